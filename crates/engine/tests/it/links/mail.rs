//! Mails that are read along: judged as they are stored, told of in the brief, and no more once they are answered.

use domain::{Needed, Reason, SenderKind};
use engine::BriefsChange;
use models::{Answer, Purpose, ToolCall};
use serde_json::json;
use store::triage::Judged;

use super::*;

const CHAT: &str = "root@x ana.ruiz@example.org";

fn mail(id: &str, text: &str) -> Received {
    Received {
        chat_key: CHAT.into(),
        chat_title: "Dinner on Friday".into(),
        sender_key: "ana.ruiz@example.org".into(),
        sender_name: "Ana Ruiz".into(),
        ..said("ana", id, text)
    }
}

impl World {
    /// A mailbox that is read along, with Ana's thread chosen.
    async fn mailbox(&self) {
        let link = self.connect("mail", LinkRole::Source).await;
        self.mind(&self.engine).await;
        self.fake("mail").bring([Update::Message(mail("seen", "first"))]);
        self.until(async || self.chats(&link).await.len() == 1).await;
        let key = self.chats(&link).await[0].chat_key.clone();
        self.engine.choose_chat(&self.user, link.id, key, true).await.unwrap();
    }

    async fn bring_mail(&self, mail: Received) {
        let heard = self.messages(CHAT).await.len();
        self.fake("mail").bring([Update::Message(mail)]);
        self.until(async || self.messages(CHAT).await.len() > heard).await;
    }

    async fn judged(&self) -> Judged {
        let chat = self.conversations().await.into_iter().find(|chat| chat.chat_key == CHAT).unwrap();
        let read = self.engine.store.read::<_, store::Error, _>(move |tx| {
            async move { store::triage::of(tx, chat.workspace_id, chat.id).await }.boxed()
        });
        read.await.unwrap().unwrap()
    }

    async fn brief_at(&self, time: &str) -> Option<String> {
        self.clock.set(time.parse().unwrap());
        let own = self.engine.conversation(&self.user, None).await.unwrap();
        let count = async || {
            let read = self.engine.store.read::<_, store::Error, _>(move |tx| {
                async move { store::messages::page(tx, own.id, None, 50).await }.boxed()
            });
            read.await.unwrap()
        };
        let before = count().await.len();
        self.engine.tell_day().await.unwrap();
        count().await.get(before).map(|message| message.text.clone())
    }
}

#[tokio::test]
async fn a_mail_is_judged_told_of_and_answered() {
    for world in World::each(|| Fake::new(true)).await {
        world.mailbox().await;
        world
            .bring_mail(mail("m1", "Dinner on Friday\n\nAre you free on Friday? Please let me know by tomorrow."))
            .await;
        let judged = world.judged().await;
        assert_eq!((judged.triage.sender, judged.triage.action), (SenderKind::Person, Needed::Reply), "{judged:?}");
        assert!(judged.waits && judged.by == "rules" && judged.triage.urgency >= 60, "{judged:?}");
        let on = BriefsChange { brief: Some(true), ..BriefsChange::default() };
        world.engine.set_briefs(&world.user, on).await.unwrap();
        let brief = world.brief_at("2026-11-23T19:00:00Z").await.unwrap();
        assert!(brief.contains("Mails that wait for you:\n• Ana Ruiz: Dinner on Friday ("), "{brief}");
        // One's own answer is the last word, until another mail comes.
        world.bring_mail(Received { from_me: true, ..mail("m2", "Yes, with pleasure") }).await;
        assert!(!world.judged().await.waits);
        assert_eq!(world.brief_at("2026-11-24T19:00:00Z").await, None);
        let sent_at = world.engine.env.now();
        world.bring_mail(Received { sent_at, ..mail("m3", "Perfect, thanks!") }).await;
        let judged = world.judged().await;
        assert_eq!((judged.triage.action, judged.waits), (Needed::None, false), "{judged:?}");
    }
}

#[tokio::test]
async fn a_model_that_reads_a_mail_judges_it_in_closed_words() {
    let judging = |arguments: serde_json::Value| {
        Scripted::reply(move |request| {
            if request.purpose != Purpose::Detect || request.results().next().is_some() {
                return Ok(Answer::default());
            }
            assert!(request.tools.iter().any(|tool| tool.name == "triage_mail"));
            let call = ToolCall { id: "c".into(), name: "triage_mail".into(), arguments: arguments.clone(), why: None };
            Ok(Answer { calls: vec![call], ..Answer::default() })
        })
    };
    let right = json!({"urgency": 91, "sender": "business", "action": "do", "reasons": ["money", "due_now"]});
    for (arguments, taken) in [
        (right.clone(), true),
        (json!({"urgency": 101, "sender": "business", "action": "do", "reasons": ["money"]}), false),
        (json!({"urgency": 9, "sender": "boss", "action": "do", "reasons": ["money"]}), false),
        (json!({"urgency": 9, "sender": "person", "action": "do", "reasons": ["<b>pay me</b>"]}), false),
    ] {
        for world in World::each_with(|| Fake::new(true), || Arc::new(judging(arguments.clone()))).await {
            world.mailbox().await;
            world.bring_mail(mail("m1", "Dinner on Friday at 8? Are you free?")).await;
            let before = world.judged().await;
            world.settle().await;
            world.settle().await;
            let after = world.judged().await;
            if taken {
                assert_eq!((after.by.as_str(), after.triage.urgency), ("model", 91));
                assert_eq!(after.triage.reasons, [Reason::Money, Reason::DueNow]);
            } else {
                assert_eq!(after, before, "{arguments}");
            }
        }
    }
}
