//! `create_contact`: adds people.

use async_trait::async_trait;
use domain::{ActionClass, Card, CardId, Contact, MAX_CONTACTS};
use models::{Memory, Purpose};
use schemars::JsonSchema;
use serde::Deserialize;
use serde_json::{Value, json};
use store::Tx;

use super::super::{Context, Error, Output, Preview, Tool, arguments};
use super::{BATCH, done, invalid, preview, whole};
use crate::agenda::{Actor, record};

pub(super) const NAME: &str = "create_contact";

#[derive(Debug)]
pub(in super::super) struct CreateContact;

#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct Arguments {
    /// Who is to be added; several at once are one question to the user.
    #[schemars(length(min = 1, max = 200))]
    contacts: Vec<Card>,
}

/// Checks the arguments; answers the contacts as they would stand.
async fn plan(tx: &mut Tx, context: &Context, arguments: &Value) -> Result<Vec<Contact>, Error> {
    let Arguments { contacts } = arguments::read(arguments)?;
    if contacts.len() > BATCH {
        return Err(arguments::invalid("contacts", format_args!("are {}; {BATCH} at most", contacts.len())));
    }
    let there = store::cards::count(tx, context.user.workspace_id, context.user.id).await?;
    if there + contacts.len() as i64 > MAX_CONTACTS {
        return Err(arguments::invalid("contacts", format_args!("would be more than {MAX_CONTACTS} in all")));
    }
    let contact = |card: Card| {
        let (id, card) = (context.env.id(CardId::new), card.checked(None).map_err(invalid)?);
        Ok(Contact { id, user_id: context.user.id, card, version: 1, updated_at: context.now })
    };
    contacts.into_iter().map(contact).collect()
}

fn shown(context: &Context, contacts: &[Contact]) -> Preview {
    preview(context, 0, &contacts.iter().map(|contact| whole(&contact.card)).collect::<Vec<_>>())
}

#[async_trait]
impl Tool for CreateContact {
    fn name(&self) -> &'static str {
        NAME
    }

    fn description(&self) -> &'static str {
        "Adds people to the user's contacts, 200 at most in one call. Search first, so that nobody is there twice."
    }

    fn schema(&self) -> Value {
        arguments::schema::<Arguments>()
    }

    fn class(&self) -> ActionClass {
        ActionClass::ContactChange
    }

    fn is_of_use(&self, purpose: Purpose, _memory: &Memory) -> bool {
        super::is_of_use(purpose)
    }

    async fn preview(&self, tx: &mut Tx, context: &Context, arguments: &Value) -> Result<Preview, Error> {
        Ok(shown(context, &plan(tx, context, arguments).await?))
    }

    async fn run(&self, tx: &mut Tx, context: &Context, arguments: &Value) -> Result<Output, Error> {
        let contacts = plan(tx, context, arguments).await?;
        for contact in &contacts {
            store::cards::insert(tx, context.user.workspace_id, contact).await?;
            record(tx, context, Actor::Turn, "contact.created", contact.id, json!({})).await?;
        }
        tx.execute_all(contacts.iter().filter_map(|contact| context.marking(contact.id)).collect()).await?;
        let ids: Vec<CardId> = contacts.iter().map(|contact| contact.id).collect();
        Ok(done(&ids, &shown(context, &contacts)))
    }
}
