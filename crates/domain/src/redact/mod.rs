//! Personal data, taken out of a text and put back: five kinds that are known by their form (e-mail address, phone
//! number, payment card, IBAN, national id or passport), and the names that the caller knows.
//!
//! Each value becomes a token such as `⟨email-1⟩`, the same value always the same one, so a model can tell two people
//! apart and its answer can be restored. A `⟨` that stood in the text becomes a token itself, so no text can forge one.
//! Whatever was written, `restore(redact(text)) == text`, but for a person who is called more than one thing: "Ana" and
//! "Ana Ruiz" are one token, and what is put back is the name that was said last, of one text the fullest. Each text is read
//! once, from left to right; what is looked at from any place in it is bounded. Forms are looked for in the text as ASCII
//! writes it: full-width digits and invisible characters hide nothing from us.
//!
//! To add a kind: its variant, how it is found in `forms.rs` or `numbers.rs`, and its lines in the table of `tests.rs`.

mod forms;
mod names;
mod numbers;
mod plain;
#[cfg(test)]
mod tests;
mod told;

use std::collections::HashMap;

use names::Names;
use plain::Plain;
pub use told::names_told;

const OPEN: char = '⟨';
const CLOSE: char = '⟩';
/// Bytes of a token, the brackets included.
pub const MAX_TOKEN: usize = 32;
/// Values of one redactor. A further one becomes [`HIDDEN`], which cannot be restored.
const MOST: usize = 5_000;
const HIDDEN: &str = "⟨hidden⟩";

/// What a value is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Kind {
    Email,
    Phone,
    /// A payment card.
    Card,
    Iban,
    /// A national id or a passport.
    Id,
    /// A name that the caller knows.
    Person,
    /// What looks like the beginning of a token.
    Text,
}

impl Kind {
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Email => "email",
            Self::Phone => "phone",
            Self::Card => "card",
            Self::Iban => "iban",
            Self::Id => "id",
            Self::Person => "person",
            Self::Text => "text",
        }
    }
}

/// Hides values in texts that belong together, and restores them.
#[derive(Debug, Default)]
pub struct Redactor {
    names: Names,
    tokens: HashMap<String, String>,
    values: HashMap<String, String>,
    counts: HashMap<Kind, usize>,
    /// The token of each person, and the text in which they were named last.
    people: HashMap<usize, (String, usize)>,
    /// Texts so far.
    texts: usize,
}

impl Redactor {
    /// One that knows these names, whole and by their words.
    pub fn new<'n>(names: impl IntoIterator<Item = &'n str>) -> Self {
        Self { names: Names::new(names), ..Self::default() }
    }

    pub fn redact(&mut self, text: &str) -> String {
        self.texts += 1;
        let names = std::mem::take(&mut self.names);
        let redacted = replaced(text, Some(&names), |what, value| match what {
            What::Form(kind) => self.token(kind, value),
            What::Person(person) => self.person(person, value),
        });
        self.names = names;
        redacted
    }

    /// The text with what was hidden back in it. What only looks like a token stays.
    pub fn restore(&self, text: &str) -> String {
        let mut restored = String::with_capacity(text.len());
        let mut rest = text;
        while let Some(at) = rest.find(OPEN) {
            let (before, from) = rest.split_at(at);
            restored.push_str(before);
            let window = &from[..from.floor_char_boundary(MAX_TOKEN)];
            let token = window.find(CLOSE).map(|end| &window[..end + CLOSE.len_utf8()]);
            match token.and_then(|token| Some((token, self.values.get(token)?))) {
                Some((token, value)) => {
                    restored.push_str(value);
                    rest = &from[token.len()..];
                }
                None => {
                    restored.push(OPEN);
                    rest = &from[OPEN.len_utf8()..];
                }
            }
        }
        restored.push_str(rest);
        restored
    }

    /// Whether nothing was hidden.
    pub fn is_empty(&self) -> bool {
        self.values.is_empty()
    }

    fn token(&mut self, kind: Kind, value: &str) -> String {
        if let Some(token) = self.tokens.get(value) {
            return token.clone();
        }
        let token = self.new_token(kind, value);
        if token != HIDDEN {
            self.tokens.insert(value.to_owned(), token.clone());
        }
        token
    }

    /// One token for whatever a person is called.
    fn person(&mut self, person: usize, name: &str) -> String {
        let Some((token, text)) = self.people.get_mut(&person) else {
            let token = self.new_token(Kind::Person, name);
            if token != HIDDEN {
                self.people.insert(person, (token.clone(), self.texts));
            }
            return token;
        };
        if let Some(value) = self.values.get_mut(token)
            && (*text < self.texts || name.len() > value.len())
        {
            name.clone_into(value);
            *text = self.texts;
        }
        token.clone()
    }

    fn new_token(&mut self, kind: Kind, value: &str) -> String {
        if self.values.len() >= MOST {
            return HIDDEN.to_owned();
        }
        let count = self.counts.entry(kind).or_default();
        *count += 1;
        let token = format!("{OPEN}{}-{count}{CLOSE}", kind.as_str());
        self.values.insert(token.clone(), value.to_owned());
        token
    }
}

/// What was found.
#[derive(Debug, Clone, Copy)]
enum What {
    Form(Kind),
    /// One of the names' people.
    Person(usize),
}

/// A text for a log: the five kinds as `[email]` and the like, for good.
pub fn mask(text: &str) -> String {
    replaced(text, None, |what, value| match what {
        What::Form(Kind::Text) | What::Person(_) => value.to_owned(),
        What::Form(kind) => format!("[{}]", kind.as_str()),
    })
}

/// A place in a text: what comes, and what stood before.
#[derive(Debug, Clone, Copy)]
struct Place<'t> {
    text: &'t str,
    at: usize,
}

impl<'t> Place<'t> {
    fn rest(self) -> &'t str {
        &self.text[self.at..]
    }

    fn before(self) -> &'t str {
        &self.text[..self.at]
    }
}

fn replaced(written: &str, names: Option<&Names>, mut replace: impl FnMut(What, &str) -> String) -> String {
    let plain = Plain::of(written);
    let text = plain.text();
    let mut out = String::with_capacity(written.len());
    let mut at = 0;
    let mut before: Option<char> = None;
    while let Some(c) = text[at..].chars().next() {
        let place = Place { text, at };
        let found = if c == OPEN {
            Some((What::Form(Kind::Text), c.len_utf8()))
        } else if before.is_some_and(|before| before.is_alphanumeric() || before == '_') {
            None
        } else {
            found(place, c, names)
        };
        let length = match found {
            Some((what, length)) => {
                let (before, value, after) = plain.within(at..at + length);
                out.push_str(before);
                out.push_str(&replace(what, value));
                out.push_str(after);
                length
            }
            None => {
                out.push_str(plain.written(at..at + c.len_utf8()));
                c.len_utf8()
            }
        };
        before = text[at..at + length].chars().next_back();
        at += length;
    }
    out
}

/// What begins here, where a word can begin.
fn found(place: Place<'_>, c: char, names: Option<&Names>) -> Option<(What, usize)> {
    let is_number = c.is_ascii_digit() || c == '+' || c == '(';
    if !is_number && !c.is_alphabetic() {
        return None;
    }
    let of = |kind| move |length: usize| (What::Form(kind), length);
    forms::email(place)
        .map(of(Kind::Email))
        .or_else(|| forms::iban(place).map(of(Kind::Iban)))
        .or_else(|| forms::id(place).map(of(Kind::Id)))
        .or_else(|| {
            let (kind, length) = if is_number { numbers::number(place)? } else { return None };
            Some((What::Form(kind), length))
        })
        .or_else(|| names?.at(place.rest()).map(|(length, person)| (What::Person(person), length)))
}

/// Whether a value can end before `rest`: not within a word, nor within a number that goes on behind a sign.
fn ends(rest: &str) -> bool {
    let mut chars = rest.chars();
    match chars.next() {
        Some(c) if c.is_alphanumeric() || c == '_' => false,
        Some(':' | '/' | '.' | ',' | '-') => !chars.next().is_some_and(|c| c.is_ascii_digit()),
        None | Some(_) => true,
    }
}
