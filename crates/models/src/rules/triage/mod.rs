//! How urgent a mail is, who wrote it and what it wants, by rules: the signals in its words (`words.rs`), weighed here.
//!
//! To add a signal: a variant of [`Signal`], its phrases in every language of `words.rs`, and its weight below. To add a
//! language: its table there. Labelled mails and their scores: `eval/README.md`.

mod words;

use std::collections::HashMap;
use std::sync::OnceLock;

use domain::{MAX_REASONS, Needed, Reason, SenderKind, Triage};

use super::text::fold;

#[cfg(test)]
mod tests;

/// Bytes of a mail that are read.
const LOOKED_AT: usize = 6_000;
/// Words of it.
const MAX_WORDS: usize = 1_000;
/// A mail of so many words at most may be nothing but thanks.
const SHORT: usize = 40;

/// A mail, as far as it is judged by.
#[derive(Debug, Clone, Copy, Default)]
pub struct Letter<'a> {
    /// The address, `ana@example.org`.
    pub from: &'a str,
    /// The name beside it; may be empty.
    pub name: &'a str,
    /// Subject and body, without what they quote.
    pub text: &'a str,
}

/// What a phrase says of a mail.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Signal {
    /// An answer is wanted: "let me know", "could you send".
    Asks,
    /// A deed is wanted: "please sign", "please pay".
    Wants,
    Urgent,
    DueNow,
    DueSoon,
    /// Money that is owed.
    Money,
    Trouble,
    Again,
    Security,
    Invites,
    Settled,
    /// No answer is wanted.
    NoAnswer,
    /// Written to many.
    ToMany,
    /// Sells something.
    Advert,
    /// Written by a program.
    Automatic,
    /// Money that was paid, a parcel that came, a code: nothing is left to do.
    Past,
    /// A firm speaks: "dear customer", "our team".
    Firm,
}

/// What stands before the `@` of programs, of what is written to many, and of firms.
const PROGRAMS: &[&str] = &[
    "noreply",
    "no-reply",
    "no_reply",
    "donotreply",
    "do-not-reply",
    "notification",
    "notifications",
    "notify",
    "alert",
    "alerts",
    "mailer",
    "mailer-daemon",
    "postmaster",
    "automailer",
    "auto",
    "system",
    "robot",
    "bot",
    "security",
    "account",
    "accounts",
    "receipts",
    "orders",
    "order",
    "shipping",
    "tracking",
    "calendar-notification",
    "updates",
    "notificaciones",
    "benachrichtigung",
    "avis",
    "jira",
    "builds",
    "ci",
    "verify",
    "statements",
    "avisos",
    "alertas",
    "alerte",
    "alertes",
    "payments",
    "pagos",
    "pagamentos",
    "paiement",
    "zahlung",
    "status",
    "recibos",
    "recu",
    "beleg",
    "code",
    "codigo",
    "extracto",
    "extrato",
    "releve",
    "auszug",
    "seguridad",
    "seguranca",
    "securite",
    "sicherheit",
    "incidencias",
    "tickets",
    "tarefas",
    "suivi",
    "app",
];
const NEWS: &[&str] = &[
    "news",
    "newsletter",
    "newsletters",
    "marketing",
    "offers",
    "deals",
    "promo",
    "promotions",
    "digest",
    "weekly",
    "ofertas",
    "noticias",
    "boletin",
    "angebote",
    "actus",
    "infolettre",
    "lettre",
    "promocoes",
    "novidades",
];
const FIRMS: &[&str] = &[
    "info",
    "office",
    "support",
    "billing",
    "service",
    "services",
    "contact",
    "contacto",
    "kontakt",
    "kundenservice",
    "buchhaltung",
    "atencion",
    "administracion",
    "facturacion",
    "secretaria",
    "recepcion",
    "reception",
    "accueil",
    "cabinet",
    "comptabilite",
    "praxis",
    "sekretariat",
    "verwaltung",
    "hausverwaltung",
    "geral",
    "financeiro",
    "clinica",
    "clinic",
    "bookings",
    "reservations",
    "reservas",
    "school",
    "escola",
    "colegio",
    "ecole",
    "schule",
    "hr",
    "rh",
    "personal",
    "sales",
    "team",
    "admin",
    "help",
    "hello",
    "hola",
    "bonjour",
    "ola",
    "citas",
    "rdv",
    "termine",
    "finance",
    "accounting",
    "invoices",
    "rechnung",
    "service-client",
    "suporte",
    "atendimento",
    "condominio",
    "cobranca",
    "secretary",
    "enquiries",
];

/// Judges a mail. Always answers something; microseconds for a mail, whatever stands in it.
pub fn judge(letter: &Letter<'_>) -> Triage {
    let (from, name) = (super::text::clip(letter.from, 320), super::text::clip(letter.name, 200));
    let letter = &Letter { from, name, ..*letter };
    let heard = Heard::of(letter);
    let sender = sender(letter, &heard);
    let action = action(sender, &heard);
    let urgency = urgency(sender, action, &heard);
    Triage { urgency, sender, action, reasons: reasons(sender, action, &heard) }
}

/// The signals of one mail, how often each.
struct Heard {
    counts: HashMap<Signal, usize>,
    questions: usize,
    words: usize,
}

impl Heard {
    fn of(letter: &Letter<'_>) -> Self {
        let text = super::text::clip(letter.text, LOOKED_AT);
        let words: Vec<String> = split(text).take(MAX_WORDS).collect();
        let mut counts: HashMap<Signal, usize> = HashMap::new();
        let phrases = phrases();
        for i in 0..words.len() {
            let Some(entries) = phrases.get(words[i].as_str()) else { continue };
            let fits =
                |rest: &[String]| words.len() - i > rest.len() && words[i + 1..].iter().zip(rest).all(|(a, b)| a == b);
            for (rest, signal) in entries {
                if fits(rest) {
                    *counts.entry(*signal).or_default() += 1;
                }
            }
        }
        // A link may hold one that nobody asks.
        let asks = |word: &&str| word.contains('?') && !word.contains("://");
        let questions = text.split_whitespace().filter(asks).count();
        Self { counts, questions, words: words.len() }
    }

    fn count(&self, signal: Signal) -> usize {
        self.counts.get(&signal).copied().unwrap_or_default()
    }

    fn has(&self, signal: Signal) -> bool {
        self.count(signal) > 0
    }
}

fn sender(letter: &Letter<'_>, heard: &Heard) -> SenderKind {
    let local = letter.from.split('@').next().unwrap_or_default().to_lowercase();
    let local = local.split('+').next().unwrap_or_default();
    let is = |names: &[&str]| {
        names.contains(&local) || local.split(['-', '_', '.']).any(|part| part.len() > 3 && names.contains(&part))
    };
    let to_many = heard.count(Signal::ToMany);
    let adverts = heard.count(Signal::Advert);
    let automatic = heard.count(Signal::Automatic) + heard.count(Signal::Security);
    if is(NEWS) || to_many > 0 && adverts > 0 || to_many > 1 && automatic == 0 || adverts > 2 {
        return SenderKind::Newsletter;
    }
    if is(PROGRAMS) || automatic > 1 || automatic > 0 && (to_many > 0 || is(FIRMS) || !is_persons(letter)) {
        return SenderKind::Notification;
    }
    if to_many > 0 {
        return SenderKind::Newsletter;
    }
    let firm = heard.has(Signal::Firm);
    // "ana.ruiz@…" is Ana Ruiz; "kontakt@huber.example" is the firm of that name.
    let holds = |place: &str| split(letter.name).any(|word| word.len() >= 3 && place.contains(word.as_str()));
    if is_persons(letter) && holds(local) {
        return SenderKind::Person;
    }
    let domain = letter.from.split('@').nth(1).unwrap_or_default().to_lowercase();
    if is(FIRMS) || firm || is_firms(letter.name) || holds(&domain) {
        return SenderKind::Business;
    }
    if is_persons(letter) { SenderKind::Person } else { SenderKind::Unknown }
}

/// Whether the name beside the address is somebody's: one to four words with capitals, no digits, none of a firm.
fn is_persons(letter: &Letter<'_>) -> bool {
    let name = letter.name.trim();
    let words: Vec<&str> = name.split_whitespace().collect();
    let named = |word: &&str| {
        let first = word.chars().next().is_some_and(char::is_uppercase);
        let small = word.chars().count() <= 3 && word.chars().all(char::is_lowercase);
        let shouted = word.chars().count() > 3 && word.chars().all(char::is_uppercase);
        (first || small) && !shouted && word.chars().all(|c| c.is_alphabetic() || matches!(c, '-' | '\'' | '’' | '.'))
    };
    (1..=4).contains(&words.len()) && words.iter().all(named) && !is_firms(name)
}

/// Whether a name has a word of a firm in it: "clinic", "school".
fn is_firms(name: &str) -> bool {
    let known = words::FIRM_NAMES;
    split(name).any(|word| known.split('|').any(|firm| firm.trim() == word))
}

fn action(sender: SenderKind, heard: &Heard) -> Needed {
    use Signal::{
        Again, Asks, DueNow, DueSoon, Invites, Money, NoAnswer, Past, Security, Settled, Trouble, Urgent, Wants,
    };
    let due = heard.has(DueNow) || heard.has(DueSoon);
    match sender {
        SenderKind::Newsletter => Needed::None,
        SenderKind::Notification => {
            let owed = heard.has(Money) && (due || heard.has(Trouble)) && !heard.has(Past);
            if heard.has(NoAnswer) && !owed && !heard.has(Trouble) {
                return if heard.has(Security) || due { Needed::Read } else { Needed::None };
            }
            if owed
                || heard.has(Wants) && !heard.has(Past)
                || heard.has(Trouble) && (heard.has(Money) || heard.has(Wants))
            {
                Needed::Do
            } else if heard.has(Trouble) || heard.has(Security) || heard.has(DueNow) && !heard.has(Past) {
                Needed::Read
            } else if heard.has(Past) {
                Needed::None
            } else {
                Needed::Read
            }
        }
        SenderKind::Person | SenderKind::Business | SenderKind::Unknown => {
            let asks = heard.questions > 0 || heard.has(Asks) || heard.has(Invites);
            if heard.has(NoAnswer) && heard.questions == 0 && !heard.has(Wants) {
                return if heard.has(Settled) && heard.words <= SHORT { Needed::None } else { Needed::Read };
            }
            if heard.has(Wants) && (heard.count(Wants) > heard.count(Asks) || !asks) {
                return Needed::Do;
            }
            // Whoever writes that it is urgent wants more than an answer.
            if sender == SenderKind::Person && heard.has(Urgent) && !heard.has(Asks) {
                return Needed::Do;
            }
            if heard.has(Money) && (due || heard.has(Again) || heard.has(Urgent)) && heard.questions == 0 {
                return Needed::Do;
            }
            if asks {
                return Needed::Reply;
            }
            if heard.has(Settled) && heard.words <= SHORT {
                return Needed::None;
            }
            if heard.has(Again) { Needed::Reply } else { Needed::Read }
        }
    }
}

fn urgency(sender: SenderKind, action: Needed, heard: &Heard) -> u8 {
    let person = matches!(sender, SenderKind::Person | SenderKind::Unknown);
    let base: i32 = match action {
        Needed::None => 5,
        Needed::Read => 20,
        Needed::Reply => 45,
        // What a program wants can wait longer than what a person does.
        Needed::Do if sender == SenderKind::Notification => 42,
        Needed::Do => 50,
    };
    let add = |signal, of_person: i32, of_firm: i32| match heard.has(signal) {
        true if person => of_person,
        true => of_firm,
        false => 0,
    };
    let mut sum = base + add(Signal::Urgent, 38, 22) + add(Signal::Again, 10, 8) + add(Signal::Trouble, 8, 10);
    sum += if heard.has(Signal::DueNow) { add(Signal::DueNow, 28, 20) } else { add(Signal::DueSoon, 13, 8) };
    sum += add(Signal::Security, 10, 20);
    if action == Needed::None {
        sum = sum.min(15);
    }
    if action == Needed::Read {
        sum = sum.min(if sender == SenderKind::Notification { 60 } else { 45 });
    }
    if sender == SenderKind::Newsletter {
        sum = sum.min(8);
    }
    u8::try_from(sum.clamp(0, 100)).unwrap_or(100)
}

fn reasons(sender: SenderKind, action: Needed, heard: &Heard) -> Vec<Reason> {
    let waits = matches!(action, Needed::Reply | Needed::Do);
    let all = [
        (heard.has(Signal::Urgent) && action != Needed::None, Reason::Urgent),
        (heard.has(Signal::DueNow) && action != Needed::None, Reason::DueNow),
        (heard.has(Signal::DueSoon) && !heard.has(Signal::DueNow) && action != Needed::None, Reason::DueSoon),
        (action == Needed::Do, Reason::Wants),
        (action == Needed::Reply && heard.has(Signal::Invites), Reason::Invites),
        (action == Needed::Reply && !heard.has(Signal::Invites), Reason::Asks),
        (heard.has(Signal::Again) && waits, Reason::Again),
        (heard.has(Signal::Money) && waits, Reason::Money),
        (heard.has(Signal::Trouble) && action != Needed::None, Reason::Trouble),
        (heard.has(Signal::Security) && action != Needed::None, Reason::Security),
        (sender == SenderKind::Newsletter, Reason::ToMany),
        (sender == SenderKind::Notification, Reason::Automatic),
        (heard.has(Signal::NoAnswer) && !waits, Reason::NoAnswer),
        (heard.has(Signal::Settled) && action == Needed::None, Reason::Settled),
        (action == Needed::Read, Reason::Tells),
    ];
    all.into_iter().filter_map(|(holds, reason)| holds.then_some(reason)).take(MAX_REASONS).collect()
}

/// Phrases by their first word: the words behind it, and what they say.
type Phrases = HashMap<String, Vec<(Vec<String>, Signal)>>;

fn phrases() -> &'static Phrases {
    static PHRASES: OnceLock<Phrases> = OnceLock::new();
    PHRASES.get_or_init(|| {
        let mut phrases = Phrases::new();
        for (signal, list) in words::ALL.iter().flat_map(|table| table.iter()) {
            for phrase in list.split('|') {
                let mut words = split(phrase);
                let Some(first) = words.next() else { continue };
                phrases.entry(first).or_default().push((words.collect(), *signal));
            }
        }
        phrases
    })
}

/// Words in small letters without accents; every other sign parts them, but for `%`.
fn split(text: &str) -> impl Iterator<Item = String> {
    let parts = |c: char| !c.is_alphanumeric() && c != '%';
    text.split(parts).filter(|word| !word.is_empty()).map(|word| word.chars().take(40).map(fold).collect())
}
