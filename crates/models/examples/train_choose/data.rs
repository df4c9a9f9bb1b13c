//! What is learnt from: what the rules plan in labelled conversations, and what it should have been called.

use std::path::{Path, PathBuf};

use jiff::Zoned;
use jiff::civil::DateTime;
use jiff::tz::TimeZone;
use models::alike;
use models::rules::choose::{Field, Scene, Told, told};
use models::{AgendaItem, Role, Said};
use serde_json::Value;

/// A field to be chosen.
#[derive(Debug)]
pub struct Sample {
    /// Whose part it stays, in training or in measuring.
    pub id: String,
    pub language: String,
    /// From `eval/tune`, as people have them; else a talk written for it.
    pub case: bool,
    pub scene: Scene,
    /// How good each offer is: 0 is wrong.
    pub good: Vec<f32>,
    /// What it should be; of a place that is none, empty.
    pub wanted: Vec<String>,
}

impl Sample {
    fn new(id: &str, language: &str, case: bool, scene: Scene, wanted: &[String]) -> Self {
        let wanted = wanted.to_vec();
        let mut sample = Self { id: id.into(), language: language.into(), case, scene, good: Vec::new(), wanted };
        sample.good = (0..sample.scene.len()).map(|offer| sample.value(sample.scene.text(offer).as_deref())).collect();
        sample
    }

    /// How good it is to say this; 0 is wrong.
    pub fn value(&self, said: Option<&str>) -> f32 {
        let said = said.unwrap_or_default();
        let any = |as_good: fn(&str, &str) -> bool| self.wanted.iter().any(|wanted| as_good(said, wanted));
        match self.scene.field {
            Field::Title if any(alike::same) => 2.0,
            Field::Title => f32::from(u8::from(any(alike::title_acceptable))),
            Field::Place => f32::from(u8::from(any(alike::same))),
        }
    }
}

#[derive(Debug, Default)]
pub struct Samples {
    pub titles: Vec<Sample>,
    pub places: Vec<Sample>,
}

pub type Result<T> = std::result::Result<T, Box<dyn std::error::Error>>;

fn word<'v>(value: &'v Value, key: &str) -> &'v str {
    value[key].as_str().unwrap_or_default()
}

fn list<'v>(value: &'v Value, key: &str) -> &'v [Value] {
    value[key].as_array().map_or(&[], Vec::as_slice)
}

fn files(folder: &Path, extension: &str) -> Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    for entry in std::fs::read_dir(folder)? {
        files.push(entry?.path());
    }
    files.retain(|path| path.extension().is_some_and(|its| its == extension));
    files.sort();
    Ok(files)
}

/// What it should have been.
struct Gold {
    titles: Vec<String>,
    place: String,
}

impl Samples {
    /// Every plan of the conversations of a folder that the labels have too.
    pub fn add_conversations(&mut self, folder: &Path) -> Result<()> {
        for file in files(folder, "jsonl")? {
            for line in std::fs::read_to_string(file)?.lines().filter(|line| !line.trim().is_empty()) {
                self.conversation(&serde_json::from_str(line)?)?;
            }
        }
        Ok(())
    }

    fn conversation(&mut self, case: &Value) -> Result<()> {
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
        let messages = list(case, "messages").iter().map(said).collect::<Result<Vec<Said>>>()?;
        let agenda = list(case, "agenda").iter().map(|item| AgendaItem {
            id: word(item, "id").to_owned(),
            title: word(item, "title").to_owned(),
            start: moment(word(item, "start")).or_else(|| moment(word(item, "due"))),
            ..AgendaItem::default()
        });
        let language = word(case, "language");
        let mut gold: Vec<&Value> = list(case, "gold").iter().filter(|gold| word(gold, "action") != "cancel").collect();
        for plan in told(&messages, &agenda.collect::<Vec<_>>(), me, language) {
            let kind = if plan.reminder { "reminder" } else { "event" };
            let fits = |gold: &&Value| {
                let target = gold["target"].as_str();
                let at = gold["message"].as_u64() == Some(plan.message as u64);
                word(gold, "type") == kind && target == plan.target.as_deref() && (at || target.is_some())
            };
            let Some(i) = gold.iter().position(fits) else { continue };
            let gold = gold.remove(i);
            let others = list(gold, "titles").iter().filter_map(Value::as_str);
            let titles = std::iter::once(word(gold, "title")).chain(others).map(str::to_owned).collect();
            let gold = Gold { titles, place: word(gold, "place").to_owned() };
            self.add(word(case, "id"), language, true, plan, &gold);
        }
        Ok(())
    }

    /// The talks of a folder: `name: text` a line, with a star before what tells a plan; then `=E` or `=R`, the titles
    /// parted by `|`, and behind an `@` the place. An empty line stands between talks.
    pub fn add_talks(&mut self, folder: &Path) -> Result<()> {
        for file in files(folder, "txt")? {
            let language = file.file_stem().unwrap_or_default().to_string_lossy().into_owned();
            let text = std::fs::read_to_string(&file)?;
            for (n, talk) in text.split("\n\n").filter(|talk| !talk.trim().is_empty()).enumerate() {
                self.talk(&format!("{language}-talk-{n}"), &language[..2], talk)?;
            }
        }
        Ok(())
    }

    fn talk(&mut self, id: &str, language: &str, talk: &str) -> Result<()> {
        let at: DateTime = "2026-04-14T10:00".parse()?;
        let at = at.to_zoned(TimeZone::get("Europe/Paris")?)?;
        let (mut said, mut stars, mut gold) = (Vec::new(), Vec::new(), Vec::new());
        for line in talk.lines().map(str::trim).filter(|line| !line.is_empty()) {
            if let Some(item) = line.strip_prefix('=') {
                let (sort, rest) = item.split_once(' ').ok_or("no sort")?;
                let (titles, place) = rest.split_once(" @ ").unwrap_or((rest, ""));
                let titles = titles.split(" | ").map(|title| title.trim().to_owned()).collect();
                gold.push((sort == "R", Gold { titles, place: place.trim().to_owned() }));
                continue;
            }
            if line.starts_with('*') {
                stars.push(said.len());
            }
            let (who, text) = line.trim_start_matches('*').split_once(": ").ok_or("nobody says it")?;
            said.push(of(who, "me", text.replace("\\n", "\n"), at.clone()));
        }
        let mut gold: Vec<(usize, bool, Gold)> =
            stars.into_iter().zip(gold).map(|(star, (reminder, gold))| (star, reminder, gold)).collect();
        let mut plans = told(&said, &[], "", language);
        plans.retain(|plan| plan.target.is_none());
        let alone = plans.len() == 1 && gold.len() == 1;
        for plan in plans {
            let fits = |gold: &(usize, bool, Gold)| gold.1 == plan.reminder && (gold.0 == plan.message || alone);
            let Some(i) = gold.iter().position(fits) else { continue };
            let (_, _, gold) = gold.remove(i);
            self.add(id, language, false, plan, &gold);
        }
        Ok(())
    }

    fn add(&mut self, id: &str, language: &str, case: bool, plan: Told, gold: &Gold) {
        let sample = |scene, wanted: &[String]| Sample::new(id, language, case, scene, wanted);
        self.titles.extend(plan.titles.map(|scene| sample(scene, &gold.titles)));
        self.places.extend(plan.places.map(|scene| sample(scene, std::slice::from_ref(&gold.place))));
    }
}

fn of(who: &str, me: &str, text: String, at: Zoned) -> Said {
    let role = if who == me { Role::User } else { Role::Contact };
    Said { id: String::new(), role, name: who.to_owned(), text, at, new: true }
}
