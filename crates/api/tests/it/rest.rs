//! The rest of the interface, as a person goes through it.

use axum::body::Body;
use axum::http::{Method, Request, StatusCode, header};
use domain::{DeadLetter, DeadLetterId, MessageId};
use futures_util::FutureExt;
use serde_json::{Value, json};

use crate::rig::{PUBLIC_URL, Rig};

fn texts(page: &Value) -> Vec<&str> {
    page["items"].as_array().unwrap().iter().map(|one| one["text"].as_str().unwrap()).collect()
}

#[tokio::test]
async fn a_message_is_taken_in_once() {
    for rig in Rig::each().await {
        let first = rig.say("7", "good morning").await;
        assert_eq!((&first["client_id"], &first["duplicate"]), (&json!("7"), &json!(false)));
        assert_eq!((&first["conversation_id"], &first["seq"]), (&json!(rig.chat.id), &json!(1)));
        let mut again = rig.say("7", "good evening").await;
        assert_eq!(again["duplicate"].take(), json!(true));
        again["duplicate"] = json!(false);
        assert_eq!(again, first, "the same answer");
        let messages = rig.get(&format!("/v1/conversations/{}/messages", rig.chat.id)).await.ok();
        assert_eq!(texts(&messages), ["good morning"]);
    }
}

#[tokio::test]
async fn messages_come_by_pages_from_the_newest_back() {
    for rig in Rig::each().await {
        for number in 1..=5 {
            rig.say(&number.to_string(), &format!("message {number}")).await;
        }
        let path = format!("/v1/conversations/{}/messages?limit=2", rig.chat.id);
        let newest = rig.get(&path).await.ok();
        assert_eq!((texts(&newest), &newest["more"]), (vec!["message 4", "message 5"], &json!(true)));
        let older = rig.get(&format!("{path}&before={}", newest["items"][0]["seq"])).await.ok();
        assert_eq!((texts(&older), &older["more"]), (vec!["message 2", "message 3"], &json!(true)));
        let oldest = rig.get(&format!("{path}&before={}", older["items"][0]["seq"])).await.ok();
        assert_eq!((texts(&oldest), &oldest["more"]), (vec!["message 1"], &json!(false)));
    }
}

#[tokio::test]
async fn conversations_are_made_renamed_and_deleted() {
    for rig in Rig::each().await {
        let made = rig.post("/v1/conversations", json!({"title": "Family", "role": "source"})).await;
        assert_eq!(made.status, StatusCode::CREATED);
        let made = made.json();
        let path = format!("/v1/conversations/{}", made["id"].as_str().unwrap());
        let renamed = rig.call(Method::PATCH, &path, json!({"title": "The family"})).await.ok();
        assert_eq!(renamed["title"], "The family");
        let listed = rig.get("/v1/conversations").await.ok();
        assert!(listed["items"].as_array().unwrap().contains(&renamed), "{listed}");

        let message = json!({"client_id": "1", "text": "dinner?", "conversation_id": made["id"], "from": "Ana",
            "sent_at": "2026-11-20T18:00:00Z"});
        rig.post("/v1/messages", message).await.ok();
        let said = rig.get(&format!("{path}/messages")).await.ok();
        let said = &said["items"][0];
        assert_eq!((&said["sender"], &said["sender_name"]), (&json!("contact"), &json!("Ana")));
        assert_eq!(said["sent_at"], "2026-11-20T18:00:00Z");

        assert_eq!(rig.call(Method::DELETE, &path, json!({})).await.status, StatusCode::NO_CONTENT);
        assert_eq!(rig.call(Method::DELETE, &path, json!({})).await.code(), "not_found");
        assert_eq!(rig.get(&format!("{path}/messages")).await.code(), "not_found");
        assert_eq!(rig.get("/v1/conversations").await.ok()["items"].as_array().unwrap().len(), 1);
    }
}

#[tokio::test]
async fn settings_are_changed() {
    for rig in Rig::each().await {
        let change = json!({"zone": "America/New_York", "language": "es-ES"});
        let user = rig.call(Method::PATCH, "/v1/me", change).await.ok();
        assert_eq!(
            (&user["zone"], &user["language"], &user["name"]),
            (&json!("America/New_York"), &json!("es"), &json!("Ines"))
        );
        assert_eq!(rig.get("/v1/me").await.ok()["user"], user);

        let rules = json!({"event_create": "auto", "event_cancel": "never"});
        let workspace = rig.call(Method::PUT, "/v1/policy", rules.clone()).await.ok();
        assert_eq!(workspace["policy"], rules);
        assert_eq!(rig.get("/v1/me").await.ok()["workspace"], workspace);
    }
}

#[tokio::test]
async fn a_member_does_not_write_the_workspace_s_rules() {
    let rig = &Rig::each().await[0];
    let (_, secret) = rig.colleague().await;
    let request = Request::put("/v1/policy")
        .header(header::AUTHORIZATION, format!("Bearer {secret}"))
        .header(header::CONTENT_TYPE, "application/json")
        .body(Body::from(json!({"event_create": "auto"}).to_string()));
    assert_eq!(rig.send(request.unwrap()).await.code(), "not_found");
    assert_eq!(rig.get("/v1/me").await.ok()["workspace"]["policy"], json!({}));
}

#[tokio::test]
async fn the_agenda_by_days_and_by_hand() {
    for rig in Rig::each().await {
        let (event, reminder) = rig.approved().await;
        let agenda = rig.get("/v1/agenda").await.ok();
        assert_eq!((&agenda["from"], &agenda["to"]), (&json!("2026-11-23"), &json!("2026-12-23")));
        let count = async |path: &str| rig.get(path).await.ok()["items"].as_array().unwrap().len();
        assert_eq!(count("/v1/agenda?from=2026-11-27&to=2026-11-27").await, 2, "both ends are included");
        assert_eq!(count("/v1/agenda?from=2026-11-24&to=2026-11-26").await, 0);
        assert_eq!(count("/v1/today").await, 0);
        rig.clock.set("2026-11-26T23:00:00Z".parse().unwrap());
        assert_eq!(count("/v1/today").await, 2, "it is Friday in Madrid");

        let path = |thing: &Value, what: &str| {
            format!("/v1/{}s/{}/{what}", thing["kind"].as_str().unwrap(), thing["id"].as_str().unwrap())
        };
        let done = rig.post(&path(&reminder, "complete"), json!({})).await.ok();
        assert_eq!(done["state"], "completed");
        assert_eq!(rig.post(&path(&reminder, "dismiss"), json!({})).await.code(), "conflict");
        let seq = rig.engine.conversation(&rig.user, None).await.unwrap().seq;
        let cancelled = rig.post(&path(&event, "cancel"), json!({})).await.ok();
        assert_eq!(cancelled["state"], "cancelled");
        assert_eq!(rig.post(&path(&event, "cancel"), json!({})).await.code(), "conflict");
        assert_eq!(count("/v1/today").await, 0);
        let now = rig.engine.conversation(&rig.user, None).await.unwrap().seq;
        assert_eq!(now, seq + 1, "those who watch are told of the event; its reminder was closed before");
    }
}

#[tokio::test]
async fn an_event_is_moved_by_hand_and_back() {
    for rig in Rig::each().await {
        let (event, _) = rig.approved().await;
        let path = format!("/v1/events/{}", event["id"].as_str().unwrap());
        let details = rig.get(&path).await.ok();
        assert_eq!((&details["event"]["version"], &details["guests"]), (&json!(0), &json!([])));
        assert_eq!(details["calendar_id"], Value::Null);

        let to = json!({"starts_at": "2026-11-28T08:30:00Z", "ends_at": "2026-11-28T10:00:00Z", "version": 0});
        let moved = rig.post(&format!("{path}/move"), to.clone()).await.ok();
        assert_eq!((&moved["starts_at"], &moved["version"]), (&json!("2026-11-28T08:30:00Z"), &json!(1)));
        let reminder = &rig.get("/v1/agenda").await.ok()["items"][0];
        assert_eq!(reminder["due_at"], "2026-11-28T07:30:00Z", "an hour before, as it was");
        // Changed since: nobody is overwritten.
        assert_eq!(rig.post(&format!("{path}/move"), to).await.code(), "conflict");
        let back = json!({"starts_at": event["starts_at"], "ends_at": event["ends_at"], "version": 1});
        let back = rig.post(&format!("{path}/move"), back).await.ok();
        assert_eq!((&back["starts_at"], &back["ends_at"]), (&event["starts_at"], &event["ends_at"]));

        for wrong in [
            json!({"starts_at": "2026-11-28T08:30:00Z", "ends_at": "2026-11-28T08:30:00Z"}),
            json!({"starts_at": "2026-11-28T08:30:00Z", "ends_at": "2028-11-28T08:30:00Z"}),
            json!({"starts_at": "2026-11-28T08:30:00Z", "ends_at": "2026-11-28T09:30:00Z", "of": event["starts_at"]}),
            json!({"starts_at": "8:30", "ends_at": "9:30"}),
        ] {
            assert_eq!(rig.post(&format!("{path}/move"), wrong.clone()).await.code(), "invalid_input", "{wrong}");
        }
        // No further than an event can be made.
        for year in ["0001", "1999", "2101", "9999"] {
            let far =
                json!({"starts_at": format!("{year}-11-28T08:30:00Z"), "ends_at": format!("{year}-11-28T10:00:00Z")});
            let refused = rig.post(&format!("{path}/move"), far).await;
            assert_eq!(refused.code(), "invalid_input", "{year}");
            assert!(
                refused.detail().ends_with("starts_at: lies outside the years 2000 to 2100"),
                "{}",
                refused.detail()
            );
        }
        rig.post(&format!("{path}/cancel"), json!({})).await.ok();
        let late = json!({"starts_at": "2026-11-28T08:30:00Z", "ends_at": "2026-11-28T10:00:00Z"});
        assert_eq!(rig.post(&format!("{path}/move"), late).await.code(), "conflict");
        let none = rig.get("/v1/events/evt_0190f5d0000070008000000000000000").await;
        assert_eq!(none.status, StatusCode::NOT_FOUND);
    }
}

#[tokio::test]
async fn an_event_is_named_anew_by_hand_and_back() {
    for rig in Rig::each().await {
        let (event, _) = rig.approved().await;
        let path = format!("/v1/events/{}", event["id"].as_str().unwrap());
        let edit = async |body: Value| rig.call(Method::PATCH, &path, body).await;
        let words = json!({"title": " Lunch  with Eva ", "place": "Casa Paco", "version": 0});
        let named = edit(words.clone()).await.ok();
        assert_eq!((&named["title"], &named["place"]), (&json!("Lunch with Eva"), &json!("Casa Paco")));
        assert_eq!((&named["starts_at"], &named["version"]), (&event["starts_at"], &json!(1)), "its times stay");
        let reminder = &rig.get("/v1/agenda").await.ok()["items"][0];
        assert_eq!((&reminder["kind"], &reminder["title"]), (&json!("reminder"), &json!("Lunch with Eva")));
        assert_eq!(edit(words).await.code(), "conflict", "changed since");

        let later = json!({"place": "", "starts_at": "2026-11-28T08:30:00Z", "ends_at": "2026-11-28T10:00:00Z"});
        let moved = edit(later).await.ok();
        assert_eq!((&moved["place"], &moved["title"]), (&Value::Null, &json!("Lunch with Eva")));
        assert_eq!((&moved["starts_at"], &moved["version"]), (&json!("2026-11-28T08:30:00Z"), &json!(2)));
        let back = rig.post(&format!("/v1/undo/{}", moved["undo"].as_str().unwrap()), json!({})).await;
        assert_eq!(back.status, StatusCode::OK);
        let stands = &rig.get(&path).await.ok()["event"];
        assert_eq!((&stands["place"], &stands["starts_at"]), (&json!("Casa Paco"), &event["starts_at"]));

        for (wrong, field) in [
            (json!({"title": " "}), "title: "),
            (json!({"title": "x".repeat(201)}), "title: "),
            (json!({"place": "x".repeat(201)}), "place: "),
            (json!({"starts_at": "2026-11-28T08:30:00Z"}), "ends_at: goes with"),
            (json!({"starts_at": "2026-11-28T08:30:00Z", "ends_at": "2026-11-28T08:30:00Z"}), "ends_at: must lie"),
            (json!({"title": "x", "of": event["starts_at"]}), "of: the event does not repeat"),
            (json!({"state": "cancelled"}), "state: there is no such field"),
        ] {
            let answer = edit(wrong.clone()).await;
            assert_eq!(answer.code(), "invalid_input", "{wrong}");
            assert!(answer.detail().starts_with(field), "{}", answer.detail());
        }
    }
}

#[tokio::test]
async fn the_feed_is_read_by_its_link_until_there_is_a_new_one() {
    for rig in Rig::each().await {
        rig.approved().await;
        assert_eq!(rig.get("/v1/feed").await.code(), "not_found");
        let made = rig.post("/v1/feed", json!({})).await;
        assert_eq!(made.status, StatusCode::CREATED);
        let url = made.json()["url"].as_str().unwrap().to_owned();
        assert_eq!(rig.get("/v1/feed").await.ok(), json!({"created_at": rig.engine.env.now()}));

        let read = async |url: &str| {
            let path = url.strip_prefix(PUBLIC_URL).unwrap();
            rig.send(Request::get(path).body(Body::empty()).unwrap()).await
        };
        let feed = read(&url).await;
        assert_eq!(feed.header(header::CONTENT_TYPE), "text/calendar; charset=utf-8");
        assert!(feed.text().starts_with("BEGIN:VCALENDAR\r\n") && feed.text().contains("LOCATION:Casa Lucio"));

        let newer = rig.post("/v1/feed", json!({})).await.ok()["url"].as_str().unwrap().to_owned();
        assert_eq!(read(&url).await.code(), "not_found");
        assert_eq!(read(&newer).await.status, StatusCode::OK);
        assert_eq!(rig.call(Method::DELETE, "/v1/feed", json!({})).await.status, StatusCode::NO_CONTENT);
        assert_eq!(read(&newer).await.code(), "not_found");
        assert_eq!(
            read(&format!("{PUBLIC_URL}/feeds/{}.ics", rig.secret)).await.code(),
            "not_found",
            "a login is no feed"
        );
    }
}

#[tokio::test]
async fn a_turn_s_record_holds_its_steps() {
    for rig in Rig::each().await {
        let proposal = rig.proposal().await;
        let id = proposal["turn_id"].as_str().unwrap();
        let record = rig.get(&format!("/v1/turns/{id}")).await.ok();
        assert_eq!((&record["turn"]["id"], &record["turn"]["state"]), (&json!(id), &json!("done")));
        let kinds: Vec<_> =
            record["steps"].as_array().unwrap().iter().map(|step| step["kind"].as_str().unwrap()).collect();
        assert_eq!(kinds[0], "context");
        assert!(kinds.contains(&"answer") && kinds.contains(&"result"), "{kinds:?}");
    }
}

#[tokio::test]
async fn the_tries_of_a_message_are_shown() {
    for rig in Rig::each().await {
        rig.say("1", "hello").await;
        rig.settle().await;
        let messages = rig.get(&format!("/v1/conversations/{}/messages", rig.chat.id)).await.ok();
        let [theirs, ours] = [0, 1].map(|n| messages["items"][n]["id"].as_str().unwrap().to_owned());
        let tries = rig.get(&format!("/v1/messages/{ours}/attempts")).await.ok();
        let [one] = &tries["items"].as_array().unwrap()[..] else { panic!("{tries}") };
        assert_eq!((&one["number"], &one["outcome"], &one["cause"]), (&json!(1), &json!("delivered"), &Value::Null));
        assert_eq!(one["channel_id"], json!(rig.chat.channel_id));
        assert_eq!(rig.get(&format!("/v1/messages/{theirs}/attempts")).await.ok()["items"], json!([]));
    }
}

#[tokio::test]
async fn an_order_of_channels_is_kept() {
    for rig in Rig::each().await {
        let before = rig.get("/v1/reach").await.ok();
        assert_eq!((&before["channels"], &before["patience_minutes"]), (&json!([]), &json!(10)));
        assert_eq!(before["places"][0]["channel_id"], json!(rig.chat.channel_id));
        assert_eq!((&before["places"][0]["platform"], &before["places"][0]["able"]), (&json!("web"), &json!(true)));
        let order = json!({"channels": [rig.chat.channel_id], "patience_minutes": 30});
        assert_eq!(rig.call(Method::PUT, "/v1/reach", order.clone()).await.ok(), order);
        let after = rig.get("/v1/reach").await.ok();
        assert_eq!((&after["channels"], &after["patience_minutes"]), (&order["channels"], &json!(30)));
        let nobodys = domain::ChannelId::derived(b"nobody's");
        for wrong in [json!({"channels": [nobodys]}), json!({"channels": [], "patience_minutes": 0}), json!({})] {
            let refused = rig.call(Method::PUT, "/v1/reach", wrong.clone()).await;
            assert_eq!(refused.code(), "invalid_input", "{wrong}");
        }
        assert_eq!(rig.get("/v1/reach").await.ok(), after);
    }
}

#[tokio::test]
async fn dead_letters_are_listed_and_replayed_once() {
    for rig in Rig::each().await {
        let mut letters = Vec::new();
        for number in 0..3 {
            let said = rig.say(&number.to_string(), "hello").await;
            rig.settle().await;
            let letter = DeadLetter {
                id: rig.engine.env.id(DeadLetterId::new),
                workspace_id: rig.user.workspace_id,
                conversation_id: rig.chat.id,
                message_id: said["message_id"].as_str().unwrap().parse::<MessageId>().unwrap(),
                cause: "a test".into(),
                attempts: 8,
                created_at: rig.engine.env.now(),
                replayed_at: None,
            };
            letters.push(letter.id.to_string());
            let write = rig.engine.store.write::<_, store::Error, _>(move |tx| {
                async move { tx.execute_all(vec![store::dead_letters::insert(&letter)]).await }.boxed()
            });
            write.await.unwrap();
        }
        letters.reverse();
        let first = rig.get("/v1/dead-letters?limit=2").await.ok();
        let ids = |page: &Value| {
            page["items"]
                .as_array()
                .unwrap()
                .iter()
                .map(|one| one["id"].as_str().unwrap().to_owned())
                .collect::<Vec<_>>()
        };
        assert_eq!((ids(&first), &first["more"]), (letters[..2].to_vec(), &json!(true)));
        let rest = rig.get(&format!("/v1/dead-letters?limit=2&before={}", letters[1])).await.ok();
        assert_eq!((ids(&rest), &rest["more"]), (letters[2..].to_vec(), &json!(false)));

        let health = rig.get("/v1/health").await.ok();
        assert_eq!((&health["status"], &health["dead_letters"]), (&json!("degraded"), &json!(3)));
        assert_eq!(health["issues"], json!(["3 messages were given up; see the dead letters."]));

        let replay = format!("/v1/dead-letters/{}/replay", letters[0]);
        let replayed = rig.post(&replay, json!({})).await;
        assert_eq!((replayed.status, replayed.json()["replayed_at"].is_string()), (StatusCode::ACCEPTED, true));
        assert_eq!(rig.post(&replay, json!({})).await.code(), "conflict");
        assert_eq!(rig.get("/v1/health").await.ok()["inbox_depth"], 1);
        rig.settle().await;
        assert_eq!(rig.get("/v1/health").await.ok()["inbox_depth"], 0);
    }
}

#[tokio::test]
async fn health_counts_what_waits() {
    for rig in Rig::each().await {
        let quiet = rig.get("/v1/health").await.ok();
        assert_eq!(
            quiet,
            json!({"status": "ok", "lanes": {"ready": 0, "running": 0, "oldest_seconds": null}, "inbox_depth": 0,
            "outbox": {"pending": 0, "uncertain": 0, "held": 0}, "dead_letters": 0,
            "need_person": {"channels": 0, "accounts": 0}, "sockets": 0, "models": [], "issues": []})
        );
        rig.say("1", "hello").await;
        rig.clock.advance(jiff::SignedDuration::from_secs(61));
        let waiting = rig.get("/v1/health").await.ok();
        assert_eq!((&waiting["lanes"]["ready"], &waiting["inbox_depth"]), (&json!(1), &json!(1)));
        assert_eq!(waiting["status"], "degraded");
        assert!(waiting["issues"][0].as_str().unwrap().starts_with("The oldest message has waited for "));
    }
}

#[tokio::test]
async fn the_times_in_a_text_are_shown_in_ones_own_zone_and_nothing_is_kept() {
    for rig in Rig::each().await {
        let body = json!({"text": "¿comemos el viernes a las 14:00?", "at": "2026-11-19T09:00:00Z"});
        let answer = rig.post("/v1/when", body).await.ok();
        assert_eq!(answer["zone"], json!("Europe/Madrid"));
        let time = &answer["found"][0];
        assert_eq!(time["text"], json!("viernes a las 14:00"));
        assert_eq!((&time["kind"], &time["value"]), (&json!("date_time"), &json!("2026-11-20T14:00:00+01:00")));
        assert_eq!(rig.post("/v1/when", json!({"text": "nothing"})).await.ok()["found"], json!([]));
        let wrong = rig.post("/v1/when", json!({"text": "", "languages": ["zz"]})).await;
        assert!(wrong.detail().starts_with("languages: "), "{}", wrong.detail());
        let long = rig.post("/v1/when", json!({"text": "a".repeat(65_537)})).await;
        assert!(long.detail().starts_with("text: "), "{}", long.detail());
    }
}
