//! French: verbs of something to do.

use crate::rules::lexicon::Mark;
use crate::rules::words::Verb;

/// Infinitive; imperatives; first person present and future; participle with its auxiliary, for without it and without
/// its accent "passé" is "passe".
const fn verb(title: &'static str, order: &'static str, promise: &'static str, done: &'static str) -> Verb {
    Verb { title, order, promise, done }
}

pub(super) const VERBS: &[Verb] = &[
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
    verb("s'occuper du", "occupe-toi du|occupez-vous du", "m'occupe du|m'occuperai du", ""),
    verb("s'occuper des", "occupe-toi des|occupez-vous des", "m'occupe des|m'occuperai des", ""),
    verb("se charger de", "charge-toi de", "me charge de|me chargerai de", ""),
    verb("se charger du", "charge-toi du", "me charge du|me chargerai du", ""),
    verb("passer prendre", "passe prendre|passez prendre", "passe prendre|passerai prendre", "suis passé prendre"),
    verb(
        "passer chercher",
        "passe chercher|passez chercher",
        "passe chercher|passerai chercher",
        "suis passé chercher",
    ),
    verb("passer récupérer", "passe récupérer|passez récupérer", "passe récupérer|passerai récupérer", ""),
    verb("aller", "", "", ""),
    verb("mettre", "", "mets|mettrai", "ai mis"),
    verb("se réveiller", "réveille-toi", "", ""),
];

/// As [`Source::regular`](crate::rules::words::Source).
pub(super) const REGULAR: &str = "accompagner | aider | ajouter | annoncer | attraper | avancer l'argent | balayer | brancher | calculer \
    | chauffer | charger | choisir | coller | collecter | comparer | conduire \
    | copier | coudre | couper | cocher | débarrasser | découper | décorer | déclarer \
    | décongeler | désinfecter | dessiner | distribuer | donner à manger à | échanger | éditer | emballer \
    | embaucher | emporter | emprunter | encadrer | encaisser | enregistrer | éplucher | essuyer | estimer \
    | éteindre | étiqueter | examiner | expliquer | fabriquer | fixer | gérer | gonfler | graver | indiquer \
    | installer | inviter | laisser | louer | mesurer | monter | montrer | négocier | noter | numériser \
    | organiser | peindre | photocopier | plier | poser | pousser | présenter | prévoir \
    | programmer | promener | raccompagner | racheter | ramasser | rassembler | recharger \
    | récolter | rédiger | regarder | relancer | remplacer | renseigner | repasser | repeindre \
    | retirer | retourner | réunir | sauvegarder | scanner | secouer | soumettre | surveiller | télécharger \
    | tester | tondre | traduire | traiter | transporter | trier | vendre | verser | vider \
    | recontacter | reconfirmer | réclamer | regrouper | arranger | ajuster | analyser | annoter | assembler | remercier | féliciter | consulter | activer | désactiver | débloquer | démonter | finaliser | formater | justifier \
    | lister | parapher | préciser | réchauffer | remonter | stocker | tailler | tamponner | signaler | communiquer | adresser | déballer | décaisser | apprêter | badger \
    | visser | rembourser | déclencher | confier | lancer | saisir | garantir | bâtir";

/// As [`Source::forms`](crate::rules::words::Source).
pub(super) const FORMS: &[(Option<Mark>, &str)] = &[
    (
        None,
        "on déjeune=déjeuner | déjeune=déjeuner | déjeunons=déjeuner | on dîne=dîner | dîne=dîner | dînons=dîner | on soupe=souper | soupe=souper | lien zoom=Zoom | lien teams=Teams | lien meet=Meet | lien de la visio=visio | lien visio=visio | on répète=répétition | répète=répétition | répètes=répétition | on s'entraîne=entraînement | sera livré=livraison | sera livrée=livraison | seront livrés=livraison | vous sera livré=livraison | vous sera livrée=livraison | on vous livre=livraison | nous vous livrons=livraison | je vous livre=livraison",
    ),
    (
        Some(Mark::Task),
        "t'occupes de=s'occuper de | t'occupes du=s'occuper du | t'occupes des=s'occuper des | te charges de=se charger de | te charges du=se charger du | te charges des=se charger des | vous occupez de=s'occuper de | vous occupez du=s'occuper du | vous occupez des=s'occuper des | vous chargez de=se charger de | vous chargez du=se charger du | vous chargez des=se charger des | prennes=prendre | fasses=faire | rendes=rendre | passeras=passer | rendiez=rendre | fassiez=faire",
    ),
];
