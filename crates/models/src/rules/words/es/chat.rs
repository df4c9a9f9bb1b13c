//! Spanish: what a person says to the assistant, and small talk.

#![allow(clippy::enum_glob_use)] // The marks are the file's vocabulary.

use crate::rules::lexicon::Mark::{self, *};

pub(super) const MARKS: &[(Mark, &str)] = &[
    (
        Filler,
        "hola | oye | oiga | bueno | pues | vale | ok | a ver | por favor | porfa | porfi | gracias | y \
        | entonces | también | además | por cierto | eh | ah | sí | claro | buenas | mira | perdona | perdón \
        | bien | genial | perfecto | pero | luego",
    ),
    (
        Polite,
        "puedes | podrías | puede | podría | me puedes | me podrías | podéis | quiero | quisiera | me gustaría \
        | necesito | necesito que | quiero que | tengo que | hay que | debo | podemos | vamos a | por favor \
        | haz el favor de | te importa | hazme el favor de | me apetece | ayúdame a | puedo | querría \
        | necesitaría | me gustaría que | voy a",
    ),
    (
        Create,
        "añade | añadir | añádeme | agrega | agregar | agrégame | crea | crear | créame | programa | programar \
        | agenda | agendar | agéndame | apunta | apuntar | apúntame | apúntalo | anota | anotar | anótame \
        | anótalo | pon | poner | ponme | ponlo | mete | meter | reserva | reservar | resérvame | organiza \
        | organizar | organízame | prográmame | planifícame | planifica | planificar | registra | guarda \
        | guardar | nuevo | nueva | concertar | concierta | fija | fijar | marca | bloquea | bloquear | incluye \
        | incluir | inserta",
    ),
    (
        Move,
        "mueve | mover | muévelo | muévela | moverlo | moverla | cambia | cambiar | cámbialo | cámbiala \
        | cambiarlo | cambiarla | pasa | pasar | pásalo | pásala | pasarlo | pasarla | aplaza | aplazar \
        | aplázalo | aplázala | retrasa | retrasar | retrásalo | retrásala | pospón | posponer | posponlo \
        | posponla | adelanta | adelantar | adelántalo | adelántala | reprograma | reprogramar | reprográmalo \
        | reprográmala | atrasa | atrasar | atrásalo | modifica | modificar | traslada | trasladar | reagenda \
        | reagendar",
    ),
    (
        Cancel,
        "deja de recordarme | no me recuerdes más | ya no me recuerdes | cancela | cancelar | cancélalo | cancélala | cancelarlo | cancelarla | cancélame | borra | borrar \
        | bórralo | bórrala | bórrame | elimina | eliminar | elimínalo | elimínala | quita | quitar | quítalo \
        | quítala | quítame | anula | anular | anúlalo | anúlala | suprime | suprimir | descarta la cita",
    ),
    (
        Remind,
        "recuérdame que tengo que | recuérdame que hay que | recuérdame que debo | recuérdame que | recuérdame \
        | recordarme que tengo que | recordarme que | recordarme | me recuerdas que | me recuerdas \
        | recuérdanos que | recuérdanos | avísame para | avísame de que | avísame de | avísame que | avísame \
        | que no se me olvide | no me dejes olvidar | hazme acordar de | hazme acordar | acuérdame de \
        | acuérdame | ponme un recordatorio para | ponme un recordatorio de | ponme un recordatorio \
        | pon un recordatorio para | pon un recordatorio de | pon un recordatorio | crea un recordatorio para \
        | crea un recordatorio de | crea un recordatorio | añade un recordatorio para | añade un recordatorio de \
        | añade un recordatorio | programa un recordatorio para | programa un recordatorio | recordatorio para \
        | recordatorio de | un recordatorio para | un recordatorio de | recordatorio \
        | quiero que me recuerdes que | quiero que me recuerdes | necesito que me recuerdes \
        | necesito acordarme de | tengo que acordarme de | no olvidar | puedes recordarme que | me avisas para \
        | me avisas",
    ),
    (
        Alert,
        "recuérdamelo | recuérdamela | recuérdame | avísame | con recordatorio | con un recordatorio | con aviso \
        | con un aviso | recordatorio | aviso | avísamelo | me avisas | me lo recuerdas | me recuerdas \
        | recordármelo | avisarme | alerta | acuérdamelo",
    ),
    (
        Complete,
        "ya he | he terminado de | he terminado | terminé | terminado | terminada | como hecho | como hecha \
        | como completado | como completada | como terminado | hecho | hecha | ya está | ya está hecho \
        | completado | completada | completa | completar | ya hice | acabé de | he acabado | ya lo hice \
        | ya lo he hecho | listo | lista ya | está hecho",
    ),
    (
        Dismiss,
        "descarta | descartar | descártalo | ignora | ignorar | olvida | olvídalo | olvídate de | omite | omitir \
        | déjalo | no hace falta que me recuerdes | ya no me recuerdes | sáltate",
    ),
    (
        Yes,
        "sí | vale | ok | okay | de acuerdo | claro | confirma | confirmo | aprueba | adelante | hazlo \
        | por supuesto | s | dale",
    ),
    (No, "no | n | no gracias | rechaza | mejor no | para nada"),
    (
        Salute,
        "buenos días | buenas tardes | buenas noches | buen día | buena tarde | buena noche | buena semana \
        | buen finde | buen fin de semana | feliz lunes | feliz martes | feliz miércoles | feliz jueves \
        | feliz viernes | feliz sábado | feliz domingo | feliz día | feliz tarde | feliz noche | feliz semana \
        | feliz año | feliz año nuevo | feliz navidad | feliz cumpleaños | hasta mañana | hasta luego \
        | hasta el lunes | hasta pronto | que tengas un buen día | que tengas un buen fin de semana \
        | que pases un buen día | qué tal el día | qué tal tu día | feliz finde | que tengas buena tarde \
        | que tengas buena noche | que tengas un buen finde | cómo va el día | un día de estos \
        | de un día para otro | el otro día | todo el santo día | día a día | hoy en día | por si las moscas \
        | buenos dias a todos | quedamos a sus órdenes | quedo a sus órdenes | quedamos atentos \
        | quedamos a la espera | quedo a la espera | quedamos a su disposición | quedo a su disposición \
        | quedo a tu disposición | quedamos pendientes | quedo pendiente | nos vemos pronto \
        | le esperamos pronto | cualquier cosa me dices | cualquier cosa me avisas | cualquier duda \
        | para cualquier duda",
    ),
    (
        Correct,
        "que sea | hazlo | hazla | ponlo | ponla | ponlo a | ponlo el | déjalo | déjala | quería decir \
        | quise decir | digo | dije | me refería | mejor | es mejor | sería mejor | en vez | en vez de eso \
        | en cambio | sino | pero | sí pero | no espera | espera | perdón | corrección | más bien \
        | tiene que ser | debería ser",
    ),
    (
        Rename,
        "llámalo | llámala | llámale | ponle | ponle de título | ponle el título | ponle de nombre | nómbralo \
        | titúlalo | titúlala | que se llame | el título es | se llama | renómbralo | renómbralo a \
        | cámbiale el nombre a | cámbiale el título a",
    ),
    (SameTime, "misma hora | a la misma hora | la misma hora"),
    (Pick, "número | nº | opción | la | el | la de | el de | quiero decir"),
    (ClockOf, "hora de | hora del | hora | horario de | tiempo de"),
    (Nth(1), "primero | primera | el primero | la primera | uno | el uno | la uno | 1º | 1ª"),
    (Nth(2), "segundo | segunda | el segundo | la segunda | dos | el dos | la dos | 2º | 2ª"),
    (Nth(3), "tercero | tercera | el tercero | la tercera | tres | el tres | la tres | 3º | 3ª"),
    (Nth(4), "cuarto | cuarta | el cuarto | la cuarta | cuatro | el cuatro | la cuatro"),
    (Nth(5), "quinto | quinta | el quinto | la quinta | cinco | el cinco | la cinco"),
    (Nth(0), "último | última | el último | la última"),
];
