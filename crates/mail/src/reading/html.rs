//! The words of an HTML body, down to the history it answers to (which its text would no longer show as quoted).
//!
//! Made for reading, not for showing: block elements become lines, cells are parted by a space, all else goes.

use mail_parser::decoders::html::add_html_token;

/// Where mail programs put the mail that is answered, or the signature (in lower case).
const HISTORY: &[&str] = &[
    "<blockquote",
    "gmail_quote",
    "yahoo_quoted",
    "moz-cite-prefix",
    "divrplyfwdmsg",
    "appendonsend",
    "outlookmessageheader",
    "gmail_signature",
];

/// Elements whose content is not read out.
const SILENT: &[&str] = &["head", "style", "script", "template", "title"];

/// Elements that begin and end a line.
const BLOCKS: &[&str] = &[
    "address",
    "article",
    "blockquote",
    "br",
    "dd",
    "div",
    "dl",
    "dt",
    "footer",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "hr",
    "li",
    "ol",
    "p",
    "pre",
    "section",
    "table",
    "tr",
    "ul",
];

/// The text above the history, and the history's. Where nothing stands above it, it is the mail itself: one that was
/// passed on.
pub(crate) fn own_text(html: &str) -> (String, String) {
    let lower = html.to_ascii_lowercase();
    if let Some(at) = HISTORY.iter().filter_map(|mark| lower.find(mark)).min() {
        let tag = lower[..=at].rfind('<').unwrap_or(at);
        let own = text(&html[..tag], &lower[..tag]);
        if !own.is_empty() {
            return (own, text(&html[tag..], &lower[tag..]));
        }
    }
    (text(html, &lower), String::new())
}

/// `lower` is `html` in lower case (ASCII), so that both have the same places. One pass, without going back.
fn text(html: &str, lower: &str) -> String {
    let mut out = Text { text: String::with_capacity(html.len() / 4), space: false };
    let mut at = 0;
    while at < html.len() {
        let words = html[at..].find('<').map_or(html.len(), |found| at + found);
        out.words(&html[at..words]);
        at = words;
        let Some(tag) = Tag::read(&lower[at..]) else {
            if at < html.len() {
                out.words("<");
                at += 1;
            }
            continue;
        };
        at += tag.length;
        if BLOCKS.contains(&tag.name) {
            out.line();
        } else if matches!(tag.name, "td" | "th") {
            out.space = true;
        } else if SILENT.contains(&tag.name) && !tag.closes {
            let end = lower[at..].find(&format!("</{}", tag.name));
            at = end.map_or(html.len(), |end| at + end);
        }
    }
    out.text.truncate(out.text.trim_end().len());
    out.text
}

struct Tag<'a> {
    /// Empty for a comment or declaration.
    name: &'a str,
    closes: bool,
    /// From `<` to behind `>`, or to the end where that is missing.
    length: usize,
}

impl<'a> Tag<'a> {
    /// `None` where the `<` is only a sign, as in `a < b`.
    fn read(lower: &'a str) -> Option<Self> {
        let inside = lower.strip_prefix('<')?;
        let to = |end: &str| lower.find(end).map_or(lower.len(), |found| found + end.len());
        if inside.starts_with("!--") {
            return Some(Self { name: "", closes: false, length: to("-->") });
        }
        let name = inside.strip_prefix('/').unwrap_or(inside);
        if !name.starts_with(|c: char| c.is_ascii_alphabetic() || matches!(c, '!' | '?')) {
            return None;
        }
        let end = name.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(name.len());
        Some(Self { name: &name[..end], closes: inside.starts_with('/'), length: to(">") })
    }
}

struct Text {
    text: String,
    /// A space is due before the next word.
    space: bool,
}

impl Text {
    fn line(&mut self) {
        self.space = false;
        if !self.text.is_empty() && !self.text.ends_with('\n') {
            self.text.push('\n');
        }
    }

    /// Adds words with one space for any white space, and entities as what they stand for.
    fn words(&mut self, words: &str) {
        let mut rest = words;
        while let Some(c) = rest.chars().next() {
            if c.is_whitespace() {
                self.space = true;
                rest = rest.trim_start();
                continue;
            }
            let end = rest.find(|c: char| c.is_whitespace() || c == '&').unwrap_or(rest.len());
            if end > 0 {
                self.due_space();
                self.text.push_str(&rest[..end]);
                rest = &rest[end..];
                continue;
            }
            let entity = entity(rest);
            if matches!(entity, "&nbsp;" | "&#160;") {
                self.space = true;
            } else {
                self.due_space();
                add_html_token(&mut self.text, entity.as_bytes(), false);
            }
            rest = &rest[entity.len()..];
        }
    }

    fn due_space(&mut self) {
        if self.space && !self.text.is_empty() && !self.text.ends_with('\n') {
            self.text.push(' ');
        }
        self.space = false;
    }
}

/// `&name;` at the start of the text, or the `&` alone.
fn entity(text: &str) -> &str {
    const LONGEST: usize = 32;
    let name = text.bytes().skip(1).take(LONGEST).take_while(|b| b.is_ascii_alphanumeric() || *b == b'#').count();
    if name > 0 && text.as_bytes().get(1 + name) == Some(&b';') { &text[..name + 2] } else { &text[..1] }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn own(html: &str) -> String {
        own_text(html).0
    }

    #[test]
    fn blocks_cells_and_entities() {
        let html = "<html><head><title>x</title><style>p > a { }</style></head><body><p>Dinner on\n <b>Friday</b>&nbsp;at&nbsp;8</p>\
                    <table><tr><td>Where</td><td>Casa Lucio &amp; more</td></tr><tr><td>Who</td></tr></table>\
                    <!-- a > b --><script>if (a < b) {}</script>a < b &euro; &unknown; & &#39;x&#39;<br/>end</body>";
        assert_eq!(own(html), "Dinner on Friday at 8\nWhere Casa Lucio & more\nWho\na < b € &unknown; & 'x'\nend");
    }

    #[test]
    fn the_history_goes() {
        for history in [
            "<div class=\"gmail_quote\"><div>On Friday Ana wrote:</div><blockquote>old</blockquote></div>",
            "<BLOCKQUOTE type=cite>old</BLOCKQUOTE>",
            "<hr><div id=\"divRplyFwdMsg\">From: Ana</div>old",
        ] {
            assert_eq!(own(&format!("<div>Yes, at 8.</div>{history}")), "Yes, at 8.");
        }
        assert_eq!(own("<blockquote>Dinner at 8</blockquote>"), "Dinner at 8");
    }

    #[test]
    fn unfinished_html() {
        assert_eq!(own("a <b"), "a");
        assert_eq!(own("a <!-- b"), "a");
        assert_eq!(own("a <style> b"), "a");
        assert_eq!(own("a &"), "a &");
        assert_eq!(own("<"), "<");
        assert_eq!(own("é<ü"), "é<ü");
        assert_eq!(own(""), "");
    }
}
