//! What went wrong, in words: by S3's own code where there is one, else by the status.

use object_store::Error as Raw;

use crate::blobs::{Error, Why};

/// The deepest cause, which names no address.
pub(super) fn plain(error: &Raw) -> String {
    net::plain(error)
}

/// `place` is the bucket, for people. `None` where nothing has the name.
pub(super) fn of(error: &Raw, place: &str) -> Option<Error> {
    let text = error.to_string();
    let code = code_of(&text).unwrap_or_default();
    // Two puts of one name at once, of which neither was done, are something else.
    let clashed = matches!(code, "ConditionalRequestConflict" | "OperationAborted");
    if !clashed && matches!(error, Raw::AlreadyExists { .. } | Raw::Precondition { .. }) {
        return Some(Error::Changed);
    }
    let (why, told) = match (code, error) {
        ("NoSuchKey", _) | ("", Raw::NotFound { .. }) => return None,
        ("InvalidAccessKeyId" | "NotSignedUp", _) => (Why::Credentials, "does not know the access key"),
        ("SignatureDoesNotMatch", _) => (Why::Credentials, "says that the secret is not the access key's"),
        ("NoSuchBucket", _) => (Why::Bucket, "names a bucket that is not on that server"),
        ("PermanentRedirect" | "AuthorizationHeaderMalformed" | "IllegalLocationConstraintException", _) => {
            (Why::Region, "is in another region")
        }
        ("RequestTimeTooSkewed", _) => (Why::Clock, "has a clock that is too far from the one here"),
        ("NotImplemented", _) | (_, Raw::NotSupported { .. } | Raw::NotImplemented { .. }) => {
            (Why::Conditions, "does not know what is asked of it")
        }
        ("AccessDenied" | "AllAccessDisabled", _) | (_, Raw::PermissionDenied { .. }) => {
            (Why::Permission, "does not let this access key do that")
        }
        (_, Raw::Unauthenticated { .. }) => (Why::Credentials, "does not take the access key"),
        ("", other) => return Some(Error::Away(format!("{place} does not answer: {}", plain(other)))),
        (code, _) => return Some(Error::Away(format!("{place} does not do it now ({code})"))),
    };
    let code = if code.is_empty() { String::new() } else { format!(" ({code})") };
    Some(Error::Refused(why, format!("{place} {told}{code}")))
}

/// What stands in `<Code>`: letters only, and not many.
fn code_of(text: &str) -> Option<&str> {
    let (_, behind) = text.split_once("<Code>")?;
    let (code, _) = behind.split_once("</Code>")?;
    (code.len() <= 64 && code.bytes().all(|b| b.is_ascii_alphanumeric())).then_some(code)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn answered(code: &str) -> Raw {
        let body =
            format!("403 Forbidden: <?xml version=\"1.0\"?><Error><Code>{code}</Code><Message>no</Message></Error>");
        Raw::Generic { store: "S3", source: body.into() }
    }

    #[test]
    fn what_is_refused_is_told_apart() {
        let why = |code: &str| match of(&answered(code), "s3://a") {
            Some(Error::Refused(why, told)) if told.contains(code) => Some(why),
            _ => None,
        };
        assert_eq!(why("SignatureDoesNotMatch"), Some(Why::Credentials));
        assert_eq!(why("InvalidAccessKeyId"), Some(Why::Credentials));
        assert_eq!(why("AccessDenied"), Some(Why::Permission));
        assert_eq!(why("NoSuchBucket"), Some(Why::Bucket));
        assert_eq!(why("RequestTimeTooSkewed"), Some(Why::Clock));
        let slow = Error::Away("s3://a does not do it now (SlowDown)".into());
        assert_eq!(of(&answered("SlowDown"), "s3://a"), Some(slow));
        assert_eq!(of(&answered("NoSuchKey"), "s3://a"), None);
        // No code, and what only looks like one.
        for body in ["", "<Code>", "<Code>a b</Code>", "<Code>\u{1b}[2J</Code>"] {
            let error = Raw::Generic { store: "S3", source: body.into() };
            assert!(matches!(of(&error, "s3://a"), Some(Error::Away(told)) if !told.contains('\u{1b}')), "{body}");
        }
    }
}
