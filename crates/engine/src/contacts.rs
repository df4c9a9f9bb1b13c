//! A person's own contacts, by their own hand.

use domain::{Card, CardFault, CardId, Contact, DeedId, MAX_CONTACTS, User};
use futures_util::FutureExt;
use serde_json::json;

use crate::agenda::{Actor, record};
use crate::{Engine, Error, Result, audit, tools};

impl Engine {
    /// Adds somebody. The card is cleaned, and named where it has no name.
    pub async fn add_contact(&self, user: &User, card: Card) -> Result<Contact> {
        let card = card.checked(None).map_err(invalid)?;
        let (workspace, env) = (user.workspace_id, self.env.clone());
        let (id, updated_at) = (env.id(CardId::new), env.now());
        let contact = Contact { id, user_id: user.id, card, version: 1, updated_at };
        let new = contact.clone();
        self.store
            .write::<_, Error, _>(move |tx| {
                async move {
                    if store::cards::count(tx, workspace, new.user_id).await? >= MAX_CONTACTS {
                        let why = format!("you have {MAX_CONTACTS} contacts, which is the limit; delete some first");
                        return Err(Error::Conflict(why));
                    }
                    store::cards::insert(tx, workspace, &new).await?;
                    let entry = audit::entry(&env, workspace, new.user_id, "contact.created", id, json!({}));
                    tx.execute_all(vec![store::audit::insert(&entry)]).await?;
                    Ok(())
                }
                .boxed()
            })
            .await?;
        Ok(contact)
    }

    /// Writes the whole card anew: over `version`, where one is given; [`Error::Conflict`] where another stands.
    pub async fn change_contact(&self, user: &User, id: CardId, card: Card, version: Option<i64>) -> Result<Contact> {
        let (workspace, owner, env) = (user.workspace_id, user.id, self.env.clone());
        let changed = self.store.write::<_, Error, _>(move |tx| {
            async move {
                let before = store::cards::get(tx, workspace, owner, id).await?.ok_or(Error::NotFound("contact"))?;
                let newer = || Error::Conflict("the contact was changed meanwhile; read it again".into());
                if version.is_some_and(|version| version != before.version) {
                    return Err(newer());
                }
                let card = card.checked(Some(&before.card)).map_err(invalid)?;
                if card == before.card {
                    return Ok(before);
                }
                let contact = Contact { card, version: before.version + 1, updated_at: env.now(), ..before };
                if !store::cards::update(tx, workspace, &contact).await? {
                    return Err(newer());
                }
                let entry = audit::entry(&env, workspace, owner, "contact.changed", id, json!({}));
                tx.execute_all(vec![store::audit::insert(&entry)]).await?;
                Ok(contact)
            }
            .boxed()
        });
        changed.await
    }

    /// Takes somebody out; the deed that brings them back.
    pub async fn delete_contact(&self, user: &User, id: CardId) -> Result<Option<DeedId>> {
        let output = self.act(user, json!({"ids": [id]}), move |tx, context| {
            async move {
                let (workspace, owner) = (context.user.workspace_id, context.user.id);
                let gone = store::cards::get(tx, workspace, owner, id).await?.ok_or(Error::NotFound("contact"))?;
                if !store::cards::delete(tx, (workspace, owner), id, context.now).await? {
                    return Err(Error::NotFound("contact"));
                }
                record(tx, context, Actor::Person, "contact.deleted", id, json!({})).await?;
                Ok(tools::contacts::deleted(context, &[gone]))
            }
            .boxed()
        });
        Ok(output.await?.undo)
    }
}

fn invalid((field, problem): CardFault) -> Error {
    Error::invalid(field, problem)
}
