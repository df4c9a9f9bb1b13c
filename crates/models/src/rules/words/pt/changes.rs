//! Portuguese: how what stands is called off, put elsewhere or to another day, in words of every day.

#![allow(clippy::enum_glob_use)] // The marks are the file's vocabulary.

use crate::rules::lexicon::Mark::{self, *};

pub(super) const MARKS: &[(Mark, &str)] = &[
    (
        Cancelled,
        "não (dou/vou dar/damos/vamos dar/temos/teremos/vamos ter) (aula/aulas/treino/ensaio/jogo/reunião) | não se (joga/treina/ensaia) \
         | não (vai circular/circula/circulará) | (fica/ficou) para (depois/outra altura/outra ocasião) logo vemos",
    ),
    (Cancel, "(tira/tire/retira/risca/risque) … (da/do/da minha/do meu) (agenda/calendário/lista)"),
    (
        Instead,
        "em vez de na | em vez de no | (pode/pode ser) (esperar/para depois) | (pode ser/pode ficar) (pra/para) | a gente faz (na/no/em) \
         | fazemos (na/no/em) | (troquei/mudei/trocámos/trocamos) os bilhetes",
    ),
    (
        SameTime,
        "(a hora/o horário/horário/hora) (mantém-se/se mantém/não muda/é a mesma/é o mesmo/continua igual/continua a mesma/continua o mesmo) \
         | sem alteração de (hora/horário) | para a mesma hora | no horário de sempre",
    ),
    (
        Hindered,
        "(está/esta/tá/ficou) (doente/de baixa/de atestado) | não vem (na/no/hoje/amanhã) | (surgiu-me/me surgiu/apareceu) (um/uma) \
         | (surgiu/apareceu) um imprevisto | tenho um imprevisto | (avariou/quebrou/estragou-se)",
    ),
    (
        Unmoved,
        "(deixa/deixe) … (como/onde) está | (deixa/deixe) (como/onde) está | (mantém/mantenha) (como/onde) está | fica como está",
    ),
    (DayAfter, "(no/o) dia (seguinte/a seguir) | um dia (depois/mais tarde) | no outro dia"),
    (DayBefore, "(no/um) dia antes | no dia anterior | na véspera | de véspera"),
    (Earlier, "antecipamos | anteciparmos | antecipado | antecipada | adiantar | adiantamos"),
];
