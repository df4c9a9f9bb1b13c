//! What people at a platform saw, against what the database says and what was brought: lost, doubled, out of order.
//! Words are brought one in a message, each once in a chat; the echo model repeats them, one in a line.

use std::collections::{BTreeMap, BTreeSet};

use anyhow::Context;
use domain::{Conversation, Delivery, Message, Platform, Sender};
use futures_util::FutureExt;

use super::bot::Chat;
use super::child::Member;
use super::phones::Phone;
use super::place::Plot;

/// Messages of one chat that are read.
const MOST: i64 = 10_000;

/// What was brought to one chat, in order.
#[derive(Debug, Clone, Default)]
pub struct Brought(pub BTreeMap<Chat, Vec<String>>);

#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Verdict {
    pub brought: usize,
    pub turns: usize,
    pub replies: usize,
    /// Brought and not taken in, taken in and not answered, or answered and not with the person.
    pub lost: usize,
    pub doubled: usize,
    pub disordered: usize,
    /// Replies that are shown as uncertain, and those of them that are with the person.
    pub uncertain: usize,
    pub arrived: usize,
    /// In words, for whoever looks into it.
    pub faults: Vec<String>,
}

impl Brought {
    pub fn add(&mut self, chat: Chat, word: &str) {
        self.0.entry(chat).or_default().push(word.to_owned());
    }
}

/// Reads the database of a server that was stopped, and compares.
pub async fn judge(plot: &Plot, member: &Member, phone: &dyn Phone, brought: &Brought) -> anyhow::Result<Verdict> {
    let record = record(plot, member, phone.platform()).await?;
    let said = phone.said();
    let mut verdict = Verdict::default();
    for (chat, words) in &brought.0 {
        let key = phone.key(*chat);
        let messages = record.iter().find(|(conversation, _)| conversation.chat_key == key);
        let messages = messages.map(|(_, messages)| &messages[..]).unwrap_or_default();
        let said: Vec<&str> = said.iter().filter(|(there, _)| *there == key).map(|(_, text)| text.trim()).collect();
        verdict.chat(&key, words, messages, &said);
    }
    Ok(verdict)
}

async fn record(plot: &Plot, member: &Member, platform: &str) -> anyhow::Result<Vec<(Conversation, Vec<Message>)>> {
    let platform: Platform = serde_json::from_value(platform.into())?;
    let store = store::Store::open(&plot.location, &store::Options::default()).await?;
    let (workspace, user) = (member.user.workspace_id, member.user.id);
    let record = store
        .read::<_, store::Error, _>(move |tx| {
            async move {
                let channel = store::channels::on_platform(tx, workspace, platform).await?;
                let mut record = Vec::new();
                for conversation in store::conversations::of_user(tx, workspace, user).await? {
                    if channel.as_ref().is_some_and(|channel| channel.id == conversation.channel_id) {
                        let messages = store::messages::page(tx, conversation.id, None, MOST).await?;
                        record.push((conversation, messages));
                    }
                }
                Ok(record)
            }
            .boxed()
        })
        .await
        .context("the record cannot be read")?;
    store.close().await;
    Ok(record)
}

/// The words that a reply repeats.
fn repeated(reply: &str) -> Vec<&str> {
    reply.strip_prefix("echo: ").map(|words| words.lines().map(str::trim).collect()).unwrap_or_default()
}

impl Verdict {
    fn chat(&mut self, key: &str, words: &[String], messages: &[Message], said: &[&str]) {
        self.brought += words.len();
        let heard = messages.iter().filter(|message| message.sender != Sender::Assistant);
        self.compare(&format!("{key}: taken in"), words, &heard.map(|message| message.text.trim()).collect::<Vec<_>>());
        let replies: Vec<&Message> = messages
            .iter()
            .filter(|message| message.sender == Sender::Assistant && message.text.starts_with("echo: "))
            .collect();
        self.replies += replies.len();
        self.turns += replies.iter().filter_map(|reply| reply.turn_id).collect::<BTreeSet<_>>().len();
        let answered: Vec<&str> = replies.iter().flat_map(|reply| repeated(&reply.text)).collect();
        self.compare(&format!("{key}: answered"), words, &answered);
        let mut places = Vec::new();
        for reply in replies {
            let there = said.iter().filter(|text| **text == reply.text.trim()).count();
            if there > 1 {
                self.doubled += there - 1;
                self.faults.push(format!("{key}: {:?} is there {there} times", reply.text));
            }
            match reply.delivery {
                Delivery::Uncertain => {
                    self.uncertain += 1;
                    self.arrived += usize::from(there > 0);
                }
                Delivery::Sent if there > 0 => {}
                delivery => {
                    self.lost += 1;
                    self.faults.push(format!("{key}: {:?} is {delivery:?}, and there {there} times", reply.text));
                }
            }
            places.extend(said.iter().position(|text| *text == reply.text.trim()));
        }
        let disordered = places.windows(2).filter(|pair| pair[0] >= pair[1]).count();
        if disordered > 0 {
            self.disordered += disordered;
            self.faults.push(format!("{key}: replies stand in another order there"));
        }
    }

    /// Each word once, in order.
    fn compare(&mut self, what: &str, words: &[String], found: &[&str]) {
        let mut last = None;
        for word in found {
            let place = words.iter().position(|known| known == word);
            if place < last {
                self.disordered += 1;
                self.faults.push(format!("{what}: {word} too late"));
            }
            last = last.max(place);
        }
        for word in words {
            match found.iter().filter(|found| *found == word).count() {
                1 => {}
                0 => {
                    self.lost += 1;
                    self.faults.push(format!("{what}: not {word}"));
                }
                times => {
                    self.doubled += times - 1;
                    self.faults.push(format!("{what}: {word} {times} times"));
                }
            }
        }
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use domain::{ConversationId, Env, MessageId, TurnId};

    use super::*;

    /// Two words, answered by one turn each.
    fn good(env: &Env) -> Vec<Message> {
        let message = |seq, sender, text: &str, delivery| Message {
            id: env.id(MessageId::new),
            conversation_id: ConversationId::derived(b"chat"),
            seq,
            sender,
            sender_name: String::new(),
            text: text.into(),
            delivery,
            turn_id: (sender == Sender::Assistant).then(|| env.id(TurnId::new)),
            sent_at: env.now(),
        };
        vec![
            message(1, Sender::User, "a", Delivery::Received),
            message(2, Sender::Assistant, "echo: a", Delivery::Sent),
            message(3, Sender::User, "b", Delivery::Received),
            message(4, Sender::Assistant, "echo: b", Delivery::Sent),
        ]
    }

    fn judged(change: impl FnOnce(&mut Vec<Message>, &mut Vec<&'static str>)) -> Verdict {
        let (mut messages, mut said) = (good(&Env::system()), vec!["echo: a", "echo: b"]);
        change(&mut messages, &mut said);
        let mut verdict = Verdict::default();
        verdict.chat("chat", &["a".into(), "b".into()], &messages, &said);
        verdict
    }

    #[test]
    fn what_is_right_has_no_fault() {
        let verdict = judged(|_, _| {});
        assert_eq!(verdict, Verdict { brought: 2, turns: 2, replies: 2, ..Verdict::default() });
        let uncertain = judged(|messages, said| {
            messages[1].delivery = Delivery::Uncertain;
            messages[3].delivery = Delivery::Uncertain;
            said.pop();
        });
        assert_eq!((uncertain.uncertain, uncertain.arrived, uncertain.faults), (2, 1, vec![]));
    }

    #[test]
    fn every_fault_is_seen() {
        let counts = |verdict: Verdict| (verdict.lost, verdict.doubled, verdict.disordered);
        assert_eq!(counts(judged(|_, said| said.truncate(1))), (1, 0, 0), "not with the person");
        assert_eq!(counts(judged(|_, said| said.push("echo: a"))), (0, 1, 0), "there twice");
        assert_eq!(counts(judged(|_, said| said.reverse())), (0, 0, 1), "in another order");
        assert_eq!(counts(judged(|messages, _| drop(messages.remove(2)))), (1, 0, 0), "not taken in");
        assert_eq!(counts(judged(|messages, _| messages[3].delivery = Delivery::Failed)), (1, 0, 0), "given up");
        let twice = judged(|messages, said| {
            messages[3].text = "echo: a".into();
            said[1] = "echo: a";
        });
        assert!(twice.lost == 1 && twice.doubled >= 1, "{twice:?}");
    }
}
