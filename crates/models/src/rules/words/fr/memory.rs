//! French: what is to be kept in mind, and forgotten.

#![allow(clippy::enum_glob_use)] // The marks are the file's vocabulary.

use domain::FactKind;

use crate::rules::lexicon::Mark::{self, *};

pub(super) const MARKS: &[(Mark, &str)] = &[
    (Remember, "souviens-toi | retiens | garde en tête"),
    (
        Keep,
        "souviens-toi que | souviens-toi de ce que | souvenez-vous que | retiens que | retenez que \
        | rappelle-toi que | garde en tête que | garde à l'esprit que | note bien que | n'oublie pas que \
        | n'oubliez pas que | sache que | sachez que",
    ),
    (
        Mind,
        "n'oublie pas de | n'oublie pas d' | n'oublie pas | n'oubliez pas de | n'oubliez pas d' | n'oubliez pas \
        | pense à | pense bien à | pensez à | souviens-toi de",
    ),
    (AboutMe, "je | j' | j'ai | mon | ma | mes | nous | notre"),
    (Forget, "oublie que | oubliez que | oublie mon | oublie ma | oublie mes | ne retiens plus que"),
    (Drop, "oublie | oubliez | oublie pour | oublie le | oublie la"),
    (
        ForgetAll,
        "oublie tout | oubliez tout | oublie tout ce que tu sais | oublie tout ce que tu sais de moi \
        | oublie tout ce que tu sais sur moi | oubliez tout ce que vous savez \
        | oubliez tout ce que vous savez de moi | oublie tout de moi | oublie tout sur moi \
        | oublie tout ce que je t'ai dit | efface tout ce que tu sais de moi \
        | efface tout ce que tu sais sur moi",
    ),
    (
        Known,
        "que sais-tu de moi | que sais-tu sur moi | qu'est-ce que tu sais de moi | qu'est-ce que tu sais sur moi \
        | que savez-vous de moi | tu sais quoi sur moi | ce que tu sais de moi | de quoi te souviens-tu",
    ),
    (Fact(FactKind::Name), "je m'appelle | mon prénom | mon nom | appelle-moi | mon surnom"),
    (Fact(FactKind::Home), "j'habite | nous habitons | je vis à | mon adresse | chez moi c'est"),
    (
        Fact(FactKind::Diet),
        "végétarien | végétarienne | vegan | végane | végétalien | végétalienne | cœliaque | coeliaque \
        | sans gluten | sans lactose | halal | casher | mon régime | au régime | je ne mange pas de \
        | je ne mange pas",
    ),
    (Fact(FactKind::Allergy), "allergique | allergie | allergies | intolérant | intolérante | intolérance"),
    (
        Fact(FactKind::Symptom),
        "mal à la tête | mal de tête | migraine | fièvre | toux | je tousse | rhume | enrhumé | enrhumée | grippe \
        | nausée | nausées | vertiges | mal au ventre | mal au dos",
    ),
    (Fact(FactKind::Pregnancy), "enceinte | grossesse"),
    (
        Fact(FactKind::Preference),
        "j'aime | j'adore | je préfère | je déteste | je n'aime pas | j'aime pas | mon préféré | ma préférée",
    ),
    (
        Fact(FactKind::Person),
        "ma femme | mon mari | mon compagnon | ma compagne | ma copine | mon copain | mon fils | ma fille \
        | ma sœur | ma soeur | mon frère | ma mère | mon père | mon chef | ma cheffe | mon ami | mon amie \
        | mon médecin | mon dentiste | mes enfants",
    ),
];
