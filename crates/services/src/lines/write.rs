//! Lines as a file has them: ended by CRLF, and folded.

use super::line::escaped;

/// The longest line in bytes, its end not counted.
const MAX_LINE: usize = 75;

#[derive(Debug, Default)]
pub struct Writer(String);

impl Writer {
    /// A property whose value is ours: no escapes.
    pub fn line(&mut self, name: &str, value: &str) {
        self.fold(name.chars().chain([':']).chain(value.chars()));
    }

    /// A property whose value is somebody's text.
    pub fn text(&mut self, name: &str, value: &str) {
        self.line(name, &escaped(value));
    }

    /// A line as it stands.
    pub(super) fn whole(&mut self, line: &str) {
        self.fold(line.chars());
    }

    /// Breaks the line before the byte that is too many, never inside a character.
    fn fold(&mut self, line: impl Iterator<Item = char>) {
        let mut length = 0;
        for c in line {
            if length + c.len_utf8() > MAX_LINE {
                self.0.push_str("\r\n ");
                length = 1;
            }
            self.0.push(c);
            length += c.len_utf8();
        }
        self.0.push_str("\r\n");
    }

    pub fn finish(self) -> String {
        self.0
    }
}
