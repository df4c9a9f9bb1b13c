//! A proposal is decided once, and what was decided is what stood there.

use domain::{Proposal, ProposalId, ProposalState, Trace};
use serde_json::json;
use store::{Store, proposals, testing};

use crate::support::{Home, at, home, id};

fn proposal(home: &Home, expires: f64) -> Proposal {
    let arguments = json!({ "title": "Comida 🥘", "at": 12 });
    Proposal {
        id: id(ProposalId::new),
        user_id: home.user,
        conversation_id: home.conversation.id,
        turn_id: Some(id(domain::TurnId::new)),
        tool: "create_event".into(),
        arguments_hash: Proposal::hash("create_event", &arguments),
        arguments,
        summary: "Comida".into(),
        state: ProposalState::Pending,
        trace: Trace { intent: "create_event".into(), confidence: 0.75, ..Trace::default() },
        trigger_id: None,
        trigger: None,
        created_at: at(0.0),
        expires_at: at(expires),
        decided_at: None,
    }
}

async fn put(store: &Store, home: &Home, proposal: &Proposal) {
    let (workspace, proposal) = (home.workspace, proposal.clone());
    tx!(store, |tx| proposals::insert(tx, workspace, &proposal).await).unwrap();
}

async fn get(store: &Store, home: &Home, id: ProposalId) -> Proposal {
    let workspace = home.workspace;
    rx!(store, |tx| proposals::get(tx, workspace, id).await).unwrap().unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn of_many_who_decide_at_once_one_wins() {
    for database in testing::each().await {
        let store = &database.store;
        let home = home(store, "a").await;
        let proposal = proposal(&home, 60.0);
        put(store, &home, &proposal).await;
        assert_eq!(get(store, &home, proposal.id).await, proposal);
        let tasks: Vec<_> = (0..20)
            .map(|n| {
                let (store, workspace, id) = (store.clone(), home.workspace, proposal.id);
                let state = if n % 2 == 0 { ProposalState::Approved } else { ProposalState::Rejected };
                tokio::spawn(async move {
                    let won = tx!(store, |tx| proposals::decide(tx, workspace, id, state, at(f64::from(n))).await);
                    won.unwrap().then_some(state)
                })
            })
            .collect();
        let mut winners = Vec::new();
        for task in tasks {
            winners.extend(task.await.unwrap());
        }
        assert_eq!(winners.len(), 1);
        let decided = get(store, &home, proposal.id).await;
        assert_eq!(decided.state, winners[0]);
        assert!(decided.decided_at.is_some());
    }
}

#[tokio::test]
async fn what_is_decided_cannot_be_edited() {
    for database in testing::each().await {
        let store = &database.store;
        let home = home(store, "a").await;
        let workspace = home.workspace;
        let before = proposal(&home, 60.0);
        put(store, &home, &before).await;
        let mut edited = before.clone();
        edited.arguments = json!({ "title": "Cena" });
        edited.arguments_hash = Proposal::hash("create_event", &edited.arguments);
        let new = edited.clone();
        assert!(tx!(store, |tx| proposals::edit(tx, workspace, &new).await).unwrap());
        assert_eq!(get(store, &home, before.id).await, edited);
        let id = before.id;
        assert!(tx!(store, |tx| proposals::decide(tx, workspace, id, ProposalState::Approved, at(1.0)).await).unwrap());
        assert!(!tx!(store, |tx| proposals::edit(tx, workspace, &before).await).unwrap());
        assert_eq!(get(store, &home, id).await.arguments, edited.arguments);
    }
}

#[tokio::test]
async fn pending_ones_are_listed_until_they_expire() {
    for database in testing::each().await {
        let store = &database.store;
        let home = home(store, "a").await;
        let (workspace, user, conversation) = (home.workspace, home.user, home.conversation.id);
        let mut ids = Vec::new();
        for n in 0..5 {
            let mut one = proposal(&home, 10.0 + f64::from(n));
            one.id = ProposalId::new(at(f64::from(n)), &domain::SystemEntropy);
            ids.push(one.id);
            put(store, &home, &one).await;
        }
        let list = |list: Vec<Proposal>| list.into_iter().map(|one| one.id).collect::<Vec<_>>();
        let pending = rx!(store, |tx| proposals::pending_in(tx, conversation, at(12.0)).await).unwrap();
        assert_eq!(list(pending), ids[3..]);
        let overdue = rx!(store, |tx| proposals::overdue(tx, at(12.0), 2).await).unwrap();
        assert_eq!(overdue, [(workspace, ids[0]), (workspace, ids[1])]);

        let state = ProposalState::Pending;
        let page = rx!(store, |tx| proposals::page(tx, workspace, user, state, None, 2).await).unwrap();
        assert_eq!(list(page), [ids[4], ids[3]]);
        let before = Some(ids[3]);
        let page = rx!(store, |tx| proposals::page(tx, workspace, user, state, before, 9).await).unwrap();
        assert_eq!(list(page), [ids[2], ids[1], ids[0]]);
    }
}
