//! `attache usage`: what models took and cost, by day, model and user, beside a running server or without one.

use std::fmt::Write;

use anyhow::{Context, bail};
use clap::Args as ClapArgs;
use domain::spending::show_dollars;
use domain::{UsageRow, WorkspaceId};
use futures_util::FutureExt;
use jiff::civil::Date;
use jiff::{Timestamp, ToSpan};
use serde_json::json;
use store::Store;

use crate::config::Config;
use crate::terminal::{self, Column};
use crate::{accounts, cli, setup};

/// Days that one answer covers, at most.
const MOST_DAYS: u32 = 3_660;

#[derive(Debug, ClapArgs)]
pub struct Args {
    /// Days to look back, today included
    #[arg(long, value_name = "N", default_value_t = 30)]
    days: u32,
    /// Only this workspace, by its name or id [default: all]
    #[arg(long, value_name = "WORKSPACE")]
    workspace: Option<String>,
    /// Prints JSON instead of the table
    #[arg(long)]
    json: bool,
}

/// One workspace's rows.
struct Used {
    id: WorkspaceId,
    name: String,
    rows: Vec<UsageRow>,
}

pub fn run(args: &Args, config: &Config) -> anyhow::Result<u8> {
    setup::runtime()?.block_on(async {
        let store = setup::open(&config.store).await?;
        let pending = store.pending_migrations().await?;
        anyhow::ensure!(pending.is_empty(), "the database is not up to date; run `attache migrate`");
        let span = span(args.days, domain::Env::system().now())?;
        let used = read(&store, args.workspace.as_deref(), span).await?;
        store.close().await;
        let text = if args.json { as_json(&used, span)? } else { as_table(&used, args.days) };
        terminal::print(&text)?;
        Ok(cli::OK)
    })
}

/// The last `days` dates that are today somewhere: a day is a date where the user is.
fn span(days: u32, now: Timestamp) -> anyhow::Result<(Date, Date)> {
    anyhow::ensure!((1..=MOST_DAYS).contains(&days), "--days: write a number from 1 to {MOST_DAYS}");
    let today = now.to_zoned(jiff::tz::TimeZone::UTC).date();
    Ok((today.checked_sub(i64::from(days).days())?, today.tomorrow()?))
}

async fn read(store: &Store, named: Option<&str>, span: (Date, Date)) -> anyhow::Result<Vec<Used>> {
    let mut workspaces = Vec::new();
    match named {
        Some(name) => match accounts::workspace(store, name).await? {
            Some(workspace) => workspaces.push(workspace),
            None => bail!("there is no workspace {}", domain::text::quote(name)),
        },
        None => accounts::each_workspace(store, |workspace| workspaces.push(workspace)).await?,
    }
    let mut used = Vec::new();
    for workspace in workspaces {
        let id = workspace.id;
        let rows = store
            .read::<_, store::Error, _>(move |tx| {
                async move { store::spending::usage(tx, id, span, None).await }.boxed()
            })
            .await
            .context("the usage cannot be read")?;
        if !rows.is_empty() {
            used.push(Used { id, name: workspace.name, rows });
        }
    }
    Ok(used)
}

fn as_json(used: &[Used], (from, to): (Date, Date)) -> anyhow::Result<String> {
    let workspaces: Vec<_> = used
        .iter()
        .map(|used| json!({"id": used.id, "name": used.name, "rows": used.rows, "total": Total::of(&used.rows).json()}))
        .collect();
    let total = Total::of(used.iter().flat_map(|used| &used.rows)).json();
    let all = json!({"from": from, "to": to, "workspaces": workspaces, "total": total});
    Ok(serde_json::to_string_pretty(&all)? + "\n")
}

const COLUMNS: [Column; 9] = [
    Column::new("day"),
    Column::new("workspace").shrinks(),
    Column::new("user").shrinks(),
    Column::new("model").shrinks(),
    Column::new("calls").right(),
    Column::new("in").right(),
    Column::new("cached").right(),
    Column::new("out").right(),
    Column::new("cost").right(),
];

fn as_table(used: &[Used], days: u32) -> String {
    let total = Total::of(used.iter().flat_map(|used| &used.rows));
    if total.calls == 0 {
        return format!(
            "In {days} days nothing was spent: no model that is billed was asked, and the rules cost nothing.\n"
        );
    }
    let mut rows: Vec<Vec<String>> = Vec::new();
    for used in used {
        for row in &used.rows {
            rows.push(Total::of([row]).cells(
                &row.day.to_string(),
                [&used.name, &row.user_name, &row.model].map(|text| terminal::harmless(text)),
            ));
        }
    }
    rows.sort_by(|a, b| b[0].cmp(&a[0]));
    rows.push(total.cells("total", [const { String::new() }; 3]));
    let mut text = terminal::table(&COLUMNS, &rows, terminal::width());
    if total.failed > 0 {
        let failed = total.failed;
        let _ =
            writeln!(text, "\n{failed} of the calls brought no answer; each counts as the most that it can have cost.");
    }
    if total.unpriced > 0 {
        let unpriced = total.unpriced;
        let what = "of the calls were of a model whose price is not known (model.prices) and count as 0.";
        let _ = writeln!(text, "\n{unpriced} {what}");
    }
    text
}

/// The sum of some rows.
#[derive(Debug, Default)]
struct Total {
    calls: i64,
    failed: i64,
    unpriced: i64,
    input: i64,
    cached: i64,
    output: i64,
    micro_dollars: i64,
}

impl Total {
    fn of<'r>(rows: impl IntoIterator<Item = &'r UsageRow>) -> Self {
        rows.into_iter().fold(Self::default(), |sum, row| Self {
            calls: sum.calls + row.calls,
            failed: sum.failed + row.failed,
            unpriced: sum.unpriced + row.unpriced,
            input: sum.input + row.input_tokens,
            cached: sum.cached + row.cached_tokens,
            output: sum.output + row.output_tokens,
            micro_dollars: sum.micro_dollars + row.micro_dollars,
        })
    }

    fn json(&self) -> serde_json::Value {
        json!({
            "calls": self.calls,
            "failed": self.failed,
            "unpriced": self.unpriced,
            "input_tokens": self.input,
            "cached_tokens": self.cached,
            "output_tokens": self.output,
            "micro_dollars": self.micro_dollars,
        })
    }

    fn cells(&self, day: &str, [workspace, user, model]: [String; 3]) -> Vec<String> {
        let numbers = [self.calls, self.input, self.cached, self.output].map(|number| number.to_string());
        let mut cells = vec![day.to_owned(), workspace, user, model];
        cells.extend(numbers);
        cells.push(format!("${}", show_dollars(self.micro_dollars)));
        cells
    }
}
