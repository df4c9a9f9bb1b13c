//! English: how what stands is called off, put elsewhere or to another day, in words of every day.

#![allow(clippy::enum_glob_use)] // The marks are the file's vocabulary.

use crate::rules::lexicon::Mark::{self, *};

pub(super) const MARKS: &[(Mark, &str)] = &[
    (
        Cancelled,
        "(game's/match's/training's/practice's/class's/lesson's/rehearsal's/meeting's/dinner's/lunch's/party's/session's) off \
         | (will not/won't/isn't going to/is not going to) run | (isn't/is not) running (today/tonight/tomorrow) \
         | there's no (class/practice/training/rehearsal/lesson/game/match) | (not teaching/no teaching) (today/tonight/tomorrow)",
    ),
    (Off, "so … is out | so … are out | is out of the question"),
    (
        Cancel,
        "take … off (my/the/our) (calendar/agenda/diary/list/schedule/planner) | knock … off (my/the) (calendar/list)",
    ),
    (
        Instead,
        "rather than (in/at) | can wait (till/until) | (swapped/switched) (the/our) (tickets/seats) \
         | (shall we/let's/can we/could we) do it at",
    ),
    (
        SameTime,
        "(time/hour/start) (stays/remains/is) (the same/unchanged) | (time/hour) (does not/doesn't) change | no change to the time \
         | still at the same time | at the usual time | same start",
    ),
    (
        Hindered,
        "(something/sth) (has come/came/comes/just came) up | (is/are/will be/he's/she's) (off sick/out sick/ill/sick/unwell) \
         | called in sick | will be out | double booked | double-booked | has been called away | broke down | has broken down",
    ),
    (
        Unmoved,
        "(leave/keep) it (where/as/when) it (is/was/stands) | leave … (where/as) it is | leave it then | keep it as planned",
    ),
    (DayAfter, "the day after | the next day | the following day | a day later"),
    (DayBefore, "the day before | a day earlier | a day sooner"),
    (Earlier, "preponed | prepone | preponing"),
];
