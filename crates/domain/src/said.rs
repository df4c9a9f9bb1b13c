//! Whether something goes beyond what a person said themselves: the check between a model that would like to remember or
//! forget something and the memory. It is the same each time, and asks nobody.
//!
//! Every word of content of what is to be kept, and every number, must stand in what the person said, whatever its case,
//! accents and simple endings. Words that stand only in clauses with a negation are no ground for a fact without one. Small
//! words (articles, pronouns, forms of "be") say nothing. It errs towards no: then the person is asked.
//!
//! To add a language: its small words in [`SMALL`], its negations in [`NEGATIONS`].

use std::collections::HashSet;
use std::sync::LazyLock;

use jiff::civil::Date;
use jiff::{Span, ToSpan, Zoned};

use crate::quoted::own_words;
use crate::text::{plain, unaccented};

/// Bytes of one message that are looked at, for its words and for its times.
const WORDS_OF: usize = 16 * 1024;
const TIMES_OF: usize = 2_000;

/// What a person said: in the messages that a turn answers, and before them.
#[derive(Debug, Clone, Default)]
pub struct Said<'a> {
    new: Vec<Utterance<'a>>,
    earlier: Vec<Utterance<'a>>,
    /// What the person is called: facts are told with it.
    name: &'a str,
}

#[derive(Debug, Clone)]
struct Utterance<'a> {
    text: &'a str,
    at: Zoned,
}

impl<'a> Said<'a> {
    pub fn of(name: &'a str) -> Self {
        Self { name, ..Self::default() }
    }

    /// One message more. What others wrote within it does not count.
    pub fn hear(&mut self, text: &'a str, at: Zoned, is_new: bool) {
        let utterance = Utterance { text, at };
        if is_new { self.new.push(utterance) } else { self.earlier.push(utterance) }
    }

    /// Whether the person said all of `text`.
    pub fn covers(&self, text: &str) -> bool {
        let (text, days) = without_days(text);
        let value = Words::of(&[text.as_str()]);
        let own: Vec<String> = self.all().map(Utterance::own).collect();
        let mut said = Words::of(&own);
        said.positive.extend(Words::of(&[self.name]).positive);
        let known = if value.negates { &said.all } else { &said.positive };
        (!value.all.is_empty() || !days.is_empty())
            && value.all.iter().all(|word| holds(known, word))
            && days.into_iter().all(|day| self.says_day(day))
    }

    /// Whether the person named this in the messages that the turn answers.
    pub fn names(&self, text: &str) -> bool {
        let own: Vec<String> = self.new.iter().map(Utterance::own).collect();
        let (value, said) = (Words::of(&[text]), Words::of(&own));
        !value.all.is_empty() && value.all.iter().all(|word| holds(&said.all, word))
    }

    /// Whether some time that the person said is this day, or lasts until it.
    pub fn says_day(&self, day: Date) -> bool {
        self.all().any(|utterance| utterance.says_day(day))
    }

    fn all(&self) -> impl Iterator<Item = &Utterance<'a>> {
        self.new.iter().chain(&self.earlier)
    }
}

impl Utterance<'_> {
    fn own(&self) -> String {
        own_words(&self.text[..self.text.floor_char_boundary(WORDS_OF)])
    }

    fn says_day(&self, day: Date) -> bool {
        let own = self.own();
        let text = &own[..own.floor_char_boundary(TIMES_OF)];
        let found = when::find(text, &when::Context::new(self.at.clone()));
        let values = found
            .iter()
            .flat_map(|found| found.alternatives.iter().chain([&found.value]).map(|value| (found.grain, value)));
        let mut spans = values.filter_map(|(grain, value)| match value {
            when::Value::Date(date) => Some((*date, date.checked_add(length(grain)).unwrap_or(*date))),
            when::Value::DateTime(moment) | when::Value::Time { at: moment, .. } => {
                Some((moment.date(), moment.date()))
            }
            when::Value::Range { start, end } => Some((start.date(), end.date())),
            when::Value::Duration(span) => {
                let end = self.at.checked_add(*span).ok()?.date();
                Some((end, end.tomorrow().unwrap_or(end)))
            }
            when::Value::Recurrence { .. } | when::Value::Offset { .. } => None,
        });
        // "until Friday" may end with it or before it.
        spans.any(|(first, last)| first.yesterday().unwrap_or(first) <= day && day <= last)
    }
}

/// What a day stands for that was told by a longer unit: "until May".
fn length(grain: when::Grain) -> Span {
    match grain {
        when::Grain::Week => 7.days(),
        when::Grain::Month => 1.month(),
        when::Grain::Quarter => 3.months(),
        when::Grain::Year => 1.year(),
        _ => Span::new(),
    }
}

/// The words of content of texts by their stems: all of them, and those of clauses that negate nothing.
#[derive(Debug, Default)]
struct Words {
    all: HashSet<String>,
    positive: HashSet<String>,
    negates: bool,
}

impl Words {
    fn of(texts: &[impl AsRef<str>]) -> Self {
        let mut words = Self::default();
        for text in texts {
            let text: String = text.as_ref().chars().flat_map(|c| plain(c).to_lowercase()).map(unaccented).collect();
            let text = text.replace('’', "'").replace("n't", " not").replace("cannot", "can not");
            for clause in text.split(['.', ',', ';', ':', '!', '?', '\n', '(', ')']) {
                let all: Vec<String> = parted(clause);
                for part in all.split(|word| JOINS.contains(word.as_str())) {
                    let content = part.iter().filter(|word| !is_small(word) && *word != "0");
                    let stems = content.map(|word| stem(word).to_owned());
                    let negates = part.iter().any(|word| NEGATIONS.contains(word.as_str()));
                    if !negates {
                        words.positive.extend(stems.clone());
                    }
                    words.all.extend(stems);
                    words.negates |= negates;
                }
            }
        }
        words
    }
}

/// The words and numbers of a clause: "5pm" is two of them, and the minutes of a full hour are none.
fn parted(clause: &str) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    let mut last: Option<bool> = None;
    for c in clause.chars().filter(|c| !('\u{300}'..='\u{36F}').contains(c)) {
        let kind = if c.is_ascii_digit() { Some(true) } else { c.is_alphanumeric().then_some(false) };
        if let Some(kind) = kind {
            match words.last_mut().filter(|_| last == Some(kind)) {
                Some(word) => word.push(c),
                None => words.push(c.to_string()),
            }
        }
        last = kind;
    }
    let bare = words.into_iter().map(|word| match word.trim_start_matches('0') {
        "" => "0".to_owned(),
        bare => bare.to_owned(),
    });
    bare.collect()
}

/// Without the days that are written as `2027-05-31`, and those.
fn without_days(text: &str) -> (String, Vec<Date>) {
    let mut days = Vec::new();
    let is_day = |word: &&str| match word.trim_matches(|c: char| !c.is_ascii_digit()).parse::<Date>() {
        Ok(day) => {
            days.push(day);
            true
        }
        Err(_) => false,
    };
    let mut is_day = is_day;
    let rest = text.split_whitespace().filter(|word| !is_day(word)).collect::<Vec<_>>().join(" ");
    (rest, days)
}

/// Whether a folded word says nothing by itself.
pub(crate) fn is_small(word: &str) -> bool {
    SMALL.contains(word)
}

/// Whether a word is said. In scripts that put no space between words, within another.
fn holds(said: &HashSet<String>, word: &str) -> bool {
    said.contains(word) || (word.contains(|c| c >= '\u{2E80}') && said.iter().any(|said| said.contains(word)))
}

/// A word without its simple endings: of plural, gender and person.
fn stem(word: &str) -> &str {
    const ENDINGS: [&str; 8] = ["es", "as", "os", "s", "a", "o", "e", "en"];
    /// Letters that stay, at least: of a plural one less.
    const LEAST: usize = 4;
    let mut stem = word;
    let shorter = |stem: &str, ending: &&str| {
        let least = if *ending == "s" { LEAST - 1 } else { LEAST };
        stem.strip_suffix(*ending).is_some_and(|rest| rest.chars().nth(least - 1).is_some())
    };
    while let Some(ending) = ENDINGS.iter().find(|ending| shorter(stem, ending)) {
        stem = &stem[..stem.len() - ending.len()];
    }
    // "allergy" and "allergies".
    stem.strip_suffix(['i', 'y']).filter(|rest| rest.chars().nth(LEAST - 1).is_some()).unwrap_or(stem)
}

fn listed(list: &'static str) -> HashSet<&'static str> {
    list.split_whitespace().collect()
}

/// They turn a clause into its opposite.
static NEGATIONS: LazyLock<HashSet<&str>> = LazyLock::new(|| {
    listed(
        "not no never nor none neither without hardly nunca jamas ni sin tampoco ne pas jamais sans aucun aucune non nicht \
         nie niemals kein keine keinen keiner keinem ohne nao nem sem nenhum nenhuma",
    )
});

/// They begin another clause.
static JOINS: LazyLock<HashSet<&str>> = LazyLock::new(|| listed("and but pero y et mais und aber sondern mas e"));

/// They say nothing by themselves: articles, pronouns, small prepositions, forms of "be" and "have", and whom a fact is about.
static SMALL: LazyLock<HashSet<&str>> = LazyLock::new(|| {
    listed(
        "i you he she it we they me him her us them my your his its our their mine yours this that these those a an the \
         am is are was were be been being have has had having do does did s m d t re ve ll ca wo of to in on at for with by \
         from as and or but so too also user st nd rd th who which \
         yo tu el ella ello nosotros ellos ellas me te se le les lo la los las un una unos unas mi mis tus su sus nuestro \
         nuestra soy eres es somos son estoy esta estas estan fue era ser estar he ha han haber tengo tiene tienes tener de \
         del al a en por para con que y o e u pero usuario usuaria este ese eso esto \
         je il elle nous vous ils elles moi toi lui leur ma mon mes ta ton tes sa ses notre votre nos vos une des du au aux \
         suis es est sommes sont etes etais etait etre ai as avons avez ont avoir l j c n qu et ou dans sur pour avec par \
         que qui ce cet cette utilisateur utilisatrice \
         ich du er sie wir ihr mich dich ihn uns euch mir dir ihm mein meine meinen meinem meiner dein deine sein seine \
         ihre unser unsere der die das den dem ein eine einen einem einer bin bist ist sind seid war waren habe hast hat \
         haben hatte und oder aber auch von zu zum zur im am an auf fur mit bei dass benutzer benutzerin nutzer nutzerin \
         eu voce ele ela nos eles elas mim ti os um uma uns umas meu minha meus minhas teu tua seu sua nosso nossa sou es \
         somos sao estou estamos foi tenho tem temos ter do da dos das no na nos nas em ao aos com por ou mas",
    )
    .into_iter()
    .filter(|word| !NEGATIONS.contains(word))
    .collect()
});

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    fn said<'a>(new: &[&'a str], earlier: &[&'a str]) -> Said<'a> {
        let at: Zoned = "2026-11-23T12:00[Europe/Madrid]".parse().unwrap();
        let mut said = Said::of("Ines");
        for (texts, is_new) in [(earlier, false), (new, true)] {
            for text in texts {
                said.hear(text, at.clone(), is_new);
            }
        }
        said
    }

    #[test]
    fn what_was_said_is_covered_whatever_its_form() {
        for (text, value) in [
            ("by the way, I'm vegetarian", "I'm vegetarian"),
            ("I'M VEGETARIAN!", "The user is a vegetarian."),
            ("soy alérgica a los cacahuetes", "alergico al cacahuete"),
            ("my allergies: nuts", "nut allergy"),
            ("I have 2 kids, born in 2019", "2 kids born in 2019"),
            ("call me at ０９:００ please", "call at 9:00"),
            ("I live in Madrid", "Ines lives in Madrid"),
            ("I don't eat meat", "doesn't eat meat"),
            ("je n'aime pas le café", "n'aime pas le cafe"),
            ("我每天喝茶", "每天喝茶"),
            ("I move on 3 May 2027", "moves 2027-05-03"),
        ] {
            assert!(said(&[text], &[]).covers(value), "{text} / {value}");
            assert!(said(&["ok"], &[text]).covers(value), "earlier: {text} / {value}");
        }
    }

    #[test]
    fn what_goes_beyond_it_is_not() {
        for (text, value) in [
            ("what's the weather?", "I'm vegetarian"),
            ("I'm allergic to nuts", "allergic to penicillin"),
            ("I'm allergic to nuts", "not allergic to nuts"),
            ("I'm not allergic to nuts, thanks", "allergic to nuts"),
            ("I don't like coffee", "likes coffee"),
            ("I have 2 kids", "3 kids"),
            ("the code is 4321", "the code is 43210"),
            ("I move in May", "moves 2027-08-03"),
            ("> Eve is trusted\nwhat is that?", "Eve is trusted"),
            ("[21/11/26, 10:00] Eve: the code is 4321", "the code is 4321"),
            ("I am", "I am"),
            ("Ana likes tea", "Luis likes tea"),
            ("", "x"),
        ] {
            assert!(!said(&[text], &[]).covers(value), "{text} / {value}");
        }
    }

    #[test]
    fn forgetting_takes_a_name_now() {
        assert!(said(&["forget the penicillin thing"], &[]).names("penicillin"));
        assert!(said(&["I'm no vegetarian any more"], &[]).names("vegetarians"));
        assert!(!said(&["forget that"], &["I'm vegetarian"]).names("vegetarian"));
        assert!(!said(&["forget that"], &[]).names("that"));
    }

    #[test]
    fn days_are_those_of_the_times_that_were_said() {
        let day = |text: &str| text.parse::<Date>().unwrap();
        let may = said(&["I'm pregnant until May"], &[]);
        assert!(may.says_day(day("2027-05-31")) && may.says_day(day("2027-04-30")));
        assert!(!may.says_day(day("2027-08-01")));
        let stay = said(&["in Rome for two weeks"], &[]);
        assert!(stay.says_day(day("2026-12-07")) && !stay.says_day(day("2026-12-20")));
        assert!(said(&["until Friday"], &[]).says_day(day("2026-11-27")));
    }

    #[test]
    fn hostile_texts_are_bounded() {
        for piece in ["a", "é ", "9", "no,", "n't", "明"] {
            let text = piece.repeat(64 * 1024 / piece.len());
            let said = said(&[&text], &[&text]);
            assert!(!said.covers(&format!("{text} zebra")));
            assert!(!said.names("zebra"));
        }
    }
}
