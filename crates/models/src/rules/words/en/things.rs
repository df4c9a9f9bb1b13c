//! English: kinds of event, and places.

#![allow(clippy::enum_glob_use)] // The marks are the file's vocabulary.

use crate::rules::lexicon::Mark::{self, *};
use crate::rules::lexicon::Occasion;

pub(super) const MARKS: &[(Mark, &str)] = &[
    (Noun(Occasion::Breakfast), "breakfast | brekkie | brekky | breakfast meeting"),
    (
        Noun(Occasion::Lunch),
        "lunch | lunches | brunch | luncheon | team lunch | picnic lunch | business lunch | sunday lunch \
        | sunday roast | working lunch",
    ),
    (
        Noun(Occasion::Coffee),
        "coffee | tea with | a tea | cuppa | coffee chat | coffee morning | afternoon tea | cream tea \
        | cup of tea | cup of coffee | bubble tea | boba | matcha | tea time | hot chocolate",
    ),
    (
        Noun(Occasion::Drinks),
        "drinks | beers | a beer | a drink | happy hour | cocktails | pint | pints | a pint | a few pints \
        | wine tasting | wine night | cocktail hour | sundowners | pub | pub night | bar crawl | a glass of wine",
    ),
    (
        Noun(Occasion::Dinner),
        "dinner | supper | bbq | barbecue | a table | table for | takeaway | pizza night | roast | curry night \
        | thanksgiving | christmas dinner | iftar | date night | anniversary dinner | team dinner \
        | family dinner | tasting menu | supper club | potluck dinner | pizza | sushi | tapas | curry | brai \
        | hotpot | hot pot | dim sum | ramen | korean bbq",
    ),
    (
        Noun(Occasion::Meeting),
        "meeting | meetings | meet-up | meetup | interview | workshop | seminar | webinar | conference \
        | review meeting | retro | retrospective | kickoff | kick-off | planning session | sync | one-on-one \
        | 1-1 | demo | presentation | catch-up | consultation | hearing | viewing | inspection | ceremony \
        | graduation | funeral | talk | session | retreat | agm | annual general meeting | committee | assembly \
        | open day | parents' evening | briefing | debrief | stand up meeting | one to one | 1:1 | review \
        | dry run | site visit | tasting | fitting | tour | hackathon | induction | orientation | board meeting \
        | town hall | all-hands | all hands | offsite | off-site | standing meeting | status call | one-to-one \
        | appraisal | performance review | pitch | sales pitch | client visit | audit | handover meeting \
        | planning | planning meeting | strategy day | away day | training day | inset day | panel | focus group \
        | networking event | trade fair | expo | open house | house viewing | valuation | survey | mediation \
        | court date | signing | closing | parish council | pta meeting | pta | governors meeting \
        | school assembly | sports day | prize giving | nativity play | carol service | service | mass \
        | prayer meeting | vigil | memorial | burial | naming ceremony | engagement | ceremony rehearsal \
        | fire drill | one on one | check-in call | standing call",
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
        | vaccination | blood test | optician | therapist | therapy | hospital | surgery | scan | dermatologist \
        | pediatrician | paediatrician | psychologist | cleaning | vaccine | jab | ultrasound | mri | x-ray \
        | eye test | chemo | dialysis | check up | screening | smear test | blood draw | blood donation \
        | flu shot | flu jab | booster | booster vaccine | mammogram | ct scan | colonoscopy | biopsy \
        | antenatal appointment | midwife | health visitor | chiropractor | osteopath | acupuncture | podiatrist \
        | chiropodist | speech therapy | counselling | counseling | nurse appointment | nurse | hearing test \
        | annual physical | allergy test | vet appointment | grooming | specialist | consultant | cardiologist \
        | gynaecologist | pre-op | post-op | pet groomer",
    ),
    (Noun(Occasion::Haircut), "haircut | hairdresser | hairdresser's | barber | barber's | manicure | massage"),
    (
        Noun(Occasion::Class),
        "class | lesson | lessons | course | lecture | tutorial | training | rehearsal | practice | choir \
        | tutoring | parents evening | book club | choir practice | bible study | sunday school | piano lesson \
        | driving lesson | swimming lesson | yoga class | dance class | band practice | orchestra \
        | spanish class | english class | cooking class | pottery class | art class | drawing class \
        | ballet class | piano | guitar lesson | violin lesson | swim lesson | swimming lessons \
        | language exchange | study session | study group | revision session | seminar group | lab session \
        | office hours | supervision | scouts | brownies | cubs | drama club | chess club | youth club | karate \
        | judo | taekwondo | boxing class | zumba | aerobics | dance practice | band rehearsal \
        | orchestra rehearsal",
    ),
    (
        Noun(Occasion::Sport),
        "gym | yoga | pilates | tennis | football | padel | swimming | workout | a run | hike | match \
        | basketball | golf | soccer | swim | sea swim | ride | bike ride | training session | tournament \
        | volleyball | rugby | cricket | netball | rowing | climbing | bouldering | spin class | badminton \
        | squash | hockey | five-a-side | parkrun | cricket match | netball match | football match | soccer game \
        | soccer practice | ball game | game | league night | five a side | pickup game | 5k | 10k \
        | half marathon | marathon | race | cycling | cycle ride | group ride | trail run | long run \
        | morning run | walk | dog walk | kayaking | surfing | sailing | skating | ice skating | skiing \
        | table tennis | ping pong | pool | darts | bowls | snooker | ultimate frisbee | martial arts | spin \
        | crossfit | circuit training",
    ),
    (
        Noun(Occasion::Party),
        "party | birthday party | wedding | barbecue party | celebration | reception | housewarming | baby shower \
        | christening | gala | picnic | potluck | farewell | leaving do | hen do | stag do | reunion \
        | get-together | baptism | bbq party | garden party | street party | sleepover | farewell party \
        | leaving party | leaving drinks | retirement party | office party | christmas party | halloween party \
        | new year's eve party | engagement party | bridal shower | hen party | stag party | bachelor party \
        | bachelorette | graduation party | block party | pool party | house party | surprise party | cookout \
        | braai | fish fry | crawfish boil | bonfire | tea party | cake sale | bake sale | fundraiser \
        | charity gala | auction | raffle | feast | eid | diwali | hanukkah | seder | iftar dinner \
        | christmas lunch | bar mitzvah | bat mitzvah | quinceanera | aqiqah | lobola | introduction ceremony",
    ),
    (
        Noun(Occasion::Show),
        "concert | cinema | movie | movies | film | theatre | theater | opera | show | exhibition | game night \
        | gig | festival | recital | quiz night | pub quiz | bingo | play | match screening | premiere | ceilidh \
        | karaoke | movie night | film night | games night | board game night | poker night | trivia night \
        | open mic | open mic night | comedy night | matinee | ballet | musical | screening of \
        | exhibition opening | art show | craft fair | fair | carnival | parade | fireworks | stand-up show \
        | premiere night | gallery opening | book launch | launch | launch event | lecture evening | school play \
        | school concert | dance show | ballet recital | choir concert | carol concert | street fair \
        | car boot sale | garage sale | yard sale | jumble sale | market | farmers market | christmas market \
        | zoo | aquarium | theme park | escape room | laser tag | bowling | mini golf | museum visit \
        | planetarium | trivia | table quiz",
    ),
    (Noun(Occasion::Birthday), "birthday | anniversary"),
    (
        Noun(Occasion::Exam),
        "exam | exams | test | driving test | finals | midterm | mid-term | final exam | oral exam | mock exam \
        | mocks | quiz | viva | theory test | practical test | placement test | entrance exam | citizenship test \
        | ielts",
    ),
    (
        Noun(Occasion::Travel),
        "flight | train | trip | ferry | bus to | check-in | checkout | check-out | coach to | bus | departure \
        | drive to | ferry to | transfer | school trip | field trip | day trip | weekend away | city break \
        | cruise | check out | arrival | layover | boarding | shuttle | airport transfer | airport run \
        | ferry crossing | coach trip | overnight train | eurostar",
    ),
    (
        Noun(Occasion::Holiday),
        "holiday | holidays | vacation | day off | days off | pto | annual leave | camping | camping trip \
        | long weekend | getaway | road trip | ski trip",
    ),
    (
        Noun(Occasion::Visit),
        "visit | appointment | appointments | appt | date with | delivery | pickup | pick-up | reservation \
        | booking | playdate | plumber | electrician | viewing appointment | repair | boiler service \
        | service appointment | car service | mot | handover | collection | play date | sleep over | house move \
        | moving day | removal | removal men | boiler check | gas inspection | meter reading | window cleaner \
        | gardener | cleaner | handyman | roofer | carpenter | painter | decorator | installer | engineer visit \
        | technician | broadband installation | furniture delivery | grocery delivery | click and collect \
        | parcel pickup | test drive | tyre change | oil change | car inspection | vehicle inspection \
        | smog check | drop-off | school run | fitting appointment | tailor | nail appointment | nails \
        | lash appointment | tattoo appointment | photo shoot | photoshoot | bank appointment \
        | mortgage appointment | visa appointment | passport appointment | embassy appointment | biometrics | taxi | cab",
    ),
    (
        Generic,
        "event | events | appointment | appointments | appt | meeting | thing | plan | plans | entry | item \
        | something",
    ),
    (
        Place,
        "practice | salon | pharmacy | dental | surgery | office | home | work | school | restaurant | bar | pub \
        | cafe | coffee shop | cinema | theatre | theater | hotel | airport | station | park | gym | hospital \
        | clinic | library | church | museum | mall | beach | university | uni | campus | studio | garage | bank \
        | town hall | stadium | pool | house | place | apartment | flat | room | meeting room | hall | square \
        | street | avenue | market | supermarket | shop | store | bakery | club | downtown | town | city \
        | centre | center | corner | bus stop | court | courthouse | embassy | kitchen | garden | building \
        | lobby | reception | terminal | gate | platform | port | harbour | harbor | pier | headquarters | hq \
        | foyer | showroom | shed | floor | ballroom | courtyard | workshop | reception desk | table | entrance \
        | usual place | gym hall | village hall | community centre | community center | church hall \
        | sports centre | sports center | leisure centre | leisure center | arena | field | pitch | courts \
        | track | rink | lake | forest | marina | dock | playground | nursery | kindergarten | classroom \
        | auditorium | theatre hall | lecture hall | lab | laboratory | canteen | cafeteria | staff room \
        | boardroom | conference room | reception area | front desk | car park | parking lot | train station \
        | bus station | metro station | tube | mosque | temple | synagogue | chapel | cathedral | cemetery \
        | registry office | city hall | courtroom | police station | post office | deli | diner | bistro \
        | pizzeria | steakhouse | tavern | brewery | winery | rooftop | terrace | balcony | backyard \
        | back garden | driveway | basement | attic | warehouse | depot | factory | plant | site | farm | barn \
        | stables | vineyard | castle | gallery | aquarium | zoo | mall entrance | food court | drive-through \
        | dealership | showroom floor | vets | dental practice | dental care | medical centre | medical center \
        | health centre | health center | opticians | hair studio | barbershop | nail bar | animal hospital \
        | pet clinic | veterinary | suite | level | lounge | hut | scout hut | inn | pavilion | plaza | lodge | cabin \
        | kiosk | fountain | bridge | tower | wing | wards | ward | box office | ticket office | picnic area | trailhead \
        | campsite | campground | visitor centre | visitor center | student union | refectory | dojo | ground | grounds \
        | clubhouse | club house | bandstand | bus depot | taxi rank | car wash | fire station | co-working space \
        | coworking space | taproom | food hall | beer garden | main entrance | back room | function room | waiting room",
    ),
    (Remote, "online | remotely | virtual | virtually"),
    (
        Online,
        "zoom | teams | microsoft teams | google meet | meet | skype | facetime | whatsapp | webex | discord \
        | telegram | hangouts | the phone | phone | video call | slack | signal",
    ),
    (
        Street,
        "street | st | road | rd | avenue | ave | lane | drive | square | boulevard | blvd | close | terrace \
        | crescent | row | hill | highway | parkway | way",
    ),
];
