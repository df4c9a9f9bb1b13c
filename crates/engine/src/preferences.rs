//! How a person wants to be asked and told: read and changed by themselves.

use domain::{Preferences, Quiet, User};
use futures_util::FutureExt;
use jiff::civil::Time;
use serde_json::json;

use crate::{Engine, Error, Result, audit};

/// Suggestions of an hour that a person may choose.
const SUGGESTIONS: std::ops::RangeInclusive<u32> = 1..=60;

/// What is to change; what is `None` stays.
#[derive(Debug, Clone, Default)]
pub struct PreferencesChange {
    pub low_without_asking: Option<bool>,
    pub reminder_time: Option<Time>,
    /// `Some(None)` for no quiet hours.
    pub quiet: Option<Option<Quiet>>,
    pub suggestions_per_hour: Option<u32>,
}

impl Engine {
    /// Changes them; answers what holds now.
    pub async fn change_preferences(&self, user: &User, change: PreferencesChange) -> Result<Preferences> {
        if change.suggestions_per_hour.is_some_and(|count| !SUGGESTIONS.contains(&count)) {
            return Err(Error::invalid("suggestions_per_hour", "must be 1 to 60"));
        }
        if let Some(Some(Quiet { from, to })) = change.quiet
            && from == to
        {
            return Err(Error::invalid("quiet", "begins and ends at the same time; null is for none"));
        }
        let (env, workspace, id) = (self.env.clone(), user.workspace_id, user.id);
        self.store
            .write_of::<_, Error, _>(workspace, move |tx| {
                async move {
                    let stands = store::workspaces::user(tx, workspace, id).await?.ok_or(Error::NotFound("user"))?;
                    let before = &stands.preferences;
                    let now = Preferences {
                        low_without_asking: change.low_without_asking.unwrap_or(before.low_without_asking),
                        reminder_time: change.reminder_time.unwrap_or(before.reminder_time),
                        quiet: change.quiet.unwrap_or(before.quiet),
                        suggestions_per_hour: change.suggestions_per_hour.unwrap_or(before.suggestions_per_hour),
                    };
                    store::workspaces::set_preferences(tx, &stands, &now).await?;
                    let entry = audit::entry(&env, workspace, id, "preferences.changed", id, json!(now));
                    tx.execute_all(vec![store::audit::insert(&entry)]).await?;
                    Ok(now)
                }
                .boxed()
            })
            .await
    }
}
