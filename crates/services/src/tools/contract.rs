//! What every source keeps to, whatever it speaks. Each kind runs it in its tests, and so does the fake.

use serde_json::{Map, Value};

use super::{MOST_TOOLS, State, ToolSource, name};

/// Looks at a source that is ready and has a tool `tool`, whose call with `arguments` works.
///
/// # Panics
/// Where the source breaks a rule.
pub async fn check(source: &dyn ToolSource, tool: &str, arguments: &Map<String, Value>) {
    let listing = source.listing();
    assert_eq!(listing.state, State::Ready);
    assert!(listing.tools.len() <= MOST_TOOLS);
    for offer in &listing.tools {
        assert_eq!(name::source_of(&offer.name), Some(source.terms().name.as_str()), "{}", offer.name);
        assert!(offer.parameters["type"] == "object" && offer.fingerprint.len() == 64, "{offer:?}");
        assert!(!offer.description.contains('\n'), "{offer:?}");
    }
    assert!(listing.tools.iter().any(|offer| offer.tool == tool), "{tool} is not offered: {listing:?}");
    let reply = source.call(tool, arguments).await;
    assert!(matches!(&reply, Ok(reply) if !reply.failed && !reply.text.is_empty()), "{reply:?}");
    // A tool that is not there is a reply or a refusal, and never of unknown outcome.
    let nothing = source.call("no-such-tool-anywhere", &Map::new()).await;
    let said = match &nothing {
        Ok(reply) => reply.failed,
        Err(super::CallError::Refused(_)) => true,
        Err(_) => false,
    };
    assert!(said, "{nothing:?}");
}
