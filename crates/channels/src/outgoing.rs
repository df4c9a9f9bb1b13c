//! What goes out.

use std::sync::Arc;

use crate::FileKind;

/// A message on its way out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outgoing {
    /// The platform's id of the chat.
    pub chat_key: String,
    pub text: String,
    /// Within [`Abilities::buttons`](crate::Abilities); none where the platform has none.
    pub buttons: Vec<Button>,
    /// The platform's id of the message that it answers; left out where that one is gone.
    pub reply_to: Option<String>,
    /// Within [`Abilities::files`](crate::Abilities); the text stands beside it.
    pub file: Option<Upload>,
    /// Sent in place of the text, which then only says what it reads as. Only where [`Abilities::window`] is limited.
    ///
    /// [`Abilities::window`]: crate::Abilities::window
    pub template: Option<Template>,
    /// The same for every try of one effect.
    pub idempotency_key: String,
}

/// Something to press. What comes back is [`Update::Pressed`](crate::Update) with `data`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Button {
    pub label: String,
    pub data: String,
}

impl Outgoing {
    /// A plain text.
    pub fn text(chat_key: impl Into<String>, text: impl Into<String>, idempotency_key: impl Into<String>) -> Self {
        Self {
            chat_key: chat_key.into(),
            text: text.into(),
            buttons: Vec::new(),
            reply_to: None,
            file: None,
            template: None,
            idempotency_key: idempotency_key.into(),
        }
    }

    #[must_use]
    pub fn with_buttons(mut self, buttons: Vec<Button>) -> Self {
        self.buttons = buttons;
        self
    }

    #[must_use]
    pub fn with_file(mut self, file: Upload) -> Self {
        self.file = Some(file);
        self
    }

    #[must_use]
    pub fn with_template(mut self, template: Template) -> Self {
        self.template = Some(template);
        self
    }

    #[must_use]
    pub fn answering(mut self, external_id: impl Into<String>) -> Self {
        self.reply_to = Some(external_id.into());
        self
    }
}

/// A message that the platform has seen before and allows at any time; it is written and sent in at the platform's own
/// place, and only its gaps are filled here.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Template {
    pub name: String,
    /// As the platform names it, such as `es` or `en_US`.
    pub language: String,
    /// For the gaps of its text, in order.
    pub parameters: Vec<String>,
}

/// A file that goes with a message.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Upload {
    pub kind: FileKind,
    /// As the other end is to see it.
    pub name: String,
    /// Such as `text/calendar`.
    pub mime: String,
    pub bytes: Arc<[u8]>,
}

impl Button {
    pub fn new(label: impl Into<String>, data: impl Into<String>) -> Self {
        Self { label: label.into(), data: data.into() }
    }
}

/// The platform took it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Receipt {
    /// The platform's id of the message, where it gives one.
    pub external_id: Option<String>,
}
