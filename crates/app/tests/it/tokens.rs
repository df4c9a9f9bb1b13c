//! What a request costs before anything is answered, by a real tokenizer.

use std::collections::BTreeSet;
use std::sync::Arc;
use std::time::Duration;

use channels::Channel;
use channels::web::Web;
use domain::{Env, Incoming, ManualClock, Sender, SystemEntropy};
use engine::tools::Registry;
use engine::{Engine, NewAccount, Settings};
use futures_util::FutureExt;
use models::contract::chat;
use models::prompt::{Prompt, described};
use models::scripted::Scripted;
use models::{Answer, Memory, Purpose};
use serde_json::{Value, json};

/// Tokens of one question, instructions, tools and all; a provider adds about four for each message.
fn tokens(prompt: &Prompt) -> usize {
    let count = |text: &str| tiktoken_rs::o200k_base_singleton().encode_ordinary(text).len() + 4;
    let tools: Vec<Value> = prompt.tools.iter().map(|tool| serde_json::json!(tool)).collect();
    let tools: usize = tools.iter().map(|tool| count(&tool.to_string())).sum();
    count(&prompt.system)
        + tools
        + prompt.turns.iter().flat_map(models::prompt::Turn::texts).map(|text| count(&text)).sum::<usize>()
}

#[test]
fn a_request_is_at_most_800_tokens() {
    let tools = Registry::standard().of_use(Purpose::Chat, &Memory::default()).beside_mail().specs();
    let text = "Send an e-mail to ana@example.org about the lunch on Friday at one";
    let request = chat(text, tools);
    let prompt = Prompt::of(&request);
    let asked = tokens(&prompt);
    // What such an answer takes: a call with its arguments.
    let arguments = json!({"title": "E-mail to ana@example.org about the lunch on Friday", "due": "2026-11-23T10:00"});
    let answer = tiktoken_rs::o200k_base_singleton().encode_ordinary(&arguments.to_string()).len() + 10;
    assert!(asked + answer <= 800, "{asked} tokens asked and {answer} answered");
}

/// A conversation that is only read costs more, because every call gives its reasons; still less than twice.
#[test]
fn a_detection_is_at_most_1200_tokens() {
    let tools = Registry::standard().of_use(Purpose::Detect, &Memory::default()).beside_mail().specs();
    let mut request = chat("Shall we have lunch on Friday at one?", tools);
    request.purpose = Purpose::Detect;
    let asked = tokens(&Prompt::of(&request));
    assert!(asked <= 1_200, "{asked} tokens");
}

/// The short words of `prompts/tools.v1.toml` are about arguments that there are.
#[test]
fn the_words_about_tools_are_about_our_tools() {
    let specs = Registry::standard().specs();
    for (tool, arguments) in described() {
        let spec = specs.iter().find(|spec| spec.name == tool).unwrap_or_else(|| panic!("there is no tool {tool}"));
        let known: BTreeSet<&str> =
            spec.parameters["properties"].as_object().unwrap().keys().map(String::as_str).collect();
        let wrong: Vec<_> = arguments.into_iter().filter(|argument| !known.contains(argument)).collect();
        assert!(wrong.is_empty(), "{tool} has no {wrong:?}");
    }
}

/// What a reservation holds: whatever somebody writes, no tokenizer makes more of it than we count by its bytes.
#[test]
fn a_prompts_bytes_bound_its_tokens() {
    let mut random = 1_u64;
    let mut letters = |alphabet: &str| -> String {
        let alphabet: Vec<char> = alphabet.chars().collect();
        (0..3_000)
            .map(|_| {
                random = random.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
                alphabet[(random >> 33) as usize % alphabet.len()]
            })
            .collect()
    };
    let texts = [
        "Lunch with Ana on Friday at 1pm at Casa Lucio, remind me an hour before. ".repeat(40),
        "¿Comemos el viernes a la una en Casa Lucio? Recuérdamelo una hora antes, por favor. ".repeat(40),
        "明天下午三点在办公室开会，请提前一小时提醒我。".repeat(40),
        "Встретимся завтра в семь у метро, не забудь билеты. ".repeat(40),
        letters("abcdefghijklmnopqrstuvwxyz"),
        letters("ABCDEFGHIJKLMNOPQRSTUVWXYZ"),
        letters("aBcDeFgHiJkLmNoPqRsTuVwXyZ "),
        letters("qxzjkvwQXZJKVW"),
        letters("a b c"),
        letters("0123456789abcdef"),
        letters("{}[]()<>\"':;,.!?@#$%^&*~`|\\/"),
        letters("🦀👩‍👩‍👧𝔘𒀱ꙮ\u{202e}"),
        letters("\n\t \u{0}\r"),
    ];
    for text in texts {
        let prompt = Prompt::of(&chat(&text, Registry::standard().specs()));
        let (real, most) = (tokens(&prompt), prompt.most_tokens());
        assert!(real <= most, "{real} tokens, {most} counted: {}", text.chars().take(40).collect::<String>());
    }
}

/// The whole request, from what is typed to what is proposed: the questions to a model, and their tokens.
#[tokio::test]
async fn a_request_takes_one_question_and_at_most_800_tokens() {
    let database = store::testing::sqlite().await;
    let call = models::ToolCall {
        id: "c".into(),
        name: "create_reminder".into(),
        arguments: json!({"title": "E-mail to ana@example.org about the lunch", "due": "2026-11-23T18:00"}),
        why: None,
    };
    let model = Arc::new(Scripted::new([Answer { calls: vec![call], ..Answer::default() }]));
    let settings = Settings { debounce: Duration::ZERO, ..Settings::default() };
    let channels = vec![Arc::new(Web) as Arc<dyn Channel>];
    let clock = Arc::new(ManualClock::new("2026-11-23T09:00:00Z".parse().unwrap()));
    let env = Env { clock, entropy: Arc::new(SystemEntropy) };
    let now = env.now();
    let engine = Engine::new(database.store.clone(), env, settings, model.clone(), channels, Registry::standard());
    let account = NewAccount {
        workspace: "Home".into(),
        name: "Ines".into(),
        zone: "Europe/Madrid".into(),
        language: "en".into(),
    };
    let user = engine.create_account(account).await.unwrap();
    let chat = engine.conversation(&user, None).await.unwrap();
    let incoming = Incoming {
        channel_id: chat.channel_id,
        chat_key: chat.chat_key.clone(),
        sender_key: String::new(),
        external_id: "1".into(),
        sender: Sender::User,
        sender_name: String::new(),
        text: "Send an e-mail to ana@example.org about the lunch on Friday at one".into(),
        sent_at: engine.env.now(),
    };
    engine.accept(&chat, incoming).await.unwrap();
    for lane in engine.claim(1, None).await.unwrap() {
        engine.run_lane(lane).await;
    }
    let pending = engine
        .store
        .read::<_, store::Error, _>(move |tx| {
            async move { store::proposals::pending_in(tx, chat.id, now).await }.boxed()
        })
        .await
        .unwrap();
    assert_eq!(pending.len(), 1);
    let asked: Vec<usize> = model.requests().iter().map(|request| tokens(&Prompt::of(request))).collect();
    let answered = tiktoken_rs::o200k_base_singleton().encode_ordinary(&pending[0].arguments.to_string()).len() + 10;
    assert_eq!(asked.len(), 1, "one question");
    assert!(asked[0] + answered <= 800, "{asked:?} tokens asked and {answered} answered");
}

#[test]
fn a_tool_is_told_of_where_it_is_spoken_of_and_always_where_it_has_no_words() {
    let registry = Registry::standard().of_use(Purpose::Chat, &Memory::default()).beside_mail();
    let told = |text: &str| -> BTreeSet<String> {
        Prompt::of(&chat(text, registry.specs())).tools.iter().map(|tool| tool.name.clone()).collect()
    };
    let quiet = told("Lunch with Ana");
    assert!(quiet.contains("create_event") && !quiet.contains("find_slots") && !quiet.contains("change_reminder"));
    for text in
        ["am I free?", "¿Cuándo estoy libre?", "quand suis-je libre ?", "Wann bin ich frei?", "quando estou livre?"]
    {
        assert!(told(text).contains("find_slots"), "{text}");
    }
    assert!(told("snoozed already?").contains("change_reminder"), "a word of four letters stands for its forms");
    assert!(!told("wherever the whole of it goes").contains("find_slots"));
    let ours: BTreeSet<String> = registry.specs().into_iter().map(|spec| spec.name.clone()).collect();
    for name in models::prompt::with_occasions().filter(|name| !name.ends_with("_mail") && !name.starts_with("read_")) {
        assert!(ours.contains(name), "there is no tool {name}");
    }
}
