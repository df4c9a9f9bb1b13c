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
];
