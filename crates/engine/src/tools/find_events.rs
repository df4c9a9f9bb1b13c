//! `find_events`: looks for events by words and time.

use async_trait::async_trait;
use domain::{ActionClass, AgendaEntry, Event, Priority};
use schemars::JsonSchema;
use serde::Deserialize;
use serde_json::Value;
use store::Tx;

use super::moment::window;
use super::{Context, Error, Output, Preview, Tool, arguments, found};
use crate::agenda;

const MAX_RESULTS: usize = 20;
const DEFAULT_DAYS: i64 = 90;

#[derive(Debug)]
pub(super) struct FindEvents;

#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct Arguments {
    /// Words that stand in the title, the place or the names; all of them must. Without it: every event.
    #[schemars(length(max = 200))]
    query: Option<String>,
    /// From when, in the user's own time: 2026-11-27 or 2026-11-27T13:00. Without it: from now.
    #[schemars(length(min = 1, max = 80))]
    from: Option<String>,
    /// Until when; a date alone includes that day. Without it: 90 days from the start.
    #[schemars(length(min = 1, max = 80))]
    to: Option<String>,
}

#[async_trait]
impl Tool for FindEvents {
    fn name(&self) -> &'static str {
        "find_events"
    }

    fn description(&self) -> &'static str {
        "Finds events in the user's agenda by words and time, 20 at most. Use it to learn an event's id or to answer \
         when something is."
    }

    fn schema(&self) -> Value {
        arguments::schema::<Arguments>()
    }

    fn class(&self) -> ActionClass {
        ActionClass::Read
    }

    async fn preview(&self, _tx: &mut Tx, context: &Context, arguments: &Value) -> Result<Preview, Error> {
        let arguments: Arguments = arguments::read(arguments)?;
        window(context, arguments.from.as_deref(), arguments.to.as_deref(), DEFAULT_DAYS)?;
        Ok(Preview { summary: arguments.query.unwrap_or_default(), priority: Priority::default(), over: false })
    }

    async fn run(&self, tx: &mut Tx, context: &Context, arguments: &Value) -> Result<Output, Error> {
        let arguments: Arguments = arguments::read(arguments)?;
        let (from, to) = window(context, arguments.from.as_deref(), arguments.to.as_deref(), DEFAULT_DAYS)?;
        let words = words(&arguments.query.unwrap_or_default());
        let entries = agenda::entries(tx, context.user.workspace_id, context.user.id, from, to).await?;
        let matching = |entry: &AgendaEntry| match entry {
            AgendaEntry::Event(event) => holds(event, &words),
            AgendaEntry::Reminder(_) => false,
        };
        let matches: Vec<AgendaEntry> = entries.into_iter().filter(matching).collect();
        Ok(found(tx, context, &matches, MAX_RESULTS).await?)
    }
}

fn holds(event: &Event, words: &[String]) -> bool {
    let names = event.participants.iter().map(String::as_str);
    let texts = [event.title.as_str(), event.place.as_deref().unwrap_or_default()];
    let text: Vec<String> = texts.into_iter().chain(names).map(fold).collect();
    words.iter().all(|word| text.iter().any(|text| text.contains(word.as_str())))
}

fn words(query: &str) -> Vec<String> {
    fold(query).split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

/// Lower case, without the accents of Latin letters.
fn fold(text: &str) -> String {
    text.chars().flat_map(char::to_lowercase).filter_map(plain).collect()
}

fn plain(c: char) -> Option<char> {
    Some(match c {
        '\u{300}'..='\u{36f}' => return None, // a combining accent
        'à'..='å' | 'ā' | 'ă' | 'ą' => 'a',
        'ç' | 'ć' | 'č' => 'c',
        'ď' => 'd',
        'è'..='ë' | 'ē' | 'ė' | 'ę' | 'ě' => 'e',
        'ğ' => 'g',
        'ì'..='ï' | 'ī' | 'ı' => 'i',
        'ł' => 'l',
        'ñ' | 'ń' | 'ň' => 'n',
        'ò'..='ö' | 'ø' | 'ō' | 'ő' => 'o',
        'ř' => 'r',
        'ś' | 'ş' | 'š' | 'ș' => 's',
        'ţ' | 'ť' | 'ț' => 't',
        'ù'..='ü' | 'ū' | 'ů' | 'ű' => 'u',
        'ý' | 'ÿ' => 'y',
        'ź' | 'ż' | 'ž' => 'z',
        other => other,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn case_and_accents_are_passed_over() {
        assert_eq!(words("  ¿Reunión, de JOSÉ?"), ["reunion", "de", "jose"]);
        assert_eq!(fold("Jose\u{301} Łukasz"), "jose lukasz");
        assert_eq!(words("!?"), Vec::<String>::new());
    }
}
