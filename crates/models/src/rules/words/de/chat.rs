//! German: what a person says to the assistant, and small talk.

#![allow(clippy::enum_glob_use)] // The marks are the file's vocabulary.

use crate::rules::lexicon::Mark::{self, *};

pub(super) const MARKS: &[(Mark, &str)] = &[
    (
        Filler,
        "hallo | hi | hey | moin | servus | grüß dich | grüezi | also | ok | okay | gut | na gut | bitte | danke \
        | ja | jo | jep | klar | und | aber | dann | ach | ach so | oh | ah | ähm | äh | öhm | hm | übrigens | sag mal | du \
        | hör mal | genau | super | prima | toll | perfekt | cool | sorry | entschuldigung | noch | auch | mal \
        | halt | eben | doch | nochmal | einfach | kurz | gern | gerne | liebe | lieber | schon | jetzt | na \
        | so | eh | ja bitte | bitte noch | kurzer | kurzes | kurze | kurzen | leute | mädels | jungs | schatz",
    ),
    (
        Polite,
        "kannst du | könntest du | kannst du bitte | könnten sie | können sie | würdest du | würden sie \
        | willst du | magst du | ich möchte | ich will | ich würde gern | ich würde gerne | ich hätte gern \
        | ich brauche | ich müsste | ich muss | ich soll | bitte | kann ich | könnte ich | können wir \
        | könnten wir | lass uns | lasst uns | hilf mir | wir müssen | wir sollten | sei so gut und \
        | wärst du so nett | ich möchte gern | ich möchte gerne | darf ich | kannst du mir | könntest du mir \
        | können sie mir | möchte | muss",
    ),
    (
        Create,
        "trag … ein | trage … ein | trag mir … ein | eintragen | einzutragen | leg … an | lege … an | anlegen \
        | anzulegen | erstell | erstelle | erstellen | plan | plane | planen | plan … ein | plane … ein \
        | einplanen | notier | notiere | notieren | vermerk | vermerke | vermerken | merk … vor | vormerken \
        | setz … an | ansetzen | schreib … auf | schreib … ein | aufschreiben | aufzuschreiben | füg … hinzu \
        | füge … hinzu | hinzufügen | hinzuzufügen | speicher | speichere | speichern | blocke | block \
        | blockier | blockiere | blockieren | reservier | reserviere | mach … aus | neuer | neuen | neue | neues \
        | organisiere | vereinbare | vereinbaren | stell … ein | nimm … auf | mach mir",
    ),
    (
        Move,
        "verschieb | verschiebe | verschieben | zu verschieben | verschieb … auf | verleg | verlege | verlegen \
        | zu verlegen | ändere | änder | ändern | zu ändern | leg … um | umlegen | zieh … vor | ziehe … vor \
        | vorziehen | vorverlegen | verleg … vor | schieb | schiebe | schieben | umbuchen | buch … um \
        | aktualisiere | aktualisieren | bearbeite | bearbeiten | setz … um",
    ),
    (
        Cancel,
        "erinnere mich nicht mehr an | erinner mich nicht mehr an | sag … ab | sage … ab | absagen | abzusagen | storniere | stornier | stornieren | zu stornieren | lösch \
        | lösche | löschen | zu löschen | streich | streiche | streichen | entfern | entferne | entfernen \
        | cancel | canceln | nimm … raus | nimm … heraus | wirf … raus | blas … ab",
    ),
    (
        Remind,
        "erinnere mich daran dass ich | erinnere mich daran dass | erinnere mich daran | erinner mich daran \
        | erinnere mich bitte daran | erinner mich bitte daran | erinnere mich bitte | erinner mich bitte \
        | erinnere mich dran | erinner mich dran | erinnere mich | erinner mich | erinnern sie mich daran \
        | erinnern sie mich | erinner uns | erinnere uns | mich daran erinnern | mich dran erinnern \
        | mich erinnern | daran erinnern | dran erinnern | erinnern | zu erinnern | denk für mich daran \
        | lass mich nicht vergessen | ich darf nicht vergessen | nicht vergessen : \
        | stell mir eine erinnerung für | stell mir eine erinnerung | stelle eine erinnerung \
        | stell eine erinnerung | setz mir eine erinnerung | setze eine erinnerung | setz eine erinnerung \
        | mach mir eine erinnerung | mach eine erinnerung | eine erinnerung an | eine erinnerung für \
        | erinnerung an | erinnerung für | erinnerung : | erinnerung | gib mir bescheid | sag mir bescheid \
        | weck mich",
    ),
    (
        Alert,
        "erinnere mich daran | erinner mich daran | erinnere mich dran | erinner mich dran | erinnere mich \
        | erinner mich | mit erinnerung | mit einer erinnerung | erinnerung | und erinnere mich \
        | gib mir bescheid | sag mir bescheid | benachrichtige mich | mit alarm | alarm | weck mich",
    ),
    (
        Complete,
        "ich habe schon | ich hab schon | ich habe bereits | ich bin fertig mit | bin fertig mit | fertig mit \
        | ist erledigt | erledigt | schon erledigt | als erledigt | abgehakt | hak … ab | hake … ab | abhaken \
        | abzuhaken | ist gemacht | schon gemacht | ist fertig | abgeschlossen",
    ),
    (
        Dismiss,
        "vergiss | vergiss es | ignorier | ignoriere | ignorieren | verwirf | verwerfen | überspring \
        | überspringe | überspringen | nicht mehr nötig | nicht mehr erinnern | erinnere mich nicht mehr an \
        | erinner mich nicht mehr an | lass gut sein",
    ),
    (
        List,
        "was steht an | was steht | was liegt an | was habe ich | was hab ich | was haben wir | was ist los \
        | was gibt es | was gibt's | was ist geplant | was ist … geplant | was kommt | was mache ich \
        | was muss ich | was ist alles | meine termine | meinen kalender | mein kalender | meine agenda \
        | mein tag | meine woche | meine pläne | meine erinnerungen | meine aufgaben | meine meetings \
        | zeig mir meine | zeig mir meinen | zeig mir den | zeig mir die | zeig mir | zeige mir | zeig | zeige \
        | liste | liste … auf | auflisten | nenn mir meine | nenne mir | sag mir was ansteht | habe ich etwas \
        | hab ich was | habe ich was | hab ich etwas | habe ich termine | hab ich termine | habe ich einen \
        | habe ich noch | habe ich irgendwas | bin ich frei | habe ich zeit | hab ich zeit | habe ich frei \
        | bin ich verplant | irgendwelche termine | irgendwas geplant | kommende termine | nächste termine \
        | wie sieht mein | wie sieht meine | wie schaut mein | wie ist mein | welche termine \
        | welche erinnerungen | welche aufgaben | welche meetings | was liegt",
    ),
    (
        Find,
        "wann ist | wann sind | wann habe ich | wann hab ich | wann bin ich | wann muss ich | wann findet \
        | wann beginnt | wann fängt | wann fahre ich | wann fliege ich | um wie viel uhr ist \
        | um wieviel uhr ist | um wie viel uhr | um wieviel uhr | wie spät ist | an welchem tag \
        | welcher tag ist | wo ist | wo findet | wo sind | wo habe ich | such | suche | suchen | finde | finden \
        | such nach | suche nach | für wann",
    ),
    (
        Help,
        "hilfe | was kannst du | was kannst du tun | was kannst du machen | was kannst du alles | was machst du \
        | wie funktioniert das | wie funktionierst du | wie geht das | was kann ich dich fragen \
        | was kann ich fragen | was kann ich sagen | wer bist du | was bist du | wie kannst du mir helfen \
        | wobei kannst du mir helfen | wobei kannst du helfen | hilf mir | wie benutze ich dich \
        | wozu bist du da | befehle | menü | anleitung | bist du ein bot | was kannst du noch",
    ),
    (
        Greet,
        "hallo | hi | hey | moin | moin moin | servus | guten morgen | guten tag | guten abend | grüß gott \
        | grüß dich | gruss gott | grüezi | grüezi mitenand | hoi | na | tach | morgen zusammen | hallo zusammen \
        | hallöchen | mahlzeit | schönen guten tag | griaß di | sehr geehrte | sehr geehrter \
        | sehr geehrte damen und herren",
    ),
    (
        Wellbeing,
        "wie geht's | wie geht es dir | wie geht es ihnen | wie gehts | wie geht's dir | wie läuft's | wie läufts \
        | alles gut | alles klar | alles ok | was geht | wie war dein tag | wie ist dein tag | geht's dir gut \
        | und dir | na wie geht's",
    ),
    (
        Thanks,
        "danke | danke schön | dankeschön | danke dir | vielen dank | besten dank | herzlichen dank \
        | tausend dank | merci | danke sehr | danke vielmals | lieben dank | gut gemacht | gute arbeit \
        | super gemacht | du bist der beste | du bist die beste | ich danke dir",
    ),
    (
        Bye,
        "tschüss | tschüs | tschau | ciao | auf wiedersehen | wiedersehen | auf wiederhören | bis bald \
        | bis später | bis dann | bis morgen | bis gleich | bis nachher | mach's gut | machs gut | gute nacht \
        | schönen abend | schönen tag | pfiat di | pfiati | ade | adieu | bye | wir sehen uns \
        | bis zum nächsten mal",
    ),
    (
        Yes,
        "ja | jo | jep | jap | klar | ok | okay | gern | gerne | natürlich | bestätigen | bestätige | mach das \
        | mach es | passt | in ordnung | einverstanden | j | genehmigt | sicher",
    ),
    (
        No,
        "nein | nö | nee | ne | n | nein danke | lieber nicht | auf keinen fall | ablehnen | abgelehnt \
        | keinesfalls",
    ),
    (
        Salute,
        "guten morgen | guten tag | guten abend | gute nacht | schönen tag | schönen tag noch | schönen abend \
        | schönen abend noch | schönes wochenende | schönen sonntag | schönen samstag | schönen feierabend \
        | schönen urlaub | schöne woche | schöne ferien | schöne feiertage | frohe weihnachten \
        | frohes neues jahr | frohes neues | guten rutsch | gutes neues | frohe ostern \
        | alles gute zum geburtstag | herzlichen glückwunsch | guten appetit | mahlzeit | bis später | bis dann \
        | morgen zusammen | dieser tage | eines tages | neulich | von tag zu tag | tag für tag | heutzutage \
        | hab einen schönen tag | hab ein schönes wochenende | einen schönen tag | einen schönen abend \
        | ein schönes wochenende | wie war dein tag | wie war dein wochenende | schönen guten morgen \
        | guten start in die woche | von heute auf morgen | heute ist ja",
    ),
    (
        Correct,
        "mach es | mach's | mach das | mach … draus | mach … daraus | nimm | setz es | setz es auf | leg es auf \
        | ich meinte | ich meine | ich sagte | ich hab gesagt | gemeint war | sollte | besser | ist besser \
        | wäre besser | lieber | eher | stattdessen | sondern | aber | ja aber | doch lieber | sagen wir \
        | moment | nein moment | warte | korrektur | sorry",
    ),
    (
        Rename,
        "nenn es | nenne es | nenn das | nenne das | nenn den termin | nenn ihn | nenne ihn | benenn es um in \
        | der titel ist | der titel soll sein | titel : | es heißt | soll heißen",
    ),
    (
        SameTime,
        "gleiche zeit | gleiche uhrzeit | selbe zeit | selbe uhrzeit | zur gleichen zeit | zur selben zeit \
        | um dieselbe zeit | dieselbe zeit | zur gleichen uhrzeit | gleiche stunde",
    ),
    (Pick, "nummer | nr | option | der | die | das | den | ich meine | termin"),
    (ClockOf, "zeit | ortszeit | uhrzeit in | ortszeit in"),
    (Nth(1), "erste | ersten | erster | erstes | der erste | die erste | das erste | den ersten | eins | die eins"),
    (
        Nth(2),
        "zweite | zweiten | zweiter | zweites | der zweite | die zweite | das zweite | den zweiten | zwei \
        | die zwei",
    ),
    (
        Nth(3),
        "dritte | dritten | dritter | drittes | der dritte | die dritte | das dritte | den dritten | drei \
        | die drei",
    ),
    (Nth(4), "vierte | vierten | der vierte | die vierte | das vierte | den vierten | vier | die vier"),
    (Nth(5), "fünfte | fünften | der fünfte | die fünfte | das fünfte | den fünften | fünf | die fünf"),
    (Nth(0), "letzte | letzten | letzter | letztes | der letzte | die letzte | das letzte | den letzten"),
];
