//! One message's way through the tables.
use store::testing;

#[tokio::test]
async fn migrating_twice_changes_nothing() {
    for database in testing::each().await {
        assert!(database.store.migrate().await.unwrap().is_empty());
        assert!(database.store.pending_migrations().await.unwrap().is_empty());
    }
}
