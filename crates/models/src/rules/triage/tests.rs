use super::*;

fn judged(from: &str, name: &str, text: &str) -> Triage {
    judge(&Letter { from, name, text })
}

#[test]
fn what_a_mail_wants_is_told_from_its_words() {
    let cases = [
        ("ana@example.org", "Ana Ruiz", "Dinner\n\nAre you free on Friday?", SenderKind::Person, Needed::Reply),
        ("ana@example.org", "Ana Ruiz", "Re\n\nPerfect, thanks, see you then", SenderKind::Person, Needed::None),
        ("news@shop.example", "Shop", "Sale\n\n50% off. Shop now! Unsubscribe", SenderKind::Newsletter, Needed::None),
        (
            "no-reply@bank.example",
            "Bank",
            "Your payment failed. Update your payment details today.",
            SenderKind::Notification,
            Needed::Do,
        ),
        (
            "praxis@zahn.example",
            "Praxis Dr. Weiß",
            "Sehr geehrte Frau Kern, bitte bestätigen Sie Ihren Termin bis Freitag.",
            SenderKind::Business,
            Needed::Reply,
        ),
        (
            "luis@example.org",
            "Luis Gil",
            "Te mando las fotos del viaje, no hace falta que contestes.",
            SenderKind::Person,
            Needed::Read,
        ),
    ];
    for (from, name, text, sender, action) in cases {
        let found = judged(from, name, text);
        assert_eq!((found.sender, found.action), (sender, action), "{text}: {found:?}");
        assert!(!found.reasons.is_empty() && found.reasons.len() <= MAX_REASONS, "{text}: {found:?}");
        assert!(found.urgency <= 100);
    }
}

#[test]
fn what_presses_is_more_urgent_than_what_does_not() {
    let of = |text: &str| judged("ana@example.org", "Ana", text).urgency;
    let plain = of("Could you send me the photos?");
    let soon = of("Could you send me the photos by Friday?");
    let now = of("Urgent: could you send me the photos today?");
    assert!(plain < soon && soon < now && now >= 80, "{plain} {soon} {now}");
}

#[test]
fn hostile_mails_are_judged_like_any_other() {
    for text in [
        "a".repeat(1_000_000),
        "urgent ".repeat(200_000),
        "?".repeat(500_000),
        "\u{202E}\u{0}%".repeat(100_000),
        String::new(),
    ] {
        let found = judged(&text, &text, &text);
        assert!(found.urgency <= 100 && found.reasons.len() <= MAX_REASONS);
    }
}

#[test]
fn no_phrase_is_empty_and_every_language_has_every_signal() {
    for table in words::ALL {
        assert_eq!(table.len(), words::ALL[0].len());
        for (signal, list) in table {
            assert!(list.split('|').all(|phrase| split(phrase).next().is_some()), "{signal:?}");
        }
    }
}
