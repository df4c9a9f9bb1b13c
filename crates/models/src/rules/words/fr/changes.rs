//! French: how what stands is called off, put elsewhere or to another day, in words of every day.

#![allow(clippy::enum_glob_use)] // The marks are the file's vocabulary.

use crate::rules::lexicon::Mark::{self, *};

pub(super) const MARKS: &[(Mark, &str)] = &[
    (
        Cancelled,
        "je ne (donne/donnerai) pas (cours/de cours/classe) | on n'a pas (cours/entraînement/répétition/répète/match) \
         | on ne (joue/s'entraîne/répète) pas | ne (circulera/circule/partira) pas | (est/sont) (tombé/tombée/tombés) à l'eau",
    ),
    (Cancel, "(enlève/retire/supprime/raye/ôte) … de (mon/l'/ma) (agenda/calendrier/liste)"),
    (
        Instead,
        "plutôt qu'à | plutôt que dans | (on la/on le/on se le/on se la) fait | (ça/cela) peut attendre | peut attendre (jusqu'à/lundi/mardi) \
         | (j'ai/on a/il a/elle a) changé les billets",
    ),
    (
        SameTime,
        "l'heure (ne change pas/reste la même/est inchangée/reste inchangée) | horaire inchangé | l'horaire (ne change pas/reste le même) \
         | toujours à la même heure | aux mêmes heures",
    ),
    (
        Hindered,
        "(est/il est/elle est) (malade/souffrant/souffrante/absent/absente) | en arrêt maladie | j'ai un (empêchement/contretemps) \
         | (a/ai) un (empêchement/contretemps) | (est/sera) (en panne/absent/absente)",
    ),
    (
        Unmoved,
        "(laisse/laissez) … où (il est/elle est/c'est) | (laisse/laissez) … comme (c'est/il est/elle est/ça) | on (garde/laisse) comme ça",
    ),
    (DayAfter, "le lendemain | le jour (d'après/suivant) | un jour plus tard"),
    (DayBefore, "la veille | le jour d'avant | un jour plus tôt"),
    (Earlier, "avançons | avancé"),
];
