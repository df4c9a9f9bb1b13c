//! What a transaction promises: all or nothing, alone, whatever its neighbours do.

use std::future::Future;
use std::sync::mpsc;
use std::task::Poll;

use domain::ConversationId;
use store::{Dialect, Error, Options, Store, conversations, params, testing};

use crate::support::{home, number};

const RENAME: &str = "UPDATE conversations SET title = $2 WHERE id = $1";

async fn title(store: &Store, id: ConversationId) -> String {
    let sql = "SELECT title FROM conversations WHERE id = $1";
    rx!(store, |tx| tx.query_opt(sql, params![id], |row| row.text(0)).await).unwrap().unwrap()
}

/// Keeps SQLite's writer busy until the sender is used, so that what is sent meanwhile becomes one group.
async fn hold_the_writer(store: &Store) -> (mpsc::Sender<()>, tokio::task::JoinHandle<Result<(), Error>>) {
    let ((go, gone), (began, begun)) = (mpsc::channel(), mpsc::channel());
    let store = store.clone();
    let holding = tokio::spawn(async move {
        tx!(store, |_tx| {
            began.send(()).unwrap();
            gone.recv().unwrap();
            Ok(())
        })
    });
    tokio::task::spawn_blocking(move || begun.recv().unwrap()).await.unwrap();
    (go, holding)
}

/// Lets every task that is ready run until it waits.
async fn settle() {
    for _ in 0..100 {
        tokio::task::yield_now().await;
    }
}

#[tokio::test]
async fn a_failure_undoes_its_own_work_and_its_neighbours_stand() {
    for database in testing::each().await {
        let store = &database.store;
        let home = home(store, "a").await;
        let mut conversations = Vec::new();
        for _ in 0..9 {
            conversations.push(home.another(store).await.id);
        }
        let held = match store.dialect() {
            Dialect::Sqlite => Some(hold_the_writer(store).await),
            Dialect::Postgres => None,
        };
        let tasks: Vec<_> = conversations
            .iter()
            .enumerate()
            .map(|(n, &id)| {
                let store = store.clone();
                tokio::spawn(async move {
                    tx!(store, |tx| {
                        tx.execute(RENAME, params![id, "changed"]).await?;
                        match n % 3 {
                            0 => Ok(()),
                            1 => Err(Error::Fenced),
                            // A statement that fails, and one that fails but is not minded.
                            _ if n == 2 => tx.execute("INSERT INTO nowhere VALUES (1)", params![]).await.map(drop),
                            _ => {
                                let _ = tx.execute("INSERT INTO nowhere VALUES (1)", params![]).await;
                                Ok(())
                            }
                        }
                    })
                })
            })
            .collect();
        settle().await;
        if let Some((go, holding)) = held {
            go.send(()).unwrap();
            holding.await.unwrap().unwrap();
        }
        for (n, task) in tasks.into_iter().enumerate() {
            let result = task.await.unwrap();
            let expected = if n % 3 == 0 { "changed" } else { "Talk" };
            assert_eq!(title(store, conversations[n]).await, expected);
            match n % 3 {
                0 => assert_eq!(result, Ok(())),
                1 => assert_eq!(result, Err(Error::Fenced)),
                _ => assert!(matches!(result, Err(Error::Database(_))), "{result:?}"),
            }
        }
    }
}

#[tokio::test]
async fn a_failed_statement_dooms_what_follows() {
    for database in testing::each().await {
        let store = &database.store;
        let home = home(store, "a").await;
        let twin = home.conversation.clone();
        let id = twin.id;
        let result = tx!(store, |tx| {
            let first = conversations::insert(tx, &twin).await;
            assert!(matches!(first, Err(Error::Taken(_))), "{first:?}");
            let second = tx.execute(RENAME, params![id, "after"]).await;
            assert_eq!(second.map(drop), first);
            Ok(())
        });
        assert!(matches!(result, Err(Error::Taken(_))), "{result:?}");
        assert_eq!(title(store, id).await, "Talk");
        tx!(store, |tx| tx.execute(RENAME, params![id, "next"]).await).unwrap();
        assert_eq!(title(store, id).await, "next");
    }
}

#[tokio::test]
#[allow(clippy::panic)]
async fn a_panic_is_one_callers_trouble() {
    for database in testing::each().await {
        let store = &database.store;
        let home = home(store, "a").await;
        let id = home.conversation.id;
        for _ in 0..20 {
            let result: Result<(), Error> = tx!(store, |tx| {
                tx.execute(RENAME, params![id, "changed"]).await?;
                panic!("on purpose");
            });
            assert!(matches!(result, Err(Error::Misuse(_))), "{result:?}");
            let result: Result<(), Error> = rx!(store, |tx| {
                tx.query_opt("SELECT 1", params![], |_| Ok(())).await?;
                panic!("on purpose");
            });
            assert!(matches!(result, Err(Error::Misuse(_))), "{result:?}");
        }
        assert_eq!(title(store, id).await, "Talk");
        tx!(store, |tx| tx.execute(RENAME, params![id, "next"]).await).unwrap();
        assert_eq!(title(store, id).await, "next");
    }
}

#[tokio::test]
async fn a_caller_that_goes_before_its_turn_wants_it_no_more() {
    let database = testing::sqlite().await;
    let store = &database.store;
    let id = home(store, "a").await.conversation.id;
    let (go, holding) = hold_the_writer(store).await;
    let abandoned = {
        let store = store.clone();
        tokio::spawn(async move { tx!(store, |tx| tx.execute(RENAME, params![id, "changed"]).await) })
    };
    settle().await;
    abandoned.abort();
    settle().await;
    go.send(()).unwrap();
    holding.await.unwrap().unwrap();
    assert_eq!(title(store, id).await, "Talk");
}

#[tokio::test]
async fn a_caller_that_goes_in_the_middle_leaves_nothing() {
    let Some(database) = testing::postgres().await else { return };
    let store = &database.store;
    let id = home(store, "a").await.conversation.id;
    // More often than there are connections: none comes back in the middle of a transaction.
    for _ in 0..20 {
        let (began, begun) = tokio::sync::oneshot::channel();
        let task = {
            let store = store.clone();
            tokio::spawn(async move {
                tx!(store, |tx| {
                    tx.execute(RENAME, params![id, "changed"]).await?;
                    began.send(()).unwrap();
                    std::future::pending::<()>().await;
                    Ok(())
                })
            })
        };
        begun.await.unwrap();
        task.abort();
        assert!(task.await.unwrap_err().is_cancelled());
    }
    assert_eq!(title(store, id).await, "Talk");
    tx!(store, |tx| tx.execute(RENAME, params![id, "next"]).await).unwrap();
    assert_eq!(title(store, id).await, "next");
}

/// Dropped after each number of polls, with pipelined statements on the way: still all or nothing.
#[tokio::test]
async fn a_caller_that_goes_at_any_point_leaves_all_or_nothing() {
    for database in testing::each().await {
        let store = &database.store;
        let home = home(store, "a").await;
        let ids = [home.another(store).await.id, home.another(store).await.id, home.another(store).await.id];
        for polls in 0..40 {
            let value = polls.to_string();
            let expected = value.clone();
            let mut write = Box::pin(store.write::<_, Error, _>(move |tx| {
                Box::pin(async move {
                    tx.execute(RENAME, params![ids[0], &value]).await?;
                    let rest = ids[1..].iter().map(|&id| (RENAME, params![id, &value])).collect();
                    tx.execute_all(rest).await
                })
            }));
            for _ in 0..polls {
                let polled = std::future::poll_fn(|context| Poll::Ready(write.as_mut().poll(context).is_ready()));
                if polled.await {
                    break;
                }
                tokio::task::yield_now().await;
            }
            drop(write);
            // Whoever writes next waits for what is still on its way.
            tx!(store, |tx| {
                tx.query("UPDATE conversations SET role = role WHERE id = $1 RETURNING 1", params![ids[0]], |_| Ok(()))
                    .await
            })
            .unwrap();
            let titles = [title(store, ids[0]).await, title(store, ids[1]).await, title(store, ids[2]).await];
            assert!(titles.iter().all(|title| title == &titles[0]), "{expected}: {titles:?}");
        }
    }
}

#[tokio::test]
async fn awaiting_something_else_is_refused_where_it_would_hold_everybody() {
    let database = testing::sqlite().await;
    let store = &database.store;
    let id = home(store, "a").await.conversation.id;
    let result = tx!(store, |tx| {
        tx.execute(RENAME, params![id, "changed"]).await?;
        std::future::pending::<()>().await;
        Ok(())
    });
    assert!(matches!(result, Err(Error::Misuse(_))), "{result:?}");
    let result = rx!(store, |_tx| {
        std::future::pending::<()>().await;
        Ok(())
    });
    assert!(matches!(result, Err(Error::Misuse(_))), "{result:?}");
    assert_eq!(title(store, id).await, "Talk");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_read_sees_one_moment() {
    for database in testing::each().await {
        let store = &database.store;
        let id = home(store, "a").await.conversation.id;
        let ((began, begun), (go, gone)) = (mpsc::channel(), mpsc::channel());
        let reading = {
            let store = store.clone();
            tokio::spawn(async move {
                rx!(store, |tx| {
                    let sql = "SELECT title FROM conversations WHERE id = $1";
                    let first = tx.query_opt(sql, params![id], |row| row.text(0)).await?;
                    began.send(()).unwrap();
                    tokio::task::block_in_place(|| gone.recv().unwrap());
                    let second = tx.query_opt(sql, params![id], |row| row.text(0)).await?;
                    Ok((first, second))
                })
            })
        };
        tokio::task::spawn_blocking(move || begun.recv().unwrap()).await.unwrap();
        tx!(store, |tx| tx.execute(RENAME, params![id, "changed"]).await).unwrap();
        assert_eq!(title(store, id).await, "changed", "beside the writers and the other readers");
        go.send(()).unwrap();
        let (first, second) = reading.await.unwrap().unwrap();
        assert_eq!(first, second);
    }
}

#[tokio::test]
async fn a_read_cannot_write() {
    for database in testing::each().await {
        let store = &database.store;
        let id = home(store, "a").await.conversation.id;
        for _ in 0..20 {
            assert!(rx!(store, |tx| tx.execute(RENAME, params![id, "changed"]).await).is_err());
        }
        assert_eq!(title(store, id).await, "Talk");
    }
}

/// Were a `BEGIN` to fail, the statement that went out with it could not take place alone.
#[tokio::test]
async fn outside_of_a_transaction_postgres_only_reads() {
    let Some(database) = testing::postgres().await else { return };
    let sql = "SELECT CASE WHEN current_setting('default_transaction_read_only') = 'on' THEN 1::bigint END";
    assert_eq!(number(&database.store, sql).await, 1);
    // The address's own options stand beside ours.
    let store::Location::Postgres(url) = &database.location else { panic!() };
    let location = store::Location::Postgres(format!("{url}&options=-c%20application_name%3Dmine"));
    let store = Store::open(&location, &Options::default()).await.unwrap();
    assert_eq!(number(&store, sql).await, 1);
    let sql = "SELECT CASE WHEN current_setting('application_name') = 'mine' THEN 1::bigint END";
    assert_eq!(number(&store, sql).await, 1);
}

#[tokio::test]
async fn statements_run_in_their_order_however_many() {
    for database in testing::each().await {
        let store = &database.store;
        let id = home(store, "a").await.conversation.id;
        let expected = (0..200).fold(0_i64, |value, n| if n % 2 == 0 { value + n } else { value * 3 % 1009 });
        let touched = tx!(store, |tx| {
            let statement = |n: i64| match n % 2 {
                0 => ("UPDATE conversations SET seq = seq + $2 WHERE id = $1", params![id, n]),
                _ => ("UPDATE conversations SET seq = seq * 3 % 1009 WHERE id = $1", params![id]),
            };
            tx.execute_all((0..200).map(statement).collect()).await
        });
        assert_eq!(touched.unwrap(), vec![1; 200]);
        assert_eq!(number(store, "SELECT seq FROM conversations").await, expected);
        assert_eq!(tx!(store, |tx| tx.execute_all(vec![]).await).unwrap(), [0; 0]);
    }
}

#[tokio::test]
async fn closing_finishes_what_waits() {
    for database in testing::each().await {
        let store = &database.store;
        let id = home(store, "a").await.conversation.id;
        if store.dialect() == Dialect::Sqlite {
            let (go, holding) = hold_the_writer(store).await;
            let waiting = {
                let store = store.clone();
                tokio::spawn(async move { tx!(store, |tx| tx.execute(RENAME, params![id, "last"]).await) })
            };
            settle().await;
            go.send(()).unwrap();
            store.close().await;
            holding.await.unwrap().unwrap();
            assert_eq!(waiting.await.unwrap(), Ok(1));
        } else {
            tx!(store, |tx| tx.execute(RENAME, params![id, "last"]).await).unwrap();
            store.close().await;
        }
        for result in [
            tx!(store, |tx| tx.execute(RENAME, params![id, "too late"]).await),
            rx!(store, |tx| tx.execute(RENAME, params![id, "too late"]).await),
        ] {
            assert!(matches!(result, Err(Error::Unavailable(_))), "{result:?}");
        }
        store.close().await;
        let again = Store::open(&database.location, &Options::default()).await.unwrap();
        assert_eq!(title(&again, id).await, "last");
    }
}
