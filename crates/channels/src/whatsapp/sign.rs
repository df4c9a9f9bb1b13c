//! Whether a request is Meta's: the signature over what it pushes, and the question it asks of a new address.

use domain::text::hex;
use hmac::{Hmac, KeyInit, Mac};
use reqwest::Url;
use sha2::Sha256;
use subtle::ConstantTimeEq;

/// The longest challenge that is answered; Meta's are about ten digits.
const MAX_CHALLENGE: usize = 128;

/// What the header has to be over these bytes, as they came.
pub(super) fn signature(secret: &str, body: &[u8]) -> Option<String> {
    let mut mac = Hmac::<Sha256>::new_from_slice(secret.as_bytes()).ok()?;
    mac.update(body);
    Some(format!("sha256={}", hex(&mac.finalize().into_bytes())))
}

pub(super) fn is_signed(secret: &str, body: &[u8], given: &[u8]) -> bool {
    signature(secret, body).is_some_and(|expected| bool::from(expected.as_bytes().ct_eq(given)))
}

/// The challenge of somebody who knows the token; else nothing.
pub(super) fn challenge(token: &str, query: &str) -> Option<String> {
    let (mut mode, mut given, mut challenge) = (None, None, None);
    let url = Url::parse(&format!("http://query/?{query}")).ok()?;
    for (name, value) in url.query_pairs() {
        match &*name {
            "hub.mode" => mode = Some(value.into_owned()),
            "hub.verify_token" => given = Some(value.into_owned()),
            "hub.challenge" => challenge = Some(value.into_owned()),
            _ => {}
        }
    }
    let knows = bool::from(given?.as_bytes().ct_eq(token.as_bytes()));
    // It is said back, so it must be nothing that a browser could take for more.
    let plain = |text: &String| text.len() <= MAX_CHALLENGE && text.bytes().all(|byte| byte.is_ascii_alphanumeric());
    challenge.filter(|text| knows && mode.as_deref() == Some("subscribe") && plain(text))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// RFC 4231, test case 2.
    #[test]
    fn the_signature_is_the_standards() {
        let expected = "sha256=5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843";
        assert_eq!(signature("Jefe", b"what do ya want for nothing?").as_deref(), Some(expected));
        assert!(is_signed("Jefe", b"what do ya want for nothing?", expected.as_bytes()));
        for wrong in ["", "sha256=", &expected[7..], &expected.to_uppercase(), &format!("{expected}0")] {
            assert!(!is_signed("Jefe", b"what do ya want for nothing?", wrong.as_bytes()), "{wrong}");
        }
    }

    #[test]
    fn only_who_knows_the_token_is_answered() {
        let asked = |query: &str| challenge("my token+1", query);
        let right = "hub.mode=subscribe&hub.challenge=1158201444&hub.verify_token=my%20token%2B1";
        assert_eq!(asked(right).as_deref(), Some("1158201444"));
        let wrong = [
            String::new(),
            right.replace("subscribe", "unsubscribe"),
            right.replace("my%20", ""),
            right.replace("1158201444", "%3Cscript%3E"),
            right.replace("1158201444", &"1".repeat(129)),
            right.replace("hub.verify_token", "verify"),
            right.replace("hub.challenge", "challenge"),
            format!("{right}&hub.verify_token="),
        ];
        for wrong in wrong {
            assert_eq!(asked(&wrong), None, "{wrong}");
        }
    }
}
