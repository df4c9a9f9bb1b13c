//! Spanish: telling again what was told, and what the person is told each day.

#![allow(clippy::enum_glob_use)] // The marks are the file's vocabulary.

use crate::rules::lexicon::Mark::{self, *};

pub(super) const MARKS: &[(Mark, &str)] = &[
    (
        Snooze,
        "recuérdamelo otra vez | recuérdamelo de nuevo | recuérdamelo más tarde | recuérdamelo luego \
        | recuérdamelo después | recuérdamelo … otra vez | recuérdamelo … de nuevo | recuérdame … otra vez \
        | recuérdame … de nuevo | recuérdame otra vez | recuérdame de nuevo | recuérdame más tarde \
        | recuérdame luego | avísame otra vez | avísame de nuevo | avísame más tarde | avísame luego \
        | vuelve a recordármelo | vuelve a avisarme | vuélvemelo a recordar | pospón el recordatorio \
        | pospón el aviso | aplaza el recordatorio | snooze",
    ),
    (
        Briefing,
        "resumen | un resumen | el resumen | resúmenes | resumen diario | un resumen diario | el resumen diario \
        | resumen del día | un resumen del día | el resumen del día | resumen de mañana | un resumen de mañana \
        | resumen de la noche | el resumen de la noche | resumen nocturno | brief | informe diario \
        | un informe diario | parte del día",
    ),
    (
        MeetingNote,
        "notas antes de las reuniones | una nota antes de las reuniones | notas antes de cada reunión \
        | una nota antes de cada reunión | nota antes de cada reunión | notas antes de mis reuniones \
        | una nota antes de mis reuniones | aviso antes de cada reunión | un aviso antes de cada reunión \
        | un resumen antes de cada reunión | un resumen antes de las reuniones | notas de reunión \
        | notas de las reuniones",
    ),
    (
        SwitchOn,
        "mándame | envíame | dame | activa | activar | enciende | pon | ponme | quiero recibir | hazme \
        | empieza a mandarme | empieza a enviarme | pásame",
    ),
    (
        SwitchOff,
        "no más | sin más | no me mandes | no me envíes | no me mandes más | no me envíes más | deja de mandarme \
        | deja de enviarme | desactiva | desactivar | quita | quitar | para el | para los | apaga | basta de \
        | ya no me mandes | ya no quiero | no quiero más | no quiero | ni un resumen más",
    ),
];
