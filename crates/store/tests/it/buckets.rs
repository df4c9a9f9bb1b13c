//! Limits that all nodes share, by a clock that is stepped.

use std::time::Duration;

use jiff::Timestamp;
use store::buckets::{self, Bucket, Turn};
use store::{Store, testing};

use crate::support::at;

fn bucket(name: &str, millis: u64, burst: u32) -> Bucket {
    Bucket { name: name.into(), interval: Duration::from_millis(millis), burst, shared: name == "bot" }
}

async fn take(store: &Store, wishes: Vec<Vec<Bucket>>, now: Timestamp) -> Vec<Turn> {
    tx!(store, |tx| buckets::take(tx, &wishes, now).await).unwrap()
}

/// 400 messages to one bot in 40 chats: never over 30 in a second nor 1 a chat, and near all of what is allowed. What
/// has to wait is asked about few times.
#[tokio::test]
async fn a_queue_keeps_both_limits_and_uses_them() {
    for database in testing::each().await {
        let store = &database.store;
        let wish = |chat: usize| vec![bucket("bot", 34, 1), bucket(&format!("chat {chat}"), 1000, 1)];
        // Each chat's time and how many wait in it: the outbox puts a conversation off as a whole.
        let mut chats: Vec<(Timestamp, usize, u32)> = (0..40).map(|chat| (at(0.0), chat, 10)).collect();
        let (mut sent, mut asked) = (Vec::new(), 0);
        loop {
            chats.retain(|(_, _, left)| *left > 0);
            chats.sort_unstable();
            let Some(&(now, ..)) = chats.first() else { break };
            let due = chats.iter().take_while(|(ready, ..)| *ready <= now).count().min(32);
            asked += due;
            let turns = take(store, chats[..due].iter().map(|(_, chat, _)| wish(*chat)).collect(), now).await;
            for ((ready, chat, left), turn) in chats.iter_mut().zip(turns) {
                match turn {
                    Turn::At(when) => {
                        assert!(when >= now);
                        sent.push((when, *chat));
                        (*ready, *left) = (when, *left - 1);
                    }
                    Turn::Later(when) => {
                        assert!(when > now);
                        *ready = when;
                    }
                }
            }
        }
        sent.sort_unstable();
        for (n, (when, chat)) in sent.iter().enumerate() {
            let second = || sent[n..].iter().take_while(|(other, _)| *other < *when + Duration::from_secs(1));
            assert!(second().count() <= 30);
            assert_eq!(second().filter(|(_, other)| other == chat).count(), 1);
        }
        let took = sent.last().unwrap().0.duration_since(at(0.0)).as_secs_f64();
        assert!(400.0 / took >= 0.95 * 1000.0 / 34.0, "{took} s");
        assert!(asked <= 400 * 3, "{asked}");
    }
}

#[tokio::test]
async fn a_rest_fills_a_burst_and_no_more() {
    for database in testing::each().await {
        let store = &database.store;
        let pair = || vec![bucket("pair", 6_000, 45)];
        let many = take(store, vec![pair(); 47], at(0.0)).await;
        assert!(many[..45].iter().all(|turn| *turn == Turn::At(at(0.0))));
        assert_eq!(many[45..], [Turn::At(at(6.0)), Turn::At(at(12.0))], "one behind the other");
        let rested = take(store, vec![pair(); 46], at(9_000.0)).await;
        assert_eq!(rested.iter().filter(|turn| **turn == Turn::At(at(9_000.0))).count(), 45);
    }
}

#[tokio::test]
async fn a_wish_takes_all_of_its_buckets_or_none() {
    for database in testing::each().await {
        let store = &database.store;
        let (bot, chat) = (|| bucket("bot", 100, 1), || bucket("chat", 5_000, 1));
        assert_eq!(take(store, vec![vec![bot(), chat()]], at(0.0)).await, [Turn::At(at(0.0))]);
        let turns = take(store, vec![vec![bot(), chat()], vec![bot()]], at(0.5)).await;
        assert_eq!(turns, [Turn::Later(at(5.0)), Turn::At(at(0.5))], "the bot's token was there for another chat");
        assert_eq!(take(store, vec![vec![]], at(0.5)).await, [Turn::At(at(0.5))]);
    }
}

#[tokio::test]
async fn what_the_platform_closes_stays_closed_and_what_is_full_is_forgotten() {
    for database in testing::each().await {
        let store = &database.store;
        let bot = || bucket("bot", 100, 5);
        for until in [30.0, 10.0] {
            let closed = bot();
            tx!(store, |tx| buckets::close(tx, &closed, at(until)).await).unwrap();
        }
        assert_eq!(take(store, vec![vec![bot()]], at(20.0)).await, [Turn::At(at(30.0))]);
        assert_eq!(tx!(store, |tx| buckets::prune(tx, at(30.0), 10).await).unwrap(), 0);
        assert_eq!(tx!(store, |tx| buckets::prune(tx, at(60.0), 10).await).unwrap(), 1);
    }
}
