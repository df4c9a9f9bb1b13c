//! Names in what a person told about themselves and theirs: "my sister is called Ana".

use crate::FactKind;
use crate::said::is_small;

/// Words after one that names which may be the name, whatever their case.
const NAMED: usize = 3;
/// Before a name, folded.
const NAMING: &str = "called named nickname name llama llamo llaman llamame llamarme nombre apodo appelle appellent prenom nom \
    heisst heisse heißt heiße nenn nenne nennen chama chamo chamam nome apelido";
/// Written with a capital in some language, at a beginning or always, and nobody's name; folded.
const NOT_NAMES: &str = "my call wife husband partner girlfriend boyfriend son daughter sister brother mother father mum mom dad \
    boss friend doctor dentist kids children uncle aunt cousin neighbour neighbor colleague grandmother grandfather dr mr mrs \
    ms doctora senor senora sr sra mi esposa marido mujer pareja novia novio hijo hija hermana hermano madre padre mama papa \
    jefe jefa amiga amigo medico dentista tia tio prima primo abuela abuelo vecina vecino femme mari copine copain fils fille \
    soeur sœur frere mere pere maman chef amie ami medecin dentiste tante oncle cousine voisin voisine monsieur madame frau \
    mann partnerin freundin freund sohn tochter schwester bruder mutter vater mama papa chefin arzt arztin zahnarzt zahnarztin \
    kind kinder tante onkel nachbar nachbarin kollege kollegin oma opa herr mulher namorada namorado filho filha irma irmao mae \
    pai chefe amiga amigo tia tio avo vizinho vizinha senhor senhora";

/// The names in a fact of a kind that holds some; nothing for the other kinds.
pub fn names_told(kind: FactKind, text: &str) -> Vec<String> {
    if !matches!(kind, FactKind::Name | FactKind::Person) {
        return Vec::new();
    }
    let listed = |list: &str, word: &str| list.split_whitespace().any(|listed| listed == word);
    let mut names: Vec<Vec<&str>> = vec![Vec::new()];
    let mut named = 0_usize;
    for word in text.split(|c: char| !(c.is_alphabetic() || c == '-')).filter(|word| !word.is_empty()) {
        let folded: String = word.to_lowercase().chars().map(crate::text::unaccented).collect();
        let is_naming = listed(NAMING, &folded);
        let is_name = !is_naming
            && !is_small(&folded)
            && !listed(NOT_NAMES, &folded)
            && (named > 0 || word.starts_with(char::is_uppercase));
        match names.last_mut() {
            Some(name) if is_name => name.push(word),
            Some(name) if !name.is_empty() => names.push(Vec::new()),
            _ => {}
        }
        // "my name is ana": the small words between do not count.
        named = if is_naming {
            NAMED
        } else if is_name {
            named.saturating_sub(1)
        } else if is_small(&folded) {
            named
        } else {
            0
        };
    }
    names.into_iter().filter(|name| !name.is_empty()).map(|name| name.join(" ")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_told_in_every_language() {
        for (kind, text, names) in [
            (FactKind::Person, "my sister is called Ana", &["Ana"][..]),
            (FactKind::Person, "Ana Ruiz is my sister", &["Ana Ruiz"]),
            (FactKind::Person, "my boss, Luis, and his wife Eva", &["Luis", "Eva"]),
            (FactKind::Person, "mi hermana se llama ana", &["ana"]),
            (FactKind::Person, "mon frère s'appelle Jean-Luc", &["Jean-Luc"]),
            (FactKind::Person, "Meine Schwester heißt Grete", &["Grete"]),
            (FactKind::Person, "a minha irmã chama-se Inês", &["Inês"]),
            (FactKind::Name, "my name is lola", &["lola"]),
            (FactKind::Name, "Call me Bob", &["Bob"]),
            (FactKind::Preference, "I like Rome", &[]),
            (FactKind::Person, "my sister", &[]),
        ] {
            assert_eq!(names_told(kind, text), names, "{text}");
        }
    }
}
