//! "Move my dentist to Thursday same time and tell Ana", without a language model: two proposals, one yes, one undo.

use domain::{AgendaEntry, Event};

use super::*;
use crate::turns::agenda;

/// The dentist stands on Tuesday at ten, and Ana wrote before.
async fn worlds() -> Vec<World> {
    let all = World::made(Vec::new, true).await;
    for world in &all {
        world.arrives("Ana Ruiz <ana@example.org>", "Hello", "Hello");
        world.says("d1", "Dentist on Tuesday at 10am").await;
        world.says("d2", "yes").await;
    }
    all
}

async fn dentist(world: &World) -> Option<Event> {
    let mut events = agenda(&world.rig).await.into_iter().filter_map(|entry| match entry {
        AgendaEntry::Event(event) => Some(event),
        AgendaEntry::Reminder(_) => None,
    });
    events.next()
}

async fn starts(world: &World) -> String {
    dentist(world).await.map(|event| event.starts_at.to_string()).unwrap_or_default()
}

const TUESDAY: &str = "2026-11-24T09:00:00Z";
const THURSDAY: &str = "2026-11-26T09:00:00Z";

/// Time goes by until every mail that waits has left.
async fn leaves(world: &World) {
    for _ in 0..3 {
        world.rig.settle().await;
    }
}

#[tokio::test]
async fn one_message_is_two_proposals_one_yes_and_one_undo() {
    for world in worlds().await {
        let asked = world.says("1", "move my dentist to Thursday same time and tell Ana").await;
        let mail = "E-mail to ana@example.org · “Dentist: Thu 26 Nov, 10:00” · Hello Ana, / “Dentist” moves from \
                    Tue 24 Nov, 10:00 to Thu 26 Nov, 10:00. / Ines";
        assert!(asked.contains("\n1. Dentist · Tue 24 Nov") && asked.contains(&format!("\n2. {mail}")), "{asked}");
        assert_eq!(pending(&world.rig).await.len(), 2);
        assert!(world.engine().retrace(last_turn(&world.rig).await).await.unwrap().is_same());
        assert_eq!(starts(&world).await, TUESDAY, "nothing is done before the yes");

        let told = world.says("2", "yes to both").await;
        assert!(told.contains(&format!("On its way: {mail}\nIt leaves in 10 s; “undo” takes it back.")), "{told}");
        assert_eq!(starts(&world).await, THURSDAY);
        assert!(pending(&world.rig).await.is_empty() && world.mailbox.outgoing().is_empty());

        let told = world.says("3", "undo").await;
        assert!(told.starts_with("Undone: Dentist") && told.contains("Taken back, not sent: E-mail to ana"), "{told}");
        assert_eq!(starts(&world).await, TUESDAY);
        leaves(&world).await;
        assert!(world.mailbox.outgoing().is_empty());
        let deed = world.engine().deeds(&world.rig.user).await.unwrap().remove(0);
        assert!(deed.undone_at.is_some() && deed.lines.len() == 2 && deed.kept.is_empty(), "{deed:?}");
        assert!(world.engine().retrace(last_turn(&world.rig).await).await.unwrap().is_same());
    }
}

#[tokio::test]
async fn a_correction_takes_the_place_of_the_mail_too() {
    for world in worlds().await {
        world.says("1", "move my dentist to Thursday same time and tell Ana").await;
        world.says("2", "no, at 8").await;
        world.says("3", "no, at 9").await;
        let waiting: Vec<String> = pending(&world.rig).await.into_iter().map(|one| one.summary).collect();
        assert_eq!(waiting.len(), 2, "{waiting:?}");
        assert!(waiting.iter().all(|line| line.contains("Thu 26 Nov, 09:00")), "{waiting:?}");
        assert!(waiting.iter().any(|line| line.starts_with("E-mail to ana@example.org")), "{waiting:?}");
        assert!(world.engine().retrace(last_turn(&world.rig).await).await.unwrap().is_same());
        world.says("4", "yes to both").await;
        leaves(&world).await;
        let sent = world.mailbox.outgoing();
        assert_eq!((sent.len(), sent[0].subject.as_str()), (1, "Dentist: Thu 26 Nov, 09:00"));
    }
}

#[tokio::test]
async fn a_mail_that_left_stays_and_the_person_is_told() {
    for world in worlds().await {
        world.says("1", "cancel the dentist and let Ana know").await;
        world.says("2", "yes").await;
        assert!(dentist(&world).await.is_none());
        leaves(&world).await;
        let sent = world.mailbox.outgoing().remove(0);
        assert_eq!(sent.subject, "Dentist: cancelled");
        assert_eq!(sent.body, "Hello Ana,\n\n“Dentist” on Tue 24 Nov, 10:00 is cancelled.\n\nInes");
        let told = world.says("3", "undo").await;
        assert!(told.starts_with("Undone: ") && told.contains("has left already"), "{told}");
        assert_eq!(starts(&world).await, TUESDAY);
        assert_eq!(world.mailbox.outgoing().len(), 1);
    }
}

#[tokio::test]
async fn a_mail_that_was_taken_back_by_hand_has_not_left() {
    for world in worlds().await {
        world.says("1", "cancel the dentist and let Ana know").await;
        world.says("2", "yes").await;
        let waiting = world.engine().waiting_mails(&world.rig.user).await.unwrap().remove(0);
        world.engine().withdraw(&world.rig.user, waiting.id).await.unwrap();
        let told = world.says("3", "undo").await;
        assert!(told.contains("Undone: ") && !told.contains("has left"), "{told}");
        assert_eq!(starts(&world).await, TUESDAY);
    }
}

#[tokio::test]
async fn by_its_id_it_goes_back_as_one_too() {
    for world in worlds().await {
        world.says("1", "cancel the dentist and let Ana know").await;
        world.says("2", "yes").await;
        let deed = world.engine().deeds(&world.rig.user).await.unwrap().remove(0);
        assert_eq!((deed.lines.len(), deed.kept.len()), (1, 1));
        let undone = world.engine().undo(&world.rig.user, deed.id).await.unwrap();
        assert_eq!((undone.lines.len(), undone.kept.len()), (2, 0), "{undone:?}");
        leaves(&world).await;
        assert!(world.mailbox.outgoing().is_empty());
        assert_eq!(starts(&world).await, TUESDAY);
    }
}

#[tokio::test]
async fn in_the_other_languages_too() {
    for (request, yes, subject, body, undo) in [
        (
            "pasa el dentista al jueves a la misma hora y avísale a Ana",
            "sí a las dos",
            "Dentist: jue 26 nov, 10:00",
            "Hola, Ana:\n\n«Dentist» pasa del mar 24 nov, 10:00 al jue 26 nov, 10:00.",
            "deshacer",
        ),
        (
            "déplace le dentiste à jeudi à la même heure et préviens Ana",
            "oui aux deux",
            "Dentist: jeu. 26 nov., 10:00",
            "Bonjour Ana,",
            "annule",
        ),
        (
            "verschieb den Zahnarzt auf Donnerstag zur gleichen Zeit und sag Ana Bescheid",
            "ja zu beiden",
            "Dentist: Do",
            "Hallo Ana,",
            "rückgängig",
        ),
        (
            "muda o meu dentista para quinta-feira à mesma hora e avisa a Ana, por favor",
            "sim aos dois",
            "Dentist: qui",
            "Olá, Ana,",
            "desfaz",
        ),
    ] {
        for world in worlds().await {
            let asked = world.says("1", request).await;
            assert_eq!(pending(&world.rig).await.len(), 2, "{asked}");
            let told = world.says("2", yes).await;
            assert_eq!(starts(&world).await, THURSDAY, "{asked}\n{told}");
            leaves(&world).await;
            let sent = world.mailbox.outgoing().remove(0);
            let day = subject.split(['.', ',']).next().unwrap();
            assert!(sent.subject.starts_with(day) && sent.body.starts_with(body), "{sent:?}");
            world.says("3", undo).await;
            assert_eq!(starts(&world).await, TUESDAY, "{request}");
        }
    }
}

#[tokio::test]
async fn who_is_not_known_is_asked_for_and_the_rest_is_proposed() {
    for world in worlds().await {
        let asked = world.says("1", "move my dentist to Thursday same time and tell Juan").await;
        assert!(asked.starts_with("I know no address of Juan."), "{asked}");
        assert!(asked.contains("→ Thu 26 Nov, 10:00"), "{asked}");
        assert_eq!(pending(&world.rig).await.len(), 1);
        world.says("2", "no").await;
        let asked = world.says("3", "move my dentist to Thursday same time and tell juan@example.org").await;
        assert!(asked.contains("E-mail to juan@example.org"), "{asked}");
    }
    for rig in Rig::each(|| Arc::new(Rules)).await {
        rig.say("1", "Dentist on Tuesday at 10am and tell Ana").await;
        rig.settle().await;
        let asked = rig.replies().await.pop().unwrap();
        assert!(asked.starts_with("I cannot write to Ana: no mailbox of yours is connected."), "{asked}");
        assert_eq!(pending(&rig).await.len(), 1);
    }
}

/// A mail that tells of a change is not sent where the change could not be made.
#[tokio::test]
async fn what_was_not_done_is_told_to_nobody() {
    for world in worlds().await {
        world.says("1", "move my dentist to Thursday same time and tell Ana").await;
        let event = dentist(&world).await.unwrap();
        world.engine().cancel_event(&world.rig.user, event.id).await.unwrap();
        let told = world.says("2", "yes to both").await;
        assert!(told.contains("That was not done: E-mail to ana"), "{told}");
        leaves(&world).await;
        assert!(world.mailbox.outgoing().is_empty());
    }
}
