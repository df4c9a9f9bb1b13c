//! The chats that Discord lists.

use channels::{Channel, FetchError, Listed};
use serde_json::{Value, json};

use super::world::{CHAT, SERVER, TOKEN, World};

/// A chat of a server, as Discord lists it.
pub fn chat(id: &str, kind: u64, name: &str) -> Value {
    json!({"id": id, "type": kind, "name": name, "guild_id": SERVER, "position": 0, "permission_overwrites": []})
}

fn listed(key: &str, name: &str) -> Listed {
    Listed { key: key.into(), name: name.into() }
}

#[tokio::test]
async fn what_people_write_in_is_listed_with_its_server() {
    let world = World::start().await;
    let chats = vec![
        chat(CHAT, 0, "lunches"),
        chat("12", 2, "voices"),
        chat("13", 5, "news\u{202e}"),
        chat("14", 4, "a category"),
        chat("../15", 0, "no number"),
        json!("nothing that can be read"),
    ];
    world.server.joins(TOKEN, "7", None);
    world.server.joins(TOKEN, SERVER, Some(chats));
    world.server.joins(TOKEN, "8", Some(vec![chat("16", 0, "Lunch club")]));
    let bot = world.bot();
    let here = format!("lunches · Server {SERVER}");
    let all =
        [listed(CHAT, &here), listed("13", &format!("news · Server {SERVER}")), listed("16", "Lunch club · Server 8")];
    assert_eq!(bot.list("", 10).await.unwrap(), all, "one server that does not tell hides no other");
    assert_eq!(bot.list("LUNCH", 10).await.unwrap(), [all[0].clone(), all[2].clone()]);
    assert_eq!(bot.list(CHAT, 10).await.unwrap(), [all[0].clone()]);
    assert_eq!(bot.list("server 8", 10).await.unwrap(), [all[2].clone()]);
    let asked = |world: &World| world.server.calls(TOKEN).len();
    let before = asked(&world);
    assert_eq!(bot.list("", 2).await.unwrap(), all[..2]);
    assert_eq!(asked(&world) - before, 3, "what is enough is not asked for further");
    assert_eq!(world.server.violations(), [""; 0]);

    let stranger = world.bot_with("MTIz.nobody.has-this-one").list("", 10).await;
    assert!(matches!(stranger, Err(FetchError::Refused { .. })), "{stranger:?}");
}
