//! How Google knows this server; what happens with it stands at [`engine::oauth`].

use std::path::PathBuf;

use net::Endpoint;
use secrecy::SecretString;
use services::google::Places;

use super::Problems;

/// The longest file with a secret, in bytes.
const LONGEST: u64 = 4096;

/// Google accounts (docs/google.md). People can let theirs in once both the id and the secret are set.
#[derive(Debug, confique::Config)]
pub struct Google {
    /// The id of the OAuth client that you made at Google, such as 1234-abc.apps.googleusercontent.com.
    #[config(env = "ATTACHE_GOOGLE_CLIENT_ID")]
    pub client_id: Option<String>,

    /// The file with the client's secret. It must be readable by its owner only.
    #[config(env = "ATTACHE_GOOGLE_CLIENT_SECRET_FILE")]
    pub client_secret_file: Option<PathBuf>,

    /// Where browsers are sent to agree. Like the other addresses here it is Google's own, and another stands in for it
    /// in tests (http only where it is on this machine or in its network).
    #[config(default = "https://accounts.google.com/o/oauth2/v2/auth", env = "ATTACHE_GOOGLE_CONSENT_URL")]
    pub consent_url: String,

    /// Where tokens are given out and taken back: /token and /revoke under it.
    #[config(default = "https://oauth2.googleapis.com", env = "ATTACHE_GOOGLE_OAUTH_URL")]
    pub oauth_url: String,

    /// What tells whose account a token belongs to.
    #[config(default = "https://openidconnect.googleapis.com/v1/userinfo", env = "ATTACHE_GOOGLE_USERINFO_URL")]
    pub userinfo_url: String,

    /// Google Calendar's interface.
    #[config(default = "https://www.googleapis.com", env = "ATTACHE_GOOGLE_CALENDAR_URL")]
    pub calendar_url: String,

    /// Gmail's interface.
    #[config(default = "https://gmail.googleapis.com", env = "ATTACHE_GOOGLE_MAIL_URL")]
    pub mail_url: String,

    /// The interface of Google's contacts (People).
    #[config(default = "https://people.googleapis.com", env = "ATTACHE_GOOGLE_CONTACTS_URL")]
    pub contacts_url: String,
}

impl Google {
    pub(super) fn validate(&self, problems: &mut Problems) {
        match (&self.client_id, &self.client_secret_file) {
            (Some(_), None) => {
                problems
                    .add("google.client_secret_file", "is missing; write the file with the secret of google.client_id");
            }
            (None, Some(_)) => {
                problems
                    .add("google.client_id", "is missing; write the id whose secret google.client_secret_file holds");
            }
            (Some(id), Some(_)) if id.trim().is_empty() || id.chars().any(char::is_whitespace) => {
                problems.add("google.client_id", "is no id; it looks like 1234-abc.apps.googleusercontent.com");
            }
            _ => {}
        }
        for (key, address) in self.addresses() {
            if let Err(what) = Endpoint::parse(address) {
                problems.add(key, what);
            }
        }
    }

    fn addresses(&self) -> [(&'static str, &str); 6] {
        [
            ("google.consent_url", &self.consent_url),
            ("google.oauth_url", &self.oauth_url),
            ("google.userinfo_url", &self.userinfo_url),
            ("google.calendar_url", &self.calendar_url),
            ("google.mail_url", &self.mail_url),
            ("google.contacts_url", &self.contacts_url),
        ]
    }

    pub fn places(&self) -> Result<Places, String> {
        let at = |at: usize| {
            let (key, address) = self.addresses()[at];
            Endpoint::parse(address).map_err(|what| format!("{key}: {what}"))
        };
        let (consent, oauth, userinfo) = (at(0)?, at(1)?, at(2)?);
        Ok(Places { consent, oauth, userinfo, calendar: at(3)?, mail: at(4)?, contacts: at(5)? })
    }

    /// The id and the secret; `None` where they are not set. The text is fit for a person.
    pub fn client(&self) -> Result<Option<(String, SecretString)>, String> {
        let (Some(id), Some(file)) = (&self.client_id, &self.client_secret_file) else { return Ok(None) };
        let name = file.display();
        let cannot = |error: std::io::Error| format!("google.client_secret_file: {name} cannot be read: {error}");
        let meta = std::fs::metadata(file).map_err(cannot)?;
        if std::os::unix::fs::PermissionsExt::mode(&meta.permissions()) & 0o077 != 0 {
            return Err(format!("google.client_secret_file: {name} can be read by others: chmod 600 {name}"));
        }
        if meta.len() > LONGEST {
            return Err(format!(
                "google.client_secret_file: {name} is longer than {LONGEST} bytes, which no secret is"
            ));
        }
        let text = zeroize::Zeroizing::new(std::fs::read_to_string(file).map_err(cannot)?);
        let secret = text.trim();
        if secret.is_empty() || secret.lines().count() > 1 {
            return Err(format!(
                "google.client_secret_file: {name} has to hold the secret, on one line, and nothing else"
            ));
        }
        Ok(Some((id.trim().to_owned(), secret.to_owned().into())))
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use std::os::unix::fs::PermissionsExt;

    use confique::Config as _;
    use secrecy::ExposeSecret;

    use super::*;

    #[test]
    fn the_secret_is_read_from_its_owner_s_file() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("secret");
        std::fs::write(&file, "hunter2\n").unwrap();
        let mut google = Google::builder().load().unwrap();
        assert!(google.client().unwrap().is_none() && google.places().is_ok());
        google.client_id = Some("1-a.apps.googleusercontent.com".into());
        let mut problems = Problems::default();
        google.validate(&mut problems);
        assert_eq!(problems.0[0].key, "google.client_secret_file");
        google.client_secret_file = Some(file.clone());
        std::fs::set_permissions(&file, std::fs::Permissions::from_mode(0o644)).unwrap();
        assert!(google.client().unwrap_err().contains("chmod 600"));
        std::fs::set_permissions(&file, std::fs::Permissions::from_mode(0o600)).unwrap();
        assert_eq!(google.client().unwrap().unwrap().1.expose_secret(), "hunter2");
        std::fs::write(&file, "one\ntwo").unwrap();
        assert!(google.client().unwrap_err().contains("one line"));
    }
}
