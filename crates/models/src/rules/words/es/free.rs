//! Spanish: free time, and answers to invitations.

#![allow(clippy::enum_glob_use)] // The marks are the file's vocabulary.

use crate::rules::lexicon::Mark::{self, *};

pub(super) const MARKS: &[(Mark, &str)] = &[
    (
        Free,
        "estoy libre | estoy ocupado | estoy ocupada | estoy disponible | cuándo estoy libre \
        | cuándo estoy ocupado | cuándo estoy ocupada | cuándo estoy disponible | qué día estoy libre \
        | a qué hora estoy libre | tengo tiempo | tengo hueco | tengo un hueco | tengo algún hueco \
        | cuándo tengo tiempo | cuándo tengo hueco | cuándo tengo un hueco | cuándo tengo libre \
        | qué huecos tengo | hay hueco | hay un hueco | cuándo puedo quedar | cuándo podría quedar",
    ),
    (
        Room,
        "busca un hueco | búscame un hueco | encuentra un hueco | encuéntrame un hueco | busca un rato \
        | búscame un rato",
    ),
    (Seek, "busca | búscame | encuentra | encuéntrame | buscar"),
    (Accept, "acepta | aceptar | acepto | di que sí a | confirma mi asistencia a"),
    (Perhaps, "acepta provisionalmente | di que quizá a | di que tal vez a | responde quizá a | responde tal vez a"),
    (Decline, "rechaza | rechazar | rechazo | declina | declinar | di que no a"),
    (Invitation, "invitación | invitaciones"),
];
