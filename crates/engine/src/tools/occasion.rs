//! Which of our tools a model is told about. Each costs tokens with every question, so those that few turns need are told
//! where the conversation has a word of theirs; the others always. One that is not told can be called all the same: this
//! saves, it guards nothing.
//!
//! To give another tool its occasion: its row in [`OCCASIONS`]. Words are lower-case and without accents; one of four
//! letters or more stands for all that begin with it.

use std::collections::HashSet;

use domain::text::unaccented;
use models::{Part, ToolSpec};

/// Tools, and what is said where they are meant, in any of our languages.
const OCCASIONS: &[(&[&str], &[&str])] = &[
    (
        &["find_slots", "free_busy"],
        &[
            "free",
            "busy",
            "availab",
            "slot",
            "gap",
            "gaps",
            "when",
            "time",
            "suits",
            "open",
            "libre",
            "ocupad",
            "dispon",
            "hueco",
            "cuando",
            "tiempo",
            "rato",
            "dispo",
            "occup",
            "creneau",
            "quand",
            "temps",
            "frei",
            "freie",
            "belegt",
            "beschaftigt",
            "verfugbar",
            "wann",
            "zeit",
            "passt",
            "lucke",
            "livre",
            "vago",
            "horario",
            "quando",
            "tempo",
        ],
    ),
    (
        &["get_event"],
        &[
            "who",
            "where",
            "detail",
            "note",
            "notes",
            "guest",
            "invit",
            "link",
            "address",
            "quien",
            "donde",
            "nota",
            "notas",
            "enlace",
            "direccion",
            "qui",
            "ou",
            "lien",
            "adresse",
            "wer",
            "wo",
            "einzelheit",
            "notiz",
            "gaste",
            "eingelad",
            "quem",
            "onde",
            "convidad",
            "endereco",
        ],
    ),
    (
        &["set_briefs"],
        &[
            "brief",
            "summar",
            "digest",
            "overview",
            "every",
            "daily",
            "evening",
            "morning",
            "prepar",
            "meeting",
            "resum",
            "informe",
            "cada",
            "diari",
            "manana",
            "noche",
            "reunion",
            "recap",
            "bulletin",
            "chaque",
            "soir",
            "matin",
            "uberblick",
            "zusammenfass",
            "bericht",
            "jeden",
            "taglich",
            "abend",
            "besprechung",
            "todos",
            "todas",
            "manha",
            "noite",
            "reuni",
        ],
    ),
    (
        &["search_mail", "read_mail", "send_mail", "reply_mail"],
        &[
            "mail",
            "mails",
            "email",
            "inbox",
            "send",
            "sent",
            "write",
            "wrote",
            "repl",
            "answer",
            "forward",
            "messag",
            "draft",
            "attach",
            "unread",
            "newsletter",
            "subject",
            "correo",
            "envi",
            "mand",
            "escrib",
            "respond",
            "contest",
            "mensaje",
            "borrador",
            "adjunt",
            "buzon",
            "courriel",
            "mel",
            "envo",
            "ecri",
            "repon",
            "brouillon",
            "boite",
            "schick",
            "send",
            "schreib",
            "antwort",
            "nachricht",
            "postfach",
            "anhang",
            "entwurf",
            "correi",
            "escrev",
            "mensagem",
            "rascunho",
            "anexo",
            "caixa",
            "post",
        ],
    ),
    (
        &["read_thread", "read_attachment", "draft_mail"],
        &[
            "thread",
            "convers",
            "attach",
            "file",
            "pdf",
            "draft",
            "hilo",
            "adjunt",
            "archivo",
            "borrador",
            "fil",
            "piece",
            "jointe",
            "fichier",
            "brouillon",
            "verlauf",
            "anhang",
            "datei",
            "entwurf",
            "anexo",
            "arquivo",
            "ficheiro",
            "rascunho",
        ],
    ),
    (
        &["archive_mail", "star_mail", "mark_mail", "label_mail", "trash_mail"],
        &[
            "archiv",
            "star",
            "mark",
            "unread",
            "read",
            "label",
            "folder",
            "move",
            "delete",
            "trash",
            "clean",
            "tidy",
            "newsletter",
            "spam",
            "inbox",
            "destac",
            "marca",
            "leid",
            "etiquet",
            "carpeta",
            "mueve",
            "borra",
            "elimin",
            "papelera",
            "limpia",
            "classe",
            "etoile",
            "marqu",
            "dossier",
            "deplac",
            "supprim",
            "corbeille",
            "nettoi",
            "stern",
            "markier",
            "gelesen",
            "ordner",
            "verschieb",
            "losch",
            "papierkorb",
            "raum",
            "arquiv",
            "estrela",
            "lida",
            "lido",
            "pasta",
            "apaga",
            "lixo",
            "limpa",
        ],
    ),
];

/// Tools that are meant where something was said before, or by these words.
const LATER: (&str, &[&str]) = (
    "change_reminder",
    &[
        "remind", "snooze", "postpone", "again", "later", "recuerd", "recorda", "aplaz", "pospon", "rappel", "report",
        "erinner", "spater", "nochmal", "lembr", "adia",
    ],
);

/// The tools of `all` that a model is told about in a conversation of `parts`.
pub fn told(all: Vec<ToolSpec>, parts: &[Part]) -> Vec<ToolSpec> {
    let said: Vec<&models::Said> = parts
        .iter()
        .filter_map(|part| match part {
            Part::Said(said) => Some(said),
            _ => None,
        })
        .collect();
    let words: HashSet<String> = said.iter().flat_map(|said| words(&said.text)).collect();
    let went_before = said.iter().any(|said| !said.new);
    all.into_iter().filter(|spec| is_told(&spec.name, &words, went_before)).collect()
}

fn is_told(tool: &str, words: &HashSet<String>, went_before: bool) -> bool {
    if tool == LATER.0 {
        return went_before || has(words, LATER.1);
    }
    let mut occasions = OCCASIONS.iter().filter(|(tools, _)| tools.contains(&tool)).peekable();
    occasions.peek().is_none() || occasions.any(|(_, cues)| has(words, cues))
}

fn has(words: &HashSet<String>, cues: &[&str]) -> bool {
    let begins = |cue: &str| cue.len() >= 4 && words.iter().any(|word| word.starts_with(cue));
    cues.iter().any(|cue| words.contains(*cue) || begins(cue))
}

fn words(text: &str) -> impl Iterator<Item = String> {
    let of_letters = |word: &str| word.to_lowercase().chars().map(unaccented).collect::<String>();
    text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(of_letters)
}
