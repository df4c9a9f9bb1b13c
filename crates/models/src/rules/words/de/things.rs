//! German: kinds of event, and places.

#![allow(clippy::enum_glob_use)] // The marks are the file's vocabulary.

use crate::rules::lexicon::Mark::{self, *};
use crate::rules::lexicon::Occasion;

pub(super) const MARKS: &[(Mark, &str)] = &[
    (Noun(Occasion::Breakfast), "frühstück | frühstücken | brunch | brunchen | zmorge | frühstücken gehen"),
    (
        Noun(Occasion::Lunch),
        "mittagessen | mittag essen | lunch | zmittag | mittagspause | zum mittag | mittag gehen | mittagstisch \
        | jause | picknick | mittag | brunch | sonntagsessen | zum mittagessen | kantine gehen | in die kantine",
    ),
    (
        Noun(Occasion::Coffee),
        "kaffee | kaffeetrinken | kaffeeklatsch | tee trinken | kaffee trinken | käffchen | kaffee und kuchen \
        | kaffee & kuchen | zum kaffee | auf einen kaffee | auf nen kaffee | nen kaffee | cappuccino | tee \
        | teestunde | eis essen | eisessen | kakao | kuchen essen",
    ),
    (
        Noun(Occasion::Drinks),
        "bier | bierchen | ein bier | drinks | feierabendbier | cocktails | aperitif | apéro | glühwein | umtrunk \
        | after work | stammtisch | kneipe | wein trinken | auf ein bier | ein bierchen | bier trinken \
        | biergarten | weinabend | weinprobe | weinverkostung | verkostung | bierprobe | cocktailabend \
        | absacker | sekt | sektempfang | punsch | glühwein trinken",
    ),
    (
        Noun(Occasion::Dinner),
        "abendessen | abend essen | zum essen | essen | essen gehen | geschäftsessen | weihnachtsessen \
        | festessen | familienessen | znacht | dinner | grillen | grillabend | grillfest | fondue | raclette \
        | einen tisch | tisch für | abendbrot | pizza essen | nachtessen | pizzaabend | pizza | sushi \
        | spieleessen | spaghettiessen | gansessen | gänseessen | grünkohlessen | spargelessen | kochabend \
        | raclette-abend | racletteabend | fondueabend | käsefondue | teamessen | mittag- und abendessen \
        | zum abendessen | zum grillen | beim italiener | beim griechen | beim inder | beim chinesen | beim thai \
        | beim türken | burger essen | döner | brotzeit | vesper | heuriger | buschenschank",
    ),
    (
        Noun(Occasion::Meeting),
        "besprechung | meeting | meetings | sitzung | das treffen | ein treffen | unser treffen | treffen mit \
        | termin mit | konferenz | workshop | seminar | webinar | vortrag | präsentation | vorstellungsgespräch \
        | bewerbungsgespräch | gespräch | jour fixe | jourfixe | versammlung | hauptversammlung \
        | jahreshauptversammlung | elternabend | elterngespräch | elternsprechtag | sprechstunde | rücksprache \
        | abstimmung | retro | retrospektive | kick-off | kickoff | demo | planung | lenkungskreis | beerdigung \
        | trauerfeier | abschlussfeier | zeugnisverleihung | übergabe | wohnungsübergabe | besichtigung \
        | wohnungsbesichtigung | notar | anhörung | verhandlung | ortstermin | inspektion | austausch | 1:1 \
        | mitarbeitergespräch | review | infoabend | lernen | lerngruppe | schulung | fortbildung \
        | weiterbildung | standaufbau | probefahrt | kundentermin | begehung | teammeeting | teamsitzung \
        | teambesprechung | dienstbesprechung | wochenbesprechung | projektmeeting | projektbesprechung \
        | abstimmungstermin | strategiemeeting | vorstandssitzung | gemeinderatssitzung | eigentümerversammlung \
        | mitgliederversammlung | mieterversammlung | betriebsversammlung | sprint | sprintplanung \
        | brainstorming | verkaufsgespräch | kundengespräch | kundenmeeting | kundenbesuch | personalgespräch \
        | feedbackgespräch | jahresgespräch | beratungsgespräch | beratung | beratungstermin | banktermin \
        | bankgespräch | notartermin | gerichtstermin | anwaltstermin | lehrergespräch | elternsprechstunde \
        | lernentwicklungsgespräch | infoveranstaltung | informationsabend | tag der offenen tür | gottesdienst \
        | messe | beisetzung | trauung | standesamt | segnung | abschlussprüfung kolloquium | kolloquium \
        | vorstellungsrunde | probearbeiten | probetag | schnuppertag | einführung | einweisung | onboarding \
        | audit | abnahme | schlüsselübergabe | hausbesichtigung | besichtigungstermin | krisensitzung \
        | arbeitsgruppe | ag treffen | arbeitskreis | einsatz | runde | tagung | kongress | aussprache | arbeitseinsatz",
    ),
    (Noun(Occasion::Standup), "daily | standup | stand-up"),
    (
        Noun(Occasion::Call),
        "anruf | telefonat | telefontermin | telko | telefonkonferenz | videocall | videokonferenz | call \
        | zoom-call | zoom | telefonieren | zu telefonieren | facetime | videoanruf",
    ),
    (
        Noun(Occasion::Dentist),
        "zahnarzt | zahnärztin | kieferorthopäde | kieferorthopädin | zahnreinigung | prophylaxe",
    ),
    (
        Noun(Occasion::Doctor),
        "arzt | ärztin | hausarzt | hausärztin | doktor | kinderarzt | kinderärztin | augenarzt | augenärztin \
        | hautarzt | hautärztin | frauenarzt | frauenärztin | orthopäde | orthopädin | physio | physiotherapie \
        | krankengymnastik | tierarzt | tierärztin | blutabnahme | impfung | impftermin | impfen | vorsorge \
        | vorsorgeuntersuchung | untersuchung | kontrolle | nachkontrolle | kontrolltermin | op | operation \
        | therapie | psychologe | psychologin | therapeut | therapeutin | krankenhaus | spital | röntgen | mrt \
        | ct | ultraschall | logopädie | ergotherapie | optiker | hno | kardiologe | kardiologin | tüv \
        | augenkontrolle | ordination | osteopath | massage | zahnreinigung | arzttermin | kontrolluntersuchung \
        | vorsorgetermin | hautscreening | hautkrebsscreening | mammographie | darmspiegelung | magenspiegelung \
        | biopsie | blutspende | blut abnehmen | grippeimpfung | booster | auffrischung | u-untersuchung | u7 \
        | u8 | u9 | hebamme | geburtsvorbereitung | rückbildung | urologe | urologin | neurologe | neurologin \
        | allergologe | orthopädentermin | heilpraktiker | heilpraktikerin | chiropraktiker | akupunktur | reha \
        | rehasport | lymphdrainage | hörtest | sehtest | augenarzttermin | hundefriseur | hundeschule \
        | tierarzttermin | op-termin | op-vorbesprechung | ernährungsberatung | psychotherapie | fußpflege \
        | sprechstundentermin | behandlung | mundhygiene | nachsorge",
    ),
    (
        Noun(Occasion::Haircut),
        "friseur | haarschnitt | frisör | friseurin | coiffeur | haareschneiden | haare schneiden | barbier | maniküre \
        | massage | kosmetik",
    ),
    (
        Noun(Occasion::Class),
        "kurs | unterricht | stunde bei | vorlesung | übung | tutorium | training | probe | proben | chorprobe \
        | orchesterprobe | chor | nachhilfe | fahrstunde | klavierstunde | gitarrenunterricht | schwimmkurs \
        | sprachkurs | deutschkurs | schule | buchclub | lesekreis | mathe nachhilfe | tanzkurs \
        | schwimmunterricht | seminar | yogakurs | pilateskurs | kochkurs | malkurs | töpferkurs | nähkurs \
        | spanischkurs | englischkurs | französischkurs | integrationskurs | erste-hilfe-kurs | erste hilfe kurs \
        | babyschwimmen | krabbelgruppe | spielgruppe | musikschule | klavierunterricht | geigenunterricht \
        | flötenunterricht | reitstunde | reitunterricht | tennisstunde | tanzstunde | ballett \
        | konfirmandenunterricht | firmunterricht | pfadfinder | generalprobe | bandprobe | theaterprobe \
        | stellprobe | probenwochenende | seminargruppe | lerngruppentreffen | zusammen lernen | tutorat \
        | praktikum | repetitorium",
    ),
    (
        Noun(Occasion::Sport),
        "fitnessstudio | fitness | gym | sport | yoga | pilates | tennis | fußball | fussball | handball \
        | basketball | volleyball | padel | schwimmen | joggen | laufen gehen | lauftreff | wandern | wanderung \
        | radtour | velotour | bouldern | klettern | golf | badminton | squash | spiel gegen | spiel | match \
        | turnier | skifahren | turnen | kegeln | bowling | minigolf | kicken | rudern | reiten | training \
        | lauf | fußballtraining | fussballtraining | schwimmtraining | tennistraining | hallentraining \
        | lauftraining | auswärtsspiel | heimspiel | testspiel | freundschaftsspiel | pokalspiel | punktspiel \
        | fußballspiel | skitour | schlittschuhlaufen | eislaufen | schlittenfahren | rodeln | langlauf \
        | spaziergang | spazieren | gassi | gassi gehen | fahrradtour | rennradtour | mtb | mountainbike \
        | stadtlauf | marathon | halbmarathon | laufrunde | joggingrunde | kajak | paddeln | stand up paddling \
        | segeln | surfen | tauchen | billard | dart | tischtennis | schach | schachabend | boule | boccia \
        | kegelabend | zumba | crossfit | spinning | boxen | karate | judo | sauna | therme | jassen | skat \
        | skatabend | doppelkopf | canasta",
    ),
    (
        Noun(Occasion::Party),
        "party | feier | fest | geburtstagsfeier | geburtstagsparty | hochzeit | taufe | kommunion | konfirmation \
        | polterabend | einweihung | einweihungsparty | weihnachtsfeier | sommerfest | straßenfest | jubiläum \
        | einschulung | silvesterparty | faschingsparty | vereinsfest | kindergeburtstag | grillfest | grillen \
        | abschied | picknick | umtrunk | abschiedsfeier | abschiedsparty | geburtstagsessen | geburtstagsbrunch \
        | geburtstagskaffee | hausparty | wg-party | gartenparty | gartenfest | herbstfest | frühlingsfest \
        | schulfest | kitafest | laternenfest | laternenumzug | st. martin | martinsumzug | adventsfeier \
        | adventsbasar | nikolausfeier | nikolaus | silvester | osterfeuer | maifeuer | kirmes | kerb \
        | schützenfest | stadtfest | dorffest | weinfest | oktoberfest | fasching | karneval \
        | junggesellenabschied | junggesellinnenabschied | verlobung | verlobungsfeier | babyparty | richtfest \
        | standesamtliche trauung | erstkommunion | jugendweihe | abiball | abifeier | klassentreffen \
        | ehemaligentreffen | familientreffen | familienfeier | betriebsfeier | firmenfeier | betriebsausflug \
        | jubiläumsfeier | goldene hochzeit | zuckerfest | opferfest | iftar | fastenbrechen | pessach",
    ),
    (
        Noun(Occasion::Show),
        "konzert | kino | film | theater | oper | ausstellung | aufführung | vorstellung | festival | flohmarkt \
        | vernissage | lesung | spieleabend | filmabend | weihnachtsmarkt | zirkus | museum | quizabend \
        | open air | kabarett | comedy | poetry slam | musical | ballettaufführung | schulaufführung \
        | krippenspiel | puppentheater | kasperletheater | zoo | tierpark | freizeitpark | kletterpark \
        | escape room | bowlingabend | lasertag | karaoke | brettspielabend | brettspiele | kinoabend \
        | filmnacht | buchvorstellung | stadtführung | museumsbesuch | ausstellungseröffnung | trödelmarkt \
        | kinderflohmarkt | basar | wochenmarkt | markt | feuerwerk | tag der offenen | premiere | andacht",
    ),
    (Noun(Occasion::Birthday), "geburtstag | namenstag | jahrestag | hochzeitstag | geburi"),
    (
        Noun(Occasion::Exam),
        "prüfung | klausur | examen | test | fahrprüfung | schularbeit | schulaufgabe | mathearbeit | abi \
        | abitur | matura | klassenarbeit | probeklausur | nachklausur | englischarbeit | deutscharbeit \
        | physikklausur | matheklausur | vokabeltest | mündliche | mündliche prüfung | abschlussprüfung \
        | zwischenprüfung | theorieprüfung | praktische prüfung | referat | präsentationsprüfung \
        | kolloquiumsprüfung | aufnahmeprüfung | einstellungstest | testdaf",
    ),
    (
        Noun(Occasion::Travel),
        "flug | zug | reise | fähre | ferienwohnung | bus nach | zug nach | flug nach | abfahrt | abflug \
        | ausflug | check-in | städtetrip | hütte | wochenendtrip | klassenfahrt | fahrt | zugfahrt | bahnfahrt \
        | busfahrt | rückfahrt | hinfahrt | rückflug | hinflug | ankunft | landung | anreise | abreise \
        | kurztrip | kurzurlaub | tagesausflug | wandertag | schulausflug | klassenausflug | kitaausflug \
        | skifreizeit | ferienlager | zeltlager | kreuzfahrt | mitfahrgelegenheit | bergtour | hüttenwochenende \
        | städtereise",
    ),
    (Noun(Occasion::Holiday), "urlaub | ferien | freier tag | feiertag | brückentag | hütte | ausflug | städtetrip"),
    (
        Noun(Occasion::Visit),
        "besuch | termin | termine | lieferung | abholung | reservierung | handwerker | klempner | elektriker \
        | installateur | umzug | führung | ablesung | schornsteinfeger | rauchfangkehrer | werkstatt \
        | reifenwechsel | inspektion auto | übergabe | reparatur | inspektion | heizungsableser \
        | heizungswartung | heizungsmonteur | heizung | monteur | techniker | telekom-techniker | telekom \
        | glasfaser | zählerablesung | stromableser | maler | tischler | schreiner | dachdecker | gärtner \
        | putzfrau | reinigungskraft | fensterputzer | kammerjäger | möbellieferung | küchenlieferung \
        | paketabholung | sperrmüll | sperrmüllabholung | wohnungsabnahme | ölwechsel | werkstatttermin \
        | hauptuntersuchung | räderwechsel | fotoshooting | fototermin | fotograf | fotografin | tattootermin \
        | nageltermin | nagelstudio | kosmetiktermin | friseurtermin | anprobe | brautkleidanprobe \
        | behördentermin | amtstermin | bürgeramt-termin | termin beim amt | botschaftstermin | konsulat \
        | zulassungsstelle | reifen wechseln | sprechtag | montage | wartung | rundgang",
    ),
    (Generic, "termin | termine | veranstaltung | ereignis | event | meeting | sache | ding | plan | eintrag | etwas"),
    (
        Place,
        "praxis | ordination | werkstatt | studio | salon | klinik | kanzlei | apotheke | gasthof | büro \
        | zuhause | hause | haus | arbeit | schule | kita | kindergarten | restaurant | gasthaus | wirtshaus \
        | bar | kneipe | café | kino | theater | hotel | flughafen | bahnhof | hauptbahnhof | hbf | park \
        | turnhalle | halle | sporthalle | krankenhaus | spital | bibliothek | bücherei | stabi | kirche \
        | moschee | museum | zentrum | innenstadt | stadt | strand | uni | universität | mensa | campus \
        | hörsaal | garage | bank | rathaus | bürgeramt | finanzamt | stadion | schwimmbad | freibad | hallenbad \
        | platz | marktplatz | straße | markt | supermarkt | laden | geschäft | bäckerei | verein | vereinsheim \
        | dorf | ecke | haltestelle | gericht | botschaft | küche | garten | gebäude | empfang | foyer \
        | terminal | tor | gleis | hafen | hauptsitz | wohnung | saal | raum | besprechungsraum | konferenzraum \
        | zimmer | eingang | stock | kantine | labor | biergarten | gemeindehaus | pfarrheim | jugendzentrum \
        | spielplatz | fitnessstudio | tennisplatz | sportplatz | stammlokal | üblicher ort | parkplatz \
        | tankstelle | aula | gruppenraum | klassenzimmer | lehrerzimmer | sitzungssaal | sitzungszimmer \
        | seminarraum | konferenzsaal | meetingraum | gemeindesaal | gemeindezentrum | gemeinde | pfarrsaal \
        | bürgerhaus | kulturhaus | kulturzentrum | jugendhaus | mehrzweckhalle | stadthalle | festhalle \
        | eishalle | kletterhalle | boulderhalle | reithalle | tennishalle | fußballplatz | bolzplatz \
        | sportanlage | hof | schulhof | innenhof | terrasse | dachterrasse | balkon | keller | lager | werk \
        | fabrik | baustelle | filiale | zentrale | agentur | amt | landratsamt | jugendamt | jobcenter \
        | standesamt | friedhof | kapelle | dom | tempel | synagoge | schloss | burg | berg | hütte | see \
        | seeufer | wald | wiese | ufer | hafenkante | eisdiele | imbiss | pizzeria | trattoria | taverne \
        | weingut | brauhaus | brauerei | wirtschaft | schenke | beisl | heuriger | cafeteria | foodtruck \
        | baumarkt | gärtnerei | buchhandlung | drogerie | tiefgarage | u-bahn | s-bahn | u-bahn-station \
        | busbahnhof | bushaltestelle | zob | zoll | volkshochschule | vhs | musikschule | sporthalle west \
        | reithof | bauernhof | scheune | gymnasium | stockwerk | etage | og | eg | ug | obergeschoss | erdgeschoss \
        | perron | bahnsteig | schalter | steg | anleger | treppenhaus | lobby | lounge | pavillon | halle | tribüne | kasse | haupteingang | nebenraum | kaminzimmer",
    ),
    (Remote, "online | virtuell | remote | per video | per zoom | digital | per telefon | telefonisch"),
    (
        Online,
        "zoom | teams | microsoft teams | google meet | meet | skype | facetime | whatsapp | webex | discord \
        | telegram | telefon | videocall | video | slack | signal | jitsi",
    ),
    (Street, "straße | strasse | str | gasse | platz | allee | weg | ring | damm | ufer | chaussee"),
];
