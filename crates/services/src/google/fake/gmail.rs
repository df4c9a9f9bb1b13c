//! The fake's Gmail v1. It finds words as Gmail does: whole ones, in what a mail says and in whose it is.

use std::collections::{BTreeMap, BTreeSet};

use base64::Engine as _;
use mail::reading::{self, Bodies};
use serde_json::{Value, json};

use super::http::Request;
use super::message::{self, header};
use super::{Answered, error, query};
use crate::google::message::BASE64;

/// Mails of a page where nobody says, and at most.
const PAGE: usize = 100;
const MOST_PAGE: usize = 500;
const MOST_BATCH: usize = 1_000;
/// The first mail comes then, each other a second later.
const BEGAN: i64 = 1_795_431_600_000;
const FIRST: u64 = 0x18c2_0000_0000_0000;
const SYSTEM: [&str; 10] = [
    "INBOX",
    "SENT",
    "DRAFT",
    "TRASH",
    "SPAM",
    "STARRED",
    "UNREAD",
    "IMPORTANT",
    "CATEGORY_PROMOTIONS",
    "CATEGORY_SOCIAL",
];

#[derive(Debug, Default)]
pub(super) struct Gmail {
    /// By the order in which they came.
    mails: BTreeMap<u64, Stored>,
    /// The person's labels: id and name.
    labels: Vec<(String, String)>,
    drafts: usize,
    /// Gives what is sent another Message-ID.
    pub renames: bool,
    /// Ids of attachments are others each time.
    asked: usize,
}

#[derive(Debug)]
struct Stored {
    thread: String,
    labels: BTreeSet<String>,
    raw: Vec<u8>,
}

fn ok(body: Value) -> Answered {
    (200, Some(body))
}

fn no(status: u16, reason: &str) -> Answered {
    (status, Some(error(status, reason)))
}

fn id(number: u64) -> String {
    format!("{:016x}", FIRST + number)
}

/// The number behind an id.
fn number(id: &str) -> Option<u64> {
    u64::from_str_radix(id, 16).ok()?.checked_sub(FIRST)
}

fn at(number: u64) -> i64 {
    BEGAN + i64::try_from(number).unwrap_or_default() * 1_000
}

fn strings(list: &Value) -> Vec<String> {
    list.as_array().into_iter().flatten().filter_map(Value::as_str).map(str::to_owned).collect()
}

/// Text as it is looked through: its words in a row.
fn words(text: &str) -> Vec<String> {
    text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_lowercase).collect()
}

fn holds(text: &str, wanted: &str) -> bool {
    let (text, wanted) = (words(text), words(wanted));
    wanted.is_empty() || text.windows(wanted.len()).any(|some| some == wanted)
}

fn address(raw: &[u8], name: &str) -> String {
    header(raw, name).unwrap_or_default()
}

impl Gmail {
    pub(super) fn arrives(&mut self, raw: &[u8]) -> String {
        let number = self.store(raw, None, &["INBOX", "UNREAD"]);
        id(number)
    }

    /// What stands under a label, whole, in the order in which it came.
    pub(super) fn under(&self, label: &str) -> Vec<String> {
        let mails = self.mails.values().filter(|mail| mail.labels.contains(label));
        mails.map(|mail| String::from_utf8_lossy(&mail.raw).into_owned()).collect()
    }

    pub(super) fn deletes(&mut self, wanted: &str) {
        if let Some(number) = number(wanted) {
            self.mails.remove(&number);
        }
    }

    pub(super) fn route(&mut self, request: &Request, path: &[&str]) -> Answered {
        let null = Value::Null;
        let body = request.body.as_ref().unwrap_or(&null);
        match (request.method.as_str(), path) {
            ("GET", ["messages"]) => self.list(request),
            ("GET", ["messages", id]) => self.get(id, request),
            ("GET", ["messages", id, "attachments", at]) => self.attachment(id, at),
            ("POST", ["messages", "send"]) => self.send(body),
            ("POST", ["messages", "batchModify"]) => self.change_all(body),
            ("POST", ["messages", id, "modify"]) => self.change(id, body),
            ("GET", ["threads", id]) => self.thread(id, request),
            ("POST", ["drafts"]) => self.draft(&body["message"]),
            ("GET", ["labels"]) => self.all_labels(),
            ("POST", ["labels"]) => self.add_label(body),
            _ => no(404, "notFound"),
        }
    }

    fn store(&mut self, raw: &[u8], thread: Option<&str>, labels: &[&str]) -> u64 {
        let number = self.mails.keys().next_back().map_or(1, |last| last + 1);
        let before = [header(raw, "References"), header(raw, "In-Reply-To")].map(Option::unwrap_or_default).join(" ");
        let answered = |mail: &&Stored| header(&mail.raw, "Message-ID").is_some_and(|own| before.contains(&own));
        let mut others = self.mails.values().filter(|_| !before.trim().is_empty());
        let known = others.find(answered).map(|mail| mail.thread.clone());
        let thread = thread.map(str::to_owned).or(known).unwrap_or_else(|| id(number));
        let labels = labels.iter().map(|label| (*label).to_owned()).collect();
        self.mails.insert(number, Stored { thread, labels, raw: raw.to_vec() });
        number
    }

    fn find(&self, wanted: &str) -> Option<(u64, &Stored)> {
        let number = number(wanted)?;
        Some((number, self.mails.get(&number)?))
    }

    /// Gmail's answer to an id that it does not know: one that can be none is a bad request.
    fn unknown(wanted: &str) -> Answered {
        let is_id = wanted.len() <= 16 && wanted.bytes().all(|byte| byte.is_ascii_hexdigit());
        if is_id { no(404, "notFound") } else { no(400, "invalidArgument") }
    }

    fn told(&mut self, number: u64, request: &Request) -> Value {
        self.asked += 1;
        let Some(mail) = self.mails.get(&number) else { return Value::Null };
        let asked = query(request);
        let labels: Vec<&String> = mail.labels.iter().collect();
        let mut told = json!({
            "id": id(number), "threadId": mail.thread, "labelIds": labels, "snippet": snippet(&mail.raw),
            "historyId": number.to_string(), "internalDate": at(number).to_string(), "sizeEstimate": mail.raw.len(),
        });
        let texts = asked.get("fields").is_none_or(|fields| fields.contains("data"));
        match asked.get("format").copied().unwrap_or("full") {
            "full" => told["payload"] = message::payload(&mail.raw, texts, self.asked),
            "metadata" => {
                let wanted: Vec<&str> = request
                    .query
                    .iter()
                    .filter(|(name, _)| name == "metadataHeaders")
                    .map(|(_, value)| value.as_str())
                    .collect();
                let mut headers = message::headers(&mail.raw);
                headers.retain(|one| wanted.is_empty() || wanted.iter().any(|name| one["name"] == **name));
                told["payload"] = json!({ "mimeType": "text/plain", "headers": headers });
            }
            _ => {}
        }
        told
    }

    fn get(&mut self, wanted: &str, request: &Request) -> Answered {
        match self.find(wanted) {
            Some((number, _)) => ok(self.told(number, request)),
            None => Self::unknown(wanted),
        }
    }

    fn thread(&mut self, wanted: &str, request: &Request) -> Answered {
        let of_it = self.mails.iter().filter(|(_, mail)| mail.thread == wanted);
        let numbers: Vec<u64> = of_it.map(|(number, _)| *number).collect();
        if numbers.is_empty() {
            return Self::unknown(wanted);
        }
        let messages: Vec<Value> = numbers.into_iter().map(|number| self.told(number, request)).collect();
        ok(json!({ "id": wanted, "historyId": "1", "messages": messages }))
    }

    fn attachment(&self, wanted: &str, at: &str) -> Answered {
        let Some((_, mail)) = self.find(wanted) else { return Self::unknown(wanted) };
        match at.split_once('-').and_then(|(_, part)| message::bytes(&mail.raw, part)) {
            Some(bytes) => ok(json!({ "size": bytes.len(), "data": BASE64.encode(bytes) })),
            None => no(400, "invalidArgument"),
        }
    }

    fn list(&self, request: &Request) -> Answered {
        let asked = query(request);
        let labels: Vec<&str> =
            request.query.iter().filter(|(name, _)| name == "labelIds").map(|(_, id)| id.as_str()).collect();
        let everywhere = asked.get("includeSpamTrash") == Some(&"true");
        let hidden = |mail: &Stored| !everywhere && ["TRASH", "SPAM"].iter().any(|label| mail.labels.contains(*label));
        let q = asked.get("q").copied().unwrap_or_default();
        let fits = |number: u64, mail: &Stored| {
            !hidden(mail)
                && labels.iter().all(|label| mail.labels.contains(*label))
                && q.split_whitespace().all(|term| mail.fits(term, number))
        };
        let mut found: Vec<(u64, &Stored)> = self.mails.iter().map(|(number, mail)| (*number, mail)).collect();
        found.retain(|(number, mail)| fits(*number, mail));
        found.reverse();
        let size = asked.get("maxResults").and_then(|size| size.parse().ok()).unwrap_or(PAGE).clamp(1, MOST_PAGE);
        let from = asked.get("pageToken").and_then(|from| from.parse().ok()).unwrap_or(0);
        let page = found.iter().skip(from).take(size);
        let messages: Vec<Value> =
            page.map(|(number, mail)| json!({ "id": id(*number), "threadId": mail.thread })).collect();
        // Whatever Gmail thinks: it is no count.
        let mut answer = json!({ "resultSizeEstimate": 201 });
        if !messages.is_empty() {
            answer["messages"] = json!(messages);
        }
        if found.len() > from + size {
            answer["nextPageToken"] = json!((from + size).to_string());
        }
        ok(answer)
    }

    fn send(&mut self, body: &Value) -> Answered {
        let Some(raw) = body["raw"].as_str().and_then(|raw| BASE64.decode(raw).ok()) else {
            return no(400, "invalidArgument");
        };
        if ["To", "Cc", "Bcc"].iter().all(|name| header(&raw, name).is_none()) {
            return no(400, "invalidArgument");
        }
        let thread = body["threadId"].as_str();
        if thread.is_some_and(|thread| self.mails.values().all(|mail| mail.thread != thread)) {
            return no(404, "notFound");
        }
        let raw = if self.renames { renamed(&raw, self.mails.len()) } else { raw };
        let number = self.store(&raw, thread, &["SENT"]);
        let thread = self.mails.get(&number).map(|mail| mail.thread.clone());
        ok(json!({ "id": id(number), "threadId": thread, "labelIds": ["SENT"] }))
    }

    fn draft(&mut self, message: &Value) -> Answered {
        let Some(raw) = message["raw"].as_str().and_then(|raw| BASE64.decode(raw).ok()) else {
            return no(400, "invalidArgument");
        };
        let raw = if self.renames { renamed(&raw, self.mails.len()) } else { raw };
        self.drafts += 1;
        let number = self.store(&raw, message["threadId"].as_str(), &["DRAFT"]);
        let thread = self.mails.get(&number).map(|mail| mail.thread.clone());
        let message = json!({ "id": id(number), "threadId": thread, "labelIds": ["DRAFT"] });
        ok(json!({ "id": format!("r-{}", self.drafts), "message": message }))
    }

    fn knows(&self, label: &str) -> bool {
        SYSTEM.contains(&label) || self.labels.iter().any(|(id, _)| id == label)
    }

    /// What is put on and taken off; none where Gmail does not know it, or lets nobody set it.
    fn change_of(&self, body: &Value) -> Option<[Vec<String>; 2]> {
        let both = [strings(&body["addLabelIds"]), strings(&body["removeLabelIds"])];
        let settable = |label: &String| self.knows(label) && !["SENT", "DRAFT"].contains(&label.as_str());
        (both.iter().flatten().count() > 0 && both.iter().flatten().all(settable)).then_some(both)
    }

    fn change(&mut self, wanted: &str, body: &Value) -> Answered {
        let Some([on, off]) = self.change_of(body) else { return no(400, "invalidArgument") };
        let Some((number, _)) = self.find(wanted) else { return Self::unknown(wanted) };
        let Some(mail) = self.mails.get_mut(&number) else { return Self::unknown(wanted) };
        mail.labels.extend(on);
        mail.labels.retain(|label| !off.contains(label));
        ok(json!({ "id": wanted, "threadId": mail.thread, "labelIds": mail.labels.iter().collect::<Vec<_>>() }))
    }

    /// Those that are not there are passed over, and nobody is told.
    fn change_all(&mut self, body: &Value) -> Answered {
        let ids: BTreeSet<String> = strings(&body["ids"]).into_iter().collect();
        let Some([on, off]) = self.change_of(body).filter(|_| ids.len() <= MOST_BATCH) else {
            return no(400, "invalidArgument");
        };
        for (_, mail) in self.mails.iter_mut().filter(|(number, _)| ids.contains(&id(**number))) {
            mail.labels.extend(on.iter().cloned());
            mail.labels.retain(|label| !off.contains(label));
        }
        (204, None)
    }

    fn all_labels(&self) -> Answered {
        let system = SYSTEM.iter().map(|id| json!({ "id": id, "name": id, "type": "system" }));
        let own = self.labels.iter().map(|(id, name)| json!({ "id": id, "name": name, "type": "user" }));
        ok(json!({ "labels": system.chain(own).collect::<Vec<_>>() }))
    }

    fn add_label(&mut self, body: &Value) -> Answered {
        let name = body["name"].as_str().unwrap_or_default();
        let taken = self.labels.iter().any(|(_, known)| known.eq_ignore_ascii_case(name)) || self.knows(name);
        if name.is_empty() || taken {
            return no(if taken { 409 } else { 400 }, "invalidArgument");
        }
        let id = format!("Label_{}", self.labels.len() + 1);
        self.labels.push((id.clone(), name.to_owned()));
        ok(json!({ "id": id, "name": name, "type": "user" }))
    }
}

impl Stored {
    fn fits(&self, term: &str, number: u64) -> bool {
        let seconds = at(number) / 1_000;
        let receivers = ["To", "Cc", "Bcc"].map(|name| address(&self.raw, name)).join(" ");
        match term.split_once(':') {
            Some(("from", wanted)) => holds(&address(&self.raw, "From"), wanted),
            Some(("to", wanted)) => holds(&receivers, wanted),
            Some(("subject", wanted)) => holds(&address(&self.raw, "Subject"), wanted),
            Some(("rfc822msgid", wanted)) => {
                header(&self.raw, "Message-ID").is_some_and(|id| id.trim_matches(['<', '>']) == wanted)
            }
            Some(("after", after)) => after.parse::<i64>().is_ok_and(|after| seconds > after),
            Some(("before", before)) => before.parse::<i64>().is_ok_and(|before| seconds < before),
            Some(("is", "read")) => !self.labels.contains("UNREAD"),
            Some(("is", mark)) => self.labels.contains(&mark.to_uppercase()),
            Some(("-is", mark)) => !self.labels.contains(&mark.to_uppercase()),
            Some(_) => false,
            None => {
                let said = [address(&self.raw, "From"), receivers, address(&self.raw, "Subject"), text(&self.raw)];
                holds(&said.join(" "), term)
            }
        }
    }
}

/// What it says, without what it has attached.
fn text(raw: &[u8]) -> String {
    let Some((headers, body)) = reading::headers(raw) else { return String::new() };
    let bodies = Bodies::find(&headers, body);
    let words = reading::own(&bodies);
    format!("{}\n{}", words.text, words.quoted)
}

/// Its first words on one line, escaped as HTML is.
fn snippet(raw: &[u8]) -> String {
    let line = text(raw).split_whitespace().collect::<Vec<_>>().join(" ");
    let line: String = line.chars().take(200).collect();
    line.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;").replace('\'', "&#39;")
}

/// Under a Message-ID of Gmail's own; the one that it had is kept beside it.
fn renamed(raw: &[u8], number: usize) -> Vec<u8> {
    let text = String::from_utf8_lossy(raw);
    let other = format!("Message-ID: <CA{number}@mail.gmail.com>\r\nX-Google-Original-Message-ID: ");
    text.replacen("\r\nMessage-ID: ", &format!("\r\n{other}"), 1).into_bytes()
}
