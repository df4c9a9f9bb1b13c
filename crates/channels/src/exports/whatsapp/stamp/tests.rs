use super::*;

/// Fields, hour, minute, second, rest.
type Read<'a> = ([u16; 3], u8, u8, u8, &'a str);

fn read(line: &str) -> Option<Read<'_>> {
    parse(line).map(|(s, rest)| (s.fields, s.hour, s.minute, s.second, rest))
}

#[test]
fn the_common_locales() {
    let end = ([31, 12, 23], 21, 41, 0, "Ana: hi");
    let end_4 = ([31, 12, 2023], 21, 41, 0, "Ana: hi");
    let end_s = ([31, 12, 23], 21, 41, 5, "Ana: hi");
    let cases: &[(&str, Read<'_>)] = &[
        ("12/31/23, 9:41 PM - Ana: hi", ([12, 31, 23], 21, 41, 0, "Ana: hi")),
        ("12/31/23, 9:41\u{202F}PM - Ana: hi", ([12, 31, 23], 21, 41, 0, "Ana: hi")),
        ("31/12/2023, 9:41\u{202F}pm - Ana: hi", end_4),
        ("31/12/23 21:41 - Ana: hi", end),
        ("31/12/23, 21:41 - Ana: hi", end),
        ("31/12/23, 9:41 p. m. - Ana: hi", end),
        ("31/12/23, 9:41\u{A0}p.\u{A0}m. - Ana: hi", end),
        ("31/12/23 9:41 p.m. - Ana: hi", end),
        ("31/12/2023 21:41 - Ana: hi", end_4),
        ("31/12/2023 à 21:41 - Ana: hi", end_4),
        ("31.12.23, 21:41 - Ana: hi", end),
        ("31.12.2023 klo 21.41 - Ana: hi", end_4),
        ("31.12.2023 г., 21:41 - Ana: hi", end_4),
        ("31-12-2023 21:41 - Ana: hi", end_4),
        ("31/12/23 21.41 - Ana: hi", end),
        ("2023-12-31, 9:41 p.m. - Ana: hi", ([2023, 12, 31], 21, 41, 0, "Ana: hi")),
        ("2023/12/31 21:41 - Ana: hi", ([2023, 12, 31], 21, 41, 0, "Ana: hi")),
        ("2023. 12. 31. 오후 9:41 - Ana: hi", ([2023, 12, 31], 21, 41, 0, "Ana: hi")),
        ("2023. 12. 31. 21:41 - Ana: hi", ([2023, 12, 31], 21, 41, 0, "Ana: hi")),
        ("2023/12/31 下午9:41 - Ana: hi", ([2023, 12, 31], 21, 41, 0, "Ana: hi")),
        ("[31/12/23, 21:41:05] Ana: hi", end_s),
        ("[31/12/23 21:41:05] Ana: hi", end_s),
        ("\u{200E}[31/12/23, 9:41:05\u{202F}PM] Ana: hi", end_s),
        ("[31.12.23, 21:41:05] Ana: hi", end_s),
        ("[31/12/23, 9:41:05 p. m.] Ana: hi", end_s),
        ("[2023-12-31, 9:41:05 PM] Ana: hi", ([2023, 12, 31], 21, 41, 5, "Ana: hi")),
        ("[2023/12/31 下午9:41:05] Ana: hi", ([2023, 12, 31], 21, 41, 5, "Ana: hi")),
        ("31/12/23 21:41:05: Ana: hi", end_s),
        ("12/31/23, 9:41:05 PM: Ana: hi", ([12, 31, 23], 21, 41, 5, "Ana: hi")),
        ("٣١\u{200F}/١٢\u{200F}/٢٠٢٣, ٩:٤١ م - Ana: hi", end_4),
        ("\u{FEFF}31/12/23, 21:41 - Ana: hi", end),
        ("31/12/23, 21:41 -", ([31, 12, 23], 21, 41, 0, "")),
    ];
    for (line, expected) in cases {
        assert_eq!(read(line).as_ref(), Some(expected), "{line:?}");
    }
}

#[test]
fn noon_and_midnight() {
    let hour = |time: &str| read(&format!("1/2/23, {time} - A: b")).map(|(_, hour, ..)| hour);
    assert_eq!(hour("12:05 AM"), Some(0));
    assert_eq!(hour("12:05 PM"), Some(12));
    assert_eq!(hour("1:05 AM"), Some(1));
    assert_eq!(hour("11:05 p.m."), Some(23));
    assert_eq!(hour("00:05"), Some(0));
    assert_eq!(hour("24:05"), Some(0));
    assert_eq!(hour("13:05 PM"), Some(13));
    assert_eq!(hour("25:05"), None);
    assert_eq!(hour("24:05 PM"), None);
}

#[test]
fn lines_that_are_only_text() {
    for line in [
        "",
        "hello",
        "31/12/23",
        "31/12/23 dinner at 9:30 - with Ana: yes",
        "31/12/23, 21:41",
        "31/12/23, 21:41 Ana: hi",
        "31/12/23, 21:41-Ana: hi",
        "31/12/23, 21:4 - Ana: hi",
        "31/12/23, 21:61 - Ana: hi",
        "31/12.23, 21:41 - Ana: hi",
        "311/12/23, 21:41 - Ana: hi",
        "2023/12/2023, 21:41 - Ana: hi",
        "31/12/20231, 21:41 - Ana: hi",
        "31/12/2321:41 - Ana: hi",
        "[31/12/23, 21:41:05 Ana: hi",
        "9:41 PM - Ana: hi",
        "10.30 - 11.15: gym",
        "\u{200E}\u{200E}\u{200E}",
        "1/2/3",
    ] {
        assert_eq!(parse(line), None, "{line:?}");
    }
}

#[test]
fn the_shape_tells_exports_apart() {
    let shape = |line: &str| parse(line).map(|(stamp, _)| stamp.shape);
    assert_eq!(shape("31/12/23, 21:41 - A: b"), shape("1/1/24, 0:00 - A: b"));
    assert_ne!(shape("31/12/23, 21:41 - A: b"), shape("31.12.23, 21:41 - A: b"));
    assert_ne!(shape("31/12/23, 21:41 - A: b"), shape("[31/12/23, 21:41] A: b"));
    assert_ne!(shape("31/12/23, 21:41 - A: b"), shape("31/12/2023, 21:41 - A: b"));
    assert_ne!(shape("[31/12/23, 21:41] A: b"), shape("[31/12/23, 21:41:00] A: b"));
}
