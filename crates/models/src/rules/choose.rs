//! What a plan is called, where it is and when: of what the rules say, and of every few words, days and hours of the messages
//! around it, the one that learned tables of weights like best. Made by `cargo run -p models --example train_choose`.
//!
//! The rules find out that something is planned, and when; which of the words near it name it, and which of several
//! places is meant, has too many forms for rules. The rules' own word is one of the offers, and what they say is counted.

mod features;
mod pages;
mod scene;
mod seen;
pub mod table;
mod time_features;
mod times;
mod verbs;

pub(crate) use pages::Pages;
pub use scene::{Field, Scene};
pub use times::{Times, labelled};

use domain::text::shorten;
use jiff::civil::Date;
use when::Language;

use super::fields::MAX_PLACE;
use super::gate::learned::Gate;
use super::resolve::Item;
use super::thread::{BEHIND, Plan, Sort, Thread, texts};
use super::title;
use super::weights::{Table, weight};
use super::words::Words;
use crate::{AgendaItem, Said};

static TITLE: &Table = include_bytes!("choose/title.bin");
static PLACE: &Table = include_bytes!("choose/place.bin");
static TASK: &Table = include_bytes!("choose/task.bin");
static TIME: &Table = include_bytes!("choose/time.bin");

/// Plans of one answer whose titles, places and times are chosen; the rest have the rules' own. More than are ever told.
pub(crate) const MOST: usize = 10;

/// Whether a message may still say what a plan is called, where it is or when.
pub(crate) fn may_name(plan: &Plan, message: usize) -> bool {
    message <= plan.source.message + BEHIND
}

/// Whether later messages than the first `first` of `until` change nothing of a plan that the rules have as it was: what it
/// is called, where it is and when, stays.
pub(crate) fn stays(pages: &Pages, plan: &Plan, first: usize, until: usize) -> bool {
    let told = plan.is_told() && !plan.cancels;
    let same = |field: Field, chosen: bool| {
        let looked_at = scene::last(field, plan, first) == scene::last(field, plan, until);
        looked_at || !(told && chosen) || choice(field, pages, plan, first) == choice(field, pages, plan, until)
    };
    let time = |until: usize| Times::of(pages, plan, until).map(|times| times.settled(&plan.slot, built_in_times));
    plan.touched < first
        && same(name_of(plan), title_is_chosen(plan))
        && same(Field::Place, place_is_chosen(plan))
        && (!told || time(first) == time(until))
}

/// The plan with the title, the place and the time that are chosen for it, by the first `until` messages.
pub(crate) fn settled(pages: &Pages, plan: &Plan, until: usize) -> Plan {
    let mut settled = plan.clone();
    if !plan.is_told() || plan.cancels {
        return settled;
    }
    if let Some(times) = Times::of(pages, plan, until) {
        settled.slot = times.settled(&plan.slot, built_in_times);
    }
    if place_is_chosen(plan)
        && let Some(place) = place(pages, plan, until)
    {
        settled.place = Some(place);
    }
    if title_is_chosen(plan)
        && let Some(title) = choice(name_of(plan), pages, plan, until)
        && !names_place(&title, plan, settled.place.as_deref())
    {
        let title = title::finish(&title);
        // "Bring it to me", said by another, is to take it there.
        let asked = plan.sort == Sort::Reminder && !plan.by.is_empty();
        settled.title = if asked { Words::of(plan.language).turned(title) } else { title };
    }
    settled
}

/// What is chosen by the first `until` messages; `None` for nothing.
fn choice(field: Field, pages: &Pages, plan: &Plan, until: usize) -> Option<String> {
    built_in(&Scene::of(field, pages, plan, until)?)
}

/// The place that is chosen; `None` for nowhere.
fn place(pages: &Pages, plan: &Plan, until: usize) -> Option<String> {
    let place = choice(Field::Place, pages, plan, until)?;
    let words: Vec<&str> = place.split_whitespace().collect();
    Some(shorten(&words.join(" "), MAX_PLACE))
}

/// Whether a title says where it is, which the rules' title does not: that is told beside it.
fn names_place(title: &str, plan: &Plan, place: Option<&str>) -> bool {
    let words = |text: &str| format!(" {} ", scene::key(text));
    let within = |one: &str, other: &str| words(other).contains(&words(one));
    let names = |title: &str, place: &str| within(title, place) || within(place, title);
    let says = |title: &str, place: &str| scene::key(title) == scene::key(place);
    place.is_some_and(|place| {
        says(title, place) && !says(&plan.title, place) || names(title, place) && !names(&plan.title, place)
    })
}

/// What a slot of a time weighs in the table that is built in.
fn built_in_times(slot: u32) -> f32 {
    weight(TIME, slot)
}

/// What the tables that are built in choose; `None` for nothing.
pub fn built_in(scene: &Scene) -> Option<String> {
    let table = match scene.field {
        Field::Title => TITLE,
        Field::Place => PLACE,
        Field::Task => TASK,
    };
    table::chosen(scene, |slot| weight(table, slot))
}

/// A plan that the rules find, with what may be its title, its place and its time: what is learnt from.
#[derive(Debug)]
pub struct Told {
    /// The message that tells it.
    pub message: usize,
    pub reminder: bool,
    /// Only offered: whether it is told, weights say.
    pub faint: bool,
    pub day: Option<Date>,
    /// The item of the agenda that it changes, by id.
    pub target: Option<String>,
    /// `None` where there is nothing to choose.
    pub titles: Option<Scene>,
    pub places: Option<Scene>,
    pub times: Option<Times>,
}

/// What the rules find in a conversation behind a gate, but for what they call off; then what is only offered.
pub fn told(said: &[Said], agenda: &[AgendaItem], owner: &str, language: &str, gate: &Gate) -> Vec<Told> {
    let items: Vec<Item> = agenda.iter().map(Item::from).collect();
    let said: Vec<&Said> = said.iter().collect();
    let texts = texts(&said);
    let mut thread = Thread::new(said, &texts, &items, owner, Language::from_code(language)).behind(gate);
    let count = texts.len();
    (0..count).for_each(|message| thread.read(message));
    let pages = Pages::of(&thread);
    let heard = thread.heard();
    let of = |plan: &Plan| {
        let scene = |field: Field, is: bool| is.then(|| Scene::of(field, &pages, plan, count)).flatten();
        Told {
            message: plan.source.message,
            reminder: plan.sort == Sort::Reminder,
            faint: plan.faint,
            day: plan.slot.day,
            target: plan.target.clone(),
            titles: scene(name_of(plan), title_is_chosen(plan)),
            places: scene(Field::Place, place_is_chosen(plan)),
            times: Times::of(&pages, plan, count),
        }
    };
    let told = |plan: &&Plan| if plan.faint { plan.target.is_none() } else { plan.is_told() && !plan.cancels };
    heard.iter().filter(told).map(of).collect()
}

/// By which table what it is called is chosen.
fn name_of(plan: &Plan) -> Field {
    if plan.sort == Sort::Event { Field::Title } else { Field::Task }
}

/// Whether the title of a plan is chosen: what stands in the agenda has one.
fn title_is_chosen(plan: &Plan) -> bool {
    plan.target.is_none()
}

/// Whether its place is chosen: of what stands in the agenda the rules alone say that it moves.
fn place_is_chosen(plan: &Plan) -> bool {
    plan.sort == Sort::Event && plan.target.is_none()
}
