//! French: free time, and answers to invitations.

#![allow(clippy::enum_glob_use)] // The marks are the file's vocabulary.

use crate::rules::lexicon::Mark::{self, *};

pub(super) const MARKS: &[(Mark, &str)] = &[
    (
        Free,
        "suis-je libre | suis-je disponible | suis-je dispo | suis-je occupé | suis-je occupée \
        | est-ce que je suis libre | est-ce que je suis dispo | est-ce que je suis disponible \
        | quand suis-je libre | quand suis-je disponible | quand suis-je dispo \
        | quand est-ce que je suis libre | quand est-ce que je suis dispo | quand je suis libre \
        | quel jour suis-je libre | à quelle heure suis-je libre | ai-je le temps | ai-je du temps \
        | est-ce que j'ai le temps | est-ce que j'ai du temps | quand ai-je le temps \
        | quand ai-je du temps | quand est-ce que j'ai du temps | ai-je un créneau \
        | quand ai-je un créneau | quand puis-je voir",
    ),
    (Room, "trouve un créneau | trouve-moi un créneau | cherche un créneau | trouve du temps | trouve-moi du temps"),
    (Seek, "trouve | trouve-moi | cherche | cherche-moi | trouver"),
    (Accept, "accepte | accepter | acceptez | j'accepte | dis oui à | réponds oui à"),
    (Perhaps, "accepte provisoirement | dis peut-être à | réponds peut-être à"),
    (Decline, "refuse | refuser | refusez | décline | décliner | rejette | dis non à | réponds non à"),
    (Invitation, "invitation | l'invitation | invitations"),
];
