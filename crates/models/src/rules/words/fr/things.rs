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
    (
        Noun(Occasion::Meeting),
        "réunion d'équipe | réunion de rentrée | réunion parents | réunion parents-profs | réunion de chantier | réunion de copro | réunion de copropriété | conseil syndical | conseil municipal | conseil d'administration | ca | assemblée | journée portes ouvertes | portes ouvertes | journée d'intégration | remise des clés | remise des prix | entretien d'embauche | point sur | kick off | brainstorming | rétro | sprint review | revue | audit | comité de pilotage | visite guidée | visite de l'appart | visite du logement | messe | veillée | procès | médiation | conciliation | collecte | brainstorm | tribunal | inventaire | pot d'accueil",
    ),
    (
        Noun(Occasion::Doctor),
        "médecin traitant | rdv médecin | dermatologue | rhumato | rhumatologue | allergologue | endocrino | gastro | neurologue | urologue | pneumologue | phlébologue | diététicienne | nutritionniste | psychomotricien | infirmière | infirmier | pansement | frottis | mammographie | coloscopie | biopsie | test sanguin | bilan de santé | visite de contrôle | opération | anesthésiste | préparation à l'accouchement | rééducation | séance de kiné | séance d'ostéo | toilettage | toiletteur | vermifuge",
    ),
    (
        Noun(Occasion::Class),
        "cours d'anglais | cours de piano | cours de guitare | cours de danse | cours de yoga | cours de cuisine | cours de natation | leçon de piano | leçon de natation | répétition générale | atelier cuisine | atelier poterie | club lecture | groupe de travail | révisions | réviser | bosser | soutien scolaire | aide aux devoirs | catéchisme | caté | scouts | danse | judo | karaté | piano | solfège | orchestre | fanfare | théâtre d'impro | impro",
    ),
    (
        Noun(Occasion::Sport),
        "match de foot | match de basket | match de hand | hand | handball | séance de sport | muscu | crossfit | zumba | boxe | running | semi | semi-marathon | marathon | trail | compétition | balade | balade à vélo | promenade | tour de vélo | sortie | voile | surf | kayak | canoë | patin | patinoire | quilles | boules | billard | ping-pong | ping pong | squash | équitation | cheval | plongée | ski de fond | raquettes | hockey cosom | partie de pétanque | via ferrata",
    ),
    (
        Noun(Occasion::Party),
        "fête de famille | fête des voisins | fête de l'école | fête de fin d'année | fête du village | fête surprise | anniversaire surprise | soirée pyjama | soirée crêpes | soirée pizza | soirée filles | soirée karaoké | bapteme | pacs | bar mitsvah | aïd | ramadan | rupture du jeûne | ftour | iftar | noël | jour de l'an | épluchette | cabane à sucre | party de noël | pot d'adieu | départ à la retraite | arbre de noël | carnaval | loto | tombola | méchoui | barbeuc | grillades",
    ),
    (
        Noun(Occasion::Lunch),
        "déjeuner d'équipe | repas de famille | repas d'équipe | dîner de famille | buffet | bouffe | manger | dîner du midi | couscous | poulet | thiéboudienne | aïoli | choucroute",
    ),
    (
        Noun(Occasion::Dinner),
        "repas du soir | pizza | pizzas | crêpes | sushi | sushis | pierrade | tapas | tartiflette",
    ),
    (
        Noun(Occasion::Coffee),
        "un café | petit café | thé | chocolat chaud | une glace | boire un café | prendre un café",
    ),
    (
        Noun(Occasion::Drinks),
        "boire un coup | boire un verre | prendre un verre | pinte | une pinte | vin chaud | dégustation | dégustation de vin | dégustation de vins",
    ),
    (
        Noun(Occasion::Show),
        "spectacle de danse | spectacle de l'école | pièce | one man show | stand-up | humoriste | cirque | ballet | comédie musicale | musée | visite du musée | zoo | aquarium | parc d'attractions | bowling | karaoké | escape game | laser game | soirée ciné | projection | match d'impro | marché | braderie | puces | bourse aux | feu d'artifice | jeux de société | jeu de société | quiz | lecture",
    ),
    (
        Noun(Occasion::Visit),
        "technicien | le technicien | passage du technicien | chauffagiste | ramoneur | ramonage | serrurier | peintre | menuisier | carreleur | jardinier | femme de ménage | livreur | retrait | relevé | relevé de compteur | contrôle de la chaudière | entretien de la chaudière | chaudière | entretien chaudière | contrôle du véhicule | changement de pneus | pneus | carrossier | essai | essai de la voiture | rdv banque | banquier | rendez-vous à la banque | rdv préfecture | préfecture | rdv mairie | passeport | carte d'identité | consulat | shooting | séance photo | photographe | tatoueur | ongles | épilation | estimation | visite de la maison | visite de l'école | visite du chantier | visite de chantier | visite du site | emménagement",
    ),
    (
        Noun(Occasion::Travel),
        "vol vers | bus vers | arrivée | aller chercher | escapade | virée | séjour | croisière | excursion | voyage scolaire | classe verte | classe de neige | correspondance | navette",
    ),
    (
        Noun(Occasion::Exam),
        "contrôle de maths | interrogation | dictée | brevet | bac blanc | permis | examen du permis | code | examen du code | rattrapage | toeic",
    ),
    (
        Place,
        "salle de classe | salle de sport | salle de spectacle | salle du conseil | salle d'attente | salle de conférence | salle paroissiale | salle communale | foyer rural | maison de quartier | maison des associations | mjc | espace | centre culturel | centre de loisirs | centre social | centre sportif | complexe sportif | gymnase de | stade de | terrain de foot | terrain de tennis | parc de | jardin public | square | lac | forêt | port de | embarcadère | ferme | grange | château | domaine | gîte | cabane | camping | refuge | hall de | hall d'entrée | secrétariat | infirmerie | cafétéria | cantine | self | amphithéâtre | bu | cdi | labo de | usine | entrepôt | dépôt | chantier | site de | agence | siège de | plateau | cour de | cimetière | chapelle | cathédrale | basilique | synagogue | temple de | mosquée de | hôtel de ville | tribunal de | commissariat de | gendarmerie | poste | caf | pizzeria | crêperie | bouchon | guinguette | bistro | pub | cave | boulangerie de | épicerie | marché de | supermarché de | centre co | galerie | librairie | papeterie | parking de | arrêt de bus | arrêt de tram | station de métro | quai de | voie | sortie du métro | rond-point | maquis | paillote | marché central | carrefour",
    ),
    (
        Street,
        "rue | avenue | av | boulevard | bd | boul | place | quai | chemin | impasse | allée | cours | route | square | esplanade | faubourg | passage | rang",
    ),
];
