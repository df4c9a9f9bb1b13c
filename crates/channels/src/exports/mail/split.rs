//! Parts a mailbox into its mails, one at a time, each bounded.
//!
//! A mail begins after a line `From someone Fri Dec 31 21:41:05 2023` that opens the file or follows a blank line.
//! Programs disagree on whether they mark such a line inside a mail with `>`, so its date is looked at as well.

use std::io::{self, BufRead, BufReader, Read};

use crate::exports::decode::Decoder;

/// Bytes kept of one mail. Its words come before its attachments, of which whatever is beyond is left out.
const MAX_MAIL: usize = 8 * 1024 * 1024;

/// Bytes looked at as one line; longer lines are taken in pieces.
const MAX_PIECE: u64 = 64 * 1024;

#[derive(Debug)]
pub(super) struct Mails {
    reader: BufReader<Decoder>,
    /// Whether `From ` lines part the file, or it is one mail as a whole.
    mailbox: bool,
    line: Vec<u8>,
    /// The mail read last, with its own line ends.
    mail: Vec<u8>,
    begun: bool,
}

impl Mails {
    pub fn new(decoder: Decoder, mailbox: bool) -> Self {
        let reader = BufReader::with_capacity(64 * 1024, decoder);
        Self { reader, mailbox, line: Vec::new(), mail: Vec::new(), begun: false }
    }

    pub fn decoder(&self) -> &Decoder {
        self.reader.get_ref()
    }

    /// The bytes of the next mail, `None` at the end.
    pub fn next(&mut self) -> io::Result<Option<&[u8]>> {
        self.mail.clear();
        let (mut line_begins, mut after_blank) = (true, true);
        let mut found = false;
        loop {
            self.line.clear();
            if self.reader.by_ref().take(MAX_PIECE).read_until(b'\n', &mut self.line)? == 0 {
                return Ok(found.then_some(self.mail.as_slice()));
            }
            let line_ends = self.line.last() == Some(&b'\n');
            if self.mailbox && line_begins && (after_blank || !self.begun) && is_separator(&self.line) {
                let ends_another = self.begun && found;
                self.begun = true;
                // Two separators in a row have no mail between them.
                if ends_another {
                    return Ok(Some(self.mail.as_slice()));
                }
                found = false;
                after_blank = true;
                continue;
            }
            found = true;
            after_blank = line_begins && matches!(self.line.as_slice(), b"\n" | b"\r\n");
            self.keep(line_begins);
            line_begins = line_ends;
        }
    }

    fn keep(&mut self, line_begins: bool) {
        let room = MAX_MAIL.saturating_sub(self.mail.len());
        let quoted = self.mailbox && line_begins && is_quoted_from(&self.line);
        let kept = &self.line[usize::from(quoted)..];
        self.mail.extend_from_slice(&kept[..kept.len().min(room)]);
    }
}

/// `From `, then something, then a date as `ctime` writes it: a weekday and a month side by side.
pub(in crate::exports) fn is_separator(line: &[u8]) -> bool {
    const DAYS: [&[u8]; 7] = [b"Mon", b"Tue", b"Wed", b"Thu", b"Fri", b"Sat", b"Sun"];
    const MONTHS: [&[u8]; 12] =
        [b"Jan", b"Feb", b"Mar", b"Apr", b"May", b"Jun", b"Jul", b"Aug", b"Sep", b"Oct", b"Nov", b"Dec"];
    let Some(rest) = line.strip_prefix(b"From ") else { return false };
    let words = || rest[..rest.len().min(300)].split(u8::is_ascii_whitespace).filter(|word| !word.is_empty());
    words().zip(words().skip(1)).any(|(day, month)| DAYS.contains(&day) && MONTHS.contains(&month))
}

fn is_quoted_from(line: &[u8]) -> bool {
    let quotes = line.iter().take_while(|&&byte| byte == b'>').count();
    quotes > 0 && line[quotes..].starts_with(b"From ")
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::exports::input::Input;

    fn split(text: &str, mailbox: bool) -> Vec<String> {
        let mut mails = Mails::new(Decoder::new(Input::memory(text.as_bytes().to_vec())).unwrap(), mailbox);
        let mut all = Vec::new();
        while let Some(mail) = mails.next().unwrap() {
            all.push(String::from_utf8_lossy(mail).into_owned());
        }
        all
    }

    const FROM: &str = "From ana@example.org Fri Dec 31 21:41:05 2023\n";

    #[test]
    fn mails_are_parted_at_their_separators_only() {
        let text = format!(
            "{FROM}Subject: one\n\nFrom now on we meet on Fridays.\n>From me\n>>From you\n\nFrom here it is far.\n\n\
             From - Sat Jan 01 10:00:00 2024\r\nSubject: two\r\n\r\nb\r\n"
        );
        assert_eq!(
            split(&text, true),
            [
                "Subject: one\n\nFrom now on we meet on Fridays.\nFrom me\n>From you\n\nFrom here it is far.\n\n",
                "Subject: two\r\n\r\nb\r\n"
            ]
        );
    }

    #[test]
    fn gmail_writes_the_offset_before_the_year() {
        assert!(is_separator(b"From 1786@xxx Fri Dec 31 21:41:05 +0000 2023\r\n"));
        assert!(!is_separator(b"From Friday on\n"));
        assert!(!is_separator(b"from a Fri Dec 31\n"));
    }

    #[test]
    fn a_single_mail_is_not_parted() {
        let text = format!("Subject: one\n\na\n\n{FROM}\nb");
        assert_eq!(split(&text, false), [text]);
    }

    #[test]
    fn nothing_and_separators_alone() {
        assert_eq!(split("", true), [""; 0]);
        assert_eq!(split(FROM, true), [""; 0]);
        assert_eq!(split(&FROM.repeat(3), true), [""; 0]);
    }

    #[test]
    fn a_huge_mail_is_cut_and_the_next_one_is_whole() {
        let text = format!("{FROM}Subject: one\n\n{}\n\n{FROM}Subject: two\n\nb\n", "x".repeat(2 * MAX_MAIL));
        let mails = split(&text, true);
        assert_eq!((mails.len(), mails[0].len()), (2, MAX_MAIL));
        assert_eq!(mails[1], "Subject: two\n\nb\n");
    }
}
