//! One side changes, the other follows.

use domain::{Holds, LinkState};
use engine::Error;
use futures_util::FutureExt;
use jiff::{SignedDuration, Timestamp};
use services::calendars::{Answer, Guest, Instance, Moment, Status};

use super::world::*;

fn at(text: &str) -> Timestamp {
    text.parse().unwrap()
}

#[tokio::test]
async fn what_stands_there_comes_once_with_who_takes_part() {
    for world in World::each().await {
        let guest = |email: &str, name: Option<&str>| Guest {
            email: email.into(),
            name: name.map(Into::into),
            answer: Answer::Yes,
            organizer: false,
            note: None,
            own: false,
        };
        let mut lunch = entry("a@x", "Lunch\u{202e}\u{7}", 27, 13);
        lunch.guests = vec![guest("ana@example.org", Some("Ana")), guest("luis@example.org", None)];
        world.add_there(HOME, lunch);
        for n in 0..7 {
            world.add_there(HOME, entry(&format!("{n}@x"), &format!("Thing {n}"), 25, 8 + n));
        }
        let mut past = entry("past@x", "Past", 1, 8);
        past.starts = Moment::At { wall: jiff::civil::date(2026, 9, 1).at(8, 0, 0, 0), zone: "Europe/Madrid".into() };
        past.ends = past.starts.clone();
        world.add_there(HOME, past);
        let mut off = entry("off@x", "Off", 26, 8);
        off.status = Status::Cancelled;
        world.add_there(HOME, off);
        for _ in 0..3 {
            assert!(world.look().await);
        }
        let here = world.here().await;
        assert_eq!(here.len(), 8, "not what is long past or does not take place");
        let lunch = here.iter().find(|event| event.title == "Lunch").unwrap();
        assert_eq!(lunch.participants, ["Ana", "luis@example.org"]);
        assert_eq!(lunch.starts_at, at("2026-11-27T12:00:00Z"));
        // As a person looks at it: with its calendar, and who said yes.
        let (workspace, user, id) = (world.user.workspace_id, world.user.id, lunch.id);
        let (from, to) = (at("2026-11-27T00:00:00Z"), at("2026-11-28T00:00:00Z"));
        let (details, seen) = world
            .engine
            .store
            .read::<_, store::Error, _>(move |tx| {
                async move {
                    let details = engine::agenda::details(tx, workspace, user, id).await?.unwrap();
                    Ok((details, engine::agenda::seen(tx, workspace, user, from, to).await?))
                }
                .boxed()
            })
            .await
            .unwrap();
        let home = world.calendar(HOME).await.id;
        assert_eq!((details.calendar_id, details.guests.len()), (Some(home), 2));
        assert_eq!((details.guests[0].name.as_deref(), details.guests[0].answer), (Some("Ana"), Answer::Yes));
        let standing: Vec<_> = seen.iter().map(|seen| (seen.calendar_id, seen.of)).collect();
        assert_eq!(standing, [(Some(home), None)]);
        assert!(here.iter().all(|event| event.version == 0), "each was written once");
        assert_eq!(world.calls().iter().filter(|call| **call != "changes" && **call != "list").count(), 0, "no echo");
        assert_eq!(world.calendar(HOME).await.events, 8);
    }
}

#[tokio::test]
async fn an_edit_there_is_seen_within_a_minute_and_a_deletion_too() {
    for world in World::each().await {
        world.add_there(HOME, entry("a@x", "Lunch", 27, 13));
        world.look().await;
        world.change_there(&world.only_there(), |entry| entry.title = "Late lunch".into());
        world.look().await;
        let event = world.only().await;
        assert_eq!((event.title.as_str(), event.version), ("Late lunch", 1));
        world.remove_there(&world.only_there());
        world.look().await;
        assert!(world.here().await.is_empty());
        // It comes back as the same event.
        world.add_there(HOME, entry("a@x", "Lunch after all", 27, 14));
        world.look().await;
        assert_eq!(world.only().await.id, event.id);
    }
}

#[tokio::test]
async fn what_is_made_changed_and_cancelled_here_is_so_there() {
    for world in World::each().await {
        let event = world.add("Dentist", 30).await;
        world.look().await;
        let there = world.only_there();
        assert_eq!(there.entry.uid, format!("{}@attache", event.id));
        assert!(there.entry.guests.is_empty(), "nobody is invited unasked");
        let event = world.change(&event, |event| event.place = Some("Gran Vía 1".into())).await;
        world.look().await;
        assert_eq!(world.only_there().entry.place.as_deref(), Some("Gran Vía 1"));
        assert_eq!(world.assert_equal(&[HOME]).await, 1);
        assert_eq!(world.only().await.version, event.version, "what came back changed nothing");
        world.cancel(&event).await;
        world.look().await;
        assert!(world.there(HOME).is_empty());
        world.quiet().await;
    }
}

#[tokio::test]
async fn what_is_new_goes_nowhere_until_a_calendar_is_chosen_for_it() {
    for world in World::each().await {
        world.take_new(None).await;
        let local = world.add("Only here", 30).await;
        world.look().await;
        world.change(&local, |event| event.title = "Still only here".into()).await;
        world.quiet().await;
        assert!(world.there(HOME).is_empty());
        let club = world.calendar(CLUB).await.id;
        assert!(
            world.engine.set_new_calendar(&world.user, Holds::Events, Some(club)).await.is_err(),
            "it can only be read"
        );
    }
}

#[tokio::test]
async fn what_an_event_does_not_hold_stays_there() {
    for world in World::each().await {
        let mut lunch = entry("a@x", "Lunch", 27, 13);
        lunch.guests = vec![Guest {
            email: "ana@x.org".into(),
            name: None,
            answer: Answer::Maybe,
            organizer: true,
            note: None,
            own: false,
        }];
        lunch.status = Status::Tentative;
        lunch.busy = false;
        world.add_there(HOME, lunch.clone());
        world.look().await;
        world.change(&world.only().await, |event| event.notes = Some("By train".into())).await;
        world.look().await;
        let there = world.only_there().entry;
        assert_eq!((there.notes.as_deref(), there.sequence), (Some("By train"), 0));
        assert_eq!((&there.guests, there.status, there.busy), (&lunch.guests, lunch.status, lunch.busy));
        // A guest answers: nothing changes here, and nothing is lost there.
        world.change_there(&world.only_there(), |entry| entry.guests[0].answer = Answer::Yes);
        let before = world.only().await;
        world.look().await;
        assert_eq!(world.only().await, before);
        let later = before.starts_at + SignedDuration::from_hours(2);
        world
            .change(&before, |event| (event.starts_at, event.ends_at) = (later, later + SignedDuration::from_hours(1)))
            .await;
        world.look().await;
        let there = world.only_there().entry;
        assert_eq!((there.guests[0].answer, there.sequence), (Answer::Yes, 1), "guests hear of another time");
        assert_eq!(
            there.starts,
            Moment::At { wall: jiff::civil::date(2026, 11, 27).at(15, 0, 0, 0), zone: "Europe/Madrid".into() }
        );
    }
}

#[tokio::test]
async fn single_occurrences_move_and_are_left_out_on_both_sides() {
    for world in World::each().await {
        let mut class = entry("a@x", "Class", 24, 9);
        class.recurrence = Some("FREQ=WEEKLY;COUNT=6".into());
        let madrid =
            |day: jiff::civil::Date, hour| Moment::At { wall: day.at(hour, 0, 0, 0), zone: "Europe/Madrid".into() };
        let december = |day| jiff::civil::date(2026, 12, day);
        class.left_out = vec![madrid(december(1), 9)];
        class.special = vec![Instance {
            of: madrid(december(8), 9),
            title: "Class in the park".into(),
            starts: madrid(december(9), 17),
            ends: madrid(december(9), 18),
            place: None,
            notes: None,
            status: Status::Confirmed,
        }];
        world.add_there(HOME, class);
        world.look().await;
        let event = world.only().await;
        let dates = |world: &World| {
            let (user, engine) = (world.user.clone(), world.engine.clone());
            async move {
                let read = engine.store.read::<_, Error, _>(move |tx| {
                    Box::pin(async move {
                        let (from, to) = (at("2026-11-01T00:00:00Z"), at("2027-02-01T00:00:00Z"));
                        Ok(engine::agenda::entries(tx, user.workspace_id, user.id, from, to).await?)
                    })
                });
                let dates = read.await.unwrap().into_iter().map(|entry| entry.at().strftime("%m-%d %H").to_string());
                dates.collect::<Vec<_>>()
            }
        };
        assert_eq!(dates(&world).await, ["11-24 08", "12-09 16", "12-15 08", "12-22 08", "12-29 08"]);
        world.engine.leave_out(&world.user, event.id, at("2026-12-15T08:00:00Z")).await.unwrap();
        let again = world.engine.leave_out(&world.user, event.id, at("2026-12-15T08:00:00Z")).await;
        assert!(matches!(again, Err(Error::Invalid { .. })));
        world.look().await;
        let there = world.only_there().entry;
        assert_eq!(there.left_out, [madrid(december(1), 9), madrid(december(15), 9)]);
        assert_eq!(there.special.len(), 1);
        assert_eq!(there.recurrence.as_deref(), Some("FREQ=WEEKLY;COUNT=6"), "as it was written");
        world.change_there(&world.only_there(), |entry| drop(entry.left_out.remove(0)));
        world.quiet().await;
        assert_eq!(dates(&world).await, ["11-24 08", "12-01 08", "12-09 16", "12-22 08", "12-29 08"]);
        world.assert_equal(&[HOME]).await;
    }
}

#[tokio::test]
async fn a_place_that_expired_means_all_of_it_again_and_loses_nothing() {
    for world in World::each().await {
        for n in 0..8 {
            world.add_there(HOME, entry(&format!("{n}@x"), &format!("Thing {n}"), 25, 8 + n));
        }
        world.look().await;
        let mine = world.add("Mine", 40).await;
        world.look().await;
        let all = world.there(HOME);
        world.remove_there(&all[0]);
        world.change_there(&all[1], |entry| entry.title = "Changed there".into());
        world.change(&mine, |event| event.title = "Changed here".into()).await;
        world.faults([Fault::Expired]);
        world.look().await;
        let titles: Vec<String> = world.here().await.into_iter().map(|event| event.title).collect();
        assert_eq!(titles.len(), 8, "{titles:?}");
        assert!(titles.contains(&"Changed there".into()) && titles.contains(&"Changed here".into()));
        world.quiet().await;
        assert_eq!(world.assert_equal(&[HOME]).await, 8);
    }
}

#[tokio::test]
async fn a_calendar_that_leaves_takes_along_what_came_from_it_and_nothing_else() {
    for world in World::each().await {
        let mine = world.add("Mine", 30).await;
        world.choose(WORK, true).await;
        world.add_there(HOME, entry("both@x", "Both", 26, 8));
        world.add_there(WORK, entry("both@x", "Both", 26, 8));
        world.add_there(HOME, entry("home@x", "Home", 26, 10));
        world.look().await;
        world.look().await;
        assert_eq!(world.here().await.len(), 3, "the same thing in two calendars is there once");
        world.choose(HOME, false).await;
        let mut titles: Vec<String> = world.here().await.into_iter().map(|event| event.title).collect();
        titles.sort();
        assert_eq!(titles, ["Both", "Mine"]);
        assert_eq!(world.there(HOME).len(), 3, "there nothing changes");
        // Chosen again, all of it is found again.
        world.choose(HOME, true).await;
        world.quiet().await;
        assert_eq!(world.here().await.len(), 3);
        assert!(world.here().await.iter().any(|event| event.id == mine.id));
        world.engine.remove_connection(&world.user, world.connection.id).await.unwrap();
        assert_eq!(world.only().await.id, mine.id);
        assert!(world.seen().await.connections.is_empty());
        assert!(matches!(world.engine.look_now(&world.user, world.connection.id).await, Err(Error::NotFound(_))));
    }
}

#[tokio::test]
async fn what_can_only_be_read_is_shown_and_a_change_of_it_stays_here() {
    for world in World::each().await {
        world.choose(CLUB, true).await;
        world.add_there(CLUB, entry("a@x", "Match", 28, 18));
        world.look().await;
        let event = world.change(&world.only().await, |event| event.notes = Some("Take the flag".into())).await;
        world.look().await;
        assert!(world.calendar(CLUB).await.problem.unwrap().contains("can only be read"));
        world.change_there(&world.there(CLUB)[0], |entry| entry.title = "Match, postponed".into());
        world.quiet().await;
        let now = world.only().await;
        assert_eq!(
            (now.id, now.title.as_str(), now.notes.as_deref()),
            (event.id, "Match, postponed", Some("Take the flag"))
        );
        assert_eq!(world.there(CLUB)[0].entry.notes, None);
    }
}

#[tokio::test]
async fn somebody_elses_account_is_as_unknown_as_none() {
    for world in World::each().await {
        let other = world.engine.create_account(crate::rig::account("Luis")).await.unwrap();
        let calendar = world.calendar(HOME).await.id;
        assert!(matches!(world.engine.remove_connection(&other, world.connection.id).await, Err(Error::NotFound(_))));
        assert!(matches!(
            world.engine.choose_calendar(&other, Holds::Events, calendar, false).await,
            Err(Error::NotFound(_))
        ));
        assert!(matches!(
            world.engine.set_new_calendar(&other, Holds::Events, Some(calendar)).await,
            Err(Error::NotFound(_))
        ));
        assert!(world.engine.connections(&other).await.unwrap().calendars.is_empty());
        // Nor do that person's events go anywhere.
        assert!(matches!(
            world.engine.connect_calendars(&world.user, new("wrong")).await,
            Err(Error::Invalid { field: "password", .. })
        ));
        assert!(matches!(world.engine.connect_calendars(&world.user, new("right")).await, Err(Error::Conflict(_))));
    }
}

#[tokio::test]
async fn accounts_of_the_deleted_go_with_what_came_from_them() {
    for world in World::each().await {
        world.add_there(HOME, entry("a@x", "Lunch", 27, 13));
        world.look().await;
        world.engine.tidy().await.unwrap();
        world.engine.delete_user(world.user.workspace_id, world.user.id).await.unwrap();
        assert_eq!(world.engine.sweep_orphaned_connections().await.unwrap(), 1);
        assert!(world.seen().await.connections.is_empty());
        assert!(world.here().await.is_empty());
        world.calls();
        world.look().await;
        assert!(world.calls().is_empty());
    }
}

#[tokio::test]
async fn a_look_that_fails_waits_longer_each_time_and_says_why() {
    for world in World::each().await {
        let mut waits = Vec::new();
        for _ in 0..4 {
            world.faults([Fault::Later]);
            world.clock.advance(SignedDuration::from_hours(1));
            world.look().await;
            let seen = world.seen().await.connections.remove(0);
            assert_eq!((seen.state, seen.last_error.as_deref()), (LinkState::Waiting, Some("busy")));
            waits.push(seen.next_look_at.unwrap().duration_since(world.now()));
        }
        assert!(waits[0] <= SignedDuration::from_secs(30) && waits[3] >= SignedDuration::from_mins(2), "{waits:?}");
        world.faults([]);
        world.engine.look_now(&world.user, world.connection.id).await.unwrap();
        world.look().await;
        let seen = world.seen().await.connections.remove(0);
        assert_eq!((seen.state, seen.last_error), (LinkState::Running, None));
    }
}

#[tokio::test]
async fn reminders_follow_what_moves_there_and_go_with_what_goes() {
    for world in World::each().await {
        let event = world.add("Dentist", 30).await;
        world.look().await;
        let reminder = domain::Reminder {
            id: world.engine.env.id(domain::ReminderId::new),
            user_id: world.user.id,
            conversation_id: world.engine.conversation(&world.user, None).await.unwrap().id,
            event_id: Some(event.id),
            title: event.title.clone(),
            due_at: event.starts_at - SignedDuration::from_hours(1),
            due_kind: domain::DueKind::default(),
            zone: event.zone.clone(),
            priority: domain::Priority::default(),
            recurrence: None,
            state: domain::ReminderState::Confirmed,
            updated_at: world.now(),
        };
        let (workspace, id, due) = (world.user.workspace_id, reminder.id, reminder.due_at);
        let written = world.engine.store.write::<_, store::Error, _>(move |tx| {
            Box::pin(async move { store::agenda::insert_reminder(tx, workspace, &reminder).await })
        });
        written.await.unwrap();
        let now = async || {
            let read = world.engine.store.read::<_, store::Error, _>(move |tx| {
                Box::pin(async move { store::agenda::reminder(tx, workspace, id).await })
            });
            read.await.unwrap().unwrap()
        };
        let later = |moment: &Moment| match moment {
            Moment::At { wall, zone } => {
                Moment::At { wall: wall.checked_add(SignedDuration::from_hours(3)).unwrap(), zone: zone.clone() }
            }
            day @ Moment::Day(_) => day.clone(),
        };
        let there = world.only_there();
        world.change_there(&there, |entry| (entry.starts, entry.ends) = (later(&entry.starts), later(&entry.ends)));
        world.look().await;
        assert_eq!(now().await.due_at, due + SignedDuration::from_hours(3));
        world.remove_there(&world.only_there());
        world.look().await;
        assert_eq!(now().await.state, domain::ReminderState::Dismissed);
        assert_eq!(world.here().await.len(), 0);
    }
}

#[tokio::test]
async fn what_stands_again_goes_back_to_the_calendar_elsewhere() {
    for world in World::each().await {
        let event = world.add("Dentist", 30).await;
        world.look().await;
        world.cancel(&event).await;
        world.look().await;
        assert!(world.there(HOME).is_empty());
        let deed = world.engine.deeds(&world.user).await.unwrap().remove(0);
        world.engine.undo(&world.user, deed.id).await.unwrap();
        world.look().await;
        assert_eq!(world.only_there().entry.title, "Dentist");
        assert_eq!(world.assert_equal(&[HOME]).await, 1);
        // Taken back while the taking away is on its way: its answer comes behind.
        let event = world.only().await;
        world.cancel(&event).await;
        world.faults([Fault::Well, Fault::Behind]);
        world.look().await;
        let deed = world.engine.deeds(&world.user).await.unwrap().remove(0);
        world.engine.undo(&world.user, deed.id).await.unwrap();
        world.quiet().await;
        assert_eq!(world.only_there().entry.title, "Dentist");
        assert_eq!(world.assert_equal(&[HOME]).await, 1);
    }
}
