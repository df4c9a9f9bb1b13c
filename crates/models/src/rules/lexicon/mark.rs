//! What phrases mean to the rules. To add a meaning: a variant of [`Mark`] here and its phrases in every file of `words/`.

use std::ops::Range;

use domain::FactKind;

/// The kinds of event whose length and hours are known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Occasion {
    Breakfast,
    Lunch,
    Coffee,
    Drinks,
    Dinner,
    Meeting,
    Standup,
    Call,
    Dentist,
    Doctor,
    Haircut,
    Class,
    Sport,
    Party,
    Show,
    Birthday,
    Exam,
    Travel,
    Holiday,
    Visit,
    /// Told by a verb alone: "let's meet". No noun names it.
    Gathering,
}

impl Occasion {
    /// How long it lasts where nobody says, in minutes.
    pub(crate) fn minutes(self) -> i64 {
        match self {
            Self::Standup => 15,
            Self::Call | Self::Doctor => 30,
            Self::Breakfast | Self::Coffee | Self::Dentist | Self::Haircut => 45,
            Self::Gathering
            | Self::Lunch
            | Self::Meeting
            | Self::Class
            | Self::Visit
            | Self::Birthday
            | Self::Holiday => 60,
            Self::Sport => 90,
            Self::Dinner | Self::Drinks | Self::Show | Self::Exam | Self::Travel => 120,
            Self::Party => 180,
        }
    }

    /// The hours that it usually starts in, where half of the day must be guessed.
    pub(crate) fn hours(self) -> Option<Range<i8>> {
        match self {
            Self::Breakfast => Some(6..12),
            Self::Lunch => Some(12..17),
            Self::Dinner | Self::Drinks | Self::Party => Some(17..24),
            Self::Show => Some(15..24),
            Self::Dentist
            | Self::Doctor
            | Self::Haircut
            | Self::Meeting
            | Self::Standup
            | Self::Coffee
            | Self::Exam
            | Self::Visit => Some(8..20),
            Self::Sport | Self::Class | Self::Call => Some(8..22),
            Self::Gathering => Some(9..22),
            _ => None,
        }
    }
}

/// What a phrase says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Mark {
    /// Says nothing, may be dropped at the edges: "hey", "so", "well".
    Filler,
    /// Introduces a command: "can you", "I would like to".
    Polite,

    // What the person wants of us.
    Create,
    Move,
    Cancel,
    Remind,
    /// Asks for a reminder of the event told ("remind me", before an offset).
    Alert,
    Complete,
    Dismiss,
    /// "snooze", "remind me again": what was told is to be told once more.
    Snooze,
    /// "a brief", "el resumen del día": what the person may be told each day.
    Briefing,
    /// "a note before meetings".
    MeetingNote,
    /// "send me", "turn on"; "no more", "turn off": before one of these.
    SwitchOn,
    SwitchOff,
    /// "what's on", "my agenda".
    List,
    /// "when is".
    Find,
    Help,
    /// "remember", "note that": something about the person follows, or an appointment.
    Remember,
    /// "remember that": what follows is to be known, whatever time it names.
    Keep,
    /// "don't forget to", "remember to": something to do follows.
    Mind,
    /// After a bare "remember": what follows is about the person.
    AboutMe,
    /// "forget that".
    Forget,
    /// "forget" alone: something of the agenda, or a fact.
    Drop,
    /// "forget everything".
    ForgetAll,
    /// "what do you know about me".
    Known,
    /// Tells what kind of fact it is: "vegetarian".
    Fact(FactKind),

    // Talk. A salute may hold words of time ("good morning") that mean no time.
    Greet,
    Wellbeing,
    Thanks,
    Bye,
    Yes,
    No,
    Salute,

    // How people tell of events and tasks.
    /// "I have", "there is".
    Have,
    /// "I have to": a task follows.
    Duty,
    /// "let's meet", "see you": an event even without a noun.
    Meet,
    /// "how about", "shall we".
    Suggest,
    Noun(Occasion),
    /// "appointment", "event": an event of no kind.
    Generic,
    /// Told, not commanded: "moved to".
    Moved,
    /// Told, not commanded: "is cancelled".
    Cancelled,
    /// "I will": a promise where a task follows.
    Pledge,
    /// "could you", "don't forget to": a request where a task follows.
    Ask,
    /// "don't forget to", "denk dran": whatever follows is asked for.
    Nudge,
    /// A verb of something to do, in its title form: "send", "mandar".
    Task,
    /// A verb that alone promises: "mando", "enviaré".
    Promise,
    /// A verb that alone requests: "mándame", "tráeme".
    Order,
    /// A promise where it opens what the speaker says, who makes it being left out: "will" before a task.
    Going,
    /// As [`Going`](Self::Going), a verb of something to do itself: "sending".
    Doing,
    /// A verb that tells of a thing done: "called", "llamado".
    Done,

    // How people settle things between them.
    /// "ok", "works for me", "see you then": a suggestion is taken.
    Agree,
    /// "can't", "not free", "leave it": a suggestion is not taken.
    Refuse,
    /// "instead", "rather", "running late": something stands otherwise than it did.
    Instead,
    /// "let's bin", "no need", "don't bother": something falls away.
    Off,
    /// "I've already bought it": what was owed is done.
    Settled,
    /// "same time", "as usual".
    Same,
    /// "same time": another day, at the hour that it has.
    SameTime,
    /// "make it", "I meant": what was said or proposed is to be otherwise.
    Correct,
    /// "call it": the new title follows.
    Rename,
    /// The so manyth of what was listed, from 1; 0 is the last.
    Nth(u8),
    /// "number", "one": says no more of what is chosen.
    Pick,
    /// "time" behind a place, "hora de" before one: its clock is meant.
    ClockOf,
    /// Words of time that are said of much else too: "one", "later".
    Soft,
    /// "I need", "they want": what follows is owed.
    Wants,
    /// Before a noun that so says when: "after" in "after lunch".
    After,
    /// Asks who does what follows: "who can".
    Who,
    /// What was said before it waits for the reader to come: "is ready for collection".
    Ready,
    /// "I promise": a promise even without a time.
    Vow,
    /// The agenda itself, or a list of what is to be done: "my calendar", "the alarm".
    Agenda,
    /// The speaker has arranged it for all of them: "I've booked", "ich habe … reserviert".
    Arranged,
    /// Between what is offered side by side: "or".
    Or,
    /// Before the hour that something begins at: "from" in "Saturday from 2".
    Since,
    /// Asks to be fetched: "pick me up".
    Fetch,
    /// Asks to be told something: "tell me", "do you know".
    Tell,
    /// "so that", "because", "until": what follows says why or how long, not what.
    Clause,
    /// "what time", "which day".
    AsksTime,
    /// "online", "remote": no place one goes to.
    Remote,
    /// "is due", "must reach me": the reader owes it by then.
    Owed,
    /// "Closes", "runs out", "they expect it": what has to be done is to be done by then.
    Lapse,
    /// The speaker alone: "I", "my".
    Mine,
    /// Speaker and listener: "we", "our", "let's".
    Ours,
    /// The listener: "you", "your".
    Yours,

    // What speaks against an appointment.
    /// Written to many, about nothing of theirs: "unsubscribe", "shop now".
    Advert,
    Not,
    Past,
    If,
    Joke,
    /// Passed on from elsewhere.
    Forwarded,
    /// A word that opens a question: "what", "did".
    Question,
    /// Speaks of others: "it", "they".
    Other,
    /// Speaks of us: "I", "you", "our".
    Person,

    // Fields.
    At,
    In,
    /// Before a person at whose place it is, and part of its name: "chez" in "chez Ana".
    Home,
    /// "on", "via", before something online.
    Via,
    /// "Zoom", "Teams".
    Online,
    With,
    And,
    Article,
    /// "office", "home": a place whatever its letters.
    Place,
    /// "street", "rue": with a number, an address.
    Street,
    /// "kind regards": what follows in a mail says who writes.
    Closing,
    /// "place:", "adresse": where it is follows a colon.
    Where,
    /// "check-out:", "salida:": behind the colon it says when what was told before ends.
    Leaves,
    /// "at mine", "bei uns": where who speaks lives.
    MyPlace,
    /// "at yours", "chez toi": where who is spoken to lives.
    YourPlace,
    /// A verb that says nothing of the event: "have", "do", "go to".
    Light,
    /// After "in" or "at" no place: "general", "least".
    NoPlace,
    /// After "with" nobody: "pleasure".
    NoPerson,
    /// Ends a name or a place: a verb or conjunction that starts something else.
    Stop,
    /// Continues a title after a gap: "about", "for".
    Link,
    /// Dropped at the edges of a title: "on", "the", "at".
    Edge,
    /// "to my calendar": dropped anywhere.
    Calendar,
    /// "called", "titled": the title follows.
    Naming,
    /// Says of a place that one can come or no longer can: "closes", "abre".
    Hours,
    /// After a number: an amount, not a time.
    Money,
    Urgent,
    Important,
    Unhurried,
    /// Stands for the item last spoken of: "it".
    It,
    /// Asks when there is time: "when am I free"; for time: "find a slot"; and with a length behind it: "find".
    Free,
    Room,
    Seek,
    /// Answers to an invitation: "accept", "say maybe to", "turn down"; and the word itself.
    Accept,
    Perhaps,
    Decline,
    Invitation,
    /// Before the new time of a move: "to", "until".
    To,
    /// Of those, what also stands before the day on which a thing is, "on", and what never does, "to".
    OnDay,
    Onto,
    /// "later", "back": a shift by a duration.
    Later,
    Earlier,
    /// "The day after", of what stands or was named.
    DayAfter,
    /// "The day before".
    DayBefore,
    /// "On the way home": today, whenever that is.
    Underway,
    /// "By then": by the day of what is planned.
    ByThen,
    /// "Is out sick", "something came up": why what stands may not stay as it is.
    Hindered,
    /// "Leave it where it is": what was to change stays.
    Unmoved,
    /// Has a number for a name: "room", "platform".
    Numbered,
}
