//! French: how people tell of things, ask and promise.

#![allow(clippy::enum_glob_use)] // The marks are the file's vocabulary.

use crate::rules::lexicon::Mark::{self, *};

pub(super) const MARKS: &[(Mark, &str)] = &[
    (
        Have,
        "j'ai | on a | nous avons | il y a | y a | y'a | tu as | t'as | vous avez | avez | j'aurai | on aura \
        | il y aura | je vais au | je vais à la | je vais à l' | je vais à | je vais chez | on va au \
        | on va à la | on va chez | je suis au | je serai au | je serai à | c'est le | c'est la | c'est l' \
        | ce sera | c'est | est prévu | est prévue | est fixé | est fixée | est confirmé | est confirmée \
        | a lieu | aura lieu | se tiendra | aller au | aller à la | aller chez | aller à | assister à \
        | participer à | j'ai un | j'ai une | il y a un | est calée | est calé | rdv le | démarre | commence \
        | se déroulera | se déroule | se tient | débute | débutera | commencera | démarrera | a été fixé \
        | a été fixée | a été confirmé | a été confirmée | a été programmé | a été programmée | est programmé \
        | est programmée",
    ),
    (
        Duty,
        "je dois | on doit | nous devons | il faut que je | faut que je | il faut | faut | j'ai à | je devrais \
        | il me faut | il faudrait que je | je suis censé | je suis censée | ne pas oublier de | penser à \
        | faut que j' | il faut que j' | va falloir | il va falloir",
    ),
    (
        Meet,
        "on se voit | on se retrouve | on se rejoint | on se donne rendez-vous | on se fait | on se refait \
        | on se cale | on se capte | on se rencontre | on se croise | se voir | se retrouver | se rejoindre \
        | se rencontrer | nous voir | nous retrouver | nous rencontrer | vous rencontrer | te voir | vous voir \
        | te rencontrer | retrouvons-nous | rejoins-moi | rejoins-nous | rejoignez-nous | voyons-nous | rdv à \
        | rdv au | rendez-vous à | rendez-vous au | rendez-vous chez | rendez-vous devant | je te vois \
        | je vous vois | je te retrouve | je vous retrouve | je te rejoins | je vous rejoins \
        | je passe te prendre | je passe te chercher | je viens te chercher | je viens te prendre \
        | je passe chez toi | je viens chez toi | je t'attends | on t'attend | on vous attend | viens | venez \
        | tu viens | vous venez | viens-tu | venez-vous | viendras-tu | passe à la maison | passe chez moi \
        | passe | passez | on mange | on dîne | on déjeune | on soupe | on brunche | on va | on part \
        | on décolle | on sort | on boit | on prend | on joue | allons | allons-y | j'arrive à | j'arrive \
        | j'arriverai | j'atterris | on arrive | nous arrivons | tu es libre | t'es libre | es-tu libre \
        | êtes-vous libre | seriez-vous libre | vous êtes libre | tu es dispo | t'es dispo | es-tu dispo \
        | êtes-vous disponible | seriez-vous disponible | vous seriez disponible | vous seriez libre \
        | tu serais dispo | tu serais libre | ça te va | ça vous va | ça t'irait | ça vous irait | tu es invité \
        | tu es invitée | vous êtes invités | je t'invite | je vous invite | nous vous invitons | j'y serai \
        | je serai là | on y sera | je peux vous voir | je peux te voir | vous recevoir | te recevoir \
        | on ferait | on se retrouve à | on se retrouve au | on se retrouve chez | on se retrouve devant \
        | on se donne rdv | on se rejoint à | on se rejoint au | on se rejoint chez | se donner rendez-vous \
        | rendez-vous fixé | rdv chez | rdv devant | rdv sur | rdv là | rdv pour | je te récupère \
        | je vous récupère | je te prends | je vous prends | je passe te récupérer | je passe vous prendre \
        | je passe vous chercher | je viens vous chercher | je te dépose | je t'emmène | je vous emmène \
        | je passe voir | je passerai voir | je viens voir | je passe demain | je passe ce soir \
        | on passe te prendre | on passe te chercher | on passe chez | tu passes chez | tu passes à la maison \
        | vous passez à la maison | tu viens me chercher | viens à la maison | venez à la maison \
        | je vous attends | je vous attends tous | nous vous attendons | nous serons heureux de vous accueillir \
        | nous avons le plaisir de vous inviter | avons le plaisir de vous inviter | vous invite à \
        | vous êtes conviés | vous êtes conviée | vous êtes convié | vous êtes attendus | vous êtes attendu \
        | vous êtes attendue | convie | convions | conviés | nous réunir | se réunir | réunissons-nous \
        | nous nous réunissons | nous nous retrouvons | nous nous retrouverons | nous nous verrons \
        | nous vous recevrons | vous accueillir | on répète | on s'entraîne | on court | on fête | on se réunit \
        | on embarque | on quitte | on décampe | on attaque | je vous appelle | je t'appelle | on s'appelle \
        | on se fait un call | on se fait une visio | on s'appelle à",
    ),
    (
        Pledge,
        "(je/j'/j) (vais/va/vas) | on va | nous allons | je peux | je (te/vous/) promets de | je compte | je m'engage à \
        | je pourrai | (j'essaierai/j'essaie/j'vais essayer) de | (je/j') (dois/devrais/devrai) | (il/) (faut/faudra/faudrait) que (je/j') \
        | je pense | je (m'occupe/me charge) de | on doit | j'irai | je passerai",
    ),
    (
        Ask,
        "(peux/pourrais/pourras/sais/saurais/veux/voudrais)-tu | (pouvez/pourriez/sauriez/voulez/voudriez)-vous \
         | (est-ce que/) tu (peux/pourrais/pourras/saurais/dois/devrais/devras/veux bien/voudrais bien/voudras bien) \
         | (est-ce que/) vous (pouvez/pourriez/pourrez/sauriez/devez/devriez/devrez/voulez bien/voudrez bien) \
         | tu (sais/peux pas/pourrais pas/saurais pas) (me/nous/m') | vous (savez/pourriez pas) (me/nous/m') \
         | si (tu/vous) (pouvais/pouviez) | tu (me/m'/nous) | vous m' | t'as moyen de | as-tu moyen de \
         | (n'/tu n'/vous n'/t'/tu/) (oublie/oublies/oubliez/oublieras/oublierez) (surtout/) pas (surtout/non plus/) (de/que/) \
         | (il ne/il/) faut (surtout/) pas oublier (de/) | il ne faudra pas oublier de \
         | n'oublie pas | oublie pas | n'oubliez pas | oubliez pas | ne pas oublier de \
         | (pense/pensez) (bien/) à (bien/) | penses-tu à | pensez-vous à \
         | (tu/vous) (penses/pensez/penseras/penserez) (bien/) à (bien/) \
         | (rappelle/souviens)-toi de | (rappelez/souvenez)-vous de | peux-tu penser à | je compte sur (toi/vous) pour \
         | s'il te plaît | s'il vous plaît | stp | svp | stpl | steuplait | steuplé | siouplait \
         | (il/) (faut/faudrait/faudra) | on doit | nous devons | tu dois | il (te/vous) faut | il va falloir que (tu/vous) \
         | (il/) (faut/faudrait/faudra/faudrait quand même) que (tu/vous/t') \
         | (j'ai/on a/nous avons/j'aurais/on aurait/nous aurions) besoin que (tu/vous/t') \
         | (je/j'/on/nous) (voudrais/aimerais/voudrait/aimerait/voudrions/aimerions/souhaite/souhaiterais) que (tu/vous/t') \
         | merci (de/par avance de/d'avance de/de bien vouloir/de penser à/d') \
         | (je/nous) (te/vous) (remercie/remercions/prie/prions/demande/demandons) (par avance/) (de/d'/de bien vouloir) \
         | (nous vous/on te) demandons | nous vous invitons à | je vous invite à | veuillez | prière de | vous êtes priés de \
         | je (te/vous) serais reconnaissant de | je (te/vous) serais reconnaissante de | je vous saurais gré de \
         | (ça/cela) (ne/) (te/t'/vous) (dérange/dérangerait/embête/embêterait/ennuie/ennuierait/gêne/gênerait) (pas/) (de/si) \
         | (tu serais/vous seriez/serais-tu/seriez-vous) (assez/) (gentil/gentille/gentils/aimable/sympa) (de/pour) \
         | (auriez-vous/aurais-tu/tu aurais/vous auriez) (la gentillesse/l'amabilité/l'obligeance/le temps) de \
         | tu (te/t') (occupes/charges/occuperas/chargeras) (de/du/des) | (charge/occupe)-toi (de/du/des) | vous vous (occupez/chargez) (de/du/des) \
         | c'est (à toi de/à vous de/ton tour de/votre tour de) \
         | à toi de | amène | amenez | tu passes (prendre/à la/au/chercher) | tu (ramènes/achètes/apportes) | passe (prendre/chercher) | va chercher",
    ),
    (
        Owed,
        "est dû | est due | sont dus | sont dues | à rendre | à payer | à régler | à renvoyer | à remettre \
        | date limite | doit être | doivent être | au plus tard | avant le | dernier délai | à faire pour \
        | à faire avant | à faire au plus tard | échéance | dernier jour | date butoir | jusqu'au dernier délai \
        | à nous retourner | à me retourner | à me rendre | à me remettre | à nous renvoyer | à me renvoyer \
        | à rapporter | à retourner | à déposer | à faire signer | à signer avant | à transmettre | est à rendre \
        | est à payer | est à régler | est attendu | est attendue | sont attendus | sont attendues \
        | est exigible | expire le | arrive à échéance",
    ),
    (
        Wants,
        "j'ai besoin | j'ai besoin de | il me faut | il nous faut | il faut | j'aurais besoin \
        | j'aurais besoin de | il me faudrait | nous avons besoin | j'ai besoin d' | j'en ai besoin \
        | on a besoin de | nous avons besoin de | il me manque | il nous manque | il faut que tu \
        | il faudrait que tu | faut que tu",
    ),
    (Vow, "je promets | je te promets | je vous promets | promis | c'est promis | juré"),
    (
        Advert,
        "se désabonner | désabonner | désinscription | désinscrire | vous recevez cet | newsletter | infolettre \
        | lettre d'information | code promo | offre spéciale | offre valable | livraison gratuite \
        | ne pas répondre | ne répondez pas | voir en ligne | gérer mes préférences | gérer vos préférences \
        | transféré plusieurs fois | faites tourner | partagez | profitez | soldes | promo | promotion \
        | évaluez votre | donnez votre avis | achetez | cliquez ici | derniers jours | transféré \
        | se désinscrire | préférences | % de remise | remise | réservez vite | profitez-en | commandez vite \
        | passez vos commandes | offre limitée | places limitées | dernières places | livraison offerte \
        | merci de ne pas y répondre | message automatique | jusqu'à épuisement | arrivage | cette semaine dans \
        | nos clients | stop sms | stop au | a été livré | a bien été livré | a bien été remis | a été remis \
        | votre commande a | suivi de commande | suivre votre | enquête de satisfaction | notez votre \
        | merci de votre visite | merci pour votre visite | merci de votre achat | compte rendu de la sortie \
        | communiqué de presse | faites passer | envoie ce message | transférez ce | se désinscrire de \
        | me désinscrire | vos avantages | vente privée | ventes privées | jusqu'à épuisement des stocks \
        | frais de port offerts | livraison estimée | colis déposé | votre code | code de vérification \
        | ne pas y répondre | merci de ne pas répondre | résultats sont disponibles | résultats disponibles \
        | espace adhérent | votre relevé | votre facture est disponible | nouvelle collection \
        | ceci est un message automatique | votre avis nous intéresse | écrivez un avis | en direct de \
        | revue de presse",
    ),
    (
        Past,
        "hier | avant-hier | hier soir | était | étaient | étais | étions | avait | avais | avions | a été \
        | ont été | j'ai été | on a été | suis allé | suis allée | est allé | on est allés | on est allé \
        | sont allés | dernier | dernière | la semaine dernière | le mois dernier | il y avait | y avait \
        | j'ai vu | on a vu | tu as vu | j'ai mangé | on a mangé | a gagné | a perdu | ont gagné | a dit \
        | m'a dit | j'ai dit | on avait | j'ai eu | on a eu | c'était | fut | vient de | viens de | nous étions \
        | à l'époque | s'est passé | j'ai raté | est venu | est venue | était trop | la dernière fois qu' \
        | l'autre jour | l'autre soir | l'an dernier | l'année dernière | l'été dernier | le week-end dernier \
        | samedi dernier | dimanche dernier | ce matin j'ai | on est rentrés | on est rentré | je suis rentré \
        | je suis rentrée | bien arrivés | bien arrivée | bien arrivé | on a passé | j'ai passé | a eu lieu \
        | s'est bien passé | s'est bien passée | ça s'est passé | ont atteint | vous vous rappelez \
        | tu te rappelles | tu te souviens | vous vous souvenez | il y a deux ans | il y a un an \
        | il y a longtemps | on a gagné | on a perdu | la semaine passée | le mois passé | l'an passé \
        | l'année passée | l'été passé | dimanche passé | samedi passé | vendredi passé | le week-end passé \
        | la fin de semaine passée",
    ),
    (
        If,
        "si jamais | imagine | imaginez | imaginons | au cas où | supposons | aurait | aurais | aurions \
        | auraient | serait bien si | si je gagne | si j'étais | si on gagnait | en cas de | en cas d' | en cas \
        | sinon on | sinon",
    ),
    (
        Joke,
        "mdr | mdrr | mdrrr | ptdr | lol | haha | hahaha | ahah | héhé | hihi | je rigole | je plaisante | blague \
        | c'est une blague | 😂 | 🤣 | xd | jpp | mdrrrr | ptdrr | hahahaha | ahaha | ahahah | hihihi | xptdr \
        | mort de rire | 😹 | 😆 | 😝 | je déconne | tu déconnes | déconne pas | je blague | pour rire | osef",
    ),
    (
        Forwarded,
        "transféré | message transféré | transféré plusieurs fois | selon | d'après | info | flash info \
        | communiqué | annonce | gouvernement | ministre | président | police | sources | en savoir plus \
        | lire la suite | abonnez-vous | s'abonner | désabonner | se désabonner | newsletter | promo | promos \
        | promotion | soldes | remise | réduction | offre | offres | gratuit | gratuite | livraison estimée \
        | bourse | marchés | ligue 1 | ligue des champions | saison | épisode | cliquez ici | partagez \
        | arrivage | bon plan | rentrée littéraire",
    ),
    (
        Nudge,
        "(n'/tu n'/vous n'/t'/tu/) (oublie/oublies/oubliez/oublieras/oublierez) (surtout/) pas (surtout/non plus/) (de/que/) \
         | (il ne/il/) faut (surtout/) pas oublier (de/) | il ne faudra pas oublier de \
         | (pense/pensez) (bien/) à (bien/) | penses-tu à | pensez-vous à \
         | (tu/vous) (penses/pensez/penseras/penserez) (bien/) à (bien/) \
         | (il/) (faut/faudrait/faudra/faudrait quand même) que (tu/vous/t') \
         | tu (te/t') (occupes/charges/occuperas/chargeras) (de/du/des) | (charge/occupe)-toi (de/du/des) | vous vous (occupez/chargez) (de/du/des) \
         | c'est (à toi de/à vous de/ton tour de/votre tour de) \
         | merci (de/par avance de/d'avance de/de bien vouloir/de penser à/d') \
         | (je/nous) (te/vous) (remercie/remercions/prie/prions/demande/demandons) (par avance/) (de/d'/de bien vouloir) \
         | veuillez | prière de | (j'ai/on a/nous avons) besoin que (tu/vous) | tu devras | vous devrez",
    ),
    (After, "après | après le | après la | après les | après l' | avant | avant le | avant la | avant les | avant l'"),
    (
        Who,
        "qui | qui peut | qui pourrait | qui veut | qui va | qui s'occupe de | quelqu'un peut \
        | quelqu'un pourrait | quelqu'un pour",
    ),
    (
        Ready,
        "prêt à être retiré | prête à être retirée | à retirer | disponible en magasin | disponible au retrait \
        | vous attend | peut être retiré | peut être retirée",
    ),
    (
        Agenda,
        "mon agenda | l'agenda | ton agenda | mon calendrier | le calendrier | mon planning | le planning \
        | liste de tâches | liste des tâches | liste de choses à faire | mes tâches | mes rappels | rappels \
        | réveil | alarme | mes rendez-vous | mes réunions",
    ),
    (
        Tell,
        "me dire | dis-moi | dites-moi | tu sais | vous savez | sais-tu | savez-vous | m'expliquer | explique-moi \
        | expliquez-moi | raconte | me raconter | conseiller | me conseiller | recommander | veut dire \
        | montre-moi | te souviens | tu te rappelles | croire | imagine",
    ),
    (
        Arranged,
        "j'ai réservé | j'ai pris des places | j'ai pris les places | j'ai organisé | j'ai calé | j'ai bloqué | j'ai acheté des places | j'ai nos places | j'ai invité",
    ),
    (
        Filler,
        "hein | je te rappelle | je vous rappelle | nous vous rappelons | je te confirme | je vous confirme | nous vous confirmons | petit rappel | pour rappel",
    ),
    (Home, "devant | en face de | en face du | derrière"),
    (Fetch, "me chercher | me prendre | me récupérer | nous chercher | venir me chercher"),
    (
        Ask,
        "(les enfants/les élèves/vos enfants/les petits/les joueurs) (doivent/devront) | (chaque enfant/chaque élève/votre enfant/chacun) (doit/devra)",
    ),
    (Owed, "(est/sont/c'est) pour | il me (le/la/les) faut"),
    (If, "un jour ou l'autre | si un jour | si (tu/vous/on) (passes/passez/passe) (par/un jour)"),
    (Advert, "(votre/ton) colis (sera/est/arrive/arrivera/a été)"),
    (
        Ask,
        "si (tu peux/vous pouvez/tu pouvais/vous pouviez/possible/c'est possible/t'as le temps/tu as le temps/vous avez le temps) \
         | si ça (te/vous) (dérange pas/va/embête pas)",
    ),
    (Ask, "(pense/pensez/songe/songez) (bien/) (au/aux)"),
    (Nudge, "(pense/pensez/songe/songez) (bien/) (à/au/aux)"),
    (
        Owed,
        "(doit/doivent/devra/devront) (être/arriver/parvenir/se faire) | (est/sont) à (rendre/remettre/payer/régler/retourner/déposer/envoyer/fournir)",
    ),
    (
        Underway,
        "en (rentrant/revenant/passant/sortant) | (sur/en) (le/ton/votre) chemin | sur (ta/votre) route | au retour \
         | (quand/dès que) tu (rentres/reviens/sors/passes) | (après/en sortant) (le/du) (boulot/travail/taf/bureau)",
    ),
    (Numbered, "salle | quai | voie | porte | chambre | bureau | hall | box | bâtiment | batiment | page | chapitre"),
    (ByThen, "d'ici là | avant (ça/cela) | d'ici ce jour-là | pour ce jour-là"),
    (
        Lapse,
        "ferme | ferment | se termine | se terminent | clôture | clôturent | expire | expirent | (l'/le/la/les) (attend/attendent)",
    ),
    (ByThen, "ce jour-là"),
];
