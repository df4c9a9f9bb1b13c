//! The messages of a thread as titles and places are looked for in them: each is read once, whatever is planned in it.

use std::cell::{OnceCell, RefCell};
use std::ops::Range;
use std::rc::Rc;

use when::Language;

use super::features;
use super::scene::TOKENS;
use super::seen::Seen;
use crate::Role;
use crate::rules::lexicon::Mark;
use crate::rules::reading::Reading;
use crate::rules::thread::{Thread, body};

/// Words and signs of a line that may close a mail.
const CLOSING: usize = 7;

/// A message that was read.
pub(crate) struct Page<'t> {
    pub lines: Vec<Line<'t>>,
    /// The [`features::question`] that it asks.
    pub asks: u32,
}

pub(crate) struct Line<'t> {
    /// The byte of the message that it begins at.
    pub from: usize,
    pub subject: bool,
    pub reading: Rc<Reading<'t>>,
    seen: OnceCell<Rc<Seen>>,
}

impl Line<'_> {
    /// The byte of the message behind it.
    fn end(&self) -> usize {
        self.from + self.reading.text.len()
    }

    /// The line as titles and places are counted in it, where those tokens are looked at. That of a line of the usual length
    /// is kept.
    pub(super) fn seen(&self, room: &Range<usize>) -> Rc<Seen> {
        let all = 0..self.reading.tokens.len();
        if all.len() > TOKENS {
            return Rc::new(Seen::of(&self.reading, room));
        }
        Rc::clone(self.seen.get_or_init(|| Rc::new(Seen::of(&self.reading, &all))))
    }
}

/// The words of a message that tell a plan, and those around them in their line. Several plans may be told by the same.
pub(crate) struct Sentence<'t> {
    pub message: usize,
    pub bytes: Range<usize>,
    pub language: Language,
    pub reading: Rc<Reading<'t>>,
    pub before: Reading<'t>,
    pub behind: Reading<'t>,
}

/// A thread's messages, each read when it is first asked for.
pub(crate) struct Pages<'t> {
    pub(crate) thread: &'t Thread<'t>,
    read: Vec<OnceCell<Page<'t>>>,
    sentences: RefCell<Vec<Rc<Sentence<'t>>>>,
}

impl<'t> Pages<'t> {
    pub(crate) fn of(thread: &'t Thread<'t>) -> Self {
        let read = (0..thread.len()).map(|_| OnceCell::new()).collect();
        Self { thread, read, sentences: RefCell::default() }
    }

    /// `None` where there is no such message.
    pub(crate) fn at(&self, message: usize) -> Option<&Page<'t>> {
        Some(self.read.get(message)?.get_or_init(|| self.page(message)))
    }

    /// Those bytes of a message, read once. `None` where they are none of it.
    pub(crate) fn sentence(
        &self,
        message: usize,
        bytes: &Range<usize>,
        language: Language,
    ) -> Option<Rc<Sentence<'t>>> {
        let same = |one: &&Rc<Sentence>| one.message == message && one.bytes == *bytes && one.language == language;
        if let Some(known) = self.sentences.borrow().iter().find(same) {
            return Some(Rc::clone(known));
        }
        let (text, at) = (self.thread.text(message)?, &self.thread.at(message)?.at);
        text.get(bytes.clone())?;
        let lines = &self.at(message)?.lines;
        let within = |line: &&Line| line.from <= bytes.start && bytes.end <= line.end();
        let whole = lines.iter().find(within);
        let line = whole.map_or_else(|| bytes.clone(), |line| line.from..line.end());
        let read = |bytes: Range<usize>| Reading::phrases(text.get(bytes).unwrap_or_default(), language, at);
        let known = self.thread.reading(message, bytes, language);
        let sentence = Rc::new(Sentence {
            message,
            bytes: bytes.clone(),
            language,
            reading: known.unwrap_or_else(|| Rc::new(read(bytes.clone()).with_times(&[language]))),
            before: read(line.start..bytes.start),
            behind: read(bytes.end..line.end),
        });
        self.sentences.borrow_mut().push(Rc::clone(&sentence));
        Some(sentence)
    }

    /// What the thread reads nothing in has no lines: what the assistant said, what was sent to many, and the end of a mail.
    fn page(&self, message: usize) -> Page<'t> {
        let text = self.thread.text(message).unwrap_or_default();
        let mut page = Page { lines: Vec::new(), asks: features::question(text) };
        let Some(said) = self.thread.at(message).filter(|said| said.role != Role::Assistant) else { return page };
        let language = self.thread.language(text);
        if said.role != Role::User && self.thread.is_for_many(message, text, language) {
            return page;
        }
        let body = body::of(text);
        let subject = body.subject.clone();
        for line in subject.iter().chain(&body.parts) {
            let known = self.thread.reading(message, line, language);
            let read = || Rc::new(Reading::of_line(&text[line.clone()], language, &said.at));
            let reading = known.unwrap_or_else(read);
            let closes = reading.first(Mark::Closing).is_some_and(|hit| hit.tokens.start == 0);
            if subject.is_some() && closes && reading.tokens.len() <= CLOSING {
                break;
            }
            page.lines.push(Line {
                from: line.start,
                subject: subject.as_ref() == Some(line),
                reading,
                seen: OnceCell::new(),
            });
        }
        page
    }
}
