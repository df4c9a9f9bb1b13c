//! A person's order of channels: what cannot be delivered on one goes on to the next, once.

use domain::{AttemptOutcome, Delivery, Platform, Priority, Reach, Reminder, ReminderId, ReminderState};
use models::rules::Rules;

use super::*;

/// Two channels on which the person is let in: `7` on `a`, `70` on `b`, in this order.
struct Two {
    world: World,
    a: Link,
    b: Link,
}

impl Two {
    async fn each(make: impl Fn() -> Fake) -> Vec<Self> {
        Self::of(World::each(make).await).await
    }

    async fn of(worlds: Vec<World>) -> Vec<Self> {
        let mut all = Vec::new();
        for world in worlds {
            let (a, b) = (world.connect("a", LinkRole::Assistant).await, world.connect("b", LinkRole::Assistant).await);
            world.mind(&world.engine).await;
            world.let_in("a", &a, "7").await;
            world.let_in("b", &b, "70").await;
            let order = Reach { channels: vec![a.id, b.id], ..Reach::default() };
            world.engine.set_reach(&world.user, order).await.unwrap();
            all.push(Self { world, a, b });
        }
        all
    }

    /// A reminder of the console's chat that is due now, told.
    async fn remind(&self, title: &str) {
        let world = &self.world;
        let own = world
            .conversations()
            .await
            .into_iter()
            .find(|chat| chat.channel_id != self.a.id && chat.channel_id != self.b.id);
        let reminder = Reminder {
            id: world.engine.env.id(ReminderId::new),
            user_id: world.user.id,
            conversation_id: own.unwrap().id,
            event_id: None,
            title: title.into(),
            due_at: world.engine.env.now(),
            due_kind: domain::DueKind::default(),
            zone: "Europe/Madrid".into(),
            priority: Priority::Medium,
            recurrence: None,
            state: ReminderState::Confirmed,
            updated_at: world.engine.env.now(),
        };
        let workspace = world.user.workspace_id;
        let write = world.engine.store.write::<_, store::Error, _>(move |tx| {
            async move { store::agenda::insert_reminder(tx, workspace, &reminder).await }.boxed()
        });
        write.await.unwrap();
        assert_eq!(world.engine.tell_due().await.unwrap(), 1);
    }

    /// How often the title arrived on `a` and on `b`.
    fn arrived(&self, title: &str) -> (usize, usize) {
        let count =
            |token| self.world.fake(token).arrived().iter().filter(|outgoing| outgoing.text.contains(title)).count();
        (count("a"), count("b"))
    }

    async fn state(&self, chat: &str, title: &str) -> Option<Delivery> {
        let all = self.world.messages(chat).await;
        all.iter().find(|message| message.text.contains(title)).map(|message| message.delivery)
    }

    /// How many events and reminders there are in the next two weeks.
    async fn agenda(&self) -> usize {
        let (user, now) = (self.world.user.clone(), self.world.engine.env.now());
        let end = now + SignedDuration::from_hours(24 * 14);
        let read = self.world.engine.store.read::<_, store::Error, _>(move |tx| {
            async move { engine::agenda::entries(tx, user.workspace_id, user.id, now, end).await }.boxed()
        });
        read.await.unwrap().len()
    }

    async fn pause(&self, link: &Link, paused: bool) {
        let change = LinkChange { paused: Some(paused), ..LinkChange::default() };
        self.world.engine.change_channel(&self.world.user, link.id, change).await.unwrap();
    }

    /// Answers nothing any more until `minutes` have passed, trying all the while.
    async fn down(&self, minutes: i64) {
        let down = || Fate::Fails(SendError::Retry { cause: "503".into(), after: None });
        self.world.fake("a").next((0..200).map(|_| down()));
        for _ in 0..minutes {
            self.world.clock.advance(SignedDuration::from_mins(1));
            run(&self.world.engine).await;
        }
    }
}

#[tokio::test]
async fn a_reminder_goes_to_the_first_channel_that_can_take_it() {
    for two in Two::each(|| Fake::new(true)).await {
        two.remind("dentist").await;
        run(&two.world.engine).await;
        assert_eq!(two.arrived("dentist"), (1, 0), "the chosen one, though it was made in the console");
        two.pause(&two.a, true).await;
        two.remind("bakery").await;
        run(&two.world.engine).await;
        assert_eq!(two.arrived("bakery"), (0, 1));
        two.world.engine.set_reach(&two.world.user, Reach::default()).await.unwrap();
        two.remind("florist").await;
        run(&two.world.engine).await;
        assert_eq!(two.arrived("florist"), (0, 0), "without an order it is told where it was made");

        let (engine, user) = (&two.world.engine, &two.world.user);
        let order = |channels, patience_minutes| Reach { channels, patience_minutes };
        for wrong in [
            order(vec![two.a.id, two.a.id], 10),
            order(vec![domain::ChannelId::derived(b"another's")], 10),
            order(vec![], 0),
            order(vec![], 1_441),
        ] {
            assert!(matches!(engine.set_reach(user, wrong).await, Err(Error::Invalid { .. })));
        }
        let places = engine.reach(user).await.unwrap().1;
        let able = |channel| places.iter().find(|place| place.channel_id == channel).map(|place| place.able);
        assert_eq!((able(two.a.id), able(two.b.id), places.len()), (Some(false), Some(true), 3));
        assert!(places.iter().any(|place| place.platform == Platform::Web && place.able));
    }
}

#[tokio::test]
async fn what_cannot_be_delivered_goes_on_and_says_so() {
    for refused in [false, true] {
        for two in Two::each(|| Fake::new(false)).await {
            two.remind("dentist").await;
            if refused {
                two.world.fake("a").next([Fate::Fails(SendError::Refused { cause: "blocked".into() })]);
            } else {
                two.pause(&two.a, true).await;
            }
            run(&two.world.engine).await;
            assert_eq!(two.arrived("dentist"), (0, 1));
            let states = (two.state("7", "dentist").await, two.state("70", "dentist").await);
            assert_eq!(states, (Some(Delivery::Moved), Some(Delivery::Sent)));
            let message = two.world.messages("7").await.pop().unwrap();
            let workspace = two.world.user.workspace_id;
            let read = two.world.engine.store.read::<_, store::Error, _>(move |tx| {
                async move { store::attempts::of_message(tx, workspace, message.id).await }.boxed()
            });
            let tries = read.await.unwrap();
            assert_eq!(tries[0].outcome, AttemptOutcome::Refused);
            let cause = tries[0].cause.clone().unwrap();
            assert!(cause.contains(if refused { "blocked" } else { "paused" }), "{cause}");
            // The first one is there again: nothing comes of it.
            two.pause(&two.a, false).await;
            for _ in 0..3 {
                two.world.settle().await;
            }
            assert_eq!(two.arrived("dentist"), (0, 1));
        }
    }
}

#[tokio::test]
async fn a_channel_that_is_down_is_passed_by_after_the_chosen_time_and_not_before() {
    for two in Two::each(|| Fake::new(false)).await {
        two.remind("dentist").await;
        two.down(9).await;
        assert_eq!(two.arrived("dentist"), (0, 0));
        assert_eq!(two.state("7", "dentist").await, Some(Delivery::Pending), "however often that is tried");
        two.down(2).await;
        assert_eq!(two.arrived("dentist"), (0, 1));

        // Told to stay away for longer than the person waits: at once.
        two.remind("bakery").await;
        two.world.fake("a").next([]);
        two.down(11).await;
        assert_eq!(two.arrived("bakery"), (0, 1));
    }
}

#[tokio::test]
async fn what_may_have_arrived_goes_nowhere_else() {
    let unknown = || Fate::ArrivesBut(SendError::Unknown { cause: "reset".into() });
    for two in Two::each(|| Fake::new(false)).await {
        two.remind("dentist").await;
        two.world.fake("a").next([unknown()]);
        run(&two.world.engine).await;
        two.pause(&two.a, true).await;
        two.down(30).await;
        assert_eq!(two.state("7", "dentist").await, Some(Delivery::Uncertain));
        assert_eq!(two.arrived("dentist"), (1, 0));
    }
    // Where the platform recognises a repeat it is tried again there, and only there, for as long as that takes.
    for two in Two::each(|| Fake::new(true)).await {
        two.remind("dentist").await;
        two.world.fake("a").next([unknown()]);
        run(&two.world.engine).await;
        two.pause(&two.a, true).await;
        for _ in 0..20 {
            two.world.clock.advance(SignedDuration::from_mins(1));
            run(&two.world.engine).await;
        }
        assert_eq!(two.arrived("dentist"), (1, 0));
        two.pause(&two.a, false).await;
        for _ in 0..3 {
            two.world.clock.advance(SignedDuration::from_mins(1));
            run(&two.world.engine).await;
        }
        assert_eq!((two.arrived("dentist"), two.state("7", "dentist").await), ((1, 0), Some(Delivery::Sent)));
    }
}

#[tokio::test]
async fn an_answer_stays_where_it_was_asked_for_unless_that_is_dead() {
    for two in Two::each(|| Fake::new(true)).await {
        let world = &two.world;
        let ask = async |id: &str, text: &str| {
            let heard = world.heard("7").await.len();
            world.fake("a").bring([Update::Message(said("7", id, text))]);
            world.until(async || world.heard("7").await.len() > heard).await;
            world.clock.advance(SignedDuration::from_secs(5));
            for lane in world.engine.claim(10, None).await.unwrap() {
                world.engine.run_lane(lane).await;
            }
        };
        ask("m1", "one").await;
        two.pause(&two.a, true).await;
        run(&world.engine).await;
        assert_eq!(two.arrived("one"), (0, 0), "it waits");
        two.pause(&two.a, false).await;
        world.mind(&world.engine).await;
        world.clock.advance(SignedDuration::from_mins(1));
        run(&world.engine).await;
        assert_eq!(two.arrived("one"), (1, 0));

        // Blocked while the answer was being thought of.
        ask("m2", "two").await;
        world.fake("a").bring([Update::Left { chat_key: "7".into() }]);
        let left = async || world.conversations().await.iter().any(|chat| chat.left_at.is_some());
        world.until(left).await;
        run(&world.engine).await;
        assert_eq!(two.arrived("two"), (0, 1));

        ask("m3", "three").await;
        world.engine.remove_channel(&world.user, two.a.id).await.unwrap();
        run(&world.engine).await;
        assert_eq!(two.arrived("three"), (0, 1));
    }
}

/// What is proposed goes with the answer, and a yes reaches it there and nowhere else.
#[tokio::test]
async fn an_answer_that_moves_keeps_its_buttons_or_else_its_words() {
    let lunch = "Lunch with Ana on Friday at 1pm";
    for has_buttons in [true, false] {
        let make = || Fake::new(false).with(|abilities| abilities.buttons = abilities.buttons.filter(|_| has_buttons));
        for two in Two::of(World::each_with(make, || Arc::new(Rules)).await).await {
            let world = &two.world;
            world.fake("a").bring([Update::Message(said("7", "m1", lunch))]);
            world.until(async || world.heard("7").await.len() == 1).await;
            world.clock.advance(SignedDuration::from_secs(5));
            for lane in world.engine.claim(10, None).await.unwrap() {
                world.engine.run_lane(lane).await;
            }
            world.fake("a").bring([Update::Left { chat_key: "7".into() }]);
            world.until(async || world.conversations().await.iter().any(|chat| chat.left_at.is_some())).await;
            run(&world.engine).await;
            let (id, shown) = world.fake("b").arrived_with_ids().pop().unwrap();
            assert!(shown.text.contains("Lunch with Ana"), "{shown:?}");
            assert_eq!(shown.buttons.len(), if has_buttons { 2 } else { 0 });
            if has_buttons {
                let press = |chat: &str, sender: &str| Update::Pressed {
                    chat_key: chat.into(),
                    sender_key: sender.into(),
                    message_external_id: Some(id.clone()),
                    data: shown.buttons[0].data.clone(),
                    acknowledge: chat.into(),
                };
                // Somebody else there, and the chat that it was taken from.
                world.fake("b").bring([press("70", "9")]);
                world.fake("a").bring([press("7", "7")]);
                let acknowledged = |token: &str| world.fake(token).acknowledged().len();
                world.until(async || acknowledged("a") + acknowledged("b") == 2).await;
                assert_eq!(two.agenda().await, 0);
                world.fake("b").bring([press("70", "70")]);
                world.until(async || acknowledged("b") == 2).await;
                run(&world.engine).await;
                let (last, now) = world.fake("b").arrived_with_ids().pop().unwrap();
                assert!(last == id && now.buttons.is_empty() && now.text.contains("Done: "), "{now:?}");
            } else {
                world.fake("b").bring([Update::Message(said("70", "m2", "yes"))]);
                world.until(async || world.heard("70").await.len() == 1).await;
                world.settle().await;
                let told = world.fake("b").arrived().pop().unwrap().text;
                assert!(told.starts_with("Done: "), "{told}");
            }
            assert_eq!(two.agenda().await, 1);
        }
    }
}

/// Cut off at each step: before it is handed to anybody, after it went on, and while a late node still has it.
#[tokio::test]
async fn a_kill_at_any_point_and_a_second_node_give_one_message() {
    for two in Two::each(|| Fake::new(false)).await {
        let (world, second) = (&two.world, two.world.another("two"));
        two.remind("dentist").await;
        let taken = second.claim_effects(10).await.unwrap().remove(0);
        two.pause(&two.a, true).await;
        // The one that has it stops before it did anything; the other waits out its lease and finds it.
        world.clock.advance(SignedDuration::from_mins(2));
        let put_back = taken.clone();
        let now = world.engine.env.now();
        let write = world.engine.store.write::<_, store::Error, _>(move |tx| {
            async move {
                let (sql, values) = store::outbox::defer(&put_back, now, false);
                tx.execute(sql, values).await
            }
            .boxed()
        });
        write.await.unwrap();
        let here = world.engine.claim_effects(10).await.unwrap().remove(0);
        // Both at once: the one whose lease is over writes nothing.
        let (late, sent) = tokio::join!(second.send(&taken), world.engine.send(&here));
        assert_eq!(sent.outcome, engine::SendOutcome::Moved);
        assert_ne!(late.outcome, engine::SendOutcome::Moved);
        // Killed here: it went on, and nobody recorded that anything was sent. The late one records what it thinks.
        second.record(vec![(taken, late)]).await.unwrap();
        for engine in [&world.engine, &second] {
            world.clock.advance(SignedDuration::from_mins(2));
            engine.settle_orphans().await.unwrap();
            run(engine).await;
        }
        assert_eq!(two.arrived("dentist"), (0, 1));
        let states = (two.state("7", "dentist").await, two.state("70", "dentist").await);
        assert_eq!(states, (Some(Delivery::Moved), Some(Delivery::Sent)));

        // Killed before it was handed over: nothing was sent, so it goes on. Whoever wakes up late sends nothing either.
        two.pause(&two.a, false).await;
        two.remind("bakery").await;
        let late = second.claim_effects(10).await.unwrap().remove(0);
        two.pause(&two.a, true).await;
        world.clock.advance(SignedDuration::from_mins(2));
        assert_eq!(world.engine.settle_orphans().await.unwrap(), 1);
        run(&world.engine).await;
        assert_eq!((two.arrived("bakery"), two.state("7", "bakery").await), ((0, 1), Some(Delivery::Moved)));
        two.pause(&two.a, false).await;
        world.clock.advance(SignedDuration::from_mins(1));
        let sent = second.send(&late).await;
        second.record(vec![(late, sent)]).await.unwrap();
        assert_eq!((two.arrived("bakery"), two.state("7", "bakery").await), ((0, 1), Some(Delivery::Moved)));

        // Killed behind that: it may have arrived. It is uncertain, and goes nowhere.
        two.remind("florist").await;
        let taken = second.claim_effects(10).await.unwrap().remove(0);
        let _ = second.send(&taken).await;
        two.pause(&two.a, true).await;
        world.clock.advance(SignedDuration::from_mins(2));
        assert_eq!(world.engine.settle_orphans().await.unwrap(), 1);
        run(&world.engine).await;
        assert_eq!((two.arrived("florist"), two.state("7", "florist").await), ((1, 0), Some(Delivery::Uncertain)));
    }
}

/// Without another channel it waits for its own to be let go, and then arrives once.
#[tokio::test]
async fn what_was_only_taken_by_a_node_that_died_waits_for_a_paused_channel() {
    for world in World::each(|| Fake::new(false)).await {
        let link = world.connect("a", LinkRole::Assistant).await;
        world.mind(&world.engine).await;
        world.let_in("a", &link, "7").await;
        world.fake("a").bring([Update::Message(said("7", "m1", "hello"))]);
        world.until(async || world.heard("7").await.len() == 1).await;
        world.clock.advance(SignedDuration::from_secs(5));
        for lane in world.engine.claim(10, None).await.unwrap() {
            world.engine.run_lane(lane).await;
        }
        let second = world.another("two");
        let late = second.claim_effects(10).await.unwrap().remove(0);
        let paused = |paused| LinkChange { paused: Some(paused), ..LinkChange::default() };
        world.engine.change_channel(&world.user, link.id, paused(true)).await.unwrap();
        world.clock.advance(SignedDuration::from_mins(2));
        assert_eq!(world.engine.settle_orphans().await.unwrap(), 1);
        run(&world.engine).await;
        assert_eq!(world.messages("7").await.pop().unwrap().delivery, Delivery::Pending, "not uncertain");
        world.engine.change_channel(&world.user, link.id, paused(false)).await.unwrap();
        world.clock.advance(SignedDuration::from_mins(2));
        // The one that had it wakes up beside the one that has it.
        let here = world.engine.claim_effects(10).await.unwrap().remove(0);
        let (sent, nothing) = tokio::join!(world.engine.send(&here), second.send(&late));
        second.record(vec![(late, nothing)]).await.unwrap();
        world.engine.record(vec![(here, sent)]).await.unwrap();
        assert_eq!(world.fake("a").arrived().iter().filter(|it| it.text.contains("hello")).count(), 1);
        assert_eq!(world.messages("7").await.pop().unwrap().delivery, Delivery::Sent);
    }
}
