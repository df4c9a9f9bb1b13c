//! `update_contact`: changes what is known of people.

use async_trait::async_trait;
use domain::{ActionClass, Card, CardId, Contact};
use models::{Memory, Purpose};
use schemars::JsonSchema;
use serde::Deserialize;
use serde_json::{Value, json};
use store::Tx;

use super::super::{Context, Error, Output, Preview, Tool, arguments};
use super::{done, invalid, one_line, own, preview};
use crate::agenda::{Actor, record};

pub(super) const NAME: &str = "update_contact";

#[derive(Debug)]
pub(in super::super) struct UpdateContact;

#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct Arguments {
    /// What is to be changed, each contact once.
    #[schemars(length(min = 1, max = 200))]
    changes: Vec<Change>,
}

/// What is left out stays; an empty text or list takes away what stands there.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct Change {
    /// The contact's id, crd_…
    #[schemars(length(min = 1, max = 40))]
    id: String,
    #[schemars(length(max = 500))]
    name: Option<String>,
    #[schemars(length(max = 500))]
    given: Option<String>,
    #[schemars(length(max = 500))]
    family: Option<String>,
    /// All of them, the one that is used first.
    #[schemars(length(max = 50), inner(length(max = 300)))]
    emails: Option<Vec<String>>,
    /// All of them, the one that is used first.
    #[schemars(length(max = 50), inner(length(max = 300)))]
    phones: Option<Vec<String>>,
    #[schemars(length(max = 500))]
    organisation: Option<String>,
    #[schemars(length(max = 8000))]
    note: Option<String>,
    /// 1985-04-12, or --04-12 where the year is not known.
    #[schemars(length(max = 10))]
    birthday: Option<String>,
}

impl Change {
    fn over(self, stands: &Card) -> Result<Card, Error> {
        let before = stands.clone();
        let birthday = match self.birthday.as_deref().map(str::trim) {
            None => before.birthday,
            Some("") => None,
            Some(day) => Some(day.parse().map_err(|problem: String| arguments::invalid("birthday", problem))?),
        };
        let card = Card {
            name: self.name.unwrap_or(before.name),
            given: self.given.or(before.given),
            family: self.family.or(before.family),
            emails: self.emails.unwrap_or(before.emails),
            phones: self.phones.unwrap_or(before.phones),
            organisation: self.organisation.or(before.organisation),
            note: self.note.or(before.note),
            birthday,
        };
        card.checked(Some(stands)).map_err(invalid)
    }
}

/// Checks the arguments against what stands; answers the contacts before and as they would stand.
async fn plan(tx: &mut Tx, context: &Context, arguments: &Value) -> Result<Vec<(Contact, Contact)>, Error> {
    let Arguments { changes } = arguments::read(arguments)?;
    let ids: Vec<&str> = changes.iter().map(|change| change.id.as_str()).collect();
    let stand = own(tx, context, "changes", &ids).await?;
    let planned = changes.into_iter().zip(stand).map(|(change, before)| {
        let card = change.over(&before.card)?;
        if card == before.card {
            return Err(arguments::invalid("changes", format_args!("{} is so already", before.card.called())));
        }
        let after = Contact { card, version: before.version + 1, updated_at: context.now, ..before.clone() };
        Ok((before, after))
    });
    planned.collect()
}

/// Who it is, and what changes: `Ana → Ana Ruiz · +34 600 000 000`. What is taken away is shown struck: `–ana@example.org`.
fn difference(before: &Card, after: &Card) -> String {
    let mut parts = Vec::new();
    let mut text = |was: Option<String>, is: Option<String>| match (was, is) {
        (was, is) if was == is => {}
        (Some(was), None) => parts.push(format!("–{was}")),
        (_, is) => parts.extend(is),
    };
    let names = |card: &Card| {
        let names = [card.given.clone(), card.family.clone()].into_iter().flatten().collect::<Vec<_>>().join(" ");
        Some(names).filter(|names| !names.is_empty() && *names != card.name)
    };
    text(Some(before.name.clone()), Some(after.name.clone()));
    text(names(before), names(after));
    for (was, is) in [(&before.emails, &after.emails), (&before.phones, &after.phones)] {
        let (gone, new): (Vec<_>, Vec<_>) = (
            was.iter().filter(|one| !is.contains(one)).collect(),
            is.iter().filter(|one| !was.contains(one)).collect(),
        );
        for one in &gone {
            text(Some((*one).clone()), None);
        }
        for one in &new {
            text(None, Some((*one).clone()));
        }
        if gone.is_empty() && new.is_empty() && was != is {
            text(None, Some(is.join(", ")));
        }
    }
    text(before.organisation.clone(), after.organisation.clone());
    text(before.birthday.map(|day| day.to_string()), after.birthday.map(|day| day.to_string()));
    text(before.note.as_deref().map(one_line), after.note.as_deref().map(one_line));
    if parts.is_empty() {
        // The change lies behind what of a long note is shown.
        parts.extend(after.note.as_deref().map(one_line));
    }
    format!("{} → {}", before.called(), parts.join(" · "))
}

fn shown(context: &Context, planned: &[(Contact, Contact)]) -> Preview {
    let lines: Vec<String> = planned.iter().map(|(before, after)| difference(&before.card, &after.card)).collect();
    preview(context, 1, &lines)
}

#[async_trait]
impl Tool for UpdateContact {
    fn name(&self) -> &'static str {
        NAME
    }

    fn description(&self) -> &'static str {
        "Changes people in the user's contacts, 200 at most in one call. What is left out stays; lists are written whole."
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
        for (_, after) in &planned {
            if !store::cards::update(tx, context.user.workspace_id, after).await? {
                return Err(arguments::invalid("changes", "one of them was changed a moment ago"));
            }
            tx.execute_all(context.marking(after.id).into_iter().collect()).await?;
            record(tx, context, Actor::Turn, "contact.changed", after.id, json!({})).await?;
        }
        let ids: Vec<CardId> = planned.iter().map(|(before, _)| before.id).collect();
        Ok(done(&ids, &shown(context, &planned)))
    }
}
