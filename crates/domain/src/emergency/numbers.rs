//! Whom to call where somebody is: told by their zone, from `numbers.txt`.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::Emergency;

/// A country's numbers, as people dial and read them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Numbers {
    /// ISO 3166-1 alpha-2.
    pub country: &'static str,
    pub medical: &'static str,
    pub fire: &'static str,
    pub police: &'static str,
    /// A line for those who may take their own life, where one is known to us.
    pub crisis: Option<String>,
}

impl Numbers {
    /// The number to call; fire brigade and police together where they are not the same.
    pub fn of(&self, emergency: Emergency) -> String {
        match emergency {
            Emergency::Danger if self.fire != self.police => format!("{} / {}", self.police, self.fire),
            Emergency::Danger => self.police.to_owned(),
            Emergency::Medical | Emergency::Crisis => self.medical.to_owned(),
        }
    }
}

/// The numbers where an IANA zone lies; `None` where they are not known to us.
pub fn numbers(zone: &str) -> Option<&'static Numbers> {
    static ALL: LazyLock<HashMap<&'static str, Numbers>> = LazyLock::new(read);
    ALL.get(zone)
}

fn read() -> HashMap<&'static str, Numbers> {
    let mut all = HashMap::new();
    for line in include_str!("numbers.txt").lines().filter(|line| !line.starts_with('#')) {
        let mut words = line.split_whitespace();
        let [country, medical, fire, police, crisis] = std::array::from_fn(|_| words.next().unwrap_or_default());
        let crisis = Some(crisis.replace('_', " ")).filter(|crisis| crisis != "-");
        let numbers = Numbers { country, medical, fire, police, crisis };
        all.extend(words.map(|zone| (zone, numbers.clone())));
    }
    all
}
