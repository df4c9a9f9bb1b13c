//! What is named after a holiday is on it, where nothing says another day: "when do you want us for Christmas lunch?",
//! "come at one".

use jiff::civil::Date;
use jiff::{ToSpan, Zoned};
use when::{Context, Flag, Language, Value};

use super::weekday::day_of;
use super::{Line, MEMORY, Plan, Slot, Sort, Thread};
use crate::rules::lexicon::Occasion;
use crate::rules::reading::Reading;
use crate::rules::text::clip;

/// The rule of `when` for a holiday by its name, and that for a day by its number alone.
const HOLIDAY: &str = "day.holiday";
const NUMBER: &str = "day.of_month";
/// Days around a holiday that are told from it: its eve, its weekend.
const NEAR: i32 = 4;

/// The holiday that a text names, where it is not far off.
fn of_text(text: &str, language: Language, at: &Zoned) -> Option<Date> {
    /// Days in which something is planned by the name of a holiday.
    const FAR: i32 = 70;
    let context = Context { languages: vec![language], ..Context::new(at.clone()) };
    let named = when::find(text, &context).into_iter().find(|found| found.rule == HOLIDAY);
    let day = named.filter(|found| !found.flags.contains(&Flag::Past)).and_then(|found| day_of(&found));
    day.filter(|day| day.since((jiff::Unit::Day, at.date())).is_ok_and(|span| (0..=FAR).contains(&span.get_days())))
}

/// The day near a holiday that fits.
fn near(holiday: Date, fits: impl Fn(Date) -> bool) -> Option<Date> {
    let days = (0..=NEAR).flat_map(|away| [-away, away]);
    days.filter_map(|away| holiday.checked_add(away.days()).ok()).find(|day| fits(*day))
}

/// A holiday is kept at a meal, among guests; a party or a concert by its name may be on any day before.
fn is_kept(occasion: Option<Occasion>) -> bool {
    use Occasion::{Breakfast, Dinner, Gathering, Holiday, Lunch};
    matches!(occasion, None | Some(Breakfast | Lunch | Dinner | Gathering | Holiday))
}

impl Thread<'_> {
    /// The day of what is named after a holiday, said with its hour alone, or with a weekday that is the holiday's.
    pub(super) fn on_holiday(&self, plan: &Plan, line: &Line) -> Option<Slot> {
        /// Messages before in which the holiday may be spoken of, and bytes of each.
        const SPOKEN: usize = 3;
        const LOOKED_AT: usize = 300;
        let event = plan.sort == Sort::Event && plan.slot.clock.is_some() && is_kept(plan.occasion);
        let open = event && plan.slot.rule.is_none();
        let text = |text: &str| of_text(text, plan.language, &line.said.at);
        let spoken = || {
            let first = line.message.saturating_sub(SPOKEN);
            let told = plan.slot.day.is_some() || self.day.is_some();
            let before = (first..=line.message).rev().filter(|_| !told).filter_map(|message| self.at(message));
            before.map(|said| clip(&said.text, LOOKED_AT)).find_map(text)
        };
        let holiday = Some(()).filter(|()| open).and_then(|()| text(&plan.title).or_else(spoken))?;
        let weekday = |day: Date| line.slot.is_some() && day.weekday() == holiday.weekday();
        let told = line.slot.as_ref().and_then(|slot| slot.day);
        told.is_none_or(weekday).then(|| Slot { day: Some(holiday), ..plan.slot.clone() })
    }

    /// "Christmas at ours, on the 24th": a number alone is of the days around the holiday that is spoken of.
    pub(super) fn near_holiday(&self, reading: &mut Reading, message: usize) {
        if !reading.found.iter().any(|found| found.rule == NUMBER) {
            return;
        }
        let recent = |plan: &&Plan| !plan.dropped && message.saturating_sub(plan.touched) <= MEMORY;
        let (language, at) = (reading.words.language, reading.at);
        let planned = || self.plans.iter().rev().filter(recent).find_map(|plan| of_text(&plan.title, language, at));
        let Some(holiday) = of_text(reading.text, language, at).or_else(planned) else { return };
        for found in reading.found.iter_mut().filter(|found| found.rule == NUMBER) {
            let Some(said) = day_of(found) else { continue };
            let Some(day) = near(holiday, |day| day.day() == said.day()).filter(|day| *day != said) else { continue };
            match &mut found.value {
                Value::Date(date) => *date = day,
                Value::DateTime(moment) => {
                    *moment = moment.with().date(day).build().unwrap_or_else(|_| moment.clone());
                }
                _ => {}
            }
        }
    }
}
