//! `attache tools`: the attached servers, asked now: what each offers, what its tools may do, and what was not taken.

use std::fmt::Write;
use std::sync::Arc;

use anyhow::Context;
use clap::{Args as ClapArgs, Subcommand};
use domain::{Env, ToolClass};
use services::mcp::Mcp;
use services::tools::{State, ToolSource};

use crate::config::Config;
use crate::terminal::{self, Column};
use crate::{accounts, cli, setup};

#[derive(Debug, ClapArgs)]
pub struct Args {
    /// The workspace whose decisions are shown, by its name or id [default: the oldest]; with accept, whose own decision
    /// is taken away
    #[arg(long, global = true)]
    workspace: Option<String>,
    #[command(subcommand)]
    what: Option<What>,
}

#[derive(Debug, Subcommand)]
enum What {
    /// Takes a tool as it is now, which has changed: what the configuration says of it holds again, and what workspaces
    /// decided about it themselves; with --workspace, the own decision of that one is taken away
    Accept {
        /// The tool, by its source and its name, such as `notes__search`
        tool: String,
    },
}

const COLUMNS: [Column; 3] = [Column::new("tool"), Column::new("class"), Column::new("it says")];
/// Columns of a description, where standard output is no terminal; and what stands before each of its lines.
const WIDTH: usize = 100;
const INDENT: &str = "    ";

pub fn run(args: &Args, config: &Config) -> anyhow::Result<u8> {
    setup::runtime()?.block_on(async {
        let store = setup::open(&config.store).await?;
        let pending = store.pending_migrations().await?;
        anyhow::ensure!(pending.is_empty(), "the database is not up to date; run `attache migrate`");
        let workspace = match &args.workspace {
            Some(named) => {
                let found = accounts::workspace(&store, named).await?;
                Some(found.with_context(|| format!("there is no workspace {}", domain::text::quote(named)))?.id)
            }
            None => None,
        };
        let owner = accounts::owner(&store, workspace).await?;
        let owner = owner.context("there is no account yet; start the server once")?;
        let sources = setup::sources(config, &Env::system())?;
        let mut connected = Vec::new();
        let mut failed = false;
        for source in &sources {
            match source.connect().await {
                Ok(connection) => connected.push(connection),
                Err(cause) => {
                    failed = true;
                    let name = &source.terms().name;
                    terminal::complain(&format!("{name} cannot be used: {}", terminal::harmless(&cause)));
                }
            }
        }
        let engine = setup::engine_with(config, store, false, dynamic(&sources))?;
        if let Some(What::Accept { tool }) = &args.what {
            engine.accept_tool(tool.clone(), workspace).await?;
            let undone =
                if workspace.is_some() { "; what the configuration says of it holds in that workspace" } else { "" };
            terminal::print(&format!("{tool} is taken as it is now{undone}\n"))?;
        } else {
            let shown = engine.tool_sources(&owner).await?;
            terminal::print(&report(&shown))?;
        }
        engine.store.close().await;
        Ok(if failed { cli::FAILED } else { cli::OK })
    })
}

fn dynamic(sources: &[Arc<Mcp>]) -> Vec<Arc<dyn ToolSource>> {
    sources.iter().map(|source| Arc::clone(source) as Arc<dyn ToolSource>).collect()
}

fn report(sources: &[engine::Source]) -> String {
    if sources.is_empty() {
        return "No servers of tools are attached; docs/tools.md tells how.\n".to_owned();
    }
    let width = terminal::width().unwrap_or(WIDTH).max(2 * INDENT.len());
    let parts = sources.iter().map(|source| {
        let state = match &source.state {
            State::Ready => format!("{}, {} tools", source.server, source.tools.len()),
            State::Connecting | State::Away(_) => "away".to_owned(),
        };
        let rows: Vec<Vec<String>> = source.tools.iter().map(row).collect();
        let mut part = format!("{} ({})\n", source.name, terminal::harmless(&state));
        if !rows.is_empty() {
            // A title and a rule, then a line of each: all that its server says of it stands below.
            let table = terminal::table(&COLUMNS, &rows, None);
            let said = [None, None].into_iter().chain(source.tools.iter().map(|tool| Some(&tool.description)));
            for (line, description) in table.lines().zip(said) {
                let _ = writeln!(part, "{line}");
                for said in description.into_iter().flat_map(|text| terminal::wrapped(text, width - INDENT.len())) {
                    let _ = writeln!(part, "{INDENT}{said}");
                }
            }
        }
        for complaint in &source.complaints {
            let _ = writeln!(part, "! {}", terminal::harmless(complaint));
        }
        part
    });
    parts.collect::<Vec<_>>().join("\n")
}

fn row(tool: &engine::SourceTool) -> Vec<String> {
    let class = match tool.class {
        ToolClass::Never => "never",
        ToolClass::Ask => "ask",
        ToolClass::Auto => "auto",
        ToolClass::Read => "read",
    };
    let class = if tool.changed { format!("{class} (changed)") } else { class.to_owned() };
    let hints = [
        (tool.hints.read_only, "only reads"),
        (tool.hints.destructive, "destroys"),
        (tool.hints.idempotent, "may repeat"),
    ];
    let hints: Vec<&str> = hints.iter().filter(|(said, _)| *said == Some(true)).map(|(_, word)| *word).collect();
    vec![tool.name.clone(), class, hints.join(", ")]
}
