//! German: how people tell of things, ask, promise, agree and refuse.

#![allow(clippy::enum_glob_use)] // The marks are the file's vocabulary.

use crate::rules::lexicon::Mark::{self, *};

pub(super) const MARKS: &[(Mark, &str)] = &[
    (
        Have,
        "ich habe | ich hab | wir haben | habe ich | haben wir | hab ich | hab | du hast | ihr habt | sie haben \
        | es gibt | da ist | es ist | ist | wird sein | ich werde haben | ich bin bei | ich bin beim \
        | ich bin im | ich gehe zum | ich gehe zur | ich geh zum | ich geh zur | ich gehe ins | wir gehen ins \
        | wir gehen zum | ich muss zum | ich muss zur | ich muss in die | wir müssen zum | findet … statt \
        | stattfinden | steht an | beginnt | startet | bestätigen | bestätigt | ist bestätigt | ist angesetzt \
        | ist geplant | teilnehmen | hingehen | zum | zur | hätte | laden wir | ich fliege | wir fliegen \
        | ich fahre | wir fahren | geht's zum | steigt | sind | treffpunkt | abfahrt ist | abfahrt um \
        | los geht's | los gehts | es geht los | gehts los | geht's los | beginn ist | einlass | anstoß \
        | anpfiff | wir starten | start ist | wird gefeiert | finden … statt | ist vorgemerkt | ist eingetragen \
        | ist reserviert für | haben wir reserviert | sind … angemeldet",
    ),
    (
        Duty,
        "ich muss | wir müssen | ich soll | ich sollte | muss ich | müssen wir | ich muss noch | muss noch | muss \
        | ich darf nicht vergessen | nicht vergessen | ich brauche | ich müsste | wir sollten",
    ),
    (
        Meet,
        "treffen wir uns | wir treffen uns | treffen uns | uns treffen | treffe ich | ich treffe mich mit \
        | ich treffe mich | ich treffe | triff mich | lass uns treffen | treffen | zu treffen | wir sehen uns \
        | sehen wir uns | uns sehen | wiedersehen | ich sehe dich | zusammenkommen | zusammensetzen \
        | zusammen setzen | setzen wir uns | ich hol dich | ich hole dich | ich hol euch | hol dich \
        | holst du mich | komm vorbei | komm … vorbei | kommst du | kommt ihr | kommen sie | kommst … vorbei \
        | komm | kommt | vorbeikommen | vorbei kommen | vorbeizukommen | ich komme | komme ich | komm ich \
        | wir kommen | ich bin um | bist du frei | hast du zeit | habt ihr zeit | haben sie zeit | hast du lust \
        | habt ihr lust | hätten sie zeit | hättest du zeit | seid ihr frei | bist du dabei | seid ihr dabei \
        | wer ist dabei | wer kommt | wer chunt | lass uns | lasst uns | gehen wir | wollen wir | geh ma | gehma \
        | gehn wir | essen gehen | ausgehen | ich lade dich | ich lade euch | wir laden | laden wir \
        | laden … ein | du bist eingeladen | ihr seid eingeladen | sie sind eingeladen | sind eingeladen \
        | eingeladen | ich warte auf dich | ich erwarte dich | wir erwarten sie | wir erwarten | ich lande \
        | wir landen | ich komme an | wir kommen an | komme … an | kommen … an | unternehmen | abfahrt \
        | lade ich sie | lade ich euch | lade ich dich | lade … ein | lädt … ein | lädt ein | laden herzlich ein \
        | ist eingeladen | einladung zum | einladung zur | herzliche einladung | möchten wir sie … einladen \
        | möchte ich dich … einladen | erwarten wir sie | erwarten sie | wir erwarten euch | bin ich bei ihnen \
        | bin bei ihnen | bin ich bei dir | bin bei dir | bin dann bei | komme ich zu | komme … vorbei \
        | kommen … vorbei | vorbeischauen | schau … vorbei | schaue … vorbei | wir holen dich | wir holen euch \
        | ich hol dich … ab | ich hole dich … ab | wir treffen uns am | wir feiern | feiern wir | wir proben \
        | wir üben | wir spielen | wir grillen | wir essen",
    ),
    (
        Suggest,
        "wie wäre es | wie wär's | wie wärs | wie wäre | wie wär | hast du lust | habt ihr lust | hast du zeit \
        | habt ihr zeit | haben sie zeit | hätten sie zeit | hättest du zeit | hätten sie | wollen wir \
        | wollt ihr | willst du | möchtest du | magst du | möchten sie | sollen wir | können wir | könnten wir \
        | passt es dir | passt dir | passt es ihnen | passt ihnen | passt euch | passt das | passt's \
        | würde dir passen | dir passt | dir das passt | ihnen das passt | geht das | geht es | ginge es | ginge \
        | wäre … möglich | ist das möglich | ginge das | kannst du kommen | könntest du kommen \
        | könnten sie kommen | kommst du | kommt ihr | kommen sie mit | kommst du mit | bist du dabei \
        | wer ist dabei | wer kommt mit | wer kommt | lust auf | vorschlag | mein vorschlag | ich schlage vor \
        | schlage … vor | schlag … vor | vorschlagen | was hältst du von | was haltet ihr von | was meinst du \
        | was meint ihr | bist du frei | diese woche | gehma | chömer | würde gern mit dir | würde gerne mit dir \
        | vielleicht | oder | dazukommen | machen wir | wer hat lust | wer will | wer möchte | wer macht mit \
        | wer wäre dabei | jemand lust | hat jemand lust | hat jemand zeit | wer hat zeit | wer ist am start \
        | wärst du dabei | wärt ihr dabei | hättet ihr zeit | hättet ihr lust | hättest du lust \
        | hast du da zeit | hast du schon was vor | habt ihr schon was vor | hast du schon was | bist du da \
        | seid ihr da | kannst du da | könntest du am | kannst du am | könnt ihr am | könnten sie am \
        | geht bei dir | geht's bei dir | geht bei euch | ginge bei dir | klappt bei dir | klappt das \
        | würde das passen | würde es passen | würde ihnen | würde es ihnen passen | passt es euch \
        | passt dir das | passt ihnen das | passt es am | wie sieht's bei dir aus | wie siehts bei dir aus \
        | wie sieht es | wie schaut's | wie schauts | sollen wir uns | wollen wir uns | treffen wir uns \
        | machen wir was | gehen wir | kommt ihr mit | kommste mit | kommst auch | magst mitkommen \
        | magst du mitkommen | willst du mitkommen | willst du mit | wollt ihr mit | möchtest du mitkommen \
        | darf ich dich einladen | darf ich euch einladen | wir würden uns freuen wenn | können sie am \
        | wäre ihnen | wäre dir | wäre euch | würde gerne | würde gern | wann passt | wann passt es \
        | wann passt's | wann würde | wie wäre der | wie wär der | wie wäre am | wie wär am | nehmen wir \
        | sagen wir mal | ich hätte gern einen termin | ich hätte gerne einen termin | ich möchte einen termin \
        | ich bräuchte einen termin | ich brauche einen termin | hätten sie einen termin \
        | haben sie einen termin | haben sie noch | hätten sie noch | wäre noch was frei | ist noch was frei \
        | ich würde gern reservieren | ich möchte reservieren | termin machen | termin ausmachen \
        | termin vereinbaren | ich kann ihnen | können wir ihnen | wir können ihnen | könnten wir ihnen \
        | kann ich ihnen | ich könnte ihnen | könnte ich ihnen | anbieten | hätte ich noch | hätten wir noch \
        | hätte noch | wäre noch | könnte dir | kann dir anbieten | ginge auch | ginge bei | würde bei mir \
        | würde ihnen das passen | wäre ihnen das recht | ihnen recht | dir recht | euch recht \
        | wäre das möglich | wäre das ok | wäre das okay | wär das ok | wär das möglich | ist das ok \
        | ist das okay | passt es bei | geht es bei | hast du … zeit | habt ihr … zeit | haben sie … zeit \
        | hättest du … zeit | hätten sie … zeit | hast du … lust | habt ihr … lust | hätten sie am \
        | hättest du am | magst du … kommen | willst du … kommen | wollt ihr … kommen | kannst du … kommen \
        | können sie … kommen | könnten sie … kommen | könnt ihr … kommen | sehen wir uns | wann könnten sie \
        | wann könntest du | wann kannst du | wann können sie | wann hättest du | wann hätten sie | wann hast du \
        | wann habt ihr | wann haben sie | wann ginge es | wann geht es | wann geht's | passt … besser \
        | hätte ich | hätten wir | wie schauts aus | wie siehts aus | wie wäre es mit | wie wärs mit | wie wär's mit | steht … noch \
        | bleibt es bei | bleibts bei | bleibt's bei | bock auf | bock | lust | jemand bock | wer hat bock | gemma | gemmer \
        | gehma | magst auf | wie schauts mit | wie siehts mit",
    ),
    (
        Moved,
        "auf … (rutschen/legen/ändern/geschoben/gelegt/vorgezogen) | (rutscht/wandert/schiebt sich/rückt) auf | wird verschoben auf | wurde verschoben auf | ist verschoben auf | verschoben auf | wird verschoben \
        | wurde verschoben | ist verschoben | verschoben | wird verlegt auf | wurde verlegt auf | verlegt auf \
        | wird verlegt | wurde verlegt | ist verlegt | verlegt | vorverlegt auf | vorverlegt | ist jetzt um \
        | ist jetzt am | ist jetzt | ist nun | findet jetzt | findet nun | findet stattdessen | beginnt jetzt \
        | beginnt erst | wurde geändert | hat sich geändert | statt um | anstatt um | stattdessen \
        | wir verschieben | verschieben wir | verschieben auf | schieben auf | auf … verschieben \
        | auf … schieben | auf … verlegen | auf … vorziehen | können wir verschieben | können wir auf \
        | könnten wir auf | nach hinten geschoben | nach hinten schieben | nach vorne | statt am | anstatt am \
        | vorgezogen auf | vorgezogen | umgebucht auf | umgebucht | wurde … verlegt | wurde … verschoben \
        | wird … verlegt | wird … verschoben | ist … verlegt | ist … verschoben | wurde … vorgezogen \
        | wird … vorgezogen",
    ),
    (
        Cancelled,
        "erinnere mich nicht mehr | erinner mich nicht mehr | ist abgesagt | wurde abgesagt | wird abgesagt | sind abgesagt | abgesagt | ist storniert \
        | wurde storniert | storniert | ist gestrichen | wurde gestrichen | gestrichen | fällt aus | fällt … aus \
        | fallen aus | fallen … aus | ausfallen | entfällt | entfallen | findet nicht statt | findet … nicht \
        | findet leider nicht statt | gecancelt | gecancelled | absagen muss | absagen müssen | muss ich absagen \
        | absagen | muss leider absagen | wir müssen absagen | ich sage … ab | ich sag … ab | sage … ab \
        | ist vom tisch | hat sich erledigt | platzt | ins wasser",
    ),
    (
        Pledge,
        "ich werde | ich kann | ich will | ich verspreche | ich muss | ich darf | ich soll | wir werden \
        | wir können | ich versuche | kann ich | werde ich | ich kümmere mich um | ich wollte | ich möchte \
        | ich habe vor",
    ),
    (
        Ask,
        "kannst du | könntest du | kannst du bitte | können sie | könnten sie | könnt ihr | könntet ihr \
        | würdest du | würden sie | magst du | denk bitte an | denk an | denk bitte daran | denk daran \
        | denk dran | denkst du an | denkst du bitte an | denkt bitte an | denkt an | denken sie an \
        | denken sie bitte an | denken sie daran | vergiss nicht | vergiss bitte nicht | vergiss bitte \
        | vergesst nicht | vergessen sie nicht | vergessen sie bitte nicht | nicht vergessen | bitte | du musst \
        | sie müssen | ihr müsst | du sollst | du solltest | sie sollten | sei so gut und | seien sie so gut \
        | wärst du so lieb | ich brauche von dir | ich brauche | ich brauch | ich benötige | benötige ich \
        | brauchen wir | bräuchte | ich bräuchte | wir müssen | wir bitten | wir bitten sie | ich bitte sie \
        | ich bitte dich | bitten wir | übernimmst du | du müsstest | sie müssten | sei so lieb und \
        | bist du so lieb | wärst du so nett | wären sie so nett | bitte nicht vergessen | denkst du dran \
        | ihr denkt an | kümmerst du dich um | es wäre super wenn du | es wäre toll wenn du | wäre super wenn du \
        | wäre toll wenn du | wär super wenn du | wär lieb wenn du | magst du mir | kannst mir | kannste \
        | könntest | kannst | kannst du mir | kannst du uns | kannst du noch | kannst du mal | könntest du mir \
        | könntest du uns | könntest du noch | könntest du mal | könnten sie mir | könnten sie uns \
        | könnten sie bitte | können sie mir | können sie bitte | würdest du mir | würdest du bitte \
        | würden sie mir | würden sie bitte | wärst du so gut und | wärst du so freundlich \
        | wären sie so freundlich | wären sie so gut | tust du mir den gefallen | tu mir den gefallen und \
        | tu mir einen gefallen und | ich wäre dir dankbar wenn | ich wäre ihnen dankbar wenn \
        | es wäre schön wenn du | es wäre schön wenn sie | wäre schön wenn du | wäre lieb wenn du \
        | wäre nett wenn du | wär nett wenn du | wär cool wenn du | du kannst ja | du könntest | ihr könntet \
        | sie könnten | du solltest noch | du wolltest doch | du wolltest noch | du bist dran mit | du bist dran \
        | darf ich dich bitten | darf ich sie bitten | dürfte ich dich bitten | dürfte ich sie bitten \
        | dürfen wir sie bitten | ich möchte sie bitten | ich möchte dich bitten | wir möchten sie bitten \
        | ich würde dich bitten | ich würde sie bitten | bitte ich sie | bitte ich euch | bitten wir sie \
        | bitten wir euch | bitte daran denken | bitte dran denken | bitte denken sie | bitte denkt \
        | bitte vergesst | bitte vergessen sie | ihr müsstet | ihr sollt | ihr solltet | muss von dir \
        | müsste von dir | musst noch | müsstest noch | sollst noch | solltest noch | kannst bitte | kannst noch \
        | kannst mal | könntest bitte | könntest mal | könntest noch | magst bitte | magst noch \
        | kannst du vielleicht | könntest du vielleicht",
    ),
    (
        Agree,
        "ok | okay | oki | oke | ja | jap | jo | jup | jawohl | klar | klaro | na klar | gern | gerne | sehr gern \
        | sehr gerne | passt | passt mir | passt gut | passt super | das passt | passt bei mir | passt für mich \
        | perfekt | super | prima | toll | alles klar | geht klar | geht | geht bei mir | das geht | läuft \
        | abgemacht | gebongt | einverstanden | in ordnung | machen wir | mach ich | mache ich | wird gemacht \
        | wird erledigt | erledige ich | bin dabei | ich bin dabei | wir sind dabei | dabei | ich komme \
        | wir kommen | ich bin da | wir sind da | bis dann | bis morgen | bis später | bis gleich | bis montag \
        | bis dienstag | bis mittwoch | bis donnerstag | bis freitag | bis samstag | bis sonntag | freu mich \
        | freue mich | freuen uns | kein problem | kein thema | kein ding | notiert | ist notiert | vermerkt \
        | bestätigt | ich bestätige | gebucht | fix | fest | selbstverständlich | natürlich | sicher | unbedingt \
        | gute idee | auf jeden fall | auch gut | ich auch | wir auch | bei mir auch | stimmt | top | gut \
        | schön | wunderbar | sehr gut | geht in ordnung | deal | 👍 | 👌 | ✅ | 🙌 | 🫡 | bekommen sie | mega \
        | eingetragen | nehme ich | nehm ich | ja eh | eh klar | ist eingetragen | steht | passt eh | jo passt \
        | bin am start | komm ich | isch guet | guet | tiptop | kein stress | mit vergnügen | ja kann ich machen \
        | kann ich machen | wir sind natürlich dabei | okee | jaa | jaaa | jaaaa | ich | joa | jep | yes | yep \
        | ja klar | cool | nice | ausgemacht | passt perfekt | geht gut | wäre super | wär super | klingt gut \
        | hört sich gut an | machen wir so | sind dabei | komme gern | auch dabei | ich freu mich | verstanden \
        | bekommst du | kriegst du | für mich gut | guet für mich | danke | merci | los geht's | genau | bestens \
        | ja passt | ja perfekt | ja super | ja sehr gerne | ja gerne | ja gern | ja klar gerne | ok passt \
        | ok super | ok perfekt | ok gut | ok machen wir | ok mach ich | ok dann | okay dann \
        | passt perfekt danke | perfekt danke | super danke | super freu mich | freu mich drauf \
        | freue mich drauf | wir freuen uns | da bin ich dabei | bin auch dabei | bin mit dabei \
        | wir sind auch dabei | komme gerne | kommen gerne | ich komm | ich komm auch | ich komme gerne \
        | ich komme mit | komm mit | ich bin am start | klingt super | klingt perfekt | hört sich super an \
        | das klappt | klappt | klappt bei mir | klappt gut | das passt mir | das passt super | passt uns \
        | passt uns gut | geht bei uns | das ginge | das würde passen | würde passen | ja das geht \
        | geht sich aus | geht sich gut aus | schaff ich | schaffe ich | das schaffe ich | kriege ich hin \
        | krieg ich hin | bekomm ich hin | wird gemacht chef | ist gebucht | ist reserviert | hab ich notiert \
        | hab's notiert | habs notiert | hab ich eingetragen | habe ich eingetragen | ist im kalender \
        | trag ich ein | trage ich ein | ist fix | steht fest | gilt | es gilt | abgemacht dann | dann bis \
        | bis nachher | bis übermorgen | bis nächste woche | bis dahin | seh dich dann | sehen uns dann \
        | sehn uns | verstanden chef | roger | alles roger | jawoll | jau | joo | jooo | jepp | jup passt \
        | jo klar | aber sicher | aber gern | aber klar | kein problem mach ich | kümmer mich \
        | kümmere mich drum | kümmer mich drum | ich kümmere mich | übernehme ich | übernehm ich | bring ich mit \
        | bringe ich mit | nehm ich mit | 👍🏻 | 👍🏼 | 👍🏽 | 👍🏾 | 👍🏿 | 💪 | 🤝 | 💯 | ich mach das | ich mach's \
        | ich machs | das mach ich | das mache ich | ich mache das | mach ich gern | mach ich gerne \
        | mache ich gern | mache ich gerne | ich übernehm das | ich übernehme das | übernehm ich gern \
        | ich kümmer mich drum | ich kümmere mich drum | ich kümmere mich darum | ich nehm das \
        | ich erledige das | erledige ich gern | ja mach ich | ja mache ich | jo mach ich | klar mach ich \
        | stimmt mach ich | ok mach ich gern | jup mach ich | wird sofort erledigt | ja das passt \
        | das passt uns | auch das passt | das passt auch | passt auch | passt mir auch | passt wunderbar \
        | passt prima | passt hervorragend | hervorragend | ausgezeichnet | fein | sauber | leiwand | bassd \
        | basst | basst scho | passt scho | passt schon | freilich | jawoi | eh kloar | kloar | gerne doch \
        | aber gerne | sehr wohl | kommen gern | komme sehr gerne | wir kommen gern | wir kommen gerne \
        | bin gern dabei | bin gerne dabei | da simmer dabei | simmer dabei | bi derbi | bin dabei gern \
        | ich bi derbi | super merci | merci komme gern | nehm den termin | nehme den termin | den nehme ich \
        | den nehm ich | dann nehme ich | dann nehm ich | so machen wir's | so machen wirs | so machen wir das \
        | machen wirs so | machen wir's so | halte ich fest | hab ich vermerkt | habe ich vermerkt \
        | ich stell den termin ein | stell den termin ein | ich trag's ein | ich trags ein | schon eingetragen \
        | schon notiert | alles notiert | gebongt danke | soll mir recht sein | mir recht | ist mir recht \
        | von mir aus | meinetwegen | kann ich einrichten | lässt sich einrichten | das lässt sich machen \
        | lässt sich machen | wird pünktlich geliefert | kriegen sie | hast du | haben sie | da bin ich zu hause \
        | da bin ich daheim | da bin ich da | da kann ich | da können wir | bis denne | bis dannn | bis die tage",
    ),
    (
        Refuse,
        "trotzdem danke | danke trotzdem | danke dennoch | ausgebucht | ausverkauft | brauchen wir nicht mehr \
        | brauche ich nicht mehr | hat sich erledigt | überlege ich mir noch | überleg ich mir noch \
        | für einen anderen anbieter entschieden | anders entschieden | dann lass ich es | dann lasse ich es \
        | dann eben nicht | ist mir zu teuer | ist uns zu teuer | kann nicht | kann leider nicht | kann da nicht | kann am | können nicht | können leider nicht \
        | geht nicht | geht leider nicht | geht bei mir nicht | passt nicht | passt leider nicht \
        | passt mir nicht | leider nicht | schaffe es nicht | schaff es nicht | schaffs nicht | schaff ich nicht \
        | keine zeit | hab keine zeit | bin weg | bin nicht da | bin verhindert | verhindert | nein danke \
        | lieber nicht | ein andermal | ein anderes mal | nächstes mal | ohne mich | lass mal | lassen wir \
        | bin raus | hab schon was vor | schon was vor | muss arbeiten | muss passen | unmöglich \
        | auf keinen fall | keine lust | heute nicht | morgen nicht | leider | ich kann nicht \
        | schaffe ich nicht | schaffen wir nicht | leider nein | habe keine zeit | bin leider weg | bin verplant \
        | hab schon was | habe schon was vor | schon verplant | schon vergeben | nein | nö | nee | ne danke \
        | danke nein | beim nächsten mal | ich passe | ich bin raus | kein interesse | im dienst | bin im dienst \
        | wird nichts | wird leider nichts | nicht möglich | bin im urlaub | geht ned | kann ned | kei zit \
        | da kann ich nicht | da kann ich leider nicht | kann ich leider nicht | kann ich nicht \
        | da können wir nicht | da bin ich nicht da | da bin ich weg | da bin ich unterwegs | bin unterwegs \
        | bin auf dienstreise | auf dienstreise | bin krank | liege flach | muss absagen | muss leider passen \
        | da hab ich schon was | da habe ich schon | da haben wir schon | hab da schon | habe da schon \
        | hab dienst | habe dienst | hab spätschicht | habe spätschicht | hab schicht | geht sich nicht aus \
        | geht sich leider nicht aus | das geht leider nicht | das wird nichts | wird nix | klappt nicht \
        | klappt leider nicht | schaff's nicht | passt gar nicht | passt nicht so | passt uns nicht \
        | passt uns leider nicht | da ist schlecht | ist schlecht | schlecht bei mir | eher nicht \
        | leider keine zeit | kein bock | keinen bock | bin zu müde | ich verzichte | nein leider | nee leider \
        | ne leider | danke aber | bin … im dienst | bin bis … arbeiten | muss bis … arbeiten | hab bis … dienst \
        | arbeite bis | bin da verhindert | da bin ich verhindert | da bin ich leider verhindert \
        | bin leider verhindert | leider verhindert | da muss ich passen | da muss ich leider passen \
        | muss ich leider passen | bin da nicht da | bin da im urlaub | bin da weg | sind da weg | sind verreist \
        | bin verreist | bin nicht in der stadt | hab da leider | habe da leider | leider schon verplant \
        | leider schon was | leider schon vergeben | leider einen anderen termin | hab schon einen termin \
        | habe bereits einen termin | bereits verplant | bereits vergeben | krank gemeldet | bin erkältet \
        | lieg flach | lieg im bett | zu viel um die ohren | land unter | nix für mich | nichts für mich \
        | da bin ich raus | ohne uns | wir sind raus | wir passen | muss absagen sorry | sorry keine zeit \
        | hab keine zeit sorry | geht leider gar nicht | klappt bei mir nicht | klappt da nicht \
        | schaff ich nimmer | schaff ich leider nicht | schaffe ich leider nicht | schaff es leider nicht \
        | schaffe es leider nicht | heut nimmer | heute nimmer | heute schaff ichs nicht \
        | heute schaffe ich es nicht | kann da ned | geht si ned aus | geht sich ned aus | lieber ein anderes \
        | dann lieber nicht | lassen wir's | lass ma | lieber ein andermal | ist zu spät | ist zu früh | ist mir zu spät \
        | ist mir zu früh | ist etwas spät | ist etwas früh | is ma zfrüh | is ma zspät | zu spät für mich \
        | zu früh für mich | schon belegt | ist belegt | schon voll | ist voll",
    ),
    (
        Instead,
        "stattdessen | statt | anstatt | lieber | verschieben | verschiebt | verschoben | verlegen | verlegt \
        | verlegt auf | vorziehen | vorgezogen | ändern | geändert | ändert sich | tauschen | wechseln | später \
        | früher | verspätung | verspätet | neue uhrzeit | neuer termin | neue zeit | doch | doch erst | erst um \
        | jetzt um | jetzt am | findet jetzt | verschieb | umlegen | umbuchen | umgebucht | sagen wir | eher \
        | beginnt | fängt | dann halt | erst | verschiebe | schieben | vorverlegt | änderung | terminänderung \
        | getauscht | nach hinten | nach vorne | verspäte mich | komme später | ist jetzt | geht nur \
        | zieht sich | wird eng | zu früh | zu spät | reicht | eine stunde später | eine stunde früher \
        | halbe stunde später | ne stunde später | etwas später | bisschen später | etwas früher \
        | bisschen früher | nach vorn | vorverlegen | wir verlegen | verlegen auf | umgelegt | verschieben wir \
        | lass uns verschieben | auf einen anderen tag | anderer tag | anderen tag | anderes mal | neuer ort \
        | anderer ort | neuer raum | anderer raum | raumänderung | ortswechsel | zeitänderung | planänderung \
        | programmänderung | lieber um | lieber am | besser um | besser am | besser wäre | lieber wäre \
        | schon um | erst ab | schaffe es erst | schaff es erst | kann erst | komme erst | bin erst | sondern \
        | neu erwarten wir | neuer termin ist | der neue termin | ihr neuer termin | ersatztermin \
        | ausweichtermin | nachholtermin | verschiebt sich | verschiebt sich auf | verschieben auf \
        | auf … verschieben | auf … verlegen | auf … schieben | auf … vorziehen | umziehen auf | wandert auf \
        | rutscht auf | wird auf … verschoben | wird auf … verlegt | müssen wir verschieben \
        | müssen … verschieben | muss … verschieben | müssen … verlegen | muss … verlegen | könnten wir den \
        | können wir den | können wir das auf | könnten wir das auf | können wir auf | könnten wir auf \
        | geht auch | ginge auch | dafür am | dafür um | neu um | neu am | neu ab | neu im | jetzt im \
        | jetzt in der | jetzt schon um | doch lieber | lieber erst | schaffe es nur | schaffs erst \
        | schaffs nur | schaff's erst | wird später | wird etwas später | wird ein bisschen später \
        | dauert länger | zugverspätung | steh im stau | stehe im stau | wir treffen uns jetzt \
        | treffpunkt ist jetzt | neuer treffpunkt | treffpunkt geändert | raumwechsel | dafür | leg … auf | lege … auf \
        | wäre besser | wär besser | ist besser | passt besser | wäre mir lieber | wär mir lieber | legen … auf | verleg … auf | verlege … auf | verschieb … auf | verschiebe … auf | ersatzweise | nachgeholt",
    ),
    (
        Off,
        "abgesagt | sagen ab | sage ab | sag ab | absagen | abgeblasen | fällt aus | fällt weg | fällt flach \
        | ausfallen | ausgefallen | entfällt | gestrichen | storniert | stornieren | nicht mehr nötig \
        | nicht nötig | nicht mehr | brauchst nicht | brauchst du nicht | brauchen wir nicht | hat sich erledigt \
        | erledigt | vergiss | vergesst | kann nicht kommen | kommen nicht | komme nicht | schon bezahlt \
        | schon gemacht | lassen wir sausen | findet nicht statt | geschlossen | entfallen | nicht statt \
        | gecancelt | schon erledigt | musst du nicht | musst nicht | lass gut sein | vergiss es | vergiss das \
        | lassen wir | kann doch nicht | komme doch nicht | ist vom tisch | schon passiert | hab ich schon \
        | fällt leider aus | fällt heute aus | fällt morgen aus | muss ausfallen | müssen ausfallen \
        | muss leider ausfallen | wird nicht stattfinden | finden nicht statt | kein training | keine probe \
        | kein unterricht | keine schule | kein kurs | kein meeting | keine stunde | muss absagen \
        | müssen absagen | müssen leider absagen | sage ich ab | sagen wir ab | ich muss leider absagen \
        | wir sagen ab | bin doch nicht dabei | komme doch nicht mit | schaffe es doch nicht \
        | kann doch nicht kommen | wird doch nichts | ist hinfällig | hinfällig | brauchst dich nicht \
        | müssen sie nicht | musst nicht mehr | musst du nicht mehr | hab ich schon erledigt \
        | habe ich schon erledigt | ist schon erledigt | ist schon bezahlt | abbestellt | brauchst … nicht \
        | brauchen … nicht | brauchst … nimmer | musst … nicht | müssen … nicht | musst … nimmer | brauchst kein \
        | brauchen wir nicht mehr | wird nicht mehr gebraucht | wird nicht mehr benötigt | nicht mehr gebraucht \
        | nicht mehr benötigt | hat sich schon erledigt | hat sich damit erledigt | schon geklärt | ist geklärt \
        | schon geregelt | hat schon | vergiss die | vergiss den | kannst du streichen | kannst streichen \
        | kannst du vergessen | kannst vergessen | kannst du lassen | kannst dir sparen | könnt ihr euch sparen \
        | kannst knicken | ist gestorben | wird leider nix | wird nix | wird nichts | wird leider nichts \
        | wird heute nichts | wird heute nix | muss leider absagen | muss … absagen | müssen … absagen \
        | muss … ausfallen | müssen … ausfallen | fällt … aus | fällt … flach | fällt … ins wasser \
        | können … nicht kommen | kann … nicht kommen | kann … nicht dabei sein | bin … nicht dabei \
        | bin doch verhindert | schaffe es … nicht | schaff es … nicht | schaff's … nicht | schaffs … nicht \
        | hitzefrei | schulfrei | unterrichtsfrei | entfällt ersatzlos | findet … nicht statt \
        | bleibt … geschlossen | bleibt geschlossen | keine sprechstunde | keine chorprobe | kein schwimmen \
        | kein fußball | kein turnen | kein yoga | kein gottesdienst",
    ),
    (
        Same,
        "gleiche zeit | gleicher ort | gleiche uhrzeit | selbe zeit | selbe uhrzeit | zur gleichen zeit \
        | zur selben zeit | um dieselbe zeit | dieselbe zeit | gleicher raum | wie immer | wie üblich \
        | wie gehabt | wie gewohnt | selber ort | am üblichen ort | gleiche stelle | selber platz",
    ),
    (
        AsksTime,
        "wann | um wie viel uhr | wie viel uhr | um wieviel uhr | welcher tag | welches datum | welchen tag \
        | wie spät | an welchem tag | wann treffen | bis wann | ab wann",
    ),
    (
        Owed,
        "fällig | ist fällig | sind fällig | spätestens | abgabe | abzugeben | einzureichen | zu zahlen \
        | muss bis | müssen bis | frist | deadline | bis spätestens | wird fällig | abgabefrist | abgabetermin \
        | stichtag | zu bezahlen | ist zu zahlen | sind zu zahlen | zu überweisen | zu entrichten | zahlbar bis \
        | zahlbar | zu begleichen | wird fällig am | fällig am | fällig bis | muss noch | müssen noch | bis wann \
        | anmeldeschluss | einsendeschluss | anmeldefrist | rückmeldung bis | antwort bis \
        | um antwort wird gebeten | u.a.w.g | läuft ab | laufen ab | läuft aus | abzuholen | zurückzugeben \
        | zurückzusenden | auszufüllen | zu unterschreiben | mitzubringen | mitzugeben | nachzureichen \
        | vorzulegen",
    ),
    (
        Wants,
        "ich brauche | brauche | wir brauchen | brauch | ich bräuchte | bräuchte | wir bräuchten | benötige \
        | benötigen | wir benötigen | möchte bis | ich brauch | brauche ich | brauch ich | brauchen wir \
        | ich benötige | benötige ich | benötigen wir | braucht | fehlt mir | mir fehlt | mir fehlen | uns fehlt \
        | uns fehlen | fehlt noch | ich bräucht | brauchen noch | brauche noch | brauch noch | ich brauch noch \
        | wir brauchen noch | brauche von dir | brauche von ihnen | benötige von ihnen | benötigen von ihnen \
        | benötigen wir von ihnen | benötige ich von ihnen | benötigen wir noch | fehlen noch | fehlt uns \
        | fehlen uns | es fehlt noch | es fehlen noch | warte noch auf | warten noch auf | ich warte auf \
        | wir warten auf | erbitten wir | erbitte ich",
    ),
    (
        Going,
        "werd | werde | wird noch | muss | muss noch | müsste | müsste noch | soll | soll noch | sollte | sollte noch \
        | darf nicht vergessen | will noch",
    ),
    (Vow, "versprochen | ich verspreche | versprech ich | ich versprech | ehrenwort | ich verspreche dir"),
    (
        Advert,
        "abmelden | abbestellen | newsletter | rundbrief | sie erhalten diese | gutschein | gutscheincode \
        | rabatt | sonderangebot | angebot gilt | nur bis | jetzt kaufen | jetzt bestellen | jetzt buchen \
        | jetzt sichern | versandkostenfrei | nicht antworten | im browser | einstellungen verwalten \
        | weitergeleitet | häufig weitergeleitet | bitte teilen | weitersagen | bewerten sie | jetzt bewerten \
        | schnäppchen | aktion | wie war ihr | newsletter abbestellen | % rabatt | jetzt shoppen \
        | jetzt entdecken | nur für kurze zeit | nur noch | solange der vorrat reicht | kostenloser versand \
        | bitte nicht antworten | antworten sie nicht auf | automatisch erstellt | automatisch generiert \
        | im browser ansehen | im browser anzeigen | bitte weiterleiten | sale | angebot der woche \
        | diese woche im | unsere kunden | wird heute zugestellt | sendung verfolgen | sendungsverfolgung \
        | wurde geliefert | wurde zugestellt | ihre bestellung ist | ihre bestellung wurde | kundenzufriedenheit \
        | bewerte uns | danke für ihren besuch | vielen dank für ihren besuch | vielen dank für ihren einkauf \
        | jahresrückblick | pressemitteilung | leite diese | schick das an | teile diese nachricht",
    ),
    (
        Past,
        "gestern | vorgestern | war | waren | warst | hatte | hatten | hattest | wurde gewählt | letzte woche \
        | letzten monat | letztes jahr | letzten | letzte | letztes | vorige woche | vorigen | ging | gingen \
        | kam | kamen | gab es | sagte | meinte | haben gewonnen | hat gewonnen | verloren | gewonnen \
        | ist gewesen | gewesen | vor kurzem | damals | vorhin | passiert | haben wir gegessen | gesehen \
        | gegessen | getrunken | gelaufen | verpasst | erzählt | gesagt | bin ich gegangen | seit gestern \
        | früher war",
    ),
    (
        If,
        "falls | stell dir vor | angenommen | wenn wir mal | wenn ich mal | hätte ich | wäre ich | würde ich \
        | wenn ich im lotto | theoretisch | hypothetisch | irgendwann mal | irgendwann | im falle \
        | bei verhinderung | sollten sie verhindert sein | falls sie",
    ),
    (
        Joke,
        "haha | hahaha | hihi | lol | rofl | xd | spaß | war nur spaß | scherz | kleiner scherz | nur ein scherz \
        | witz | 😂 | 🤣 | höhö | hehe | ahaha",
    ),
    (
        Forwarded,
        "weitergeleitet | weitergeleitete nachricht | häufig weitergeleitet | laut | eilmeldung | meldung \
        | nachrichten | berichtet | berichten | regierung | minister | ministerin | bundeskanzler | präsident \
        | polizei | quellen | weiterlesen | mehr lesen | abonnieren | abbestellen | newsletter | rabatt \
        | angebot der woche | angebote | aktion | sale | gratis | kostenlos | gutschein | börse | märkte \
        | bundesliga | champions league | staffel | folge | schnäppchen | pressemitteilung",
    ),
    (
        Nudge,
        "denk bitte an | denk an | denk bitte daran | denk daran | denk dran | denkst du an | denkst du bitte an \
        | denkt bitte an | denkt an | denken sie an | denken sie bitte an | denken sie daran | vergiss nicht \
        | vergiss bitte nicht | vergesst nicht | vergessen sie nicht | nicht vergessen | bitte nicht vergessen \
        | kümmerst du dich um | übernimmst du | bitte daran denken | bitte dran denken | bitte denken sie daran \
        | bitte denkt daran | bitte denkt dran | bitte denkt an | bitte denken sie an | denkst du dran \
        | denkst du daran | denkst du noch an | denkst du auch an | denkst du bitte dran | denk noch an \
        | denk auch an | denk mal an | denkt daran | denkt dran | denkt auch an | vergiss ja nicht \
        | vergiss mir nicht | vergiss das nicht | vergiss bloß nicht | vergessen sie bitte nicht \
        | nicht vergessen zu | bitte unbedingt | erinnerung an | kleine erinnerung | freundliche erinnerung \
        | zur erinnerung | nur zur erinnerung",
    ),
    (
        Who,
        "wer | wer kann | wer könnte | wer mag | wer will | wer möchte | wer übernimmt | wer kümmert sich um \
        | kann jemand | könnte jemand | kann wer | mag jemand | möchte jemand | würde jemand \
        | findet sich jemand",
    ),
    (
        Ready,
        "abholbereit | liegt zur abholung | liegen zur abholung | steht zur abholung | liegt für sie zur abholung \
        | zur abholung | zum abholen | liegt bereit | abgeholt werden | bereit zur abholung | ist eingetroffen \
        | sind eingetroffen | liegt für sie bereit | hinterlegt",
    ),
    (
        Agenda,
        "mein kalender | meinem kalender | meinen kalender | der kalender | kalender | terminkalender \
        | mein terminplan | terminplan | aufgabenliste | to-do-liste | todo-liste | meine aufgaben \
        | meine termine | meine erinnerungen | erinnerungen | wecker",
    ),
    (
        Tell,
        "mir sagen | sag mal | sagen sie mir | weißt du | weisst du | wissen sie | weiß jemand | weiss jemand \
        | erklär | erklären | erzähl | erzählen | empfehlen | empfiehlst | bedeutet | zeig mal \
        | erinnerst du dich | glauben | vorstellen",
    ),
    (
        Arranged,
        "ich habe … reserviert | ich hab … reserviert | hab … reserviert | habe … reserviert | ich habe … gebucht | ich hab … gebucht | hab … gebucht | habe … gebucht | ich habe … organisiert | ich habe karten | ich hab karten | habe … ausgemacht | hab … ausgemacht",
    ),
    (
        Filler,
        "eigentlich | vielleicht | am besten | endlich | zur erinnerung | kurze erinnerung | kleine erinnerung | nur zur erinnerung | erinnerung",
    ),
    (Pledge, "werd | ich werd | ich werde | ich muss | ich kann"),
    (
        Edge,
        "auf dem heimweg | auf dem rückweg | auf dem nachhauseweg | auf dem weg | unterwegs | nach der arbeit | noch | schnell | kurz",
    ),
    (Fetch, "hol mich … ab | holst du mich … ab | mich … abholen | uns … abholen | mich abholen | uns abholen"),
    (
        Lapse,
        "schließt | schliesst | endet | verfällt | verfallen | (läuft/laufen) (ab/aus) | geht nur bis | frist | anmeldeschluss",
    ),
    (
        Numbered,
        "raum | zimmer | saal | gleis | bahnsteig | halle | station | tor | gate | stand | besprechungsraum | seminarraum | klassenzimmer | kapitel | seite",
    ),
    (ByThen, "bis dahin | (bis zu/vor) diesem tag"),
    (ByThen, "an (dem/diesem/jenem) tag | am (selben/gleichen) tag"),
];
