//! Spanish: how people suggest, agree, refuse, move and call off.

#![allow(clippy::enum_glob_use)] // The marks are the file's vocabulary.

use crate::rules::lexicon::Mark::{self, *};

pub(super) const MARKS: &[(Mark, &str)] = &[
    (
        Suggest,
        "te copa | le copa | te late | les late | le parece | les parece | cómo ve | se puede | qué te parece \
        | qué os parece | te apetece | os apetece | quieres | queréis | qué tal si | y si | te viene bien \
        | os viene bien | te va bien | os va bien | podemos | vienes a | venís a | te apuntas a | os apuntáis a \
        | te gustaría | hacemos | puedes venir | podrías venir | podéis venir | vendrás | te vienes | os venís \
        | quién se apunta | quién viene | quién quiere | quién se anota | alguien se apunta | alguien quiere \
        | te animas | os animáis | se animan | te anotas | se anotan | te sumas | le viene bien | les viene bien \
        | le va bien | les va bien | cómo te viene | cómo le viene | te cuadra | os cuadra | le cuadra \
        | te sirve | le sirve | te queda bien | le queda bien | tendrías tiempo | tienes tiempo | tiene tiempo \
        | tenés tiempo | tienes libre | estás por ahí | podrías el | puedes el | puede el | podés el \
        | podemos vernos | podríamos | nos podemos ver | sería posible | es posible | qué decís | qué dices \
        | qué dicen | qué les parece | te provoca | le provoca | te gusta la idea | vamos al | vamos a la \
        | te venís | querés | quieren venir | quieres venir | por qué no | y si quedamos | hace un | hacen unas \
        | apetece | quedamos el | te propongo | le propongo | les propongo | propongo | quisiera agendar \
        | quería agendar | quiero agendar | quería pedir cita | quisiera pedir cita | quiero pedir cita \
        | quería reservar | quisiera reservar | quiero reservar | me gustaría reservar | me gustaría agendar \
        | me das cita | tienen hueco | tendrían hueco | tiene cita | te parece si | os parece si | le parece si \
        | les parece si | te parece | os parece | cómo lo ves | cómo lo veis | cómo lo ve | cómo la ves \
        | te vendría bien | le vendría bien | os vendría bien | les vendría bien | te iría bien | le iría bien \
        | os iría bien | te encaja | te encajaría | os encaja | os encajaría | le encaja | le encajaría | te va \
        | os va | le va | te viene | te queda | le queda | les queda | te acomoda | le acomoda | les acomoda \
        | te tinca | les tinca | tienes plan | tienes planes | tenéis planes | tienes algo | haces algo \
        | hacéis algo | qué haces el | qué hacéis el | estás disponible | estaría disponible \
        | estarías disponible | está disponible | tiene disponibilidad | tendría disponibilidad \
        | tendrías disponibilidad | tendrías un rato | tendrías un hueco | tienes un rato | tienes un momento \
        | tiene un momento | tenéis un rato | tenéis un hueco | tenéis hueco | tienes hueco | podríamos vernos \
        | nos podríamos ver | podríamos quedar | sería posible vernos | cuándo podrías | cuándo puedes \
        | cuándo podéis | cuándo nos vemos | qué día te | qué día os | qué día puedes | te pasas | os pasáis \
        | se pasan | te acercas | os acercáis | pásate | pásense | pasaos | puede pasarse | podría pasarse \
        | puede pasar | podría pasar | puede venir | podría venir | puede acercarse | podrías acercarte \
        | puedes pasarte | podrías pasarte | puedes acercarte | hacemos algo | armamos algo | jalas | jalan \
        | te unes | se unen | os unís | os sumáis | se suman | te gustaría venir | os gustaría venir \
        | le gustaría | nos gustaría invitarle | nos gustaría invitarte | nos gustaría invitarla \
        | nos gustaría invitarlo | nos gustaría invitaros | le invitamos | lo invitamos | la invitamos \
        | os invitamos | los invitamos | les invitamos | te invito | os invito | los invito | le invito \
        | podemos contar con usted | podemos contar contigo | contamos contigo | contamos con vosotros \
        | le puedo ofrecer | te puedo ofrecer | puedo ofrecerle | puedo ofrecerte | le ofrezco | te ofrezco \
        | podría ser el | puede ser el | podría ser a | puede ser a | y si lo | y si la | y si nos | y si vamos \
        | y si quedáramos | y si comemos | y si cenamos | a ver si quedamos | a ver si nos vemos | qué tal el \
        | qué tal a | qué tal mañana | qué tal hoy | qué tal este | qué te parece el | qué os parece el \
        | apetece un | apetece una | hace una | una birra | alguien para | quién puede | quién podría \
        | quién más viene | pueden venir | podrían venir | pueden ustedes | estáis por aquí | estarás por \
        | estaréis | nos apuntamos a | propondría | propongo que | te propongo que | sugiero | sugiero que \
        | me preguntaba si | os cuadraría | te cuadraría | sería viable | quedaría bien | estaría bien \
        | necesito pedir cita | necesito cita | necesito una cita | necesito pedir hora | pedir hora \
        | pedir turno | sacar turno | sacar cita | necesito un turno | quería un turno | quiero un turno \
        | necesito hora | quisiera una cita | quería una cita | agendar una cita | reservar hora | tendría hora \
        | tiene turno | tienen turno | hay turno | tienen disponible",
    ),
    (
        Moved,
        "se mueve al | se mueve a | se pasa al | se pasa a | se cambia al | se cambia a | pasa a ser \
        | ha cambiado a | ha cambiado al | se ha movido al | se ha movido a | se ha cambiado al \
        | se ha cambiado a | se ha pasado al | se ha pasado a | se aplaza al | se aplaza a | se aplaza hasta \
        | se aplaza | se ha aplazado al | se ha aplazado a | se ha aplazado | se retrasa a | se retrasa al \
        | se retrasa hasta | se retrasa | se ha retrasado | se adelanta al | se adelanta a | se adelanta \
        | se pospone al | se pospone a | se pospone hasta | se pospone | se ha pospuesto | se traslada al \
        | se traslada a | ahora es el | ahora es a | ahora es | será a | al final es a | al final es el \
        | al final es | al final será | cambiada al | cambiado al | cambiada a | cambiado a | la han cambiado \
        | lo han cambiado | han cambiado | hemos cambiado | han movido | hemos movido | movido al | movida al \
        | movido a | movida a | aplazado al | aplazada al | aplazada a | aplazado a | podemos mover \
        | podemos cambiar | podemos pasar | podemos aplazar | podemos retrasar | podemos adelantar | cambiamos \
        | movemos | en vez de | en lugar de | la pasamos | lo pasamos | fue reprogramado | fue reprogramada \
        | ha sido reprogramado | ha sido reprogramada | queda reprogramado | queda reprogramada | se reprograma \
        | se reprogramó | reprogramado para | reprogramada para | se posterga | se postergó | postergado \
        | postergada | postergamos | se corre al | se corre para | se corrió al | se corrió para | lo corremos \
        | la corremos | se recorre al | se recorre para | lo recorremos | la recorremos | se atrasa | se atrasó \
        | queda aplazado al | queda aplazada al | queda para el | quedó para el | se cambia para | se cambió al \
        | se cambió a | se cambió para | se pasó al | se pasó a | se pasó para | se movió al | se movió a \
        | se movió para | se mueve para | lo movemos al | la movemos al | lo movemos a | la movemos a \
        | lo movemos para | la movemos para | la pasamos al | lo pasamos al | la pasamos a | lo pasamos a \
        | la pasamos para | lo pasamos para | lo dejamos para | la dejamos para | lo cambiamos al \
        | la cambiamos al | lo cambiamos a | la cambiamos a | podemos dejarlo para | podemos dejarla para \
        | podemos pasarlo | podemos pasarla | podemos cambiarlo | podemos cambiarla | podemos moverlo \
        | podemos moverla | podríamos mover | podríamos cambiar | podríamos pasar | podríamos pasarlo \
        | podríamos pasarla | podríamos cambiarlo | podríamos dejarlo para | podríamos adelantar \
        | podríamos retrasar | podríamos aplazar | se puede cambiar | se puede mover | se puede pasar \
        | es posible cambiar | es posible mover | sería posible cambiar | puedo cambiar | puedo mover \
        | puedo pasar la cita | me puedes cambiar | me puede cambiar | te cambio | te muevo | te paso al \
        | te paso a las | te adelanto | te retraso | le adelanto | le retraso | le cambio | le muevo \
        | tuvimos que mover | tuvimos que cambiar | hemos tenido que cambiar | hemos tenido que mover \
        | hemos adelantado | hemos retrasado | hemos aplazado | hemos pasado | han adelantado | han retrasado \
        | han aplazado | han pasado | se celebrará finalmente | será finalmente | finalmente será \
        | al final la hacemos | al final lo hacemos | al final quedamos | al final nos vemos | cambio de hora \
        | cambio de fecha | cambio de horario | cambio de sala | cambio de lugar | nueva fecha | nueva hora \
        | nuevo horario | nueva salida | pasa para | pasan a | pasan al | pasará al | pasará a las \
        | pasará a ser",
    ),
    (
        Cancelled,
        "deja de recordarme | no me recuerdes más | ya no me recuerdes | se cancela | se ha cancelado | cancelado | cancelada | está cancelado | está cancelada | queda cancelado \
        | queda cancelada | queda anulado | queda anulada | se anula | se ha anulado | anulado | anulada \
        | se suspende | se ha suspendido | suspendido | suspendida | no hay | ya no hay | no se hace \
        | no se celebra | tengo que cancelar | tenemos que cancelar | hay que cancelar | dejamos sin efecto \
        | deja sin efecto | queda sin efecto | tenemos que anular | tengo que anular | se canceló | se suspendió \
        | han cancelado | hemos cancelado | me han cancelado | han suspendido | han anulado | fue cancelado \
        | fue cancelada | fue suspendido | fue suspendida | fue anulado | fue anulada | ha sido cancelado \
        | ha sido cancelada | ha sido anulado | ha sido anulada | ha sido suspendido | ha sido suspendida \
        | quedan canceladas | quedan cancelados | quedan suspendidas | quedan suspendidos | queda suspendido \
        | queda suspendida | están canceladas | está suspendido | está suspendida | hemos tenido que cancelar \
        | hemos tenido que anular | he tenido que cancelar | he tenido que anular \
        | nos vemos obligados a cancelar | nos vemos obligados a suspender | me veo obligado a cancelar \
        | debo cancelar | debemos cancelar | quiero cancelar | quería cancelar | quisiera cancelar \
        | necesito cancelar | quería anular | quisiera anular | necesito anular | quiero anular | lo cancelo \
        | la cancelo | lo cancelamos | la cancelamos | no se celebrará | no tendrá lugar | no habrá ensayo \
        | no habrá clase | no habrá reunión | no habrá entreno | no habrá partido | se cayó la reunión \
        | se cae la reunión | se cayó el | se cae el",
    ),
    (
        Agree,
        "ok | okay | okey | oki | vale | vaaale | vaale | sí | sip | sii | siii | claro | claro que sí \
        | por supuesto | perfecto | genial | estupendo | fenomenal | dale | va | venga | hecho | de acuerdo \
        | conforme | me va bien | me viene bien | nos viene bien | me viene perfecto | me parece \
        | me parece bien | me apunto | nos apuntamos | apuntado | apuntada | cuenta conmigo | contad conmigo \
        | cuenten conmigo | allí estaré | ahí estaré | allí estaremos | ahí estaremos | allí estamos \
        | ahí estamos | allá estaré | allá nos vemos | ahí nos vemos | allí nos vemos | nos vemos | yo también \
        | voy | vamos | entendido | anotado | sin problema | no hay problema | con gusto | con mucho gusto \
        | encantado | encantada | listo | sale | órale | sobres | joya | bárbaro | buenísimo | confirmado \
        | confirmo | quedamos así | quedamos | mejor | bueno | bien | muy bien | cómo no | desde luego | obvio \
        | de una | jalo | le entro | hágale | trato hecho | enterado | enterada | recibido | ahí me conecto \
        | tomo nota | queda anotado | reservado | reservada | los tres | los dos | 👍 | 👌 | ✅ | 🙌 | 🫡 \
        | se lo confirmo | confirmado queda | va que va | hágale pues | listo pues | quedo atento | quedo atenta \
        | cuenta con ello | por mí bien | por mí vale | me late | arre | chévere | bacán | de acuerdo todo \
        | cuenten con nosotros | así quedamos | eso | correcto | vale perfecto | va perfecto | me sirve \
        | me cuadra | me queda perfecto | me queda bien | perfecto gracias | ahí estoy | ahí voy | ya quedó \
        | quedó | claro que voy | cuente conmigo | cuentan conmigo | listo el | listísimo | copiado \
        | anotadísimo | agendado | lo agendo | lo anoto | ya lo anoté | nos vemos allí | te veo allí \
        | te veo ahí | confirmadísimo | confirmada | asisto | asistiré | iré | iremos | yo voy | voy yo \
        | yo llevo | yo traigo | yo me encargo | me encargo | me ocupo | lo hago | ahora mismo | enseguida \
        | en seguida | a la orden | oki doki | okis | vamos para allá | simón | cámara | dale que va | dale dale \
        | de acuerdísimo | por mí sí | por mi | igualmente | trato | hecho está | eso es | así es \
        | quedamos en eso | 👍🏻 | 👍🏼 | 👍🏽 | 👍🏾 | 💪 | 🤝 | 💯 | me va perfecto | me va de lujo | me va genial \
        | nos va bien | nos va perfecto | me viene genial | me viene de perlas | nos viene perfecto \
        | por mí perfecto | por mí genial | por mí encantado | por mí encantada | yo encantada | yo encantado \
        | ok perfecto | ok gracias | vale genial | vale guay | guay | mola | dabuten | de lujo | de maravilla \
        | maravilloso | excelente | fantástico | magnífico | estupendísimo | buena idea | qué buena idea \
        | planazo | qué plan | me encanta la idea | me gusta la idea | me parece perfecto | me parece genial \
        | me parece estupendo | me parece muy bien | nos parece bien | nos parece perfecto | ahí vamos \
        | ahí les caigo | ahí llego | allí voy | voy para allá | voy seguro | voy fijo | voy de cabeza \
        | va que sí | va pues | vamos pues | ya vas | ya rugiste | fierro | jalamos | órale va | órale pues \
        | zas | sale va | sale pues | sale y vale | ándale | ándale pues | ok va | va va | dale genial \
        | dale perfecto | dale buenísimo | dale nos vemos | dale ahí | de una parce | listo nos vemos \
        | listo quedamos | listo perfecto | listo gracias | bakán | bacano | ya po | ya dale | ya bacán | tinca \
        | me tinca | dale me copa | me copa | me sumo | nos sumamos | me anoto | nos anotamos | contá conmigo \
        | contá con nosotros | sí quiero | sí claro | sí puedo | sí podemos | sí voy | sí vamos | sí perfecto \
        | sí por favor | sí porfa | sí gracias | sí confirmo | sí confirmado | sí asistiré | sí señor \
        | sí señora | sí profe | será un placer | un placer | encantados | encantadas | sin falta | sin duda \
        | allí estaré sin falta | cuente con ello | cuenta con nosotros | cuente con nosotros | confirmamos \
        | confirmamos asistencia | confirmo asistencia | confirmo mi asistencia | asistiremos | estaremos allí \
        | estaremos ahí | estaré puntual | apuntadísima | apuntadísimo | reservado queda | queda reservado \
        | queda apuntado | queda confirmado | queda confirmada | queda agendado | queda agendada | queda hecho \
        | lo apunto | la apunto | apuntado queda | me lo apunto | me la apunto | agendada | bloqueado \
        | lo bloqueo | ya está en la agenda | en agenda | hecho queda | de acuerdo entonces | pues de acuerdo \
        | pues vale | pues perfecto | pues genial | pues sí | pues venga | venga va | venga perfecto \
        | venga vale | ok entonces | vale entonces | perfecto entonces | genial entonces | entonces sí \
        | entonces perfecto | golazo | de diez | puedo yo | yo puedo | sí que puedo | yo sí puedo",
    ),
    (
        Refuse,
        "gracias de todos modos | gracias de todas formas | gracias igualmente | gracias igual | está completo \
        | estamos completos | está lleno | agotado | agotadas | entonces nada | lo dejo | lo dejo para otra ocasión \
        | ya no hace falta | ya no me hace falta | me lo pienso | me lo voy a pensar | he cambiado de idea \
        | cambié de idea | no me interesa | se me va de presupuesto | no puedo | no podemos | no podré | no podría | no voy a poder | no llego | imposible | otro día \
        | otra vez será | en otra ocasión | lo dejamos | déjalo | no gracias | no, gracias | mejor no \
        | ni de broma | ni loco | ni loca | estoy fuera | estamos fuera | no estoy | ya tengo plan \
        | ya tengo planes | tengo lío | no me viene bien | no me va bien | no nos viene bien | lo siento \
        | no cuentes conmigo | no contéis conmigo | sin mí | qué pena | me es imposible | me toca trabajar \
        | ni hablar | no me da | no alcanzo | no me interesa | ni modo | la próxima | tampoco | me cuesta \
        | no me queda | no me queda bien | no me cuadra | no me sirve | no tengo tiempo | no me da tiempo \
        | no me da la vida | tengo otro compromiso | tengo compromiso | tengo cita | ya tengo | ya quedé \
        | he quedado con otros | ando fuera | estoy de viaje | estoy trabajando | tengo turno | tengo guardia \
        | me temo que no | lamentablemente | desgraciadamente | no cuenten conmigo | conmigo no contéis \
        | declino | debo declinar | prefiero que no | preferiría no | mejor otro día | será en otra \
        | será otro día | para la próxima | a la próxima | no gracia | no me apetece | no me animo | no quiero \
        | se me complicó | se me ha complicado | se nos complicó | me ha surgido | me surgió | nos ha surgido \
        | nos surgió | ha surgido un imprevisto | no vamos a poder | no podremos | no puedo ese día \
        | no puedo ese | ese día no puedo | ese día no | ese finde no | esa semana no | esta semana no \
        | hoy no puedo | mañana no puedo | a esa hora no | a esa hora no puedo | no me es posible \
        | no nos es posible | me va mal | me viene mal | me viene fatal | nos viene mal | me queda mal \
        | me queda lejos | me coge mal | me pilla mal | me pilla fuera | me pilla trabajando | estaré fuera \
        | estaré de viaje | estaremos fuera | andaré fuera | estoy liado | estoy liada | ando liado | ando liada \
        | voy liado | voy liada | voy a tope | tengo mucho lío | tengo que currar | me toca currar \
        | me toca guardia | me toca turno | tengo laburo | tengo que laburar | me toca laburar | tengo chamba \
        | me toca chambear | ando en chinga | ando corto | ando corta | ando sin plata | sin plata \
        | no tengo plata | estoy sin un duro | estoy tieso | estoy tiesa | ya tengo algo | ya tengo compromiso \
        | ya tengo cosas | ya tenía planes | ya tenía plan | tengo otra cosa | tengo un compromiso \
        | tenemos compromiso | tenemos otro compromiso | me bajo | yo me bajo | me descuelgo \
        | conmigo no cuenten | conmigo no | a mí no me | yo no puedo | yo no voy | yo paso | esta vez paso \
        | esta paso | este paso | paso esta vez | nosotros no | nosotros pasamos | va a ser que no | creo que no \
        | me temo que | por desgracia | sintiéndolo mucho | lo siento pero | lo siento no | no va a ser posible \
        | no será posible | no creo que pueda | lo veo difícil | está complicado | lo tengo complicado \
        | lo tengo difícil | lo tengo crudo | se me complica | no gracias no | ya será otro día | ya otro día \
        | otra vez | para otra | para otra ocasión | en otro momento | más adelante | lo dejamos estar \
        | déjalo estar | dejémoslo | yo trabajo | es que trabajo | trabajo hasta | trabajo ese | trabajo el \
        | trabajo mañana | trabajo todo | este finde paso | hoy paso | esta noche paso | paso gracias \
        | pues paso | sin un peso | sin un duro | sin un mango | ando sin | estoy sin | voy justo | voy justa",
    ),
    (
        Instead,
        "en vez de | en lugar de | en cambio | mejor a | mejor el | cambiamos | cambia | cambiar | cambio de \
        | cambio | pasa al | pasa a | pasamos | pasarlo | pasarla | la pasamos | lo pasamos | se pasa | mover \
        | movemos | movemos la | moverlo | moverla | adelantar | adelantamos | adelantarlo | adelantarla \
        | se adelanta | retrasar | retrasamos | retrasarlo | retrasarla | se retrasa | aplazar | aplazamos \
        | se aplaza | posponer | posponemos | se pospone | más tarde | más temprano | antes | después | retraso \
        | llego tarde | ahora es | ahora será | nueva hora | nueva fecha | correr | corremos | dejarlo para \
        | lo dejamos para | la dejamos para | la hacemos | lo hacemos | tipo | a eso de | como a las | se hará \
        | será en | mejor nos vemos | mejor lo dejamos | cámbialo | cámbiala | pásalo | pásala | muévelo \
        | la movemos | lo movemos | la cambiamos | lo cambiamos | una hora más tarde | una hora antes \
        | media hora más tarde | media hora antes | se adelantó | se atrasó | se retrasó | atrasado | atrasada \
        | voy tarde | llego más tarde | reprogramar | reprogramamos | reagendar | reagendamos | reagendado \
        | reprogramado | reprogramada | recorrer | recorremos | salimos a las | cambio de planes \
        | cambio de hora | cambio de fecha | cambio de horario | cambio de sala | cambio de lugar | nueva salida \
        | nuevo horario | nuevo lugar | nueva sala | reprogramación | te adelanto | adelantarte | adelantarle \
        | adelantarnos | retrasarte | retrasarle | retrasarnos | arrancamos | arrancar | empezamos más \
        | quedamos mejor | mejor quedamos | mejor mañana | mejor pasado | mejor en | mejor por | mejor por la \
        | mejor después | mejor antes | mejor si | mejor otro | mejor más | un poco más tarde | un poco antes \
        | un poco más temprano | un poco después | un rato antes | un rato después | más tardecito \
        | más tempranito | media hora después | una hora después | dos horas más tarde | dos horas antes \
        | un cuarto de hora | al final | finalmente | lo mismo pero | en otro sitio | en otro lugar | cambiarla \
        | cambiarlo | pasarme | posponerla | posponerlo | aplazarla | aplazarlo | moverme | correrla | correrlo \
        | atrasar | atrasarlo | atrasarla | atrasamos | postergar | postergamos | postergarlo | postergarla \
        | dejarla para | la dejamos | lo dejamos | vamos con retraso | voy con retraso | voy a llegar tarde \
        | llegaré tarde | llegaremos tarde | llegamos tarde | salgo más tarde | me retraso | nos retrasamos \
        | vengo tarde",
    ),
    (
        Off,
        "cancelado | cancelada | se cancela | se canceló | cancelamos | cancelo | cancelar | anulado | anulada \
        | se anula | anulamos | anular | suspendido | suspendida | se suspende | se suspendió | ya no hace falta \
        | no hace falta | ya no es necesario | no es necesario | no te preocupes por | olvídate de | olvídalo \
        | dejamos lo de | no hay | ya no hay | no vengas | no vengáis | no venga | no compro | no compres \
        | ya no | no va a haber | no habrá | no se hace | se cae | se cayó | no podré ir | no puedo ir \
        | no voy a poder ir | no iré | ya lo compré | ya lo hice | ya está | quítalo | borra | queda cancelada \
        | queda cancelado | se anuló | se aplaza sin fecha | no hay clase | no hay clases | no hay ensayo \
        | no hay entreno | no hay partido | no hay reunión | hay que cancelar | tenemos que anular \
        | tengo que anular | debo cancelar | debo anular | me bajo | me bajé | no llegaremos | no asistiré \
        | ya no voy | ya no vamos | ya no puedo | al final no | finalmente no | no se va a poder | no podrá ser \
        | no hará falta | no es preciso | ya no viene | no viene | lo cancelamos | la cancelamos | lo cancelo \
        | la cancelo | cancelémoslo | cancelemos | lo anulamos | la anulamos | lo suspendemos | la suspendemos \
        | suspendemos | queda suspendido | queda suspendida | quedan suspendidas | quedan suspendidos \
        | queda sin efecto | queda aplazado | queda aplazada | no se celebrará | no tendrá lugar \
        | no se realizará | no se llevará a cabo | no habrá clase | no habrá ensayo | no habrá entreno \
        | no va a poder ser | no va a ser | no podré asistir | no puedo asistir | no podremos asistir \
        | no podré acudir | no podremos acudir | no voy a ir | no vamos a ir | no iremos | ya no quedamos \
        | ya no nos vemos | no quedamos | no nos vemos | no salimos | hoy no hay | mañana no hay \
        | esta semana no hay | este jueves no hay | este viernes no hay | este sábado no hay \
        | ya no hace falta que | no hace falta que | no hará falta que | ya no tienes que | no tienes que \
        | no tenés que | ya no tiene que | no es necesario que | ya no es necesario que | no te molestes \
        | no se moleste | ni te molestes | olvida lo | olvida el | olvida la | olvídate del | olvídate de la",
    ),
    (
        AsksTime,
        "(a/) (qué/q) (hora/horas) | a la hora que | cuándo | qué día | para cuándo | qué fecha | cómo te va | a qué horas | qué hora \
        | cuándo quedamos | cuándo podemos | cuándo puedes | cuándo te viene bien | cuándo os viene bien \
        | qué día te viene | qué días | para qué día | a qué hora quedamos | a qué hora es | cuándo es \
        | cuándo sería | y a qué hora",
    ),
    (
        Same,
        "misma hora | mismo sitio | mismo lugar | mismo día | misma sala | misma cancha | la hora de siempre \
        | donde siempre | como siempre | el sitio de siempre | de siempre | a la misma hora | la misma hora \
        | en el mismo sitio | en el mismo lugar | mismo sitio de siempre | a la hora de siempre \
        | como la otra vez | como la última vez | como el otro día | igual que siempre | como cada | mismo bar \
        | mismo horario | donde la otra vez | donde la última vez | hora habitual | lugar habitual \
        | sitio habitual",
    ),
    (
        Settled,
        "ya me encargo yo | ya lo compro yo | ya lo hago yo | ya lo llevo yo | ya lo traigo yo | ya lo pagué \
        | ya la pagué | ya lo he pagado | ya la he pagado | ya lo he hecho | ya lo he comprado | ya le compré \
        | ya la compré | ya los compré | ya compré | ya pagué | ya hablé con | ya lo llamé | ya la llamé \
        | ya lo he enviado | ya lo envié | ya lo mandé | ya lo recogí | ya lo he recogido | ya fui yo \
        | ya la recogí | ya los recogí | ya está comprado | ya está comprada | ya está pagado | ya está pagada \
        | ya está hecho | ya quedó pagado | ya quedó pagada | ya lo pasé | ya se lo di | ya se lo llevé \
        | ya fui a | ya lo tengo | ya la tengo | ya los tengo | ya las tengo | ya reservé | ya he reservado \
        | ya he comprado | ya he pagado | ya he llamado | ya llamé | ya he recogido | ya lo reservé \
        | ya la reservé | ya lo solucioné | ya está arreglado | ya está solucionado",
    ),
    (
        Moved,
        "(pasar/pasarla/pasarlo/mover/moverla/moverlo/correr/correrla/correrlo/cambiar/cambiarla/cambiarlo/aplazar/aplazarla/aplazarlo/posponer/posponerla/posponerlo/adelantar/adelantarla/adelantarlo/atrasar/atrasarla/atrasarlo/dejar/dejarla/dejarlo/reprogramar/reagendar) (para/pal) (el/la/las/)",
    ),
];
