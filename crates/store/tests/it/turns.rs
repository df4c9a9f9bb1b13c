//! A turn and its steps: written once each, found again by whoever goes on.

use domain::{Step, StepKind, Turn, TurnId, TurnState};
use serde_json::json;
use store::{Error, testing, turns};

use crate::support::{at, home, id};

fn step(n: i64, content: &str) -> Step {
    Step { n, kind: StepKind::Answer, content: json!({ "text": content, "n": n }) }
}

#[tokio::test]
async fn a_turn_that_died_is_found_with_its_steps() {
    for database in testing::each().await {
        let store = &database.store;
        let home = home(store, "a").await;
        let (workspace_id, conversation_id) = (home.workspace, home.conversation.id);
        let turn =
            Turn { id: id(TurnId::new), workspace_id, conversation_id, state: TurnState::Running, started_at: at(1.0) };
        assert_eq!(rx!(store, |tx| turns::unfinished(tx, conversation_id).await).unwrap(), None);
        let (row, first, second) = (turn.clone(), step(0, "one"), step(1, "two 🦤"));
        tx!(store, |tx| {
            turns::insert(tx, &row).await?;
            // Out of order on purpose: they come back in order.
            let both = vec![
                turns::insert_step(row.id, &step(1, "two 🦤"), at(2.0)),
                turns::insert_step(row.id, &step(0, "one"), at(2.0)),
            ];
            tx.execute_all(both).await
        })
        .unwrap();
        assert_eq!(rx!(store, |tx| turns::unfinished(tx, conversation_id).await).unwrap(), Some(turn.clone()));
        assert_eq!(rx!(store, |tx| turns::steps(tx, turn.id).await).unwrap(), [first, second]);

        let id = turn.id;
        tx!(store, |tx| tx.execute_all(vec![turns::end(id, TurnState::Done, at(3.0))]).await).unwrap();
        assert_eq!(rx!(store, |tx| turns::unfinished(tx, conversation_id).await).unwrap(), None);
        let ended = rx!(store, |tx| turns::get(tx, workspace_id, id).await).unwrap().unwrap();
        assert_eq!(ended.state, TurnState::Done);
    }
}

#[tokio::test]
async fn a_step_is_written_once_whoever_runs_the_turn() {
    for database in testing::each().await {
        let store = &database.store;
        let turn = id(TurnId::new);
        let first = step(3, "mine");
        tx!(store, |tx| tx.execute_all(vec![turns::insert_step(turn, &first, at(1.0))]).await).unwrap();
        let again = tx!(store, |tx| {
            let both = vec![
                turns::insert_step(turn, &step(2, "earlier"), at(2.0)),
                turns::insert_step(turn, &step(3, "theirs"), at(2.0)),
            ];
            tx.execute_all(both).await
        });
        assert!(matches!(again, Err(Error::Taken(_))), "{again:?}");
        let steps = rx!(store, |tx| turns::steps(tx, turn).await).unwrap();
        assert_eq!(steps, [step(3, "mine")], "and nothing else of that write stands");
    }
}
