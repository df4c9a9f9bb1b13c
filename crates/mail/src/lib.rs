//! The protocols of mail: IMAP, SMTP, and what a mail consists of.
//!
//! `wire.rs` is the connection, [`imap`] and [`smtp`] the protocols on it. [`letter`] fetches a mail: [`head`] reads its
//! headers (threads, programs, lists; `proof.rs`: is the sender who they say), [`reading`] its words. [`compose`] writes
//! ours, [`remote`] names an attachment. `providers.rs` knows servers by an address. [`fake`] is a mail server for tests.
//!
//! Two kinds of use stand on it: the channel of `channels`, where a thread is a chat, and the mailbox of `services`, on
//! which tools act. What a failure means to them is theirs to say.

pub mod compose;
pub mod fake;
pub mod head;
pub mod imap;
pub mod letter;
mod options;
mod proof;
mod providers;
pub mod reading;
pub mod remote;
pub mod smtp;
mod wire;

pub use net::Hosts;
pub use options::{Address, Options, Secret, Security, Server};
pub use providers::{Provider, guess};
pub use wire::Network;
