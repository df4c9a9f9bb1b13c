#![allow(clippy::unwrap_used)]

use crate::exports::{Error, ExportKind, ExportedMessage, Note, Reader, Skipped, read_bytes};

fn reader(json: &str) -> Reader {
    let reader = read_bytes("result.json", json.as_bytes().to_vec()).unwrap();
    assert_eq!(reader.kind(), ExportKind::Telegram);
    reader
}

fn messages(json: &str) -> Vec<ExportedMessage> {
    reader(json).map(Result::unwrap).collect()
}

const CHAT: &str = r#"{
 "name": "Viaje",
 "type": "private_group",
 "id": 4567,
 "messages": [
  {"id": 1, "type": "service", "date": "2024-05-01T10:00:00", "actor": "Ana", "action": "create_group", "text": ""},
  {"id": 2, "type": "message", "date": "2024-05-01T10:01:00", "date_unixtime": "1714550460",
   "from": "Ana", "from_id": "user11", "text": ["Salimos el ", {"type": "bold", "text": "viernes"}, " a las 9"]},
  {"id": 3, "type": "message", "date": "2024-05-01T10:02:00", "from": "Luis", "from_id": "user12",
   "photo": "photos/x.jpg", "text": ""},
  {"id": 4, "type": "message", "date": "2024-05-01T10:03:00", "from": null, "from_id": "user13",
   "forwarded_from": "Hotel", "text": "Reserva confirmada"},
  {"id": 5, "type": "message", "from": "Luis", "text": "sin fecha"}
 ]
}"#;

#[test]
fn one_chat() {
    let all = messages(CHAT);
    assert_eq!(all.len(), 2);
    let first = &all[0];
    assert_eq!((first.line, first.at.to_string().as_str()), (2, "2024-05-01T10:01:00"));
    assert_eq!(first.offset.unwrap().seconds(), 7200);
    assert_eq!((&*first.sender, first.sender_id.as_deref()), ("Ana", Some("user11")));
    assert_eq!((first.text.as_str(), first.external_id.as_str()), ("Salimos el viernes a las 9", "4567/2"));
    assert_eq!((first.forwarded, first.chat.as_deref()), (false, None));
    assert_eq!((&*all[1].sender, all[1].forwarded, all[1].offset), ("user13", true, None));
}

#[test]
fn what_is_no_message_is_counted() {
    let mut reader = reader(CHAT);
    assert_eq!(reader.title(), Some("Viaje"));
    assert_eq!(reader.by_ref().count(), 2);
    assert_eq!(reader.skipped(), Skipped { system: 1, media: 1, deleted: 0 });
    assert_eq!(reader.notes(), [Note::Unreadable { messages: 1, first: 5 }]);
    assert_eq!(reader.bytes_read(), reader.total_bytes());
}

#[test]
fn a_whole_account_says_the_chat_of_each_message() {
    let json = r#"{"about": "x", "personal_information": {"user_id": 1, "messages": []}, "chats": {"about": "y", "list": [
        {"name": "Ana", "type": "personal_chat", "id": 11, "messages": [
            {"id": 1, "type": "message", "date": "2024-05-01T10:00:00", "from": "Ana", "text": "hola"}]},
        {"name": null, "type": "personal_chat", "id": 12, "messages": [
            {"id": 1, "type": "message", "date": "2024-05-01T10:00:00", "from": null, "text": "hola"}]},
        {"type": "saved_messages", "id": 13, "messages": []}]},
      "left_chats": {"list": [{"name": "Piso", "type": "private_group", "id": 14, "messages": [
            {"id": 1, "type": "message", "date": "2024-05-01T10:00:00", "from": "Ana", "text": "hola"}]}]}}"#;
    let all = messages(json);
    let chats: Vec<_> = all.iter().map(|m| (m.chat.as_deref().unwrap(), m.external_id.as_str())).collect();
    assert_eq!(chats, [("Ana", "11/1"), ("personal_chat", "12/1"), ("Piso", "14/1")]);
    assert_eq!(&*all[1].sender, "Deleted Account");
    assert_eq!(reader(json).title(), None);
}

#[test]
fn a_file_cut_short_gives_what_it_has_and_then_says_so() {
    let cut = &CHAT[..CHAT.find(r#"{"id": 5"#).unwrap() + 20];
    let all: Vec<_> = reader(cut).collect();
    assert_eq!(all.len(), 3);
    assert!(all[0].is_ok() && all[1].is_ok());
    let error = all[2].as_ref().unwrap_err();
    assert!(matches!(error, Error::CutShort { messages: 4, .. }));
    assert_eq!(error.to_string(), "result.json ends in the middle, after 4 message(s): copy or export it again");
}

#[test]
fn damage_says_where() {
    let damaged = CHAT.replace(r#""id": 2,"#, r#""id": 2 2,"#).replace(r#""id": 4,"#, r#""id" 4,"#);
    assert_eq!(messages(&damaged).len(), 1, "where the brackets stand, only the message itself is lost");
    let damaged = CHAT.replace(r#"{"id": 4,"#, r#"; {"id": 4,"#);
    let last = reader(&damaged).last().unwrap();
    assert!(matches!(last, Err(Error::Malformed { messages: 3, .. })), "{last:?}");
}

#[test]
fn json_of_other_programs_is_refused_by_name() {
    for json in [
        "{}",
        r#"{"name": "x", "messages": {"a": 1}}"#,
        r#"{"messages": [{"id": "1", "timestamp": "2024-05-01T10:00:00", "content": "hi"}]}"#,
        r#"{"messages": [1, 2]}"#,
    ] {
        let error = read_bytes("other.json", json.as_bytes().to_vec()).unwrap_err();
        let Error::Unknown { name, found, mend } = error else { panic!("{json}: {error}") };
        assert_eq!((name.as_str(), found), ("other.json", "JSON, but no Telegram export"));
        assert!(mend.contains("machine-readable JSON"));
    }
}

#[test]
fn an_empty_chat_is_no_error() {
    assert_eq!(messages(r#"{"name": "x", "type": "personal_chat", "id": 1, "messages": []}"#), []);
}

#[test]
fn names_and_ids_are_one_line_and_short() {
    let json = format!(
        r#"{{"id": "a\nb", "messages": [{{"id": "{}", "date": "2024-05-01T10:00:00", "from": " A\u0000n\u001b[31ma\n\nR ", "text": "x\u0000y"}}]}}"#,
        "9".repeat(2000)
    );
    let all = messages(&json);
    assert_eq!((&*all[0].sender, all[0].text.as_str()), ("An[31ma R", "xy"));
    assert!(all[0].external_id.len() < 300);
}
