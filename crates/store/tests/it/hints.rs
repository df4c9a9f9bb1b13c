//! Hints between nodes: told by one, heard by the other, and no more than hints.

use tokio::sync::mpsc;

use store::{Dialect, Store, testing};

#[tokio::test(flavor = "multi_thread")]
async fn what_one_node_tells_another_hears() {
    let Some(database) = testing::postgres().await else { return };
    let other = Store::open(&database.location, &store::Options::default()).await.unwrap();
    let (sender, mut heard) = mpsc::channel(1000);
    let listening = tokio::spawn(async move { other.listen(sender).await });
    // Until the other listens, hints are lost.
    while !listening.is_finished() {
        database.store.notify(&["ready?".into()]).await.unwrap();
        tokio::task::yield_now().await;
        if heard.try_recv().is_ok() {
            break;
        }
    }
    // More than one notification holds, and one that fits in none.
    let mut hints: Vec<String> = (0..500).map(|n| format!("cnv_{n:032x}")).collect();
    hints.insert(250, "x".repeat(10_000));
    database.store.notify(&hints).await.unwrap();
    hints.remove(250);
    let mut got = Vec::new();
    while got.len() < hints.len() {
        let hint = heard.recv().await.unwrap();
        if hint != "ready?" {
            got.push(hint);
        }
    }
    assert_eq!(got, hints);
    drop(heard);
    assert_eq!(listening.await.unwrap(), Ok(()), "ends with its receiver");
}

#[tokio::test]
async fn a_lone_node_tells_nobody() {
    let database = testing::sqlite().await;
    assert_eq!(database.store.dialect(), Dialect::Sqlite);
    database.store.notify(&["anything".into()]).await.unwrap();
}
