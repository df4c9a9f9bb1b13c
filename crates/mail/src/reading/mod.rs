//! What a mail says, whether it came from a file or a server: [`mime`] finds the text among its parts, [`html`] reads it
//! where there is only HTML, [`words`] tells what the sender wrote themselves. Made of strangers' bytes: each has its
//! bounds.

mod html;
pub mod mime;
mod words;

use mail_parser::{Address, Message};

pub use mime::{Attached, Bodies, Encoding, headers};
pub use words::Words;

/// What the sender wrote, without the history that they answer and without their signature.
pub fn own(bodies: &Bodies) -> Words {
    if !bodies.plain.trim().is_empty() {
        return words::own(&bodies.plain);
    }
    let (own, history) = html::own_text(&bodies.html);
    let mut words = words::own(&own);
    words.quoted.push_str(&history);
    words
}

/// Name and address of the sender, as the mail has them; empty where it has none.
pub fn sender<'a>(mail: &'a Message<'_>) -> (&'a str, &'a str) {
    let from = [mail.from(), mail.sender()].into_iter().flatten().find_map(Address::first);
    let name = from.and_then(|from| from.name()).unwrap_or_default();
    (name, from.and_then(|from| from.address()).unwrap_or_default())
}
