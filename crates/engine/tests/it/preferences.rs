//! How a person wants to be asked and told.

use std::sync::Arc;

use domain::{AgendaEntry, ChannelRole, Priority, ProposalState, Quiet, Sender};
use engine::PreferencesChange;
use futures_util::FutureExt;
use jiff::SignedDuration;
use jiff::civil::time;
use models::scripted::Scripted;
use models::{Answer, ToolCall};
use serde_json::{Value, json};

use crate::rig::{Rig, said};
use crate::turns::{agenda, calling, pending};

async fn prefer(rig: &mut Rig, change: PreferencesChange) {
    rig.user.preferences = rig.engine.change_preferences(&rig.user, change).await.unwrap();
}

async fn say(rig: &Rig, text: &str) {
    let id = rig.messages().await.len().to_string();
    rig.say(&id, text).await;
    rig.settle().await;
}

fn reminder(title: &str, more: &Value) -> Answer {
    let mut arguments = json!({"title": title});
    arguments.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    calling("create_reminder", arguments)
}

#[tokio::test]
async fn what_is_of_low_priority_is_done_unasked_where_that_is_wanted() {
    let model = || {
        let of =
            |title: &str, priority: &str| reminder(title, &json!({"due": "2026-11-27T10:00", "priority": priority}));
        Arc::new(Scripted::new(vec![
            of("Plants", "low"),
            of("Plants again", "low"),
            of("Bank", "medium"),
            of("Tax", "urgent"),
        ]))
    };
    for mut rig in Rig::each(|| model()).await {
        say(&rig, "plants").await;
        assert_eq!((pending(&rig).await.len(), agenda(&rig).await.len()), (1, 0), "as usual it is asked");
        prefer(&mut rig, PreferencesChange { low_without_asking: Some(true), ..Default::default() }).await;
        for text in ["plants", "bank", "tax"] {
            say(&rig, text).await;
        }
        let [AgendaEntry::Reminder(done)] = &agenda(&rig).await[..] else { panic!() };
        assert_eq!((done.title.as_str(), done.priority), ("Plants again", Priority::Low));
        assert_eq!(pending(&rig).await.len(), 3, "what matters more is asked, and so is the urgent");
        for message in rig.messages().await.iter().filter_map(|message| message.turn_id) {
            let replayed = rig.engine.retrace(message).await.unwrap();
            assert!(replayed.is_same(), "{replayed:?}");
        }
    }
}

#[tokio::test]
async fn a_day_alone_means_the_time_that_was_chosen_and_no_quiet_one() {
    let model = || {
        let of = |title: &str, due: &str| reminder(title, &json!({"due": due, "priority": "low"}));
        Arc::new(Scripted::new(vec![
            of("A", "2026-11-27"),
            of("B", "2026-11-27"),
            of("C", "2026-11-27"),
            of("D", "2026-11-27T06:30"),
        ]))
    };
    for mut rig in Rig::each(|| model()).await {
        let low = PreferencesChange { low_without_asking: Some(true), ..Default::default() };
        prefer(&mut rig, low).await;
        say(&rig, "a").await;
        let at = time(7, 45, 0, 0);
        prefer(&mut rig, PreferencesChange { reminder_time: Some(at), ..Default::default() }).await;
        say(&rig, "b").await;
        let quiet = Quiet { from: time(22, 0, 0, 0), to: time(8, 0, 0, 0) };
        prefer(&mut rig, PreferencesChange { quiet: Some(Some(quiet)), ..Default::default() }).await;
        say(&rig, "c").await;
        say(&rig, "d").await;
        let due = |entry: &AgendaEntry| match entry {
            AgendaEntry::Reminder(one) => (one.title.clone(), one.due_at.to_string()),
            AgendaEntry::Event(event) => panic!("{event:?}"),
        };
        let due: Vec<_> = agenda(&rig).await.iter().map(due).collect();
        let wanted = [
            ("D", "2026-11-27T05:30:00Z"),
            ("B", "2026-11-27T06:45:00Z"),
            ("C", "2026-11-27T07:00:00Z"),
            ("A", "2026-11-27T08:00:00Z"),
        ];
        assert_eq!(due, wanted.map(|(title, at)| (title.to_owned(), at.to_owned())), "an hour that was said is kept");
    }
}

/// Eight suggestions out of one conversation of others.
fn suggesting() -> Arc<Scripted> {
    let call = |n: usize| ToolCall {
        id: format!("s{n}"),
        name: "create_event".into(),
        arguments: json!({"title": format!("Thing {n}"), "start": format!("2026-12-{:02}T10:00", n + 1)}),
        why: None,
    };
    Arc::new(Scripted::new(vec![Answer { calls: (0..8).map(call).collect(), ..Answer::default() }, Answer::default()]))
}

#[tokio::test]
async fn of_many_suggestions_six_an_hour_are_shown_and_none_is_lost() {
    for rig in Rig::each(|| suggesting()).await {
        let source = rig.engine.create_conversation(&rig.user, "Group", ChannelRole::Source).await.unwrap();
        rig.engine.accept(&source, said(&source, "1", "so much to do", Sender::Contact)).await.unwrap();
        rig.settle().await;
        assert_eq!(pending(&rig).await.len(), 8, "all of them wait");
        let shown = async |rig: &Rig| {
            let (user, now) = (rig.user.clone(), rig.now());
            let read = rig.engine.store.read::<_, store::Error, _>(move |tx| {
                async move {
                    let pending = ProposalState::Pending;
                    let shown =
                        store::proposals::shown(tx, user.workspace_id, user.id, pending, (None, 50), now).await?;
                    Ok((shown.len(), store::proposals::withheld(tx, user.workspace_id, user.id, now).await?))
                }
                .boxed()
            });
            read.await.unwrap()
        };
        assert_eq!(shown(&rig).await, (6, 2));
        rig.clock.advance(SignedDuration::from_mins(59));
        assert_eq!(shown(&rig).await, (6, 2));
        rig.clock.advance(SignedDuration::from_mins(1));
        assert_eq!(shown(&rig).await, (8, 0));
    }
}

#[tokio::test]
async fn what_does_not_fit_is_named() {
    for rig in Rig::each(|| Arc::new(Scripted::echo())).await {
        for (change, field) in [
            (PreferencesChange { suggestions_per_hour: Some(0), ..Default::default() }, "suggestions_per_hour"),
            (
                PreferencesChange {
                    quiet: Some(Some(Quiet { from: time(8, 0, 0, 0), to: time(8, 0, 0, 0) })),
                    ..Default::default()
                },
                "quiet",
            ),
        ] {
            let problem = rig.engine.change_preferences(&rig.user, change).await.unwrap_err();
            assert!(problem.to_string().starts_with(field), "{problem}");
        }
    }
}
