//! An exported chat, read into a source conversation. The same file again changes nothing: each message has its
//! stable id.

mod read;

use std::collections::VecDeque;
use std::sync::Arc;

use axum::body::Bytes;
use axum::extract::{Request, State};
use axum::http::StatusCode;
use domain::{ChannelRole, Code, Conversation, ConversationId, User, text};
use futures_util::FutureExt;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use super::agenda::zone;
use crate::auth::Signed;
use crate::extract::{Json, Query, whole};
use crate::problem::{Problem, Problems, Result};
use crate::state::Api;

/// Messages of one commit.
const BATCH: usize = 50;
/// What a packed export may unpack to, as a multiple of what may be uploaded.
const UNPACKED: usize = 4;

#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub(crate) struct Upload {
    /// What its owner calls the file.
    name: String,
}

#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct Imported {
    /// Where the messages are; of several chats in one file the one with the newest message.
    conversation_id: ConversationId,
    title: String,
    /// Messages that are new.
    messages: usize,
    /// Messages that had been imported before.
    duplicates: usize,
    /// What its owner should know about how it was read, a sentence each.
    notes: Vec<String>,
}

/// Reads a file that holds an exported chat.
#[utoipa::path(post, path = "/v1/imports", summary = "Read an exported chat",
    description = "WhatsApp (.txt, .zip), Telegram (JSON), a mailbox (mbox), a mail (.eml). 16 MiB and the newest 5,000 \
        messages at most. The same file again changes nothing.", operation_id = "import_chat", tag = "conversations", params(Upload),
    request_body(content = Vec<u8>, content_type = "application/octet-stream"),
    responses((status = 202, body = Imported), Problems))]
pub(crate) async fn import(
    State(api): State<Api>,
    signed: Signed,
    Query(upload): Query<Upload>,
    request: Request,
) -> Result<(StatusCode, Json<Imported>)> {
    // Before the body is read, so that what waits here holds no megabytes.
    let place = Arc::clone(&api.imports).try_acquire_owned();
    let place = place.map_err(|_| Problem::new(Code::TooMany, "other files are being read now; try again soon"))?;
    let bytes = whole(request.into_body(), api.limits.import_body).await?;
    // A task of its own: it ends what it began, even where its caller goes away.
    let life = api.life.clone();
    let work = life.spawn(async move {
        let imported = take_over(&api, signed.user, upload.name, bytes).await;
        drop(place);
        imported
    });
    let imported = work.await.map_err(Problem::internal)??;
    Ok((StatusCode::ACCEPTED, Json(imported)))
}

async fn take_over(api: &Api, user: User, name: String, bytes: Bytes) -> Result<Imported> {
    let reading = read::Reading {
        name: file_name(&name),
        zone: zone(&user),
        me: user.name.to_lowercase(),
        most: api.limits.import_messages,
        unpacked: (api.limits.import_body * UNPACKED) as u64,
    };
    let reading = tokio::task::spawn_blocking(move || reading.read(bytes.into()));
    let read::Export { chats, mut notes } = reading.await.map_err(Problem::internal)??;
    let (mut first, mut messages, mut duplicates) = (None, 0, 0);
    for chat in chats {
        let conversation = conversation(api, &user, &chat.title).await?;
        if first.is_some() {
            notes.push(format!(
                "The file holds several chats; {} messages went to {:?}.",
                chat.messages.len(),
                chat.title
            ));
        }
        let mut left: VecDeque<_> = chat.messages.into();
        while !left.is_empty() {
            if api.life.is_stopping() {
                return Err(Problem::unavailable("the server stops during an import"));
            }
            let batch = left.drain(..left.len().min(BATCH)).map(|found| found.into_incoming(&conversation)).collect();
            for ack in api.engine.accept_all(&conversation, batch).await? {
                let count = if ack.duplicate { &mut duplicates } else { &mut messages };
                *count += 1;
            }
        }
        first.get_or_insert((conversation.id, chat.title));
    }
    let (conversation_id, title) = first.ok_or_else(|| Problem::invalid("body", "holds no message with a text"))?;
    Ok(Imported { conversation_id, title, messages, duplicates, notes })
}

/// As errors and the conversation's title say it.
fn file_name(name: &str) -> String {
    let name = text::shorten(text::clean(name).trim(), 200);
    if text::is_blank(&name) { "Import".to_owned() } else { name }
}

/// The member's source conversation of that title, made where there is none.
async fn conversation(api: &Api, user: &User, title: &str) -> Result<Conversation> {
    let (workspace, id) = (user.workspace_id, user.id);
    let all = api.read(move |tx| async move { store::conversations::of_user(tx, workspace, id).await }.boxed()).await?;
    match all.into_iter().find(|one| one.role == ChannelRole::Source && one.title == title) {
        Some(known) => Ok(known),
        None => Ok(api.engine.create_conversation(user, title, ChannelRole::Source).await?),
    }
}
