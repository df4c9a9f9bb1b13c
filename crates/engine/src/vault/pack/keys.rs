//! Keys in base64, set apart from the text around them before it is compressed.
//!
//! The state of a linked device is mostly JSON around keys: chance, written in 64 letters, of which many stand in several
//! records. A general compressor pays for both. Here a key becomes a mark in the text, its bytes go into a stream of their
//! own, once, and what remains is short and repeats itself.

use std::ops::Range;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use zeroize::Zeroizing;

/// Before everything that is not the text itself.
const MARK: u8 = 0xff;
/// Behind it: the mark itself, or a key that stood before, by its number; else the length of a new one.
const ITSELF: u8 = 0;
const AGAIN: u8 = 1;
/// The shortest and the longest key that is set apart, in bytes. Shorter ones do not pay, and longer ones are no keys.
const SHORTEST: usize = 16;
const LONGEST: usize = 96;
/// Keys that are recognised when they come again, at most: the newest of each hash.
const KNOWN: usize = 1 << 20;

/// Text, and what was set apart from it. Wiped when it is dropped.
#[derive(Debug, Default)]
pub struct Apart {
    pub text: Zeroizing<Vec<u8>>,
    /// The bytes of the new keys, one behind the other.
    pub keys: Zeroizing<Vec<u8>>,
    /// For each key that came again, where in `keys` and how long, 5 bytes.
    pub again: Zeroizing<Vec<u8>>,
}

/// Takes memory for its result and 8 MiB at most.
pub fn set_apart(state: &[u8]) -> Apart {
    let mut apart = Apart::default();
    apart.text.reserve(state.len() / 2);
    // As many as there can be.
    let mut known: Vec<(u32, u8)> = vec![(0, 0); (state.len() / SHORTEST).next_power_of_two().min(KNOWN)];
    let mut copied = 0;
    while let Some(Range { start, end }) = next(state, copied, &mut apart.text) {
        let mut bytes = Zeroizing::new([0; LONGEST]);
        copied = end;
        let Some(key) = decoded(&state[start..end], &mut bytes) else {
            apart.text.extend_from_slice(&state[start..end]);
            continue;
        };
        let slot = hash(key) & (known.len() - 1);
        let slot = &mut known[slot];
        let (at, length) = (slot.0 as usize, usize::from(slot.1));
        if length == key.len() && apart.keys[at..at + length] == *key {
            apart.text.extend([MARK, AGAIN]);
            apart.again.extend(slot.0.to_le_bytes());
            apart.again.push(slot.1);
        } else {
            *slot = (apart.keys.len() as u32, key.len() as u8);
            apart.text.extend([MARK, key.len() as u8]);
            apart.keys.extend_from_slice(key);
        }
    }
    apart
}

/// What [`set_apart`] was given. None where the three do not belong together, or it would be longer than `most` bytes.
pub fn put_back(apart: &Apart, most: usize) -> Option<Zeroizing<Vec<u8>>> {
    let mut state = Zeroizing::new(Vec::with_capacity(most.min(apart.text.len() * 2)));
    let (mut text, mut new, mut again) = (apart.text.as_slice(), apart.keys.as_slice(), apart.again.as_slice());
    while !text.is_empty() {
        let plain = text.iter().position(|byte| *byte == MARK).unwrap_or(text.len());
        state.extend_from_slice(&text[..plain]);
        if state.len() > most {
            return None;
        }
        let Some((&MARK, rest)) = text[plain..].split_first() else { break };
        let (kind, rest) = rest.split_first()?;
        text = rest;
        let key = match *kind {
            ITSELF => {
                state.push(MARK);
                continue;
            }
            AGAIN => {
                let (place, rest) = again.split_first_chunk::<5>()?;
                again = rest;
                let at = u32::from_le_bytes([place[0], place[1], place[2], place[3]]) as usize;
                apart.keys.get(at..at + usize::from(place[4]))?
            }
            length => {
                let (key, rest) = new.split_at_checked(usize::from(length))?;
                new = rest;
                key
            }
        };
        let begin = state.len();
        state.resize(begin + key.len().div_ceil(3) * 4, 0);
        STANDARD.encode_slice(key, &mut state[begin..]).ok()?;
    }
    (state.len() <= most).then_some(state)
}

/// Copies text up to what looks like a key, and says where that is; none at the end.
fn next(state: &[u8], from: usize, text: &mut Vec<u8>) -> Option<Range<usize>> {
    let mut at = from;
    while at < state.len() {
        let letters = state[at..].iter().take_while(|byte| is_letter(**byte)).count();
        let padding = state[at + letters..].iter().take(2).take_while(|byte| **byte == b'=').count();
        // Padded as base64 is: four letters for three bytes.
        let end = at + letters + if (letters + padding).is_multiple_of(4) { padding } else { 0 };
        if (SHORTEST.div_ceil(3) * 4..=LONGEST / 3 * 4).contains(&(end - at)) {
            return Some(at..end);
        }
        text.extend_from_slice(&state[at..at + letters]);
        at += letters;
        if let Some(byte) = state.get(at) {
            text.push(*byte);
            if *byte == MARK {
                text.push(ITSELF);
            }
            at += 1;
        }
    }
    None
}

/// The bytes of a key that is written in the one way that we would write it.
fn decoded<'a>(letters: &[u8], bytes: &'a mut [u8; LONGEST]) -> Option<&'a [u8]> {
    // Strict: other letters, other padding and bits beyond the end are refused, so writing it gives the same again.
    let length = STANDARD.decode_slice(letters, bytes).ok()?;
    (length >= SHORTEST).then(|| &bytes[..length])
}

fn is_letter(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'+' || byte == b'/'
}

/// Keys are chance: their first bytes tell them apart.
fn hash(key: &[u8]) -> usize {
    let first = key.first_chunk::<8>().map_or(0, |first| u64::from_le_bytes(*first));
    (first.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 32) as usize
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn piece() -> impl Strategy<Value = Vec<u8>> {
        prop_oneof![
            proptest::collection::vec(any::<u8>(), 0..40),
            // Few keys, so that they come again; of every length around the bounds.
            (0_u8..4, 10_usize..110).prop_map(|(seed, length)| STANDARD.encode(vec![seed; length]).into_bytes()),
            "[A-Za-z0-9+/]{0,200}={0,3}".prop_map(String::into_bytes),
            Just(vec![MARK, ITSELF, MARK, AGAIN]),
        ]
    }

    proptest! {
        #[test]
        fn it_comes_back(pieces in proptest::collection::vec(piece(), 0..30)) {
            let state = pieces.concat();
            let apart = set_apart(&state);
            prop_assert_eq!(&**put_back(&apart, state.len()).unwrap(), &*state);
            prop_assert!(state.is_empty() || put_back(&apart, state.len() - 1).is_none());
        }

        #[test]
        fn what_does_not_belong_together_is_refused(
            text in proptest::collection::vec(prop_oneof![Just(MARK), 0_u8..100], 0..60),
            keys in proptest::collection::vec(any::<u8>(), 0..60),
            again in proptest::collection::vec(any::<u8>(), 0..30),
        ) {
            let apart = Apart { text: Zeroizing::new(text), keys: Zeroizing::new(keys), again: Zeroizing::new(again) };
            if let Some(state) = put_back(&apart, 1_000) {
                prop_assert!(state.len() <= 1_000);
            }
        }
    }

    #[test]
    fn a_key_is_kept_once() {
        let key = STANDARD.encode([7; 32]);
        let apart = set_apart(format!("{{\"a\":\"{key}\",\"b\":\"{key}\"}}").as_bytes());
        assert_eq!(apart.keys.len(), 32);
        assert_eq!(apart.again.len(), 5);
        assert_eq!(apart.text.len(), "{\"a\":\"\",\"b\":\"\"}".len() + 4);
    }
}
