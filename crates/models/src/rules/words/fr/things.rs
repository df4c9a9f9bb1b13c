//! French: kinds of event, and places.

#![allow(clippy::enum_glob_use)] // The marks are the file's vocabulary.

use crate::rules::lexicon::Mark::{self, *};
use crate::rules::lexicon::Occasion;

pub(super) const MARKS: &[(Mark, &str)] = &[
    (Noun(Occasion::Breakfast), "petit-déjeuner | petit déjeuner | petit-déj | petit déj | p'tit déj | ptit dej"),
    (
        Noun(Occasion::Lunch),
        "déjeuner | dej | repas de midi | repas du midi | brunch | lunch | on déjeune | déjeune | déjeunons \
        | repas | pique-nique | déjeuner d'équipe | repas de famille | repas d'équipe | dîner de famille \
        | buffet | bouffe | manger | dîner du midi | couscous | poulet | thiéboudienne | aïoli | choucroute \
        | restau à midi | resto à midi | midi ensemble | auberge espagnole | tajine | paella | cassoulet | gigot \
        | mafé | attiéké | yassa",
    ),
    (
        Noun(Occasion::Coffee),
        "café | un thé | goûter | cafétéria | un kawa | un café | petit café | thé | chocolat chaud | une glace \
        | boire un café | prendre un café | p'tit café",
    ),
    (
        Noun(Occasion::Drinks),
        "apéro | apéritif | un verre | verres | des bières | une bière | bières | pot | pot de départ | afterwork \
        | after work | 5 à 7 | cinq à sept | cocktail | verre | bière | boire un coup | boire un verre \
        | prendre un verre | pinte | une pinte | vin chaud | dégustation | dégustation de vin \
        | dégustation de vins | boire des coups | boire des bières | une mousse | des mousses | pintes | after \
        | cave à vin | beaujolais",
    ),
    (
        Noun(Occasion::Dinner),
        "dîner | souper | on dîne | dîne | dînons | on soupe | barbecue | bbq | raclette | resto | restau \
        | une table | table pour | réveillon | fondue | apéro dînatoire | repas du soir | pizza | pizzas \
        | crêpes | sushi | sushis | pierrade | tapas | tartiflette | soirée pizzas | burger | burgers | ramen",
    ),
    (
        Noun(Occasion::Meeting),
        "réunion | réunions | réu | un point | le point | point projet | point hebdo | point équipe \
        | point de suivi | entretien | entretiens | atelier | séminaire | webinaire | conférence | colloque \
        | présentation | soutenance | assemblée | assemblée générale | conseil de classe | conseil | comité \
        | session | séance | rencontre | rencontre parents | cérémonie | remise des diplômes | enterrement \
        | obsèques | funérailles | audience | visite d'appartement | état des lieux | signature | notaire \
        | expertise | démo | bilan | permanence | formation | copil | kick-off | meeting | exposé | discussion \
        | essayage | ag | point | visite | réunion d'équipe | réunion de rentrée | réunion parents \
        | réunion parents-profs | réunion de chantier | réunion de copro | réunion de copropriété \
        | conseil syndical | conseil municipal | conseil d'administration | ca | journée portes ouvertes \
        | portes ouvertes | journée d'intégration | remise des clés | remise des prix | entretien d'embauche \
        | point sur | kick off | brainstorming | rétro | sprint review | revue | audit | comité de pilotage \
        | visite guidée | visite de l'appart | visite du logement | messe | veillée | procès | médiation \
        | conciliation | collecte | brainstorm | tribunal | inventaire | pot d'accueil | visioconf | visio avec \
        | échange téléphonique | petit point | codir | copro | rdv notaire | rendez-vous chez le notaire \
        | inauguration | congrès | forum des associations | forum des métiers | table ronde | causerie \
        | café-rencontre | remise de diplôme | hommage | recueillement | baptême de | bénévolat | don du sang \
        | nettoyage de la plage | chantier participatif | bricolage | téléconsult",
    ),
    (Noun(Occasion::Standup), "daily | standup | stand-up | mêlée"),
    (
        Noun(Occasion::Call),
        "appel | un appel | coup de fil | coup de téléphone | visio | visioconférence | call | conf call | zoom \
        | appel vidéo | téléconférence | téléconsultation | facetime | lien zoom | lien teams | lien meet \
        | lien de la visio | lien visio",
    ),
    (
        Noun(Occasion::Dentist),
        "dentiste | orthodontiste | orthodontie | détartrage | cabinet dentaire | dent de sagesse \
        | appareil dentaire",
    ),
    (
        Noun(Occasion::Doctor),
        "médecin | docteur | généraliste | pédiatre | kiné | kinésithérapeute | ostéo | ostéopathe | vétérinaire \
        | véto | prise de sang | analyse de sang | bilan sanguin | vaccin | vaccination | rappel de vaccin \
        | ophtalmo | ophtalmologue | opticien | dermato | dermatologue | gynéco | gynécologue | psy \
        | psychologue | psychiatre | thérapie | hôpital | consultation | échographie | écho | radio | irm \
        | scanner | cardiologue | orl | orthophoniste | podologue | sage-femme | visite médicale \
        | contrôle technique | examen médical | physio | détartrage | téléconsultation | contrôle | bilan \
        | médecin traitant | rdv médecin | rhumato | rhumatologue | allergologue | endocrino | gastro \
        | neurologue | urologue | pneumologue | phlébologue | diététicienne | nutritionniste | psychomotricien \
        | infirmière | infirmier | pansement | frottis | mammographie | coloscopie | biopsie | test sanguin \
        | bilan de santé | visite de contrôle | opération | anesthésiste | préparation à l'accouchement \
        | rééducation | séance de kiné | séance d'ostéo | toilettage | toiletteur | vermifuge | toubib \
        | rdv kiné | rdv ostéo | rdv psy | rdv gynéco | rdv dermato | rdv ophtalmo | rdv docteur \
        | médecine du travail | visite chez le médecin | vaccins | orthoptiste | orthophonie | allergologie \
        | dermatologie | cardiologie | monitoring | suivi de grossesse | pmi | holter | doppler | électro \
        | endoscopie | fibroscopie | points de suture | enlever les fils | retirer les fils | retirer le plâtre \
        | infiltration | don de sang | don du plasma | audioprothésiste | sophrologue | sophro | hypnose \
        | acupuncteur | acupuncture | réflexologie | thérapeute | neuropsy | stérilisation | castration \
        | antirabique",
    ),
    (
        Noun(Occasion::Haircut),
        "coiffeur | coiffeuse | coupe de cheveux | barbier | manucure | massage | esthéticienne \
        | salon de coiffure | mèches | balayage | brushing | tresses | se faire tresser | pose d'ongles \
        | onglerie | soin du visage | soin visage | hammam | institut de beauté | épilation | essai coiffure \
        | essai maquillage",
    ),
    (
        Noun(Occasion::Class),
        "cours | cours de | leçon | leçons | répétition | répète | entraînement | stage | chorale | td | tp \
        | atelier théâtre | cours particulier | leçon de conduite | heure de conduite | club de lecture \
        | atelier | soutenance | oral | cours d'anglais | cours de piano | cours de guitare | cours de danse \
        | cours de yoga | cours de cuisine | cours de natation | leçon de piano | leçon de natation \
        | répétition générale | atelier cuisine | atelier poterie | club lecture | groupe de travail | révisions \
        | réviser | bosser | soutien scolaire | aide aux devoirs | catéchisme | caté | scouts | danse | judo \
        | karaté | piano | solfège | orchestre | fanfare | théâtre d'impro | impro | séance d'essai \
        | session d'étude | séance d'étude | permanence au labo | tutorat | répètes | choeur | chœur \
        | conservatoire | éveil musical | guitare | batterie | violon | poterie | céramique | couture \
        | soutien de maths | aïkido | taekwondo | capoeira | gym douce | aquagym | aquabike | qi gong \
        | méditation | catéchèse | louveteaux | on répète",
    ),
    (
        Noun(Occasion::Sport),
        "gym | salle de sport | yoga | pilates | tennis | foot | football | soccer | padel | natation | piscine \
        | match | match de | basket | golf | rando | randonnée | footing | jogging | course à pied | volley \
        | badminton | hockey | escalade | pétanque | vélo | rugby | heure de glace | sortie vélo | ski \
        | entraînement | pratique | course | tournoi | futsal | match de foot | match de basket | match de hand \
        | hand | handball | séance de sport | muscu | crossfit | zumba | boxe | running | semi | semi-marathon \
        | marathon | trail | compétition | balade | balade à vélo | promenade | tour de vélo | sortie | voile \
        | surf | kayak | canoë | patin | patinoire | quilles | boules | billard | ping-pong | ping pong | squash \
        | équitation | cheval | plongée | ski de fond | raquettes | hockey cosom | partie de pétanque \
        | via ferrata | five | urban soccer | derby | demi-finale | quart de finale | compète | championnat \
        | partie de | partie de tennis | partie de foot | partie de golf | partie de cartes | belote | tarot \
        | poker | échecs | fléchettes | vtt | tour à vélo | marche nordique | cross | gymnastique | poney \
        | aviron | escrime | tir à l'arc | roller | skate | patinage | luge | snow | snowboard | pêche \
        | aquaponey | karting | paintball | accrobranche | on s'entraîne",
    ),
    (
        Noun(Occasion::Party),
        "fête | fête d'anniversaire | mariage | baptême | communion | crémaillère | pendaison de crémaillère \
        | soirée | soirée jeux | célébration | bal | kermesse | noce | noces | enterrement de vie | party | boum \
        | goûter d'anniversaire | baby shower | fiançailles | pot de départ | pot | pique-nique \
        | anniversaire surprise | barbec | raclette | fête de famille | fête des voisins | fête de l'école \
        | fête de fin d'année | fête du village | fête surprise | soirée pyjama | soirée crêpes | soirée pizza \
        | soirée filles | soirée karaoké | pacs | bar mitsvah | aïd | ramadan | rupture du jeûne | ftour | iftar \
        | noël | jour de l'an | épluchette | cabane à sucre | party de noël | pot d'adieu | départ à la retraite \
        | arbre de noël | carnaval | loto | tombola | méchoui | barbeuc | grillades | gala | evjf | evg \
        | enterrement de vie de garçon | enterrement de vie de jeune fille | profession de foi | bar-mitsvah \
        | tabaski | korité | magal | gamou | mawlid | galette | chandeleur | crêpes party | halloween \
        | cocktail dînatoire | cousinade | retrouvailles | petite bouffe",
    ),
    (
        Noun(Occasion::Show),
        "concert | ciné | cinéma | film | théâtre | opéra | spectacle | expo | exposition | pièce de théâtre \
        | festival | foire | vernissage | vide-grenier | brocante | marché de noël | kermesse \
        | spectacle de danse | spectacle de l'école | pièce | one man show | stand-up | humoriste | cirque \
        | ballet | comédie musicale | musée | visite du musée | zoo | aquarium | parc d'attractions | bowling \
        | karaoké | escape game | laser game | soirée ciné | projection | match d'impro | marché | braderie \
        | puces | bourse aux | feu d'artifice | jeux de société | jeu de société | quiz | lecture \
        | match au stade | fest-noz | bal folk | comédie | one-man-show | visite du château | vide grenier \
        | portes ouvertes de | journées du patrimoine | soirée jeux de société | jeu de rôle | jdr | cluedo \
        | quizz | soirée quiz",
    ),
    (Noun(Occasion::Birthday), "anniversaire | anniv | annif | anniversaire de"),
    (
        Noun(Occasion::Exam),
        "examen | examens | exam | partiel | partiels | contrôle | contrôle de | interro | concours | bac | test \
        | épreuve | permis de conduire | contrôle de maths | interrogation | dictée | brevet | bac blanc \
        | permis | examen du permis | code | examen du code | rattrapage | toeic | grand oral | tcf | delf \
        | éval | passage du code | qcm",
    ),
    (
        Noun(Occasion::Travel),
        "vol | vol pour | train | tgv | voyage | avion | ferry | bus pour | covoiturage | départ | embarquement \
        | traversée | chalet | week-end à | trajet | covoit | bus | vol vers | bus vers | arrivée \
        | aller chercher | escapade | virée | séjour | croisière | excursion | voyage scolaire | classe verte \
        | classe de neige | correspondance | navette | ouigo | thalys | eurostar | flixbus | bateau | blablacar \
        | vtc | transfert | aller à l'aéroport | week-end en | week-end au | week-end chez | weekend à \
        | weekend en | weekend au | gîte à | airbnb | hôtel à | camping à | camping au | journée plage \
        | sortie à | sortie au",
    ),
    (
        Noun(Occasion::Holiday),
        "vacances | congé | congés | jour férié | pont | rtt | week-end | weekend | camping | chalet",
    ),
    (
        Noun(Occasion::Visit),
        "visite | rendez-vous | rdv | livraison | réservation | plombier | électricien | déménagement \
        | relève du compteur | vidange | plaquettes | révision | sortie | sortie scolaire | chantier \
        | visite de l'appartement | contrôle technique | réparation | technicien | le technicien \
        | passage du technicien | chauffagiste | ramoneur | ramonage | serrurier | peintre | menuisier \
        | carreleur | jardinier | femme de ménage | livreur | retrait | relevé | relevé de compteur \
        | contrôle de la chaudière | entretien de la chaudière | chaudière | entretien chaudière \
        | contrôle du véhicule | changement de pneus | pneus | carrossier | essai | essai de la voiture \
        | rdv banque | banquier | rendez-vous à la banque | rdv préfecture | préfecture | rdv mairie | passeport \
        | carte d'identité | consulat | shooting | séance photo | photographe | tatoueur | ongles | épilation \
        | estimation | visite de la maison | visite de l'école | visite du chantier | visite de chantier \
        | visite du site | emménagement | passage du plombier | plomberie | dépannage | dépanneur | réparateur \
        | vitrier | couvreur | paysagiste | élagueur | élagage | installateur | installation de la fibre \
        | la fibre | entretien clim | dératisation | désinsectisation | diagnostic | diagnostiqueur | huissier \
        | huissière | conseillère | assistante sociale | pôle emploi | france travail | ants | titre de séjour \
        | état des lieux d'entrée | état des lieux de sortie | remise de clés | contre-visite | garagiste \
        | carte grise | séance photos | sera livré | sera livrée | seront livrés | vous sera livré \
        | vous sera livrée | on vous livre | nous vous livrons | je vous livre | passer voir l'appart \
        | venir voir l'appart",
    ),
    (Generic, "événement | rendez-vous | rdv | réunion | truc | chose | plan | entrée | quelque chose"),
    (
        Place,
        "cabinet | garage | clinique | salon | institut | studio | pharmacie | laboratoire | terrain | parking \
        | gare | aréna | maison | bureau | boulot | travail | école | collège | lycée | crèche | maternelle \
        | restaurant | resto | bar | café | bistrot | brasserie | cinéma | ciné | théâtre | hôtel | aéroport \
        | parc | gymnase | salle | salle de réunion | salle des fêtes | salle polyvalente | hôpital \
        | bibliothèque | médiathèque | église | mosquée | temple | musée | centre | centre-ville \
        | centre commercial | plage | université | fac | campus | amphi | atelier | banque | mairie | préfecture \
        | stade | piscine | place | rue | avenue | boulevard | quai | marché | supermarché | magasin | boutique \
        | boulangerie | club | ville | village | coin | arrêt | tribunal | ambassade | cuisine | jardin \
        | immeuble | bâtiment | accueil | hall | terminal | porte | port | siège | appart | appartement | local \
        | terrasse | patinoire | court | étage | métro | station | foyer | dojo | conservatoire | parvis \
        | domicile | endroit habituel | chalet | notaire | commissariat | labo | presbytère | cour \
        | salle de classe | salle de sport | salle de spectacle | salle du conseil | salle d'attente \
        | salle de conférence | salle paroissiale | salle communale | foyer rural | maison de quartier \
        | maison des associations | mjc | espace | centre culturel | centre de loisirs | centre social \
        | centre sportif | complexe sportif | gymnase de | stade de | terrain de foot | terrain de tennis \
        | parc de | jardin public | square | lac | forêt | port de | embarcadère | ferme | grange | château \
        | domaine | gîte | cabane | camping | refuge | hall de | hall d'entrée | secrétariat | infirmerie \
        | cafétéria | cantine | self | amphithéâtre | bu | cdi | labo de | usine | entrepôt | dépôt | chantier \
        | site de | agence | siège de | plateau | cour de | cimetière | chapelle | cathédrale | basilique \
        | synagogue | temple de | mosquée de | hôtel de ville | tribunal de | commissariat de | gendarmerie \
        | poste | caf | pizzeria | crêperie | bouchon | guinguette | bistro | pub | cave | boulangerie de \
        | épicerie | marché de | supermarché de | centre co | galerie | librairie | papeterie | parking de \
        | arrêt de bus | arrêt de tram | station de métro | quai de | voie | sortie du métro | rond-point \
        | maquis | paillote | marché central | carrefour | salle omnisports | halle | halles | halle aux sports \
        | dojo municipal | boulodrome | piste de | vélodrome | hippodrome | skatepark | city stade \
        | terrain synthétique | local à vélos | local technique | open space | cowork | coworking \
        | espace de coworking | rez-de-chaussée | rdc | sous-sol | devant l'entrée | devant l'école \
        | sortie d'école | le portail | abribus | péage | aire de | aire de covoiturage | parking relais \
        | gare routière | port de plaisance | ponton | cale | jetée | bord du lac | étang | sommet | auberge \
        | hostel | chez l'habitant | salon de thé | glacier | snack | kebab | food court | buvette | club house \
        | clubhouse | tennis club | piscine municipale | centre aquatique | complexe aquatique | centre équestre \
        | manège | écurie | école de musique | ludothèque | bibli | biblio | école primaire | école maternelle \
        | garderie | périscolaire | centre aéré | auditorium | chapiteau | zénith | office du tourisme \
        | sous-préfecture | cpam | étude notariale | cabinet médical | maison médicale | maison de santé \
        | centre médical | centre de santé | chu | urgences | salle des mariages",
    ),
    (Remote, "en ligne | à distance | en visio | visio | en visioconférence | virtuel | par téléphone"),
    (
        Online,
        "zoom | teams | microsoft teams | google meet | meet | skype | facetime | whatsapp | webex | discord \
        | telegram | téléphone | visio | visioconférence | slack | signal | ligne",
    ),
    (
        Street,
        "rue | avenue | av | boulevard | bd | boul | place | quai | chemin | impasse | allée | cours | route \
        | square | esplanade | faubourg | passage | rang",
    ),
    (Noun(Occasion::Travel), "sortie | sortie scolaire"),
    (Place, "gare | cinéma | ciné | école | portail | entrée"),
];
