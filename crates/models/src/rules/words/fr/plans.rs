//! French: how people suggest, agree, refuse, move and call off.

#![allow(clippy::enum_glob_use)] // The marks are the file's vocabulary.

use crate::rules::lexicon::Mark::{self, *};

pub(super) const MARKS: &[(Mark, &str)] = &[
    (
        Suggest,
        "ça te dit | ça vous dit | ça te dirait | ça vous dirait | ça te va | ça vous va | ça t'irait \
        | ça vous irait | ça te convient | ça vous convient | te convient | vous convient | te conviendrait \
        | vous conviendrait | te conviennent | vous arrange | t'arrange | t'arrangerait | et si on | si on \
        | on pourrait | on peut | tu veux qu'on | vous voulez qu'on | tu veux | veux-tu venir | tu voudrais \
        | vous voulez | voulez-vous | pourquoi pas | qu'en penses-tu | qu'est-ce que t'en penses \
        | t'en penses quoi | tu en penses quoi | qu'en dis-tu | qu'en dites-vous | qui vient | qui est partant \
        | partant | partante | partants | tu es partant | t'es partant | t'es chaud | tu serais chaud \
        | seriez-vous | je propose | je vous propose | je te propose | on se fait | on se ferait | ça convient à \
        | qui est chaud | chaud | chaude | vous avez de la place | il vous reste | vous auriez | auriez-vous \
        | avez-vous de la place | tu peux venir | vous pouvez venir | pourrais-tu venir | pouvez-vous venir \
        | c'est possible | ça te tente | ça vous tente | ça te dirait de | ça vous dirait de | tu es partante \
        | t'es partante | vous êtes partants | tu serais partant | tu serais libre | seriez-vous dispo \
        | êtes-vous dispo | es-tu dispo | t'es dispo | t'es libre | tu es là | t'es là | qui veut \
        | qui est dispo | qui se joint | quelqu'un veut | quelqu'un est dispo | ça intéresse quelqu'un \
        | ça marche pour toi | ça marche pour vous | ça te branche | ça vous branche | ça te botte | on se dit \
        | on dit | je te proposerais | nous vous proposons | nous te proposons | proposez | avez-vous un créneau \
        | as-tu un créneau | un créneau | serait-il possible | est-il possible | est-ce possible \
        | c'est possible de | possible de | tu pourrais venir | vous pourriez venir | ça vous conviendrait \
        | cela vous convient | cela vous conviendrait | cela te convient | est-ce que ça te va \
        | est-ce que ça vous va | est-ce que tu viens | est-ce que vous venez | tu passes | vous passez \
        | on mange ensemble | on y va | on irait | on ferait | on organise | on se retrouverait | une petite \
        | un petit | je voudrais prendre rendez-vous | je voudrais prendre rdv | je souhaiterais prendre \
        | je souhaite prendre | je voudrais réserver | je souhaiterais réserver | je souhaite réserver \
        | j'aimerais réserver | j'aimerais prendre | vous avez un créneau | auriez-vous un créneau | prendre rdv \
        | prendre rendez-vous | est-ce que cela vous convient | est-ce que ça te convient | ça te convient si \
        | ça te conviendrait | ça vous arrange | ça t'arrange | ça t'arrangerait | ça vous arrangerait \
        | cela vous arrangerait | ça t'ira | ça vous ira | ça le fait pour toi | ça te parle | ça te chauffe \
        | ça te chaufferait | ça vous chauffe | ça vous chaufferait | tu serais chaude | t'es chaude \
        | vous êtes chauds | qui serait chaud | qui serait partant | qui serait dispo | tu es libre \
        | vous êtes libres | tu fais quoi | vous faites quoi | tu fais quelque chose | vous faites quelque chose \
        | vous avez quelque chose | t'as quelque chose | t'as un truc | t'as quoi | tu as prévu | t'as prévu \
        | vous avez prévu | tu aurais un moment | t'aurais un moment | tu as un moment | t'as un moment \
        | t'as un créneau | t'as deux minutes | tu as cinq minutes | vous auriez un moment | vous avez un moment \
        | as-tu un moment | avez-vous un moment | auriez-vous une disponibilité | auriez-vous des disponibilités \
        | avez-vous une disponibilité | vos disponibilités | tes dispos | vos dispos \
        | quelles sont vos disponibilités | on se fait un | on se fait une | on se fait le | on se refait un \
        | on se refait | on se refait-tu | on se fait-tu | on se voit | on y va ensemble | on va au | on va à \
        | on irait au | on irait à | on pourrait se voir | on pourrait se retrouver | on pourrait se faire \
        | on peut se voir | on peut se retrouver | on peut se faire | on peut se capter | on peut dire \
        | on pourrait dire | on peut faire | on pourrait faire | si on disait | et si on se | si on se faisait \
        | et si on allait | si on allait | que dis-tu de | que dirais-tu de | que diriez-vous de \
        | que diriez-vous d' | qu'est-ce que tu en dis | qu'est-ce que vous en dites | vous en dites quoi \
        | t'en dis quoi | tu en dis quoi | qu'en pensez-vous | vous en pensez quoi | je peux passer \
        | je pourrais passer | je peux vous proposer | je peux te proposer | je vous propose de \
        | je te propose de | nous proposons | je suggère | je te suggère | peut-on se voir \
        | peut-on se rencontrer | peut-on convenir | pouvons-nous convenir | pouvons-nous fixer \
        | pouvons-nous nous voir | pouvons-nous nous retrouver | pourrions-nous | pourrait-on \
        | serait-il possible de | souhaitez-vous venir | souhaitez-vous | souhaiteriez-vous | souhaites-tu \
        | aimerais-tu | aimeriez-vous | tu aimerais | tu passerais | vous passeriez | tu pourrais passer \
        | vous pourriez passer | vous pouvez passer | tu peux passer | passes-tu | tu viendrais | vous viendriez \
        | tu viens avec | vous venez avec | tu viens à | vous venez à | tu veux venir | vous voulez venir \
        | veux-tu qu'on | voulez-vous qu'on | tu te joins | vous vous joignez | rejoins-nous | rejoignez-nous \
        | tu nous rejoins | vous nous rejoignez | tu me rejoins | tu en es | vous en êtes | qui en est \
        | qui veut venir | qui se motive | motivé | motivée | motivés | ça motive quelqu'un | quelqu'un pour \
        | des motivés | quand est-ce qu'on se voit",
    ),
    (
        Moved,
        "est déplacé au | est déplacée au | est déplacé à | est déplacée à | est déplacé | est déplacée \
        | a été déplacé | a été déplacée | déplacé au | déplacée au | déplacé à | déplacée à | est décalé \
        | est décalée | a été décalé | a été décalée | décalé au | décalée au | décalé à | décalée à \
        | est reporté | est reportée | a été reporté | a été reportée | reporté au | reportée au | reporté à \
        | reportée à | est repoussé | est repoussée | a été repoussé | a été repoussée | repoussé au \
        | repoussée au | repoussé à | repoussée à | est avancé | est avancée | avancé à | avancée à | avancé au \
        | avancée au | passe au | passe à | passera au | passera à | c'est maintenant | sera finalement \
        | est finalement | c'est finalement | c'est plutôt | aura finalement lieu | aura lieu finalement \
        | on décale | on reporte | on repousse | on déplace | on avance | je décale | je reporte | nous décalons \
        | nous reportons | on peut décaler | on peut reporter | on peut repousser | on peut avancer \
        | on pourrait décaler | on pourrait reporter | peut-on décaler | peut-on reporter | peut-on déplacer \
        | pouvons-nous décaler | pouvons-nous reporter | pouvons-nous déplacer | possible de décaler \
        | possible de reporter | possible de déplacer | au lieu de | au lieu du | on remet | plutôt que \
        | a été avancé | a été avancée | est avancé à | est avancée à | sera décalé | sera décalée \
        | sera reporté | sera reportée | sera déplacé | sera déplacée | sera avancé | sera avancée \
        | seront décalés | sont décalés | sont décalées | sont reportés | sont reportées | est reprogrammé \
        | est reprogrammée | a été reprogrammé | a été reprogrammée | est replanifié | est replanifiée \
        | est remis à | est remise à | est remis au | est remise au | remis à | remise à | est prévu finalement \
        | aura lieu en | aura lieu à la place | aura lieu au | aura lieu à | se fera | se fera au | se fera à \
        | se tiendra finalement | se passera | se déroulera | je dois décaler | je dois reporter \
        | je dois déplacer | je suis obligé de décaler | je suis obligée de décaler | je suis obligé de reporter \
        | on doit décaler | on doit reporter | nous devons décaler | nous devons reporter | nous devons déplacer \
        | il faut décaler | il faut reporter | faut décaler | faut reporter | faut qu'on décale \
        | faudrait décaler | il faudrait décaler | va falloir décaler | on va décaler | on va reporter \
        | je vais devoir décaler | je vais devoir reporter | je peux décaler | je peux te décaler \
        | je peux vous décaler | peux-tu décaler | tu peux décaler | vous pouvez décaler | pouvez-vous décaler \
        | pourriez-vous décaler | pourrait-on décaler | pourrait-on reporter | pourrions-nous décaler \
        | pourrions-nous reporter | pourrions-nous déplacer | serait-il possible de décaler \
        | serait-il possible de reporter | serait-il possible de déplacer | possible de le décaler \
        | possible de la décaler | possible de le déplacer | possible de la déplacer | possible de le reporter \
        | possible de changer | peut-on dire | pouvons-nous dire | on le décale | on la décale | on le reporte \
        | on la reporte | on le repousse | on la repousse | on se voit plutôt | on part plutôt | je pars plutôt \
        | on se retrouve plutôt | on commence plutôt | on bascule | on passe sur | on repart sur | change pour \
        | change à | au lieu d'",
    ),
    (
        Cancelled,
        "arrête de me rappeler | ne me rappelle plus | est annulé | est annulée | sont annulés | sont annulées | a été annulé | a été annulée | est cancellé \
        | est cancellée | annulé | annulée | annulés | annulées | on annule | j'annule | je dois annuler \
        | je suis obligé d'annuler | je suis obligée d'annuler | on doit annuler | nous devons annuler \
        | nous sommes contraints d'annuler | va falloir annuler | va falloir canceller | faut annuler \
        | il faut annuler | tombe à l'eau | n'aura pas lieu | n'a plus lieu | n'a pas lieu \
        | n'a finalement pas lieu | il n'y a pas | y a pas | y'a pas | il n'y aura pas | il n'y a plus \
        | est supprimé | est supprimée | dois décommander | doit être annulé | doit être annulée \
        | doivent être annulés | sera annulé | sera annulée | seront annulés | seront annulées | ont été annulés \
        | ont été annulées | a dû être annulé | a dû être annulée | est donc annulé | est donc annulée \
        | est malheureusement annulé | est malheureusement annulée | c'est annulé | on a annulé | j'ai annulé \
        | ils ont annulé | il a annulé | elle a annulé | vient d'être annulé | vient d'être annulée \
        | je suis contraint d'annuler | je suis contrainte d'annuler | nous sommes obligés d'annuler \
        | je me vois contraint d'annuler | nous nous voyons contraints d'annuler | je vais devoir annuler \
        | on va devoir annuler | nous allons devoir annuler | je préfère annuler | on préfère annuler \
        | qu'on annule | il va falloir annuler | je voudrais annuler | je souhaite annuler \
        | je souhaiterais annuler | j'aimerais annuler | annulons | n'est pas maintenu | n'est pas maintenue \
        | n'est plus maintenu | n'est plus maintenue | ne pourra pas avoir lieu | ne pourra avoir lieu \
        | ne peut avoir lieu | ne se tiendra pas | y aura pas | y'aura pas | est suspendu | est suspendue \
        | c'est mort pour | est tombé à l'eau",
    ),
    (
        Agree,
        "ok | okay | oki | d'ac | d'accord | dac | oui | ouais | ouep | yes | si | bien sûr | parfait | super \
        | génial | top | nickel | impec | impeccable | ça marche | ça roule | ça me va | ça nous va \
        | ça me convient | ça nous convient | cela me convient | me convient | nous convient | c'est bon \
        | c'est noté | noté | je note | bien noté | entendu | très bien | volontiers | avec plaisir | avec joie \
        | je suis partant | je suis partante | partant | partante | j'en suis | on en est | je viens | on vient \
        | je serai là | j'y serai | on y sera | nous y serons | on sera là | comptez sur moi | compte sur moi \
        | comptez sur nous | compte sur nous | pas de souci | pas de soucis | pas de problème | aucun souci \
        | aucun problème | sans problème | sans souci | vendu | adjugé | va pour | allez | carrément \
        | évidemment | c'est fait | je m'en occupe | je m'en charge | confirmé | je confirme | c'est confirmé \
        | réservé | banco | à demain | à plus tard | à tout à l'heure | on fait comme ça | moi aussi \
        | nous aussi | pour moi aussi | correct | c'est correct | bonne idée | à lundi | à mardi | à mercredi \
        | à jeudi | à vendredi | à samedi | à dimanche | 👍 | 👌 | ✅ | 🙌 | 🫡 | go | good | compris | c'est compris \
        | ça joue | chouette | tip top | pas de trouble | on se reprendra | je prends | ça nous arrange \
        | ça m'arrange | c'est parfait | je réserve | on fait ça | c'est validé | validé | bien reçu | reçu \
        | okk | k | ouaip | yesss | yep | d'acc | c'est bon pour moi | bon pour moi | correct pour moi \
        | ok pour moi | moi oui | j'y vais | je vais être là | je viens quand même | faisons comme ça \
        | je le fais | je gère | on l'a bloqué | cool | chouette idée | merci | ok parfait | ok super \
        | ok ça marche | ok pour | parfait pour moi | parfait pour nous | parfait merci | super merci \
        | ça me va bien | ça me va parfaitement | nickel pour moi | yes super | grave | bien entendu \
        | avec grand plaisir | je confirme ma présence | je serai présent | je serai présente \
        | nous serons présents | nous viendrons | je viendrai | je passerai | on passera | j'apporte | j'amène \
        | on ramène | je ramène | je prends ça | je m'y mets | c'est dans l'agenda | dans mon agenda \
        | c'est dans mon agenda | je bloque | je bloque la date | c'est bloqué | bloqué | c'est réservé \
        | c'est pris | ça m'ira | ça ira | ça ira pour moi | on y va | allons-y | c'est parti | à toute | à tout \
        | à tantôt | à dem | on se voit là-bas | on se retrouve là-bas | rdv là-bas | sans faute | promis \
        | c'est promis | je le note | c'est noté merci | bien compris | compris chef | oui chef | oki doki \
        | okidoki | tkt | t'inquiète | pas de pb | aucun pb | top merci | good for me | deal | 👍🏻 | 👍🏼 | 👍🏽 | 👍🏾 \
        | 👍🏿 | 💪 | 🤝 | 💯 | ok noté | ok merci | ok pour demain | ok pour ce soir | ok pour lundi | ok pour mardi \
        | ok pour mercredi | ok pour jeudi | ok pour vendredi | ok pour samedi | ok pour dimanche \
        | ok on fait ça | ok on fait comme ça | ok nickel | ok top | ok génial | ok d'accord | oui oui \
        | oui bien sûr | oui volontiers | oui parfait | oui super | oui avec plaisir | oui carrément \
        | oui pas de souci | oui pas de soucis | oui pas de problème | oui ça marche | oui ça me va \
        | oui ça nous va | oui ça roule | oui c'est bon | oui c'est parfait | oui je peux | oui je viens \
        | oui je suis dispo | oui nickel | oui grave | oh oui | yes carrément | yes parfait | yes nickel | yess \
        | yep ça marche | c'est ok | c'est ok pour moi | c'est ok pour nous | c'est nickel | c'est entendu \
        | c'est d'accord | c'est calé | calé | c'est réglé | c'est modifié | c'est enregistré | enregistré \
        | c'est fixé | c'est booké | booké | c'est inscrit | c'est vendu | ça me convient parfaitement \
        | cela me convient parfaitement | cela nous convient | cela nous convient parfaitement \
        | ça nous convient parfaitement | ça me va très bien | ça me va nickel | ça me va aussi \
        | ça marche pour moi | ça marche pour nous | ça marche aussi | ça marche merci | ça fonctionne \
        | ça colle | ça colle pour moi | ça le fait | ça le fait pour moi | ça passe pour moi | ça tombe bien \
        | ça me botte | ça me tente | ça me branche | chaud | chaude | chauds | chaud bouillant | je suis chaud \
        | je suis chaude | je suis dedans | je suis des vôtres | nous sommes des vôtres | je suis dispo \
        | on est dispo | je suis libre | je peux moi | moi je peux | moi ça me va | moi c'est bon | moi ok \
        | moi partant | moi partante | je participe | nous participerons | je m'inscris | on s'inscrit \
        | inscris-moi | inscrivez-moi | mets-moi | je te suis | on vous suit | je vous rejoins \
        | je te rejoins là-bas | on vous rejoint | nous serons là | nous serons deux | nous serons ravis \
        | je serai des vôtres | je serai à l'heure | je n'y manquerai pas | on n'y manquera pas \
        | aucun souci pour moi | sans hésiter | entendu merci | bien reçu merci | c'est bien noté | noté merci \
        | je l'ajoute | je l'ai noté | on note | je le mets dans mon agenda | c'est dans mon calendrier | top là \
        | tope là | dac pour moi | dac ça marche | vendu pour moi | ça roule ma poule | ça joue pour moi \
        | ça joue pour nous | c'est beau | c'est correct pour moi | c'est bon pour nous | ben correct | ok boss \
        | à vos ordres | à demain alors | à ce soir | à tout de suite | à samedi alors | à lundi alors \
        | on est ensemble | on dit ça | faisons ça | allez go | allez ok | allez hop | on y sera tous \
        | je veux bien | on veut bien | pourquoi pas oui",
    ),
    (
        Refuse,
        "merci quand même | merci tout de même | c'est complet | nous sommes complets | on est complet \
        | laissez tomber | je vais réfléchir | on va réfléchir | je n'en ai plus besoin | j'ai changé d'avis \
        | ça ne m'intéresse pas | trop cher pour | ce sera pour une autre fois | n'en parlons plus | peux pas | je ne peux pas | je peux pas | on ne peut pas | on peut pas | ne pourrai pas | pourrai pas \
        | pourrons pas | pas possible | impossible | pas libre | pas dispo | pas disponible | je passe mon tour \
        | sans moi | une autre fois | une prochaine fois | la prochaine fois | autre fois | laisse tomber \
        | laissez tomber | non merci | pas question | je suis pris | je suis prise | déjà pris | déjà prise \
        | je bosse | je travaille | pas là | absent | absente | désolé | désolée | malheureusement | hélas \
        | pas cette fois | ça ne va pas | ça va pas | ne me convient pas | pas pour moi | on oublie | tant pis \
        | ne compte pas sur moi | pas envie | non désolé | pas demain | pas ce soir | je pourrai pas \
        | je ne pourrai pas | suis pris | suis prise | non désolée | désolés | ce sera sans moi | trop de boulot \
        | je suis pas là | je ne suis pas là | on est pas là | j'ai déjà | ça va pas être possible \
        | ça ne me va pas | ça m'arrange pas | ça le fait pas | jamais de la vie | nan | non | pas intéressé \
        | je préfère pas | on se reprendra | on remet ça | trop tard | peux pas non plus | dsl | la prochaine \
        | je peux pas ce jour-là | je ne suis pas disponible | je ne suis pas dispo | je ne suis pas libre \
        | ça ne m'arrange pas | ça ne marche pas | ça marche pas | ça colle pas | ça ne va pas être possible \
        | j'ai un empêchement | empêchement | un imprévu | j'ai un truc | j'ai déjà un truc \
        | j'ai déjà quelque chose | on a déjà quelque chose | on est pris | nous sommes pris | je suis de garde \
        | je suis malade | je serai absent | je serai absente | je décline | dois décliner | je préfère éviter \
        | ce sera pour une autre fois | ça sera pour une autre fois | partie remise | je passe pour | pas motivé \
        | pas motivée | bof | comptez pas sur moi | ne comptez pas sur moi | je ne vais pas pouvoir \
        | je vais pas pouvoir | on va pas pouvoir | on ne va pas pouvoir | nous ne pourrons pas \
        | nous ne pouvons pas | on pourra pas | on ne pourra pas | je peux vraiment pas | j'peux pas | jpeux pas \
        | je pourrais pas | je ne peux malheureusement pas | je ne peux pas ce soir | je peux pas ce soir \
        | je peux pas demain | ça va être chaud | ça va être compliqué | ça va être difficile | ça va être tendu \
        | c'est mort pour moi | c'est chaud pour moi | c'est un peu juste | c'est trop tôt | c'est trop tard \
        | c'est pas possible | ce n'est pas possible | ça ne me convient pas | ça me convient pas \
        | ça ne nous convient pas | cela ne me convient pas | ça ne m'arrange pas du tout | ça tombe mal \
        | ça tombe pas bien | je serai pas là | je ne serai pas là | je serai pas dispo | on sera pas là \
        | on ne sera pas là | nous ne serons pas là | nous serons absents | je suis occupé | je suis occupée \
        | je suis en déplacement | je suis en vacances | je suis en congé | je suis au taf | je taffe | je taf \
        | j'ai cours | j'ai taf | j'ai piscine | j'ai poney | j'ai déjà prévu | on a déjà prévu \
        | on a prévu autre chose | on a un mariage | j'ai un mariage | j'ai un repas | j'ai un rdv \
        | j'ai un rendez-vous | j'ai un exam | j'ai une réunion | j'ai la garde | j'ai les enfants \
        | je garde les enfants | je suis claqué | je suis claquée | je suis crevé | je suis crevée | trop crevé \
        | trop crevée | j'ai la flemme | grosse flemme | pas chaud | pas chaude | pas trop chaud | pas pour nous \
        | pas cette semaine | pas ce week-end | pas aujourd'hui | pas vendredi | pas samedi | pas dimanche \
        | pas jeudi | pas lundi | pas mardi | pas mercredi | ce sera non | ce sera pour la prochaine \
        | ce sera pour une prochaine | la prochaine fois alors | la semaine prochaine plutôt \
        | on verra une autre fois | je vais passer | je vais devoir refuser | je dois refuser | je dois décliner \
        | nan merci | nan désolé | nan désolée | non ça | faites sans moi | allez-y sans moi | ce sera sans nous \
        | sans nous | comptez pas sur nous | je voyage | je suis en voyage | en déplacement \
        | je suis en formation | je suis en week-end | suis pas là",
    ),
    (
        Instead,
        "plutôt | à la place | au lieu de | décaler | décale | décalée | on décale | déplacer | déplace \
        | déplacée | reporter | reporté | reportée | repousser | repoussé | repoussée | avancer | avancé \
        | avancée | changer | change | changement | plus tard | plus tôt | en retard | retard | nouvelle heure \
        | nouvelle date | finalement | désormais | passe au | passe à | passe de | passera | plutôt que \
        | remettre | remis | remise | disons | dans ce cas | commence à | vers | au lieu du | du coup \
        | on reporte | changement d'horaire | nouvel horaire | échanger | du retard | retardé | c'est maintenant \
        | mieux | pas avant | une heure plus tard | une heure plus tôt | une demi-heure plus tard | on décale d' \
        | on décale de | décalage | on peut dire | on dit plutôt | plutôt à | plutôt le | plutôt vers \
        | changement de date | changement de lieu | changement de salle | nouveau lieu | nouvelle salle \
        | à la place de | en fait | ce sera plutôt | ce sera à | ce sera au | au final | en avance \
        | je serai en retard | j'aurai du retard | report | reprogrammer | replanifier | déplacer à \
        | déplacer au | ce sera en | ce sera dans | ce sera chez | finalement c'est | au final c'est \
        | en fin de compte | changement de programme | petit changement | changement de plan | nouveau créneau \
        | autre créneau | un autre créneau | rendez-vous reporté | décaler à | décaler au | décaler de \
        | décalons | reportons | repoussons | avançons | le décaler | la décaler | le reporter | la reporter \
        | le déplacer | la déplacer | le repousser | l'avancer | vous décaler | te décaler | une heure avant \
        | une heure après | une demi-heure avant | une demi-heure après | une demi-heure plus tôt \
        | un peu plus tard | un peu plus tôt | un quart d'heure plus tard | j'arriverai plus tard \
        | j'arrive plus tard | je serai là plus tard | j'aurai un peu de retard | un peu de retard \
        | je suis en retard | je pars plus tard | on part plus tard | on part plus tôt | on commence plus tard \
        | on commence plus tôt | plutôt en | plutôt dans | plutôt chez | plutôt demain | plutôt mardi \
        | plutôt lundi | plutôt mercredi | plutôt jeudi | plutôt vendredi | plutôt samedi | plutôt dimanche",
    ),
    (
        Off,
        "annulé | annulée | annuler | on annule | est annulé | est annulée | j'annule | annulons | tombe à l'eau \
        | plus besoin | pas besoin | pas la peine | inutile | n'a plus lieu | n'aura pas lieu | pas lieu \
        | n'est plus nécessaire | oublie | oubliez | laisse tomber | déjà fait | déjà payé | déjà réglé \
        | plus la peine | supprimer | supprimé | fermé | pourrai pas venir | peux pas venir | ne viendrai pas \
        | ne viens pas | viendrai pas | annulés | annulées | canceller | cancellé | laisse tomber la \
        | laisse tomber le | laissez tomber | c'est plus la peine | n'a pas lieu | décommander | je peux plus \
        | je ne peux plus | je pourrai pas venir | je ne pourrai pas venir | je viens pas | je ne viens pas \
        | déclare forfait | c'est déjà fait | y a pas | il n'y a pas | on laisse tomber | c'est annulé \
        | c'est mort | ça tombe à l'eau | sont annulés | suspendu | suspendue | supprimée | n'ont pas lieu \
        | n'auront pas lieu | pas de cours | pas de réunion | pas d'entraînement | pas de répétition \
        | pas classe | pas d'école | je me désiste | me désister | je ne viens plus | on ne vient plus \
        | je viens plus | on vient plus | finalement non | finalement je peux pas | plus nécessaire \
        | ce n'est plus la peine | tu peux oublier | on zappe | on oublie | on annule tout | j'annule tout \
        | on laisse tomber le | on laisse tomber la | on laisse béton | on oublie ça | oublie ça | oubliez ça \
        | c'est tombé à l'eau | c'est foutu | c'est plus d'actualité | plus d'actualité | n'est plus d'actualité \
        | ce n'est plus nécessaire | c'est plus nécessaire | plus la peine de | pas la peine de \
        | pas la peine d' | plus besoin de | plus besoin d' | pas besoin de | pas besoin d' | plus besoin que tu \
        | pas besoin que tu | inutile de | inutile d' | t'embête pas | t'embêtes pas | ne t'embête pas \
        | ne t'embêtes pas | ne vous embêtez pas | te dérange pas | ne te dérange pas | ne vous dérangez pas \
        | tu n'as plus à | tu n'as plus besoin | vous n'avez plus besoin | te casse pas | t'inquiète pas pour \
        | ne t'occupe pas de | ne t'occupe plus de | ne viens pas demain | ne venez pas | viens pas demain \
        | pas de pratique | pas de match | pas de gym | pas de foot | pas de yoga | pas de piscine | pas de rdv \
        | pas de séance | pas de chorale | y aura pas | y'aura pas | il n'y aura pas | il n'y aura plus \
        | n'est pas maintenu | n'est pas maintenue | pas maintenu | pas maintenue | ne peut avoir lieu \
        | ne pourra avoir lieu | ne pourra pas avoir lieu | ne pourra se tenir | ne se tiendra pas \
        | est suspendu | est suspendue | est supprimé | est supprimée | se désister | je dois me désister \
        | je me décommande | je dois décommander | je suis forcé d'annuler | je suis forcée d'annuler",
    ),
    (
        Same,
        "même heure | même endroit | même lieu | même jour | même salle | comme d'habitude | comme d'hab \
        | heure habituelle | endroit habituel | la même heure | l'endroit habituel | même heure que d'habitude \
        | à la même heure | au même endroit | même lieu même heure | même bar | même resto | même terrain \
        | comme la dernière fois | comme l'autre fois | comme l'autre jour | comme toujours | comme prévu \
        | toujours à la même heure | l'heure habituelle | à l'heure habituelle | au lieu habituel",
    ),
    (
        AsksTime,
        "à quelle heure | quelle heure | quand | quel jour | quelle date | c'est quand | pour quand \
        | on part quand | on se voit quand | quel créneau | quels créneaux | quel jour t'arrange \
        | quel jour vous arrange | quand es-tu | tu es dispo quand | t'es dispo quand | vous êtes dispo quand \
        | vous pouvez passer quand | c'est pour quand | on dit quelle heure | on dit quand | à quelle heure on \
        | vers quelle heure | c'est à quelle heure | tu arrives à quelle heure | quelle heure pour",
    ),
    (
        Settled,
        "je me suis arrangé | on s'est arrangé | je m'en suis occupé | je m'en suis occupée | c'est déjà réservé \
        | c'est déjà acheté | c'est déjà payé | a déjà réservé | a déjà acheté | a déjà payé | a déjà fait \
        | j'ai déjà acheté | j'ai déjà payé | j'ai déjà réservé | j'ai déjà pris | j'ai déjà envoyé \
        | j'ai déjà appelé | je l'ai déjà | je l'ai déjà fait | je l'ai acheté | je l'ai payé | je l'ai récupéré \
        | je l'ai fait | c'est déjà réglé | c'est déjà fait | je m'en suis chargé | je m'en suis chargée \
        | on l'a déjà | il l'a déjà | elle l'a déjà | je les ai déjà | j'ai déjà réglé | j'ai déjà commandé \
        | a déjà commandé | a déjà appelé | a déjà récupéré | ont déjà réservé | ont déjà payé",
    ),
];
