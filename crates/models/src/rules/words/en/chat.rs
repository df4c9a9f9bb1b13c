//! English: what a person says to the assistant, and small talk.

#![allow(clippy::enum_glob_use)] // The marks are the file's vocabulary.

use crate::rules::lexicon::Mark::{self, *};

pub(super) const MARKS: &[(Mark, &str)] = &[
    (
        Filler,
        "hey | hi | hello | ok | okay | so | well | oh | also | and | then | btw | by the way | please | pls \
        | plz | thanks | thank you | just | actually | again | right | yes | yeah | yep | sure | um | umm | uh | uhh | er | erm | hmm | ah | great \
        | cool | but | love | mate | hun | babe | darling | sweetheart | honey | bro | dude | guys | folks | pal | buddy | sis \
        | lads | bud | fam | short | quick",
    ),
    (
        Polite,
        "can you | could you | would you | will you | can u | could u | i'd like to | i would like to | i want to \
        | i wanna | i'd like you to | i want you to | i need you to | i need to | i have to | i've got to \
        | let's | please | can we | could we | can i | could i | help me | help me to | go ahead and \
        | make sure to | we need to | i'd like | i want | i need | would you mind",
    ),
    (
        Create,
        "add | create | schedule | book | put | set up | set | make | plan | arrange | organize | organise | new \
        | put down | note | note down | pencil in | block | block out | save | register | insert | jot down \
        | enter",
    ),
    (
        Move,
        "move | reschedule | postpone | push | push back | shift | change | delay | bring forward | put off \
        | bump | update | edit | rearrange | switch | move back | move up | move forward | bring … forward",
    ),
    (
        Cancel,
        "cancel | delete | remove | call off | erase | scrap | take off | get rid of | stop reminding me about \
        | stop reminding me of | stop reminding me to | stop reminding me | don't remind me any more",
    ),
    (
        Remind,
        "remind me to | remind me that | remind me about | remind me of | remind me | don't let me forget to \
        | dont let me forget to | don't let me forget about | don't let me forget | remember me to \
        | set a reminder to | set a reminder for | set a reminder about | set a reminder | set reminder to \
        | set me a reminder to | create a reminder to | create a reminder for | create a reminder \
        | add a reminder to | add a reminder for | add a reminder about | add a reminder | make a reminder to \
        | make me a reminder to | make a reminder for me to | set a reminder for me to | make a reminder \
        | i need a reminder to | i need a reminder for | reminder to | reminder | a reminder to | a reminder for \
        | i need to remember to | i must remember to | i must not forget to | ping me to | ping me about \
        | alert me to | notify me to | nudge me to | tell me to",
    ),
    (
        Alert,
        "remind me | reminder | with a reminder | with reminder | alert me | alert | notify me | ping me \
        | warn me | let me know | notification | tell me | and a reminder | nudge me",
    ),
    (
        Complete,
        "done with | i'm done with | i am done with | as done | as completed | as complete | as finished \
        | i finished | i've finished | i have finished | i did | i've done | i have done | i completed | is done \
        | i've completed | tick off | check off | finished | completed | complete | all done | it's done | done \
        | i already did | already did | already done | i've already | i already",
    ),
    (
        Dismiss,
        "dismiss | skip | forget about | never mind | nevermind | ignore | stop reminding me to \
        | stop reminding me about | stop reminding me | no need to remind me to | no need to remind me about",
    ),
    (
        List,
        "what's on | whats on | what is on | what's in | what do i have | what have i got | what do we have \
        | what's up | what's my | what is my | whats my | what's coming up | what's next | whats next \
        | what is next | what's planned | what's scheduled | what is scheduled | what am i doing | what are my \
        | my agenda | agenda | my calendar | my schedule | show me my | show my | show me the | show the \
        | show me | list my | list the | list | do i have anything | do i have any | do i have something \
        | do i have plans | have i got anything | am i free | am i busy | am i available | any plans \
        | any events | any appointments | any meetings | any reminders | my reminders | my events \
        | my appointments | my meetings | my day | my week | my plans | upcoming events | upcoming | anything on \
        | anything planned | read my | tell me my | tell me what's on | check my calendar | check my schedule \
        | what does my | how does my | how's my | what's happening | my to-do list | my todo list \
        | my to do list | what things do i have | what else do i have",
    ),
    (
        Find,
        "when is | when's | whens | when are | when do i have | when do i | when am i | what time is \
        | what time's | what time are | what time do i | what time am i | where is | where's | where are \
        | which day is | what day is | find | search for | look for | search | look up | do i have a \
        | do i have an | do i have the | is there a | is there an | is my | what date is",
    ),
    (
        Help,
        "help | what can you do | what do you do | what can i ask | what can i ask you | what can i say \
        | how does this work | how do you work | how does it work | what are you able to do | what can you help \
        | what can you help me with | who are you | what are you | how can you help | how can you help me \
        | what are your features | what do you know | how do i use | how do i use you | how do i use this \
        | commands | menu | instructions | what are your commands | what else can you do | are you a bot",
    ),
    (Yes, "yes | yep | yeah | yup | ok | okay | sure | approve | confirm | go ahead | y | do it | sounds good"),
    (No, "no | nope | nah | n | reject | don't | no thanks | no thank you"),
    (
        Salute,
        "good morning | good afternoon | good evening | good night | have a nice day | have a good day \
        | have a great day | have a good weekend | have a great weekend | have a nice weekend | happy weekend \
        | have a nice evening | have a good evening | have a great evening | have a good night | happy monday \
        | happy tuesday | happy wednesday | happy thursday | happy friday | happy saturday | happy sunday \
        | happy new year | merry christmas | happy easter | see you later | how are you today | how's your day \
        | how is your day | of the day | good day | morning everyone | how was your day | how was your weekend \
        | have a great week | have a good week | have a nice week | enjoy your weekend | enjoy your day \
        | enjoy the weekend | have a lovely day | have a lovely weekend | have a lovely evening \
        | how are you doing today | tgif | thank god it's friday | to this day | these days | one day \
        | the other day | day by day | day to day",
    ),
    (
        Correct,
        "make it | make that | make this | change it to | i meant | i mean | i said | should be | it should be \
        | must be | better | is better | would be better | rather | instead | hmm | hm | but | but rather \
        | let's make it | let's say | say | no wait | wait | sorry | correction | still",
    ),
    (
        Rename,
        "call it | call that | call this | name it | title it | rename it to | rename it | rename to | name it as \
        | the title is | the title should be | the name is | it's called | it is called | its title is",
    ),
    (SameTime, "same time | the same time | same hour | the same hour | at the same time"),
    (Pick, "number | no | option | one | ones | the one | # | choice | choose | i mean | mean"),
    (ClockOf, "time | local time"),
    (Nth(1), "first | the first | 1st | first one | the first one | number one | the former"),
    (Nth(2), "second | the second | 2nd | second one | the second one | number two | the latter"),
    (Nth(3), "third | the third | 3rd | third one | the third one | number three"),
    (Nth(4), "fourth | the fourth | 4th | fourth one | the fourth one | number four"),
    (Nth(5), "fifth | the fifth | 5th | fifth one | the fifth one | number five"),
    (Nth(0), "last | the last | last one | the last one"),
];
