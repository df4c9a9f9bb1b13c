//! The person's own contacts, by the tools and by hand.

use std::sync::Arc;

use domain::{ActionClass, Card, CardId, Contact, Policy, Rule};
use engine::Error;
use futures_util::FutureExt;
use models::Answer;
use models::scripted::Scripted;
use serde_json::{Value, json};

use crate::desk::Desk;
use crate::rig::Rig;
use crate::turns::{calling, pending, words};

async fn say(rig: &Rig, text: &str) -> String {
    let id = rig.messages().await.len().to_string();
    rig.say(&id, text).await;
    rig.settle().await;
    rig.replies().await.pop().unwrap_or_default()
}

async fn contacts(rig: &Rig) -> Vec<Contact> {
    let whose = (rig.user.workspace_id, rig.user.id);
    let read = rig.engine.store.read::<_, store::Error, _>(move |tx| {
        async move { store::cards::page(tx, whose, "", None, 1_000).await }.boxed()
    });
    read.await.unwrap()
}

async fn names(rig: &Rig) -> Vec<String> {
    contacts(rig).await.into_iter().map(|contact| contact.card.name).collect()
}

fn card(name: &str) -> Card {
    Card { name: name.into(), ..Card::default() }
}

fn ana() -> Value {
    json!({"name": "Ana Ruiz", "emails": ["ana@example.org"], "phones": ["+34 600 000 000"], "birthday": "--04-12"})
}

async fn with(script: &[Answer]) -> Vec<(Rig, Arc<Scripted>)> {
    let mut all = Vec::new();
    for database in store::testing::each().await {
        let model = Arc::new(Scripted::new(script.to_vec()));
        all.push((Rig::on(database, Arc::clone(&model) as _, engine::Settings::default()).await, model));
    }
    all
}

#[tokio::test]
async fn people_are_saved_after_a_yes_and_gone_again_after_an_undo() {
    let script = vec![calling(
        "create_contact",
        json!({"contacts": [ana(), {"given": "Bo", "family": "Li", "phones": ["555 0100"]}]}),
    )];
    for (rig, _) in with(&script).await {
        let asked = say(&rig, "save the numbers of Ana and Bo").await;
        let line = "New contact: Ana Ruiz · ana@example.org · +34 600 000 000 · --04-12; Bo Li · 555 0100 (2)";
        assert!(asked.contains(&format!("• {line}\n")), "{asked}");
        assert!(names(&rig).await.is_empty());
        assert_eq!(say(&rig, "yes").await, format!("Done: {line}"));
        assert_eq!(names(&rig).await, ["Ana Ruiz", "Bo Li"]);
        assert!(say(&rig, "undo").await.starts_with("Undone: New contact: Ana Ruiz"));
        assert!(names(&rig).await.is_empty());
    }
}

#[tokio::test]
async fn changes_and_deletions_go_back_as_one_where_nothing_newer_stands() {
    for (rig, _) in with(&[]).await {
        let ana = rig.engine.add_contact(&rig.user, serde_json::from_value(ana()).unwrap()).await.unwrap();
        let bo = rig.engine.add_contact(&rig.user, card("Bo")).await.unwrap();
        let changes = json!({"changes": [
            {"id": ana.id, "phones": ["+34 600 111 111"], "emails": [], "birthday": "1985-04-12"},
            {"id": bo.id, "name": "Bo Li", "note": "Neighbour"},
        ]});
        let script =
            vec![calling("update_contact", changes), calling("delete_contact", json!({"ids": [ana.id, bo.id]}))];
        let rig = rig.with_model(Arc::new(Scripted::new(script)));
        let asked = say(&rig, "Ana has a new number").await;
        let line = "Change contact: Ana Ruiz → –ana@example.org · –+34 600 000 000 · +34 600 111 111 · 1985-04-12; \
                    Bo → Bo Li · Neighbour (2)";
        assert!(asked.contains(line), "{asked}");
        assert_eq!(say(&rig, "yes").await, format!("Done: {line}"));
        let stand = contacts(&rig).await;
        assert_eq!((stand[0].card.phones.as_slice(), stand[0].version), (&["+34 600 111 111".to_owned()][..], 2));
        assert!(stand[0].card.emails.is_empty() && stand[1].card.note.as_deref() == Some("Neighbour"));

        say(&rig, "delete both contacts").await;
        let deleted = say(&rig, "yes").await;
        assert_eq!(deleted, "Contact deleted: Ana Ruiz · +34 600 111 111; Bo Li (2)");
        assert!(names(&rig).await.is_empty());
        assert!(say(&rig, "undo").await.starts_with("Undone: "));
        assert_eq!(
            contacts(&rig).await.iter().map(|one| &one.card).collect::<Vec<_>>(),
            [&stand[0].card, &stand[1].card]
        );
        assert_eq!(contacts(&rig).await[0].id, ana.id, "the same one");

        // The change before that goes back too, unless somebody changed one of them since.
        rig.engine.change_contact(&rig.user, bo.id, card("Bo Li Chen"), None).await.unwrap();
        let left = say(&rig, "undo").await;
        assert!(left.contains("Bo Li"), "{left}");
        assert_eq!(names(&rig).await, ["Ana Ruiz", "Bo Li Chen"]);
        rig.engine.change_contact(&rig.user, bo.id, stand[1].card.clone(), None).await.unwrap();
        assert!(say(&rig, "undo").await.starts_with("Undone: "));
        let back = contacts(&rig).await;
        assert_eq!((&back[0].card, &back[1].card), (&ana.card, &bo.card));
    }
}

#[tokio::test]
async fn a_batch_of_200_is_one_question_done_whole_or_not_at_all() {
    let many: Vec<Value> = (0..200).map(|n| json!({"name": format!("P {n:03}")})).collect();
    let mut wrong = many.clone();
    wrong[199] = json!({"name": "", "note": "nobody"});
    let too_many = [many.clone(), vec![ana()]].concat();
    let script = vec![
        calling("create_contact", json!({"contacts": wrong})),
        words("One of them has no name."),
        calling("create_contact", json!({"contacts": too_many})),
        words("Too many."),
        calling("create_contact", json!({"contacts": many})),
    ];
    for (rig, model) in with(&script).await {
        say(&rig, "import these contacts").await;
        let error = |model: &Scripted| model.requests().last().unwrap().results().last().unwrap().content.clone();
        assert!(error(&model)["message"].as_str().unwrap().starts_with("name: is empty"), "{}", error(&model));
        say(&rig, "and now with Ana").await;
        assert_eq!(error(&model)["status"], "error");
        say(&rig, "without").await;
        let waiting = pending(&rig).await;
        assert_eq!(waiting.len(), 1);
        assert!(waiting[0].summary.ends_with("; P 009 … (200)"), "{}", waiting[0].summary);
        // Not all of it was shown: a yes in the chat does not reach it.
        say(&rig, "yes").await;
        assert!(names(&rig).await.is_empty());
        rig.engine.approve(rig.user.clone(), waiting[0].id, waiting[0].arguments_hash.clone()).await.unwrap();
        assert_eq!(names(&rig).await.len(), 200);
        let deed = rig.engine.deeds(&rig.user).await.unwrap().remove(0);
        rig.engine.undo(&rig.user, deed.id).await.unwrap();
        assert!(names(&rig).await.is_empty());
    }
}

#[tokio::test]
async fn what_is_found_says_how_much_was_looked_through() {
    for desk in Desk::each().await {
        let people: Vec<Value> = (0..60).map(|n| json!({"name": format!("Ruiz {n:02}"), "note": "x"})).collect();
        desk.run("create_contact", json!({"contacts": people})).await.unwrap();
        desk.run("create_contact", json!({"contacts": [ana()]})).await.unwrap();
        let found = desk.run("search_contacts", json!({"query": "ANA ruiz"})).await.unwrap().content;
        assert_eq!(
            (found["items"].as_array().unwrap().len(), &found["searched"], &found["more"]),
            (1, &json!(61), &json!(false))
        );
        assert_eq!(found["items"][0]["phones"], json!(["+34 600 000 000"]));
        let many = desk.run("search_contacts", json!({"query": "ruiz"})).await.unwrap().content;
        assert_eq!((many["items"].as_array().unwrap().len(), &many["more"]), (20, &json!(true)));
        assert_eq!((&many["items"][1]["more_in"], &many["items"][1]["note"]), (&json!("get_contact"), &Value::Null));
        let whole = desk.run("get_contact", json!({"id": found["items"][0]["id"]})).await.unwrap().content;
        assert_eq!((&whole["items"][0]["birthday"], &whole["items"][0]["version"]), (&json!("--04-12"), &json!(1)));
        let first = desk.run("list_contacts", json!({})).await.unwrap().content;
        let next = desk.run("list_contacts", json!({"after": first["next"]})).await.unwrap().content;
        assert_eq!((first["items"].as_array().unwrap().len(), next["items"].as_array().unwrap().len()), (50, 11));
        assert_eq!((&next["next"], &next["of"]), (&Value::Null, &json!(61)));
        assert_eq!(first["items"][0]["name"], "Ana Ruiz");
    }
}

#[tokio::test]
async fn what_does_not_fit_is_named_and_another_s_contact_is_not_there() {
    for desk in Desk::each().await {
        let made = desk.run("create_contact", json!({"contacts": [ana()]})).await.unwrap();
        let id = made.content["ids"][0].clone();
        let nobody = CardId::derived(b"nobody");
        for (tool, arguments, said) in [
            ("create_contact", json!({"contacts": []}), "contacts"),
            (
                "create_contact",
                json!({"contacts": [{"name": "X", "emails": ["x"]}]}),
                "emails: \"x\" is no mail address",
            ),
            ("create_contact", json!({"contacts": [{"name": "X", "birthday": "--13-01"}]}), "is no day"),
            ("create_contact", json!({"contacts": [{"nam": "X"}]}), "nam"),
            ("update_contact", json!({"changes": [{"id": id, "name": "Ana Ruiz"}]}), "Ana Ruiz is so already"),
            ("update_contact", json!({"changes": [{"id": id, "name": "A"}, {"id": id, "name": "B"}]}), "twice"),
            ("update_contact", json!({"changes": [{"id": id, "birthday": "soon"}]}), "birthday"),
            ("update_contact", json!({"changes": [{"id": "con_1"}]}), "is no contact's id"),
            ("delete_contact", json!({"ids": [nobody]}), "there is no contact"),
            ("get_contact", json!({"id": nobody}), "there is no contact"),
            ("list_contacts", json!({"after": "x"}), "after: is no place"),
            ("search_contacts", json!({"query": ""}), "query"),
        ] {
            let problem = desk.run(tool, arguments.clone()).await.unwrap_err();
            assert!(problem.contains(said), "{tool} {arguments}: {problem}");
            assert_eq!(desk.preview(tool, arguments).await.unwrap_err(), problem);
        }
        let stranger = desk.stranger().await;
        for (tool, arguments) in [
            ("get_contact", json!({"id": id})),
            ("update_contact", json!({"changes": [{"id": id, "name": "Mine"}]})),
            ("delete_contact", json!({"ids": [id]})),
        ] {
            assert!(stranger.run(tool, arguments).await.unwrap_err().contains("there is no contact"));
        }
        assert_eq!(stranger.run("search_contacts", json!({"query": "ana"})).await.unwrap().content["searched"], 0);
    }
}

#[tokio::test]
async fn what_others_wrote_into_a_contact_stays_marked() {
    for mut desk in Desk::each().await {
        desk.context.outside = true;
        desk.run("create_contact", json!({"contacts": [ana()]})).await.unwrap();
        let found = desk.run("search_contacts", json!({"query": "ana"})).await.unwrap().content;
        assert_eq!(found["outside"], true);
    }
}

#[tokio::test]
async fn by_hand_a_contact_is_changed_over_the_version_that_was_seen() {
    for (rig, _) in with(&[]).await {
        let (engine, user) = (&rig.engine, &rig.user);
        let made = engine.add_contact(user, card(" Ana ")).await.unwrap();
        let changed = engine.change_contact(user, made.id, card("Ana Ruiz"), Some(1)).await.unwrap();
        assert_eq!((changed.version, changed.card.name.as_str()), (2, "Ana Ruiz"));
        let late = engine.change_contact(user, made.id, card("Anna"), Some(1)).await;
        assert!(matches!(late, Err(Error::Conflict(_))), "{late:?}");
        assert_eq!(
            engine.change_contact(user, made.id, card("Ana Ruiz"), None).await.unwrap().version,
            2,
            "nothing changed"
        );
        engine.delete_contact(user, made.id).await.unwrap();
        assert!(matches!(engine.delete_contact(user, made.id).await, Err(Error::NotFound(_))));
    }
}

#[tokio::test]
async fn a_rule_lets_contacts_be_kept_without_asking() {
    for (rig, _) in with(&[calling("create_contact", json!({"contacts": [ana()]}))]).await {
        rig.engine.set_policy(&rig.user, Policy([(ActionClass::ContactChange, Rule::Auto)].into())).await.unwrap();
        assert!(say(&rig, "keep Ana's number").await.starts_with("Done: New contact: Ana Ruiz"));
        assert_eq!(names(&rig).await, ["Ana Ruiz"]);
    }
}
