//! French.

use super::Phrases;

pub(super) const PHRASES: Phrases = Phrases {
    language: "fr",
    weekdays: ["lun.", "mar.", "mer.", "jeu.", "ven.", "sam.", "dim."],
    months: ["janv.", "févr.", "mars", "avr.", "mai", "juin", "juil.", "août", "sept.", "oct.", "nov.", "déc."],
    all_day: "toute la journée",
    reminder: "rappel",
    with: "avec",
    notes: "notes",
    past: "déjà passé",
    until: "jusqu'au",
    once: "une seule fois",
    each: [
        "chaque jour",
        "chaque semaine",
        "chaque mois",
        "chaque année",
        "chaque heure",
        "chaque minute",
        "chaque seconde",
    ],
    every: |count, unit| {
        let every = if matches!(unit, 1 | 4..) { "toutes" } else { "tous" };
        format!("{every} les {count} {}", ["jours", "semaines", "mois", "ans", "heures", "minutes", "secondes"][unit])
    },
    nth: |nth| match nth {
        -1 => "dernier".to_owned(),
        1 => "1er".to_owned(),
        nth if nth < 0 => format!("{}e en partant de la fin", nth.unsigned_abs()),
        _ => format!("{nth}e"),
    },
    day_of_month: "jour",
    among: |nth, list| format!("{nth} parmi {list}"),
    times: |count| format!("{count} fois"),
    own_rule: "se répète selon sa propre règle",
    priorities: ["priorité basse", "priorité moyenne", "priorité haute", "urgent"],

    cancel: "Annuler",
    only_this: "seulement cette fois",
    assumed: "supposé",
    guesses: ["le jour", "matin ou soir", "l’heure", "la durée"],
    answers: ["pas encore de réponse", "votre réponse : oui", "votre réponse : peut-être", "votre réponse : non"],
    complete: "Terminer",
    dismiss: "Écarter",
    contacts: ["Nouveau contact", "Modifier le contact", "Supprimer le contact"],
    remember: "Retenir",
    forget: "Oublier",
    forget_all: |facts| format!("Oublier tout ce que je sais de vous{facts}, et ce que nous nous sommes dit jusqu'ici"),
    facts: [
        "nom",
        "domicile",
        "régime",
        "allergie",
        "symptôme",
        "grossesse",
        "préférence",
        "personne",
        "pour l'instant",
        "",
    ],
    ended: "Très bien, nouveau sujet. Ce que je sais de vous reste.",

    due: |title| format!("Rappel : {title}"),
    soon: |title, day, time, place| {
        let day = day.map(|day| format!(", {day}")).unwrap_or_default();
        let time = time.map(|time| format!(" à {time}")).unwrap_or_default();
        let place = place.map(|place| format!(", {place}")).unwrap_or_default();
        format!("{title}{day}{time}{place}")
    },

    proposed: |summary| format!("Je propose :\n• {summary}\nRépondez « oui » pour approuver ou « non » pour refuser."),
    proposed_many: |lines| {
        format!(
            "Je propose :\n{lines}\nRépondez « oui » pour tout approuver ou « non » pour tout refuser, ou décidez de \
             chacun dans l'agenda."
        )
    },
    taken: |with| format!("À cette heure, il y a déjà : {with}"),
    free_instead: |lines| format!("Libre à la place :\n{lines}\nDites lequel, et je le propose."),
    earlier: "Je demande d'abord, car plus haut dans cette conversation se trouve un texte écrit par d'autres ; une fois ceci décidé, « nouveau sujet » y met fin.",
    refused: |message| format!("Cela ne m'est pas permis : {message}"),
    queued: |summary| format!("En route : {summary}"),
    call_done: |summary, source, quote| format!("Fait : {summary}\n\n{source} répond :\n{quote}"),
    call_failed: |summary, source, quote| format!("Cela a échoué : {summary}\n\n{source} répond :\n{quote}"),
    call_not_done: |summary, cause| format!("Cela n'a pas été fait : {summary}\n\nPourquoi : {cause}"),
    call_uncertain: |summary| {
        format!(
            "Je ne peux pas dire si cela a été fait, et je ne le répète pas : {summary}\nRegardez-y vous-même, s'il vous plaît."
        )
    },
    decided: [
        ["Annulé : ", "Maintenu : "],
        ["Terminé : ", "Pas terminé : "],
        ["Rappel écarté : ", "Le rappel reste : "],
        ["Retenu : ", "Pas retenu : "],
        ["Oublié : ", "Pas oublié : "],
        ["Contact supprimé : ", "Le contact reste : "],
    ],
    forgot_all: [
        "J'ai oublié tout ce que je savais de vous, et ce que nous nous sommes dit jusqu'ici.",
        "Je n'oublie rien : ce que je sais de vous reste.",
    ],
    done: |summary| format!("Fait : {summary}"),
    dropped: |summary| format!("Abandonné : {summary}"),
    undone: |summary| format!("Annulé : {summary}"),
    cannot_undo: |summary| format!("Cela, je ne peux pas l'annuler : {summary}"),
    not_undone: |what| format!("Je le laisse tel quel, car cela a changé depuis : {what}"),
    nothing_to_undo: "Rien n'a été fait ici ces dernières 24 heures que je puisse annuler.",

    yes: "Oui",
    no: "Non",
    changed: "Cela a changé depuis. Décidez dans l’agenda.",

    stranger: "Bonjour. Je suis l'assistant personnel de quelqu'un et je ne parle qu'aux personnes autorisées.",
    let_in: |name| format!("Bonjour {name}, nous sommes connectés. Écrivez-moi ici quand vous voulez."),
    bad_code: "Ce code a déjà servi ou a expiré. Créez-en un autre dans la console, sous Canaux.",
    attachments: ["image", "message vocal", "audio", "vidéo", "autocollant", "document", "lieu", "contact"],
    edited: "(modifié)",
    tentative: "pas encore convenu",
    late: |when| format!("(Du {when} ; cela a dû attendre.)"),

    refusals: &super::refused::FR,
    day: &super::day::FR,
};
