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
    each: ["every day", "every week", "every month", "every year"],
    every: |count, unit| format!("every {count} {}", ["days", "weeks", "months", "years"][unit]),
    priorities: ["low priority", "medium priority", "high priority", "urgent"],

    cancel: "Cancel",
    tentative: "not agreed yet",
    complete: "Complete",
    dismiss: "Dismiss",

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
    refused: |message| format!("I may not do that: {message}"),
    done: |summary| format!("Done: {summary}"),
    dropped: |summary| format!("Dropped: {summary}"),
    expired: "That proposal has expired. Ask me again and I will make a new one.",
    decided: "That was decided already.",
    budget_used_up: "Today's budget for the language model is used up, so until tomorrow I answer by fixed rules: \
        appointments and reminders still work.",
    cost_asked: |dollars| format!("Asking the language model for this may cost up to ${dollars}. Shall I? (yes or no)"),
    cost_refused: "All right, I leave it.",
    speechless: "Sorry, I have no answer to that. Say it in other words, or in smaller steps.",
    unreachable: "Sorry, I cannot think right now: my language model does not answer. Please ask me again in a moment.",
    failed: "Sorry, I could not work on that. Your message is kept, and it can be tried again.",
};
