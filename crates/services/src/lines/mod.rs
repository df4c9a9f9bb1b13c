//! Lines of `NAME;PARAMETER=value:value`, folded, inside of components: what calendars (RFC 5545) and cards (RFC 6350)
//! are written in.
//!
//! A [`Part`] keeps every line as it stands, so that what is written back differs only in what was [set](Part::set).
//! What a value means is the business of who asks for it.

mod line;
#[cfg(test)]
mod tests;
mod write;

pub use line::{Line, escaped, split, unescaped};
pub use write::Writer;

/// The longest file that is read, in bytes.
pub const MOST_BYTES: usize = 4 * 1024 * 1024;
/// Components in one file, whatever their depth.
const MOST_PARTS: usize = 25_000;
/// A component in a component: a calendar, an event, an alarm, and one more.
const DEEPEST: usize = 6;

/// A component: from its `BEGIN` to its `END`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    /// In capitals: `VEVENT`.
    pub name: String,
    pub items: Vec<Item>,
}

/// What stands in a component, in order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Item {
    Line(Line),
    Part(Part),
}

impl Part {
    pub fn new(name: &str) -> Self {
        Self { name: name.to_ascii_uppercase(), items: Vec::new() }
    }

    /// The one component that a file is. Linear in its length; the text says what is wrong with it.
    pub fn parse(bytes: &[u8]) -> Result<Self, String> {
        if bytes.len() > MOST_BYTES {
            return Err(format!("it is longer than {} MiB", MOST_BYTES / 1024 / 1024));
        }
        let (mut open, mut whole, mut parts): (Vec<Self>, Option<Self>, usize) = (Vec::new(), None, 0);
        for line in unfolded(bytes) {
            match (line.name_in_capitals().as_str(), open.last_mut()) {
                ("BEGIN", _) => {
                    parts += 1;
                    if whole.is_some() {
                        return Err("it holds more than one thing".into());
                    }
                    if open.len() == DEEPEST || parts > MOST_PARTS {
                        return Err("it has too many parts".into());
                    }
                    open.push(Self::new(line.value().trim()));
                }
                ("END", Some(top)) if line.value().trim().eq_ignore_ascii_case(&top.name) => {
                    let Some(done) = open.pop() else { continue };
                    match open.last_mut() {
                        Some(outer) => outer.items.push(Item::Part(done)),
                        None => whole = Some(done),
                    }
                }
                ("END", _) => return Err("a part ends that did not begin".into()),
                (_, Some(top)) => top.items.push(Item::Line(line)),
                (_, None) => return Err("a line stands outside of everything".into()),
            }
        }
        if !open.is_empty() {
            return Err("it breaks off".into());
        }
        whole.ok_or_else(|| "it is empty".into())
    }

    pub fn lines(&self) -> impl Iterator<Item = &Line> {
        self.items.iter().filter_map(|item| match item {
            Item::Line(line) => Some(line),
            Item::Part(_) => None,
        })
    }

    pub fn parts(&self) -> impl Iterator<Item = &Self> {
        self.items.iter().filter_map(|item| match item {
            Item::Part(part) => Some(part),
            Item::Line(_) => None,
        })
    }

    /// All lines of that name.
    pub fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a Line> {
        self.lines().filter(move |line| line.is(name))
    }

    pub fn first(&self, name: &str) -> Option<&Line> {
        self.lines().find(|line| line.is(name))
    }

    /// The unescaped text of the first line of that name; none where it is empty.
    pub fn text(&self, name: &str) -> Option<String> {
        self.first(name).map(|line| unescaped(line.value())).filter(|text| !text.is_empty())
    }

    /// Puts `lines` where the first of that name stands, or at the end of the lines, and takes all others of it away.
    pub fn set(&mut self, name: &str, lines: impl IntoIterator<Item = Line>) {
        let is = |item: &Item| matches!(item, Item::Line(line) if line.is(name));
        let end = self.items.iter().position(|item| matches!(item, Item::Part(_))).unwrap_or(self.items.len());
        let at = self.items.iter().position(is).unwrap_or(end);
        let mut rest = self.items.split_off(at);
        rest.retain(|item| !is(item));
        self.items.extend(lines.into_iter().map(Item::Line));
        self.items.extend(rest);
    }

    /// The same with one line of somebody's text; `None` takes it away.
    pub fn set_text(&mut self, name: &str, text: Option<&str>) {
        self.set(name, text.map(|text| Line::text(name, text)));
    }

    /// As a file.
    pub fn render(&self) -> String {
        let mut out = Writer::default();
        self.write(&mut out);
        out.finish()
    }

    /// Among other lines of a file.
    pub fn write(&self, out: &mut Writer) {
        out.line("BEGIN", &self.name);
        for item in &self.items {
            match item {
                Item::Line(line) => out.whole(line.as_str()),
                Item::Part(part) => part.write(out),
            }
        }
        out.line("END", &self.name);
    }
}

/// The lines of a file without their folds; those without a character are passed over. A fold may split a character, so
/// bytes are joined first.
fn unfolded(bytes: &[u8]) -> Vec<Line> {
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    let mut lines: Vec<Vec<u8>> = Vec::new();
    for line in bytes.split(|byte| *byte == b'\n') {
        let line = line.strip_suffix(b"\r").unwrap_or(line);
        match (line.first(), lines.last_mut()) {
            (Some(b' ' | b'\t'), Some(last)) => last.extend_from_slice(&line[1..]),
            _ => lines.push(line.to_vec()),
        }
    }
    lines.retain(|line| !line.iter().all(u8::is_ascii_whitespace));
    lines.into_iter().map(|line| Line::new(String::from_utf8_lossy(&line).into_owned())).collect()
}
