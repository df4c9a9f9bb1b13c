//! The title: the words of the people without the command, the time and the place.

use std::ops::Range;

use domain::text::shorten;

use super::detect::DetectedKind;
use super::fields::{self, People, Place};
use super::intent;
use super::judge::{self, Finding};
use super::lexicon::{Hit, Mark, Occasion};
use super::reading::Reading;
use super::text::{capitalised, fill};

/// Characters of a title; a longer one is cut with an ellipsis.
pub(crate) const MAX_TITLE: usize = 120;

/// Phrases that are no part of a title wherever they stand.
const NEVER: &[Mark] = &[Mark::Calendar, Mark::Urgent, Mark::Important, Mark::Unhurried, Mark::Joke, Mark::Salute];

/// Phrases that are dropped where they stand before the title's first word.
const BEFORE: &[Mark] = &[
    Mark::Filler,
    Mark::Polite,
    Mark::Have,
    Mark::Duty,
    Mark::Suggest,
    Mark::Naming,
    Mark::Edge,
    Mark::Greet,
    Mark::Thanks,
];

/// Words of what an appointment is for.
const MAX_PURPOSE: usize = 7;

/// Words of a title that says enough without who takes part.
const LONG: usize = 4;

/// What a title is made from.
pub(crate) struct Draft<'r, 'a> {
    pub reading: &'r Reading<'a>,
    pub place: Option<&'r Place>,
    pub people: &'r People,
    /// Tokens that are no part of it: the command, and whatever stands before it.
    pub drop: Vec<Range<usize>>,
    /// Whether what follows a gap belongs to it without a linking word: so for tasks ("send tomorrow the report").
    pub whole: bool,
    /// A verb and the form that the title gives it.
    pub verb: Option<(Range<usize>, String)>,
    /// Tokens that are left out without a gap: "you" in "send you the report".
    pub skip: Vec<usize>,
    /// Whether the first verb or conjunction ends it: "the meeting" in "the meeting will be long".
    pub noun: bool,
}

impl<'r, 'a> Draft<'r, 'a> {
    pub(crate) fn new(reading: &'r Reading<'a>, people: &'r People) -> Self {
        Self { reading, place: None, people, drop: Vec::new(), whole: false, verb: None, skip: Vec::new(), noun: false }
    }

    /// The title, cleaned, capitalised and bounded; empty where nothing is left.
    pub(crate) fn title(&self) -> String {
        if let Some(quoted) = self.quoted() {
            return finish(&quoted);
        }
        let runs = self.runs();
        let Some(first) = runs.iter().position(|(run, _)| self.has_content(run)) else { return String::new() };
        let mut title = self.written(self.trimmed(runs[first].0.clone(), true));
        for (run, broken) in &runs[first + 1..] {
            let linked = self.reading.at(run.start, Mark::Link).is_some() || self.people.tokens.start == run.start;
            if *broken || !(linked || self.whole) {
                break;
            }
            let run = self.trimmed(run.clone(), title.is_empty());
            if self.has_content(&run) {
                title.push(' ');
                title.push_str(&self.written(run));
            }
        }
        if let Some((_, form)) = self.verb.as_ref().filter(|_| self.reading.words.verb_last) {
            title.push(' ');
            title.push_str(form);
        }
        let trade = self.people.tokens.clone().find_map(|i| self.reading.noun_end(i).map(|end| i..end));
        if self.verb.is_none() && self.starts_with_people(&title, &runs) {
            if let Some(trade) = trade {
                return finish(self.reading.slice(trade));
            }
            title = fill(self.reading.words.texts.meeting_with, &[("who", &self.people.names.join(", "))]);
        }
        finish(&title)
    }

    /// Gives the verb at token `i` the form of a title, and leaves out the small words about it: "mándame" is "mandar".
    pub(crate) fn name_verb(&mut self, i: usize) {
        let words = self.reading.words;
        // "your cleaning" is a thing.
        if self.reading.is_noun(i) && self.reading.at(i, Mark::Doing).is_some() {
            return;
        }
        if let Some(end) = self.reading.noun_end(i).filter(|&end| end > i + 1) {
            let folded: Vec<&str> = (i..end).map(|i| self.reading.tokens.folded(i)).collect();
            self.verb = words.title_of(&folded.join(" ")).map(|form| (i..end, form.to_owned()));
            return;
        }
        let known = self.reading.at_any(i, &[Mark::Task, Mark::Order, Mark::Promise, Mark::Doing]);
        let Some(end) = known.or_else(|| words.title_of(self.reading.tokens.folded(i)).map(|_| i + 1)) else {
            self.verb = self.unknown_verb(i).map(|form| (i..i + 1, form));
            let before = i.checked_sub(1).filter(|_| self.verb.is_some());
            self.skip.extend(before.filter(|&i| words.is_particle(self.reading.tokens.folded(i))));
            return;
        };
        let folded: Vec<&str> = (i..end).map(|i| self.reading.tokens.folded(i)).collect();
        if let Some(form) = words.title_of(&folded.join(" ")) {
            let parted = self.reading.parted(i, end);
            let prefix = parted.map_or_else(String::new, |last| self.reading.word(last).to_lowercase());
            let form = if form.starts_with(&prefix) { form.to_owned() } else { format!("{prefix}{form}") };
            self.verb = Some((i..end, form));
            self.skip.extend(parted);
        }
        // "Bringst du auf dem Heimweg noch …": what says how stands behind the verb.
        let small = |i: usize| {
            let said = self.reading.at_any(i, &[Mark::Edge, Mark::Filler]);
            said.or_else(|| words.is_particle(self.reading.tokens.folded(i)).then_some(i + 1))
        };
        let thing = |i: usize| self.reading.at(i, Mark::Article) == Some(i + 1) && self.reading.is_capital(i + 1);
        let small = |i: usize| small(i).filter(|_| !thing(i));
        let mut next = end;
        while let Some(over) = small(next).filter(|_| words.verb_last) {
            self.skip.extend(next..over);
            next = over;
        }
        let before = i.checked_sub(1).into_iter();
        let small = |i: &usize| words.is_particle(self.reading.tokens.folded(*i));
        // "Consigue tú las llaves."
        let listener = words.is_listener(self.reading.tokens.folded(end)) && self.verb.is_some();
        self.skip.extend(before.chain([end]).filter(small).chain(listener.then_some(end)));
    }

    /// As [`Self::name_verb`], where token `i` names an event: the "review" of "the budget review" is no verb.
    pub(crate) fn name_noun(&mut self, i: usize) {
        let verb = self.reading.at(i, Mark::Task).is_none() || noun_start(self.reading, i) == i;
        if !self.reading.is_noun(i) || verb {
            self.name_verb(i);
        }
    }

    /// The form that a title gives to a verb of no list: "barnizar" for "barnizarme", "revisar" for "que revises".
    fn unknown_verb(&self, i: usize) -> Option<String> {
        let words = self.reading.words;
        let word = self.reading.word(i);
        if words.verb_last && words.closes(word) && !self.reading.is_capital(i) {
            return Some(words.without_infix(word));
        }
        if judge::behind_that(self.reading, i) {
            return words.infinitive_of(word);
        }
        let who = i.checked_sub(1).is_some_and(|before| self.reading.within(before, &[Mark::Who]));
        if who || judge::told(self.reading) == Some(i) {
            return words.infinitive_of_first(word, true);
        }
        let bare = words.infinitive(word).filter(|bare| bare.len() < word.len()).map(str::to_owned);
        // "Me enverniza a mesa", "você reserva o hotel".
        let told = || words.infinitive_told(word).filter(|_| judge::asked(self.reading) == Some(i));
        bare.or_else(told).filter(|_| !self.reading.is_noun(i))
    }

    /// `lunch "La Tasca" tomorrow`: what stands in quotes was meant as a title.
    fn quoted(&self) -> Option<String> {
        let tokens = &self.reading.tokens;
        let open = (0..tokens.len()).find(|&i| matches!(tokens.sign(i), Some('"' | '“' | '«' | '”')))?;
        let close = (open + 1..tokens.len()).find(|&i| matches!(tokens.sign(i), Some('"' | '”' | '»' | '“')))?;
        let inside = self.reading.slice(open + 1..close);
        (close > open + 1 && (open + 1..close).any(|i| tokens.is_word(i))).then(|| inside.to_owned())
    }

    /// What is left between what is dropped, each with whether a sentence or comma parts it from the one before.
    fn runs(&self) -> Vec<(Range<usize>, bool)> {
        let mut runs: Vec<(Range<usize>, bool)> = Vec::new();
        let (mut start, mut broken) = (None, false);
        for i in 0..=self.reading.tokens.len() {
            let ends = i == self.reading.tokens.len() || self.is_dropped(i) || self.breaks(i);
            if ends {
                if let Some(start) = start.take() {
                    runs.push((start..i, broken));
                    broken = false;
                }
                broken |= self.breaks(i);
            } else if start.is_none() {
                start = Some(i);
            }
        }
        runs
    }

    fn is_dropped(&self, i: usize) -> bool {
        self.reading.is_timed(i)
            || self.drop.iter().any(|range| range.contains(&i))
            || self.place.is_some_and(|place| place.tokens.contains(&i) && !self.leads_to(place))
            || self.reading.within(i, NEVER)
            || (self.noun && self.ends_noun(i))
    }

    /// "Trip to the science museum": the place is where it goes, and says what it is.
    fn leads_to(&self, place: &Place) -> bool {
        let noun = place.tokens.start.checked_sub(1).filter(|_| self.noun);
        let travels = |hit: &Hit| matches!(hit.mark, Mark::Noun(Occasion::Travel | Occasion::Visit));
        noun.is_some_and(|noun| self.reading.covering(noun).any(travels))
            && self.reading.at(place.tokens.start, Mark::To).is_some()
    }

    /// Whether token `i` is a verb or conjunction after the thing itself.
    fn ends_noun(&self, i: usize) -> bool {
        let stops = self.reading.at(i, Mark::Stop).is_some();
        stops
            && !self.people.tokens.contains(&i)
            && !self.reading.is_noun(i)
            && self.reading.at_any(i, &[Mark::Link, Mark::With, Mark::Article]).is_none()
    }

    fn breaks(&self, i: usize) -> bool {
        if self.reading.is_timed(i) {
            return false;
        }
        match self.reading.tokens.sign(i) {
            Some('.') => i == 0 || !self.reading.words.is_abbreviation(self.reading.tokens.folded(i - 1)),
            Some(',') => !self.people.tokens.contains(&i),
            Some(
                '-' | '–' | '—' | '!' | '?' | '¿' | '¡' | ';' | ':' | '(' | ')' | '[' | ']' | '…' | '"' | '“' | '”'
                | '«' | '»' | '*' | '_',
            ) => true,
            _ => false,
        }
    }

    fn has_content(&self, run: &Range<usize>) -> bool {
        let empty =
            [BEFORE, &[Mark::Link, Mark::Alert, Mark::With, Mark::And, Mark::At, Mark::It, Mark::Question]].concat();
        let verb = |i: usize| self.verb.as_ref().is_some_and(|(tokens, _)| tokens.contains(&i));
        run.clone().any(|i| verb(i) || self.reading.tokens.is_word(i) && !self.reading.within(i, &empty))
    }

    /// Without the small words at the end, and at the start where `both`.
    fn trimmed(&self, mut run: Range<usize>, both: bool) -> Range<usize> {
        while both && run.start < run.end {
            let people = self.people.tokens.start == run.start && !self.people.names.is_empty();
            let verb = self.verb.as_ref().is_some_and(|(tokens, _)| tokens.start == run.start);
            let light = self.reading.at(run.start, Mark::Light).filter(|_| !self.whole);
            let skip = if people || verb { None } else { self.reading.at_any(run.start, BEFORE).max(light) };
            match skip {
                Some(end) if end < run.end => run.start = end,
                _ if !self.reading.tokens.is_word(run.start) => run.start += 1,
                _ => break,
            }
        }
        while run.start < run.end {
            let last = run.end - 1;
            let small = self.reading.covering(last).find(|hit| {
                hit.tokens.end == run.end
                    && hit.tokens.start > run.start
                    && matches!(hit.mark, Mark::Edge | Mark::Filler | Mark::Alert)
                    && !self.people.tokens.contains(&last)
            });
            // "Barbecue from 2".
            let hour = self.reading.tokens.folded(last).bytes().all(|b| b.is_ascii_digit())
                && last > run.start
                && self.reading.within(last - 1, &[Mark::Since, Mark::At]);
            match small {
                _ if hour => run.end = last - 1,
                Some(hit) => run.end = hit.tokens.start,
                None if !self.reading.tokens.is_word(last) => run.end = last,
                None => break,
            }
        }
        run
    }

    /// As it was written, but with one space between words and with names that were written small made large.
    fn written(&self, run: Range<usize>) -> String {
        let mut out = String::new();
        let mut end = None;
        for i in run {
            let span = &self.reading.tokens.list[i].span;
            let verb = self.verb.as_ref().filter(|(tokens, _)| tokens.contains(&i));
            let behind = self.reading.words.verb_last;
            if self.skip.contains(&i) || verb.is_some_and(|(tokens, _)| i > tokens.start || behind) {
                continue;
            }
            if end.is_some_and(|end| end < span.start) {
                out.push(' ');
            }
            end = Some(span.end);
            if let Some((_, form)) = verb {
                out.push_str(form);
            } else if self.people.small.contains(&i) {
                out.push_str(&capitalised(self.reading.word(i)));
            } else {
                out.push_str(self.reading.word(i));
            }
        }
        out
    }

    fn starts_with_people(&self, title: &str, runs: &[(Range<usize>, bool)]) -> bool {
        let people = &self.people.tokens;
        !self.people.names.is_empty()
            && runs.iter().all(|(run, _)| run.start >= people.start || !self.has_content(run))
            && title.len() <= self.reading.slice(people.clone()).len()
    }
}

/// The title of something to do that is told from token `from` on, or of what stands before where nothing follows.
pub(crate) fn of_task(reading: &Reading, from: usize) -> String {
    let people = fields::people(reading);
    let mut draft = Draft { whole: true, ..Draft::new(reading, &people) };
    draft.drop.extend(reading.all(Mark::Alert).chain(reading.all(Mark::Remind)).map(|hit| hit.tokens.clone()));
    if intent::has_content(reading, from) {
        draft.drop.push(0..from);
    }
    let content = |&i: &usize| intent::is_content(reading, i);
    let first = (from..reading.tokens.len()).find(content).unwrap_or(from);
    draft.name_verb(reading.last_verb(from).unwrap_or(first));
    draft.title()
}

/// The title of an event by its noun at token `head`, up to what is said of it.
pub(crate) fn of_noun(reading: &Reading, head: usize) -> String {
    let people = fields::people(reading);
    let mut draft = Draft { noun: true, ..Draft::new(reading, &people) };
    draft.name_noun(head);
    draft.drop.push(0..if draft.verb.is_some() { head } else { noun_start(reading, head) });
    draft.drop.extend(told_of(reading, head).map(|start| start..reading.tokens.len()));
    draft.title()
}

/// Whether token `i` opens a clause about what the verb at token `head` acts on: "la basura, que huele". Behind a verb of
/// saying the clause is what is said, and "lo que falta" is a thing.
fn tells_more(reading: &Reading, head: usize, i: usize) -> bool {
    let words = reading.words;
    let said = words.title_of(reading.tokens.folded(head)).is_some_and(|title| words.says(title));
    // "Llámalo y me cuentas."
    let clitic = |i: usize| words.is_particle(reading.tokens.folded(i)) && reading.within(i, &[Mark::Mine, Mark::Ours]);
    if words.has_clitics() && reading.at(i, Mark::And) == Some(i + 1) && clitic(i + 1) {
        return true;
    }
    words.is_that(reading.tokens.folded(i)) && !said && !reading.within(i - 1, &[Mark::Article, Mark::It])
}

/// Whether "para comprar" stands at token `i`.
fn is_purpose(reading: &Reading, i: usize) -> bool {
    let words = reading.words;
    words.is_purpose(reading.tokens.folded(i))
        && words.infinitive(reading.word(i + 1)).is_some()
        && !reading.is_noun(i + 1)
}

/// What an appointment is for, where it says so: "para repasar la propuesta" is "Repasar la propuesta".
pub(crate) fn of_purpose(reading: &Reading, place: Option<&Place>) -> Option<String> {
    let words = reading.words;
    let suggested = |i: usize| {
        let small = |i: usize| reading.within(i, &[Mark::To, Mark::Edge]) && !reading.is_capital(i);
        let before = if small(i - 1) && i > 1 { i - 2 } else { i - 1 };
        reading.within(before, &[Mark::Suggest, Mark::Meet])
    };
    // "To plan the raffle": where no ending tells a verb, the word before it does.
    let bare = |i: usize| {
        let verb = reading.at(i, Mark::Task).is_some() || reading.covering(i).next().is_none();
        words.is_purpose(reading.tokens.folded(i - 1)) && verb && reading.tokens.is_word(i) && !words.has_infinitives()
    };
    let verb = |&i: &usize| {
        !reading.is_timed(i)
            && !reading.is_capital(i)
            && (words.infinitive(reading.word(i)).is_some() || bare(i))
            && reading.at_any(i, &[Mark::Meet, Mark::Light, Mark::Have]).is_none()
    };
    let mut verbs = (1..reading.tokens.len()).filter(verb);
    let purpose = verbs.clone().find(|&i| words.is_purpose(reading.tokens.folded(i - 1)));
    let i = purpose.or_else(|| verbs.find(|&i| suggested(i)))?;
    let people = fields::people(reading);
    let mut draft = Draft { place, whole: true, ..Draft::new(reading, &people) };
    let over = (i + 1..reading.tokens.len()).find(|&i| reading.at(i, Mark::Clause).is_some() && !reading.is_timed(i));
    draft.drop.extend([0..i, reading.clause_end(i)..reading.tokens.len()]);
    draft.drop.extend(over.map(|over| over..reading.tokens.len()));
    let form = words.infinitive(reading.word(i)).unwrap_or(reading.word(i));
    draft.verb = Some((i..i + 1, form.to_owned()));
    Some(draft.title()).filter(|title| (2..=MAX_PURPOSE).contains(&title.split(' ').count()))
}

/// The title of an event that the text tells by a verb alone.
pub(crate) fn of_meeting(reading: &Reading, people: &[String]) -> String {
    let texts = reading.words.texts;
    if reading.has(Mark::Fetch) && !people.is_empty() {
        finish(&fill(texts.fetch, &[("who", &people.join(", "))]))
    } else if people.is_empty() {
        texts.meeting.to_owned()
    } else {
        finish(&fill(texts.meeting_with, &[("who", &people.join(", "))]))
    }
}

/// The title with other people in it: "Lunch with Luis" for "Lunch with Ana". `None` where it names none of those who
/// took part before.
pub(crate) fn with_others(title: &str, before: &[String], after: &[String]) -> Option<String> {
    let named = before.iter().filter_map(|name| Some((title.find(name.as_str())?, name.len())));
    let (start, end) = named.fold(None, |all: Option<(usize, usize)>, (at, length)| {
        Some(all.map_or((at, at + length), |(start, end)| (start.min(at), end.max(at + length))))
    })?;
    Some(finish(&format!("{}{}{}", &title[..start], after.join(", "), &title[end..])))
}

/// Capitalised, on one line, and bounded.
pub(crate) fn finish(title: &str) -> String {
    let words: Vec<&str> = title.split_whitespace().collect();
    shorten(&capitalised(&words.join(" ")), MAX_TITLE)
}

/// The title of what was found in a message of `sender`.
pub(crate) fn of_finding(reading: &Reading, finding: &Finding, place: Option<&Place>, sender: Option<&str>) -> String {
    let people = fields::people(reading);
    let texts = reading.words.texts;
    let Some(head) = finding.head else {
        if let Some(purpose) = of_purpose(reading, place) {
            return purpose;
        }
        if let Some(told) = of_object(reading, place, &people) {
            return told;
        }
        let who: Vec<String> =
            if people.names.is_empty() { sender.iter().map(|&name| finish(name)).collect() } else { people.names };
        return of_meeting(reading, &who);
    };
    let mut draft = Draft { place, ..Draft::new(reading, &people) };
    let task = matches!(finding.kind, DetectedKind::Promise | DetectedKind::Reminder);
    if task {
        draft.whole = true;
        let over = (head + 1..reading.tokens.len()).find(|&start| {
            // "Call the yard first thing and get them to swap the wrong ones": the first is what is asked.
            let another = reading.at(start, Mark::And).and_then(|next| reading.at(next, Mark::Task)).is_some();
            let long = another && start > head + LONG && reading.tokens.len() - start > LONG;
            let more = reading.at(start, Mark::Clause).is_some() || tells_more(reading, head, start);
            let clause = long || start > head + 1 && more;
            (clause || is_purpose(reading, start)) && !reading.words.verb_last && !reading.is_timed(start)
        });
        draft.drop.extend(over.map(|over| over..reading.tokens.len()));
        draft.drop.push(0..if reading.words.verb_last { clause_start(reading, head) } else { head });
        draft.drop.extend(beside(reading, head).map(|start| start..reading.tokens.len()));
        draft.name_verb(head);
        draft.drop.extend(echo(reading, head));
        let whens = reading.hits.iter().filter(|hit| matches!(hit.mark, Mark::Underway | Mark::ByThen));
        draft.drop.extend(whens.map(|hit| hit.tokens.clone()));
    } else {
        draft.noun = true;
        draft.name_noun(head);
        let nudge = reading.all(Mark::Nudge).map(|hit| hit.tokens.start).find(|&start| start > head);
        draft.drop.extend(nudge.map(|start| start..reading.tokens.len()));
        // "your table arrives" is the delivery: the verb stands for the noun.
        draft.drop.push(0..if draft.verb.is_some() { head } else { noun_start(reading, head) });
        draft.drop.extend(told_of(reading, head).map(|start| start..reading.tokens.len()));
    }
    let title = draft.title();
    match (finding.kind, sender) {
        (DetectedKind::Promise, Some(who)) if !title.is_empty() => {
            let what = if reading.words.capital_nouns { title } else { uncapitalised(&title) };
            finish(&fill(texts.of_other, &[("who", who), ("what", &what)]))
        }
        (DetectedKind::Event, Some(who))
            if finding.together
                && people.names.is_empty()
                && !title.is_empty()
                && title.split(' ').count() <= LONG
                && is_shared(reading) =>
        {
            finish(&fill(texts.with_who, &[("what", &title), ("who", &finish(who))]))
        }
        _ => title,
    }
}

/// What stands behind a verb and says nothing of what is done: who does it in "llevo yo el postre", and the yes with who
/// is spoken to in "trago sim mãe".
fn echo(reading: &Reading, head: usize) -> Option<Range<usize>> {
    let end = reading.at_any(head, &[Mark::Promise, Mark::Task])?;
    if reading.words.is_subject(reading.tokens.folded(end)) && !reading.words.verb_last {
        return Some(end..end + 1);
    }
    let yes = reading.at(end, Mark::Yes)?;
    let thing = reading.at_any(yes, &[Mark::Article, Mark::With, Mark::In, Mark::To, Mark::Link]).is_some();
    Some(end..if thing { yes } else { reading.clause_end(yes) })
}

/// What the people have or do, where no known noun names it: "Kuchen" in "es gibt Kuchen", "A bite" in "let's grab a bite".
pub(crate) fn of_object(reading: &Reading, place: Option<&Place>, people: &People) -> Option<String> {
    const OPENS: &[Mark] = &[Mark::Meet, Mark::Light, Mark::Have];
    let verbs = reading.hits.iter().filter(|hit| OPENS.contains(&hit.mark)).map(|hit| hit.tokens.end);
    let thing = |&i: &usize| {
        let noun = reading.at(i, Mark::Article).unwrap_or(i);
        let named = noun > i || reading.words.capital_nouns && reading.is_capital(noun);
        let talk = [
            Mark::Stop,
            Mark::Edge,
            Mark::Agree,
            Mark::Refuse,
            Mark::Question,
            Mark::Person,
            Mark::Not,
            Mark::Filler,
            Mark::Task,
            Mark::Meet,
            Mark::Suggest,
        ];
        let is = |i: usize| reading.tokens.is_word(i) && !reading.is_timed(i) && !reading.within(i, &talk);
        named && is(noun) && !people.tokens.contains(&noun) && !place.is_some_and(|place| place.tokens.contains(&noun))
    };
    let start = verbs.max_by_key(|&end| usize::from(thing(&end))).filter(thing)?;
    let mut draft = Draft { place, noun: true, ..Draft::new(reading, people) };
    draft.drop.push(0..start);
    Some(draft.title()).filter(|title| (1..=LONG).contains(&title.split(' ').count()) && !title.is_empty())
}

/// Where what is said of the event at token `head` begins: "was moved", "is at", "aura lieu".
fn told_of(reading: &Reading, head: usize) -> Option<usize> {
    const TELLS: &[Mark] = &[Mark::Moved, Mark::Cancelled, Mark::Instead, Mark::Have, Mark::Owed];
    let told = reading.hits.iter().filter(|hit| TELLS.contains(&hit.mark) && hit.tokens.start > head);
    let small = |i: usize| reading.within(i, &[Mark::Link, Mark::With, Mark::Article]);
    let plain = |hit: &&Hit| !reading.is_noun(hit.tokens.start) && !hit.tokens.clone().all(small);
    told.filter(|hit| !small(hit.tokens.start) || hit.tokens.len() > 1).find(plain).map(|hit| hit.tokens.start)
}

/// Whether who proposes it takes part in it: a dentist's appointment is one's own.
fn is_shared(reading: &Reading) -> bool {
    use super::lexicon::Occasion::{Dentist, Doctor, Exam, Haircut, Holiday, Travel, Visit};
    const ALONE: &[super::lexicon::Occasion] = &[Dentist, Doctor, Exam, Haircut, Holiday, Travel, Visit];
    reading.occasion_hit().is_none_or(|(occasion, _)| !ALONE.contains(&occasion))
}

/// Where verbs stand last: what is asked for behind the verb's clause, "… rausstellen und um 4 den Monteur reinlassen",
/// "…, solange wir weg sind".
fn beside(reading: &Reading, head: usize) -> Option<usize> {
    let words = reading.words;
    let closed = |i: usize| {
        let last = reading.tokens.folded(i);
        reading.within(i, &[Mark::Task]) && words.closes(reading.word(i)) || words.is_prefix(last)
    };
    (head + 1..reading.tokens.len()).filter(|_| words.verb_last).find(|&i| {
        let another = reading.at(i, Mark::And).is_some() && closed(i - 1);
        let told = reading.within(i, &[Mark::Ask]) || words.is_that(reading.tokens.folded(i));
        let clause = reading.at(i, Mark::Clause).is_some() && !told;
        !reading.is_timed(i) && (another || clause && i > head + 1)
    })
}

/// Where what the verb at token `head` acts on may begin: behind the last sign or request before it.
fn clause_start(reading: &Reading, head: usize) -> usize {
    let sign = (0..head).rev().find(|&i| reading.tokens.sign(i).is_some() && !reading.is_timed(i)).map(|i| i + 1);
    let asks = [Mark::Ask, Mark::Pledge, Mark::Remind, Mark::Duty, Mark::Polite, Mark::Who];
    let asked = reading.hits.iter().filter(|hit| asks.contains(&hit.mark) && hit.tokens.end <= head);
    asked.map(|hit| hit.tokens.end).chain(sign).max().unwrap_or(0)
}

/// The start of the noun phrase around token `head`: "quarterly budget meeting".
pub(crate) fn noun_start(reading: &Reading, head: usize) -> usize {
    const MAX_BEFORE: usize = 3;
    let told = [
        BEFORE,
        &[Mark::Meet, Mark::Stop, Mark::Person, Mark::Other, Mark::Pledge, Mark::Ask, Mark::Cancelled, Mark::Moved],
    ]
    .concat();
    let told = [
        &told[..],
        &[Mark::Task, Mark::Article, Mark::Question, Mark::Remind, Mark::And, Mark::Cancel, Mark::Move, Mark::Create],
    ]
    .concat();
    let mut start = head;
    while start > 0 && head - start < MAX_BEFORE {
        let before = start - 1;
        let said_to = before > 0 && fields::is_mention(reading, before - 1);
        if !reading.tokens.is_word(before) || reading.is_timed(before) || reading.within(before, &told) || said_to {
            break;
        }
        start = before;
    }
    start
}

/// With a small first letter, unless the first word is all capitals.
pub(crate) fn uncapitalised(title: &str) -> String {
    let mut chars = title.chars();
    match (chars.next(), chars.clone().next()) {
        (Some(first), second) if !second.is_some_and(char::is_uppercase) => first.to_lowercase().chain(chars).collect(),
        _ => title.to_owned(),
    }
}
