//! French.

#![allow(clippy::enum_glob_use)] // The marks are the file's vocabulary.

use domain::FactKind;

use super::{Grammar, Reasons, Source, Texts, Verb};
use crate::rules::lexicon::Mark::*;
use crate::rules::lexicon::Occasion;

/// Infinitive; imperatives; first person present and future; participle with its auxiliary, for without it and without
/// its accent "passé" is "passe".
const fn verb(title: &'static str, order: &'static str, promise: &'static str, done: &'static str) -> Verb {
    Verb { title, order, promise, done }
}

pub(super) const SOURCE: Source = Source {
    marks: &[
        (
            Filler,
            "salut | bonjour | bonsoir | coucou | hello | hey | allô | ok | okay | bon | ben | bah | alors | du coup | donc | et | mais | merci | stp | svp | s'il te plaît | s'il vous plaît | s'te plaît | d'accord | dac | d'acc | oui | ouais | eh | ah | oh | au fait \
            | tiens | dis | dis donc | écoute | sinon | aussi | par contre | en fait | bref | voilà | super | parfait | génial | cool | pardon | désolé | désolée | enfin | puis | et puis | euh | heille | yo",
        ),
        (
            Polite,
            "peux-tu | tu peux | pouvez-vous | vous pouvez | pourrais-tu | tu pourrais | pourriez-vous | vous pourriez | est-ce que tu peux | est-ce que tu pourrais | est-ce que vous pouvez | est-ce que vous pourriez | est-ce qu'on peut | tu veux bien | veux-tu | veuillez | merci de \
            | je voudrais | je veux | j'aimerais | j'aimerais que tu | je souhaite | je souhaiterais | il faudrait | il faut | faut | j'ai besoin de | j'ai besoin que tu | je dois | il faut que je | faut que je | on peut | pouvons-nous | peut-on | aide-moi à | s'il te plaît | s'il vous plaît | stp | svp | tu voudrais | est-ce possible de | c'est possible de",
        ),
        (
            Create,
            "ajoute | ajouter | ajoutez | rajoute | rajouter | crée | créer | créez | planifie | planifier | planifiez | programme | programmer | programmez | note | noter | notez | mets | mettre | mettez | inscris | inscrire | inscrivez | enregistre | enregistrer | réserve | réserver | bloque | bloquer \
            | organise | organiser | cale | caler | prévois | prévoir | fixe | fixer | marque | marquer | nouveau | nouvelle | prends rendez-vous | prendre rendez-vous",
        ),
        (
            Move,
            "déplace | déplacer | déplacez | décale | décaler | décalez | reporte | reporter | reportez | repousse | repousser | repoussez | change | changer | changez | avance | avancer | avancez | modifie | modifier | modifiez | bouge | bouger | retarde | retarder | reprogramme | reprogrammer | replanifie | replanifier | passe | remets | remettre",
        ),
        (
            Cancel,
            "annule | annuler | annulez | supprime | supprimer | supprimez | efface | effacer | effacez | enlève | enlever | enlevez | retire | retirer | retirez | décommande | décommander | cancelle | canceller | vire",
        ),
        (
            Remind,
            "rappelle-moi qu'il faut | rappelle-moi que je dois | rappelle-moi que | rappelle-moi de | rappelle-moi d' | rappelle-moi pour | rappelle-moi | rappelez-moi de | rappelez-moi que | rappelez-moi | me rappeler de | me rappeler d' | me rappeler que | me rappeler | rappelle-nous de | rappelle-nous que | rappelle-nous | fais-moi penser à | fais-moi penser | faites-moi penser à | faites-moi penser | fais m'y penser \
            | me faire penser à | préviens-moi | avertis-moi | ne me laisse pas oublier de | ne me laisse pas oublier | il ne faut pas que j'oublie de | faut pas que j'oublie de | il faut que je pense à | faut que je pense à | je dois penser à | ne pas oublier de | ne pas oublier | pense-bête pour | pense-bête \
            | mets-moi un rappel pour | mets-moi un rappel | mets un rappel pour | mets un rappel | me mettre un rappel pour | crée un rappel pour | crée-moi un rappel pour | crée un rappel | ajoute un rappel pour | ajoute un rappel | programme un rappel pour | programme un rappel | rappel pour | rappel de | un rappel pour | un rappel de | rappel :",
        ),
        (
            Alert,
            "rappelle-le-moi | rappelle-la-moi | rappelle-moi | rappelez-le-moi | préviens-moi | avertis-moi | avec un rappel | avec rappel | et un rappel | rappel | me le rappeler | me prévenir | notifie-moi | avec une alerte | alerte",
        ),
        (
            Complete,
            "j'ai fini de | j'ai fini | j'ai terminé | j'ai déjà | c'est fait | c'est bon c'est fait | est fait | est faite | comme fait | comme faite | comme terminé | comme terminée | terminé | terminée | fini | fait | coche | cocher | marque comme fait | j'ai bien",
        ),
        (
            Dismiss,
            "ignore | ignorer | oublie | oublier | oubliez | laisse tomber | laissez tomber | passe outre | pas besoin de me rappeler | ne me rappelle plus de | ne me rappelle plus | arrête de me rappeler de | arrête de me rappeler",
        ),
        (
            List,
            "qu'est-ce que j'ai | qu'est-ce qu'il y a | qu'est-ce qu'on a | qu'est-ce qui est prévu | qu'est-ce que je fais | qu'ai-je | j'ai quoi | on a quoi | il y a quoi | y a quoi | que dois-je faire | quoi de prévu | qu'y a-t-il | c'est quoi le programme | quel est mon programme | quels sont mes | quelles sont mes | quel est mon emploi du temps \
            | mon agenda | mon calendrier | mon planning | mon emploi du temps | ma journée | ma semaine | mon programme | montre-moi mon | montre-moi mes | montre-moi | montre | affiche | affiche-moi | afficher | liste mes | liste | lister | donne-moi mon | donne-moi mes | dis-moi ce que j'ai | mes rendez-vous | mes rdv | mes rappels | mes réunions | mes événements | mes évènements \
            | est-ce que j'ai quelque chose | ai-je quelque chose | est-ce que j'ai des | est-ce que j'ai un | ai-je des | ai-je un | j'ai quelque chose | j'ai des rendez-vous | est-ce que je suis libre | suis-je libre | je suis libre | suis-je disponible | est-ce que je suis dispo | suis-je occupé | un truc de prévu | quelque chose de prévu | prochains événements | prochains rendez-vous | à venir | agenda de",
        ),
        (
            Find,
            "c'est quand | quand est | quand est-ce que j'ai | quand est-ce qu'est | quand est-ce que | quand ai-je | quand a lieu | quand sont | quand j'ai | à quelle heure est | à quelle heure | c'est à quelle heure | quel jour est | quel jour | où est | où se trouve | où a lieu | c'est où | cherche | chercher | trouve | trouver | retrouve | recherche | de quand date",
        ),
        (
            Help,
            "aide | à l'aide | aide-moi | que peux-tu faire | que sais-tu faire | qu'est-ce que tu peux faire | qu'est-ce que tu sais faire | tu peux faire quoi | tu sais faire quoi | comment ça marche | comment tu marches | comment tu fonctionnes | comment ça fonctionne | qui es-tu | t'es qui | tu es qui | qu'es-tu | à quoi tu sers | à quoi sers-tu | comment peux-tu m'aider | comment tu peux m'aider | commandes | menu | mode d'emploi | instructions | es-tu un robot | tu es un robot | qu'est-ce que je peux te demander | que puis-je te demander",
        ),
        (
            Greet,
            "salut | bonjour | bonsoir | coucou | hello | hey | allô | bjr | bsr | slt | salut à tous | bonjour à tous | bonjour à toutes | salutations | re",
        ),
        (
            Wellbeing,
            "ça va | comment ça va | comment vas-tu | comment allez-vous | tu vas bien | vous allez bien | comment tu vas | quoi de neuf | la forme | ça roule | ça boume | comment va",
        ),
        (
            Thanks,
            "merci | merci beaucoup | merci bien | merci à toi | merci à vous | mille mercis | je te remercie | je vous remercie | un grand merci | mci | bien joué | bravo | t'es au top | c'est gentil | trop gentil",
        ),
        (
            Bye,
            "au revoir | à plus | à plus tard | à bientôt | à demain | à tout à l'heure | à toute | à tantôt | bonne nuit | bonne soirée | bonne journée | salut | ciao | tchao | bye | adieu | à la prochaine | bisous | bises | prends soin de toi | a+",
        ),
        (Remember, "souviens-toi | retiens | garde en tête"),
        (
            Keep,
            "souviens-toi que | souviens-toi de ce que | souvenez-vous que | retiens que | retenez que | rappelle-toi que | garde en tête que | garde à l'esprit que | note bien que | n'oublie pas que | n'oubliez pas que | sache que | sachez que",
        ),
        (
            Mind,
            "n'oublie pas de | n'oublie pas d' | n'oublie pas | n'oubliez pas de | n'oubliez pas d' | n'oubliez pas | pense à | pense bien à | pensez à | souviens-toi de",
        ),
        (AboutMe, "je | j' | j'ai | mon | ma | mes | nous | notre"),
        (Forget, "oublie que | oubliez que | oublie mon | oublie ma | oublie mes | ne retiens plus que"),
        (Drop, "oublie | oubliez | oublie pour | oublie le | oublie la"),
        (
            ForgetAll,
            "oublie tout | oubliez tout | oublie tout ce que tu sais | oublie tout ce que tu sais de moi | oublie tout ce que tu sais sur moi | oubliez tout ce que vous savez | oubliez tout ce que vous savez de moi | oublie tout de moi | oublie tout sur moi | oublie tout ce que je t'ai dit | efface tout ce que tu sais de moi | efface tout ce que tu sais sur moi",
        ),
        (
            Known,
            "que sais-tu de moi | que sais-tu sur moi | qu'est-ce que tu sais de moi | qu'est-ce que tu sais sur moi | que savez-vous de moi | tu sais quoi sur moi | ce que tu sais de moi | de quoi te souviens-tu",
        ),
        (Fact(FactKind::Name), "je m'appelle | mon prénom | mon nom | appelle-moi | mon surnom"),
        (Fact(FactKind::Home), "j'habite | nous habitons | je vis à | mon adresse | chez moi c'est"),
        (
            Fact(FactKind::Diet),
            "végétarien | végétarienne | vegan | végane | végétalien | végétalienne | cœliaque | coeliaque | sans gluten | sans lactose | halal | casher | mon régime | au régime | je ne mange pas de | je ne mange pas",
        ),
        (Fact(FactKind::Allergy), "allergique | allergie | allergies | intolérant | intolérante | intolérance"),
        (
            Fact(FactKind::Symptom),
            "mal à la tête | mal de tête | migraine | fièvre | toux | je tousse | rhume | enrhumé | enrhumée | grippe | nausée | nausées | vertiges | mal au ventre | mal au dos",
        ),
        (Fact(FactKind::Pregnancy), "enceinte | grossesse"),
        (
            Fact(FactKind::Preference),
            "j'aime | j'adore | je préfère | je déteste | je n'aime pas | j'aime pas | mon préféré | ma préférée",
        ),
        (
            Fact(FactKind::Person),
            "ma femme | mon mari | mon compagnon | ma compagne | ma copine | mon copain | mon fils | ma fille | ma sœur | ma soeur | mon frère | ma mère | mon père | mon chef | ma cheffe | mon ami | mon amie | mon médecin | mon dentiste | mes enfants",
        ),
        (
            Yes,
            "oui | ouais | ok | okay | d'accord | dac | d'acc | vas-y | bien sûr | confirme | je confirme | c'est bon | parfait | ça marche | valide | approuve | o | volontiers | fais-le",
        ),
        (No, "non | nan | n | non merci | refuse | rejette | surtout pas | pas la peine | ça ira | laisse"),
        (
            Salute,
            "bonjour | bonsoir | bonne journée | bonne soirée | bonne nuit | bon après-midi | bonne fin de journée | bonne semaine | bonne fin de semaine | bon week-end | bon weekend | bon we | bon lundi | bon mardi | bon mercredi | bon jeudi | bon vendredi | bon samedi | bon dimanche | bonne année | joyeux noël | joyeuses fêtes | bonnes vacances | bon anniversaire | joyeux anniversaire | joyeuses pâques \
            | à plus tard | à tout à l'heure | à tantôt | à la prochaine | ces jours-ci | un de ces jours | un de ces quatre | un jour | l'autre jour | de nos jours | du jour au lendemain | au jour le jour | tous les jours pareil | passe une bonne journée | passe une bonne soirée | passez une bonne journée | passe un bon week-end | bonne fin d'après-midi",
        ),
        (
            Have,
            "j'ai | on a | nous avons | il y a | y a | y'a | tu as | t'as | vous avez | avez | j'aurai | on aura | il y aura | je vais au | je vais à la | je vais à l' | je vais à | je vais chez | on va au | on va à la | on va chez | je suis au | je serai au | je serai à | c'est le | c'est la | c'est l' | ce sera | c'est | est prévu | est prévue | est fixé | est fixée | est confirmé | est confirmée | a lieu | aura lieu | se tiendra | aller au | aller à la | aller chez | aller à | assister à | participer à | j'ai un | j'ai une | il y a un | est calée | est calé | on a | rdv le | démarre | commence",
        ),
        (
            Duty,
            "je dois | on doit | nous devons | il faut que je | faut que je | il faut | faut | j'ai à | je devrais | il me faut | il faudrait que je | je suis censé | je suis censée | ne pas oublier de | penser à | faut que j' | il faut que j' | va falloir | il va falloir",
        ),
        (
            Meet,
            "on se voit | on se retrouve | on se rejoint | on se donne rendez-vous | on se fait | on se refait | on se cale | on se capte | on se rencontre | on se croise | se voir | se retrouver | se rejoindre | se rencontrer | nous voir | nous retrouver | nous rencontrer | vous rencontrer | te voir | vous voir | te rencontrer | retrouvons-nous | rejoins-moi | rejoins-nous | rejoignez-nous | voyons-nous | rdv à | rdv au | rendez-vous à | rendez-vous au | rendez-vous chez | rendez-vous devant \
            | je te vois | je vous vois | je te retrouve | je vous retrouve | je te rejoins | je vous rejoins | je passe te prendre | je passe te chercher | je viens te chercher | je viens te prendre | je passe chez toi | je viens chez toi | je t'attends | on t'attend | on vous attend | viens | venez | tu viens | vous venez | viens-tu | venez-vous | viendras-tu | passe à la maison | passe chez moi | passe | passez | on mange | on dîne | on déjeune | on soupe | on brunche | on va | on part | on décolle | on sort | on boit | on prend | on joue | allons | allons-y \
            | j'arrive à | j'arrive | j'arriverai | j'atterris | on arrive | nous arrivons | tu es libre | t'es libre | es-tu libre | êtes-vous libre | seriez-vous libre | vous êtes libre | tu es dispo | t'es dispo | es-tu dispo | êtes-vous disponible | seriez-vous disponible | vous seriez disponible | vous seriez libre | tu serais dispo | tu serais libre | ça te va | ça vous va | ça t'irait | ça vous irait | tu es invité | tu es invitée | vous êtes invités | je t'invite | je vous invite | nous vous invitons | j'y serai | je serai là | on y sera | je peux vous voir | je peux te voir | vous recevoir | te recevoir | on ferait",
        ),
        (
            Suggest,
            "ça te dit | ça vous dit | ça te dirait | ça vous dirait | ça te va | ça vous va | ça t'irait | ça vous irait | ça te convient | ça vous convient | te convient | vous convient | te conviendrait | vous conviendrait | te conviennent | vous arrange | t'arrange | t'arrangerait | et si on | si on | on pourrait | on peut | tu veux qu'on | vous voulez qu'on | tu veux | veux-tu venir | tu voudrais | vous voulez | voulez-vous | pourquoi pas | qu'en penses-tu | qu'est-ce que t'en penses | t'en penses quoi | tu en penses quoi | qu'en dis-tu | qu'en dites-vous | qui vient | qui est partant | partant | partante | partants | tu es partant | t'es partant | t'es chaud | tu serais chaud | seriez-vous | je propose | je vous propose | je te propose | on se fait | on se ferait | ça convient à | qui est chaud | chaud | chaude | vous avez de la place | il vous reste | vous auriez | auriez-vous | avez-vous de la place | tu peux venir | vous pouvez venir | pourrais-tu venir | pouvez-vous venir | c'est possible",
        ),
        (Noun(Occasion::Breakfast), "petit-déjeuner | petit déjeuner | petit-déj | petit déj | p'tit déj | ptit dej"),
        (
            Noun(Occasion::Lunch),
            "déjeuner | dej | déj | repas de midi | repas du midi | brunch | lunch | on déjeune | déjeune | déjeunons | repas | pique-nique",
        ),
        (Noun(Occasion::Coffee), "café | un thé | goûter | cafétéria | un kawa"),
        (
            Noun(Occasion::Drinks),
            "apéro | apéritif | un verre | verres | des bières | une bière | bières | pot | pot de départ | afterwork | after work | 5 à 7 | cinq à sept | cocktail",
        ),
        (
            Noun(Occasion::Dinner),
            "dîner | diner | souper | on dîne | dîne | dînons | on soupe | barbecue | bbq | raclette | resto | restau | une table | table pour | réveillon | fondue",
        ),
        (
            Noun(Occasion::Meeting),
            "réunion | réunions | réu | un point | le point | point projet | point hebdo | point équipe | point de suivi | entretien | entretiens | atelier | séminaire | webinaire | conférence | colloque | présentation | soutenance | assemblée | assemblée générale | conseil de classe | conseil | comité | session | séance | rencontre | rencontre parents | cérémonie | remise des diplômes | enterrement | obsèques | funérailles | audience | visite d'appartement | état des lieux | signature | notaire | expertise | démo | bilan | permanence | formation | copil | kick-off | meeting | exposé | discussion | essayage",
        ),
        (Noun(Occasion::Standup), "daily | standup | stand-up | mêlée"),
        (
            Noun(Occasion::Call),
            "appel | un appel | coup de fil | coup de téléphone | visio | visioconférence | call | conf call | zoom | appel vidéo | téléconférence | téléconsultation | facetime",
        ),
        (Noun(Occasion::Dentist), "dentiste | orthodontiste | orthodontie | détartrage | cabinet dentaire"),
        (
            Noun(Occasion::Doctor),
            "médecin | docteur | généraliste | pédiatre | kiné | kinésithérapeute | ostéo | ostéopathe | vétérinaire | véto | prise de sang | analyse de sang | bilan sanguin | vaccin | vaccination | rappel de vaccin | ophtalmo | ophtalmologue | opticien | dermato | dermatologue | gynéco | gynécologue | psy | psychologue | psychiatre | thérapie | hôpital | consultation | échographie | écho | radio | irm | scanner | cardiologue | orl | orthophoniste | podologue | sage-femme | visite médicale | contrôle technique | examen médical | physio",
        ),
        (
            Noun(Occasion::Haircut),
            "coiffeur | coiffeuse | coupe de cheveux | barbier | manucure | massage | esthéticienne | salon de coiffure",
        ),
        (
            Noun(Occasion::Class),
            "cours | cours de | leçon | leçons | répétition | répète | entraînement | entrainement | stage | chorale | td | tp | atelier théâtre | cours particulier | leçon de conduite | heure de conduite | club de lecture",
        ),
        (
            Noun(Occasion::Sport),
            "gym | salle de sport | yoga | pilates | tennis | foot | football | soccer | padel | natation | piscine | match | match de | basket | golf | rando | randonnée | footing | jogging | course à pied | volley | badminton | hockey | escalade | pétanque | vélo | rugby | heure de glace | sortie vélo | ski",
        ),
        (
            Noun(Occasion::Party),
            "fête | fête d'anniversaire | mariage | baptême | communion | crémaillère | pendaison de crémaillère | soirée | soirée jeux | célébration | bal | kermesse | noce | noces | enterrement de vie | party | boum | goûter d'anniversaire | baby shower | fiançailles",
        ),
        (
            Noun(Occasion::Show),
            "concert | ciné | cinéma | film | théâtre | opéra | spectacle | expo | exposition | pièce de théâtre | festival | foire | vernissage | vide-grenier | brocante | marché de noël",
        ),
        (Noun(Occasion::Birthday), "anniversaire | anniv | annif | anniversaire de"),
        (
            Noun(Occasion::Exam),
            "examen | examens | exam | partiel | partiels | contrôle | contrôle de | interro | concours | bac | test | épreuve | permis de conduire",
        ),
        (
            Noun(Occasion::Travel),
            "vol | vol pour | train | tgv | voyage | avion | ferry | bus pour | covoiturage | départ | embarquement | traversée | chalet | week-end à | trajet",
        ),
        (Noun(Occasion::Holiday), "vacances | congé | congés | jour férié | pont | rtt"),
        (
            Noun(Occasion::Visit),
            "visite | rendez-vous | rdv | livraison | réservation | plombier | électricien | déménagement | relève du compteur | vidange | plaquettes | révision | sortie | sortie scolaire | chantier",
        ),
        (Generic, "événement | évènement | rendez-vous | rdv | réunion | truc | chose | plan | entrée | quelque chose"),
        (
            Moved,
            "est déplacé au | est déplacée au | est déplacé à | est déplacée à | est déplacé | est déplacée | a été déplacé | a été déplacée | déplacé au | déplacée au | déplacé à | déplacée à | est décalé | est décalée | a été décalé | a été décalée | décalé au | décalée au | décalé à | décalée à | est reporté | est reportée | a été reporté | a été reportée | reporté au | reportée au | reporté à | reportée à | est repoussé | est repoussée | a été repoussé | a été repoussée | repoussé au | repoussée au | repoussé à | repoussée à \
            | est avancé | est avancée | avancé à | avancée à | avancé au | avancée au | passe au | passe à | passera au | passera à | c'est maintenant | sera finalement | est finalement | c'est finalement | c'est plutôt | aura finalement lieu | aura lieu finalement | on décale | on reporte | on repousse | on déplace | on avance | je décale | je reporte | nous décalons | nous reportons | on peut décaler | on peut reporter | on peut repousser | on peut avancer | on pourrait décaler | on pourrait reporter | peut-on décaler | peut-on reporter | peut-on déplacer | pouvons-nous décaler | pouvons-nous reporter | pouvons-nous déplacer | possible de décaler | possible de reporter | possible de déplacer | au lieu de | au lieu du | on remet | plutôt que",
        ),
        (
            Cancelled,
            "est annulé | est annulée | sont annulés | sont annulées | a été annulé | a été annulée | est cancellé | est cancellée | annulé | annulée | annulés | annulées | on annule | j'annule | je dois annuler | je suis obligé d'annuler | je suis obligée d'annuler | on doit annuler | nous devons annuler | nous sommes contraints d'annuler | va falloir annuler | va falloir canceller | faut annuler | il faut annuler | tombe à l'eau | n'aura pas lieu | n'a plus lieu | n'a pas lieu | n'a finalement pas lieu | il n'y a pas | y a pas | y'a pas | il n'y aura pas | il n'y a plus | est supprimé | est supprimée | dois décommander",
        ),
        (
            Pledge,
            "je vais | on va | nous allons | je peux | je promets de | je te promets de | je vous promets de | je compte | je m'engage à | je pourrai | j'essaierai de | j'essaie de | je dois | il faut que je | je pense | je m'occupe de | je me charge de | on doit | j'irai | je passerai",
        ),
        (
            Ask,
            "peux-tu | tu peux | pouvez-vous | vous pouvez | pourrais-tu | tu pourrais | pourriez-vous | vous pourriez | est-ce que tu peux | est-ce que tu pourrais | est-ce que vous pouvez | est-ce que vous pourriez | n'oublie pas de | n'oublie pas d' | n'oublie pas | oublie pas de | oublie pas d' | oublie pas | n'oubliez pas de | n'oubliez pas d' | n'oubliez pas | pense à | pensez à | penses-tu à | tu penseras à | tu penses à | s'il te plaît | s'il vous plaît | stp | svp | tu dois | vous devez | il faut que tu | il faudrait que tu | faut que tu | merci de | merci de bien vouloir | veuillez | j'ai besoin que tu | je voudrais que tu | tu veux bien | ça te dérange de | je te prie de | je vous prie de | prière de | tu devrais | rappelle-toi de | tu pourras | vous pourrez | tu me | tu m' | tu nous | vous m' | n'oubliez surtout pas de | il faut | faut | il faudrait | on doit | nous devons | amène | amenez",
        ),
        (
            Agree,
            "ok | okay | oki | d'ac | d'accord | dac | oui | ouais | ouep | yes | si | bien sûr | parfait | super | génial | top | nickel | impec | impeccable | ça marche | ca marche | ça roule | ça me va | ca me va | ça nous va | ça me convient | ça nous convient | cela me convient | me convient | nous convient | c'est bon | c'est noté | noté | je note | bien noté | entendu | très bien | volontiers \
            | avec plaisir | avec joie | je suis partant | je suis partante | partant | partante | j'en suis | on en est | je viens | on vient | je serai là | j'y serai | on y sera | nous y serons | on sera là | comptez sur moi | compte sur moi | comptez sur nous | compte sur nous | pas de souci | pas de soucis | pas de problème | aucun souci | aucun problème | sans problème | sans souci | vendu | adjugé | va pour | allez | carrément | évidemment | c'est fait | je m'en occupe | je m'en charge \
            | confirmé | je confirme | c'est confirmé | réservé | banco | à demain | à plus tard | à tout à l'heure | on fait comme ça | moi aussi | nous aussi | pour moi aussi | correct | c'est correct | bonne idée | à lundi | à mardi | à mercredi | à jeudi | à vendredi | à samedi | à dimanche | 👍 | 👌 | ✅ | 🙌 | 🫡",
        ),
        (
            Refuse,
            "peux pas | je ne peux pas | je peux pas | on ne peut pas | on peut pas | ne pourrai pas | pourrai pas | pourrons pas | pas possible | impossible | pas libre | pas dispo | pas disponible | je passe mon tour | je passe | sans moi | une autre fois | une prochaine fois | la prochaine fois | autre fois | laisse tomber | laissez tomber | non merci | pas question | je suis pris | je suis prise | déjà pris | déjà prise | je bosse | je travaille \
            | pas là | absent | absente | désolé | désolée | malheureusement | hélas | pas cette fois | ça ne va pas | ça va pas | ne me convient pas | pas pour moi | on oublie | tant pis | ne compte pas sur moi | pas envie | non désolé | pas demain | pas ce soir",
        ),
        (
            Instead,
            "plutôt | à la place | au lieu de | décaler | décale | décalé | décalée | on décale | déplacer | déplace | déplacé | déplacée | reporter | reporté | reportée | repousser | repoussé | repoussée | avancer | avancé | avancée | changer | change | changement | plus tard | plus tôt | en retard | retard | nouvelle heure | nouvelle date | finalement | désormais | passe au | passe à | passe de | passera | plutôt que | remettre | remis | remise | disons | dans ce cas | commence à | vers",
        ),
        (
            Off,
            "annulé | annulée | annule | annuler | on annule | est annulé | est annulée | j'annule | annulons | tombe à l'eau | plus besoin | pas besoin | pas la peine | inutile | n'a plus lieu | n'aura pas lieu | pas lieu | n'est plus nécessaire | oublie | oubliez | laisse tomber | déjà fait | déjà payé | déjà réglé | plus la peine | supprimer | supprimé | fermé | pourrai pas venir | peux pas venir | ne viendrai pas | ne viens pas | viendrai pas",
        ),
        (
            Same,
            "même heure | même endroit | même lieu | même jour | même salle | comme d'habitude | comme d'hab | heure habituelle | endroit habituel",
        ),
        (
            Clause,
            "pour que | parce que | car | jusqu'à | avant de | avant que | quand | pendant que | si | qui | que tu | que je | s'il te plaît | s'il vous plaît | stp | svp | au plus tard | dès que | afin de",
        ),
        (
            Place,
            "cabinet | garage | clinique | salon | institut | studio | pharmacie | laboratoire | terrain | parking | gare | aréna",
        ),
        (
            Agree,
            "go | good | compris | c'est compris | ça joue | chouette | tip top | pas de trouble | on se reprendra | je prends | ça nous arrange | ça m'arrange | c'est parfait | je réserve | on fait ça | c'est validé | validé | bien reçu | reçu | je confirme",
        ),
        (
            Noun(Occasion::Party),
            "fête | soirée jeux | soirée | pendaison de crémaillère | crémaillère | baptême | communion | pot de départ | pot | pique-nique | anniversaire surprise | barbec | raclette",
        ),
        (
            Noun(Occasion::Sport),
            "match | foot | entraînement | hockey | pratique | randonnée | rando | course | vélo | escalade | natation | badminton | tournoi | futsal",
        ),
        (Noun(Occasion::Class), "cours | répétition | répète | atelier | leçon | soutenance | oral | stage"),
        (
            Noun(Occasion::Doctor),
            "détartrage | vaccin | prise de sang | irm | échographie | kiné | téléconsultation | contrôle | bilan | radio | ostéo",
        ),
        (
            Noun(Occasion::Meeting),
            "entretien | réunion | comité | assemblée générale | ag | point | conseil de classe | visite | rencontre | démo | formation | séminaire | état des lieux",
        ),
        (Noun(Occasion::Show), "concert | spectacle | théâtre | expo | exposition | festival | ciné | film | kermesse"),
        (
            Noun(Occasion::Visit),
            "vidange | livraison | déménagement | visite de l'appartement | contrôle technique | révision | réparation",
        ),
        (Noun(Occasion::Dinner), "souper | dîner | resto | apéro dînatoire"),
        (Noun(Occasion::Drinks), "apéro | verre | un verre | bière"),
        (Noun(Occasion::Travel), "train | vol | covoiturage | covoit | bus"),
        (Noun(Occasion::Holiday), "week-end | weekend | camping | vacances | chalet"),
        (Remote, "en ligne | à distance | en visio | visio | en visioconférence | virtuel"),
        (AsksTime, "à quelle heure | quelle heure | quand | quel jour | quelle date | c'est quand"),
        (
            Soft,
            "un | une | deux | trois | quatre | cinq | six | sept | huit | neuf | dix | onze | douze | demi | demie | quart | nuit | semaine | mois | heure | heures | minutes | minute | jour | jours | an | ans | année | tard | prochain | prochaine | chaque | mars | fin | avant | après | matin | soir",
        ),
        (
            Owed,
            "est dû | est due | sont dus | sont dues | à rendre | à payer | à régler | à renvoyer | à remettre | date limite | doit être | doivent être | au plus tard | avant le | dernier délai",
        ),
        (
            Wants,
            "j'ai besoin | j'ai besoin de | il me faut | il nous faut | il faut | j'aurais besoin | j'aurais besoin de | il me faudrait | nous avons besoin",
        ),
        (Vow, "je promets | je te promets | je vous promets | promis"),
        (Mine, "je | j | j'ai | me | moi | mon | ma | mes | m"),
        (Ours, "nous | on | notre | nos | ensemble | tous | toutes | équipe"),
        (Yours, "tu | te | t | toi | ton | ta | tes | vous | votre | vos"),
        (
            Advert,
            "se désabonner | désabonner | désinscription | désinscrire | vous recevez cet | newsletter | infolettre | lettre d'information | code promo | offre spéciale | offre valable | livraison gratuite | ne pas répondre | ne répondez pas | voir en ligne | gérer mes préférences | gérer vos préférences | transféré plusieurs fois | faites tourner | partagez | profitez | soldes | promo | promotion | évaluez votre | donnez votre avis | achetez | cliquez ici | derniers jours | transféré",
        ),
        (Not, "pas | plus | jamais | ne | n' | rien | aucun | aucune | impossible | personne | malheureusement | sans"),
        (
            Past,
            "hier | avant-hier | hier soir | était | étaient | étais | étions | avait | avais | avions | a été | ont été | j'ai été | on a été | suis allé | suis allée | est allé | on est allés | on est allé | sont allés | dernier | dernière | passé | passée | la semaine dernière | le mois dernier | il y avait | y avait | j'ai vu | on a vu | tu as vu | j'ai mangé | on a mangé | a gagné | a perdu | ont gagné | a dit | m'a dit | j'ai dit | on avait | j'ai eu | on a eu | c'était | fut | vient de | viens de | nous étions | à l'époque | s'est passé | j'ai raté | est venu | est venue | était trop",
        ),
        (
            If,
            "si jamais | imagine | imaginez | imaginons | au cas où | supposons | aurait | aurais | aurions | auraient | serait bien si | si je gagne | si j'étais | si on gagnait",
        ),
        (
            Joke,
            "mdr | mdrr | mdrrr | ptdr | lol | haha | hahaha | ahah | héhé | hihi | je rigole | je plaisante | blague | c'est une blague | 😂 | 🤣 | xd | jpp",
        ),
        (
            Forwarded,
            "transféré | message transféré | transféré plusieurs fois | selon | d'après | info | flash info | communiqué | annonce | gouvernement | ministre | président | police | sources | en savoir plus | lire la suite | abonnez-vous | s'abonner | désabonner | se désabonner | newsletter | promo | promos | promotion | soldes | remise | réduction | offre | offres | gratuit | gratuite | livraison estimée | bourse | marchés | ligue 1 | ligue des champions | saison | épisode | cliquez ici | partagez | arrivage | bon plan | rentrée littéraire",
        ),
        (
            Question,
            "quoi | quand | où | qui | quel | quelle | quels | quelles | pourquoi | comment | combien | est-ce que | est-ce | qu'est-ce que | qu'est-ce qui | qu'est-ce qu' | as-tu | avez-vous | tu as | t'as | vous avez | es-tu | êtes-vous | ai-je | a-t-on | y a-t-il | a-t-il | savez-vous | sais-tu | tu sais | c'est qui | c'est quoi",
        ),
        (
            Other,
            "ça | cela | c' | ceci | il | elle | ils | elles | on dirait | il fait | il pleut | il y a eu | ils sont | elle est | il est | tout le monde | quelqu'un",
        ),
        (
            Person,
            "je | j' | me | m' | moi | tu | te | t' | toi | nous | on | vous | mon | ma | mes | ton | ta | tes | notre | nos | votre | vos | ensemble",
        ),
        (At, "@"),
        (
            In,
            "à | au | aux | à la | à l' | dans | en | devant | sur | près de | près du | en face de | en face du | au niveau de | dans la | dans le | dans l' | sous",
        ),
        (Home, "chez"),
        (Via, "par | via | sur | en | avec"),
        (
            Online,
            "zoom | teams | microsoft teams | google meet | meet | skype | facetime | whatsapp | webex | discord | telegram | téléphone | visio | visioconférence | slack | signal | ligne",
        ),
        (With, "avec"),
        (And, "et | & | plus | ainsi que"),
        (
            Article,
            "le | la | les | l' | un | une | des | du | mon | ma | mes | ton | ta | tes | son | sa | ses | notre | nos | votre | vos | leur | leurs | ce | cette | cet",
        ),
        (
            Place,
            "maison | bureau | boulot | travail | école | collège | lycée | crèche | maternelle | restaurant | resto | bar | café | bistrot | brasserie | cinéma | ciné | théâtre | hôtel | aéroport | gare | parc | gymnase | salle | salle de réunion | salle des fêtes | salle polyvalente | hôpital | clinique | cabinet | bibliothèque | médiathèque | église | mosquée | temple | musée | centre | centre-ville | centre commercial | plage | université | fac | campus | amphi | studio | garage | atelier | banque | mairie | préfecture | stade | piscine | place | rue | avenue | boulevard | quai | marché | supermarché | magasin | boutique | boulangerie | club | ville | village | coin | arrêt | tribunal | ambassade | pharmacie | cuisine | jardin | immeuble | bâtiment | accueil | hall | terminal | porte | port | siège | appart | appartement | local | terrain | terrasse | aréna | patinoire | court | parking | étage | métro | station | foyer | dojo | conservatoire | parvis | domicile | endroit habituel | chalet | notaire | commissariat | laboratoire | labo | presbytère | cour",
        ),
        (
            NoPlace,
            "tout | tous | toutes | plus | bientôt | demain | peine | côté | partir | cause | propos | condition | nouveau | temps | l'heure | heure | la fois | fois | vélo | pied | toi | moi | vous | nous | lui | elle | eux | travers | venir | faire | voir | mon avis | mi-temps | jour | nuit | cette | ce | ces | quoi | quelle | quel | général | fait | effet | particulier | retard | avance | ligne | attendant | attente | cas | cours | route | vacances | congé | congés | train | bus | voiture | avion | scooter | tête | forme | rentrant | sortant | passant | arrivant | revenant | plein | tant que | même temps | point | moins | max | maximum | minimum | la semaine | le mois | l'année | la journée | la soirée | l'après-midi | le matin | la place | place | lieu | l'ordre | ordre | paix | français | anglais | mode | suivant | bref | présent | jamais | là | ici | peu | fond | clair | compte | sujet | moment | le coup | coup | final | revoir | passage | week-end | fin | début | milieu | courant | cours de | moins que | jour le jour | table | dispo | part | plaisir | votre disposition | disposition | l'avance | l'occasion",
        ),
        (
            NoPerson,
            "plaisir | joie | grand plaisir | attention | soin | ça | cela | ce | celui | celle | qui | quoi | tout | toute | un rappel | rappel | une alerte | impatience | urgence | le sourire | grande | grand | amour | bonheur | succès | du retard | retard | des | du | un peu | votre | vos",
        ),
        (
            Stop,
            "à | au | aux | pour | par | parce | car | mais | et | ou | que | qu' | depuis | jusqu' | jusqu'à | jusqu'au | avec | en | près | si | est | sont | était | sera | quand | lorsque | pendant | avant | après | se | ne | n' | je | j' | tu | il | elle | on | nous | vous | ils | elles | me | te | m' | t' | s' | rappelle | rappelle-moi | chez | dans | sur | via | donc | puis | merci | stp | svp | c' | ça | dès | vers | a | ont | j'ai | afin | qui | où | comme | aussi | peux | peut | pouvez | ce | cette | prochain | part | arrive | commence | finit | démarre | ouvre | viens | venez | appelé | appelée | intitulé | urgent | y | alors",
        ),
        (
            Link,
            "de | d' | du | des | pour | avec | à | au | aux | chez | sur | et | au sujet de | concernant | par | -",
        ),
        (
            Edge,
            "le | la | les | l' | un | une | des | du | de | d' | à | au | aux | en | pour | par | et | avec | mon | ma | mes | notre | nos | ce | cette | cet | que | qu' | prochain | prochaine | chaque | tous | toutes | tous les | toutes les | jusqu'à | jusqu'au | dès | depuis | vers | sur | mais | ou | aussi | est | c'est | c' | se | me | m' | te | t' | être | sera | @ | & | jour | heure | ton | ta | votre | vos | y | ici | là | dans | chez | ça | qui | je | j' | j'ai | d'ici | du coup | plutôt | finalement | avant",
        ),
        (
            Calendar,
            "dans mon agenda | à mon agenda | dans l'agenda | à l'agenda | sur mon agenda | dans mon calendrier | à mon calendrier | dans le calendrier | au calendrier | de mon agenda | de l'agenda | de mon calendrier | du calendrier | mon agenda | mon calendrier | à ma liste | de ma liste | sur ma liste | dans mon planning | au planning | de mes rappels | à mes rappels",
        ),
        (
            Naming,
            "appelé | appelée | événement appelé | intitulé | intitulée | nommé | nommée | qui s'appelle | avec le titre | avec pour titre | un événement pour | un rendez-vous pour | un rdv pour | le titre",
        ),
        (
            Money,
            "euros | euro | eur | balles | dollars | dollar | francs | francs cfa | f | fcfa | cfa | pour cent | km | kilomètres | kilos | kg | degrés | centimes",
        ),
        (
            Urgent,
            "urgent | urgente | c'est urgent | en urgence | d'urgence | au plus vite | le plus vite possible | dès que possible | asap | immédiatement | tout de suite | le plus rapidement possible",
        ),
        (
            Important,
            "important | importante | très important | prioritaire | priorité haute | haute priorité | sans faute | crucial",
        ),
        (
            Unhurried,
            "pas urgent | ce n'est pas urgent | c'est pas urgent | rien d'urgent | pas pressé | rien ne presse | ça presse pas | ça ne presse pas | quand tu peux | quand vous pouvez | quand tu as le temps | quand t'as le temps | à l'occasion | sans urgence | priorité basse | basse priorité | pas de presse",
        ),
        (It, "le | la | l' | ça | cela | celui-ci | celle-ci | celui-là | celle-là | le dernier | la dernière"),
        (To, "à | au | pour | jusqu'à | jusqu'au | le | vers"),
        (
            Later,
            "plus tard | après | décale | décaler | repousse | repousser | retarde | retarder | reporte | reporter",
        ),
        (Earlier, "plus tôt | avant | avance | avancer"),
        (
            Agree,
            "ok | okay | oki | okk | k | oui | ouais | ouaip | yes | yesss | yep | carrément | d'accord | dac | d'acc | ça marche | ça me va | ça nous va | ça me convient | me convient | parfait | nickel | super | top | génial | impec | impeccable | volontiers | avec plaisir | bien sûr | évidemment | pas de problème | pas de souci | pas de soucis | sans problème | sans souci | c'est bon | c'est bon pour moi | bon pour moi | correct pour moi | ok pour moi | moi oui | moi aussi | pour moi aussi | partant | partante | j'y serai | j'y vais | je serai là | je vais être là | on sera là | on y sera | je viens | je viens quand même | on vient | noté | c'est noté | bien noté | je note | entendu | compris | c'est compris | vendu | go | banco | ça joue | ça roule | adjugé | je prends | on fait comme ça | faisons comme ça | va pour | compte sur moi | comptez sur moi | je m'en occupe | je m'en charge | je le fais | je gère | on l'a bloqué | confirmé | je confirme | good | cool | chouette | chouette idée | bonne idée | merci | à demain | à vendredi | à lundi | à jeudi | à mardi | à mercredi | à samedi | à dimanche | reçu | réservé | 👍 | 👌 | ✅ | 🙌 | 🫡 | d'ac | ouep | si | ca marche | ca me va | ça nous convient | cela me convient | nous convient | très bien | avec joie | je suis partant | je suis partante | j'en suis | on en est | nous y serons | comptez sur nous | compte sur nous | aucun souci | aucun problème | allez | c'est fait | c'est confirmé | à plus tard | à tout à l'heure | nous aussi | correct | c'est correct",
        ),
        (
            Refuse,
            "je peux pas | je ne peux pas | peux pas | on peut pas | on ne peut pas | je pourrai pas | je ne pourrai pas | pourrai pas | pas possible | impossible | pas dispo | pas disponible | pas libre | je suis pris | je suis prise | suis pris | suis prise | déjà pris | déjà prise | non merci | non désolé | non désolée | désolé | désolée | désolés | malheureusement | une autre fois | la prochaine fois | ce sera sans moi | sans moi | je passe mon tour | je passe | tant pis | je travaille | je bosse | trop de boulot | je suis pas là | je ne suis pas là | on est pas là | j'ai déjà | ça va pas être possible | ça ne me va pas | ça m'arrange pas | ça le fait pas | laisse tomber | laissez tomber | pas question | jamais de la vie | nan | non | pas intéressé | je préfère pas | on se reprendra | on remet ça | trop tard | peux pas non plus | pas dispo | dsl | la prochaine | ne pourrai pas | pourrons pas | une prochaine fois | autre fois | pas là | absent | absente | hélas | pas cette fois | ça ne va pas | ça va pas | ne me convient pas | pas pour moi | on oublie | ne compte pas sur moi | pas envie | pas demain | pas ce soir",
        ),
        (
            Instead,
            "plutôt | au lieu de | au lieu du | à la place | finalement | du coup | décaler | décale | décalé | décalée | on décale | reporter | reporte | reporté | reportée | on reporte | repousser | repousse | repoussé | repoussée | déplacer | déplacé | déplacée | avancer | avancé | avancée | changer | changement | changement d'horaire | nouvel horaire | nouvelle heure | nouvelle date | échanger | plus tard | plus tôt | en retard | du retard | retardé | passe à | passe au | c'est maintenant | mieux | pas avant | déplace | change | retard | désormais | passe de | passera | plutôt que | remettre | remis | remise | disons | dans ce cas | commence à | vers",
        ),
        (
            Off,
            "annule | annulé | annulée | annulés | annulées | annuler | canceller | cancellé | on annule | laisse tomber | laisse tomber la | laisse tomber le | laissez tomber | plus la peine | pas la peine | plus besoin | pas besoin | c'est plus la peine | tombe à l'eau | n'aura pas lieu | n'a pas lieu | décommander | je peux plus | je ne peux plus | je pourrai pas venir | je ne pourrai pas venir | je viens pas | je ne viens pas | peux pas venir | déclare forfait | déjà fait | c'est déjà fait | déjà réglé | y a pas | il n'y a pas | est annulé | est annulée | j'annule | annulons | inutile | n'a plus lieu | pas lieu | n'est plus nécessaire | déjà payé | supprimer | supprimé | fermé | pourrai pas venir | ne viendrai pas | ne viens pas | viendrai pas",
        ),
        (
            Same,
            "même heure | la même heure | même endroit | même lieu | même jour | même salle | comme d'habitude | comme d'hab | l'endroit habituel | heure habituelle | endroit habituel",
        ),
        (Mine, "je | j' | moi | me | m' | mon | ma | mes | moi-même | j | j'ai | m"),
        (Ours, "nous | on | notre | nos | ensemble | tous | toutes | tout le monde | équipe | la gang | tous les deux"),
        (Yours, "tu | te | t' | toi | ton | ta | tes | vous | votre | vos | t"),
        (
            Advert,
            "se désabonner | désabonner | désinscrire | se désinscrire | désinscription | gérer mes préférences | préférences | newsletter | lettre d'information | infolettre | % de remise | remise | code promo | réservez vite | profitez | profitez-en | achetez | commandez vite | passez vos commandes | offre limitée | offre spéciale | places limitées | dernières places | livraison gratuite | livraison offerte | ne pas répondre | ne répondez pas | merci de ne pas y répondre | message automatique | voir en ligne | partagez | faites tourner | donnez votre avis | soldes | jusqu'à épuisement | transféré plusieurs fois | arrivage | cette semaine dans | nos clients | stop sms | stop au | vous recevez cet | offre valable | gérer vos préférences | promo | promotion | évaluez votre | cliquez ici | derniers jours | transféré",
        ),
        (
            Soft,
            "une | deux | trois | quatre | cinq | six | sept | huit | neuf | dix | onze | douze | demi | demie | quart | tard | tôt | bientôt | nuit | semaine | semaines | mois | jour | jours | heure | heures | minutes | min | chaque | prochain | prochaine | ans | année | l'heure | d'heure | matin | soir | week | minute | an | fin",
        ),
        (
            AsksTime,
            "à quelle heure | quelle heure | quand | c'est quand | quel jour | pour quand | quelle date | on part quand | on se voit quand",
        ),
        (Remote, "en ligne | à distance | en visio | en visioconférence | par téléphone | visio | virtuel"),
        (
            Owed,
            "date limite | à rendre | à payer | à remettre | à faire pour | à faire avant | à faire au plus tard | au plus tard | doit être | doivent être | échéance | dernier délai | avant le | est dû | est due | sont dus | sont dues | à régler | à renvoyer",
        ),
        (
            Wants,
            "j'ai besoin de | j'ai besoin d' | j'en ai besoin | on a besoin de | nous avons besoin de | il me faut | il me manque | il nous faut | il nous manque | j'aurais besoin de | il faut que tu | il faudrait que tu | faut que tu | il faut | j'ai besoin | j'aurais besoin | il me faudrait | nous avons besoin",
        ),
        (Vow, "je te promets | je vous promets | promis | c'est promis | je promets | juré"),
        (
            Clause,
            "pour que | parce que | car | jusqu'à | avant de | avant que | quand | pendant que | si | qui | que tu | que je | s'il te plaît | s'il vous plaît | stp | svp | au plus tard | dès que | afin de",
        ),
    ],
    verbs: &[
        verb("envoyer", "envoie|envoyez|envoies", "envoie|enverrai", "ai envoyé"),
        verb("renvoyer", "renvoie|renvoyez", "renvoie|renverrai", "ai renvoyé"),
        verb("appeler", "appelle|appelez", "appelle|appellerai", "ai appelé"),
        verb("rappeler", "", "rappelle|rappellerai", "ai rappelé"),
        verb("téléphoner", "téléphone|téléphonez", "téléphone|téléphonerai", "ai téléphoné"),
        verb("payer", "paie|paye|payez", "paie|paye|paierai|payerai", "ai payé"),
        verb("régler", "règle|réglez", "règle|réglerai", "ai réglé"),
        verb("apporter", "apporte|apportez", "apporte|apporterai", "ai apporté"),
        verb("ramener", "ramène|ramenez", "ramène|ramènerai", "ai ramené"),
        verb("rapporter", "rapporte|rapportez", "rapporte|rapporterai", "ai rapporté"),
        verb("amener", "amène|amenez", "amène|amènerai", "ai amené"),
        verb("emmener", "emmène|emmenez", "emmène|emmènerai", "ai emmené"),
        verb("acheter", "achète|achetez", "achète|achèterai", "ai acheté"),
        verb("prendre", "prends|prenez", "prends|prendrai", "ai pris"),
        verb("réserver", "", "réserve|réserverai", "ai réservé"),
        verb("confirmer", "confirme|confirmez", "confirme|confirmerai", "ai confirmé"),
        verb("prévenir", "préviens|prévenez", "préviens|préviendrai", "ai prévenu"),
        verb("récupérer", "récupère|récupérez", "récupère|récupérerai", "ai récupéré"),
        verb("chercher", "", "", "ai cherché"),
        verb("aller chercher", "va chercher|allez chercher", "vais chercher|irai chercher", "suis allé chercher"),
        verb("rendre", "rends|rendez-nous", "rends|rendrai", "ai rendu"),
        verb("remettre", "", "remets|remettrai", "ai remis"),
        verb("déposer", "dépose|déposez", "dépose|déposerai", "ai déposé"),
        verb("livrer", "livre|livrez", "livre|livrerai", "ai livré"),
        verb("écrire", "écris|écrivez", "écris|écrirai", "ai écrit"),
        verb("préparer", "prépare|préparez", "prépare|préparerai", "ai préparé"),
        verb("faire", "fais|faites", "fais|ferai", "ai fait"),
        verb("refaire", "refais|refaites", "refais|referai", "ai refait"),
        verb("donner", "donne|donnez", "donne|donnerai", "ai donné"),
        verb("dire", "dis-moi|dites-moi", "dirai|dis quoi", "ai dit"),
        verb("finir", "finis|finissez", "finis|finirai", "ai fini"),
        verb("terminer", "termine|terminez", "termine|terminerai", "ai terminé"),
        verb("relire", "relis|relisez", "relis|relirai", "ai relu"),
        verb("lire", "lis|lisez", "lis|lirai", "ai lu"),
        verb("vérifier", "vérifie|vérifiez", "vérifie|vérifierai", "ai vérifié"),
        verb("corriger", "corrige|corrigez", "corrige|corrigerai", "ai corrigé"),
        verb("imprimer", "imprime|imprimez", "imprime|imprimerai", "ai imprimé"),
        verb("commander", "commande|commandez", "commande|commanderai", "ai commandé"),
        verb("demander", "demande|demandez", "demande|demanderai", "ai demandé"),
        verb("virer", "", "vire|virerai", "ai viré"),
        verb("transférer", "transfère|transférez", "transfère|transférerai", "ai transféré"),
        verb("renouveler", "renouvelle|renouvelez", "renouvelle|renouvellerai", "ai renouvelé"),
        verb("arroser", "arrose|arrosez", "arrose|arroserai", "ai arrosé"),
        verb("nettoyer", "nettoie|nettoyez", "nettoie|nettoierai", "ai nettoyé"),
        verb("laver", "lave|lavez", "lave|laverai", "ai lavé"),
        verb("ranger", "range|rangez", "range|rangerai", "ai rangé"),
        verb("cuisiner", "cuisine|cuisinez", "cuisine|cuisinerai", "ai cuisiné"),
        verb("réparer", "répare|réparez", "répare|réparerai", "ai réparé"),
        verb("partager", "partage|partagez", "partage|partagerai", "ai partagé"),
        verb("répondre", "réponds|répondez", "réponds|répondrai", "ai répondu"),
        verb("signer", "signe|signez", "signe|signerai", "ai signé"),
        verb("réviser", "révise|révisez", "révise|réviserai", "ai révisé"),
        verb("étudier", "étudie|étudiez", "étudie|étudierai", "ai étudié"),
        verb("sortir", "sors|sortez", "sors|sortirai", "ai sorti"),
        verb("descendre", "descends|descendez", "descends|descendrai", "ai descendu"),
        verb("jeter", "jette|jetez", "jette|jetterai", "ai jeté"),
        verb("remplir", "remplis|remplissez", "remplis|remplirai", "ai rempli"),
        verb("compléter", "complète|complétez", "complète|compléterai", "ai complété"),
        verb("garder", "garde|gardez", "garde|garderai", "ai gardé"),
        verb("prêter", "prête|prêtez", "prête|prêterai", "ai prêté"),
        verb("facturer", "facture|facturez", "facture|facturerai", "ai facturé"),
        verb("publier", "publie|publiez", "publie|publierai", "ai publié"),
        verb("poster", "poste|postez", "poste|posterai", "ai posté"),
        verb("mettre à jour", "mets à jour|mettez à jour", "mets à jour|mettrai à jour", "ai mis à jour"),
        verb("valider", "valide|validez", "valide|validerai", "ai validé"),
        verb("contacter", "contacte|contactez", "contacte|contacterai", "ai contacté"),
        verb("informer", "informe|informez", "informe|informerai", "ai informé"),
        verb("fournir", "fournis|fournissez", "fournis|fournirai", "ai fourni"),
        verb("transmettre", "transmets|transmettez", "transmets|transmettrai", "ai transmis"),
        verb("inscrire", "", "inscris|inscrirai", "ai inscrit"),
        verb("résilier", "résilie|résiliez", "résilie|résilierai", "ai résilié"),
        verb("fermer", "ferme|fermez", "ferme|fermerai", "ai fermé"),
        verb("ouvrir", "ouvre|ouvrez", "ouvre|ouvrirai", "ai ouvert"),
        verb("nourrir", "nourris|nourrissez", "nourris|nourrirai", "ai nourri"),
        verb("souhaiter", "souhaite|souhaitez", "souhaite|souhaiterai", "ai souhaité"),
        verb("passer", "", "", "suis passé"),
        verb("tenir au courant", "tiens au courant", "tiens au courant|tiendrai au courant", ""),
        verb("s'occuper de", "occupe-toi de|occupez-vous de", "m'occupe de|m'occuperai de", ""),
        verb("aller", "", "", ""),
        verb("mettre", "", "mets|mettrai", "ai mis"),
        verb("se réveiller", "réveille-toi", "", ""),
    ],
    past_endings: "",
    past_after_subject: true,
    forms: &[(
        Some(Task),
        "envoyiez=envoyer | apportes=apporter | appelles=appeler | paies=payer | payes=payer | achètes=acheter | prennes=prendre | fasses=faire | rendes=rendre | récupères=récupérer | prépares=préparer | confirmes=confirmer | répondes=répondre | finisses=finir | relises=relire | fais=faire | rends=rendre | prends=prendre | prépare=préparer | enverras=envoyer | passeras=passer | signes=signer | ramènes=ramener | imprimes=imprimer | déposes=déposer | commandes=commander | demandes=demander | gardes=garder | vérifies=vérifier",
    )],
    endings: "",
    order_endings: "-moi | -nous | -le-moi | -la-moi | -les-moi | -lui | -leur",
    particles: "me | m' | te | t' | lui | leur | nous | vous | moi | toi | y | en",
    objects: "",
    abbreviations: "dr | pr | m | mr | mme | mlle | me | st | ste | av | bd | etc | cf | env | tel | tél | n° | nº | no | p | ex | janv | févr | fév | avr | juil | sept | oct | nov | déc | lun | mar | mer | jeu | ven | sam | dim | hab | rdv | resp | ste",
    times: "aujourd'hui | demain | après-demain | apres | ce soir | soir | soirée | matin | matinée | midi | minuit | aprem | aprèm | nuit | lundi | mardi | mercredi | jeudi | vendredi | samedi | dimanche | lun | jeu | ven | sam | dim | week | weekend | we \
        | janvier | février | mars | avril | mai | juin | juillet | août | septembre | octobre | novembre | décembre | janv | févr | avr | juil | sept | oct | nov | déc | semaine | semaines | mois | jour | jours | heure | heures | minutes | min | quinzaine | tantôt | d'heure | prochain | prochaine | chaque | noël | pâques | rentrant | toussaint \
        | deux | trois | quatre | cinq | six | sept | huit | neuf | dix | onze | douze | quart | demi | demie | l'heure | d'ici | tard | tôt | bientôt \
        | annule | annulé | annulée | annuler | annulés | annulées | reporté | reportée | reporte | reporter | décalé | décalée | décale | décaler | cancellé | canceller | repousse | repoussé | repousser | déplacé | déplacée",
    grammar: Grammar {
        hours: "h | heures",
        heads: "l | d | j | t | m | s | n | c | qu | jusqu | lorsqu | puisqu",
        tails: "tu | vous | nous | moi | toi | lui | leur | il | elle | on | t | ce | je | le | la | les | y | en",
        subjects: "je | j'",
        between: "te | t' | vous | lui | leur | le | la | les | l' | te le | te la | te les | te l' | vous le | vous la | vous les | vous l' | le lui | me | m' | nous | y | en | m'en",
        ..Grammar::PLAIN
    },
    texts: Texts {
        weekdays: ["lun.", "mar.", "mer.", "jeu.", "ven.", "sam.", "dim."],
        months: ["janv.", "févr.", "mars", "avr.", "mai", "juin", "juil.", "août", "sept.", "oct.", "nov.", "déc."],
        hello: "Bonjour ! Je tiens ton agenda et tes rappels.",
        wellbeing: "Tout va bien, merci. Qu’est-ce que je note ?",
        thanks: "Avec plaisir.",
        bye: "Au revoir ! Je garde un œil sur ton agenda.",
        nothing_waits: "Rien n’attend ta réponse pour le moment.",
        waits: "Ceci attend encore ta réponse ; accepte ou écarte-le dans l’agenda :\n{list}",
        help: "Je peux noter des rendez-vous et des rappels dans ton agenda, les déplacer ou les annuler, et te dire ce qui est prévu. Je demande avant de changer quoi que ce soit.",
        unclear: "Je n’ai pas compris. Je peux noter des rendez-vous et des rappels dans ton agenda, les déplacer ou les annuler, et te dire ce qui est prévu.",
        examples: "Par exemple :\n• « Déjeuner avec Ana vendredi à 13h à la Casa Lucio, rappelle-le-moi une heure avant »\n• « Qu’est-ce que j’ai demain ? »",
        failed: "Ça n’a pas marché : {message}",
        cannot: "Je ne peux pas faire ça dans cette conversation.",
        listed: "{when} :\n{list}",
        empty: "{when} : rien dans ton agenda.",
        pending: "attend ton oui",
        at_hour: "à {hour}h",
        ask_when: "C’est quand, « {title} » ?",
        ask_both: "Qu’est-ce que je note dans ton agenda, et quand ?",
        ask_remind_when: "Quand est-ce que je te rappelle « {title} » ?",
        ask_what: "Qu’est-ce que je note pour {when} ?",
        ask_remind_what: "Qu’est-ce que je dois te rappeler ?",
        ask_which: "Lequel ? Dis-moi son titre ou son jour.",
        ask_which_of: "Lequel ?\n{list}",
        ask_move_to: "À quand est-ce que je déplace « {title} » ?",
        not_found: "Je ne trouve rien qui ressemble à « {title} » dans ton agenda.",
        gone_by: "{when} est déjà passé, je n’ai donc pas noté « {title} ». Quel jour est-ce ?",
        too_many: "J’ai pris les cinq premiers. Envoie-moi le reste encore une fois, s’il te plaît.",
        meeting: "Rendez-vous",
        meeting_with: "Rendez-vous avec {who}",
        of_other: "{who} : {what}",
        with_who: "{what} avec {who}",
        known: "Ce que je retiens de vous :\n{list}\nVous pouvez voir, corriger et effacer chaque point dans Réglages → Mémoire.",
        known_nothing: "Je ne retiens encore rien de vous.",
        ask_remember: "Que dois-je retenir ?",
        reasons: Reasons {
            remember: "Vous avez demandé de le retenir.",
            forget: "Vous avez demandé de l'oublier.",
            create: "Tu as demandé un rendez-vous.",
            implied: "Cela parle d’un rendez-vous et dit quand il a lieu.",
            remind: "Tu as demandé un rappel.",
            task: "Cela parle de quelque chose à faire et dit quand.",
            moved: "Cela donne une nouvelle heure à quelque chose de l’agenda.",
            cancelled: "Cela dit que quelque chose de l’agenda n’a pas lieu.",
            complete: "Cela dit que quelque chose est fait.",
            dismiss: "Tu as demandé d’écarter un rappel.",
            list: "Tu as demandé ce qu’il y a dans l’agenda.",
            find: "Tu as demandé quelque chose de l’agenda.",
            event: "Cela nomme un rendez-vous et dit quand il a lieu.",
            meet: "Cela fixe un rendez-vous et dit quand il a lieu.",
            promise: "Cela promet quelque chose pour une date.",
            request: "Cela demande quelque chose pour une date.",
        },
    },
};
