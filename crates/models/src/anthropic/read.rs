//! The events of an answer.

use serde_json::Value;

use crate::draft::{Draft, Piece, Stop};
use crate::wire::{Protocol, count, counted};
use crate::{Deltas, Error, Result, Usage};

#[derive(Default)]
pub(crate) struct Reading {
    counts: Counts,
    /// The block that began last, where it is no call of ours: a search that the provider makes itself writes its
    /// arguments in pieces, too.
    foreign: Option<u64>,
}

/// What was counted so far: the input comes with the first event, the output with the last.
#[derive(Default)]
struct Counts {
    /// Neither from the cache nor into it.
    fresh: u32,
    cached: u32,
    written: u32,
    output: u32,
}

impl Protocol for Reading {
    fn event(&mut self, data: &Value, draft: &mut Draft, deltas: &mut dyn Deltas) -> Result<bool> {
        let kind = data.get("type").and_then(Value::as_str).unwrap_or_default();
        match kind {
            "message_start" => self.count(data.pointer("/message/usage"), draft),
            "content_block_start" => {
                if let Some(block) = data.get("content_block") {
                    let ours = block.get("type").and_then(Value::as_str) == Some("tool_use");
                    self.foreign = data.get("index").and_then(Value::as_u64).filter(|_| !ours);
                    self::block(block, data.get("index"), draft, deltas)?;
                }
            }
            "content_block_delta" => {
                let delta = |key: &str| data.get("delta")?.get(key)?.as_str();
                if let Some(text) = delta("text") {
                    draft.text(text, deltas)?;
                }
                let index = data.get("index").and_then(Value::as_u64);
                if let Some(json) = delta("partial_json").filter(|_| index.is_none() || index != self.foreign) {
                    draft.call(Piece { index, arguments: json.to_owned(), ..Piece::default() })?;
                }
            }
            "message_delta" => {
                self.count(data.get("usage"), draft);
                if let Some(reason) = data.pointer("/delta/stop_reason").and_then(Value::as_str) {
                    draft.stop = Some(stop(reason));
                }
            }
            "message_stop" => return Ok(true),
            // `ping`, `content_block_stop`, and what is yet to come.
            _ => {}
        }
        Ok(false)
    }

    fn whole(&mut self, body: &Value, draft: &mut Draft, deltas: &mut dyn Deltas) -> Result<()> {
        let Some(blocks) = body.get("content").and_then(Value::as_array) else {
            return Err(Error::Malformed("it has no content".into()));
        };
        for (index, block) in blocks.iter().enumerate() {
            self::block(block, Some(&Value::from(index)), draft, deltas)?;
        }
        self.count(body.get("usage"), draft);
        draft.stop = body.get("stop_reason").and_then(Value::as_str).map(stop);
        Ok(())
    }
}

/// A block, whole or as its beginning; thoughts are not kept.
fn block(block: &Value, index: Option<&Value>, draft: &mut Draft, deltas: &mut dyn Deltas) -> Result<()> {
    let text = |key: &str| block.get(key).and_then(Value::as_str).unwrap_or_default();
    match text("type") {
        "text" => draft.text(text("text"), deltas),
        "tool_use" => {
            // Empty where the pieces follow; servers that follow this protocol may send it whole.
            let input = block.get("input").filter(|input| input.as_object().is_some_and(|input| !input.is_empty()));
            draft.call(Piece {
                index: index.and_then(Value::as_u64),
                id: text("id").to_owned(),
                name: text("name").to_owned(),
                arguments: input.map(Value::to_string).unwrap_or_default(),
            })
        }
        _ => Ok(()),
    }
}

fn stop(reason: &str) -> Stop {
    match reason {
        "max_tokens" | "model_context_window_exceeded" => Stop::Length,
        "refusal" => Stop::Refused,
        _ => Stop::Done,
    }
}

impl Reading {
    /// Here the input leaves out what the cache took and gave; ours is all of it.
    fn count(&mut self, told: Option<&Value>, draft: &mut Draft) {
        let Some(told) = told else { return };
        let number = |key: &str| told.get(key).filter(|number| number.is_number()).map(count);
        let counts = &mut self.counts;
        for (place, key) in [
            (&mut counts.fresh, "input_tokens"),
            (&mut counts.cached, "cache_read_input_tokens"),
            (&mut counts.written, "cache_creation_input_tokens"),
            (&mut counts.output, "output_tokens"),
        ] {
            *place = number(key).unwrap_or(*place);
        }
        draft.usage = counted(Usage {
            input_tokens: counts.fresh.saturating_add(counts.cached).saturating_add(counts.written),
            output_tokens: counts.output,
            cached_tokens: counts.cached,
            cache_write_tokens: counts.written,
            estimated: false,
        });
    }
}
