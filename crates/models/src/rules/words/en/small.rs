//! English: small words, and what they say of the words beside them.

#![allow(clippy::enum_glob_use)] // The marks are the file's vocabulary.

use crate::rules::lexicon::Mark::{self, *};

pub(super) const MARKS: &[(Mark, &str)] = &[
    (
        Soft,
        "one | two | three | four | five | six | seven | eight | nine | ten | eleven | twelve | half | quarter \
        | later | next | night | week | month | every | hour | hours | minutes | mins | off | happening | may \
        | march | sun | sat | mon | daily | year | years | day | days",
    ),
    (
        Clause,
        "so that | so i | so we | because | until | till | once | unless | before | after | when | while | which \
        | who | as soon as | if | since | please | pls | for me | at some point | otherwise | or else | as we \
        | as i | as it | cos | cause | before you | when you",
    ),
    (Mine, "i | i'm | im | i'll | i've | i'd | me | my | mine | myself | ill"),
    (
        Ours,
        "we | we're | we'll | we've | we'd | us | our | ours | let's | lets | all of us | everyone | everybody \
        | all | both of us | team | together",
    ),
    (Yours, "you | you're | you'll | you've | you'd | your | yours | u | ur | ya | y'all"),
    (
        Not,
        "not | can't | cannot | cant | won't | wont | don't | dont | doesn't | isn't | aren't | never | no longer \
        | couldn't | unable | neither | nobody | wouldn't | unfortunately | if only",
    ),
    (
        Question,
        "what | what's | whats | when's | where's | who's | how's | any | do i | have i | can i | may i | is my \
        | when | where | who | whom | which | why | how | did | was | were | is it | is the | is there | is he \
        | is she | is that | is this | are they | are we | are there | are the | has | have you | have they \
        | had | do you | do we | do they | does | will it | will he | will she | will they | am i",
    ),
    (
        Other,
        "it | it's | that | that's | this | he | she | they | he's | she's | they're | i'm | i am | i was \
        | you're | you are | there | im | everyone | someone",
    ),
    (
        Person,
        "i | i'm | i'll | i've | i'd | we | we're | we'll | we've | you | you're | you'll | u | me | us | my \
        | our | your | let's | lets | yours | ours | mine",
    ),
    (At, "at | @"),
    (
        In,
        "in | inside | near | outside | next to | opposite | behind | in front of | across from | beside | by the \
        | down at | outside of | on the corner of | at the back of | at the front of",
    ),
    (Via, "on | via | over | through | using | by"),
    (With, "with | w"),
    (And, "and | & | plus"),
    (Article, "the | a | an | my | our | your | his | her | their"),
    (
        NoPlace,
        "least | all | once | first | last | most | best | this | that | the moment | the latest | the end \
        | the beginning | the start | time | person | touch | case | general | fact | order | advance | total \
        | particular | addition | short | mind | the meantime | the meanwhile | it | them | him | her | you | me \
        | us | what | which | a time | a discount | any | any time | anytime | some point | the time | the same \
        | same | a bit | a while | a hurry | hurry | charge | front | line | bed | peace | private | public \
        | english | spanish | writing | a meeting | meetings | love | trouble | the way | half | stake | risk \
        | hand | noon | night | dawn | quarter | both | either | neither | each | another | some | none",
    ),
    (
        NoPerson,
        "pleasure | luck | love | care | this | that | it | which | what | no | all | a reminder | reminder \
        | reminders | regards | respect | some | a | your | notes | priority",
    ),
    (
        Stop,
        "to | for | about | because | so | and | but | or | then | from | until | till | with | at | in | on | by \
        | near | if | is | are | was | will | when | while | before | after | regarding | re | that | who \
        | which | please | pls | remind | let | via | over | through | i | we | you | he | she | they | it \
        | i'll | we'll | i'm | we're | can | could | would | should | now | moved | cancelled | into | as | also \
        | instead | me | has | have | since | called | titled | named | urgent | asap | thanks | lands | leaves \
        | departs | arrives | starts | begins | ends | opens | coming | comes | takes | doing | anything | something \
        | nothing | free | busy | around | available",
    ),
    (Link, "about | regarding | re | for | with | of | to | and | from | on | -"),
    (
        Edge,
        "um | uh | er | erm | on | at | in | the | a | an | for | to | and | by | from | of | until | till | with | my | our | this \
        | next | every | each | starting | around | about | but | or | so | that | is | it | it's | then | @ | & \
        | also | too | as | are | be | will | be at | your | s | 's | please | pls | there | will be | which \
        | me | together | to you | for you | to u | to me | for me | with us | back to you",
    ),
    (
        Calendar,
        "to my calendar | on my calendar | in my calendar | to the calendar | on the calendar | in the calendar \
        | to my agenda | on my agenda | in my agenda | to the agenda | to my schedule | on my schedule \
        | in my schedule | into my calendar | off my calendar | from my calendar | from the calendar \
        | from my agenda | from my schedule | to calendar | to our calendar | my calendar | in my diary \
        | to my diary | to my list | to my to-do list | to my todo list | to my to do list | off my list \
        | from my list | as a reminder | for me | to my reminders | from my reminders | calendar",
    ),
    (
        Naming,
        "called | titled | named | with the title | with title | entitled | saying | event: | event for \
        | event about | an event for | a new event for | the title",
    ),
    (
        Money,
        "dollars | dollar | usd | euros | euro | eur | pounds | gbp | bucks | quid | percent | km | miles | kg \
        | degrees",
    ),
    (
        Urgent,
        "urgent | urgently | asap | as soon as possible | immediately | right away | emergency | critical \
        | top priority",
    ),
    (Important, "important | high priority | very important | priority | don't miss | crucial"),
    (
        Unhurried,
        "low priority | no rush | no hurry | not urgent | whenever you can | not important | when you have time \
        | if you get a chance",
    ),
    (It, "it | that | this | that one | this one | the last one | them"),
    (To, "to | until | till | for | on | at"),
    (OnDay, "on"),
    (Onto, "to"),
    (Later, "later | back | forward by | after | postpone | delay | push | put off"),
    (Earlier, "earlier | sooner | forward | up | before | bring forward"),
    (
        MyPlace,
        "mine | at mine | at ours | my place | our place | my house | our house | my flat | my apartment \
        | our flat | our apartment | my home | our home | round mine | over at mine",
    ),
    (YourPlace, "at yours | your place | your house | your flat | your apartment | round yours | over to yours"),
    (
        Light,
        "do | have | grab | get | go to | go for | come to | join | make it to | attend | have a | hold \
        | going to | coming to | do the | hit | see | head to",
    ),
    (
        After,
        "after | after the | after my | after your | after our | before | before the | before my | before your \
        | before our | straight after | right after | just after | just before",
    ),
    (Since, "from | starting | starting at | from about | from around"),
    (
        Where,
        "where | place | location | venue | address | meeting point | meeting place | pick-up point | pickup point \
        | room | site | pickup location | pick-up location",
    ),
    (Leaves, "check-out | check out | checkout | departure | end | ends | arrives | arrival | return"),
    (
        Closing,
        "kind regards | best regards | warm regards | regards | best wishes | many thanks | with thanks \
        | thanks and regards | sincerely | yours sincerely | yours faithfully | yours truly | cheers | warmly \
        | all the best | respectfully | cordially | with best wishes | warmest regards",
    ),
    (Or, "or | or else | either"),
];
