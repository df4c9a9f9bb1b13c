//! French.

mod chat;
mod day;
mod memory;
mod small;
mod talk;
mod things;
mod verbs;

use super::{Grammar, Reasons, Source, Texts};

pub(super) const SOURCE: Source = Source {
    marks: &[chat::MARKS, day::MARKS, memory::MARKS, talk::MARKS, things::MARKS, small::MARKS],
    verbs: verbs::VERBS,
    regular: verbs::REGULAR,
    past_endings: "",
    past_after_subject: true,
    forms: verbs::FORMS,
    endings: "",
    order_endings: "-moi | -nous | -le-moi | -la-moi | -les-moi | -lui | -leur",
    particles: "me | m' | te | t' | lui | leur | nous | vous | moi | toi | y | en",
    objects: "",
    abbreviations: "dr | pr | m | mr | mme | mlle | me | st | ste | av | bd | etc | cf | env | tel | tél | n° | nº | no | p | ex | janv | févr | fév | avr | juil | sept | oct | nov | déc | lun | mar | mer | jeu | ven | sam | dim | hab | rdv | resp | ste",
    times: "aujourd'hui | demain | après-demain | apres | ce soir | soir | soirée | matin | matinée | midi | minuit | aprem | aprèm | nuit | lundi | mardi | mercredi | jeudi | vendredi | samedi | dimanche | lun | jeu | ven | sam | dim | week | weekend | we \
        | janvier | février | mars | avril | mai | juin | juillet | août | septembre | octobre | novembre | décembre | janv | févr | avr | juil | sept | oct | nov | déc | semaine | semaines | mois | jour | jours | heure | heures | minutes | min | quinzaine | tantôt | d'heure | prochain | prochaine | chaque | noël | pâques | rentrant | toussaint \
        | deux | trois | quatre | cinq | six | sept | huit | neuf | dix | onze | douze | quart | demi | demie | l'heure | d'ici | tard | tôt | bientôt \
        | annule | annulé | annulée | annuler | annulés | annulées | reporté | reportée | reporte | reporter | décalé | décalée | décale | décaler | cancellé | canceller | repousse | repoussé | repousser | déplacé | déplacée",
    evenings: "soir | soirs | soirée",
    grammar: Grammar {
        hours: "h | heures",
        heads: "l | d | j | t | m | s | n | c | qu | jusqu | lorsqu | puisqu",
        tails: "tu | vous | nous | moi | toi | lui | leur | il | elle | on | t | ce | je | le | la | les | y | en",
        subjects: "je | j'",
        between: "te | t' | vous | lui | leur | le | la | les | l' | te le | te la | te les | te l' | vous le | vous la | vous les | vous l' | le lui | me | m' | nous | y | en | m'en",
        brings: "s'occuper | se charger | gérer | apporter | amener | ramener | faire | acheter | prendre | préparer | commander | cuisiner | rapporter",
        of: "de | d' | du | des",
        halves: "soir | après-midi | aprem | midi | soirée",
        purpose: "pour",
        infinitives: "er | ir | re",
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
        for_length: "pendant {length}",
        ask_when: "C’est quand, « {title} » ?",
        ask_both: "Qu’est-ce que je note dans ton agenda, et quand ?",
        ask_remind_when: "Quand est-ce que je te rappelle « {title} » ?",
        ask_what: "Qu’est-ce que je note pour {when} ?",
        ask_remind_what: "Qu’est-ce que je dois te rappeler ?",
        ask_which: "Lequel ? Dis-moi son titre ou son jour.",
        ask_which_of: "Lequel ?\n{list}",
        ask_day: "« {said} » : le jour et la date ne vont pas ensemble. Quel jour est-ce ?\n{list}",
        taken_before: "Je comprends « {said} » comme {when}, à la fin de la journée de travail de la veille.",
        ask_move_to: "À quand est-ce que je déplace « {title} » ?",
        all_of_it: "« {title} » se répète, et je ne peux changer que l’ensemble, pas un seul jour.",
        not_found: "Je ne trouve rien qui ressemble à « {title} » dans ton agenda.",
        gone_by: "{when} est déjà passé, je n’ai donc pas noté « {title} ». Quel jour est-ce ?",
        too_many: "J’ai pris les cinq premiers. Envoie-moi le reste encore une fois, s’il te plaît.",
        meeting: "Rendez-vous",
        meeting_with: "Rendez-vous avec {who}",
        collect: "Récupérer {what}",
        of_other: "{who} : {what}",
        with_who: "{what} avec {who}",
        place_of: "{place} de {who}",
        place_of_us: "{place}",
        home_of: "Chez {who}",
        my_home: "Chez moi",
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
