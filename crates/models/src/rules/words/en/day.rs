//! English: telling again what was told, and what the person is told each day.

#![allow(clippy::enum_glob_use)] // The marks are the file's vocabulary.

use crate::rules::lexicon::Mark::{self, *};

pub(super) const MARKS: &[(Mark, &str)] = &[
    (
        Snooze,
        "snooze | snooze it | snooze that | snooze this | snooze for | snooze until | remind me again \
        | remind me once more | remind me later | remind me … again | tell me again | tell me … again \
        | ping me again | ask me again later",
    ),
    (
        Briefing,
        "brief | briefs | the brief | a brief | daily brief | daily briefs | a daily brief | the daily brief \
        | evening brief | the evening brief | an evening brief | morning brief | a morning brief | briefing \
        | a briefing | briefings | daily briefing | evening briefing | brief me | daily summary | a daily summary \
        | the daily summary | evening summary | an evening summary | a summary of my day | summary of the day \
        | a summary of the day | a summary of tomorrow | summary of tomorrow",
    ),
    (
        MeetingNote,
        "meeting notes | meeting note | notes before meetings | a note before meetings | notes before my meetings \
        | a note before my meetings | a note before each meeting | a note before every meeting \
        | note before each meeting | note before every meeting | note before meetings | notes before each meeting \
        | heads-up before meetings | a heads-up before meetings | heads up before meetings \
        | a heads up before meetings | brief me before meetings | brief me before each meeting \
        | brief me before every meeting | briefs before meetings | a brief before meetings \
        | a brief before each meeting | a brief before every meeting",
    ),
    (
        SwitchOn,
        "send me | give me | turn on | switch on | enable | start | start sending me | start sending | activate \
        | write me | message me | brief me",
    ),
    (
        SwitchOff,
        "no more | stop | stop sending | stop sending me | stop the | turn off | switch off | disable \
        | don't send me | do not send me | don't send me any more | no | cancel the | end the",
    ),
];
