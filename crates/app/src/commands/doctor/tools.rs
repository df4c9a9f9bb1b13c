//! What is looked at in the attached servers: each is connected and asked for its tools.

use domain::Env;
use services::tools::ToolSource;

use super::Finding;
use crate::config::Config;
use crate::setup;

/// A server that is away stops nothing: its tools answer so. So it warns.
pub(super) async fn check(config: &Config) -> Vec<Finding> {
    let sources = match setup::sources(config, &Env::system()) {
        Ok(sources) => sources,
        Err(error) => return vec![Finding::warn("tools", format!("{error:#}"))],
    };
    let mut findings = Vec::new();
    for source in sources {
        let name = source.terms().name.clone();
        let address = config.tools.sources.get(&name).and_then(crate::config::Source::address);
        if let Some(address) = address.filter(services::mcp::Address::is_exposed) {
            let text =
                format!("{name}: {address} has no TLS, so others on the way can read what is said; write https://");
            findings.push(Finding::warn("tools", text));
        }
        let found = match source.connect().await {
            Ok(_connected) => {
                let listing = source.listing();
                findings.extend(listing.complaints.iter().map(|one| Finding::warn("tools", format!("{name}: {one}"))));
                Finding::ok("tools", format!("{name}: {} offers {} tools", listing.server, listing.tools.len()))
            }
            Err(cause) => Finding::warn("tools", format!("{name}: {cause}; its tools cannot be used until it answers")),
        };
        findings.push(found);
    }
    findings
}
