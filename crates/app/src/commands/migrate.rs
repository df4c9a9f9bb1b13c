//! `attache migrate`: brings the database up to this version, for those who do not want the server to.

use std::fmt::Write;

use crate::config::Config;
use crate::{cli, setup, terminal};

pub fn run(config: &Config) -> anyhow::Result<u8> {
    setup::runtime()?.block_on(async {
        let _lock = setup::lock(&config.store)?;
        let store = setup::open(&config.store).await?;
        let applied = store.migrate().await?;
        store.close().await;
        let mut out = String::new();
        for migration in &applied {
            let _ = writeln!(out, "applied {:04} {}", migration.version, migration.name);
        }
        if applied.is_empty() {
            out.push_str("the database is up to date\n");
        }
        terminal::print(&out)?;
        Ok(cli::OK)
    })
}
