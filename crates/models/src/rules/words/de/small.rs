//! German: small words, and what they say of the words beside them.

#![allow(clippy::enum_glob_use)] // The marks are the file's vocabulary.

use crate::rules::lexicon::Mark::{self, *};

pub(super) const MARKS: &[(Mark, &str)] = &[
    (
        Clause,
        "damit | weil | bis | bevor | nachdem | wenn | während | falls | dass | bitte | sobald | denn \
        | spätestens | solange | sofern | obwohl | ehe | sodass | so dass | indem | seitdem | damits | wofern | soweit",
    ),
    (
        Soft,
        "ein | eine | eins | zwei | drei | vier | fünf | sechs | sieben | acht | neun | zehn | elf | zwölf | halb \
        | viertel | nacht | woche | wochen | monat | stunde | stunden | minuten | tag | tage | jahr | jahre \
        | später | nächste | nächsten | nächster | jede | jeden | jeder | morgens | abends | früh | halbe \
        | dreiviertel | früher | bald | nachher | tagen | jedes | nächstes | täglich | mai | uhr",
    ),
    (Mine, "ich | mich | mir | mein | meine | meinen | meinem | meiner | i"),
    (
        Ours,
        "wir | uns | unser | unsere | unseren | unserem | alle | zusammen | gemeinsam | team | unserer \
        | alle zusammen | beide | mir zwei",
    ),
    (
        Yours,
        "du | dich | dir | dein | deine | deinen | deinem | deiner | ihr | euch | euer | eure | sie | ihnen \
        | ihre | ihren | ihrem | ihrer",
    ),
    (
        Not,
        "nicht | kein | keine | keinen | keiner | nie | niemals | nimmer | ned | net | nix | nichts | leider \
        | unmöglich | weder | niemand | nirgends",
    ),
    (
        Question,
        "was | wann | wo | wer | wen | wem | wie | warum | wieso | weshalb | welche | welcher | welches | welchen \
        | wieviel | wie viel | wie viele | hast du | habt ihr | haben sie | hat | ist das | ist es | ist der \
        | ist die | war | warst du | bist du | weißt du | weisst du | wissen sie | weiß jemand | weiss jemand \
        | hat jemand | darf | gibt es | gibt's | wohin | woher",
    ),
    (
        Other,
        "es | das | er | sie | ihm | ihr | jemand | man | alle | die anderen | dort ist | es regnet | es schneit \
        | der | die | ihre | sein | seine",
    ),
    (
        Person,
        "ich | mir | mich | du | dir | dich | wir | uns | ihr | euch | mein | meine | meinen | dein | deine \
        | deinen | unser | unsere | unseren | euer | eure | sie | ihnen | ihre | ihren | zusammen",
    ),
    (At, "@"),
    (
        In,
        "in | im | ins | am | an der | an dem | auf dem | auf der | vor dem | vor der | in der | in den | in die \
        | in dem | in unserer | in unserem | in meinem | in meiner | nähe | neben | gegenüber | hinter dem \
        | hinter der | ab | nach | vorm | aufm | aufn | hinterm | unterm | überm | neben dem | neben der \
        | gegenüber vom | gegenüber von | gegenüber der | nahe",
    ),
    (Home, "bei | beim"),
    (Via, "über | per | via | auf | mit | am | in"),
    (With, "mit | mitm | zusammen mit"),
    (And, "und | & | sowie | u"),
    (
        Article,
        "der | die | das | den | dem | des | ein | eine | einen | einem | einer | mein | meine | meinen | meinem \
        | meiner | dein | deine | deinen | deinem | deiner | unser | unsere | unseren | unserem | unserer | ihr \
        | ihre | ihren | ihrem | ihrer | euer | eure | sein | seine | seinen | seinem",
    ),
    (
        NoPlace,
        "ruhe | urlaub | zukunft | ordnung | zeit | eile | woche | monat | jahr | fall | anhang | ausland \
        | moment | augenblick | laufe | grunde | prinzip | allgemeinen | wesentlichen | vergleich | gegenteil \
        | rahmen | betreff | namen | auftrag | griff | stress | schnitt | wochenende | morgen | abend \
        | nachmittag | vormittag | mittag | tag | anfang | ende | schluss | besten | liebsten | meisten | ersten \
        | letzten | nächsten | gleich | sich | mir | dir | uns | euch | ihm | ihr | ihnen | dienst | einsatz \
        | gang | kürze | bälde | frage | bezug | hinblick | form | höhe | kraft | wahrheit | wirklichkeit \
        | der tat | tat | hand | bar | englisch | deutsch | kalender | agenda | meinem kalender | stunden \
        | minuten | tagen | wochen | einer stunde | einer woche | apparat | telefon | wetter | herzen | bedarf \
        | interesse | fragen | rückfragen | der zwischenzeit | zwischenzeit | voraus | sommer | winter \
        | frühling | herbst | januar | jänner | februar | märz | april | mai | juni | juli | august | september \
        | oktober | november | dezember | 3 | stand | start | ferien | geburtstag | meeting | termin | turnus \
        | weg | bild | kopf | bett | schatz | kurs | alt | montag | dienstag | mittwoch | donnerstag | freitag \
        | samstag | sonntag | dem weg | der arbeit | wiedersehen | hause gehen | freude | jedem fall \
        | keinen fall",
    ),
    (
        NoPerson,
        "freundlichen | freundlichem | besten | lieben | herzlichen | vielen | viel | freude | liebe | glück \
        | sorgfalt | ruhe | erinnerung | einer erinnerung | einem | einer | etwas | was | dem | der | den | das \
        | allem | allen | bus | zug | auto | rad | fahrrad | bahn | karte | ec | bargeld | verspätung | absicht \
        | recht | mehr | sehr | euro | blick | milch | kaffee | kuchen | ab | auf | zu | hin | los",
    ),
    (
        Stop,
        "um | am | ab | bis | von | vom | zu | zum | zur | für | weil | denn | dass | aber | und | oder | dann \
        | wenn | falls | ob | mit | bei | beim | nach | vor | seit | während | wegen | über | auf | an | ist \
        | sind | war | wird | werden | kann | kannst | können | könnte | könnten | muss | müssen | soll | sollen \
        | ich | du | er | sie | es | wir | ihr | mir | dir | mich | dich | uns | sich | erinnere | erinner \
        | bitte | gut | danke | jetzt | auch | noch | nicht | statt | findet | beginnt | startet | fährt | geht \
        | gehen | kommt | kommen | treffen | essen | eintragen | verschieben | absagen | verlegen | genannt \
        | namens | dringend | sonst | damit | also | schon | los | aus | ein | verschoben | abgesagt | fällt \
        | hat | haben | habe | hab | holen | abholen | passt | wo | wer | da | ja | gern | gerne | laden | würde \
        | hätte | wäre | einplanen | im | ins | in",
    ),
    (
        Link,
        "mit | für | von | vom | zum | zur | zu | bei | beim | über | wegen | und | in | im | ins | an | am | auf \
        | der | des | nach | um | -",
    ),
    (
        Edge,
        "äh | ähm | der | die | das | den | dem | des | ein | eine | einen | einem | einer | bei | am | im | um | ab | an \
        | auf | in | ins | zu | zum | zur | für | von | vom | bis | mit | und | mein | meine | meinen | meinem \
        | meiner | unser | unsere | unseren | dein | deine | deinen | ihr | ihre | ihren | ihrem | dieser \
        | diese | dieses | diesen | nächste | nächsten | nächster | nächstes | jede | jeden | jedes | jeder \
        | alle | gegen | ca | etwa | aber | oder | auch | noch | ist | sind | wird | sich | mich | mir | dich \
        | dir | uns | es | sein | @ | & | uhr | tag | dass | daran | dran | bitte | mal | doch | dann | da | so \
        | wieder | schon | jetzt | statt | stattfindet | wir | ich | wäre | würde | hätte | werden | eintragen \
        | einzutragen | anlegen | notieren | vermerken | vormerken | einplanen | hinzufügen | reinschreiben \
        | speichern | erstellen | planen | vereinbaren | aufschreiben | könnten | können | kann | statt findet \
        | gleich | zusammen | nur | erst | los | hin | mitkommen | kommen | gehen | geht | treffen | haben \
        | habe | hab | der nächste | machen | zu machen | gemeinsam | an dich | für dich | an mich | für mich \
        | an uns | für uns | an sie | zu mir | musst | müsst | muss | müssen | sollst | sollt | sollen | kannst \
        | könnt | könntest | darfst | dürft | magst | willst | wollt | würdest",
    ),
    (
        Calendar,
        "in meinen kalender | in den kalender | im kalender | in meinem kalender | aus dem kalender \
        | aus meinem kalender | meinen kalender | den kalender | in die agenda | in meine agenda \
        | aus der agenda | auf meine liste | auf die liste | von meiner liste | von der liste \
        | zu meinen erinnerungen | zu meinen terminen | in kalender",
    ),
    (
        Naming,
        "genannt | namens | mit dem titel | mit titel | betitelt | der heißt | das heißt | titel \
        | einen termin für | ein termin für | einen termin zum | einen termin zur",
    ),
    (
        Money,
        "euro | euros | eur | franken | chf | dollar | dollars | cent | prozent | km | kilometer | kilo | kg \
        | grad | meter | zimmer | pro person | pro nase",
    ),
    (
        Urgent,
        "dringend | eilt | eilig | sofort | asap | so schnell wie möglich | schnellstmöglich | umgehend \
        | unverzüglich | notfall | höchste priorität | sehr dringend",
    ),
    (Important, "wichtig | sehr wichtig | hohe priorität | unbedingt | zwingend"),
    (
        Unhurried,
        "eilt nicht | nicht eilig | nicht dringend | keine eile | kein stress | wenn du zeit hast \
        | wenn sie zeit haben | niedrige priorität | hat zeit | bei gelegenheit | wann immer es passt \
        | nicht so wichtig | kein muss",
    ),
    (It, "es | ihn | sie | das | diesen | diese | dieses | den | den letzten | die letzte | den termin da"),
    (To, "auf | zu | bis | um | am | auf den"),
    (OnDay, "am"),
    (Onto, "auf | auf den"),
    (Later, "später | nach hinten | verschieb | verschiebe | verschieben | danach"),
    (Earlier, "früher | vorher | nach vorne | vorziehen | vorverlegen | eher"),
    (
        MyPlace,
        "bei mir | bei uns | zu mir | zu uns | bei mir zuhause | bei uns zuhause | bei mir daheim \
        | bei uns daheim | bei mir zu hause | bei uns zu hause | meine wohnung | meiner wohnung",
    ),
    (YourPlace, "bei dir | bei euch | zu dir | zu euch | bei dir zuhause | deiner wohnung"),
    (
        Light,
        "machen | machen wir | haben | haben wir | trinken | gehen | gehen wir | gibt es | gibt's | veranstalten \
        | feiern | feiern wir | organisieren | zum | zur | zu einem | zu einer | ins",
    ),
    (
        After,
        "nach | nach dem | nach der | nach meinem | nach meiner | vor | vor dem | vor der | vor meinem \
        | vor meiner | gleich nach dem | direkt nach dem | direkt nach der | gleich nach der",
    ),
    (Since, "ab | ab ca | ab circa"),
    (
        Where,
        "wo | ort | treffpunkt | adresse | veranstaltungsort | raum | treffen in | anschrift | standort | abholort \
        | treffpunkt ist",
    ),
    (Leaves, "ankunft | abreise | check-out | ende | rückfahrt | rückflug | rückreise"),
    (
        Closing,
        "mit freundlichen grüßen | mit freundlichem gruß | freundliche grüße | beste grüße | viele grüße \
        | liebe grüße | herzliche grüße | schöne grüße | mit besten grüßen | mit herzlichen grüßen \
        | mit kollegialen grüßen | grüße | gruß | lg | vg | mfg | hochachtungsvoll | herzlichst",
    ),
    (Or, "oder | bzw"),
];
