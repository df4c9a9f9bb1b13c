//! German: what is to be kept in mind, and forgotten.

#![allow(clippy::enum_glob_use)] // The marks are the file's vocabulary.

use domain::FactKind;

use crate::rules::lexicon::Mark::{self, *};

pub(super) const MARKS: &[(Mark, &str)] = &[
    (Remember, "merk dir | merke dir | merken sie sich"),
    (
        Keep,
        "merk dir dass | merk dir, dass | merke dir dass | merke dir, dass | merken sie sich dass \
        | merken sie sich, dass | denk daran dass | denk daran, dass | denk dran dass | denk dran, dass \
        | vergiss nicht dass | vergiss nicht, dass | vergessen sie nicht dass | vergessen sie nicht, dass \
        | behalte dass | behalte, dass | du sollst wissen dass | du sollst wissen, dass",
    ),
    (
        Mind,
        "vergiss nicht | vergiss nicht, | vergessen sie nicht | vergessen sie nicht, | denk daran | denk daran, \
        | denk dran | denk dran, | denken sie daran | denken sie daran,",
    ),
    (AboutMe, "ich | mein | meine | meinen | wir | unser | unsere"),
    (
        Forget,
        "vergiss dass | vergiss, dass | vergessen sie dass | vergessen sie, dass | vergiss meine | vergiss meinen \
        | vergiss mein",
    ),
    (Drop, "vergiss | vergessen sie | vergiss das | vergiss den | vergiss die"),
    (
        ForgetAll,
        "vergiss alles | vergessen sie alles | vergiss alles über mich | vergiss alles von mir \
        | vergiss alles was du weißt | vergiss alles, was du weißt | vergiss alles was du über mich weißt \
        | vergiss alles, was du über mich weißt | vergiss alles was du von mir weißt \
        | vergiss alles, was du von mir weißt | vergiss alles was ich gesagt habe \
        | vergiss alles, was ich gesagt habe | lösche alles über mich | lösche alles was du über mich weißt \
        | lösche alles, was du über mich weißt",
    ),
    (
        Known,
        "was weißt du über mich | was weißt du von mir | was wissen sie über mich | was wissen sie von mir \
        | was hast du dir gemerkt | woran erinnerst du dich | was du über mich weißt",
    ),
    (Fact(FactKind::Name), "ich heiße | mein name | nenn mich | nennen sie mich | mein spitzname"),
    (Fact(FactKind::Home), "ich wohne | wir wohnen | ich lebe in | meine adresse | mein zuhause"),
    (
        Fact(FactKind::Diet),
        "vegetarier | vegetarierin | vegetarisch | veganer | veganerin | vegan | zöliakie | glutenfrei \
        | laktosefrei | halal | koscher | meine diät | auf diät | ich esse kein | ich esse keine \
        | ich esse keinen",
    ),
    (Fact(FactKind::Allergy), "allergisch | allergie | allergien | unverträglichkeit | intoleranz | laktoseintolerant"),
    (
        Fact(FactKind::Symptom),
        "kopfschmerzen | kopfweh | migräne | fieber | husten | schnupfen | erkältet | erkältung | grippe \
        | übelkeit | schwindelig | halsschmerzen | bauchschmerzen | rückenschmerzen",
    ),
    (Fact(FactKind::Pregnancy), "schwanger | schwangerschaft"),
    (
        Fact(FactKind::Preference),
        "ich mag | ich liebe | ich bevorzuge | ich hasse | ich mag kein | ich mag keine | am liebsten \
        | mein lieblings",
    ),
    (
        Fact(FactKind::Person),
        "meine frau | mein mann | mein partner | meine partnerin | meine freundin | mein freund | mein sohn \
        | meine tochter | meine schwester | mein bruder | meine mutter | mein vater | mein chef | meine chefin \
        | mein arzt | meine ärztin | mein zahnarzt | meine kinder",
    ),
];
