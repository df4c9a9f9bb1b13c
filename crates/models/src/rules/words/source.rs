//! What a language's file holds.

use crate::rules::lexicon::Mark;

/// One verb of something to do. Lists are parted by `|`; empty where the language has no such form.
pub(crate) struct Verb {
    /// As it opens a title: "send", "mandar".
    pub title: &'static str,
    /// Commands that take no "me": "manda".
    pub order: &'static str,
    /// Forms that alone promise: "mando|mandaré".
    pub promise: &'static str,
    /// Forms that tell of it as done: "sent", "mandado".
    pub done: &'static str,
}

/// What a language's file holds.
pub(crate) struct Source {
    pub marks: &'static [&'static [(Mark, &'static str)]],
    pub verbs: &'static [Verb],
    /// Infinitives of verbs that follow the rules of [`conjugation`].
    pub regular: &'static str,
    /// Endings of verbs that tell of the past.
    pub past_endings: &'static str,
    /// Whether such a verb counts only after a subject ("we visited"): elsewhere it may be an adjective.
    pub past_after_subject: bool,
    /// Other forms of verbs with the form that a title takes, `form=title`, and what they mean where they mean something.
    pub forms: &'static [(Option<Mark>, &'static str)],
    /// Endings that a verb's title form may carry and that a title drops: "te" in "mandarte".
    pub endings: &'static str,
    /// Endings that make an order a request: "me" in "mándame".
    pub order_endings: &'static str,
    /// What is written onto an order without a sign: "melo" in "tráemelo". Empty: nothing is.
    pub enclitics: &'static str,
    /// Small words before or after a verb that a title drops: "you" in "send you", "te" in "te mando".
    pub particles: &'static str,
    /// Articles that before a verb that alone promises are its object: "la" in "la envío".
    pub objects: &'static str,
    /// Words that end in a dot and do not end a sentence: "dr".
    pub abbreviations: &'static str,
    /// Words, one of which stands in every text that tells of a time or takes an event back, unless it has a digit; and
    /// phrases of words that alone say less.
    pub times: &'static str,
    /// Words by which an hour up to twelve is in the second half of the day, where that is when a brief comes.
    pub evenings: &'static str,
    /// Words of what people do early: to set out, to work, to be at school.
    pub mornings: &'static str,
    /// Words before the hour at which a journey ends.
    pub arrivals: &'static str,
    /// Phrases by which an answer is put off: "I'll let you know", "te digo mañana".
    pub defers: &'static str,
    /// Words of what comes again and again: "lessons", "sesiones".
    pub series: &'static str,
    pub grammar: Grammar,
    pub texts: Texts,
}

/// How a language builds its words and sentences, beyond what phrases say. Lists are parted by `|`.
pub(crate) struct Grammar {
    /// Small words that an apostrophe joins to the next: "l" in "l'école".
    pub heads: &'static str,
    /// Small words that a hyphen joins to the one before: "tu" in "peux-tu", "me" in "manda-me".
    pub tails: &'static str,
    /// Subjects, before or behind, that a [`Verb::promise`] needs: "ich" in "ich schicke". Empty: none.
    pub subjects: &'static str,
    /// Small words that may stand between such a subject and its verb: "te" in "je te rappelle".
    pub between: &'static str,
    /// What parts from a verb and then ends its clause: "ab" in "ich hole sie morgen ab", of "abholen".
    pub prefixes: &'static str,
    /// What may stand within or before the form that a title takes: "zu" in "abzuholen".
    pub infix: &'static str,
    /// Title forms that turn round when they are said to the one who does it, `said=done`: "traer=llevar".
    pub turned: &'static str,
    /// Title forms of verbs by which somebody adds to what is planned: "bring", "llevar".
    pub brings: &'static str,
    /// Small words before whose it is: "de" in "casa de Lola".
    pub of: &'static str,
    /// Words that open what is so only on a condition: "si" in "si no puede venir, avísenos".
    pub conditions: &'static str,
    /// Small words that hold an article: "al", "du".
    pub contracted: &'static str,
    /// Articles that names take: "a" in "com a Ana".
    pub name_articles: &'static str,
    /// What stands for `{of}` before the name of a woman, and of anybody else: "da" and "do" in "casa da Ana".
    pub of_name: [&'static str; 2],
    /// Endings that tell a woman's name, in small letters with their accents: "a", "mãe".
    pub feminine: &'static str,
    /// What follows an hour of the clock of 24: "h" in "8h30", "Uhr".
    pub hours: &'static str,
    /// Words beside an hour by which it is in the second half of the day: "tarde", "soir".
    pub halves: &'static str,
    /// The ending of a past that only its accent parts from a promise: "ó" in "pagó".
    pub past_written: &'static str,
    /// Small words before what something is for, and the endings of the infinitives that follow: "para", "er" in "para
    /// escoger". Empty where no ending tells a verb.
    pub purpose: &'static str,
    pub infinitives: &'static str,
    /// The ending of the first person with that of the title that an unknown verb is taken to have: "o=ar" in "encero". With
    /// a plus it must stand behind its subject.
    pub first_person: &'static str,
    /// The endings of what the listener does with those of the title that an unknown verb is taken to have: "as=ar" in
    /// "tú barnizas"; and the listener as a subject: "tú".
    pub told: &'static str,
    pub listeners: &'static str,
    /// The speaker beside another: "moi" in "Binta et moi".
    pub speakers: &'static str,
    /// The speaker as a subject, where [`Grammar::subjects`] is empty: "yo".
    pub speaker: &'static str,
    /// The endings of words that say how: "ly".
    pub adverbs: &'static str,
    /// Title forms of verbs of saying and asking, behind which a clause says what: "decir" in "decir que vengas".
    pub says: &'static str,
    /// The endings of verbs that behind "me" ask the listener: "s" in "me mandas". Empty: none do.
    pub behind_clitic: &'static str,
    /// Where the verb stands last: the endings of its form there, and the verbs of that form that say nothing of what is
    /// done: "en", "können".
    pub closing: &'static str,
    pub helpers: &'static str,
    /// Words behind which what is asked for follows in a mood of its own, and the endings of that with those of the title
    /// that an unknown verb is taken to have: "que", and "es=ar" in "que revises".
    pub that: &'static str,
    pub moods: &'static str,
    /// Forms by which the listener is asked, with the forms that titles take, and the words one of which behind it makes
    /// a request of it: "bringst=bringen", and "du" in "bringst du". Alone it may tell of the listener.
    pub asked: &'static str,
    pub askers: &'static str,
    /// Last words of compounds and what these are: "besprechung" in "Projektbesprechung".
    pub compounds: &'static [(Mark, &'static str)],
    /// Whether the verb stands behind what it acts on: "die Miete zahlen", not "pay the rent".
    pub verb_last: bool,
    /// Whether every noun is written with a capital: then a title keeps it within a sentence.
    pub capital_nouns: bool,
}

impl Grammar {
    /// Words stand alone, and the verb before what it acts on.
    pub(crate) const PLAIN: Self = Self {
        heads: "",
        tails: "",
        subjects: "",
        between: "",
        prefixes: "",
        infix: "",
        turned: "",
        brings: "",
        of: "",
        conditions: "",
        contracted: "",
        name_articles: "",
        of_name: ["", ""],
        feminine: "",
        hours: "",
        halves: "",
        past_written: "",
        purpose: "",
        infinitives: "",
        first_person: "",
        told: "",
        listeners: "",
        speakers: "",
        speaker: "",
        adverbs: "",
        says: "",
        behind_clitic: "",
        closing: "",
        helpers: "",
        that: "",
        moods: "",
        asked: "",
        askers: "",
        compounds: &[],
        verb_last: false,
        capital_nouns: false,
    };
}

/// Sentences to the person, `{…}` being filled in.
pub(crate) struct Texts {
    /// From Monday.
    pub weekdays: [&'static str; 7],
    /// From January.
    pub months: [&'static str; 12],
    pub hello: &'static str,
    pub wellbeing: &'static str,
    pub thanks: &'static str,
    pub bye: &'static str,
    pub nothing_waits: &'static str,
    pub waits: &'static str,
    pub help: &'static str,
    pub unclear: &'static str,
    pub examples: &'static str,
    pub failed: &'static str,
    pub cannot: &'static str,
    pub listed: &'static str,
    pub empty: &'static str,
    pub pending: &'static str,
    /// How an `{hour}` alone is said in full.
    pub at_hour: &'static str,
    /// How long something takes, so that a `{length}` is not read as an hour of the day.
    pub for_length: &'static str,
    pub ask_when: &'static str,
    pub ask_both: &'static str,
    pub ask_remind_when: &'static str,
    pub ask_what: &'static str,
    pub ask_remind_what: &'static str,
    pub ask_which: &'static str,
    /// What is meant out of a numbered `{list}`.
    pub ask_which_of: &'static str,
    /// A weekday and a date `{said}` that do not go together; the days that it may be, as a numbered `{list}`.
    pub ask_day: &'static str,
    /// Something is to be done before a day: `{said}`, and when it is taken to be due.
    pub taken_before: &'static str,
    pub ask_move_to: &'static str,
    /// All of something that repeats, `{title}`, is changed, and how to change one day of it.
    pub all_of_it: &'static str,
    pub not_found: &'static str,
    pub gone_by: &'static str,
    /// No clock and no calendar has `{said}`. No question: what is said next stands alone.
    pub no_such_time: &'static str,
    /// The facts about the person, as `{list}`.
    pub known: &'static str,
    pub known_nothing: &'static str,
    pub ask_remember: &'static str,
    pub too_many: &'static str,
    pub one_at_once: &'static str,
    /// The person is free at `when`, busy at `list`, free at the lines of `list`.
    pub free_at: &'static str,
    pub busy_at: &'static str,
    pub free_times: &'static str,
    /// Where something of `length` fits, or that it does not.
    pub slots: &'static str,
    pub no_slots: &'static str,
    pub not_seen: &'static str,
    /// Somebody else is busy at `list`, or free at the time that was asked about.
    pub theirs_busy: &'static str,
    pub theirs_free: &'static str,
    /// A day with nothing in it, and one with nothing free.
    pub whole_day: &'static str,
    pub nothing_free: &'static str,
    pub no_invitation: &'static str,
    /// The title of an event that was told by a verb alone, and before "with Ana".
    pub meeting: &'static str,
    /// The title of such an event with `{who}`.
    pub meeting_with: &'static str,
    /// The title of a meeting at which `{who}` is fetched.
    pub fetch: &'static str,
    /// The title of `{what}` that waits to be fetched.
    pub collect: &'static str,
    /// The title of something that `{who}` promised or was asked: `{what}`.
    pub of_other: &'static str,
    /// An event `{what}` that `{who}` proposed.
    pub with_who: &'static str,
    /// A `{place}` `{of}` `{who}`, and of the owner's; `{of}` as [`Grammar::of_name`] has it.
    pub place_of: &'static str,
    pub place_of_us: &'static str,
    /// Where `{who}` lives, and where the owner does.
    pub home_of: &'static str,
    pub my_home: &'static str,
    pub reasons: Reasons,
}

impl Texts {
    /// The questions that offer a numbered list.
    pub(crate) fn offers(&self) -> [&'static str; 2] {
        [self.ask_which_of, self.ask_day]
    }
}

/// One sentence each, for [`crate::Why::reason`].
pub(crate) struct Reasons {
    pub create: &'static str,
    pub implied: &'static str,
    pub remind: &'static str,
    pub task: &'static str,
    pub moved: &'static str,
    pub cancelled: &'static str,
    pub answered: &'static str,
    pub complete: &'static str,
    pub dismiss: &'static str,
    pub list: &'static str,
    pub find: &'static str,
    pub remember: &'static str,
    pub forget: &'static str,
    pub event: &'static str,
    pub meet: &'static str,
    pub promise: &'static str,
    pub request: &'static str,
}
