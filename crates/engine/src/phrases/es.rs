//! Spanish.

use super::Phrases;

pub(super) const PHRASES: Phrases = Phrases {
    language: "es",
    weekdays: ["lun", "mar", "mié", "jue", "vie", "sáb", "dom"],
    months: ["ene", "feb", "mar", "abr", "may", "jun", "jul", "ago", "sept", "oct", "nov", "dic"],
    all_day: "todo el día",
    reminder: "aviso",
    with: "con",
    notes: "notas",
    past: "ya pasado",
    until: "hasta",
    once: "una vez",
    each: ["cada día", "cada semana", "cada mes", "cada año", "cada hora", "cada minuto", "cada segundo"],
    every: |count, unit| {
        format!("cada {count} {}", ["días", "semanas", "meses", "años", "horas", "minutos", "segundos"][unit])
    },
    nth: |nth| match nth {
        -1 => "último".to_owned(),
        nth if nth < 0 => format!("{}.º por el final", nth.unsigned_abs()),
        _ => format!("{nth}.º"),
    },
    day_of_month: "día",
    among: |nth, list| format!("{nth} de {list}"),
    times: |count| if count == 1 { "una vez".to_owned() } else { format!("{count} veces") },
    own_rule: "se repite según una regla propia",
    priorities: ["prioridad baja", "prioridad media", "prioridad alta", "urgente"],

    cancel: "Cancelar",
    tentative: "por confirmar",
    only_this: "solo esta vez",
    assumed: "supuesto",
    guesses: ["el día", "mañana o tarde", "la hora", "la duración"],
    answers: ["aún sin responder", "tu respuesta: sí", "tu respuesta: quizá", "tu respuesta: no"],
    complete: "Completar",
    dismiss: "Descartar",
    contacts: ["Nuevo contacto", "Cambiar contacto", "Borrar contacto"],

    remember: "Recordar",
    forget: "Olvidar",
    forget_all: |facts| format!("Olvidar todo lo que sé de ti{facts}, y lo que hemos hablado hasta ahora"),
    facts: ["nombre", "hogar", "dieta", "alergia", "síntoma", "embarazo", "preferencia", "persona", "por ahora", ""],
    ended: "De acuerdo, tema nuevo. Lo que sé de ti se queda.",

    due: |title| format!("Recordatorio: {title}"),
    soon: |title, day, time, place| {
        let day = day.map(|day| format!(", {day}")).unwrap_or_default();
        let article = if time.is_some_and(|time| time.starts_with("01:")) { "a la" } else { "a las" };
        let time = time.map(|time| format!(" {article} {time}")).unwrap_or_default();
        let place = place.map(|place| format!(", {place}")).unwrap_or_default();
        format!("{title}{day}{time}{place}")
    },

    proposed: |summary| format!("Propongo:\n• {summary}\nResponde «sí» para aprobarlo o «no» para descartarlo."),
    proposed_many: |lines| {
        format!(
            "Propongo:\n{lines}\nResponde «sí» para aprobarlos o «no» para descartarlos, o decide cada uno en la agenda."
        )
    },
    taken: |with| format!("A esa hora ya hay: {with}"),
    free_instead: |lines| format!("Libre en su lugar:\n{lines}\nDime cuál, y propongo esa."),
    earlier: "Pregunto antes porque más arriba en esta conversación hay algo que escribieron otros; cuando lo decidas, «nuevo tema» lo termina.",
    refused: |message| format!("Eso no puedo hacerlo: {message}"),
    decided: [
        ["Cancelado: ", "No se cancela: "],
        ["Completado: ", "Sin completar: "],
        ["Recordatorio descartado: ", "El recordatorio sigue: "],
        ["Anotado: ", "No lo anoto: "],
        ["Olvidado: ", "No lo olvido: "],
        ["Contacto borrado: ", "El contacto se queda: "],
    ],
    forgot_all: [
        "He olvidado todo lo que sabía de ti y lo que hemos hablado hasta ahora.",
        "No olvido nada: lo que sé de ti se queda.",
    ],
    done: |summary| format!("Hecho: {summary}"),
    queued: |summary| format!("En camino: {summary}"),
    call_done: |summary, source, quote| format!("Hecho: {summary}\n\n{source} responde:\n{quote}"),
    call_failed: |summary, source, quote| format!("Ha fallado: {summary}\n\n{source} responde:\n{quote}"),
    call_not_done: |summary, cause| format!("No se ha hecho: {summary}\n\nPor qué: {cause}"),
    call_uncertain: |summary| {
        format!("No puedo saber si se ha hecho, y no lo repito: {summary}\nMíralo allí tú mismo, por favor.")
    },
    dropped: |summary| format!("Descartado: {summary}"),
    undone: |summary| format!("Deshecho: {summary}"),
    cannot_undo: |summary| format!("Esto no lo puedo deshacer: {summary}"),
    not_undone: |what| format!("Lo dejo como está, porque ha cambiado desde entonces: {what}"),
    nothing_to_undo: "En las últimas 24 horas no se ha hecho nada aquí que pueda deshacer.",

    yes: "Sí",
    no: "No",
    changed: "Esto ha cambiado desde entonces. Decídelo en la agenda.",

    stranger: "Hola. Soy el asistente personal de alguien y solo hablo con quien tiene permiso.",
    let_in: |name| format!("Hola, {name}, ya estamos conectados. Escríbeme aquí cuando quieras."),
    bad_code: "Este código ya se usó o ha caducado. Crea otro en la consola, en Canales.",
    attachments: ["imagen", "mensaje de voz", "audio", "vídeo", "sticker", "documento", "lugar", "contacto"],
    edited: "(cambiado)",
    late: |when| format!("(De {when}; ha tenido que esperar.)"),

    refusals: &super::refused::ES,
    day: &super::day::ES,
};
