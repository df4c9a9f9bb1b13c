//! Spanish: what a person says to the assistant, and small talk.

#![allow(clippy::enum_glob_use)] // The marks are the file's vocabulary.

use domain::FactKind;

use crate::rules::lexicon::Mark::{self, *};

pub(super) const MARKS: &[(Mark, &str)] = &[
    (
        Filler,
        "hola | oye | oiga | bueno | pues | vale | ok | a ver | por favor | porfa | porfi | gracias | y | entonces | también | además | por cierto | eh | ah | sí | claro \
        | buenas | mira | perdona | perdón | bien | genial | perfecto | pero | luego",
    ),
    (
        Polite,
        "puedes | podrías | puede | podría | me puedes | me podrías | podéis | quiero | quisiera | me gustaría | necesito | necesito que | quiero que | tengo que | hay que | debo \
        | podemos | vamos a | por favor | haz el favor de | te importa | hazme el favor de | me apetece | ayúdame a | puedo | hay que | querría | necesitaría | me gustaría que | voy a",
    ),
    (
        Create,
        "añade | añadir | añádeme | añademe | agrega | agregar | agrégame | crea | crear | créame | programa | programar | agenda | agendar | agéndame | apunta | apuntar | apúntame | apúntalo \
        | anota | anotar | anótame | anótalo | pon | poner | ponme | ponlo | mete | meter | reserva | reservar | resérvame | organiza | organizar | organízame | prográmame | planifícame | planifica | planificar | registra | guarda | guardar | nuevo | nueva \
        | concertar | concierta | fija | fijar | marca | bloquea | bloquear | incluye | incluir | inserta",
    ),
    (
        Move,
        "mueve | mover | muévelo | muévela | moverlo | moverla | cambia | cambiar | cámbialo | cámbiala | cambiarlo | cambiarla | pasa | pasar | pásalo | pásala | pasarlo | pasarla | aplaza | aplazar | aplázalo | aplázala \
        | retrasa | retrasar | retrásalo | retrásala | pospón | posponer | posponlo | posponla | adelanta | adelantar | adelántalo | adelántala | reprograma | reprogramar | reprográmalo | reprográmala | atrasa | atrasar | atrásalo | modifica | modificar | traslada | trasladar | reagenda | reagendar",
    ),
    (
        Cancel,
        "cancela | cancelar | cancélalo | cancélala | cancelarlo | cancelarla | cancélame | borra | borrar | bórralo | bórrala | bórrame | elimina | eliminar | elimínalo | elimínala | quita | quitar | quítalo | quítala | quítame \
        | anula | anular | anúlalo | anúlala | suprime | suprimir | descarta la cita",
    ),
    (
        Remind,
        "recuérdame que tengo que | recuérdame que hay que | recuérdame que debo | recuérdame que | recuérdame | recordarme que tengo que | recordarme que | recordarme | me recuerdas que | me recuerdas | recuérdanos que | recuérdanos \
        | avísame para | avísame de que | avísame de | avísame que | avísame | que no se me olvide | no me dejes olvidar | hazme acordar de | hazme acordar | acuérdame de | acuérdame \
        | ponme un recordatorio para | ponme un recordatorio de | ponme un recordatorio | pon un recordatorio para | pon un recordatorio de | pon un recordatorio | crea un recordatorio para \
        | crea un recordatorio de | crea un recordatorio | añade un recordatorio para | añade un recordatorio de | añade un recordatorio | programa un recordatorio para | programa un recordatorio | recordatorio para | recordatorio de \
        | un recordatorio para | un recordatorio de | recordatorio | quiero que me recuerdes que | quiero que me recuerdes | necesito que me recuerdes | necesito acordarme de | tengo que acordarme de | no olvidar | puedes recordarme que | me avisas para | me avisas",
    ),
    (
        Alert,
        "recuérdamelo | recuérdamela | recuérdame | avísame | con recordatorio | con un recordatorio | con aviso | con un aviso | recordatorio | aviso | avísamelo | me avisas | me lo recuerdas | me recuerdas | recordármelo | avisarme | alerta | acuérdamelo",
    ),
    (
        Complete,
        "ya he | he terminado de | he terminado | terminé | termine | terminado | terminada | como hecho | como hecha | como completado | como completada | como terminado | hecho | hecha | ya está | ya está hecho \
        | completado | completada | completa | completar | ya hice | acabé de | he acabado | ya lo hice | ya lo he hecho | listo | lista ya | está hecho",
    ),
    (
        Dismiss,
        "descarta | descartar | descártalo | ignora | ignorar | olvida | olvídalo | olvídate de | omite | omitir | déjalo | no hace falta que me recuerdes | ya no me recuerdes | sáltate",
    ),
    (
        Remember,
        "recuerda que | acuérdate de que | acuérdate que | ten en cuenta que | ten presente que | apunta que | toma nota de que | no olvides que | recuerda",
    ),
    (AboutMe, "mi | mis | soy | me | vivo | tengo | nuestro | nuestra"),
    (
        Forget,
        "olvida que | olvídate de que | olvida lo de que | olvida mi | olvida mis | deja de recordar que | ya no recuerdes que",
    ),
    (
        Known,
        "qué sabes de mí | qué sabes sobre mí | qué recuerdas de mí | qué recuerdas sobre mí | qué recuerdas | lo que sabes de mí | qué tienes sobre mí",
    ),
    (Fact(FactKind::Name), "me llamo | mi nombre | llámame | mi apodo"),
    (Fact(FactKind::Home), "vivo en | vivimos en | mi dirección | mi casa"),
    (
        Fact(FactKind::Diet),
        "vegetariano | vegetariana | vegano | vegana | celíaco | celíaca | celiaco | sin gluten | sin lactosa | halal | kosher | mi dieta | a dieta | no como carne | no como",
    ),
    (Fact(FactKind::Allergy), "alérgico | alérgica | alergia | alergias | intolerante | intolerancia"),
    (
        Fact(FactKind::Symptom),
        "dolor de | me duele | me duelen | fiebre | tos | resfriado | resfriada | gripe | náuseas | mareado | mareada | migraña",
    ),
    (Fact(FactKind::Pregnancy), "embarazada | embarazo"),
    (
        Fact(FactKind::Preference),
        "me gusta | me gustan | prefiero | odio | no me gusta | no me gustan | me encanta | me encantan | mi favorito | mi favorita",
    ),
    (
        Fact(FactKind::Person),
        "mi mujer | mi esposa | mi marido | mi pareja | mi novia | mi novio | mi hijo | mi hija | mi hermana | mi hermano | mi madre | mi padre | mi jefe | mi jefa | mi amigo | mi amiga \
        | mi médico | mi dentista | mis hijos",
    ),
    (
        List,
        "qué tengo | qué tenemos | qué hay | qué planes tengo | qué citas tengo | qué reuniones tengo | qué eventos tengo | qué recordatorios tengo | qué recordatorios hay | mi agenda | la agenda | mi calendario | muéstrame la agenda \
        | muéstrame mi | muéstrame | enséñame mi | enséñame la | enséñame | mostrar | muestra | dime qué tengo | dime mi agenda | tengo algo | tengo alguna | tengo algún | tengo citas | tengo planes | tengo reuniones | estoy libre | estoy ocupado | estoy ocupada \
        | hay algo | algún plan | alguna cita | alguna reunión | mis citas | mis eventos | mis recordatorios | mis reuniones | mis planes | mi día | mi semana | próximos eventos | próximas citas | qué viene | qué es lo siguiente | qué me toca | qué toca \
        | cómo tengo | cómo está mi agenda | cómo está mi | cómo viene | lista mis | listar | lista | dime mis | ver mi agenda | ver agenda | ver mi | agenda de | qué me espera | cuáles son mis | consulta mi agenda",
    ),
    (
        Find,
        "cuándo es | cuándo son | cuándo tengo | a qué hora es | a qué hora tengo | a qué hora son | a qué hora quedé | a qué hora he quedado | qué día es | qué día tengo | dónde es | dónde está | dónde tengo | busca | buscar | búscame | encuentra | encontrar | cuándo quedé | cuándo he quedado \
        | cuándo era | a qué hora era | cuándo voy | cuándo sale | a qué hora sale | para cuándo es",
    ),
    (
        Help,
        "ayuda | qué puedes hacer | qué sabes hacer | qué haces | cómo funciona | cómo funcionas | cómo funciona esto | qué te puedo preguntar | qué te puedo pedir | qué puedo preguntarte | qué puedo pedirte | quién eres | qué eres | en qué me puedes ayudar | en qué puedes ayudarme \
        | cómo me puedes ayudar | cómo puedes ayudarme | para qué sirves | cómo te uso | cómo se usa | comandos | menú | instrucciones | ayúdame | eres un bot | qué más sabes hacer | qué más puedes hacer",
    ),
    (
        Greet,
        "hola | buenas | buenos días | buenas tardes | buenas noches | qué tal | hey | saludos | muy buenas | holi | ey | buen día | qué hay de nuevo",
    ),
    (
        Wellbeing,
        "cómo estás | qué tal | qué tal estás | cómo te va | cómo va | cómo andas | cómo va todo | todo bien | qué tal todo | qué tal vas | cómo está | cómo va eso",
    ),
    (
        Thanks,
        "gracias | muchas gracias | mil gracias | te lo agradezco | se agradece | muy amable | buen trabajo | bien hecho | eres genial",
    ),
    (
        Bye,
        "adiós | hasta luego | hasta mañana | hasta pronto | nos vemos | chao | chau | hasta la vista | buenas noches | hasta otra | cuídate | que descanses | me voy | hasta ahora | bye",
    ),
    (
        Yes,
        "sí | si | vale | ok | okay | de acuerdo | claro | confirma | confirmo | aprueba | adelante | hazlo | por supuesto | s | dale",
    ),
    (No, "no | n | no gracias | rechaza | mejor no | para nada"),
    (
        Salute,
        "buenos días | buenas tardes | buenas noches | buen día | buena tarde | buena noche | buena semana | buen finde | buen fin de semana | feliz lunes | feliz martes | feliz miércoles | feliz jueves | feliz viernes | feliz sábado | feliz domingo \
        | feliz día | feliz tarde | feliz noche | feliz semana | feliz año | feliz año nuevo | feliz navidad | feliz cumpleaños | hasta mañana | hasta luego | hasta el lunes | hasta pronto | que tengas un buen día | que tengas un buen fin de semana | que pases un buen día | qué tal el día | qué tal tu día | feliz finde \
        | que tengas buena tarde | que tengas buena noche | que tengas un buen finde | cómo va el día | un día de estos | de un día para otro | el otro día | todo el santo día | día a día | hoy en día | por si las moscas | buenos dias a todos",
    ),
];
