//! Protocol state: whole or not at all, in the database or in a bucket, whatever dies in between.

mod s3;

use std::io::Write;

use engine::links::archive::{self, Bounds};
use engine::links::{Bucket, StatesError};
use services::blobs::fake::{Fake as Blobs, Stop};
use services::blobs::{self, Blobs as _, When};
use store::links::Hold;
use store::states::Census;

use super::*;

const OTHER: &str = "ff0102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f";

/// A world with one channel, and a bucket in memory.
struct Case {
    world: World,
    blobs: Arc<Blobs>,
    link: Link,
    /// What keeps the connection.
    hold: Hold,
}

impl Case {
    async fn each() -> Vec<Self> {
        let mut all = Vec::new();
        for world in World::each(|| Fake::new(true)).await {
            let link = world.connect("a", LinkRole::Assistant).await;
            let hold = world.keeper(&link).await;
            let blobs = Blobs::new(world.clock.clone());
            all.push(Self { world, blobs, link, hold });
        }
        all
    }

    /// A node that keeps states in the bucket, or reads it only.
    fn node(&self, keep: bool) -> Arc<Engine> {
        self.node_with(keep, Vault::new(key(KEY), []))
    }

    fn node_with(&self, keep: bool, vault: Vault) -> Arc<Engine> {
        let links = Links::new(LinkSettings::default(), Some(vault), Arc::new(self.world.fakes.clone()))
            .with_bucket(Bucket::new(self.blobs.clone(), keep));
        linked(&self.world.database, &self.world.clock, Settings::default(), links, Arc::new(Scripted::echo()))
    }

    async fn save(&self, engine: &Engine, state: &[u8]) -> Result<(), Error> {
        engine.save_state(self.world.user.workspace_id, self.hold, state.to_vec().into()).await
    }

    async fn load(&self, engine: &Engine) -> Option<Vec<u8>> {
        let state = engine.load_state(self.world.user.workspace_id, self.link.id).await.unwrap();
        state.map(|state| state.to_vec())
    }

    async fn census(&self) -> Census {
        let read = self.world.engine.store.read::<_, store::Error, _>(|tx| store::states::census(tx).boxed());
        read.await.unwrap()
    }

    /// Rounds of the upkeep until there is nothing to do.
    async fn tend(&self, engine: &Engine) {
        for _ in 0..20 {
            if engine.tend_states().await.unwrap() == 0 {
                return;
            }
        }
        panic!("the upkeep does not come to an end");
    }

    fn advance(&self, by: SignedDuration) {
        self.world.clock.advance(by);
    }
}

impl World {
    /// The right to the connection, as its keeper has it.
    async fn keeper(&self, link: &Link) -> Hold {
        let now = self.engine.env.now();
        let write = self.engine.store.write::<_, store::Error, _>(move |tx| {
            async move {
                store::links::beat(tx, "keeper", Duration::from_hours(24 * 365), now).await?;
                store::links::claim(tx, "keeper", 10, now).await
            }
            .boxed()
        });
        let taken = write.await.unwrap().into_iter().find(|taken| taken.channel_id == link.id).unwrap();
        Hold { channel_id: link.id, fence: taken.fence }
    }
}

const fn census(in_database: i64, in_bucket: i64, loose: i64) -> Census {
    Census { in_database, in_bucket, loose }
}

/// Several parts: half of it cannot be packed.
fn large() -> Vec<u8> {
    let mut session: Vec<u8> = (0..40_000).flat_map(|n| format!("{{\"session\":{n}}}\n").into_bytes()).collect();
    let mut chance = 1_u64;
    session.extend((0..600_000).map(|_| {
        chance = chance.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
        (chance >> 56) as u8
    }));
    session
}

#[tokio::test]
async fn a_session_comes_back_whole_from_wherever_it_lies() {
    for case in Case::each().await {
        let workspace = case.world.user.workspace_id;
        let without = &case.world.engine;
        assert_eq!(case.load(without).await, None);
        case.save(without, &large()).await.unwrap();
        assert_eq!(case.load(without).await, Some(large()));
        assert_eq!(without.load_state(domain::WorkspaceId::derived(b"another"), case.link.id).await.unwrap(), None);
        assert_eq!(case.census().await, census(1, 0, 0));

        // Another node with a bucket reads it where it lies, and puts the next where it is told to.
        let with = case.node(true);
        assert_eq!(case.load(&with).await, Some(large()));
        case.save(&with, b"small").await.unwrap();
        assert_eq!(case.census().await, census(0, 1, 0));
        let names = case.blobs.names();
        assert_eq!(names.len(), 1);
        let sealed = case.blobs.get(&names[0], 1 << 20).await.unwrap().unwrap().bytes;
        assert!(!sealed.windows(5).any(|part| part == b"small"), "what lies there is sealed");
        assert_eq!(case.load(&with).await, Some(b"small".to_vec()));
        case.save(&with, &large()).await.unwrap();
        assert_eq!((case.blobs.names().len(), case.census().await), (1, census(0, 1, 0)), "the one before is gone");
        assert_ne!(case.blobs.names(), names);
        assert_eq!(case.load(&with).await, Some(large()));

        // Without the bucket it is told, and by the start.
        let told = without.load_state(workspace, case.link.id).await.unwrap_err();
        assert!(matches!(&told, Error::Bucket(why) if why.contains("state.url")), "{told}");
        assert_eq!(without.check_states().await.unwrap(), Err(StatesError::Missing(1)));
        assert_eq!(with.check_states().await.unwrap(), Ok(()));
        assert_eq!(case.blobs.names().len(), 1, "the start leaves nothing behind");
    }
}

/// Does `meanwhile` while `work` stands still at `stop`, and answers what becomes of the work then.
async fn at<T>(case: &Case, stop: Stop, work: impl Future<Output = T>, meanwhile: impl Future<Output = ()>) -> T {
    case.blobs.stops(stop);
    tokio::pin!(work);
    tokio::select! {
        _ = &mut work => panic!("{stop:?}: it stops"),
        () = case.blobs.stopped() => {}
    }
    meanwhile.await;
    case.blobs.goes_on();
    work.await
}

#[tokio::test]
async fn who_lost_the_connection_writes_nothing() {
    for mut case in Case::each().await {
        let with = case.node(true);
        case.save(&with, b"mine").await.unwrap();
        let lose = async || {
            let change = LinkChange { name: Some("another".into()), ..LinkChange::default() };
            with.change_channel(&case.world.user, case.link.id, change).await.unwrap();
        };
        // While the object is on its way, and before.
        let lost = at(&case, Stop::AfterPut, case.save(&with, b"never"), lose()).await.unwrap_err();
        assert!(matches!(lost, Error::Store(store::Error::Fenced)), "{lost}");
        for engine in [&with, &case.world.engine] {
            let lost = case.save(engine, b"never").await.unwrap_err();
            assert!(matches!(lost, Error::Store(store::Error::Fenced)), "{lost}");
        }
        assert_eq!(case.load(&with).await, Some(b"mine".to_vec()));
        case.tend(&with).await;
        assert_eq!((case.blobs.names().len(), case.census().await), (1, census(0, 1, 0)));
        case.hold = case.world.keeper(&case.link).await;
        case.save(&with, b"mine again").await.unwrap();
        assert_eq!(case.load(&with).await, Some(b"mine again".to_vec()));
    }
}

/// Dies at each step of a save; what is loaded then is the state before or the one after, never a part and never none,
/// and in the end the bucket holds that state and nothing else.
#[tokio::test]
async fn a_process_that_dies_in_a_save_loses_nothing_and_leaves_nothing() {
    for case in Case::each().await {
        for (stop, stands) in [
            (Stop::BeforePut, "before"),
            (Stop::AfterPut, "before"),
            (Stop::BeforeDelete, "after"),
            (Stop::AfterDelete, "after"),
        ] {
            let dying = case.node(true);
            case.save(&dying, b"before").await.unwrap();
            case.blobs.stops(stop);
            tokio::select! {
                _ = case.save(&dying, b"after") => panic!("{stop:?}: it stops"),
                () = case.blobs.stopped() => {}
            }
            let next = case.node(true);
            assert_eq!(case.load(&next).await, Some(stands.as_bytes().to_vec()), "{stop:?}");
            // What may still be on its way is left alone.
            next.tend_states().await.unwrap();
            assert_eq!(case.load(&next).await, Some(stands.as_bytes().to_vec()), "{stop:?}");
            assert!(stop != Stop::AfterPut || case.blobs.names().len() == 2, "{stop:?}");
            case.advance(SignedDuration::from_mins(61));
            case.tend(&next).await;
            assert_eq!(case.load(&next).await, Some(stands.as_bytes().to_vec()), "{stop:?}");
            assert_eq!((case.blobs.names().len(), case.census().await), (1, census(0, 1, 0)), "{stop:?}");
        }
    }
}

#[tokio::test]
async fn a_bucket_that_is_away_loses_nothing_and_takes_over_when_it_is_back() {
    for case in Case::each().await {
        let with = case.node(true);
        case.save(&with, b"one").await.unwrap();
        let away = blobs::Error::Away("memory://fake does not answer: Connection refused".into());
        case.blobs.fails(Some(away));
        let told = with.load_state(case.world.user.workspace_id, case.link.id).await.unwrap_err();
        assert_eq!(told.code(), domain::Code::Unavailable);
        assert!(told.to_string().contains("Connection refused"), "{told}");

        // It is saved all the same, and loaded, and said.
        case.save(&with, b"two").await.unwrap();
        assert_eq!(case.load(&with).await, Some(b"two".to_vec()));
        assert_eq!(case.census().await, census(1, 0, 1));
        assert!(with.bucket_trouble().unwrap().contains("Connection refused"));
        assert_eq!(with.check_states().await.unwrap(), Ok(()), "that stops no start");
        // Left alone for a while, not asked again and again.
        let asked = case.blobs.calls();
        case.save(&with, b"three").await.unwrap();
        assert_eq!(with.tend_states().await.unwrap(), 0);
        assert_eq!(case.blobs.calls(), asked);

        // Tried again, and still away.
        case.advance(SignedDuration::from_mins(1));
        assert_eq!(with.tend_states().await.unwrap(), 0);
        assert!(with.bucket_trouble().is_some() && case.blobs.calls() > asked);

        case.blobs.fails(None);
        case.advance(SignedDuration::from_mins(1));
        case.tend(&with).await;
        assert_eq!(with.bucket_trouble(), None);
        assert_eq!((case.blobs.names().len(), case.census().await), (1, census(0, 1, 0)));
        assert_eq!(case.load(&with).await, Some(b"three".to_vec()));
    }
}

#[tokio::test]
async fn a_bucket_that_refuses_us_stops_the_start_with_its_mend() {
    for case in Case::each().await {
        let with = case.node(true);
        for (why, key) in [
            (blobs::Why::Credentials, "state.secret"),
            (blobs::Why::Permission, "state.access_key"),
            (blobs::Why::Bucket, "state.url"),
            (blobs::Why::Region, "state.region"),
        ] {
            case.blobs.fails(Some(blobs::Error::Refused(why, "memory://fake says no (AccessDenied)".into())));
            let told = with.check_states().await.unwrap().unwrap_err().to_string();
            assert!(told.contains(key) && told.contains("AccessDenied"), "{told}");
            // While it runs nothing is lost for that.
            case.save(&with, b"kept").await.unwrap();
            assert_eq!(case.load(&with).await, Some(b"kept".to_vec()));
            case.advance(SignedDuration::from_mins(2));
        }
    }
}

#[tokio::test]
async fn the_setting_moves_states_while_they_are_used() {
    for case in Case::each().await {
        case.save(&case.world.engine, &large()).await.unwrap();
        let into = case.node(true);
        case.tend(&into).await;
        assert_eq!(case.census().await, census(0, 1, 0));
        assert_eq!(case.load(&into).await, Some(large()));

        // Saved while it is being moved back: the save stands.
        let back = case.node(false);
        let save = async |state: &[u8]| case.save(&back, state).await.unwrap();
        assert_eq!(Box::pin(at(&case, Stop::BeforeGet, back.tend_states(), save(b"newer"))).await.unwrap(), 0);
        assert_eq!((case.load(&back).await, case.census().await), (Some(b"newer".to_vec()), census(1, 0, 0)));
        assert_eq!(case.blobs.names(), Vec::<String>::new());

        // The same the other way, behind the put: what was read is no longer the state.
        Box::pin(at(&case, Stop::AfterPut, into.tend_states(), save(b"newest"))).await.unwrap();
        assert_eq!(case.load(&into).await, Some(b"newest".to_vec()));
        case.advance(SignedDuration::from_mins(61));
        case.tend(&into).await;
        assert_eq!(case.load(&into).await, Some(b"newest".to_vec()));
        assert_eq!((case.blobs.names().len(), case.census().await), (1, census(0, 1, 0)));
        case.tend(&back).await;
        assert_eq!((case.blobs.names().len(), case.census().await), (0, census(1, 0, 0)));
        assert_eq!(case.load(&back).await, Some(b"newest".to_vec()));
    }
}

#[tokio::test]
async fn an_exchange_of_keys_reaches_the_bucket() {
    for case in Case::each().await {
        case.world.engine.check_keys().await.unwrap().unwrap();
        case.save(&case.node(true), &large()).await.unwrap();
        let before = case.blobs.names();
        let during = case.node_with(true, Vault::new(key(OTHER), [key(KEY)]));
        during.check_keys().await.unwrap().unwrap();
        while during.reseal().await.unwrap() > 0 {}
        let alone = case.node_with(true, Vault::new(key(OTHER), []));
        let refused = alone.check_keys().await.unwrap().unwrap_err();
        assert!(matches!(refused, KeysError::Wrong { .. }), "the object still needs the old key: {refused}");

        case.tend(&during).await;
        assert_ne!(case.blobs.names(), before);
        assert_eq!((case.blobs.names().len(), case.census().await), (1, census(0, 1, 0)));
        alone.check_keys().await.unwrap().unwrap();
        assert_eq!(case.load(&alone).await, Some(large()));

        // And the parts in the database, as before.
        case.save(&case.world.engine, &large()).await.unwrap();
        let after = case.node_with(false, Vault::new(key(OTHER), [key(KEY)]));
        while after.reseal().await.unwrap() > 0 {}
        case.tend(&after).await;
        alone.check_keys().await.unwrap().unwrap();
        assert_eq!(case.load(&alone).await, Some(large()));
    }
}

#[tokio::test]
async fn a_removed_channel_takes_its_object_along() {
    for case in Case::each().await {
        let with = case.node(true);
        case.save(&with, b"one").await.unwrap();
        with.remove_channel(&case.world.user, case.link.id).await.unwrap();
        case.tend(&with).await;
        assert_eq!((case.blobs.names(), case.census().await), (Vec::new(), census(0, 0, 0)));
        let lost = case.save(&with, b"two").await.unwrap_err();
        assert!(matches!(lost, Error::Store(store::Error::Fenced)), "{lost}");

        // So does a deleted owner's.
        let link = case.world.connect("b", LinkRole::Assistant).await;
        let hold = case.world.keeper(&link).await;
        with.save_state(case.world.user.workspace_id, hold, b"three".to_vec().into()).await.unwrap();
        with.delete_workspace(case.world.user.workspace_id).await.unwrap();
        with.sweep_orphans().await.unwrap();
        case.tend(&with).await;
        assert_eq!((case.blobs.names(), case.census().await), (Vec::new(), census(0, 0, 0)));
    }
}

#[tokio::test]
async fn only_strays_of_ours_are_swept_and_only_old_ones() {
    for case in Case::each().await {
        let with = case.node(true);
        case.save(&with, b"one").await.unwrap();
        let ours = case.blobs.names();
        let stray = |n: u32| format!("states/{}/{n:032x}", case.link.id);
        let foreign = format!("states/{}/{:032x}", ChannelId::derived(b"another database's"), 1);
        let others = ["states/readme", "probe/1", foreign.as_str()];
        for name in others.into_iter().map(str::to_owned).chain((0..1_205).map(stray)) {
            case.blobs.put(&name, b"x".as_slice().into(), When::Absent).await.unwrap();
        }
        for _ in 0..3 {
            assert_eq!(with.tend_states().await.unwrap(), 0);
        }
        assert_eq!(case.blobs.names().len(), 1_209, "they are not old");
        case.advance(SignedDuration::from_hours(25));
        // One that is young meanwhile stays.
        let young = stray(5_000);
        case.blobs.put(&young, b"x".as_slice().into(), When::Absent).await.unwrap();
        for _ in 0..15 {
            assert!(with.tend_states().await.unwrap() <= 100, "a round is bounded");
        }
        let mut left: Vec<String> = others.into_iter().map(str::to_owned).chain(ours).chain([young]).collect();
        left.sort();
        assert_eq!(case.blobs.names(), left);
        assert_eq!(case.load(&with).await, Some(b"one".to_vec()));
    }
}

#[tokio::test]
async fn what_was_changed_in_the_bucket_is_noticed() {
    for case in Case::each().await {
        let with = case.node(true);
        let load = async || with.load_state(case.world.user.workspace_id, case.link.id).await;
        case.save(&with, b"older").await.unwrap();
        let older = case.blobs.get(&case.blobs.names()[0], 1_000).await.unwrap().unwrap().bytes;
        case.save(&with, b"newer").await.unwrap();
        let name = case.blobs.names().remove(0);
        // An older state in place of the newer one, a changed one, a longer one, none.
        case.blobs.tamper(&name, |newer| {
            assert_eq!(newer.len(), older.len());
            Some(older)
        });
        assert!(matches!(load().await, Err(Error::Broken(_))));
        case.blobs.tamper(&name, |mut bytes| {
            bytes.push(0);
            Some(bytes)
        });
        assert!(matches!(load().await, Err(Error::Broken(_))));
        case.blobs.tamper(&name, |_| None);
        let told = load().await.unwrap_err();
        assert!(matches!(&told, Error::Broken(why) if why.contains(&name) && why.contains("anew")), "{told}");
        // That is no trouble of the bucket's, and the row is not given up.
        assert_eq!(with.bucket_trouble(), None);
        case.tend(&with).await;
        assert_eq!(case.census().await, census(0, 1, 0));
    }
}

#[tokio::test]
async fn an_older_stores_archive_is_taken_over() {
    let mut gzip = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    gzip.write_all(br#"{"creds":{"me": "34600000000"},"keys":{"sessions":{"34600000001.0":{"a":1}}}}"#).unwrap();
    let old = gzip.finish().unwrap();
    let session = || archive::read("old.gz", old.as_slice(), Bounds::default()).unwrap();
    let kept =
        b"{\"creds\":\"\",\"value\":{\"me\":\"34600000000\"}}\n{\"session\":\"34600000001.0\",\"value\":{\"a\":1}}\n";
    for case in Case::each().await {
        let workspace = case.world.user.workspace_id;
        for engine in [case.node(true), case.node(false)] {
            let import = async |replace| engine.import_state(workspace, case.link.id, session(), replace).await;
            let first = case.load(&engine).await.is_none();
            if !first {
                assert!(matches!(import(false).await, Err(Error::Conflict(_))), "nothing is replaced unasked");
            }
            import(!first).await.unwrap();
            assert_eq!(case.load(&engine).await.as_deref(), Some(kept.as_slice()));
            // Who kept the connection begins anew, with this state.
            let lost = case.save(&engine, b"from before").await.unwrap_err();
            assert!(matches!(lost, Error::Store(store::Error::Fenced)), "{lost}");
            let nobody = engine.import_state(workspace, ChannelId::derived(b"nobody's"), session(), true).await;
            assert!(matches!(nobody, Err(Error::NotFound(_))), "{nobody:?}");
        }
        case.tend(&case.node(true)).await;
        assert_eq!((case.blobs.names().len(), case.census().await), (1, census(0, 1, 0)));
    }
}
