//! French: what a person says to the assistant, and small talk.

#![allow(clippy::enum_glob_use)] // The marks are the file's vocabulary.

use crate::rules::lexicon::Mark::{self, *};

pub(super) const MARKS: &[(Mark, &str)] = &[
    (
        Filler,
        "salut | bonjour | bonsoir | coucou | hello | hey | allô | ok | okay | bon | ben | bah | euh | heu | alors | du coup \
        | donc | et | mais | merci | stp | svp | s'il te plaît | s'il vous plaît | s'te plaît | d'accord | dac \
        | d'acc | oui | ouais | eh | ah | oh | au fait | tiens | dis | dis donc | écoute | sinon | aussi \
        | par contre | en fait | bref | voilà | super | parfait | génial | cool | pardon | désolé | désolée \
        | enfin | puis | et puis | euh | heille | yo",
    ),
    (
        Polite,
        "peux-tu | tu peux | pouvez-vous | vous pouvez | pourrais-tu | tu pourrais | pourriez-vous \
        | vous pourriez | est-ce que tu peux | est-ce que tu pourrais | est-ce que vous pouvez \
        | est-ce que vous pourriez | est-ce qu'on peut | tu veux bien | veux-tu | veuillez | merci de \
        | je voudrais | je veux | j'aimerais | j'aimerais que tu | je souhaite | je souhaiterais | il faudrait \
        | il faut | faut | j'ai besoin de | j'ai besoin que tu | je dois | il faut que je | faut que je \
        | on peut | pouvons-nous | peut-on | aide-moi à | s'il te plaît | s'il vous plaît | stp | svp \
        | tu voudrais | est-ce possible de | c'est possible de",
    ),
    (
        Create,
        "ajoute | ajouter | ajoutez | rajoute | rajouter | crée | créer | créez | planifie | planifier \
        | planifiez | programme | programmer | programmez | note | noter | notez | mets | mettre | mettez \
        | inscris | inscrire | inscrivez | enregistre | enregistrer | réserve | réserver | bloque | bloquer \
        | organise | organiser | cale | caler | prévois | prévoir | fixe | fixer | marque | marquer | nouveau \
        | nouvelle | prends rendez-vous | prendre rendez-vous",
    ),
    (
        Move,
        "déplace | déplacer | déplacez | décale | décaler | décalez | reporte | reporter | reportez | repousse \
        | repousser | repoussez | change | changer | changez | avance | avancer | avancez | modifie | modifier \
        | modifiez | bouge | bouger | retarde | retarder | reprogramme | reprogrammer | replanifie | replanifier \
        | passe | remets | remettre",
    ),
    (
        Cancel,
        "arrête de me rappeler | ne me rappelle plus | annule | annuler | annulez | supprime | supprimer | supprimez | efface | effacer | effacez | enlève \
        | enlever | enlevez | retire | retirer | retirez | décommande | décommander | cancelle | canceller \
        | vire",
    ),
    (
        Remind,
        "rappelle-moi qu'il faut | rappelle-moi que je dois | rappelle-moi que | rappelle-moi de \
        | rappelle-moi d' | rappelle-moi pour | rappelle-moi | rappelez-moi de | rappelez-moi que | rappelez-moi \
        | me rappeler de | me rappeler d' | me rappeler que | me rappeler | rappelle-nous de | rappelle-nous que \
        | rappelle-nous | fais-moi penser à | fais-moi penser | faites-moi penser à | faites-moi penser \
        | fais m'y penser | me faire penser à | préviens-moi | avertis-moi | ne me laisse pas oublier de \
        | ne me laisse pas oublier | il ne faut pas que j'oublie de | faut pas que j'oublie de \
        | il faut que je pense à | faut que je pense à | je dois penser à | ne pas oublier de | ne pas oublier \
        | pense-bête pour | pense-bête | mets-moi un rappel pour | mets-moi un rappel | mets un rappel pour \
        | mets un rappel | me mettre un rappel pour | crée un rappel pour | crée-moi un rappel pour \
        | crée un rappel | ajoute un rappel pour | ajoute un rappel | programme un rappel pour \
        | programme un rappel | rappel pour | rappel de | un rappel pour | un rappel de | rappel :",
    ),
    (
        Alert,
        "rappelle-le-moi | rappelle-la-moi | rappelle-moi | rappelez-le-moi | préviens-moi | avertis-moi \
        | avec un rappel | avec rappel | et un rappel | rappel | me le rappeler | me prévenir | notifie-moi \
        | avec une alerte | alerte",
    ),
    (
        Complete,
        "j'ai fini de | j'ai fini | j'ai terminé | j'ai déjà | c'est fait | c'est bon c'est fait | est fait \
        | est faite | comme fait | comme faite | comme terminé | comme terminée | terminé | terminée | fini \
        | fait | coche | cocher | marque comme fait | j'ai bien",
    ),
    (
        Dismiss,
        "ignore | ignorer | oublie | oublier | oubliez | laisse tomber | laissez tomber | passe outre \
        | pas besoin de me rappeler | ne me rappelle plus de | ne me rappelle plus | arrête de me rappeler de \
        | arrête de me rappeler",
    ),
    (
        List,
        "qu'est-ce que j'ai | qu'est-ce qu'il y a | qu'est-ce qu'on a | qu'est-ce qui est prévu \
        | qu'est-ce que je fais | qu'ai-je | j'ai quoi | on a quoi | il y a quoi | y a quoi | que dois-je faire \
        | quoi de prévu | qu'y a-t-il | c'est quoi le programme | quel est mon programme | quels sont mes \
        | quelles sont mes | quel est mon emploi du temps | mon agenda | mon calendrier | mon planning \
        | mon emploi du temps | ma journée | ma semaine | mon programme | montre-moi mon | montre-moi mes \
        | montre-moi | montre | affiche | affiche-moi | afficher | liste mes | liste | lister | donne-moi mon \
        | donne-moi mes | dis-moi ce que j'ai | mes rendez-vous | mes rdv | mes rappels | mes réunions \
        | mes événements | est-ce que j'ai quelque chose | ai-je quelque chose | est-ce que j'ai des \
        | est-ce que j'ai un | ai-je des | ai-je un | j'ai quelque chose | j'ai des rendez-vous \
        | est-ce que je suis libre | suis-je libre | je suis libre | suis-je disponible \
        | est-ce que je suis dispo | suis-je occupé | un truc de prévu | quelque chose de prévu \
        | prochains événements | prochains rendez-vous | à venir | agenda de",
    ),
    (
        Find,
        "c'est quand | quand est | quand est-ce que j'ai | quand est-ce qu'est | quand est-ce que | quand ai-je \
        | quand a lieu | quand sont | quand j'ai | à quelle heure est | à quelle heure | c'est à quelle heure \
        | quel jour est | quel jour | où est | où se trouve | où a lieu | c'est où | cherche | chercher | trouve \
        | trouver | retrouve | recherche | de quand date",
    ),
    (
        Help,
        "aide | à l'aide | aide-moi | que peux-tu faire | que sais-tu faire | qu'est-ce que tu peux faire \
        | qu'est-ce que tu sais faire | tu peux faire quoi | tu sais faire quoi | comment ça marche \
        | comment tu marches | comment tu fonctionnes | comment ça fonctionne | qui es-tu | t'es qui | tu es qui \
        | qu'es-tu | à quoi tu sers | à quoi sers-tu | comment peux-tu m'aider | comment tu peux m'aider \
        | commandes | menu | mode d'emploi | instructions | es-tu un robot | tu es un robot \
        | qu'est-ce que je peux te demander | que puis-je te demander",
    ),
    (
        Greet,
        "salut | bonjour | bonsoir | coucou | hello | hey | allô | bjr | bsr | slt | salut à tous \
        | bonjour à tous | bonjour à toutes | salutations | re",
    ),
    (
        Wellbeing,
        "ça va | comment ça va | comment vas-tu | comment allez-vous | tu vas bien | vous allez bien \
        | comment tu vas | quoi de neuf | la forme | ça roule | ça boume | comment va",
    ),
    (
        Thanks,
        "merci | merci beaucoup | merci bien | merci à toi | merci à vous | mille mercis | je te remercie \
        | je vous remercie | un grand merci | mci | bien joué | bravo | t'es au top | c'est gentil | trop gentil",
    ),
    (
        Bye,
        "au revoir | à plus | à plus tard | à bientôt | à demain | à tout à l'heure | à toute | à tantôt \
        | bonne nuit | bonne soirée | bonne journée | salut | ciao | tchao | bye | adieu | à la prochaine \
        | bisous | bises | prends soin de toi | a+",
    ),
    (
        Yes,
        "oui | ouais | ok | okay | d'accord | dac | d'acc | vas-y | bien sûr | confirme | je confirme | c'est bon \
        | parfait | ça marche | valide | approuve | o | volontiers | fais-le",
    ),
    (No, "non | nan | n | non merci | refuse | rejette | surtout pas | pas la peine | ça ira | laisse"),
    (
        Salute,
        "bonjour | bonsoir | bonne journée | bonne soirée | bonne nuit | bon après-midi | bonne fin de journée \
        | bonne semaine | bonne fin de semaine | bon week-end | bon weekend | bon we | bon lundi | bon mardi \
        | bon mercredi | bon jeudi | bon vendredi | bon samedi | bon dimanche | bonne année | joyeux noël \
        | joyeuses fêtes | bonnes vacances | bon anniversaire | joyeux anniversaire | joyeuses pâques \
        | à plus tard | à tout à l'heure | à tantôt | à la prochaine | ces jours-ci | un de ces jours \
        | un de ces quatre | un jour | l'autre jour | de nos jours | du jour au lendemain | au jour le jour \
        | tous les jours pareil | passe une bonne journée | passe une bonne soirée | passez une bonne journée \
        | passe un bon week-end | bonne fin d'après-midi | nous restons à votre disposition \
        | je reste à votre disposition | je reste à ta disposition | restons à votre disposition \
        | dans l'attente de | en attendant votre | au plaisir de vous | au plaisir de te | n'hésitez pas à \
        | n'hésite pas à",
    ),
    (
        Correct,
        "mets-le | mets-la | mets-le à | mets plutôt | fais-le | fais ça | disons | je voulais dire \
        | je veux dire | j'ai dit | plutôt | mieux | c'est mieux | ce serait mieux | à la place | mais \
        | oui mais | mais plutôt | attends | non attends | pardon | correction | ça doit être | c'est à \
        | c'est plutôt | en fait",
    ),
    (
        Rename,
        "appelle-le | appelle-la | appelle ça | nomme-le | nomme-la | intitule-le | intitule-la | renomme-le \
        | renomme-le en | renomme-la | le titre est | le titre c'est | ça s'appelle | titre :",
    ),
    (SameTime, "même heure | la même heure | à la même heure"),
    (Pick, "numéro | n° | option | celui | celle | le | la | celui de | celle de | je veux dire"),
    (ClockOf, "heure de | heure d' | heure du | heure locale de | heure"),
    (Nth(1), "premier | première | le premier | la première | un | le un | le 1er | 1er | 1re"),
    (Nth(2), "deuxième | second | seconde | le deuxième | la deuxième | le second | la seconde | deux | le deux | 2e"),
    (Nth(3), "troisième | le troisième | la troisième | trois | le trois | 3e"),
    (Nth(4), "quatrième | le quatrième | la quatrième | quatre | le quatre | 4e"),
    (Nth(5), "cinquième | le cinquième | la cinquième | cinq | le cinq | 5e"),
    (Nth(0), "dernier | dernière | le dernier | la dernière"),
];
