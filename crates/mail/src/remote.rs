//! What names an attachment: `validity:uid:section:encoding`.

use super::reading::Encoding;

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Remote {
    pub validity: u32,
    pub uid: u32,
    pub section: String,
    pub encoding: Encoding,
}

pub fn write(validity: u32, uid: u32, section: &str, encoding: Encoding) -> String {
    let encoding = match encoding {
        Encoding::Plain => 'p',
        Encoding::Base64 => 'b',
        Encoding::QuotedPrintable => 'q',
    };
    format!("{validity}:{uid}:{section}:{encoding}")
}

pub fn parse(id: &str) -> Option<Remote> {
    let mut parts = id.split(':');
    let (validity, uid) = (parts.next()?.parse().ok()?, parts.next()?.parse().ok()?);
    let section = parts.next()?.to_owned();
    let numbers = section.len() <= 64 && section.split('.').all(|number| number.parse::<u16>().is_ok());
    let encoding = match parts.next()? {
        "p" => Encoding::Plain,
        "b" => Encoding::Base64,
        "q" => Encoding::QuotedPrintable,
        _ => return None,
    };
    (numbers && parts.next().is_none()).then_some(Remote { validity, uid, section, encoding })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_section_gets_into_a_command() {
        assert!(
            parse(&write(3, 4, "1.2", Encoding::Base64)).is_some_and(|it| (it.uid, it.section.as_str()) == (4, "1.2"))
        );
        for wrong in ["", "3:4", "3:4:1]:b", "3:4:1.x:b", "3:4::b", "3:4:1:z", "3:4:1:b:c", "3:4:1\r\n:b", "-1:4:1:b"] {
            assert!(parse(wrong).is_none(), "{wrong}");
        }
    }
}
