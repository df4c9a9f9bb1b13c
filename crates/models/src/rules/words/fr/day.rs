//! French: telling again what was told, and what the person is told each day.

#![allow(clippy::enum_glob_use)] // The marks are the file's vocabulary.

use crate::rules::lexicon::Mark::{self, *};

pub(super) const MARKS: &[(Mark, &str)] = &[
    (
        Snooze,
        "rappelle-le-moi encore | rappelle-le-moi plus tard | rappelle-le-moi à nouveau | rappelle-le-moi … encore \
        | rappelle-moi encore | rappelle-moi à nouveau | rappelle-moi de nouveau | rappelle-moi plus tard \
        | rappelle-moi encore une fois | rappelle-moi … encore | rappelle-moi … à nouveau \
        | rappelle-moi … de nouveau | rappelez-moi plus tard | rappelez-moi à nouveau | redis-le-moi \
        | redis-moi ça | répète le rappel | repousse le rappel | reporte le rappel | snooze",
    ),
    (
        Briefing,
        "résumé | un résumé | le résumé | résumés | de résumé | de résumés | résumé du jour | un résumé du jour \
        | résumé de la journée | un résumé de la journée | le résumé de la journée | résumé du soir \
        | le résumé du soir | un résumé du lendemain | résumé quotidien | un résumé quotidien \
        | le résumé quotidien | brief | un brief | le brief | point quotidien | un point quotidien \
        | récapitulatif | un récapitulatif | le récapitulatif | récap | un récap",
    ),
    (
        MeetingNote,
        "notes avant les réunions | une note avant les réunions | une note avant chaque réunion \
        | note avant chaque réunion | notes avant chaque réunion | de notes avant les réunions \
        | note avant les réunions | notes avant mes réunions | une note avant mes réunions \
        | un résumé avant chaque réunion | un résumé avant les réunions | notes de réunion | de notes de réunion",
    ),
    (
        SwitchOn,
        "envoie-moi | envoyez-moi | donne-moi | active | activer | mets-moi | fais-moi | commence à m'envoyer \
        | je voudrais recevoir | je veux recevoir",
    ),
    (
        SwitchOff,
        "plus de | plus d' | arrête | arrête de m'envoyer | arrête le | arrête les | désactive | désactiver \
        | ne m'envoie plus | ne m'envoyez plus | coupe | supprime | je ne veux plus | je veux plus | stop",
    ),
];
