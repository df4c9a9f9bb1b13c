//! `attache openapi`: the description of the HTTP interface, generated from the code.

use crate::{cli, terminal};

pub fn run() -> anyhow::Result<u8> {
    let json = api::openapi_json();
    terminal::print(json.trim_end())?;
    terminal::print("\n")?;
    Ok(cli::OK)
}
