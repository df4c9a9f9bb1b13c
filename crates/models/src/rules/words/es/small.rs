//! Spanish: small words, and what they say of the words beside them.

#![allow(clippy::enum_glob_use)] // The marks are the file's vocabulary.

use crate::rules::lexicon::Mark::{self, *};

pub(super) const MARKS: &[(Mark, &str)] = &[
    (
        Soft,
        "una | uno | dos | tres | cuatro | cinco | seis | siete | ocho | nueve | diez | once | doce | media \
        | cuarto | luego | después | noche | semana | mes | hora | horas | minutos | próximo | próxima | año \
        | años | día | días | tarde | cada",
    ),
    (
        Clause,
        "para que | porque | hasta que | antes de | después de | cuando | mientras | si | que me | que nos \
        | que lo | que la | que se | que te | que vaya | por favor | porfa | porfi | pues | ya que | que estoy \
        | que no | que ya | que luego | que tengo | que voy | que si | si no | así | antes de que",
    ),
    (
        Mine,
        "yo | mi | mis | me | tengo | voy | estoy | estaré | he | haré | iré | soy | puedo | quiero | necesito \
        | llego | salgo | mío | mía | conmigo | llevo | vuelvo | viajo | entro | curro | laburo | me voy \
        | nos vamos nosotros",
    ),
    (
        Ours,
        "nosotros | nosotras | nos | nuestro | nuestra | vamos | tenemos | hacemos | comemos | cenamos | quedamos \
        | podemos | todos | todas | juntos | equipo | estamos | iremos | haremos | juguemos | hagamos | veámonos \
        | reunámonos",
    ),
    (
        Yours,
        "tú | tus | te | ti | usted | ustedes | vosotros | vosotras | os | le | les | su | sus | vuestro \
        | vuestra | tienes | tenéis | tienen | vienes | venís | vienen | puedes | podéis | pueden | podés \
        | quieres | queréis | quieren | querés | vos | contigo",
    ),
    (Not, "no | nunca | tampoco | ya no | ni | nada | imposible | jamás | nadie | lamentablemente"),
    (
        Question,
        "qué | cuándo | dónde | quién | quiénes | cuál | por qué | cómo | cuánto | cuánta | cuántos | cuántas \
        | has | habéis | ha | hiciste | fuiste | fue | estuviste | sabes | viste",
    ),
    (
        Other,
        "eso | esto | ella | ellos | ellas | estoy | estás | está | estaba | soy | eres | era | fue | estamos \
        | va a | hace | hacía | llueve | lloverá | aquello | todo | será",
    ),
    (
        Person,
        "yo | tú | te | me | nos | os | mi | mis | tus | nosotros | vosotros | nuestro | nuestra | nuestros \
        | vuestro | vuestra | conmigo | contigo | tengo | tenemos | tienes | voy | vamos | quedamos | hemos | he \
        | ven | vente | puedes | podemos | vienes | usted | ustedes | le | su",
    ),
    (At, "@"),
    (In, "en | cerca de | dentro de | frente a"),
    (Via, "por | vía | mediante | a través de | usando | en"),
    (With, "con"),
    (And, "y | e | & | más"),
    (
        Article,
        "el | la | los | las | un | una | mi | tu | su | nuestro | nuestra | mis | tus | sus | unos | unas \
        | vuestra | vuestro",
    ),
    (
        NoPlace,
        "serio | general | punto | cuanto | plan | breve | persona | línea | total | fin | realidad | principio \
        | efecto | cambio | caso | vez | lugar de | eso | esto | ello | ese | este | esta | esa | aquel | nada \
        | todo | común | particular | teoría | marcha | contra | concreto | especial | cuenta | el momento \
        | la mañana | la tarde | la noche | el futuro | el fondo | paz | orden | casos | lo que | qué | cuál \
        | mi opinión | la vida | el caso | un rato | un momento | una hora | la agenda | el calendario \
        | mi agenda | mi calendario | inglés | español | el fin | un minuto | media hora | dos horas \
        | la misma hora | misma hora | la misma | el mismo | el enlace | el link | la web | nuestra web | la app \
        | el correo | el mail | el chat | el grupo | cuanto pueda | cuanto puedas | cuanto tenga | camino \
        | el coche | el bus | el tren | el metro ahora | la foto | las fotos | el audio | la tele | internet \
        | línea recta",
    ),
    (
        NoPerson,
        "gusto | cariño | amor | suerte | cuidado | todo | eso | esto | que | lo que | la que | un recordatorio \
        | recordatorio | aviso | un aviso | nota | urgencia | calma | antelación | tiempo | prisa | permiso \
        | mucho | mucha | un | tal de | respecto",
    ),
    (
        Stop,
        "a | al | para | por | porque | pero | y | o | que | desde | hasta | con | en | cerca | si | es | son \
        | era | será | cuando | mientras | antes | después | sobre | se | lo | me | te | os | nos | recuérdame \
        | recuérdamelo | avísame | vía | yo | ella | voy | vamos | puedes | ahora | también | luego | entonces \
        | como | porfa | gracias | ha | han | tengo | llamado | llamada | urgente | donde | hay | este | esta \
        | próximo | sale | llega | empieza | comienza | termina | aterriza | viene | queda | dice | dicen \
        | quiere | puede | avisa",
    ),
    (Link, "sobre | acerca de | para | con | de | del | a | al | y | por | desde | -"),
    (
        Edge,
        "el | la | los | las | un | una | a | al | de | del | en | para | por | y | con | mi | mis | nuestro \
        | nuestra | este | esta | que | próximo | próxima | cada | todos | todas | hasta | desde | sobre | pero \
        | o | también | es | se | lo | me | te | ser | sea | será | @ | & | día | hora | tu | su | a las | a la \
        | esto | e | ya | nos | que es | que tengo | juntos | juntas | para ti | a ti | para mí | a mí | a usted \
        | empezamos | empezaríamos | comenzamos | arrancamos | empezando | comenzando | excepcionalmente \
        | exclusivamente | únicamente | finalmente | nuevamente | a primera hora | a última hora \
        | a media mañana | a media tarde | de regreso | de camino | a lo largo del día | sin falta \
        | cuanto antes",
    ),
    (
        Calendar,
        "en mi agenda | a mi agenda | en la agenda | a la agenda | en mi calendario | a mi calendario \
        | en el calendario | al calendario | de mi agenda | de la agenda | del calendario | de mi calendario \
        | mi agenda | el calendario | mi calendario | a mi lista | de mi lista | en mi lista | a mis tareas \
        | de mis recordatorios | en agenda",
    ),
    (
        Naming,
        "llamado | evento llamado | cita llamada | reunión llamada | titulado | titulada | que se llame \
        | que se llama | con el título | con título | un evento para | un evento de | una cita para \
        | una cita de | un evento | evento: | el título",
    ),
    (
        Money,
        "euros | euro | eur | pavos | dólares | dólar | pesos | céntimos | por ciento | km | kilómetros | kilos \
        | kg | grados",
    ),
    (
        Urgent,
        "urgente | urgentemente | con urgencia | inmediatamente | cuanto antes | lo antes posible | ya mismo \
        | emergencia | crítico | crítica",
    ),
    (Important, "importante | muy importante | prioridad alta | alta prioridad | prioritario | prioritaria | crucial"),
    (
        Unhurried,
        "sin prisa | sin prisas | no es urgente | baja prioridad | prioridad baja | no urgente | cuando puedas \
        | no corre prisa | poco importante",
    ),
    (
        It,
        "lo | la | eso | esto | ese | esa | este | esta | el último | la última | muévelo | muévela | moverlo \
        | moverla | cámbialo | cámbiala | cambiarlo | cambiarla | pásalo | pásala | pasarlo | pasarla | aplázalo \
        | aplázala | retrásalo | retrásala | posponlo | posponla | adelántalo | adelántala | cancélalo \
        | cancélala | cancelarlo | cancelarla | bórralo | bórrala | elimínalo | elimínala | quítalo | quítala \
        | anúlalo | anúlala | descártalo | olvídalo | reprográmalo | reprográmala | atrásalo",
    ),
    (To, "a | al | para | hasta | a las | a la | el"),
    (
        Later,
        "más tarde | después | retrasa | retrasar | retrásalo | retrásala | aplaza | aplazar | aplázalo \
        | aplázala | pospón | posponer | posponlo | posponla | atrasa | atrasar | atrásalo",
    ),
    (Earlier, "antes | adelanta | adelantar | adelántalo | adelántala | más temprano | más pronto"),
    (
        MyPlace,
        "mi casa | nuestra casa | aquí en casa | acá en casa | en casa | por casa | mi piso | mi depa \
        | mi departamento | mi apartamento | nuestro piso | mi apto",
    ),
    (YourPlace, "tu casa | vuestra casa | tu piso | tu depa"),
    (
        Light,
        "hacer | hacemos | tomar | tomamos | tomarnos | nos tomamos | echar | echamos | ir a | ir al | vamos a \
        | vamos al | ir | venir a | venir al | tener | tenemos | celebramos | celebrar | armamos | jugamos \
        | jugar | organizamos | montamos | toca | con vistas al | con vista al | vista al | vistas al | vistas a \
        | venís a | vienes a | venir a comer",
    ),
    (
        Generic,
        "lo de mañana | lo de hoy | lo de esta tarde | lo de esta noche | lo del lunes | lo del martes \
        | lo del miércoles | lo del jueves | lo del viernes | lo del sábado | lo del domingo | lo de este \
        | lo del finde | la de mañana | la de hoy | la del lunes | la del martes | la del miércoles \
        | la del jueves | la del viernes | la tuya | la mía | lo nuestro",
    ),
    (Where, "lugar | dirección | sitio | dónde | sede | ubicación"),
    (Leaves, "salida | check-out | check out | regreso | llegada | vuelta al hotel"),
    (
        Closing,
        "un saludo | saludos | atentamente | cordialmente | un abrazo | abrazos | besos | un cordial saludo \
        | saludos cordiales | reciba un cordial saludo | quedo atento | quedo atenta | quedamos atentos | atte \
        | gracias y un saludo | muchas gracias y un saludo | bendiciones | reciban un cordial saludo",
    ),
    (Since, "desde las | a partir de las | a partir de la"),
    (Home, "delante de | delante del | enfrente de | enfrente del | frente a | frente al"),
    (Or, "o | u | o bien"),
    (Hours, "cierra | cierran | cerráis | abre | abren | abrís | atienden | está abierto | está abierta"),
];
