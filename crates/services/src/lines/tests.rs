#![allow(clippy::unwrap_used)]

use proptest::prelude::*;

use super::*;

const CARD: &str = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nbegin:vevent\r\nATTENDEE;CN=\"García; Inés\";X-A=1;ROLE=CHAIR:mai\r\n \
                    lto:i@example.org\r\nX-ODD;A=\"b:c\":d\\,e;f\r\nBEGIN:VALARM\r\nTRIGGER:-PT5M\r\nEND:VALARM\r\nend:VEVENT\r\nEND:VCALENDAR\r\n";

#[test]
fn lines_are_read_and_stay_as_they_are() {
    let calendar = Part::parse(CARD.as_bytes()).unwrap();
    let event = calendar.parts().next().unwrap();
    let guest = event.first("attendee").unwrap();
    assert_eq!(guest.value(), "mailto:i@example.org");
    assert_eq!(guest.parameter("cn").as_deref(), Some("García; Inés"));
    assert!(guest.has("role", "chair") && !guest.has("ROLE", "CHA"));
    let odd = event.first("X-ODD").unwrap();
    assert_eq!((odd.value(), odd.parameter("A").as_deref()), ("d\\,e;f", Some("b:c")));
    let no = guest.with("PARTSTAT", Some("DECLINED")).with("X-A", None);
    assert_eq!(no.as_str(), "ATTENDEE;CN=\"García; Inés\";ROLE=CHAIR;PARTSTAT=DECLINED:mailto:i@example.org");
    assert_eq!(
        calendar.render().replace("\r\n ", ""),
        CARD.replace("\r\n ", "").replace("begin:vevent", "BEGIN:VEVENT").replace("end:V", "END:V")
    );
}

#[test]
fn what_is_set_takes_the_place_of_what_stood_there() {
    let mut card = Part::parse(b"BEGIN:A\nX:1\nY:2\nx;P=q:3\nBEGIN:B\nEND:B\nEND:A\n").unwrap();
    card.set("X", [Line::of("X", &[], "4")]);
    card.set_text("Z", Some("a,b\nc"));
    card.set_text("Y", None);
    assert_eq!(card.render(), "BEGIN:A\r\nX:4\r\nZ:a\\,b\\nc\r\nBEGIN:B\r\nEND:B\r\nEND:A\r\n");
}

#[test]
fn what_is_broken_is_said_to_be() {
    for wrong in ["", "\n\n", "X:1", "BEGIN:A\nX:1", "BEGIN:A\nEND:B", "END:A", "BEGIN:A\nEND:A\nBEGIN:A\nEND:A"] {
        assert!(Part::parse(wrong.as_bytes()).is_err(), "{wrong}");
    }
    assert!(Part::parse("BEGIN:A\n".repeat(100_000).as_bytes()).is_err());
    assert!(Part::parse(&vec![b'x'; MOST_BYTES + 1]).is_err());
    let split = Part::parse(b"\xEF\xBB\xBFBEGIN:A\nX:\xC3\n \xB1\nY:\xFF\nEND:A").unwrap();
    assert_eq!(split.text("X").as_deref(), Some("ñ"));
    assert_eq!(split.text("Y").as_deref(), Some("\u{FFFD}"));
}

proptest! {
    #[test]
    fn any_text_and_parameter_comes_back(text in "\\PC{0,200}", parameter in "\\PC{0,40}", lines in 0..5_usize) {
        let text = [text.as_str(); 5][..lines].join("\n");
        let mut part = Part::new("A");
        part.set("N", [Line::of("N", &[("CN", &parameter)], &escaped(&text))]);
        let again = Part::parse(part.render().as_bytes()).unwrap();
        let line = again.first("N").unwrap();
        prop_assert_eq!(unescaped(line.value()), domain::text::clean(&text));
        prop_assert_eq!(line.parameter("CN").unwrap(), parameter);
    }

    #[test]
    fn no_bytes_are_too_odd(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
        let framed = [b"BEGIN:A\n".as_slice(), &bytes, b"\nEND:A"].concat();
        if let Ok(part) = Part::parse(&framed) {
            let again = Part::parse(part.render().as_bytes()).unwrap();
            prop_assert_eq!(again.render(), part.render());
        }
    }
}
