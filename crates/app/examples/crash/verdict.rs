//! Compares what was acknowledged with what stands in the streams.

use std::collections::BTreeMap;
use std::time::Duration;

use app::measure::Latencies;
use serde_json::Value;

use crate::traffic::{Chat, Log, numbers, replied};

#[derive(Debug, Default)]
pub struct Verdict {
    sent: u64,
    again: u64,
    replies: u64,
    lost: u64,
    doubled: u64,
    disordered: u64,
    recoveries: Latencies,
    /// Everything that is wrong, in words.
    pub faults: Vec<String>,
}

impl Verdict {
    pub fn is_faultless(&self) -> bool {
        self.faults.is_empty()
    }

    pub fn row(&self, name: String, kills: u32, took: Duration) -> Vec<String> {
        let counted = self.lost + self.doubled + self.disordered;
        let other = (self.faults.len() as u64).saturating_sub(counted);
        let seconds = |duration: Duration| format!("{:.2} s", duration.as_secs_f64());
        let mut row = vec![name, kills.to_string()];
        let counts = [self.sent, self.again, self.replies, self.lost, self.doubled, self.disordered, other];
        row.extend(counts.map(|count| count.to_string()));
        row.extend([self.recoveries.quantile(0.5), self.recoveries.max(), took].map(seconds));
        row
    }
}

/// `record` holds each conversation's events in the order of the stream. A recovery that took longer than `within` is a
/// fault.
pub fn judge(
    log: &Log,
    record: &BTreeMap<String, Vec<Value>>,
    recoveries: Latencies,
    within: Option<Duration>,
) -> Verdict {
    let mut verdict = Verdict { again: log.again, faults: log.faults.clone(), ..Verdict::default() };
    for chat in &log.chats {
        let none = Vec::new();
        let events = record.get(&chat.id).unwrap_or(&none);
        verdict.sequence(chat, events);
        verdict.messages(chat, events);
        verdict.replies(chat, events);
        verdict.deliveries(chat, events);
    }
    if within.is_some_and(|within| recoveries.max() > within) {
        verdict.faults.push(format!("a recovery took {:?}", recoveries.max()));
    }
    verdict.recoveries = recoveries;
    verdict
}

impl Verdict {
    /// The stream counts 1, 2, 3 ….
    fn sequence(&mut self, chat: &Chat, events: &[Value]) {
        for (place, event) in events.iter().enumerate() {
            if event["seq"].as_u64() != Some(place as u64 + 1) {
                self.faults.push(format!("{}: place {} holds event {}", chat.id, place + 1, event["seq"]));
                return;
            }
        }
    }

    /// Every acknowledged message stands once, in order, where the acknowledgement said.
    fn messages(&mut self, chat: &Chat, events: &[Value]) {
        let said = events.iter().filter(|event| event["payload"]["message"]["sender"] == "user");
        let said: Vec<(u64, i64)> = said
            .filter_map(|event| {
                let text = event["payload"]["message"]["text"].as_str()?;
                Some((*numbers(text).first()?, event["seq"].as_i64()?))
            })
            .collect();
        let wanted = chat.acknowledged.len() as u64;
        self.sent += wanted;
        self.count(&format!("{}: message", chat.id), wanted, said.iter().map(|(number, _)| *number));
        for (number, seq) in said {
            let told = chat.acknowledged.get(number as usize - 1);
            if told.is_some_and(|told| *told != seq) {
                self.faults.push(format!("{}: message {number} stands at {seq}, not at {told:?}", chat.id));
            }
        }
    }

    /// Every acknowledged message is answered once, in order.
    fn replies(&mut self, chat: &Chat, events: &[Value]) {
        let replies: Vec<Vec<u64>> = events.iter().filter_map(replied).collect();
        self.replies += replies.len() as u64;
        self.count(&format!("{}: reply to", chat.id), chat.acknowledged.len() as u64, replies.into_iter().flatten());
    }

    /// Every reply was delivered, and once.
    fn deliveries(&mut self, chat: &Chat, events: &[Value]) {
        let mut delivered: BTreeMap<&str, u64> = BTreeMap::new();
        for event in events.iter().filter(|event| event["payload"]["message"]["sender"] == "assistant") {
            delivered.insert(event["payload"]["message"]["id"].as_str().unwrap_or_default(), 0);
        }
        for event in events.iter().filter(|event| event["payload"]["kind"] == "delivery") {
            let payload = &event["payload"];
            match delivered.get_mut(payload["message_id"].as_str().unwrap_or_default()) {
                Some(count) if payload["delivery"] == "sent" => *count += 1,
                _ => self.faults.push(format!("{}: a delivery of nothing, or a failed one: {event}", chat.id)),
            }
        }
        for (message, count) in delivered {
            if count == 0 {
                self.lost += 1;
                self.faults.push(format!("{}: {message} was never delivered", chat.id));
            } else if count > 1 {
                self.doubled += 1;
                self.faults.push(format!("{}: {message} was delivered {count} times", chat.id));
            }
        }
    }

    /// Counts what of 1 to `wanted` is missing, comes again, or comes after a later one.
    fn count(&mut self, what: &str, wanted: u64, found: impl Iterator<Item = u64>) {
        let mut times = vec![0_u64; wanted as usize + 1];
        let mut last = 0;
        for number in found {
            match times.get_mut(number as usize) {
                Some(count) => *count += 1,
                // Not acknowledged when the driver ended.
                None => self.faults.push(format!("{what} {number} was never acknowledged")),
            }
            if number < last {
                self.disordered += 1;
                self.faults.push(format!("{what} {number} stands after {last}"));
            }
            last = last.max(number);
        }
        for (number, count) in times.into_iter().enumerate().skip(1) {
            if count == 0 {
                self.lost += 1;
                self.faults.push(format!("{what} {number} is lost"));
            } else if count > 1 {
                self.doubled += count - 1;
                self.faults.extend((1..count).map(|_| format!("{what} {number} stands {count} times")));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn said(seq: i64, sender: &str, text: &str) -> Value {
        let message = json!({"id": format!("msg_{seq}"), "sender": sender, "text": text});
        json!({"seq": seq, "payload": {"kind": "message", "message": message}})
    }

    fn sent(seq: i64, message: i64) -> Value {
        json!({"seq": seq, "payload": {"kind": "delivery", "message_id": format!("msg_{message}"), "delivery": "sent"}})
    }

    fn verdict(acknowledged: &[i64], events: Vec<Value>) -> Verdict {
        let chat = Chat { id: "c".into(), acknowledged: acknowledged.into(), ..Chat::default() };
        let log = Log { chats: vec![chat], ..Log::default() };
        judge(&log, &BTreeMap::from([("c".to_owned(), events)]), Latencies::default(), None)
    }

    /// Three messages, the last two answered together.
    fn good() -> Vec<Value> {
        vec![
            said(1, "user", "c0 n1"),
            said(2, "assistant", "echo: c0 n1"),
            sent(3, 2),
            said(4, "user", "c0 n2"),
            said(5, "user", "c0 n3"),
            said(6, "assistant", "echo: c0 n2\nc0 n3"),
            sent(7, 6),
        ]
    }

    #[test]
    fn what_is_right_has_no_fault() {
        let verdict = verdict(&[1, 4, 5], good());
        assert!(verdict.is_faultless(), "{:?}", verdict.faults);
        assert_eq!((verdict.sent, verdict.replies), (3, 2));
    }

    #[test]
    fn every_fault_is_seen() {
        let change = |change: fn(&mut Vec<Value>)| {
            let mut events = good();
            change(&mut events);
            verdict(&[1, 4, 5], events)
        };
        let lost = change(|events| events[4] = said(5, "user", "c0 n2"));
        assert_eq!((lost.lost, lost.doubled), (1, 1));
        let unanswered = change(|events| events[5] = said(6, "assistant", "echo: c0 n2"));
        assert_eq!(unanswered.lost, 1);
        let doubled = change(|events| events[5] = said(6, "assistant", "echo: c0 n2\nc0 n3\nc0 n3"));
        assert_eq!(doubled.doubled, 1);
        let disordered = change(|events| events[5] = said(6, "assistant", "echo: c0 n3\nc0 n2"));
        assert_eq!(disordered.disordered, 1);
        let undelivered = change(|events| drop(events.pop()));
        assert_eq!(undelivered.lost, 1);
        let twice = change(|events| events.push(sent(8, 6)));
        assert_eq!(twice.doubled, 1);
        let gap = change(|events| drop(events.remove(2)));
        assert!(!gap.is_faultless());
        let moved = verdict(&[1, 5, 4], good());
        assert!(!moved.is_faultless());
    }
}
