//! English: how people tell of things, ask, promise, agree and refuse.

#![allow(clippy::enum_glob_use)] // The marks are the file's vocabulary.

use crate::rules::lexicon::Mark::{self, *};

pub(super) const MARKS: &[(Mark, &str)] = &[
    (
        Have,
        "i have | i've got | i have got | we have | we've got | there is | there's | there will be | i'm having \
        | i am having | we're having | we are having | i've | i'm going to | i am going to | we're going to \
        | we are going to | i'm going for | i'm at | i'm attending | i am attending | it's | it is | i will have \
        | i'll have | we'll have | we will have | going to the | going to | go to the | go to | i'll be at \
        | i got | you have | you've got | remember you have | attend | attending | have | having | to have \
        | is scheduled for | scheduled for | is confirmed for | confirmed for | is set for | is booked for | i'm \
        | we're | i am | we are | you are booked | your booking | your appointment is | your appointment on \
        | is confirmed | kick off | kick-off | kicks off | doors open | doors at | gathering at | assemble at \
        | coaches leave | coach leaves | bus leaves | we leave at | we're leaving at | leaving at \
        | setting off at | set off at | we eat at | dinner's at | we start at | starts at | begins at \
        | is back on | are back on | back on",
    ),
    (
        Duty,
        "i have to | i've got to | i need to | i must | i should | i gotta | gotta | need to | have to \
        | we have to | we need to | i ought to | i'm supposed to | must",
    ),
    (
        Meet,
        "let's meet | lets meet | let us meet | shall we meet | can we meet | could we meet | want to meet \
        | we meet | we'll meet | we will meet | we're meeting | i'm meeting | i am meeting | meet up | meet at \
        | meet me | meet you | meet | meeting up | see you | see u | i'll see you | let's catch up | catch up \
        | let's get together | get together | let's grab | let's have | let's go | let's do | pick you up \
        | pick me up | i'll pick you up | come over | come round | come by | drop by | stop by | i'll come \
        | i'll be there | i will be there | be there | i'll meet you | are you free | we could meet | come to \
        | join us | you're invited | you are invited | hang out | i'll drop by | i'll come over | i'm coming \
        | we're coming | i arrive | i'll arrive | i land | we arrive | are you available | we're going to \
        | we are going to | expect you | expecting you | waiting for you | meet you at | meet me at | meet there \
        | meeting you | come for | come and | come along | coming along | pop round | pop over | pop by | pop in \
        | swing by | swing round | drop in | call round | nip round | having everyone over | having people over \
        | have you over | have everyone over | having you over | you're welcome to | you are welcome to \
        | all welcome | everyone welcome | join me | join you | i'll be with you | be with you for \
        | be with you at | be with you by | we'll be with you | will be with you | i'll be round | i'll be over \
        | pencil you in | book you in | booked you in | put you down for | we've booked you | we have booked you",
    ),
    (
        Suggest,
        "how about | what about | shall we | should we | do you want to | you want to | wanna go | wanna grab \
        | wanna meet | wanna get | fancy | would you like to | are you up for | can we | could we | why don't we \
        | are you free | are you available | work for you | works for you | works for me | can you make it \
        | can you make | are you coming | are you still coming | up for | will you come | can you come \
        | do you wanna | care for | who's in for | who's in | who is in | who's up for | who wants \
        | who wants to | anyone up for | anyone want | anyone fancy | who fancies | who's coming | who's free \
        | are you around | you around | you free | u free | fancy a | fancy some | shall i book | does that work \
        | does that suit | would that work | would it suit | could you do | could you make | can you do \
        | can u do | can u make it | let me know if | wanna come | want to come | want to join \
        | would you be free | when suits | what suits | how does | how's | hows | how is | is it ok if \
        | would you like | would you like me to | up for it | you in | you down | i'd like to book \
        | i would like to book | i want to book | i'd like to make an appointment | i need an appointment \
        | looking to book | do you have anything | any availability | any slots | book me in | can you fit \
        | we can offer | i can offer | can offer you | could offer you | squeeze you in | fit you in | i can do \
        | i could do | we can do | we have an opening | we've an opening | we have a slot | i have a slot \
        | got a slot | a slot on | are you about | you about | got … mins | got … min | got … minutes \
        | got a minute | got a sec | got time | got a moment | have a minute | have a moment | shall i come \
        | shall i pop | say we | could you manage | would you manage | can you manage | reckon you could \
        | any chance | any chance you | is there any chance | what would suit | when would suit | when works \
        | what works | what day suits | what time suits | lmk if | would … work | would … suit | does … work \
        | does … suit | could … work | will … work | thinking | thinking of | thinking about | i was thinking \
        | i'm thinking | how would | you on for it | you on for | up for joining",
    ),
    (
        Moved,
        "moved to | is moved to | has been moved | has moved to | was moved to | is now at | is now on | is now \
        | rescheduled to | rescheduled for | has been rescheduled | was rescheduled | is rescheduled | pushed to \
        | pushed back to | has been pushed | postponed to | postponed until | postponed till | is postponed \
        | has been postponed | brought forward to | will be at | changed to | has changed to | got moved to \
        | got moved | had to move | shifted to | been changed to | we moved | they moved | i moved | moves to \
        | got pushed to | instead of | let's move | can we move | could we move | let's postpone | let's push \
        | can we push | can we reschedule | can we postpone | could we reschedule",
    ),
    (
        Cancelled,
        "stop reminding me | don't remind me any more | is cancelled | is canceled | has been cancelled | has been canceled | was cancelled | was canceled \
        | cancelled | canceled | got cancelled | got canceled | is off | called off | is called off \
        | has been called off | won't take place | will not take place | isn't happening | is not happening \
        | i have to cancel | i need to cancel | i must cancel | we have to cancel | we need to cancel \
        | have to cancel | need to cancel | can't make it to | cannot make it to",
    ),
    (
        Pledge,
        "i'll | i will | will get | will bring | will send | will pay | will call | will pick up | will take \
        | i'm going to | i am going to | i promise to | i promise i'll | i can | i'm gonna | i am gonna | we'll \
        | we will | ill | let me | i should be able to | i plan to | i shall | i have to | i need to | i must",
    ),
    (
        Ask,
        "can you | could you | would you | will you | can u | could u | please | pls | don't forget to \
        | dont forget to | remember to | make sure to | make sure you | you need to | you have to | you must \
        | remind me to | i need you to | i want you to | would you mind | don't forget | be sure to \
        | we need you to | it would be great if you could | you should | kindly | need you to | i need u to \
        | need u to | can one of you | could one of you | could someone | can someone | don't forget about \
        | would you be able to | are you able to | do you mind | did you remember to | have you remembered to \
        | did you manage to | did you get round to | did you get around to | have you had a chance to \
        | did you get a chance to | did you ever | any chance you could | any chance you can \
        | is there any chance you could | could i ask you to | can i ask you to | may i ask you to \
        | i'd appreciate it if you could | i would appreciate it if you could | would be great if you could \
        | would be good if you could | it'd be great if you could | be a star and | be a love and \
        | be a darling and | be a dear and | be an angel and | do me a favour and | do me a favor and | mind \
        | you couldn't | when you get a chance | when you get a sec | if you get a sec | i was hoping you could \
        | was wondering if you could | wondering if you could | wonder if you could | are you ok to \
        | are you okay to | you ok to | would you please | could you please | can you please | can you pls \
        | could you pls | can ya | could ya | cld u | cud u | cn u | plz | pretty please | don't forget the \
        | dont forget the | don't forget your | dont forget your | mind you | be so kind as to | be so kind \
        | i need you | we ask that you | we ask you to | you are asked to | you're asked to \
        | you are requested to | are requested to | are asked to | parents are asked to | members are asked to \
        | it's your turn to | your turn to | you're up for | you're on | you're in charge of",
    ),
    (
        Going,
        "will | gonna | going to | imma | about to | off to | happy to | i'm about to | planning to \
        | on my way to",
    ),
    (Done, "is done | been done"),
    (
        Agree,
        "ok | okay | okie | oki | k | kk | yes | yep | yup | yeah | yess | yesss | ya | aye | sure | sure thing \
        | perfect | great | sounds good | sounds great | sounds lovely | sounds perfect | works | works for me \
        | works for us | that works | deal | i'm in | im in | i am in | we're in | obviously in | down \
        | i'm down | see you then | see you there | i'll be there | i will be there | we'll be there | be there \
        | count me in | count us in | fine | fine by me | fine with me | good for me | good with me | suits me \
        | suits | lovely | can can | will do | no worries | no problem | got it | noted | of course | course \
        | on it | confirmed | booked | you're booked | happy to | with pleasure | absolutely | definitely \
        | grand | cool | good | brilliant | wonderful | agreed | alright | all right | right so | let's do it \
        | let's do that | do it | go for it | it is | then | np | ofc | roger | sorted | consider it done \
        | you'll have it | you will have it | you'll have them | you have it | can do | can make it | can make \
        | i can | we can | love to | would love to | i'd love to | looking forward | see you | fab | fantastic \
        | excellent | done | 👍 | 👌 | ✅ | 🙌 | 🫡 | can | got both | both | works great | that suits | all good \
        | you bet | for sure | yessir | gotcha | good to go | see you all | count on me | counting on it \
        | no bother | right you are | sure can | happy with that | works perfectly | perfect for me \
        | that's perfect | thats perfect | sure no problem | yes please | please do | go ahead \
        | sounds like a plan | it's a date | see you on | see ya | see u | see u then | see u there \
        | will be there | we're on | you're on | ur on | let's go | can't wait | cant wait | i'm game | im game \
        | im down | we're down | i'll take it | i'll take that | that one please | booked it | it's booked \
        | its booked | confirming | ok with me | ok for me | okay for me | yes for me | me too | same | us too \
        | yes we can | i'll do it | will bring | leave it with me | leave it to me | consider it | right away \
        | sure will | ok boss | yes sir | yes ma'am | copy that | understood | acknowledged | thumbs up | 👍🏻 \
        | 👍🏼 | 👍🏽 | 👍🏾 | 👍🏿 | 💪 | 🤝 | 💯 | yup no worries | no probs | no prob | course i can | course i will \
        | yeah course | yeah sure | yeah ok | yeah no worries | yes of course | sure np | sure no worries \
        | happy with | i'm keen | keen | im keen | champion | magic | ace | smashing | belting | bang on \
        | spot on | top | lush | legend ok | that'll do | that will do | that'd be great | that would be great \
        | that would be lovely | that'd be lovely | would be perfect | that would be perfect | perfect timing \
        | it's on my list | on my list | already on it | leave that with me | i've got it | i got it | i got you \
        | gotchu | say no more | will sort it | will sort | i'll sort it | i'll get on it | i'm on it \
        | will get on it | right on | righto | right oh | okey dokey | okey doke | yessss | yasss | yas | sold \
        | bet | say less | it's a plan | that's a plan | pencilled in | penciled in | in the diary \
        | it's in the diary | it's in my calendar | added to my calendar | see you at | we'll see you | accept \
        | accepted | i accept | yes i'll take | i'll take the | works a treat | that's fine | thats fine \
        | that's ok | that's okay | thats ok | that is fine | fine for me | no objections | ready when you are \
        | thank you i will | will be done | i shall | i'll be sure to | noted with thanks | well noted \
        | duly noted",
    ),
    (
        Refuse,
        "thanks anyway | thank you anyway | thanks all the same | sold out | it's full | we're full | won't even try \
        | never mind then | i'll leave it then | we'll leave it then | i'll think about it | i've changed my mind \
        | found another | found somebody else | gone with another | no longer need | don't need it any more \
        | too expensive for | more than i wanted to spend | i'd better not | a complete rest | can't | cant | cannot | can not | can't make it | not free | no thanks | no thank you | i'm away \
        | we're away | i am away | not a chance | no chance | another time | some other time | other time \
        | next time | leave it | i'll pass | i pass | gonna pass | going to pass | nope | nah | busy | i'm busy \
        | neither | without me | i'll skip | i'll have to skip | have to pass | afraid | i'm afraid | not able \
        | unable | won't make it | wont make it | won't be able | not possible | doesn't work | does not work \
        | doesn't suit | no good | rain check | raincheck | not for me | not this time | count me out | i'm out \
        | out of town | not going to | maybe another | not interested | no way | have plans | already have \
        | i'd rather not | not today | not tonight | don't think so | ask somebody else | ask someone else \
        | i can't sorry | can't do | cant do | can't that day | no can do | won't work | wont work \
        | that won't work | i have something | i've got something | i already have | already booked \
        | double booked | fully booked | clash | clashes | conflict | rather not | i'd better not | count us out \
        | we're out | we can't | we cant | sorry no | not really | not around | i'm not around | i'm working \
        | im working | on shift | working late | too tired | not feeling well | maybe next time \
        | have to decline | decline | declining | regretfully | must decline | got a lot on | too much on \
        | swamped | snowed under | i'm tied up | tied up | i'm slammed | slammed | in meetings all day \
        | stuck at work | stuck in | i work till | i work until | i'm at work till | i'm at work until \
        | i'm away that | i'm on holiday | we're on holiday | on leave | out of office | can't swing it \
        | cant swing it | can't manage | cant manage | won't manage | not gonna make it | not going to make it \
        | not gonna happen | that's a no from me | it's a no from me | hard pass | maybe another day \
        | maybe some other | some other day | another week | i'll sit this one out | sit this one out \
        | i'll have to decline | unfortunately not | sadly not | sorry but | sorry i'm | sorry we're \
        | i've a clash | i have a clash | prior engagement | prior commitment | already committed \
        | already got plans | got plans | we have plans | i have plans | i've plans | flat out | can't get away \
        | can't get off work | can't get time off | no luck getting off | is too late | is too early | is a bit late \
        | is a bit early | is a little late | is late for me | too late for me | too early for me | is bad for me \
        | isn't great | is not great | isn't good | doesn't suit me | won't do",
    ),
    (
        Instead,
        "instead | rather | reschedule | rescheduled | postpone | postponed | push | pushed | push back \
        | bring forward | move | moved | moving | shift | shifted | change | changed | swap | swapped | switch \
        | new time | new date | new arrival | new place | change of venue | change of plan | change of plans \
        | earlier | later | running late | delayed | delay | too early | too late | is now | now at | now on \
        | now in | not at | no longer at | a bit later | a bit earlier | make it | moves | is at | starts at \
        | we start | start at | we meet instead | say | pushed back | moving it | move it | move this \
        | switch to | swap to | change to | change it | let's say | lets say | better at | could we do \
        | can we do | can you do | an hour later | an hour earlier | half an hour later | later start \
        | running behind | running a bit late | start later | starts later | new plan | different day \
        | another day | another time | new appointment | your new appointment | rescheduled your \
        | have moved your | have changed your | we have moved | we have changed | bring it forward \
        | bring … forward | put back | put it back | put … back | push it | push … back | pushing it \
        | pushing … back | moving to | moving … to | is moving to | slip to | slide to | bump it | bump … to \
        | knock it back | knock … back | have it at | relocated to | relocate to | relocated | change of room \
        | change of location | different room | different place | different time | now in the | now at the \
        | at the earlier time | at the later time | starting later | starting earlier | kick off is now \
        | kick-off is now | ten minutes late | running ten minutes late | stuck in traffic",
    ),
    (
        Off,
        "cancel | cancelled | canceled | cancelling | canceling | is off | are off | it's off | called off \
        | call it off | call off | bin | binned | scrap | scrapped | skip | forget about | forget it | no need \
        | don't bother | dont bother | not happening | isn't happening | won't happen | can't make | cannot make \
        | won't make | won't be able | drop it | not coming | can't come | cannot come | cancels | closed \
        | falls through | fell through | no longer needed | no longer need | not needed | sorted already \
        | already renewed | already done | already paid | taken care of | leave it | take off the list \
        | off the list | never mind | nevermind | not going ahead | isn't going ahead | won't be going ahead \
        | has fallen through | have to cancel | need to cancel | won't be happening | not on anymore \
        | no longer on | not on | called it off | pull out | pulling out | dropping out | back out \
        | not able to come | can't come anymore | not coming anymore | no class | no practice | no training \
        | no lesson | no school | no meeting | ignore my last | scratch that | scratch the | can scratch \
        | you can scratch | can skip the | you can skip | skip the | can drop the | you can drop | drop the \
        | you don't need to | you dont need to | you don't have to | you dont have to | don't have to \
        | dont have to | you needn't | needn't | don't need to | dont need to | don't need the | dont need the \
        | we don't need | no need for | no need to | disregard | please disregard | please ignore | ignore the \
        | strike the | can forget the | can forget about | you can forget | is no longer necessary \
        | no longer necessary | no longer required | not required anymore | not needed anymore | already sorted \
        | already handled | already covered | has been sorted | gotta bail | have to bail | need to bail \
        | bail on | bailing on | bailing | bail | have to pull out | gonna have to cancel \
        | going to have to cancel | having to cancel | had to cancel | need to drop out | have to drop out \
        | flaking | i have to flake | won't be there | wont be there | can't be there | cant be there \
        | can't do tonight | can't do tomorrow | can't make tonight | can't make tomorrow \
        | can't make it after all | not gonna make it tonight | is postponed indefinitely \
        | postponed until further notice | until further notice | no lessons | no session | no club | no match \
        | no game | no choir | no rehearsal | no yoga | no swimming | no football | no meeting today \
        | no meeting tomorrow | no surgery | rained off | washed out | snowed off",
    ),
    (AsksTime, "what time | which day | what day | when | when are you free | which time | what date | the dates"),
    (
        Owed,
        "is due | are due | due by | due on | due | deadline | must reach | has to be | have to be | needs to be \
        | need to be | is needed | are needed | must be | should be in | has to reach | is payable | are payable \
        | payable | no later than | by no later than | payment due | due date | are now due | is now due \
        | now due | is overdue | are overdue | overdue | outstanding | closes on | closing date | last day to \
        | deadline is | deadline for | has to be in by | have to be in by | needs to be in by | need to be in by \
        | must be in by | needs to be paid | need to be paid | must be paid | needs to be back | need to be back \
        | has to be back | to be returned by | to be paid by | expires | expires on | runs out on | rsvp by",
    ),
    (
        Wants,
        "i need it | we need it | i need | we need | want it | wants the | want the | needs the | need the \
        | i'm after | we're after | still need | still needs | still waiting on | still waiting for | waiting on \
        | waiting for the | we're missing | i'm missing | missing the | i'd need | we'd need | we'll need \
        | i'll need | we will need | i will need | would need",
    ),
    (Vow, "i promise | promise you | i swear"),
    (
        Same,
        "same time | same place | same hour | same court | same day | same spot | same door | usual time \
        | usual place | as usual | the usual",
    ),
    (
        Advert,
        "(book/claim/get/start/grab/request) (your/a) free | unsubscribe | manage preferences | preferences | newsletter | % off | you receive this \
        | you are receiving | you received this | forwarded many times | book now | shop now | buy now \
        | order now | limited time | seats are limited | free shipping | promo code | do not reply \
        | view in browser | share with | leave a review | rate your | terms apply | sale ends | special offer \
        | this week in | week in review | pass it on | our customers | case study | opt out | reply stop \
        | *forwarded | your order has | has been delivered | was delivered | has been dispatched | has shipped \
        | out for delivery | track your | tracking number | satisfaction survey | customer satisfaction \
        | short survey | how did we do | rate us | tell us how | we value your feedback | thank you for staying \
        | thank you for your visit | thank you for shopping | pass this on | send this to | forward this to",
    ),
    (
        Past,
        "said | told me | was | were | did | had | went | yesterday | ago | last week | last month | last year \
        | last night | last monday | last friday | saw | happened | used to | came | met | missed | sent \
        | wasn't | didn't | got home | took place | back then | lost | won",
    ),
    (
        If,
        "if | whether | unless | imagine | suppose | in case | would have | could have | hypothetically | wish \
        | in case of | in the event of | should you be unable | if you cannot attend",
    ),
    (Joke, "haha | hahaha | lol | lmao | rofl | just kidding | jk | joking | hehe | 😂 | 🤣 | kidding | a joke"),
    (
        Forwarded,
        "forwarded message | forwarded | fwd | fw | forwarded many times | breaking news | breaking \
        | according to | reported | reports | announced | officials | government | minister | president \
        | parliament | police | sources say | read more | subscribe | unsubscribe | newsletter | % off \
        | discount | sale | sales | offer | offers | promo | limited time | shares | stocks | market \
        | champions league | premier league | season | episode | kick off | kicks off",
    ),
    (
        Nudge,
        "don't forget to | dont forget to | remember to | make sure to | make sure you | be sure to \
        | don't forget about | need you to | i need you to | we need you to | don't let me forget \
        | dont let me forget | don't you forget | don't forget | dont forget | do not forget | please remember \
        | just a reminder to | reminder to | friendly reminder to | gentle reminder to | quick reminder to \
        | last reminder to | remember the | remember your",
    ),
    (
        Who,
        "who | who's | who is | who can | who could | who'll | who will | who wants to | who is going to \
        | who's going to | who's gonna | anyone able to | can anyone | could anyone | can someone \
        | could someone | can somebody | could somebody | any volunteers to | any volunteer to | anybody able to",
    ),
    (
        Ready,
        "ready for pickup | ready for pick up | ready for pick-up | ready for collection | ready to collect \
        | ready to be collected | ready to pick up | ready to be picked up | available for collection \
        | available for pickup | waiting for collection | waiting to be collected | waiting for you at \
        | can be collected | can be picked up | ready and waiting",
    ),
    (
        Agenda,
        "my calendar | the calendar | our calendar | calendar | my schedule | your schedule | my agenda \
        | the agenda | my diary | the diary | planner | to-do list | to do list | todo list | to-do | todo \
        | to-dos | task list | list of tasks | list of things to do | things to do | list of reminders \
        | reminder list | my reminders | reminders | my tasks | my chores | chores | my list | alarm | alarms \
        | my appointments | my meetings | my events",
    ),
    (
        Tell,
        "tell me | tell us | do you know | you know | know if | know how | know what | explain | say | spell \
        | translate | define | describe | recommend | show me | find out | look up | look it up | mean \
        | help me understand | give me directions | remember what | remember how | let us in on | how do you \
        | believe | imagine | guess | hear me | hear that",
    ),
    (
        Arranged,
        "i've booked | i have booked | i booked | i've reserved | i reserved | i've arranged | i arranged | i've organised | i've organized | i've set up | i've scheduled | i've put us down | i've got us | i got us | i've bought us | i've got tickets | i got tickets | i've bought tickets | i bought tickets | i've made a reservation | i made a reservation | i've signed us up | i signed us up | i've put you down | i've invited",
    ),
    (
        Filler,
        "just confirming | confirming | just checking | just reminding you | reminding you | to confirm | to recap",
    ),
    (
        Ask,
        "do you think you could | do you think you can | you'll have to | you'll need to | you will have to | you will need to | if you could | if you can",
    ),
    (
        Going,
        "need to | have to | got to | gotta | must | should | ought to | better | must remember to \
        | mustn't forget to | must not forget to | can't forget to | really (need to/have to/must/should)",
    ),
    (
        Duty,
        "i (really/still/also/just) (need to/have to/must/should) | i gotta | i've gotta | i'd better | i better \
        | i mustn't forget to | i must not forget to | i can't forget to | i (need/have) to remember to",
    ),
    (
        Meet,
        "(i/) (can/could/might) (come/pop/swing/drop/stop/nip/call) (by/in/over/round/around/out) \
        | (i/we) (can/could/might) (come/be there/be round/be with you/be over) \
        | (popping/swinging/dropping/stopping/nipping/coming) (by/in/over/round/around) | can come | could come",
    ),
    (
        Arranged,
        "(i've/i have/we've/we have) (put/got/pencilled/penciled/blocked/blocked out/blocked off/set/fixed/lined up/put in/pencilled in/penciled in/held) \
        | (we've/we have) (booked/reserved/arranged/organised/organized/scheduled/set up)",
    ),
    (Wants, "(want/wants/need/needs/require/requires/expect/expects) (the/your)"),
    (
        MyPlace,
        "(at/round/over at/back at/round at/over to) (ours/our place/our house/our flat/my place/my house/my flat/mine)",
    ),
    (Place, "unit | block | booth | outpatients | radiology | maternity | annex | annexe | quad | storey | apt"),
    (Fetch, "pick me up | collect me | fetch me | pick us up | collect us | come and get me | come get me"),
    (
        Lapse,
        "closes | (close/closing/ends/expire/expires) (on/at/by) | runs out | run out | last day | cut-off | cutoff | closing date | (expects/expect) it",
    ),
    (
        Numbered,
        "room | meeting room | gate | platform | bay | track | pier | unit | suite | hall | ward | apt | flat | block | booth | version | chapter | page",
    ),
    (ByThen, "by then | before then | (by/before) that (date/day) | before that"),
    (ByThen, "(on/) that (same/very) day"),
];
