//! French: kinds of event, and places.

#![allow(clippy::enum_glob_use)] // The marks are the file's vocabulary.

use crate::rules::lexicon::Mark::{self, *};
use crate::rules::lexicon::Occasion;

pub(super) const MARKS: &[(Mark, &str)] = &[
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
        Place,
        "cabinet | garage | clinique | salon | institut | studio | pharmacie | laboratoire | terrain | parking | gare | aréna",
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
    (
        Online,
        "zoom | teams | microsoft teams | google meet | meet | skype | facetime | whatsapp | webex | discord | telegram | téléphone | visio | visioconférence | slack | signal | ligne",
    ),
    (
        Place,
        "maison | bureau | boulot | travail | école | collège | lycée | crèche | maternelle | restaurant | resto | bar | café | bistrot | brasserie | cinéma | ciné | théâtre | hôtel | aéroport | gare | parc | gymnase | salle | salle de réunion | salle des fêtes | salle polyvalente | hôpital | clinique | cabinet | bibliothèque | médiathèque | église | mosquée | temple | musée | centre | centre-ville | centre commercial | plage | université | fac | campus | amphi | studio | garage | atelier | banque | mairie | préfecture | stade | piscine | place | rue | avenue | boulevard | quai | marché | supermarché | magasin | boutique | boulangerie | club | ville | village | coin | arrêt | tribunal | ambassade | pharmacie | cuisine | jardin | immeuble | bâtiment | accueil | hall | terminal | porte | port | siège | appart | appartement | local | terrain | terrasse | aréna | patinoire | court | parking | étage | métro | station | foyer | dojo | conservatoire | parvis | domicile | endroit habituel | chalet | notaire | commissariat | laboratoire | labo | presbytère | cour",
    ),
    (Remote, "en ligne | à distance | en visio | en visioconférence | par téléphone | visio | virtuel"),
];
