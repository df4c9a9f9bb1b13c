//! What of a message is the sender's own: without what is quoted, signed, forwarded or sent to many.

use std::ops::Range;

use crate::rules::text::{LOOKED_AT, clip, fold};

/// Lines of one message that are looked at.
const MAX_LINES: usize = 200;
/// Words of a line that may be a subject or a closing.
const SHORT: usize = 12;

/// The parts of a text that are read, as bytes of it.
#[derive(Debug, Default)]
pub(crate) struct Body {
    /// The first line of a mail: what it is about.
    pub subject: Option<Range<usize>>,
    /// Paragraphs, in order.
    pub parts: Vec<Range<usize>>,
}

/// The sender's own words. A text of one line is itself.
pub(crate) fn of(text: &str) -> Body {
    let text = clip(text, LOOKED_AT);
    let mut body = Body::default();
    let mut lines: Vec<Range<usize>> = Vec::new();
    let mut start = 0;
    for line in text.split('\n').take(MAX_LINES) {
        lines.push(start..start + line.len());
        start += line.len() + 1;
    }
    let is_quote = |range: &Range<usize>| text[range.clone()].trim_start().starts_with('>');
    if let [first, second, _, ..] = &lines[..]
        && text[second.clone()].trim().is_empty()
        && is_subject(&text[first.clone()])
    {
        body.subject = Some(first.clone());
        lines.remove(0);
    }
    for (i, range) in lines.iter().enumerate() {
        let line = text[range.clone()].trim();
        // "On 9 May Ana wrote:" stands before what it quotes.
        let next = lines[i + 1..].iter().find(|next| !text[(*next).clone()].trim().is_empty());
        let announces = line.ends_with(':') && next.is_some_and(is_quote);
        if is_quote(range) || announces || line.is_empty() {
            continue;
        }
        // The signature, and an older mail that was put below.
        if line == "--" || line.starts_with("-----") || line.starts_with("_____") {
            break;
        }
        body.parts.push(range.clone());
    }
    body
}

/// Greetings ("Dear all,") and sentences are none.
fn is_subject(line: &str) -> bool {
    let line = line.trim();
    !line.is_empty() && !line.ends_with([',', '.', '!', ':', '?']) && line.split_whitespace().count() <= SHORT
}

/// A subject without "Re:" and its like.
pub(crate) fn plain(subject: &str) -> &str {
    let mut rest = subject.trim();
    while let Some((before, after)) = rest.split_once(':')
        && before.len() <= 4
        && before.chars().all(char::is_alphabetic)
    {
        rest = after.trim_start();
    }
    rest
}

/// Lines of a mail behind its subject in which the reader is called.
const CALLED: usize = 3;

/// Whether a text was passed on to many: nothing in it is the reader's, unless who passes it on calls them by name: "Fwd:
/// cancelled / Keith, we're on the Tuesday coach".
pub(super) fn is_passed_on(text: &str, owner: &str) -> bool {
    let start = text.trim_start();
    let forwarded = ["fwd:", "fw:", "rv:", "tr:", "wg:", "enc:"];
    let opens = forwarded.iter().any(|mark| start.get(..mark.len()).is_some_and(|s| s.eq_ignore_ascii_case(mark)));
    let first =
        |line: &str| line.split_once(',').is_some_and(|(name, _)| name.trim().chars().map(fold).eq(owner.chars()));
    let to_owner = !owner.is_empty() && text.lines().skip(1).take(CALLED).any(first);
    opens && !to_owner
}
