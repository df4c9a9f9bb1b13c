//! Whether a mail is from whom it says. Anybody can write any `From`; the server that took the mail in checks it (DMARC)
//! and says so in `Authentication-Results` (RFC 8601). Only the topmost such header counts, and only from the server
//! that the mailbox names: those below came with the mail.

use crate::Address;

pub(super) fn is_proven(headers: &[(&str, &str)], authority: &str, from: &Address) -> bool {
    let topmost = headers.iter().find(|(name, _)| name.eq_ignore_ascii_case("Authentication-Results"));
    let Some(results) = topmost.and_then(|(_, value)| bare(value)) else { return false };
    let mut results = results.split(';');
    let speaks = results.next().and_then(|first| first.split_whitespace().next());
    if !speaks.is_some_and(|speaks| speaks.eq_ignore_ascii_case(authority)) {
        return false;
    }
    results.any(|result| {
        let mut words = result.split_whitespace();
        let passes = words.next().is_some_and(|word| word.eq_ignore_ascii_case("dmarc=pass"));
        passes
            && words.any(|word| {
                let (name, domain) = word.split_once('=').unwrap_or_default();
                name.eq_ignore_ascii_case("header.from") && domain.eq_ignore_ascii_case(from.domain())
            })
    })
}

/// Without comments and without strings, which may hold anything of the sender's; `None` where one does not end.
fn bare(value: &str) -> Option<String> {
    let mut bare = String::with_capacity(value.len());
    let mut depth = 0_usize;
    let mut quoted = false;
    let mut signs = value.chars();
    while let Some(sign) = signs.next() {
        match sign {
            '\\' => {
                signs.next()?;
            }
            '"' if depth == 0 => quoted = !quoted,
            _ if quoted => {}
            '(' => depth += 1,
            ')' => depth = depth.checked_sub(1)?,
            _ if depth > 0 => {}
            sign => bare.push(sign),
        }
    }
    (depth == 0 && !quoted).then_some(bare)
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    fn proven(headers: &[&str]) -> bool {
        let headers: Vec<_> = headers.iter().map(|value| ("authentication-results", *value)).collect();
        is_proven(&headers, "mx.google.com", &Address::parse("ana@example.org").unwrap())
    }

    #[test]
    fn the_word_of_the_named_server_counts_and_no_other() {
        let good = "mx.google.com;\r\n dkim=pass header.i=@example.org header.s=k;\r\n \
                    dmarc=pass (p=REJECT sp=REJECT dis=NONE) header.from=example.org";
        assert!(proven(&[good]));
        assert!(!proven(&[]));
        assert!(!proven(&["mail.example.net; dmarc=none", good]), "what stands below came with the mail");
        for forged in [
            "mx.google.com.example.net; dmarc=pass header.from=example.org",
            "mx.google.com; dmarc=fail header.from=example.org",
            "mx.google.com; dmarc=pass header.from=example.net",
            "mx.google.com; dmarc=pass",
            "mx.google.com; spf=pass smtp.mailfrom=\"x; dmarc=pass header.from=example.org\"",
            "mx.google.com; spf=pass (x; dmarc=pass header.from=example.org)",
            "mx.google.com; spf=pass (x\\); dmarc=pass header.from=example.org",
            "mx.google.com; spf=pass (x); ) dmarc=pass header.from=example.org",
            "",
        ] {
            assert!(!proven(&[forged]), "{forged}");
        }
    }
}
