//! What was written in a chat before. Discord hands out the newest first, a hundred a call: first it is gone back to
//! where the page begins that is wanted, then forward. The cursor is the last id that was read.

use serde_json::Value;

use super::Bot;
use super::api::Fault;
use super::read::{self, is_id};
use super::wire;
use crate::{Earlier, Wanted};

/// Messages of one call; Discord gives no more.
const PAGE: usize = 100;

impl Bot {
    pub(super) async fn page_before(&self, chat: &str, wanted: Wanted<'_>) -> Result<Earlier, Fault> {
        let after = match wanted.cursor.filter(|cursor| is_id(cursor)) {
            Some(cursor) => cursor.to_owned(),
            None => self.start_of(chat, wanted).await?.to_string(),
        };
        let mut page = self.messages(chat, &format!("&after={after}")).await?;
        page.sort_unstable_by_key(|(id, _)| *id);
        let cursor = page.last().filter(|_| page.len() == PAGE).map(|(id, _)| id.to_string());
        let title = self.title_of(chat).await;
        let me = self.me();
        let mut earlier = Earlier { messages: Vec::new(), cursor };
        for (_, message) in page {
            // One that cannot be read is passed over.
            let Ok(mut message) = serde_json::from_value::<wire::Message>(message) else { continue };
            // What is asked for does not say whose chat it is in, and only events between two are without.
            message.guild_id.get_or_insert_default();
            let Ok(Some(mut received)) = read::received(message, &me) else { continue };
            if received.chat_key == chat && received.sent_at >= wanted.since {
                received.chat_title.clone_from(&title);
                earlier.messages.push(received);
            }
        }
        Ok(earlier)
    }

    /// The id behind which the wanted messages begin.
    async fn start_of(&self, chat: &str, wanted: Wanted<'_>) -> Result<u64, Fault> {
        let first = read::id_at(wanted.since);
        let mut oldest = u64::MAX;
        for _ in 0..wanted.most.div_ceil(PAGE) {
            let before = if oldest == u64::MAX { String::new() } else { format!("&before={oldest}") };
            let page = self.messages(chat, &before).await?;
            oldest = page.iter().map(|(id, _)| *id).min().unwrap_or(0).min(oldest);
            if page.len() < PAGE || oldest <= first {
                return Ok(first.saturating_sub(1));
            }
        }
        Ok(oldest.saturating_sub(1))
    }

    /// With their ids, in no order.
    async fn messages(&self, chat: &str, which: &str) -> Result<Vec<(u64, Value)>, Fault> {
        let path = format!("channels/{chat}/messages?limit={PAGE}{which}");
        let page: Vec<Value> = self.api.get("channels/{channel_id}/messages", &path).await?;
        let id = |message: &Value| message["id"].as_str()?.parse::<u64>().ok();
        Ok(page.into_iter().take(PAGE).filter_map(|message| Some((id(&message)?, message))).collect())
    }

    async fn title_of(&self, chat: &str) -> String {
        if let Some(name) = self.names.get(chat) {
            return name;
        }
        let asked = self.api.get::<wire::Channel>("channels/{channel_id}", &format!("channels/{chat}")).await;
        asked.ok().and_then(|channel| channel.name).unwrap_or_default()
    }
}
