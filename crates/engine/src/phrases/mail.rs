//! The words of mails on their way, and those that take one back. To add a language: its line in [`ALL`], its words in
//! [`BACK`].

use domain::text::folded;

use crate::mailboxes::Done;

#[derive(Debug)]
pub(crate) struct MailPhrases {
    language: &'static str,
    /// Before the receivers of a mail, of an answer, of a draft; before the mailbox that it comes from.
    pub mail_to: &'static str,
    pub reply_to: &'static str,
    pub draft_to: &'static str,
    pub from: &'static str,
    /// Archive, throw away, star, take the star off, mark as read, mark as unread; move to, label, take the label off.
    acts: [&'static str; 9],
    pub mails: fn(count: usize) -> String,
    /// A mail can be taken back for so many seconds.
    pub unsend: fn(seconds: u64) -> String,
    /// A mail was taken back, or had left already; its line.
    pub withdrawn: fn(summary: &str) -> String,
    pub left: fn(summary: &str) -> String,
}

impl MailPhrases {
    pub fn done(&self, done: &Done) -> String {
        let act = |number: usize| self.acts[number].to_owned();
        let with = |number: usize, names: &[String]| format!("{} {}", self.acts[number], names.join(", "));
        match done {
            Done::Archive => act(0),
            Done::Trash => act(1),
            Done::Star { on } => act(if *on { 2 } else { 3 }),
            Done::Read { on } => act(if *on { 4 } else { 5 }),
            Done::Move { to } => with(6, std::slice::from_ref(to)),
            Done::Label { on, off } if off.is_empty() => with(7, on),
            Done::Label { on, off } if on.is_empty() => with(8, off),
            Done::Label { on, off } => format!("{} · {}", with(7, on), with(8, off)),
        }
    }
}

const EN: MailPhrases = MailPhrases {
    language: "en",
    mail_to: "E-mail to",
    reply_to: "Answer to",
    draft_to: "Draft to",
    from: "from",
    acts: [
        "Archive",
        "Throw away",
        "Star",
        "Take the star off",
        "Mark as read",
        "Mark as unread",
        "Move to",
        "Put on the label",
        "Take off the label",
    ],
    mails: |count| if count == 1 { "1 mail".into() } else { format!("{count} mails") },
    unsend: |seconds| format!("It leaves in {seconds} s; “undo” takes it back."),
    withdrawn: |summary| format!("Taken back, not sent: {summary}"),
    left: |summary| format!("This has left already and cannot be taken back: {summary}"),
};

const ES: MailPhrases = MailPhrases {
    language: "es",
    mail_to: "Correo a",
    reply_to: "Respuesta a",
    draft_to: "Borrador para",
    from: "desde",
    acts: [
        "Archivar",
        "Tirar a la papelera",
        "Destacar",
        "Quitar la estrella",
        "Marcar como leído",
        "Marcar como no leído",
        "Mover a",
        "Poner la etiqueta",
        "Quitar la etiqueta",
    ],
    mails: |count| if count == 1 { "1 correo".into() } else { format!("{count} correos") },
    unsend: |seconds| format!("Sale en {seconds} s; «deshacer» lo retira."),
    withdrawn: |summary| format!("Retirado, no se ha enviado: {summary}"),
    left: |summary| format!("Ya ha salido y no se puede retirar: {summary}"),
};

const FR: MailPhrases = MailPhrases {
    language: "fr",
    mail_to: "E-mail à",
    reply_to: "Réponse à",
    draft_to: "Brouillon pour",
    from: "de",
    acts: [
        "Archiver",
        "Mettre à la corbeille",
        "Ajouter une étoile",
        "Retirer l’étoile",
        "Marquer comme lu",
        "Marquer comme non lu",
        "Déplacer vers",
        "Ajouter le libellé",
        "Retirer le libellé",
    ],
    mails: |count| if count == 1 { "1 e-mail".into() } else { format!("{count} e-mails") },
    unsend: |seconds| format!("Il part dans {seconds} s ; « annuler » le retient."),
    withdrawn: |summary| format!("Retenu, pas envoyé : {summary}"),
    left: |summary| format!("C’est déjà parti et ne peut plus être retenu : {summary}"),
};

const DE: MailPhrases = MailPhrases {
    language: "de",
    mail_to: "E-Mail an",
    reply_to: "Antwort an",
    draft_to: "Entwurf an",
    from: "von",
    acts: [
        "Archivieren",
        "In den Papierkorb",
        "Mit Stern markieren",
        "Stern entfernen",
        "Als gelesen markieren",
        "Als ungelesen markieren",
        "Verschieben nach",
        "Label setzen",
        "Label entfernen",
    ],
    mails: |count| if count == 1 { "1 E-Mail".into() } else { format!("{count} E-Mails") },
    unsend: |seconds| format!("Sie geht in {seconds} s hinaus; „rückgängig“ hält sie zurück."),
    withdrawn: |summary| format!("Zurückgehalten, nicht gesendet: {summary}"),
    left: |summary| format!("Das ist schon hinaus und nicht mehr zurückzuholen: {summary}"),
};

const PT: MailPhrases = MailPhrases {
    language: "pt",
    mail_to: "E-mail para",
    reply_to: "Resposta a",
    draft_to: "Rascunho para",
    from: "de",
    acts: [
        "Arquivar",
        "Enviar para o lixo",
        "Marcar com estrela",
        "Tirar a estrela",
        "Marcar como lido",
        "Marcar como não lido",
        "Mover para",
        "Pôr a etiqueta",
        "Tirar a etiqueta",
    ],
    mails: |count| if count == 1 { "1 e-mail".into() } else { format!("{count} e-mails") },
    unsend: |seconds| format!("Sai em {seconds} s; “desfazer” retém o envio."),
    withdrawn: |summary| format!("Retido, não foi enviado: {summary}"),
    left: |summary| format!("Já saiu e não pode ser retido: {summary}"),
};

/// The first stands for every language that is not there.
const ALL: [&MailPhrases; 5] = [&EN, &ES, &FR, &DE, &PT];

/// All that a message says which takes back what was just decided, in lower case and without signs.
const BACK: [&str; 30] = [
    "undo",
    "undo it",
    "undo that",
    "undo send",
    "take it back",
    "dont send it",
    "don t send it",
    "deshacer",
    "deshaz",
    "deshazlo",
    "no lo envíes",
    "annuler",
    "annule",
    "annulez",
    "annule ça",
    "annule l envoi",
    "ne l envoie pas",
    "rückgängig",
    "rueckgaengig",
    "mach das rückgängig",
    "rückgängig machen",
    "nicht senden",
    "nicht abschicken",
    "desfazer",
    "desfaz",
    "desfaça",
    "desfaça isso",
    "desfaz isso",
    "não envies",
    "não envie",
];

/// The words of a language by its ISO 639-1 code, with or without a region; English for one that is not there.
pub(crate) fn mail(language: &str) -> &'static MailPhrases {
    let code = language.split(['-', '_']).next().unwrap_or_default();
    ALL.into_iter().find(|phrases| phrases.language == code).unwrap_or(ALL[0])
}

/// Whether a message says that and nothing else.
pub(crate) fn takes_back(text: &str) -> bool {
    text.len() <= 60 && BACK.contains(&folded(text).as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_language_has_its_words() {
        for language in crate::phrases::languages() {
            assert_eq!(mail(language).language, language);
        }
        assert_eq!(mail("de-AT").done(&Done::Move { to: "Reisen".into() }), "Verschieben nach Reisen");
        let both = Done::Label { on: vec!["a".into(), "b".into()], off: vec!["c".into()] };
        assert_eq!(mail("xx").done(&both), "Put on the label a, b · Take off the label c");
    }

    #[test]
    fn one_word_takes_a_mail_back() {
        for text in ["undo", "Undo!", " UNDO it. ", "Deshacer", "¡Deshazlo!", "annule ça", "Rückgängig!", "desfaz"]
        {
            assert!(takes_back(text), "{text}");
        }
        for text in ["", "undo the lunch", "no", "annuler le dîner", "do not undo"] {
            assert!(!takes_back(text), "{text}");
        }
    }
}
