//! Phrases of one build, written as one: "(me/te/) (puedes/podrías)" stands for the six that it can be. What may be
//! left out ends its brackets with a bare stroke.

/// Phrases of one family. What would be more is left out, and a test says so.
pub(super) const MAX: usize = 600;

/// Every phrase that a family stands for; of one without brackets itself.
pub(super) fn of(family: &str) -> Vec<String> {
    let mut phrases = vec![String::new()];
    let mut rest = family.trim();
    while let Some((before, (inside, after))) =
        rest.split_once('(').and_then(|(before, after)| Some((before, after.split_once(')')?)))
    {
        let ways = || inside.split('/').map(str::trim);
        phrases = phrases.iter().flat_map(|phrase| ways().map(move |way| format!("{phrase}{before}{way}"))).collect();
        phrases.truncate(MAX);
        rest = after;
    }
    for phrase in &mut phrases {
        phrase.push_str(rest);
        *phrase = phrase.split_whitespace().collect::<Vec<_>>().join(" ");
    }
    phrases
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn brackets_stand_for_each_of_their_ways() {
        assert_eq!(of(" plain "), ["plain"]);
        assert_eq!(of("(me/) (puedes/podés) dar"), ["me puedes dar", "me podés dar", "puedes dar", "podés dar"]);
        assert_eq!(of("(peux/veux)-tu"), ["peux-tu", "veux-tu"]);
        assert_eq!(of("an ( open one"), ["an ( open one"]);
        assert_eq!(of(&"(a/b)".repeat(20)).len(), MAX);
    }
}
