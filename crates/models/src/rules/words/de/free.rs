//! German: free time, and answers to invitations.

#![allow(clippy::enum_glob_use)] // The marks are the file's vocabulary.

use crate::rules::lexicon::Mark::{self, *};

pub(super) const MARKS: &[(Mark, &str)] = &[
    (
        Free,
        "bin ich frei | bin ich … frei | bin ich … verfügbar | bin ich … belegt | bin ich … beschäftigt \
        | wann bin ich … frei | wann bin ich frei | wann bin ich … verfügbar | wann bin ich … belegt \
        | habe ich zeit | hab ich zeit | habe ich … zeit | hab ich … zeit | wann habe ich zeit \
        | wann hab ich zeit | wann habe ich … zeit | wann hab ich … zeit | wann habe ich … frei \
        | wann hab ich … frei | wann kann ich … treffen | wann könnte ich … treffen",
    ),
    (
        Room,
        "finde … lücke | such … lücke | suche … lücke | finde einen freien termin \
        | such einen freien termin | suche einen freien termin | finde zeit | finde … zeit | such … zeit",
    ),
    (Seek, "finde | find | such | suche | finden"),
    (Accept, "nimm … an | nehme … an | sag … zu | sage … zu | akzeptiere | akzeptier | annehmen | zusagen"),
    (
        Perhaps,
        "sag … unter vorbehalt zu | sage … unter vorbehalt zu | nimm … unter vorbehalt an \
        | nimm … vorläufig an | antworte vielleicht auf | sag vielleicht zu",
    ),
    (Decline, "lehne … ab | lehn … ab | ablehnen | sag … ab | sage … ab | absagen"),
    (Invitation, "einladung | einladungen"),
];
