//! The story that everything is for, in two languages: said, proposed, approved, standing, told on time.

use std::sync::Arc;

use domain::{ActionClass, AgendaEntry, Policy, Rule};
use futures_util::FutureExt;
use jiff::SignedDuration;
use models::rules::Rules;

use crate::rig::Rig;
use crate::turns::{agenda, pending};

async fn lunch_is_proposed_approved_and_told(request: &str, yes: &str, title: &str, language: &str) {
    for mut rig in Rig::each(|| Arc::new(Rules)).await {
        let (name, language) = (None, Some(language.to_owned()));
        rig.user = rig.engine.update_user(rig.user.clone(), name, None, language).await.unwrap();
        rig.say("1", request).await;
        rig.settle().await;
        let waiting = pending(&rig).await;
        assert_eq!(waiting.len(), 1, "{:?}", rig.replies().await);
        assert!(waiting[0].summary.contains(title) && waiting[0].summary.contains("13:00"), "{}", waiting[0].summary);
        assert!(rig.replies().await[0].contains(title));
        assert!(waiting[0].trace.confidence > 0.5 && waiting[0].trigger_id.is_some());

        rig.say("2", yes).await;
        rig.settle().await;
        let entries = agenda(&rig).await;
        let (mut events, mut reminders) = (Vec::new(), Vec::new());
        for entry in entries {
            match entry {
                AgendaEntry::Event(event) => events.push(event),
                AgendaEntry::Reminder(reminder) => reminders.push(reminder),
            }
        }
        let [event] = &events[..] else { panic!("{events:?}") };
        let [reminder] = &reminders[..] else { panic!("{reminders:?}") };
        assert_eq!((event.title.as_str(), event.place.as_deref()), (title, Some("Casa Lucio")));
        // Friday 27 November, 13:00 in Madrid.
        assert_eq!(event.starts_at, "2026-11-27T12:00:00Z".parse().unwrap());
        assert_eq!(reminder.due_at, "2026-11-27T11:00:00Z".parse().unwrap());

        let (user, now) = (rig.user.clone(), rig.now());
        let feed = rig
            .engine
            .store
            .read::<_, engine::Error, _>(move |tx| {
                async move { Ok(engine::agenda::feed(tx, &user, now).await?) }.boxed()
            })
            .await
            .unwrap();
        assert!(feed.contains(&format!("SUMMARY:{title}")) && feed.contains("LOCATION:Casa Lucio"), "{feed}");

        assert_eq!(rig.engine.tell_due().await.unwrap(), 0, "not before its time");
        rig.clock.set("2026-11-27T11:00:00Z".parse().unwrap());
        assert_eq!(rig.engine.tell_due().await.unwrap(), 1);
        assert_eq!(rig.engine.tell_due().await.unwrap(), 0, "and once");
        rig.settle().await;
        let told = rig.replies().await.pop().unwrap();
        assert!(told.contains(title), "{told}");
        assert_eq!(rig.fake.arrived().pop().unwrap().text, told);
        rig.clock.advance(SignedDuration::from_hours(48));
        assert_eq!(rig.engine.tell_due().await.unwrap(), 0);
    }
}

#[tokio::test]
async fn in_english() {
    let request = "lunch with Ana on Friday at 1pm at Casa Lucio, remind me an hour before";
    lunch_is_proposed_approved_and_told(request, "yes", "Lunch with Ana", "en").await;
}

#[tokio::test]
async fn in_spanish() {
    let request = "comida con Ana el viernes a la una en Casa Lucio, recuérdamelo una hora antes";
    lunch_is_proposed_approved_and_told(request, "sí", "Comida con Ana", "es").await;
}

/// A person whose profile is in English writes in Spanish: all that they are told about it is in Spanish.
#[tokio::test]
async fn a_conversation_has_one_language() {
    for rig in Rig::each(|| Arc::new(Rules)).await {
        assert_eq!(rig.user.language, "en");
        rig.say("1", "comida con Ana el viernes a la una en Casa Lucio, recuérdamelo una hora antes").await;
        rig.settle().await;
        let summary = pending(&rig).await[0].summary.clone();
        assert!(summary.contains("vie 27 nov") && summary.contains("aviso 12:00"), "{summary}");
        assert!(rig.replies().await[0].contains(&summary), "{:?}", rig.replies().await);
        // Neither word shows a language; the conversation has.
        rig.say("2", "ok").await;
        rig.settle().await;
        assert_eq!(rig.replies().await.pop().unwrap(), format!("Hecho: {summary}"));

        rig.say("3", "dinner with Luis on Saturday at 9pm, remind me an hour before").await;
        rig.settle().await;
        let summary = pending(&rig).await[0].summary.clone();
        assert!(summary.contains("Sat 28 Nov") && summary.contains("reminder 20:00"), "{summary}");
    }
}

#[tokio::test]
async fn a_yes_opens_nothing_that_the_rules_have_come_to_forbid() {
    for rig in Rig::each(|| Arc::new(Rules)).await {
        rig.say("1", "Lunch with Ana on Friday at 1pm").await;
        rig.settle().await;
        let proposal = pending(&rig).await.remove(0);
        let never = Policy([(ActionClass::EventCreate, Rule::Never)].into());
        rig.engine.set_policy(&rig.user, never).await.unwrap();
        let hash = proposal.arguments_hash.clone();
        let refused = rig.engine.approve(rig.user.clone(), proposal.id, hash).await.unwrap_err();
        assert!(refused.to_string().contains("do not allow"), "{refused}");
        rig.say("2", "yes").await;
        rig.settle().await;
        assert_eq!(pending(&rig).await.len(), 1, "it waits still, and can be dropped");
    }
}
