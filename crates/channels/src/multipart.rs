//! A call with a file: `multipart/form-data`, as RFC 7578 has it.

use domain::text;
use serde_json::Value;
use sha2::{Digest, Sha256};

use crate::Upload;

/// The content type and the body. `field` is the file's; of the others, what is no text is written as JSON.
pub(crate) fn form(fields: &Value, field: &str, file: &Upload) -> (String, Vec<u8>) {
    // Made of the file, so that no file holds its own.
    let boundary = format!("attache-{}", text::hex(&Sha256::digest(&file.bytes)));
    let mut body = Vec::with_capacity(file.bytes.len() + 4096);
    for (name, value) in fields.as_object().into_iter().flatten() {
        let value = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
        let head = format!("--{boundary}\r\ncontent-disposition: form-data; name=\"{name}\"\r\n\r\n");
        body.extend([head.as_bytes(), value.as_bytes(), b"\r\n"].concat());
    }
    let (name, mime) = (header(&file.name), header(&file.mime));
    let head = format!(
        "--{boundary}\r\ncontent-disposition: form-data; name=\"{field}\"; filename=\"{name}\"\r\n\
        content-type: {mime}\r\n\r\n"
    );
    body.extend_from_slice(head.as_bytes());
    body.extend_from_slice(&file.bytes);
    body.extend_from_slice(format!("\r\n--{boundary}--\r\n").as_bytes());
    (format!("multipart/form-data; boundary={boundary}"), body)
}

/// A text that ends neither its quotes nor its line.
fn header(text: &str) -> String {
    let plain: String = text.chars().filter(|c| !c.is_control() && !matches!(c, '"' | '\\')).collect();
    text::shorten(&text::clean(&plain), 100)
}
