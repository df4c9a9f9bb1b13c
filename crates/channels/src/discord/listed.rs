//! The chats of the servers that the bot is on: a call for the servers, and one for each of them.

use domain::text::{clean, shorten};
use serde_json::Value;

use super::Bot;
use super::api::Fault;
use super::read::is_id;
use super::wire;
use crate::Listed;

/// Servers that are asked for their chats; a search waits for each.
const SERVERS: usize = 50;
/// Chats in which people write: text, and announcements.
const WRITTEN: [u64; 2] = [0, 5];
/// Characters of a name of a server or a chat; Discord has at most 100.
const NAME: usize = 100;

impl Bot {
    /// Those that hold `search`, each with its server's name, `most` at most.
    pub(super) async fn chats(&self, search: &str, most: usize) -> Result<Vec<Listed>, Fault> {
        let path = "users/@me/guilds";
        let servers: Vec<wire::Server> = self.api.get(path, &format!("{path}?limit={SERVERS}")).await?;
        let mut found = Vec::new();
        for server in servers.into_iter().take(SERVERS).filter(|server| is_id(&server.id)) {
            let path = format!("guilds/{}/channels", server.id);
            let chats: Vec<Value> = match self.api.get("guilds/{guild_id}/channels", &path).await {
                Ok(chats) => chats,
                // One server that does not tell must not hide the others.
                Err(Fault::Refused { .. }) => continue,
                Err(fault) => return Err(fault),
            };
            let of_server = chats.iter().filter_map(|chat| listed(chat, &server.name));
            found.extend(of_server.filter(|one| one.holds(search)));
            if found.len() >= most {
                found.truncate(most);
                break;
            }
        }
        Ok(found)
    }
}

fn listed(chat: &Value, server: &str) -> Option<Listed> {
    let key = chat["id"].as_str().filter(|id| is_id(id))?;
    chat["type"].as_u64().filter(|kind| WRITTEN.contains(kind))?;
    let short = |name: &str| shorten(clean(name).trim(), NAME);
    let name = format!("{} · {}", short(chat["name"].as_str().unwrap_or(key)), short(server));
    Some(Listed { key: key.to_owned(), name })
}
