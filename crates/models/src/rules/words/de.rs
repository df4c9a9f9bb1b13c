//! German.

#![allow(clippy::enum_glob_use)] // The marks are the file's vocabulary.

use domain::FactKind;

use super::{Grammar, Reasons, Source, Texts, Verb};
use crate::rules::lexicon::Mark::*;
use crate::rules::lexicon::Occasion;

/// Infinitive; imperatives; first person present; participle. What parts from it ("ab", "mit") is added by the grammar.
const fn verb(title: &'static str, order: &'static str, promise: &'static str, done: &'static str) -> Verb {
    Verb { title, order, promise, done }
}

pub(super) const SOURCE: Source = Source {
    marks: &[
        (
            Filler,
            "hallo | hi | hey | moin | servus | grüß dich | grüezi | also | ok | okay | gut | na gut | bitte | danke | ja | jo | jep | klar | und | aber | dann | ach | ach so | oh | ah | äh | ähm | übrigens | sag mal | du | hör mal | genau | super | prima | toll | perfekt | cool | sorry | entschuldigung | noch | auch | mal | halt | eben | doch | nochmal | einfach | kurz | gern | gerne | liebe | lieber | schon | jetzt | na | so | eh | ja bitte | bitte noch",
        ),
        (
            Polite,
            "kannst du | könntest du | kannst du bitte | könnten sie | können sie | würdest du | würden sie | willst du | magst du | ich möchte | ich will | ich würde gern | ich würde gerne | ich hätte gern | ich brauche | ich müsste | ich muss | ich soll | bitte | kann ich | könnte ich | können wir | könnten wir | lass uns | lasst uns | hilf mir | wir müssen | wir sollten | sei so gut und | wärst du so nett | ich möchte gern | ich möchte gerne | darf ich | kannst du mir | könntest du mir | können sie mir | möchte | muss",
        ),
        (
            Create,
            "trag … ein | trage … ein | trag mir … ein | eintragen | einzutragen | leg … an | lege … an | anlegen | anzulegen | erstell | erstelle | erstellen | plan | plane | planen | plan … ein | plane … ein | einplanen | notier | notiere | notieren | vermerk | vermerke | vermerken | merk … vor | vormerken | setz … an | ansetzen | schreib … auf | schreib … ein | aufschreiben | aufzuschreiben | füg … hinzu | füge … hinzu | hinzufügen | hinzuzufügen | speicher | speichere | speichern | blocke | block | blockier | blockiere | blockieren | reservier | reserviere | mach … aus | neuer | neuen | neue | neues | organisiere | vereinbare | vereinbaren | stell … ein | nimm … auf | mach mir",
        ),
        (
            Move,
            "verschieb | verschiebe | verschieben | zu verschieben | verschieb … auf | verleg | verlege | verlegen | zu verlegen | ändere | änder | ändern | zu ändern | leg … um | umlegen | zieh … vor | ziehe … vor | vorziehen | vorverlegen | verleg … vor | schieb | schiebe | schieben | umbuchen | buch … um | aktualisiere | aktualisieren | bearbeite | bearbeiten | setz … um",
        ),
        (
            Cancel,
            "sag … ab | sage … ab | absagen | abzusagen | storniere | stornier | stornieren | zu stornieren | lösch | lösche | löschen | zu löschen | streich | streiche | streichen | entfern | entferne | entfernen | cancel | canceln | nimm … raus | nimm … heraus | wirf … raus | blas … ab",
        ),
        (
            Remind,
            "erinnere mich daran dass ich | erinnere mich daran dass | erinnere mich daran | erinner mich daran | erinnere mich bitte daran | erinner mich bitte daran | erinnere mich bitte | erinner mich bitte | erinnere mich dran | erinner mich dran | erinnere mich | erinner mich | erinnern sie mich daran | erinnern sie mich | erinner uns | erinnere uns | mich daran erinnern | mich dran erinnern | mich erinnern | daran erinnern | dran erinnern | erinnern | zu erinnern | denk für mich daran | lass mich nicht vergessen | ich darf nicht vergessen | nicht vergessen : \
            | stell mir eine erinnerung für | stell mir eine erinnerung | stelle eine erinnerung | stell eine erinnerung | setz mir eine erinnerung | setze eine erinnerung | setz eine erinnerung | mach mir eine erinnerung | mach eine erinnerung | eine erinnerung an | eine erinnerung für | erinnerung an | erinnerung für | erinnerung : | erinnerung | gib mir bescheid | sag mir bescheid | weck mich",
        ),
        (
            Alert,
            "erinnere mich daran | erinner mich daran | erinnere mich dran | erinner mich dran | erinnere mich | erinner mich | mit erinnerung | mit einer erinnerung | erinnerung | und erinnere mich | gib mir bescheid | sag mir bescheid | benachrichtige mich | mit alarm | alarm | weck mich",
        ),
        (
            Complete,
            "ich habe schon | ich hab schon | ich habe bereits | ich bin fertig mit | bin fertig mit | fertig mit | ist erledigt | erledigt | schon erledigt | als erledigt | abgehakt | hak … ab | hake … ab | abhaken | abzuhaken | ist gemacht | schon gemacht | ist fertig | abgeschlossen",
        ),
        (
            Dismiss,
            "vergiss | vergiss es | ignorier | ignoriere | ignorieren | verwirf | verwerfen | überspring | überspringe | überspringen | nicht mehr nötig | nicht mehr erinnern | erinnere mich nicht mehr an | erinner mich nicht mehr an | lass gut sein",
        ),
        (
            List,
            "was steht an | was steht | was liegt an | was habe ich | was hab ich | was haben wir | was ist los | was gibt es | was gibt's | was ist geplant | was ist … geplant | was kommt | was mache ich | was muss ich | was ist alles | meine termine | meinen kalender | mein kalender | meine agenda | mein tag | meine woche | meine pläne | meine erinnerungen | meine aufgaben | meine meetings | zeig mir meine | zeig mir meinen | zeig mir den | zeig mir die | zeig mir | zeige mir | zeig | zeige | liste | liste … auf | auflisten | nenn mir meine | nenne mir | sag mir was ansteht \
            | habe ich etwas | hab ich was | habe ich was | hab ich etwas | habe ich termine | hab ich termine | habe ich einen | habe ich noch | habe ich irgendwas | bin ich frei | habe ich zeit | hab ich zeit | habe ich frei | bin ich verplant | irgendwelche termine | irgendwas geplant | kommende termine | nächste termine | wie sieht mein | wie sieht meine | wie schaut mein | wie ist mein | welche termine | welche erinnerungen | welche aufgaben | welche meetings | was liegt",
        ),
        (
            Find,
            "wann ist | wann sind | wann habe ich | wann hab ich | wann bin ich | wann muss ich | wann findet | wann beginnt | wann fängt | wann fahre ich | wann fliege ich | um wie viel uhr ist | um wieviel uhr ist | um wie viel uhr | um wieviel uhr | wie spät ist | an welchem tag | welcher tag ist | wo ist | wo findet | wo sind | wo habe ich | such | suche | suchen | finde | finden | such nach | suche nach | für wann",
        ),
        (
            Help,
            "hilfe | was kannst du | was kannst du tun | was kannst du machen | was kannst du alles | was machst du | wie funktioniert das | wie funktionierst du | wie geht das | was kann ich dich fragen | was kann ich fragen | was kann ich sagen | wer bist du | was bist du | wie kannst du mir helfen | wobei kannst du mir helfen | wobei kannst du helfen | hilf mir | wie benutze ich dich | wozu bist du da | befehle | menü | anleitung | bist du ein bot | was kannst du noch",
        ),
        (
            Greet,
            "hallo | hi | hey | moin | moin moin | servus | guten morgen | guten tag | guten abend | grüß gott | grüß dich | gruss gott | grüezi | grüezi mitenand | hoi | na | tach | morgen zusammen | hallo zusammen | hallöchen | mahlzeit | schönen guten tag | griaß di | sehr geehrte | sehr geehrter | sehr geehrte damen und herren",
        ),
        (
            Wellbeing,
            "wie geht's | wie geht es dir | wie geht es ihnen | wie gehts | wie geht's dir | wie läuft's | wie läufts | alles gut | alles klar | alles ok | was geht | wie war dein tag | wie ist dein tag | geht's dir gut | und dir | na wie geht's",
        ),
        (
            Thanks,
            "danke | danke schön | dankeschön | danke dir | vielen dank | besten dank | herzlichen dank | tausend dank | merci | danke sehr | danke vielmals | lieben dank | gut gemacht | gute arbeit | super gemacht | du bist der beste | du bist die beste | ich danke dir",
        ),
        (
            Bye,
            "tschüss | tschüs | tschau | ciao | auf wiedersehen | wiedersehen | auf wiederhören | bis bald | bis später | bis dann | bis morgen | bis gleich | bis nachher | mach's gut | machs gut | gute nacht | schönen abend | schönen tag | pfiat di | pfiati | ade | adieu | bye | wir sehen uns | bis zum nächsten mal",
        ),
        (Remember, "merk dir | merke dir | merken sie sich"),
        (
            Keep,
            "merk dir dass | merk dir, dass | merke dir dass | merke dir, dass | merken sie sich dass | merken sie sich, dass | denk daran dass | denk daran, dass | denk dran dass | denk dran, dass | vergiss nicht dass | vergiss nicht, dass | vergessen sie nicht dass | vergessen sie nicht, dass | behalte dass | behalte, dass | du sollst wissen dass | du sollst wissen, dass",
        ),
        (
            Mind,
            "vergiss nicht | vergiss nicht, | vergessen sie nicht | vergessen sie nicht, | denk daran | denk daran, | denk dran | denk dran, | denken sie daran | denken sie daran,",
        ),
        (AboutMe, "ich | mein | meine | meinen | wir | unser | unsere"),
        (
            Forget,
            "vergiss dass | vergiss, dass | vergessen sie dass | vergessen sie, dass | vergiss meine | vergiss meinen | vergiss mein",
        ),
        (Drop, "vergiss | vergessen sie | vergiss das | vergiss den | vergiss die"),
        (
            ForgetAll,
            "vergiss alles | vergessen sie alles | vergiss alles über mich | vergiss alles von mir | vergiss alles was du weißt | vergiss alles, was du weißt | vergiss alles was du über mich weißt | vergiss alles, was du über mich weißt | vergiss alles was du von mir weißt | vergiss alles, was du von mir weißt | vergiss alles was ich gesagt habe | vergiss alles, was ich gesagt habe | lösche alles über mich | lösche alles was du über mich weißt | lösche alles, was du über mich weißt",
        ),
        (
            Known,
            "was weißt du über mich | was weißt du von mir | was wissen sie über mich | was wissen sie von mir | was hast du dir gemerkt | woran erinnerst du dich | was du über mich weißt",
        ),
        (Fact(FactKind::Name), "ich heiße | mein name | nenn mich | nennen sie mich | mein spitzname"),
        (Fact(FactKind::Home), "ich wohne | wir wohnen | ich lebe in | meine adresse | mein zuhause"),
        (
            Fact(FactKind::Diet),
            "vegetarier | vegetarierin | vegetarisch | veganer | veganerin | vegan | zöliakie | glutenfrei | laktosefrei | halal | koscher | meine diät | auf diät | ich esse kein | ich esse keine | ich esse keinen",
        ),
        (
            Fact(FactKind::Allergy),
            "allergisch | allergie | allergien | unverträglichkeit | intoleranz | laktoseintolerant",
        ),
        (
            Fact(FactKind::Symptom),
            "kopfschmerzen | kopfweh | migräne | fieber | husten | schnupfen | erkältet | erkältung | grippe | übelkeit | schwindelig | halsschmerzen | bauchschmerzen | rückenschmerzen",
        ),
        (Fact(FactKind::Pregnancy), "schwanger | schwangerschaft"),
        (
            Fact(FactKind::Preference),
            "ich mag | ich liebe | ich bevorzuge | ich hasse | ich mag kein | ich mag keine | am liebsten | mein lieblings",
        ),
        (
            Fact(FactKind::Person),
            "meine frau | mein mann | mein partner | meine partnerin | meine freundin | mein freund | mein sohn | meine tochter | meine schwester | mein bruder | meine mutter | mein vater | mein chef | meine chefin | mein arzt | meine ärztin | mein zahnarzt | meine kinder",
        ),
        (
            Yes,
            "ja | jo | jep | jap | klar | ok | okay | gern | gerne | natürlich | bestätigen | bestätige | mach das | mach es | passt | in ordnung | einverstanden | j | genehmigt | sicher",
        ),
        (
            No,
            "nein | nö | nee | ne | n | nein danke | lieber nicht | auf keinen fall | ablehnen | abgelehnt | keinesfalls",
        ),
        (
            Salute,
            "guten morgen | guten tag | guten abend | gute nacht | schönen tag | schönen tag noch | schönen abend | schönen abend noch | schönes wochenende | schönen sonntag | schönen samstag | schönen feierabend | schönen urlaub | schöne woche | schöne ferien | schöne feiertage | frohe weihnachten | frohes neues jahr | frohes neues | guten rutsch | gutes neues | frohe ostern | alles gute zum geburtstag | herzlichen glückwunsch | guten appetit | mahlzeit | bis später | bis dann | morgen zusammen \
            | dieser tage | eines tages | neulich | von tag zu tag | tag für tag | heutzutage | hab einen schönen tag | hab ein schönes wochenende | einen schönen tag | einen schönen abend | ein schönes wochenende | wie war dein tag | wie war dein wochenende | schönen guten morgen | guten start in die woche | von heute auf morgen | heute ist ja",
        ),
        (
            Have,
            "ich habe | ich hab | wir haben | habe ich | haben wir | hab ich | hab | du hast | ihr habt | sie haben | es gibt | da ist | es ist | ist | wird sein | ich werde haben | ich bin bei | ich bin beim | ich bin im | ich gehe zum | ich gehe zur | ich geh zum | ich geh zur | ich gehe ins | wir gehen ins | wir gehen zum | ich muss zum | ich muss zur | ich muss in die | wir müssen zum | findet … statt | stattfinden | steht an | beginnt | startet | bestätigen | bestätigt | ist bestätigt | ist angesetzt | ist geplant | teilnehmen | hingehen | zum | zur | hätte | laden wir | ich fliege | wir fliegen | ich fahre | wir fahren | geht's zum | steigt",
        ),
        (
            Duty,
            "ich muss | wir müssen | ich soll | ich sollte | muss ich | müssen wir | ich muss noch | muss noch | muss | ich darf nicht vergessen | nicht vergessen | ich brauche | ich müsste | wir sollten",
        ),
        (
            Meet,
            "treffen wir uns | wir treffen uns | treffen uns | uns treffen | treffe ich | ich treffe mich mit | ich treffe mich | ich treffe | triff mich | lass uns treffen | treffen | zu treffen | wir sehen uns | sehen wir uns | uns sehen | wiedersehen | ich sehe dich | zusammenkommen | zusammensetzen | zusammen setzen | setzen wir uns | ich hol dich | ich hole dich | ich hol euch | hol dich | holst du mich | komm vorbei | komm … vorbei | kommst du | kommt ihr | kommen sie | kommst … vorbei | komm | kommt | vorbeikommen | vorbei kommen | vorbeizukommen | ich komme | komme ich | komm ich | wir kommen | ich bin um | bist du frei | hast du zeit | habt ihr zeit | haben sie zeit | hast du lust | habt ihr lust | hätten sie zeit | hättest du zeit | seid ihr frei \
            | bist du dabei | seid ihr dabei | wer ist dabei | wer kommt | wer chunt | lass uns | lasst uns | gehen wir | wollen wir | geh ma | gehma | gehn wir | essen gehen | ausgehen | ich lade dich | ich lade euch | wir laden | laden wir | laden … ein | du bist eingeladen | ihr seid eingeladen | sie sind eingeladen | sind eingeladen | eingeladen | ich warte auf dich | ich erwarte dich | wir erwarten sie | wir erwarten | ich lande | wir landen | ich komme an | wir kommen an | komme … an | kommen … an | unternehmen | abfahrt",
        ),
        (
            Suggest,
            "wie wäre es | wie wär's | wie wärs | wie wäre | wie wär | hast du lust | habt ihr lust | hast du zeit | habt ihr zeit | haben sie zeit | hätten sie zeit | hättest du zeit | hätten sie | wollen wir | wollt ihr | willst du | möchtest du | magst du | möchten sie | sollen wir | können wir | könnten wir | passt es dir | passt dir | passt es ihnen | passt ihnen | passt euch | passt das | passt's | würde dir passen | dir passt | dir das passt | ihnen das passt | geht das | geht es | ginge es | ginge | wäre … möglich | ist das möglich | ginge das | kannst du kommen | könntest du kommen | könnten sie kommen | kommst du | kommt ihr | kommen sie mit | kommst du mit | bist du dabei | wer ist dabei | wer kommt mit | wer kommt | lust auf | vorschlag | mein vorschlag | ich schlage vor | schlage … vor | schlag … vor | vorschlagen | was hältst du von | was haltet ihr von | was meinst du | was meint ihr | bist du frei | diese woche | gehma | chömer | würde gern mit dir | würde gerne mit dir | vielleicht | oder | dazukommen | machen wir",
        ),
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
        (
            Generic,
            "termin | termine | veranstaltung | ereignis | event | meeting | sache | ding | plan | eintrag | etwas",
        ),
        (
            Moved,
            "wird verschoben auf | wurde verschoben auf | ist verschoben auf | verschoben auf | wird verschoben | wurde verschoben | ist verschoben | verschoben | wird verlegt auf | wurde verlegt auf | verlegt auf | wird verlegt | wurde verlegt | ist verlegt | verlegt | vorverlegt auf | vorverlegt | ist jetzt um | ist jetzt am | ist jetzt | ist nun | findet jetzt | findet nun | findet stattdessen | beginnt jetzt | beginnt erst | wurde geändert | hat sich geändert | statt um | anstatt um | stattdessen | wir verschieben | verschieben wir | verschieben auf | schieben auf | auf … verschieben | auf … schieben | auf … verlegen | auf … vorziehen | können wir verschieben | können wir auf | könnten wir auf | nach hinten geschoben | nach hinten schieben | nach vorne | statt am | anstatt am | vorgezogen auf | vorgezogen | umgebucht auf | umgebucht",
        ),
        (
            Cancelled,
            "ist abgesagt | wurde abgesagt | wird abgesagt | sind abgesagt | abgesagt | ist storniert | wurde storniert | storniert | ist gestrichen | wurde gestrichen | gestrichen | fällt aus | fällt … aus | fallen aus | fallen … aus | ausfallen | entfällt | entfallen | findet nicht statt | findet … nicht | findet leider nicht statt | gecancelt | gecancelled | absagen muss | absagen müssen | muss ich absagen | absagen | muss leider absagen | wir müssen absagen | ich sage … ab | ich sag … ab | sage … ab | ist vom tisch | hat sich erledigt | platzt | ins wasser",
        ),
        (
            Pledge,
            "ich werde | ich kann | ich will | ich verspreche | ich muss | ich darf | ich soll | wir werden | wir können | ich versuche | kann ich | werde ich | ich kümmere mich um | ich wollte | ich möchte | ich habe vor",
        ),
        (
            Ask,
            "kannst du | könntest du | kannst du bitte | können sie | könnten sie | könnt ihr | könntet ihr | würdest du | würden sie | magst du | denk bitte an | denk an | denk bitte daran | denk daran | denk dran | denkst du an | denkst du bitte an | denkt bitte an | denkt an | denken sie an | denken sie bitte an | denken sie daran | vergiss nicht | vergiss bitte nicht | vergiss bitte | vergesst nicht | vergessen sie nicht | vergessen sie bitte nicht | nicht vergessen | bitte | du musst | sie müssen | ihr müsst | du sollst | du solltest | sie sollten | sei so gut und | seien sie so gut | wärst du so lieb | ich brauche von dir | ich brauche | ich brauch | ich benötige | benötige ich | brauchen wir | bräuchte | ich bräuchte | wir müssen | wir bitten | wir bitten sie | ich bitte sie | ich bitte dich | bitten wir | übernimmst du",
        ),
        (
            Agree,
            "ok | okay | oki | oke | ja | jap | jo | jup | jawohl | klar | klaro | na klar | gern | gerne | sehr gern | sehr gerne | passt | passt mir | passt gut | passt super | das passt | passt bei mir | passt für mich | perfekt | super | prima | toll | alles klar | geht klar | geht | geht bei mir | das geht | läuft | abgemacht | gebongt | einverstanden | in ordnung | machen wir | mach ich | mache ich | wird gemacht | wird erledigt | erledige ich | bin dabei | ich bin dabei | wir sind dabei | dabei \
            | ich komme | wir kommen | ich bin da | wir sind da | bis dann | bis morgen | bis später | bis gleich | bis montag | bis dienstag | bis mittwoch | bis donnerstag | bis freitag | bis samstag | bis sonntag | freu mich | freue mich | freuen uns | kein problem | kein thema | kein ding | notiert | ist notiert | vermerkt | bestätigt | ich bestätige | gebucht | fix | fest | selbstverständlich | natürlich | sicher | unbedingt | gute idee | auf jeden fall | auch gut | ich auch | wir auch | bei mir auch | stimmt | top | gut | schön | wunderbar | sehr gut | geht in ordnung | deal | 👍 | 👌 | ✅ | 🙌 | 🫡",
        ),
        (
            Refuse,
            "kann nicht | kann leider nicht | kann da nicht | kann am | können nicht | können leider nicht | geht nicht | geht leider nicht | geht bei mir nicht | passt nicht | passt leider nicht | passt mir nicht | leider nicht | schaffe es nicht | schaff es nicht | schaffs nicht | schaff ich nicht | keine zeit | hab keine zeit | bin weg | bin nicht da | bin verhindert | verhindert | nein danke | lieber nicht | ein andermal | ein anderes mal | nächstes mal | ohne mich | lass mal | lassen wir | bin raus | hab schon was vor | schon was vor | muss arbeiten | muss passen | unmöglich | auf keinen fall | keine lust | heute nicht | morgen nicht | leider",
        ),
        (
            Instead,
            "stattdessen | statt | anstatt | lieber | verschieben | verschiebt | verschoben | verlegen | verlegt | verlegt auf | vorziehen | vorgezogen | ändern | geändert | ändert sich | tauschen | wechseln | später | früher | verspätung | verspätet | neue uhrzeit | neuer termin | neue zeit | doch | doch erst | erst um | jetzt um | jetzt am | findet jetzt | verschieb | umlegen | umbuchen | umgebucht | sagen wir | eher | beginnt | fängt | dann halt",
        ),
        (
            Off,
            "abgesagt | sagen ab | sage ab | sag ab | absagen | abgeblasen | fällt aus | fällt weg | fällt flach | ausfallen | ausgefallen | entfällt | gestrichen | storniert | stornieren | nicht mehr nötig | nicht nötig | nicht mehr | brauchst nicht | brauchst du nicht | brauchen wir nicht | hat sich erledigt | erledigt | vergiss | vergesst | kann nicht kommen | kommen nicht | komme nicht | schon bezahlt | schon gemacht | lassen wir sausen | findet nicht statt | geschlossen",
        ),
        (
            Same,
            "gleiche zeit | gleicher ort | gleiche uhrzeit | selbe zeit | selbe uhrzeit | zur gleichen zeit | zur selben zeit | um dieselbe zeit | dieselbe zeit | gleicher raum | wie immer | wie üblich | wie gehabt | wie gewohnt | selber ort",
        ),
        (
            Clause,
            "damit | weil | bis | bevor | nachdem | wenn | während | falls | dass | bitte | sobald | denn | spätestens",
        ),
        (Place, "praxis | ordination | werkstatt | studio | salon | klinik | kanzlei | apotheke | gasthof"),
        (
            Agree,
            "bekommen sie | mega | eingetragen | nehme ich | nehm ich | ja eh | eh klar | ist eingetragen | steht | passt eh | sehr gern | jo passt | geht klar | bin am start | komm ich | isch guet | guet | tiptop | kein stress | mit vergnügen | ja kann ich machen | kann ich machen | wir kommen | wir sind natürlich dabei",
        ),
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
            AsksTime,
            "wann | um wie viel uhr | wie viel uhr | um wieviel uhr | welcher tag | welches datum | welchen tag",
        ),
        (
            Soft,
            "ein | eine | eins | zwei | drei | vier | fünf | sechs | sieben | acht | neun | zehn | elf | zwölf | halb | viertel | nacht | woche | wochen | monat | stunde | stunden | minuten | tag | tage | jahr | jahre | später | nächste | nächsten | nächster | jede | jeden | jeder | morgens | abends | früh",
        ),
        (
            Owed,
            "fällig | ist fällig | sind fällig | spätestens | abgabe | abzugeben | einzureichen | zu zahlen | muss bis | müssen bis | frist | deadline | bis spätestens",
        ),
        (
            Wants,
            "ich brauche | brauche | wir brauchen | brauch | ich bräuchte | bräuchte | wir bräuchten | benötige | benötigen | wir benötigen | möchte bis",
        ),
        (Vow, "versprochen | ich verspreche | versprech ich | ich versprech"),
        (Mine, "ich | mich | mir | mein | meine | meinen | meinem | meiner"),
        (Ours, "wir | uns | unser | unsere | unseren | unserem | alle | zusammen | gemeinsam | team"),
        (
            Yours,
            "du | dich | dir | dein | deine | deinen | deinem | deiner | ihr | euch | euer | eure | sie | ihnen | ihre | ihren | ihrem | ihrer",
        ),
        (
            Advert,
            "abmelden | abbestellen | newsletter | rundbrief | sie erhalten diese | gutschein | gutscheincode | rabatt | sonderangebot | angebot gilt | nur bis | jetzt kaufen | jetzt bestellen | jetzt buchen | jetzt sichern | versandkostenfrei | nicht antworten | im browser | einstellungen verwalten | weitergeleitet | häufig weitergeleitet | bitte teilen | weitersagen | bewerten sie | jetzt bewerten | schnäppchen | aktion | wie war ihr",
        ),
        (
            Not,
            "nicht | kein | keine | keinen | keiner | nie | niemals | nimmer | ned | net | nix | nichts | leider | unmöglich | weder | niemand | nirgends",
        ),
        (
            Past,
            "gestern | vorgestern | war | waren | warst | hatte | hatten | hattest | wurde gewählt | letzte woche | letzten monat | letztes jahr | letzten | letzte | letztes | vorige woche | vorigen | ging | gingen | kam | kamen | gab es | sagte | meinte | haben gewonnen | hat gewonnen | verloren | gewonnen | ist gewesen | gewesen | vor kurzem | damals | vorhin | passiert | haben wir gegessen | gesehen | gegessen | getrunken | gelaufen | verpasst | erzählt | gesagt | bin ich gegangen | seit gestern | früher war",
        ),
        (
            If,
            "falls | stell dir vor | angenommen | wenn wir mal | wenn ich mal | hätte ich | wäre ich | würde ich | wenn ich im lotto | theoretisch | hypothetisch | irgendwann mal | irgendwann",
        ),
        (
            Joke,
            "haha | hahaha | hihi | lol | rofl | xd | spaß | war nur spaß | scherz | kleiner scherz | nur ein scherz | witz | 😂 | 🤣 | höhö | hehe | ahaha",
        ),
        (
            Forwarded,
            "weitergeleitet | weitergeleitete nachricht | häufig weitergeleitet | laut | eilmeldung | meldung | nachrichten | berichtet | berichten | regierung | minister | ministerin | bundeskanzler | präsident | polizei | quellen | weiterlesen | mehr lesen | abonnieren | abbestellen | newsletter | rabatt | angebot der woche | angebote | aktion | sale | gratis | kostenlos | gutschein | börse | märkte | bundesliga | champions league | staffel | folge | schnäppchen | pressemitteilung",
        ),
        (
            Question,
            "was | wann | wo | wer | wen | wem | wie | warum | wieso | weshalb | welche | welcher | welches | welchen | wieviel | wie viel | wie viele | hast du | habt ihr | haben sie | hat | ist das | ist es | ist der | ist die | war | warst du | bist du | weißt du | weisst du | wissen sie | weiß jemand | weiss jemand | hat jemand | darf | gibt es | gibt's | wohin | woher",
        ),
        (
            Other,
            "es | das | er | sie | ihm | ihr | jemand | man | alle | die anderen | dort ist | es regnet | es schneit | der | die | ihre | sein | seine",
        ),
        (
            Person,
            "ich | mir | mich | du | dir | dich | wir | uns | ihr | euch | mein | meine | meinen | dein | deine | deinen | unser | unsere | unseren | euer | eure | sie | ihnen | ihre | ihren | ihr | zusammen",
        ),
        (At, "@"),
        (
            In,
            "in | im | ins | am | an der | an dem | auf dem | auf der | vor dem | vor der | in der | in den | in die | in dem | in unserer | in unserem | in meinem | in meiner | nähe | neben | gegenüber | hinter dem | hinter der | ab | nach",
        ),
        (Home, "bei | beim"),
        (Via, "über | per | via | auf | mit | am | in"),
        (
            Online,
            "zoom | teams | microsoft teams | google meet | meet | skype | facetime | whatsapp | webex | discord | telegram | telefon | videocall | video | slack | signal | jitsi",
        ),
        (With, "mit | mitm | zusammen mit"),
        (And, "und | & | sowie | u"),
        (
            Article,
            "der | die | das | den | dem | des | ein | eine | einen | einem | einer | mein | meine | meinen | meinem | meiner | dein | deine | deinen | deinem | deiner | unser | unsere | unseren | unserem | unserer | ihr | ihre | ihren | ihrem | ihrer | euer | eure | sein | seine | seinen | seinem",
        ),
        (
            Place,
            "büro | zuhause | hause | haus | arbeit | schule | kita | kindergarten | restaurant | gasthof | gasthaus | wirtshaus | bar | kneipe | café | cafe | kino | theater | hotel | flughafen | bahnhof | hauptbahnhof | hbf | park | turnhalle | halle | sporthalle | krankenhaus | klinik | spital | praxis | ordination | bibliothek | bücherei | stabi | kirche | moschee | museum | zentrum | innenstadt | stadt | strand | uni | universität | mensa | campus | hörsaal | studio | garage | werkstatt | bank | rathaus | bürgeramt | finanzamt | stadion | schwimmbad | freibad | hallenbad | platz | marktplatz | straße | markt | supermarkt | laden | geschäft | bäckerei | verein | vereinsheim | dorf | ecke | haltestelle | gericht | botschaft | apotheke | küche | garten | gebäude | empfang | foyer | terminal | tor | gleis | hafen | hauptsitz | wohnung | saal | raum | besprechungsraum | konferenzraum | zimmer | eingang | stock | kantine | labor | biergarten | gemeindehaus | pfarrheim | jugendzentrum | spielplatz | fitnessstudio | tennisplatz | sportplatz | stammlokal | üblicher ort | parkplatz | tankstelle",
        ),
        (
            NoPlace,
            "ruhe | urlaub | zukunft | ordnung | zeit | eile | woche | monat | jahr | fall | anhang | ausland | moment | augenblick | laufe | grunde | prinzip | allgemeinen | wesentlichen | vergleich | gegenteil | rahmen | betreff | namen | auftrag | griff | stress | schnitt | wochenende | morgen | abend | nachmittag | vormittag | mittag | tag | anfang | ende | schluss | besten | liebsten | meisten | ersten | letzten | nächsten | gleich | sich | mir | dir | uns | euch | ihm | ihr | ihnen | dienst | einsatz | gang | kürze | bälde | frage | bezug | hinblick | form | höhe | kraft | wahrheit | wirklichkeit | der tat | tat | hand | bar | englisch | deutsch | kalender | agenda | meinem kalender | stunden | minuten | tagen | wochen | einer stunde | einer woche | apparat | telefon | wetter | herzen | bedarf | interesse | fragen | rückfragen | der zwischenzeit | zwischenzeit | voraus | sommer | winter | frühling | herbst | januar | jänner | februar | märz | april | mai | juni | juli | august | september | oktober | november | dezember | 3 | stand | start | ferien | geburtstag | meeting | termin | turnus | weg | bild | kopf | bett | schatz | kurs | alt | montag | dienstag | mittwoch | donnerstag | freitag | samstag | sonntag | dem weg | der arbeit | wiedersehen | hause gehen | freude | jedem fall | keinen fall",
        ),
        (
            NoPerson,
            "freundlichen | freundlichem | besten | lieben | herzlichen | vielen | viel | freude | liebe | glück | sorgfalt | ruhe | erinnerung | einer erinnerung | einem | einer | etwas | was | dem | der | den | das | allem | allen | bus | zug | auto | rad | fahrrad | bahn | karte | ec | bargeld | verspätung | absicht | recht | mehr | sehr | euro | blick | milch | kaffee | kuchen | ab | auf | zu | hin | los",
        ),
        (
            Stop,
            "um | am | ab | bis | von | vom | zu | zum | zur | für | weil | denn | dass | aber | und | oder | dann | wenn | falls | ob | mit | bei | beim | nach | vor | seit | während | wegen | über | auf | an | ist | sind | war | wird | werden | kann | kannst | können | könnte | könnten | muss | müssen | soll | sollen | ich | du | er | sie | es | wir | ihr | mir | dir | mich | dich | uns | sich | erinnere | erinner | bitte | gut | danke | jetzt | auch | noch | nicht | statt | findet | beginnt | startet | fährt | geht | gehen | kommt | kommen | treffen | essen | eintragen | verschieben | absagen | verlegen | genannt | namens | dringend | sonst | damit | also | schon | los | aus | ein | verschoben | abgesagt | fällt | hat | haben | habe | hab | holen | abholen | passt | wo | wer | da | ja | gern | gerne | laden | würde | hätte | wäre | einplanen | im | ins | in",
        ),
        (
            Link,
            "mit | für | von | vom | zum | zur | zu | bei | beim | über | wegen | und | in | im | ins | an | am | auf | der | des | nach | um | -",
        ),
        (
            Edge,
            "der | die | das | den | dem | des | ein | eine | einen | einem | einer | bei | am | im | um | ab | an | auf | in | ins | zu | zum | zur | für | von | vom | bis | mit | und | mein | meine | meinen | meinem | meiner | unser | unsere | unseren | dein | deine | deinen | ihr | ihre | ihren | ihrem | dieser | diese | dieses | diesen | nächste | nächsten | nächster | nächstes | jede | jeden | jedes | jeder | alle | gegen | ca | etwa | aber | oder | auch | noch | ist | sind | wird | sich | mich | mir | dich | dir | uns | es | sein | @ | & | uhr | tag | dass | daran | dran | bitte | mal | doch | dann | da | so | wieder | schon | jetzt | statt | stattfindet | wir | ich | wäre | würde | hätte | werden | eintragen | einzutragen | anlegen | notieren | vermerken | vormerken | einplanen | hinzufügen | reinschreiben | speichern | erstellen | planen | vereinbaren | aufschreiben | könnten | können | kann | statt findet | gleich | zusammen | nur | erst | los | hin | mitkommen | kommen | gehen | geht | treffen | haben | habe | hab | der nächste | machen | zu machen",
        ),
        (
            Calendar,
            "in meinen kalender | in den kalender | im kalender | in meinem kalender | aus dem kalender | aus meinem kalender | meinen kalender | den kalender | in die agenda | in meine agenda | aus der agenda | auf meine liste | auf die liste | von meiner liste | von der liste | zu meinen erinnerungen | zu meinen terminen | in kalender",
        ),
        (
            Naming,
            "genannt | namens | mit dem titel | mit titel | betitelt | der heißt | das heißt | titel | einen termin für | ein termin für | einen termin zum | einen termin zur",
        ),
        (
            Money,
            "euro | euros | eur | franken | chf | dollar | dollars | cent | prozent | km | kilometer | kilo | kg | grad | meter | zimmer | pro person | pro nase",
        ),
        (
            Urgent,
            "dringend | eilt | eilig | sofort | asap | so schnell wie möglich | schnellstmöglich | umgehend | unverzüglich | notfall | höchste priorität | sehr dringend",
        ),
        (Important, "wichtig | sehr wichtig | hohe priorität | unbedingt | zwingend"),
        (
            Unhurried,
            "eilt nicht | nicht eilig | nicht dringend | keine eile | kein stress | wenn du zeit hast | wenn sie zeit haben | niedrige priorität | hat zeit | bei gelegenheit | wann immer es passt | nicht so wichtig | kein muss",
        ),
        (It, "es | ihn | sie | das | diesen | diese | dieses | den | den letzten | die letzte | den termin da"),
        (To, "auf | zu | bis | um | am | auf den"),
        (Later, "später | nach hinten | verschieb | verschiebe | verschieben | danach"),
        (Earlier, "früher | vorher | nach vorne | vorziehen | vorverlegen | eher"),
        (
            Agree,
            "ok | okay | oki | okee | ja | jaa | jaaa | jaaaa | ich | jo | joa | jap | jep | jup | yes | yep | klar | ja klar | na klar | sicher | natürlich | gern | gerne | sehr gern | super | perfekt | prima | toll | top | cool | mega | nice | deal | abgemacht | ausgemacht | einverstanden | in ordnung | geht in ordnung | passt | passt mir | passt perfekt | passt gut | passt eh | passt super | das passt | geht klar | geht | geht gut | wäre super | wär super | klingt gut | hört sich gut an | machen wir | machen wir so | mach ich | kann ich machen | wird gemacht | wird erledigt | bin dabei | ich bin dabei | wir sind dabei | sind dabei | dabei | ich komme | wir kommen | komme gern | ich auch | auch dabei | bis dann | bis freitag | bis montag | bis dienstag | bis mittwoch | bis donnerstag | bis samstag | bis sonntag | bis morgen | freu mich | freue mich | ich freu mich | notiert | eingetragen | ist eingetragen | ist notiert | verstanden | alles klar | kein problem | nehme ich | nehm ich | bekommen sie | bekommst du | kriegst du | gebucht | bestätigt | isch guet | für mich gut | guet für mich | läuft | danke | merci | los geht's | genau | stimmt | gut | gute idee | bestens | jawohl | 👍 | 👌 | ✅ | 🙌 | 🫡 | oke | klaro | sehr gerne | passt bei mir | passt für mich | geht bei mir | das geht | gebongt | mache ich | erledige ich | ich bin da | wir sind da | bis später | bis gleich | freuen uns | kein thema | kein ding | vermerkt | ich bestätige | fix | fest | selbstverständlich | unbedingt | auf jeden fall | auch gut | wir auch | bei mir auch | schön | wunderbar | sehr gut",
        ),
        (
            Refuse,
            "kann nicht | ich kann nicht | kann leider nicht | geht nicht | geht leider nicht | geht bei mir nicht | schaffe es nicht | schaff es nicht | schaff ich nicht | schaffe ich nicht | schaffen wir nicht | leider nicht | leider nein | keine zeit | hab keine zeit | habe keine zeit | passt nicht | passt mir nicht | passt leider nicht | bin nicht da | bin weg | bin leider weg | bin verplant | hab schon was | habe schon was vor | hab schon was vor | schon verplant | schon vergeben | nein | nein danke | nö | nee | ne danke | danke nein | lieber nicht | ein andermal | ein anderes mal | nächstes mal | beim nächsten mal | muss passen | ich passe | ohne mich | bin raus | ich bin raus | kein interesse | unmöglich | auf keinen fall | muss arbeiten | im dienst | bin im dienst | wird nichts | wird leider nichts | nicht möglich | bin im urlaub | verhindert | geht ned | kann ned | kei zit | lass mal | lassen wir | kann da nicht | können nicht | können leider nicht | schaffs nicht | bin verhindert | schon was vor | keine lust | heute nicht | morgen nicht | leider",
        ),
        (
            Instead,
            "stattdessen | statt | anstatt | lieber | doch | doch erst | erst | verschieben | verschoben | verschiebe | schieben | verlegen | verlegt | vorziehen | vorverlegt | ändern | geändert | änderung | terminänderung | neuer termin | neue zeit | neue uhrzeit | tauschen | getauscht | später | früher | nach hinten | nach vorne | verspätet | verspätung | verspäte mich | komme später | ist jetzt | geht nur | zieht sich | wird eng | zu früh | zu spät | reicht | verschiebt | verlegt auf | vorgezogen | ändert sich | wechseln | erst um | jetzt um | jetzt am | findet jetzt | verschieb | umlegen | umbuchen | umgebucht | sagen wir | eher | beginnt | fängt | dann halt",
        ),
        (
            Off,
            "abgesagt | absagen | sage ab | storniert | stornieren | gestrichen | fällt aus | ausfallen | entfällt | entfallen | findet nicht statt | nicht statt | gecancelt | hat sich erledigt | erledigt | schon erledigt | nicht mehr nötig | nicht nötig | brauchst du nicht | brauchst nicht | musst du nicht | musst nicht | nicht mehr | lass gut sein | vergiss es | vergiss das | lassen wir | kann nicht kommen | kann doch nicht | komme nicht | komme doch nicht | ist vom tisch | schon passiert | schon gemacht | hab ich schon | geschlossen | sagen ab | sag ab | abgeblasen | fällt weg | fällt flach | ausgefallen | brauchen wir nicht | kommen nicht | schon bezahlt | lassen wir sausen",
        ),
        (
            Same,
            "gleiche zeit | gleiche uhrzeit | selbe zeit | selbe uhrzeit | zur gleichen zeit | gleicher ort | selber ort | gleicher raum | wie immer | wie gehabt | wie üblich | am üblichen ort | gleiche stelle | selber platz | zur selben zeit | um dieselbe zeit | dieselbe zeit | wie gewohnt",
        ),
        (Mine, "ich | mir | mich | mein | meine | meinen | meinem | meiner | i"),
        (
            Ours,
            "wir | uns | unser | unsere | unseren | unserer | zusammen | gemeinsam | alle | alle zusammen | team | beide | mir zwei | unserem",
        ),
        (
            Yours,
            "du | dir | dich | dein | deine | deinen | deiner | ihr | euch | euer | eure | sie | ihnen | ihre | ihren | ihrer | deinem | ihrem",
        ),
        (
            Advert,
            "abbestellen | abmelden | newsletter abbestellen | newsletter | einstellungen verwalten | rabatt | % rabatt | gutschein | gutscheincode | jetzt buchen | jetzt kaufen | jetzt bestellen | jetzt sichern | jetzt shoppen | jetzt entdecken | nur für kurze zeit | nur noch | solange der vorrat reicht | kostenloser versand | versandkostenfrei | nicht antworten | bitte nicht antworten | antworten sie nicht auf | automatisch erstellt | automatisch generiert | im browser ansehen | im browser anzeigen | bitte weiterleiten | bitte teilen | bewerten sie | sale | angebot der woche | häufig weitergeleitet | diese woche im | unsere kunden | sie erhalten diese | rundbrief | sonderangebot | angebot gilt | nur bis | im browser | weitergeleitet | weitersagen | jetzt bewerten | schnäppchen | aktion | wie war ihr",
        ),
        (
            Soft,
            "eins | zwei | drei | vier | fünf | sechs | sieben | acht | neun | zehn | elf | zwölf | halb | halbe | viertel | dreiviertel | später | früher | bald | nachher | nacht | woche | wochen | monat | stunde | stunden | minuten | tag | tage | tagen | jeden | jede | jedes | nächste | nächsten | nächster | nächstes | früh | jahr | jahre | täglich | mai | uhr | ein | eine | jeder | morgens | abends",
        ),
        (
            AsksTime,
            "wann | um wie viel uhr | um wieviel uhr | wie spät | welcher tag | welchen tag | an welchem tag | wann treffen | bis wann | ab wann | wie viel uhr | welches datum",
        ),
        (Remote, "online | virtuell | digital | per telefon | telefonisch | per video | remote | per zoom"),
        (
            Owed,
            "fällig | ist fällig | sind fällig | wird fällig | frist | abgabe | abgabefrist | abgabetermin | deadline | muss bis | müssen bis | stichtag | spätestens | einzureichen | abzugeben | zu bezahlen | zu zahlen | bis spätestens",
        ),
        (
            Wants,
            "ich brauche | ich brauch | brauche ich | brauch ich | wir brauchen | brauchen wir | ich benötige | benötige ich | wir benötigen | benötigen wir | braucht | fehlt mir | mir fehlt | mir fehlen | uns fehlt | uns fehlen | fehlt noch | bräuchte | ich bräuchte | brauche | brauch | wir bräuchten | benötige | benötigen | möchte bis",
        ),
        (Vow, "ich verspreche | versprochen | ehrenwort | ich verspreche dir | versprech ich | ich versprech"),
        (
            Clause,
            "damit | weil | bis | bevor | nachdem | wenn | während | falls | dass | bitte | sobald | denn | spätestens",
        ),
    ],
    verbs: &[
        verb("schicken", "schick|schicke|schickt", "schicke|schick", "geschickt"),
        verb("senden", "sende|send|senden sie", "sende|send", "gesendet"),
        verb("bringen", "bring|bringe|bringt", "bringe|bring", "gebracht"),
        verb("rufen", "ruf|rufe|ruft", "rufe|ruf", "gerufen"),
        verb("anrufen", "", "", "angerufen"),
        verb("bezahlen", "bezahl|bezahle", "bezahle|bezahl", "bezahlt"),
        verb("zahlen", "zahl|zahle", "zahle|zahl", "gezahlt"),
        verb("überweisen", "überweis|überweise", "überweise|überweis", "überwiesen"),
        verb("kaufen", "kauf|kaufe|kauft", "kaufe|kauf", "gekauft"),
        verb("besorgen", "besorg|besorge", "besorge|besorg", "besorgt"),
        verb("holen", "hol|hole|holt", "hole|hol", "geholt"),
        verb("geben", "gib|gebt", "gebe|geb", "gegeben"),
        verb("nehmen", "nimm|nehmt", "nehme|nehm", "genommen"),
        verb("machen", "mach|mache|macht", "mache|mach", "gemacht"),
        verb("erledigen", "erledig|erledige", "erledige|erledig", "erledigt"),
        verb("schreiben", "schreib|schreibe|schreibt", "schreibe|schreib", "geschrieben"),
        verb("lesen", "lies|lest", "lese|les", "gelesen"),
        verb("prüfen", "prüf|prüfe|prüft", "prüfe|prüf", "geprüft"),
        verb("checken", "check|checke", "checke|check", "gecheckt"),
        verb("drucken", "druck|drucke", "drucke|druck", "gedruckt"),
        verb("füllen", "füll|fülle|füllt", "fülle|füll", "gefüllt"),
        verb("unterschreiben", "unterschreib|unterschreibe", "unterschreibe|unterschreib", "unterschrieben"),
        verb("stellen", "stell|stelle|stellt", "stelle|stell", "gestellt"),
        verb("räumen", "räum|räume|räumt", "räume|räum", "geräumt"),
        verb("putzen", "putz|putze|putzt", "putze|putz", "geputzt"),
        verb("waschen", "wasch|wasche", "wasche|wasch", "gewaschen"),
        verb("gießen", "gieß|gieße|giess|giesse", "gieße|gieß|giesse|giess", "gegossen"),
        verb("kochen", "koch|koche", "koche|koch", "gekocht"),
        verb("backen", "back|backe", "backe|back", "gebacken"),
        verb("füttern", "fütter|füttere", "füttere|fütter", "gefüttert"),
        verb("reparieren", "reparier|repariere", "repariere|reparier", "repariert"),
        verb("bestellen", "bestell|bestelle|bestellt", "bestelle|bestell", "bestellt"),
        verb("buchen", "buch|buche|bucht", "buche|buch", "gebucht"),
        verb("reservieren", "", "reserviere|reservier", "reserviert"),
        verb("bestätigen", "bestätig|bestätige", "bestätige|bestätig", "bestätigt"),
        verb("antworten", "antworte|antwortet", "antworte", "geantwortet"),
        verb("melden", "melde dich|melden sie sich", "melde", "gemeldet"),
        verb("sagen", "", "sage|sag", "gesagt"),
        verb("fragen", "frag|frage|fragt", "frage|frag", "gefragt"),
        verb("lernen", "lern|lerne", "lerne|lern", "gelernt"),
        verb("üben", "üb|übe|übt", "übe|üb", "geübt"),
        verb("korrigieren", "korrigier|korrigiere", "korrigiere|korrigier", "korrigiert"),
        verb("überarbeiten", "überarbeite", "überarbeite", "überarbeitet"),
        verb("aktualisieren", "", "aktualisiere|aktualisier", "aktualisiert"),
        verb("bereiten", "bereite", "bereite", "bereitet"),
        verb("liefern", "liefer|liefere", "liefere|liefer", "geliefert"),
        verb("reichen", "reich|reiche|reicht", "reiche|reich", "gereicht"),
        verb("leiten", "leite|leitet", "leite", "geleitet"),
        verb("laden", "lad|lade", "lade|lad", "geladen"),
        verb("teilen", "teil|teile", "teile|teil", "geteilt"),
        verb("zeigen", "", "zeige|zeig", "gezeigt"),
        verb("verlängern", "verlänger|verlängere", "verlängere|verlänger", "verlängert"),
        verb("erneuern", "erneuer|erneuere", "erneuere|erneuer", "erneuert"),
        verb("kündigen", "kündig|kündige", "kündige|kündig", "gekündigt"),
        verb("melden", "", "melde", "gemeldet"),
        verb("tragen", "", "trage|trag", "getragen"),
        verb("werfen", "wirf|werft", "werfe|werf", "geworfen"),
        verb("packen", "pack|packe", "packe|pack", "gepackt"),
        verb("leihen", "leih|leihe", "leihe|leih", "geliehen"),
        verb("schauen", "schau|schaut", "schaue|schau", "geschaut"),
        verb("kümmern", "kümmer dich|kümmere dich", "kümmere mich", "gekümmert"),
        verb("beantragen", "beantrage", "beantrage", "beantragt"),
        verb("abgeben", "", "", "abgegeben"),
        verb("organisieren", "organisier", "organisiere|organisier", "organisiert"),
        verb("klären", "klär|kläre", "kläre|klär", "geklärt"),
        verb("informieren", "informier|informiere", "informiere|informier", "informiert"),
        verb("legen", "", "lege|leg", "gelegt"),
        verb("setzen", "", "setze|setz", "gesetzt"),
        verb("wecken", "", "wecke|weck", "geweckt"),
        verb("aufstehen", "", "", ""),
        verb("gratulieren", "gratulier|gratuliere", "gratuliere|gratulier", "gratuliert"),
        verb("tanken", "tank|tanke", "tanke|tank", "getankt"),
        verb("übersetzen", "übersetz|übersetze", "übersetze|übersetz", "übersetzt"),
        verb("fahren", "", "fahre|fahr", "gefahren"),
    ],
    past_endings: "",
    past_after_subject: true,
    forms: &[(
        Some(Task),
        "bescheid geben=Bescheid geben | bescheid sagen=Bescheid sagen | fertig machen=fertig machen | fertigmachen=fertig machen | vorbeibringen=vorbeibringen | rausbringen=rausbringen | rausstellen=rausstellen | einkaufen gehen=einkaufen gehen | spazieren gehen=spazieren gehen | bringst=bringen | schickst=schicken | holst=holen | rufst=rufen | kaufst=kaufen | besorgst=besorgen | nimmst=nehmen | gibst=geben | machst=machen | erledigst=erledigen | schaust=schauen | stellst=stellen | bestellst=bestellen | buchst=buchen | druckst=drucken | schreibst=schreiben | zahlst=zahlen | überweist=überweisen | kümmerst=kümmern | räumst=räumen | bringen sie=bringen | schicken sie=schicken | geben sie=geben | rufen sie=rufen | reichen sie=reichen",
    )],
    endings: "",
    order_endings: "-mir | -uns",
    particles: "mir | dir | euch | uns | ihnen | ihm | ihr | dich | mich | zu | du | sie | bitte",
    objects: "",
    abbreviations: "dr | prof | hr | hrn | fr | frl | str | st | nr | bzw | ca | evtl | ggf | inkl | usw | etc | vgl | tel | z.b | d.h | u.a | mo | di | mi | do | fr | sa | so | jan | jän | feb | mrz | apr | jun | jul | aug | sep | sept | okt | nov | dez | geb | std | min | max | abs | mfg | lg | vg | 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9 | 10 | 11 | 12 | 13 | 14 | 15 | 16 | 17 | 18 | 19 | 20 | 21 | 22 | 23 | 24 | 25 | 26 | 27 | 28 | 29 | 30 | 31",
    times: "heute | heut | morgen | übermorgen | montag | dienstag | mittwoch | donnerstag | freitag | samstag | sonnabend | sonntag | sunntig | montags | dienstags | mittwochs | donnerstags | freitags | samstags | sonntags | mo | wochenende | januar | jänner | februar | märz | april | mai | juni | juli | august | september | oktober | november | dezember \
        | früh | vormittag | vormittags | mittag | mittags | nachmittag | nachmittags | abend | abends | nacht | nachts | mitternacht | woche | wochen | monat | monatsende | stunde | stunden | minuten | uhr | täglich | wöchentlich | jeden | jede | jedes | nächste | nächsten | nächster | nächstes | kommende | kommenden | übernächste | weihnachten | ostern | pfingsten | silvester | nachher | später | früher | bald | tag | tage | tagen \
        | eins | zwei | drei | vier | fünf | sechs | sieben | acht | neun | zehn | elf | zwölf | halb | halbe | viertel | dreiviertel | zähni \
        | montagabend | dienstagabend | mittwochabend | freitagabend | samstagabend | sonntagabend | montagmorgen | dienstagmorgen | mittwochmorgen | freitagmorgen | samstagmorgen | sonntagmorgen | montagmittag | dienstagmittag | mittwochmittag | freitagmittag | samstagmittag | sonntagmittag | donnerstagabend \
        | abgesagt | absagen | storniert | ausfallen | entfällt | verschoben | verschieben | verlegt | verlegen | schieben | gestrichen",
    grammar: Grammar {
        hours: "uhr | h",
        tails: "mir | uns | dir | euch",
        subjects: "ich",
        between: "dir | euch | ihnen | ihm | ihr | es dir | sie dir | dann | dir das | ihnen das | dann auch",
        prefixes: "ab | an | auf | aus | ein | mit | nach | vor | vorbei | weiter | zu | zurück | weg | her | hin | um | rein | raus | runter | hoch | durch",
        infix: "zu",
        compounds: &[
            (Noun(Occasion::Visit), "termin | termine | besuch | lieferung | abholung | führung"),
            (
                Noun(Occasion::Meeting),
                "besprechung | meeting | sitzung | treffen | konferenz | seminar | workshop | versammlung | gespräch | präsentation | vortrag | besichtigung | übergabe | beerdigung | schulung | planung | aufbau",
            ),
            (Noun(Occasion::Call), "anruf | telefonat | call"),
            (Noun(Occasion::Doctor), "untersuchung | kontrolle | arzt | ärztin | impfung | therapie | vorsorge"),
            (Noun(Occasion::Class), "kurs | unterricht | training | probe | stunde | vorlesung"),
            (Noun(Occasion::Sport), "turnier | wanderung | tour | schwimmen"),
            (Noun(Occasion::Party), "party | feier | fest | hochzeit | taufe"),
            (Noun(Occasion::Show), "konzert | festival | ausstellung | aufführung | vorstellung"),
            (Noun(Occasion::Birthday), "geburtstag"),
            (Noun(Occasion::Exam), "prüfung | klausur | examen"),
            (Noun(Occasion::Travel), "flug | fahrt | reise"),
            (Noun(Occasion::Holiday), "urlaub | ferien"),
            (
                Place,
                "raum | saal | halle | platz | straße | strasse | haus | praxis | büro | zimmer | heim | bahnhof | restaurant | studio | garten | gebäude",
            ),
        ],
        verb_last: true,
        capital_nouns: true,
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
        failed: "Das hat nicht geklappt: {message}",
        cannot: "Das kann ich in diesem Gespräch nicht tun.",
        listed: "{when}:\n{list}",
        empty: "{when}: nichts in deinem Kalender.",
        pending: "wartet auf dein Ja",
        at_hour: "um {hour} Uhr",
        ask_when: "Wann ist „{title}“?",
        ask_both: "Was soll ich eintragen, und wann?",
        ask_remind_when: "Wann soll ich dich an „{title}“ erinnern?",
        ask_what: "Was soll ich für {when} eintragen?",
        ask_remind_what: "Woran soll ich dich erinnern?",
        ask_which: "Welchen Termin meinst du? Sag mir den Titel oder den Tag.",
        ask_which_of: "Welchen meinst du?\n{list}",
        ask_move_to: "Auf wann soll ich „{title}“ verschieben?",
        not_found: "Ich finde nichts wie „{title}“ in deinem Kalender.",
        gone_by: "{when} ist schon vorbei, deshalb habe ich „{title}“ nicht eingetragen. Welcher Tag ist gemeint?",
        too_many: "Ich habe die ersten fünf genommen. Schick mir den Rest bitte noch einmal.",
        meeting: "Treffen",
        meeting_with: "Treffen mit {who}",
        of_other: "{who}: {what}",
        with_who: "{what} mit {who}",
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
