//! `search_contacts`, `list_contacts` and `get_contact`: what is known of people.

use async_trait::async_trait;
use domain::text::shorten;
use domain::{ActionClass, After, Card, Contact, Priority};
use models::{Memory, Purpose};
use schemars::JsonSchema;
use serde::Deserialize;
use serde_json::{Value, json};
use store::Tx;

use super::super::{Context, Error, Output, Preview, Tool, arguments};
use super::own;

/// Contacts of one answer.
const FOUND: usize = 20;
const LISTED: usize = 50;
/// Of each, in a list: addresses and numbers, and characters of a text. The rest is there for `get_contact`.
const EACH: usize = 3;
const TEXT: usize = 100;

#[derive(Debug)]
pub(in super::super) struct SearchContacts;

#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct Search {
    /// Words or parts of them that stand in a name, an address, a number or an organisation: all of them must.
    #[schemars(length(min = 1, max = 200))]
    query: String,
}

#[derive(Debug)]
pub(in super::super) struct ListContacts;

#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct List {
    /// What the page before told as next; without it from the beginning.
    #[schemars(length(min = 1, max = 600))]
    after: Option<String>,
}

#[derive(Debug)]
pub(in super::super) struct GetContact;

#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct Get {
    /// The contact's id, crd_…
    #[schemars(length(min = 1, max = 40))]
    id: String,
}

fn looking(what: &str) -> Preview {
    Preview { summary: what.to_owned(), priority: Priority::default(), over: false }
}

/// In a list: shortened, with what was left out said.
fn short(contact: &Contact) -> Value {
    let Card { emails, phones, organisation, note, birthday, .. } = &contact.card;
    let few = |all: &[String]| all.iter().take(EACH).map(|one| shorten(one, TEXT)).collect::<Vec<_>>();
    let mut short = json!({"id": contact.id, "name": shorten(&contact.card.called(), TEXT)});
    for (field, all) in [("emails", emails), ("phones", phones)] {
        if !all.is_empty() {
            short[field] = json!(few(all));
        }
    }
    if let Some(organisation) = organisation {
        short["organisation"] = shorten(organisation, TEXT).into();
    }
    if let Some(birthday) = birthday {
        short["birthday"] = birthday.to_string().into();
    }
    if note.is_some() || emails.len() > EACH || phones.len() > EACH {
        short["more_in"] = "get_contact".into();
    }
    short
}

/// `"outside": true` where one of them may repeat what others wrote.
async fn told(tx: &mut Tx, context: &Context, found: &[Contact], mut content: Value) -> Result<Output, Error> {
    let ids: Vec<String> = found.iter().map(|one| one.id.to_string()).collect();
    if !store::outside::among(tx, context.user.workspace_id, &ids).await?.is_empty() {
        content["outside"] = json!(true);
    }
    Ok(Output { content, written: Vec::new() })
}

#[async_trait]
impl Tool for SearchContacts {
    fn name(&self) -> &'static str {
        "search_contacts"
    }

    fn description(&self) -> &'static str {
        "Finds people in the user's contacts by parts of their names, mail addresses, telephone numbers or organisation, 20 \
         at most. It says how many contacts it looked through and whether there are more."
    }

    fn schema(&self) -> Value {
        arguments::schema::<Search>()
    }

    fn class(&self) -> ActionClass {
        ActionClass::Read
    }

    fn is_of_use(&self, purpose: Purpose, _memory: &Memory) -> bool {
        super::is_of_use(purpose)
    }

    async fn preview(&self, _tx: &mut Tx, _context: &Context, arguments: &Value) -> Result<Preview, Error> {
        Ok(looking(&arguments::read::<Search>(arguments)?.query))
    }

    /// `{"status": "found", "items": […], "searched": all contacts, "in": the fields, "more": bool}`.
    async fn run(&self, tx: &mut Tx, context: &Context, arguments: &Value) -> Result<Output, Error> {
        let Search { query } = arguments::read(arguments)?;
        let whose = (context.user.workspace_id, context.user.id);
        let mut found = store::cards::page(tx, whose, &query, None, FOUND as i64 + 1).await?;
        let more = found.len() > FOUND;
        found.truncate(FOUND);
        let items: Vec<Value> = found.iter().map(short).collect();
        let content = json!({
            "status": "found",
            "items": items,
            "searched": store::cards::count(tx, whose.0, whose.1).await?,
            "in": ["name", "emails", "phones", "organisation"],
            "more": more,
        });
        told(tx, context, &found, content).await
    }
}

#[async_trait]
impl Tool for ListContacts {
    fn name(&self) -> &'static str {
        "list_contacts"
    }

    fn description(&self) -> &'static str {
        "Lists the user's contacts by name, 50 a page. To find somebody, search_contacts is shorter."
    }

    fn schema(&self) -> Value {
        arguments::schema::<List>()
    }

    fn class(&self) -> ActionClass {
        ActionClass::Read
    }

    fn is_of_use(&self, purpose: Purpose, _memory: &Memory) -> bool {
        super::is_of_use(purpose)
    }

    async fn preview(&self, _tx: &mut Tx, _context: &Context, arguments: &Value) -> Result<Preview, Error> {
        after(arguments)?;
        Ok(looking(""))
    }

    /// `{"status": "found", "items": […], "of": all contacts, "next": what goes into `after`, or null at the end}`.
    async fn run(&self, tx: &mut Tx, context: &Context, arguments: &Value) -> Result<Output, Error> {
        let whose = (context.user.workspace_id, context.user.id);
        let mut found = store::cards::page(tx, whose, "", after(arguments)?, LISTED as i64 + 1).await?;
        let more = found.len() > LISTED;
        found.truncate(LISTED);
        let next = found.last().filter(|_| more).map(|last| After::from(last).to_string());
        let items: Vec<Value> = found.iter().map(short).collect();
        let of = store::cards::count(tx, whose.0, whose.1).await?;
        let content = json!({"status": "found", "items": items, "of": of, "next": next});
        told(tx, context, &found, content).await
    }
}

fn after(arguments: &Value) -> Result<Option<After>, Error> {
    let List { after } = arguments::read(arguments)?;
    after.map(|after| after.parse().map_err(|problem| arguments::invalid("after", problem))).transpose()
}

#[async_trait]
impl Tool for GetContact {
    fn name(&self) -> &'static str {
        "get_contact"
    }

    fn description(&self) -> &'static str {
        "Tells all that the user's contacts hold of one person, by the id that search_contacts tells."
    }

    fn schema(&self) -> Value {
        arguments::schema::<Get>()
    }

    fn class(&self) -> ActionClass {
        ActionClass::Read
    }

    fn is_of_use(&self, purpose: Purpose, _memory: &Memory) -> bool {
        super::is_of_use(purpose)
    }

    async fn preview(&self, tx: &mut Tx, context: &Context, arguments: &Value) -> Result<Preview, Error> {
        let Get { id } = arguments::read(arguments)?;
        Ok(looking(&own(tx, context, "id", &[&id]).await?.iter().map(|one| one.card.called()).collect::<String>()))
    }

    /// `{"status": "found", "items": [the whole contact]}`.
    async fn run(&self, tx: &mut Tx, context: &Context, arguments: &Value) -> Result<Output, Error> {
        let Get { id } = arguments::read(arguments)?;
        let found = own(tx, context, "id", &[&id]).await?;
        told(tx, context, &found, json!({"status": "found", "items": found})).await
    }
}
