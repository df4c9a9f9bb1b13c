//! Somebody tells of an emergency: whom to call is said at once, in a message of its own, in the transaction that begins
//! the turn. No model is asked before, none can prevent it, and it is said where every later step fails.

use domain::emergency::{Emergency, numbers};
use domain::{Conversation, Env, LiveEvent, Message, Sender, TurnId};
use store::Tx;

use crate::say::{Place, Saying};
use crate::texts::{self, Texts};

/// Bytes of a message, from its beginning, in which an emergency is looked for: nobody who needs help writes more first.
const LOOKED_AT: usize = 4_000;

/// What the new messages tell of; each once.
pub(super) fn among(messages: &[Message]) -> Vec<Emergency> {
    let theirs = messages.iter().filter(|message| message.sender != Sender::Assistant);
    let mut found: Vec<Emergency> = theirs
        .flat_map(|message| Emergency::of(&message.text[..message.text.floor_char_boundary(LOOKED_AT)]))
        .collect();
    found.sort_unstable();
    found.dedup();
    found
}

/// What to do, in the person's language, with the number to call where they are.
pub(super) fn told(emergencies: &[Emergency], texts: &Texts, zone: &str) -> String {
    // Who may take their own life reads that first, also where they speak of a knife.
    let (crisis, others): (Vec<_>, Vec<_>) = emergencies.iter().copied().partition(|kind| *kind == Emergency::Crisis);
    let lines = crisis.into_iter().chain(others).map(|emergency| {
        let key = match emergency {
            Emergency::Medical => texts::MEDICAL,
            Emergency::Danger => texts::DANGER,
            Emergency::Crisis => texts::CRISIS,
        };
        let line = numbers(zone).and_then(|numbers| numbers.crisis.as_deref());
        let listening = line.map(|line| texts.say(texts::LISTENING, &[("line", line)])).unwrap_or_default();
        let said = texts.say(key, &[("number", &number(emergency, texts, zone)), ("listening", &listening)]);
        said.split_whitespace().collect::<Vec<_>>().join(" ")
    });
    lines.collect::<Vec<_>>().join("\n\n")
}

/// The workspace's own number, else the one where the person is, else "your local emergency number".
pub(super) fn number(emergency: Emergency, texts: &Texts, zone: &str) -> String {
    let own = texts.own(texts::NUMBER).map(str::to_owned);
    own.or_else(|| numbers(zone).map(|numbers| numbers.of(emergency)))
        .unwrap_or_else(|| texts.get(texts::NUMBER).to_owned())
}

/// Says it, once in a turn.
pub(super) async fn say(
    tx: &mut Tx,
    env: &Env,
    (conversation, turn): (&Conversation, TurnId),
    text: String,
) -> store::Result<Vec<LiveEvent>> {
    let now = env.now();
    let seq = store::conversations::advance(tx, conversation.id, 1).await?;
    let place = Place::new(conversation, format!("{turn}:emergency"), Some(turn));
    let saying = Saying::new(env, place, seq, text, now);
    let events = store::live::number(conversation.id, seq, now, vec![saying.payload()]);
    let mut statements: Vec<_> = saying.statements().into();
    statements.extend(events.iter().map(store::live::insert));
    tx.execute_all(statements).await?;
    Ok(events)
}
