//! The figures count what waits and what is stuck, of one workspace or of all.

use domain::{DeadLetter, DeadLetterId, Effect, EffectId, EffectKind, EffectState, MessageId};
use store::health::{self, Figures};
use store::{Store, dead_letters, outbox, testing};

use crate::support::{Home, accept, at, claim, home, id};

async fn figures(store: &Store, of: Option<&Home>) -> Figures {
    let workspace = of.map(|home| home.workspace);
    rx!(store, |tx| health::figures(tx, workspace).await).unwrap()
}

fn letter(home: &Home) -> DeadLetter {
    DeadLetter {
        id: id(DeadLetterId::new),
        workspace_id: home.workspace,
        conversation_id: home.conversation.id,
        message_id: id(MessageId::new),
        cause: "the model answered nonsense — ¡vaya!".into(),
        attempts: 5,
        created_at: at(0.0),
        replayed_at: None,
    }
}

fn effect(home: &Home, seq: i64, state: EffectState) -> Effect {
    let id = id(EffectId::new);
    Effect {
        id,
        workspace_id: home.workspace,
        conversation_id: home.conversation.id,
        channel_id: home.channel,
        chat_key: "chat".into(),
        seq,
        idempotency_key: id.to_string(),
        kind: EffectKind::Send {
            message_id: self::id(MessageId::new),
            text: "t".into(),
            buttons: Vec::new(),
            rewrite: None,
            told: None,
        },
        state,
        attempts: 0,
        fence: 0,
        created_at: at(0.0),
    }
}

#[tokio::test]
async fn figures_of_one_workspace_and_of_all() {
    for database in testing::each().await {
        let store = &database.store;
        assert_eq!(figures(store, None).await, Figures::default());
        let (a, b) = (home(store, "a").await, home(store, "b").await);
        accept(store, &a.conversation, "1", 3.0).await;
        accept(store, &a.conversation, "2", 3.0).await;
        accept(store, &b.conversation, "3", 2.0).await;
        accept(store, &b.another(store).await, "4", 40.0).await;
        claim(store, "node", 10.0).await;
        let letters = [letter(&a), letter(&a), letter(&b)];
        let effects = [
            effect(&a, 1, EffectState::Pending),
            effect(&a, 2, EffectState::Sending),
            effect(&a, 3, EffectState::Uncertain),
            effect(&b, 4, EffectState::Uncertain),
            effect(&b, 5, EffectState::Held),
        ];
        let replayed = letters[0].id;
        tx!(store, |tx| {
            tx.execute_all(letters.iter().map(dead_letters::insert).collect()).await?;
            tx.execute_all(effects.iter().map(outbox::insert).collect()).await?;
            dead_letters::mark_replayed(tx, replayed, at(9.0)).await
        })
        .unwrap();
        let of_a = Figures {
            lanes_ready: 0,
            lanes_running: 1,
            inbox: 2,
            oldest: Some(at(3.0)),
            outbox_pending: 2,
            outbox_uncertain: 1,
            outbox_held: 0,
            dead_letters: 1,
        };
        assert_eq!(figures(store, Some(&a)).await, of_a);
        let of_all = Figures {
            lanes_ready: 1,
            lanes_running: 2,
            inbox: 4,
            oldest: Some(at(2.0)),
            outbox_pending: 2,
            outbox_uncertain: 2,
            outbox_held: 1,
            dead_letters: 2,
        };
        assert_eq!(figures(store, None).await, of_all);
        // Decided at 0.
        for (since, count) in [(-1.0, 1), (0.0, 0)] {
            let found = rx!(store, |tx| health::uncertain_since(tx, a.workspace, at(since)).await).unwrap();
            assert_eq!(found, count);
        }
    }
}

#[tokio::test]
async fn a_dead_letter_is_replayed_once() {
    for database in testing::each().await {
        let store = &database.store;
        let home = home(store, "a").await;
        let workspace = home.workspace;
        let letters: Vec<_> = (0..3)
            .map(|n| DeadLetter { id: DeadLetterId::new(at(f64::from(n)), &domain::SystemEntropy), ..letter(&home) })
            .collect();
        let rows = letters.clone();
        tx!(store, |tx| tx.execute_all(rows.iter().map(dead_letters::insert).collect()).await).unwrap();
        let page = rx!(store, |tx| dead_letters::page(tx, workspace, None, 2).await).unwrap();
        assert_eq!(page, [letters[2].clone(), letters[1].clone()]);
        let before = Some(letters[1].id);
        let page = rx!(store, |tx| dead_letters::page(tx, workspace, before, 2).await).unwrap();
        assert_eq!(page, [letters[0].clone()]);
        let id = letters[0].id;
        assert!(tx!(store, |tx| dead_letters::mark_replayed(tx, id, at(5.0)).await).unwrap());
        assert!(!tx!(store, |tx| dead_letters::mark_replayed(tx, id, at(6.0)).await).unwrap());
        let letter = rx!(store, |tx| dead_letters::get(tx, workspace, id).await).unwrap().unwrap();
        assert_eq!(letter.replayed_at, Some(at(5.0)));
    }
}
