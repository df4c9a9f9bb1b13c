//! Each platform delivers everything three times while the server is killed between, in short; `attache bench
//! deliveries` is the long form.

use serde_json::Value;

use crate::support::{attache, run};

/// What was measured, by its name.
fn measured(platform: &str) -> impl Fn(&str) -> u64 {
    let folder = tempfile::tempdir().unwrap();
    let mut command = attache(folder.path());
    command.args(["bench", "deliveries", "--messages", "1", "--sends", "1", "--json", "--platform", platform]);
    command.arg("--data").arg(folder.path());
    let (code, out, complaints) = run(&mut command);
    let figures: Vec<Value> = serde_json::from_str(&out).unwrap_or_else(|_| panic!("{out}{complaints}"));
    assert_eq!(code, 0, "{out}{complaints}");
    move |what| {
        let figure = figures.iter().find(|figure| figure["what"].as_str().unwrap().contains(what));
        figure.unwrap_or_else(|| panic!("there is no {what:?} in {figures:?}"))["value"].as_f64().unwrap() as u64
    }
}

fn one_turn_and_one_reply(platform: &str) {
    let figure = measured(platform);
    assert_eq!((figure("kills"), figure("messages")), (3, 1));
    assert_eq!((figure("too few"), figure("too many"), figure("out of order")), (0, 0, 0));
    assert_eq!(figure("of these shown as uncertain"), 1, "the send whose answer nobody heard");
}

#[test]
fn telegram_delivers_thrice_and_one_reply_comes() {
    one_turn_and_one_reply("telegram");
}

#[test]
fn discord_delivers_thrice_and_one_reply_comes() {
    one_turn_and_one_reply("discord");
}

#[test]
fn whatsapp_delivers_thrice_and_one_reply_comes() {
    one_turn_and_one_reply("whatsapp");
}

#[test]
fn a_mail_comes_thrice_and_one_answer_goes() {
    one_turn_and_one_reply("mail");
}
