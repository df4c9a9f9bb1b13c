//! Spanish: what is to be kept in mind, and forgotten.

#![allow(clippy::enum_glob_use)] // The marks are the file's vocabulary.

use domain::FactKind;

use crate::rules::lexicon::Mark::{self, *};

pub(super) const MARKS: &[(Mark, &str)] = &[
    (Remember, "apunta que | toma nota de que | recuerda"),
    (
        Keep,
        "recuerda que | acuérdate de que | acuérdate que | ten en cuenta que | ten presente que | no olvides que \
        | no te olvides de que | no te olvides que | recuerde que",
    ),
    (
        Mind,
        "no olvides | no te olvides de | no te olvides | no olvide | no se olvide de | acuérdate de \
        | no me olvide de",
    ),
    (AboutMe, "mi | mis | soy | me | vivo | tengo | nuestro | nuestra"),
    (
        Forget,
        "olvida que | olvídate de que | olvida lo de que | olvida mi | olvida mis | deja de recordar que \
        | ya no recuerdes que",
    ),
    (Drop, "olvida | olvídate de | olvide | olvídese de | olvida lo de"),
    (
        ForgetAll,
        "olvida todo | olvídalo todo | olvídate de todo | olvide todo | olvida todo lo que sabes \
        | olvida todo lo que sabes de mí | olvida todo lo que sabes sobre mí | olvida todo sobre mí \
        | olvida todo de mí | olvida todo lo que te he dicho | olvida todo lo que te dije \
        | borra todo lo que sabes de mí | borra todo lo que sabes sobre mí",
    ),
    (
        Known,
        "qué sabes de mí | qué sabes sobre mí | qué recuerdas de mí | qué recuerdas sobre mí | qué recuerdas \
        | lo que sabes de mí | qué tienes sobre mí",
    ),
    (Fact(FactKind::Name), "me llamo | mi nombre | llámame | mi apodo"),
    (Fact(FactKind::Home), "vivo en | vivimos en | mi dirección | mi casa"),
    (
        Fact(FactKind::Diet),
        "vegetariano | vegetariana | vegano | vegana | celíaco | celíaca | sin gluten | sin lactosa | halal \
        | kosher | mi dieta | a dieta | no como carne | no como",
    ),
    (Fact(FactKind::Allergy), "alérgico | alérgica | alergia | alergias | intolerante | intolerancia"),
    (
        Fact(FactKind::Symptom),
        "dolor de | me duele | me duelen | fiebre | tos | resfriado | resfriada | gripe | náuseas | mareado \
        | mareada | migraña",
    ),
    (Fact(FactKind::Pregnancy), "embarazada | embarazo"),
    (
        Fact(FactKind::Preference),
        "me gusta | me gustan | prefiero | odio | no me gusta | no me gustan | me encanta | me encantan \
        | mi favorito | mi favorita",
    ),
    (
        Fact(FactKind::Person),
        "mi mujer | mi esposa | mi marido | mi pareja | mi novia | mi novio | mi hijo | mi hija | mi hermana \
        | mi hermano | mi madre | mi padre | mi jefe | mi jefa | mi amigo | mi amiga | mi médico | mi dentista \
        | mis hijos",
    ),
    (
        List,
        "qué tengo | qué tenemos | qué hay | qué planes tengo | qué citas tengo | qué reuniones tengo \
        | qué eventos tengo | qué recordatorios tengo | qué recordatorios hay | mi agenda | la agenda \
        | mi calendario | muéstrame la agenda | muéstrame mi | muéstrame | enséñame mi | enséñame la | enséñame \
        | mostrar | muestra | dime qué tengo | dime mi agenda | tengo algo | tengo alguna | tengo algún \
        | tengo citas | tengo planes | tengo reuniones | estoy libre | estoy ocupado | estoy ocupada | hay algo \
        | algún plan | alguna cita | alguna reunión | mis citas | mis eventos | mis recordatorios \
        | mis reuniones | mis planes | mi día | mi semana | próximos eventos | próximas citas | qué viene \
        | qué es lo siguiente | qué me toca | qué toca | cómo tengo | cómo está mi agenda | cómo está mi \
        | cómo viene | lista mis | listar | lista | dime mis | ver mi agenda | ver agenda | ver mi | agenda de \
        | qué me espera | cuáles son mis | consulta mi agenda",
    ),
    (
        Find,
        "cuándo es | cuándo son | cuándo tengo | a qué hora es | a qué hora tengo | a qué hora son \
        | a qué hora quedé | a qué hora he quedado | qué día es | qué día tengo | dónde es | dónde está \
        | dónde tengo | busca | buscar | búscame | encuentra | encontrar | cuándo quedé | cuándo he quedado \
        | cuándo era | a qué hora era | cuándo voy | cuándo sale | a qué hora sale | para cuándo es",
    ),
    (
        Help,
        "ayuda | qué puedes hacer | qué sabes hacer | qué haces | cómo funciona | cómo funcionas \
        | cómo funciona esto | qué te puedo preguntar | qué te puedo pedir | qué puedo preguntarte \
        | qué puedo pedirte | quién eres | qué eres | en qué me puedes ayudar | en qué puedes ayudarme \
        | cómo me puedes ayudar | cómo puedes ayudarme | para qué sirves | cómo te uso | cómo se usa | comandos \
        | menú | instrucciones | ayúdame | eres un bot | qué más sabes hacer | qué más puedes hacer",
    ),
    (
        Greet,
        "hola | buenas | buenos días | buenas tardes | buenas noches | qué tal | hey | saludos | muy buenas \
        | holi | ey | buen día | qué hay de nuevo",
    ),
    (
        Wellbeing,
        "cómo estás | qué tal | qué tal estás | cómo te va | cómo va | cómo andas | cómo va todo | todo bien \
        | qué tal todo | qué tal vas | cómo está | cómo va eso",
    ),
    (
        Thanks,
        "gracias | muchas gracias | mil gracias | te lo agradezco | se agradece | muy amable | buen trabajo \
        | bien hecho | eres genial",
    ),
    (
        Bye,
        "adiós | hasta luego | hasta mañana | hasta pronto | nos vemos | chao | chau | hasta la vista \
        | buenas noches | hasta otra | cuídate | que descanses | me voy | hasta ahora | bye",
    ),
];
