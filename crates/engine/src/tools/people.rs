//! Who is meant by a name: among the person's contacts and those who wrote to them by mail.

use std::collections::{BTreeMap, BTreeSet};

use domain::text::{folded, quote};
use domain::{Card, User};
use futures_util::FutureExt;
use services::mailboxes::Address;

use super::{Error, Refusal, arguments};
use crate::Engine;

/// People of one name that are named to choose from.
const CHOICES: usize = 5;
/// Who wrote, and contacts, among whom a name is looked for.
const WRITERS: i64 = 2_000;
const CONTACTS: i64 = 200;

/// People who may be called so, with an address: who wrote by mail, and the person's contacts, with the one of their
/// addresses that is used first.
pub(super) async fn known(
    engine: &Engine,
    user: &User,
    names: BTreeSet<String>,
) -> Result<Vec<(String, String)>, Error> {
    let (workspace, user) = (user.workspace_id, user.id);
    let read = engine.store.read::<_, store::Error, _>(move |tx| {
        async move {
            let mut known = store::channels::mail_contacts(tx, workspace, user, WRITERS).await?;
            for name in names.iter().filter(|name| !name.trim().is_empty()) {
                let found = store::cards::page(tx, (workspace, user), name, None, CONTACTS).await?;
                let address = |card: Card| card.emails.first().cloned().map(|address| (card.called(), address));
                known.extend(found.into_iter().filter_map(|contact| address(contact.card)));
            }
            Ok(known)
        }
        .boxed()
    });
    Ok(read.await?)
}

/// Who has all words of `name` in theirs, by address. Somebody who is called just so is one of them: anybody can call
/// themselves so.
pub(super) fn of_name<'p>(name: &str, people: impl Iterator<Item = (&'p str, &'p str)>) -> BTreeMap<String, String> {
    let wanted = folded(name);
    let words: Vec<&str> = wanted.split(' ').filter(|word| !word.is_empty()).collect();
    let mut found = BTreeMap::new();
    for (name, address) in people {
        let theirs = folded(name);
        let has = |word: &&str| theirs.split(' ').any(|own| own == *word);
        if !words.is_empty() && words.iter().all(has) && Address::parse(address).is_ok() {
            found.insert(address.to_lowercase(), name.to_owned());
        }
    }
    found
}

/// What a model is told where several are called so.
pub(super) fn several(field: &str, name: &str, found: &BTreeMap<String, String>) -> Error {
    let choices = found.iter().take(CHOICES).map(|(address, name)| format!("{name} <{address}>"));
    let choices = choices.collect::<Vec<_>>().join(", ");
    let problem = format!("{} may be {choices}; ask the user which", quote(name));
    arguments::refused(Refusal::Which(choices.clone()), field, problem)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_whose_words_it_has() {
        let people = [
            ("Ana Ruiz", "ana@example.org"),
            ("Ana Gil", "gil@example.org"),
            ("Ana", "ana@example.net"),
            ("Luis Vega", "luis@example.org"),
            ("Mariana", "m@example.org"),
            ("Eva", "no address"),
        ];
        let found = |name: &str| of_name(name, people.into_iter()).into_keys().collect::<Vec<_>>();
        assert_eq!(found("ana ruiz"), ["ana@example.org"]);
        assert_eq!(found("Vega"), ["luis@example.org"]);
        assert_eq!(found("Ana"), ["ana@example.net", "ana@example.org", "gil@example.org"], "one of three");
        assert!(found("Eva").is_empty() && found("").is_empty() && found("Juan").is_empty());
    }
}
