//! Portuguese: telling again what was told, and what the person is told each day.

#![allow(clippy::enum_glob_use)] // The marks are the file's vocabulary.

use crate::rules::lexicon::Mark::{self, *};

pub(super) const MARKS: &[(Mark, &str)] = &[
    (
        Snooze,
        "lembra-me outra vez | lembra-me de novo | lembra-me mais tarde | lembra-me depois | lembra-me … outra vez \
        | lembra-me … de novo | me lembra de novo | me lembra outra vez | me lembra mais tarde | me lembra depois \
        | me lembra … de novo | me lembra … outra vez | me lembre de novo | me lembre mais tarde \
        | me lembre … de novo | lembre-me de novo | lembre-me mais tarde | lembre-me … de novo \
        | avisa-me outra vez | avisa-me de novo | avisa-me mais tarde | me avisa de novo | me avisa mais tarde \
        | adia o lembrete | adiar o lembrete | adie o lembrete | soneca | snooze",
    ),
    (
        Briefing,
        "resumo | um resumo | o resumo | resumos | os resumos | resumo diário | um resumo diário | o resumo diário \
        | resumo do dia | um resumo do dia | o resumo do dia | resumo da noite | o resumo da noite \
        | resumo de amanhã | um resumo de amanhã | briefing | um briefing | brief",
    ),
    (
        MeetingNote,
        "notas antes das reuniões | uma nota antes das reuniões | uma nota antes de cada reunião \
        | nota antes de cada reunião | notas antes de cada reunião | notas antes das minhas reuniões \
        | uma nota antes das minhas reuniões | um resumo antes de cada reunião | um resumo antes das reuniões \
        | aviso antes de cada reunião | um aviso antes de cada reunião | notas de reunião",
    ),
    (
        SwitchOn,
        "manda-me | envia-me | me manda | me mande | me envia | me envie | mande-me | envie-me | dá-me | me dá \
        | me dê | ativa | ative | ativar | liga | ligue | quero receber | começa a mandar-me | começa a me mandar",
    ),
    (
        SwitchOff,
        "sem mais | chega de | não me mandes | não me mande | não me envies | não me envie | não me mandes mais \
        | não me mande mais | para de me mandar | pare de me mandar | para de mandar | deixa de me mandar \
        | desativa | desative | desativar | desliga | desligue | não quero mais | já não quero | para o | para os",
    ),
];
