//! A person's day: reminders that are put off and travel along, the brief, and the notes before meetings.

use std::sync::Arc;

use domain::{AgendaEntry, DueKind, Reminder, ReminderState};
use engine::BriefsChange;
use futures_util::FutureExt;
use jiff::{SignedDuration, Timestamp};
use models::rules::Rules;

use crate::desk::at;
use crate::rig::Rig;
use crate::turns::agenda;

impl Rig {
    /// Says it, and yes to what is proposed.
    async fn agreed(&self, id: &str, text: &str) {
        self.say(id, text).await;
        self.settle().await;
        let proposed = self.replies().await.pop().unwrap();
        assert!(proposed.contains('•'), "{text}: {proposed}");
        self.say(&format!("{id}-yes"), "yes").await;
        self.settle().await;
    }

    async fn reminders(&self) -> Vec<Reminder> {
        let reminder = |entry| match entry {
            AgendaEntry::Reminder(reminder) => Some(reminder),
            AgendaEntry::Event(_) => None,
        };
        agenda(self).await.into_iter().filter_map(reminder).collect()
    }

    /// Steps to a time and tells what is due; the newest words, where there are any.
    async fn told_at(&self, time: &str) -> Option<String> {
        self.clock.set(at(time));
        let before = self.replies().await.len();
        while self.engine.tell_due().await.unwrap() + self.engine.tell_day().await.unwrap() > 0 {}
        let now = self.replies().await;
        assert!(now.len() <= before + 1, "{now:?}");
        (now.len() > before).then(|| now.last().unwrap().clone())
    }

    async fn briefs(&self, change: BriefsChange) {
        self.engine.set_briefs(&self.user, change).await.unwrap();
    }
}

fn on() -> BriefsChange {
    BriefsChange { brief: Some(true), ..BriefsChange::default() }
}

#[tokio::test]
async fn a_reminder_is_put_off_by_words_and_told_again_once() {
    for rig in Rig::each(|| Arc::new(Rules)).await {
        rig.agreed("1", "remind me to call the bank today at 13:00").await;
        assert_eq!(rig.told_at("2026-11-23T12:00:00Z").await.unwrap(), "Reminder: Call the bank");
        rig.agreed("2", "snooze 10 minutes").await;
        let [reminder] = &rig.reminders().await[..] else { panic!() };
        assert_eq!((reminder.state, reminder.due_kind), (ReminderState::Confirmed, DueKind::Moment));
        assert_eq!(reminder.due_at, at("2026-11-23T12:10:00Z"));
        assert_eq!(rig.told_at("2026-11-23T12:09:00Z").await, None);
        assert_eq!(rig.told_at("2026-11-23T12:10:00Z").await.unwrap(), "Reminder: Call the bank");
        assert_eq!(rig.told_at("2026-11-23T12:30:00Z").await, None, "once");
        rig.agreed("3", "remind me again at 6pm").await;
        assert_eq!(rig.reminders().await[0].due_at, at("2026-11-23T17:00:00Z"));
        rig.agreed("4", "make it 7pm").await;
        assert_eq!(rig.reminders().await[0].due_at, at("2026-11-23T18:00:00Z"));
    }
}

#[tokio::test]
async fn one_that_repeats_keeps_its_times_when_it_is_put_off() {
    for rig in Rig::each(|| Arc::new(Rules)).await {
        rig.agreed("1", "remind me to take the pill every day at 13:00").await;
        rig.told_at("2026-11-23T12:00:00Z").await.unwrap();
        let [daily] = &rig.reminders().await[..] else { panic!() };
        let (user, id) = (rig.user.clone(), daily.id);
        let put_off = rig.engine.snooze_reminder(&user, id, 10).await.unwrap().now;
        assert_eq!((put_off.due_at, put_off.recurrence.clone()), (at("2026-11-23T12:10:00Z"), None));
        assert!(rig.engine.snooze_reminder(&user, id, 10).await.is_err(), "each telling once");
        assert!(rig.engine.snooze_reminder(&user, id, 0).await.is_err());
        assert!(rig.told_at("2026-11-23T12:10:00Z").await.unwrap().to_lowercase().contains("pill"));
        assert!(rig.told_at("2026-11-24T12:00:00Z").await.is_some(), "and the next day as ever");
    }
}

#[tokio::test]
async fn what_was_said_by_the_clock_travels_and_a_moment_stays() {
    for mut rig in Rig::each(|| Arc::new(Rules)).await {
        rig.agreed("1", "remind me to call the bank tomorrow at 9:00").await;
        rig.agreed("2", "remind me to take out the cake in 3 hours").await;
        rig.agreed("3", "remind me to stretch every day at 18:00").await;
        let due = |reminders: &[Reminder]| reminders.iter().map(|one| one.due_at.to_string()).collect::<Vec<_>>();
        let before = rig.reminders().await;
        let cake = before.iter().find(|one| one.due_kind == DueKind::Moment).unwrap().clone();
        assert_eq!(before.iter().filter(|one| one.due_kind == DueKind::Clock).count(), 2, "{before:?}");
        let zone = Some("America/New_York".to_owned());
        rig.user = rig.engine.update_user(rig.user.clone(), None, zone, None).await.unwrap();
        let after = rig.reminders().await;
        // 18:00 and 9:00 in New York, and the cake when it was.
        assert!(due(&after).contains(&"2026-11-23T23:00:00Z".to_owned()), "{after:?}");
        assert!(due(&after).contains(&"2026-11-24T14:00:00Z".to_owned()), "{after:?}");
        assert!(after.iter().any(|one| one.id == cake.id && one.due_at == cake.due_at));
        // The series goes on by the clock of where they are.
        assert!(rig.told_at("2026-11-23T14:00:00Z").await.unwrap().contains("cake"));
        assert!(rig.told_at("2026-11-23T23:00:00Z").await.unwrap().contains("Stretch"));
        assert!(due(&rig.reminders().await).contains(&"2026-11-24T23:00:00Z".to_owned()));
        // Back home nine is nine again.
        let zone = Some("Europe/Madrid".to_owned());
        rig.user = rig.engine.update_user(rig.user.clone(), None, zone, None).await.unwrap();
        assert!(due(&rig.reminders().await).contains(&"2026-11-24T08:00:00Z".to_owned()));
    }
}

#[tokio::test]
async fn a_brief_is_off_until_it_is_asked_for_and_comes_once_a_day() {
    for rig in Rig::each(|| Arc::new(Rules)).await {
        rig.agreed("1", "Lunch with Ana tomorrow at 1pm at Casa Lucio").await;
        rig.agreed("2", "Dentist tomorrow at 14:15 at Gran Vía 3").await;
        rig.agreed("3", "remind me to call the bank tomorrow at 9:00").await;
        assert_eq!(rig.told_at("2026-11-23T19:00:00Z").await, None, "off");
        rig.agreed("4", "send me a brief every evening at 9").await;
        let kept = rig.engine.briefs(&rig.user).await.unwrap();
        assert_eq!((kept.brief, kept.at.as_str()), (true, "21:00"));
        let brief = rig.told_at("2026-11-23T20:00:00Z").await.unwrap();
        let says = |what: &str| assert!(brief.contains(what), "{what}: {brief}");
        says("Tomorrow, Tue 24 Nov");
        says("13:00–14:00 Lunch with Ana · Casa Lucio");
        says("Only 15 min between Lunch with Ana and Dentist, in different places");
        says("Free: 09:00–13:00");
        says("Reminders:\n• 09:00 Call the bank");
        assert_eq!(rig.told_at("2026-11-23T20:30:00Z").await, None, "once");
        // The other node tells nothing either, and another hour of the same day neither.
        let other = rig.node("other", Arc::new(Rules));
        assert_eq!(other.tell_day().await.unwrap(), 0);
        rig.briefs(BriefsChange { at: Some("22:00".into()), ..BriefsChange::default() }).await;
        assert_eq!(rig.told_at("2026-11-23T21:00:00Z").await, None);
        // A day that holds nothing is no message.
        assert!(rig.told_at("2026-11-24T08:00:00Z").await.unwrap().starts_with("Reminder"));
        rig.engine.complete_reminder(&rig.user, rig.reminders_of_all().await[0].id).await.unwrap();
        assert_eq!(rig.told_at("2026-11-24T21:00:00Z").await, None);
        rig.agreed("5", "no more briefs").await;
        assert!(!rig.engine.briefs(&rig.user).await.unwrap().brief);
    }
}

impl Rig {
    /// The reminders of yesterday too.
    async fn reminders_of_all(&self) -> Vec<Reminder> {
        let (user, now) = (self.user.clone(), self.now());
        let day = SignedDuration::from_hours(24);
        let read = self.engine.store.read::<_, store::Error, _>(move |tx| {
            async move { store::agenda::reminders(tx, user.workspace_id, user.id, now - day, now + day, 50).await }
                .boxed()
        });
        read.await.unwrap()
    }
}

#[tokio::test]
async fn a_brief_that_is_hours_late_is_left_out_and_the_next_one_comes() {
    for rig in Rig::each(|| Arc::new(Rules)).await {
        rig.agreed("1", "Lunch with Ana on Wednesday at 1pm").await;
        rig.agreed("2", "Dinner with Luis tomorrow at 9pm").await;
        rig.briefs(on()).await;
        assert_eq!(rig.told_at("2026-11-24T02:00:00Z").await, None, "of a day that has begun");
        assert!(rig.told_at("2026-11-24T19:00:00Z").await.unwrap().contains("Lunch with Ana"));
        for wrong in ["25:00", "8", "noon"] {
            let change = BriefsChange { at: Some(wrong.into()), ..BriefsChange::default() };
            assert!(rig.engine.set_briefs(&rig.user, change).await.is_err(), "{wrong}");
        }
    }
}

#[tokio::test]
async fn a_brief_speaks_the_persons_language() {
    for (language, says) in [("es", "Mañana, "), ("fr", "Demain, "), ("de", "Morgen, "), ("pt", "Amanhã, ")] {
        for mut rig in Rig::each(|| Arc::new(Rules)).await {
            rig.agreed("1", "Lunch with Ana tomorrow at 1pm").await;
            rig.user = rig.engine.update_user(rig.user.clone(), None, None, Some(language.into())).await.unwrap();
            rig.briefs(on()).await;
            let brief = rig.told_at("2026-11-23T19:00:00Z").await.unwrap();
            assert!(brief.starts_with(says) && brief.contains("Lunch with Ana"), "{brief}");
        }
    }
}

#[tokio::test]
async fn no_note_comes_in_quiet_hours() {
    for rig in Rig::each(|| Arc::new(Rules)).await {
        let quiet = domain::Quiet { from: jiff::civil::time(13, 0, 0, 0), to: jiff::civil::time(16, 0, 0, 0) };
        let change = engine::PreferencesChange { quiet: Some(Some(quiet)), ..Default::default() };
        rig.engine.change_preferences(&rig.user, change).await.unwrap();
        for (n, hour) in (15..=17).enumerate() {
            rig.agreed(&format!("m{n}"), &format!("Coffee with Person{hour} today at {hour}:45")).await;
        }
        rig.agreed("on", "send me a note before each meeting").await;
        let mut notes = Vec::new();
        let mut now: Timestamp = rig.now();
        while now < at("2026-11-23T17:00:00Z") {
            now += SignedDuration::from_mins(5);
            notes.extend(rig.told_at(&now.to_string()).await);
        }
        assert_eq!(notes.len(), 2, "{notes:?}");
        assert!(notes.iter().all(|note| !note.contains("Person15")), "{notes:?}");
    }
}

#[tokio::test]
async fn notes_come_before_meetings_with_others_three_a_day_at_most() {
    for rig in Rig::each(|| Arc::new(Rules)).await {
        for (n, hour) in (13..=17).enumerate() {
            rig.agreed(&format!("m{n}"), &format!("Coffee with Person{hour} today at {hour}:45")).await;
        }
        rig.agreed("alone", "Gym today at 13:20").await;
        assert_eq!(rig.told_at("2026-11-23T12:16:00Z").await, None, "off");
        rig.agreed("on", "send me a note before each meeting").await;
        assert!(rig.engine.briefs(&rig.user).await.unwrap().meeting_notes);
        let mut notes = Vec::new();
        let mut now: Timestamp = rig.now();
        while now < at("2026-11-23T17:00:00Z") {
            now += SignedDuration::from_mins(5);
            notes.extend(rig.told_at(&now.to_string()).await);
        }
        assert_eq!(notes.len(), 3, "{notes:?}");
        assert!(notes[0].contains("Coffee with Person") && notes[0].starts_with("In "), "{notes:?}");
        rig.agreed("off", "no more notes before meetings").await;
        assert!(!rig.engine.briefs(&rig.user).await.unwrap().meeting_notes);
    }
}
