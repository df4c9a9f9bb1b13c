//! The contract suite over every adapter and the fake.

#[tokio::test]
async fn the_web_channel_keeps_the_contract() {
    channels::contract::check(&channels::web::Web, "chat").await;
}

#[tokio::test]
async fn both_fakes_keep_the_contract() {
    for deduplicates in [true, false] {
        let fake = channels::fake::Fake::new(deduplicates);
        channels::contract::check(&fake, "chat").await;
        assert_eq!(fake.arrived().len(), 2);
    }
}
