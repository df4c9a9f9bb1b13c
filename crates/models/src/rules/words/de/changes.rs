//! German: how what stands is called off, put elsewhere or to another day, in words of every day.

#![allow(clippy::enum_glob_use)] // The marks are the file's vocabulary.

use crate::rules::lexicon::Mark::{self, *};

pub(super) const MARKS: &[(Mark, &str)] = &[
    (
        Cancelled,
        "(lass/lassen/lasst) (ma's/mas/wir's/wirs/wir es/wir das/uns das/es) (bleiben/sein) | (fährt/verkehrt) (nicht/nicht mehr) \
         | wir (spielen/trainieren/proben) (heute/morgen) nicht",
    ),
    (
        Refuse,
        "(i/ich) (schaff/schaffe/schaffs/pack/packe) … (nicht/ned/net/nid/nöd/nimmer) | (des/das) (schaff/pack) i … (ned/net/nimmer)",
    ),
    (Cancel, "nimm … aus (dem/meinem) (kalender/terminkalender) | streich … aus | lösch … aus"),
    (
        Instead,
        "(gehen/gehn/machen/mach) wir … lieber | machen wir's | machen wir es | reicht bis | hat zeit bis | (kann/können) bis … warten \
         | (umgebucht/neue fahrkarten/neue tickets)",
    ),
    (
        SameTime,
        "(uhrzeit/zeit/beginn/die uhrzeit) (bleibt/bleibt gleich/bleibt unverändert/bleibt dieselbe/ist gleich) \
         | an der (uhrzeit/zeit) ändert sich nichts | gleiche (uhrzeit/zeit) | selbe (uhrzeit/zeit) | zur (gleichen/selben) (zeit/uhrzeit)",
    ),
    (
        Hindered,
        "(ist/sind) (leider/) (krank/erkrankt/verhindert/ausgefallen) | krankgeschrieben | ist (mir/uns) was dazwischengekommen \
         | etwas dazwischengekommen | was dazwischengekommen | kommt … nicht | kommt doch erst",
    ),
    (
        Unmoved,
        "(lass/lassen) … (wie/wo) (es/er/sie) ist | bleibt wie (es/er/sie) ist | (lass/lassen wir) es so | lass es dabei",
    ),
    (
        DayAfter,
        "(einen/ein/nen) tag (später/danach) | tag (später/danach/drauf) | tags darauf | am (nächsten/folgenden) tag | am tag danach",
    ),
    (DayBefore, "(einen/ein/nen) tag (früher/vorher/davor/eher) | tag (vorher/davor) | am tag (vorher/davor)"),
    (Earlier, "vorgezogen"),
];
