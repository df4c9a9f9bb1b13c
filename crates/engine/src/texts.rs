//! What the assistant says in whole, set sentences, and what language models are told beside the fixed rules: texts
//! that a workspace can have in its own words, live from the next turn on.
//!
//! A text is looked for in the workspace's own words in the turn's language, then in the built-in file of that language
//! (`texts/*.toml`), then the same in English. A turn reads them in its first transaction, so every node says the same.
//!
//! To add a text: its line in [`KEYS`], and the built-in text of each language. A language is added in `phrases/mod.rs`.

use std::collections::BTreeMap;
use std::sync::{Arc, LazyLock};

use domain::text::{self, quote};
use domain::{Role, User, WorkspaceId};
use futures_util::FutureExt;
use models::Purpose;
use serde_json::json;
use store::Tx;
use store::texts::Wording;

use crate::{Engine, Error, Result, audit, phrases};

/// Characters of a sentence, and of instructions to a model.
const SENTENCE: usize = 1_000;
const INSTRUCTIONS: usize = 4_000;
const ENGLISH: &str = "en";

/// A text that can be said in other words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Key {
    pub name: &'static str,
    /// When it is said.
    pub about: &'static str,
    /// What may stand in it in braces; those with `!` must.
    placeholders: &'static [&'static str],
    /// Characters, at most.
    pub max: usize,
}

macro_rules! keys {
    ($($key:ident = $name:literal, $placeholders:expr, $max:expr, $about:literal;)*) => {
        $(pub(crate) const $key: &str = $name;)*

        /// Every text that there is.
        pub const KEYS: &[Key] = &[$(Key { name: $name, about: $about, placeholders: &$placeholders, max: $max },)*];
    };
}

keys! {
    ACCESS_ENDED = "access_ended", ["account!", "link!"], SENTENCE, "A provider ended the access to a person's account; {link} is where they let it in again.";
    BUDGET_USED_UP = "budget_used_up", [], SENTENCE, "What models may cost today was spent; told once a day in each conversation, and where the rules did not understand.";
    COST_ASKED = "cost_asked", ["dollars!"], SENTENCE, "An answer may cost so many dollars; asks for a yes or no.";
    COST_REFUSED = "cost_refused", [], SENTENCE, "After the no to that.";
    DECIDED = "decided", [], SENTENCE, "The yes or no came twice.";
    EXPIRED = "expired", [], SENTENCE, "The yes came too late.";
    CRISIS = "emergency.crisis", ["number!", "listening"], SENTENCE, "Somebody may take their own life. {listening} is emergency.listening, or nothing where no line is known.";
    DANGER = "emergency.danger", ["number!"], SENTENCE, "A fire, an attack.";
    LISTENING = "emergency.listening", ["line!"], SENTENCE, "Who listens; {line} is the number where the person is.";
    MEDICAL = "emergency.medical", ["number!"], SENTENCE, "Somebody needs a doctor at once.";
    NUMBER = "emergency.number", [], SENTENCE, "What {number} is. The workspace's own stands everywhere; the built-in one only where the person's zone tells no number.";
    CALENDAR = "fallback.calendar", [], SENTENCE, "No model answers a question about the calendar.";
    GREETING = "fallback.greeting", [], SENTENCE, "No model answers a greeting.";
    HEALTH = "fallback.health", ["provider", "number"], SENTENCE, "No model answers somebody who tells of a symptom.";
    MAIL = "fallback.mail", [], SENTENCE, "No model answers something about mail.";
    REMINDER = "fallback.reminder", [], SENTENCE, "No model answers something about a reminder.";
    PROVIDER = "health.provider", [], SENTENCE, "What {provider} is: whom somebody with a symptom should ask.";
    NOT_UNDERSTOOD = "not_understood", [], SENTENCE, "The rules did not understand. Built in, they answer so where they do not speak the language.";
    RESTING = "resting", ["time!"], SENTENCE, "Every model kept failing and is left alone until about {time}; said where the rules did not understand.";
    SPEECHLESS = "speechless", [], SENTENCE, "The model said nothing that can be used.";
    UNREACHABLE = "unreachable", [], SENTENCE, "No model can be reached.";
    PROMPT_CHAT = "prompt.chat", ["user", "workspace"], INSTRUCTIONS, "What a model is told before a chat. The rules that keep the person safe always follow and cannot be changed.";
    PROMPT_DETECT = "prompt.detect", ["user", "workspace"], INSTRUCTIONS, "What a model is told before it reads a conversation along. The same rules follow.";
}

impl Key {
    pub fn named(name: &str) -> Option<&'static Self> {
        KEYS.iter().find(|key| key.name == name)
    }

    /// What may stand in it, in braces.
    pub fn placeholders(&self) -> impl Iterator<Item = &'static str> {
        self.placeholders.iter().map(|name| name.trim_end_matches('!'))
    }

    fn required(&self) -> impl Iterator<Item = &'static str> {
        self.placeholders.iter().filter_map(|name| name.strip_suffix('!'))
    }

    /// The text as it is kept, once it can be said.
    fn checked(&self, given: &str) -> Result<String> {
        let clean = text::clean(given);
        let clean = clean.trim();
        if text::is_blank(clean) {
            return Err(Error::invalid("text", "is empty; delete the text to have the built-in one again"));
        }
        if clean.chars().nth(self.max).is_some() {
            return Err(Error::invalid("text", format!("is too long; {} characters at most", self.max)));
        }
        let known: Vec<String> = self.placeholders().map(|name| format!("{{{name}}}")).collect();
        let takes = if known.is_empty() { "none".to_owned() } else { known.join(", ") };
        if let Some(unknown) = placeholders(clean).find(|name| !self.placeholders().any(|known| known == *name)) {
            let problem =
                format!("{} is no placeholder of this text; it takes {takes}", quote(&format!("{{{unknown}}}")));
            return Err(Error::invalid("text", problem));
        }
        if let Some(missing) = self.required().find(|name| !placeholders(clean).any(|given| given == *name)) {
            let mend = "write it where what it stands for belongs, or delete the text to have the built-in one again";
            return Err(Error::invalid("text", format!("lacks {{{missing}}}, without which it says nothing; {mend}")));
        }
        let nothing: Vec<(&str, &str)> = self.placeholders().map(|name| (name, "")).collect();
        if !fill(clean, &nothing).contains(char::is_alphanumeric) {
            let problem = "says nothing of its own; write words, or delete the text to have the built-in one again";
            return Err(Error::invalid("text", problem));
        }
        Ok(clean.to_owned())
    }
}

/// The names in braces: lower-case letters and `_`. Anything else between braces is text.
fn placeholders(text: &str) -> impl Iterator<Item = &str> {
    text.split('{').skip(1).filter_map(|rest| {
        let name = rest.split('}').next().filter(|name| name.len() < rest.len())?;
        let is_name = !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'_');
        is_name.then_some(name)
    })
}

/// The text with its placeholders filled in, what is filled in left as it is.
fn fill(text: &str, values: &[(&str, &str)]) -> String {
    let mut filled = String::with_capacity(text.len());
    let mut pieces = text.split('{');
    filled.push_str(pieces.next().unwrap_or_default());
    for piece in pieces {
        let value = piece
            .split_once('}')
            .and_then(|(name, rest)| values.iter().find(|(known, _)| *known == name).map(|(_, value)| (*value, rest)));
        match value {
            Some((value, rest)) => filled.extend([value, rest]),
            None => filled.extend(["{", piece]),
        }
    }
    filled
}

type BuiltIn = BTreeMap<String, String>;

/// The built-in texts of a language; English alone knows what models are told.
#[allow(clippy::expect_used)] // embedded, and read by every test
fn built_in(language: &str) -> Option<&'static BuiltIn> {
    static ALL: LazyLock<BTreeMap<&str, BuiltIn>> = LazyLock::new(|| {
        let files = [
            (ENGLISH, include_str!("../texts/en.toml")),
            ("es", include_str!("../texts/es.toml")),
            ("fr", include_str!("../texts/fr.toml")),
            ("de", include_str!("../texts/de.toml")),
            ("pt", include_str!("../texts/pt.toml")),
        ];
        let read = |file: &str| toml::from_str::<BuiltIn>(file).expect("texts/*.toml are tables of strings");
        let mut all: BTreeMap<&str, BuiltIn> = files.map(|(language, file)| (language, read(file))).into();
        if let Some(english) = all.get_mut(ENGLISH) {
            english.insert(PROMPT_CHAT.into(), models::prompt::built_in(Purpose::Chat).into());
            english.insert(PROMPT_DETECT.into(), models::prompt::built_in(Purpose::Detect).into());
        }
        all
    });
    ALL.get(language)
}

/// The texts of a workspace in one language.
#[derive(Debug, Clone, Default)]
pub(crate) struct Texts {
    language: String,
    /// The workspace's own, in all languages.
    own: Arc<Vec<Wording>>,
}

impl Texts {
    /// `worded` says whether there can be any of the workspace's own.
    pub(crate) async fn of(tx: &mut Tx, workspace: WorkspaceId, language: &str, worded: bool) -> store::Result<Self> {
        let mut own = if worded { store::texts::all(tx, workspace).await? } else { Vec::new() };
        // Written before its rule: what must be said is said, in the built-in words.
        own.retain(|wording| refused(wording).is_none());
        let language = phrases::of(language).language.to_owned();
        Ok(Self { language, own: Arc::new(own) })
    }

    fn own_in(&self, key: &str, language: &str) -> Option<&str> {
        let own = self.own.iter().find(|wording| wording.key == key && wording.language == language);
        own.map(|wording| wording.text.as_str())
    }

    /// The workspace's own text, in the turn's language or in English.
    pub(crate) fn own(&self, key: &str) -> Option<&str> {
        self.own_in(key, &self.language).or_else(|| self.own_in(key, ENGLISH))
    }

    pub(crate) fn get(&self, key: &str) -> &str {
        let built = |language: &str| built_in(language).and_then(|texts| texts.get(key)).map(String::as_str);
        self.own_in(key, &self.language)
            .or_else(|| built(&self.language))
            .or_else(|| self.own_in(key, ENGLISH))
            .or_else(|| built(ENGLISH))
            .unwrap_or_default()
    }

    /// The text with its placeholders filled in.
    pub(crate) fn say(&self, key: &str, values: &[(&str, &str)]) -> String {
        fill(self.get(key), values)
    }

    /// Whether the workspace has instructions of its own for models, and how they read.
    pub(crate) fn instructions(&self, purpose: Purpose, user: &str, workspace: &str) -> Option<String> {
        let key = match purpose {
            Purpose::Chat => PROMPT_CHAT,
            Purpose::Detect => PROMPT_DETECT,
        };
        self.own(key).map(|own| fill(own, &[("user", user), ("workspace", workspace)]))
    }
}

/// A text in one language, as those see it who may change it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    pub key: &'static Key,
    pub language: String,
    /// What comes with Attaché; `None` where there is none in this language and the English one is said.
    pub built_in: Option<&'static str>,
    /// The workspace's own, where it has one.
    pub own: Option<Wording>,
    /// Why the workspace's own is not said: it was written before a rule that it does not keep. The built-in one is.
    pub problem: Option<String>,
}

impl Engine {
    /// Every text in every language; for owners and admins.
    pub async fn texts(&self, user: &User) -> Result<Vec<Entry>> {
        let workspace = administered(user)?;
        let own = self
            .store
            .read::<_, store::Error, _>(move |tx| async move { store::texts::all(tx, workspace).await }.boxed())
            .await?;
        let each = KEYS.iter().flat_map(|key| phrases::languages().map(move |language| (key, language)));
        Ok(each
            .map(|(key, language)| {
                let own = own.iter().find(|own| own.key == key.name && own.language == language);
                entry(key, language, own.cloned())
            })
            .collect())
    }

    /// Writes the workspace's own text; said from the next turn on.
    pub async fn put_text(&self, user: &User, key: &str, language: &str, text: &str) -> Result<Entry> {
        let workspace = administered(user)?;
        let (key, language) = known(key, language)?;
        let text = key.checked(text)?;
        let wording = Wording {
            key: key.name.to_owned(),
            language: language.to_owned(),
            text,
            updated_at: self.env.now(),
            updated_by: user.id,
        };
        let detail = json!({"sha256": text::sha256(&wording.text)});
        let subject = format!("{}/{language}", key.name);
        let log = audit::entry(&self.env, workspace, user.id, "text.changed", subject, detail);
        let own = wording.clone();
        self.store
            .write_of::<_, store::Error, _>(workspace, move |tx| {
                async move {
                    store::texts::put(tx, workspace, &wording).await?;
                    tx.execute_all(vec![store::audit::insert(&log)]).await.map(drop)
                }
                .boxed()
            })
            .await?;
        Ok(entry(key, language, Some(own)))
    }

    /// Forgets the workspace's own text: the built-in one is said again. Nothing happens where there is none.
    pub async fn drop_text(&self, user: &User, key: &str, language: &str) -> Result<Entry> {
        let workspace = administered(user)?;
        let (key, language) = known(key, language)?;
        let subject = format!("{}/{language}", key.name);
        let log = audit::entry(&self.env, workspace, user.id, "text.dropped", subject, json!({}));
        self.store
            .write_of::<_, store::Error, _>(workspace, move |tx| {
                async move {
                    if store::texts::delete(tx, workspace, key.name, language).await? {
                        tx.execute_all(vec![store::audit::insert(&log)]).await?;
                    }
                    Ok(())
                }
                .boxed()
            })
            .await?;
        Ok(entry(key, language, None))
    }
}

fn entry(key: &'static Key, language: &str, own: Option<Wording>) -> Entry {
    let built_in = built_in(language).and_then(|texts| texts.get(key.name)).map(String::as_str);
    let problem = own.as_ref().and_then(refused);
    Entry { key, language: language.to_owned(), built_in, own, problem }
}

/// Why a text that was written once cannot be said any more.
fn refused(own: &Wording) -> Option<String> {
    let Some(key) = Key::named(&own.key) else { return Some("there is no such text".to_owned()) };
    key.checked(&own.text).err().map(|error| match error {
        Error::Invalid { problem, .. } => problem,
        error => error.to_string(),
    })
}

fn administered(user: &User) -> Result<WorkspaceId> {
    match user.role {
        Role::Owner | Role::Admin => Ok(user.workspace_id),
        Role::Agent | Role::Member => Err(Error::NotFound("workspace to administer")),
    }
}

fn known(key: &str, language: &str) -> Result<(&'static Key, &'static str)> {
    let key = Key::named(key).ok_or(Error::NotFound("text"))?;
    let language = phrases::languages().find(|known| *known == language).ok_or_else(|| {
        let all = phrases::languages().collect::<Vec<_>>().join(" or ");
        Error::invalid("language", format!("{} is none that Attaché speaks; write {all}", quote(language)))
    })?;
    Ok((key, language))
}

#[cfg(test)]
mod tests;
