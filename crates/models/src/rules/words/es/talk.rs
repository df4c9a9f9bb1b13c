//! Spanish: how people tell of things, ask and promise.

#![allow(clippy::enum_glob_use)] // The marks are the file's vocabulary.

use crate::rules::lexicon::Mark::{self, *};

pub(super) const MARKS: &[(Mark, &str)] = &[
    (
        Have,
        "tengo | tenemos | hay | tienes | tenéis | he quedado para | voy a ir a | voy al | voy a la | vamos al \
        | vamos a la | tendré | tendremos | habrá | me toca | nos toca | es el | es la | ir al | ir a la \
        | tengo que ir al | tengo que ir a la | tengo que ir a | estoy en | estaré en | será el | será la \
        | asistir a | acudir a | está confirmada | está confirmado | está prevista | está previsto \
        | programada para | programado para | confirmada para | confirmado para | tendrá lugar | tiene lugar \
        | se celebra | se celebrará | se realiza | se realizará | se llevará a cabo | se hará | se impartirá \
        | comienza | comenzará | empieza | empezará | quedó para | quedó agendada | quedó agendado \
        | quedó confirmada | quedó programada | quedó programado | queda programada | queda programado \
        | ha quedado | quedó fijada | queda fijada | queda fijado | tenés | tienen",
    ),
    (
        Duty,
        "tengo que | tenemos que | hay que | debo | debemos | necesito | debería | me toca | no puedo olvidar \
        | no puedo olvidarme de | no olvidarme de | he de",
    ),
    (
        Meet,
        "nos vemos | quedamos | quedar | he quedado con | hemos quedado con | he quedado | hemos quedado \
        | quedé con | quedo con | nos reunimos | nos juntamos | nos encontramos | te veo | os veo | te recojo \
        | os recojo | paso a recogerte | paso a buscarte | te paso a buscar | me pasas a buscar | ven | vente \
        | venid | vienes | venís | te espero | os espero | nos conocemos | podemos vernos | podemos quedar \
        | vernos | verte | nos tomamos | nos echamos | tomamos | cenamos | comemos | desayunamos | almorzamos \
        | vamos a | nos reuniremos | nos veremos | quedaremos | estaré allí | estaré ahí | voy a tu casa \
        | voy para allá | llego | llegaré | llegamos | aterrizo | te llamo para quedar | estás libre \
        | estáis libres | te viene bien | os viene bien | te va bien | os va bien | estás invitado \
        | estás invitada | estáis invitados | te apuntas | os apuntáis | juntarnos | reunirnos | nos veamos \
        | veámonos | juntémonos | juguemos | vayamos | salimos | rezamos | tienes un hueco | tenés un rato \
        | nos viéramos | que nos veamos | que nos viéramos | nos reuniéramos | que nos reunamos | nos juntáramos \
        | reunirme con | reunirse con | reunirme contigo | encontrarnos | coincidimos | te paso a recoger \
        | te pasamos a buscar | os paso a buscar | paso por ti | paso por vos | paso por ustedes \
        | pasamos por ti | pasamos por ustedes | te voy a buscar | te busco | os recogemos | te recogemos \
        | le recogemos | te recogeré | pasaré a recogerte | pasaré a buscarte | ahí te veo | allá te veo \
        | te caigo | les caigo | paso a verlo | paso a verla | paso a verte | paso a ver | voy a verte \
        | iré a verte | te visito | te visitamos | os visitamos | le visitará | le visitaremos | vengan \
        | véngase | véngansen | caigan | cáiganle | lleguen a | os esperamos | te esperamos | le esperamos \
        | les esperamos | los esperamos | las esperamos | los espero | les espero | le espero | lo espero \
        | la espero | te estaremos esperando | nos tomamos algo | nos tomamos un | tomamos algo | picamos algo \
        | desayunamos juntos | comemos juntos | cenamos juntos | partimos | salimos de | quedamos en \
        | quedamos para | quedamos el | hemos quedado a | hemos quedado en | he quedado en | jugamos \
        | entrenamos | ensayamos | corremos juntos | estáis todos invitados | están todos invitados \
        | están invitados | está invitado | está invitada",
    ),
    (
        Pledge,
        "voy a | voy y | vamos a | (te/le/os/les/) (prometo/aseguro) | puedo | me comprometo a | intentaré | podré | pienso \
        | (tengo/tendré/tendría/tenía) (que/q) | (debo/necesito) | he de | (quedé/quedo) (en/de) | me toca | iré a \
        | (déjame/deja/déjeme/dejame) (que/) | me encargo de",
    ),
    (
        Ask,
        "(puedes/podés/puede/podéis/pueden/podrías/podría/podríais/podrían/pudieras/pudierais) (por favor/porfa/) \
         | (tienes/tenés/tenéis/tendrías/tendrás/tendréis/tendríais) (que/q) | (usted/ustedes/ud/uds) (tiene/tienen/debe/deben) (que/) \
         | (hay/habrá/habría) (que/q) | debes | debés | debéis | deben | deberás | deberá | deberán | deberías | deberíais \
         | (por/x) (favor/fa/fis) | porfa | porfis | porfavor | xfa | porfaplis \
         | no (te/se/os/le/les/) (olvides/olvidés/olvidéis/olvide/olviden/olvidar) (de/del/) \
         | no (te/se/os) (vayas/vaya/vayáis/vayan) a olvidar (de/del/) \
         | no (vayas/vaya/vayáis/vayan) a (olvidarte/olvidarse/olvidaros/olvidar) (de/del/) \
         | (que/) no se (te/le/les/os) (olvide/olvida/pase/vaya a olvidar/vaya a pasar) (de/) \
         | no (dejes/dejés/dejéis/deje/dejen) de \
         | (acuérdate/acordate/acuérdese/acuérdense/acordaos/acordarse/acordaros/acordarte) (de/del/) \
         | (tienes/tenés/tiene/tenéis/tienen/hay) que acordarse de | tienes que acordarte de \
         | recuerda | recordá | recuerde | recuerden | recordad | recuérdele \
         | (ten/tené/tenga/tengan/tened) (en cuenta/presente) (que/) \
         | (necesito/necesitamos/necesitaría/necesitaríamos/necesitaba/quiero/queremos/quisiera/quisiéramos/querría/quería) (que/q) \
         | (te/le/os/les/) (agradezco/agradecería/agradeceríamos/pido/pedimos/ruego/rogamos/solicitamos/encargo/encargamos) que \
         | (me/nos) (gustaría/encantaría/vendría bien/iría bien/urge/corre prisa/hace falta/haría falta/interesa) que \
         | (hace/hará/haría) falta que | conviene que | urge que | se (ruega/solicita/agradece/recuerda) | rogamos \
         | te agradecería | agradeceríamos | (le/les/os) agradeceríamos | te encargo \
         | (haz/hazme/haceme/hágame/háganme/hacedme/haznos/háganos) (el/un) favor de | favor de \
         | (me/nos) (haces/hacés/hace/hacéis/hacen/harías/haría/haríais/harían) (el/un) (favor/favorcito/paro) (de/) \
         | (te/le/os/les) (importa/importaría/molesta/molestaría/cuesta/costaría/jode) | me haces un favor \
         | (serías/sería/seríais/serían) tan (amable/amables) de | (serías/sería) capaz de | (te/le/os/les) toca \
         | (me/nos) (ayudas/ayudás/ayuda/ayudáis/ayudan/ayudarías/ayudaría) (a/con) \
         | (te/se/os) (encargas/encargás/encarga/encargáis/encargan/ocupas/ocupás/ocupa/ocupáis/ocupan) (tú/vos/usted/) (de/del) \
         | (encárgate/encargate/encárguese/encargaos/ocúpate/ocupate/ocúpese/ocupaos) (de/del) \
         | les recordamos que deben | recordamos que | es (obligatorio/necesario/imprescindible/importante que) \
         | (ha/han) dicho que | (dice/dicen) que (te/me/le/os) | echa un ojo a",
    ),
    (
        Owed,
        "vence | vencen | fecha límite | plazo | debe estar | deben estar | tiene que estar | tienen que estar \
        | se necesita | hace falta | fecha tope | último día | a más tardar | como muy tarde | como tarde \
        | antes del día | se entrega | se entregan | hay que entregar | hay que entregarlo | hay que subirlo \
        | hay que mandarlo | hay que pagarlo | hay que pagarla | hay plazo | el plazo termina | el plazo acaba \
        | plazo de entrega | deben llegar | debe llegar | debe entregarse | deben entregarse | debe abonarse \
        | caduca | caduca el | expira | expira el",
    ),
    (Wants, "lo necesito | la necesito | los necesito | necesito | necesitamos | me hace falta | nos falta | hay que"),
    (Vow, "te prometo | prometo | te lo prometo"),
    (
        Advert,
        "darse de baja | darte de baja | cancelar suscripción | gestionar preferencias | boletín | newsletter \
        | % de descuento | descuento | reenviado muchas veces | compra ya | compra ahora | reserva ya | oferta \
        | ofertas | promoción | código promocional | no responda a este | no respondas a este \
        | ver en el navegador | comparte con | comparte esto | pásalo | valora tu | deja tu opinión | solo hasta \
        | últimas plazas | esta semana en | resumen de la semana | envío gratis | cupón | ha sido entregado \
        | ha sido entregada | fue entregado | tu pedido ha | su pedido ha | seguimiento de tu \
        | seguimiento de su | encuesta | valórala | valóralo | califique | gracias por su visita \
        | gracias por tu visita | gracias por alojarse | gracias por su compra en | gracias por confiar \
        | mande este | reenvía este | date de baja | si no deseas recibir | si no desea recibir \
        | matrícula gratis | regístrate | inscríbete ya | aprovéchate | no te lo pierdas | no te pierdas \
        | oferta válida | válido hasta | hasta agotar | hasta fin de existencias | pagos sin intereses \
        | meses sin intereses | liquidación | síguenos | nuestros clientes | nuestras redes | nueva colección \
        | código de verificación | resultados disponibles | este correo es informativo | mensaje automático \
        | correo automático | por favor no responda | ha salido de nuestro almacén | salió de nuestro almacén \
        | está en reparto | número de seguimiento | resumen semanal | así vivimos | nota de prensa \
        | comunicado de prensa",
    ),
    (
        Past,
        "ayer | anoche | anteayer | fue | fui | fuimos | era | eran | estuvo | estuve | estuvimos | estaba | tuve \
        | tuvimos | tuvo | hubo | había | pasado | pasada | hizo | hice | hicimos | vi | vimos | dijo | dije \
        | salió | perdí | perdió | ganó | antes de ayer | vino | vine | hemos estado | he estado | ha sido \
        | comí | cené | cenamos ayer | ayer por la | el otro día | la semana pasada | el mes pasado \
        | el año pasado | el finde pasado | hace una semana | hace un mes | hace un año | hace unos días \
        | hace tiempo | hace años | me acordé | nos fuimos | me fui | se fue | llegó | llegamos bien | llegué \
        | estuvieron | te acordás cuando | te acuerdas cuando | te acuerdas de | se acuerdan | os acordáis \
        | se cayó el servidor | se nos cayó | me dolía | nos dolía",
    ),
    (
        If,
        "imagina | imagínate | ojalá | en caso de | supongamos | hubiera | hubiese | habría | si hubiera \
        | en caso de no",
    ),
    (
        Joke,
        "jaja | jajaja | jajajaja | jeje | jejeje | jajaj | jajajaj | es broma | broma | de broma | 😂 | 🤣 | lol \
        | un chiste | ajaj | ajajaj | jajajajaja | jaajaja | jsjs | jsjsjs | xd | xdd | xddd | jijiji | 😹 | 😆 \
        | 😝 | me meo | es coña | de coña | ni de coña | te estoy vacilando | es joda | joda",
    ),
    (
        Forwarded,
        "reenviado | mensaje reenviado | reenviado muchas veces | según | última hora | noticia | noticias \
        | informa | informó | anunció | anuncia | gobierno | ministro | ministra | presidente | congreso \
        | policía | fuentes | leer más | suscríbete | newsletter | descuento | rebajas | oferta | ofertas \
        | promoción | gratis | bolsa | mercados | liga | champions | temporada | capítulo | estreno | estrena \
        | jornada",
    ),
    (
        Nudge,
        "no (te/se/os/le/les/) (olvides/olvidés/olvidéis/olvide/olviden/olvidar) (de/del/) \
         | no (te/se/os) (vayas/vaya/vayáis/vayan) a olvidar (de/del/) \
         | no (vayas/vaya/vayáis/vayan) a (olvidarte/olvidarse/olvidaros/olvidar) (de/del/) \
         | (que/) no se (te/le/les/os) (olvide/olvida/pase/vaya a olvidar/vaya a pasar) (de/) \
         | no (dejes/dejés/dejéis/deje/dejen) de \
         | (acuérdate/acordate/acuérdese/acuérdense/acordaos/acordarse/acordaros/acordarte) (de/del/) \
         | (tienes/tenés/tiene/tenéis/tienen/hay) que acordarse de | tienes que acordarte de \
         | recuerde | recuerden | recordad | necesito (que/q) | se ruega \
         | (haz/hazme/haceme/hágame/háganme/hacedme/haznos/háganos) (el/un) favor de | favor de \
         | (me/nos) (haces/hacés/hace/hacéis/hacen/harías/haría/haríais/harían) (el/un) (favor/favorcito/paro) (de/) \
         | (te/se/os) (encargas/encargás/encarga/encargáis/encargan/ocupas/ocupás/ocupa/ocupáis/ocupan) (tú/vos/usted/) (de/del) \
         | (encárgate/encargate/encárguese/encargaos/ocúpate/ocupate/ocúpese/ocupaos) (de/del)",
    ),
    (After, "después de | después del | después de la | antes de | antes del | antes de la | tras el | tras la"),
    (
        Who,
        "quién | quién puede | quién podría | quién va a | quién se encarga de | alguien puede | alguien podría \
        | alguien que",
    ),
    (
        Ready,
        "listo para recoger | lista para recoger | listo para retirar | lista para retirar \
        | disponible para recoger | puede pasar a recoger | ya puede recoger | pendiente de recoger",
    ),
    (
        Agenda,
        "mi agenda | la agenda | tu agenda | mi calendario | el calendario | lista de tareas \
        | lista de pendientes | pendientes | mis tareas | mis recordatorios | recordatorios | alarma | alarmas \
        | despertador | mis citas | mis reuniones",
    ),
    (
        Tell,
        "me dices | decirme | dime | dígame | cuéntame | contarme | me cuentas | sabes | sabe | saben | sabéis \
        | explícame | explicarme | me explicas | me explica | recomiendas | recomendarme | recomienda \
        | significa | enséñame | muéstrame | te acuerdas | se acuerda | creer | imaginas",
    ),
    (
        Arranged,
        "he reservado | reservé | ya reservé | he cogido | he comprado entradas | compré entradas | tengo entradas | he organizado | organicé | he apuntado | nos he apuntado | he pillado",
    ),
    (
        Filler,
        "te recuerdo | os recuerdo | le recuerdo | les recuerdo | le recordamos | les recordamos | te confirmo | le confirmo | le confirmamos | les confirmamos",
    ),
    (
        Fetch,
        "me recoges | recógeme | recogerme | me pasas a buscar | pásame a buscar | pasar a buscarme | me buscas | venir a buscarme | vienes a buscarme | recogernos",
    ),
    (
        Ask,
        "(los/las) (niños/niñas/alumnos/alumnas/peques/chicos/nenes) (tienen que/deben/deberán/han de/tendrán que) | cada (niño/alumno/jugador/uno) (tiene que/debe/deberá)",
    ),
    (Owed, "(lo/la/los/las) (quiero/queremos/necesito/necesitamos) | (es/son/va/van) para"),
    (Wants, "(te/le/os) encargo"),
    (If, "algún día | alguna vez que"),
    (Advert, "(tu/su/el) (paquete/envío) (llegará/llega/está/ha/será)"),
    (Remind, "(que/) no se (me/nos) (olvide/pase/vaya a olvidar/vaya a pasar) (de/)"),
    (Filler, "por fa | xfa | porfis | plis"),
    (
        Ask,
        "si (puedes/podés/podéis/puede/pueden/pudieras/pudiera/podrías/podría/sos/eres) (tan amable/) \
         | si no (te/le/os/les) (importa/molesta/cuesta) | si (te/le/os/les) (es posible/viene bien/queda de paso/pilla de paso) \
         | si (tienes/tenés/tiene/tenéis/tienen) (un rato/tiempo/un hueco/un momento)",
    ),
    (Have, "(va/van) a ser (el/la/en/a/) | (sería/serían)"),
    (
        Owed,
        "(debe/deben/deberá/deberán/tiene que/tienen que/ha de/han de) (ser/estar/llegar/entregarse/pagarse/presentarse)",
    ),
    (
        Underway,
        "(de/a la) (regreso/vuelta) | de camino | al (volver/salir/regresar/llegar) | (cuando/en cuanto) (vuelvas/salgas/regreses/vengas/volvás) \
         | (saliendo/volviendo) (del/de la/de) | (después/saliendo/al salir) del (trabajo/curro/laburo/cole/gimnasio)",
    ),
    (
        Numbered,
        "sala | aula | salon | andén | anden | puerta | habitación | habitacion | cuarto | consultorio | box | módulo | modulo | piso | página | capítulo",
    ),
    (ByThen, "para entonces | antes de (eso/esto/ello) | hasta entonces | para (ese/aquel) día | antes de ese día"),
    (Lapse, "cierra | cierran | termina | terminan | (lo/la/los/las) (pide/piden/espera/esperan)"),
    (ByThen, "ese (mismo/) día"),
];
