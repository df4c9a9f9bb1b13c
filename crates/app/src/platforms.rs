//! The platforms that this binary can connect. To add one: its arm in [`Platforms::make`] and its word in
//! [`Platforms::platforms`].

use std::sync::Arc;

use channels::Channel;
use domain::Platform;
use engine::links::{Account, BadCredential, Factory};

#[derive(Debug)]
pub struct Platforms;

impl Factory for Platforms {
    fn platforms(&self) -> Vec<Platform> {
        Vec::new()
    }

    fn make(&self, platform: Platform, _account: &Account<'_>) -> Result<Arc<dyn Channel>, BadCredential> {
        match platform {
            Platform::Web | Platform::Telegram => {
                Err(BadCredential { field: "platform", problem: "cannot be connected by this version".into() })
            }
        }
    }
}
