//! What is said where no model's words can be: by what the person's message is about, and never nothing.

use domain::Topic;
use domain::emergency::Emergency;
use models::{Answer, Part, Purpose, Request, rules};

use super::begin::Open;
use super::emergency;
use crate::texts;

/// The words in place of an answer that did not come. `cause` is the text that says why: [`texts::UNREACHABLE`],
/// [`texts::SPEECHLESS`].
pub(super) fn instead(open: &Open, cause: &str) -> String {
    let texts = &open.texts;
    let more = match topic(open) {
        // A complaint or a greeting wants no excuse.
        Topic::Health => return health(open),
        Topic::Greeting => return texts.get(texts::GREETING).to_owned(),
        Topic::Calendar => texts::CALENDAR,
        Topic::Reminder => texts::REMINDER,
        Topic::Mail => texts::MAIL,
        Topic::Other => return texts.get(cause).to_owned(),
    };
    format!("{}\n\n{}", texts.get(cause), texts.get(more))
}

/// Who has just been told whom to call is not asked by the rules about their appointments: their answer counts as one
/// that did not understand.
pub(super) fn hush(open: &Open, answer: &mut Answer) {
    if answer.made.by_rules && !open.context.emergency.is_empty() {
        answer.calls.clear();
        answer.made.unclear = true;
    }
}

/// What is said in place of the rules' words where they did not understand: they know nothing of symptoms, do not speak
/// every language, and the workspace may have its own words for it. `None` where theirs stand.
pub(super) fn for_rules(open: &Open, answer: &Answer) -> Option<String> {
    if !answer.made.unclear || open.context.purpose != Purpose::Chat || !open.context.emergency.is_empty() {
        return None;
    }
    let topic = topic(open);
    let ours = !rules::speaks(&open.context.language) || open.texts.own(texts::NOT_UNDERSTOOD).is_some();
    match topic {
        Topic::Health => Some(health(open)),
        _ if ours => Some(instead(open, texts::NOT_UNDERSTOOD)),
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
