//! German.

#![allow(clippy::enum_glob_use)] // The marks are the file's vocabulary.

mod changes;
mod chat;
mod day;
mod free;
mod memory;
mod small;
mod talk;
mod things;
mod verbs;

use super::{Grammar, Reasons, Source, Texts};
use crate::rules::lexicon::Mark::*;
use crate::rules::lexicon::Occasion;

pub(super) const SOURCE: Source = Source {
    marks: &[
        changes::MARKS,
        chat::MARKS,
        day::MARKS,
        free::MARKS,
        memory::MARKS,
        talk::MARKS,
        things::MARKS,
        small::MARKS,
    ],
    verbs: verbs::VERBS,
    regular: verbs::REGULAR,
    past_endings: "",
    past_after_subject: true,
    forms: verbs::FORMS,
    endings: "",
    order_endings: "-mir | -uns",
    enclitics: "",
    particles: "mir | dir | euch | uns | ihnen | ihm | ihr | dich | mich | zu | du | sie | bitte",
    objects: "",
    abbreviations: "dr | zw | prof | hr | hrn | fr | frl | str | st | nr | bzw | ca | evtl | ggf | inkl | usw | etc | vgl | tel | z.b | d.h | u.a | mo | di | mi | do | fr | sa | so | jan | jän | feb | mrz | apr | jun | jul | aug | sep | sept | okt | nov | dez | geb | std | min | max | abs | mfg | lg | vg | 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9 | 10 | 11 | 12 | 13 | 14 | 15 | 16 | 17 | 18 | 19 | 20 | 21 | 22 | 23 | 24 | 25 | 26 | 27 | 28 | 29 | 30 | 31",
    times: "heute | heut | morgen | übermorgen | montag | dienstag | mittwoch | donnerstag | freitag | samstag | sonnabend | sonntag | sunntig | montags | dienstags | mittwochs | donnerstags | freitags | samstags | sonntags | mo | wochenende | januar | jänner | februar | märz | april | mai | juni | juli | august | september | oktober | november | dezember \
        | früh | vormittag | vormittags | mittag | mittags | nachmittag | nachmittags | abend | abends | nacht | nachts | mitternacht | woche | wochen | monat | monatsende | stunde | stunden | minuten | uhr | täglich | wöchentlich | jeden | jede | jedes | nächste | nächsten | nächster | nächstes | kommende | kommenden | übernächste | weihnachten | ostern | pfingsten | silvester | nachher | später | früher | bald | tag | tage | tagen \
        | eins | zwei | drei | vier | fünf | sechs | sieben | acht | neun | zehn | elf | zwölf | halb | halbe | viertel | dreiviertel | zähni \
        | montagabend | dienstagabend | mittwochabend | freitagabend | samstagabend | sonntagabend | montagmorgen | dienstagmorgen | mittwochmorgen | freitagmorgen | samstagmorgen | sonntagmorgen | montagmittag | dienstagmittag | mittwochmittag | freitagmittag | samstagmittag | sonntagmittag | donnerstagabend \
        | abgesagt | absagen | storniert | ausfallen | entfällt | verschoben | verschieben | verlegt | verlegen | schieben | gestrichen",
    evenings: "abend | abends | abendlich",
    mornings: "abfahrt | fahren | fährt | los | start | flug | flieger | flughafen | zug | bus | fähre | schule | kita | arbeit | schicht | dienst | baustelle | handwerker | joggen | laufen | wandern | sonnenaufgang | früh | operation | op | krankenhaus | klinik | lieferung | markt | aufstehen",
    arrivals: "ankunft | ankommt | ankommen | an | landet | landung",
    defers: "sag dir bescheid | sag ihnen bescheid | sag euch bescheid | sage dir bescheid | sage ihnen bescheid | geb dir bescheid | gebe dir bescheid | gebe ihnen bescheid | geb ihnen bescheid | noch abklären | erst abklären | noch klären | erst klären | muss ich schauen | muss schauen | muss erst schauen | muss noch schauen | muss noch fragen | muss erst fragen | schau ich noch | sag dir morgen | sage ihnen morgen",
    series: "stunden | sitzungen | proben | trainings | training | trainieren | proben | fest | fester | festen | kurs | termine | einheiten",
    grammar: Grammar {
        hours: "uhr | h",
        tails: "mir | uns | dir | euch",
        subjects: "ich",
        between: "dir | euch | ihnen | ihm | ihr | es dir | sie dir | dann | dir das | ihnen das | dann auch",
        prefixes: "ab | an | auf | aus | ein | mit | nach | vor | vorbei | weiter | zu | zurück | weg | her | hin | um | rein | raus | runter | hoch | durch",
        infix: "zu",
        asked: verbs::ASKED,
        askers: "du | mir | uns | bitte | noch | mal | ihm | ihr",
        closing: "en | ern | eln",
        helpers: "können | könnten | müssen | müssten | sollen | sollten | wollen | würden | werden | dürfen | mögen | möchten | haben | hätten | waren | wären | lassen | sehen | treffen | kommen | gehen | essen | trinken | wissen | morgen | gestern | draußen | drinnen | daneben | neben | zwischen | wegen | gegen | allen | keinen | einen | diesen | jeden | meinen | deinen | unseren | euren | ihren | seinen | vielen | anderen | ersten | letzten | nächsten | oben | unten | hinten | vorne",
        compounds: &[
            (
                Noun(Occasion::Visit),
                "termin | termine | besuch | lieferung | abholung | führung | montage | wartung | inspektion | ablesung | rundgang | begehung | ausflug",
            ),
            (
                Noun(Occasion::Meeting),
                "besprechung | meeting | sitzung | treffen | konferenz | seminar | workshop | versammlung | gespräch | präsentation | vortrag | besichtigung | übergabe | beerdigung | schulung | planung | aufbau | einsatz | abnahme | runde | tagung | kongress | stammtisch | sprechtag | anhörung | verhandlung | einweisung | abstimmung",
            ),
            (Noun(Occasion::Call), "anruf | telefonat | call"),
            (
                Noun(Occasion::Doctor),
                "untersuchung | kontrolle | arzt | ärztin | impfung | therapie | vorsorge | nachsorge | behandlung | hygiene | operation | massage",
            ),
            (Noun(Occasion::Class), "kurs | unterricht | training | probe | stunde | vorlesung"),
            (Noun(Occasion::Sport), "turnier | wanderung | tour | schwimmen"),
            (
                Noun(Occasion::Party),
                "party | feier | fest | hochzeit | taufe | umzug | umtrunk | brunch | basar | flohmarkt | grillen",
            ),
            (
                Noun(Occasion::Show),
                "konzert | festival | ausstellung | aufführung | vorstellung | lesung | premiere | gottesdienst | andacht",
            ),
            (Noun(Occasion::Birthday), "geburtstag"),
            (Noun(Occasion::Exam), "prüfung | klausur | examen"),
            (Noun(Occasion::Travel), "flug | fahrt | reise"),
            (Noun(Occasion::Holiday), "urlaub | ferien"),
            (
                Place,
                "raum | saal | halle | platz | haus | praxis | büro | zimmer | heim | bahnhof | restaurant | studio | garten | gebäude \
                 | hof | park | bad | kirche | schule | klinik | zentrum | lokal | stube | keller | museum | theater | kino \
                 | stadion | bibliothek | café | markt | wiese | turm | brücke | hütte | terrasse | kiosk",
            ),
            (Street, "straße | strasse | str | gasse | allee | weg | chaussee"),
        ],
        verb_last: true,
        capital_nouns: true,
        brings: "bringen | mitbringen | machen | backen | kochen | kaufen | besorgen | holen | bestellen | mitnehmen",
        of: "von",
        ..Grammar::PLAIN
    },
    texts: Texts {
        weekdays: ["Mo", "Di", "Mi", "Do", "Fr", "Sa", "So"],
        months: ["Jan.", "Feb.", "März", "Apr.", "Mai", "Juni", "Juli", "Aug.", "Sept.", "Okt.", "Nov.", "Dez."],
        hello: "Hallo! Ich führe deinen Kalender und deine Erinnerungen.",
        wellbeing: "Alles gut, danke. Was soll ich notieren?",
        thanks: "Gern geschehen.",
        bye: "Bis bald! Ich behalte deinen Kalender im Auge.",
        nothing_waits: "Im Moment wartet nichts auf deine Antwort.",
        waits: "Das wartet noch auf deine Antwort; bestätige oder verwirf es in der Agenda:\n{list}",
        help: "Ich kann Termine und Erinnerungen in deinen Kalender eintragen, sie verschieben oder absagen und dir sagen, was ansteht. Bevor ich etwas ändere, frage ich.",
        unclear: "Das habe ich nicht verstanden. Ich kann Termine und Erinnerungen in deinen Kalender eintragen, sie verschieben oder absagen und dir sagen, was ansteht.",
        examples: "Zum Beispiel:\n• „Mittagessen mit Ana am Freitag um 13 Uhr in der Casa Lucio, erinnere mich eine Stunde vorher“\n• „Was steht morgen an?“",
        failed: "Das hat nicht geklappt. Bitte noch einmal mit anderen Worten.",
        cannot: "Das kann ich in diesem Gespräch nicht tun.",
        listed: "{when}:\n{list}",
        empty: "{when}: nichts in deinem Kalender.",
        pending: "wartet auf dein Ja",
        at_hour: "um {hour} Uhr",
        for_length: "für {length}",
        ask_when: "Wann ist „{title}“?",
        ask_both: "Was soll ich eintragen, und wann?",
        ask_remind_when: "Wann soll ich dich an „{title}“ erinnern?",
        ask_what: "Was soll ich für {when} eintragen?",
        ask_remind_what: "Woran soll ich dich erinnern?",
        ask_which: "Welchen Termin meinst du? Sag mir den Titel oder den Tag.",
        ask_which_of: "Welchen meinst du?\n{list}",
        ask_day: "„{said}“ passt nicht zusammen. Welcher Tag ist gemeint?\n{list}",
        taken_before: "„{said}“ verstehe ich als {when}, zum Feierabend am Tag davor.",
        ask_move_to: "Auf wann soll ich „{title}“ verschieben?",
        all_of_it: "„{title}“ wiederholt sich, und das gilt für alle Tage. Um nur einen zu ändern, sagen Sie, welcher Tag es ist.",
        not_found: "Ich finde nichts wie „{title}“ in deinem Kalender.",
        no_such_time: "„{said}“ gibt es nicht. Bitte noch einmal mit einer anderen Zeit.",
        gone_by: "{when} ist schon vorbei, deshalb habe ich „{title}“ nicht eingetragen. Welcher Tag ist gemeint?",
        too_many: "Ich habe die ersten fünf genommen. Schick mir den Rest bitte noch einmal.",
        one_at_once: "Bitte nur eines auf einmal.",
        free_at: "Da ist frei: {when}.",
        busy_at: "Da ist belegt: {list}.",
        free_times: "Frei ist:\n{list}",
        slots: "Platz für {length} ist hier:\n{list}",
        no_slots: "{when}: für {length} ist kein Platz.",
        not_seen: "Den Kalender von {who} kann ich nicht sehen.",
        theirs_busy: "{who} ist da belegt: {list}.",
        theirs_free: "{who} ist da frei.",
        whole_day: "den ganzen Tag",
        nothing_free: "nichts frei",
        no_invitation: "Ich habe keine Einladung gefunden, die zu beantworten wäre.",
        meeting: "Treffen",
        meeting_with: "Treffen mit {who}",
        fetch: "{who} abholen",
        collect: "{what} abholen",
        of_other: "{who}: {what}",
        with_who: "{what} mit {who}",
        place_of: "{place} von {who}",
        place_of_us: "{place}",
        home_of: "bei {who}",
        my_home: "bei mir",
        known: "Was ich über dich weiß:\n{list}\nUnter Einstellungen → Gedächtnis kannst du alles sehen, ändern und löschen.",
        known_nothing: "Ich weiß noch nichts über dich.",
        ask_remember: "Was soll ich mir merken?",
        reasons: Reasons {
            remember: "Du hast gebeten, es zu merken.",
            forget: "Du hast gebeten, es zu vergessen.",
            create: "Du hast einen Termin gewünscht.",
            implied: "Es geht um einen Termin, und es steht da, wann er ist.",
            remind: "Du hast eine Erinnerung gewünscht.",
            task: "Es geht um etwas, das zu tun ist, und es steht da, wann.",
            moved: "Etwas aus dem Kalender bekommt eine neue Zeit.",
            cancelled: "Etwas aus dem Kalender findet nicht statt.",
            answered: "Eine Einladung wurde beantwortet.",
            complete: "Etwas ist erledigt.",
            dismiss: "Du wolltest eine Erinnerung verwerfen.",
            list: "Du hast gefragt, was im Kalender steht.",
            find: "Du hast nach etwas aus dem Kalender gefragt.",
            event: "Ein Termin wird genannt, und es steht da, wann er ist.",
            meet: "Es wird etwas ausgemacht, und es steht da, wann.",
            promise: "Es wird etwas bis zu einer Zeit versprochen.",
            request: "Es wird um etwas bis zu einer Zeit gebeten.",
        },
    },
};
