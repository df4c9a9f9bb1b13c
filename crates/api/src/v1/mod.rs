//! The REST endpoints, one file per group. To add one: its handler with its `#[utoipa::path]` here, its line in
//! [`routes`], then `UPDATE=1 cargo test -p api openapi` writes the document anew.

mod agenda;
mod attempts;
mod briefs;
mod connections;
mod contacts;
mod conversations;
mod dead_letters;
mod facts;
mod feed;
mod health;
mod held;
mod imports;
mod links;
mod login;
mod me;
pub(crate) mod messages;
mod preferences;
mod proposals;
mod reach;
mod sends;
mod texts;
mod tools;
mod turns;
mod undo;
mod usage;
mod when;

use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::live;
use crate::state::Api;

pub(crate) fn routes() -> OpenApiRouter<Api> {
    OpenApiRouter::new()
        .routes(routes!(login::login))
        .routes(routes!(login::logout))
        .routes(routes!(me::read, me::update))
        .routes(routes!(preferences::read, preferences::update))
        .routes(routes!(me::set_policy))
        .routes(routes!(me::set_redaction))
        .routes(routes!(conversations::list, conversations::create))
        .routes(routes!(conversations::rename, conversations::delete))
        .routes(routes!(conversations::messages))
        .routes(routes!(live::sse::events))
        .routes(routes!(live::socket::open))
        .routes(routes!(messages::send))
        .routes(routes!(attempts::of_message))
        .routes(routes!(attempts::of_effect))
        .routes(routes!(imports::import))
        .routes(routes!(links::list, links::connect))
        .routes(routes!(links::read, links::change, links::remove))
        .routes(routes!(links::pair))
        .routes(routes!(links::hook))
        .routes(routes!(links::chats, links::choose))
        .routes(routes!(links::health))
        .routes(routes!(held::list))
        .routes(routes!(sends::list))
        .routes(routes!(sends::undo))
        .routes(routes!(reach::read, reach::set))
        .routes(routes!(agenda::list))
        .routes(routes!(agenda::today))
        .routes(routes!(agenda::cancel_event))
        .routes(routes!(agenda::leave_out))
        .routes(routes!(agenda::answer))
        .routes(routes!(agenda::quick))
        .routes(routes!(agenda::event, agenda::edit_event))
        .routes(routes!(agenda::move_event))
        .routes(routes!(agenda::complete_reminder))
        .routes(routes!(agenda::dismiss_reminder))
        .routes(routes!(undo::list))
        .routes(routes!(undo::undo))
        .routes(routes!(agenda::snooze_reminder))
        .routes(routes!(briefs::read, briefs::change))
        .routes(routes!(connections::list, connections::add))
        .routes(routes!(connections::remove))
        .routes(routes!(connections::drop_service))
        .routes(routes!(connections::look))
        .routes(routes!(connections::choose))
        .routes(routes!(connections::set_new))
        .routes(routes!(connections::choose_book))
        .routes(routes!(connections::set_new_book))
        .routes(routes!(contacts::list, contacts::add))
        .routes(routes!(contacts::read, contacts::change, contacts::delete))
        .routes(routes!(proposals::list))
        .routes(routes!(proposals::read, proposals::edit))
        .routes(routes!(proposals::approve))
        .routes(routes!(proposals::reject))
        .routes(routes!(facts::list, facts::write))
        .routes(routes!(facts::correct, facts::delete))
        .routes(routes!(feed::since, feed::make, feed::drop_link))
        .routes(routes!(feed::read))
        .routes(routes!(tools::list))
        .routes(routes!(tools::set_class))
        .routes(routes!(texts::list))
        .routes(routes!(texts::put, texts::drop_text))
        .routes(routes!(turns::read))
        .routes(routes!(usage::usage))
        .routes(routes!(when::read))
        .routes(routes!(health::health))
        .routes(routes!(dead_letters::list))
        .routes(routes!(dead_letters::replay))
}
