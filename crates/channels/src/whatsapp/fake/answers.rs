//! What each call does.

use std::sync::{Arc, PoisonError};

use serde_json::{Value, json};
use tokio::net::TcpStream;

use super::{Account, Fate, Said, Server, keep, table};
use crate::contract::Fault;
use crate::fake::http::{self, Request, Response};

/// What `/media` takes.
const TAKEN: [&str; 5] = ["text/plain", "application/pdf", "image/jpeg", "audio/ogg", "video/mp4"];

/// Answers one connection until it closes.
pub(super) async fn serve(mut stream: TcpStream, server: Arc<Server>) {
    let mut bytes = Vec::new();
    while let Some(request) = http::read(&mut stream, &mut bytes).await {
        if server.answer(&request).write(&mut stream).await.is_none() {
            return;
        }
    }
}

impl Server {
    fn answer(&self, request: &Request) -> Response {
        let Some(path) = request.path.strip_prefix(&format!("/{}/", super::super::VERSION)) else {
            return error(400, 2500, "Unknown path components");
        };
        let token = request.token("Bearer").unwrap_or_default();
        let mut accounts = self.accounts();
        if !accounts.values().any(|account| account.token == token) {
            return error(401, 190, "Invalid OAuth access token - Cannot parse access token");
        }
        let (first, rest) = path.split_once('/').unwrap_or((path, ""));
        if first == "files" {
            let files = accounts.values().find_map(|account| account.files.get(rest));
            return files.map_or_else(|| error(404, 100, "gone"), |bytes| Response::Bytes(bytes.clone()));
        }
        if let Some(account) = accounts.get_mut(first).filter(|account| account.token == token) {
            return match (request.method.as_str(), rest) {
                ("GET", "") => Response::json(
                    200,
                    json!({"id": first, "display_phone_number": "+1 555-078-3881",
                    "verified_name": "Attaché", "quality_rating": "GREEN"}),
                ),
                ("POST", "messages") => {
                    let (response, wrong) = account.post(&request.body);
                    self.violations.lock().unwrap_or_else(PoisonError::into_inner).extend(wrong);
                    response
                }
                ("POST", "media") => account.take(request),
                _ => error(400, 100, "Unsupported request"),
            };
        }
        let number = request.query.strip_prefix("phone_number_id=").unwrap_or_default();
        let owner = accounts.get(number).filter(|account| account.token == token);
        match owner.and_then(|account| account.files.get(first).map(|bytes| (account, bytes))) {
            Some((account, bytes)) => {
                let address = self.address.lock().unwrap_or_else(PoisonError::into_inner).clone();
                let here = format!("{address}/{}/files/{first}", super::super::VERSION);
                let url = account.elsewhere.get(first).cloned().unwrap_or(here);
                // Meta writes the size as text in its description, and as a number in its answers.
                Response::json(200, json!({"id": first, "url": url, "file_size": bytes.len().to_string()}))
            }
            None => missing(first),
        }
    }
}

impl Account {
    fn post(&mut self, body: &[u8]) -> (Response, Vec<String>) {
        let Ok(body) = serde_json::from_slice::<Value>(body) else {
            return (error(400, 100, "Invalid JSON"), vec!["no JSON".into()]);
        };
        keep(&mut self.calls, body.clone());
        let wrong = table::check(&body);
        if let Some(first) = wrong.first() {
            return (error(400, 100, first), wrong);
        }
        if body.get("status").is_some() {
            return (Response::json(200, json!({"success": true})), wrong);
        }
        (self.say(&body), wrong)
    }

    fn say(&mut self, body: &Value) -> Response {
        let fate = self.fates.pop_front();
        match fate {
            Some(Fate::Code(status, code)) => return error(status, code, "as told"),
            Some(Fate::Fault(Fault::Limited)) => {
                let later = vec![("retry-after".into(), "7".into())];
                return Response::Json(429, told(130_429, "Rate limit hit"), later);
            }
            Some(Fate::Fault(Fault::Down)) => return Response::Html(502),
            Some(Fate::Fault(Fault::Blocked)) => return error(400, 131_026, "Message undeliverable"),
            Some(Fate::Fault(Fault::Lost)) | None => {}
        }
        let kind = body["type"].as_str().unwrap_or_default();
        let content = &body[kind];
        let header = &content["header"];
        let media = content["id"].as_str().or_else(|| header[header["type"].as_str()?]["id"].as_str());
        let file = match media.map(|id| self.files.get(id)) {
            Some(None) => return error(400, 131_053, "no such media"),
            file => file.flatten().cloned(),
        };
        let texts = [&content["body"], &content["caption"], &content["body"]["text"], &content["name"]];
        let said = Said {
            to: text(&body["to"]),
            id: self.id(),
            text: texts.into_iter().find_map(Value::as_str).unwrap_or_default().into(),
            buttons: buttons(&content["action"]),
            reply_to: body["context"]["message_id"].as_str().map(str::to_owned),
            file,
        };
        let (to, id) = (said.to.clone(), said.id.clone());
        keep(&mut self.said, said);
        if fate.is_some() {
            return Response::None;
        }
        Response::json(
            200,
            json!({"messaging_product": "whatsapp", "contacts": [{"input": to, "wa_id": to}],
            "messages": [{"id": id}]}),
        )
    }

    fn take(&mut self, request: &Request) -> Response {
        let form = request.parts().unwrap_or_default();
        let field = |name: &str| form.iter().find(|part| part.name() == Some(name));
        if field("messaging_product").is_none_or(|part| part.content != b"whatsapp") {
            return error(400, 100, "(#100) The parameter messaging_product is required.");
        }
        match field("file") {
            Some(part) if part.kind().is_some_and(|kind| TAKEN.contains(&kind)) => {
                let id = format!("44907{:010}", self.next);
                self.next += 1;
                self.files.insert(id.clone(), part.content.to_vec());
                Response::json(200, json!({"id": id}))
            }
            _ => error(400, 100, "(#100) Param file must be a file with one of the known types"),
        }
    }
}

fn buttons(action: &Value) -> Vec<(String, String)> {
    let all = |value: &Value| value.as_array().cloned().unwrap_or_default();
    let replies = all(&action["buttons"]).into_iter().map(|button| button["reply"].clone());
    let rows = all(&action["sections"]).into_iter().flat_map(|section| all(&section["rows"]));
    replies.chain(rows).map(|button| (text(&button["title"]), text(&button["id"]))).collect()
}

fn text(value: &Value) -> String {
    value.as_str().unwrap_or_default().into()
}

fn told(code: i64, details: &str) -> Value {
    json!({"error": {"message": format!("(#{code}) {details}"), "type": "OAuthException", "code": code,
        "error_data": {"messaging_product": "whatsapp", "details": details}, "fbtrace_id": "A1"}})
}

fn error(status: u16, code: i64, details: &str) -> Response {
    Response::json(status, told(code, details))
}

fn missing(id: &str) -> Response {
    let mut told = told(100, &format!("Object with ID '{id}' does not exist"));
    told["error"]["error_subcode"] = 33.into();
    Response::json(400, told)
}
