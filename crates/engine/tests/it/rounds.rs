//! The loop within one turn: how often a model is asked, and what is said where it is slow, wrong or gone.

use std::sync::Arc;

use async_trait::async_trait;
use domain::{ActionClass, Policy, Rule, StepKind, TurnId};
use engine::{Signal, Subscription};
use models::chain::Chain;
use models::rules::Rules;
use models::scripted::Scripted;
use models::{Answer, Deltas, Error, Made, Model, Request};
use serde_json::{Value, json};

use crate::rig::Rig;
use crate::turns::{agenda, calling, lunch, pending, steps, words};

/// The steps of the turn that spoke last.
async fn last_steps(rig: &Rig) -> Vec<domain::Step> {
    let turn: TurnId = rig.messages().await.last().unwrap().turn_id.unwrap();
    steps(rig, turn).await
}

fn kinds(steps: &[domain::Step]) -> Vec<StepKind> {
    steps.iter().map(|step| step.kind).collect()
}

/// A script shared by the test, so that what it was asked can be counted.
fn script(answers: Vec<Answer>) -> Arc<Scripted> {
    Arc::new(Scripted::new(answers))
}

#[tokio::test]
async fn one_question_is_enough_where_every_call_is_settled() {
    for (rule, told) in [(Rule::Ask, "I propose:"), (Rule::Auto, "Done: Lunch"), (Rule::Never, "I may not do that:")] {
        for rig in Rig::each(|| script(vec![])).await {
            let answers = script(vec![calling("create_event", lunch())]);
            let rig = rig.with_model(answers.clone());
            rig.engine.set_policy(&rig.user, Policy([(ActionClass::EventCreate, rule)].into())).await.unwrap();
            rig.say("1", "lunch with Ana").await;
            rig.settle().await;
            assert_eq!(answers.requests().len(), 1, "{rule:?}");
            let reply = rig.replies().await.pop().unwrap();
            assert!(reply.starts_with(told), "{reply}");
            let steps = last_steps(&rig).await;
            assert_eq!(kinds(&steps), [StepKind::Context, StepKind::Answer, StepKind::Result, StepKind::Reply]);
            assert_eq!(steps[3].content, json!({"text": reply}));
        }
    }
}

/// The second question is asked where something was found or went wrong, and what waits is shown whatever the model
/// says: a yes approves nothing that was not read.
#[tokio::test]
async fn what_a_yes_would_approve_is_shown_whatever_the_model_says() {
    for rig in Rig::each(|| script(vec![])).await {
        let mut both = calling("create_event", lunch());
        both.text = "Let me see.".into();
        both.calls.extend(calling("find_events", json!({"query": "Ana"})).calls);
        let answers = script(vec![both, words("Would you like to hear a joke?")]);
        let rig = rig.with_model(answers.clone());
        rig.say("1", "hello").await;
        rig.settle().await;
        assert_eq!(answers.requests().len(), 2);
        let waiting = pending(&rig).await.remove(0);
        let reply = rig.replies().await.pop().unwrap();
        assert!(reply.starts_with("Would you like to hear a joke?\n\nI propose:\n• "), "{reply}");
        assert!(reply.contains(&waiting.summary) && !reply.contains("Let me see"), "{reply}");
        rig.say("2", "yes").await;
        rig.settle().await;
        assert_eq!(agenda(&rig).await.len(), 2, "the event and its reminder");
    }
}

/// It was shown in one form and stands in another: a yes to the message is no yes to that.
#[tokio::test]
async fn a_yes_does_not_reach_what_was_edited_since() {
    for rig in Rig::each(|| script(vec![calling("create_event", lunch()), words("What?")])).await {
        rig.say("1", "lunch").await;
        rig.settle().await;
        let shown = pending(&rig).await.remove(0);
        let mut arguments = shown.arguments.clone();
        arguments["title"] = json!("Transfer of the house");
        rig.engine.edit(rig.user.clone(), shown.id, arguments).await.unwrap();
        rig.say("2", "yes").await;
        rig.settle().await;
        assert!(agenda(&rig).await.is_empty());
        assert_eq!(pending(&rig).await.len(), 1);
    }
}

#[tokio::test]
async fn wrong_calls_are_answered_with_the_complaint_and_the_sixth_round_is_not_done() {
    let wrong = [
        (calling("fly_to_the_moon", json!({})), "there is no tool \"fly_to_the_moon\"; there are agenda, "),
        (calling("create_event", json!({"title": 7})), "title: must be a text"),
        (calling("create_event", json!("{title: lunch}")), "must be an object"),
        (calling("cancel_event", json!({"id": "evt_00000000000000000000000000000000"})), "id: "),
    ];
    for rig in Rig::each(|| script(vec![])).await {
        let last = [
            calling("find_events", json!({"query": "Ana"})),
            Answer { text: "Enough.".into(), ..calling("create_event", lunch()) },
        ];
        let answers = script(wrong.iter().map(|(answer, _)| answer.clone()).chain(last).collect());
        let rig = rig.with_model(answers.clone());
        rig.say("1", "go").await;
        rig.settle().await;
        assert_eq!(rig.replies().await, ["Enough."]);
        assert!(pending(&rig).await.is_empty());
        assert_eq!(answers.requests().len(), 6);
        let steps = last_steps(&rig).await;
        assert_eq!(steps.len(), 1 + 2 * 5 + 1, "context, five rounds, the last answer");
        for (n, (_, complaint)) in wrong.iter().enumerate() {
            let content = &steps[2 + 2 * n].content[0]["content"];
            assert_eq!(content["status"], "error");
            assert!(content["message"].as_str().unwrap().contains(complaint), "{content}");
            // The model that called reads it with the next question.
            let asked = &answers.requests()[n + 1];
            assert_eq!(asked.results().last().unwrap().content, *content);
        }
        assert_eq!(steps[10].content[0]["content"]["status"], "found");
    }
}

#[tokio::test]
async fn nobody_gets_an_empty_answer() {
    for (language, said) in [("en", "Sorry, I have no answer"), ("es", "Lo siento, no tengo respuesta")] {
        for empty in [vec![words(" \n")], vec![calling("find_events", json!({"query": "x"})), words("")]] {
            for mut rig in Rig::each(|| script(empty.clone())).await {
                speak(&mut rig, language).await;
                rig.say("1", "xyzzy").await;
                rig.settle().await;
                let reply = rig.replies().await.pop().unwrap();
                assert!(reply.starts_with(said), "{reply}");
                let steps = last_steps(&rig).await;
                assert_eq!(kinds(&steps)[steps.len() - 2..], [StepKind::Answer, StepKind::Reply]);
            }
        }
    }
}

#[tokio::test]
async fn without_any_model_the_person_is_told_so_at_once() {
    for (language, said) in [("en", "Sorry, I cannot think"), ("es", "Lo siento, ahora mismo no puedo pensar")] {
        for mut rig in Rig::each(|| Arc::new(Chain::new(vec![script(vec![]), script(vec![])]))).await {
            speak(&mut rig, language).await;
            rig.say("1", "xyzzy").await;
            rig.settle().await;
            let reply = rig.replies().await.pop().unwrap();
            assert!(reply.starts_with(said), "{reply}");
            let steps = last_steps(&rig).await;
            assert_eq!(kinds(&steps), [StepKind::Context, StepKind::Reply]);
            assert!(steps[1].content["error"].as_str().unwrap().contains("the script is over"));
        }
    }
}

/// It goes away between two rounds: what was proposed stands, and is told.
#[tokio::test]
async fn a_model_that_goes_away_within_a_turn_leaves_what_was_proposed() {
    for rig in Rig::each(|| {
        let mut both = calling("create_event", lunch());
        both.calls.extend(calling("find_events", json!({"query": "Ana"})).calls);
        script(vec![both])
    })
    .await
    {
        rig.say("1", "lunch").await;
        rig.settle().await;
        let reply = rig.replies().await.pop().unwrap();
        assert!(reply.starts_with("Sorry, I cannot think") && reply.contains("I propose:"), "{reply}");
        rig.say("2", "yes").await;
        rig.settle().await;
        assert_eq!(agenda(&rig).await.len(), 2);
    }
}

async fn speak(rig: &mut Rig, language: &str) {
    rig.user = rig.engine.update_user(rig.user.clone(), None, None, Some(language.to_owned())).await.unwrap();
}

/// Says half of an answer, then fails.
#[derive(Debug)]
struct BreaksOff;

#[async_trait]
impl Model for BreaksOff {
    fn name(&self) -> &'static str {
        "breaks-off"
    }

    async fn respond(&self, _request: &Request, deltas: &mut dyn Deltas) -> models::Result<Answer> {
        deltas.text("Half of ");
        Err(Error::Unavailable("it broke off".into()))
    }
}

/// What one who watches has before them when the message comes.
async fn watched(heard: &mut Subscription) -> String {
    let mut text = String::new();
    loop {
        match heard.next().await.unwrap() {
            Signal::Delta { text: piece, .. } => text.push_str(&piece),
            Signal::Restart { .. } => text.clear(),
            Signal::Event(event) if matches!(&event.payload, domain::LivePayload::Message { message } if message.turn_id.is_some()) =>
            {
                return text;
            }
            _ => {}
        }
    }
}

#[tokio::test]
async fn pieces_of_an_answer_that_broke_off_are_taken_back() {
    for rig in Rig::each(|| Arc::new(Chain::new(vec![Arc::new(BreaksOff), Arc::new(Scripted::echo())]))).await {
        let mut heard = rig.engine.bus.subscribe(rig.user.workspace_id);
        rig.say("1", "hello").await;
        rig.settle().await;
        assert_eq!(watched(&mut heard).await, "echo: hello");
    }
}

#[tokio::test]
async fn what_was_said_with_a_call_is_taken_back_when_another_answer_follows() {
    for rig in Rig::each(|| {
        let find = Answer { text: "Let me see.".into(), ..calling("find_events", json!({"query": "Ana"})) };
        script(vec![find, words("There is nothing.")])
    })
    .await
    {
        let mut heard = rig.engine.bus.subscribe(rig.user.workspace_id);
        rig.say("1", "when is Ana?").await;
        rig.settle().await;
        assert_eq!(watched(&mut heard).await, "There is nothing.");
        assert_eq!(rig.replies().await, ["There is nothing."]);
    }
}

#[tokio::test]
async fn a_proposal_names_the_model_that_made_it() {
    for rig in Rig::each(|| Arc::new(Chain::new(vec![Arc::new(BreaksOff), Arc::new(Rules)]))).await {
        rig.say("1", "lunch with Ana on Friday at 1pm").await;
        rig.settle().await;
        assert_eq!(pending(&rig).await[0].trace.model, "rules");
    }
    for rig in Rig::each(|| {
        let made = Made { model: "gpt-5-mini".into(), ..Made::default() };
        script(vec![Answer { made, ..calling("create_event", lunch()) }])
    })
    .await
    {
        rig.say("1", "lunch").await;
        rig.settle().await;
        assert_eq!(pending(&rig).await[0].trace.model, "gpt-5-mini");
        let first: Value = last_steps(&rig).await[1].content.clone();
        assert_eq!(first["made"]["model"], "gpt-5-mini");
    }
}
