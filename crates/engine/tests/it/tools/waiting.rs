//! Calls about proposals that still wait for a yes.

use domain::{ActionClass, LivePayload, Policy, ProposalState, Rule};
use serde_json::json;

use crate::desk::Desk;
use crate::tools::lunch;

#[tokio::test]
async fn a_change_to_what_waits_drops_it_and_asks_anew() {
    for desk in Desk::each().await {
        let (first, _) = desk.call("create_event", lunch()).await;
        assert_eq!(first["status"], "proposed");
        let change = json!({"id": first["proposal_id"], "start": "2026-11-27T16:00", "place": "Casa Botín"});
        let (second, written) = desk.call("change_event", change.clone()).await;
        let line = "Lunch with Ana · Fri 27 Nov, 16:00–17:00 · Casa Botín · reminder 15:00";
        assert_eq!((second["status"].as_str(), second["summary"].as_str()), (Some("proposed"), Some(line)));
        let (old, new) = (desk.proposal(&first["proposal_id"]).await, desk.proposal(&second["proposal_id"]).await);
        assert_eq!((old.state, old.arguments), (ProposalState::Rejected, lunch()));
        assert_eq!((new.state, new.tool.as_str()), (ProposalState::Pending, "create_event"));
        assert_ne!(new.turn_id, old.turn_id);
        assert_eq!(written.len(), 2);
        // Approved as it stands, it becomes what was shown.
        let output = desk.run("create_event", new.arguments).await.unwrap();
        assert_eq!(output.content["summary"], line);
        // The old one is gone for good.
        let (again, written) = desk.call("change_event", change).await;
        assert_eq!((again["status"].as_str(), written.len()), (Some("error"), 0));
    }
}

#[tokio::test]
async fn what_does_not_fit_leaves_what_waits_as_it_is() {
    for desk in Desk::each().await {
        let (first, _) = desk.call("create_event", lunch()).await;
        let other = desk.another_chat().await;
        let id = &first["proposal_id"];
        for (desk, change) in [
            (&desk, json!({"id": id, "start": "nonsense"})),
            (&desk, json!({"id": id, "end": "2026-11-26T10:00"})),
            (&desk, json!({"id": id})),
            (&desk, json!({"id": id, "title": "Lunch with Ana"})),
            (&other, json!({"id": id, "title": "X"})),
        ] {
            let (content, written) = desk.call("change_event", change.clone()).await;
            assert_eq!((content["status"].as_str(), written.len()), (Some("error"), 0), "{change}");
        }
        assert_eq!(desk.proposal(id).await.state, ProposalState::Pending);
    }
}

#[tokio::test]
async fn a_proposed_reminder_is_moved_or_dropped_like_an_event() {
    for desk in Desk::each().await {
        let (first, _) = desk.call("create_reminder", json!({"title": "Call", "due": "2026-11-27T13:00"})).await;
        let place = json!({"id": first["proposal_id"], "place": "Home"});
        assert_eq!(desk.call("change_event", place).await.0["status"], "error");
        let later = json!({"id": first["proposal_id"], "start": "2026-11-27T15:00"});
        let (second, _) = desk.call("change_event", later).await;
        assert_eq!(second["summary"], "Call · reminder Fri 27 Nov, 15:00");
        let (dropped, written) = desk.call("dismiss_reminder", json!({"id": second["proposal_id"]})).await;
        assert_eq!((dropped["status"].as_str(), written.len()), (Some("done"), 1));
        assert_eq!(desk.proposal(&second["proposal_id"]).await.state, ProposalState::Rejected);
    }
}

#[tokio::test]
async fn the_policy_stands_before_what_replaces_a_proposal_too() {
    for mut desk in Desk::each().await {
        let (first, _) = desk.call("create_event", lunch()).await;
        desk.policy = Policy([(ActionClass::EventCreate, Rule::Auto)].into());
        let (second, written) = desk.call("change_event", json!({"id": first["proposal_id"], "title": "Lunch"})).await;
        assert_eq!(second["status"], "done");
        assert!(matches!(
            written[..],
            [LivePayload::Proposal { .. }, LivePayload::Event { .. }, LivePayload::Reminder { .. }]
        ));
        let (third, _) = desk.call("create_reminder", json!({"title": "X", "due": "2026-11-27"})).await;
        assert_eq!(third["status"], "proposed");
        desk.policy = Policy([(ActionClass::ReminderCreate, Rule::Never)].into());
        let (fourth, _) = desk.call("create_reminder", json!({"title": "X", "due": "2026-11-27"})).await;
        assert_eq!(fourth["status"], "refused");
    }
}
