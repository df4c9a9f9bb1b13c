//! Spanish: how what stands is called off, put elsewhere or to another day, in words of every day.

#![allow(clippy::enum_glob_use)] // The marks are the file's vocabulary.

use crate::rules::lexicon::Mark::{self, *};

pub(super) const MARKS: &[(Mark, &str)] = &[
    (
        Cancelled,
        "no (damos/doy/vamos a dar/voy a dar/daremos/daré/tendremos/vamos a tener) (clase/clases/ensayo/entrenamiento/entreno/partido/reunión/taller) \
         | no se (juega/entrena/ensaya/dicta) | no (circulará/saldrá) | queda descartado | queda descartada | dejémoslo estar",
    ),
    (Cancel, "(saca/sacá/sácame/borra/tacha) … de (mi/la) (agenda/calendario/lista)"),
    (
        Instead,
        "en lugar de en | en vez de en | (déjalo/déjala/dejalo/dejala/déjelo/déjela) (para/pa) | puede esperar (a/al/hasta) \
         | nos (vemos/juntamos/pillamos/encontramos) mejor en | (he/hemos/ha/han) cambiado los billetes",
    ),
    (
        SameTime,
        "la hora (no cambia/se mantiene/sigue igual/es la misma/queda igual) | el horario (no cambia/se mantiene/sigue igual) \
         | sin cambio de (hora/horario) | mismo horario | en el mismo horario | la hora de siempre",
    ),
    (
        Moved,
        "(pasar/pasarlo/pasarla/mover/moverlo/moverla/correr/correrlo/correrla/cambiarlo/cambiarla) (al/pal/a la/para el/pa el)",
    ),
    (
        Hindered,
        "(me/nos/le) (ha surgido/surgió/ha salido/salió) | está de baja | está (enfermo/enferma/malo/mala) \
         | se ha puesto (enfermo/enferma/malo/mala) | se enfermó | se (nos/me/le) (rompió/ha roto/estropeó)",
    ),
    (
        Unmoved,
        "(déjalo/déjala/dejalo/dejala) (como/donde) está | (deja/dejá) … (como/donde) está | (lo/la) dejamos como está",
    ),
    (DayAfter, "(al/el) día siguiente | un día (después/más tarde) | el día después | al otro día"),
    (DayBefore, "(el/un) día antes | el día anterior | la víspera"),
    (Earlier, "adelantamos | adelantemos | lo adelanto | la adelanto | adelantarlo | adelantarla | adelantado"),
];
