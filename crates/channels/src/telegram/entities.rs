//! Mentions and commands in a text. Telegram counts in code units of UTF-16, and a stranger's program may count as it
//! likes: what does not lie on characters of the text is no part of it.

use super::read::Me;
use super::wire::Entity;

/// The longest code that a link to a bot carries.
const MAX_START: usize = 64;

/// What stands at an entity; nothing stands at an empty one.
fn slice<'a>(text: &'a str, entity: &Entity) -> Option<&'a str> {
    let start = usize::try_from(entity.offset).ok()?;
    let length = usize::try_from(entity.length).ok().filter(|length| *length > 0)?;
    let end = start.checked_add(length)?;
    let (start, end) = bytes_at(text, start, end)?;
    text.get(start..end)
}

/// Two places in code units as places in bytes; `None` past the end or within a character.
fn bytes_at(text: &str, start: usize, end: usize) -> Option<(usize, usize)> {
    let mut units = 0;
    let mut from = None;
    for (at, c) in text.char_indices().chain([(text.len(), '\0')]) {
        if units == start {
            from = Some(at);
        }
        if units == end {
            return from.map(|from| (from, at));
        }
        if units > end {
            return None;
        }
        units += c.len_utf16();
    }
    None
}

/// Whether a text in a group calls on us: by our name, by a link to us, or by a command that is not another's.
pub(super) fn calls(text: &str, entities: &[Entity], me: &Me) -> bool {
    let ours = |name: &str| !me.username.is_empty() && name.eq_ignore_ascii_case(&me.username);
    entities.iter().any(|entity| match entity.kind.as_str() {
        "mention" => slice(text, entity).and_then(|name| name.strip_prefix('@')).is_some_and(ours),
        "text_mention" => entity.user.as_ref().is_some_and(|user| user.id == me.id),
        "bot_command" if entity.offset == 0 => {
            slice(text, entity).is_some_and(|command| command.split_once('@').is_none_or(|(_, name)| ours(name)))
        }
        _ => false,
    })
}

/// The code of a link by which somebody opened the chat: `/start CODE`.
pub(super) fn opened_with(text: &str, me: &Me) -> Option<String> {
    let (command, code) = text.split_once(' ')?;
    let command = command.strip_prefix("/start")?;
    let ours =
        command.is_empty() || command.strip_prefix('@').is_some_and(|name| name.eq_ignore_ascii_case(&me.username));
    let plain = |c: char| c.is_ascii_alphanumeric() || c == '_' || c == '-';
    (ours && !code.is_empty() && code.len() <= MAX_START && code.chars().all(plain)).then(|| code.to_owned())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn entity(offset: i64, length: i64) -> Entity {
        Entity { kind: "mention".into(), offset, length, user: None }
    }

    proptest! {
        #[test]
        fn a_place_in_utf_16_is_the_same_text(before in ".{0,12}", name in ".{1,8}", after in ".{0,12}") {
            let text = format!("{before}{name}{after}");
            let units = |text: &str| text.encode_utf16().count() as i64;
            prop_assert_eq!(slice(&text, &entity(units(&before), units(&name))), Some(name.as_str()));
        }

        #[test]
        fn any_place_is_a_slice_or_nothing(text in "[a👋é]{0,12}", offset in any::<i64>(), length in any::<i64>()) {
            let _ = slice(&text, &entity(offset, length));
            for (offset, length) in [(offset % 20, length % 20), (0, i64::MAX), (i64::MAX, i64::MAX)] {
                let units: Vec<u16> = text.encode_utf16().collect();
                let wanted = usize::try_from(offset).ok().zip(usize::try_from(length).ok())
                    .and_then(|(offset, length)| units.get(offset..offset.checked_add(length)?))
                    .and_then(|units| String::from_utf16(units).ok())
                    .filter(|text| !text.is_empty());
                prop_assert_eq!(slice(&text, &entity(offset, length)), wanted.as_deref());
            }
        }
    }
}
