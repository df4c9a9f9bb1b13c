//! French: small words, and what they say of the words beside them.

#![allow(clippy::enum_glob_use)] // The marks are the file's vocabulary.

use crate::rules::lexicon::Mark::{self, *};

pub(super) const MARKS: &[(Mark, &str)] = &[
    (
        Clause,
        "pour que | parce que | car | jusqu'à | avant de | avant que | quand | pendant que | si | qui | que tu \
        | que je | s'il te plaît | s'il vous plaît | stp | svp | au plus tard | dès que | afin de | comme ça \
        | sinon | afin que | vu que | puisque",
    ),
    (
        Soft,
        "un | une | deux | trois | quatre | cinq | six | sept | huit | neuf | dix | onze | douze | demi | demie \
        | quart | nuit | semaine | mois | heure | heures | minutes | minute | jour | jours | an | ans | année \
        | tard | prochain | prochaine | chaque | mars | fin | avant | après | matin | soir | tôt | bientôt \
        | semaines | min | l'heure | d'heure | week",
    ),
    (Mine, "je | j | j'ai | me | moi | mon | ma | mes | m | j' | m' | moi-même"),
    (Ours, "nous | on | notre | nos | ensemble | tous | toutes | équipe | tout le monde | la gang | tous les deux"),
    (Yours, "tu | te | t | toi | ton | ta | tes | vous | votre | vos | t'"),
    (Not, "pas | plus | jamais | ne | n' | rien | aucun | aucune | impossible | personne | malheureusement | sans"),
    (
        Question,
        "quoi | quand | où | qui | quel | quelle | quels | quelles | pourquoi | comment | combien | est-ce que \
        | est-ce | qu'est-ce que | qu'est-ce qui | qu'est-ce qu' | as-tu | avez-vous | tu as | t'as | vous avez \
        | es-tu | êtes-vous | ai-je | a-t-on | y a-t-il | a-t-il | savez-vous | sais-tu | tu sais | c'est qui \
        | c'est quoi",
    ),
    (
        Other,
        "ça | cela | c' | ceci | il | elle | ils | elles | on dirait | il fait | il pleut | il y a eu | ils sont \
        | elle est | il est | tout le monde | quelqu'un",
    ),
    (
        Person,
        "je | j' | me | m' | moi | tu | te | t' | toi | nous | on | vous | mon | ma | mes | ton | ta | tes \
        | notre | nos | votre | vos | ensemble",
    ),
    (At, "@"),
    (
        In,
        "à | au | aux | à la | à l' | dans | en | sur | près de | près du | en face du \
        | au niveau de | dans la | dans le | dans l' | sous",
    ),
    (Home, "chez"),
    (Via, "par | via | sur | en | avec"),
    (With, "avec"),
    (And, "et | & | plus | ainsi que"),
    (
        Article,
        "le | la | les | l' | un | une | des | du | mon | ma | mes | ton | ta | tes | son | sa | ses | notre \
        | nos | votre | vos | leur | leurs | ce | cette | cet",
    ),
    (
        NoPlace,
        "tout | tous | toutes | plus | bientôt | demain | peine | côté | partir | cause | propos | condition \
        | nouveau | temps | l'heure | heure | la fois | fois | vélo | pied | toi | moi | vous | nous | lui \
        | elle | eux | travers | venir | faire | voir | mon avis | mi-temps | jour | nuit | cette | ce | ces \
        | quoi | quelle | quel | général | fait | effet | particulier | retard | avance | ligne | attendant \
        | attente | cas | cours | route | vacances | congé | congés | train | bus | voiture | avion | scooter \
        | tête | forme | rentrant | sortant | passant | arrivant | revenant | plein | tant que | même temps \
        | point | moins | max | maximum | minimum | la semaine | le mois | l'année | la journée | la soirée \
        | l'après-midi | le matin | la place | place | lieu | l'ordre | ordre | paix | français | anglais | mode \
        | suivant | bref | présent | jamais | là | ici | peu | fond | clair | compte | sujet | moment | le coup \
        | coup | final | revoir | passage | week-end | fin | début | milieu | courant | cours de | moins que \
        | jour le jour | table | dispo | part | plaisir | votre disposition | disposition | l'avance \
        | l'occasion | même heure | la même heure | la même | le même | cv | votre cv | ton cv | mon cv \
        | la photo | photo | le site | notre site | le lien | le mail | le groupe | internet | le chemin \
        | chemin | l'attente | votre espace | espace | job | taf | la limite | l'issue",
    ),
    (
        NoPerson,
        "plaisir | joie | grand plaisir | attention | soin | ça | cela | ce | celui | celle | qui | quoi | tout \
        | toute | un rappel | rappel | une alerte | impatience | urgence | le sourire | grande | grand | amour \
        | bonheur | succès | du retard | retard | des | du | un peu | votre | vos",
    ),
    (
        Stop,
        "à | au | aux | pour | par | parce | car | mais | et | ou | que | qu' | depuis | jusqu' | jusqu'à \
        | jusqu'au | avec | en | près | si | est | sont | était | sera | quand | lorsque | pendant | avant \
        | après | se | ne | n' | je | j' | tu | il | elle | on | nous | vous | ils | elles | me | te | m' | t' \
        | s' | rappelle | rappelle-moi | chez | dans | sur | via | donc | puis | merci | stp | svp | c' | ça \
        | vers | ont | j'ai | afin | qui | comme | aussi | peux | peut | pouvez | ce | cette | prochain | part \
        | arrive | commence | finit | démarre | ouvre | viens | venez | appelé | appelée | intitulé | urgent | y \
        | alors | dit | disent | veut | prévient",
    ),
    (Link, "de | d' | du | des | pour | avec | à | au | aux | chez | sur | et | au sujet de | concernant | par | -"),
    (
        Edge,
        "euh | heu | le | la | les | l' | un | une | des | du | de | d' | à | au | aux | en | pour | par | et | avec | mon \
        | ma | mes | notre | nos | ce | cette | cet | que | qu' | prochain | prochaine | chaque | tous | toutes \
        | tous les | toutes les | jusqu'à | jusqu'au | depuis | vers | sur | mais | ou | aussi | est | c'est \
        | c' | se | me | m' | te | t' | être | sera | @ | & | jour | heure | ton | ta | votre | vos | y | ici \
        | dans | chez | ça | qui | je | j' | j'ai | d'ici | du coup | plutôt | finalement | avant | ensemble \
        | à toi | pour toi | à vous | pour vous | à moi | pour moi | on commence | on débute | on démarre \
        | exceptionnellement | exclusivement | uniquement | également | à la première heure | en fin de journée \
        | en début de journée | dans la journée | en rentrant | en passant | au passage | au retour | avec toi \
        | avec vous",
    ),
    (
        Calendar,
        "dans mon agenda | à mon agenda | dans l'agenda | à l'agenda | sur mon agenda | dans mon calendrier \
        | à mon calendrier | dans le calendrier | au calendrier | de mon agenda | de l'agenda \
        | de mon calendrier | du calendrier | mon agenda | mon calendrier | à ma liste | de ma liste \
        | sur ma liste | dans mon planning | au planning | de mes rappels | à mes rappels",
    ),
    (
        Naming,
        "appelé | appelée | événement appelé | intitulé | intitulée | nommé | nommée | qui s'appelle \
        | avec le titre | avec pour titre | un événement pour | un rendez-vous pour | un rdv pour | le titre",
    ),
    (
        Money,
        "euros | euro | eur | balles | dollars | dollar | francs | francs cfa | f | fcfa | cfa | pour cent | km \
        | kilomètres | kilos | kg | degrés | centimes",
    ),
    (
        Urgent,
        "urgent | urgente | c'est urgent | en urgence | d'urgence | au plus vite | le plus vite possible \
        | dès que possible | asap | immédiatement | tout de suite | le plus rapidement possible",
    ),
    (
        Important,
        "important | importante | très important | prioritaire | priorité haute | haute priorité | sans faute \
        | crucial",
    ),
    (
        Unhurried,
        "pas urgent | ce n'est pas urgent | c'est pas urgent | rien d'urgent | pas pressé | rien ne presse \
        | ça presse pas | ça ne presse pas | quand tu peux | quand vous pouvez | quand tu as le temps \
        | quand t'as le temps | à l'occasion | sans urgence | priorité basse | basse priorité | pas de presse",
    ),
    (It, "le | la | l' | ça | cela | celui-ci | celle-ci | celui-là | celle-là | le dernier | la dernière"),
    (To, "à | au | pour | jusqu'à | jusqu'au | le | vers"),
    (Later, "plus tard | après | décale | décaler | repousse | repousser | retarde | retarder | reporte | reporter"),
    (Earlier, "plus tôt | avant | avance | avancer"),
    (MyPlace, "chez moi | chez nous | à la maison | à mon appart | mon appart"),
    (YourPlace, "chez toi | chez vous | ton appart"),
    (
        Light,
        "faire | on fait | on se fait | on ferait | prendre | on prend | aller à | aller au | aller | venir à \
        | venir au | venir | avoir | on a | boire | on boit | organise | on organise | on fête | fêter | faisons \
        | vue sur | avec vue sur | on se refait",
    ),
    (Generic, "la séance | celui de demain | celle de demain | celui de jeudi | celle de jeudi"),
    (Where, "lieu | adresse | où | lieu de rendez-vous | endroit"),
    (Leaves, "départ | check-out | arrivée | sortie | fin"),
    (
        Closing,
        "cordialement | bien cordialement | bien à toi | bien à vous | amicalement | salutations \
        | meilleures salutations | bonne journée | bonne soirée | bonne réception | à bientôt | bien amicalement \
        | sincères salutations | respectueusement | belle journée | bises | bisous | au plaisir | sportivement \
        | musicalement | cdlt | bàv",
    ),
    (Since, "à partir de | dès"),
    (Or, "ou | ou bien"),
    (Hours, "ferme | ferment | fermez | ouvre | ouvrent | ouvrez | est ouvert | est ouverte | est fermé"),
];
