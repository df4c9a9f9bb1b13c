//! `attache config`: the commented configuration file.

use crate::config::Config;
use crate::{cli, terminal};

pub fn run() -> anyhow::Result<u8> {
    terminal::print(&Config::template())?;
    Ok(cli::OK)
}
