//! Writing: `send_mail`, `reply_mail`, `draft_mail`. Before the call is decided, names become addresses and an answer
//! gets its receivers, so that a yes is one to exactly these; nothing that others wrote becomes a receiver unseen.

use std::fmt::Write as _;
use std::sync::Arc;
use std::time::Duration;

use async_trait::async_trait;
use domain::text::{quote, shorten};
use domain::{ActionClass, Priority, Said};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use services::mailboxes::{Address, MAX_RECEIVERS, Mailbox, Query};
use store::Tx;

use super::{
    Ahead, Boxes, Context, Error, Listed, MOST_LINE, Output, Prepared, Preview, REPLY, SEND, Tool, arguments, queue,
    said,
};
use crate::mailboxes::{Answers, Deed, Written};
use crate::tools::people;
use crate::{Engine, phrases};

const MAX_SUBJECT: usize = 200;
const MAX_BODY: usize = 20_000;
/// Mails among whose writers a name is looked for.
const MAILS: usize = 25;

#[derive(Debug)]
pub(super) enum Write {
    Draft(Arc<Boxes>),
    Send(Arc<Boxes>),
    Reply(Arc<Boxes>),
}

#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct Arguments {
    /// The address of the mailbox that it comes from, where the user has several; the first without it.
    #[schemars(length(max = 254))]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    mailbox: Option<String>,
    /// Whom it goes to: addresses, or names of people whom the user knows.
    #[schemars(length(min = 1, max = 50), inner(length(max = 254)))]
    to: Vec<String>,
    /// Who gets a copy.
    #[schemars(length(max = 50), inner(length(max = 254)))]
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    cc: Vec<String>,
    /// Who gets a copy without the others seeing it.
    #[schemars(length(max = 50), inner(length(max = 254)))]
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    bcc: Vec<String>,
    /// What it is about, in a few words.
    #[schemars(length(max = 200))]
    subject: String,
    /// The text, as the user would write it, with its greeting and without a subject.
    #[schemars(length(min = 1, max = 20000))]
    body: String,
}

#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct ReplyArguments {
    /// The address of the mailbox, where the user has several; the first without it.
    #[schemars(length(max = 254))]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    mailbox: Option<String>,
    /// The mail that is answered: its id, as a search told it.
    #[schemars(length(min = 1, max = 400))]
    id: String,
    /// The text, without what it answers.
    #[schemars(length(min = 1, max = 20000))]
    body: String,
    /// To everybody who got the mail, not to its sender alone.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    all: Option<bool>,
    /// Leave this out: it is filled in.
    #[schemars(length(max = 50), inner(length(max = 254)))]
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    to: Vec<String>,
    /// Leave this out: it is filled in.
    #[schemars(length(max = 50), inner(length(max = 254)))]
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    cc: Vec<String>,
    /// Leave this out: it is filled in.
    #[schemars(length(max = 200))]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    subject: Option<String>,
    /// Leave this out: it is filled in.
    #[schemars(length(max = 30), inner(length(max = 300)))]
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    references: Vec<String>,
}

impl Write {
    fn boxes(&self) -> &Boxes {
        let (Self::Draft(boxes) | Self::Send(boxes) | Self::Reply(boxes)) = self;
        boxes
    }

    /// The mail as it would leave. A call that was not completed has names in it, and is told so.
    fn plan(&self, given: &Value) -> Result<(&Listed, Written), Error> {
        let (mailbox, written) = match self {
            Self::Draft(_) | Self::Send(_) => {
                let given: Arguments = arguments::read(given)?;
                let written = Written {
                    to: addresses("to", &given.to)?,
                    cc: addresses("cc", &given.cc)?,
                    bcc: addresses("bcc", &given.bcc)?,
                    subject: arguments::line("subject", &given.subject, MAX_SUBJECT)?,
                    body: given.body,
                    ..Written::default()
                };
                (given.mailbox, written)
            }
            Self::Reply(_) => {
                let given: ReplyArguments = arguments::read(given)?;
                let message_id = given.references.last().cloned().unwrap_or_default();
                let written = Written {
                    to: addresses("to", &given.to)?,
                    cc: addresses("cc", &given.cc)?,
                    subject: arguments::line("subject", &given.subject.unwrap_or_default(), MAX_SUBJECT)?,
                    body: given.body,
                    answers: Some(Answers { id: given.id, message_id, references: given.references }),
                    ..Written::default()
                };
                (given.mailbox, written)
            }
        };
        let receivers = written.to.len() + written.cc.len() + written.bcc.len();
        if written.to.is_empty() {
            return Err(arguments::invalid("to", "is missing"));
        }
        if receivers > MAX_RECEIVERS {
            return Err(arguments::invalid("to", format_args!("{receivers} receivers; {MAX_RECEIVERS} at most")));
        }
        if domain::text::is_blank(&written.body) || written.body.chars().count() > MAX_BODY {
            return Err(arguments::invalid("body", format_args!("has to have 1 to {MAX_BODY} characters")));
        }
        let listed = self.boxes().find(mailbox.as_deref())?;
        Ok((listed, Written { mailbox: Some(listed.id), ..written }))
    }

    fn line(&self, context: &Context, from: &Listed, written: &Written) -> String {
        let words = phrases::mail(&context.language);
        let what = match self {
            Self::Draft(_) => words.draft_to,
            Self::Send(_) => words.mail_to,
            Self::Reply(_) => words.reply_to,
        };
        let mut line = format!("{what} {}", written.to.join(", "));
        for (name, all) in [("cc", &written.cc), ("bcc", &written.bcc)] {
            if !all.is_empty() {
                let _ = write!(line, " · {name} {}", all.join(", "));
            }
        }
        if self.boxes().listed.len() > 1 {
            let _ = write!(line, " · {} {}", words.from, from.address);
        }
        // On one line, so that no line of it can pass for another proposal's.
        let body = written.body.lines().map(str::trim).filter(|line| !line.is_empty()).collect::<Vec<_>>().join(" / ");
        format!("{line} · “{}” · {}", written.subject, shorten(&body, MOST_LINE))
    }
}

#[async_trait]
impl Tool for Write {
    fn name(&self) -> &str {
        match self {
            Self::Draft(_) => "draft_mail",
            Self::Send(_) => SEND,
            Self::Reply(_) => REPLY,
        }
    }

    fn description(&self) -> &str {
        match self {
            Self::Draft(_) => "Keeps a draft in the user's mailbox, for them to send.",
            Self::Send(_) => "Sends a new mail from the user's own mailbox. To answer a mail, use reply_mail.",
            Self::Reply(_) => "Answers a mail of the user's mailbox, in its thread.",
        }
    }

    fn schema(&self) -> Value {
        match self {
            Self::Draft(_) | Self::Send(_) => arguments::schema::<Arguments>(),
            Self::Reply(_) => arguments::schema::<ReplyArguments>(),
        }
    }

    fn class(&self) -> ActionClass {
        match self {
            Self::Draft(_) => ActionClass::MailChange,
            Self::Send(_) | Self::Reply(_) => ActionClass::MailSend,
        }
    }

    /// A mail to whom the person did not name by their address is shown first.
    fn asks(&self, said: &Said<'_>, given: &Value) -> bool {
        let Ok((_, written)) = self.plan(given) else { return true };
        let receivers = [&written.to, &written.cc, &written.bcc];
        self.class() == ActionClass::MailSend && !receivers.into_iter().flatten().all(|address| said.covers(address))
    }

    fn ahead(&self) -> Option<&dyn Ahead> {
        Some(self)
    }

    async fn preview(&self, _: &mut Tx, context: &Context, given: &Value) -> Result<Preview, Error> {
        let (from, written) = self.plan(given)?;
        Ok(Preview { summary: self.line(context, from, &written), priority: Priority::default(), over: false })
    }

    /// Puts the mail into the outbox, where it waits for as long as it can be taken back.
    async fn run(&self, tx: &mut Tx, context: &Context, given: &Value) -> Result<Output, Error> {
        let (from, written) = self.plan(given)?;
        let summary = self.line(context, from, &written);
        let (deed, delay) = match self {
            Self::Draft(_) => (Deed::Draft(written), Duration::ZERO),
            Self::Send(_) | Self::Reply(_) => (Deed::Send(written), self.boxes().unsend),
        };
        let mut output = queue(tx, context, (self.name(), summary.clone()), &deed, delay).await?;
        if !delay.is_zero() {
            let hint = (phrases::mail(&context.language).unsend)(delay.as_secs());
            output.content["summary"] = format!("{summary}\n{hint}").into();
        }
        Ok(output)
    }
}

#[async_trait]
impl Ahead for Write {
    async fn ahead(&self, engine: &Engine, context: &Context, given: &Value) -> Result<Prepared, Error> {
        let user = &context.user;
        match self {
            Self::Draft(boxes) | Self::Send(boxes) => {
                let mut given: Arguments = arguments::read(given)?;
                let is_named = |all: &Vec<String>| all.iter().any(|one| !one.contains('@'));
                if [&given.to, &given.cc, &given.bcc].into_iter().any(is_named) {
                    let mailbox = boxes.open(engine, user, given.mailbox.as_deref()).await?;
                    let names =
                        [&given.to, &given.cc, &given.bcc].into_iter().flatten().filter(|one| !one.contains('@'));
                    let known = people::known(engine, user, names.cloned().collect()).await?;
                    for (field, all) in [("to", &mut given.to), ("cc", &mut given.cc), ("bcc", &mut given.bcc)] {
                        *all = resolved(&*mailbox, &known, field, all).await?;
                    }
                }
                for (field, all) in [("to", &mut given.to), ("cc", &mut given.cc), ("bcc", &mut given.bcc)] {
                    *all = addresses(field, all)?;
                }
                Ok(Prepared::Complete { arguments: arguments::write(&given)?, outside: false })
            }
            Self::Reply(boxes) => {
                let given: ReplyArguments = arguments::read(given)?;
                let mailbox = boxes.open(engine, user, given.mailbox.as_deref()).await?;
                let complete = reply(&*mailbox, given).await?;
                Ok(Prepared::Complete { arguments: arguments::write(&complete)?, outside: true })
            }
        }
    }
}

/// The answer to a mail: to its sender or, where the person wrote it, to those whom they wrote to.
async fn reply(mailbox: &dyn Mailbox, given: ReplyArguments) -> Result<ReplyArguments, Error> {
    let letter = mailbox.read(&given.id).await.map_err(said)?;
    let own = mailbox.address();
    let sender = Address::parse(&letter.summary.from.address).ok();
    let others =
        |all: &[Address]| -> Vec<String> { all.iter().filter(|one| *one != own).map(ToString::to_string).collect() };
    let (mut to, mut cc) = match &sender {
        Some(sender) if sender == own => (others(&letter.to), others(&letter.cc)),
        Some(sender) => (vec![sender.to_string()], [others(&letter.to), others(&letter.cc)].concat()),
        None => return Err(arguments::invalid("id", "this mail has no sender who could be answered")),
    };
    if letter.automatic && sender.as_ref() != Some(own) {
        return Err(arguments::invalid("id", "a program or a list wrote this mail, and nobody reads answers to it"));
    }
    if given.all != Some(true) {
        cc.clear();
    }
    to.truncate(MAX_RECEIVERS);
    cc.retain(|address| !to.contains(address));
    cc.truncate(MAX_RECEIVERS - to.len());
    let subject = shorten(&letter.summary.subject, MAX_SUBJECT - 4);
    let has = subject.get(..3).is_some_and(|start| start.eq_ignore_ascii_case("re:"));
    let subject = if has { subject } else { format!("Re: {subject}").trim_end().to_owned() };
    let references: Vec<String> = letter.references.into_iter().chain([letter.message_id]).collect();
    Ok(ReplyArguments { to, cc, subject: Some(subject), references, ..given })
}

/// Every one an address, each once: `ana@example.org` or `Ana <ana@example.org>`.
fn addresses(field: &str, all: &[String]) -> Result<Vec<String>, Error> {
    let mut kept: Vec<String> = Vec::with_capacity(all.len());
    for one in all.iter().take(MAX_RECEIVERS + 1) {
        let bare =
            one.trim().strip_suffix('>').and_then(|one| one.rsplit_once('<')).map_or(one.trim(), |(_, bare)| bare);
        let problem = |problem: String| arguments::invalid(field, format_args!("{}: {problem}", quote(one)));
        let address = Address::parse(bare).map_err(problem)?.to_string();
        if !kept.contains(&address) {
            kept.push(address);
        }
    }
    Ok(kept)
}

/// Names as the addresses of those who have them: among `known`, else among the mails of the mailbox. One that
/// several have is asked about.
async fn resolved(
    mailbox: &dyn Mailbox,
    known: &[(String, String)],
    field: &str,
    all: &[String],
) -> Result<Vec<String>, Error> {
    let mut addresses = Vec::with_capacity(all.len());
    for one in all.iter().take(MAX_RECEIVERS) {
        if one.contains('@') {
            addresses.push(one.clone());
            continue;
        }
        let mut found = people::of_name(one, known.iter().map(|(name, address)| (name.as_str(), address.as_str())));
        if found.is_empty() {
            let query = Query { from: Some(one.clone()), ..Query::default() };
            let mails = mailbox.search(&query, MAILS).await.map_err(said)?.mails;
            let people = mails.iter().map(|mail| (mail.from.name.as_str(), mail.from.address.as_str()));
            found = people::of_name(one, people);
        }
        let mut people = found.iter();
        match (people.next(), people.next()) {
            (Some((address, _)), None) => addresses.push(address.clone()),
            (None, _) => {
                let problem = format_args!("nobody called {} is known; ask the user for the address", quote(one));
                return Err(arguments::invalid(field, problem));
            }
            _ => return Err(people::several(field, one, &found)),
        }
    }
    Ok(addresses)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_one_and_nothing_else() {
        let all = ["Ana <ANA@example.org>".to_owned(), "ana@example.org".into()];
        assert_eq!(addresses("to", &all).ok(), Some(vec!["ana@example.org".to_owned()]));
        for wrong in ["ana", "a@b\r\nBcc: c@d.org", "<a@example.org", "a@example.org, b@example.org", "a b@example.org"]
        {
            assert!(addresses("to", &[wrong.to_owned()]).is_err(), "{wrong}");
        }
    }
}
