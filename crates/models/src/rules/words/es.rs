//! Spanish.

#![allow(clippy::enum_glob_use)] // The marks are the file's vocabulary.

use domain::FactKind;

use super::{Grammar, Reasons, Source, Texts, Verb};
use crate::rules::lexicon::Mark::*;
use crate::rules::lexicon::Occasion;

/// Infinitive; imperative; first person present and future; participle and past.
const fn verb(title: &'static str, order: &'static str, promise: &'static str, done: &'static str) -> Verb {
    Verb { title, order, promise, done }
}

pub(super) const SOURCE: Source = Source {
    marks: &[
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
        (Remember, "apunta que | toma nota de que | recuerda"),
        (
            Keep,
            "recuerda que | acuérdate de que | acuérdate que | ten en cuenta que | ten presente que | no olvides que | no te olvides de que | no te olvides que | recuerde que",
        ),
        (
            Mind,
            "no olvides | no te olvides de | no te olvides | no olvide | no se olvide de | acuérdate de | no me olvide de",
        ),
        (AboutMe, "mi | mis | soy | me | vivo | tengo | nuestro | nuestra"),
        (
            Forget,
            "olvida que | olvídate de que | olvida lo de que | olvida mi | olvida mis | deja de recordar que | ya no recuerdes que",
        ),
        (Drop, "olvida | olvídate de | olvide | olvídese de | olvida lo de"),
        (
            ForgetAll,
            "olvida todo | olvídalo todo | olvídate de todo | olvide todo | olvida todo lo que sabes | olvida todo lo que sabes de mí | olvida todo lo que sabes sobre mí | olvida todo sobre mí | olvida todo de mí | olvida todo lo que te he dicho | olvida todo lo que te dije | borra todo lo que sabes de mí | borra todo lo que sabes sobre mí",
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
        (
            Have,
            "tengo | tenemos | hay | tienes | tenéis | he quedado para | voy a ir a | voy al | voy a la | vamos al | vamos a la | tendré | tendremos | habrá | me toca | nos toca | es el | es la | ir al | ir a la | tengo que ir al | tengo que ir a la | tengo que ir a | estoy en | estaré en | será el | será la | asistir a | acudir a | está confirmada | está confirmado | está prevista | está previsto | programada para | programado para | confirmada para | confirmado para",
        ),
        (
            Duty,
            "tengo que | tenemos que | hay que | debo | debemos | necesito | debería | me toca | no puedo olvidar | no puedo olvidarme de | no olvidarme de | he de",
        ),
        (
            Meet,
            "nos vemos | quedamos | quedar | he quedado con | hemos quedado con | he quedado | hemos quedado | quedé con | quedo con | nos reunimos | nos juntamos | nos encontramos | te veo | os veo | te recojo | os recojo | paso a recogerte | paso a buscarte | te paso a buscar | me pasas a buscar | ven | vente | venid \
            | vienes | venís | te espero | os espero | nos conocemos | podemos vernos | podemos quedar | vernos | verte | nos tomamos | nos echamos | tomamos | cenamos | comemos | desayunamos | almorzamos | vamos a | nos reuniremos | nos veremos | quedaremos | estaré allí | estaré ahí | voy a tu casa | voy para allá \
            | llego | llegaré | llegamos | aterrizo | te llamo para quedar | estás libre | estáis libres | te viene bien | os viene bien | te va bien | os va bien | estás invitado | estás invitada | estáis invitados | te apuntas | os apuntáis | juntarnos | reunirnos | nos veamos | veámonos | juntémonos | juguemos | vayamos | salimos | rezamos | tienes un hueco | tenés un rato",
        ),
        (
            Suggest,
            "te copa | le copa | te late | les late | le parece | les parece | cómo ve | se puede | qué te parece | qué os parece | te apetece | os apetece | quieres | queréis | qué tal si | y si | te viene bien | os viene bien | te va bien | os va bien | podemos | vienes a | venís a | te apuntas a | os apuntáis a | te gustaría | hacemos | puedes venir | podrías venir | podéis venir | vendrás | te vienes | os venís",
        ),
        (Noun(Occasion::Breakfast), "desayuno | desayunar | desayunamos"),
        (Noun(Occasion::Lunch), "comida | almuerzo | comer | almorzar | comemos | almorzamos | brunch"),
        (Noun(Occasion::Coffee), "café | cafelito | cafecito | un té | merienda | merendar"),
        (
            Noun(Occasion::Drinks),
            "cañas | copas | cervezas | birras | una caña | una copa | una cerveza | unas cañas | vermut | vermú | aperitivo | afterwork",
        ),
        (Noun(Occasion::Dinner), "cena | cenar | cenamos | una mesa | mesa para | barbacoa | parrillada | asado"),
        (
            Noun(Occasion::Meeting),
            "reunión | reuniones | junta | entrevista | taller | seminario | conferencia | ponencia | presentación | demo | sesión | asamblea | tutoría | charla | funeral | entierro | graduación | ceremonia | inspección | juicio | notario | firma | revisión",
        ),
        (Noun(Occasion::Standup), "daily | standup | stand-up"),
        (Noun(Occasion::Call), "llamada | videollamada | videoconferencia | call | zoom | conferencia telefónica"),
        (Noun(Occasion::Dentist), "dentista | ortodoncista | ortodoncia | limpieza dental"),
        (
            Noun(Occasion::Doctor),
            "médico | médica | doctor | doctora | pediatra | fisio | fisioterapeuta | veterinario | veterinaria | análisis | analítica | analítica de sangre | chequeo | vacuna | vacunación | oculista | óptica | dermatólogo | dermatóloga | ginecólogo | ginecóloga | psicólogo | psicóloga \
            | terapia | hospital | consulta | ecografía | radiografía | resonancia | itv | podólogo | traumatólogo | cardiólogo",
        ),
        (
            Noun(Occasion::Haircut),
            "peluquería | peluquero | peluquera | barbero | barbería | manicura | masaje | corte de pelo",
        ),
        (
            Noun(Occasion::Class),
            "clase | clases | curso | lección | ensayo | entrenamiento | formación | coro | tutoría de padres",
        ),
        (
            Noun(Occasion::Sport),
            "gimnasio | gym | yoga | pilates | tenis | fútbol | futbol | pádel | natación | partido | partidillo | baloncesto | senderismo | ruta | excursión | golf",
        ),
        (
            Noun(Occasion::Party),
            "fiesta | fiesta de cumpleaños | boda | bautizo | comunión | celebración | inauguración | despedida | guateque | quinceañera",
        ),
        (
            Noun(Occasion::Show),
            "concierto | cine | película | peli | teatro | ópera | exposición | espectáculo | obra de teatro | festival | feria",
        ),
        (Noun(Occasion::Birthday), "cumpleaños | cumple | aniversario"),
        (Noun(Occasion::Exam), "examen | exámenes | prueba | test | selectividad | oposición"),
        (Noun(Occasion::Travel), "vuelo | tren | viaje | avión | ferry | ave a | autobús a"),
        (Noun(Occasion::Holiday), "vacaciones | puente | festivo | día libre"),
        (
            Noun(Occasion::Visit),
            "visita | cita | citas | entrega | recogida | reserva | fontanero | electricista | mudanza",
        ),
        (Generic, "evento | eventos | cita | citas | reunión | plan | planes | cosa | compromiso | algo | entrada"),
        (
            Moved,
            "se mueve al | se mueve a | se pasa al | se pasa a | se cambia al | se cambia a | pasa a ser | ha cambiado a | ha cambiado al | se ha movido al | se ha movido a | se ha cambiado al | se ha cambiado a | se ha pasado al | se ha pasado a | se aplaza al | se aplaza a | se aplaza hasta | se aplaza | se ha aplazado al | se ha aplazado a | se ha aplazado \
            | se retrasa a | se retrasa al | se retrasa hasta | se retrasa | se ha retrasado | se adelanta al | se adelanta a | se adelanta | se pospone al | se pospone a | se pospone hasta | se pospone | se ha pospuesto | se traslada al | se traslada a | ahora es el | ahora es a | ahora es | será a | al final es a | al final es el | al final es | al final será | cambiada al | cambiado al | cambiada a | cambiado a \
            | la han cambiado | lo han cambiado | han cambiado | hemos cambiado | han movido | hemos movido | movido al | movida al | movido a | movida a | aplazado al | aplazada al | aplazada a | aplazado a | podemos mover | podemos cambiar | podemos pasar | podemos aplazar | podemos retrasar | podemos adelantar | cambiamos | movemos | en vez de | en lugar de | la pasamos | lo pasamos",
        ),
        (
            Cancelled,
            "se cancela | se ha cancelado | cancelado | cancelada | está cancelado | está cancelada | queda cancelado | queda cancelada | queda anulado | queda anulada | se anula | se ha anulado | anulado | anulada | se suspende | se ha suspendido | suspendido | suspendida \
            | no hay | ya no hay | no se hace | no se celebra | tengo que cancelar | tenemos que cancelar | hay que cancelar | dejamos sin efecto | deja sin efecto | queda sin efecto | tenemos que anular | tengo que anular | se canceló | se suspendió | han cancelado | hemos cancelado | me han cancelado | han suspendido | han anulado",
        ),
        (
            Pledge,
            "voy a | vamos a | prometo | te prometo | os prometo | puedo | me comprometo a | tengo que | me encargo de | intentaré | podré | pienso",
        ),
        (
            Ask,
            "puedes | podrías | me puedes | me podrías | te importa | no te olvides de | no olvides | no os olvidéis de | acuérdate de | recuerda | por favor | porfa | tienes que | necesito que | hay que | hazme el favor de | podéis | podríais | me puede | me podría | puede | podría | tenéis que | acordaos de | te encargas de | recordad | no se te olvide \
            | te agradecería | deberías | recuerde | recuerden | no olvide | no olviden | podés | me podés | tenés que | tienes q | hay q | necesitaría que",
        ),
        (
            Agree,
            "ok | okay | okey | oki | vale | vaaale | vaale | sí | si | sip | sii | siii | claro | claro que sí | por supuesto | perfecto | genial | estupendo | fenomenal | dale | va | venga | hecho | de acuerdo | conforme | me va bien | me viene bien | nos viene bien | me viene perfecto | me parece | me parece bien | me apunto | nos apuntamos | apuntado | apuntada | cuenta conmigo | contad conmigo | cuenten conmigo \
            | allí estaré | ahí estaré | allí estaremos | ahí estaremos | allí estamos | ahí estamos | allá estaré | allá nos vemos | ahí nos vemos | allí nos vemos | nos vemos | yo también | voy | vamos | entendido | anotado | sin problema | no hay problema | con gusto | con mucho gusto | encantado | encantada | listo | sale | órale | sobres | joya | bárbaro | buenísimo | buenisimo | confirmado | confirmo | quedamos así | quedamos | mejor | bueno | bien | muy bien | cómo no | desde luego | obvio | de una | jalo | le entro | hágale | trato hecho | enterado | enterada | recibido | ahí me conecto | tomo nota | queda anotado | reservado | reservada | los tres | los dos | 👍 | 👌 | ✅ | 🙌 | 🫡",
        ),
        (
            Refuse,
            "no puedo | no podemos | no podré | no podría | no voy a poder | no llego | imposible | otro día | otra vez será | en otra ocasión | lo dejamos | déjalo | dejalo | no gracias | no, gracias | paso | mejor no | ni de broma | ni loco | ni loca | estoy fuera | estamos fuera | no estoy | ya tengo plan | ya tengo planes | tengo lío | no me viene bien | no me va bien | no nos viene bien | lo siento | no cuentes conmigo | no contéis conmigo | sin mí | qué pena | me es imposible | me toca trabajar | trabajo | ni hablar | no me da | no alcanzo | no me interesa | ni modo | la próxima | tampoco | me cuesta | no me queda",
        ),
        (
            Instead,
            "en vez de | en lugar de | en cambio | mejor a | mejor el | cambiamos | cambia | cambiar | cambio de | cambio | pasa al | pasa a | pasamos | pasarlo | pasarla | la pasamos | lo pasamos | se pasa | mover | movemos | movemos la | moverlo | moverla | adelantar | adelantamos | adelantarlo | adelantarla | se adelanta | retrasar | retrasamos | retrasarlo | retrasarla | se retrasa | aplazar | aplazamos | se aplaza | posponer | posponemos | se pospone | más tarde | mas tarde | más temprano | mas temprano | antes | después | retraso | llego tarde | ahora es | ahora será | nueva hora | nueva fecha | correr | corremos | dejarlo para | lo dejamos para | la dejamos para | la hacemos | lo hacemos | tipo | a eso de | como a las | se hará | será en",
        ),
        (
            Off,
            "cancelado | cancelada | se cancela | se canceló | cancelamos | cancelo | cancelar | anulado | anulada | se anula | anulamos | anular | suspendido | suspendida | se suspende | se suspendió | ya no hace falta | no hace falta | ya no es necesario | no es necesario | no te preocupes por | olvídate de | olvidate de | olvídalo | dejamos lo de | no hay | ya no hay | no vengas | no vengáis | no venga | no compro | no compres | ya no | no va a haber | no habrá | no se hace | se cae | se cayó | no podré ir | no puedo ir | no voy a poder ir | no iré | ya lo compré | ya lo hice | ya está | quítalo | borra",
        ),
        (
            Soft,
            "una | uno | dos | tres | cuatro | cinco | seis | siete | ocho | nueve | diez | once | doce | media | cuarto | luego | después | noche | semana | mes | hora | horas | minutos | próximo | próxima | año | años | día | días | tarde | cada",
        ),
        (AsksTime, "a qué hora | cuándo | qué día | para cuándo | qué fecha"),
        (
            Clause,
            "para que | porque | hasta que | antes de | después de | cuando | mientras | si | que me | que nos | que lo | que la | que se | que te | que vaya | por favor | porfa | porfi | pues | ya que",
        ),
        (
            Place,
            "clínica | consulta | laboratorio | garaje | taller | peluquería | salón | estudio | casa rural | academia | cancha | pista",
        ),
        (
            Agree,
            "se lo confirmo | confirmado queda | va que va | hágale pues | listo pues | quedo atento | quedo atenta | cuenta con ello | ahí nos vemos | por mí bien | por mí vale | me late | arre | chévere | bacán | de acuerdo todo | cuenten con nosotros | así quedamos | eso | correcto",
        ),
        (
            Noun(Occasion::Party),
            "fiesta de despedida | despedida | picnic | pícnic | cumple | bautizo | comunión | carne asada | quinceaños | quinceañera | reencuentro | kermés",
        ),
        (
            Noun(Occasion::Sport),
            "partido | cascarita | pichanga | fútbol | futbol | pádel | escalada | rocódromo | entreno | entrenamiento | carrera | excursión | ruta | natación | vóley | básquet",
        ),
        (Noun(Occasion::Class), "ensayo | ensayo general | clase | curso | taller | tutoría | catequesis | parcial"),
        (
            Noun(Occasion::Doctor),
            "vacuna | resonancia | ecografía | analítica | análisis | radiografía | terapia | fisio | cirugía | chequeo",
        ),
        (
            Noun(Occasion::Meeting),
            "comité | junta | asamblea | visita de obra | degustación | auditoría | entrega de notas | jornada | consejo | retro | reunión de padres",
        ),
        (Noun(Occasion::Show), "obra | función | festival | recital | exposición | verbena"),
        (Noun(Occasion::Visit), "entrega | mudanza | revisión del coche | itv | instalación | reparación | visita"),
        (Noun(Occasion::Lunch), "sobremesa | comida familiar"),
        (Noun(Occasion::Holiday), "puente | escapada | excursión | campamento"),
        (Noun(Occasion::Travel), "tren | vuelo | bus | autobús | salida | viaje"),
        (Remote, "online | en línea | virtual | por videollamada"),
        (
            Owed,
            "vence | vencen | fecha límite | plazo | debe estar | deben estar | tiene que estar | tienen que estar | se necesita | hace falta",
        ),
        (
            Wants,
            "lo necesito | la necesito | los necesito | necesito | necesitamos | me hace falta | nos falta | hay que",
        ),
        (Vow, "te prometo | prometo | te lo prometo"),
        (
            Same,
            "misma hora | mismo sitio | mismo lugar | mismo día | misma sala | misma cancha | la hora de siempre | donde siempre | como siempre | el sitio de siempre | de siempre",
        ),
        (
            Mine,
            "yo | mi | mis | me | tengo | voy | estoy | estaré | he | haré | iré | soy | puedo | quiero | necesito | llego | salgo | mío | mía | conmigo",
        ),
        (
            Ours,
            "nosotros | nosotras | nos | nuestro | nuestra | vamos | tenemos | hacemos | comemos | cenamos | quedamos | podemos | todos | todas | juntos | equipo | estamos | iremos | haremos | juguemos | hagamos | veámonos | reunámonos",
        ),
        (
            Yours,
            "tú | tu | tus | te | ti | usted | ustedes | vosotros | vosotras | os | le | les | su | sus | vuestro | vuestra | tienes | tenéis | tienen | vienes | venís | vienen | puedes | podéis | pueden | podés | venís | quieres | queréis | quieren | querés | vos | contigo",
        ),
        (
            Advert,
            "darse de baja | darte de baja | cancelar suscripción | gestionar preferencias | boletín | newsletter | % de descuento | descuento | reenviado muchas veces | compra ya | compra ahora | reserva ya | oferta | ofertas | promoción | código promocional | no responda a este | no respondas a este | ver en el navegador | comparte con | comparte esto | pásalo | valora tu | deja tu opinión | solo hasta | sólo hasta | últimas plazas | esta semana en | resumen de la semana | envío gratis | cupón",
        ),
        (Not, "no | nunca | tampoco | ya no | ni | nada | imposible | jamás | nadie | lamentablemente"),
        (
            Past,
            "ayer | anoche | anteayer | fue | fui | fuimos | era | eran | estuvo | estuve | estuvimos | estaba | tuve | tuvimos | tuvo | hubo | había | pasado | pasada | hizo | hice | hicimos | vi | vimos | dijo | dije | salió | perdí | perdió | ganó | quedó | antes de ayer | vino | vine | hemos estado | he estado | ha sido | comí | cené | cenamos ayer",
        ),
        (If, "imagina | imagínate | ojalá | en caso de | supongamos | hubiera | hubiese | habría | si hubiera"),
        (
            Joke,
            "jaja | jajaja | jajajaja | jeje | jejeje | jajaj | jajajaj | es broma | broma | de broma | 😂 | 🤣 | lol | un chiste",
        ),
        (
            Forwarded,
            "reenviado | mensaje reenviado | reenviado muchas veces | según | última hora | noticia | noticias | informa | informó | anunció | anuncia | gobierno | ministro | ministra | presidente | congreso | policía | fuentes | leer más | suscríbete | newsletter | descuento | rebajas | oferta | ofertas | promoción | gratis \
            | bolsa | mercados | liga | champions | temporada | capítulo | estreno | estrena | jornada",
        ),
        (
            Question,
            "qué | cuándo | dónde | quién | quiénes | cuál | por qué | cómo | cuánto | cuánta | cuántos | cuántas | has | habéis | ha | hiciste | fuiste | fue | estuviste | sabes | viste",
        ),
        (
            Other,
            "eso | esto | ella | ellos | ellas | estoy | estás | está | estaba | soy | eres | era | fue | estamos | va a | hace | hacía | llueve | lloverá | aquello | todo | será",
        ),
        (
            Person,
            "yo | tú | tu | te | me | nos | os | mi | mis | tus | nosotros | vosotros | nuestro | nuestra | nuestros | vuestro | vuestra | conmigo | contigo | tengo | tenemos | tienes | voy | vamos | quedamos | hemos | he | ven | vente | puedes | podemos | vienes | usted | ustedes | le | su",
        ),
        (At, "@"),
        (In, "en | cerca de | dentro de | frente a"),
        (Via, "por | vía | mediante | a través de | usando | en"),
        (
            Online,
            "zoom | teams | microsoft teams | google meet | meet | skype | facetime | whatsapp | wasap | webex | discord | telegram | teléfono | videollamada | slack | signal",
        ),
        (With, "con"),
        (And, "y | e | & | más"),
        (
            Article,
            "el | la | los | las | un | una | mi | tu | su | nuestro | nuestra | mis | tus | sus | unos | unas | vuestra | vuestro",
        ),
        (
            Place,
            "casa | oficina | despacho | trabajo | colegio | cole | instituto | escuela | guardería | restaurante | bar | cafetería | cine | teatro | hotel | aeropuerto | estación | parque | gimnasio | hospital | clínica | biblioteca | iglesia | museo | centro | centro comercial | playa | universidad | uni | facultad | campus | estudio | taller | banco \
            | ayuntamiento | estadio | piscina | sala | sala de reuniones | plaza | calle | avenida | mercado | supermercado | súper | tienda | panadería | club | ciudad | pueblo | esquina | parada | juzgado | embajada | farmacia | cocina | jardín | edificio | recepción | terminal | puerta | andén | puerto | sede | piso | local | terraza | polideportivo | notaría | comisaría | metro | consulta | ambulatorio \
            | centro de salud | donde siempre | sitio de siempre | bar de siempre | urbanización | finca | campo",
        ),
        (
            NoPlace,
            "serio | general | punto | cuanto | plan | breve | persona | línea | total | fin | realidad | principio | efecto | cambio | caso | vez | lugar de | eso | esto | ello | ese | este | esta | esa | aquel | nada | todo | común | particular | teoría | marcha | contra | concreto | especial | cuenta | el momento | la mañana | la tarde | la noche | el futuro | el fondo | paz | orden | casos | lo que \
            | qué | cuál | mi opinión | la vida | el caso | un rato | un momento | una hora | la agenda | el calendario | mi agenda | mi calendario | inglés | español | el fin | un minuto | media hora | dos horas",
        ),
        (
            NoPerson,
            "gusto | cariño | amor | suerte | cuidado | todo | eso | esto | que | lo que | la que | un recordatorio | recordatorio | aviso | un aviso | nota | urgencia | calma | antelación | tiempo | prisa | permiso | mucho | mucha | un | tal de | respecto",
        ),
        (
            Stop,
            "a | al | para | por | porque | pero | y | o | que | desde | hasta | con | en | cerca | si | es | son | era | será | cuando | mientras | antes | después | sobre | se | lo | me | te | os | nos | recuérdame | recuérdamelo | avísame | vía | yo | ella | voy | vamos | puedes | ahora | también | luego | entonces | como | porfa | gracias | ha | han | tengo | llamado | llamada | urgente | donde | hay | este | esta | próximo | sale | llega | empieza | comienza | termina | aterriza | viene | queda",
        ),
        (Link, "sobre | acerca de | para | con | de | del | a | al | y | por | desde | -"),
        (
            Edge,
            "el | la | los | las | un | una | a | al | de | del | en | para | por | y | con | mi | mis | nuestro | nuestra | este | esta | que | próximo | próxima | cada | todos | todas | hasta | desde | sobre | pero | o | también | es | se | lo | me | te | ser | sea | será | @ | & | día | hora | tu | su | a las | a la | esto | esta | e | ya | nos | que es | que tengo",
        ),
        (
            Calendar,
            "en mi agenda | a mi agenda | en la agenda | a la agenda | en mi calendario | a mi calendario | en el calendario | al calendario | de mi agenda | de la agenda | del calendario | de mi calendario | mi agenda | el calendario | mi calendario | a mi lista | de mi lista | en mi lista | a mis tareas | de mis recordatorios | en agenda | al calendario",
        ),
        (
            Naming,
            "llamado | evento llamado | cita llamada | reunión llamada | titulado | titulada | que se llame | que se llama | con el título | con título | un evento para | un evento de | una cita para | una cita de | un evento | evento: | el título",
        ),
        (
            Money,
            "euros | euro | eur | pavos | dólares | dólar | pesos | céntimos | por ciento | km | kilómetros | kilos | kg | grados",
        ),
        (
            Urgent,
            "urgente | urgentemente | con urgencia | inmediatamente | cuanto antes | lo antes posible | ya mismo | emergencia | crítico | crítica",
        ),
        (
            Important,
            "importante | muy importante | prioridad alta | alta prioridad | prioritario | prioritaria | crucial",
        ),
        (
            Unhurried,
            "sin prisa | sin prisas | no es urgente | baja prioridad | prioridad baja | no urgente | cuando puedas | no corre prisa | poco importante",
        ),
        (
            It,
            "lo | la | eso | esto | ese | esa | este | esta | el último | la última | muévelo | muévela | moverlo | moverla | cámbialo | cámbiala | cambiarlo | cambiarla | pásalo | pásala | pasarlo | pasarla | aplázalo | aplázala | retrásalo | retrásala | posponlo | posponla | adelántalo | adelántala | cancélalo | cancélala | cancelarlo | cancelarla \
            | bórralo | bórrala | elimínalo | elimínala | quítalo | quítala | anúlalo | anúlala | descártalo | olvídalo | reprográmalo | reprográmala | atrásalo",
        ),
        (To, "a | al | para | hasta | a las | a la | el"),
        (
            Later,
            "más tarde | después | retrasa | retrasar | retrásalo | retrásala | aplaza | aplazar | aplázalo | aplázala | pospón | posponer | posponlo | posponla | atrasa | atrasar | atrásalo",
        ),
        (Earlier, "antes | adelanta | adelantar | adelántalo | adelántala | más temprano | más pronto"),
    ],
    verbs: &[
        verb("mandar", "manda", "mando|mandaré", "mandado|mandé"),
        verb("enviar", "envía", "envío|enviaré", "enviado|envié"),
        verb("llamar", "llama", "llamo|llamaré", "llamado|llamé"),
        verb("pagar", "paga", "pago|pagaré", "pagado|pagué"),
        verb("pasar", "pasa", "paso|pasaré", "pasado|pasé"),
        verb("traer", "trae", "traigo|traeré", "traído|traje"),
        verb("llevar", "lleva", "llevo|llevaré", "llevado|llevé"),
        verb("comprar", "compra", "compro|compraré", "comprado|compré"),
        verb("avisar", "avisa", "aviso|avisaré", "avisado|avisé"),
        verb("confirmar", "confirma", "confirmo|confirmaré", "confirmado|confirmé"),
        verb("recoger", "recoge", "recojo|recogeré", "recogido|recogí"),
        verb("entregar", "entrega", "entrego|entregaré", "entregado|entregué"),
        verb("devolver", "devuelve", "devuelvo|devolveré", "devuelto|devolví"),
        verb("escribir", "escribe", "escribo|escribiré", "escrito|escribí"),
        verb("preparar", "prepara", "preparo|prepararé", "preparado|preparé"),
        verb("hacer", "haz", "hago|haré", "hice"),
        verb("dar", "", "doy|daré", "dado"),
        verb("decir", "", "digo|diré", "dicho"),
        verb("terminar", "termina", "termino|terminaré", "terminado|terminé"),
        verb("acabar", "acaba", "acabo|acabaré", "acabado|acabé"),
        verb("revisar", "revisa", "reviso|revisaré", "revisado|revisé"),
        verb("imprimir", "imprime", "imprimo|imprimiré", "imprimido|impreso|imprimí"),
        verb("reservar", "", "reservo|reservaré", "reservado|reservé"),
        verb("pedir", "pide", "pido|pediré", "pedido|pedí"),
        verb("transferir", "transfiere", "transfiero|transferiré", "transferido|transferí"),
        verb("ingresar", "ingresa", "ingreso|ingresaré", "ingresado|ingresé"),
        verb("renovar", "renueva", "renuevo|renovaré", "renovado|renové"),
        verb("regar", "riega", "riego|regaré", "regado|regué"),
        verb("limpiar", "limpia", "limpio|limpiaré", "limpiado|limpié"),
        verb("lavar", "lava", "lavo|lavaré", "lavado|lavé"),
        verb("cocinar", "cocina", "cocino|cocinaré", "cocinado|cociné"),
        verb("arreglar", "arregla", "arreglo|arreglaré", "arreglado|arreglé"),
        verb("subir", "sube", "subo|subiré", "subido|subí"),
        verb("compartir", "comparte", "comparto|compartiré", "compartido|compartí"),
        verb("responder", "responde", "respondo|responderé", "respondido|respondí"),
        verb("contestar", "contesta", "contesto|contestaré", "contestado|contesté"),
        verb("firmar", "", "firmo|firmaré", "firmado|firmé"),
        verb("estudiar", "estudia", "estudio|estudiaré", "estudiado|estudié"),
        verb("leer", "lee", "leo|leeré", "leído|leí"),
        verb("sacar", "saca", "saco|sacaré", "sacado|saqué"),
        verb("tirar", "tira", "tiro|tiraré", "tirado|tiré"),
        verb("buscar", "", "busco|buscaré", "buscado|busqué"),
        verb("mirar", "", "miro|miraré", "mirado|miré"),
        verb("presentar", "presenta", "presento|presentaré", "presentado|presenté"),
        verb("rellenar", "rellena", "relleno|rellenaré", "rellenado|rellené"),
        verb("cambiar", "", "cambio|cambiaré", "cambiado|cambié"),
        verb("tomar", "toma", "tomaré", "tomado|tomé"),
        verb("felicitar", "felicita", "felicito|felicitaré", "felicitado|felicité"),
        verb("dejar", "deja", "dejo|dejaré", "dejado|dejé"),
        verb("prestar", "presta", "presto|prestaré", "prestado|presté"),
        verb("contar", "cuenta", "cuento|contaré", "contado|conté"),
        verb("facturar", "factura", "facturo|facturaré", "facturado|facturé"),
        verb("planchar", "plancha", "plancho|plancharé", "planchado|planché"),
        verb("pasear", "pasea", "paseo|pasearé", "paseado|paseé"),
        verb("imprimir", "imprime", "imprimo|imprimiré", "impreso"),
        verb("apuntar", "", "apunto|apuntaré", "apuntado"),
        verb("publicar", "publica", "publico|publicaré", "publicado|publiqué"),
        verb("actualizar", "actualiza", "actualizo|actualizaré", "actualizado|actualicé"),
        verb("solicitar", "solicita", "solicito|solicitaré", "solicitado|solicité"),
        verb("guardar", "", "guardo|guardaré", "guardado|guardé"),
        verb("tener listo", "ten listo", "tengo listo|tendré listo", ""),
        verb("tener lista", "ten lista", "tengo lista|tendré lista", ""),
    ],
    past_endings: "aron | ieron | aste | iste | aban | abamos | ieron",
    past_after_subject: false,
    forms: &[
        (None, "comemos=comer | cenamos=cenar | desayunamos=desayunar | almorzamos=almorzar | tomamos=tomar"),
        (
            Some(Task),
            "mande=mandar | mandes=mandar | envíe=enviar | envíes=enviar | llame=llamar | llames=llamar | pague=pagar | pagues=pagar \
            | pase=pasar | pases=pasar | traiga=traer | traigas=traer | lleve=llevar | lleves=llevar | compre=comprar | compres=comprar \
            | avise=avisar | avises=avisar | confirme=confirmar | confirmes=confirmar | recoja=recoger | recojas=recoger | entregue=entregar | entregues=entregar \
            | devuelva=devolver | devuelvas=devolver | escriba=escribir | escribas=escribir | prepare=preparar | prepares=preparar | haga=hacer | hagas=hacer \
            | diga=decir | digas=decir | termine=terminar | termines=terminar | revise=revisar | revises=revisar | imprima=imprimir | imprimas=imprimir \
            | pida=pedir | pidas=pedir | renueve=renovar | renueves=renovar | riegue=regar | riegues=regar | limpie=limpiar | limpies=limpiar | lave=lavar | laves=lavar \
            | suba=subir | subas=subir | comparta=compartir | compartas=compartir | responda=responder | respondas=responder | conteste=contestar | contestes=contestar \
            | firme=firmar | firmes=firmar | estudie=estudiar | estudies=estudiar | lea=leer | leas=leer | saque=sacar | saques=sacar | tire=tirar | tires=tirar | busque=buscar | busques=buscar \
            | felicite=felicitar | felicites=felicitar | deje=dejar | dejes=dejar | reserve=reservar | reserves=reservar",
        ),
    ],
    endings: "me | te | le | les | nos | os | lo | la | los | las | telo | tela | selo | sela | melo | mela",
    order_endings: "me | nos | melo | mela | melos | melas | noslo | nosla | le | les",
    particles: "te | me | le | les | os | nos | se",
    objects: "lo | la | los | las",
    abbreviations: "dr | dra | sr | sra | srta | d | dña | av | avda | c | nº | num | tel | etc | aprox | pza | p | lun | mar | mie | jue | vie | sab | dom | ene | feb | abr | ago | sep | oct | nov | dic",
    times: "hoy | mañana | pasado | lunes | martes | miércoles | jueves | viernes | sábado | domingo | finde | fin | enero | febrero | marzo | abril | mayo | junio | julio | agosto | septiembre | setiembre | octubre | noviembre | diciembre \
        | tarde | noche | mediodía | medianoche | madrugada | semana | mes | hora | horas | minutos | rato | media | cuarto | cada | navidad | quincena | próximo | próxima | viene \
        | una | dos | tres | cuatro | cinco | seis | siete | ocho | nueve | diez | once | doce \
        | cancelado | cancelada | cancela | cancelar | suspende | suspendido | suspendida | anulado | anulada | anula | aplaza | aplazado | aplazada | pospone",
    grammar: Grammar { hours: "h | hs | hrs | horas", ..Grammar::PLAIN },
    texts: Texts {
        weekdays: ["lun", "mar", "mié", "jue", "vie", "sáb", "dom"],
        months: ["ene", "feb", "mar", "abr", "may", "jun", "jul", "ago", "sep", "oct", "nov", "dic"],
        hello: "¡Hola! Llevo tu agenda y tus recordatorios.",
        wellbeing: "Todo bien, gracias. ¿Qué te apunto?",
        thanks: "De nada.",
        bye: "¡Hasta luego! Sigo pendiente de tu agenda.",
        nothing_waits: "Ahora mismo nada espera tu respuesta.",
        waits: "Esto aún espera tu respuesta; apruébalo o descártalo en la agenda:\n{list}",
        help: "Puedo apuntar citas y recordatorios en tu agenda, moverlos o cancelarlos, y decirte qué tienes. Antes de cambiar nada, pregunto.",
        unclear: "No te he entendido. Puedo apuntar citas y recordatorios en tu agenda, moverlos o cancelarlos, y decirte qué tienes.",
        examples: "Por ejemplo:\n• «Comida con Ana el viernes a la una en Casa Lucio, recuérdamelo una hora antes»\n• «¿Qué tengo mañana?»",
        failed: "No ha funcionado: {message}",
        cannot: "En esta conversación no puedo hacerlo.",
        listed: "{when}:\n{list}",
        empty: "{when}: no hay nada en tu agenda.",
        pending: "espera tu sí",
        at_hour: "a las {hour}",
        ask_when: "¿Cuándo es «{title}»?",
        ask_both: "¿Qué apunto en tu agenda, y cuándo?",
        ask_remind_when: "¿Cuándo te recuerdo «{title}»?",
        ask_what: "¿Qué apunto para {when}?",
        ask_remind_what: "¿Qué quieres que te recuerde?",
        ask_which: "¿Cuál de ellas? Dime el título o el día.",
        ask_which_of: "¿Cuál de ellas?\n{list}",
        ask_move_to: "¿A cuándo muevo «{title}»?",
        not_found: "No encuentro nada parecido a «{title}» en tu agenda.",
        gone_by: "{when} ya ha pasado, así que no he apuntado «{title}». ¿Qué día es?",
        known: "Lo que recuerdo de ti:\n{list}\nPuedes ver, corregir y borrar cada cosa en Ajustes → Memoria.",
        known_nothing: "Todavía no recuerdo nada de ti. Dime, por ejemplo: «Recuerda que soy vegetariana».",
        ask_remember: "¿Qué tengo que recordar?",
        too_many: "He tomado las cinco primeras. Mándame el resto otra vez, por favor.",
        meeting: "Quedada",
        meeting_with: "Quedar con {who}",
        of_other: "{who}: {what}",
        with_who: "{what} con {who}",
        reasons: Reasons {
            create: "Has pedido apuntar una cita.",
            implied: "Habla de una cita y dice cuándo es.",
            remind: "Has pedido un recordatorio.",
            task: "Habla de algo que hacer y dice cuándo.",
            moved: "Da una hora nueva para algo de la agenda.",
            cancelled: "Dice que algo de la agenda no se hace.",
            complete: "Dice que algo está hecho.",
            dismiss: "Has pedido descartar un recordatorio.",
            list: "Has preguntado qué hay en la agenda.",
            find: "Has preguntado por algo de la agenda.",
            remember: "Has pedido que lo recuerde.",
            forget: "Has pedido que lo olvide.",
            event: "Nombra una cita y dice cuándo es.",
            meet: "Queda en una cita y dice cuándo es.",
            promise: "Promete algo para una fecha.",
            request: "Pide algo para una fecha.",
        },
    },
};
