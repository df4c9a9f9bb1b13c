//! German: kinds of event, and places.

#![allow(clippy::enum_glob_use)] // The marks are the file's vocabulary.

use crate::rules::lexicon::Mark::{self, *};
use crate::rules::lexicon::Occasion;

pub(super) const MARKS: &[(Mark, &str)] = &[
    (Noun(Occasion::Breakfast), "frühstück | frühstücken | brunch | brunchen | zmorge | frühstücken gehen"),
    (
        Noun(Occasion::Lunch),
        "mittagessen | mittag essen | lunch | zmittag | mittagspause | zum mittag | mittag gehen | mittagstisch | jause | picknick",
    ),
    (Noun(Occasion::Coffee), "kaffee | kaffeetrinken | kaffeeklatsch | tee trinken | kaffee trinken | käffchen"),
    (
        Noun(Occasion::Drinks),
        "bier | bierchen | ein bier | drinks | feierabendbier | cocktails | aperitif | apéro | glühwein | umtrunk | after work | stammtisch | kneipe | wein trinken",
    ),
    (
        Noun(Occasion::Dinner),
        "abendessen | abend essen | zum essen | essen | essen gehen | geschäftsessen | weihnachtsessen | festessen | familienessen | znacht | dinner | grillen | grillabend | grillfest | fondue | raclette | einen tisch | tisch für | abendbrot | pizza essen | nachtessen",
    ),
    (
        Noun(Occasion::Meeting),
        "besprechung | meeting | meetings | sitzung | das treffen | ein treffen | unser treffen | treffen mit | termin mit | konferenz | workshop | seminar | webinar | vortrag | präsentation | vorstellungsgespräch | bewerbungsgespräch | gespräch | jour fixe | jourfixe | versammlung | hauptversammlung | jahreshauptversammlung | elternabend | elterngespräch | elternsprechtag | sprechstunde | rücksprache | abstimmung | retro | retrospektive | kick-off | kickoff | demo | planung | lenkungskreis | beerdigung | trauerfeier | abschlussfeier | zeugnisverleihung | übergabe | wohnungsübergabe | besichtigung | wohnungsbesichtigung | notar | anhörung | verhandlung | ortstermin | inspektion | austausch | 1:1 | mitarbeitergespräch | review | infoabend | lernen | lerngruppe | schulung | fortbildung | weiterbildung | standaufbau | probefahrt",
    ),
    (Noun(Occasion::Standup), "daily | standup | stand-up"),
    (
        Noun(Occasion::Call),
        "anruf | telefonat | telefontermin | telko | telefonkonferenz | videocall | videokonferenz | call | zoom-call | zoom | telefonieren | zu telefonieren | facetime | videoanruf",
    ),
    (
        Noun(Occasion::Dentist),
        "zahnarzt | zahnärztin | kieferorthopäde | kieferorthopädin | zahnreinigung | prophylaxe",
    ),
    (
        Noun(Occasion::Doctor),
        "arzt | ärztin | hausarzt | hausärztin | doktor | kinderarzt | kinderärztin | augenarzt | augenärztin | hautarzt | hautärztin | frauenarzt | frauenärztin | orthopäde | orthopädin | physio | physiotherapie | krankengymnastik | tierarzt | tierärztin | blutabnahme | impfung | impftermin | impfen | vorsorge | vorsorgeuntersuchung | untersuchung | kontrolle | nachkontrolle | kontrolltermin | op | operation | therapie | psychologe | psychologin | therapeut | therapeutin | krankenhaus | spital | röntgen | mrt | ct | ultraschall | logopädie | ergotherapie | optiker | hno | kardiologe | kardiologin | tüv | augenkontrolle | ordination | osteopath",
    ),
    (
        Noun(Occasion::Haircut),
        "friseur | frisör | friseurin | coiffeur | haareschneiden | haare schneiden | barbier | maniküre | massage | kosmetik",
    ),
    (
        Noun(Occasion::Class),
        "kurs | unterricht | stunde bei | vorlesung | übung | tutorium | training | probe | proben | chorprobe | orchesterprobe | chor | nachhilfe | fahrstunde | klavierstunde | gitarrenunterricht | schwimmkurs | sprachkurs | deutschkurs | schule | buchclub | lesekreis | mathe nachhilfe | tanzkurs | schwimmunterricht",
    ),
    (
        Noun(Occasion::Sport),
        "fitnessstudio | fitness | gym | sport | yoga | pilates | tennis | fußball | fussball | handball | basketball | volleyball | padel | schwimmen | joggen | laufen gehen | lauftreff | wandern | wanderung | radtour | velotour | bouldern | klettern | golf | badminton | squash | spiel gegen | spiel | match | turnier | skifahren | turnen | kegeln | bowling | minigolf | kicken | rudern | reiten",
    ),
    (
        Noun(Occasion::Party),
        "party | feier | fest | geburtstagsfeier | geburtstagsparty | hochzeit | taufe | kommunion | konfirmation | polterabend | einweihung | einweihungsparty | weihnachtsfeier | sommerfest | straßenfest | jubiläum | einschulung | silvesterparty | faschingsparty | vereinsfest | kindergeburtstag",
    ),
    (
        Noun(Occasion::Show),
        "konzert | kino | film | theater | oper | ausstellung | aufführung | vorstellung | festival | flohmarkt | vernissage | lesung | spieleabend | filmabend | weihnachtsmarkt | zirkus | museum | quizabend",
    ),
    (Noun(Occasion::Birthday), "geburtstag | namenstag | jahrestag | hochzeitstag | geburi"),
    (
        Noun(Occasion::Exam),
        "prüfung | klausur | examen | test | fahrprüfung | schularbeit | schulaufgabe | mathearbeit | abi | abitur | matura | klassenarbeit",
    ),
    (
        Noun(Occasion::Travel),
        "flug | zug | reise | fähre | ferienwohnung | bus nach | zug nach | flug nach | abfahrt | abflug | ausflug | check-in | städtetrip | hütte | wochenendtrip | klassenfahrt",
    ),
    (Noun(Occasion::Holiday), "urlaub | ferien | freier tag | feiertag | brückentag"),
    (
        Noun(Occasion::Visit),
        "besuch | termin | termine | lieferung | abholung | reservierung | handwerker | klempner | elektriker | installateur | umzug | führung | ablesung | schornsteinfeger | rauchfangkehrer | werkstatt | reifenwechsel | inspektion auto",
    ),
    (Generic, "termin | termine | veranstaltung | ereignis | event | meeting | sache | ding | plan | eintrag | etwas"),
    (Place, "praxis | ordination | werkstatt | studio | salon | klinik | kanzlei | apotheke | gasthof"),
    (
        Noun(Occasion::Party),
        "feier | party | grillfest | grillen | sommerfest | taufe | einweihung | einweihungsparty | polterabend | abschied | picknick | straßenfest | umtrunk",
    ),
    (
        Noun(Occasion::Sport),
        "training | spiel | fußball | fussball | turnier | wanderung | radtour | klettern | schwimmen | lauf | volleyball | handball | kegeln",
    ),
    (Noun(Occasion::Class), "probe | chorprobe | kurs | unterricht | nachhilfe | vorlesung | seminar"),
    (
        Noun(Occasion::Doctor),
        "vorsorgeuntersuchung | untersuchung | impfung | blutabnahme | mrt | ultraschall | physio | massage | vorsorge | kontrolle | zahnreinigung",
    ),
    (
        Noun(Occasion::Meeting),
        "besprechung | gespräch | sitzung | versammlung | hauptversammlung | elternabend | besichtigung | vorstellungsgespräch | kundentermin | workshop | schulung | präsentation | begehung | jour fixe",
    ),
    (Noun(Occasion::Show), "konzert | theater | kino | ausstellung | vorstellung | lesung | flohmarkt"),
    (Noun(Occasion::Lunch), "mittag | mittagessen | brunch"),
    (Noun(Occasion::Dinner), "abendessen | essen | raclette"),
    (Noun(Occasion::Visit), "übergabe | lieferung | umzug | reparatur | abholung | inspektion | ablesung"),
    (Noun(Occasion::Travel), "zug | flug | abfahrt | fahrt"),
    (Noun(Occasion::Holiday), "urlaub | hütte | ausflug | städtetrip"),
    (Remote, "online | virtuell | remote | per video | per zoom"),
    (
        Online,
        "zoom | teams | microsoft teams | google meet | meet | skype | facetime | whatsapp | webex | discord | telegram | telefon | videocall | video | slack | signal | jitsi",
    ),
    (
        Place,
        "büro | zuhause | hause | haus | arbeit | schule | kita | kindergarten | restaurant | gasthof | gasthaus | wirtshaus | bar | kneipe | café | cafe | kino | theater | hotel | flughafen | bahnhof | hauptbahnhof | hbf | park | turnhalle | halle | sporthalle | krankenhaus | klinik | spital | praxis | ordination | bibliothek | bücherei | stabi | kirche | moschee | museum | zentrum | innenstadt | stadt | strand | uni | universität | mensa | campus | hörsaal | studio | garage | werkstatt | bank | rathaus | bürgeramt | finanzamt | stadion | schwimmbad | freibad | hallenbad | platz | marktplatz | straße | markt | supermarkt | laden | geschäft | bäckerei | verein | vereinsheim | dorf | ecke | haltestelle | gericht | botschaft | apotheke | küche | garten | gebäude | empfang | foyer | terminal | tor | gleis | hafen | hauptsitz | wohnung | saal | raum | besprechungsraum | konferenzraum | zimmer | eingang | stock | kantine | labor | biergarten | gemeindehaus | pfarrheim | jugendzentrum | spielplatz | fitnessstudio | tennisplatz | sportplatz | stammlokal | üblicher ort | parkplatz | tankstelle",
    ),
    (Remote, "online | virtuell | digital | per telefon | telefonisch | per video | remote | per zoom"),
];
