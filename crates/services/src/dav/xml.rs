//! A server's XML as a small tree, with bounds: on depth, on the number of elements, on a tag. No entities but XML's own
//! five, no declared types, nothing fetched.

use quick_xml::Reader;
use quick_xml::escape::resolve_xml_entity;
use quick_xml::events::{BytesStart, Event};

/// An element in an element.
const DEEPEST: usize = 32;
/// A listing of 50,000 things with what is asked of each.
const MOST_ELEMENTS: usize = 400_000;
/// Bytes of one tag with its attributes.
const LONGEST_TAG: usize = 8 * 1024;
/// Prefixes that hold at one place.
const MOST_PREFIXES: usize = 64;

/// Whose name it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Space {
    /// `DAV:`
    Dav,
    CalDav,
    CardDav,
    /// `http://calendarserver.org/ns/`
    Server,
    /// `http://apple.com/ns/ical/`
    Apple,
    #[default]
    Other,
}

impl Space {
    fn of(name: &str) -> Self {
        match name {
            "DAV:" => Self::Dav,
            "urn:ietf:params:xml:ns:caldav" => Self::CalDav,
            "urn:ietf:params:xml:ns:carddav" => Self::CardDav,
            "http://calendarserver.org/ns/" => Self::Server,
            "http://apple.com/ns/ical/" => Self::Apple,
            _ => Self::Other,
        }
    }
}

#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Element {
    space: Space,
    name: Box<str>,
    /// What stands in it and in no child of it.
    text: String,
    pub children: Vec<Element>,
    /// Its attribute `name`, the only one that is read.
    pub named: Option<Box<str>>,
}

impl Element {
    /// The one element that an answer is.
    pub fn parse(bytes: &[u8]) -> Result<Self, String> {
        let text = String::from_utf8_lossy(bytes);
        let mut reader = Reader::from_str(&text);
        reader.config_mut().expand_empty_elements = true;
        let mut open: Vec<Self> = Vec::new();
        let mut prefixes = Prefixes::default();
        let mut elements = 0;
        loop {
            match reader.read_event().map_err(|_| "it is no XML")? {
                Event::Start(tag) => {
                    elements += 1;
                    if open.len() == DEEPEST || elements > MOST_ELEMENTS || tag.len() > LONGEST_TAG {
                        return Err("it is larger than any answer has to be".into());
                    }
                    let named = prefixes.enter(&tag)?;
                    let (space, name) = prefixes.meaning(tag.name().0);
                    open.push(Self { space, name: name.into(), named, ..Self::default() });
                }
                Event::End(_) => {
                    let done = open.pop().ok_or("it ends before it begins")?;
                    prefixes.leave();
                    match open.last_mut() {
                        Some(outer) => outer.children.push(done),
                        None => return Ok(done),
                    }
                }
                Event::Text(text) => append(&mut open, &text.xml10_content()),
                Event::CData(text) => append(&mut open, &text.xml10_content()),
                Event::GeneralRef(reference) => {
                    let character = reference.resolve_char_ref().map_err(|_| "it has an odd character")?;
                    match character {
                        Some(character) => append(&mut open, character.encode_utf8(&mut [0; 4])),
                        None => append(&mut open, resolve_xml_entity(&reference).ok_or("it has names of its own")?),
                    }
                }
                Event::DocType(_) => return Err("it declares a type".into()),
                Event::Eof => return Err("it breaks off".into()),
                Event::Empty(_) | Event::Comment(_) | Event::Decl(_) | Event::PI(_) => {}
            }
        }
    }

    pub fn is(&self, space: Space, name: &str) -> bool {
        self.space == space && &*self.name == name
    }

    pub fn child(&self, space: Space, name: &str) -> Option<&Self> {
        self.children.iter().find(|child| child.is(space, name))
    }

    pub fn all<'a>(&'a self, space: Space, name: &'a str) -> impl Iterator<Item = &'a Self> {
        self.children.iter().filter(move |child| child.is(space, name))
    }

    /// Without what surrounds it.
    pub fn text(&self) -> &str {
        self.text.trim()
    }

    /// The text of a child; none where it is not there or empty.
    pub fn text_of(&self, space: Space, name: &str) -> Option<&str> {
        self.child(space, name).map(Self::text).filter(|text| !text.is_empty())
    }

    /// The names of its children of `DAV:` and the others, for the conditions that an error names.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.children.iter().map(|child| &*child.name)
    }
}

fn append(open: &mut [Element], text: &str) {
    if let Some(top) = open.last_mut() {
        top.text.push_str(text);
    }
}

/// What the prefixes mean that were declared on the way in.
#[derive(Debug, Default)]
struct Prefixes {
    declared: Vec<(Box<str>, Space)>,
    /// How many held before each open element.
    before: Vec<usize>,
}

impl Prefixes {
    /// Takes in what a tag declares; answers its attribute `name`.
    fn enter(&mut self, tag: &BytesStart<'_>) -> Result<Option<Box<str>>, String> {
        self.before.push(self.declared.len());
        let mut named = None;
        for attribute in tag.attributes().with_checks(false) {
            let attribute = attribute.map_err(|_| "it has an odd attribute")?;
            let key = attribute.key.0;
            if let Some(prefix) = key.strip_prefix("xmlns") {
                self.declared.push((prefix.trim_start_matches(':').into(), Space::of(&attribute.value)));
            } else if key == "name" {
                named = Some((*attribute.value).into());
            }
            if self.declared.len() > MOST_PREFIXES {
                return Err("it declares too many prefixes".into());
            }
        }
        Ok(named)
    }

    fn leave(&mut self) {
        if let Some(before) = self.before.pop() {
            self.declared.truncate(before);
        }
    }

    fn meaning<'a>(&self, name: &'a str) -> (Space, &'a str) {
        let (prefix, local) = name.split_once(':').unwrap_or(("", name));
        let declared = self.declared.iter().rfind(|(known, _)| &**known == prefix);
        (declared.map(|(_, space)| *space).unwrap_or_default(), local)
    }
}

/// Text in a request of ours.
pub fn escaped(text: &str) -> String {
    quick_xml::escape::escape(text).into_owned()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use proptest::prelude::*;

    use super::*;

    const ANSWER: &str = r#"<?xml version="1.0"?><!-- x --><d:multistatus xmlns:d="DAV:" xmlns:c="urn:ietf:params:xml:ns:caldav">
        <d:response><d:href>/a%20b/</d:href><c:x><![CDATA[<&]]>&amp;&#65;</c:x></d:response>
        <response xmlns="DAV:"><href xmlns="other">no</href><c:comp name="VEVENT"/></response></d:multistatus>"#;

    #[test]
    fn names_mean_what_their_prefixes_do() {
        let root = Element::parse(ANSWER.as_bytes()).unwrap();
        assert!(root.is(Space::Dav, "multistatus"));
        let [first, second] = &root.children[..] else { panic!("{root:?}") };
        assert_eq!(first.text_of(Space::Dav, "href"), Some("/a%20b/"));
        assert_eq!(first.text_of(Space::CalDav, "x"), Some("<&&A"));
        assert_eq!(second.text_of(Space::Dav, "href"), None);
        assert_eq!(second.child(Space::CalDav, "comp").unwrap().named.as_deref(), Some("VEVENT"));
    }

    #[test]
    fn what_could_cost_too_much_is_refused() {
        let bomb = r#"<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">]><x>&a;</x>"#;
        let many: String =
            (0..100).flat_map(|number| [" xmlns:a".to_owned(), number.to_string(), "=\"DAV:\"".to_owned()]).collect();
        for wrong in [
            String::new(),
            "<a>".into(),
            "</a>".into(),
            "<a></b>".into(),
            "<html><br></html>".into(),
            bomb.into(),
            "<x>&nbsp;</x>".into(),
            "<x>&#0;</x>".into(),
            "<a>".repeat(40) + &"</a>".repeat(40),
            format!("<a{many}/>"),
            format!("<a b=\"{}\"/>", "x".repeat(LONGEST_TAG)),
            format!("<a>{}</a>", "<b/>".repeat(MOST_ELEMENTS)),
        ] {
            assert!(Element::parse(wrong.as_bytes()).is_err(), "{}", &wrong[..wrong.len().min(80)]);
        }
    }

    proptest! {
        #[test]
        fn no_bytes_are_too_odd(at in 0_usize..400, bytes in proptest::collection::vec(any::<u8>(), 0..6)) {
            let mut text = ANSWER.as_bytes().to_vec();
            let at = at.min(text.len());
            text.splice(at..(at + 3).min(text.len()), bytes);
            let _ = Element::parse(&text);
        }

        #[test]
        fn what_we_escape_comes_back(text in "\\PC{0,80}") {
            let root = Element::parse(format!("<a>{}</a>", escaped(&text)).as_bytes()).unwrap();
            prop_assert_eq!(root.text(), text.trim());
        }
    }
}
