//! What each call does.

use std::sync::Arc;

use serde_json::{Value, json};
use tokio::io::AsyncWriteExt;
use tokio::net::TcpStream;
use tokio_tungstenite::tungstenite::handshake::derive_accept_key;

use super::{Bot, Said, Server, keep, locked, methods, socket};
use crate::contract::Fault;
use crate::fake::http::{self, Request, Response};

/// When everything is sent: no test may depend on it.
const DATE: &str = "2026-11-18T20:26:40.000000+00:00";

/// Answers one connection until it closes, or until a request makes a WebSocket of it.
pub(super) async fn serve(mut stream: TcpStream, server: Arc<Server>) {
    let mut bytes = Vec::new();
    while let Some(request) = http::read(&mut stream, &mut bytes).await {
        if let Some(key) = request.field("sec-websocket-key") {
            let accept = derive_accept_key(key.as_bytes());
            let head = format!(
                "HTTP/1.1 101 .\r\nconnection: Upgrade\r\nupgrade: websocket\r\nsec-websocket-accept: {accept}\r\n\r\n"
            );
            if stream.write_all(head.as_bytes()).await.is_ok() {
                socket::serve(stream, server).await;
            }
            return;
        }
        if server.answer(&request).write(&mut stream).await.is_none() {
            return;
        }
    }
}

impl Server {
    fn answer(&self, request: &Request) -> Response {
        let path = request.path.trim_start_matches("/api").trim_start_matches("/v10");
        let path = path.trim_matches('/').replace("%40", "@");
        let parts: Vec<&str> = path.split('/').collect();
        let known = request.token("Bot").filter(|token| locked(&self.bots).contains_key(*token)).map(str::to_owned);
        // Files and presses are asked for without a token.
        let of_path = match parts.as_slice() {
            ["files" | "interactions", ..] => {
                locked(&self.bots).iter().find(|(_, bot)| bot.has(&parts)).map(|(token, _)| token.clone())
            }
            _ => None,
        };
        let Some(token) = known.or(of_path) else {
            return match parts.as_slice() {
                ["interactions", ..] => error(404, 10_062, "Unknown interaction"),
                ["files", ..] => error(404, 0, "Not Found"),
                _ => error(401, 0, "401: Unauthorized"),
            };
        };
        let Some((body, file)) = parameters(request) else { return error(400, 50_109, "invalid JSON") };
        let shape = methods::find(&request.method, &path);
        let name = shape.map_or_else(|| format!("{} {}", request.method, path), methods::Shape::title);
        let wrong = shape.map_or_else(Vec::new, |shape| methods::check(shape, &body));
        // What only others say is noted, and let through.
        let first = wrong.iter().find(|wrong| !wrong.ends_with("not in the table")).cloned();
        locked(&self.violations).extend(wrong);
        let address = self.address;
        let id = self.next_id();
        self.with(&token, |bot| {
            keep(&mut bot.calls, (name, body.clone()));
            if let Some(wrong) = first {
                return error(400, 50_035, &format!("Invalid Form Body: {wrong}"));
            }
            let mut response = if let ("GET", ["channels", chat, "messages"]) = (request.method.as_str(), &parts[..]) {
                bot.messages(chat, &request.query)
            } else {
                bot.act(&request.method, &parts, &body, file, &id, &address.to_string())
            };
            if let (Response::Json(_, _, headers), Some(limit)) = (&mut response, bot.limit.take()) {
                let text = |value: &Value| value.as_str().map_or_else(|| value.to_string(), str::to_owned);
                headers
                    .extend(limit.as_object().into_iter().flatten().map(|(name, value)| (name.clone(), text(value))));
            }
            response
        })
    }
}

impl Bot {
    fn has(&self, parts: &[&str]) -> bool {
        match parts {
            ["files", name] => self.files.contains_key(*name),
            ["interactions", id, token, _] => self.presses.contains(&format!("{id}/{token}")),
            _ => false,
        }
    }

    fn act(
        &mut self,
        method: &str,
        parts: &[&str],
        body: &Value,
        file: Option<Vec<u8>>,
        id: &str,
        address: &str,
    ) -> Response {
        match (method, parts) {
            ("GET", ["users", "@me"]) => fine(self.user()),
            ("GET", ["users", "@me", "guilds"]) => fine(
                self.servers
                    .iter()
                    .map(|(server, _)| json!({"id": server, "name": format!("Server {server}")}))
                    .collect(),
            ),
            ("GET", ["guilds", server, "channels"]) => {
                match self.servers.iter().find(|(known, _)| known.as_str() == *server) {
                    Some((_, Some(chats))) => fine(chats.clone().into()),
                    Some((_, None)) => error(403, 50_001, "Missing Access"),
                    None => error(404, 10_004, "Unknown Guild"),
                }
            }
            ("GET", ["applications", "@me"]) => fine(json!({"id": self.id, "name": "attache", "flags": self.flags})),
            ("POST", ["applications", _, "commands"]) => fine(json!({"id": id, "name": body["name"]})),
            ("GET", ["gateway", "bot"]) => fine(json!({"url": format!("ws://{address}"), "shards": 1,
                "session_start_limit": {"total": 1000, "remaining": self.sessions_left, "reset_after": 14_400_000,
                    "max_concurrency": 1}})),
            ("POST", ["channels", chat, "messages"]) => self.send(chat, body, file, id),
            ("PATCH", ["channels", _, "messages", message]) => self.edit(message, body),
            ("GET", ["channels", chat, "messages", message]) => match self.holders.get(&format!("{chat}/{message}")) {
                Some(message) => fine(message.clone()),
                None => error(404, 10_008, "Unknown Message"),
            },
            ("GET", ["channels", chat]) => fine(json!({"id": chat, "type": 0, "name": format!("lunches-{chat}")})),
            ("POST", ["channels", _, "typing"]) => empty(),
            ("POST", ["interactions", id, token, "callback"]) => {
                let press = format!("{id}/{token}");
                match self.presses.iter().position(|known| *known == press) {
                    Some(at) => {
                        self.presses.remove(at);
                        empty()
                    }
                    None => error(404, 10_062, "Unknown interaction"),
                }
            }
            ("GET", ["files", name]) => {
                self.files.get(*name).map_or_else(|| error(404, 0, "Not Found"), |bytes| Response::Bytes(bytes.clone()))
            }
            _ => error(404, 0, "404: Not Found"),
        }
    }

    /// The newest `limit` before an id, or the oldest behind one; the newest first.
    fn messages(&self, chat: &str, query: &str) -> Response {
        let asked = |name: &str| {
            let mut fields = query.split('&').filter_map(|field| field.split_once('='));
            fields.find(|(given, _)| *given == name).and_then(|(_, value)| value.parse::<u64>().ok())
        };
        let id = |message: &Value| message["id"].as_str().and_then(|id| id.parse::<u64>().ok()).unwrap_or(0);
        let (before, after) = (asked("before"), asked("after"));
        let mut found: Vec<&Value> = self.history.get(chat).into_iter().flatten().collect();
        found.retain(|message| before.is_none_or(|at| id(message) < at) && after.is_none_or(|at| id(message) > at));
        found.sort_by_key(|message| id(message));
        let limit = asked("limit").unwrap_or(50).min(100) as usize;
        if after.is_some() {
            found.truncate(limit);
        } else {
            found.drain(..found.len().saturating_sub(limit));
        }
        found.reverse();
        fine(found.into_iter().cloned().collect())
    }

    fn send(&mut self, chat: &str, body: &Value, file: Option<Vec<u8>>, id: &str) -> Response {
        let fault = self.faults.pop_front();
        match fault {
            Some(Fault::Limited) => {
                let told = json!({"message": "You are being rate limited.", "retry_after": 7.5, "global": false});
                let headers = vec![("retry-after".into(), "8".into())];
                // Over at once: the tests' clock stands still.
                return Response::Json(429, told, headers);
            }
            Some(Fault::Down) => return Response::Html(502),
            Some(Fault::Blocked) => return error(403, 50_007, "Cannot send messages to this user"),
            Some(Fault::Lost) | None => {}
        }
        let nonce = body["nonce"].as_str().map(str::to_owned).filter(|_| body["enforce_nonce"] == true);
        let there = self.said.iter().find(|said| said.chat == chat && nonce.is_some() && said.nonce == nonce);
        let said = there.cloned().unwrap_or_else(|| {
            let said = Said {
                chat: chat.into(),
                id: id.into(),
                text: text(body),
                buttons: buttons(body),
                reply_to: body["message_reference"]["message_id"].as_str().map(str::to_owned),
                file,
                nonce: nonce.clone(),
            };
            keep(&mut self.said, said.clone());
            said
        });
        if fault == Some(Fault::Lost) {
            self.lost.clone_from(&nonce);
            return Response::None;
        }
        // The repeat that follows at once is lost too.
        if self.lost.take_if(|lost| Some(&*lost) == nonce.as_ref()).is_some() || std::mem::take(&mut self.loses) {
            return Response::None;
        }
        fine(self.message(&said))
    }

    fn edit(&mut self, id: &str, body: &Value) -> Response {
        let Some(said) = self.said.iter_mut().find(|said| said.id == id) else {
            return error(404, 10_008, "Unknown Message");
        };
        said.text = text(body);
        said.buttons = buttons(body);
        let said = said.clone();
        fine(self.message(&said))
    }

    fn message(&self, said: &Said) -> Value {
        json!({"id": said.id, "channel_id": said.chat, "content": said.text, "author": self.user(), "timestamp": DATE,
            "edited_timestamp": null, "tts": false, "mention_everyone": false, "mentions": [], "mention_roles": [],
            "attachments": [], "embeds": [], "pinned": false, "type": 0, "components": []})
    }
}

fn text(body: &Value) -> String {
    body["content"].as_str().unwrap_or_default().to_owned()
}

fn buttons(body: &Value) -> Vec<(String, String)> {
    let rows = body["components"].as_array().into_iter().flatten();
    let buttons = rows.flat_map(|row| row["components"].as_array().into_iter().flatten());
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    buttons.map(|button| (text(&button["label"]), text(&button["custom_id"]))).collect()
}

fn fine(body: Value) -> Response {
    Response::json(200, body)
}

fn empty() -> Response {
    Response::json(204, Value::Null)
}

fn error(status: u16, code: u64, message: &str) -> Response {
    Response::json(status, json!({"code": code, "message": message}))
}

/// The parameters, as JSON or as a form's `payload_json`; and a file, where there is one.
fn parameters(request: &Request) -> Option<(Value, Option<Vec<u8>>)> {
    if !request.is_in_parts() {
        let body = if request.body.is_empty() { b"{}".as_slice() } else { &request.body };
        return Some((serde_json::from_slice(body).ok()?, None));
    }
    let (mut json, mut file) = (None, None);
    for part in request.parts()? {
        match part.name() {
            Some("payload_json") => json = serde_json::from_slice(part.content).ok(),
            Some("files[0]") => file = Some(part.content.to_vec()),
            _ => {}
        }
    }
    Some((json?, file))
}
