#![allow(clippy::unwrap_used)]

use super::*;
use crate::exports::{DateOrder, ExportKind, Options, Reader, Skipped, read_bytes, read_bytes_with};

fn reader(text: &str) -> Reader {
    let reader = read_bytes("chat.txt", text.as_bytes().to_vec()).unwrap();
    assert_eq!(reader.kind(), ExportKind::WhatsApp);
    reader
}

/// Line, time, sender and text of each message.
fn said(text: &str) -> Vec<(u32, String, String, String)> {
    let messages = reader(text).map(Result::unwrap);
    messages.map(|m| (m.line, m.at.to_string(), m.sender.to_string(), m.text)).collect()
}

fn row(line: u32, at: &str, sender: &str, text: &str) -> (u32, String, String, String) {
    (line, at.to_owned(), sender.to_owned(), text.to_owned())
}

#[test]
fn an_english_android_group() {
    let text = "\
12/28/23, 9:00 AM - Messages and calls are end-to-end encrypted. No one outside of this chat, not even WhatsApp, can read or listen to them. Tap to learn more.
12/28/23, 9:00 AM - Ana created group \"Trip: Spain\"
12/28/23, 9:01 AM - Ana added +44 7700 900123
12/31/23, 9:41\u{202F}PM - Ana: See you tomorrow at 8
bring:

- wine
12/31/23, 9:42\u{202F}PM - Luis Gómez: <Media omitted>
12/31/23, 9:43\u{202F}PM - +44 7700 900123: ok: done <This message was edited>
12/31/23, 9:44\u{202F}PM - Luis Gómez: This message was deleted
1/1/24, 12:05\u{202F}AM - Ana changed the group name from \"Trip: Spain\" to \"Spain: here we come\"
1/1/24, 12:06\u{202F}AM - Ana: Happy new year
";
    assert_eq!(
        said(text),
        [
            row(4, "2023-12-31T21:41:00", "Ana", "See you tomorrow at 8\nbring:\n\n- wine"),
            row(9, "2023-12-31T21:43:00", "+44 7700 900123", "ok: done"),
            row(12, "2024-01-01T00:06:00", "Ana", "Happy new year"),
        ]
    );
    let mut reader = reader(text);
    assert_eq!(reader.by_ref().count(), 3);
    assert_eq!(reader.skipped(), Skipped { system: 4, media: 1, deleted: 1 });
    assert_eq!(reader.notes(), []);
    assert_eq!(reader.bytes_read(), reader.total_bytes());
}

#[test]
fn a_spanish_iphone_group() {
    let text = "\
\u{200E}[31/12/23, 21:40:00] Cena de Nochevieja: \u{200E}Los mensajes y las llamadas están cifrados de extremo a extremo.\r
[31/12/23, 21:40:10] Cena de Nochevieja: \u{200E}Ana creó este grupo\r
[31/12/23, 21:41:05] Ana Ruiz: Quedamos mañana a las 9\r
en Casa Lucio\r
[31/12/23, 21:41:30] \u{202A}+34\u{A0}600\u{A0}12\u{A0}34\u{A0}56\u{202C}: Vale, @\u{2068}Ana\u{2069}\r
\u{200E}[31/12/23, 21:42:00] ~\u{202F}Luis: \u{200E}imagen omitida\r
[31/12/23, 21:43:00] ~\u{202F}Luis: La mesa \u{200E}<adjunto: 00000012-PHOTO-2023-12-31-21-43-00.jpg>\r
[31/12/23, 21:44:00] Ana Ruiz: Mejor a las 10 \u{200E}<Se editó este mensaje.>\r
[31/12/23, 21:45:00] Ana Ruiz: \u{200E}Eliminaste este mensaje.\r
";
    assert_eq!(
        said(text),
        [
            row(3, "2023-12-31T21:41:05", "Ana Ruiz", "Quedamos mañana a las 9\nen Casa Lucio"),
            row(5, "2023-12-31T21:41:30", "+34 600 12 34 56", "Vale, @\u{2068}Ana\u{2069}"),
            row(7, "2023-12-31T21:43:00", "Luis", "La mesa"),
            row(8, "2023-12-31T21:44:00", "Ana Ruiz", "Mejor a las 10"),
        ]
    );
}

#[test]
fn the_other_common_locales() {
    let at = "2023-12-31T21:41:00";
    for (text, sender) in [
        ("31.12.23, 21:41 - Jörg Müller: Hallo", "Jörg Müller"),
        ("31/12/2023 à 21:41 - Zoé: Hallo", "Zoé"),
        ("31/12/23, 21:41 - Zoé: Hallo", "Zoé"),
        ("31/12/2023 21:41 - João: Hallo", "João"),
        ("31-12-2023 21:41 - Sanne: Hallo", "Sanne"),
        ("31.12.2023 klo 21.41 - Aino: Hallo", "Aino"),
        ("31/12/23, 9:41 p. m. - Inés: Hallo", "Inés"),
        ("31/12/23 9:41 p.m. - Inés: Hallo", "Inés"),
        ("2023-12-31, 9:41 p.m. - Tom: Hallo", "Tom"),
        ("2023/12/31 21:41 - 花子: Hallo", "花子"),
        ("2023/12/31 下午9:41 - 小明: Hallo", "小明"),
        ("2023. 12. 31. 오후 9:41 - 지민: Hallo", "지민"),
        ("31.12.2023, 21:41 - Иван: Hallo", "Иван"),
        ("31/12/23, 21:41 - מיכל: Hallo", "מיכל"),
        ("٣١\u{200F}/١٢\u{200F}/٢٠٢٣, ٩:٤١ م - ليلى: Hallo", "ليلى"),
        ("31/12/2566 21:41 - Somchai: Hallo", "Somchai"),
        ("[2023/12/31 21:41:00] Jim: Hallo", "Jim"),
        ("[31.12.23, 21:41:00] Jörg: Hallo", "Jörg"),
        ("31/12/2023 21:41:00: Old Android: Hallo", "Old Android"),
    ] {
        assert_eq!(said(text), [row(1, at, sender, "Hallo")], "{text}");
    }
}

#[test]
fn pasted_pieces_of_other_exports_are_text() {
    let text = "\
[31/12/23, 21:41:05] Ana: look what he wrote:
12/30/23, 9:00 PM - Luis: see you
[30.12.23, 21:00:00] Luis: see you
31/12/23 21:41 - dinner
[31/12/23, 21:42:05] Ana: haha";
    let pasted = "look what he wrote:\n12/30/23, 9:00 PM - Luis: see you\n[30.12.23, 21:00:00] Luis: see you\n31/12/23 21:41 - dinner";
    assert_eq!(
        said(text),
        [row(1, "2023-12-31T21:41:05", "Ana", pasted), row(5, "2023-12-31T21:42:05", "Ana", "haha")]
    );
}

#[test]
fn the_order_of_day_and_month_is_told_or_said_to_be_open() {
    let open = "3/4/24, 21:41 - Ana: hi\n";
    let reader = reader(open);
    assert_eq!(reader.notes(), [Note::AmbiguousDayOrder { assumed: DateOrder::DayMonthYear }]);

    let options = Options { date_order: Some(DateOrder::MonthDayYear), ..Options::default() };
    let mut reader = read_bytes_with("chat.txt", open.as_bytes().to_vec(), &options).unwrap();
    assert_eq!(reader.next().unwrap().unwrap().at.to_string(), "2024-03-04T21:41:00");
    assert_eq!(reader.notes(), []);

    let told =
        "3/4/24, 21:41 - Ana: hi\n3/4/24, 21:42 - Ana: again\n3/13/24, 21:41 - Ana: hi\n3/14/24, 8:00 - Ana: hi\n";
    let mut with_a_pasted_line = told.to_owned();
    with_a_pasted_line.push_str("14/3/24, 21:41 - Luis: pasted\n");
    assert_eq!(said(told)[0].1, "2024-03-04T21:41:00");
    let mut reader = read_bytes("chat.txt", with_a_pasted_line.into_bytes()).unwrap();
    assert_eq!(reader.by_ref().map(Result::unwrap).last().unwrap().text, "hi\n14/3/24, 21:41 - Luis: pasted");
    assert_eq!(reader.notes(), [Note::ContraryDates { assumed: DateOrder::MonthDayYear, lines: 1 }]);
}

#[test]
fn ids_are_the_same_in_a_later_and_longer_export() {
    let ids = |text: &str| reader(text).map(|m| m.unwrap().external_id).collect::<Vec<_>>();
    let first = "31/12/23, 21:41 - Ana: ok\n31/12/23, 21:41 - Ana: ok\n31/12/23, 21:42 - Luis: ok\n";
    let later = format!("30/12/23, 10:00 - Ana: before\n{first}1/1/24, 0:00 - Ana: after\n");
    let early = ids(first);
    assert_eq!(early, ids(&later)[1..4]);
    let other_format = "[31.12.2023, 21:41:00] Ana: ok\n";
    assert_eq!(ids(other_format), early[..1], "the format of the date is no part of it");
}

#[test]
fn senders_and_notices() {
    assert_eq!(split_sender("Ana: hi: there"), Some(("Ana", "hi: there")));
    assert_eq!(split_sender("Ana:"), Some(("Ana", "")));
    assert_eq!(split_sender("Ana: "), Some(("Ana", "")));
    assert_eq!(split_sender("Ana \"Nena\" López: hi"), Some(("Ana \"Nena\" López", "hi")));
    assert_eq!(split_sender("Ana „Nena“ López: hi"), Some(("Ana „Nena“ López", "hi")));
    for notice in [
        "Ana left",
        "Ana changed the group name to “Trip: Spain”",
        "Ana hat den Betreff zu „Reise: Spanien“ geändert",
        "Ana a changé le nom en «Voyage: Espagne»",
        "http://example.org",
        " : x",
        "",
    ] {
        assert_eq!(split_sender(notice), None, "{notice}");
    }
    assert_eq!(split_sender(&format!("{}: hi", "x".repeat(MAX_SENDER))), None);
}

#[test]
fn an_empty_first_line_and_text_before_the_first_message() {
    let text =
        "Chat of the summer\n\n31/12/23, 21:41 - Ana:\nsecond line\n31/12/23, 21:42 - Ana: \n31/12/23, 21:43 - Ana: x";
    assert_eq!(
        said(text),
        [row(3, "2023-12-31T21:41:00", "Ana", "second line"), row(6, "2023-12-31T21:43:00", "Ana", "x")]
    );
}

#[test]
fn a_message_beyond_the_bound_is_cut_and_counted() {
    let line = "x".repeat(1000);
    let mut text = String::from("31/12/23, 21:41 - Ana: ");
    for _ in 0..2 * MAX_TEXT / 1000 {
        text.push_str(&line);
        text.push('\n');
    }
    text.push_str("31/12/23, 21:42 - Ana: next\n31/12/23, 21:43 - Ana: ");
    text.push_str(&"é".repeat(MAX_TEXT));
    let mut reader = reader(&text);
    let messages: Vec<_> = reader.by_ref().map(Result::unwrap).collect();
    assert_eq!(messages.len(), 3);
    assert!(messages.iter().all(|message| message.text.len() <= MAX_TEXT));
    assert!(messages[0].text.len() > MAX_TEXT - 2000 && messages[2].text.len() > MAX_TEXT - 2);
    assert_eq!(messages[1].text, "next");
    assert_eq!(reader.notes(), [Note::Cut { messages: 2 }]);
}

#[test]
fn titles() {
    assert_eq!(title("WhatsApp Chat with Ana Ruiz.txt").as_deref(), Some("Ana Ruiz"));
    assert_eq!(title("WhatsApp Chat - Ana.zip").as_deref(), Some("Ana"));
    assert_eq!(title("Chat de WhatsApp con La Familia.txt").as_deref(), Some("La Familia"));
    assert_eq!(title("WhatsApp_Chat_with_Ana.txt").as_deref(), Some("Ana"));
    assert_eq!(title("_chat.txt"), None);
    assert_eq!(title("WhatsApp Chat with .txt"), None);
}
