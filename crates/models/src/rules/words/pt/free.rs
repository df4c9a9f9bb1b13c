//! Portuguese: free time, and answers to invitations.

#![allow(clippy::enum_glob_use)] // The marks are the file's vocabulary.

use crate::rules::lexicon::Mark::{self, *};

pub(super) const MARKS: &[(Mark, &str)] = &[
    (
        Free,
        "estou livre | estou ocupado | estou ocupada | estou disponível | quando estou livre \
        | quando estou ocupado | quando estou ocupada | quando estou disponível | quando é que estou livre \
        | quando eu estou livre | em que dia estou livre | a que horas estou livre | tenho tempo \
        | tenho tempo livre | quando tenho tempo | quando é que tenho tempo \
        | quando tenho um horário livre | tenho um horário livre | tenho vaga | que horários tenho livres \
        | quando posso encontrar",
    ),
    (
        Room,
        "encontra um horário | encontre um horário | encontra-me um horário | acha um horário \
        | ache um horário | procura um horário | procure um horário | arranja um horário \
        | encontra um tempo | encontre um tempo",
    ),
    (Seek, "encontra | encontre | encontra-me | acha | ache | procura | procure | arranja | encontrar"),
    (Accept, "aceita | aceite | aceitar | aceito | diz que sim a | diga sim a | diga que sim a"),
    (Perhaps, "aceita provisoriamente | diz que talvez a | diga que talvez a | diga talvez a | responde talvez a"),
    (
        Decline,
        "recusa | recuse | recusar | recuso | rejeita | rejeite | declina | decline | diz que não a \
        | diga não a | diga que não a",
    ),
    (Invitation, "convite | convites"),
];
