//! English.

use super::Phrases;

pub(super) const PHRASES: Phrases = Phrases {
    language: "en",
    weekdays: ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"],
    months: ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"],
    all_day: "all day",
    reminder: "reminder",
    with: "with",
    notes: "notes",
    past: "already past",
    until: "until",
    once: "once",
    each: ["every day", "every week", "every month", "every year", "every hour", "every minute", "every second"],
    every: |count, unit| {
        format!("every {count} {}", ["days", "weeks", "months", "years", "hours", "minutes", "seconds"][unit])
    },
    nth: |nth| {
        let count = nth.unsigned_abs();
        let ending = match (count % 10, count % 100) {
            (1, 1 | 21..) => "st",
            (2, 2 | 22..) => "nd",
            (3, 3 | 23..) => "rd",
            _ => "th",
        };
        match nth {
            -1 => "last".to_owned(),
            nth if nth < 0 => format!("{count}{ending} last"),
            _ => format!("{count}{ending}"),
        }
    },
    day_of_month: "day",
    among: |nth, list| format!("{nth} of {list}"),
    times: |count| if count == 1 { "once".to_owned() } else { format!("{count} times") },
    own_rule: "repeats by a rule of its own",
    priorities: ["low priority", "medium priority", "high priority", "urgent"],

    cancel: "Cancel",
    tentative: "not agreed yet",
    only_this: "only this time",
    assumed: "assumed",
    guesses: ["the day", "morning or evening", "the hour", "how long"],
    answers: ["not answered yet", "your answer: yes", "your answer: perhaps", "your answer: no"],
    complete: "Complete",
    dismiss: "Dismiss",
    contacts: ["New contact", "Change contact", "Delete contact"],

    remember: "Remember",
    forget: "Forget",
    forget_all: |facts| {
        format!("Forget all that I know about you{facts}, and what was said so far in our conversations")
    },
    facts: ["name", "home", "diet", "allergy", "symptom", "pregnancy", "preference", "person", "for now", ""],
    ended: "All right, a new topic. What I know about you stays.",

    due: |title| format!("Reminder: {title}"),
    soon: |title, day, time, place| {
        let day = day.map(|day| format!(", {day}")).unwrap_or_default();
        let time = time.map(|time| format!(" at {time}")).unwrap_or_default();
        let place = place.map(|place| format!(", {place}")).unwrap_or_default();
        format!("{title}{day}{time}{place}")
    },

    proposed: |summary| format!("I propose:\n• {summary}\nReply “yes” to approve or “no” to drop it."),
    proposed_many: |lines| {
        format!("I propose:\n{lines}\nReply “yes” to approve or “no” to drop them, or decide on each in the agenda.")
    },
    taken: |with| format!("At that time there is already: {with}"),
    free_instead: |lines| format!("Free instead:\n{lines}\nSay which one, and I propose that."),
    earlier: "I ask first because something that others wrote stands further up in this conversation; once this is decided, “new topic” ends that.",
    refused: |message| format!("I may not do that: {message}"),
    decided: [
        ["Cancelled: ", "Not cancelled: "],
        ["Completed: ", "Not completed: "],
        ["Reminder dismissed: ", "The reminder stays: "],
        ["Remembered: ", "Not remembered: "],
        ["Forgotten: ", "Not forgotten: "],
        ["Contact deleted: ", "The contact stays: "],
    ],
    forgot_all: [
        "I have forgotten all that I knew about you, and what was said so far in our conversations.",
        "I forget nothing: what I know about you stays.",
    ],
    done: |summary| format!("Done: {summary}"),
    queued: |summary| format!("On its way: {summary}"),
    call_done: |summary, source, quote| format!("Done: {summary}\n\n{source} answers:\n{quote}"),
    call_failed: |summary, source, quote| format!("That failed: {summary}\n\n{source} answers:\n{quote}"),
    call_not_done: |summary, cause| format!("That was not done: {summary}\n\nWhy: {cause}"),
    call_uncertain: |summary| {
        format!("I cannot tell whether that was done, and I do not repeat it: {summary}\nPlease look there yourself.")
    },
    dropped: |summary| format!("Dropped: {summary}"),
    undone: |summary| format!("Undone: {summary}"),
    cannot_undo: |summary| format!("I cannot undo this: {summary}"),
    not_undone: |what| format!("I left it as it is, because it was changed since: {what}"),
    nothing_to_undo: "Nothing was done here in the last 24 hours that I could undo.",

    yes: "Yes",
    no: "No",
    changed: "This has changed since. Please decide in the agenda.",

    stranger: "Hello. I am somebody's personal assistant and only talk to those who were let in.",
    let_in: |name| format!("Hello {name}, we are connected. Write to me here whenever you like."),
    bad_code: "This code was used or has expired. Make a new one in the console, under Channels.",
    attachments: ["image", "voice message", "audio", "video", "sticker", "document", "place", "contact"],
    edited: "(changed)",
    late: |when| format!("(From {when}; it had to wait.)"),

    refusals: &super::refused::EN,
    day: &super::day::EN,
};
