//! One text, read once: its tokens, what its phrases mean, and the times in it.

use std::cell::OnceCell;
use std::ops::Range;

use jiff::ToSpan;
use jiff::Zoned;
use jiff::civil::Date;
use when::{Context, DateOrder, Flag, Found, Grain, Kind, Language, Value};

use super::gate;
use super::lexicon::{Hit, Mark, Occasion};
use super::meanings::{self, Senses};
use super::text::Tokens;
use super::weights::{hash, named};
use super::words::{SPOKEN, Words};
use super::zones;

/// Month first is a habit of few countries; elsewhere English writes the day first too.
fn order(at: &Zoned) -> DateOrder {
    const MONTH_FIRST: &[&str] = &[
        "New_York",
        "Chicago",
        "Denver",
        "Los_Angeles",
        "Phoenix",
        "Anchorage",
        "Detroit",
        "Boise",
        "Indiana",
        "Kentucky",
        "North_Dakota",
        "Honolulu",
        "Manila",
        "Puerto_Rico",
        "Toronto",
        "Vancouver",
        "Edmonton",
        "Winnipeg",
        "Halifax",
    ];
    let zone = at.time_zone().iana_name().unwrap_or("UTC");
    let known = zone == "UTC" || MONTH_FIRST.iter().any(|place| zone.split('/').any(|part| part == *place));
    if known { DateOrder::ByLanguage } else { DateOrder::DayFirst }
}

/// The rule of `when` for a weekday by its name.
const WEEKDAY: &str = "day.weekday";

/// Hours that hardly anybody is met at: written "5:30", they may be of the afternoon.
pub(crate) const SMALL_HOURS: Range<i8> = 1..7;

/// A text with everything that the rules ask of it. `text` is harmless already.
#[derive(Clone)]
pub(crate) struct Reading<'a> {
    pub text: &'a str,
    pub at: &'a Zoned,
    pub words: &'static Words,
    pub tokens: Tokens,
    /// By where they start.
    pub hits: Vec<Hit>,
    /// In the order of the text; without what only looks like a time.
    pub found: Vec<Found>,
    timed: Vec<bool>,
    counted: OnceCell<Vec<Counted>>,
    marks: OnceCell<Vec<u32>>,
}

/// A token as learned tables count it.
#[derive(Debug, Clone, Copy)]
struct Counted {
    word: u32,
    senses: Senses,
}

impl<'a> Reading<'a> {
    /// The phrases only: cheap.
    pub(crate) fn phrases(text: &'a str, language: Language, at: &'a Zoned) -> Self {
        let words = Words::of(language);
        let tokens = words.lexicon.tokens(text);
        let mut hits = words.lexicon.scan(&tokens);
        // "Pagó" is told of the past, "pago" promises: only the accent parts them.
        let past = |hit: &Hit| {
            let verb = matches!(hit.mark, Mark::Promise | Mark::Task | Mark::Order);
            verb && tokens
                .list
                .get(hit.tokens.start)
                .is_some_and(|token| words.is_past_written(&text[token.span.clone()]))
        };
        for hit in hits.iter_mut().filter(|hit| past(hit)) {
            hit.mark = Mark::Past;
        }
        // "El acta de ayer", "tes heures de la semaine passée": the past of a thing, not of what is said.
        let attribute = |hit: &Hit| {
            let at = |i: usize| hits[hits.partition_point(|hit| hit.tokens.start < i)..].iter();
            let small = |i: usize| at(i).take_while(|hit| hit.tokens.start == i).any(|hit| hit.mark == Mark::Soft);
            let of = |i: usize| i < tokens.len() && words.is_of(tokens.folded(i));
            let first = hit.tokens.start;
            first > 0 && of(first - 1) || first > 1 && small(first - 1) && of(first - 2)
        };
        let of_thing: Vec<Range<usize>> =
            hits.iter().filter(|hit| hit.mark == Mark::Past && attribute(hit)).map(|hit| hit.tokens.clone()).collect();
        let within = |hit: &Hit| {
            let last = of_thing.partition_point(|past| past.start <= hit.tokens.start).checked_sub(1);
            last.is_some_and(|last| hit.tokens.end <= of_thing[last].end)
        };
        hits.retain(|hit| hit.mark != Mark::Past || !within(hit));
        // Where every noun has a capital, so has "Raum", and "räum" has none.
        let noun = |hit: &Hit| {
            let verb = matches!(hit.mark, Mark::Promise | Mark::Task | Mark::Order) && hit.tokens.len() == 1;
            let i = hit.tokens.start;
            let inside = i > 0 && tokens.is_word(i - 1);
            let capital =
                tokens.list.get(i).is_some_and(|token| text[token.span.clone()].starts_with(char::is_uppercase));
            words.capital_nouns && verb && inside && capital
        };
        hits.retain(|hit| !noun(hit));
        // "after lunch", "nach dem Training" say when, not what.
        let after: Vec<usize> = hits.iter().filter(|hit| hit.mark == Mark::After).map(|hit| hit.tokens.end).collect();
        hits.retain(|hit| !matches!(hit.mark, Mark::Noun(_)) || after.binary_search(&hit.tokens.start).is_err());
        // "In front of the theatre": a place, not a play.
        let places: Vec<usize> = hits
            .iter()
            .filter(|hit| hit.mark == Mark::Home)
            .map(|home| {
                let article = |hit: &&Hit| hit.mark == Mark::Article && hit.tokens.start == home.tokens.end;
                hits.iter().find(article).map_or(home.tokens.end, |article| article.tokens.end)
            })
            .filter(|noun| hits.iter().any(|hit| hit.mark == Mark::Place && hit.tokens.start == *noun))
            .collect();
        hits.retain(|hit| !matches!(hit.mark, Mark::Noun(_)) || !places.contains(&hit.tokens.start));
        // "If you could bring it" asks for it, "don't forget" forgets nothing, "merci de" thanks nobody.
        let asks: Vec<Range<usize>> =
            hits.iter().filter(|hit| hit.mark == Mark::Ask).map(|hit| hit.tokens.clone()).collect();
        let inside = |hit: &Hit| asks.iter().any(|ask| ask.start <= hit.tokens.start && hit.tokens.end <= ask.end);
        let part = |hit: &Hit| {
            asks.iter().any(|ask| ask.contains(&hit.tokens.start) && hit.tokens.end <= ask.end && *ask != hit.tokens)
        };
        hits.retain(|hit| match hit.mark {
            Mark::If => !inside(hit),
            Mark::Off | Mark::Agree | Mark::Thanks | Mark::Refuse => !part(hit),
            _ => true,
        });
        let timed = vec![false; tokens.len()];
        let (counted, marks) = (OnceCell::new(), OnceCell::new());
        Self { text, at, words, tokens, hits, found: Vec::new(), timed, counted, marks }
    }

    /// Phrases and times. Where the language's own words find no time, those of every spoken one are tried.
    pub(crate) fn of(text: &'a str, language: Language, at: &'a Zoned) -> Self {
        let reading = Self::phrases(text, language, at).with_times(&[language]);
        if reading.found.is_empty() { reading.with_times(&SPOKEN) } else { reading }
    }

    /// Phrases, and the times in the language's own words.
    pub(crate) fn of_line(text: &'a str, language: Language, at: &'a Zoned) -> Self {
        let reading = Self::phrases(text, language, at);
        if gate::may_tell_a_time(text) { reading.with_times(&[language]) } else { reading }
    }

    /// Adds the times that the words of these languages tell.
    pub(crate) fn with_times(mut self, languages: &[Language]) -> Self {
        let mut context = Context::new(self.at.clone());
        context.languages = languages.to_vec();
        context.order = order(self.at);
        for one in when::find(self.text, &context) {
            let one = self.asked(self.as_written(self.by_weekday(self.as_hour(one, &context), &context)));
            let (one, tokens) = self.by_its_clock(one);
            // "until Christmas" tells an end, whatever else Christmas is.
            let event = self.is_event(&tokens) && one.rule != super::timing::UNTIL;
            // "5th Avenue", "Rua 25 de Março": a street.
            // "Thursday 9.30-11": no date, where nobody writes one so.
            let hour = one.kind == Kind::Date && self.words.language == Language::En && {
                let said = &self.text[one.span.clone()];
                said.len() <= 5 && said.contains('.') && said.bytes().all(|b| b.is_ascii_digit() || b == b'.')
            };
            let street =
                self.at(tokens.end, Mark::Street).is_some() && self.is_capital(tokens.end) && tokens.len() == 1;
            let aside = hour || street || self.is_past_of(&one, &tokens) || event;
            if aside || self.is_length(&one, &tokens) || self.is_phrase(&tokens) || self.is_amount(&tokens) {
                continue;
            }
            for i in tokens.clone() {
                self.timed[i] = !self.is_noun(i);
            }
            self.found.push(self.without_meal(one, &tokens));
        }
        self.drop_adjectives();
        self.drop_opening_hours();
        self.find_short_weekday(&context);
        self.marks.take();
        let timed = &self.timed;
        self.hits.retain(|hit| !timed[hit.tokens.clone()].iter().all(|&is| is) || hit.mark == Mark::Salute);
        self
    }

    /// "Brunch sat?", "wed pls": a short form of a weekday that is a word of its own, in a short line that asks or answers.
    fn find_short_weekday(&mut self, context: &Context) {
        /// Tokens of such a line.
        const SHORT: usize = 7;
        /// How the two languages say the day of a weekday, and the short forms that mean too much else.
        const ON: [(Language, &str, &[&str]); 2] = [(Language::En, "on", &[]), (Language::De, "am", &["so", "mo"])];
        let Some((_, on, never)) = ON.iter().find(|(language, ..)| *language == self.words.language) else { return };
        let days = self.found.iter().any(|found| !matches!(found.kind, Kind::Time | Kind::Duration | Kind::Offset));
        if self.tokens.len() > SHORT || days {
            return;
        }
        let form = |i: &usize| {
            let word = self.tokens.folded(*i);
            self.words.texts.weekdays.iter().any(|day| day.eq_ignore_ascii_case(word)) && !never.contains(&word)
        };
        let stands = |i: &usize| {
            let before = i.checked_sub(1).is_none_or(|before| {
                !self.tokens.is_word(before) || self.is_noun(before) || self.within(before, &[Mark::Place, Mark::Agree])
            });
            let said = [Mark::Agree, Mark::Ask, Mark::Polite, Mark::Instead];
            before && (!self.tokens.is_word(i + 1) || self.is_timed(i + 1) || self.within(i + 1, &said))
        };
        let Some(i) = (0..self.tokens.len()).find(|i| form(i) && !self.is_timed(*i) && stands(i)) else { return };
        let text = format!("{on} {}", self.word(i));
        let read = when::find(&text, context).into_iter().find(|found| found.kind == Kind::Date);
        if let Some(read) = read {
            let span = self.tokens.list[i].span.clone();
            let place = self.found.partition_point(|found| found.span.start < span.start);
            self.found.insert(place, Found { span, ..read });
            self.timed[i] = true;
        }
    }

    /// The time as the clock of the place tells it that is named behind, and the tokens that say all of it.
    fn by_its_clock(&self, one: Found) -> (Found, Range<usize>) {
        let tokens = self.tokens_in(&one.span);
        let Some((told, end)) = zones::told_elsewhere(self, &one, tokens.end) else { return (one, tokens) };
        let bytes = self.tokens.list.get(end - 1).map_or(one.span.end, |last| last.span.end);
        (Found { span: one.span.start..bytes, ..told }, tokens.start..end)
    }

    /// Where a clock of 24 hours is the habit, "7:30", "8h" and "8 Uhr" are the morning, whatever the event.
    fn as_written(&self, mut one: Found) -> Found {
        let half = self.tokens_in(&one.span).any(|i| self.words.is_half(self.tokens.folded(i)));
        if self.words.language == Language::En || half {
            return one;
        }
        let said = &self.text[one.span.clone()];
        // A bare "12" is noon.
        if let Value::Time { time, at } = &mut one.value
            && *time == jiff::civil::Time::midnight()
            && said.trim_start_matches(|c: char| !c.is_ascii_digit()) == "12"
        {
            *time = jiff::civil::time(12, 0, 0, 0);
            *at = at.with().hour(12).build().unwrap_or_else(|_| at.clone());
        }
        let written = said.char_indices().find_map(|(i, c)| {
            let behind = said[i + c.len_utf8()..].trim_start_matches(|c: char| c.is_ascii_digit());
            let two = said.len() - i - c.len_utf8() - behind.len() == 2;
            // "6:45", "6.45 Uhr".
            let minutes = c == ':' && said[i + 1..].starts_with(|c: char| c.is_ascii_digit())
                || c == '.' && two && self.words.tells_hour(behind);
            let digits = said[..i].bytes().rev().take_while(u8::is_ascii_digit).take(2).count();
            let marks = digits > 0 && (minutes || self.words.tells_hour(&said[i..]));
            marks.then(|| said[i - digits..i].parse::<i8>().ok()).flatten()
        });
        let Some(hour) = written.filter(|hour| (0..12).contains(hour)) else { return one };
        let late = if super::timing::is_guess(&one) { vec![one.value.clone()] } else { Vec::new() };
        let back = |moment: &Zoned| {
            let late = moment.hour() == hour + 12;
            if late { moment.with().hour(hour).build().ok() } else { None }
        };
        match &mut one.value {
            Value::DateTime(moment) => *moment = back(moment).unwrap_or_else(|| moment.clone()),
            Value::Time { time, at } if time.hour() == hour + 12 => {
                *time = time.with().hour(hour).build().unwrap_or(*time);
                let early = at.with().hour(hour).build().unwrap_or_else(|_| at.clone());
                *at = if early > *self.at { early } else { early.tomorrow().unwrap_or(early) };
            }
            Value::Recurrence { start, end, .. } => {
                if let Some(early) = back(start) {
                    let shifted = end.as_ref().and_then(|end| end.checked_sub(12.hours()).ok());
                    (*start, *end) = (early.clone(), shifted.filter(|end| *end > early));
                }
            }
            _ => {}
        }
        one.flags.retain(|flag| *flag != Flag::GuessedHalfOfDay);
        // "A las 5:30", of what is in the afternoon, is the afternoon: the other half stays a reading of small hours. The
        // other languages write those as "17:30".
        let open = self.words.language == Language::Es && SMALL_HOURS.contains(&hour);
        one.alternatives = if open { late } else { Vec::new() };
        one
    }

    /// "Freitag 16h": behind a day no length, but an hour of the clock of 24.
    fn as_hour(&self, one: Found, context: &Context) -> Found {
        let said = &self.text[one.span.clone()];
        let digits = said.bytes().take_while(u8::is_ascii_digit).count();
        let hour = said[..digits].parse::<u8>().ok().filter(|hour| *hour < 24);
        let behind_day = self.found.last().is_some_and(|day| {
            // "jueves dale, 14 hs"
            let last = self.text[one.span.end..].chars().all(|c| !c.is_alphanumeric());
            day.kind == Kind::Date
                && (self.text.get(day.span.end..one.span.start))
                    .is_some_and(|gap| gap.trim() == "" || last && gap.trim_end().ends_with(','))
        });
        // "13h", said alone.
        let alone = self.text.trim_matches(|c: char| !c.is_alphanumeric()) == said;
        let hours = self.words.tells_hour(&said[digits..]);
        if one.kind != Kind::Duration || !(behind_day || alone) || hour.is_none() || !hours {
            return one;
        }
        let text = super::text::fill(self.words.texts.at_hour, &[("hour", &said[..digits])]);
        let read = when::find(&text, context).into_iter().next();
        read.map_or(one.clone(), |read| Found { span: one.span, ..read })
    }

    /// "Thursday 12/11": of the two readings of the digits, the one that falls on the weekday.
    fn by_weekday(&self, one: Found, context: &Context) -> Found {
        let date = |found: &Found| match &found.value {
            Value::Date(date) => Some(*date),
            Value::DateTime(moment) => Some(moment.date()),
            _ => None,
        };
        let said = &self.text[one.span.clone()];
        let dates = |text: &str| when::find(text, context).first().and_then(date);
        // "next Tuesday, 17 February" is not a year away where that day is a Tuesday.
        if one.rule == "day.weekday_date"
            && let Value::DateTime(moment) = &one.value
            && let Ok(sooner) = moment.checked_sub(1.year())
            && sooner > *self.at
            && said.split([' ', ',']).find_map(dates).map(Date::weekday) == Some(sooner.weekday())
            && moment.weekday() != sooner.weekday()
        {
            return Found { value: Value::DateTime(sooner), ..one };
        }
        // "Friday, 4.20", where that day of the month is no Friday.
        if one.rule == "day.weekday_date"
            && let Some((day, hour)) = said.rsplit_once([' ', ','])
            && let Some((hours, minutes)) = hour.split_once('.')
            && minutes.len() == 2
            && hours.parse::<u8>().is_ok_and(|hour| (1..24).contains(&hour))
            && let Some(weekday) = when::find(day, context).first().and_then(date)
            && date(&one).is_none_or(|read| read.weekday() != weekday.weekday())
        {
            let at = super::text::fill(self.words.texts.at_hour, &[("hour", &format!("{hours}:{minutes}"))]);
            let text = format!("{} {at}", day.trim_end_matches([' ', ',']));
            let read = when::find(&text, context).into_iter().next();
            return read.map_or(one.clone(), |read| Found { span: one.span, ..read });
        }
        if one.rule != "day.weekday_date" || !said.contains('/') {
            return one;
        }
        let first = said.split([' ', ',']).next().unwrap_or_default();
        let weekday = when::find(first, context).first().and_then(date).map(Date::weekday);
        let fits = |found: &Found| date(found).map(Date::weekday) == weekday;
        if weekday.is_none() || fits(&one) {
            return one;
        }
        [DateOrder::DayFirst, DateOrder::MonthFirst]
            .into_iter()
            .find_map(|order| {
                let other = when::find(said, &Context { order, ..context.clone() }).into_iter().next()?;
                let span = one.span.start + other.span.start..one.span.start + other.span.end;
                fits(&other).then_some(Found { span, ..other })
            })
            .unwrap_or(one)
    }

    /// "was habe ich am Freitag?": where a past could be heard in the verb, a question about the agenda means what comes.
    fn asked(&self, mut one: Found) -> Found {
        let ahead = |value: &Value| match value {
            Value::Date(date) => *date >= self.at.date(),
            Value::DateTime(moment) => moment >= self.at,
            _ => false,
        };
        let asks = self.any(&[Mark::List, Mark::Find]) && !self.has(Mark::Past);
        // "Your flight of 18/12 was moved to 7:15": what was done is past, not the day.
        let said = &self.text[one.span.clone()];
        let told = one.kind == Kind::DateTime && !super::moving::is_relative(&one);
        let by_name = told && said.starts_with(char::is_alphabetic);
        let plain = by_name || matches!(one.rule, "day.weekday" | "day.date");
        let short = said.split(' ').count() <= if matches!(one.value, Value::DateTime(_)) { 7 } else { 3 };
        let news = plain && self.any(&[Mark::Moved, Mark::Cancelled, Mark::Instead]) && short;
        let week = |value: &Value| match value {
            Value::Date(date) => date.checked_add(7.days()).ok().map(Value::Date),
            Value::DateTime(moment) => moment.checked_add(7.days()).ok().map(Value::DateTime),
            _ => None,
        };
        let year = |value: &Value| match value {
            Value::Date(date) if one.rule == "day.date" => date.checked_add(1.year()).ok().map(Value::Date),
            // "Was moved to 16 June at 11": nothing is moved into the past.
            Value::DateTime(moment) if one.rule == "day.date" => moment.checked_add(1.year()).ok().map(Value::DateTime),
            _ => None,
        };
        let past = (asks || news) && one.flags.contains(&Flag::Past);
        // A date in figures comes again in a year, not in a week.
        let again = year(&one.value).or_else(|| week(&one.value));
        let next = one.alternatives.iter().cloned().chain(again).find(ahead);
        if let Some(next) = next.filter(|_| past) {
            one.value = next;
            one.flags.retain(|flag| *flag != Flag::Past);
        }
        one
    }

    /// "Prévoir une heure": without a preposition it is how long, not when.
    fn is_length(&self, one: &Found, tokens: &Range<usize>) -> bool {
        let said = self.text[one.span.clone()].to_lowercase();
        let at = |i: usize| self.within(i, &[Mark::In, Mark::To]);
        said == "une heure" && one.kind == Kind::Time && !tokens.start.checked_sub(1).is_some_and(at)
    }

    /// "Las notas de ayer", where the sentence itself does not tell of the past: which ones, not when.
    fn is_past_of(&self, one: &Found, tokens: &Range<usize>) -> bool {
        let of = |i: usize| self.words.is_of(self.tokens.folded(i));
        let owned = tokens.start.checked_sub(1).is_some_and(of) || of(tokens.start) && tokens.len() > 1;
        owned && one.flags.contains(&Flag::Past) && one.grain >= Grain::Day && !self.has(Mark::Past)
    }

    fn is_phrase(&self, tokens: &Range<usize>) -> bool {
        self.around(tokens.clone()).any(|hit| match hit.mark {
            Mark::Salute => true,
            // "is now at": the words of a phrase, not a time.
            Mark::Moved | Mark::Complete => hit.tokens.start <= tokens.start && tokens.end <= hit.tokens.end,
            _ => false,
        })
    }

    /// Whether a noun starts at token `i` and goes on after `end`: "book club" is no order to book.
    pub(crate) fn is_longer_noun(&self, i: usize, end: usize) -> bool {
        self.starting(i).any(|hit| matches!(hit.mark, Mark::Noun(_)) && hit.tokens.end > end)
    }

    /// The end of the longest noun that starts at token `i`.
    pub(crate) fn noun_end(&self, i: usize) -> Option<usize> {
        self.starting(i).filter(|hit| matches!(hit.mark, Mark::Noun(_))).map(|hit| hit.tokens.end).max()
    }

    /// Whether token `i` names a kind of event.
    pub(crate) fn is_noun(&self, i: usize) -> bool {
        self.covering(i).any(|hit| matches!(hit.mark, Mark::Noun(_)))
    }

    /// "Friday's dinner" may be read as Friday at dinner time; here the dinner is the event, and Friday its day.
    fn without_meal(&self, mut found: Found, tokens: &Range<usize>) -> Found {
        if found.grain == Grain::DayPart
            && tokens.clone().any(|i| self.is_noun(i))
            && let Value::Range { start, .. } = &found.value
        {
            found.value = Value::Date(start.date());
            (found.kind, found.grain) = (Kind::Date, Grain::Day);
        }
        found
    }

    /// The "quarterly" of "quarterly review on 10 December" names the review; the day is the only time.
    fn drop_adjectives(&mut self) {
        let dated =
            self.found.iter().any(|found| matches!(found.kind, Kind::Date | Kind::DateTime | Kind::DateTimeRange));
        let is_adjective = |found: &Found, tokens: &Range<usize>| {
            let rare = matches!(&found.value, Value::Recurrence { rule, .. } if !rule.starts_with("FREQ=WEEKLY") && !rule.starts_with("FREQ=DAILY"));
            rare && tokens.len() == 1 && self.tokens.is_word(tokens.end) && !self.is_timed(tokens.end)
        };
        let spans = self.found.iter().map(|found| (found, self.tokens_in(&found.span)));
        let adjectives: Vec<Range<usize>> =
            spans.filter(|(found, tokens)| dated && is_adjective(found, tokens)).map(|(_, tokens)| tokens).collect();
        for tokens in adjectives {
            let bytes = self.tokens.list[tokens.start].span.clone();
            self.found.retain(|found| found.span.start >= bytes.end || found.span.end <= bytes.start);
            self.timed[tokens].fill(false);
        }
    }

    /// "Mo–Fr 7–18 Uhr", "Lunes a viernes de 8:00 a 20:00": a whole working day from one weekday to another is when something
    /// is open, and no time of anything.
    fn drop_opening_hours(&mut self) {
        const WORKING_DAY: i64 = 8;
        /// Bytes of what joins two days: " bis ".
        const JOINT: usize = 5;
        let opens = |pair: &[Found]| {
            let [from, to] = pair else { return false };
            let joined = self.text.get(from.span.end..to.span.start).is_some_and(|joint| {
                let joint = joint.trim_start_matches('.');
                (1..=JOINT).contains(&joint.len()) && !joint.contains([',', ';', '\n', '&', '+'])
            });
            // "Saturday and Sunday 9-5" are two days of something.
            let mut between = self.tokens_in(&(from.span.end..to.span.start));
            let listed = between.any(|i| self.within(i, &[Mark::And, Mark::Or]));
            let hours = match &to.value {
                Value::Range { start, end } => end.timestamp().as_second() - start.timestamp().as_second(),
                _ => 0,
            };
            let weekdays = from.rule == WEEKDAY && to.rule == WEEKDAY && from.kind == Kind::Date;
            joined && !listed && weekdays && to.kind == Kind::DateTimeRange && hours >= WORKING_DAY * 60 * 60
        };
        let Some(i) = self.found.windows(2).position(opens) else { return };
        let days: Vec<Found> = self.found.drain(i..i + 2).collect();
        for found in days {
            let tokens = self.tokens_in(&found.span);
            self.timed[tokens].fill(false);
        }
    }

    /// "for dinner", "para cenar": the event itself, which says no hour.
    fn is_event(&self, tokens: &Range<usize>) -> bool {
        let noun = |i: usize| self.is_noun(i);
        let small = |i: usize| self.within(i, &[Mark::Edge, Mark::Stop, Mark::To, Mark::At, Mark::Article]);
        tokens.clone().any(noun) && tokens.clone().all(|i| noun(i) || small(i))
    }

    /// "5 €", "$10", "20 euros", "50%".
    fn is_amount(&self, tokens: &Range<usize>) -> bool {
        let sign = |i: usize| matches!(self.tokens.sign(i), Some('€' | '$' | '£' | '%'));
        // The sign of "340 € before the 10th" belongs to the number before it.
        let number = |i: usize| self.word(i).ends_with(|c: char| c.is_ascii_digit());
        let before = |i: usize| sign(i) && !i.checked_sub(1).is_some_and(number);
        sign(tokens.end)
            || tokens.start.checked_sub(1).is_some_and(before)
            || self.at(tokens.end, Mark::Money).is_some()
    }

    /// The tokens that touch these bytes.
    fn tokens_in(&self, bytes: &Range<usize>) -> Range<usize> {
        let start = self.tokens.list.partition_point(|token| token.span.end <= bytes.start);
        let end = self.tokens.list.partition_point(|token| token.span.start < bytes.end);
        start..end.max(start)
    }

    pub(crate) fn has(&self, mark: Mark) -> bool {
        self.first(mark).is_some()
    }

    pub(crate) fn any(&self, marks: &[Mark]) -> bool {
        self.hits.iter().any(|hit| marks.contains(&hit.mark))
    }

    pub(crate) fn first(&self, mark: Mark) -> Option<&Hit> {
        self.all(mark).next()
    }

    pub(crate) fn all(&self, mark: Mark) -> impl Iterator<Item = &Hit> {
        self.hits.iter().filter(move |hit| hit.mark == mark)
    }

    /// The end of the phrase of `mark` that starts at token `i`.
    pub(crate) fn at(&self, i: usize, mark: Mark) -> Option<usize> {
        self.starting(i).find(|hit| hit.mark == mark).map(|hit| hit.tokens.end)
    }

    /// The number that the longest phrase at token `i` counts by, from 1 (0 is the last), and its end.
    pub(crate) fn nth(&self, i: usize) -> Option<(usize, usize)> {
        let counted = self.starting(i).filter_map(|hit| match hit.mark {
            Mark::Nth(nth) => Some((usize::from(nth), hit.tokens.end)),
            _ => None,
        });
        counted.max_by_key(|(_, end)| *end)
    }

    /// The furthest end of a phrase of any of `marks` that starts at token `i`.
    pub(crate) fn at_any(&self, i: usize, marks: &[Mark]) -> Option<usize> {
        self.starting(i).filter(|hit| marks.contains(&hit.mark)).map(|hit| hit.tokens.end).max()
    }

    /// Whether token `i` lies in a phrase of one of `marks`.
    pub(crate) fn within(&self, i: usize, marks: &[Mark]) -> bool {
        self.covering(i).any(|hit| marks.contains(&hit.mark))
    }

    /// The phrases that start at token `i`.
    fn starting(&self, i: usize) -> impl Iterator<Item = &Hit> {
        let first = self.hits.partition_point(|hit| hit.tokens.start < i);
        self.hits[first..].iter().take_while(move |hit| hit.tokens.start == i)
    }

    /// The phrases that hold token `i`.
    pub(crate) fn covering(&self, i: usize) -> impl Iterator<Item = &Hit> {
        self.around(i..i + 1)
    }

    /// The phrases that share a token with these. Phrases are short, so that this looks at few.
    fn around(&self, tokens: Range<usize>) -> impl Iterator<Item = &Hit> {
        let first = self.hits.partition_point(|hit| hit.tokens.start + self.words.lexicon.longest() <= tokens.start);
        let near = self.hits[first..].iter().take_while(move |hit| hit.tokens.start < tokens.end);
        near.filter(move |hit| hit.tokens.end > tokens.start)
    }

    /// What token `i` means, in the names that all languages share.
    pub(crate) fn senses(&self, i: usize) -> Senses {
        self.counted().get(i).map_or_else(Senses::default, |counted| counted.senses)
    }

    /// The hash of token `i`, folded.
    pub(crate) fn hashed(&self, i: usize) -> u32 {
        self.counted().get(i).map_or_else(|| hash(b""), |counted| counted.word)
    }

    /// Looked up when it is first asked for: most lines are never counted, some by many plans.
    fn counted(&self) -> &[Counted] {
        self.counted.get_or_init(|| {
            let folded = (0..self.tokens.len()).map(|i| self.tokens.folded(i));
            let counted =
                |word: &str| Counted { word: hash(word.as_bytes()), senses: meanings::of(self.words.language, word) };
            folded.map(counted).collect()
        })
    }

    /// The marks of the text by the hashes of their names, which stay when others come, each once; every kind of event is one.
    pub(crate) fn mark_names(&self) -> &[u32] {
        self.marks.get_or_init(|| {
            let number = |mark: Mark| if matches!(mark, Mark::Noun(_)) { 0 } else { named(&mark) };
            let mut marks: Vec<u32> = self.hits.iter().map(|hit| number(hit.mark)).collect();
            marks.sort_unstable();
            marks.dedup();
            marks
        })
    }

    pub(crate) fn is_timed(&self, i: usize) -> bool {
        self.timed.get(i).copied().unwrap_or(false)
    }

    /// Whether some time says a day or an hour, not only how long or how much before.
    pub(crate) fn says_when(&self) -> bool {
        self.found.iter().any(|found| !matches!(found.kind, Kind::Duration | Kind::Offset))
    }

    pub(crate) fn offsets(&self) -> impl Iterator<Item = (&Found, &jiff::Span, bool)> {
        self.found.iter().filter_map(|found| match &found.value {
            Value::Offset { span, before } => Some((found, span, *before)),
            _ => None,
        })
    }

    /// The kind of event that is named: in "dentist appointment" the dentist.
    pub(crate) fn occasion(&self) -> Option<Occasion> {
        let named = || {
            self.hits.iter().filter_map(|hit| if let Mark::Noun(occasion) = hit.mark { Some(occasion) } else { None })
        };
        named().find(|occasion| !matches!(occasion, Occasion::Visit | Occasion::Meeting)).or_else(|| named().next())
    }

    /// What sets the usual hours and length: the kind that is named, or a gathering told by a verb alone.
    pub(crate) fn usual(&self) -> Option<Occasion> {
        self.occasion().or_else(|| self.has(Mark::Meet).then_some(Occasion::Gathering))
    }

    /// The first noun of an event.
    pub(crate) fn occasion_hit(&self) -> Option<(Occasion, &Hit)> {
        self.hits.iter().find_map(|hit| match hit.mark {
            Mark::Noun(occasion) => Some((occasion, hit)),
            _ => None,
        })
    }

    pub(crate) fn is_capital(&self, i: usize) -> bool {
        self.word(i).starts_with(char::is_uppercase)
    }

    /// Token `i` as it was written; empty beyond the end.
    pub(crate) fn word(&self, i: usize) -> &str {
        self.tokens.list.get(i).map_or("", |token| &self.text[token.span.clone()])
    }

    /// The text of these tokens as it was written; empty where there are none.
    pub(crate) fn slice(&self, tokens: Range<usize>) -> &str {
        match (
            self.tokens.list.get(tokens.start),
            tokens.end.checked_sub(1).and_then(|last| self.tokens.list.get(last)),
        ) {
            (Some(first), Some(last)) if tokens.start < tokens.end => &self.text[first.span.start..last.span.end],
            _ => "",
        }
    }

    /// The end of the clause that token `i` stands in.
    pub(crate) fn clause_end(&self, i: usize) -> usize {
        let ends =
            |&i: &usize| matches!(self.tokens.sign(i), Some(',' | '.' | ';' | ':' | '!' | '?')) && !self.is_timed(i);
        (i..self.tokens.len()).find(ends).unwrap_or(self.tokens.len())
    }

    /// What parted from the verb of these tokens and closes its clause: the "ab" of "hol sie morgen ab".
    pub(crate) fn parted(&self, verb: usize, end: usize) -> Option<usize> {
        let close = self.clause_end(verb);
        (end..close).find(|&i| {
            let last = (i + 1..close).all(|next| self.is_timed(next)) || self.at(i + 1, Mark::And).is_some();
            last && !self.is_timed(i) && self.words.is_prefix(self.tokens.folded(i))
        })
    }

    /// The verb of something to do that closes a clause after token `from`, in a language whose verbs stand last.
    pub(crate) fn last_verb(&self, from: usize) -> Option<usize> {
        let verbs = self.all(Mark::Task).filter(|hit| self.words.verb_last && hit.tokens.start >= from);
        let closing = |hit: &&Hit| (hit.tokens.end..self.clause_end(hit.tokens.start)).all(|i| self.is_timed(i));
        verbs.filter(closing).map(|hit| hit.tokens.start).next()
    }

    /// Whether the last thing said is a question mark.
    pub(crate) fn is_question(&self) -> bool {
        self.tokens.list.iter().rev().find_map(|token| match token.shape {
            super::text::Shape::Sign(c @ ('?' | '.' | '!')) => Some(c == '?'),
            super::text::Shape::Sign(_) => None,
            super::text::Shape::Word => Some(false),
        }) == Some(true)
    }
}
