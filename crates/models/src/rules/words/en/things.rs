//! English: kinds of event, and places.

#![allow(clippy::enum_glob_use)] // The marks are the file's vocabulary.

use crate::rules::lexicon::Mark::{self, *};
use crate::rules::lexicon::Occasion;

pub(super) const MARKS: &[(Mark, &str)] = &[
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
    (Place, "practice | salon | pharmacy | dental | surgery"),
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
    (Noun(Occasion::Dinner), "takeaway | pizza night | roast | curry night | thanksgiving | christmas dinner | iftar"),
    (Remote, "online | remotely | virtual | virtually"),
    (
        Online,
        "zoom | teams | microsoft teams | google meet | meet | skype | facetime | whatsapp | webex | discord | telegram | hangouts | the phone | phone | video call | slack | signal",
    ),
    (
        Place,
        "office | home | work | school | restaurant | bar | pub | cafe | coffee shop | cinema | theatre | theater | hotel | airport | station | park | gym | hospital \
        | clinic | library | church | museum | mall | beach | university | uni | campus | studio | garage | bank | town hall | stadium | pool | house | place | apartment | flat \
        | room | meeting room | hall | square | street | avenue | market | supermarket | shop | store | bakery | club | downtown | town | city | centre | center | corner | bus stop \
        | court | courthouse | embassy | pharmacy | kitchen | garden | building | lobby | reception | terminal | gate | platform | port | harbour | harbor | pier | headquarters | hq | foyer | showroom | shed | floor | ballroom | courtyard | workshop | reception desk | table | entrance | usual place | mine | yours | ours",
    ),
];
