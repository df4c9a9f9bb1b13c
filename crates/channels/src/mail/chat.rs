//! A chat's key: the id of its thread's first mail, a space, the address of the other; or the address alone, for a
//! thread that we begin.

use ::mail::head;

use super::Address;
use crate::SendError;

#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Chat {
    pub root: Option<String>,
    pub peer: Address,
}

impl Chat {
    pub fn key(root: &str, peer: &str) -> String {
        format!("{root} {peer}")
    }

    pub fn parse(key: &str) -> Result<Self, SendError> {
        let (root, peer) = key.rsplit_once(' ').map_or((None, key), |(root, peer)| (Some(root), peer));
        let none = || SendError::Refused { cause: "this is no chat of a mailbox's".into() };
        let peer = Address::parse(peer).map_err(|_| none())?;
        let root = root.map(|root| head::usable(root).filter(|id| id == root).ok_or_else(none)).transpose()?;
        Ok(Self { root, peer })
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn a_key_is_read_as_it_was_written_and_nothing_else_is() {
        let chat = Chat::parse(&Chat::key("a@x", "ana@example.org")).unwrap();
        assert_eq!((chat.root.as_deref(), chat.peer.as_str()), (Some("a@x"), "ana@example.org"));
        assert_eq!(Chat::parse("ana@example.org").unwrap().root, None);
        for wrong in ["", "ana", "a@x ", "a@x ana", "<a@x> b@y", "a b@x c@y", "a\r\nBcc:x@y.z b@y", "a@x b@y\r\nRCPT"] {
            assert!(Chat::parse(wrong).is_err(), "{wrong:?}");
        }
    }
}
