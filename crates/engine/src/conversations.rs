//! Threads: made, renamed, deleted by their member.

use domain::{ChannelRole, Conversation, ConversationId, Platform, User, text};
use futures_util::FutureExt;

use crate::{Engine, Error, Result};

/// Conversations that a member can have at once.
const MOST: usize = 1_000;

impl Engine {
    pub async fn create_conversation(&self, user: &User, title: &str, role: ChannelRole) -> Result<Conversation> {
        let id = self.env.id(ConversationId::new);
        let (title, now, user) = (checked_name("title", title)?, self.env.now(), user.clone());
        self.store
            .write::<_, Error, _>(move |tx| {
                async move {
                    let channel = store::channels::on_platform(tx, user.workspace_id, Platform::Web).await?;
                    let channel = channel.ok_or(Error::NotFound("web channel"))?;
                    if store::conversations::of_user(tx, user.workspace_id, user.id).await?.len() >= MOST {
                        return Err(Error::TooMany("conversations (1,000 at most; delete one)"));
                    }
                    let conversation = Conversation {
                        id,
                        workspace_id: user.workspace_id,
                        channel_id: channel.id,
                        user_id: user.id,
                        chat_key: id.to_string(),
                        role,
                        title,
                        seq: 0,
                        created_at: now,
                        left_at: None,
                    };
                    store::conversations::insert(tx, &conversation).await?;
                    Ok(conversation)
                }
                .boxed()
            })
            .await
    }

    pub async fn rename_conversation(&self, user: &User, id: ConversationId, title: &str) -> Result<Conversation> {
        let (title, user) = (checked_name("title", title)?, user.clone());
        self.store
            .write::<_, Error, _>(move |tx| {
                async move {
                    let mut conversation = own(tx, &user, id).await?;
                    store::conversations::rename(tx, user.workspace_id, id, &title).await?;
                    conversation.title = title;
                    Ok(conversation)
                }
                .boxed()
            })
            .await
    }

    /// Takes it out of sight. What it had accepted is still worked off.
    pub async fn delete_conversation(&self, user: &User, id: ConversationId) -> Result<()> {
        let (user, now) = (user.clone(), self.env.now());
        self.store
            .write::<_, Error, _>(move |tx| {
                async move {
                    own(tx, &user, id).await?;
                    store::conversations::delete(tx, user.workspace_id, id, now).await?;
                    Ok(())
                }
                .boxed()
            })
            .await
    }

    /// The member's conversation of that id, or their first where none is named.
    pub async fn conversation(&self, user: &User, id: Option<ConversationId>) -> Result<Conversation> {
        let user = user.clone();
        self.store
            .read::<_, Error, _>(move |tx| {
                async move {
                    if let Some(id) = id {
                        return own(tx, &user, id).await;
                    }
                    let all = store::conversations::of_user(tx, user.workspace_id, user.id).await?;
                    let chat = |one: &Conversation| one.role == ChannelRole::Assistant;
                    all.into_iter().find(chat).ok_or(Error::NotFound("conversation"))
                }
                .boxed()
            })
            .await
    }
}

async fn own(tx: &mut store::Tx, user: &User, id: ConversationId) -> Result<Conversation> {
    let conversation = store::conversations::get(tx, user.workspace_id, id).await?;
    conversation.filter(|one| one.user_id == user.id).ok_or(Error::NotFound("conversation"))
}

/// What a person calls something, on one line.
pub(crate) fn checked_name(field: &'static str, name: &str) -> Result<String> {
    let name = text::clean(name).trim().replace('\n', " ");
    if text::is_blank(&name) || name.chars().count() > 100 {
        return Err(Error::invalid(field, "must have 1 to 100 characters, of which one can be seen"));
    }
    Ok(name)
}
