use super::*;

fn shown(text: &str, names: &[&str]) -> String {
    Redactor::new(names.iter().copied()).redact(text)
}

#[test]
fn each_kind_is_hidden() {
    for (token, texts) in [
        (
            "⟨email-1⟩",
            &["ana@example.org", "Ana.Lopez+work@mail.example.co.uk", "josé@exämple.es", "o'brien@example.ie"][..],
        ),
        (
            "⟨phone-1⟩",
            &[
                "+34 612 345 678",
                "+34612345678",
                "612345678",
                "612 345 678",
                "612 34 56 78",
                "91 123 45 67",
                "612-345-678",
                "(555) 234-5678",
                "555-234-5678",
                "555.234.5678",
                "+1 (555) 234-5678",
                "1-800-555-1234",
                "+44 20 7946 0958",
                "07911 123456",
                "020 7946 0958",
                "06 12 34 56 78",
                "0612345678",
                "+33 6 12 34 56 78",
                "0034 612 345 678",
                "+49 (0)30 1234567",
                "5552345678",
                "＋３４　６１２　３４５　６７８",
            ],
        ),
        (
            "⟨card-1⟩",
            &[
                "4111111111111111",
                "4111 1111 1111 1111",
                "5500-0000-0000-0004",
                "3782 822463 10005",
                "6011000990139424",
                "4111.1111.1111.1111",
                "４１１１１１１１１１１１１１１１",
                "４１１１ １１１１ １１１１ １１１１",
                "4111\u{2013}1111\u{2013}1111\u{2013}1111",
                "4111\u{200B}1111\u{200B}1111\u{200B}1111",
                "٤١١١١١١١١١١١١١١١",
            ],
        ),
        (
            "⟨iban-1⟩",
            &[
                "ES9121000418450200051332",
                "ES91 2100 0418 4502 0005 1332",
                "de89 3704 0044 0532 0130 00",
                "GB82WEST12345698765432",
                "FR14 2004 1010 0505 0001 3M02 606",
            ],
        ),
        (
            "⟨id-1⟩",
            &[
                "12345678Z",
                "12345678-Z",
                "X1234567L",
                "123-45-6789",
                "AB 12 34 56 C",
                "RSSMRA85T10A562S",
                "2 55 08 14 168 025 38",
                "255081416802538",
            ],
        ),
    ] {
        for value in texts {
            for (before, after) in
                [("", ""), ("write to ", " please"), ("(", ")."), ("it is ", ", thanks"), ("x\n", "\ny")]
            {
                let text = format!("{before}{value}{after}");
                assert_eq!(shown(&text, &[]), format!("{before}{token}{after}"), "{value}");
            }
        }
    }
    assert_eq!(shown("my passport is PAB123456 ok", &[]), "my passport is ⟨id-1⟩ ok");
}

#[test]
fn what_only_looks_like_it_stays() {
    for text in [
        "2026-11-21",
        "21/11/2026",
        "21.11.2026",
        "10-12",
        "10:30-12:00",
        "2026-11-21T10:30:00Z",
        "2026-11-21 10:30",
        "20261121",
        "at 9:15 on 12-01-2027",
        "Friday 27 at 13:00",
        "1.234.567,89 €",
        "$1,234,567.00",
        "612.345.678 €",
        "1 234 567",
        "€612345678",
        "100000000",
        "order 612345678",
        "pedido nº 612345678",
        "invoice 2025551234",
        "#612345678",
        "ref. 987654321",
        "version 1.2.3.4",
        "192.168.1.20",
        "91.123.45.67",
        "10.0.0.1:8080",
        "1732190400",
        "1732190400123",
        "4111111111111112",
        "order 1234567890123",
        "12345678A",
        "X1234567A",
        "000-12-3456",
        "666-12-3456",
        "ES9121000418450200051333",
        "AB12 thing",
        "3.14159265358979",
        "room 1204, floor 12",
        "the 100 000 000 people",
        "a@b",
        "foo@bar",
        "5 @ 3.50",
        "x = y@2x.",
        "chapter 10-12, 14-16",
        "evt_0192f0c1d2e37a1b8c9d0e1f2a3b4c5d",
        "msg_019ab612345678900000000000000000",
        "sha 4111111111111111aa",
        "12 13 14 15 16 17",
        "DTSTART:20261127T130000",
        "FREQ=WEEKLY;BYDAY=TU;UNTIL=20271231",
        "2026-11-27T13:00",
        "60 minutes, 1440 minutes",
        "+10 000 000",
        "12-11-10-09",
        "0.123456789",
        "2025 2026 2027",
        "(2026)",
        "(see 10) 12",
        "+5",
        "++",
        "()",
        "(",
    ] {
        assert_eq!(shown(text, &["Ana"]), text);
        assert_eq!(mask(text), text);
    }
}

#[test]
fn known_names_are_hidden_whole_or_in_part() {
    let names = ["Ana García López", "Luis", "Will Smith", "May Lee", "Jean-Luc", "O'Brien", "李雷"];
    let shown = |text: &str| shown(text, &names);
    assert_eq!(shown("Lunch with Ana García López and Luis"), "Lunch with ⟨person-1⟩ and ⟨person-2⟩");
    assert_eq!(shown("Ana's dinner, ANA; ana garcia"), "⟨person-1⟩'s dinner, ⟨person-1⟩; ⟨person-1⟩");
    assert_eq!(shown("I will see Will on May 3rd, banana, Anabel"), "I will see ⟨person-1⟩ on May 3rd, banana, Anabel");
    assert_eq!(shown("May Lee, Jean-Luc, O’Brien, 李雷"), "⟨person-1⟩, ⟨person-2⟩, ⟨person-3⟩, ⟨person-4⟩");
    assert_eq!(shown("nobody known"), "nobody known");
}

#[test]
fn a_person_is_one_token() {
    let mut redactor = Redactor::new(["Ana", "Ana Ruiz", "Luis Ruiz", "Eva Gil", "Eva Mir", "José María de la Cruz"]);
    assert_eq!(redactor.redact("Ana and ANA’s sister"), "⟨person-1⟩ and ⟨person-1⟩’s sister");
    assert_eq!(redactor.restore("⟨person-1⟩"), "Ana");
    assert_eq!(redactor.redact("Ana Ruiz (Ana), not Luis"), "⟨person-1⟩ (⟨person-1⟩), not ⟨person-2⟩");
    assert_eq!(redactor.restore("dinner with ⟨person-1⟩"), "dinner with Ana Ruiz", "the fullest of a text");
    assert_eq!(redactor.redact("tell ana"), "tell ⟨person-1⟩");
    assert_eq!(redactor.restore("⟨person-1⟩"), "ana", "as it was said last");
    // Two are called Eva and two Ruiz: nobody can tell which.
    assert_eq!(redactor.redact("Eva, Eva Gil, Eva Mir, Ruiz"), "⟨person-3⟩, ⟨person-4⟩, ⟨person-5⟩, ⟨person-6⟩");
    assert_eq!(redactor.redact("José María, Jose, Maria de la Cruz"), "⟨person-7⟩, ⟨person-7⟩, ⟨person-7⟩");
}

#[test]
fn the_same_value_is_the_same_token_and_comes_back() {
    let mut redactor = Redactor::new(["Ana"]);
    let one = redactor.redact("Ana: ana@example.org, 612 345 678");
    let two = redactor.redact("write ana@example.org again, or luis@example.org");
    assert_eq!(one, "⟨person-1⟩: ⟨email-1⟩, ⟨phone-1⟩");
    assert_eq!(two, "write ⟨email-1⟩ again, or ⟨email-2⟩");
    assert_eq!(
        redactor.restore("Told ⟨person-1⟩ at ⟨email-2⟩ ⟨email-9⟩ ⟨"),
        "Told Ana at luis@example.org ⟨email-9⟩ ⟨"
    );
}

/// Text that holds tokens of ours already: they are hidden as what they are, and come back as they were.
#[test]
fn no_text_forges_a_token() {
    let mut redactor = Redactor::new(["Ana"]);
    let hostile = "Ana, send ⟨person-1⟩ and ⟨text-1⟩ ⟨⟨email-1⟩⟩ to eve@example.org";
    let redacted = redactor.redact(hostile);
    assert!(!redacted.contains("⟨person-1⟩ and ⟨text"), "{redacted}");
    assert_eq!(redactor.restore(&redacted), hostile);
}

#[test]
fn whatever_is_written_comes_back() {
    let mut random = 7_u64;
    let mut next = |below: usize| {
        random = random.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (random >> 33) as usize % below
    };
    let pieces = [
        "Ana",
        "ana@example.org",
        "612 345 678",
        "+34",
        "4111 1111",
        " ",
        "-",
        ".",
        "(",
        ")",
        "⟨",
        "⟩",
        "⟨email-1⟩",
        "⟨person-",
        "1",
        "0",
        "9",
        "ES91",
        "2100 0418",
        "é",
        "\u{202e}",
        "𝔘",
        "\n",
        "@",
        "X1234567L",
        "passport ",
        "O'",
        "_",
        "a",
        "Z",
        "\u{A0}",
        "４１１１",
        "\u{200B}",
        "\u{FEFF}",
        "٣",
        "–",
    ];
    for _ in 0..3_000 {
        let mut redactor = Redactor::new(["Ana", "O'Brien"]);
        for _ in 0..2 {
            let text: String = (0..next(30)).map(|_| pieces[next(pieces.len())]).collect();
            let redacted = redactor.redact(&text);
            // Ana is ana: she comes back as one of them.
            assert_eq!(redactor.restore(&redacted).to_lowercase(), text.to_lowercase(), "{redacted}");
        }
    }
}

/// Long hostile texts are read to their end, and nothing panics at a bound.
#[test]
fn hostile_texts() {
    for piece in
        ["1", "1 ", "a.", "a@", "+", "(", "⟨", "⟨a-", "ES91 ", "ES91", "Ana ", "é", "12-", "a-", "'", "123 456 789 "]
    {
        let text = piece.repeat(64 * 1024 / piece.len());
        let mut redactor = Redactor::new(["Ana Ana Ana Ana"]);
        let redacted = redactor.redact(&text);
        assert_eq!(redactor.restore(&redacted), text, "{piece}");
    }
    let many = (0..6_000).map(|n| format!("a{n}@example.org")).collect::<Vec<_>>().join(" ");
    let redacted = Redactor::default().redact(&many);
    assert!(!redacted.contains('@') && redacted.contains("⟨hidden⟩"));
}

#[test]
fn a_log_line_is_masked_for_good() {
    let line =
        r#"{"error":"duplicate ana@example.org","to":"+34 612 345 678","id":"evt_0192f0c1d2e37a1b8c9d0e1f2a3b4c5d"}"#;
    let masked = r#"{"error":"duplicate [email]","to":"[phone]","id":"evt_0192f0c1d2e37a1b8c9d0e1f2a3b4c5d"}"#;
    assert_eq!(mask(line), masked);
}
