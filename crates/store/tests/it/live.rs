//! What clients see happen: one sequence per conversation without gaps, read back by place.

use domain::{LivePayload, TurnId, TurnState};
use store::{Error, live, testing};

use crate::support::{accept, at, home, id};

fn ended() -> LivePayload {
    LivePayload::Turn { turn_id: id(TurnId::new), state: TurnState::Done }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_sequence_has_no_gap_however_many_write() {
    for database in testing::each().await {
        let store = &database.store;
        let home = home(store, "a").await;
        let conversation = home.conversation.id;
        let tasks: Vec<_> = (0..20)
            .map(|n| {
                let store = store.clone();
                tokio::spawn(async move {
                    // Every fourth is undone behind its places: they are taken by another.
                    let result = store.write::<_, Error, _>(move |tx| {
                        Box::pin(async move {
                            live::append(tx, conversation, at(1.0), vec![ended(); 1 + n % 3]).await?;
                            if n % 4 == 0 { Err(Error::Fenced) } else { Ok(()) }
                        })
                    });
                    let _ = result.await;
                })
            })
            .collect();
        for task in tasks {
            task.await.unwrap();
        }
        let expected: usize = (0..20).filter(|n| n % 4 != 0).map(|n| 1 + n % 3).sum();
        let all = rx!(store, |tx| live::after(tx, conversation, 0, 1000).await).unwrap();
        assert!(all.iter().map(|event| event.seq).eq(1..=expected as i64));
        let some = rx!(store, |tx| live::after(tx, conversation, 5, 3).await).unwrap();
        assert_eq!(some, all[5..8]);
        let none = tx!(store, |tx| live::append(tx, conversation, at(1.0), vec![]).await).unwrap();
        assert!(none.is_empty());
    }
}

#[tokio::test]
async fn old_events_go_and_the_sequence_goes_on() {
    for database in testing::each().await {
        let store = &database.store;
        let home = home(store, "a").await;
        let conversation = home.conversation.id;
        for n in 0..10 {
            accept(store, &home.conversation, &n.to_string(), f64::from(n)).await;
        }
        assert_eq!(tx!(store, |tx| live::prune(tx, at(5.0), 3).await).unwrap(), 3);
        assert_eq!(tx!(store, |tx| live::prune(tx, at(5.0), 100).await).unwrap(), 2);
        assert_eq!(tx!(store, |tx| live::prune(tx, at(5.0), 100).await).unwrap(), 0);
        let rest = rx!(store, |tx| live::after(tx, conversation, 0, 100).await).unwrap();
        assert_eq!(rest.iter().map(|event| event.seq).collect::<Vec<_>>(), [6, 7, 8, 9, 10]);
        let new = tx!(store, |tx| live::append(tx, conversation, at(20.0), vec![ended()]).await).unwrap();
        assert_eq!(new[0].seq, 11);
    }
}
