//! The stable codes of errors that a client may see. Each has a page under `docs/errors/`.

use serde::Serialize;

macro_rules! codes {
    ($($(#[$doc:meta])* $name:ident = $text:literal, $status:literal;)*) => {
        /// Why a request was not done.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, utoipa::ToSchema)]
        #[serde(rename_all = "snake_case")]
        pub enum Code { $($(#[$doc])* $name,)* }

        impl Code {
            pub const ALL: &'static [Self] = &[$(Self::$name,)*];

            /// The code as it stands on the wire and in the docs.
            pub fn as_str(self) -> &'static str {
                match self { $(Self::$name => $text,)* }
            }

            /// The HTTP status that goes with it.
            pub fn status(self) -> u16 {
                match self { $(Self::$name => $status,)* }
            }
        }
    };
}

codes! {
    /// The body or a parameter is not what the endpoint takes; the message names the field and the mend.
    InvalidInput = "invalid_input", 400;
    /// No valid login came with the request.
    NotSignedIn = "not_signed_in", 401;
    /// The link was used, has expired, or never was one.
    LinkInvalid = "link_invalid", 401;
    /// The login is valid, and its role may not do this.
    NotAllowed = "not_allowed", 403;
    /// Nothing of that id in this workspace.
    NotFound = "not_found", 404;
    MethodNotAllowed = "method_not_allowed", 405;
    /// The thing has changed or was decided already.
    Conflict = "conflict", 409;
    /// The approval names other arguments than those that wait.
    ArgumentsChanged = "arguments_changed", 409;
    /// The proposal's lifetime is over.
    Expired = "expired", 410;
    TooLarge = "too_large", 413;
    UnsupportedMediaType = "unsupported_media_type", 415;
    /// Too many at once; try again after the stated time.
    TooMany = "too_many", 429;
    /// Our fault; the request id finds it in the log.
    Internal = "internal", 500;
    /// The database is away or the server is stopping. Nothing was accepted.
    Unavailable = "unavailable", 503;
    /// The disk is full or read-only. Nothing was accepted.
    StorageFull = "storage_full", 507;
}
