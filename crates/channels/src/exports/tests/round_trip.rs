//! Messages written in each format and read again are the same messages.

use jiff::civil::{DateTime, date};
use jiff::tz::Offset;
use proptest::prelude::*;
use serde_json::json;

use super::super::*;

#[derive(Clone, Debug, PartialEq, Eq)]
struct Said {
    at: DateTime,
    sender: String,
    text: String,
}

fn back(bytes: Vec<u8>, options: &Options) -> Vec<Said> {
    let reader = read_bytes_with("x", bytes, options).unwrap();
    let messages = reader.map(Result::unwrap);
    messages.map(|m| Said { at: m.at, sender: m.sender.to_string(), text: m.text }).collect()
}

/// A chat of 1 to 40 messages, in the order of time, over up to about a year. Seconds are 0.
fn chat() -> impl Strategy<Value = Vec<Said>> {
    let line = "[A-Za-zñéü¿🎉][A-Za-z0-9 ,.:;!?/ñéü🎉-]{0,60}[a-zñ0-9!🎉]";
    let text = prop::collection::vec(line, 1..4).prop_map(|lines| lines.join("\n"));
    let sender = prop_oneof!["[A-Z][a-zé]{1,8}( [A-Z][a-z]{1,8})?", Just("+34 600 12 34 56".to_owned())];
    let message = (0_i64..20_000, sender, text);
    (0_i64..500_000, prop::collection::vec(message, 1..40)).prop_map(|(start, messages)| {
        let mut at = date(2021, 1, 1).at(0, 0, 0, 0) + jiff::Span::new().minutes(start);
        let mut chat = Vec::new();
        for (pause, sender, text) in messages {
            at += jiff::Span::new().minutes(pause);
            chat.push(Said { at, sender, text });
        }
        chat
    })
}

#[derive(Clone, Copy, Debug)]
struct Locale {
    order: DateOrder,
    separator: char,
    short_year: bool,
    padded: bool,
    half_day: Option<[&'static str; 2]>,
    ios: bool,
    ends: &'static str,
}

fn locale() -> impl Strategy<Value = Locale> {
    let order = prop::sample::select(vec![DateOrder::DayMonthYear, DateOrder::MonthDayYear, DateOrder::YearMonthDay]);
    let separator = prop::sample::select(vec!['/', '.', '-']);
    let halves = vec![
        None,
        Some([" AM", " PM"]),
        Some(["\u{202F}am", "\u{202F}pm"]),
        Some(["\u{A0}a.\u{A0}m.", "\u{A0}p.\u{A0}m."]),
    ];
    let ends = prop::sample::select(vec!["\n", "\r\n"]);
    (order, separator, any::<(bool, bool, bool)>(), prop::sample::select(halves), ends).prop_map(
        |(order, separator, (short_year, padded, ios), half_day, ends)| Locale {
            order,
            separator,
            short_year: short_year && order != DateOrder::YearMonthDay,
            padded,
            half_day,
            ios,
            ends,
        },
    )
}

fn whatsapp(chat: &[Said], locale: Locale) -> Vec<u8> {
    let mut out = String::new();
    for Said { at, sender, text } in chat {
        let two = |n: i8| if locale.padded { format!("{n:02}") } else { n.to_string() };
        let (day, month) = (two(at.day()), two(at.month()));
        let year = if locale.short_year { format!("{:02}", at.year() % 100) } else { at.year().to_string() };
        let date = match locale.order {
            DateOrder::DayMonthYear => [day, month, year],
            DateOrder::MonthDayYear => [month, day, year],
            DateOrder::YearMonthDay => [year, month, day],
        }
        .join(&locale.separator.to_string());
        let seconds = if locale.ios { format!(":{:02}", at.second()) } else { String::new() };
        let time = match locale.half_day {
            None => format!("{}:{:02}{seconds}", at.hour(), at.minute()),
            Some([am, pm]) => {
                let hour = if at.hour() % 12 == 0 { 12 } else { at.hour() % 12 };
                format!("{hour}:{:02}{seconds}{}", at.minute(), if at.hour() < 12 { am } else { pm })
            }
        };
        let start = if locale.ios { format!("[{date}, {time}] ") } else { format!("{date}, {time} - ") };
        out.push_str(&format!("{start}{sender}: {}{}", text.replace('\n', locale.ends), locale.ends));
    }
    out.into_bytes()
}

fn telegram(chat: &[Said], in_parts: bool, pretty: bool) -> Vec<u8> {
    let messages: Vec<_> = chat
        .iter()
        .enumerate()
        .map(|(id, said)| {
            let text = if in_parts {
                let (head, tail) = said.text.split_at(said.text.char_indices().nth(1).map_or(0, |(at, _)| at));
                json!([head, {"type": "bold", "text": tail}])
            } else {
                json!(said.text)
            };
            let unix = Offset::constant(2).to_timestamp(said.at).unwrap().as_second().to_string();
            json!({"id": id, "type": "message", "date": said.at.to_string(), "date_unixtime": unix,
                   "from": said.sender, "from_id": "user1", "text": text})
        })
        .collect();
    let export = json!({"name": "x", "type": "personal_chat", "id": 7, "messages": messages});
    if pretty { serde_json::to_vec_pretty(&export) } else { serde_json::to_vec(&export) }.unwrap()
}

fn mail(said: &Said) -> String {
    let mut body = String::new();
    for (index, line) in said.text.split('\n').enumerate() {
        body.push_str(if index > 0 { "\r\n" } else { "" });
        for byte in line.bytes() {
            body.push_str(&if byte.is_ascii_alphanumeric() {
                char::from(byte).to_string()
            } else {
                format!("={byte:02X}")
            });
        }
    }
    let date = said.at.strftime("%a, %d %b %Y %H:%M:%S +0200");
    let sender: String = said.sender.bytes().map(|byte| format!("={byte:02X}")).collect();
    format!(
        "From: =?utf-8?Q?{sender}?= <a@example.org>\r\nDate: {date}\r\nSubject: x\r\nMIME-Version: 1.0\r\n\
         Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n{body}\r\n\r\n"
    )
}

fn mbox(chat: &[Said]) -> Vec<u8> {
    chat.iter()
        .map(|said| format!("From a@example.org {}\r\n{}", said.at.strftime("%a %b %d %H:%M:%S %Y"), mail(said)))
        .collect::<String>()
        .into_bytes()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, ..ProptestConfig::default() })]

    #[test]
    fn whatsapp_in_any_locale(chat in chat(), locale in locale()) {
        let options = Options { date_order: Some(locale.order), ..Options::default() };
        prop_assert_eq!(back(whatsapp(&chat, locale), &options), chat);
    }

    #[test]
    fn the_order_of_dates_is_found_where_a_day_tells_it(chat in chat(), locale in locale()) {
        prop_assume!(chat.iter().any(|said| said.at.day() > 12));
        let bytes = whatsapp(&chat, locale);
        prop_assert!(read_bytes("x", bytes.clone()).unwrap().notes().is_empty());
        prop_assert_eq!(back(bytes, &Options::default()), chat);
    }

    #[test]
    fn telegram_json(chat in chat(), in_parts in any::<bool>(), pretty in any::<bool>()) {
        prop_assert_eq!(back(telegram(&chat, in_parts, pretty), &Options::default()), chat);
    }

    #[test]
    fn telegram_texts_of_any_characters(text in any::<String>()) {
        let said = Said { at: date(2024, 5, 1).at(10, 0, 0, 0), sender: "Ana".into(), text };
        let mut expected = said.text.replace('\0', "");
        expected.truncate(expected.trim_end().len());
        let read = back(telegram(&[said], true, true), &Options::default());
        let read = read.first().map_or("", |said| said.text.as_str());
        prop_assert_eq!(read, expected);
    }

    #[test]
    fn mailboxes_and_mails(chat in chat()) {
        prop_assert_eq!(back(mail(&chat[0]).into_bytes(), &Options::default()), &chat[..1]);
        prop_assert_eq!(back(mbox(&chat), &Options::default()), chat);
    }

    #[test]
    fn ids_are_unique_and_stable(chat in chat(), locale in locale()) {
        let bytes = [whatsapp(&chat, locale), whatsapp(&chat[chat.len() - 1..], locale)].concat();
        let ids = || read_bytes("x", bytes.clone()).unwrap().map(|m| m.unwrap().external_id).collect::<Vec<_>>();
        let first = ids();
        prop_assert_eq!(&first, &ids());
        prop_assert_eq!(first.iter().collect::<std::collections::HashSet<_>>().len(), first.len());
    }
}
