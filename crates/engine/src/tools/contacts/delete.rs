//! `delete_contact`: takes people out.

use async_trait::async_trait;
use domain::{ActionClass, CardId, Contact};
use models::{Memory, Purpose};
use schemars::JsonSchema;
use serde::Deserialize;
use serde_json::{Value, json};
use store::Tx;

use super::super::{Context, Error, Output, Preview, Tool, arguments};
use super::{done, own, preview};
use crate::agenda::{Actor, record};

pub(super) const NAME: &str = "delete_contact";

#[derive(Debug)]
pub(in super::super) struct DeleteContact;

#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct Arguments {
    /// The ids of the contacts, crd_…, each once.
    #[schemars(length(min = 1, max = 200), inner(length(max = 40)))]
    ids: Vec<String>,
}

async fn plan(tx: &mut Tx, context: &Context, arguments: &Value) -> Result<Vec<Contact>, Error> {
    let Arguments { ids } = arguments::read(arguments)?;
    own(tx, context, "ids", &ids.iter().map(String::as_str).collect::<Vec<_>>()).await
}

/// What taking `contacts` out came to.
pub(crate) fn deleted(context: &Context, contacts: &[Contact]) -> Output {
    let ids: Vec<CardId> = contacts.iter().map(|contact| contact.id).collect();
    done(&ids, &shown(context, contacts))
}

fn shown(context: &Context, contacts: &[Contact]) -> Preview {
    preview(context, 2, &contacts.iter().map(|contact| contact.card.line()).collect::<Vec<_>>())
}

#[async_trait]
impl Tool for DeleteContact {
    fn name(&self) -> &'static str {
        NAME
    }

    fn description(&self) -> &'static str {
        "Deletes people from the user's contacts, 200 at most in one call."
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
        let planned = plan(tx, context, arguments).await?;
        let whose = (context.user.workspace_id, context.user.id);
        for contact in &planned {
            if !store::cards::delete(tx, whose, contact.id, context.now).await? {
                return Err(arguments::invalid("ids", "one of them was deleted a moment ago"));
            }
            record(tx, context, Actor::Turn, "contact.deleted", contact.id, json!({})).await?;
        }
        Ok(deleted(context, &planned))
    }
}
