//! What each method does.

use std::sync::Arc;
use std::time::Duration;

use serde_json::{Map, Value, json};
use tokio::net::TcpStream;

use super::{Bot, KEPT, Said, Server, methods};
use crate::contract::Fault;
use crate::fake::http::{self, Request, Response};

/// When everything is sent: no test may depend on it.
const DATE: i64 = 1_795_000_000;

/// Answers one connection until it closes.
pub(super) async fn serve(mut stream: TcpStream, server: Arc<Server>) {
    let mut bytes = Vec::new();
    while let Some(request) = http::read(&mut stream, &mut bytes).await {
        if server.answer(&request).await.write(&mut stream).await.is_none() {
            return;
        }
    }
}

impl Server {
    async fn answer(&self, request: &Request) -> Response {
        // The colon of a token is all that clients write as an escape.
        let path = request.path.trim_start_matches('/').replace("%3A", ":");
        if let Some((token, file)) = path.strip_prefix("file/bot").and_then(|path| path.split_once('/')) {
            return self.file(token, file);
        }
        let Some((token, method)) = path.strip_prefix("bot").and_then(|path| path.split_once('/')) else {
            return error(404, "Not Found");
        };
        let Some((body, file)) = parameters(request, method) else {
            return error(400, "Bad Request: can't parse the request");
        };
        if !self.bots().contains_key(token) {
            return error(401, "Unauthorized");
        }
        let wrong = methods::check(method, &body);
        let first = wrong.first().cloned();
        self.violated(wrong);
        match method {
            "getUpdates" => self.updates(token, &body).await,
            _ => self.act(token, method, &body, file, first),
        }
    }

    fn act(&self, token: &str, method: &str, body: &Value, file: Option<Vec<u8>>, wrong: Option<String>) -> Response {
        let mut bots = self.bots();
        let Some(bot) = bots.get_mut(token) else { return error(401, "Unauthorized") };
        bot.called(method, body);
        if let Some(wrong) = wrong {
            return error(400, &format!("Bad Request: {wrong}"));
        }
        match method {
            "getMe" => fine(bot.user()),
            "setWebhook" => {
                let text = |name: &str| body[name].as_str().unwrap_or_default().to_owned();
                bot.webhook = Some((text("url"), text("secret_token")));
                fine(json!(true))
            }
            "deleteWebhook" => {
                bot.webhook = None;
                fine(json!(true))
            }
            "sendMessage" | "sendPhoto" | "sendVoice" | "sendDocument" => bot.send(body, file),
            "editMessageText" => bot.edit(body),
            "answerCallbackQuery" => {
                let known = bot.queries.iter().any(|query| Some(query.as_str()) == body["callback_query_id"].as_str());
                let late = "Bad Request: query is too old and response timeout expired or query ID is invalid";
                if known { fine(json!(true)) } else { error(400, late) }
            }
            "sendChatAction" => fine(json!(true)),
            "getFile" => {
                let id = body["file_id"].as_str().unwrap_or_default();
                match bot.files.get(id) {
                    Some(bytes) => fine(json!({"file_id": id, "file_unique_id": id, "file_size": bytes.len(),
                        "file_path": format!("files/{id}")})),
                    None => error(400, "Bad Request: wrong file_id or the file is temporarily unavailable"),
                }
            }
            _ => error(404, "Not Found"),
        }
    }

    fn file(&self, token: &str, path: &str) -> Response {
        let bots = self.bots();
        let bytes = bots.get(token).zip(path.strip_prefix("files/")).and_then(|(bot, id)| bot.files.get(id));
        bytes.map_or_else(|| error(404, "Not Found"), |bytes| Response::Bytes(bytes.clone()))
    }

    /// Confirms what is below the offset, then waits for something at or above it.
    async fn updates(&self, token: &str, body: &Value) -> Response {
        let (changed, poll) = {
            let mut bots = self.bots();
            let Some(bot) = bots.get_mut(token) else { return error(401, "Unauthorized") };
            bot.called("getUpdates", body);
            if bot.webhook.is_some() {
                return error(409, "Conflict: can't use getUpdates method while webhook is active");
            }
            if bot.dropped > 0 {
                bot.dropped -= 1;
                return Response::None;
            }
            bot.pending = bot.pending.split_off(&body["offset"].as_i64().unwrap_or(0));
            bot.poll += 1;
            bot.changed.notify_waiters();
            (Arc::clone(&bot.changed), bot.poll)
        };
        let limit = body["limit"].as_u64().unwrap_or(100) as usize;
        let patience = Duration::from_secs(body["timeout"].as_u64().unwrap_or(0));
        let waited = tokio::time::timeout(patience, async {
            loop {
                let notified = changed.notified();
                if let Some(answer) = self.waiting(token, poll, limit) {
                    return answer;
                }
                notified.await;
            }
        });
        match waited.await {
            Ok(answer) => answer,
            Err(_) => self.waiting(token, poll, limit).unwrap_or_else(|| fine(json!([]))),
        }
    }

    /// The answer to a poll that has one by now.
    fn waiting(&self, token: &str, poll: u64, limit: usize) -> Option<Response> {
        let bots = self.bots();
        let Some(bot) = bots.get(token) else { return Some(error(401, "Unauthorized")) };
        if bot.poll != poll {
            let told =
                "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running";
            return Some(error(409, told));
        }
        let updates: Vec<&str> = bot.pending.values().take(limit).map(String::as_str).collect();
        (!updates.is_empty()).then(|| Response::Text(format!(r#"{{"ok":true,"result":[{}]}}"#, updates.join(","))))
    }
}

impl Bot {
    fn send(&mut self, body: &Value, file: Option<Vec<u8>>) -> Response {
        let fault = self.faults.pop_front();
        match fault {
            Some(Fault::Limited) => return limited(7),
            Some(Fault::Down) => return Response::Html(502),
            Some(Fault::Blocked) => return error(403, "Forbidden: bot was blocked by the user"),
            Some(Fault::Lost) | None => {}
        }
        let chat = body["chat_id"].as_i64().unwrap_or_default();
        if chat == 0 {
            return error(400, "Bad Request: chat not found");
        }
        if let Some(Err(after)) = self.limits.as_mut().map(|limits| limits.take(chat)) {
            return limited(after);
        }
        if let Some(to) = self.moved.get(&chat) {
            return Response::json(
                400,
                json!({"ok": false, "error_code": 400,
                "description": "Bad Request: group chat was upgraded to a supergroup chat",
                "parameters": {"migrate_to_chat_id": to}}),
            );
        }
        let said = Said {
            chat,
            thread: body["message_thread_id"].as_i64(),
            id: self.message_id(),
            text: body["text"].as_str().or(body["caption"].as_str()).unwrap_or_default().to_owned(),
            buttons: buttons(body),
            reply_to: body["reply_parameters"]["message_id"].as_i64(),
            file,
        };
        let message = self.message(&said);
        if self.said.len() >= KEPT {
            self.said.pop_front();
        }
        self.said.push_back(said);
        if fault == Some(Fault::Lost) { Response::None } else { fine(message) }
    }

    fn edit(&mut self, body: &Value) -> Response {
        let (chat, id) = (body["chat_id"].as_i64(), body["message_id"].as_i64());
        let there = self.said.iter_mut().find(|said| Some(said.chat) == chat && Some(said.id) == id);
        let Some(there) = there else { return error(400, "Bad Request: message to edit not found") };
        let (text, buttons) = (body["text"].as_str().unwrap_or_default(), buttons(body));
        if there.text == text && there.buttons == buttons {
            let told = "Bad Request: message is not modified: specified new message content and reply markup are \
                exactly the same as a current content and reply markup of the message";
            return error(400, told);
        }
        text.clone_into(&mut there.text);
        there.buttons = buttons;
        let there = there.clone();
        fine(self.message(&there))
    }

    fn message(&self, said: &Said) -> Value {
        let kind = if said.chat > 0 { "private" } else { "supergroup" };
        let mut message = json!({"message_id": said.id, "date": DATE, "from": self.user(),
            "chat": {"id": said.chat, "type": kind, "title": "chat", "first_name": "Luis"}});
        match &said.file {
            Some(bytes) => {
                let id = format!("sent-{}", said.id);
                message["caption"] = said.text.clone().into();
                message["document"] = json!({"file_id": id, "file_unique_id": id, "file_size": bytes.len()});
            }
            None => message["text"] = said.text.clone().into(),
        }
        message
    }
}

fn buttons(body: &Value) -> Vec<(String, String)> {
    let rows = body["reply_markup"]["inline_keyboard"].as_array().into_iter().flatten();
    let keys = rows.filter_map(Value::as_array).flatten();
    let text = |key: &Value, name: &str| key[name].as_str().unwrap_or_default().to_owned();
    keys.map(|key| (text(key, "text"), text(key, "callback_data"))).collect()
}

fn fine(result: impl Into<Value>) -> Response {
    Response::json(200, json!({"ok": true, "result": result.into()}))
}

fn limited(after: u64) -> Response {
    let told = json!({"ok": false, "error_code": 429, "description": format!("Too Many Requests: retry after {after}"),
        "parameters": {"retry_after": after}});
    Response::json(429, told)
}

fn error(status: u16, description: &str) -> Response {
    Response::json(status, json!({"ok": false, "error_code": status, "description": description}))
}

/// The parameters, which come as JSON or as a form of either sort; and a file, where there is one among them.
fn parameters(request: &Request, method: &str) -> Option<(Value, Option<Vec<u8>>)> {
    if request.is_in_parts() {
        return parts(request, method);
    }
    if request.body.is_empty() {
        return Some((Value::Object(Map::new()), None));
    }
    if !request.kind().contains("form-urlencoded") {
        return Some((serde_json::from_slice(&request.body).ok()?, None));
    }
    let query = std::str::from_utf8(&request.body).ok()?;
    let url = reqwest::Url::parse(&format!("http://form/?{query}")).ok()?;
    let pairs = url.query_pairs().map(|(name, text)| (name.clone().into_owned(), meant(method, &name, &text)));
    Some((Value::Object(pairs.collect()), None))
}

/// A form in parts, the file among them as `{"name", "bytes"}`.
fn parts(request: &Request, method: &str) -> Option<(Value, Option<Vec<u8>>)> {
    let (mut fields, mut file) = (Map::new(), None);
    for part in request.parts()? {
        let name = part.name()?;
        let value = match part.file_name() {
            Some(given) => {
                file = Some(part.content.to_vec());
                json!({"name": given, "bytes": part.content.len()})
            }
            None => meant(method, name, std::str::from_utf8(part.content).ok()?),
        };
        fields.insert(name.to_owned(), value);
    }
    Some((Value::Object(fields), file))
}

/// In a form all is text; what is meant stands in the table.
fn meant(method: &str, parameter: &str, text: &str) -> Value {
    let plain = || Value::String(text.to_owned());
    if methods::is_text(method, parameter) { plain() } else { serde_json::from_str(text).unwrap_or_else(|_| plain()) }
}
