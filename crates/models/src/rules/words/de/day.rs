//! German: telling again what was told, and what the person is told each day.

#![allow(clippy::enum_glob_use)] // The marks are the file's vocabulary.

use crate::rules::lexicon::Mark::{self, *};

pub(super) const MARKS: &[(Mark, &str)] = &[
    (
        Snooze,
        "erinnere mich nochmal | erinnere mich noch mal | erinnere mich noch einmal | erinnere mich wieder \
        | erinnere mich später | erinner mich nochmal | erinner mich noch mal | erinner mich noch einmal \
        | erinner mich später | erinnere mich … nochmal | erinnere mich … noch mal | erinnere mich … noch einmal \
        | erinnere mich … wieder | erinner mich … nochmal | erinner mich … noch mal | erinner mich … wieder \
        | nochmal erinnern | noch mal erinnern | noch einmal erinnern | später erinnern | später nochmal \
        | sag es mir später nochmal | schlummern | schlummer | verschieb die erinnerung | snooze",
    ),
    (
        Briefing,
        "überblick | einen überblick | den überblick | der überblick | überblicke | tagesüberblick \
        | einen tagesüberblick | den tagesüberblick | zusammenfassung | eine zusammenfassung \
        | die zusammenfassung | zusammenfassungen | tageszusammenfassung | abendliche zusammenfassung | briefing \
        | ein briefing | das briefing | briefings | brief des tages | tagesbericht | einen tagesbericht \
        | abendüberblick",
    ),
    (
        MeetingNote,
        "notiz vor terminen | eine notiz vor terminen | notizen vor terminen | notizen vor meetings \
        | eine notiz vor meetings | eine notiz vor jedem termin | eine notiz vor jedem meeting \
        | notiz vor jedem termin | notiz vor jedem meeting | notizen vor besprechungen \
        | eine notiz vor besprechungen | eine notiz vor jeder besprechung | notiz vor jeder besprechung \
        | hinweis vor terminen | einen hinweis vor terminen",
    ),
    (
        SwitchOn,
        "schick mir | schicke mir | sende mir | gib mir | schalte … ein | schalt … ein | aktiviere | aktivier \
        | mach mir | ich hätte gern | ich möchte | ich will",
    ),
    (
        SwitchOff,
        "keine | keinen | kein | nicht mehr | schick mir keine | schick mir keinen | sende mir keine | hör auf mit \
        | stopp | stoppe | stop | schalte … aus | schalt … aus | schalte … ab | deaktiviere | deaktivier | beende",
    ),
];
