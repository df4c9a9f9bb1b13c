//! A hostile model on both databases, in short; `attache bench hostile` is the long form.

use app::commands::bench::hostile::play;

#[tokio::test]
async fn nothing_is_done_without_leave() {
    for database in store::testing::each().await {
        let tally = play(database.store.clone(), 150, 7).await.unwrap();
        assert_eq!(tally.violations, Vec::<String>::new());
        // The programmes are worth something: calls were tried, and people and their rules let some through.
        assert!(tally.calls > 500 && tally.proposed > 50, "{tally:?}");
        assert!(tally.approved > 10 && tally.automatic > 10, "{tally:?}");
    }
}
