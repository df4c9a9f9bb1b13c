//! German.

use super::Phrases;

pub(super) const PHRASES: Phrases = Phrases {
    language: "de",
    weekdays: ["Mo", "Di", "Mi", "Do", "Fr", "Sa", "So"],
    months: ["Jan.", "Feb.", "März", "Apr.", "Mai", "Juni", "Juli", "Aug.", "Sept.", "Okt.", "Nov.", "Dez."],
    all_day: "ganztägig",
    reminder: "Erinnerung",
    with: "mit",
    notes: "Notizen",
    past: "schon vorbei",
    until: "bis",
    once: "einmalig",
    each: ["jeden Tag", "jede Woche", "jeden Monat", "jedes Jahr", "jede Stunde", "jede Minute", "jede Sekunde"],
    every: |count, unit| {
        format!("alle {count} {}", ["Tage", "Wochen", "Monate", "Jahre", "Stunden", "Minuten", "Sekunden"][unit])
    },
    nth: |nth| match nth {
        -1 => "letzter".to_owned(),
        nth if nth < 0 => format!("{}. von hinten", nth.unsigned_abs()),
        _ => format!("{nth}."),
    },
    day_of_month: "Tag",
    among: |nth, list| format!("{nth} von {list}"),
    times: |count| format!("{count}-mal"),
    own_rule: "wiederholt sich nach eigener Regel",
    priorities: ["niedrige Priorität", "mittlere Priorität", "hohe Priorität", "dringend"],

    cancel: "Absagen",
    only_this: "nur dieses Mal",
    assumed: "angenommen",
    guesses: ["der Tag", "morgens oder abends", "die Uhrzeit", "die Dauer"],
    answers: ["noch nicht beantwortet", "Ihre Antwort: ja", "Ihre Antwort: vielleicht", "Ihre Antwort: nein"],
    complete: "Erledigen",
    dismiss: "Verwerfen",
    contacts: ["Neuer Kontakt", "Kontakt ändern", "Kontakt löschen"],
    remember: "Merken",
    forget: "Vergessen",
    forget_all: |facts| format!("Alles vergessen, was ich über Sie weiß{facts}, und was wir bisher gesprochen haben"),
    facts: [
        "Name",
        "Zuhause",
        "Ernährung",
        "Allergie",
        "Symptom",
        "Schwangerschaft",
        "Vorliebe",
        "Person",
        "vorerst",
        "",
    ],
    ended: "Gut, ein neues Thema. Was ich über Sie weiß, bleibt.",

    due: |title| format!("Erinnerung: {title}"),
    soon: |title, day, time, place| {
        let day = day.map(|day| format!(", {day}")).unwrap_or_default();
        let time = time.map(|time| format!(" um {time}")).unwrap_or_default();
        let place = place.map(|place| format!(", {place}")).unwrap_or_default();
        format!("{title}{day}{time}{place}")
    },

    proposed: |summary| {
        format!("Mein Vorschlag:\n• {summary}\nAntworten Sie „ja“ zum Bestätigen oder „nein“ zum Verwerfen.")
    },
    proposed_many: |lines| {
        format!(
            "Mein Vorschlag:\n{lines}\nAntworten Sie „ja“ zum Bestätigen oder „nein“ zum Verwerfen, oder entscheiden Sie \
             jeden einzeln in der Agenda."
        )
    },
    taken: |with| format!("Zu dieser Zeit ist schon: {with}"),
    free_instead: |lines| format!("Frei wäre stattdessen:\n{lines}\nSagen Sie, welche Zeit, und ich schlage sie vor."),
    earlier: "Ich frage erst, weil weiter oben in diesem Gespräch etwas steht, das andere geschrieben haben; ist dies entschieden, beendet „neues Thema“ das.",
    refused: |message| format!("Das darf ich nicht: {message}"),
    queued: |summary| format!("Unterwegs: {summary}"),
    call_done: |summary, source, quote| format!("Erledigt: {summary}\n\n{source} antwortet:\n{quote}"),
    call_failed: |summary, source, quote| format!("Das ist fehlgeschlagen: {summary}\n\n{source} antwortet:\n{quote}"),
    call_not_done: |summary, cause| format!("Das wurde nicht getan: {summary}\n\nWarum: {cause}"),
    call_uncertain: |summary| {
        format!(
            "Ich kann nicht sagen, ob das getan wurde, und wiederhole es nicht: {summary}\nBitte sehen Sie dort selbst nach."
        )
    },
    decided: [
        ["Abgesagt: ", "Nicht abgesagt: "],
        ["Abgehakt: ", "Nicht abgehakt: "],
        ["Erinnerung verworfen: ", "Die Erinnerung bleibt: "],
        ["Gemerkt: ", "Nicht gemerkt: "],
        ["Vergessen: ", "Nicht vergessen: "],
        ["Kontakt gelöscht: ", "Der Kontakt bleibt: "],
    ],
    forgot_all: [
        "Ich habe alles vergessen, was ich über Sie wusste, und was wir bisher gesprochen haben.",
        "Ich vergesse nichts: Was ich über Sie weiß, bleibt.",
    ],
    done: |summary| format!("Erledigt: {summary}"),
    dropped: |summary| format!("Verworfen: {summary}"),
    undone: |summary| format!("Rückgängig gemacht: {summary}"),
    cannot_undo: |summary| format!("Das kann ich nicht rückgängig machen: {summary}"),
    not_undone: |what| format!("Ich lasse es, wie es ist, denn es hat sich seitdem geändert: {what}"),
    nothing_to_undo: "In den letzten 24 Stunden ist hier nichts geschehen, das ich rückgängig machen könnte.",

    stranger: "Guten Tag. Ich bin ein persönlicher Assistent und spreche nur mit denen, die zugelassen sind.",
    let_in: |name| format!("Guten Tag {name}, wir sind verbunden. Schreiben Sie mir hier, wann immer Sie möchten."),
    bad_code: "Dieser Code wurde schon benutzt oder ist abgelaufen. Erstellen Sie in der Konsole unter Kanäle einen neuen.",
    attachments: ["Bild", "Sprachnachricht", "Audio", "Video", "Sticker", "Dokument", "Ort", "Kontakt"],
    edited: "(geändert)",
    tentative: "noch nicht vereinbart",
    yes: "Ja",
    no: "Nein",
    changed: "Das hat sich inzwischen geändert. Bitte entscheide in der Agenda.",
    late: |when| format!("(Von {when}; das musste warten.)"),

    refusals: &super::refused::DE,
    day: &super::day::DE,
};
