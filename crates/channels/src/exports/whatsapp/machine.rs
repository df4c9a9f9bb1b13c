//! What WhatsApp itself writes into a chat's text: placeholders of media, notices of deletion, marks of editing,
//! notices of the chat. The person's own words are what is left.
//!
//! On iOS such text begins with U+200E, in every language. On Android it has to be known by its words; to teach a
//! language, add its words to the lists below.

use super::stamp::{Frame, is_mark, is_space};

/// What a message turned out to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Content {
    Words,
    Media,
    Deleted,
    System,
}

const MARK: char = '\u{200E}';

/// Longest placeholder in angle brackets (`<attached: 00000012-PHOTO-….jpg>`), in bytes.
const MAX_PLACEHOLDER: usize = 200;

/// Whole text of a message that its sender deleted, without the full stop.
const DELETED: &[&str] = &[
    "This message was deleted",
    "You deleted this message",
    "Se eliminó este mensaje",
    "Este mensaje fue eliminado",
    "Eliminaste este mensaje",
    "Has eliminado este mensaje",
    "Mensagem apagada",
    "Esta mensagem foi apagada",
    "Essa mensagem foi apagada",
    "Você apagou esta mensagem",
    "Apagou esta mensagem",
    "Eliminou esta mensagem",
    "Diese Nachricht wurde gelöscht",
    "Du hast diese Nachricht gelöscht",
    "Ce message a été supprimé",
    "Vous avez supprimé ce message",
    "Questo messaggio è stato eliminato",
    "Hai eliminato questo messaggio",
    "Dit bericht is verwijderd",
    "Je hebt dit bericht verwijderd",
    "U hebt dit bericht verwijderd",
];

/// After a file's name on Android: `IMG-20231231-WA0001.jpg (file attached)`.
const ATTACHED: &[&str] = &[
    "(file attached)",
    "(archivo adjunto)",
    "(arquivo anexado)",
    "(ficheiro anexado)",
    "(Datei angehängt)",
    "(fichier joint)",
    "(file allegato)",
    "(bestand bijgevoegd)",
];

/// Instead of a medium on iOS, as the message's whole text or after its caption and a mark.
const OMITTED: &[&str] = &[
    "omitted",
    "omitido",
    "omitida",
    "ocultado",
    "ocultada",
    "weggelassen",
    "absent",
    "absente",
    "omesso",
    "omessa",
    "weggelaten",
];

/// Found in `<This message was edited>` and its like.
const EDITED: &[&str] = &["edited", "editó", "editado", "editada", "bearbeitet", "modifié", "modificato", "bewerkt"];

/// Takes WhatsApp's own words off a message's text and says what it was.
pub(super) fn strip(text: &mut String, frame: Frame) -> Content {
    let end = text.trim_end_matches(|c: char| c.is_whitespace() || c == MARK).len();
    text.truncate(end);
    if text.is_empty() {
        return Content::Media;
    }
    if is_deleted(text) {
        return Content::Deleted;
    }
    if text.ends_with('>') {
        strip_edited(text);
        if text.is_empty() {
            return Content::Media;
        }
    }
    // Only these can open or hold a placeholder; nearly all messages are through here.
    if !text.contains(MARK) && !text.starts_with('<') && !first_line(text).ends_with(')') {
        return Content::Words;
    }
    let (mut media, mut system) = (false, false);
    let mut words = String::with_capacity(text.len());
    for (index, line) in text.split('\n').enumerate() {
        let kept = match judge(line, index == 0, frame) {
            Line::Words => line,
            Line::Caption(caption) => {
                media = true;
                caption
            }
            Line::Media => {
                media = true;
                continue;
            }
            Line::System => {
                system = true;
                continue;
            }
        };
        if !words.is_empty() || !kept.trim().is_empty() {
            words.push_str(kept);
            words.push('\n');
        }
    }
    words.truncate(words.trim_end().len());
    *text = words;
    match (text.is_empty(), media, system) {
        (false, ..) => Content::Words,
        (true, false, true) => Content::System,
        (true, ..) => Content::Media,
    }
}

enum Line<'a> {
    Words,
    /// A medium with these words before it.
    Caption(&'a str),
    Media,
    System,
}

fn judge(line: &str, first: bool, frame: Frame) -> Line<'_> {
    let marked = line.starts_with(MARK);
    let bare = line.trim_start_matches(is_mark).trim_end();
    if first && (is_placeholder(bare) || is_attachment(bare)) {
        return Line::Media;
    }
    if frame == Frame::Brackets {
        if marked {
            return if is_placeholder(bare) || is_omitted(bare) { Line::Media } else { Line::System };
        }
        if let Some((caption, notice)) = line.rsplit_once(MARK)
            && (is_placeholder(notice.trim_end()) || is_omitted(notice.trim_end()))
        {
            return Line::Caption(strip_document_info(caption));
        }
    }
    Line::Words
}

/// `Plan.pdf • ‎3 pages ‎<attached: …>`: the part before the bullet is the file's name, which nobody said.
fn strip_document_info(caption: &str) -> &str {
    if caption.contains(" • \u{200E}") { "" } else { caption.trim_end() }
}

/// `<Media omitted>` in any language: brackets around a phrase, and nothing else.
fn is_placeholder(text: &str) -> bool {
    let inside = text.strip_prefix('<').and_then(|rest| rest.strip_suffix('>'));
    inside.is_some_and(|inside| {
        text.len() <= MAX_PLACEHOLDER && inside.contains(is_space) && !inside.contains(['<', '>'])
    })
}

fn is_attachment(text: &str) -> bool {
    let name = ATTACHED.iter().find_map(|attached| text.strip_suffix(attached));
    name.is_some_and(|name| name.contains('.'))
}

/// `image omitted`: two or three words, of which the last says so (the first one in no language).
fn is_omitted(text: &str) -> bool {
    text.len() <= 64 && OMITTED.iter().any(|word| text.strip_suffix(word).is_some_and(|what| what.ends_with(is_space)))
}

fn is_deleted(text: &str) -> bool {
    if text.len() > 64 {
        return false;
    }
    let bare = text.trim_start_matches(is_mark).trim_end_matches('.');
    DELETED.contains(&bare)
}

fn strip_edited(text: &mut String) {
    let Some(open) = text.rfind('<') else { return };
    let mark = &text[open..];
    if mark.len() <= MAX_PLACEHOLDER && mark.contains(is_space) && EDITED.iter().any(|word| mark.contains(word)) {
        let end = text[..open].trim_end_matches(|c: char| c.is_whitespace() || is_mark(c)).len();
        text.truncate(end);
    }
}

fn first_line(text: &str) -> &str {
    text.split('\n').next().unwrap_or_default().trim_end()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn stripped(text: &str, frame: Frame) -> (Content, String) {
        let mut text = text.to_owned();
        (strip(&mut text, frame), text)
    }

    fn android(text: &str) -> (Content, String) {
        stripped(text, Frame::Dash)
    }

    fn ios(text: &str) -> (Content, String) {
        stripped(text, Frame::Brackets)
    }

    #[test]
    fn media() {
        for text in [
            "<Media omitted>",
            "<Multimedia omitido>",
            "<Medien ausgeschlossen>",
            "IMG-20231231-WA0001.jpg (file attached)",
            "\u{200E}IMG-20231231-WA0001.jpg (archivo adjunto)",
            "",
            " \u{200E}",
        ] {
            assert_eq!(android(text), (Content::Media, String::new()), "{text:?}");
        }
        for text in [
            "\u{200E}image omitted",
            "\u{200E}imagen omitida",
            "\u{200E}<attached: 00000012-PHOTO-2023-12-31-21-41-05.jpg>",
            "<Anhang: 00000012-PHOTO-2023-12-31-21-41-05.jpg>",
            "Plan.pdf • \u{200E}3 pages \u{200E}<attached: 00000013-Plan.pdf>",
        ] {
            assert_eq!(ios(text), (Content::Media, String::new()), "{text:?}");
        }
    }

    #[test]
    fn captions_stay() {
        let caption = (Content::Words, "Dinner here on Friday".to_owned());
        assert_eq!(android("IMG-20231231-WA0001.jpg (file attached)\nDinner here on Friday"), caption);
        assert_eq!(android("<Media omitted>\nDinner here on Friday"), caption);
        assert_eq!(ios("Dinner here on Friday \u{200E}image omitted"), caption);
        assert_eq!(ios("Dinner here on Friday \u{200E}<attached: 00000012-PHOTO.jpg>"), caption);
        assert_eq!(ios("\u{200E}<attached: 00000012-PHOTO.jpg>\nDinner here on Friday"), caption);
    }

    #[test]
    fn deleted_and_edited() {
        for text in ["This message was deleted", "Se eliminó este mensaje.", "Diese Nachricht wurde gelöscht."] {
            assert_eq!(android(text).0, Content::Deleted, "{text:?}");
        }
        assert_eq!(ios("\u{200E}This message was deleted.").0, Content::Deleted);
        for (frame, text) in [
            (Frame::Dash, "See you at 8 <This message was edited>"),
            (Frame::Brackets, "See you at 8 \u{200E}<This message was edited>"),
            (Frame::Dash, "See you at 8 <Se editó este mensaje.>"),
            (Frame::Brackets, "See you at 8\u{200E} <Diese Nachricht wurde bearbeitet.>"),
        ] {
            assert_eq!(stripped(text, frame), (Content::Words, "See you at 8".to_owned()), "{text:?}");
        }
    }

    #[test]
    fn notices_on_ios() {
        assert_eq!(ios("\u{200E}Messages and calls are end-to-end encrypted.").0, Content::System);
        assert_eq!(ios("\u{200E}Missed voice call").0, Content::System);
        let poll = "\u{200E}POLL:\nWhich day for dinner?\n\u{200E}OPTION: Friday (\u{200E}2 votes)";
        assert_eq!(ios(poll), (Content::Words, "Which day for dinner?".to_owned()));
    }

    #[test]
    fn words_stay_as_they_are() {
        for text in [
            "I <3 you",
            "<html>",
            "a > b",
            "see you (maybe)",
            "see you at 8 <b>",
            "call \u{200E}+34 600 123 456",
            "image omitted",
            "Friday\n\nat 8",
            "This message was deleted, I think, because nobody answered it at all yesterday",
        ] {
            assert_eq!(android(text), (Content::Words, text.to_owned()), "{text:?}");
            assert_eq!(ios(text), (Content::Words, text.to_owned()), "{text:?}");
        }
    }
}
