//! Two plain orders over the person's mailbox, in set words: "search my mail for …" and "send an e-mail to ana@… about …:
//! …". What is said otherwise is not for the rules. To add a language: its words in [`SEARCH`], [`SEND`], [`ABOUT`] and
//! [`SAYS`].

use serde_json::{Value, json};

use crate::{Answer, Request, Role, ToolCall, ToolResult};

/// Before what is searched for, and behind it.
const SEARCH: &[(&str, &str)] = &[
    ("search my mail for ", ""),
    ("search my mails for ", ""),
    ("search my e-mail for ", ""),
    ("search my email for ", ""),
    ("search my mailbox for ", ""),
    ("search my inbox for ", ""),
    ("find ", " in my mail"),
    ("find ", " in my mailbox"),
    ("busca en mi correo ", ""),
    ("busca en mis correos ", ""),
    ("busca en mi buzón ", ""),
    ("busca ", " en mi correo"),
    ("cherche dans mes mails ", ""),
    ("cherche dans mes e-mails ", ""),
    ("cherche ", " dans mes mails"),
    ("cherche ", " dans mes e-mails"),
    ("such in meinen mails nach ", ""),
    ("suche in meinen mails nach ", ""),
    ("suche in meinen e-mails nach ", ""),
    ("durchsuche meine mails nach ", ""),
    ("procura no meu e-mail ", ""),
    ("procura no meu correio ", ""),
    ("procura ", " no meu e-mail"),
    ("procure ", " no meu e-mail"),
];

/// Before the receiver of a mail.
const SEND: &[&str] = &[
    "send an e-mail to ",
    "send an email to ",
    "send a mail to ",
    "write an e-mail to ",
    "write an email to ",
    "envía un correo a ",
    "envia un correo a ",
    "manda un correo a ",
    "escribe un correo a ",
    "envoie un e-mail à ",
    "envoie un mail à ",
    "écris un e-mail à ",
    "schick eine mail an ",
    "schicke eine mail an ",
    "schick eine e-mail an ",
    "schreib eine mail an ",
    "schreibe eine e-mail an ",
    "sende eine e-mail an ",
    "envia um e-mail para ",
    "manda um e-mail para ",
    "escreve um e-mail para ",
];

/// Between the receiver and the subject.
const ABOUT: &[&str] =
    &["about ", "sobre ", "au sujet de ", "à propos de ", "über ", "wegen ", "zum thema ", "acerca de "];

/// What was found, nothing was found, by language; the first stands for every other.
const SAYS: [(&str, &str, &str); 5] = [
    ("en", "In your mail:", "I find nothing like that in your mail."),
    ("es", "En tu correo:", "No encuentro nada así en tu correo."),
    ("fr", "Dans tes mails :", "Je ne trouve rien de tel dans tes mails."),
    ("de", "In deinen Mails:", "So etwas finde ich in deinen Mails nicht."),
    ("pt", "No teu e-mail:", "Não encontro nada assim no teu e-mail."),
];

/// Mails that are told.
const SHOWN: usize = 10;
/// Characters of a text that is such an order.
const MOST: usize = 4_000;

#[derive(Debug, Clone, PartialEq, Eq)]
enum Order<'t> {
    Search(&'t str),
    Send { to: &'t str, subject: &'t str, body: &'t str },
}

/// The answer, where the person's only new message is such an order and there is a mailbox.
pub(super) fn respond(request: &Request) -> Option<Answer> {
    let mut new = request.new_messages();
    let (said, None) = (new.next()?, new.next()) else { return None };
    if said.role != Role::User {
        return None;
    }
    let order = read(&said.text)?;
    let offers = |name: &str| request.tools.iter().any(|tool| tool.name == name);
    if let Some(result) = request.results().last() {
        let text = told(&request.language, result);
        return Some(Answer { text, ..Answer::default() });
    }
    let (name, arguments) = match order {
        Order::Search(words) => ("search_mail", json!({"matching": {"words": words}, "limit": SHOWN})),
        Order::Send { to, subject, body } => ("send_mail", json!({"to": [to], "subject": subject, "body": body})),
    };
    let call = ToolCall { id: "mail".into(), name: name.into(), arguments, why: None };
    offers(name).then(|| Answer { calls: vec![call], ..Answer::default() })
}

fn read(text: &str) -> Option<Order<'_>> {
    let text = text.trim();
    if text.chars().count() > MOST {
        return None;
    }
    for (before, behind) in SEARCH {
        let found = after(text, before).map(|rest| rest.trim_end_matches(['.', '!', '?', ' ']));
        let found = found.and_then(|rest| if behind.is_empty() { Some(rest) } else { ahead_of(rest, behind) });
        if let Some(words) = found.map(bare).filter(|words| !words.is_empty() && !words.contains('\n')) {
            return Some(Order::Search(words));
        }
    }
    let rest = SEND.iter().find_map(|before| after(text, before))?;
    let (head, body) = rest.split_once(':')?;
    let (to, subject) = head.trim().split_once(' ').unwrap_or((head.trim(), ""));
    let subject = ABOUT.iter().find_map(|word| after(subject.trim(), word)).unwrap_or_default();
    let body = body.trim();
    let fits = !to.is_empty() && !body.is_empty() && !head.contains('\n');
    // More words without "about" belong to a name, or to something else.
    let understood = !subject.is_empty() || !head.trim().contains(' ');
    (fits && understood).then_some(Order::Send { to, subject: bare(subject), body })
}

fn bare(text: &str) -> &str {
    text.trim().trim_matches(['"', '“', '”', '„', '«', '»', '\'']).trim()
}

/// What stands behind `prefix`, whatever its case.
fn after<'t>(text: &'t str, prefix: &str) -> Option<&'t str> {
    let mut rest = text.chars();
    let same = |wanted: char, c: char| c == wanted || c.to_lowercase().eq(std::iter::once(wanted));
    prefix.chars().all(|wanted| rest.next().is_some_and(|c| same(wanted, c))).then(|| rest.as_str())
}

/// What stands before `suffix`, which is the end, whatever its case.
fn ahead_of<'t>(text: &'t str, suffix: &str) -> Option<&'t str> {
    let count = text.chars().count().checked_sub(suffix.chars().count())?;
    let at = text.char_indices().nth(count).map_or(text.len(), |(at, _)| at);
    let (before, end) = text.split_at(at);
    after(end, suffix).filter(|rest| rest.is_empty()).map(|_| before)
}

/// What was found, a line a mail; or why nothing came of it.
fn told(language: &str, result: &ToolResult) -> String {
    let content = &result.content;
    if content["status"] == "error" {
        return content["message"].as_str().unwrap_or_default().to_owned();
    }
    let Some(mails) = content["mails"].as_array() else { return String::new() };
    let (_, found, nothing) = SAYS.iter().find(|(code, ..)| language.starts_with(code)).unwrap_or(&SAYS[0]);
    if mails.is_empty() {
        return (*nothing).to_owned();
    }
    let text = |mail: &Value, key: &str| mail[key].as_str().unwrap_or_default().to_owned();
    let line = |mail: &Value| {
        let day = text(mail, "at").replace('T', " ");
        format!("• {day} · {} · {}", text(mail, "from"), text(mail, "subject"))
    };
    let lines: Vec<String> = mails.iter().take(SHOWN).map(line).collect();
    format!("{found}\n{}", lines.join("\n"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plain_orders_are_read_and_nothing_else_is() {
        for (text, words) in [
            ("Search my mail for the invoice of October", "the invoice of October"),
            ("find \"the invoice\" in my mail.", "the invoice"),
            ("Busca en mi correo factura de octubre", "factura de octubre"),
            ("cherche la facture dans mes mails", "la facture"),
            ("SUCHE IN MEINEN MAILS NACH Müller", "Müller"),
            ("procura a fatura no meu e-mail", "a fatura"),
        ] {
            assert_eq!(read(text), Some(Order::Search(words)), "{text}");
        }
        for (text, to, subject, body) in [
            ("Send an e-mail to ana@x.org about lunch: At 2?", "ana@x.org", "lunch", "At 2?"),
            ("envía un correo a Ana sobre la cena: ¿A las 9?\nUn beso", "Ana", "la cena", "¿A las 9?\nUn beso"),
            ("Envoie un mail à ana@x.org : oui", "ana@x.org", "", "oui"),
            ("Schick eine Mail an ana@x.org über Freitag: ja", "ana@x.org", "Freitag", "ja"),
            ("manda um e-mail para ana@x.org sobre o jantar: sim", "ana@x.org", "o jantar", "sim"),
        ] {
            assert_eq!(read(text), Some(Order::Send { to, subject, body }), "{text}");
        }
        for text in [
            "",
            "search my mail for ",
            "find the keys",
            "send an e-mail to ana@x.org",
            "send an e-mail to ana@x.org about lunch",
            "send an e-mail to the whole team: hello",
            "remind me to search my mail for the invoice",
        ] {
            assert_eq!(read(text), None, "{text}");
        }
        let long = format!("search my mail for {}", "ñ".repeat(MOST));
        assert_eq!(read(&long), None);
    }

    #[test]
    fn what_was_found_is_told() {
        let result = |content: Value| ToolResult { call_id: "mail".into(), name: "search_mail".into(), content };
        let mail = json!({"at": "2026-11-20T09:30", "from": "Luis <l@x.org>", "subject": "Dinner"});
        let found = told("en-GB", &result(json!({"status": "found", "mails": [mail]})));
        assert_eq!(found, "In your mail:\n• 2026-11-20 09:30 · Luis <l@x.org> · Dinner");
        assert!(told("fr", &result(json!({"status": "found", "mails": []}))).starts_with("Je ne trouve rien"));
        assert_eq!(told("en", &result(json!({"status": "error", "message": "no"}))), "no");
    }
}
