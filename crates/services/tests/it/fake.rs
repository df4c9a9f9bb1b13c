//! The fake keeps to what it stands for.

use serde_json::Map;
use services::tools::{Offered, Terms, contract, fake::Fake};

#[tokio::test]
async fn the_fake_keeps_the_contract() {
    let offered = Offered { name: "echo".into(), ..Offered::default() };
    let fake = Fake::new(Terms::new("fake"), [offered]);
    contract::check(&*fake, "echo", &Map::new()).await;
}
