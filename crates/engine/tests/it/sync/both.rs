//! Both sides change the same thing, answers are lost, and workers die.

use domain::Settled;
use jiff::SignedDuration;

use super::world::*;

#[tokio::test]
async fn both_change_other_fields_and_both_changes_stand() {
    for world in World::each().await {
        world.add_there(HOME, entry("a@x", "Lunch", 27, 13));
        world.look().await;
        world.change(&world.only().await, |event| event.place = Some("Casa Lucio".into())).await;
        world.change_there(&world.only_there(), |entry| entry.title = "Late lunch".into());
        world.quiet().await;
        let event = world.only().await;
        assert_eq!((event.title.as_str(), event.place.as_deref()), ("Late lunch", Some("Casa Lucio")));
        world.assert_equal(&[HOME]).await;
        assert!(world.seen().await.notices.is_empty(), "nothing was lost");
    }
}

#[tokio::test]
async fn both_change_the_same_field_and_the_person_is_told() {
    for world in World::each().await {
        world.add_there(HOME, entry("a@x", "Lunch", 27, 13));
        world.look().await;
        world.change(&world.only().await, |event| event.title = "Mine".into()).await;
        world.change_there(&world.only_there(), |entry| entry.title = "Theirs".into());
        world.quiet().await;
        assert_eq!(world.only().await.title, "Theirs");
        world.assert_equal(&[HOME]).await;
        let notices = world.seen().await.notices;
        assert_eq!(notices.len(), 1);
        assert_eq!(notices[0].what, Settled::Title);
        assert_eq!((notices[0].kept.as_deref(), notices[0].lost.as_deref()), (Some("Theirs"), Some("Mine")));
    }
}

#[tokio::test]
async fn an_edit_is_not_lost_to_a_deletion() {
    for world in World::each().await {
        for uid in ["a@x", "b@x"] {
            world.add_there(HOME, entry(uid, uid, 27, 13));
        }
        world.look().await;
        let here = async |title: &str| world.here().await.into_iter().find(|event| event.title == title).unwrap();
        let there = |uid: &str| world.there(HOME).into_iter().find(|found| found.entry.uid == uid).unwrap();
        // Deleted there, edited here.
        world.change(&here("a@x").await, |event| event.notes = Some("Mine".into())).await;
        world.remove_there(&there("a@x"));
        // Deleted here, edited there.
        world.cancel(&here("b@x").await).await;
        world.change_there(&there("b@x"), |entry| entry.notes = Some("Theirs".into()));
        world.quiet().await;
        assert_eq!(world.assert_equal(&[HOME]).await, 2);
        let mut whats: Vec<Settled> = world.seen().await.notices.into_iter().map(|notice| notice.what).collect();
        whats.sort_by_key(|what| *what == Settled::DeletedThere);
        assert_eq!(whats, [Settled::DeletedHere, Settled::DeletedThere]);
        assert_eq!(here("a@x").await.notes.as_deref(), Some("Mine"));
        assert_eq!(here("b@x").await.notes.as_deref(), Some("Theirs"));
    }
}

#[tokio::test]
async fn a_deletion_that_met_no_edit_stands_on_both_sides() {
    for world in World::each().await {
        for uid in ["a@x", "b@x", "c@x"] {
            world.add_there(HOME, entry(uid, uid, 27, 13));
        }
        world.look().await;
        let all = world.there(HOME);
        let here = world.here().await;
        let one = |title: &str| here.iter().find(|event| event.title == title).unwrap();
        world.remove_there(&all[0]);
        world.cancel(one("a@x")).await;
        world.cancel(one("b@x")).await;
        // A guest's answer is no edit.
        world.change_there(&all[1], |entry| entry.sequence += 1);
        world.quiet().await;
        assert_eq!(world.assert_equal(&[HOME]).await, 1);
        assert!(world.seen().await.notices.is_empty());
    }
}

/// Every call of making, changing and taking away breaks in every way: there it is once, and as it was meant.
#[tokio::test]
async fn a_write_breaks_in_every_way_and_is_there_once() {
    use Fault::{Before, Behind, Expired, Later, Lost, Never, Well};
    for world in World::each().await {
        for (n, fault) in [Later, Lost, Never, Before, Behind, Expired].into_iter().enumerate() {
            // The calls of a look: the changes first, then the write, and what follows it.
            for broken in 0..4 {
                let faults = || std::iter::repeat_n(Well, broken).chain([fault]);
                let retry = async || {
                    world.faults(faults());
                    world.look().await;
                    world.faults([]);
                    world.clock.advance(SignedDuration::from_hours(1));
                    world.look().await;
                };
                let event = world.add(&format!("Event {n} {broken}"), 30).await;
                retry().await;
                assert_eq!(world.assert_equal(&[HOME]).await, 1, "{fault:?} at {broken}: made");
                let event = world.change(&event, |event| event.place = Some("Here".into())).await;
                retry().await;
                assert_eq!(world.assert_equal(&[HOME]).await, 1, "{fault:?} at {broken}: changed");
                world.cancel(&event).await;
                retry().await;
                world.clock.advance(SignedDuration::from_hours(1));
                world.look().await;
                assert_eq!(world.assert_equal(&[HOME]).await, 0, "{fault:?} at {broken}: cancelled");
            }
        }
        assert!(world.seen().await.notices.is_empty(), "nothing was lost on the way");
    }
}

/// Between the write that died and the next look the person goes on.
#[tokio::test]
async fn what_is_changed_while_an_answer_is_missing_is_not_overwritten() {
    for world in World::each().await {
        for fault in [Fault::Lost, Fault::Never, Fault::Behind, Fault::Before] {
            let event = world.add("One", 30).await;
            world.faults([Fault::Well, fault]);
            world.look().await;
            let event = world.change(&event, |event| event.title = "Two".into()).await;
            world.quiet().await;
            assert_eq!(world.only_there().entry.title, "Two", "{fault:?}");
            world.faults([Fault::Well, fault]);
            let event = world.change(&event, |event| event.title = "Three".into()).await;
            world.look().await;
            let event = world.change(&event, |event| event.title = "Four".into()).await;
            world.quiet().await;
            assert_eq!(world.only_there().entry.title, "Four", "{fault:?}");
            assert_eq!(world.assert_equal(&[HOME]).await, 1);
            world.cancel(&event).await;
            world.quiet().await;
        }
        assert!(world.seen().await.notices.is_empty());
    }
}

/// A worker that was thought dead comes back, and writes nothing here.
#[tokio::test]
async fn a_worker_without_its_lease_changes_nothing() {
    for world in World::each().await {
        world.clock.advance(SignedDuration::from_mins(2));
        let old = world.engine.claim_connections(1).await.unwrap().remove(0);
        assert!(world.engine.claim_connections(1).await.unwrap().is_empty(), "it is had by one");
        world.clock.advance(SignedDuration::from_mins(6));
        let new = world.engine.claim_connections(1).await.unwrap().remove(0);
        world.add_there(HOME, entry("a@x", "Lunch", 27, 13));
        world.engine.look(&old).await;
        assert!(world.here().await.is_empty());
        world.engine.look(&new).await;
        assert_eq!(world.here().await.len(), 1);
    }
}

/// Versions are not told, pages hold one change, and the place is forgotten: all the same.
#[tokio::test]
async fn a_server_that_tells_little_is_kept_equal_too() {
    for world in World::each().await {
        world.wire.there.tells_etags(false);
        world.wire.there.pages(1);
        let event = world.add("One", 30).await;
        world.look().await;
        // Before the next look tells the version.
        let event = world.change(&event, |event| event.title = "Two".into()).await;
        world.look().await;
        world.wire.there.forgets();
        let event = world.change(&event, |event| event.place = Some("Here".into())).await;
        world.add_there(HOME, entry("a@x", "Lunch", 27, 13));
        world.wire.there.spoils(HOME, "/home/bad", "a date that is none");
        world.quiet().await;
        assert_eq!(world.assert_equal(&[HOME]).await, 2);
        assert_eq!(world.calendar(HOME).await.problem.as_deref(), Some("a date that is none"));
        // What cannot be read for a while is not gone.
        let there = world.there(HOME);
        let lunch = there.iter().find(|found| found.entry.uid == "a@x").unwrap();
        world.wire.there.spoils(HOME, &lunch.href, "half of it");
        world.wire.there.forgets();
        world.quiet().await;
        assert_eq!(world.here().await.len(), 2);
        world.cancel(&event).await;
        world.quiet().await;
        assert_eq!(world.here().await.len(), 1);
    }
}

/// The server answers, and no: an account that is refused waits for a person, a calendar that is gone holds up no other.
#[tokio::test]
async fn a_refusal_waits_for_a_person_and_a_calendar_that_is_gone_holds_up_no_other() {
    use domain::LinkState;
    use services::calendars::Error as No;
    for world in World::each().await {
        world.choose(WORK, true).await;
        world.look().await;
        world.wire.there.drops(WORK);
        world.add_there(HOME, entry("a@x", "Lunch", 27, 13));
        world.look().await;
        assert_eq!(world.only().await.title, "Lunch");
        assert!(world.calendar(WORK).await.problem.is_some());
        world.wire.there.fails(Some(No::Denied("the password is not taken".into())));
        world.look().await;
        let seen = world.seen().await.connections.remove(0);
        assert_eq!((seen.state, seen.next_look_at), (LinkState::Failed, None));
        assert_eq!(seen.last_error.as_deref(), Some("the password is not taken"));
        world.calls();
        world.look().await;
        assert!(world.calls().is_empty(), "nobody knocks again");
        world.wire.there.fails(None);
        world.engine.look_now(&world.user, world.connection.id).await.unwrap();
        world.look().await;
        assert_eq!(world.seen().await.connections[0].state, LinkState::Running);
        // One write is refused for good, and says so; the next is not held up.
        let event = world.add("Refused", 30).await;
        world.faults([Fault::Well, Fault::Well, Fault::Refused]);
        world.look().await;
        assert_eq!(world.calendar(HOME).await.problem.as_deref(), Some("too long"));
        world.quiet().await;
        assert_eq!(world.there(HOME).len(), 1, "it is not tried again as it is");
        world.change(&event, |event| event.title = "Taken".into()).await;
        world.quiet().await;
        assert_eq!(world.assert_equal(&[HOME]).await, 2);
    }
}
