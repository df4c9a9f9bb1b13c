//! Portuguese: what is to be kept in mind, and forgotten.

#![allow(clippy::enum_glob_use)] // The marks are the file's vocabulary.

use domain::FactKind;

use crate::rules::lexicon::Mark::{self, *};

pub(super) const MARKS: &[(Mark, &str)] = &[
    (Remember, "anota que | toma nota de que | lembra-te"),
    (
        Keep,
        "lembra-te que | lembra-te de que | lembre-se que | lembre-se de que | lembra que | lembre que \
        | tem em conta que | tenha em conta que | não te esqueças que | não te esqueças de que \
        | não se esqueça que | não se esqueça de que | não esqueças que | não esqueça que | guarda que \
        | fica a saber que | fique sabendo que | saiba que",
    ),
    (
        Mind,
        "não te esqueças de | não te esqueças | não se esqueça de | não se esqueça | não esqueças de \
        | não esqueças | não esqueça de | não esqueça | lembra-te de | lembre-se de",
    ),
    (AboutMe, "eu | meu | minha | meus | minhas | sou | estou | moro | tenho | gosto | nosso | nossa"),
    (
        Forget,
        "esquece que | esqueça que | esquece o meu | esquece a minha | esqueça meu | esqueça minha | esquece meu \
        | esquece minha",
    ),
    (Drop, "esquece | esqueça | esquece o | esquece a | esqueça o | esqueça a"),
    (
        ForgetAll,
        "esquece tudo | esqueça tudo | esquece tudo o que sabes | esquece tudo o que sabes de mim \
        | esquece tudo o que sabes sobre mim | esqueça tudo o que sabe | esqueça tudo o que sabe de mim \
        | esqueça tudo o que sabe sobre mim | esqueça tudo que sabe sobre mim | esquece tudo sobre mim \
        | esqueça tudo sobre mim | esquece tudo o que eu disse | apaga tudo o que sabes de mim \
        | apaga tudo o que sabes sobre mim | apague tudo o que sabe sobre mim",
    ),
    (
        Known,
        "o que sabes de mim | o que sabes sobre mim | o que sabe de mim | o que sabe sobre mim \
        | o que você sabe de mim | o que você sabe sobre mim | do que te lembras | que sabes de mim",
    ),
    (Fact(FactKind::Name), "chamo-me | me chamo | meu nome | o meu nome | chama-me | me chame de"),
    (
        Fact(FactKind::Home),
        "moro em | moro na | moro no | vivo em | moramos em | a minha morada | meu endereço | minha casa",
    ),
    (
        Fact(FactKind::Diet),
        "vegetariano | vegetariana | vegano | vegana | celíaco | celíaca | sem glúten | sem lactose | halal \
        | kosher | a minha dieta | minha dieta | de dieta | não como carne | não como",
    ),
    (Fact(FactKind::Allergy), "alérgico | alérgica | alergia | alergias | intolerante | intolerância"),
    (
        Fact(FactKind::Symptom),
        "dor de cabeça | dores de cabeça | enxaqueca | febre | tosse | constipado | constipada | resfriado \
        | resfriada | gripe | náuseas | tonto | tonta | dor de garganta | dor nas costas",
    ),
    (Fact(FactKind::Pregnancy), "grávida | gravidez"),
    (
        Fact(FactKind::Preference),
        "gosto de | gosto do | gosto da | adoro | prefiro | odeio | detesto | não gosto de | meu favorito \
        | minha favorita",
    ),
    (
        Fact(FactKind::Person),
        "a minha mulher | minha mulher | minha esposa | o meu marido | meu marido | minha namorada | meu namorado \
        | o meu filho | meu filho | a minha filha | minha filha | a minha irmã | minha irmã | o meu irmão \
        | meu irmão | a minha mãe | minha mãe | o meu pai | meu pai | meu chefe | minha chefe | meu médico \
        | minha médica | meu dentista | meus filhos",
    ),
];
