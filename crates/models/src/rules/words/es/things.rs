//! Spanish: kinds of event, and places.

#![allow(clippy::enum_glob_use)] // The marks are the file's vocabulary.

use crate::rules::lexicon::Mark::{self, *};
use crate::rules::lexicon::Occasion;

pub(super) const MARKS: &[(Mark, &str)] = &[
    (Noun(Occasion::Breakfast), "desayuno | desayunar | desayunamos"),
    (
        Noun(Occasion::Lunch),
        "comida | almuerzo | comer | almorzar | comemos | almorzamos | brunch | sobremesa | comida familiar \
        | comida de trabajo | almuerzo de trabajo | menú del día | sancocho | ceviche | locro | cocido | arroz \
        | fabada | calçots | pescaíto | mariscada | ceviches | sancochito | vermú | lonche | lonchecito \
        | pollada | vamos de comida",
    ),
    (
        Noun(Occasion::Coffee),
        "café | cafelito | cafecito | un té | merienda | merendar | cafetito | tinto | un tinto | mate \
        | unos mates | churros | un helado | helado | unos cafés | merendola | tecito | chocolate con churros \
        | horchata | matecitos",
    ),
    (
        Noun(Occasion::Drinks),
        "cañas | copas | cervezas | birras | una caña | una copa | una cerveza | unas cañas | vermut | vermú \
        | aperitivo | afterwork | chelas | unas chelas | cheves | birra | una birra | vinos | unos vinos \
        | unas copas | unos tragos | tragos | chupitos | cañitas | botellón | after | cañita | tomar algo \
        | tomarnos algo | unas frías | unas polas | polas | polita | una pola | guaro | pisco | piscola \
        | piscolas | chela | chelitas | cervecitas | cervecita | tardeo en | terraceo | gin tonic | cócteles \
        | coctel | un trago | mezcal | mezcales",
    ),
    (
        Noun(Occasion::Dinner),
        "cena | cenar | cenamos | una mesa | mesa para | barbacoa | parrillada | asado | pizza | pizzas | sushi \
        | tacos | taquiza | arepas | hamburguesas | tapas | tapeo | picoteo | cenita | noche de pizza | kebab \
        | ramen",
    ),
    (
        Noun(Occasion::Meeting),
        "reunión | reuniones | junta | entrevista | taller | seminario | conferencia | ponencia | presentación \
        | demo | sesión | asamblea | tutoría | charla | funeral | entierro | graduación | ceremonia | inspección \
        | juicio | notario | firma | revisión | comité | visita de obra | degustación | auditoría \
        | entrega de notas | jornada | consejo | retro | reunión de padres | reunión de equipo \
        | reunión de vecinos | junta de vecinos | consejo escolar | puesta en común | retrospectiva | webinar \
        | seminario web | jornada de puertas abiertas | puertas abiertas | visita guiada | entrevista de trabajo \
        | evaluación | audiencia | cita con el notario | firma del contrato | firma de la hipoteca \
        | inauguración | misa | velorio | velatorio | novena | procesión | pedida de mano | civil \
        | ceremonia civil | acto | acto escolar | entrega de premios | sustentación | defensa de tesis \
        | capacitación | inducción | cabildo | tanda | mitin | concentración | manifestación | asesoría \
        | asesoramiento | sesión de fotos | reu | reunioncita | kick-off | kickoff | lluvia de ideas \
        | mesa redonda | pleno | escritura | notaría | encuentro | congreso | jornadas | simposio | coloquio \
        | masterclass | responso | rosario | novenario | bautismo | sepelio | exequias | homenaje \
        | conmemoración | cata | catas | limpieza de la playa | recogida de basura | voluntariado \
        | reparto de notas | feedback | uno a uno | one to one | 1:1 | demostración",
    ),
    (Noun(Occasion::Standup), "daily | standup | stand-up"),
    (
        Noun(Occasion::Call),
        "llamada | videollamada | videoconferencia | call | zoom | conferencia telefónica | enlace de meet \
        | enlace de zoom | enlace de teams | link de meet | link de zoom | link de teams | enlace de la reunión \
        | link de la reunión",
    ),
    (
        Noun(Occasion::Dentist),
        "dentista | ortodoncista | ortodoncia | limpieza dental | odontólogo | odontóloga | odontología \
        | limpieza bucal | limpieza de boca | empaste | endodoncia | implante | brackets | muela",
    ),
    (
        Noun(Occasion::Doctor),
        "médico | médica | doctor | doctora | pediatra | fisio | fisioterapeuta | veterinario | veterinaria \
        | análisis | analítica | analítica de sangre | chequeo | vacuna | vacunación | oculista | óptica \
        | dermatólogo | dermatóloga | ginecólogo | ginecóloga | psicólogo | psicóloga | terapia | hospital \
        | consulta | ecografía | radiografía | resonancia | itv | podólogo | traumatólogo | cardiólogo | cirugía \
        | médico de cabecera | urólogo | otorrino | endocrino | neurólogo | nutricionista | dietista \
        | psiquiatra | logopeda | matrona | comadrona | revisión médica | revisión | control | control prenatal \
        | papanicolau | mamografía | colonoscopia | examen de sangre | examen médico | exámenes | laboratorio \
        | prueba de esfuerzo | vacuna de la gripe | peluquería canina | quiropráctico | acupuntura \
        | rehabilitación | terapia de lenguaje | sesión de fisio | operación | preoperatorio | alergólogo \
        | kinesiólogo | kine | cita médica | cita con el médico | cita con la doctora | cita con el doctor \
        | cita con el dr | cita con la dra | visita al médico | vacunas | holter | tac | biopsia | endoscopia \
        | curas | la cura | retirar los puntos | quitar los puntos | quitar puntos | anestesia | preanestesia \
        | psico | psicopedagoga | fonoaudiólogo | fonoaudióloga | terapeuta | reumatólogo | hematólogo \
        | nefrólogo | oncólogo | quimio | cardióloga | traumatóloga | podóloga | dermatología | ginecología \
        | pediatría | cardiología | oftalmología | oftalmólogo | oftalmóloga | examen de la vista \
        | graduación de la vista | lentillas | audífonos | extracción de sangre | sacarme sangre \
        | sacarse sangre | donar sangre | donación de sangre | antirrábica | desparasitación | castración \
        | esterilización",
    ),
    (
        Noun(Occasion::Haircut),
        "peluquería | peluquero | peluquera | barbero | barbería | manicura | masaje | corte de pelo | pelu \
        | tinte | mechas | uñas | depilación | facial | limpieza facial | cejas | peinado | maquillaje \
        | prueba de maquillaje | prueba de peinado | estética | cortarme el pelo | cortarse el pelo \
        | cortarle el pelo",
    ),
    (
        Noun(Occasion::Class),
        "clase | clases | curso | lección | ensayo | entrenamiento | formación | coro | tutoría de padres \
        | ensayo general | taller | tutoría | catequesis | parcial | clase de inglés | clase de guitarra \
        | clase de piano | clase de baile | clase de yoga | clases particulares | clase particular \
        | club de lectura | grupo de estudio | sesión de estudio | estudiar | repaso | práctica | prácticas \
        | ensayo del coro | scouts | natación de los niños | karate | judo | ballet | danza | zumba | inglés \
        | refuerzo | apoyo escolar | grupo de lectura | tertulia | cineclub | club de cine | club de ajedrez \
        | cerámica | pintura | flamenco | sevillanas | bachata | tango | milonga | guitarra | piano | violín \
        | solfeo | conservatorio | robótica | logopeda | catecismo | ensayamos",
    ),
    (
        Noun(Occasion::Sport),
        "gimnasio | gym | yoga | pilates | tenis | fútbol | pádel | natación | partido | partidillo | baloncesto \
        | senderismo | ruta | excursión | golf | cascarita | pichanga | escalada | rocódromo | entreno \
        | entrenamiento | carrera | vóley | básquet | fútbol sala | futsal | pachanga | fulbito | picado \
        | picadito | carrera popular | maratón | media maratón | rodada | salida en bici | bici | caminata \
        | ajedrez | torneo | campeonato | liga | semifinal | vóleibol | básquetbol | béisbol | rugby | boxeo \
        | surf | esquí | patinaje | frontón | ráquetbol | ping pong | boliche | bolos | billar | dominó | fut 5 \
        | fut | fucho | futbolito | pachanguita | partidito | squash | bádminton | handball | balonmano | hockey \
        | waterpolo | remo | kayak | piragua | buceo | esgrima | tiro con arco | crossfit | spinning | aquagym \
        | gimnasia | running | salir a correr | bicicleta | mtb | trekking | trek | escalar | rapel \
        | barranquismo | rafting | patinar | patines | skate | esquiar | snowboard | equitación \
        | montar a caballo | clásico | derbi | cuartos de final | entrenar | entrenamos | escalamos",
    ),
    (
        Noun(Occasion::Party),
        "fiesta | fiesta de cumpleaños | boda | bautizo | comunión | celebración | inauguración | despedida \
        | guateque | quinceañera | fiesta de despedida | picnic | cumple | carne asada | quinceaños \
        | reencuentro | kermés | fiesta sorpresa | fiesta infantil | piñata | baby shower | despedida de soltero \
        | despedida de soltera | pedida | compromiso | bodas de oro | posada | nochebuena | nochevieja \
        | fin de año | cena de navidad | cena de empresa | comida de empresa | parrilla | paella | paellada \
        | calçotada | romería | peña | jaripeo | kermesse | carnaval | primera comunión | confirmación | xv años \
        | quince años | convivio | convivencia | junte | parranda | tardeo | fiestón | fiestuki | festejo \
        | halloween | día de muertos | posadas | pastorela | novenas | novena de aguinaldos | amigo invisible \
        | amigo secreto | intercambio de regalos | cena de nochebuena | cena de nochevieja | cena de fin de año \
        | roscón | noche vieja | hogueras | fallas | feria de abril | verbenas | asadito | asadazo | parrillita \
        | oncecita | juntada | juntadita | reunión familiar | quedada | matrimonio | matri | casorio \
        | gender reveal | revelación de género | xv de | bodas de plata",
    ),
    (
        Noun(Occasion::Show),
        "concierto | cine | película | peli | teatro | ópera | exposición | espectáculo | obra de teatro \
        | festival | feria | obra | función | recital | verbena | monólogo | stand up | circo | zarzuela \
        | musical | danza contemporánea | feria del libro | mercadillo | rastro | tianguis | museo \
        | visita al museo | zoo | zoológico | acuario | parque de atracciones | bolera | karaoke | escape room \
        | noche de juegos | juegos de mesa | presentación del libro | corrida | lucha libre | concurso \
        | ir al cine | ir al teatro | expo | visita guiada a | acto del cole | acto del colegio \
        | carrera de sacos | mercado medieval | mercado navideño | cabalgata | desfile | procesión de | ferias \
        | partido de la selección | ver el partido | ver la final | bingo | noche de bingo | trivial \
        | noche de trivia | juegos de | noche de juegos de mesa | partida de rol | rol | torneo de | monólogos",
    ),
    (Noun(Occasion::Birthday), "cumpleaños | cumple | aniversario"),
    (
        Noun(Occasion::Exam),
        "examen | exámenes | prueba | test | selectividad | oposición | oposiciones | examen de conducir \
        | examen práctico | examen teórico | exposición oral | certamen | solemne | recuperación | ebau \
        | parcial | parcialito | tfg | defensa del tfg | defensa de | defensa | sustentación de | tesis \
        | lectura de tesis | psu | paes | icfes | simulacro | exposición de | oral de | el oral | dele | first \
        | certificado de",
    ),
    (
        Noun(Occasion::Travel),
        "vuelo | tren | viaje | avión | ferry | ave a | autobús a | bus | autobús | salida | barco | crucero \
        | traslado | embarque | llegada | regreso | paseo | ave | autocar | escapada a | escapada de \
        | excursión a | excursión al | ida a | vuelta a | transfer | check-in | check in | check-out | checkout \
        | road trip | roadtrip | ruta en coche | casa rural en | casa rural | apartamento en | hotel en \
        | reserva de hotel | reserva en el hotel | reserva hotel | estadía en | estancia en | camping en \
        | camping | acampada | campamento de | cabaña en | cabaña | ir a la playa | día de playa | volamos \
        | viajamos",
    ),
    (Noun(Occasion::Holiday), "vacaciones | puente | festivo | día libre | escapada | excursión | campamento"),
    (
        Noun(Occasion::Visit),
        "visita | cita | citas | entrega | recogida | reserva | fontanero | electricista | mudanza \
        | revisión del coche | itv | instalación | reparación | visita del técnico | técnico \
        | técnico de internet | el técnico | instalador | albañil | pintor | cerrajero | jardinero | limpieza \
        | fumigación | lectura del contador | revisión de la caldera | revisión del gas | caldera \
        | cambio de aceite | cambio de ruedas | taller mecánico | mecánico | verificación | prueba de manejo \
        | prueba de vestuario | prueba del vestido | modista | manicure | uñas | pestañas | tatuaje \
        | cita en el banco | cita previa | cita para el dni | cita para el pasaporte | pasaporte | embajada \
        | consulado | extranjería | migración | entrega de llaves | visita al piso | ver el piso | ver la casa \
        | ver el departamento | ver el apartamento | ver un piso | peritaje | perito | tasación | tasador \
        | fontanería | plomero | gasfíter | cristalero | persianas | aire acondicionado | fibra \
        | inspección técnica | revisión técnica | vtv | el taller | taller del coche | cambio de neumáticos \
        | cambio de llantas | recoger el coche | dejar el coche | dni | renovar el dni | renovar el pasaporte \
        | padrón | empadronamiento | gestor | gestoría | abogado | la abogada | hipoteca | mensajero \
        | prueba del traje | sesión de fotos de | fotos del cole | orla | le llega | te llega | le llegará \
        | te llegará | les llega | le entregamos | le entregaremos | será entregado | será entregada \
        | se lo entregamos | le llevamos | pasarse a verlo | pasarse a verla | pasarte a verlo | pasarte a verla \
        | pasar a verlo | pasar a verla | venir a verlo | venir a verla | verlo el | enseñarle el piso \
        | enseñarte el piso | paso a verlo | paso a verla",
    ),
    (Generic, "evento | eventos | cita | citas | reunión | plan | planes | cosa | compromiso | algo | entrada"),
    (
        Place,
        "clínica | consulta | laboratorio | garaje | taller | peluquería | salón | estudio | casa rural \
        | academia | cancha | pista | casa | oficina | despacho | trabajo | colegio | cole | instituto | escuela \
        | guardería | restaurante | bar | cafetería | cine | teatro | hotel | aeropuerto | estación | parque \
        | gimnasio | hospital | biblioteca | iglesia | museo | centro | centro comercial | playa | universidad \
        | uni | facultad | campus | banco | ayuntamiento | estadio | piscina | sala | sala de reuniones | plaza \
        | calle | avenida | mercado | supermercado | súper | tienda | panadería | club | ciudad | pueblo \
        | esquina | parada | juzgado | embajada | farmacia | cocina | jardín | edificio | recepción | terminal \
        | puerta | andén | puerto | sede | piso | local | terraza | polideportivo | notaría | comisaría | metro \
        | ambulatorio | centro de salud | donde siempre | sitio de siempre | bar de siempre | urbanización \
        | finca | campo | colonia | barrio | cancha de | campo de fútbol | pabellón | frontón | alberca | laguna \
        | río | lago | montaña | bosque | muelle | malecón | terminal de buses | central | central camionera \
        | estación de tren | parada de metro | aula | salón de actos | salón de clases | auditorio \
        | sala de juntas | sala de espera | recepción del hotel | bodega | almacén | fábrica | planta | obra \
        | nave | rancho | hacienda | quinta | casa de campo | cabaña | chalet | piso de | departamento | depa \
        | azotea | patio | jardín de | parroquia | capilla | catedral | templo | cementerio | registro civil \
        | municipalidad | alcaldía | juzgados | correos | mesón | taberna | pizzería | heladería | taquería \
        | fonda | cevichería | pollería | chifa | cervecería | bodegón | parrilla | asador | chiringuito \
        | marisquería | churrería | librería | papelería | ferretería | ludoteca | sociedad | ateneo \
        | centro cultural | centro cívico | casa de la cultura | peña | plaza mayor | cantina | comedor \
        | comedor del cole | gimnasio municipal | polideportivo municipal | pabellón municipal \
        | piscina municipal | centro de mayores | centro deportivo | centro vecinal | club social \
        | club deportivo | asociación | asociación de vecinos | salón parroquial | salón comunal | casa comunal \
        | casa de la juventud | casa parroquial | casa del pueblo | ermita | parroquia san | santuario \
        | estación de autobuses | estación de bus | terminal terrestre | parking | aparcamiento \
        | estacionamiento | gasolinera | rotonda | paseo marítimo | cala | embarcadero | puerto deportivo \
        | club náutico | refugio | merendero | área recreativa | mirador | parque central | plaza de armas \
        | zócalo | kiosco | quiosco | café de | cafe | mall | plaza comercial | consultorio | urgencias \
        | sala de profesores | sala de ensayo | aula magna | biblio | facu | prepa | secundaria | kínder \
        | jardín infantil | jardín de infantes | liceo | gimnasio del cole | patio del cole \
        | patio de la escuela | roco | rocódromo | portería | segundo piso | primer piso | tercer piso \
        | quinta planta | lobby | quincho | salón de eventos | salón de fiestas | casa de eventos | obrador \
        | pastelería | confitería | zona rosa | boliche | antro | discoteca | sala de conciertos",
    ),
    (Remote, "online | en línea | virtual | por videollamada"),
    (
        Online,
        "zoom | teams | microsoft teams | google meet | meet | skype | facetime | whatsapp | wasap | webex \
        | discord | telegram | teléfono | videollamada | slack | signal",
    ),
    (
        Street,
        "calle | c | av | avda | avenida | paseo | plaza | pza | carrera | cra | kra | jirón | jr | calzada \
        | camino | ronda | travesía | bulevar | carretera | pasaje | diagonal | rambla | glorieta | vía",
    ),
];
