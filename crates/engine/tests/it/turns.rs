//! What a turn does, and what is left when it dies.

use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};

use domain::{ActionClass, Delivery, Policy, ProposalState, Rule, Sender, TurnState};
use futures_util::FutureExt;
use jiff::SignedDuration;
use models::scripted::Scripted;
use models::{Answer, ToolCall};
use serde_json::json;

use crate::rig::{Rig, run, said};

fn echo() -> Arc<dyn models::Model> {
    Arc::new(Scripted::echo())
}

pub fn words(text: &str) -> Answer {
    Answer { text: text.into(), ..Answer::default() }
}

pub fn calling(name: &str, arguments: serde_json::Value) -> Answer {
    static NEXT: AtomicU32 = AtomicU32::new(0);
    let id = format!("call-{}", NEXT.fetch_add(1, Ordering::Relaxed));
    let call = ToolCall { id, name: name.into(), arguments, why: None };
    Answer { calls: vec![call], ..Answer::default() }
}

pub fn lunch() -> serde_json::Value {
    json!({"title": "Lunch with Ana", "start": "2026-11-27T13:00", "place": "Casa Lucio", "remind_minutes_before": [60]})
}

#[tokio::test]
async fn a_message_is_answered_once_and_delivered() {
    for rig in Rig::each(echo).await {
        let ack = rig.say("1", "hello").await;
        assert!(!ack.duplicate);
        assert!(rig.replies().await.is_empty());
        rig.settle().await;
        assert_eq!(rig.replies().await.len(), 1);
        assert_eq!(rig.fake.arrived().len(), 1);
        assert_eq!(rig.messages().await.last().unwrap().delivery, Delivery::Sent);
        // The platform tells of it again, after everything is done.
        let again = rig.say("1", "hello").await;
        assert!(again.duplicate && again.message_id == ack.message_id);
        rig.settle().await;
        assert_eq!(rig.replies().await.len(), 1);
    }
}

#[tokio::test]
async fn a_burst_becomes_one_turn_in_order() {
    for rig in Rig::each(echo).await {
        for n in 0..100 {
            rig.say(&n.to_string(), &format!("number {n}")).await;
            rig.clock.advance(SignedDuration::from_millis(10));
        }
        rig.settle().await;
        let replies = rig.replies().await;
        let positions: Vec<usize> = (0..100).map(|n| replies.concat().find(&format!("number {n}")).unwrap()).collect();
        assert!(positions.is_sorted(), "in order");
        assert_eq!(replies.len(), 1, "100 messages within a second are one turn");
    }
}

#[tokio::test]
async fn a_write_waits_for_a_yes_and_happens_once() {
    for rig in Rig::each(|| Arc::new(Scripted::new(vec![calling("create_event", lunch())]))).await {
        rig.say("1", "lunch").await;
        rig.settle().await;
        let proposal = pending(&rig).await.remove(0);
        let asked = format!("I propose:\n• {}\nReply “yes” to approve or “no” to drop it.", proposal.summary);
        assert_eq!(rig.replies().await, [asked]);
        assert!(agenda(&rig).await.is_empty(), "nothing is written without a yes");
        rig.say("2", "yes").await;
        rig.settle().await;
        assert_eq!(agenda(&rig).await.len(), 2, "the event and its reminder");
        // The yes was used up: neither the button nor another yes does it again.
        let again = rig.engine.approve(rig.user.clone(), proposal.id, proposal.arguments_hash.clone()).await;
        assert_eq!(again.unwrap_err().code(), domain::Code::Conflict);
        assert_eq!(agenda(&rig).await.len(), 2);
    }
}

#[tokio::test]
async fn a_yes_counts_though_its_worker_died_before_it_was_read() {
    for rig in Rig::each(|| Arc::new(Scripted::new(vec![calling("create_event", lunch())]))).await {
        rig.say("1", "lunch").await;
        rig.settle().await;
        let asked = rig.messages().await.last().unwrap().turn_id.unwrap();
        let context = steps(&rig, asked).await.remove(0);
        rig.say("2", "yes").await;
        // What a worker leaves behind that dies right after its turn began.
        let turn = domain::Turn {
            id: rig.engine.env.id(domain::TurnId::new),
            workspace_id: rig.user.workspace_id,
            conversation_id: rig.chat.id,
            state: TurnState::Running,
            started_at: rig.now(),
        };
        let now = rig.now();
        rig.engine
            .store
            .write::<_, store::Error, _>(move |tx| {
                async move {
                    store::inbox::assign(tx, turn.conversation_id, turn.id, 10).await?;
                    store::turns::insert(tx, &turn).await?;
                    tx.execute_all(vec![store::turns::insert_step(turn.id, &context, now)]).await?;
                    Ok(())
                }
                .boxed()
            })
            .await
            .unwrap();
        rig.settle().await;
        assert_eq!(agenda(&rig).await.len(), 2, "the event and its reminder");
    }
}

#[tokio::test]
async fn a_no_drops_it_and_an_old_yes_is_too_late() {
    for rig in Rig::each(|| {
        let ask = || calling("create_event", lunch());
        Arc::new(Scripted::new(vec![ask(), ask()]))
    })
    .await
    {
        rig.say("1", "lunch").await;
        rig.settle().await;
        let first = pending(&rig).await.remove(0);
        rig.say("2", "no thanks").await;
        rig.settle().await;
        assert!(pending(&rig).await.is_empty());
        let late = rig.engine.approve(rig.user.clone(), first.id, first.arguments_hash).await;
        assert_eq!(late.unwrap_err().code(), domain::Code::Conflict);

        rig.say("3", "lunch after all").await;
        rig.settle().await;
        let second = pending(&rig).await.remove(0);
        rig.clock.advance(SignedDuration::from_mins(6));
        let late = rig.engine.approve(rig.user.clone(), second.id, second.arguments_hash).await;
        assert_eq!(late.unwrap_err().code(), domain::Code::Expired);
        assert_eq!(rig.engine.expire_proposals().await.unwrap(), 1);
        assert!(agenda(&rig).await.is_empty());
    }
}

#[tokio::test]
async fn an_approval_is_bound_to_the_arguments_that_were_shown() {
    for rig in Rig::each(|| Arc::new(Scripted::new(vec![calling("create_event", lunch())]))).await {
        rig.say("1", "lunch").await;
        rig.settle().await;
        let shown = pending(&rig).await.remove(0);
        let mut arguments = shown.arguments.clone();
        arguments["start"] = json!("2026-11-28T20:00");
        let edited = rig.engine.edit(rig.user.clone(), shown.id, arguments).await.unwrap();
        assert_ne!(edited.arguments_hash, shown.arguments_hash);
        let stale = rig.engine.approve(rig.user.clone(), shown.id, shown.arguments_hash).await;
        assert_eq!(stale.unwrap_err().code(), domain::Code::ArgumentsChanged);
        assert!(agenda(&rig).await.is_empty());
        rig.engine.approve(rig.user.clone(), shown.id, edited.arguments_hash).await.unwrap();
        assert_eq!(agenda(&rig).await.len(), 2);
        let bad = rig.engine.edit(rig.user.clone(), shown.id, json!({"title": 5})).await;
        assert_eq!(bad.unwrap_err().code(), domain::Code::InvalidInput);
    }
}

#[tokio::test]
async fn another_workspace_cannot_see_or_decide_it() {
    for rig in Rig::each(|| Arc::new(Scripted::new(vec![calling("create_event", lunch())]))).await {
        rig.say("1", "lunch").await;
        rig.settle().await;
        let proposal = pending(&rig).await.remove(0);
        let stranger = rig.engine.create_account(crate::rig::account("Mallory")).await.unwrap();
        let code = |error: engine::Error| error.code();
        let engine = &rig.engine;
        let approve = engine.approve(stranger.clone(), proposal.id, proposal.arguments_hash).await;
        assert_eq!(approve.map_err(code).unwrap_err(), domain::Code::NotFound);
        assert_eq!(
            engine.reject(stranger.clone(), proposal.id).await.map_err(code).unwrap_err(),
            domain::Code::NotFound
        );
        let read = engine.conversation(&stranger, Some(rig.chat.id)).await;
        assert_eq!(read.map_err(code).unwrap_err(), domain::Code::NotFound);
    }
}

#[tokio::test]
async fn the_policy_allows_refuses_and_never_trusts_a_tainted_turn() {
    for (rule, written, proposed) in [(Rule::Auto, 2, 0), (Rule::Never, 0, 0), (Rule::Ask, 0, 1)] {
        for rig in Rig::each(|| Arc::new(Scripted::new(vec![calling("create_event", lunch())]))).await {
            let policy = Policy([(ActionClass::EventCreate, rule)].into());
            rig.engine.set_policy(&rig.user, policy).await.unwrap();
            rig.say("1", "lunch").await;
            rig.settle().await;
            assert_eq!(agenda(&rig).await.len(), written, "{rule:?}");
            assert_eq!(pending(&rig).await.len(), proposed, "{rule:?}");
        }
    }
    for mut rig in Rig::each(|| Arc::new(Scripted::new(vec![calling("create_event", lunch())]))).await {
        let policy = Policy([(ActionClass::EventCreate, Rule::Auto)].into());
        rig.engine.set_policy(&rig.user, policy).await.unwrap();
        let source = rig.engine.create_conversation(&rig.user, "Family", domain::ChannelRole::Source).await.unwrap();
        rig.chat = source;
        rig.engine.accept(&rig.chat, said(&rig.chat, "1", "lunch on Friday?", Sender::Contact)).await.unwrap();
        rig.settle().await;
        assert!(agenda(&rig).await.is_empty(), "what others wrote writes nothing, whatever the rule says");
        let proposal = pending(&rig).await.remove(0);
        assert!(proposal.trigger_id.is_some());
        assert!(rig.replies().await.is_empty(), "nothing is ever said where the assistant only reads");
        assert!(rig.fake.arrived().is_empty());
    }
}

#[tokio::test]
async fn a_turn_goes_on_behind_its_last_round_on_another_node() {
    for mut rig in Rig::each(|| Arc::new(Scripted::new(vec![]))).await {
        rig.chat = rig.engine.create_conversation(&rig.user, "Family", domain::ChannelRole::Source).await.unwrap();
        let both = || {
            let (mut first, second) =
                (calling("find_events", json!({"query": "Ana"})), calling("create_event", lunch()));
            first.calls.extend(second.calls);
            first
        };
        // The script ends after the first round, which wants another, so the turn fails there: its round is recorded.
        let dying = rig.node("dying", Arc::new(Scripted::new(vec![both()])));
        rig.engine.accept(&rig.chat, said(&rig.chat, "1", "lunch?", Sender::Contact)).await.unwrap();
        rig.clock.advance(SignedDuration::from_secs(10));
        run(&dying).await;
        assert_eq!(pending(&rig).await.len(), 1);
        let script = Arc::new(Scripted::new(vec![words("")]));
        let other = rig.node("other", script.clone());
        rig.clock.advance(SignedDuration::from_mins(1));
        run(&other).await;
        assert_eq!(script.left(), 0, "the turn went on");
        assert_eq!(pending(&rig).await.len(), 1, "the round was not done again");
    }
}

/// What is only read is not answered with an excuse: it waits for a model, and is kept where none comes.
#[tokio::test]
async fn a_failing_turn_becomes_a_dead_letter_and_can_be_replayed() {
    for mut rig in Rig::each(|| Arc::new(Scripted::new(vec![]))).await {
        rig.chat = rig.engine.create_conversation(&rig.user, "Family", domain::ChannelRole::Source).await.unwrap();
        let from_luis = |id: &str, text: &str| said(&rig.chat, id, text, Sender::Contact);
        rig.engine.accept(&rig.chat, from_luis("1", "poison")).await.unwrap();
        for _ in 0..rig.engine.settings.turn_retry.attempts {
            rig.clock.advance(SignedDuration::from_mins(10));
            run(&rig.engine).await;
        }
        let workspace = rig.user.workspace_id;
        let letters = rig
            .engine
            .store
            .read::<_, store::Error, _>(move |tx| {
                async move { store::dead_letters::page(tx, workspace, None, 10).await }.boxed()
            })
            .await
            .unwrap();
        assert_eq!(letters.len(), 1);
        assert_eq!(letters[0].attempts, rig.engine.settings.turn_retry.attempts);
        // The lane goes on, and the letter comes back when a person says so, once.
        let script = Arc::new(Scripted::new(vec![words(""), words("")]));
        let healthy = rig.node("healthy", script.clone());
        rig.engine.accept(&rig.chat, from_luis("2", "next")).await.unwrap();
        rig.clock.advance(SignedDuration::from_secs(10));
        run(&healthy).await;
        healthy.replay(&rig.user, letters[0].id).await.unwrap();
        assert!(healthy.replay(&rig.user, letters[0].id).await.is_err());
        rig.clock.advance(SignedDuration::from_secs(10));
        run(&healthy).await;
        let read: Vec<String> = script
            .requests()
            .iter()
            .map(|request| request.new_messages().map(|said| said.text.as_str()).collect())
            .collect();
        assert_eq!(read, ["next", "poison"]);
    }
}

#[tokio::test]
async fn a_stalled_worker_writes_nothing_after_its_lease() {
    for rig in Rig::each(echo).await {
        rig.say("1", "hello").await;
        rig.clock.advance(SignedDuration::from_secs(10));
        let stalled = rig.engine.claim(10, None).await.unwrap();
        assert_eq!(stalled.len(), 1);
        rig.clock.advance(SignedDuration::from_secs(10));
        let other = rig.node("other", echo());
        run(&other).await;
        assert_eq!(rig.replies().await.len(), 1);
        rig.engine.run_lane(stalled[0]).await;
        run(&other).await;
        assert_eq!(rig.replies().await.len(), 1, "the fence holds");
        assert_eq!(rig.fake.arrived().len(), 1);
    }
}

#[tokio::test]
async fn a_worker_that_keeps_dying_comes_to_an_end() {
    for rig in Rig::each(echo).await {
        rig.say("1", "kills its worker").await;
        for _ in 0..=rig.engine.settings.turn_retry.attempts {
            // Claimed, and never heard of again.
            rig.clock.advance(SignedDuration::from_mins(10));
            for lane in rig.engine.claim(10, None).await.unwrap() {
                if lane.attempts >= rig.engine.settings.turn_retry.attempts {
                    rig.engine.run_lane(lane).await;
                }
            }
        }
        let figures = rig
            .engine
            .store
            .read::<_, store::Error, _>(|tx| async move { store::health::figures(tx, None).await }.boxed())
            .await
            .unwrap();
        assert_eq!((figures.dead_letters, figures.inbox, figures.lanes_ready), (1, 0, 0));
    }
}

/// What was proposed of an event that is gone by now is told in words, and waits no longer.
#[tokio::test]
async fn a_proposal_that_can_never_be_done_ends_with_the_yes() {
    for button in [false, true] {
        for rig in Rig::each(|| Arc::new(models::rules::Rules)).await {
            for (id, text) in [("1", "Lunch with Ana on Friday at 1pm"), ("2", "yes"), ("3", "move the lunch to 4pm")] {
                rig.say(id, text).await;
                rig.settle().await;
            }
            let [domain::AgendaEntry::Event(event), ..] = &agenda(&rig).await[..] else { panic!() };
            rig.engine.cancel_event(&rig.user, event.id).await.unwrap();
            let proposal = pending(&rig).await.remove(0);
            let told = if button {
                let refused = rig.engine.approve(rig.user.clone(), proposal.id, proposal.arguments_hash).await;
                let refused = refused.unwrap_err();
                assert_eq!(refused.code(), domain::Code::Conflict);
                refused.to_string()
            } else {
                rig.say("4", "yes").await;
                rig.settle().await;
                rig.replies().await.pop().unwrap()
            };
            assert!(told.ends_with("That is cancelled already."), "{told}");
            assert!(pending(&rig).await.is_empty());
        }
    }
}

/// What a tool answers to a model names its fields; a person reads a sentence in their own language.
#[tokio::test]
async fn what_a_tool_refuses_is_said_in_the_persons_language() {
    for (event, yes, wish, said) in [
        ("yoga every Tuesday at 6pm", "yes", "cancel the yoga on Wednesday", "It does not take place then."),
        ("yoga cada martes a las 18:00", "sí", "cancela el yoga del miércoles", "Entonces no tiene lugar."),
        ("yoga tous les mardis à 18h", "oui", "annule le yoga de mercredi", "Cela n'a pas lieu à ce moment-là."),
        ("Yoga jeden Dienstag um 18 Uhr", "ja", "sag das Yoga am Mittwoch ab", "Dann findet es nicht statt."),
        ("yoga todas as terças às 18h", "sim", "cancela o yoga de quarta", "Nessa altura não acontece."),
    ] {
        for rig in Rig::each(|| Arc::new(models::rules::Rules)).await {
            for (id, text) in [("1", event), ("2", yes), ("3", wish)] {
                rig.say(id, text).await;
                rig.settle().await;
            }
            assert_eq!(rig.replies().await.pop().unwrap_or_default(), said, "{wish}");
        }
    }
}

pub async fn pending(rig: &Rig) -> Vec<domain::Proposal> {
    let user = rig.user.clone();
    rig.engine
        .store
        .read::<_, store::Error, _>(move |tx| {
            async move {
                store::proposals::page(tx, user.workspace_id, user.id, ProposalState::Pending, None, 50).await
            }
            .boxed()
        })
        .await
        .unwrap()
}

pub async fn agenda(rig: &Rig) -> Vec<domain::AgendaEntry> {
    let (user, now) = (rig.user.clone(), rig.now());
    let until = now + SignedDuration::from_hours(24 * 60);
    rig.engine
        .store
        .read::<_, engine::Error, _>(move |tx| {
            async move { Ok(engine::agenda::entries(tx, user.workspace_id, user.id, now, until).await?) }.boxed()
        })
        .await
        .unwrap()
}

pub async fn steps(rig: &Rig, turn: domain::TurnId) -> Vec<domain::Step> {
    let workspace = rig.user.workspace_id;
    rig.engine
        .store
        .read::<_, store::Error, _>(move |tx| {
            async move {
                let stored = store::turns::get(tx, workspace, turn).await?.unwrap();
                assert_eq!(stored.state, TurnState::Done);
                store::turns::steps(tx, turn).await
            }
            .boxed()
        })
        .await
        .unwrap()
}
