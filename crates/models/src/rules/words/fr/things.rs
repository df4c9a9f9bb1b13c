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
    (
        Noun(Occasion::Meeting),
        "visioconf | visio avec | échange téléphonique | petit point | codir | copro | rdv notaire | rendez-vous chez le notaire | inauguration | congrès | forum des associations | forum des métiers | table ronde \
        | causerie | café-rencontre | remise de diplôme | hommage | recueillement | baptême de | bénévolat | don du sang | nettoyage de la plage | chantier participatif | bricolage",
    ),
    (
        Noun(Occasion::Doctor),
        "toubib | rdv kiné | rdv ostéo | rdv psy | rdv gynéco | rdv dermato | rdv ophtalmo | rdv docteur | médecine du travail | visite chez le médecin | vaccins | orthoptiste \
        | orthophonie | allergologie | dermatologie | cardiologie | monitoring | suivi de grossesse | pmi | holter | doppler | électro | endoscopie | fibroscopie | points de suture | enlever les fils | retirer les fils \
        | retirer le plâtre | infiltration | don de sang | don du plasma | audioprothésiste | sophrologue | sophro | hypnose | acupuncteur | acupuncture | réflexologie | thérapeute | neuropsy | stérilisation | castration \
        | antirabique",
    ),
    (Noun(Occasion::Dentist), "dent de sagesse | appareil dentaire"),
    (
        Noun(Occasion::Haircut),
        "mèches | balayage | brushing | tresses | se faire tresser | pose d'ongles | onglerie | soin du visage | soin visage | hammam | institut de beauté | épilation | essai coiffure | essai maquillage",
    ),
    (
        Noun(Occasion::Class),
        "séance d'essai | session d'étude | séance d'étude | permanence au labo | tutorat | répètes | choeur | chœur | conservatoire | éveil musical | guitare | batterie | violon | poterie | céramique | couture \
        | soutien de maths | aïkido | taekwondo | capoeira | gym douce | aquagym | aquabike | qi gong | méditation | catéchèse | louveteaux",
    ),
    (
        Noun(Occasion::Sport),
        "five | urban soccer | derby | demi-finale | quart de finale | compète | championnat | partie de | partie de tennis | partie de foot | partie de golf | partie de cartes | belote | tarot | poker | échecs \
        | fléchettes | vtt | tour à vélo | marche nordique | cross | gymnastique | poney | aviron | escrime | tir à l'arc | roller | skate | patinage | luge | snow | snowboard | pêche | aquaponey \
        | karting | paintball | accrobranche",
    ),
    (
        Noun(Occasion::Party),
        "gala | evjf | evg | enterrement de vie de garçon | enterrement de vie de jeune fille | profession de foi | bar-mitsvah | tabaski | korité | magal | gamou | mawlid \
        | galette | chandeleur | crêpes party | halloween | cocktail dînatoire | cousinade | retrouvailles | petite bouffe",
    ),
    (
        Noun(Occasion::Lunch),
        "restau à midi | resto à midi | midi ensemble | auberge espagnole | tajine | paella | cassoulet | gigot | mafé | attiéké | yassa",
    ),
    (Noun(Occasion::Dinner), "soirée pizzas | burger | burgers | ramen"),
    (Noun(Occasion::Coffee), "p'tit café"),
    (
        Noun(Occasion::Drinks),
        "boire des coups | boire des bières | une mousse | des mousses | pintes | after | cave à vin | beaujolais",
    ),
    (
        Noun(Occasion::Show),
        "match au stade | fest-noz | bal folk | comédie | one-man-show | visite du château | vide grenier | portes ouvertes de | journées du patrimoine \
        | soirée jeux de société | jeu de rôle | jdr | cluedo | quizz | soirée quiz",
    ),
    (
        Noun(Occasion::Visit),
        "passage du plombier | plomberie | dépannage | dépanneur | réparateur | vitrier | couvreur | paysagiste | élagueur | élagage | installateur | installation de la fibre | la fibre \
        | entretien clim | dératisation | désinsectisation | diagnostic | diagnostiqueur | huissier | huissière | conseillère | assistante sociale | pôle emploi | france travail | ants | titre de séjour \
        | état des lieux d'entrée | état des lieux de sortie | remise de clés | contre-visite | garagiste | carte grise | séance photos",
    ),
    (
        Noun(Occasion::Travel),
        "ouigo | thalys | eurostar | flixbus | bateau | blablacar | vtc | transfert | aller à l'aéroport | week-end en | week-end au | week-end chez | weekend à | weekend en | weekend au \
        | gîte à | airbnb | hôtel à | camping à | camping au | journée plage | sortie à | sortie au",
    ),
    (Noun(Occasion::Exam), "grand oral | tcf | delf | éval | passage du code | qcm"),
    (
        Place,
        "salle omnisports | halle | halles | halle aux sports | dojo municipal | boulodrome | piste de | vélodrome | hippodrome | skatepark | city stade | terrain synthétique | local à vélos | local technique | open space | cowork | coworking | espace de coworking | rez-de-chaussée | rdc | sous-sol \
        | devant l'entrée | devant l'école | sortie d'école | le portail | abribus | péage | aire de | aire de covoiturage | parking relais | gare routière | port de plaisance | ponton | cale | jetée | bord du lac | étang | sommet | auberge | hostel | chez l'habitant | salon de thé | glacier | snack | kebab \
        | food court | buvette | club house | clubhouse | tennis club | piscine municipale | centre aquatique | complexe aquatique | centre équestre | manège | écurie | école de musique | ludothèque | bibli | biblio | école primaire | école maternelle | garderie | périscolaire | centre aéré | auditorium \
        | chapiteau | zénith | office du tourisme | sous-préfecture | cpam | étude notariale | cabinet médical | maison médicale | maison de santé | centre médical | centre de santé | chu | urgences | salle des mariages",
    ),
    (
        Noun(Occasion::Visit),
        "sera livré | sera livrée | seront livrés | vous sera livré | vous sera livrée | on vous livre | nous vous livrons | je vous livre | passer voir l'appart | venir voir l'appart",
    ),
    (Noun(Occasion::Class), "on répète"),
    (Noun(Occasion::Sport), "on s'entraîne"),
    (Noun(Occasion::Meeting), "téléconsult"),
    (Noun(Occasion::Call), "lien zoom | lien teams | lien meet | lien de la visio | lien visio"),
];
