//! A platform on which a person may be written to freely for a day after they wrote: what waits, goes on, goes by a
//! template, expires; and what the platform tells of it afterwards.

use channels::{Limit, Outgoing, Status, Template, Unit, Window};
use domain::{Delivery, LinkTemplate, Reminder, ReminderId, ReminderState};
use store::window::Held;

use super::*;

const WAITS: &str = "waits until the person writes again: Telegram's 24-hour window";

fn windowed() -> Fake {
    let window = Window { open: Duration::from_hours(24), gap: Limit::new(70, Unit::Char) };
    Fake::new(false).with(|abilities| abilities.window = Some(window))
}

fn hours(hours: i64) -> SignedDuration {
    SignedDuration::from_hours(hours)
}

impl World {
    /// One a database, with the sender `7` let in just now.
    async fn open() -> Vec<(Self, Link)> {
        let mut all = Vec::new();
        for world in Self::each(windowed).await {
            let link = world.connect("a", LinkRole::Assistant).await;
            world.mind(&world.engine).await;
            world.let_in("a", &link, "7").await;
            all.push((world, link));
        }
        all
    }

    /// Tells a reminder, and lets what is due go out.
    async fn remind(&self, title: &str) {
        self.remind_without_sending(title).await;
        run(&self.engine).await;
    }

    async fn remind_without_sending(&self, title: &str) {
        let now = self.engine.env.now();
        let chat = self.chat().await;
        let reminder = Reminder {
            id: self.engine.env.id(ReminderId::new),
            user_id: self.user.id,
            conversation_id: chat.id,
            event_id: None,
            title: title.into(),
            due_at: now,
            due_kind: domain::DueKind::default(),
            zone: "Europe/Madrid".into(),
            priority: domain::Priority::Medium,
            recurrence: None,
            state: ReminderState::Confirmed,
            updated_at: now,
        };
        let workspace = self.user.workspace_id;
        let write = self.engine.store.write::<_, store::Error, _>(move |tx| {
            async move { store::agenda::insert_reminder(tx, workspace, &reminder).await }.boxed()
        });
        write.await.unwrap();
        assert_eq!(self.engine.tell_due().await.unwrap(), 1);
    }

    /// The person writes, now; what that brings is not sent yet.
    async fn write(&self, id: &str, text: &str) {
        let heard = self.heard("7").await.len();
        self.fake("a").bring([Update::Message(Received { sent_at: self.engine.env.now(), ..said("7", id, text) })]);
        self.until(async || self.heard("7").await.len() == heard + 1).await;
    }

    async fn chat(&self) -> Conversation {
        self.conversations().await.into_iter().find(|chat| chat.chat_key == "7").unwrap()
    }

    /// What arrived since the greeting.
    fn arrived(&self) -> Vec<Outgoing> {
        self.fake("a").arrived().split_off(1)
    }

    fn texts(&self) -> Vec<String> {
        self.arrived().into_iter().map(|outgoing| outgoing.text).collect()
    }

    async fn deliveries(&self) -> Vec<Delivery> {
        let ours = self.messages("7").await.into_iter().filter(|message| message.sender == Sender::Assistant);
        ours.map(|message| message.delivery).skip(1).collect()
    }

    async fn held(&self) -> Vec<Held> {
        let user = self.user.clone();
        let read = self.engine.store.read::<_, store::Error, _>(move |tx| {
            async move { store::window::of_user(tx, user.workspace_id, user.id, 500).await }.boxed()
        });
        read.await.unwrap()
    }

    async fn set_template(&self, link: &Link, name: &str) {
        let template = LinkTemplate { name: name.into(), language: "en".into() };
        let change = LinkChange { template: Some(template), ..LinkChange::default() };
        self.engine.change_channel(&self.user, link.id, change).await.unwrap();
        self.mind(&self.engine).await;
    }

    /// The platform tells of the message that arrived last.
    async fn status(&self, status: Status) {
        let (id, outgoing) = self.fake("a").arrived_with_ids().pop().unwrap();
        self.status_of(&id, &outgoing.chat_key, status).await;
    }

    async fn status_of(&self, external_id: &str, chat: &str, status: Status) {
        let update = Update::Status { chat_key: chat.into(), external_id: external_id.into(), status };
        let index = self.fake("a").bring_quietly(update);
        let (headers, body) = Fake::push(index);
        let url = self.fakes.hooks.lock().unwrap().values().next().unwrap().clone();
        let hook = url.rsplit('/').next().unwrap().to_owned();
        let push = WebhookRequest { method: &http::Method::POST, query: "", headers: &headers, body: &body };
        assert!(matches!(self.engine.hook(&hook, &push).await.unwrap(), Hooked::Taken(_)));
    }
}

#[tokio::test]
async fn outside_of_the_window_it_waits_and_goes_in_order_as_soon_as_the_person_writes() {
    for (world, link) in World::open().await {
        world.clock.advance(hours(23));
        world.remind("inside").await;
        assert_eq!((world.texts().len(), world.deliveries().await), (1, vec![Delivery::Sent]));
        world.clock.advance(hours(1));
        world.remind("first").await;
        world.clock.advance(hours(2));
        world.remind("second").await;
        assert_eq!(world.deliveries().await, [Delivery::Sent, Delivery::Held, Delivery::Held]);
        let held = world.held().await;
        assert_eq!((held.len(), held[0].why.as_str(), held[0].platform), (2, WAITS, Platform::Telegram));
        assert_eq!(world.engine.link(&world.user, link.id).await.unwrap().held, 2);
        // However long nobody looks at them, no try is counted and nothing goes out.
        world.clock.advance(hours(24));
        world.settle().await;
        assert_eq!((world.fake("a").tries(), world.texts().len()), (2, 1));

        // A redelivery of what was heard long ago opens nothing.
        world.fake("a").bring([Update::Message(Received { opened_with: None, ..said("7", "old", "this took a day") })]);
        world.until(async || world.heard("7").await.len() == 1).await;
        world.settle().await;
        assert_eq!(world.texts().len(), 1);
        assert_eq!(world.deliveries().await.last(), Some(&Delivery::Held), "the answer to it waits, too");

        world.write("m1", "I am back").await;
        world.settle().await;
        let texts = world.texts();
        let order: Vec<bool> = ["inside", "first", "second", "this took a day", "I am back"]
            .iter()
            .zip(&texts)
            .map(|(part, text)| text.contains(part))
            .collect();
        assert_eq!((texts.len(), order), (5, vec![true; 5]), "{texts:?}");
        assert!(
            texts[1].starts_with("(From Tue 24 Nov, 12:00; it had to wait"),
            "a reminder that is past says so: {texts:?}"
        );
        assert!(!texts[4].starts_with("(From"), "{texts:?}");
        assert!(world.deliveries().await.iter().all(|delivery| *delivery == Delivery::Sent));
        assert_eq!((world.held().await.len(), world.engine.link(&world.user, link.id).await.unwrap().held), (0, 0));
    }
}

#[tokio::test]
async fn a_press_opens_the_window_as_words_do() {
    for (world, _) in World::open().await {
        world.clock.advance(hours(25));
        world.remind("later").await;
        assert_eq!(world.deliveries().await, [Delivery::Held]);
        world.fake("a").bring([Update::Pressed {
            chat_key: "7".into(),
            sender_key: "7".into(),
            message_external_id: None,
            data: "none of ours".into(),
            acknowledge: "p1".into(),
        }]);
        world.until(async || world.fake("a").acknowledged().len() == 1).await;
        run(&world.engine).await;
        assert_eq!((world.texts().len(), world.deliveries().await), (1, vec![Delivery::Sent]));
    }
}

#[tokio::test]
async fn with_a_template_a_text_that_fits_goes_at_once() {
    for (world, link) in World::open().await {
        world.clock.advance(hours(25));
        world.remind("dentist").await;
        world.set_template(&link, "a_line").await;
        run(&world.engine).await;
        let sent = world.arrived();
        let template = sent[0].template.clone().unwrap();
        assert_eq!(
            (template.name.as_str(), template.language.as_str(), template.parameters.len()),
            ("a_line", "en", 1)
        );
        assert!(template.parameters[0].contains("dentist"));
        assert_eq!(world.deliveries().await, [Delivery::Sent]);

        let long = "x".repeat(80);
        world.remind(&long).await;
        assert!(world.held().await[0].why.ends_with("it is too long for the template"));
        // Behind one that waits even a short one waits: order is order.
        world.remind("short").await;
        assert_eq!(world.deliveries().await, [Delivery::Sent, Delivery::Held, Delivery::Held]);
        world.write("m1", "here").await;
        world.settle().await;
        let texts = world.texts();
        assert!(texts[1].contains(&long) && texts[2].contains("short") && texts[3].contains("here"), "{texts:?}");
        assert!(world.arrived()[1..].iter().all(|outgoing| outgoing.template.is_none()));
    }
}

#[tokio::test]
async fn a_template_that_is_refused_loses_nothing_and_one_that_is_none_is_not_kept() {
    for (world, link) in World::open().await {
        world.set_template(&link, "paused").await;
        world.clock.advance(hours(25));
        world.fake("a").next([Fate::Fails(SendError::Refused { cause: "the template is paused".into() })]);
        world.remind("dentist").await;
        let why = world.held().await[0].why.clone();
        assert_eq!(why, format!("{WAITS}; the template was refused: the template is paused"));
        world.set_template(&link, "").await;
        assert_eq!(world.engine.link(&world.user, link.id).await.unwrap().template, None);
        run(&world.engine).await;
        assert_eq!(world.held().await[0].why, WAITS);
        let bad = LinkTemplate { name: "no spaces please".into(), language: "en".into() };
        let change = LinkChange { template: Some(bad), ..LinkChange::default() };
        let refused = world.engine.change_channel(&world.user, link.id, change).await;
        assert!(matches!(refused, Err(Error::Invalid { field: "template", .. })));
        world.write("m1", "here").await;
        world.settle().await;
        assert_eq!(world.texts().len(), 2);
    }
}

#[tokio::test]
async fn what_the_platform_refuses_for_the_window_waits_whatever_we_thought() {
    for (world, _) in World::open().await {
        world.fake("a").next([Fate::Fails(SendError::Closed { cause: "131047".into() })]);
        world.remind("first").await;
        // By our own clock the window is open: what stands behind must not overtake, nor spin.
        world.remind("second").await;
        assert_eq!(world.deliveries().await, [Delivery::Held, Delivery::Held]);
        assert_eq!(world.fake("a").tries(), 2);
        world.clock.advance(hours(1));
        world.write("m1", "here").await;
        world.settle().await;
        let texts = world.texts();
        assert!(texts[0].contains("first") && texts[1].contains("second") && texts[2].contains("here"), "{texts:?}");
    }
}

#[tokio::test]
async fn what_was_taken_and_then_found_outside_of_the_window_goes_again_once() {
    for (world, _) in World::open().await {
        world.remind("first").await;
        let (id, outgoing) = world.fake("a").arrived_with_ids().pop().unwrap();
        let closed = || Status::Failed { cause: "131047".into(), closed: true };
        for _ in 0..3 {
            world.status_of(&id, &outgoing.chat_key, closed()).await;
        }
        assert_eq!((world.deliveries().await, world.held().await.len()), (vec![Delivery::Held], 1));
        world.clock.advance(hours(1));
        world.write("m1", "here").await;
        // Told once more, late: it is on its way already.
        world.status_of(&id, &outgoing.chat_key, closed()).await;
        world.settle().await;
        let texts = world.texts();
        assert_eq!((texts.len(), texts[1].contains("first"), texts[2].contains("here")), (3, true, true), "{texts:?}");
        assert_eq!(world.deliveries().await, [Delivery::Sent, Delivery::Sent]);
    }
}

#[tokio::test]
async fn receipts_are_kept_whatever_order_they_come_in() {
    for (world, _) in World::open().await {
        world.remind("first").await;
        for (status, delivery) in [
            (Status::Delivered, Delivery::Delivered),
            (Status::Read, Delivery::Read),
            (Status::Delivered, Delivery::Read),
            (Status::Failed { cause: "late".into(), closed: false }, Delivery::Read),
        ] {
            world.status(status).await;
            assert_eq!(world.deliveries().await, [delivery]);
        }
        // Told before we have heard the answer to the send.
        world.status_of("fake-3", "7", Status::Read).await;
        world.remind("second").await;
        assert_eq!(world.deliveries().await, [Delivery::Read, Delivery::Read]);
        world.remind("third").await;
        world.status(Status::Failed { cause: "not on WhatsApp".into(), closed: false }).await;
        assert_eq!(world.deliveries().await, [Delivery::Read, Delivery::Read, Delivery::Failed]);
        let (workspace, message) = (world.user.workspace_id, world.messages("7").await.pop().unwrap().id);
        let read = world.engine.store.read::<_, store::Error, _>(move |tx| {
            async move { store::receipts::of_message(tx, workspace, message).await }.boxed()
        });
        assert_eq!(read.await.unwrap()[0].cause.as_deref(), Some("not on WhatsApp"));
        // What is nobody's is nothing.
        world.status_of("another program's", "7", Status::Read).await;
    }
}

#[tokio::test]
async fn it_expires_after_a_week_and_says_so() {
    for (world, _) in World::open().await {
        world.clock.advance(hours(25));
        world.remind("first").await;
        world.clock.advance(hours(24 * 6));
        world.remind("second").await;
        assert_eq!(world.engine.expire_held().await.unwrap(), 0);
        world.clock.advance(hours(25));
        assert_eq!(world.engine.expire_held().await.unwrap(), 1);
        assert_eq!(world.deliveries().await, [Delivery::Expired, Delivery::Held]);
        world.write("m1", "here").await;
        world.settle().await;
        let texts = world.texts();
        assert_eq!((texts.len(), texts[0].contains("second")), (2, true), "{texts:?}");
    }
}

#[tokio::test]
async fn a_conversation_holds_so_many_and_a_channel_that_goes_holds_none() {
    for (world, link) in World::open().await {
        world.clock.advance(hours(25));
        for n in 0..=engine::HOLDS {
            world.remind(&format!("number {n}")).await;
        }
        let deliveries = world.deliveries().await;
        let held = deliveries.iter().filter(|delivery| **delivery == Delivery::Held).count();
        assert_eq!((held as i64, deliveries.last()), (engine::HOLDS, Some(&Delivery::Expired)));
        world.engine.remove_channel(&world.user, link.id).await.unwrap();
        run(&world.engine).await;
        assert!(!world.deliveries().await.contains(&Delivery::Held));
        assert_eq!(world.texts(), Vec::<String>::new());
    }
}

#[tokio::test]
async fn whoever_holds_it_while_the_person_writes_lets_it_go() {
    for (world, _) in World::open().await {
        world.clock.advance(hours(25));
        // Two nodes: one has decided that it waits, and the words come before that is on the disk.
        world.remind_without_sending("crossed").await;
        let claimed = world.engine.claim_effects(10).await.unwrap();
        let outcome = world.engine.send(&claimed[0]).await;
        assert!(matches!(outcome.outcome, engine::SendOutcome::Held(_)), "{outcome:?}");
        world.write("m1", "here").await;
        world.engine.record(vec![(claimed[0].clone(), outcome)]).await.unwrap();
        world.settle().await;
        assert_eq!((world.texts().len(), world.held().await.len()), (2, 0));
    }
}

#[tokio::test]
async fn without_a_window_nothing_is_held_and_no_template_is_kept() {
    for world in World::each(|| Fake::new(false)).await {
        let link = world.connect("a", LinkRole::Assistant).await;
        world.mind(&world.engine).await;
        world.let_in("a", &link, "7").await;
        world.clock.advance(hours(24 * 30));
        world.remind("whenever").await;
        assert_eq!(world.deliveries().await, [Delivery::Sent]);
        assert_eq!(world.arrived()[0].template, None::<Template>);
        let template = LinkTemplate { name: "a_line".into(), language: "en".into() };
        let change = LinkChange { template: Some(template), ..LinkChange::default() };
        let refused = world.engine.change_channel(&world.user, link.id, change).await;
        assert!(matches!(refused, Err(Error::Invalid { field: "template", .. })));
    }
}
