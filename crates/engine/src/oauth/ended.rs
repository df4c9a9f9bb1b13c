//! A provider ended the access to an account: it is marked, and its person told, in one transaction.

use domain::{ChannelRole, ConnectionKind, Conversation, LiveEvent, Told, User};
use futures_util::FutureExt;
use serde_json::json;
use store::Tx;
use store::tokens::{Claim, Kept};

use crate::say::{Place, Saying};
use crate::texts::{self, Texts};
use crate::{Engine, Error, Result, audit, reach};

/// What stands at the account. `lost`: an answer of the provider's was lost before, and with it maybe the new tokens.
pub(crate) fn words(kept: &Kept, lost: bool) -> String {
    let (name, account) = (provider(kept.kind), &kept.account);
    if lost {
        return format!(
            "the access to {account} was lost while it was renewed: {name} gave out a new one, and this server stopped \
             or was cut off before it could keep it; let the account in again"
        );
    }
    format!(
        "{name} ended the access to {account}: it was withdrawn there, the password was changed, or it was not used for \
         long; let the account in again"
    )
}

pub(super) fn provider(kind: ConnectionKind) -> &'static str {
    match kind {
        ConnectionKind::Google => "Google",
        ConnectionKind::Caldav => "the server",
    }
}

impl Engine {
    /// Marks the account and tells its person, once.
    pub(super) async fn access_ended(&self, kept: Kept, claim: Claim, words: String) -> Result<()> {
        let (env, now, workspace) = (self.env.clone(), self.env.now(), kept.workspace_id);
        let link = format!("{}/oauth/google/begin?connection={}", self.links.settings.public_url, kept.id);
        let events = self
            .store
            .write::<_, Error, _>(move |tx| {
                async move {
                    let told = match chat(tx, &kept).await? {
                        Some((user, chat)) => {
                            let texts = Texts::of(tx, workspace, &user.language, true).await?;
                            let said = [("account", kept.account.as_str()), ("link", link.as_str())];
                            tell(tx, &env, &chat, claim, texts.say(texts::ACCESS_ENDED, &said)).await?
                        }
                        None => Vec::new(),
                    };
                    store::tokens::revoked(tx, claim, &words, now).await?;
                    let entry = audit::entry(&env, workspace, "system", "connection.ended", kept.id, json!({}));
                    tx.execute_all(vec![store::audit::insert(&entry)]).await?;
                    Ok(told)
                }
                .boxed()
            })
            .await?;
        self.publish(workspace, events);
        self.outbox_wake.now();
        Ok(())
    }
}

/// Where the person wants to be reached, else their own chat.
async fn chat(tx: &mut Tx, kept: &Kept) -> Result<Option<(User, Conversation)>> {
    let Some(user) = store::workspaces::user(tx, kept.workspace_id, kept.user_id).await? else { return Ok(None) };
    let chat = match reach::first(tx, kept.workspace_id, kept.user_id).await? {
        Some(chosen) => Some(chosen),
        None => {
            let own = store::conversations::of_user(tx, kept.workspace_id, kept.user_id).await?;
            own.into_iter().find(|own| own.role == ChannelRole::Assistant && own.left_at.is_none())
        }
    };
    Ok(chat.map(|chat| (user, chat)))
}

async fn tell(
    tx: &mut Tx,
    env: &domain::Env,
    chat: &Conversation,
    claim: Claim,
    text: String,
) -> Result<Vec<LiveEvent>> {
    let now = env.now();
    let seq = store::conversations::advance(tx, chat.id, 1).await?;
    let place = Place::new(chat, format!("{}:ended:{}", claim.id, claim.fence), None);
    let saying = Saying::new(env, place, seq, text, now).telling(Told::default());
    let events = store::live::number(chat.id, seq, now, vec![saying.payload()]);
    let mut statements: Vec<_> = saying.statements().into();
    statements.extend(events.iter().map(store::live::insert));
    tx.execute_all(statements).await?;
    Ok(events)
}
