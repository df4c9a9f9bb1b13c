//! Workspaces, users, channels, contacts, conversations and the audit: kept, changed, listed.

use domain::{ActionClass, ContactId, Platform, Policy, Rule};
use serde_json::json;
use store::{Error, audit, channels, conversations, testing, workspaces};

use crate::support::{at, home, id, number};

#[tokio::test]
async fn workspaces_are_listed_by_key_and_keep_their_policy() {
    for database in testing::each().await {
        let store = &database.store;
        let mut all = Vec::new();
        for name in ["a", "b", "c"] {
            all.push(home(store, name).await);
        }
        let after = Some(all[0].workspace);
        let page = rx!(store, |tx| workspaces::page(tx, after, 1).await).unwrap();
        assert_eq!(page.iter().map(|workspace| workspace.id).collect::<Vec<_>>(), [all[1].workspace]);
        let policy = Policy([(ActionClass::EventCreate, Rule::Auto)].into());
        let (new, workspace) = (policy.clone(), all[1].workspace);
        assert!(tx!(store, |tx| workspaces::set_policy(tx, workspace, &new).await).unwrap());
        let stored = rx!(store, |tx| workspaces::get(tx, workspace).await).unwrap().unwrap();
        assert_eq!((stored.policy, stored.created_at), (policy, at(0.0)));
        let user = all[1].user;
        let mut renamed = rx!(store, |tx| workspaces::user(tx, workspace, user).await).unwrap().unwrap();
        renamed.name = "Ñ".into();
        let row = renamed.clone();
        assert!(tx!(store, |tx| workspaces::update_user(tx, &row).await).unwrap());
        assert_eq!(rx!(store, |tx| workspaces::users(tx, workspace).await).unwrap(), [renamed]);
    }
}

#[tokio::test]
async fn a_chat_is_one_conversation() {
    for database in testing::each().await {
        let store = &database.store;
        let home = home(store, "a").await;
        let (workspace, channel, known) = (home.workspace, home.channel, home.conversation.id);
        let mut twin = home.conversation.clone();
        twin.id = id(domain::ConversationId::new);
        let result = tx!(store, |tx| conversations::insert(tx, &twin).await);
        assert!(matches!(result, Err(Error::Taken(_))), "{result:?}");
        // A key that points nowhere is another kind of fault.
        let mut lost = home.conversation.clone();
        (lost.id, lost.chat_key) = (id(domain::ConversationId::new), "elsewhere".into());
        lost.channel_id = id(domain::ChannelId::new);
        let result = tx!(store, |tx| conversations::insert(tx, &lost).await);
        assert!(matches!(result, Err(Error::Database(_))), "{result:?}");

        let chat = home.conversation.chat_key.clone();
        let found = rx!(store, |tx| conversations::by_chat(tx, channel, &chat).await).unwrap().unwrap();
        assert_eq!((found.id, found.chat_key), (known, home.conversation.chat_key.clone()));
        assert!(tx!(store, |tx| conversations::rename(tx, workspace, known, "Ñu").await).unwrap());
        assert!(tx!(store, |tx| conversations::delete(tx, workspace, known, at(1.0)).await).unwrap());
        assert!(!tx!(store, |tx| conversations::delete(tx, workspace, known, at(1.0)).await).unwrap());
        assert!(rx!(store, |tx| conversations::get(tx, workspace, known).await).unwrap().is_none());
        let kept = rx!(store, |tx| conversations::get_any(tx, workspace, known).await).unwrap().unwrap();
        assert_eq!(kept.title, "Ñu");
    }
}

#[tokio::test]
async fn a_contact_keeps_its_id_and_takes_the_new_name() {
    for database in testing::each().await {
        let store = &database.store;
        let home = home(store, "a").await;
        for name in ["Ana", "Ana", "Ana María"] {
            let of = (home.channel, home.workspace);
            tx!(store, |tx| channels::remember_contact(tx, of, id(ContactId::new), "+34 600", name, at(0.0)).await)
                .unwrap();
        }
        assert_eq!(number(store, "SELECT count(*) FROM contacts WHERE name = 'Ana María'").await, 1);
        assert_eq!(number(store, "SELECT count(*) FROM contacts").await, 1);
        let workspace = home.workspace;
        let web = rx!(store, |tx| channels::on_platform(tx, workspace, Platform::Web).await).unwrap().unwrap();
        assert_eq!(web.id, home.channel);
    }
}

#[tokio::test]
async fn the_audit_tells_the_newest_first() {
    for database in testing::each().await {
        let store = &database.store;
        let home = home(store, "a").await;
        let workspace = home.workspace;
        for n in 0..3 {
            let entry = audit::Entry {
                id: format!("aud_{n}"),
                workspace_id: workspace,
                at: at(0.0),
                actor: "system".into(),
                action: "event.created",
                subject: format!("evt_{n}"),
                detail: json!({}),
            };
            tx!(store, |tx| tx.execute_all(vec![audit::insert(&entry)]).await).unwrap();
        }
        let newest = rx!(store, |tx| audit::page(tx, workspace, 2).await).unwrap();
        assert_eq!(newest.iter().map(|entry| entry.subject.as_str()).collect::<Vec<_>>(), ["evt_2", "evt_1"]);
    }
}
