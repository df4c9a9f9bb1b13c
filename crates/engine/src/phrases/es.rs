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
};
