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
    each: ["cada día", "cada semana", "cada mes", "cada año"],
    every: |count, unit| format!("cada {count} {}", ["días", "semanas", "meses", "años"][unit]),
    priorities: ["prioridad baja", "prioridad media", "prioridad alta", "urgente"],

    cancel: "Cancelar",
    tentative: "por confirmar",
    complete: "Completar",
    dismiss: "Descartar",

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
    refused: |message| format!("Eso no puedo hacerlo: {message}"),
    done: |summary| format!("Hecho: {summary}"),
    dropped: |summary| format!("Descartado: {summary}"),
    expired: "Esa propuesta ha caducado. Pídemelo otra vez y haré una nueva.",
    decided: "Eso ya estaba decidido.",
    budget_used_up: "El presupuesto de hoy para el modelo de lenguaje se ha agotado; hasta mañana respondo con reglas \
        fijas: las citas y los recordatorios siguen funcionando.",
    cost_asked: |dollars| {
        format!("Preguntar esto al modelo de lenguaje puede costar hasta {dollars} dólares. ¿Lo hago? (sí o no)")
    },
    cost_refused: "De acuerdo, lo dejo.",
    speechless: "Lo siento, no tengo respuesta para eso. Dímelo con otras palabras o por partes.",
    unreachable: "Lo siento, ahora mismo no puedo pensar: mi modelo de lenguaje no responde. Pregúntame otra vez en un momento.",
    failed: "Lo siento, no he podido ocuparme de eso. Tu mensaje está guardado y se puede volver a intentar.",
};
