//! Spanish: kinds of event, and places.

#![allow(clippy::enum_glob_use)] // The marks are the file's vocabulary.

use crate::rules::lexicon::Mark::{self, *};
use crate::rules::lexicon::Occasion;

pub(super) const MARKS: &[(Mark, &str)] = &[
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
        "médico | médica | doctor | doctora | pediatra | fisio | fisioterapeuta | veterinario | veterinaria | análisis | analítica | analítica de sangre | chequeo | vacuna | vacunación | oculista | óptica | dermatólogo | dermatóloga | ginecólogo | ginecóloga | psicólogo | psicóloga | terapia | hospital | consulta | ecografía | radiografía | resonancia | itv | podólogo | traumatólogo | cardiólogo",
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
        Place,
        "clínica | consulta | laboratorio | garaje | taller | peluquería | salón | estudio | casa rural | academia | cancha | pista",
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
        Online,
        "zoom | teams | microsoft teams | google meet | meet | skype | facetime | whatsapp | wasap | webex | discord | telegram | teléfono | videollamada | slack | signal",
    ),
    (
        Place,
        "casa | oficina | despacho | trabajo | colegio | cole | instituto | escuela | guardería | restaurante | bar | cafetería | cine | teatro | hotel | aeropuerto | estación | parque | gimnasio | hospital | clínica | biblioteca | iglesia | museo | centro | centro comercial | playa | universidad | uni | facultad | campus | estudio | taller | banco \
        | ayuntamiento | estadio | piscina | sala | sala de reuniones | plaza | calle | avenida | mercado | supermercado | súper | tienda | panadería | club | ciudad | pueblo | esquina | parada | juzgado | embajada | farmacia | cocina | jardín | edificio | recepción | terminal | puerta | andén | puerto | sede | piso | local | terraza | polideportivo | notaría | comisaría | metro | consulta | ambulatorio \
        | centro de salud | donde siempre | sitio de siempre | bar de siempre | urbanización | finca | campo",
    ),
    (
        Noun(Occasion::Meeting),
        "reunión de equipo | reunión de vecinos | junta de vecinos | comité | consejo escolar | puesta en común | retrospectiva | webinar | seminario web | jornada de puertas abiertas | puertas abiertas | visita guiada | entrevista de trabajo | evaluación | audiencia | cita con el notario | firma del contrato | firma de la hipoteca | inauguración | misa | funeral | velorio | velatorio | novena | procesión | pedida de mano | civil | ceremonia civil | acto | acto escolar | entrega de premios | sustentación | defensa de tesis | capacitación | inducción | cabildo | tanda | mitin | concentración | manifestación | asesoría | asesoramiento | sesión de fotos",
    ),
    (
        Noun(Occasion::Doctor),
        "médico de cabecera | ginecólogo | urólogo | otorrino | endocrino | neurólogo | nutricionista | dietista | psiquiatra | logopeda | matrona | comadrona | revisión médica | revisión | control | control prenatal | papanicolau | mamografía | colonoscopia | examen de sangre | examen médico | exámenes | laboratorio | prueba de esfuerzo | vacuna de la gripe | peluquería canina | quiropráctico | acupuntura | rehabilitación | terapia de lenguaje | sesión de fisio | operación | preoperatorio | alergólogo | kinesiólogo | kine",
    ),
    (
        Noun(Occasion::Class),
        "clase de inglés | clase de guitarra | clase de piano | clase de baile | clase de yoga | clases particulares | clase particular | club de lectura | grupo de estudio | sesión de estudio | estudiar | repaso | práctica | prácticas | ensayo del coro | coro | catequesis | scouts | natación de los niños | karate | judo | ballet | danza | zumba",
    ),
    (
        Noun(Occasion::Sport),
        "fútbol sala | futsal | pachanga | cascarita | fulbito | picado | pichanga | picadito | carrera popular | maratón | media maratón | rodada | salida en bici | bici | caminata | ajedrez | torneo | campeonato | liga | semifinal | vóleibol | voleibol | básquetbol | baloncesto | béisbol | rugby | boxeo | surf | esquí | patinaje | frontón | ráquetbol | ping pong | boliche | bolos | billar | dominó",
    ),
    (
        Noun(Occasion::Party),
        "fiesta sorpresa | fiesta infantil | piñata | baby shower | despedida de soltero | despedida de soltera | pedida | compromiso | bodas de oro | posada | nochebuena | nochevieja | fin de año | cena de navidad | cena de empresa | comida de empresa | parrilla | carne asada | paella | paellada | calçotada | romería | peña | jaripeo | kermesse | carnaval | primera comunión | confirmación | xv años | quince años | convivio | convivencia | junte | parranda | tardeo",
    ),
    (
        Noun(Occasion::Lunch),
        "comida de trabajo | comida familiar | almuerzo de trabajo | menú del día | sancocho | ceviche | locro | cocido | arroz",
    ),
    (
        Noun(Occasion::Dinner),
        "pizza | pizzas | sushi | tacos | taquiza | arepas | hamburguesas | tapas | tapeo | picoteo",
    ),
    (Noun(Occasion::Coffee), "cafetito | tinto | un tinto | mate | unos mates | churros | un helado | helado"),
    (
        Noun(Occasion::Drinks),
        "chelas | unas chelas | cheves | birra | una birra | vinos | unos vinos | unas copas | unos tragos | tragos | chupitos | cañitas | botellón | after",
    ),
    (
        Noun(Occasion::Show),
        "monólogo | stand up | circo | zarzuela | musical | danza contemporánea | feria del libro | mercadillo | rastro | tianguis | museo | visita al museo | zoo | zoológico | acuario | parque de atracciones | bolera | karaoke | escape room | noche de juegos | juegos de mesa | presentación del libro | corrida | lucha libre",
    ),
    (
        Noun(Occasion::Visit),
        "visita del técnico | técnico | técnico de internet | el técnico | instalador | albañil | pintor | cerrajero | jardinero | limpieza | fumigación | lectura del contador | revisión de la caldera | revisión del gas | caldera | cambio de aceite | cambio de ruedas | taller mecánico | mecánico | verificación | prueba de manejo | prueba de vestuario | prueba del vestido | modista | manicure | uñas | pestañas | tatuaje | cita en el banco | cita previa | cita para el dni | cita para el pasaporte | pasaporte | embajada | consulado | extranjería | migración | entrega de llaves | visita al piso | ver el piso | ver la casa | ver el departamento | ver el apartamento",
    ),
    (Noun(Occasion::Travel), "barco | crucero | traslado | embarque | llegada | regreso | paseo"),
    (
        Noun(Occasion::Exam),
        "oposiciones | examen de conducir | examen práctico | examen teórico | exposición oral | certamen | solemne | recuperación | ebau",
    ),
    (
        Place,
        "colonia | barrio | cancha de | campo de fútbol | campo | pabellón | frontón | alberca | laguna | río | lago | montaña | bosque | muelle | malecón | terminal de buses | central | central camionera | estación de tren | parada de metro | metro | aula | salón | salón de actos | salón de clases | auditorio | sala de juntas | sala de espera | recepción del hotel | bodega | almacén | fábrica | planta | obra | nave | finca | rancho | hacienda | quinta | casa de campo | cabaña | chalet | piso de | departamento | depa | azotea | patio | jardín de | parroquia | capilla | catedral | templo | cementerio | registro civil | municipalidad | alcaldía | notaría | juzgados | comisaría | correos | mesón | taberna | pizzería | heladería | panadería | taquería | fonda | cevichería | pollería | chifa | cervecería | bodegón | parrilla | asador | chiringuito | marisquería | churrería | librería | papelería | ferretería | gimnasio | polideportivo | ludoteca | sociedad | ateneo | centro cultural | centro cívico | casa de la cultura | local | peña",
    ),
    (
        Street,
        "calle | c | av | avda | avenida | paseo | plaza | pza | carrera | cra | kra | jirón | jr | calzada | camino | ronda | travesía | bulevar | carretera | pasaje | diagonal | rambla | glorieta",
    ),
    (
        Noun(Occasion::Meeting),
        "reu | reunioncita | kick-off | kickoff | lluvia de ideas | mesa redonda | pleno | escritura | notaría | encuentro | congreso | jornadas | simposio | coloquio | masterclass | responso | rosario | novenario \
        | bautismo | sepelio | exequias | homenaje | conmemoración | cata | catas | limpieza de la playa | recogida de basura | voluntariado \
        | reparto de notas | feedback | uno a uno | one to one | 1:1 | demostración",
    ),
    (
        Noun(Occasion::Doctor),
        "cita médica | cita con el médico | cita con la doctora | cita con el doctor | cita con el dr | cita con la dra | visita al médico | vacunas | holter | tac | biopsia | endoscopia | curas \
        | la cura | retirar los puntos | quitar los puntos | quitar puntos | anestesia | preanestesia | psico | psicopedagoga | fonoaudiólogo | fonoaudióloga | terapeuta | reumatólogo | hematólogo \
        | nefrólogo | oncólogo | quimio | cardióloga | traumatóloga | podóloga | dermatología | ginecología | pediatría | cardiología | oftalmología | oftalmólogo | oftalmóloga | examen de la vista | graduación de la vista \
        | lentillas | audífonos | extracción de sangre | sacarme sangre | sacarse sangre | donar sangre | donación de sangre | antirrábica | desparasitación | castración | esterilización",
    ),
    (
        Noun(Occasion::Dentist),
        "odontólogo | odontóloga | odontología | limpieza bucal | limpieza de boca | empaste | endodoncia | implante | brackets | muela",
    ),
    (
        Noun(Occasion::Haircut),
        "pelu | tinte | mechas | uñas | depilación | facial | limpieza facial | cejas | peinado | maquillaje | prueba de maquillaje | prueba de peinado | estética | cortarme el pelo | cortarse el pelo | cortarle el pelo",
    ),
    (
        Noun(Occasion::Class),
        "inglés | refuerzo | apoyo escolar | grupo de lectura | tertulia | cineclub | club de cine | club de ajedrez | cerámica | pintura | flamenco | sevillanas | bachata | tango | milonga \
        | guitarra | piano | violín | solfeo | conservatorio | robótica | logopeda | catecismo",
    ),
    (
        Noun(Occasion::Sport),
        "fut 5 | fut | fucho | futbolito | pachanguita | partidito | squash | bádminton | handball | balonmano | hockey | waterpolo | remo | kayak | piragua | buceo | esgrima | tiro con arco | crossfit | spinning \
        | aquagym | gimnasia | running | salir a correr | bicicleta | mtb | trekking | trek | escalar | rapel | barranquismo | rafting | patinar | patines | skate | esquiar | snowboard | equitación \
        | montar a caballo | clásico | derbi | cuartos de final | entrenar",
    ),
    (
        Noun(Occasion::Party),
        "fiestón | fiestuki | festejo | halloween | día de muertos | posadas | pastorela | novenas | novena de aguinaldos | amigo invisible | amigo secreto \
        | intercambio de regalos | cena de nochebuena | cena de nochevieja | cena de fin de año | roscón | noche vieja | hogueras | fallas | feria de abril | verbenas | asadito | asadazo | parrillita \
        | oncecita | juntada | juntadita | reunión familiar | quedada | matrimonio | matri | casorio | gender reveal | revelación de género | xv de \
        | bodas de plata",
    ),
    (
        Noun(Occasion::Lunch),
        "fabada | calçots | pescaíto | mariscada | ceviches | sancochito | vermú | lonche | lonchecito | pollada",
    ),
    (Noun(Occasion::Dinner), "cenita | noche de pizza | kebab | ramen"),
    (Noun(Occasion::Coffee), "unos cafés | merendola | tecito | chocolate con churros | horchata | matecitos"),
    (
        Noun(Occasion::Drinks),
        "cañita | tomar algo | tomarnos algo | unas frías | unas polas | polas | polita | una pola | guaro | pisco | piscola | piscolas | chela | chelitas | cervecitas | cervecita | tardeo en | terraceo | gin tonic \
        | cócteles | coctel | un trago | mezcal | mezcales",
    ),
    (
        Noun(Occasion::Show),
        "concurso | ir al cine | ir al teatro | expo | visita guiada a | acto del cole | acto del colegio | carrera de sacos | mercado medieval | mercado navideño | cabalgata | desfile | procesión de | ferias \
        | partido de la selección | ver el partido | ver la final | bingo | noche de bingo | trivial | noche de trivia | juegos de | noche de juegos de mesa | partida de rol | rol | torneo de | monólogos",
    ),
    (
        Noun(Occasion::Visit),
        "ver un piso | peritaje | perito | tasación | tasador | fontanería | plomero | gasfíter | cristalero | persianas | aire acondicionado | fibra | inspección técnica | revisión técnica | vtv | el taller \
        | taller del coche | cambio de neumáticos | cambio de llantas | recoger el coche | dejar el coche | dni | renovar el dni | renovar el pasaporte | padrón | empadronamiento | gestor | gestoría | abogado | la abogada \
        | hipoteca | mensajero | prueba del traje | sesión de fotos de | fotos del cole | orla",
    ),
    (
        Noun(Occasion::Travel),
        "ave | autocar | escapada a | escapada de | excursión a | excursión al | ida a | vuelta a | transfer | check-in | check in | check-out | checkout | road trip | roadtrip | ruta en coche | casa rural en | casa rural \
        | apartamento en | hotel en | reserva de hotel | reserva en el hotel | reserva hotel | estadía en | estancia en | camping en | camping | acampada | campamento de | cabaña en | cabaña | ir a la playa | día de playa",
    ),
    (
        Noun(Occasion::Exam),
        "parcial | parcialito | tfg | defensa del tfg | defensa de | defensa | sustentación de | tesis | lectura de tesis | psu | paes | icfes | simulacro | exposición de | oral de | el oral | dele | first | certificado de",
    ),
    (
        Place,
        "plaza mayor | cantina | comedor | comedor del cole | gimnasio municipal | polideportivo municipal | pabellón municipal | piscina municipal | centro de mayores | centro deportivo | centro vecinal | club social \
        | club deportivo | asociación | asociación de vecinos | salón parroquial | salón comunal | casa comunal | casa de la juventud | casa parroquial | casa del pueblo | ermita | parroquia san | santuario \
        | estación de autobuses | estación de bus | terminal terrestre | parking | aparcamiento | estacionamiento | gasolinera | rotonda | paseo marítimo | cala | embarcadero | puerto deportivo | club náutico | refugio \
        | merendero | área recreativa | mirador | parque central | plaza de armas | zócalo | kiosco | quiosco | café de | cafe | mall | plaza comercial | consultorio | urgencias | sala de profesores | sala de ensayo \
        | aula magna | biblio | facu | prepa | secundaria | kínder | jardín infantil | jardín de infantes | liceo | gimnasio del cole | patio del cole | patio de la escuela | roco | rocódromo | portería | segundo piso \
        | primer piso | tercer piso | quinta planta | lobby | quincho | salón de eventos | salón de fiestas | casa de eventos | obrador | pastelería | confitería | zona rosa | boliche | antro | discoteca \
        | sala de conciertos",
    ),
    (
        Noun(Occasion::Visit),
        "le llega | te llega | le llegará | te llegará | les llega | le entregamos | le entregaremos | será entregado | será entregada | se lo entregamos | le llevamos | pasarse a verlo | pasarse a verla | pasarte a verlo \
        | pasarte a verla | pasar a verlo | pasar a verla | venir a verlo | venir a verla | verlo el | enseñarle el piso | enseñarte el piso | paso a verlo | paso a verla",
    ),
    (Noun(Occasion::Class), "ensayamos"),
    (Noun(Occasion::Sport), "entrenamos | escalamos"),
    (Noun(Occasion::Travel), "volamos | viajamos"),
    (Noun(Occasion::Lunch), "vamos de comida"),
    (
        Noun(Occasion::Call),
        "enlace de meet | enlace de zoom | enlace de teams | link de meet | link de zoom | link de teams | enlace de la reunión | link de la reunión",
    ),
];
