//! What the person wants: the intent of one reading.
//!
//! To add an intent: a variant, a test in [`understand`] in the order that decides between rivals, its action in `chat.rs`.

use domain::FactKind;

use super::fields::{self, People};
use super::lexicon::{Hit, Mark};
use super::reading::Reading;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Intent {
    /// Asked for by a command.
    Create,
    /// Told, without a command: "lunch with Ana on Friday".
    Implied,
    Remind,
    /// Something to do, told without "remind me": "buy milk tomorrow".
    Task,
    Move,
    Cancel,
    /// What was told is to be told again later.
    Snooze,
    /// What the person is told unasked goes on or off.
    Brief,
    /// When there is time: "am I free on Thursday at 3?", "find an hour with Ana".
    Free,
    /// What they say to an invitation.
    Answer,
    Complete,
    /// "I called mum": done only where a reminder says so.
    PerhapsComplete,
    Dismiss,
    List,
    Find,
    /// Something about the person is to be kept.
    Remember,
    Forget,
    /// "forget the meeting": what stands in the agenda, else a fact.
    Drop,
    /// "forget everything".
    ForgetAll,
    /// Asks what is known about them.
    Known,
    Help,
    Hello,
    Wellbeing,
    Thanks,
    Bye,
    Yes,
    No,
    /// Only a time, a place or people: part of something else.
    Fragment,
    Unclear,
}

impl Intent {
    /// Whether a command or question of the language's own words says it.
    pub(crate) fn is_command(self) -> bool {
        use Intent::{
            Answer, Brief, Cancel, Complete, Create, Dismiss, Drop, Find, Forget, ForgetAll, Free, Help, Known, List,
            Move, Remember, Remind, Snooze,
        };
        matches!(
            self,
            Create
                | Remind
                | Move
                | Cancel
                | Complete
                | Dismiss
                | Snooze
                | Brief
                | List
                | Find
                | Free
                | Answer
                | Help
                | Remember
                | Forget
                | Drop
                | ForgetAll
                | Known
        )
    }

    /// Whether it says nothing to act on.
    pub(crate) fn is_talk(self) -> bool {
        matches!(self, Self::Hello | Self::Wellbeing | Self::Thanks | Self::Bye | Self::Yes | Self::No)
    }
}

/// An intent and where its content starts: the tokens before hold the command.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Understood {
    pub intent: Intent,
    /// The first token of what is wanted.
    pub from: usize,
    /// The first token of the command itself.
    pub command: usize,
}

/// The commands that may open a wish, the one that wins a tie first.
const OPENING: [(Mark, Intent); 8] = [
    (Mark::Remind, Intent::Remind),
    (Mark::Dismiss, Intent::Dismiss),
    (Mark::Cancel, Intent::Cancel),
    (Mark::Complete, Intent::Complete),
    (Mark::List, Intent::List),
    (Mark::Find, Intent::Find),
    (Mark::Move, Intent::Move),
    (Mark::Create, Intent::Create),
];

/// Phrases that carry no content of their own.
pub(crate) const EMPTY: &[Mark] = &[
    Mark::Filler,
    Mark::Edge,
    Mark::Alert,
    Mark::Remind,
    Mark::Calendar,
    Mark::Urgent,
    Mark::Important,
    Mark::Unhurried,
    Mark::Polite,
    Mark::At,
    Mark::In,
    Mark::With,
    Mark::To,
    Mark::And,
    Mark::Article,
    Mark::It,
    Mark::Later,
    Mark::Earlier,
    Mark::Naming,
];

/// Words of a text that may be something to do without saying when.
const SHORT: usize = 12;

pub(crate) fn understand(reading: &Reading) -> Understood {
    if let Some(intent) = talk(reading) {
        return Understood { intent, from: reading.tokens.len(), command: 0 };
    }
    let (start, duty) = opening(reading);
    let at = |intent, command, from| Understood { intent, from, command };
    // "remind me to call Ana again" is no snooze.
    let remind = reading.at_any(start, &[Mark::Remind]);
    if let Some(end) = reading.at_any(start, &[Mark::Snooze]).filter(|end| remind.is_none_or(|remind| remind <= *end)) {
        return at(Intent::Snooze, start, end);
    }
    if answers(reading, start) {
        return at(Intent::Answer, start, start);
    }
    if reading.at_any(start, &[Mark::Free, Mark::Room]).is_some() {
        return at(Intent::Free, start, start);
    }
    if briefs(reading, start) {
        return at(Intent::Brief, start, start);
    }
    if let Some((intent, from)) = memory(reading, start) {
        return at(intent, start, from);
    }
    if let Some(done) = reading.all(Mark::Complete).find(|hit| hit.tokens.len() > 1) {
        return at(Intent::Complete, done.tokens.start, start);
    }
    let opened = OPENING
        .iter()
        .filter_map(|&(mark, intent)| Some((reading.at(start, mark)?, intent)))
        .reduce(|best, next| if next.0 > best.0 { next } else { best });
    let opened = opened.filter(|(end, _)| !reading.is_longer_noun(start, *end));
    if let Some((from, intent)) = opened {
        let task = intent == Intent::Create && reading.at(start, Mark::Task).is_some();
        let event = reading.occasion().is_some() || reading.any(&[Mark::Generic, Mark::Calendar, Mark::Naming]);
        if task && !event {
            return at(Intent::Task, start, start);
        }
        if !(intent == Intent::Remind && !has_content(reading, from) && has_content(reading, 0)) {
            return at(intent, start, from);
        }
    }
    if let Some((intent, hit)) = closing(reading, start) {
        return at(intent, hit, start);
    }
    if reading.at(start, Mark::Help).is_some() && !reading.says_when() {
        return at(Intent::Help, start, start);
    }
    if let Some(hit) = reading.first(Mark::Moved)
        && (reading.says_when() || fields::place(reading).is_some())
    {
        return at(Intent::Move, hit.tokens.start, start);
    }
    if let Some(hit) = reading.first(Mark::SameTime)
        && reading.says_when()
    {
        return at(Intent::Move, hit.tokens.start, start);
    }
    if let Some(hit) = reading.first(Mark::Cancelled) {
        return at(Intent::Cancel, hit.tokens.start, start);
    }
    if let Some(hit) = reading.all(Mark::Remind).find(|hit| has_content(reading, hit.tokens.end))
        && !has_content_between(reading, start, hit.tokens.start)
    {
        return at(Intent::Remind, hit.tokens.start, hit.tokens.end);
    }
    let asked = reading.hits.iter().find(|hit| {
        matches!(hit.mark, Mark::List | Mark::Find)
            && (hit.tokens.start <= start + 3 || reading.is_question())
            && hit.tokens.len() > 1
    });
    if let Some(hit) = asked {
        let intent = if hit.mark == Mark::List { Intent::List } else { Intent::Find };
        return at(intent, hit.tokens.start, hit.tokens.end);
    }
    if reading.is_question() && reading.at(start, Mark::Have).is_some() {
        let intent = if reading.says_when() { Intent::List } else { Intent::Find };
        return at(intent, start, reading.at(start, Mark::Have).unwrap_or(start));
    }
    if !has_content(reading, 0) || is_complement(reading) {
        return at(Intent::Fragment, start, start);
    }
    at(told(reading, start, duty), start, start)
}

/// Whether an invitation is answered: by words that name one, or that speak of nothing else.
fn answers(reading: &Reading, start: usize) -> bool {
    let answer = [Mark::Accept, Mark::Perhaps, Mark::Decline];
    let opens = reading.at_any(start, &answer);
    if reading.has(Mark::Invitation) {
        return opens.is_some() || (reading.words.verb_last && reading.any(&answer));
    }
    // "sag … zu" and "sag … ab" are said of much else.
    let other = [Mark::Cancel, Mark::Dismiss, Mark::Complete, Mark::Create, Mark::No, Mark::Yes];
    let plain = !reading.words.verb_last && reading.at_any(start, &other).is_none();
    plain && opens.is_some_and(|end| has_content(reading, end))
}

/// Whether the brief, or notes before meetings, are switched: by a word that does so, or as something for every day.
fn briefs(reading: &Reading, start: usize) -> bool {
    let Some(named) = reading.hits.iter().find(|hit| matches!(hit.mark, Mark::Briefing | Mark::MeetingNote)) else {
        return false;
    };
    let switch = |mark| reading.all(mark).any(|hit| hit.tokens.start >= start && hit.tokens.start <= start + 1);
    let each_day = reading.found.iter().any(|found| found.kind == when::Kind::Recurrence);
    // "schedule a briefing on Friday" puts one into the agenda.
    let opens = (start..named.tokens.start).all(|i| !is_content(reading, i));
    switch(Mark::SwitchOff)
        || switch(Mark::SwitchOn) && (each_day || !reading.says_when() || named.tokens.len() > 1)
        || opens && (each_day || named.mark == Mark::MeetingNote) && !reading.is_question()
}

/// What concerns the memory, and where its content starts. After "remember that" follows a fact, whatever time it names;
/// after "remember" alone what says when is an appointment, unless its words are plainly about the person.
fn memory(reading: &Reading, start: usize) -> Option<(Intent, usize)> {
    let says_something = |from: usize| (from..reading.tokens.len()).any(|i| reading.tokens.is_word(i));
    if let Some(end) = reading.at(start, Mark::ForgetAll)
        && !has_content(reading, end)
    {
        return Some((Intent::ForgetAll, reading.tokens.len()));
    }
    if reading.has(Mark::Known) {
        return Some((Intent::Known, reading.tokens.len()));
    }
    if let Some(end) = reading.at(start, Mark::Keep) {
        return says_something(end).then_some((Intent::Remember, end));
    }
    if let Some(end) = reading.at(start, Mark::Mind)
        && has_content(reading, end)
    {
        return Some((Intent::Remind, end));
    }
    let event = reading.occasion().is_some() || reading.has(Mark::Generic);
    if let Some(end) = reading.at(start, Mark::Forget)
        && (!event || reading.at(end, Mark::AboutMe).is_some())
    {
        return has_content(reading, end).then_some((Intent::Forget, end));
    }
    let dropped = reading.at_any(start, &[Mark::Drop, Mark::Forget]);
    if let Some(end) = dropped
        && (has_content(reading, end) || (event && says_something(end)))
    {
        return Some((Intent::Drop, end));
    }
    let end = reading.at(start, Mark::Remember)?;
    // A bare "remember" may call for anything.
    let told = end - start > 1 || reading.at(end, Mark::AboutMe).is_some();
    let lasting = reading.hits.iter().any(|hit| matches!(hit.mark, Mark::Fact(kind) if kind != FactKind::Person));
    let kept = told && (lasting || !reading.says_when()) && says_something(end);
    kept.then_some((Intent::Remember, end))
}

/// The command that closes the first clause, in a language whose verbs stand last: "den Termin auf Freitag verschieben".
fn closing(reading: &Reading, start: usize) -> Option<(Intent, usize)> {
    let last = |hit: &&Hit| hit.tokens.start > start && hit.tokens.end == reading.clause_end(start);
    let command = |&(mark, intent): &(Mark, Intent)| Some((intent, reading.all(mark).find(last)?.tokens.start));
    reading.words.verb_last.then(|| OPENING.iter().find_map(command))?.filter(|_| has_content(reading, start))
}

/// What is told without a command.
fn told(reading: &Reading, start: usize, duty: bool) -> Intent {
    let occasion = reading.occasion().is_some();
    let with_somebody = reading.any(&[Mark::Meet]) || !fields::people(reading).names.is_empty();
    let says_when = reading.says_when();
    let words = (0..reading.tokens.len()).filter(|&i| reading.tokens.is_word(i)).count();
    let done = reading.first(Mark::Done).is_some_and(|hit| hit.tokens.start <= start + 2);
    if done && !says_when && !reading.is_question() {
        return Intent::PerhapsComplete;
    }
    if reading.any(&[Mark::Past, Mark::Joke]) || reading.at(start, Mark::Not).is_some() {
        return Intent::Unclear;
    }
    let asks = reading.at(start, Mark::Question).is_some() || (reading.is_question() && !occasion);
    if asks && !reading.any(&[Mark::Suggest, Mark::Meet]) {
        return Intent::Unclear;
    }
    let verb = reading.at_any(start, &[Mark::Task, Mark::Order]);
    if let Some(end) = verb
        && reading.at(end, Mark::With).is_none()
        && !reading.is_longer_noun(start, end)
        && (says_when || words <= SHORT)
    {
        return Intent::Task;
    }
    if reading.last_verb(start).is_some() && (says_when || words <= SHORT) {
        return Intent::Task;
    }
    if duty && !occasion && (says_when || words <= SHORT) {
        return Intent::Task;
    }
    if reading.at(start, Mark::Other).is_some() && !occasion && !reading.has(Mark::Meet) {
        return Intent::Unclear;
    }
    if says_when || ((occasion || with_somebody) && words <= SHORT && !reading.is_question()) {
        return Intent::Implied;
    }
    Intent::Unclear
}

/// The first token after greetings, politeness and a time that stands in front, and whether a duty was told there.
fn opening(reading: &Reading) -> (usize, bool) {
    let commands = [&OPENING.map(|(mark, _)| mark)[..], &[Mark::Meet, Mark::Have, Mark::Help]].concat();
    let (mut i, mut duty) = (0, false);
    while i < reading.tokens.len() {
        if reading.is_timed(i) || reading.tokens.sign(i).is_some() {
            i += 1;
            continue;
        }
        let command = reading.at_any(i, &commands).unwrap_or(0);
        // "no, cancel that"
        let refused = reading.at(i, Mark::No).filter(|&end| reading.tokens.sign(end) == Some(','));
        let Some(end) = reading.at_any(i, &[Mark::Polite, Mark::Filler, Mark::Duty]).max(refused) else { break };
        if command >= end {
            break;
        }
        duty |= reading.at(i, Mark::Duty) == Some(end);
        i = end;
    }
    (i, duty)
}

/// Greetings, thanks, yes and no: where every word of the text is one of them.
fn talk(reading: &Reading) -> Option<Intent> {
    const TALK: &[(Mark, Intent)] = &[
        (Mark::Wellbeing, Intent::Wellbeing),
        (Mark::Thanks, Intent::Thanks),
        (Mark::Bye, Intent::Bye),
        (Mark::Greet, Intent::Hello),
        (Mark::Yes, Intent::Yes),
        (Mark::No, Intent::No),
    ];
    let all: Vec<Mark> = TALK.iter().map(|(mark, _)| *mark).chain([Mark::Filler, Mark::Salute, Mark::It]).collect();
    let words = (0..reading.tokens.len()).filter(|&i| reading.tokens.is_word(i));
    let (mut total, mut covered) = (0, 0);
    for i in words {
        total += 1;
        covered += usize::from(reading.within(i, &all) && !reading.is_timed(i));
    }
    // "thanks a lot, Attaché": a short text may hold a name or two beside.
    let enough = covered == total || (covered >= 2 && total - covered <= 2 && total <= 8 && reading.found.is_empty());
    let commands = OPENING.map(|(mark, _)| mark);
    if total == 0 || !enough || (covered < total && (reading.any(&commands) || reading.has(Mark::Invitation))) {
        return None;
    }
    TALK.iter().find(|(mark, _)| reading.has(*mark)).map(|(_, intent)| *intent)
}

/// Whether something is said from token `from` on beside times and small words.
pub(crate) fn has_content(reading: &Reading, from: usize) -> bool {
    has_content_between(reading, from, reading.tokens.len())
}

fn has_content_between(reading: &Reading, from: usize, to: usize) -> bool {
    (from..to).any(|i| is_content(reading, i))
}

/// Whether token `i` is a word that is neither of a time nor small.
pub(crate) fn is_content(reading: &Reading, i: usize) -> bool {
    reading.tokens.is_word(i) && !reading.is_timed(i) && !reading.within(i, EMPTY)
}

/// Whether the text only adds to another: a time, a place, people, an alert.
pub(crate) fn is_complement(reading: &Reading) -> bool {
    let place = fields::place(reading);
    let people = fields::people(reading);
    let adds = !reading.found.is_empty() || place.is_some() || people != People::default() || reading.has(Mark::Alert);
    let in_place = |i: usize| place.as_ref().is_some_and(|place| place.tokens.contains(&i));
    adds && (0..reading.tokens.len()).all(|i| {
        !reading.tokens.is_word(i)
            || reading.is_timed(i)
            || reading.within(i, EMPTY)
            || in_place(i)
            || people.tokens.contains(&i)
    })
}
