//! Channels of deleted users and workspaces.

use super::*;

#[tokio::test]
async fn channels_of_the_deleted_are_stopped_and_gone_within_half_an_hour() {
    for whole in [true, false] {
        for world in World::each(|| Fake::new(true)).await {
            let link = world.connect("a", LinkRole::Assistant).await;
            let stranger = world.engine.create_account(account("Luis")).await.unwrap();
            let stays = world.engine.connect_channel(&stranger, wanted("b", LinkRole::Assistant)).await.unwrap();
            // Another node than the one that sweeps keeps the connection.
            let second = world.another("two");
            world.mind(&second).await;
            world.until(async || world.fake("a").receiving() == 1).await;
            world.let_in("a", &link, "7").await;
            world.engine.tidy().await.unwrap();
            let login = world.engine.make_link(&world.user).await.unwrap();
            if whole {
                world.engine.delete_workspace(world.user.workspace_id).await.unwrap();
                assert!(world.engine.delete_workspace(world.user.workspace_id).await.is_err(), "once");
            } else {
                world.engine.delete_user(world.user.workspace_id, world.user.id).await.unwrap();
            }
            assert!(matches!(world.engine.sign_in(&login).await, Err(Error::LinkInvalid)));
            // The next round of the upkeep looks for it, and no round before that does.
            world.engine.tidy().await.unwrap();
            assert!(world.engine.link(&world.user, link.id).await.is_ok());
            world.clock.advance(SignedDuration::from_mins(10));
            world.engine.tidy().await.unwrap();
            assert!(matches!(world.engine.link(&world.user, link.id).await, Err(Error::NotFound(_))));
            world.mind(&second).await;
            world.until(async || world.fake("a").receiving() == 0).await;
            // Another workspace's is untouched, and the account can be connected by somebody else.
            assert!(world.engine.link(&stranger, stays.id).await.is_ok());
            world.until(async || world.fake("b").receiving() == 1).await;
            world.engine.connect_channel(&stranger, wanted("a", LinkRole::Assistant)).await.unwrap();
        }
    }
}
