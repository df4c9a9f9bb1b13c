//! Threads and what is said in them.

use std::collections::HashMap;

use axum::extract::State;
use axum::http::StatusCode;
use domain::{ChannelRole, Conversation, ConversationId, Message, MessageId, Triage};
use futures_util::FutureExt;
use serde::{Deserialize, Serialize};
use store::triage::Judged;
use utoipa::{IntoParams, ToSchema};

use crate::auth::Signed;
use crate::extract::{Id, Json, Query, cut, page_size};
use crate::problem::{Problem, Problems, Result};
use crate::state::Api;

#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct NewConversation {
    /// 1 to 100 characters.
    title: String,
    /// `assistant`: talk with the assistant; `source`: what is put in is only read.
    role: ChannelRole,
}

#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = ConversationRename)]
pub(crate) struct Rename {
    /// 1 to 100 characters.
    title: String,
}

#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(crate) struct MessagePage {
    /// Only messages before this `seq`.
    #[param(minimum = 1)]
    before: Option<i64>,
    #[param(minimum = 1, maximum = 200, default = 50)]
    limit: Option<u32>,
}

#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct Conversations {
    items: Vec<Listed>,
}

/// A conversation, and of a mail's how its newest mail was judged.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = ListedConversation)]
pub(crate) struct Listed {
    #[serde(flatten)]
    conversation: Conversation,
    #[serde(skip_serializing_if = "Option::is_none")]
    mail: Option<JudgedMail>,
}

#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct JudgedMail {
    message_id: MessageId,
    #[serde(flatten)]
    triage: Triage,
    /// The reasons in one's own language.
    because: Vec<String>,
    /// One has not answered it yet, and it wants an answer or a deed.
    needs_answer: bool,
    /// `rules`, or a model's name.
    judged_by: String,
}

impl JudgedMail {
    fn of(judged: Judged, language: &str) -> Self {
        let because = judged.triage.reasons.iter().map(|reason| engine::phrases::because(*reason, language).to_owned());
        Self {
            message_id: judged.message_id,
            because: because.collect(),
            triage: judged.triage,
            needs_answer: judged.waits,
            judged_by: judged.by,
        }
    }
}

#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct Messages {
    /// Oldest first.
    items: Vec<Message>,
    /// Whether there are others before the first.
    more: bool,
}

/// One's conversations, oldest first, 1,000 at most
#[utoipa::path(get, path = "/v1/conversations", operation_id = "conversations", tag = "conversations",
    responses((status = 200, body = Conversations), Problems))]
pub(crate) async fn list(State(api): State<Api>, signed: Signed) -> Result<Json<Conversations>> {
    let (workspace, user) = (signed.user.workspace_id, signed.user.id);
    let (all, judged) = api
        .read(move |tx| {
            async move {
                let all = store::conversations::of_user(tx, workspace, user).await?;
                Ok((all, store::triage::of_user(tx, workspace, user).await?))
            }
            .boxed()
        })
        .await?;
    let mut judged: HashMap<ConversationId, Judged> = judged.into_iter().collect();
    let listed = |conversation: Conversation| Listed {
        mail: judged.remove(&conversation.id).map(|judged| JudgedMail::of(judged, &signed.user.language)),
        conversation,
    };
    Ok(Json(Conversations { items: all.into_iter().map(listed).collect() }))
}

/// Begin one
#[utoipa::path(post, path = "/v1/conversations", operation_id = "create_conversation", tag = "conversations", request_body = NewConversation,
    responses((status = 201, body = Conversation), Problems))]
pub(crate) async fn create(
    State(api): State<Api>,
    signed: Signed,
    Json(new): Json<NewConversation>,
) -> Result<(StatusCode, Json<Conversation>)> {
    let conversation = api.engine.create_conversation(&signed.user, &new.title, new.role).await?;
    Ok((StatusCode::CREATED, Json(conversation)))
}

/// Give one another title
#[utoipa::path(patch, path = "/v1/conversations/{id}", operation_id = "rename_conversation", tag = "conversations", request_body = Rename,
    params(("id" = ConversationId, Path)), responses((status = 200, body = Conversation), Problems))]
pub(crate) async fn rename(
    State(api): State<Api>,
    signed: Signed,
    Id(id): Id<ConversationId>,
    Json(change): Json<Rename>,
) -> Result<Json<Conversation>> {
    Ok(Json(api.engine.rename_conversation(&signed.user, id, &change.title).await?))
}

/// Take one out of sight; what it had accepted is still worked off
#[utoipa::path(delete, path = "/v1/conversations/{id}", operation_id = "delete_conversation", tag = "conversations",
    params(("id" = ConversationId, Path)), responses((status = 204, description = "Gone"), Problems))]
pub(crate) async fn delete(State(api): State<Api>, signed: Signed, Id(id): Id<ConversationId>) -> Result<StatusCode> {
    api.engine.delete_conversation(&signed.user, id).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// What was said, oldest first; the newest page where `before` is absent
#[utoipa::path(get, path = "/v1/conversations/{id}/messages", operation_id = "messages", tag = "conversations",
    params(("id" = ConversationId, Path), MessagePage), responses((status = 200, body = Messages), Problems))]
pub(crate) async fn messages(
    State(api): State<Api>,
    signed: Signed,
    Id(id): Id<ConversationId>,
    Query(page): Query<MessagePage>,
) -> Result<Json<Messages>> {
    let limit = page_size(page.limit, 200)?;
    if page.before.is_some_and(|before| before < 1) {
        return Err(Problem::invalid("before", "must be the seq of a message, 1 or more"));
    }
    api.engine.conversation(&signed.user, Some(id)).await?;
    let mut items =
        api.read(move |tx| async move { store::messages::page(tx, id, page.before, limit + 1).await }.boxed()).await?;
    // The page is oldest first, so what lies beyond it stands at its beginning.
    items.reverse();
    let more = cut(&mut items, limit);
    items.reverse();
    Ok(Json(Messages { items, more }))
}
