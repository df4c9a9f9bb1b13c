//! Proposals with buttons: whose press counts, for what, and that it counts once.

use channels::{Limit, Outgoing, Unit};
use domain::{AgendaEntry, ProposalState};
use models::rules::Rules;

use super::*;

const LUNCH: &str = "Lunch with Ana on Friday at 1pm";

impl World {
    async fn with_rules(make: impl Fn() -> Fake) -> Vec<Self> {
        Self::each_with(make, || Arc::new(Rules)).await
    }

    /// Connects, lets the sender `7` in, and asks for a lunch; answers what arrived, with the platform's id of it.
    async fn proposed(&self) -> (Link, String, Outgoing) {
        let link = self.connect("a", LinkRole::Assistant).await;
        self.mind(&self.engine).await;
        self.let_in("a", &link, "7").await;
        self.ask("m1", LUNCH).await;
        let (id, outgoing) = self.fake("a").arrived_with_ids().pop().unwrap();
        (link, id, outgoing)
    }

    async fn ask(&self, id: &str, text: &str) {
        let heard = self.heard("7").await.len();
        self.fake("a").bring([Update::Message(said("7", id, text))]);
        self.until(async || self.heard("7").await.len() == heard + 1).await;
        self.settle().await;
    }

    /// Presses, waits until the platform was told that it came in, and lets what follows go out; answers the note.
    async fn press(&self, sender: &str, chat: &str, message: &str, data: &str) -> String {
        let told = self.fake("a").acknowledged().len();
        self.fake("a").bring([pressed(sender, chat, message, data, &format!("press-{told}"))]);
        self.until(async || self.fake("a").acknowledged().len() > told).await;
        run(&self.engine).await;
        self.fake("a").acknowledged().pop().unwrap().1
    }

    async fn events(&self) -> Vec<String> {
        let (user, now) = (self.user.clone(), self.engine.env.now());
        let week = (now, now + SignedDuration::from_hours(24 * 14));
        let read = self.engine.store.read::<_, store::Error, _>(move |tx| {
            async move { engine::agenda::entries(tx, user.workspace_id, user.id, week.0, week.1).await }.boxed()
        });
        let titles = read.await.unwrap().into_iter().filter_map(|entry| match entry {
            AgendaEntry::Event(event) => Some(event.title),
            AgendaEntry::Reminder(_) => None,
        });
        titles.collect()
    }

    async fn proposals(&self, state: ProposalState) -> Vec<domain::Proposal> {
        let (workspace, user) = (self.user.workspace_id, self.user.id);
        let read = self.engine.store.read::<_, store::Error, _>(move |tx| {
            async move { store::proposals::page(tx, workspace, user, state, None, 50).await }.boxed()
        });
        read.await.unwrap()
    }
}

fn pressed(sender: &str, chat: &str, message: &str, data: &str, id: &str) -> Update {
    Update::Pressed {
        chat_key: chat.into(),
        sender_key: sender.into(),
        message_external_id: Some(message.into()),
        data: data.into(),
        acknowledge: id.into(),
    }
}

#[tokio::test]
async fn a_press_is_a_yes_and_the_message_says_what_came_of_it() {
    for world in World::with_rules(|| Fake::new(false)).await {
        let (_, id, shown) = world.proposed().await;
        let labels: Vec<&str> = shown.buttons.iter().map(|button| button.label.as_str()).collect();
        assert_eq!(labels, ["Yes", "No"], "{}", shown.text);
        assert!(shown.buttons.iter().all(|button| button.data.len() <= 64));
        assert_eq!(world.press("7", "7", &id, &shown.buttons[0].data).await, "");
        assert_eq!(world.events().await, ["Lunch with Ana"]);
        let (last, now) = world.fake("a").arrived_with_ids().pop().unwrap();
        assert_eq!((last, now.buttons.len()), (id.clone(), 0), "the same message, changed");
        assert!(now.text.starts_with(&shown.text) && now.text.contains("Done: "), "{}", now.text);
        let said = world.messages("7").await.pop().unwrap();
        assert!(said.text.starts_with("Done: ") && said.delivery == domain::Delivery::Sent, "{said:?}");

        // Twice: told, and nothing else.
        let note = world.press("7", "7", &id, &shown.buttons[0].data).await;
        assert!(!note.is_empty());
        world.press("7", "7", &id, &shown.buttons[1].data).await;
        assert_eq!((world.events().await.len(), world.messages("7").await.pop().unwrap().id), (1, said.id));
    }
}

#[tokio::test]
async fn of_several_each_has_its_own_and_what_waits_keeps_them() {
    for world in World::with_rules(|| Fake::new(false)).await {
        world.proposed().await;
        world.ask("m2", "Lunch with Ana on Friday at 1pm. Dinner with Luis on Saturday at 9pm.").await;
        let (id, shown) = world.fake("a").arrived_with_ids().pop().unwrap();
        let labels: Vec<&str> = shown.buttons.iter().map(|button| button.label.as_str()).collect();
        assert_eq!(labels, ["Yes 1", "No 1", "Yes 2", "No 2"], "{}", shown.text);
        world.press("7", "7", &id, &shown.buttons[3].data).await;
        let now = world.fake("a").arrived().pop().unwrap();
        assert_eq!(now.buttons, shown.buttons[..2]);
        world.press("7", "7", &id, &shown.buttons[0].data).await;
        let now = world.fake("a").arrived().pop().unwrap();
        assert!(
            now.buttons.is_empty() && now.text.contains("Dropped: ") && now.text.contains("Done: "),
            "{}",
            now.text
        );
        assert_eq!(world.events().await, ["Lunch with Ana"]);
    }
}

#[tokio::test]
async fn another_persons_press_and_one_from_another_chat_are_nothing() {
    for world in World::with_rules(|| Fake::new(false)).await {
        let (link, id, shown) = world.proposed().await;
        // The same person's other chat, and a second person, let in as another member.
        let yes = &shown.buttons[0].data;
        let login = world.engine.pair(&world.user, link.id).await.unwrap().code;
        let greeting = Received { opened_with: Some(login), ..said("8", "hi-8", "/start") };
        world.fake("a").bring([Update::Message(greeting)]);
        world.until(async || world.conversations().await.iter().any(|chat| chat.chat_key == "8")).await;
        world.settle().await;
        for (sender, chat) in [("9", "7"), ("9", "9"), ("7", "8"), ("8", "8"), ("7", "unknown")] {
            assert_eq!(world.press(sender, chat, &id, yes).await, "", "{sender} in {chat}");
        }
        for forged in ["", "y", "y::", "y:prp_00000000000000000000000000000000:aaaaaaaaaaaaaaaaaaaaaaaa"] {
            assert_eq!(world.press("7", "7", &id, forged).await, "", "{forged}");
        }
        assert_eq!((world.events().await.len(), world.proposals(ProposalState::Pending).await.len()), (0, 1));
    }
}

#[tokio::test]
async fn what_was_changed_or_ran_out_of_time_is_not_approved_by_an_old_button() {
    for world in World::with_rules(|| Fake::new(false)).await {
        let (_, id, shown) = world.proposed().await;
        let yes = &shown.buttons[0].data;
        let waits = world.proposals(ProposalState::Pending).await.remove(0);
        let mut arguments = waits.arguments.clone();
        arguments["title"] = "Something else".into();
        world.engine.edit(world.user.clone(), waits.id, arguments).await.unwrap();
        assert!(world.press("7", "7", &id, yes).await.contains("has changed"));
        world.engine.edit(world.user.clone(), waits.id, waits.arguments).await.unwrap();
        world.clock.advance(SignedDuration::from_mins(6));
        let late = world.press("7", "7", &id, yes).await;
        assert!(!late.is_empty() && !late.contains("has changed"), "{late}");
        assert_eq!(world.events().await.len(), 0);
    }
}

#[tokio::test]
async fn a_press_that_comes_again_after_a_crash_counts_once() {
    for world in World::with_rules(|| Fake::new(true)).await {
        let (link, id, shown) = world.proposed().await;
        // Carried out, and lost before the place in the stream moved: the connection is taken away in between.
        let yes = pressed("7", "7", &id, &shown.buttons[0].data, "p1");
        let index = world.fake("a").bring_quietly(yes);
        let url = world.fakes.hooks.lock().unwrap()[&link.id].clone();
        let hook = url.strip_prefix("http://127.0.0.1:8080/hooks/").unwrap();
        let (headers, body) = Fake::push(index);
        for _ in 0..3 {
            let request = WebhookRequest { method: &http::Method::POST, query: "", headers: &headers, body: &body };
            assert!(matches!(world.engine.hook(hook, &request).await.unwrap(), Hooked::Taken(_)));
        }
        // And once more by polling, from the place that never moved.
        world.fake("a").break_off(reset());
        world.until(async || world.state(&link).await == LinkState::Waiting).await;
        world.clock.advance(SignedDuration::from_secs(5));
        world.mind(&world.engine).await;
        world.until(async || world.fake("a").acknowledged().len() == 4).await;
        world.settle().await;
        assert_eq!(world.events().await, ["Lunch with Ana"]);
        let said = world.messages("7").await;
        assert_eq!(said.iter().filter(|message| message.text.starts_with("Done: ")).count(), 1);
    }
}

#[tokio::test]
async fn without_buttons_words_do_and_without_edits_it_is_answered() {
    for world in World::with_rules(|| Fake::new(false).with(|abilities| abilities.buttons = None)).await {
        let (_, _, shown) = world.proposed().await;
        assert!(shown.buttons.is_empty() && shown.text.contains("yes"));
        world.ask("m2", "yes").await;
        assert_eq!(world.events().await, ["Lunch with Ana"]);
    }
    for world in World::with_rules(|| Fake::new(false).with(|abilities| abilities.edits = false)).await {
        let (_, id, shown) = world.proposed().await;
        world.press("7", "7", &id, &shown.buttons[1].data).await;
        let arrived = world.fake("a").arrived();
        assert_eq!(arrived[arrived.len() - 2], shown);
        assert!(arrived[arrived.len() - 1].text.starts_with("Dropped: "));
    }
}

#[tokio::test]
async fn buttons_survive_a_resend_and_a_lost_answer_of_an_edit_is_tried_again() {
    for world in World::with_rules(|| Fake::new(false)).await {
        let link = world.connect("a", LinkRole::Assistant).await;
        world.mind(&world.engine).await;
        world.let_in("a", &link, "7").await;
        world.fake("a").next([Fate::Fails(SendError::Retry { cause: "503".into(), after: None })]);
        world.ask("m1", LUNCH).await;
        world.clock.advance(SignedDuration::from_mins(1));
        run(&world.engine).await;
        let (id, shown) = world.fake("a").arrived_with_ids().pop().unwrap();
        assert_eq!(shown.buttons.len(), 2);

        world.fake("a").next([Fate::ArrivesBut(SendError::Unknown { cause: "reset".into() })]);
        world.press("7", "7", &id, &shown.buttons[0].data).await;
        world.clock.advance(SignedDuration::from_mins(1));
        run(&world.engine).await;
        let said = world.messages("7").await.pop().unwrap();
        assert_eq!(said.delivery, domain::Delivery::Sent, "the same change again is no error");
        assert_eq!(world.fake("a").arrived().len(), 2, "the greeting and the proposal");
    }
}

#[tokio::test]
async fn a_text_is_cut_where_the_platform_wants_it_shorter_above_buttons() {
    let narrow = || {
        Fake::new(false).with(|abilities| {
            let least = Limit::new(40, Unit::Char);
            abilities.buttons = abilities.buttons.map(|buttons| channels::Buttons { text: least, ..buttons });
        })
    };
    for world in World::with_rules(narrow).await {
        world.proposed().await;
        let said = world.fake("a").arrived().split_off(1);
        assert!(said.len() > 1 && said.iter().all(|part| part.text.chars().count() <= 40), "{said:?}");
        let labels: Vec<usize> = said.iter().map(|part| part.buttons.len()).collect();
        assert_eq!((labels.iter().sum::<usize>(), labels.last()), (2, Some(&2)), "under the last");
    }
}

#[tokio::test]
async fn a_reminder_is_put_off_and_done_by_its_buttons_once_each() {
    for world in World::with_rules(|| Fake::new(false)).await {
        let link = world.connect("a", LinkRole::Assistant).await;
        world.mind(&world.engine).await;
        world.let_in("a", &link, "7").await;
        world.ask("m1", "remind me to call the bank today at 13:00").await;
        world.ask("m2", "yes").await;
        let told = async |time: &str| {
            world.clock.set(time.parse().unwrap());
            let told = world.engine.tell_due().await.unwrap();
            run(&world.engine).await;
            told
        };
        assert_eq!(told("2026-11-23T12:00:00Z").await, 1);
        let (id, shown) = world.fake("a").arrived_with_ids().pop().unwrap();
        let labels: Vec<&str> = shown.buttons.iter().map(|button| button.label.as_str()).collect();
        assert_eq!((shown.text.as_str(), labels), ("Reminder: Call the bank", vec!["10 minutes", "1 hour", "Done"]));
        assert!(shown.buttons.iter().all(|button| button.data.len() <= 64));
        // Another's press, and one out of another chat, are nothing.
        world.press("8", "7", &id, &shown.buttons[0].data).await;
        world.press("7", "8", &id, &shown.buttons[0].data).await;
        assert_eq!(told("2026-11-23T12:10:00Z").await, 0);
        assert_eq!(world.press("7", "7", &id, &shown.buttons[0].data).await, "");
        assert!(!world.press("7", "7", &id, &shown.buttons[1].data).await.is_empty(), "each telling once");
        assert_eq!(told("2026-11-23T12:20:00Z").await, 1);
        let (id, shown) = world.fake("a").arrived_with_ids().pop().unwrap();
        assert_eq!(world.press("7", "7", &id, &shown.buttons[2].data).await, "");
        assert!(!world.press("7", "7", &id, &shown.buttons[0].data).await.is_empty());
        assert_eq!(told("2026-11-24T12:20:00Z").await, 0);
    }
}
