//! Spanish: how people tell of things, ask, promise, agree and refuse.

#![allow(clippy::enum_glob_use)] // The marks are the file's vocabulary.

use crate::rules::lexicon::Mark::{self, *};

pub(super) const MARKS: &[(Mark, &str)] = &[
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
    (AsksTime, "a qué hora | cuándo | qué día | para cuándo | qué fecha"),
    (
        Agree,
        "se lo confirmo | confirmado queda | va que va | hágale pues | listo pues | quedo atento | quedo atenta | cuenta con ello | ahí nos vemos | por mí bien | por mí vale | me late | arre | chévere | bacán | de acuerdo todo | cuenten con nosotros | así quedamos | eso | correcto",
    ),
    (
        Owed,
        "vence | vencen | fecha límite | plazo | debe estar | deben estar | tiene que estar | tienen que estar | se necesita | hace falta",
    ),
    (Wants, "lo necesito | la necesito | los necesito | necesito | necesitamos | me hace falta | nos falta | hay que"),
    (Vow, "te prometo | prometo | te lo prometo"),
    (
        Same,
        "misma hora | mismo sitio | mismo lugar | mismo día | misma sala | misma cancha | la hora de siempre | donde siempre | como siempre | el sitio de siempre | de siempre",
    ),
    (
        Advert,
        "darse de baja | darte de baja | cancelar suscripción | gestionar preferencias | boletín | newsletter | % de descuento | descuento | reenviado muchas veces | compra ya | compra ahora | reserva ya | oferta | ofertas | promoción | código promocional | no responda a este | no respondas a este | ver en el navegador | comparte con | comparte esto | pásalo | valora tu | deja tu opinión | solo hasta | sólo hasta | últimas plazas | esta semana en | resumen de la semana | envío gratis | cupón",
    ),
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
        Ask,
        "no te olvides | acuérdate | acordate de | acordate | no te vayas a olvidar de | te encargo | encárgate de | me haces el favor de | me ayudas a | hay que | te pido que | le pido que | le ruego que | les pedimos que | se ruega | se solicita | rogamos",
    ),
    (
        Nudge,
        "no te olvides de | no olvides | no os olvidéis de | acuérdate de | acordate de | acordaos de | no se te olvide | no olvide | no olviden | recuerde | recuerden | recordad | necesito que | te encargas de | encárgate de | se ruega | hazme el favor de | me haces el favor de",
    ),
    (
        Suggest,
        "quién se apunta | quién viene | quién quiere | quién se anota | alguien se apunta | alguien quiere | te animas | os animáis | se animan | te anotas | se anotan | te sumas | le viene bien | les viene bien | le va bien | les va bien | cómo te viene | cómo le viene | te cuadra | os cuadra | le cuadra | te sirve | le sirve | te queda bien | le queda bien | tendrías tiempo | tienes tiempo | tiene tiempo | tenés tiempo | tienes libre | estás por ahí | podrías el | puedes el | puede el | podés el | podemos vernos | podríamos | nos podemos ver | sería posible | es posible | qué decís | qué dices | qué dicen | qué les parece | les parece | te provoca | le provoca | te gusta la idea | vamos al | vamos a la | te venís | querés | quieren venir | quieres venir | por qué no | y si quedamos | hace un | hacen unas | apetece | quedamos el | te propongo | le propongo | les propongo | propongo",
    ),
    (
        Agree,
        "vale perfecto | va perfecto | me sirve | me cuadra | me queda perfecto | me queda bien | perfecto gracias | ahí estaré | allá estaré | ahí estoy | ahí voy | ya quedó | quedó | claro que voy | cuenta conmigo | cuente conmigo | cuentan conmigo | listo el | listísimo | copiado | anotadísimo | agendado | lo agendo | lo anoto | ya lo anoté | nos vemos allí | te veo allí | te veo ahí | confirmadísimo | confirmada | asisto | asistiré | iré | iremos | yo voy | voy yo | yo llevo | yo traigo | yo me encargo | me encargo | me ocupo | lo hago | ahora mismo | enseguida | en seguida | a la orden | oki doki | okis | vamos para allá | simón | cámara | dale que va | dale dale | de acuerdísimo | por mí sí | por mi | igualmente | trato | hecho está | eso es | así es | así quedamos | quedamos en eso | 👍🏻 | 👍🏼 | 👍🏽 | 👍🏾 | 💪 | 🤝 | 💯",
    ),
    (
        Refuse,
        "no me queda bien | no me cuadra | no me sirve | no tengo tiempo | no me da tiempo | no me da la vida | tengo otro compromiso | tengo compromiso | tengo cita | ya tengo | ya quedé | he quedado con otros | ando fuera | estoy de viaje | estoy trabajando | tengo turno | tengo guardia | me temo que no | lamentablemente | desgraciadamente | no cuenten conmigo | conmigo no contéis | declino | debo declinar | prefiero que no | preferiría no | mejor otro día | será en otra | será otro día | para la próxima | a la próxima | no gracia | no me apetece | no me animo | no quiero",
    ),
    (
        Off,
        "queda cancelada | queda cancelado | se anuló | se aplaza sin fecha | no hay clase | no hay clases | no hay ensayo | no hay entreno | no hay partido | no hay reunión | hay que cancelar | tenemos que anular | tengo que anular | debo cancelar | debo anular | me bajo | me bajé | no llegaremos | no asistiré | ya no voy | ya no vamos | ya no puedo | al final no | finalmente no | no se va a poder | no podrá ser | no hará falta | no es preciso | ya no viene | no viene",
    ),
    (
        Instead,
        "mejor nos vemos | mejor lo dejamos | cámbialo | cámbiala | pásalo | pásala | muévelo | la movemos | lo movemos | la cambiamos | lo cambiamos | una hora más tarde | una hora antes | media hora más tarde | media hora antes | se adelantó | se atrasó | se retrasó | atrasado | atrasada | voy tarde | llego más tarde | reprogramar | reprogramamos | reagendar | reagendamos | reagendado | reprogramado | reprogramada | recorrer | recorremos | salimos a las",
    ),
    (
        Advert,
        "ha sido entregado | ha sido entregada | fue entregado | tu pedido ha | su pedido ha | seguimiento de tu | seguimiento de su | encuesta | valórala | valóralo | califique | gracias por su visita | gracias por tu visita | gracias por alojarse | gracias por su compra en | gracias por confiar | mande este | reenvía este",
    ),
    (
        Suggest,
        "quisiera agendar | quería agendar | quiero agendar | quería pedir cita | quisiera pedir cita | quiero pedir cita | quería reservar | quisiera reservar | quiero reservar | me gustaría reservar | me gustaría agendar | me das cita | tienen hueco | tendrían hueco | tiene cita",
    ),
    (If, "en caso de | en caso de no"),
    (After, "después de | después del | después de la | antes de | antes del | antes de la | tras el | tras la"),
    (
        Who,
        "quién | quién puede | quién podría | quién va a | quién se encarga de | alguien puede | alguien podría | alguien que",
    ),
    (
        Ready,
        "listo para recoger | lista para recoger | listo para retirar | lista para retirar | disponible para recoger | puede pasar a recoger | ya puede recoger | pendiente de recoger",
    ),
];
