//! What is learnt from: what the rules plan in labelled conversations, and what it should have been called, where it should be and when.

use jiff::Zoned;
use jiff::civil::{Date, Time};
use models::alike;
use models::rules::choose::{Field, Scene, Times, Told, labelled, told};

use super::fit::Choice;
use super::learning::gate::Gates;
use super::learning::read::{Conversation, Gold};

/// A field to be chosen.
#[derive(Debug)]
pub struct Sample {
    /// Whose part it stays, in training or in measuring.
    pub id: String,
    pub language: String,
    /// From `eval/tune`, as people have them; else a talk written for it.
    pub case: bool,
    pub scene: Scene,
    /// How good each offer is: 0 is wrong.
    pub good: Vec<f32>,
    /// What it should be; of a place that is none, empty.
    pub wanted: Vec<String>,
}

impl Sample {
    fn new(id: &str, language: &str, case: bool, scene: Scene, wanted: &[String]) -> Self {
        let wanted = wanted.to_vec();
        let mut sample = Self { id: id.into(), language: language.into(), case, scene, good: Vec::new(), wanted };
        sample.good = (0..sample.scene.len()).map(|offer| sample.value(sample.scene.text(offer).as_deref())).collect();
        sample
    }

    /// How good it is to say this; 0 is wrong.
    pub fn value(&self, said: Option<&str>) -> f32 {
        let said = said.unwrap_or_default();
        let any = |as_good: fn(&str, &str) -> bool| self.wanted.iter().any(|wanted| as_good(said, wanted));
        match self.scene.field {
            // Without the article, where the label has none.
            _ if any(alike::same) => 2.0,
            Field::Title | Field::Task => f32::from(u8::from(any(alike::title_acceptable))),
            Field::Place => f32::from(u8::from(any(alike::same_place))),
        }
    }
}

impl Choice for Sample {
    fn case(&self) -> bool {
        self.case
    }

    fn good(&self) -> &[f32] {
        &self.good
    }

    fn scores(&self, weights: &[f32]) -> Vec<f32> {
        self.scene.scores(|slot| weights[slot as usize])
    }

    fn spread(&self, wrong: &[f32], add: &mut dyn FnMut(u32, f32)) {
        self.scene.spread(wrong, add);
    }
}

/// A time to be chosen.
#[derive(Debug)]
pub struct TimeSample {
    pub id: String,
    pub language: String,
    pub case: bool,
    pub times: Times,
    pub good: Vec<f32>,
    /// What it should be.
    pub wanted: When,
}

/// A day and an hour.
pub type When = (Option<Date>, Option<Time>);

impl TimeSample {
    fn new(conversation: &Conversation, times: Times, target: Option<&str>, wanted: &str) -> Option<Self> {
        let Conversation { id, language, case, .. } = conversation;
        let (day, hour) = labelled(wanted)?;
        // What moves to another day keeps its hour.
        let item = target.and_then(|id| conversation.agenda.iter().find(|item| item.id == id)?.start.as_ref());
        let stands = item.map(Zoned::time).filter(|time| *time != Time::midnight());
        let label = (day, hour.or(stands.filter(|_| day.is_some())));
        let good = times.values().into_iter().map(|value| how_good(value, label)).collect();
        Some(Self { id: id.clone(), language: language.clone(), case: *case, times, good, wanted: label })
    }

    /// Whether it is right to say this.
    pub fn is_right(&self, said: When) -> bool {
        how_good(said, self.wanted) > 0.0
    }
}

/// How good it is to say this; 0 is wrong. Of a day of which no hour is told, any hour is right, and none is better.
fn how_good(said: When, label: When) -> f32 {
    match label {
        (_, Some(_)) | (None, _) => f32::from(u8::from(said == label)),
        _ if said.0 != label.0 => 0.0,
        _ => {
            if said.1.is_none() {
                1.0
            } else {
                0.25
            }
        }
    }
}

impl Choice for TimeSample {
    fn case(&self) -> bool {
        self.case
    }

    fn good(&self) -> &[f32] {
        &self.good
    }

    fn scores(&self, weights: &[f32]) -> Vec<f32> {
        self.times.scores(|slot| weights[slot as usize])
    }

    fn spread(&self, wrong: &[f32], add: &mut dyn FnMut(u32, f32)) {
        self.times.spread(wrong, add);
    }
}

#[derive(Debug, Default)]
pub struct Samples {
    pub titles: Vec<Sample>,
    pub tasks: Vec<Sample>,
    pub places: Vec<Sample>,
    pub times: Vec<TimeSample>,
}

impl Samples {
    /// Every plan of the conversations that the labels have too, as told behind gates that have not learnt from them.
    pub fn of(conversations: &[Conversation], gates: &Gates) -> Self {
        let mut samples = Self::default();
        for conversation in conversations {
            samples.add_plans(conversation, gates);
        }
        samples
    }

    fn add_plans(&mut self, conversation: &Conversation, gates: &Gates) {
        let Conversation { id, said, agenda, owner, language, .. } = conversation;
        let mut gold: Vec<&Gold> = conversation.gold.iter().filter(|gold| !gold.cancels).collect();
        let (mut faint, told): (Vec<Told>, Vec<Told>) =
            told(said, agenda, owner, language, &gates.unlearnt(id)).into_iter().partition(|plan| plan.faint);
        let alone = !conversation.case && told.len() == 1 && gold.len() == 1;
        for plan in told {
            let fits = |gold: &&Gold| {
                let at = gold.message == plan.message || gold.target.is_some() || alone;
                gold.reminder == plan.reminder && gold.target == plan.target && at
            };
            let Some(i) = gold.iter().position(fits) else { continue };
            let gold = gold.remove(i);
            self.add(conversation, plan, gold);
        }
        // What the rules do not tell weights may: of its message, rather on its day.
        for gold in gold {
            let fits = |plan: &Told| {
                gold.reminder == plan.reminder && gold.target == plan.target && gold.message == plan.message
            };
            let day = gold.when.as_deref().and_then(|when| when.get(..10)?.parse().ok());
            let on_day = faint.iter().position(|plan| fits(plan) && plan.day == day);
            let Some(i) = on_day.or_else(|| faint.iter().position(fits)) else { continue };
            let plan = faint.remove(i);
            self.add(conversation, plan, gold);
        }
    }

    fn add(&mut self, conversation: &Conversation, plan: Told, gold: &Gold) {
        let Conversation { id, language, case, .. } = conversation;
        let sample = |scene, wanted: &[String]| Sample::new(id, language, *case, scene, wanted);
        let titles = if plan.reminder { &mut self.tasks } else { &mut self.titles };
        titles.extend(plan.titles.map(|scene| sample(scene, &gold.titles)));
        // A label of a change that moves nothing says no time.
        let when = gold.when.as_deref().filter(|when| gold.target.is_none() || !when.is_empty());
        let target = gold.target.as_deref();
        let times = plan.times.zip(when);
        let times = times.and_then(|(times, when)| TimeSample::new(conversation, times, target, when));
        // The labels of talks keep a deadline where the owner says that they will do it sooner.
        let sooner = |times: &TimeSample| {
            !case && plan.reminder && times.times.rules.0.is_some_and(|day| Some(day) < times.wanted.0)
        };
        self.times.extend(times.filter(|times| !sooner(times)));
        let place = gold.place.as_ref().map(std::slice::from_ref);
        self.places.extend(plan.places.zip(place).map(|(scene, place)| sample(scene, place)));
    }
}
