//! Walks through JSON of any size and stops at each message of Telegram's export, holding one value at a time.
//!
//! Only the way to the messages is understood: `messages` at the top, or in each chat of `chats.list` and
//! `left_chats.list`. Everything else is passed over by matching brackets, without recursion.

use std::io::{self, BufRead, BufReader};

use crate::exports::decode::Decoder;

/// Longest value kept, in bytes: a message of 4,096 characters with each one an entity is far below.
const MAX_VALUE: usize = 1024 * 1024;

#[derive(Debug)]
pub(super) enum Stop {
    Io(io::Error),
    /// The file ends inside a value.
    CutShort,
    Malformed {
        byte: u64,
        what: &'static str,
    },
}

impl From<io::Error> for Stop {
    fn from(error: io::Error) -> Self {
        Self::Io(error)
    }
}

/// Where the walk stopped.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Event {
    /// A chat begins; its `name`, `id` and `type` follow.
    Chat,
    /// A member of the chat (or of the document's top): its value is in [`Walk::value`].
    Member(Member),
    /// A list of messages begins.
    Messages,
    /// A message is in [`Walk::value`].
    Message,
    /// A message too long to be kept.
    TooLong,
    End,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Member {
    Name,
    Id,
    Type,
}

#[derive(Debug)]
pub(super) struct Walk {
    reader: BufReader<Decoder>,
    /// Bytes consumed.
    at: u64,
    /// The containers we are in, at most four deep.
    path: Vec<Place>,
    begun: bool,
    /// Whether the innermost container has had a member or element.
    filled: bool,
    value: Vec<u8>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Place {
    /// The document, which is also the chat where it holds only one.
    Top,
    /// `chats` or `left_chats`.
    Chats,
    /// Their `list`.
    List,
    Chat,
    Messages,
}

impl Walk {
    pub fn new(decoder: Decoder) -> Self {
        Self {
            reader: BufReader::with_capacity(64 * 1024, decoder),
            at: 0,
            path: Vec::with_capacity(5),
            begun: false,
            filled: false,
            value: Vec::new(),
        }
    }

    pub fn decoder(&self) -> &Decoder {
        self.reader.get_ref()
    }

    /// The value that the last event stopped at, as JSON.
    pub fn value(&self) -> &[u8] {
        &self.value
    }

    /// Goes on to what is next worth stopping at.
    pub fn next(&mut self) -> Result<Event, Stop> {
        if !self.begun {
            self.begun = true;
            self.open(b'{', Place::Top)?;
        }
        while let Some(&place) = self.path.last() {
            let event = match place {
                Place::Top | Place::Chats | Place::Chat => self.member(place)?,
                Place::List => self.listed_chat()?,
                Place::Messages => self.message()?,
            };
            if let Some(event) = event {
                return Ok(event);
            }
        }
        Ok(Event::End)
    }

    fn member(&mut self, place: Place) -> Result<Option<Event>, Stop> {
        if self.closes(b'}')? {
            return Ok(None);
        }
        self.take(b'"', "a name was expected")?;
        self.value.clear();
        self.string()?;
        let key = std::mem::take(&mut self.value);
        self.space()?;
        self.take(b':', "a colon was expected")?;
        let opening = self.space()?;
        let member = match (place, key.as_slice(), opening) {
            (Place::Top | Place::Chat, b"messages", b'[') => {
                self.open(b'[', Place::Messages)?;
                return Ok(Some(Event::Messages));
            }
            (Place::Top, b"chats" | b"left_chats", b'{') => return self.open(b'{', Place::Chats).map(|()| None),
            (Place::Chats, b"list", b'[') => return self.open(b'[', Place::List).map(|()| None),
            (Place::Top | Place::Chat, b"name", _) => Some(Member::Name),
            (Place::Top | Place::Chat, b"id", _) => Some(Member::Id),
            (Place::Top | Place::Chat, b"type", _) => Some(Member::Type),
            _ => None,
        };
        self.value = key; // its room is used again
        let kept = self.pass(member.is_some())?;
        Ok(member.filter(|_| kept).map(Event::Member))
    }

    fn listed_chat(&mut self) -> Result<Option<Event>, Stop> {
        if self.closes(b']')? {
            return Ok(None);
        }
        if self.space()? == b'{' {
            self.open(b'{', Place::Chat)?;
            return Ok(Some(Event::Chat));
        }
        self.pass(false)?;
        Ok(None)
    }

    fn message(&mut self) -> Result<Option<Event>, Stop> {
        if self.closes(b']')? {
            return Ok(None);
        }
        Ok(Some(if self.pass(true)? { Event::Message } else { Event::TooLong }))
    }

    fn open(&mut self, bracket: u8, place: Place) -> Result<(), Stop> {
        self.space()?;
        self.take(bracket, "an opening bracket was expected")?;
        self.path.push(place);
        self.filled = false;
        Ok(())
    }

    /// Leaves the container where it ends here, else takes the comma before its next part.
    fn closes(&mut self, bracket: u8) -> Result<bool, Stop> {
        let next = self.space()?;
        if next == bracket {
            self.skip(1);
            self.path.pop();
            self.filled = true;
            return Ok(true);
        }
        if self.filled {
            self.take(b',', "a comma was expected")?;
            self.space()?;
        }
        self.filled = true;
        Ok(false)
    }

    /// Passes over one value; where it is to be kept it is left in [`Self::value`]. False if it was too long for that.
    fn pass(&mut self, keep: bool) -> Result<bool, Stop> {
        self.value.clear();
        let (mut depth, mut fits) = (0_u64, true);
        loop {
            let byte = self.space()?;
            match byte {
                b'"' => {
                    self.keep(byte);
                    self.skip(1);
                    self.string()?;
                    self.keep(b'"');
                }
                b'{' | b'[' => {
                    depth += 1;
                    self.keep(byte);
                    self.skip(1);
                }
                b'}' | b']' | b',' | b':' if depth == 0 => return Err(self.malformed("a value was expected")),
                b'}' | b']' => {
                    depth -= 1;
                    self.keep(byte);
                    self.skip(1);
                }
                b',' | b':' => {
                    self.keep(byte);
                    self.skip(1);
                }
                _ => self.word()?,
            }
            if !keep || self.value.len() > MAX_VALUE {
                fits &= !keep;
                self.value.clear();
            }
            if depth == 0 {
                return Ok(fits);
            }
        }
    }

    fn keep(&mut self, byte: u8) {
        self.value.push(byte);
    }

    /// The rest of a string whose opening quote is taken, with its escapes as they are; the closing quote is taken.
    /// What is too long to be kept anyway is not gathered.
    fn string(&mut self) -> Result<(), Stop> {
        let mut escaped = false;
        loop {
            let chunk = self.reader.fill_buf()?;
            if chunk.is_empty() {
                return Err(Stop::CutShort);
            }
            let mut end = None;
            for (index, &byte) in chunk.iter().enumerate() {
                match byte {
                    _ if escaped => escaped = false,
                    b'\\' => escaped = true,
                    b'"' => {
                        end = Some(index);
                        break;
                    }
                    _ => {}
                }
            }
            let part = &chunk[..end.unwrap_or(chunk.len())];
            if self.value.len() <= MAX_VALUE {
                self.value.extend_from_slice(part);
            }
            let taken = part.len() + usize::from(end.is_some());
            self.skip(taken);
            if end.is_some() {
                return Ok(());
            }
        }
    }

    /// A number, `true`, `false` or `null`: all up to what cannot belong to one. A digit may end at the file's end.
    fn word(&mut self) -> Result<(), Stop> {
        const LONGEST: usize = 64;
        let mut length = 0;
        loop {
            let Some(&byte) = self.reader.fill_buf()?.first() else { return Err(Stop::CutShort) };
            if !(byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'+' | b'.')) || length == LONGEST {
                break;
            }
            self.keep(byte);
            self.skip(1);
            length += 1;
        }
        if length == 0 || length == LONGEST { Err(self.malformed("a value was expected")) } else { Ok(()) }
    }

    /// Skips white space; the byte after it.
    fn space(&mut self) -> Result<u8, Stop> {
        loop {
            let chunk = self.reader.fill_buf()?;
            if chunk.is_empty() {
                return Err(Stop::CutShort);
            }
            let blank = chunk.iter().take_while(|byte| matches!(byte, b' ' | b'\n' | b'\r' | b'\t')).count();
            let next = chunk.get(blank).copied();
            self.skip(blank);
            if let Some(next) = next {
                return Ok(next);
            }
        }
    }

    fn take(&mut self, wanted: u8, what: &'static str) -> Result<(), Stop> {
        match self.reader.fill_buf()?.first() {
            None => Err(Stop::CutShort),
            Some(&byte) if byte == wanted => {
                self.skip(1);
                Ok(())
            }
            Some(_) => Err(self.malformed(what)),
        }
    }

    fn skip(&mut self, count: usize) {
        self.reader.consume(count);
        self.at += count as u64;
    }

    fn malformed(&self, what: &'static str) -> Stop {
        Stop::Malformed { byte: self.at, what }
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::exports::input::Input;

    fn walk(json: &str) -> (Vec<String>, Option<Stop>) {
        let mut walk = Walk::new(Decoder::new(Input::memory(json.as_bytes().to_vec())).unwrap());
        let mut seen = Vec::new();
        loop {
            let value = |walk: &Walk| String::from_utf8_lossy(walk.value()).into_owned();
            match walk.next() {
                Ok(Event::End) => return (seen, None),
                Ok(Event::Member(member)) => seen.push(format!("{member:?} {}", value(&walk))),
                Ok(Event::Message) => seen.push(value(&walk)),
                Ok(event) => seen.push(format!("{event:?}")),
                Err(stop) => return (seen, Some(stop)),
            }
        }
    }

    #[test]
    fn one_chat() {
        let (seen, stop) = walk(
            r#" {"name":"A \"b\"", "x": [1, {"messages": [9]}], "messages": [ {"id": 1, "t": [ "]" ]}, 2 ], "id": 7} "#,
        );
        assert_eq!(
            seen,
            [r#"Name "A \"b\"""#, "Messages", r#"{"id":1,"t":["]"]}"#, "2", "Id 7"],
            "blanks between tokens go, those in strings stay"
        );
        assert!(stop.is_none());
    }

    #[test]
    fn a_whole_account() {
        let (seen, stop) = walk(
            r#"{"about":"x","contacts":{"list":[{"messages":[1]}]},
                "chats":{"about":"y","list":[{"name":"A","messages":[1]},5,{"name":null,"messages":[]}]},
                "left_chats":{"list":[{"messages":[2]}]}}"#,
        );
        assert_eq!(
            seen,
            ["Chat", r#"Name "A""#, "Messages", "1", "Chat", "Name null", "Messages", "Chat", "Messages", "2"]
        );
        assert!(stop.is_none());
    }

    #[test]
    fn an_end_in_the_middle_is_told_from_damage() {
        let whole = r#"{"name":"A","messages":[{"id":1},{"id":2}]}"#;
        for end in 0..whole.len() {
            assert!(matches!(walk(&whole[..end]).1, Some(Stop::CutShort)), "{}", &whole[..end]);
        }
        for (json, byte) in
            [("[]", 0), (r#"{"a" 1}"#, 5), (r#"{"a":}"#, 5), (r#"{"messages":[1 2]}"#, 15), ("{a:1}", 1)]
        {
            assert!(matches!(walk(json).1, Some(Stop::Malformed { byte: at, .. }) if at == byte), "{json}");
        }
    }

    #[test]
    fn values_of_any_size_and_depth_take_bounded_room() {
        let long = format!(
            r#"{{"messages":["{}",{}1{}, 3]}}"#,
            "x".repeat(2 * MAX_VALUE),
            "[".repeat(2 * MAX_VALUE),
            "]".repeat(2 * MAX_VALUE)
        );
        let (seen, stop) = walk(&long);
        assert_eq!(seen, ["Messages", "TooLong", "TooLong", "3"]);
        assert!(stop.is_none());
    }
}
