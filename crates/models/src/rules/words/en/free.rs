//! English: free time, and answers to invitations.

#![allow(clippy::enum_glob_use)] // The marks are the file's vocabulary.

use crate::rules::lexicon::Mark::{self, *};

pub(super) const MARKS: &[(Mark, &str)] = &[
    (
        Free,
        "am i free | am i busy | am i available | when am i free | when am i busy | when am i available \
        | what time am i free | which day am i free | what day am i free | which days am i free \
        | do i have time | do i have any time | do i have free time | when do i have time \
        | when do i have free time | have i got time | when have i got time | is there time \
        | is there a free slot | show me my free time | my free time | my free slots | when can i meet \
        | when could i meet",
    ),
    (
        Room,
        "find a time | find time | find me a time | find me time | find a slot | find me a slot \
        | find a free slot | find me a free slot | find some time | find free time | find a gap",
    ),
    (Seek, "find | find me | look for | search for"),
    (Accept, "accept | i accept | please accept | say yes to | rsvp yes to | tell them i'm coming to"),
    (Perhaps, "tentatively accept | say maybe to | say perhaps to | rsvp maybe to | maybe to"),
    (Decline, "decline | i decline | reject | turn down | say no to | rsvp no to"),
    (Invitation, "invitation | invitations | invite | invites"),
];
