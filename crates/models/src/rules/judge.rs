//! Whether a sentence makes an appointment, a promise or a request, and how sure that is. An appointment needs a time
//! ahead and a noun, verb or invitation; news, jokes, the past and prices are let go.

use super::detect::{DetectInput, DetectedKind};
use super::lexicon::{Hit, Mark};
use super::reading::Reading;
use super::timing::Timing;

/// What a sentence was found to say.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Finding {
    pub kind: DetectedKind,
    pub timing: Option<Timing>,
    /// From 0 to 1.
    pub sure: f32,
    pub reason: &'static str,
    /// The token of the noun or verb that the title starts from; `None` for an appointment without a noun.
    pub head: Option<usize>,
    /// Whether sender and reader meet.
    pub together: bool,
}

/// Words between "I'll" and its verb: "I'll also quickly send".
const MAX_GAP: usize = 3;
/// Words of a sentence that is an appointment without saying who takes part: "Dinner Friday 9pm".
const SHORT: usize = 9;

/// Whether any phrase can lead to a finding: asked before times are looked for.
pub(crate) fn may_tell(reading: &Reading) -> bool {
    reading.hits.iter().any(|hit| {
        matches!(
            hit.mark,
            Mark::Noun(_)
                | Mark::Meet
                | Mark::Pledge
                | Mark::Promise
                | Mark::Order
                | Mark::Task
                | Mark::Remind
                | Mark::Doing
                | Mark::Moved
                | Mark::Cancelled
        )
    })
}

/// The surest reading of a sentence, if it tells anything.
pub(crate) fn judge(reading: &Reading, input: &DetectInput) -> Option<Finding> {
    let timing = Timing::of(reading.found.iter().filter(|found| is_when(found)), reading.usual(), input.at);
    let timing = timing.filter(|timing| !timing.past);
    let finding = cancelled(reading, timing.as_ref()).or_else(|| {
        let timing = timing?;
        moved(reading, &timing)
            .or_else(|| promise(reading, &timing, input))
            .or_else(|| request(reading, &timing, input))
            .or_else(|| event(reading, &timing, input))
    })?;
    let sure = finding.sure - doubt(reading, input, finding.kind);
    Some(Finding { sure, ..finding })
}

fn is_when(found: &when::Found) -> bool {
    !matches!(found.kind, when::Kind::Offset)
}

/// Whether the words are those of news or an advert, and nothing in them is asked or promised: "bolsa" is a stock
/// market, and a bag.
pub(crate) fn is_news(reading: &Reading) -> bool {
    const SAYS: &[Mark] = &[Mark::Ask, Mark::Nudge, Mark::Remind, Mark::Order, Mark::Pledge, Mark::Promise];
    /// Words of a text that one such word alone makes news of.
    const LONG: usize = 16;
    let all = reading.all(Mark::Forwarded).count();
    (all > 1 || all == 1 && reading.tokens.len() > LONG) && !reading.any(SAYS)
}

/// What makes any reading less sure.
fn doubt(reading: &Reading, input: &DetectInput, kind: DetectedKind) -> f32 {
    let mut doubt = 0.0;
    if reading.has(Mark::Joke) {
        doubt += 0.3;
    }
    if is_conditional(reading) {
        doubt += 0.3;
    }
    if is_news(reading) {
        doubt += if reading.any(&[Mark::Meet, Mark::Suggest]) { 0.2 } else { 0.5 };
    }
    // "was moved", "has been cancelled" tell of now.
    let news = matches!(kind, DetectedKind::Move | DetectedKind::Cancellation);
    if !news && speaks_of_the_past(reading) {
        doubt += if reading.any(&[Mark::Suggest, Mark::Pledge, Mark::Meet, Mark::Ask]) { 0.15 } else { 0.5 };
    }
    if input.text.contains("://") && !reading.has(Mark::Person) {
        doubt += 0.3;
    }
    doubt
}

/// Whether all depends on an "if". One that follows what is offered or asked for a time is but a proviso: "can come on
/// Thursday if someone's home", "send it by Friday if you can". What is asked for only where something cannot be is a way
/// out: "let us know by Friday if this does not work".
pub(crate) fn is_conditional(reading: &Reading) -> bool {
    let said =
        reading.hits.iter().filter(|hit| matches!(hit.mark, Mark::Meet | Mark::Suggest | Mark::Ask | Mark::Task));
    let said = said.map(|hit| hit.tokens.start).min().unwrap_or(usize::MAX);
    let timed = (0..reading.tokens.len()).find(|&i| reading.is_timed(i)).unwrap_or(usize::MAX);
    reading.all(Mark::If).any(|hit| {
        let clause = reading.within(hit.tokens.start, &[Mark::Clause]);
        let way_out = reading
            .hits
            .iter()
            .any(|not| matches!(not.mark, Mark::Not | Mark::Refuse | Mark::Off) && not.tokens.start > hit.tokens.start);
        !(clause && !way_out && said < hit.tokens.start && timed < hit.tokens.start)
    })
}

pub(crate) fn speaks_of_the_past(reading: &Reading) -> bool {
    let gone = |found: &when::Found| found.flags.contains(&when::Flag::Past) && found.grain == when::Grain::Day;
    if reading.has(Mark::Past) || reading.found.iter().any(gone) {
        return true;
    }
    (0..reading.tokens.len()).any(|i| {
        let subject = i.checked_sub(1).is_some_and(|before| {
            // "I've booked a table for Friday" tells of Friday.
            reading.within(before, &[Mark::Person, Mark::Other]) && !reading.tokens.folded(before).ends_with("'ve")
        });
        (subject || !reading.words.past_after_subject)
            && !reading.is_timed(i)
            && reading.words.ends_as_past(reading.tokens.folded(i))
            && reading.at_any(i, &[Mark::Moved, Mark::Cancelled]).is_none()
    })
}

/// Whether a "not" stands before token `i` that belongs to no request ("don't forget").
fn is_denied(reading: &Reading, i: usize) -> bool {
    const NO_DENIAL: &[Mark] =
        &[Mark::Ask, Mark::Nudge, Mark::Remind, Mark::Important, Mark::Suggest, Mark::Unhurried, Mark::Cancelled];
    // "Nada, mañana te lo mando": the comma ends it.
    let comma = |not: &Hit| (not.tokens.end..i).any(|i| reading.tokens.sign(i) == Some(',') && !reading.is_timed(i));
    reading.all(Mark::Not).any(|not| {
        let asks = not.tokens.clone().any(|token| reading.within(token, NO_DENIAL));
        not.tokens.start < i && !asks && !comma(not)
    })
}

fn cancelled(reading: &Reading, timing: Option<&Timing>) -> Option<Finding> {
    let hit = reading.first(Mark::Cancelled)?;
    let head = head(reading)?;
    if reading.is_question() || reading.has(Mark::If) || is_denied(reading, hit.tokens.start) {
        return None;
    }
    let sure = 0.85;
    let reason = reading.words.texts.reasons.cancelled;
    let kind = DetectedKind::Cancellation;
    Some(Finding { kind, timing: timing.cloned(), sure, reason, head: Some(head), together: false })
}

fn moved(reading: &Reading, timing: &Timing) -> Option<Finding> {
    let hit = reading.first(Mark::Moved)?;
    let head = head(reading)?;
    if timing.coarse || is_denied(reading, hit.tokens.start) {
        return None;
    }
    let sure = (if reading.is_question() { 0.7 } else { 0.85 }) * timing.sure;
    let reason = reading.words.texts.reasons.moved;
    let kind = DetectedKind::Move;
    Some(Finding { kind, timing: Some(timing.clone()), sure, reason, head: Some(head), together: false })
}

/// "I'll send you the report by Friday", "te mando el informe el viernes".
fn promise(reading: &Reading, timing: &Timing, input: &DetectInput) -> Option<Finding> {
    // "I gotta ring the garage by Friday": what the owner has to do is theirs, however they say it.
    let duties = reading.all(Mark::Duty).filter(|_| input.own);
    let pledged = reading.all(Mark::Pledge).chain(duties).find_map(|pledge| {
        // "I have to pay the rent" is the speaker's own matter.
        if !input.own && reading.at(pledge.tokens.start, Mark::Duty) == Some(pledge.tokens.end) {
            return None;
        }
        let known = verb_after(reading, pledge.tokens.end, Mark::Task);
        let verb = known.or_else(|| unknown_verb(reading, pledge.tokens.end).filter(|_| input.own));
        verb.filter(|_| !meets_at(reading, pledge.tokens.start))
    });
    let said = reading.all(Mark::Promise).map(|hit| hit.tokens.start).find(|&i| {
        let noun = i.checked_sub(1).is_some_and(|before| reading.within(before, &[Mark::Article]));
        let object = i.checked_sub(1).is_some_and(|before| reading.words.is_object(reading.tokens.folded(before)));
        // "mach ich gern" is a yes.
        let thing = reading.at(i, Mark::Promise).is_some_and(|end| reading.within(end, &[Mark::Article]));
        let yes = reading.at(i, Mark::Agree) >= reading.at(i, Mark::Promise) && !thing;
        (!noun || object) && !yes && !meets_at(reading, i)
    });
    let head = pledged.or(said).or_else(|| elided(reading).filter(|_| input.own))?;
    // "Interview tomorrow at 11, I'll send the link": another's promise behind an appointment.
    let comma = (0..head)
        .rev()
        .find(|&i| matches!(reading.tokens.sign(i), Some(',' | '-' | '–' | ';')) && !reading.is_timed(i));
    let aside = comma.is_some_and(|comma| {
        (0..comma).any(|i| reading.is_noun(i))
            && (0..comma).any(|i| reading.is_timed(i))
            && !(comma..reading.tokens.len()).any(|i| reading.is_timed(i))
    });
    if aside && !input.own {
        return None;
    }
    if is_denied(reading, head) || opens_question(reading) {
        return None;
    }
    let mut sure = 0.85 * timing.sure;
    sure -= if reading.is_question() { 0.15 } else { 0.0 };
    sure -= if timing.coarse { 0.1 } else { 0.0 };
    let reason = reading.words.texts.reasons.promise;
    let kind = DetectedKind::Promise;
    Some(Finding { kind, timing: Some(timing.clone()), sure, reason, head: Some(head), together: false })
}

/// The verb of a promise that leaves out who makes it, at the beginning of what the owner says: "will send it tonight",
/// "sending it tonight", "ruf sie nachher an".
pub(crate) fn elided(reading: &Reading) -> Option<usize> {
    let mut first = opening(reading);
    while let Some(end) = reading.at_any(first, &[Mark::Agree, Mark::Thanks, Mark::Yes]) {
        first = (end..reading.tokens.len()).find(|&i| reading.tokens.is_word(i))?;
    }
    if let Some(end) = reading.at(first, Mark::Going) {
        return verb_after(reading, end, Mark::Task);
    }
    // Where the order has the verb's bare form too, what is asked of somebody names them: "schick mir das".
    let order = reading.words.verb_last && !reading.any(&[Mark::Ask, Mark::Order]);
    let end = reading.at(first, Mark::Doing).or_else(|| reading.at(first, Mark::Task).filter(|_| order))?;
    let to_me = reading.within(end, &[Mark::Mine, Mark::Yours]) && order;
    (!to_me && !reading.is_question()).then_some(first)
}

/// "can you bring the papers on Monday?", "tráeme los papeles el lunes".
fn request(reading: &Reading, timing: &Timing, input: &DetectInput) -> Option<Finding> {
    let (head, base) = if let Some(head) = asked(reading) {
        (head, 0.8)
    } else {
        let (head, end) = opened(reading).filter(|_| !input.own)?;
        let to_us = reading.words.is_particle(reading.tokens.folded(end));
        (head, if to_us { 0.75 } else { 0.65 })
    };
    if is_denied(reading, head) {
        return None;
    }
    let sure = (base - if input.own { 0.15 } else { 0.0 }) * timing.sure;
    let reason = reading.words.texts.reasons.request;
    let kind = DetectedKind::Reminder;
    Some(Finding { kind, timing: Some(timing.clone()), sure, reason, head: Some(head), together: false })
}

/// The verb of something to do that a sentence opens with, and its end: "send me the list".
pub(crate) fn opened(reading: &Reading) -> Option<(usize, usize)> {
    let first = opening(reading);
    // "Priya to ring the council", her name being left out.
    let head = reading.at(first, Mark::To).filter(|_| reading.at(first, Mark::Task).is_none()).unwrap_or(first);
    let head = for_me(reading, head).filter(|_| !reading.is_question()).unwrap_or(head);
    let end = reading.at(head, Mark::Task)?;
    // "Llamé" and "llame" are one word here: where it may tell of the past, it asks for nothing.
    // "Return: Monday 16:41" is a label, "Book club is at Ana's" a noun.
    // "Make sure you …" asks as a whole.
    let asks = reading.hits.iter().any(|hit| {
        matches!(hit.mark, Mark::Ask | Mark::Nudge | Mark::Remind) && hit.tokens.contains(&head) && hit.tokens.len() > 1
    });
    let other = asks
        || reading.tokens.sign(end) == Some(':')
        || reading.at(end, Mark::With).is_some()
        || reading.at(head, Mark::Done).is_some() && !(reading.word(head).ends_with('e') && reading.has(Mark::Ask))
        || reading.is_longer_noun(head, end)
        || opens_question(reading);
    (!other).then_some((head, end))
}

/// The verb of something that the reader is asked to do, by a phrase of asking or by its own form.
pub(crate) fn asked(reading: &Reading) -> Option<usize> {
    let asked = reading.all(Mark::Ask).chain(reading.all(Mark::Remind)).find_map(|ask| {
        // "Por gentileza, assine o contrato."
        let comma = ask.tokens.start == 0 && reading.tokens.sign(ask.tokens.end) == Some(',');
        let from = ask.tokens.end + usize::from(comma);
        verb_after(reading, from, Mark::Task).or_else(|| verb_after(reading, from, Mark::Order))
    });
    // "remind me Thursday after lunch, say 2, to mail it".
    let far = || {
        let from = reading.first(Mark::Remind)?.tokens.end;
        let ends = |i: &usize| matches!(reading.tokens.sign(*i), Some('.' | '!' | '?')) && !reading.is_timed(*i);
        (from..(from..reading.tokens.len()).find(ends).unwrap_or(reading.tokens.len()))
            .find(|&i| reading.at(i, Mark::To).and_then(|to| reading.at(to, Mark::Task)).is_some())
            .map(|i| i + 1)
    };
    // "was bringst du mit?" asks what.
    let order = || {
        let asks = |i: usize| i.checked_sub(1).is_some_and(|before| reading.within(before, &[Mark::Question]));
        reading.all(Mark::Order).map(|hit| hit.tokens.start).find(|&i| !asks(i))
    };
    // "bring the keys please", "sag doch Oma bitte Bescheid": what asks stands behind the verb.
    let begun = || {
        let (head, end) = opened(reading)?;
        reading.all(Mark::Ask).any(|ask| ask.tokens.start >= end).then_some(head)
    };
    // "machst du die Einleitung?": where verbs stand last, the listener follows the one of a question.
    let turned = || {
        let verb = |&i: &usize| {
            reading.at(i, Mark::Task) == Some(i + 1)
                && reading.within(i + 1, &[Mark::Yours])
                && i.checked_sub(1).is_none_or(|before| !reading.within(before, &[Mark::Question]))
        };
        (0..reading.tokens.len()).find(verb).filter(|_| reading.words.verb_last && reading.is_question())
    };
    // "mija, ¿me aparta dos kilos?", "amor me traes pan?"
    let clitic = || {
        /// Words of what somebody is called before.
        const CALLED: usize = 3;
        const ASIDE: &[Mark] = &[Mark::Question, Mark::Not, Mark::Clause, Mark::If, Mark::Other, Mark::Who];
        let first = opening(reading);
        let free = |i: &usize| (first..*i).all(|i| !reading.within(i, ASIDE));
        (first..=first + CALLED).filter(free).find_map(|i| for_me(reading, i)).filter(|_| reading.is_question())
    };
    // "Las autorizaciones tienen que llegar firmadas" asks it of the things, not of the reader.
    let of_reader = |ask: &&Hit| {
        let Some(before) = ask.tokens.start.checked_sub(1) else { return true };
        let spoken = [Mark::Person, Mark::Yours, Mark::Filler, Mark::Greet, Mark::And, Mark::Agree];
        !reading.tokens.is_word(before) || reading.is_timed(before) || reading.within(before, &spoken)
    };
    let asks = reading.hits.iter().filter(|hit| matches!(hit.mark, Mark::Ask | Mark::Remind)).filter(of_reader);
    let any = || asks.clone().find_map(|ask| unknown_verb(reading, ask.tokens.end));
    asked
        .or_else(far)
        .or_else(order)
        .or_else(begun)
        .or_else(turned)
        .or_else(clitic)
        .or_else(any)
        .or_else(|| assigned(reading))
}

/// The verb of what the listener is told to do: "você traz a sobremesa", "vos traé el hielo", "consigue tú las llaves".
fn assigned(reading: &Reading) -> Option<usize> {
    let words = reading.words;
    let first = opening(reading);
    let listener = |i: usize| words.is_listener(reading.tokens.folded(i)) && !reading.is_timed(i);
    let verb = if listener(first) { first + 1 } else { first };
    let end = reading.at(verb, Mark::Task).unwrap_or(verb + 1);
    let behind = verb == first && listener(end);
    if verb == first && !behind || reading.is_longer_noun(verb, end) || reading.is_timed(verb) {
        return None;
    }
    let end = end + usize::from(behind);
    let known = words.title_of(reading.tokens.folded(verb)).is_some() || reading.at(verb, Mark::Task) > Some(verb + 1);
    let told = known || is_free(reading, verb) && words.infinitive_told(reading.word(verb)).is_some();
    let contracted = words.is_contracted(reading.tokens.folded(end - 1)) && reading.tokens.is_word(end);
    let thing =
        contracted || reading.at(end, Mark::Article).is_some() || reading.tokens.folded(end).parse::<u8>().is_ok();
    let aside = reading.at_any(verb, &[Mark::Done, Mark::Past, Mark::Have, Mark::Meet, Mark::Promise, Mark::Ask]);
    (told && thing && aside.is_none()).then_some(verb)
}

/// Whether token `i` is no word that is known, or but an order to us: "reserva".
fn is_free(reading: &Reading, i: usize) -> bool {
    reading.covering(i).all(|hit| matches!(hit.mark, Mark::Create | Mark::Move | Mark::Cancel)) && !reading.is_timed(i)
}

/// The verb behind a "me" or "nos" at token `i` that asks the listener for something: "me mandas las fotos".
fn for_me(reading: &Reading, i: usize) -> Option<usize> {
    let words = reading.words;
    let clitic = |i: usize| words.is_particle(reading.tokens.folded(i)) && !reading.is_timed(i);
    if !words.has_clitics() || !clitic(i) || !reading.within(i, &[Mark::Mine, Mark::Ours]) {
        return None;
    }
    // "me lo mandas".
    let verb = if words.is_object(reading.tokens.folded(i + 1)) { i + 2 } else { i + 1 };
    let thing = reading.within(verb + 1, &[Mark::Article, Mark::Soft]) && is_free(reading, verb);
    let unknown = words.infinitive_told(reading.word(verb)).filter(|_| thing && !reading.is_timed(verb));
    let known = reading.at(verb, Mark::Task).filter(|&end| !reading.is_longer_noun(verb, end));
    let end = known.or_else(|| unknown.map(|_| verb + 1))?;
    let asks = reading.is_question() || words.asks_behind_clitic(reading.tokens.folded(verb));
    let told =
        reading.at_any(verb, &[Mark::Promise, Mark::Past, Mark::Have]).is_some() || reading.within(verb, &[Mark::Ask]);
    (asks && !told && end > verb).then_some(verb)
}

/// A verb of no list behind what asks, told by its form: "barnizar" in "¿puedes barnizarme la mesa?", "revises" in "que
/// revises", and "abkleben" where it closes its clause.
pub(crate) fn unknown_verb(reading: &Reading, from: usize) -> Option<usize> {
    const NO_VERB: &[Mark] = &[
        Mark::Edge,
        Mark::Article,
        Mark::Have,
        Mark::Not,
        Mark::Meet,
        Mark::Suggest,
        Mark::Stop,
        Mark::It,
        Mark::Filler,
        Mark::Light,
        Mark::Place,
        Mark::Agree,
    ];
    let words = reading.words;
    let plain = |i: usize| {
        reading.tokens.is_word(i)
            && !reading.is_timed(i)
            && !reading.is_capital(i)
            && !reading.is_noun(i)
            && !reading.within(i, NO_VERB)
    };
    if words.verb_last {
        // "Erinner mich daran, …".
        let from = from + usize::from(matches!(reading.tokens.sign(from), Some(':' | ',')));
        let end = reading.clause_end(from);
        let last = (from..end).rev().find(|&i| !reading.is_timed(i))?;
        return (last > from && plain(last) && words.closes(reading.word(last))).then_some(last);
    }
    let small = |i: &usize| words.is_particle(reading.tokens.folded(*i)) || words.is_that(reading.tokens.folded(*i));
    let i = (from..from + MAX_GAP).find(|i| !small(i))?;
    let told = words.infinitive(reading.word(i)).is_some() || behind_that(reading, i);
    (plain(i) && told).then_some(i)
}

/// A verb of no list by which the speaker tells what they do: "encero el coche", "je cire le parquet".
pub(crate) fn told(reading: &Reading) -> Option<usize> {
    let words = reading.words;
    let mut i = opening(reading);
    while let Some(end) = reading.at_any(i, &[Mark::Agree, Mark::Yes]).filter(|&end| end > i) {
        i = behind_fillers(reading, end);
    }
    let subject = words.is_subject(reading.tokens.folded(i));
    i += usize::from(subject);
    let small = |i: &usize| words.is_particle(reading.tokens.folded(*i));
    i = (i..i + MAX_GAP).find(|i| !small(i))?;
    let unknown = reading.covering(i).next().is_none() && reading.tokens.is_word(i) && !reading.is_timed(i);
    let object = reading.within(i + 1, &[Mark::Article]);
    (unknown && object && words.infinitive_of_first(reading.word(i), subject).is_some()).then_some(i)
}

/// Whether the verb at token `i` stands in the mood of what is asked for: "que revises", "que você envie".
pub(crate) fn behind_that(reading: &Reading, i: usize) -> bool {
    let words = reading.words;
    let small = |&i: &usize| words.is_particle(reading.tokens.folded(i)) || reading.within(i, &[Mark::Yours]);
    let that = (i.saturating_sub(MAX_GAP)..i).rev().find(|i| !small(i));
    let verb = !reading.is_noun(i) && !reading.is_capital(i);
    verb && that.is_some_and(|that| words.is_that(reading.tokens.folded(that)))
        && words.infinitive_of(reading.word(i)).is_some()
}

fn event(reading: &Reading, timing: &Timing, input: &DetectInput) -> Option<Finding> {
    let noun = head(reading);
    let meet = reading.first(Mark::Meet);
    let suggested = reading.has(Mark::Suggest);
    let invited = reading.is_question() && !input.own && !opens_question(reading);
    let together = meet.is_some() || suggested || invited;
    let first = [noun, meet.map(|hit| hit.tokens.start)].into_iter().flatten().min()?;
    if timing.coarse || is_denied(reading, first) || reading.has(Mark::Cancel) {
        return None;
    }
    let words = (0..reading.tokens.len()).filter(|&i| reading.tokens.is_word(i) && !reading.is_timed(i)).count();
    let short = words <= SHORT;
    if (!together && opens_question(reading)) || (invited && meet.is_none() && !suggested && !short) {
        return None;
    }
    // "see you tomorrow" is a goodbye; "see you tomorrow at 6" is not.
    let goodbye = noun.is_none() && reading.has(Mark::Bye);
    if (timing.all_day && goodbye) || (!timing.dated && !together && !reading.has(Mark::Have) && !short) {
        return None;
    }
    let involved = together || reading.any(&[Mark::Person, Mark::Have]);
    if !involved && !short {
        return None;
    }
    let mut sure: f32 = match (timing.all_day, timing.dated) {
        (false, true) => 0.9,
        (false, false) => 0.75,
        (true, _) => 0.7,
    };
    sure -= if noun.is_none() && timing.all_day { 0.1 } else { 0.0 };
    sure -= if reading.is_question() { 0.1 } else { 0.0 };
    sure -= if involved { 0.0 } else { 0.1 };
    // "until Monday" ends something; "for Friday" may be an appointment.
    sure -= if timing.deadline { 0.15 } else { 0.0 };
    let speaks_of_others = reading.at(opening(reading), Mark::Other).is_some() && !reading.has(Mark::Person);
    sure -= if speaks_of_others { 0.15 } else { 0.0 };
    let reasons = &reading.words.texts.reasons;
    let reason = if noun.is_some() { reasons.event } else { reasons.meet };
    let sure = sure * timing.sure;
    Some(Finding { kind: DetectedKind::Event, timing: Some(timing.clone()), sure, reason, head: noun, together })
}

/// The token of the noun that names an event.
fn head(reading: &Reading) -> Option<usize> {
    let generic = || reading.all(Mark::Generic).find(|hit| !reading.is_timed(hit.tokens.start));
    reading.occasion_hit().map(|(_, hit)| hit).or_else(generic).map(|hit| hit.tokens.start)
}

/// The verb of `mark` that follows within a few words, before anything that ends the phrase.
pub(crate) fn verb_after(reading: &Reading, from: usize, mark: Mark) -> Option<usize> {
    // "remind me: …", "erinnere mich daran, …".
    let mut i = from + usize::from(matches!(reading.tokens.sign(from), Some(':' | ',')) && reading.words.verb_last);
    let mut gap = 0;
    // Where verbs stand last, all that they act on comes before.
    while (gap <= MAX_GAP || reading.words.verb_last) && i < reading.tokens.len() {
        // The "call" of "please schedule a call" is no verb, nor "apuntes" in "barnizar los apuntes".
        let noun = gap > 0 && (reading.is_longer_noun(i, i) || behind_article(reading, i));
        if reading.at(i, mark).is_some() && !noun {
            return Some(i);
        }
        if reading.tokens.sign(i).is_some() && !reading.is_timed(i) {
            return None;
        }
        gap += usize::from(!reading.is_timed(i));
        i += 1;
    }
    None
}

/// Whether an article makes a noun of the verb's form at token `i`. Before an infinitive it stands for a thing: "peux-tu
/// les apporter".
fn behind_article(reading: &Reading, i: usize) -> bool {
    let word = reading.tokens.folded(i);
    let bare = reading.words.title_of(word).is_none_or(|title| title == reading.word(i).to_lowercase());
    i > 0 && !bare && reading.within(i - 1, &[Mark::Article]) && !behind_that(reading, i) && !reading.words.verb_last
}

/// Whether a verb of meeting starts at token `i`: "I'll pick you up".
fn meets_at(reading: &Reading, i: usize) -> bool {
    let before = i.checked_sub(1).and_then(|before| reading.at(before, Mark::Meet)).is_some_and(|end| end > i);
    before || reading.at(i, Mark::Meet).is_some_and(|end| end > i + 1)
}

/// The first word after fillers, signs and times, and after who is spoken to: "Leon, sag doch".
pub(crate) fn opening(reading: &Reading) -> usize {
    /// Words of a name, or of what somebody is called.
    const CALLED: usize = 2;
    const SAYS: &[Mark] =
        &[Mark::Task, Mark::Order, Mark::Question, Mark::Not, Mark::Suggest, Mark::Ask, Mark::Meet, Mark::Pledge];
    let first = behind_fillers(reading, 0);
    let calls = |end: &usize| {
        reading.tokens.sign(*end) == Some(',')
            && (first..*end).all(|i| reading.tokens.is_word(i) && !reading.is_timed(i) && !reading.within(i, SAYS))
    };
    (first + 1..=first + CALLED).find(calls).map_or(first, |comma| behind_fillers(reading, comma))
}

fn behind_fillers(reading: &Reading, from: usize) -> usize {
    let mut i = from;
    while i < reading.tokens.len() {
        if reading.tokens.sign(i).is_some() || reading.is_timed(i) {
            i += 1;
        } else if let Some(end) =
            reading.at_any(i, &[Mark::Filler, Mark::Greet, Mark::Salute, Mark::Unhurried, Mark::And])
        {
            i = end;
        } else if reading.is_timed(i + 1) && reading.within(i, &[Mark::Edge, Mark::To]) {
            // "Para sábado leva o gelo": the small word belongs to the time.
            i += 1;
        } else {
            break;
        }
    }
    i
}

fn opens_question(reading: &Reading) -> bool {
    reading.at(opening(reading), Mark::Question).is_some()
}
