//! A result as text: what is text, and for the rest what it is.

use rmcp::model::{CallToolResult, ContentBlock, ResourceContents};

use crate::tools::Reply;

/// Blocks of a result that are looked at.
const MOST: usize = 100;

pub(super) fn reply(result: &CallToolResult) -> Reply {
    let blocks = result.content.iter().take(MOST).map(|block| match block {
        ContentBlock::Text(text) => text.text.clone(),
        ContentBlock::Image(image) => left_out("an image", &image.mime_type, image.data.len()),
        ContentBlock::Audio(audio) => left_out("a recording", &audio.mime_type, audio.data.len()),
        ContentBlock::Resource(resource) => match &resource.resource {
            ResourceContents::TextResourceContents { text, .. } => text.clone(),
            ResourceContents::BlobResourceContents { mime_type, blob, .. } => {
                left_out("a file", mime_type.as_deref().unwrap_or("of an unknown kind"), blob.len())
            }
            _ => "(a file of an unknown kind, left out)".to_owned(),
        },
        ContentBlock::ResourceLink(link) => format!("{} {}", link.name, link.uri),
        _ => "(something of an unknown kind, left out)".to_owned(),
    });
    let mut blocks: Vec<String> = blocks.filter(|text| !text.is_empty()).collect();
    // Servers repeat it as text, for clients that read only that.
    if let Some(structured) = result.structured_content.as_ref().filter(|_| blocks.is_empty()) {
        blocks.push(structured.to_string());
    }
    let text = if blocks.is_empty() { "(nothing)".to_owned() } else { blocks.join("\n") };
    Reply::of(&text, result.is_error.unwrap_or(false))
}

fn left_out(what: &str, kind: &str, base64: usize) -> String {
    format!("({what}, {}, {} bytes, left out)", domain::text::shorten(kind, 80), base64 / 4 * 3)
}
