//! A workspace's own wording: one a key and language, nobody else's, and gone when dropped.

use store::conversations;
use store::testing;
use store::texts::{self, Wording};
use store::workspaces;

use crate::support::{at, home};

#[tokio::test]
async fn one_wording_a_key_and_language_of_one_workspace() {
    for database in testing::each().await {
        let store = &database.store;
        let (home, other) = (home(store, "home").await, home(store, "other").await);
        let wording = |key: &str, language: &str, text: &str| Wording {
            key: key.into(),
            language: language.into(),
            text: text.into(),
            updated_at: at(1.0),
            updated_by: home.user,
        };
        let (first, second, third) = (wording("b", "en", "1"), wording("a", "es", "2"), wording("b", "en", "3"));
        for (workspace, written) in
            [(home.workspace, first), (home.workspace, second.clone()), (home.workspace, third.clone())]
        {
            tx!(store, |tx| texts::put(tx, workspace, &written).await).unwrap();
        }
        let (mine, theirs) = (home.workspace, other.workspace);
        assert_eq!(rx!(store, |tx| texts::all(tx, mine).await).unwrap(), [second, third]);
        assert_eq!(rx!(store, |tx| texts::all(tx, theirs).await).unwrap(), []);
        let (id, others) = (home.conversation.id, other.conversation.id);
        assert!(rx!(store, |tx| conversations::place(tx, mine, id).await).unwrap().unwrap().worded);
        assert!(!rx!(store, |tx| conversations::place(tx, theirs, others).await).unwrap().unwrap().worded);
        assert!(!tx!(store, |tx| texts::delete(tx, theirs, "b", "en").await).unwrap());
        assert!(tx!(store, |tx| texts::delete(tx, mine, "b", "en").await).unwrap());
        assert_eq!(rx!(store, |tx| texts::all(tx, mine).await).unwrap().len(), 1);
    }
}

#[tokio::test]
async fn a_workspace_says_whether_personal_data_is_hidden_or_leaves_it_open() {
    for database in testing::each().await {
        let store = &database.store;
        let home = home(store, "home").await;
        let (workspace, id) = (home.workspace, home.conversation.id);
        for redact in [None, Some(true), Some(false), None] {
            assert!(tx!(store, |tx| workspaces::set_redact(tx, workspace, redact).await).unwrap());
            assert_eq!(rx!(store, |tx| workspaces::redact(tx, workspace).await).unwrap(), redact);
            let place = rx!(store, |tx| conversations::place(tx, workspace, id).await).unwrap().unwrap();
            assert_eq!(place.redact, redact);
        }
    }
}
