//! What models took and cost.

use axum::extract::State;
use domain::{Amount, Role, UsageRow};
use futures_util::FutureExt;
use jiff::ToSpan;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use super::agenda::day_of;
use crate::auth::Signed;
use crate::extract::{Json, Query};
use crate::problem::{Problem, Problems, Result};
use crate::state::Api;
use crate::wording;

/// Days that one answer covers, at most.
const MOST: i32 = 400;
/// Days before the last one, where the first is not named.
const USUAL: i32 = 29;

#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(crate) struct Days {
    /// The first day; 29 days before the last where it is absent.
    #[param(value_type = Option<String>, format = Date)]
    #[serde(default, deserialize_with = "wording::perhaps")]
    from: Option<Date>,
    /// The last day, 400 in all at most; today in one's own zone where it is absent.
    #[param(value_type = Option<String>, format = Date)]
    #[serde(default, deserialize_with = "wording::perhaps")]
    to: Option<Date>,
}

/// A day's money.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = UsageBudget)]
pub(crate) struct Budget {
    spent: Amount,
    /// Calls that are on their way may cost so much at most.
    reserved: Amount,
    /// 0 is no cap.
    cap: Amount,
}

/// Today, where one is.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = UsageToday)]
pub(crate) struct Today {
    #[schema(value_type = String, format = Date)]
    day: Date,
    /// One's own.
    user: Budget,
    /// All users together; null for who may not see them.
    workspace: Option<Budget>,
}

/// By day, model and user, the newest day first. A call counts on its user's date. Owners and admins see everybody's,
/// others their own.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct Usage {
    #[schema(value_type = String, format = Date)]
    from: Date,
    /// The last day, included.
    #[schema(value_type = String, format = Date)]
    to: Date,
    /// 10,000 at most.
    rows: Vec<UsageRow>,
    /// There were more rows; ask for fewer days.
    more: bool,
    today: Today,
}

/// What models took and cost on some days
#[utoipa::path(get, path = "/v1/usage", tag = "usage", params(Days),
    responses((status = 200, body = Usage), Problems))]
pub(crate) async fn usage(State(api): State<Api>, signed: Signed, Query(days): Query<Days>) -> Result<Json<Usage>> {
    let user = &signed.user;
    let today = day_of(&api, user);
    let to = days.to.unwrap_or(today);
    let from = match days.from {
        Some(from) => from,
        None => to.checked_sub(USUAL.days()).map_err(|_| Problem::invalid("to", "lies too far in the past"))?,
    };
    if to < from {
        return Err(Problem::invalid("to", "lies before `from`"));
    }
    if (to - from).get_days() >= MOST {
        return Err(Problem::invalid("to", format!("ask for {MOST} days at most")));
    }
    let (workspace, me) = (user.workspace_id, user.id);
    let sees_all = matches!(user.role, Role::Owner | Role::Admin);
    let (rows, mine, all, own) = api
        .read(move |tx| {
            async move {
                let rows = store::spending::usage(tx, workspace, (from, to), (!sees_all).then_some(me)).await?;
                let mine = store::spending::sums(tx, workspace, today, Some(me)).await?;
                let all = store::spending::sums(tx, workspace, today, None).await?;
                Ok((rows, mine, all, store::spending::own_caps(tx, workspace).await?))
            }
            .boxed()
        })
        .await?;
    let caps = own.over(api.engine.settings.caps);
    let budget = |sums: store::spending::Sums, cap| Budget { spent: sums.spent, reserved: sums.reserved, cap };
    let more = rows.len() as i64 >= store::spending::MOST_ROWS;
    let today =
        Today { day: today, user: budget(mine, caps.user), workspace: sees_all.then(|| budget(all, caps.workspace)) };
    Ok(Json(Usage { from, to, rows, more, today }))
}
