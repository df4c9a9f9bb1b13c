//! The doctor finds what is wrong and says how to mend it.

use std::net::TcpListener;

use app::client::server::free_port;

use crate::support::{attache, run, server};

fn doctor(folder: &std::path::Path, variables: &[(&str, &str)]) -> (i32, String) {
    let port = free_port().unwrap();
    let mut command = attache(folder);
    command.arg("doctor").env("ATTACHE_SERVER_LISTEN", format!("127.0.0.1:{port}"));
    command.envs(variables.iter().copied());
    let (code, out, error) = run(&mut command);
    assert_eq!(error, "");
    (code, out)
}

fn line<'a>(out: &'a str, level: &str, words: &str) -> &'a str {
    let found = out.lines().find(|line| line.starts_with(level) && line.contains(words));
    found.unwrap_or_else(|| panic!("no {level} line with {words:?} in\n{out}"))
}

#[test]
fn a_fresh_machine_stands_and_nothing_is_left_behind() {
    let folder = tempfile::tempdir().unwrap();
    let (code, out) = doctor(folder.path(), &[]);
    assert_eq!(code, 0, "{out}");
    line(&out, "ok", "will be made at the first start");
    line(&out, "ok", "Europe/Madrid");
    line(&out, "ok", "is free");
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 0);
}

#[test]
fn a_database_is_opened_written_and_read() {
    let folder = tempfile::tempdir().unwrap();
    run(attache(folder.path()).arg("migrate"));
    for _ in 0..2 {
        let (code, out) = doctor(folder.path(), &[]);
        assert_eq!(code, 0, "{out}");
        line(&out, "ok", "up to date");
        line(&out, "ok", "written, read and committed");
    }
}

#[test]
fn what_is_wrong_fails_with_its_mend() {
    let folder = tempfile::tempdir().unwrap();
    let taken = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = taken.local_addr().unwrap().to_string();
    std::fs::write(folder.path().join("broken.db"), "this is no database, however long one looks at it").unwrap();
    let variables = [("ATTACHE_SERVER_LISTEN", address.as_str()), ("ATTACHE_STORE_URL", "sqlite:broken.db")];
    let (code, out) = doctor(folder.path(), &variables);
    assert_eq!(code, 1, "{out}");
    line(&out, "FAIL", "server.listen");
    line(&out, "FAIL", "database");
}

#[test]
fn a_postgres_that_is_not_there_fails_without_its_password() {
    let folder = tempfile::tempdir().unwrap();
    let url = "postgres://me:hunter2@127.0.0.1:1/nothing";
    let (code, out) = doctor(folder.path(), &[("ATTACHE_STORE_URL", url), ("ATTACHE_STORE_PATIENCE", "1s")]);
    assert_eq!(code, 1, "{out}");
    line(&out, "FAIL", "check that it runs");
    assert!(!out.contains("hunter2"), "{out}");
}

#[test]
fn a_wrong_configuration_is_the_only_thing_told() {
    let folder = tempfile::tempdir().unwrap();
    let (code, out) = doctor(folder.path(), &[("ATTACHE_ENGINE_TURNS", "0"), ("ATTACHE_LOG_FORMAT", "xml")]);
    assert_eq!(code, 1, "{out}");
    line(&out, "FAIL", "engine.turns (from ATTACHE_ENGINE_TURNS)");
    line(&out, "FAIL", "log.format");
}

#[test]
fn what_deserves_a_look_does_not_fail() {
    let folder = tempfile::tempdir().unwrap();
    let port = free_port().unwrap();
    let listen = format!("0.0.0.0:{port}");
    let (code, out) = doctor(folder.path(), &[("ATTACHE_SERVER_LISTEN", &listen), ("ATTACHE_ENGINE_TURN", "5")]);
    assert_eq!(code, 0, "{out}");
    line(&out, "warn", "did you mean ATTACHE_ENGINE_TURNS?");
    line(&out, "warn", "TLS");
}

#[tokio::test]
async fn a_running_server_is_recognised() {
    let folder = tempfile::tempdir().unwrap();
    let server = server(folder.path(), &[]).await;
    let (code, out) = doctor(folder.path(), &[("ATTACHE_SERVER_LISTEN", server.address())]);
    assert_eq!(code, 0, "{out}");
    line(&out, "ok", "attache runs at");
}

/// One answer of a provider, to whatever is asked; then it is gone.
fn provider(status: &'static str, body: &'static str) -> String {
    use std::io::{Read, Write};
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap();
    std::thread::spawn(move || {
        let (mut stream, _) = listener.accept().unwrap();
        let mut asked = Vec::new();
        let mut bytes = [0; 4096];
        while !asked.ends_with(b"}") {
            let read = stream.read(&mut bytes).unwrap();
            asked.extend_from_slice(&bytes[..read]);
        }
        let head =
            format!("HTTP/1.1 {status}\r\ncontent-type: application/json\r\ncontent-length: {}\r\n\r\n", body.len());
        stream.write_all(format!("{head}{body}").as_bytes()).unwrap();
    });
    format!("http://{address}/v1")
}

#[test]
fn each_provider_is_tried() {
    let folder = tempfile::tempdir().unwrap();
    let works = provider(
        "200 OK",
        r#"{"choices":[{"message":{"content":"ok"},"finish_reason":"stop"}],"usage":{"prompt_tokens":77,"completion_tokens":1}}"#,
    );
    let wrong_key =
        provider("401 Unauthorized", r#"{"error":{"message":"wrong key sk-hunter2","type":"authentication_error"}}"#);
    let variables = [
        ("ATTACHE_MODEL_KIND", "chain"),
        ("ATTACHE_MODEL_MAIN_NAME", "test-1"),
        ("ATTACHE_MODEL_MAIN_URL", works.as_str()),
        ("ATTACHE_MODEL_CHEAPER_NAME", "test-2"),
        ("ATTACHE_MODEL_CHEAPER_PROTOCOL", "anthropic"),
        ("ATTACHE_MODEL_CHEAPER_URL", wrong_key.as_str()),
        ("ATTACHE_MODEL_CHEAPER_KEY", "sk-hunter2"),
    ];
    let (code, out) = doctor(folder.path(), &variables);
    assert_eq!(code, 0, "the rules answer: {out}");
    line(&out, "ok", "test-1, then test-2, then the rules");
    line(&out, "ok", "77 tokens read, 1 written");
    line(&out, "warn", "the key is wrong or missing (401, authentication_error)");
    assert!(!out.contains("hunter2"), "{out}");
}

#[test]
fn a_model_without_a_price_is_named_where_only_dollars_would_hold_it() {
    let folder = tempfile::tempdir().unwrap();
    let model = [
        ("ATTACHE_MODEL_KIND", "chain"),
        ("ATTACHE_MODEL_MAIN_NAME", "nobody-sells-this"),
        // No such host: it fails at once.
        ("ATTACHE_MODEL_MAIN_URL", "https://model.invalid/v1"),
        ("ATTACHE_MODEL_MAIN_KEY", "sk-hunter2"),
        ("ATTACHE_MODEL_MAIN_ATTEMPTS", "1"),
    ];
    let (_, out) = doctor(folder.path(), &model);
    line(&out, "warn", "nobody-sells-this has no price");
    let with = |more: (&'static str, &'static str)| {
        let variables: Vec<_> = model.into_iter().filter(|(name, _)| *name != more.0).chain([more]).collect();
        doctor(folder.path(), &variables).1
    };
    for more in [
        ("ATTACHE_MODEL_BUDGET_USER_TOKENS", "1000"),
        ("ATTACHE_MODEL_MAIN_NAME", "gpt-5-mini"),
        ("ATTACHE_MODEL_MAIN_URL", "http://127.0.0.1:9/v1"),
    ] {
        let out = with(more);
        assert!(!out.contains("no price"), "{more:?}: {out}");
    }
}
