//! `attache bench`
use clap::Args as ClapArgs;
#[derive(Debug, ClapArgs)]
pub struct Args {}
pub fn run(_args: &Args) -> anyhow::Result<u8> { anyhow::bail!("no") }
