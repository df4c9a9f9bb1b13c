//! What is done, of something to do: the verbs of the messages around it, each in the form that a title gives it.

use std::ops::Range;

use crate::rules::lexicon::Mark;
use crate::rules::reading::Reading;

/// A verb in the form of a title: "mandar" for "mándame", "abholen" for "holst … ab".
#[derive(Debug)]
pub(super) struct Verb {
    pub tokens: Range<usize>,
    pub form: String,
    pub how: How,
}

/// How a verb's form is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum How {
    /// By the lists of verbs.
    Listed,
    /// It closes its clause, where verbs stand last.
    Closing,
    Infinitive,
    /// By the ending of what the listener does, of what is wished, and of what the speaker does.
    Told,
    Wished,
    First,
    /// By where it stands, where no ending tells a verb.
    Standing,
}

/// The verbs that token `i` may be.
pub(super) fn at(reading: &Reading, i: usize) -> Vec<Verb> {
    const KNOWN: &[Mark] = &[Mark::Task, Mark::Order, Mark::Promise, Mark::Done, Mark::Doing];
    let words = reading.words;
    if !reading.tokens.is_word(i) || reading.is_timed(i) {
        return Vec::new();
    }
    let listed = reading.at_any(i, KNOWN).and_then(|end| {
        let folded: Vec<&str> = (i..end).map(|i| reading.tokens.folded(i)).collect();
        let form = words.title_of(&folded.join(" "))?;
        let prefix = reading.parted(i, end).map(|last| reading.word(last).to_lowercase());
        let prefix = prefix.filter(|prefix| !form.starts_with(prefix.as_str())).unwrap_or_default();
        Some(Verb { tokens: i..end, form: format!("{prefix}{form}"), how: How::Listed })
    });
    if let Some(listed) = listed {
        return vec![listed];
    }
    let word = reading.word(i);
    let verb = |form: String, how| Verb { tokens: i..i + 1, form, how };
    if words.verb_last {
        let closes = words.closes(word) && !reading.is_capital(i);
        return closes.then(|| verb(words.without_infix(word), How::Closing)).into_iter().collect();
    }
    if let Some(form) = words.infinitive(word) {
        return vec![verb(form.to_lowercase(), How::Infinitive)];
    }
    let said = |hit: &crate::rules::lexicon::Hit| !matches!(hit.mark, Mark::Create | Mark::Move | Mark::Cancel);
    if reading.covering(i).any(said) {
        return Vec::new();
    }
    let told = words.infinitive_told(word).map(|form| verb(form, How::Told));
    let wished = words.infinitive_of(word).map(|form| verb(form, How::Wished));
    let first = words.infinitive_of_first(word, true).map(|form| verb(form, How::First));
    let stands = !words.has_infinitives() && stands_as_verb(reading, i);
    let standing = stands.then(|| verb(word.to_lowercase(), How::Standing));
    told.into_iter().chain(wished).chain(first).chain(standing).collect()
}

/// Behind "to", "please" and "you", or at the head of a sentence.
fn stands_as_verb(reading: &Reading, i: usize) -> bool {
    const BEFORE: &[Mark] = &[Mark::To, Mark::Ask, Mark::Polite, Mark::Yours, Mark::And, Mark::Pledge, Mark::Remind];
    i.checked_sub(1).is_none_or(|before| !reading.tokens.is_word(before) || reading.within(before, BEFORE))
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use jiff::civil::date;
    use jiff::tz::TimeZone;
    use when::Language;

    use super::*;

    #[test]
    fn a_verb_takes_the_form_of_a_title() {
        let at = date(2026, 4, 14).at(10, 0, 0, 0).to_zoned(TimeZone::UTC).unwrap();
        for (language, text, form) in [
            (Language::En, "could you send me the minutes", "send"),
            (Language::Es, "mándame las actas", "mandar"),
            (Language::Fr, "il faut vernir la table", "vernir"),
            (Language::De, "kannst du die Leiste abkleben", "abkleben"),
            (Language::De, "hol bitte das Paket ab", "abholen"),
        ] {
            let reading = Reading::phrases(text, language, &at);
            let forms: Vec<String> =
                (0..reading.tokens.len()).flat_map(|i| super::at(&reading, i)).map(|verb| verb.form).collect();
            assert!(forms.iter().any(|known| known == form), "{text}: {forms:?}");
        }
        let reading = Reading::phrases("", Language::En, &at);
        assert!(super::at(&reading, 0).is_empty());
    }
}
