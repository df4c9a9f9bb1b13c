//! English.

#![allow(clippy::enum_glob_use)] // The marks are the file's vocabulary.

use domain::FactKind;

use super::{Grammar, Reasons, Source, Texts, Verb};
use crate::rules::lexicon::Mark::*;
use crate::rules::lexicon::Occasion;

/// A verb with the forms that English needs: as in a title, and as done.
const fn verb(title: &'static str, done: &'static str) -> Verb {
    Verb { title, order: "", promise: "", done }
}

pub(super) const SOURCE: Source = Source {
    marks: &[
        (
            Filler,
            "hey | hi | hello | ok | okay | so | well | oh | also | and | then | btw | by the way | please | pls | plz \
            | thanks | thank you | just | actually | again | right | yes | yeah | yep | sure | um | ah | great | cool | but",
        ),
        (
            Polite,
            "can you | could you | would you | will you | can u | could u | i'd like to | i would like to | i want to \
            | i wanna | i'd like you to | i want you to | i need you to | i need to | i have to | i've got to | let's \
            | please | can we | could we | can i | could i | help me | help me to | go ahead and | make sure to | we need to \
            | i'd like | i want | i need | would you mind",
        ),
        (
            Create,
            "add | create | schedule | book | put | set up | set | make | plan | arrange | organize | organise | new \
            | put down | note | note down | pencil in | block | block out | save | register | insert | jot down | enter",
        ),
        (
            Move,
            "move | reschedule | postpone | push | push back | shift | change | delay | bring forward | put off | bump \
            | update | edit | rearrange | switch | move back | move up | move forward",
        ),
        (Cancel, "cancel | delete | remove | call off | erase | scrap | take off | get rid of"),
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
            "remind me | reminder | with a reminder | with reminder | alert me | alert | notify me | ping me | warn me \
            | let me know | notification | tell me | and a reminder | nudge me",
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
            | what's up | what's my | what is my | whats my | what's coming up | what's next | whats next | what is next \
            | what's planned | what's scheduled | what is scheduled | what am i doing | what are my | my agenda | agenda \
            | my calendar | my schedule | show me my | show my | show me the | show the | show me | list my | list the | list \
            | do i have anything | do i have any | do i have something | do i have plans | have i got anything | am i free | am i busy \
            | am i available | any plans | any events | any appointments | any meetings | any reminders | my reminders \
            | my events | my appointments | my meetings | my day | my week | my plans | upcoming events | upcoming \
            | anything on | anything planned | read my | tell me my | tell me what's on | check my calendar | check my schedule \
            | what does my | how does my | how's my | what's happening | my to-do list | my todo list | my to do list \
            | what things do i have | what else do i have",
        ),
        (
            Find,
            "when is | when's | whens | when are | when do i have | when do i | when am i | what time is | what time's | what time are \
            | what time do i | what time am i | where is | where's | where are | which day is | what day is | find | search for | look for | search \
            | look up | do i have a | do i have an | do i have the | is there a | is there an | is my | what date is",
        ),
        (
            Help,
            "help | what can you do | what do you do | what can i ask | what can i ask you | what can i say \
            | how does this work | how do you work | how does it work | what are you able to do | what can you help \
            | what can you help me with | who are you | what are you | how can you help | how can you help me \
            | what are your features | what do you know | how do i use | how do i use you | how do i use this | commands | menu \
            | instructions | what are your commands | what else can you do | are you a bot",
        ),
        (Remember, "keep in mind | bear in mind | remember"),
        (
            Keep,
            "remember that | keep in mind that | bear in mind that | don't forget that | dont forget that | do not forget that | never forget that | note that i'm | note that i am",
        ),
        (
            Mind,
            "don't forget to | dont forget to | do not forget to | don't forget about | don't forget | dont forget | do not forget | never forget to | remember to | remember about",
        ),
        (AboutMe, "i | i'm | i am | i've | i've got | my | we | we're | our | that"),
        (
            Forget,
            "forget that | forget i'm | forget i am | forget i | forget my | stop remembering that | stop remembering | no longer remember that",
        ),
        (Drop, "forget | forget about | forget the"),
        (
            ForgetAll,
            "forget everything | forget all | forget all of it | forget it all | forget everything about me | forget all about me | forget everything you know | forget everything you know about me | forget all you know | forget all you know about me | forget everything that you know about me | forget all that you know about me | forget everything i said | forget everything i told you | forget everything i've told you | forget me | delete everything you know about me | erase everything you know about me | delete all you know about me",
        ),
        (
            Known,
            "what do you know about me | what do you know of me | what do you remember about me | what do you remember of me | what do you remember \
            | what have you remembered | what you know about me | what do you have on me | everything you know about me",
        ),
        (Fact(FactKind::Name), "my name | call me | i'm called | i am called | my nickname"),
        (Fact(FactKind::Home), "i live | we live | my address | my home"),
        (
            Fact(FactKind::Diet),
            "vegetarian | vegan | pescatarian | gluten-free | gluten free | celiac | coeliac | halal | kosher | my diet | on a diet | lactose-free | don't eat meat | i don't eat",
        ),
        (Fact(FactKind::Allergy), "allergic | allergy | allergies | intolerant | intolerance"),
        (
            Fact(FactKind::Symptom),
            "headache | migraine | fever | cough | a cold | the flu | nausea | dizzy | sore throat | hurts | stomach ache | back pain | pain in",
        ),
        (Fact(FactKind::Pregnancy), "pregnant | pregnancy"),
        (
            Fact(FactKind::Preference),
            "i like | i love | i prefer | i hate | i don't like | i dislike | i enjoy | i'd rather | my favourite | my favorite",
        ),
        (
            Fact(FactKind::Person),
            "my wife | my husband | my partner | my girlfriend | my boyfriend | my son | my daughter | my sister | my brother | my mother | my father | my mum | my mom | my dad \
            | my boss | my friend | my doctor | my dentist | my kids | my children",
        ),
        (
            Greet,
            "hi | hello | hey | hiya | howdy | yo | greetings | good morning | good afternoon | good evening \
            | hi there | hello there | hey there | morning | good day | sup | what's up",
        ),
        (
            Wellbeing,
            "how are you | how're you | how are you doing | how's it going | how is it going | how are things \
            | how do you do | how have you been | how's everything | how is everything | how you doing | what's up \
            | how are you today | are you ok | are you okay | how's your day | how is your day",
        ),
        (
            Thanks,
            "thanks | thank you | thx | ty | cheers | much appreciated | many thanks | appreciate it | i appreciate \
            | thanks a lot | thank you so much | thank you very much | great job | good job | well done | nice work | you rock",
        ),
        (
            Bye,
            "bye | goodbye | good bye | see you | see ya | see you later | see you soon | talk to you later | ttyl \
            | good night | goodnight | bye bye | take care | later | have a nice day | have a good day | see you around \
            | cya | farewell | talk later",
        ),
        (Yes, "yes | yep | yeah | yup | ok | okay | sure | approve | confirm | go ahead | y | do it | sounds good"),
        (No, "no | nope | nah | n | reject | don't | no thanks | no thank you"),
        (
            Salute,
            "good morning | good afternoon | good evening | good night | have a nice day | have a good day \
            | have a great day | have a good weekend | have a great weekend | have a nice weekend | happy weekend | have a nice evening \
            | have a good evening | have a great evening | have a good night | happy monday | happy tuesday | happy wednesday | happy thursday \
            | happy friday | happy saturday | happy sunday | happy new year | merry christmas | happy easter | see you later \
            | how are you today | how's your day | how is your day | of the day | good day | morning everyone | how was your day \
            | how was your weekend | have a great week | have a good week | have a nice week | enjoy your weekend | enjoy your day \
            | enjoy the weekend | have a lovely day | have a lovely weekend | have a lovely evening | how are you doing today \
            | tgif | thank god it's friday | to this day | these days | one day | the other day | day by day | day to day",
        ),
        (
            Have,
            "i have | i've got | i have got | we have | we've got | there is | there's | there will be | i'm having \
            | i am having | we're having | we are having | i've | i'm going to | i am going to | we're going to \
            | we are going to | i'm going for | i'm at | i'm attending | i am attending | it's | it is | i will have | i'll have \
            | we'll have | we will have | going to the | going to | go to the | go to | i'll be at | i got | you have | you've got \
            | remember you have | attend | attending | have | having | to have | is scheduled for | scheduled for | is confirmed for | confirmed for | is set for | is booked for | i'm | we're | i am | we are",
        ),
        (
            Duty,
            "i have to | i've got to | i need to | i must | i should | i gotta | gotta | need to | have to | we have to \
            | we need to | i ought to | i'm supposed to | must",
        ),
        (
            Meet,
            "let's meet | lets meet | let us meet | shall we meet | can we meet | could we meet | want to meet \
            | we meet | we'll meet | we will meet | we're meeting | i'm meeting | i am meeting | meet up | meet at | meet me \
            | meet you | meet | meeting up | see you | see u | i'll see you | let's catch up | catch up | let's get together \
            | get together | let's grab | let's have | let's go | let's do | pick you up | pick me up | i'll pick you up \
            | come over | come round | come by | drop by | stop by | i'll come | i'll be there | i will be there \
            | be there | i'll meet you | are you free | we could meet | come to | join us | you're invited | you are invited | hang out \
            | i'll drop by | i'll come over | i'm coming | we're coming | i arrive | i'll arrive | i land | we arrive | are you available \
            | we're going to | we are going to | expect you | expecting you | waiting for you",
        ),
        (
            Suggest,
            "how about | what about | shall we | should we | do you want to | you want to | wanna go | wanna grab | wanna meet | wanna get | fancy | would you like to \
            | are you up for | can we | could we | why don't we | are you free | are you available | work for you | works for you | works for me | can you make it | can you make \
            | are you coming | are you still coming | up for | will you come | can you come | do you wanna | care for",
        ),
        (Noun(Occasion::Breakfast), "breakfast | brekkie"),
        (Noun(Occasion::Lunch), "lunch | lunches | brunch | luncheon"),
        (Noun(Occasion::Coffee), "coffee | tea with | a tea | cuppa"),
        (Noun(Occasion::Drinks), "drinks | beers | a beer | a drink | happy hour | cocktails"),
        (Noun(Occasion::Dinner), "dinner | supper | bbq | barbecue | a table | table for"),
        (
            Noun(Occasion::Meeting),
            "meeting | meetings | meet-up | meetup | interview | workshop | seminar | webinar | conference \
            | review meeting | retro | retrospective | kickoff | kick-off | planning session | sync | one-on-one | 1-1 | demo | presentation \
            | catch-up | consultation | hearing | viewing | inspection | ceremony | graduation | funeral | talk | session | retreat",
        ),
        (Noun(Occasion::Standup), "standup | stand-up | daily"),
        (
            Noun(Occasion::Call),
            "call | calls | phone call | video call | videocall | conference call | zoom | zoom call | facetime",
        ),
        (Noun(Occasion::Dentist), "dentist | dentist's | orthodontist | hygienist"),
        (
            Noun(Occasion::Doctor),
            "doctor | doctor's | gp | checkup | check-up | physio | physiotherapy | physiotherapist | vet \
            | vaccination | blood test | optician | therapist | therapy | hospital | surgery | scan | dermatologist | pediatrician | paediatrician | psychologist",
        ),
        (Noun(Occasion::Haircut), "haircut | hairdresser | hairdresser's | barber | barber's | manicure | massage"),
        (
            Noun(Occasion::Class),
            "class | lesson | lessons | course | lecture | tutorial | training | rehearsal | practice | choir | tutoring | parents evening | book club | choir practice",
        ),
        (
            Noun(Occasion::Sport),
            "gym | yoga | pilates | tennis | football | padel | swimming | workout | a run | hike | match | basketball | golf | soccer",
        ),
        (
            Noun(Occasion::Party),
            "party | birthday party | wedding | barbecue party | celebration | reception | housewarming | baby shower | christening | gala",
        ),
        (
            Noun(Occasion::Show),
            "concert | cinema | movie | movies | film | theatre | theater | opera | show | exhibition | game night | gig | festival",
        ),
        (Noun(Occasion::Birthday), "birthday | anniversary"),
        (Noun(Occasion::Exam), "exam | exams | test | driving test | finals"),
        (Noun(Occasion::Travel), "flight | train | trip | ferry | bus to | check-in | checkout | check-out"),
        (Noun(Occasion::Holiday), "holiday | holidays | vacation | day off | days off | pto | annual leave"),
        (
            Noun(Occasion::Visit),
            "visit | appointment | appointments | appt | date with | delivery | pickup | pick-up | reservation | booking | playdate | plumber | electrician",
        ),
        (
            Generic,
            "event | events | appointment | appointments | appt | meeting | thing | plan | plans | entry | item | something",
        ),
        (
            Moved,
            "moved to | is moved to | has been moved | has moved to | was moved to | is now at | is now on | is now | rescheduled to \
            | rescheduled for | has been rescheduled | was rescheduled | is rescheduled | pushed to | pushed back to | has been pushed | postponed to \
            | postponed until | postponed till | is postponed | has been postponed | brought forward to | will be at | changed to | has changed to \
            | got moved to | got moved | had to move | shifted to | been changed to | we moved | they moved | i moved | moves to | got pushed to \
            | instead of | let's move | can we move | could we move | let's postpone | let's push | can we push | can we reschedule | can we postpone | could we reschedule",
        ),
        (
            Cancelled,
            "is cancelled | is canceled | has been cancelled | has been canceled | was cancelled | was canceled | cancelled | canceled | got cancelled \
            | got canceled | is off | called off | is called off | has been called off | won't take place | will not take place | isn't happening | is not happening \
            | i have to cancel | i need to cancel | i must cancel | we have to cancel | we need to cancel | have to cancel | need to cancel | can't make it to | cannot make it to",
        ),
        (
            Pledge,
            "i'll | i will | will get | will bring | will send | will pay | will call | will pick up | will take | i'm going to | i am going to | i promise to | i promise i'll | i can | i'm gonna | i am gonna | we'll | we will | ill \
            | let me | i should be able to | i plan to | i shall | i have to | i need to | i must",
        ),
        (
            Ask,
            "can you | could you | would you | will you | can u | could u | please | pls | don't forget to | dont forget to \
            | remember to | make sure to | make sure you | you need to | you have to | you must | remind me to | i need you to | i want you to \
            | would you mind | don't forget | be sure to | we need you to | it would be great if you could | you should | kindly",
        ),
        (Done, "is done | been done"),
        (
            Agree,
            "ok | okay | okie | oki | k | kk | yes | yep | yup | yeah | yess | yesss | ya | aye | sure | sure thing | perfect | great | sounds good | sounds great | sounds lovely | sounds perfect \
            | works | works for me | works for us | that works | deal | i'm in | im in | i am in | we're in | obviously in | down | i'm down | see you then | see you there | i'll be there | i will be there \
            | we'll be there | be there | count me in | count us in | fine | fine by me | fine with me | good for me | good with me | suits me | suits | lovely | can can | will do | no worries \
            | no problem | got it | noted | of course | course | on it | confirmed | booked | you're booked | happy to | with pleasure | absolutely | definitely | grand | cool | good | brilliant \
            | wonderful | agreed | alright | all right | right so | let's do it | let's do that | do it | go for it | it is | then | np | ofc | roger | sorted | consider it done | you'll have it | you will have it | you'll have them | you have it \
            | can do | can make it | can make | i can | we can | love to | would love to | i'd love to | looking forward | see you | fab | fantastic | excellent | done | 👍 | 👌 | ✅ | 🙌 | 🫡",
        ),
        (
            Refuse,
            "can't | cant | cannot | can not | can't make it | not free | no thanks | no thank you | i'm away | we're away | i am away | not a chance | no chance | another time | some other time | other time | next time | leave it \
            | i'll pass | i pass | gonna pass | going to pass | nope | nah | busy | i'm busy | neither | without me | i'll skip | i'll have to skip | have to pass | afraid | i'm afraid | not able | unable | won't make it | wont make it | won't be able \
            | not possible | doesn't work | does not work | doesn't suit | no good | rain check | raincheck | not for me | not this time | count me out | i'm out | out of town | not going to | maybe another | not interested | no way | have plans | already have | i'd rather not | not today | not tonight | don't think so | ask somebody else | ask someone else",
        ),
        (
            Instead,
            "instead | rather | reschedule | rescheduled | postpone | postponed | push | pushed | push back | bring forward | move | moved | moving | shift | shifted | change | changed | swap | swapped | switch | new time | new date | new arrival | new place | change of venue | change of plan | change of plans \
            | earlier | later | running late | delayed | delay | too early | too late | is now | now at | now on | now in | not at | no longer at | a bit later | a bit earlier | make it | moves | is at | starts at | we start | start at | we meet instead | say",
        ),
        (
            Off,
            "cancel | cancelled | canceled | cancelling | canceling | is off | are off | it's off | called off | call it off | call off | bin | binned | scrap | scrapped | skip | forget about | forget it | no need | don't bother | dont bother | not happening | isn't happening | won't happen \
            | can't make | cannot make | won't make | won't be able | drop it | not coming | can't come | cannot come | cancels | closed | falls through | fell through | no longer needed | no longer need | not needed | sorted already | already renewed | already done | already paid | taken care of | leave it | take off the list | off the list | never mind | nevermind",
        ),
        (
            Soft,
            "one | two | three | four | five | six | seven | eight | nine | ten | eleven | twelve | half | quarter | later | next | night | week | month | every | hour | hours | minutes | mins | off | happening | may | march | sun | sat | mon | daily | year | years | day | days",
        ),
        (AsksTime, "what time | which day | what day | when | when are you free | which time | what date | the dates"),
        (
            Clause,
            "so that | so i | so we | because | until | till | once | unless | before | after | when | while | which | who | as soon as | if | since | please | pls | for me | at some point",
        ),
        (Place, "practice | salon | pharmacy | dental | surgery"),
        (
            Agree,
            "can | got both | both | works great | that suits | all good | sorted | you bet | for sure | yessir | gotcha | good to go | see you all | count on me | counting on it | no bother | right you are | sure can | happy with that",
        ),
        (
            Noun(Occasion::Sport),
            "swim | sea swim | ride | bike ride | training session | tournament | volleyball | rugby | cricket | netball | rowing | climbing | bouldering | spin class | badminton | squash | hockey | five-a-side | parkrun",
        ),
        (
            Noun(Occasion::Party),
            "picnic | potluck | farewell | leaving do | hen do | stag do | reunion | get-together | baptism | bbq party | garden party | street party | sleepover",
        ),
        (
            Noun(Occasion::Meeting),
            "agm | annual general meeting | committee | assembly | open day | parents' evening | briefing | debrief | stand up meeting | one to one | 1:1 | review | dry run | site visit | tasting | fitting | tour | hackathon | induction | orientation | board meeting",
        ),
        (
            Noun(Occasion::Doctor),
            "cleaning | vaccine | jab | ultrasound | mri | x-ray | eye test | chemo | dialysis | check up | screening",
        ),
        (
            Noun(Occasion::Show),
            "recital | quiz night | pub quiz | bingo | play | match screening | premiere | ceilidh | karaoke",
        ),
        (Noun(Occasion::Holiday), "camping | camping trip | long weekend | getaway | road trip | ski trip"),
        (
            Noun(Occasion::Class),
            "bible study | sunday school | piano lesson | driving lesson | swimming lesson | yoga class | dance class | band practice | orchestra",
        ),
        (Noun(Occasion::Travel), "coach to | bus | departure | drive to | ferry to | transfer"),
        (
            Noun(Occasion::Visit),
            "viewing appointment | repair | boiler service | service appointment | car service | mot | handover | collection",
        ),
        (
            Noun(Occasion::Dinner),
            "takeaway | pizza night | roast | curry night | thanksgiving | christmas dinner | iftar",
        ),
        (Remote, "online | remotely | virtual | virtually"),
        (
            Owed,
            "is due | are due | due by | due on | due | deadline | must reach | has to be | have to be | needs to be | need to be | is needed | are needed",
        ),
        (Wants, "i need it | we need it | i need | we need | want it | wants the | want the | needs the | need the"),
        (Vow, "i promise | promise you | i swear"),
        (
            Same,
            "same time | same place | same hour | same court | same day | same spot | same door | usual time | usual place | as usual | the usual",
        ),
        (Mine, "i | i'm | im | i'll | i've | i'd | me | my | mine | myself | ill"),
        (
            Ours,
            "we | we're | we'll | we've | we'd | us | our | ours | let's | lets | all of us | everyone | everybody | all | both of us | team | together",
        ),
        (Yours, "you | you're | you'll | you've | you'd | your | yours | u | ur | ya | y'all"),
        (
            Advert,
            "unsubscribe | manage preferences | preferences | newsletter | % off | you receive this | you are receiving | you received this | forwarded many times | book now | shop now | buy now | order now | limited time | seats are limited | free shipping | promo code | do not reply | view in browser | share with | leave a review | rate your | terms apply | sale ends | special offer | this week in | week in review | pass it on | our customers | case study | opt out | reply stop | *forwarded",
        ),
        (
            Not,
            "not | can't | cannot | cant | won't | wont | don't | dont | doesn't | isn't | aren't | never | no longer | couldn't | unable | neither | nobody | wouldn't | unfortunately | if only",
        ),
        (
            Past,
            "said | told me | was | were | did | had | went | yesterday | ago | last week | last month | last year | last night | last monday | last friday | saw | happened | used to \
            | came | met | missed | sent | wasn't | didn't | got home | took place | back then | lost | won",
        ),
        (If, "if | whether | unless | imagine | suppose | in case | would have | could have | hypothetically | wish"),
        (Joke, "haha | hahaha | lol | lmao | rofl | just kidding | jk | joking | hehe | 😂 | 🤣 | kidding | a joke"),
        (
            Forwarded,
            "forwarded message | forwarded | fwd | fw | forwarded many times | breaking news | breaking | according to | reported | reports | announced \
            | officials | government | minister | president | parliament | police | sources say | read more | subscribe | unsubscribe | newsletter | % off | discount | sale | sales | offer | offers \
            | promo | limited time | shares | stocks | market | champions league | premier league | season | episode | kick off | kicks off",
        ),
        (
            Question,
            "what | what's | whats | when's | where's | who's | how's | any | do i | have i | can i | may i | is my | when | where | who | whom | which | why | how | did | was | were | is it | is the | is there | is he | is she | is that | is this | are they | are we | are there | are the | has | have you | have they | had | do you | do we | do they | does | will it | will he | will she | will they | am i",
        ),
        (
            Other,
            "it | it's | that | that's | this | he | she | they | he's | she's | they're | i'm | i am | i was | you're | you are | there | im | everyone | someone",
        ),
        (
            Person,
            "i | i'm | i'll | i've | i'd | we | we're | we'll | we've | you | you're | you'll | u | me | us | my | our | your | let's | lets | yours | ours | mine",
        ),
        (At, "at | @"),
        (In, "in | inside | near | outside"),
        (Via, "on | via | over | through | using | by"),
        (
            Online,
            "zoom | teams | microsoft teams | google meet | meet | skype | facetime | whatsapp | webex | discord | telegram | hangouts | the phone | phone | video call | slack | signal",
        ),
        (With, "with | w"),
        (And, "and | & | plus"),
        (Article, "the | a | an | my | our | your | his | her | their"),
        (
            Place,
            "office | home | work | school | restaurant | bar | pub | cafe | coffee shop | cinema | theatre | theater | hotel | airport | station | park | gym | hospital \
            | clinic | library | church | museum | mall | beach | university | uni | campus | studio | garage | bank | town hall | stadium | pool | house | place | apartment | flat \
            | room | meeting room | hall | square | street | avenue | market | supermarket | shop | store | bakery | club | downtown | town | city | centre | center | corner | bus stop \
            | court | courthouse | embassy | pharmacy | kitchen | garden | building | lobby | reception | terminal | gate | platform | port | harbour | harbor | pier | headquarters | hq | foyer | showroom | shed | floor | ballroom | courtyard | workshop | reception desk | table | entrance | usual place | mine | yours | ours",
        ),
        (
            NoPlace,
            "least | all | once | first | last | most | best | this | that | the moment | the latest | the end | the beginning | the start | time | person | touch | case | general | fact | order \
            | advance | total | particular | addition | short | mind | the meantime | the meanwhile | it | them | him | her | you | me | us | what | which | a time | a discount | any | any time | anytime | some point \
            | the time | the same | same | a bit | a while | a hurry | hurry | charge | front | line | bed | peace | private | public | english | spanish | writing | a meeting | meetings | love | trouble | the way | half | stake | risk | hand | noon | night | dawn",
        ),
        (
            NoPerson,
            "pleasure | luck | love | care | this | that | it | which | what | no | all | a reminder | reminder | reminders | regards | respect | some | a | your | notes | priority",
        ),
        (
            Stop,
            "to | for | about | because | so | and | but | or | then | from | until | till | with | at | in | on | by | near | if | is | are | was | will | when | while | before | after | regarding | re | that | who | which \
            | please | pls | remind | let | via | over | through | i | we | you | he | she | they | it | i'll | we'll | i'm | we're | can | could | would | should | now | moved | cancelled | into | as | also | instead | me | has | have | since | called | titled | named | urgent | asap | thanks | lands | leaves | departs | arrives | starts | begins | ends | opens | coming | comes | takes",
        ),
        (Link, "about | regarding | re | for | with | of | to | and | from | on | -"),
        (
            Edge,
            "on | at | in | the | a | an | for | to | and | by | from | of | until | till | with | my | our | this | next | every | each | starting | around | about | but | or | so | that | is | it | it's | then | @ | & | also | too | as | are | be | will | be at | your | s | 's | please | pls | there | will be | which | me",
        ),
        (
            Calendar,
            "to my calendar | on my calendar | in my calendar | to the calendar | on the calendar | in the calendar | to my agenda | on my agenda | in my agenda | to the agenda | to my schedule | on my schedule | in my schedule \
            | into my calendar | off my calendar | from my calendar | from the calendar | from my agenda | from my schedule | to calendar | to our calendar | my calendar | in my diary | to my diary | to my list | to my to-do list | to my todo list | to my to do list | off my list \
            | from my list | as a reminder | for me | to my reminders | from my reminders | calendar",
        ),
        (
            Naming,
            "called | titled | named | with the title | with title | entitled | saying | event: | event for | event about | an event for | a new event for | the title",
        ),
        (
            Money,
            "dollars | dollar | usd | euros | euro | eur | pounds | gbp | bucks | quid | percent | km | miles | kg | degrees",
        ),
        (
            Urgent,
            "urgent | urgently | asap | as soon as possible | immediately | right away | emergency | critical | top priority",
        ),
        (Important, "important | high priority | very important | priority | don't miss | crucial"),
        (
            Unhurried,
            "low priority | no rush | no hurry | not urgent | whenever you can | not important | when you have time | if you get a chance",
        ),
        (It, "it | that | this | that one | this one | the last one | them"),
        (To, "to | until | till | for | on | at"),
        (Later, "later | back | forward by | after | postpone | delay | push | put off"),
        (Earlier, "earlier | sooner | forward | up | before | bring forward"),
    ],
    verbs: &[
        verb("send", "sent"),
        verb("bring", "brought"),
        verb("call", "called"),
        verb("pay", "paid"),
        verb("buy", "bought"),
        verb("email", "emailed"),
        verb("mail", "mailed"),
        verb("write", "wrote | written"),
        verb("check", "checked"),
        verb("fix", "fixed"),
        verb("finish", "finished"),
        verb("give", "gave | given"),
        verb("get", "got"),
        verb("take", "took | taken"),
        verb("pick up", "picked up"),
        verb("book", "booked"),
        verb("order", "ordered"),
        verb("print", "printed"),
        verb("prepare", "prepared"),
        verb("review", "reviewed"),
        verb("share", "shared"),
        verb("deliver", "delivered"),
        verb("return", "returned"),
        verb("let you know", ""),
        verb("let me know", ""),
        verb("confirm", "confirmed"),
        verb("submit", "submitted"),
        verb("update", "updated"),
        verb("upload", "uploaded"),
        verb("make", "made"),
        verb("cook", "cooked"),
        verb("clean", "cleaned"),
        verb("wash", "washed"),
        verb("reserve", "reserved"),
        verb("transfer", "transferred"),
        verb("lend", "lent"),
        verb("post", "posted"),
        verb("forward", "forwarded"),
        verb("show", "showed | shown"),
        verb("tell", "told"),
        verb("ask", "asked"),
        verb("talk", "talked"),
        verb("renew", "renewed"),
        verb("sign", "signed"),
        verb("water", "watered"),
        verb("feed", "fed"),
        verb("fetch", "fetched"),
        verb("collect", "collected"),
        verb("drop off", "dropped off"),
        verb("text", "texted"),
        verb("reply", "replied"),
        verb("answer", "answered"),
        verb("phone", "phoned"),
        verb("ring", "rang"),
        verb("bake", "baked"),
        verb("repair", "repaired"),
        verb("pack", "packed"),
        verb("walk", "walked"),
        verb("fill", "filled"),
        verb("apply", "applied"),
        verb("register", "registered"),
        verb("study", "studied"),
        verb("read", "read"),
        verb("invoice", "invoiced"),
        verb("complete", "completed"),
        verb("draft", "drafted"),
        verb("translate", "translated"),
        verb("charge", "charged"),
        verb("close", "closed"),
        verb("open", "opened"),
        verb("install", "installed"),
        verb("have it ready", ""),
        verb("have the", ""),
        verb("do", "did | done"),
        verb("handle", "handled"),
        verb("sort out", "sorted out"),
        verb("look at", "looked at"),
        verb("look into", "looked into"),
        verb("get back to", "got back to"),
        verb("follow up", "followed up"),
        verb("drive", "drove"),
        verb("put", ""),
        verb("change", "changed"),
        verb("vote", "voted"),
        verb("vacuum", "vacuumed"),
        verb("iron", "ironed"),
        verb("tidy", "tidied"),
        verb("hand in", "handed in"),
        verb("wake up", ""),
        verb("get up", ""),
        verb("take out", "took out"),
        verb("wake", ""),
        verb("put out", ""),
        verb("turn off", ""),
        verb("turn on", ""),
    ],
    past_endings: "ed",
    past_after_subject: true,
    forms: &[],
    endings: "",
    order_endings: "",
    particles: "you | u | me | us",
    objects: "",
    abbreviations: "dr | mr | mrs | ms | st | prof | vs | no | approx | tel | jr | etc | e.g | i.e | mon | tue | wed | thu | fri | sat | sun | jan | feb | mar | apr | jun | jul | aug | sep | sept | oct | nov | dec",
    times: "today | tonight | tomorrow | tmrw | tomorow | tmr | monday | tuesday | wednesday | thursday | friday | saturday | sunday | mon | tue | tues | wed | thu | thur | thurs | fri | sat | sun \
        | weekend | january | february | march | april | may | june | july | august | september | october | november | december | jan | feb | mar | apr | jun | jul | aug | sep | sept | oct | nov | dec \
        | morning | afternoon | evening | night | noon | midday | midnight | lunchtime | week | month | hour | hours | minutes | mins | o'clock | eod | christmas | easter | fortnight | daily | weekly | every \
        | one | two | three | four | five | six | seven | eight | nine | ten | eleven | twelve | half | quarter | later | next \
        | cancelled | canceled | cancel | off | postponed | rescheduled | happening",
    grammar: Grammar::PLAIN,
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
        failed: "That did not work: {message}",
        cannot: "I cannot do that in this conversation.",
        listed: "{when}:\n{list}",
        empty: "{when}: nothing stands in your agenda.",
        pending: "waits for your yes",
        at_hour: "at {hour}",
        ask_when: "When is “{title}”?",
        ask_both: "What should I put in your agenda, and when?",
        ask_remind_when: "When should I remind you of “{title}”?",
        ask_what: "What should I put on {when}?",
        ask_remind_what: "What should I remind you of?",
        ask_which: "Which one do you mean? Tell me its title or its day.",
        ask_which_of: "Which one do you mean?\n{list}",
        ask_move_to: "To when should I move “{title}”?",
        not_found: "I found nothing like “{title}” in your agenda.",
        gone_by: "{when} is already past, so I did not put “{title}” there. Which day do you mean?",
        known: "What I remember about you:\n{list}\nYou can see, correct and delete each under Settings → Memory.",
        known_nothing: "I remember nothing about you yet. Tell me, for example: “Remember that I'm vegetarian”.",
        ask_remember: "What should I remember?",
        too_many: "I took the first five. Send me the rest again, please.",
        meeting: "Meeting",
        meeting_with: "Meeting with {who}",
        of_other: "{who}: {what}",
        with_who: "{what} with {who}",
        reasons: Reasons {
            create: "You asked for an event.",
            implied: "It tells of an event and says when it is.",
            remind: "You asked to be reminded.",
            task: "It tells of something to do and says when.",
            moved: "It gives a new time for something in the agenda.",
            cancelled: "It says that something in the agenda does not happen.",
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
