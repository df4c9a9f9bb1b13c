//! English.

mod chat;
mod day;
mod free;
mod memory;
mod small;
mod talk;
mod things;
mod verbs;

use super::{Grammar, Reasons, Source, Texts};

pub(super) const SOURCE: Source = Source {
    marks: &[chat::MARKS, day::MARKS, free::MARKS, memory::MARKS, talk::MARKS, things::MARKS, small::MARKS],
    verbs: verbs::VERBS,
    regular: verbs::REGULAR,
    past_endings: "ed",
    past_after_subject: true,
    forms: verbs::FORMS,
    endings: "",
    order_endings: "",
    enclitics: "",
    particles: "you | u | me | us",
    objects: "",
    abbreviations: "dr | mr | mrs | ms | st | prof | vs | no | approx | tel | jr | etc | e.g | i.e | mon | tue | wed | thu | fri | sat | sun | jan | feb | mar | apr | jun | jul | aug | sep | sept | oct | nov | dec",
    times: "today | tonight | tomorrow | tmrw | tomorow | tmr | monday | tuesday | wednesday | thursday | friday | saturday | sunday | mon | tue | tues | wed | thu | thur | thurs | fri | sat | sun \
        | weekend | january | february | march | april | may | june | july | august | september | october | november | december | jan | feb | mar | apr | jun | jul | aug | sep | sept | oct | nov | dec \
        | morning | afternoon | evening | night | noon | midday | midnight | lunchtime | week | month | hour | hours | minutes | mins | o'clock | eod | christmas | easter | fortnight | daily | weekly | every \
        | one | two | three | four | five | six | seven | eight | nine | ten | eleven | twelve | half | quarter | later | next \
        | cancelled | canceled | cancel | off | postponed | rescheduled | happening",
    evenings: "evening | evenings | night | nights | nightly | tonight",
    mornings: "leave | leaves | leaving | depart | departs | departing | departure | drive | driver | flight | fly | airport | train | bus | coach | boat | ferry | minibus | truck | van | school | nursery | site | shift | work | gym | run | running | jog | surf | hike | swim | dawn | sunrise | breakfast | early | start | starts | surgery | operation | hospital | delivery | deliver | builder | builders | plumber | tiler | electrician | market",
    grammar: Grammar {
        brings: "bring | make | bake | cook | buy | get | order | prepare | take | print",
        purpose: "to",
        adverbs: "ly",
        ..Grammar::PLAIN
    },
    texts: Texts {
        weekdays: ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"],
        months: ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"],
        hello: "Hello! I keep your agenda and your reminders.",
        wellbeing: "All well here, thank you. What shall I note for you?",
        thanks: "You are welcome.",
        bye: "Goodbye! I will keep an eye on your agenda.",
        nothing_waits: "Nothing waits for your answer right now.",
        waits: "These still wait for your answer; approve or drop them in the agenda:\n{list}",
        help: "I can put events and reminders in your agenda, move or cancel them, and tell you what is on. I ask before I change anything.",
        unclear: "I did not understand that. I can put events and reminders in your agenda, move or cancel them, and tell you what is on.",
        examples: "For example:\n• “Lunch with Ana on Friday at 1pm at Casa Lucio, remind me an hour before”\n• “What's on tomorrow?”",
        failed: "That did not work. Please say it in another way.",
        cannot: "I cannot do that in this conversation.",
        listed: "{when}:\n{list}",
        empty: "{when}: nothing stands in your agenda.",
        pending: "waits for your yes",
        at_hour: "at {hour}",
        for_length: "for {length}",
        ask_when: "When is “{title}”?",
        ask_both: "What should I put in your agenda, and when?",
        ask_remind_when: "When should I remind you of “{title}”?",
        ask_what: "What should I put on {when}?",
        ask_remind_what: "What should I remind you of?",
        ask_which: "Which one do you mean? Tell me its title or its day.",
        ask_which_of: "Which one do you mean?\n{list}",
        ask_day: "“{said}” does not go together. Which day do you mean?\n{list}",
        taken_before: "I take “{said}” as {when}, when the working day before ends.",
        ask_move_to: "To when should I move “{title}”?",
        all_of_it: "“{title}” repeats, and this is for all its days. To change only one, say which day it is.",
        not_found: "I found nothing like “{title}” in your agenda.",
        no_such_time: "There is no “{said}”. Please say it again with another time.",
        gone_by: "{when} is already past, so I did not put “{title}” there. Which day do you mean?",
        known: "What I remember about you:\n{list}\nYou can see, correct and delete each under Settings → Memory.",
        known_nothing: "I remember nothing about you yet. Tell me, for example: “Remember that I'm vegetarian”.",
        ask_remember: "What should I remember?",
        too_many: "I took the first five. Send me the rest again, please.",
        one_at_once: "One at a time, please.",
        free_at: "You are free: {when}.",
        busy_at: "You are busy then: {list}.",
        free_times: "You are free:\n{list}",
        slots: "There is room for {length}:\n{list}",
        no_slots: "{when}: there is no room for {length}.",
        not_seen: "I cannot see the calendar of {who}.",
        theirs_busy: "{who} is busy then: {list}.",
        theirs_free: "{who} is free then.",
        whole_day: "all day",
        nothing_free: "no free time",
        no_invitation: "I found no invitation that you could answer.",
        meeting: "Meeting",
        meeting_with: "Meeting with {who}",
        fetch: "Pick up {who}",
        collect: "Collect {what}",
        of_other: "{who}: {what}",
        with_who: "{what} with {who}",
        place_of: "{who}'s {place}",
        place_of_us: "our {place}",
        home_of: "{who}'s",
        my_home: "my place",
        reasons: Reasons {
            create: "You asked for an event.",
            implied: "It tells of an event and says when it is.",
            remind: "You asked to be reminded.",
            task: "It tells of something to do and says when.",
            moved: "It gives a new time for something in the agenda.",
            cancelled: "It says that something in the agenda does not happen.",
            answered: "You answered an invitation.",
            complete: "It says that something is done.",
            dismiss: "You asked to drop a reminder.",
            list: "You asked what is in the agenda.",
            find: "You asked about something in the agenda.",
            remember: "You asked me to remember it.",
            forget: "You asked me to forget it.",
            event: "It names an appointment and says when it is.",
            meet: "It makes an appointment and says when it is.",
            promise: "It promises something by a time.",
            request: "It asks for something by a time.",
        },
    },
};
