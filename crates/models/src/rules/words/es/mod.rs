//! Spanish.

mod chat;
mod day;
mod memory;
mod small;
mod talk;
mod things;
mod verbs;

use super::{Grammar, Reasons, Source, Texts};

pub(super) const SOURCE: Source = Source {
    marks: &[chat::MARKS, day::MARKS, memory::MARKS, talk::MARKS, things::MARKS, small::MARKS],
    verbs: verbs::VERBS,
    regular: verbs::REGULAR,
    past_endings: "aron | ieron | aste | iste | aban | abamos | ieron",
    past_after_subject: false,
    forms: verbs::FORMS,
    endings: "me | te | le | les | nos | os | lo | la | los | las | telo | tela | selo | sela | melo | mela",
    order_endings: "me | nos | melo | mela | melos | melas | noslo | nosla | le | les",
    particles: "te | me | le | les | os | nos | se",
    objects: "lo | la | los | las",
    abbreviations: "dr | dra | sr | sra | srta | d | dña | av | avda | c | nº | num | tel | etc | aprox | pza | p | lun | mar | mie | jue | vie | sab | dom | ene | feb | abr | ago | sep | oct | nov | dic",
    times: "hoy | mañana | pasado | lunes | martes | miércoles | jueves | viernes | sábado | sábados | domingo | domingos | nochebuena | nochevieja | finde | fin | enero | febrero | marzo | abril | mayo | junio | julio | agosto | septiembre | setiembre | octubre | noviembre | diciembre \
        | tarde | noche | mediodía | medianoche | madrugada | semana | mes | hora | horas | minutos | rato | media | cuarto | cada | navidad | quincena | próximo | próxima | viene \
        | una | dos | tres | cuatro | cinco | seis | siete | ocho | nueve | diez | once | doce \
        | cancelado | cancelada | cancela | cancelar | suspende | suspendido | suspendida | anulado | anulada | anula | aplaza | aplazado | aplazada | pospone",
    evenings: "tarde | tardes | noche | noches",
    grammar: Grammar {
        hours: "h | hs | hrs | horas",
        turned: "traer=llevar",
        brings: "llevar | traer | hacer | comprar | preparar | cocinar | pedir | encargar | encargarse | ocuparse | hornear | poner | conseguir | aportar",
        of: "de | del",
        halves: "tarde | noche | p | pm | mediodía",
        past_written: "ó",
        purpose: "para",
        infinitives: "ar | er | ir",
        ..Grammar::PLAIN
    },
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
        for_length: "durante {length}",
        ask_when: "¿Cuándo es «{title}»?",
        ask_both: "¿Qué apunto en tu agenda, y cuándo?",
        ask_remind_when: "¿Cuándo te recuerdo «{title}»?",
        ask_what: "¿Qué apunto para {when}?",
        ask_remind_what: "¿Qué quieres que te recuerde?",
        ask_which: "¿Cuál de ellas? Dime el título o el día.",
        ask_which_of: "¿Cuál de ellas?\n{list}",
        ask_day: "«{said}» no cuadra. ¿Qué día es?\n{list}",
        taken_before: "Entiendo «{said}» como {when}, al acabar la jornada del día anterior.",
        ask_move_to: "¿A cuándo muevo «{title}»?",
        all_of_it: "«{title}» se repite, y solo puedo cambiarlo entero, no un día suelto.",
        not_found: "No encuentro nada parecido a «{title}» en tu agenda.",
        gone_by: "{when} ya ha pasado, así que no he apuntado «{title}». ¿Qué día es?",
        known: "Lo que recuerdo de ti:\n{list}\nPuedes ver, corregir y borrar cada cosa en Ajustes → Memoria.",
        known_nothing: "Todavía no recuerdo nada de ti. Dime, por ejemplo: «Recuerda que soy vegetariana».",
        ask_remember: "¿Qué tengo que recordar?",
        too_many: "He tomado las cinco primeras. Mándame el resto otra vez, por favor.",
        meeting: "Quedada",
        meeting_with: "Quedar con {who}",
        collect: "Recoger {what}",
        of_other: "{who}: {what}",
        with_who: "{what} con {who}",
        place_of: "{place} de {who}",
        place_of_us: "{place}",
        home_of: "casa de {who}",
        my_home: "mi casa",
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
