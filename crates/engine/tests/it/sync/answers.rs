//! Invitations are answered here, and the answer stands there.

use domain::{Reply, Settled};
use services::calendars::{Answer, Entry, Guest};

use super::world::*;

/// Ana invited Luis and the person.
fn invitation(uid: &str, title: &str, day: i8, hour: i8) -> Entry {
    let guest = |email: &str, name: &str, answer| Guest {
        email: email.into(),
        name: Some(name.into()),
        answer,
        organizer: name == "Ana",
        note: None,
        own: name == "Ines",
    };
    let guests = vec![
        guest("ana@example.org", "Ana", Answer::Yes),
        guest("luis@example.org", "Luis", Answer::None),
        guest("ines@example.org", "Ines", Answer::None),
    ];
    Entry { guests, ..entry(uid, title, day, hour) }
}

fn reply(answer: domain::Answer, note: Option<&str>) -> Reply {
    Reply { answer, note: note.map(Into::into) }
}

/// What each said, in the order of the guests.
fn answers(entry: &Entry) -> Vec<Answer> {
    entry.guests.iter().map(|guest| guest.answer).collect()
}

#[tokio::test]
async fn an_answer_is_asked_for_in_a_chat_written_once_and_taken_back() {
    for world in World::each().await {
        world.add_there(HOME, invitation("r@x", "Review", 27, 13));
        world.add_there(HOME, entry("d@x", "Dentist", 26, 10));
        world.quiet().await;
        let review = world.here().await.into_iter().find(|event| event.title == "Review").unwrap();
        assert_eq!(review.reply, Some(reply(domain::Answer::Open, None)));

        let proposed = world.say("accept the invitation").await;
        assert!(proposed.contains("Review · Fri 27 Nov, 13:00–14:00"), "{proposed}");
        assert!(proposed.contains("your answer: yes"), "{proposed}");
        world.look().await;
        let there = |world: &World| world.there(HOME).into_iter().find(|found| found.entry.uid == "r@x").unwrap();
        assert_eq!(answers(&there(&world).entry)[2], Answer::None, "not before the yes");
        let done = world.say("yes").await;
        assert!(done.starts_with("Done: Review") && done.ends_with("your answer: yes"), "{done}");

        world.calls();
        world.look().await;
        assert_eq!(world.calls().iter().filter(|call| **call == "replace").count(), 1);
        assert_eq!(answers(&there(&world).entry), [Answer::Yes, Answer::None, Answer::Yes], "nobody else's");
        assert_eq!(there(&world).entry.sequence, 0, "a guest's answer is no news to the others");
        world.quiet().await;
        assert!(world.say("accept the invitation to the review").await.contains("It stands like that already."));

        let undone = world.say("undo").await;
        assert!(undone.starts_with("Undone: Review"), "{undone}");
        world.quiet().await;
        assert_eq!(answers(&there(&world).entry)[2], Answer::None);
        assert_eq!(world.here().await.into_iter().find(|event| event.title == "Review").unwrap().reply, review.reply);
    }
}

#[tokio::test]
async fn what_is_declined_takes_no_time_and_tells_nothing() {
    for world in World::each().await {
        world.add_there(HOME, invitation("r@x", "Review", 27, 13));
        world.quiet().await;
        let event = world.only().await;
        let note = Some("I am away");
        let declined =
            world.engine.answer_event(&world.user, event.id, reply(domain::Answer::Declined, note)).await.unwrap();
        assert!(declined.now.is_declined());
        world.quiet().await;
        let own = &world.only_there().entry.guests[2];
        assert_eq!((own.answer, own.note.as_deref()), (Answer::No, note));
        let free = world.say("am I free on Friday at 13:00?").await;
        assert_eq!(free, "You are free: Fri 27 Nov, 13:00–14:00.");
        // Answered there since: that counts here.
        world.change_there(&world.only_there(), |entry| {
            (entry.guests[2].answer, entry.guests[2].note) = (Answer::Maybe, None);
        });
        world.quiet().await;
        assert_eq!(world.only().await.reply, Some(reply(domain::Answer::Tentative, None)));
        let busy = world.say("am I free on Friday at 13:00?").await;
        assert_eq!(busy, "You are busy then: Fri 27 Nov, 13:00–14:00.");
    }
}

#[tokio::test]
async fn answered_on_both_sides_what_stands_there_counts_and_is_told() {
    for world in World::each().await {
        world.add_there(HOME, invitation("r@x", "Review", 27, 13));
        world.quiet().await;
        let event = world.only().await;
        world.engine.answer_event(&world.user, event.id, reply(domain::Answer::Accepted, None)).await.unwrap();
        world.change_there(&world.only_there(), |entry| entry.guests[2].answer = Answer::No);
        world.quiet().await;
        assert_eq!(world.only().await.reply, Some(reply(domain::Answer::Declined, None)));
        assert_eq!(answers(&world.only_there().entry)[2], Answer::No);
        let notices = world.seen().await.notices;
        let told: Vec<_> = notices.iter().map(|one| (one.what, one.kept.as_deref(), one.lost.as_deref())).collect();
        assert_eq!(told, [(Settled::Reply, Some("✗"), Some("✓"))]);
    }
}

#[tokio::test]
async fn only_what_invites_the_person_can_be_answered() {
    for world in World::each().await {
        world.choose(CLUB, true).await;
        world.add_there(CLUB, invitation("c@x", "Club night", 25, 20));
        world.add_there(HOME, entry("d@x", "Dentist", 26, 10));
        let mut own = invitation("o@x", "Own party", 27, 20);
        own.guests.iter_mut().for_each(|guest| guest.organizer = guest.own);
        world.add_there(HOME, own);
        world.quiet().await;
        for (title, problem) in
            [("Club night", "can only be read"), ("Dentist", "is no invitation"), ("Own party", "is no invitation")]
        {
            let event = world.here().await.into_iter().find(|event| event.title == title).unwrap();
            let said = reply(domain::Answer::Accepted, None);
            let error = world.engine.answer_event(&world.user, event.id, said).await.unwrap_err();
            assert!(error.to_string().contains(problem), "{title}: {error}");
        }
        let event = world.here().await.into_iter().find(|event| event.title == "Club night").unwrap();
        for said in [reply(domain::Answer::Open, None), reply(domain::Answer::Declined, Some("two\nlines"))] {
            let error = world.engine.answer_event(&world.user, event.id, said).await.unwrap_err();
            assert!(matches!(error, engine::Error::Invalid { .. }), "{error}");
        }
        assert!(!world.say("accept the invitation to the dentist").await.contains("yes"), "nobody invited to that");
    }
}
