//! What a platform lists: keys that can be chosen, each once, within the bound, and only what was searched for.

use std::collections::HashSet;

use crate::{Channel, FetchError, Listed};

/// More than any platform's answer of one question.
const MANY: usize = 1_000;

pub(super) async fn check(channel: &dyn Channel, somebody: bool) {
    let all = channel.list("", MANY).await;
    if !channel.lists() {
        assert!(matches!(all, Err(FetchError::Refused { .. })), "what lists nothing says so: {all:?}");
        return;
    }
    let all = all.unwrap_or_else(|error| panic!("it lists its chats: {error}"));
    assert!(!somebody || !all.is_empty(), "where somebody is, there is something to list");
    assert!(all.len() <= MANY, "no more than was asked for: {all:?}");
    let keys: HashSet<&str> = all.iter().map(|one| one.key.as_str()).collect();
    assert_eq!(keys.len(), all.len(), "each once: {all:?}");
    assert!(all.iter().all(|one| !one.key.is_empty() && !one.name.is_empty()), "{all:?}");
    let Some(first) = all.first() else { return };
    for search in [first.name.to_uppercase(), first.key.clone()] {
        let found = listed(channel, &search, MANY).await;
        assert!(found.contains(first) && found.iter().all(|one| one.holds(&search)), "{search}: {found:?}");
    }
    assert_eq!(listed(channel, "", 1).await.len(), 1, "no more than was asked for");
    let nobody = listed(channel, "nobody is called so \u{1F400} \" % _ \r\n", MANY).await;
    assert_eq!(nobody, [], "what is searched for is no pattern and no command");
}

async fn listed(channel: &dyn Channel, search: &str, most: usize) -> Vec<Listed> {
    let found = channel.list(search, most).await;
    found.unwrap_or_else(|error| panic!("a search is answered: {error}"))
}
