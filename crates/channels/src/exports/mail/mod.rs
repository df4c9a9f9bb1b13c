//! Mail: a mailbox ([`split`] parts it) or a single `.eml`. What a mail says is read by [`::mail`].

pub(super) mod split;

use std::io;

use ::mail::reading::{self, Bodies};
use jiff::civil::DateTime;
use jiff::tz::Offset;
use mail_parser::{Address, Message};

use self::split::Mails;
use super::decode::Decoder;
use super::message::{ExportedMessage, Ids, MAX_NAME, Tally, label, tidy};

/// Longest subject kept, in bytes.
const MAX_SUBJECT: usize = 1024;

/// Receivers kept of one mail.
const MAX_RECIPIENTS: usize = 64;

#[derive(Debug)]
pub(super) struct Mail {
    mails: Mails,
    ordinal: u32,
    ids: Ids,
    tally: Tally,
}

impl Mail {
    pub fn new(decoder: Decoder, mailbox: bool) -> Self {
        Self { mails: Mails::new(decoder, mailbox), ordinal: 0, ids: Ids::default(), tally: Tally::default() }
    }

    pub fn decoder(&self) -> &Decoder {
        self.mails.decoder()
    }

    pub fn tally(&self) -> Tally {
        Tally { not_unicode: self.mails.decoder().replaced(), ..self.tally }
    }

    pub fn next(&mut self) -> io::Result<Option<ExportedMessage>> {
        while let Some(mail) = self.mails.next()? {
            self.ordinal = self.ordinal.saturating_add(1);
            let Some((mail, body)) = reading::headers(mail) else {
                self.tally.unreadable(self.ordinal);
                continue;
            };
            let Some((at, offset)) = moment(&mail) else {
                self.tally.unreadable(self.ordinal);
                continue;
            };
            let words = reading::own(&Bodies::find(&mail, body));
            let mut text = words.text;
            let cut = tidy(&mut text);
            let subject =
                mail.subject().map(|subject| label(subject, MAX_SUBJECT)).filter(|subject| !subject.is_empty());
            if text.is_empty() && subject.is_none() {
                self.tally.skipped.media += 1;
                continue;
            }
            self.tally.cut += u64::from(cut);
            let (sender, sender_id) = sender(&mail);
            let own_id = mail.message_id().map(|id| label(id, MAX_NAME)).filter(|id| !id.is_empty());
            let external_id = own_id.unwrap_or_else(|| {
                let said = [subject.as_deref().unwrap_or_default(), &text].join("\n");
                self.ids.id(at, &sender, &said)
            });
            return Ok(Some(ExportedMessage {
                line: self.ordinal,
                at,
                offset: Some(offset),
                chat: None,
                sender: sender.into(),
                sender_id,
                recipients: [mail.to(), mail.cc()]
                    .into_iter()
                    .flatten()
                    .flat_map(people)
                    .take(MAX_RECIPIENTS)
                    .collect(),
                subject,
                text,
                external_id,
                forwarded: words.forwarded,
            }));
        }
        Ok(None)
    }
}

/// When it was sent, by its sender's clock; where that header is missing or makes no sense, when it was received.
fn moment(mail: &Message<'_>) -> Option<(DateTime, Offset)> {
    let received = mail.received().and_then(mail_parser::Received::date);
    [mail.date().copied(), received].into_iter().flatten().find_map(|date| {
        let minutes = i32::from(date.tz_hour) * 60 + i32::from(date.tz_minute);
        let offset = Offset::from_seconds(60 * if date.tz_before_gmt { -minutes } else { minutes }).ok()?;
        let [month, day, hour, minute] =
            [date.month, date.day, date.hour, date.minute].map(|field| i8::try_from(field).unwrap_or(-1));
        let second = date.second.min(59) as i8; // a leap second
        let at = DateTime::new(i16::try_from(date.year).ok()?, month, day, hour, minute, second, 0).ok()?;
        Some((at, offset))
    })
}

/// Name and address. A mail without either is from nobody known.
fn sender(mail: &Message<'_>) -> (String, Option<String>) {
    let (name, address) = reading::sender(mail);
    let told = |text: &str| Some(label(text, MAX_NAME)).filter(|text| !text.is_empty());
    let (name, address) = (told(name), told(address));
    let shown = name.or_else(|| address.clone()).unwrap_or_else(|| "unknown".to_owned());
    (shown, address)
}

fn people<'a>(address: &'a Address<'_>) -> impl Iterator<Item = String> + 'a {
    let shown = address.iter().filter_map(|person| person.name().or_else(|| person.address()));
    shown.map(|name| label(name, MAX_NAME)).filter(|name| !name.is_empty())
}

#[cfg(test)]
mod tests;
