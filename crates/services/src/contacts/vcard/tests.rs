#![allow(clippy::unwrap_used)]

use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::Index;

use super::super::Birthday;
use super::*;

fn now() -> Timestamp {
    "2026-11-21T12:00:00Z".parse().unwrap()
}

const APPLE: &str = "BEGIN:VCARD\r\nVERSION:3.0\r\nPRODID:-//Apple Inc.//iOS 17//EN\r\nN:García;Inés;María;Dra.;\r\n\
    FN:Inés García\r\nORG:Panadería Sol\\, S.L.;Ventas;\r\nEMAIL;type=INTERNET;type=pref:ines@example.org\r\n\
    item1.EMAIL;type=INTERNET:i@example.com\r\nitem1.X-ABLabel:Club\r\nTEL;type=CELL;type=VOICE:+34 600 000 000\r\n\
    item2.ADR;type=HOME:;;Calle Mayor 1;Madrid;;28013;Spain\r\nitem2.X-ABADR:es\r\n\
    BDAY;X-APPLE-OMIT-YEAR=1604:1604-02-29\r\nPHOTO;ENCODING=b;TYPE=JPEG:/9j/4AAQ\r\n SkZJRg==\r\nCATEGORIES:Friends\r\n\
    UID:1234\r\nEND:VCARD\r\n";

#[test]
fn what_apple_writes_is_read_and_what_differs_is_written() {
    let person = read(APPLE.as_bytes()).unwrap().unwrap();
    let expected = Person {
        uid: "1234".into(),
        name: "Inés García".into(),
        given: Some("Inés".into()),
        family: Some("García".into()),
        emails: vec!["ines@example.org".into(), "i@example.com".into()],
        phones: vec!["+34 600 000 000".into()],
        organisation: Some("Panadería Sol, S.L.".into()),
        note: None,
        birthday: Some(Birthday { year: None, month: 2, day: 29 }),
    };
    assert_eq!(person, expected);
    let rev = "REV:20261121T120000Z\r\nEND:VCARD";
    assert_eq!(
        patch(APPLE.as_bytes(), &person, now()).unwrap(),
        APPLE.replace("END:VCARD", rev).replace("\r\n SkZ", "SkZ")
    );

    let other = Person {
        given: Some("Ana".into()),
        emails: vec!["new@example.org".into(), "ines@example.org".into()],
        birthday: Some(Birthday { year: Some(1985), month: 2, day: 28 }),
        ..person
    };
    let patched = patch(APPLE.as_bytes(), &other, now()).unwrap();
    assert_eq!(read(patched.as_bytes()).unwrap().unwrap(), other);
    for kept in [
        "N:García;Ana;María;Dra.;",
        "type=pref:ines@example.org",
        "PHOTO;",
        "ORG:Panadería Sol\\, S.L.;Ventas;",
        "X-ABADR:es",
    ] {
        assert!(patched.contains(kept), "{kept} in {patched}");
    }
    assert!(!patched.contains("X-ABLabel") && patched.contains("BDAY:1985-02-28\r\n"), "{patched}");
}

#[test]
fn version_4_is_read_and_kept() {
    let card = "BEGIN:VCARD\nVERSION:4.0\nUID:urn:uuid:1\nFN;PREF=1:Ana\nTEL;VALUE=uri;TYPE=cell:tel:+34-600-1\nBDAY:--0412\nEND:VCARD";
    let person = read(card.as_bytes()).unwrap().unwrap();
    assert_eq!((person.name.as_str(), person.phones[0].as_str()), ("Ana", "+34-600-1"));
    assert_eq!(person.birthday, Some(Birthday { year: None, month: 4, day: 12 }));
    let other =
        Person { birthday: Some(Birthday { year: None, month: 5, day: 1 }), emails: vec!["a@b.org".into()], ..person };
    let patched = patch(card.as_bytes(), &other, now()).unwrap();
    assert!(patched.contains("BDAY:--0501\r\n") && patched.contains("EMAIL:a@b.org\r\n"), "{patched}");
    assert_eq!(read(patched.as_bytes()).unwrap().unwrap(), other);
}

#[test]
fn what_is_left_out_is_made_of_the_rest_and_lists_are_nobody() {
    let named = |lines: &str| {
        read(format!("BEGIN:VCARD\nUID:1\n{lines}\nEND:VCARD").as_bytes())
            .map(|person| person.map(|person| person.name))
    };
    assert_eq!(named("N:García;Inés;;;"), Ok(Some("Inés García".into())));
    assert_eq!(named("ORG:Sol;x"), Ok(Some("Sol".into())));
    assert_eq!(named("TEL:1"), Ok(Some("1".into())));
    assert_eq!(named("KIND:group\nFN:All"), Ok(None));
    assert_eq!(named("X-ADDRESSBOOKSERVER-KIND:group"), Ok(None));
    assert!(read(b"BEGIN:VCARD\nFN:A\nEND:VCARD").is_err() && read(b"BEGIN:VCALENDAR\nEND:VCALENDAR").is_err());
    let born = |text: &str| {
        let card = format!("BEGIN:VCARD\nUID:1\nBDAY{text}\nEND:VCARD");
        read(card.as_bytes()).unwrap().unwrap().birthday
    };
    let day = Some(Birthday { year: Some(1985), month: 4, day: 12 });
    for text in [":1985-04-12", ":19850412", ":1985-04-12T00:00:00Z", ";VALUE=date:19850412T000000"] {
        assert_eq!(born(text), day, "{text}");
    }
    for wrong in [":", ":soon", ":1985", ":1985-13-01", ":--", ":1985-04-1é", ":1985-02-30"] {
        assert_eq!(born(wrong), None, "{wrong}");
    }
}

fn words() -> impl Strategy<Value = String> {
    "[^\\p{C}\\p{Z}][^\\p{C}]{0,30}".prop_map(|text| text.trim().to_owned())
}

fn any_person() -> impl Strategy<Value = Person> {
    let birthday = (option::of(1700_i16..2100), 1_i8..=12, 1_i8..=28);
    let birthday = birthday.prop_map(|(year, month, day)| Birthday { year, month, day });
    let names = ("[!-~]{1,60}", words(), option::of(words()), option::of(words()), option::of(words()));
    let values = (vec("[a-z]{1,9}@[a-z]{1,9}\\.org", 0..4), vec("\\+[0-9]{1,3}[ 0-9]{1,9}[0-9]", 0..4));
    (names, values, option::of(words()), option::of(birthday)).prop_map(
        |((uid, name, given, family, organisation), (emails, phones), note, birthday)| Person {
            uid,
            name,
            given,
            family,
            emails,
            phones,
            organisation,
            note,
            birthday,
        },
    )
}

/// What another reader makes of what we write.
fn judged(text: &str, person: &Person) {
    let calcard::Entry::VCard(card) = calcard::Parser::new(text).entry() else { panic!("no card: {text}") };
    let of = |name: calcard::vcard::VCardProperty| card.entries.iter().filter(|entry| entry.name == name).count();
    assert_eq!(of(calcard::vcard::VCardProperty::Email), person.emails.len());
    assert_eq!(of(calcard::vcard::VCardProperty::Tel), person.phones.len());
    assert_eq!(card.uid(), Some(person.uid.as_str()));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn a_person_comes_back_as_they_were_written(person in any_person()) {
        let text = write(&person, now()).unwrap();
        prop_assert_eq!(read(text.as_bytes()).unwrap().unwrap(), person.clone());
        judged(&text, &person);
    }

    #[test]
    fn what_was_there_makes_no_difference(one in any_person(), mut other in any_person()) {
        other.uid.clone_from(&one.uid);
        let text = write(&one, now()).unwrap().replacen("END:VCARD", "X-KEEP;A=b:c\\,d\r\nEND:VCARD", 1);
        let patched = patch(text.as_bytes(), &other, now()).unwrap();
        prop_assert_eq!(read(patched.as_bytes()).unwrap().unwrap(), other);
        prop_assert!(patched.contains("X-KEEP;A=b:c\\,d\r\n"));
    }

    #[test]
    fn no_damage_is_a_panic(damage in vec((any::<Index>(), vec(any::<u8>(), 0..4), 0_usize..9), 1..12)) {
        let mut bytes = APPLE.as_bytes().to_vec();
        for (index, by, length) in damage {
            let at = index.index(bytes.len());
            let end = (at + length).min(bytes.len());
            bytes.splice(at..end, by);
            bytes.push(b'\n');
        }
        if let Ok(Some(person)) = read(&bytes) {
            let other = Person { name: "Other".into(), emails: vec!["a@b.org".into()], ..person };
            let again = read(patch(&bytes, &other, now()).unwrap().as_bytes()).unwrap().unwrap();
            prop_assert_eq!((again.name, again.emails), (other.name, other.emails));
        }
    }
}
