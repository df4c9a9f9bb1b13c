//! What the sender of a mail wrote themselves: without the history they answered to, and without their signature.
//!
//! To teach a language, add its words to the lists.

/// The sender's own words, the rest, and whether they passed on a mail.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Words {
    pub text: String,
    /// The history and the signature, as they stand.
    pub quoted: String,
    pub forwarded: bool,
}

/// Lines that an attribution ("On …, Ana wrote:") may be wrapped over.
const MAX_ATTRIBUTION: usize = 3;

/// How an attribution starts and what verb it has. Both must be there, a digit too, and a colon at its end.
const ATTRIBUTION_STARTS: &[&str] =
    &["On ", "El ", "Am ", "Le ", "Il ", "Op ", "Em ", "A ", "No dia ", "Den ", "På ", "W dniu ", "Dnia ", "Quoting "];
const ATTRIBUTION_VERBS: &[&str] =
    &["wrote", "escribió", "schrieb", "a écrit", "ha scritto", "schreef", "escreveu", "skrev", "napisał", "Quoting"];

/// A line that says that what follows is an earlier mail (after dashes or underscores).
const HISTORY: &[&str] = &[
    "original message",
    "mensaje original",
    "mensagem original",
    "ursprüngliche nachricht",
    "message d'origine",
    "message d’origine",
    "messaggio originale",
    "oorspronkelijk bericht",
];

/// The same, for a mail that is passed on.
const FORWARDED: &[&str] = &[
    "forwarded message",
    "begin forwarded message",
    "mensaje reenviado",
    "mensagem encaminhada",
    "weitergeleitete nachricht",
    "anfang der weitergeleiteten nachricht",
    "message transféré",
    "messaggio inoltrato",
    "doorgestuurd bericht",
];

/// The names of the headers that mail programs repeat above an earlier mail: sender, date, receiver, subject.
const SENDER: &[&str] = &["from", "de", "von", "da", "van"];
const DATE: &[&str] = &[
    "sent",
    "date",
    "enviado",
    "enviado el",
    "enviada em",
    "fecha",
    "gesendet",
    "datum",
    "envoyé",
    "inviato",
    "data",
    "verzonden",
];
const RECEIVER: &[&str] = &["to", "para", "an", "à", "a", "aan"];
const SUBJECT: &[&str] = &["subject", "asunto", "assunto", "betreff", "objet", "oggetto", "onderwerp"];

/// The start of the line that a phone or a mail program adds at the end.
const DEVICE: &[&str] = &[
    "sent from my ",
    "get outlook for ",
    "enviado desde mi ",
    "obtener outlook para ",
    "enviado do meu ",
    "von meinem ",
    "gesendet von ",
    "envoyé de mon ",
    "envoyé depuis ",
    "inviato da ",
    "verstuurd vanaf mijn ",
];

pub fn own(text: &str) -> Words {
    let lines: Vec<&str> = text.lines().map(str::trim_end).collect();
    let mut words = Words::default();
    let mut at = 0;
    while let Some(&line) = lines.get(at) {
        let ahead = &lines[at..];
        let before = at;
        if line.starts_with('>') {
            at += 1;
        } else if is_notice(line, FORWARDED) {
            words.forwarded = true;
            if !words.text.trim().is_empty() {
                break;
            }
            // Nothing of their own: what they pass on is what they say.
            at += 1 + header_block(&ahead[1..]).unwrap_or(0);
        } else if let Some(length) = attribution(ahead) {
            if !is_followed_by_quotes(&ahead[length..]) {
                break;
            }
            at += length;
        } else if is_signature(line) || is_notice(line, HISTORY) || header_block(ahead).is_some() {
            break;
        } else {
            words.text.push_str(line);
            words.text.push('\n');
            at += 1;
            continue;
        }
        words.leave(&lines[before..at]);
    }
    words.leave(&lines[at..]);
    words.text = words.text.trim_matches(|c: char| c.is_whitespace()).to_owned();
    strip_rule(&mut words.text);
    words
}

impl Words {
    fn leave(&mut self, lines: &[&str]) {
        for line in lines {
            self.quoted.push_str(line);
            self.quoted.push('\n');
        }
    }
}

/// `-- ` by the book, without its blank as many programs have it, or the line of a device.
fn is_signature(line: &str) -> bool {
    line == "--" || (line.len() <= 80 && starts_with_any(line, DEVICE))
}

/// One of the phrases between dashes, underscores, stars or nothing, as a line of its own.
fn is_notice(line: &str, phrases: &[&str]) -> bool {
    if line.len() > 120 {
        return false;
    }
    let bare = line.trim_matches(|c: char| matches!(c, '-' | '_' | '*' | ':' | '=') || c.is_whitespace());
    // The phrase alone on a line could be a heading of their own; the dashes or the colon tell.
    bare.len() < line.len() && phrases.contains(&bare.to_lowercase().as_str())
}

/// How many lines the attribution takes that starts here, if one does.
fn attribution(lines: &[&str]) -> Option<usize> {
    let first = lines.first()?;
    let known = ATTRIBUTION_STARTS.iter().any(|start| first.starts_with(start));
    // Some programs start with the date itself: `2023-12-29 10:12 GMT+01:00 Ana <ana@example.org>:`
    let dated = first.starts_with(|c: char| c.is_ascii_digit()) && first.contains('@');
    if !known && !dated {
        return None;
    }
    let length = 1 + lines.iter().take(MAX_ATTRIBUTION).position(|line| line.ends_with(':'))?;
    let whole = lines[..length].join(" ");
    let names_a_time = whole.chars().filter(char::is_ascii_digit).count() >= 3 || whole.contains('@');
    let says_who = ATTRIBUTION_VERBS.iter().any(|verb| whole.contains(verb)) || (dated && whole.ends_with(">:"));
    (whole.len() <= 400 && names_a_time && says_who).then_some(length)
}

fn is_followed_by_quotes(lines: &[&str]) -> bool {
    lines.iter().find(|line| !line.is_empty()).is_some_and(|line| line.starts_with('>'))
}

/// How many lines the repeated headers of an earlier mail take that start here, if they do.
fn header_block(lines: &[&str]) -> Option<usize> {
    let skipped = lines.iter().take(3).take_while(|line| line.is_empty() || is_rule(line)).count();
    let lines = &lines[skipped..];
    let is = |line: &str, names: &[&str]| {
        let bare = line.trim_start_matches(['*', ' ', '\t']);
        let name = bare.split_once(':').map(|(name, _)| name.trim_end_matches(['*', ' ', '\u{A0}']).to_lowercase());
        name.is_some_and(|name| names.contains(&name.as_str()))
    };
    if !is(lines.first()?, SENDER) {
        return None;
    }
    let block = lines.iter().take(8).take_while(|line| !line.is_empty());
    let others = [DATE, RECEIVER, SUBJECT];
    let found = others.iter().filter(|names| block.clone().skip(1).any(|line| is(line, names))).count();
    (found >= 2).then(|| skipped + block.count())
}

/// A line drawn over the page.
fn is_rule(line: &str) -> bool {
    line.len() >= 5 && line.chars().all(|c| matches!(c, '_' | '-' | '=' | '*' | '—'))
}

/// Takes off a line that was drawn above what is gone.
fn strip_rule(text: &mut String) {
    let last = text.rfind('\n').map_or(0, |end| end + 1);
    if is_rule(&text[last..]) {
        text.truncate(text[..last].trim_end().len());
    }
}

fn starts_with_any(line: &str, starts: &[&str]) -> bool {
    let line = line.trim_start().to_lowercase();
    starts.iter().any(|start| line.starts_with(start))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(mail: &str) -> String {
        own(mail).text
    }

    #[test]
    fn attributions_of_the_common_languages() {
        for attribution in [
            "On Fri, Dec 29, 2023 at 10:12 AM Ana Ruiz <ana@example.org> wrote:",
            "On Fri, Dec 29, 2023 at 10:12 AM Ana Ruiz\n<ana@example.org> wrote:",
            "El vie, 29 dic 2023 a las 10:12, Ana Ruiz (<ana@example.org>) escribió:",
            "El vie, 29 dic 2023 a las 10:12, Ana Ruiz\n(<ana@example.org>)\nescribió:",
            "Am Fr., 29. Dez. 2023 um 10:12 Uhr schrieb Ana Ruiz <ana@example.org>:",
            "Le ven. 29 déc. 2023 à 10:12, Ana Ruiz <ana@example.org> a écrit :",
            "Il giorno ven 29 dic 2023 alle ore 10:12 Ana Ruiz ha scritto:",
            "Op vr 29 dec. 2023 om 10:12 schreef Ana Ruiz <ana@example.org>:",
            "Em sex., 29 de dez. de 2023 às 10:12, Ana Ruiz escreveu:",
            "2023-12-29 10:12 GMT+01:00 Ana Ruiz <ana@example.org>:",
        ] {
            assert_eq!(
                text(&format!("Friday at 8 is fine.\n\n{attribution}\n> Friday?\n> Ana\n")),
                "Friday at 8 is fine."
            );
            assert_eq!(
                text(&format!("Friday at 8 is fine.\n\n{attribution}\n\nFriday?\nAna\n")),
                "Friday at 8 is fine."
            );
        }
    }

    #[test]
    fn answers_between_the_quotes_stay() {
        let mail = "On Fri, Dec 29, 2023 Ana wrote:\n> Friday?\nYes, at 8.\n> Where?\nCasa Lucio.\n";
        assert_eq!(text(mail), "Yes, at 8.\nCasa Lucio.");
    }

    #[test]
    fn histories_of_other_programs() {
        for history in [
            "-----Original Message-----\nFrom: Ana",
            "-------- Ursprüngliche Nachricht --------\nx",
            "________________________________\nFrom: Ana Ruiz\nSent: Friday, December 29\nTo: Luis\nSubject: Dinner\n\nFriday?",
            "De: Ana Ruiz\nEnviado el: viernes\nPara: Luis\nAsunto: Cena\n\n¿Viernes?",
            "*Von:* Ana\n*Gesendet:* Freitag\n*An:* Luis\n*Betreff:* Essen\n\nFreitag?",
            "De : Ana\nEnvoyé : vendredi\nÀ : Luis\nObjet : Dîner\n\nVendredi ?",
        ] {
            assert_eq!(text(&format!("At 8, then.\n\n{history}\n")), "At 8, then.", "{history}");
        }
    }

    #[test]
    fn signatures() {
        assert_eq!(text("At 8.\n-- \nAna Ruiz\n+34 600"), "At 8.");
        assert_eq!(text("At 8.\n--\nAna Ruiz"), "At 8.");
        assert_eq!(text("At 8.\n\nSent from my iPhone"), "At 8.");
        assert_eq!(text("A las 8.\n\nEnviado desde mi iPhone\n\n> ¿Cena?"), "A las 8.");
    }

    #[test]
    fn a_mail_passed_on() {
        let forwarded = "---------- Forwarded message ---------\nFrom: Ana <a@b.c>\nDate: Fri, Dec 29\nSubject: Dinner\nTo: Luis\n\n\
                         Dinner on Friday at 8.\n";
        let words = own(forwarded);
        assert_eq!((words.text.as_str(), words.forwarded), ("Dinner on Friday at 8.", true));
        let words = own(&format!("See below.\n\n{forwarded}"));
        assert_eq!((words.text.as_str(), words.forwarded), ("See below.", true));
        assert!(words.quoted.ends_with("Dinner on Friday at 8.\n"));
    }

    #[test]
    fn ordinary_words_are_no_history() {
        for mail in [
            "On Friday at 8 we meet:\nbring wine",
            "From: the bottom of my heart\nthank you",
            "A list:\n- one\n- two",
            "To: do\nSubject: to change",
            "El sábado 12:\ncena en casa",
            "Original message",
            "Sent from my heart, which has been beating for you for such a long time, dear Ana, yes.",
        ] {
            assert_eq!(text(mail), mail);
        }
    }

    #[test]
    fn nothing_of_their_own() {
        let quoted = "> Friday?\n> Ana\n";
        assert_eq!(own(quoted), Words { quoted: quoted.into(), ..Words::default() });
        assert_eq!(own(""), Words::default());
    }
}
