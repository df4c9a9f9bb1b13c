//! Labelled conversations as the rules are given them: those of `eval/tune`, and short talks.

use std::path::{Path, PathBuf};

use jiff::civil::{Date, DateTime};
use jiff::tz::TimeZone;
use jiff::{ToSpan, Zoned};
use models::{AgendaItem, Role, Said};
use serde_json::Value;

pub type Result<T> = std::result::Result<T, Box<dyn std::error::Error>>;

/// A conversation with what it should come to.
#[derive(Debug)]
pub struct Conversation {
    /// Whose part it stays, in training or in measuring.
    pub id: String,
    pub language: String,
    /// From `eval/tune`, as people have them; else a talk written to learn from.
    pub case: bool,
    pub owner: String,
    pub said: Vec<Said>,
    pub agenda: Vec<AgendaItem>,
    pub gold: Vec<Gold>,
}

/// What a conversation should come to.
#[derive(Debug, Clone)]
pub struct Gold {
    pub reminder: bool,
    /// The item of the agenda that it changes.
    pub target: Option<String>,
    /// Called off, or done.
    pub cancels: bool,
    /// The message that tells it.
    pub message: usize,
    /// Where the labels have one.
    pub day: Option<Date>,
    pub titles: Vec<String>,
    /// Empty where there is none, `None` where the labels do not say.
    pub place: Option<String>,
    /// When it is, as the labels have it: a minute, a day, or empty for never; `None` where they do not say.
    pub when: Option<String>,
    /// When it ends, where the labels say so.
    pub end: Option<String>,
}

pub fn word<'v>(value: &'v Value, key: &str) -> &'v str {
    value[key].as_str().unwrap_or_default()
}

fn list<'v>(value: &'v Value, key: &str) -> &'v [Value] {
    value[key].as_array().map_or(&[], Vec::as_slice)
}

/// The files of a folder with that extension, by name.
pub fn files(folder: &Path, extension: &str) -> Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    for entry in std::fs::read_dir(folder)? {
        files.push(entry?.path());
    }
    files.retain(|path| path.extension().is_some_and(|its| its == extension));
    files.sort();
    Ok(files)
}

/// Every conversation of a folder such as `eval/tune`.
pub fn cases(folder: &Path) -> Result<Vec<Conversation>> {
    let mut all = Vec::new();
    for file in files(folder, "jsonl")? {
        for line in std::fs::read_to_string(file)?.lines().filter(|line| !line.trim().is_empty()) {
            all.push(case(&serde_json::from_str(line)?)?);
        }
    }
    Ok(all)
}

fn case(case: &Value) -> Result<Conversation> {
    let zone = TimeZone::get(word(case, "zone"))?;
    let moment = |text: &str| -> Option<Zoned> {
        let time: DateTime = text.parse().ok()?;
        time.to_zoned(zone.clone()).ok()
    };
    let me = word(case, "me");
    let said = |message: &Value| {
        let text = match message["subject"].as_str() {
            Some(subject) => format!("{subject}\n\n{}", word(message, "text")),
            None => word(message, "text").to_owned(),
        };
        let at = moment(word(message, "at")).ok_or("a message without a time")?;
        Ok(of(word(message, "from"), me, text, at))
    };
    let names = |item: &Value| list(item, "participants").iter().filter_map(Value::as_str).map(str::to_owned).collect();
    let day = |text: &str| text.parse::<Date>().ok()?.to_zoned(zone.clone()).ok();
    let agenda: Vec<AgendaItem> = list(case, "agenda")
        .iter()
        .map(|item| AgendaItem {
            id: format!("{}_{}", if word(item, "type") == "reminder" { "rem" } else { "evt" }, word(item, "id")),
            title: word(item, "title").to_owned(),
            start: [word(item, "start"), word(item, "due")]
                .into_iter()
                .find_map(|when| moment(when).or_else(|| day(when))),
            place: Some(word(item, "place").to_owned()).filter(|place| !place.is_empty()),
            people: names(item),
            repeats: item["repeat"].is_string(),
            ..AgendaItem::default()
        })
        .collect();
    let of_ours = |id: &str| agenda.iter().find(|item| item.id.get(4..) == Some(id)).map(|item| item.id.clone());
    let gold = list(case, "gold").iter().map(|gold| {
        let others = list(gold, "titles").iter().filter_map(Value::as_str);
        let when = gold["start"].as_str().or_else(|| gold["due"].as_str());
        Gold {
            reminder: word(gold, "type") == "reminder",
            target: gold["target"].as_str().and_then(of_ours),
            cancels: word(gold, "action") == "cancel",
            message: gold["message"].as_u64().unwrap_or_default() as usize,
            day: when.and_then(|when| when.get(..10)?.parse().ok()),
            titles: std::iter::once(word(gold, "title")).chain(others).map(str::to_owned).collect(),
            place: Some(word(gold, "place").to_owned()),
            when: Some(when.unwrap_or_default().to_owned()),
            end: gold["end"].as_str().map(str::to_owned),
        }
    });
    Ok(Conversation {
        id: word(case, "id").to_owned(),
        language: word(case, "language").to_owned(),
        case: true,
        owner: me.to_owned(),
        said: list(case, "messages").iter().map(said).collect::<Result<_>>()?,
        gold: gold.collect(),
        agenda,
    })
}

/// The talks of a folder: behind an `@` when the first message is written; `name: text` a line, with a star before what
/// tells a plan; then `=E` or `=R`, the titles parted by `|`, behind an `@` the place, and behind a `#` when it is. What
/// stands in the agenda comes before the messages: `[E1 title @ place & people # when`; `=E1` with a place or a time changes
/// it, and `=E1 x` calls it off. An empty line stands between talks. Where no talk of a folder has a place, its labels do not say where things are.
pub fn talks(folder: &Path) -> Result<Vec<Conversation>> {
    let mut all = Vec::new();
    for file in files(folder, "txt")? {
        let language = file.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let text = std::fs::read_to_string(&file)?;
        for (n, one) in text.split("\n\n").filter(|talk| !talk.trim().is_empty()).enumerate() {
            all.push(talk(format!("{language}-talk-{n}"), &language, one)?);
        }
    }
    // The labels of such a folder say where nothing is.
    let said = |gold: &Gold| gold.place.as_ref().is_some_and(|place| !place.is_empty());
    if !all.iter().flat_map(|talk| &talk.gold).any(said) {
        all.iter_mut().flat_map(|talk| &mut talk.gold).for_each(|gold| gold.place = None);
    }
    Ok(all)
}

fn talk(id: String, language: &str, talk: &str) -> Result<Conversation> {
    let (began, talk) = match talk.trim_start().strip_prefix("@ ") {
        Some(rest) => rest.split_once('\n').ok_or("nothing is said")?,
        None => ("2026-04-14T10:00", talk),
    };
    let began = began.parse::<DateTime>()?.to_zoned(TimeZone::get("Europe/Paris")?)?;
    let (mut said, mut stars, mut gold, mut agenda) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
    for line in talk.lines().map(|line| parted(line.trim()).1).filter(|line| !line.is_empty()) {
        if let Some(item) = line.strip_prefix('[') {
            agenda.push(stands(item, began.time_zone()).ok_or_else(|| format!("{id}: {line}"))?);
            continue;
        }
        if let Some(item) = line.strip_prefix('=') {
            let (sort, rest) = item.split_once(' ').ok_or("no sort")?;
            let (rest, when) = parts(rest, "# ");
            let (titles, place) = parts(rest, "@ ");
            let place = place.unwrap_or_default();
            let target =
                (sort.len() > 1).then(|| agenda.iter().find(|item: &&AgendaItem| item.id.get(4..) == Some(sort)));
            let target = target.map(|item| item.map(|item| item.id.clone()).ok_or("no such item")).transpose()?;
            gold.push(Gold {
                reminder: sort.starts_with('R'),
                cancels: target.is_some() && titles == "x",
                target,
                message: *stars.get(gold.len()).ok_or("no star for what follows")?,
                day: None,
                titles: titles.split(" | ").map(|title| title.trim().to_owned()).collect(),
                place: Some(place.trim().to_owned()),
                when: when.map(|when| when.trim().replace("never", "")),
                end: None,
            });
            continue;
        }
        let told = line.bytes().take_while(|&c| c == b'*').count();
        stars.extend(std::iter::repeat_n(said.len(), told));
        let (who, text) = line.trim_start_matches('*').split_once(": ").ok_or("nobody says it")?;
        let at = began.checked_add((2 * said.len() as i64).minutes())?;
        said.push(of(who, "me", text.replace("\\n", "\n"), at));
    }
    Ok(Conversation { id, language: language.to_owned(), case: false, owner: String::new(), said, agenda, gold })
}

/// What stands before a sign and what behind it, trimmed.
fn parts<'t>(text: &'t str, sign: &str) -> (&'t str, Option<&'t str>) {
    match text.split_once(sign) {
        Some((before, behind)) if before.is_empty() || before.ends_with(' ') => (before.trim(), Some(behind.trim())),
        _ => (text, None),
    }
}

/// An item of the agenda: `E1 title @ place & people # when`.
fn stands(item: &str, zone: &TimeZone) -> Option<AgendaItem> {
    let (id, rest) = item.split_once(' ')?;
    let (rest, when) = parts(rest, "# ");
    let (rest, people) = parts(rest, "& ");
    let (title, place) = parts(rest, "@ ");
    let when = when?;
    let day = || when.parse::<Date>().ok()?.to_zoned(zone.clone()).ok();
    let start = when.parse::<DateTime>().ok().and_then(|at| at.to_zoned(zone.clone()).ok()).or_else(day)?;
    Some(AgendaItem {
        id: format!("{}_{id}", if id.starts_with('R') { "rem" } else { "evt" }),
        title: title.to_owned(),
        start: Some(start),
        place: place.map(str::to_owned),
        people: people.unwrap_or_default().split(", ").filter(|name| !name.is_empty()).map(str::to_owned).collect(),
        ..AgendaItem::default()
    })
}

/// A line of a talk without its sign, and whether that says that the message holds something: `+`, or `-`. Not every line
/// has one.
pub fn parted(line: &str) -> (Option<bool>, &str) {
    match line.strip_prefix(['+', '-']) {
        Some(rest) if rest.starts_with([' ', '*']) => (Some(line.starts_with('+')), rest.trim_start()),
        _ => (None, line),
    }
}

/// Short talks of which each message has a sign before who says it, and its text.
pub fn signed(folder: &Path) -> Result<Vec<(Conversation, Vec<bool>)>> {
    let mut all = Vec::new();
    for file in files(folder, "txt")? {
        let language = file.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        for (n, talk) in
            std::fs::read_to_string(&file)?.split("\n\n").filter(|talk| !talk.trim().is_empty()).enumerate()
        {
            let read = self::talk(format!("{language}-talk-{n}"), &language, talk)?;
            let signs: Vec<bool> = talk.lines().filter_map(|line| parted(line).0).collect();
            if signs.len() != read.said.len() {
                return Err(format!("{}, talk {n}: not every message has a sign", file.display()).into());
            }
            all.push((read, signs));
        }
    }
    Ok(all)
}

fn of(who: &str, me: &str, text: String, at: Zoned) -> Said {
    let role = if who == me { Role::User } else { Role::Contact };
    Said { id: String::new(), role, name: who.to_owned(), text, at, new: true }
}
