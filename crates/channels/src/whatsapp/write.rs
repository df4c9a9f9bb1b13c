//! What we send as Meta's objects.

use serde_json::{Value, json};

use crate::{Button, FileKind, Outgoing, SendError, Template, Upload};

/// So many buttons stand under a text; more are a list that opens.
const BUTTONS: usize = 3;
/// What opens a list: a sign, so that it fits any language.
const OPENS: &str = "☰";
/// Kinds of files besides text, pictures and sound that WhatsApp takes.
const DOCUMENTS: [&str; 7] = [
    "application/pdf",
    "application/msword",
    "application/vnd.ms-excel",
    "application/vnd.ms-powerpoint",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "application/vnd.openxmlformats-officedocument.presentationml.presentation",
];
const PICTURES: [&str; 2] = ["image/jpeg", "image/png"];
const SOUNDS: [&str; 5] = ["audio/aac", "audio/mp4", "audio/mpeg", "audio/amr", "audio/ogg"];
const FILMS: [&str; 2] = ["video/mp4", "video/3gpp"];

/// The body of a message; `media` is Meta's id of its file.
pub(super) fn message(outgoing: &Outgoing, media: Option<&str>) -> Value {
    let file = outgoing.file.as_ref().zip(media);
    let (kind, content) = match (&outgoing.template, file) {
        (Some(template), _) => ("template", filled(template)),
        (None, _) if !outgoing.buttons.is_empty() => ("interactive", interactive(outgoing, file)),
        (None, Some((file, id))) => attached(file, id, &outgoing.text),
        (None, None) => ("text", json!({"body": outgoing.text, "preview_url": false})),
    };
    let is_person = outgoing.chat_key.bytes().all(|byte| byte.is_ascii_digit());
    let mut body = json!({
        "messaging_product": "whatsapp",
        "recipient_type": if is_person { "individual" } else { "group" },
        "to": outgoing.chat_key,
        "type": kind,
    });
    body[kind] = content;
    if let Some(id) = &outgoing.reply_to {
        body["context"] = json!({"message_id": id});
    }
    body
}

/// That the person's message was read, and that an answer is being written.
pub(super) fn typing(message: &str) -> Value {
    json!({"messaging_product": "whatsapp", "status": "read", "message_id": message, "typing_indicator": {"type": "text"}})
}

/// Refuses what Meta would, beyond what the abilities say.
pub(super) fn admit(outgoing: &Outgoing) -> Result<(), SendError> {
    let refused = |cause: &str| Err(SendError::Refused { cause: cause.into() });
    let buttons = &outgoing.buttons;
    let twice = |button: &Button| buttons.iter().filter(|other| other.label == button.label).count() > 1;
    if buttons.iter().any(|button| button.label.trim().is_empty() || button.data.is_empty()) {
        return refused("a button says nothing");
    }
    // At most as many as the abilities say, so this is short.
    if buttons.iter().any(twice) {
        return refused("two buttons read the same");
    }
    if outgoing.file.is_some() && buttons.len() > BUTTONS {
        return refused("beside a file there is room for three buttons");
    }
    if outgoing.text.trim().is_empty() && outgoing.file.is_none() {
        return refused("the text is empty");
    }
    Ok(())
}

/// The file as Meta takes it. It knows no calendars or tables of text by their own kinds; their names still say.
pub(super) fn upload(file: &Upload) -> Upload {
    let mime = file.mime.split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
    let known = [&PICTURES[..], &SOUNDS, &FILMS, &DOCUMENTS].concat();
    let mime = if known.contains(&mime.as_str()) { mime } else { "text/plain".into() };
    Upload { mime, ..file.clone() }
}

fn interactive(outgoing: &Outgoing, file: Option<(&Upload, &str)>) -> Value {
    let buttons = &outgoing.buttons;
    let mut content = if buttons.len() <= BUTTONS {
        let button = |button: &Button| json!({"type": "reply", "reply": {"id": button.data, "title": button.label}});
        json!({"type": "button", "action": {"buttons": buttons.iter().map(button).collect::<Vec<_>>()}})
    } else {
        let row = |button: &Button| json!({"id": button.data, "title": button.label});
        let section = json!({"rows": buttons.iter().map(row).collect::<Vec<_>>()});
        json!({"type": "list", "action": {"button": OPENS, "sections": [section]}})
    };
    content["body"] = json!({"text": outgoing.text});
    if let Some((file, id)) = file {
        // Above buttons there is no sound.
        let (kind, mut header) = attached(file, id, " ");
        if let Some(header) = header.as_object_mut() {
            header.remove("caption");
        }
        content["header"] = json!({"type": kind, kind: header});
    }
    content
}

/// As what a file is shown. Sound takes no text beside it, so with text it is a document.
fn attached(file: &Upload, id: &str, text: &str) -> (&'static str, Value) {
    let is = |kinds: &[&str]| kinds.contains(&file.mime.as_str());
    let kind = match file.kind {
        FileKind::Image if is(&PICTURES) => "image",
        FileKind::Voice | FileKind::Audio if text.is_empty() && is(&SOUNDS) => return ("audio", json!({"id": id})),
        FileKind::Video if is(&FILMS) => "video",
        _ => "document",
    };
    let mut content = json!({"id": id});
    if !text.is_empty() {
        content["caption"] = text.into();
    }
    if kind == "document" {
        content["filename"] = domain::text::shorten(&domain::text::clean(&file.name), 240).into();
    }
    (kind, content)
}

/// What stands in a gap has no lines, no tabs and no rows of spaces: Meta refuses them.
fn one_line(text: &str) -> String {
    let mut line = String::with_capacity(text.len());
    for piece in text.lines().map(str::trim).filter(|piece| !piece.is_empty()) {
        if !line.is_empty() {
            line.push_str(if line.ends_with(|end: char| ".:;,!?…".contains(end)) { " " } else { " · " });
        }
        let words: Vec<&str> = piece.split_whitespace().collect();
        line.push_str(&words.join(" "));
    }
    line
}

fn filled(template: &Template) -> Value {
    let mut filled = json!({
        "name": template.name,
        "language": {"policy": "deterministic", "code": template.language},
    });
    if !template.parameters.is_empty() {
        let parameter = |text: &String| json!({"type": "text", "text": one_line(text)});
        let parameters: Vec<Value> = template.parameters.iter().map(parameter).collect();
        filled["components"] = json!([{"type": "body", "parameters": parameters}]);
    }
    filled
}
