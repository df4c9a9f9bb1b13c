//! What models cost, from a file: `prices.toml` is embedded, and another one may add to it and overrule it.

use std::collections::BTreeMap;

use serde::Deserialize;

use crate::Usage;

/// Models in one file.
const MAX_MODELS: usize = 10_000;
/// Dollars per million tokens; no model costs near it, and all that is computed stays far below 2^64.
const MAX_PRICE: f64 = 100_000.0;

/// Millionths of a US dollar for a million tokens.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Price {
    pub input: u64,
    /// What comes from the provider's cache.
    pub cached: u64,
    /// What goes into the provider's cache.
    pub cache_write: u64,
    pub output: u64,
}

impl Price {
    /// Millionths of a US dollar, rounded up.
    pub fn of(&self, usage: &Usage) -> u64 {
        let part = |tokens: u32, price: u64| u128::from(tokens) * u128::from(price);
        let cached = usage.cached_tokens.min(usage.input_tokens);
        let written = usage.cache_write_tokens.min(usage.input_tokens - cached);
        let fresh = usage.input_tokens - cached - written;
        let sum = part(fresh, self.input)
            + part(cached, self.cached)
            + part(written, self.cache_write)
            + part(usage.output_tokens, self.output);
        u64::try_from(sum.div_ceil(1_000_000)).unwrap_or(u64::MAX)
    }
}

impl Price {
    /// The most that so many tokens can cost, wherever they come from and go to: millionths of a US dollar, rounded up.
    pub fn most(&self, input_tokens: u32, output_tokens: u32) -> u64 {
        let dearest = Self { input: self.input.max(self.cached).max(self.cache_write), ..*self };
        dearest.of(&Usage { input_tokens, output_tokens, ..Usage::default() })
    }
}

/// Prices by the model's name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Prices(BTreeMap<String, Price>);

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(default)]
    models: BTreeMap<String, Entry>,
}

/// Dollars for a million tokens.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    input: f64,
    output: f64,
    /// As the input where it is absent.
    cached: Option<f64>,
    /// As the input where it is absent.
    cache_write: Option<f64>,
}

impl Prices {
    /// The prices that come with this version.
    ///
    /// # Panics
    /// Never: the file is embedded, and a test reads it.
    #[allow(clippy::expect_used)]
    pub fn embedded() -> Self {
        Self::parse(include_str!("../prices.toml")).expect("prices.toml is right")
    }

    /// The text says which entry is wrong and what would be right.
    pub fn parse(text: &str) -> Result<Self, String> {
        let file: File = toml::from_str(text).map_err(|error| error.message().to_owned())?;
        if file.models.len() > MAX_MODELS {
            return Err(format!("it has more than {MAX_MODELS} models"));
        }
        let price = |(name, entry): (String, Entry)| {
            let micros = |dollars: f64| {
                let fits = (0.0..=MAX_PRICE).contains(&dollars);
                fits.then_some((dollars * 1e6).round() as u64)
                    .ok_or_else(|| format!("models.{name}: {dollars} is no price; write dollars for a million tokens"))
            };
            let price = Price {
                input: micros(entry.input)?,
                cached: micros(entry.cached.unwrap_or(entry.input))?,
                cache_write: micros(entry.cache_write.unwrap_or(entry.input))?,
                output: micros(entry.output)?,
            };
            Ok((name, price))
        };
        file.models.into_iter().map(price).collect::<Result<_, String>>().map(Self)
    }

    /// These, overruled by those of `other`.
    #[must_use]
    pub fn with(mut self, other: Self) -> Self {
        self.0.extend(other.0);
        self
    }

    /// The price of a model: by its name, whoever sells it (`openai/gpt-5-mini`) and of whatever date
    /// (`gpt-5-mini-2025-08-07`, `…-latest`). Another member of a family is another model, and may have no price.
    pub fn of(&self, model: &str) -> Option<Price> {
        let bare = model.rsplit('/').next().unwrap_or(model);
        [model, bare, undated(bare)].into_iter().find_map(|name| self.0.get(name)).copied()
    }
}

/// A name without the date or the `-latest` at its end.
fn undated(name: &str) -> &str {
    if let Some(rest) = name.strip_suffix("-latest") {
        return rest;
    }
    let rest = name.trim_end_matches(|c: char| c.is_ascii_digit() || c == '-' || c == '@');
    // `gpt-5-mini-2025-08-07` and `claude-opus-4-20250514`: the date is the last eight digits, with or without dashes.
    let digits = name[rest.len()..].bytes().filter(u8::is_ascii_digit).count();
    if digits < 8 {
        return name;
    }
    let mut left = 8;
    let end = name.rfind(|c: char| {
        left -= i32::from(c.is_ascii_digit());
        left == 0
    });
    name[..end.unwrap_or(name.len())].trim_end_matches(['-', '@'])
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn a_price_is_whole_and_rounded_up() {
        let price = Prices::parse("[models.m]\ninput = 1.0\ncached = 0.1\ncache_write = 1.25\noutput = 4\n").unwrap();
        let price = price.of("m").unwrap();
        let usage = |input_tokens, cached_tokens, cache_write_tokens, output_tokens| Usage {
            input_tokens,
            output_tokens,
            cached_tokens,
            cache_write_tokens,
            estimated: false,
        };
        assert_eq!(price.of(&usage(0, 0, 0, 0)), 0);
        assert_eq!(price.of(&usage(1_000_000, 0, 0, 0)), 1_000_000);
        assert_eq!(price.of(&usage(1_000, 800, 100, 10)), 100 + 80 + 125 + 40);
        assert_eq!(price.of(&usage(1, 1, 0, 0)), 1, "rounded up");
        assert_eq!(price.of(&usage(5, 100, 100, 0)), 1, "more from the cache than there was counts as all");
        let most = Price { input: u64::MAX, cached: 0, cache_write: 0, output: u64::MAX };
        assert_eq!(most.of(&usage(u32::MAX, 0, 0, u32::MAX)), u64::MAX);
    }

    #[test]
    fn sellers_and_dates_make_no_difference_and_a_file_overrules() {
        let prices =
            Prices::embedded().with(Prices::parse("[models.\"gpt-5-mini\"]\ninput = 9\noutput = 9\n").unwrap());
        assert_eq!(prices.of("gpt-5-mini-2025-08-07").unwrap().input, 9_000_000);
        assert_eq!(prices.of("openai/gpt-5-mini").unwrap().input, 9_000_000);
        assert!(prices.of("gpt-5").unwrap().input < 9_000_000);
        assert_eq!(prices.of("claude-opus-4-20250514"), prices.of("claude-opus-4"));
        assert_eq!(prices.of("claude-opus-4-1-20250805"), prices.of("claude-opus-4-1"));
        assert_eq!(prices.of("claude-haiku-4-5-latest"), prices.of("claude-haiku-4-5"));
        assert_eq!(prices.of("claude-sonnet-4@20250514"), prices.of("claude-sonnet-4"));
        for unknown in ["gpt-5-pro", "gpt-5.2", "gpt-50", "llama3.2", "", "-", "12345678", "2025-08-07", "é-20250514"]
        {
            assert_eq!(prices.of(unknown), None, "{unknown}");
        }
    }

    #[test]
    fn what_is_no_price_is_refused() {
        for wrong in [
            "[models.m]\ninput = -1\noutput = 1",
            "[models.m]\ninput = nan\noutput = 1",
            "[models.m]\ninput = 1",
            "[models.m]\ninput = 1e9\noutput = 1",
            "[models.m]\ninput = 1\noutput = 1\nprice = 2",
            "models = 3",
        ] {
            assert!(Prices::parse(wrong).is_err(), "{wrong}");
        }
    }
}
