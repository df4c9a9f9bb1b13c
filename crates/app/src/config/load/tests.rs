use std::sync::Arc;
use std::time::Duration;

use domain::ToolClass;
use secrecy::ExposeSecret;
use services::tools::{Terms, ToolSource};

use super::*;

fn from(toml: &str, env: &[(&str, &str)]) -> Result<Loaded, Problems> {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("attache.toml");
    std::fs::write(&file, toml).unwrap();
    load(Some(file), env.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())))
}

fn problems(toml: &str, env: &[(&str, &str)]) -> Vec<String> {
    from(toml, env).unwrap_err().0.iter().map(ToString::to_string).collect()
}

#[test]
fn the_defaults_hold_without_file_and_environment_and_are_the_engines_own() {
    let config = load(None, []).unwrap().config;
    assert_eq!(config.store.url.expose_secret(), "sqlite:data/attache.db");
    let (ours, theirs) = (config.engine.settings("node".into(), false), engine::Settings::default());
    assert_eq!(format!("{ours:?}"), format!("{theirs:?}"));
    assert_eq!((config.model.budget.caps(), config.model.ask_above.0), (theirs.caps, theirs.ask_above));
    assert_eq!(format!("{:?}", config.memory.memory()), format!("{:?}", theirs.memory));
}

#[test]
fn memory_is_set_and_bounded() {
    let config = from("[memory]\nwindow = 4", &[("ATTACHE_MEMORY_SESSION_IDLE", "30m")]).unwrap().config;
    assert_eq!((config.memory.window, config.memory.session_idle), (4, Duration::from_mins(30)));
    let wrong = problems("[memory]\nsession_messages = 1\nwindow = 1000\nsession_idle = \"1s\"", &[]);
    for key in ["memory.session_messages", "memory.window", "memory.session_idle"] {
        assert!(wrong.iter().any(|what| what.contains(key)), "{wrong:?}");
    }
}

#[test]
fn money_is_dollars_with_a_point() {
    let env = [("ATTACHE_MODEL_BUDGET_WORKSPACE", "2.50"), ("ATTACHE_MODEL_BUDGET_USER", "3")];
    let model = from("[model]\nask_above = \"0\"", &env).unwrap().config.model;
    let caps = model.budget.caps();
    assert_eq!((caps.workspace.micro_dollars, caps.user.micro_dollars), (2_500_000, 3_000_000));
    assert_eq!(model.ask_above.0, 0);
    let wrong = problems("[model.budget]\nworkspace = \"$2\"\nuser_tokens = -1", &[]);
    assert!(wrong.iter().any(|what| what.contains("model.budget.workspace") && what.contains("2.50")), "{wrong:?}");
    assert_eq!(wrong.len(), 2, "{wrong:?}");
}

#[test]
fn the_environment_overrules_the_file() {
    let toml = "[engine]\nturns = 3\nlease = \"9s\"\n[server]\nlisten = \"0.0.0.0:1\"";
    let config = from(toml, &[("ATTACHE_ENGINE_TURNS", "5"), ("HOME", "/")]).unwrap().config;
    assert_eq!((config.engine.turns, config.engine.lease), (5, Duration::from_secs(9)));
    assert_eq!(config.server.listen.port(), 1);
}

#[test]
fn a_variable_fills_a_text_even_where_it_looks_like_a_number() {
    let env = [("ATTACHE_LOG_LEVEL", "3"), ("ATTACHE_MODEL_DELAY", "20ms")];
    let config = from("", &env).unwrap().config;
    assert_eq!((config.log.level.as_str(), config.model.delay), ("3", Duration::from_millis(20)));
}

#[test]
fn everything_that_is_wrong_is_told_at_once_with_key_origin_shape_and_mend() {
    let toml = "[server]\nlisten = \"here\"\n[engine]\nturns = \"many\"\ndebounce = 3\nturn = 5\nrounds = 0\n[colour]\nred = 1";
    let all = problems(toml, &[("ATTACHE_ENGINE_LEASE", "ever"), ("ATTACHE_STORE_CONNECTIONS", "0")]);
    for wanted in [
        "server.listen",
        "engine.turns",
        "engine.debounce",
        "did you mean engine.turns?",
        "colour.red",
        "engine.lease (from ATTACHE_ENGINE_LEASE): \"ever\" is no length of time; write a number and a unit: 500ms",
        "store.connections (from ATTACHE_STORE_CONNECTIONS): 0 is out of bounds; write a whole number from 2 to 1000",
        "rounds",
    ] {
        assert!(all.iter().any(|one| one.contains(wanted)), "{wanted} is not in {all:#?}");
    }
    assert_eq!(all.len(), 8, "{all:#?}");
}

#[test]
fn a_section_that_is_a_value_and_a_value_that_is_a_section_are_refused() {
    assert!(problems("engine = 3", &[])[0].contains("engine"));
    assert!(problems("[engine.turns]\nmany = true", &[])[0].contains("engine.turns.many"));
}

#[test]
fn no_problem_repeats_the_address_of_the_database() {
    for all in [
        problems("[store]\nurl = \"mysql://me:hunter2@host/db\"", &[]),
        problems("", &[("ATTACHE_STORE_URL", "hunter2")]),
    ] {
        assert!(all[0].contains("store.url") && all[0].contains("postgres://"), "{all:?}");
        assert!(!all[0].contains("hunter2"), "{all:?}");
    }
}

#[test]
fn a_file_that_cannot_be_read_is_told() {
    let missing = load(Some("/nowhere/attache.toml".into()), []).unwrap_err().to_string();
    assert!(missing.contains("/nowhere/attache.toml") && missing.contains("cannot be read"), "{missing}");
    assert!(problems("[server\n", &[])[0].contains("is no TOML"));
}

#[test]
fn a_variable_that_is_almost_ours_is_told_but_stops_nothing() {
    let loaded = from("", &[("ATTACHE_SERVER_LISSTEN", "x"), ("ATTACHE_PORT_8080_TCP", "y")]).unwrap();
    let near = Some("ATTACHE_SERVER_LISTEN".to_owned());
    assert_eq!(loaded.origin.unknown_variables[0], ("ATTACHE_SERVER_LISSTEN".to_owned(), near));
    assert_eq!(loaded.origin.unknown_variables[1].1, None);
}

#[test]
fn a_bad_public_address_is_refused() {
    for url in ["attache.example", "ftp://a", "https://", "https://a/b", "https://a b", "https://u@h", "https://a?b"] {
        assert!(problems(&format!("[server]\npublic_url = {url:?}"), &[])[0].contains("server.public_url"), "{url}");
    }
    let server = from("[server]\npublic_url = \"https://a.example/\"", &[]).unwrap().config.server;
    assert_eq!(server.public_url("[::]:80".parse().unwrap()), "https://a.example");
    let server = from("", &[]).unwrap().config.server;
    assert_eq!(server.public_url("0.0.0.0:81".parse().unwrap()), "http://127.0.0.1:81");
    assert_eq!(server.public_url("[::1]:81".parse().unwrap()), "http://[::1]:81");
}

#[test]
fn proxies_are_a_list_and_a_bad_one_is_named() {
    let proxies = |toml: &str, env: &[(&str, &str)]| from(toml, env).unwrap().config.server.trusted_proxies;
    assert_eq!(proxies("", &[]), []);
    let listed = proxies("[server]\ntrusted_proxies = [\"10.0.0.2\", \"fd00::/8\"]", &[]);
    let variable = |text| proxies("", &[("ATTACHE_SERVER_TRUSTED_PROXIES", text)]);
    assert_eq!(listed, ["10.0.0.2".parse().unwrap(), "fd00::/8".parse().unwrap()]);
    assert_eq!((variable("10.0.0.2, fd00::/8"), variable("")), (listed, vec![]));
    for bad in ["[\"10.0.0.2\", \"10.0.0/8\"]", "\"10.0.0/8\""] {
        let all = problems(&format!("[server]\ntrusted_proxies = {bad}"), &[]);
        assert!(all[0].contains("server.trusted_proxies") && all[0].contains("\"10.0.0/8\" is no address"), "{all:?}");
    }
    for bad in ["5", "[5]", "{a = 5}"] {
        let all = problems(&format!("[server]\ntrusted_proxies = {bad}"), &[]);
        assert!(all[0].contains("server.trusted_proxies"), "{all:?}");
    }
}

/// Every key has a variable, named after it; but none may name a program to run.
#[test]
fn variables_are_named_after_their_keys() {
    for key in keys().iter().filter(|key| key.path != "tools.sources") {
        let expected = format!("ATTACHE_{}", key.path.replace('.', "_").to_uppercase());
        assert_eq!(key.variable, Some(expected.as_str()));
    }
    assert!(keys().iter().any(|key| key.path == "tools.sources" && key.variable.is_none()));
}

#[test]
fn providers_are_checked_with_key_and_mend() {
    let one = |toml: &str| problems(toml, &[]).join("\n");
    let chain = "[model]\nkind = \"chain\"\n";
    assert!(one(chain).contains("model.main.name: is missing"), "{}", one(chain));
    let told = one(&format!("{chain}[model.main]\nname = \"gpt-5-mini\"\n"));
    assert!(told.contains("model.main.key: is missing, and api.openai.com answers nobody without one"), "{told}");
    assert!(told.contains("ATTACHE_MODEL_MAIN_KEY"), "{told}");
    for (url, wanted) in [
        ("api.openai.com", "no address"),
        ("ftp://a.example/v1", "neither http nor https"),
        ("http://me:hunter2@a.example", "a key belongs in a key's own place"),
    ] {
        let told = one(&format!("[model.cheaper]\nurl = \"{url}\"\n"));
        assert!(told.contains("model.cheaper.url (from") && told.contains(wanted), "{told}");
        assert!(!told.contains("hunter2"), "{told}");
    }
    let told = one("[model.main]\nprotocol = \"openay\"\nkey = \"sk-hunter2 x\"\nattempts = 0\nprices = 3\n");
    for wanted in
        ["model.main.protocol", "anthropic", "model.main.key (from", "model.main.attempts", "model.main.prices"]
    {
        assert!(told.contains(wanted), "{wanted}: {told}");
    }
    assert!(!told.contains("hunter2"), "{told}");
    let told = one("[model]\nprices = \"/nowhere/prices.toml\"\n[model.main]\nkey_file = \"/nowhere/key\"\n");
    assert!(told.contains("model.prices") && told.contains("model.main.key_file"), "{told}");
}

#[test]
fn a_chain_is_made_of_those_that_are_named() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("key");
    std::fs::write(&file, " sk-from-a-file\n").unwrap();
    let toml = format!(
        "[model]\nkind = \"chain\"\n[model.main]\nname = \"llama3.2\"\nurl = \"http://127.0.0.1:11434/v1\"\n\
         timeout = \"90s\"\n[model.cheaper]\nprotocol = \"anthropic\"\nname = \"claude-haiku-4-5\"\nkey_file = {file:?}\n"
    );
    let config = from(&toml, &[("ATTACHE_MODEL_MAIN_CONCURRENCY", "2")]).unwrap().config;
    let providers = config.model.providers();
    let [(_, main), (section, cheaper)] = &providers[..] else { panic!("{providers:?}") };
    let options = main.options().unwrap();
    assert!(options.key.is_none());
    assert_eq!((options.endpoint.host(), main.limits().concurrency), ("127.0.0.1", 2));
    assert_eq!(main.limits().total, Duration::from_secs(90));
    let options = cheaper.options().unwrap();
    assert_eq!((*section, options.endpoint.host()), ("model.cheaper", "api.anthropic.com"));
    assert_eq!(options.key.unwrap().expose_secret(), "sk-from-a-file");
    assert!(!format!("{config:?}").contains("sk-from"), "secrets are never shown");
    assert!(config.model.prices().unwrap().of("claude-haiku-4-5").is_some());
}

#[test]
fn the_guards_defaults_are_the_models_own() {
    let config = load(None, []).unwrap().config;
    let provider = config.model.main.provider();
    assert_eq!(provider.limits(), models::guarded::Limits::default());
}

#[test]
fn servers_of_tools_are_sections_of_their_own_and_what_is_wrong_names_its_section() {
    let toml = "[tools.sources.notes]\ncommand = \"npx\"\nargs = [\"-y\", \"notes\"]\nenv = { KEY = \"hunter2\" }\n\
        timeout = \"20s\"\nclasses = { search = \"read\" }\nrepeatable = [\"add\"]\n\
        [tools.sources.shop]\nurl = \"https://shop.example/mcp?hunter2\"\nbearer = \"hunter2\"\n";
    let config = from(toml, &[]).unwrap().config;
    let entropy: Arc<dyn domain::Entropy> = Arc::new(domain::SystemEntropy);
    let sources = config.tools.sources(&entropy).unwrap();
    let terms: Vec<&Terms> = sources.iter().map(|source| source.terms()).collect();
    assert_eq!((terms[0].name.as_str(), terms[1].name.as_str()), ("notes", "shop"));
    assert_eq!((terms[0].timeout, terms[1].timeout), (Duration::from_secs(20), Duration::from_secs(30)));
    assert_eq!((terms[0].class("search"), terms[0].class("add")), (ToolClass::Read, ToolClass::Ask));
    assert!(!format!("{config:?} {sources:?}").contains("hunter2"), "secrets are never shown");
    for (section, wanted) in [
        ("notes]\ncomand = \"npx\"", "notes: unknown field `comand`"),
        ("notes]", "notes: has neither command nor url"),
        ("notes]\ncommand = \"a\"\nurl = \"https://a.example\"", "notes: has a command and a url"),
        ("notes]\nurl = \"ftp://a.example/hunter2\"", "notes: url: its scheme is neither"),
        ("notes]\nurl = \"https://me:hunter2@a.example\"", "notes: url: it holds a name or a password"),
        ("notes]\nurl = \"https://a.example\"\nbearer = \"hunter2 x\"", "notes: bearer is no secret"),
        ("notes]\nurl = \"https://a.example\"\nbearer_file = \"/nowhere\"", "notes: bearer_file /nowhere"),
        ("notes]\ncommand = \"a\"\nbearer = \"hunter2\"", "notes: a bearer goes with a url"),
        ("notes]\ncommand = \"a\"\ntimeout = \"2m\"", "notes: timeout is out of bounds"),
        ("notes]\ncommand = \"a\"\nclasses = { x = \"sometimes\" }", "notes: unknown variant `sometimes`"),
        ("my_notes]\ncommand = \"a\"", "\"my_notes\": is no name for a source"),
    ] {
        let told = problems(&format!("[tools.sources.{section}\n"), &[]).join("\n");
        assert!(told.contains("tools.sources (from") && told.contains(wanted), "{wanted}: {told}");
        assert!(!told.contains("hunter2"), "{told}");
    }
}
