//! German: verbs of something to do.

use crate::rules::lexicon::Mark;
use crate::rules::words::Verb;

/// Infinitive; imperatives; first person present; participle. What parts from it ("ab", "mit") is added by the grammar.
const fn verb(title: &'static str, order: &'static str, promise: &'static str, done: &'static str) -> Verb {
    Verb { title, order, promise, done }
}

pub(super) const VERBS: &[Verb] = &[
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
];

/// As [`Source::regular`](crate::rules::words::Source).
pub(super) const REGULAR: &str = "abonnieren | addieren | anmelden | anziehen | auflösen | aufschreiben | ausdrucken | basteln | beantworten | begleichen | begleiten | begrüßen | beladen | benachrichtigen | benennen | berechnen \
    | berichten | beschaffen | beschriften | bewerben | bewerten | bügeln | dekorieren | diskutieren | entkalken | entrümpeln | entsorgen | entwerfen \
    | erfragen | ermitteln | ersetzen | erstatten | erstellen | fegen | flicken \
    | formulieren | fotografieren | führen | gestalten | gucken | heften | heizen | helfen \
    | impfen | installieren | kalkulieren | kehren | knüpfen | kontaktieren | kontrollieren \
    | koordinieren | kopieren | kühlen | kürzen | lackieren | leeren | löschen | mähen \
    | montieren | nähen | notieren | öffnen | pflanzen | pflegen \
    | polieren | präsentieren | recherchieren | rechnen | reinigen | retournieren \
    | sammeln | saugen | schälen | scannen | schieben | schleifen | schließen | schmieren | schmücken \
    | schneiden | schrauben | sichern | sortieren | spenden | sperren | spülen | stecken \
    | steigern | streichen | tauschen | trocknen | übergeben | überprüfen | übertragen | umtauschen \
    | unterlegen | unterrichten | updaten | veranlassen | verbuchen | verfassen | vergleichen \
    | verkaufen | verleihen | verpacken | verschenken | versenden | verschicken | versichern | versorgen \
    | verteilen | vervollständigen | verwahren | weisen | wickeln | wiegen | wischen | ziehen | zählen | zeichnen | zusammenstellen | betreuen | hüten | nachfragen \
    | bieten | fotokopieren";

/// As [`Source::forms`](crate::rules::words::Source).
pub(super) const FORMS: &[(Option<Mark>, &str)] = &[(
    Some(Mark::Task),
    "sag doch=sagen | sag bitte=sagen | sag noch=sagen | sagt bitte=sagen | sagen sie bitte=sagen | gib bitte=geben | bescheid geben=Bescheid geben | bescheid sagen=Bescheid sagen | fertig machen=fertig machen | fertigmachen=fertig machen | vorbeibringen=vorbeibringen | rausbringen=rausbringen | rausstellen=rausstellen | einkaufen gehen=einkaufen gehen | spazieren gehen=spazieren gehen | bringst=bringen | schickst=schicken | holst=holen | rufst=rufen | kaufst=kaufen | besorgst=besorgen | nimmst=nehmen | gibst=geben | machst=machen | erledigst=erledigen | schaust=schauen | stellst=stellen | bestellst=bestellen | buchst=buchen | druckst=drucken | schreibst=schreiben | zahlst=zahlen | überweist=überweisen | kümmerst=kümmern | räumst=räumen | bringen sie=bringen | schicken sie=schicken | geben sie=geben | rufen sie=rufen | reichen sie=reichen",
)];

/// As [`Grammar::asked`](crate::rules::words::Grammar). "machst du" and "nimmst du" are talk as often.
pub(super) const ASKED: &str = "bringst=bringen | holst=holen | kaufst=kaufen | besorgst=besorgen | schickst=schicken | sendest=senden | rufst=rufen | gibst=geben \
    | stellst=stellen | bestellst=bestellen | buchst=buchen | druckst=drucken | zahlst=zahlen | bezahlst=bezahlen | überweist=überweisen | räumst=räumen | wäschst=waschen \
    | gießt=gießen | giesst=gießen | fütterst=füttern | reservierst=reservieren | bestätigst=bestätigen | fragst=fragen | prüfst=prüfen | checkst=checken | klärst=klären \
    | informierst=informieren | organisierst=organisieren | legst=legen | meldest=melden | trägst=tragen | wirfst=werfen | packst=packen | leihst=leihen | füllst=füllen \
    | unterschreibst=unterschreiben | leitest=leiten | lädst=laden | teilst=teilen | zeigst=zeigen | verlängerst=verlängern | kündigst=kündigen | beantragst=beantragen \
    | reichst=reichen | lieferst=liefern | übernimmst=übernehmen | hilfst=helfen | erledigst=erledigen | tankst=tanken | übersetzt=übersetzen | weckst=wecken | sagst=sagen \
    | kümmerst=kümmern | schreibst=schreiben | putzt=putzen | backst=backen | kochst=kochen | nähst=nähen | mähst=mähen | kopierst=kopieren | scannst=scannen | korrigierst=korrigieren";
