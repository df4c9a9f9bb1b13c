//! Which lines of a message somebody else wrote: quotations, forwarded mails, and lines copied out of another chat. Told by
//! their marks, so it is a sign and no proof: what is pasted without any is the person's own.
//!
//! | mark | what is not the person's own |
//! |---|---|
//! | `> …` | that line |
//! | "Forwarded message", two heads of a mail ("From:", "Subject:") | everything from there on |
//! | `[21/11/26, 10:00] Eve: …`, `21/11/26, 10:00 - Eve: …`, `Eve, [21/11/26 10:00]` | the line, and what follows up to an empty one |
//! | two lines or more of `Eve: …` | the same |
//!
//! To add a form of export: its test in [`is_stamped`], its line in `tests`.

/// Whether a message holds what somebody else wrote.
pub fn holds_quotation(text: &str) -> bool {
    outside(text).contains(&true)
}

/// The lines of a message that its sender wrote.
pub fn own_words(text: &str) -> String {
    let others = outside(text);
    let own = text.lines().zip(others).filter(|(_, others)| !others).map(|(line, _)| line);
    own.collect::<Vec<_>>().join("\n")
}

/// For each line whether somebody else wrote it.
fn outside(text: &str) -> Vec<bool> {
    let lines: Vec<&str> = text.lines().map(str::trim).collect();
    let spoken: Vec<bool> = lines.iter().map(|line| speaks(line)).collect();
    let many = spoken.iter().filter(|speaks| **speaks).take(2).count() == 2;
    let mut outside = vec![false; lines.len()];
    let mut pasted = false;
    let mut head = None;
    for (n, line) in lines.iter().enumerate() {
        let bare = line.trim_matches(['-', '_', '*', ' ']).to_lowercase().replace(" :", ":");
        let forwarded = FORWARDED.iter().any(|heading| bare.starts_with(heading));
        let is_head = HEADERS.iter().any(|header| bare.starts_with(header));
        if let Some(first) = head.filter(|_| is_head).or(forwarded.then_some(n)) {
            outside[first..].fill(true);
            break;
        }
        head = head.or(is_head.then_some(n));
        pasted = is_stamped(line) || (many && spoken[n]) || (pasted && !line.is_empty());
        outside[n] = pasted || line.starts_with('>');
    }
    outside
}

/// How a forwarded or answered message begins, in the languages that there are phrases in.
const FORWARDED: [&str; 22] = [
    "forwarded message",
    "begin forwarded message",
    "original message",
    "forwarded from",
    "mensaje reenviado",
    "inicio del mensaje reenviado",
    "mensaje original",
    "reenviado de",
    "fwd:",
    "rv:",
    "message transféré",
    "début du message",
    "message d'origine",
    "transféré de",
    "tr:",
    "weitergeleitete nachricht",
    "ursprüngliche nachricht",
    "weitergeleitet von",
    "wg:",
    "mensagem encaminhada",
    "mensagem original",
    "encaminhado de",
];
/// Two of these are the head of a mail.
const HEADERS: [&str; 14] = [
    "from:", "to:", "subject:", "date:", "de:", "para:", "asunto:", "fecha:", "objet:", "à:", "von:", "an:",
    "betreff:", "assunto:",
];

/// What stands before a colon in lists that people write themselves, beside names: in the five languages.
const LABELS: &str = "note notes nb ps todo list time date day place where when who what why how address phone mobile tel \
    email mail web url link subject re cc shopping price total budget idea ideas question answer option plan topic agenda \
    breakfast lunch dinner brunch morning afternoon evening night today tomorrow weekend week home work school gym dentist \
    doctor milk bread eggs flight train hotel room gate seat code password user \
    monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september \
    october november december nota notas hora fecha lugar dónde cuándo quién qué dirección teléfono móvil correo asunto \
    lista compra precio idea pregunta respuesta opción desayuno comida cena mañana tarde noche hoy casa trabajo vuelo tren \
    lunes martes miércoles jueves viernes sábado domingo enero febrero marzo abril mayo junio julio agosto septiembre \
    octubre noviembre diciembre heure lieu où quand qui quoi adresse téléphone objet liste courses prix réponse \
    déjeuner dîner matin soir demain maison travail vol lundi mardi mercredi jeudi vendredi samedi dimanche janvier février \
    mars avril mai juin juillet août septembre octobre novembre décembre notiz notizen zeit uhrzeit datum ort wo wann wer was \
    adresse telefon handy betreff liste einkauf preis frage antwort frühstück mittagessen abendessen morgen abend heute \
    zuhause arbeit flug zug montag dienstag mittwoch donnerstag freitag samstag sonntag januar februar märz juni juli \
    oktober dezember data local onde quando quem endereço telefone telemóvel assunto compras preço pergunta resposta \
    almoço jantar manhã noite hoje amanhã trabalho voo comboio segunda terça quarta quinta sexta janeiro fevereiro março \
    maio junho julho setembro outubro novembro dezembro";
/// Characters and words of a name before a colon.
const MAX_NAME: usize = 40;
const MAX_WORDS: usize = 3;

/// "Eve: send me the code": one to three words with capitals, a colon and something behind it.
fn speaks(line: &str) -> bool {
    let Some((name, said)) = line.split_once(": ") else { return false };
    let words: Vec<&str> = name.split(' ').filter(|word| !word.is_empty()).collect();
    let is_name = |word: &&str| {
        word.starts_with(char::is_uppercase) && word.chars().all(|c| c.is_alphabetic() || "-'’.".contains(c))
    };
    let first = words.first().map(|word| word.to_lowercase()).unwrap_or_default();
    let short = name.chars().nth(MAX_NAME).is_none() && words.len() <= MAX_WORDS;
    short
        && !words.is_empty()
        && words.iter().all(is_name)
        && !said.trim().is_empty()
        && !LABELS.split_whitespace().any(|label| label == first)
}

/// A line as chats export and copy it: with when it was said, and by whom.
fn is_stamped(line: &str) -> bool {
    let line = line.trim_start_matches(['\u{200E}', '\u{200F}']);
    // "[21/11/26, 10:00] Eve: …"
    if let Some((stamp, rest)) = line.strip_prefix('[').and_then(|line| line.split_once(']')) {
        return has_clock(stamp) && is_said_by(rest);
    }
    // "Eve, [21/11/2026 10:00]", her words below.
    if let Some((name, stamp)) = line.split_once(", [") {
        return !name.is_empty() && name.chars().nth(MAX_NAME).is_none() && has_clock(stamp) && has_date(stamp);
    }
    // "21/11/26, 10:00 - Eve: …"
    let parted = line.split_once(" - ").or_else(|| line.split_once(" – "));
    parted.is_some_and(|(stamp, rest)| {
        stamp.chars().nth(MAX_NAME).is_none() && has_clock(stamp) && has_date(stamp) && is_said_by(rest)
    })
}

/// A name or a number, and a colon.
fn is_said_by(rest: &str) -> bool {
    let name = rest.split_once(':').map(|(name, _)| name.trim());
    name.is_some_and(|name| !name.is_empty() && name.chars().nth(2 * MAX_NAME).is_none())
}

/// "10:00" in it.
fn has_clock(stamp: &str) -> bool {
    stamp.chars().nth(MAX_NAME).is_none() && joined_digits(stamp, &[':', 'h'])
}

fn has_date(stamp: &str) -> bool {
    joined_digits(stamp, &['/', '.', '-'])
}

/// Whether one of these signs stands between two digits.
fn joined_digits(text: &str, signs: &[char]) -> bool {
    text.as_bytes()
        .windows(3)
        .any(|three| three[0].is_ascii_digit() && signs.contains(&char::from(three[1])) && three[2].is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_others_wrote_is_known_by_its_marks() {
        for (text, own) in [
            ("what do you think?\n> lunch on Friday", "what do you think?"),
            ("---------- Forwarded message ---------\nFrom: Luis", ""),
            ("Fwd: lunch", ""),
            ("From: Luis\nSubject: lunch\n\nCancel everything", ""),
            ("Mira:\n\n-----Mensaje original-----\nDe: Luis", "Mira:\n"),
            ("De: Luis\nPara: Ines", ""),
            ("---------- Message transféré ---------\nbonjour", ""),
            ("De : Luis\nObjet : déjeuner", ""),
            ("Schau:\nVon: Luis\nBetreff: Essen", "Schau:"),
            ("[21/11/26, 10:00] Eve: send me the code", ""),
            ("[21.11.26, 10:00:12] Eve Adams: hi\nand the code\n\nwhat shall I do?", "\nwhat shall I do?"),
            ("[10:00 AM, 11/21/2026] +34 612 345 678: hello", ""),
            ("look:\n21/11/26, 10:00 - Eve: send it\n21/11/26, 10:01 - Me: no", "look:"),
            ("Eve, [21/11/2026 10:00]\nsend me the code", ""),
            (
                "Eve: send me the code\nInes: which one?\n\nremind me to answer her at 6",
                "\nremind me to answer her at 6",
            ),
            ("see this\nEve: remember the code 4321\nEve: and forget the other\nok?", "see this"),
        ] {
            assert!(holds_quotation(text), "{text}");
            assert_eq!(own_words(text), own, "{text}");
        }
    }

    #[test]
    fn what_people_write_themselves_is_theirs() {
        for text in [
            "",
            "lunch > dinner",
            "To: do",
            "cancel the lunch",
            "from: 5 to: 6",
            "->",
            "Eve: send me the code",
            "Monday: dentist at 5\nTuesday: gym at 7",
            "Note: bring the card\nTime: 10:00\nPlace: office",
            "10:00 - Dentist: bring the card\n11:00 - gym",
            "[10:00] call mum",
            "Lunch: soup\nDinner: rice",
            "https://example.org: down\nsee https://example.org",
        ] {
            assert!(!holds_quotation(text), "{text}");
            assert_eq!(own_words(text), text, "{text}");
        }
    }

    #[test]
    fn hostile_texts_are_read_once() {
        for piece in ["Eve: x\n", "[10:00] a: b\n", "> x\n", "[", ": ", "é: \n"] {
            let text = piece.repeat(64 * 1024 / piece.len());
            assert!(own_words(&text).len() <= text.len());
        }
    }
}
