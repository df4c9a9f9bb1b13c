//! The fake's OAuth: one code, tokens that are counted, and whose account it is.

use serde_json::{Value, json};

use super::http::Request;
use super::{Answered, State};

/// The only code that is taken.
pub const CODE: &str = "good-code";

/// None where the request is for something else.
pub(super) fn route(state: &mut State, request: &Request) -> Option<Answered> {
    let field = |name: &str| request.form.iter().find(|(known, _)| known == name).map_or("", |(_, value)| value);
    let no = |error: &str| Some((400, Some(json!({ "error": error }))));
    match (request.method.as_str(), request.path.iter().map(String::as_str).collect::<Vec<_>>().as_slice()) {
        ("POST", ["token"]) => match field("grant_type") {
            "authorization_code" if field("code") == CODE && !field("code_verifier").is_empty() => {
                Some((200, Some(state.granted(true))))
            }
            "refresh_token" if field("refresh_token") == state.refresh => {
                state.renewals += 1;
                Some((200, Some(state.granted(false))))
            }
            _ => no("invalid_grant"),
        },
        ("POST", ["revoke"]) => {
            if field("token") == state.refresh {
                state.refresh.clear();
            }
            Some((200, Some(json!({}))))
        }
        ("GET", ["userinfo"]) if request.token.as_deref() == Some(&state.token) => {
            Some((200, Some(json!({ "sub": "1", "email": state.calendars.owner() }))))
        }
        _ => None,
    }
}

impl State {
    /// A new access token, which alone is taken from now on.
    fn granted(&mut self, fresh: bool) -> Value {
        self.issued += 1;
        self.token = format!("access-{}", self.issued);
        let mut told = json!({ "access_token": self.token, "expires_in": 3599, "token_type": "Bearer" });
        if fresh {
            self.refresh = format!("refresh-{}", self.issued);
            told["refresh_token"] = json!(self.refresh);
            let services = ["calendar", "contacts", "gmail.modify"];
            let scopes = services.map(|service| format!("https://www.googleapis.com/auth/{service}"));
            told["scope"] = json!(format!("openid email {}", scopes.join(" ")));
        }
        told
    }
}
