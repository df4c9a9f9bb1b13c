//! What is said where no model's words can be: by what the person's message is about, and never nothing.

use domain::Topic;
use domain::emergency::Emergency;
use models::{Answer, Part, Purpose, Request, rules};

use super::begin::{Open, zone};
use super::emergency;
use crate::{Engine, texts};

/// Why no language model answers: all rest after they kept failing, and until about when; else, that none can be reached.
pub(super) fn away(engine: &Engine, open: &Open) -> String {
    let now = engine.env.now();
    let rests = engine.model.health().into_iter().map(|provider| provider.next_attempt.filter(|next| *next > now));
    let rests: Option<Vec<_>> = rests.collect();
    match rests.and_then(|rests| rests.into_iter().min()) {
        Some(until) => {
            let time = until.to_zoned(zone(&open.user)).strftime("%H:%M").to_string();
            open.texts.say(texts::RESTING, &[("time", &time)])
        }
        None => open.texts.get(texts::UNREACHABLE).to_owned(),
    }
}

/// Why the rules had to answer where a language model was asked first; `None` where none was. Said with every message
/// that they do not understand, since it is the only true answer to it, and with no other.
pub(super) fn why_rules(engine: &Engine, open: &Open, answer: &Answer, used_up: bool) -> Option<String> {
    if !answer.made.by_rules || answer.made.failed.is_empty() {
        return None;
    }
    Some(if used_up { open.texts.get(texts::BUDGET_USED_UP).to_owned() } else { away(engine, open) })
}

/// The words in place of an answer that did not come. `cause` says why.
pub(super) fn instead(open: &Open, cause: &str) -> String {
    let texts = &open.texts;
    let more = match topic(open) {
        // A complaint or a greeting wants no excuse.
        Topic::Health => return health(open),
        Topic::Greeting => return texts.get(texts::GREETING).to_owned(),
        Topic::Calendar => texts::CALENDAR,
        Topic::Reminder => texts::REMINDER,
        Topic::Mail => texts::MAIL,
        Topic::Other => return cause.to_owned(),
    };
    format!("{cause}\n\n{}", texts.get(more))
}

/// Who has just been told whom to call is not asked by the rules about their appointments, and who asks about mail is
/// not told what stands in the agenda: the rules' answer counts as one that did not understand.
pub(super) fn hush(open: &Open, answer: &mut Answer) {
    let looks = answer.calls.iter().all(|call| call.name == "find_events");
    let asks = |text: &str| !answer.calls.is_empty() || text.contains('?');
    let of_mail = || {
        let mut texts = open.messages.iter().map(|message| &message.text);
        looks && open.is_chat() && texts.all(|text| asks(text) && Topic::is_mail(text))
    };
    if answer.made.by_rules && (!open.context.emergency.is_empty() || of_mail()) {
        answer.calls.clear();
        answer.made.unclear = true;
    }
}

/// What is said in place of the rules' words where they did not understand: `why` a model did not answer, if one was
/// asked. Else they know nothing of symptoms and mail, do not speak every language, and the workspace may have its own
/// words for it. `None` where theirs stand.
pub(super) fn for_rules(open: &Open, answer: &Answer, why: Option<&str>) -> Option<String> {
    if !answer.made.unclear || open.context.purpose != Purpose::Chat || !open.context.emergency.is_empty() {
        return None;
    }
    let topic = topic(open);
    let ours = !rules::speaks(&open.context.language) || open.texts.own(texts::NOT_UNDERSTOOD).is_some();
    match (topic, why) {
        (Topic::Health, _) => Some(health(open)),
        (_, Some(why)) => Some(instead(open, why)),
        (Topic::Mail, None) => Some(instead(open, open.texts.get(texts::NOT_UNDERSTOOD))),
        _ if ours => Some(instead(open, open.texts.get(texts::NOT_UNDERSTOOD))),
        _ => None,
    }
}

/// What to say to a complaint that the rules made calls of.
pub(super) fn symptom(open: &Open, request: &Request) -> Option<String> {
    let by_rules = request.parts.iter().any(|part| matches!(part, Part::Answered(answer) if answer.made.by_rules));
    let complains = open.messages.iter().any(|message| Topic::complains(&message.text));
    (by_rules && complains && open.context.emergency.is_empty()).then(|| health(open))
}

fn health(open: &Open) -> String {
    let number = emergency::number(Emergency::Medical, &open.texts, &open.user.zone);
    let provider = open.texts.get(texts::PROVIDER);
    open.texts.say(texts::HEALTH, &[("provider", provider), ("number", &number)])
}

/// What the new messages are about: the first that is about anything.
fn topic(open: &Open) -> Topic {
    let topics: Vec<Topic> = open.messages.iter().map(|message| Topic::of(&message.text)).collect();
    let telling = topics.iter().find(|topic| !matches!(topic, Topic::Greeting | Topic::Other));
    telling.or(topics.last()).copied().unwrap_or(Topic::Other)
}
