//! English: what is to be kept in mind, and forgotten.

#![allow(clippy::enum_glob_use)] // The marks are the file's vocabulary.

use domain::FactKind;

use crate::rules::lexicon::Mark::{self, *};

pub(super) const MARKS: &[(Mark, &str)] = &[
    (Remember, "keep in mind | bear in mind | remember"),
    (
        Keep,
        "remember that | keep in mind that | bear in mind that | don't forget that | dont forget that \
        | do not forget that | never forget that | note that i'm | note that i am",
    ),
    (
        Mind,
        "don't forget to | dont forget to | do not forget to | don't forget about | don't forget | dont forget \
        | do not forget | never forget to | remember to | remember about",
    ),
    (AboutMe, "i | i'm | i am | i've | i've got | my | we | we're | our | that"),
    (
        Forget,
        "forget that | forget i'm | forget i am | forget i | forget my | stop remembering that | stop remembering \
        | no longer remember that",
    ),
    (Drop, "forget | forget about | forget the"),
    (
        ForgetAll,
        "forget everything | forget all | forget all of it | forget it all | forget everything about me \
        | forget all about me | forget everything you know | forget everything you know about me \
        | forget all you know | forget all you know about me | forget everything that you know about me \
        | forget all that you know about me | forget everything i said | forget everything i told you \
        | forget everything i've told you | forget me | delete everything you know about me \
        | erase everything you know about me | delete all you know about me",
    ),
    (
        Known,
        "what do you know about me | what do you know of me | what do you remember about me \
        | what do you remember of me | what do you remember | what have you remembered | what you know about me \
        | what do you have on me | everything you know about me",
    ),
    (Fact(FactKind::Name), "my name | call me | i'm called | i am called | my nickname"),
    (Fact(FactKind::Home), "i live | we live | my address | my home"),
    (
        Fact(FactKind::Diet),
        "vegetarian | vegan | pescatarian | gluten-free | gluten free | celiac | coeliac | halal | kosher \
        | my diet | on a diet | lactose-free | don't eat meat | i don't eat",
    ),
    (Fact(FactKind::Allergy), "allergic | allergy | allergies | intolerant | intolerance"),
    (
        Fact(FactKind::Symptom),
        "headache | migraine | fever | cough | a cold | the flu | nausea | dizzy | sore throat | hurts \
        | stomach ache | back pain | pain in",
    ),
    (Fact(FactKind::Pregnancy), "pregnant | pregnancy"),
    (
        Fact(FactKind::Preference),
        "i like | i love | i prefer | i hate | i don't like | i dislike | i enjoy | i'd rather | my favourite \
        | my favorite",
    ),
    (
        Fact(FactKind::Person),
        "my wife | my husband | my partner | my girlfriend | my boyfriend | my son | my daughter | my sister \
        | my brother | my mother | my father | my mum | my mom | my dad | my boss | my friend | my doctor \
        | my dentist | my kids | my children",
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
        | thanks a lot | thank you so much | thank you very much | great job | good job | well done | nice work \
        | you rock",
    ),
    (
        Bye,
        "bye | goodbye | good bye | see you | see ya | see you later | see you soon | talk to you later | ttyl \
        | good night | goodnight | bye bye | take care | later | have a nice day | have a good day \
        | see you around | cya | farewell | talk later",
    ),
];
