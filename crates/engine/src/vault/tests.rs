use domain::SystemEntropy;
use proptest::prelude::*;

use super::*;

fn key(text: &str) -> Result<MasterKey, BadKey> {
    text.parse()
}

fn random() -> MasterKey {
    MasterKey::random(&SystemEntropy)
}

fn place(purpose: Purpose) -> Place {
    Place::of(WorkspaceId::derived(b"w"), ChannelId::derived(b"c"), purpose)
}

#[test]
fn a_key_is_32_bytes_in_either_writing() {
    let made = random();
    let hex = made.reveal();
    assert_eq!(key(&hex).unwrap().id(), made.id());
    assert_eq!(key(&hex.to_uppercase()).unwrap().id(), made.id());
    let base64 = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";
    let counted = "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f";
    assert_eq!(key(base64).unwrap().id(), key(counted).unwrap().id());
    assert_eq!(key(base64.trim_end_matches('=')).unwrap().id(), key(counted).unwrap().id());

    assert_eq!(key("").unwrap_err(), BadKey::Length(0));
    assert_eq!(key("c2hvcnQ=").unwrap_err(), BadKey::Length(5));
    assert_eq!(key(&counted[2..]).unwrap_err(), BadKey::Length(46), "62 digits read as base64");
    assert_eq!(key("a pass phrase, not a key").unwrap_err(), BadKey::Letters);
    assert_eq!(key(&"0".repeat(64)).unwrap_err(), BadKey::Guessable);
}

#[test]
fn nothing_shows_a_key() {
    let made = random();
    let hex = made.reveal().to_string();
    let vault = Vault::new(made, []);
    assert!(!format!("{vault:?}").contains(&hex[..8]));
}

#[test]
fn what_is_sealed_opens_at_its_place_only() {
    let vault = Vault::new(random(), []);
    let sealed = vault.seal(place(Purpose::Credential), b"123:token", &SystemEntropy).unwrap();
    assert!(!sealed.windows(5).any(|part| part == b"token"));
    assert_eq!(&**vault.open(place(Purpose::Credential), &sealed).unwrap(), b"123:token");
    let elsewhere = [
        place(Purpose::State(0)),
        place(Purpose::Object(0)),
        place(Purpose::Canary),
        Place { channel: Some(ChannelId::derived(b"d")), ..place(Purpose::Credential) },
        Place { workspace: Some(WorkspaceId::derived(b"v")), ..place(Purpose::Credential) },
        Place { workspace: None, ..place(Purpose::Credential) },
    ];
    for other in elsewhere {
        assert_eq!(vault.open(other, &sealed).unwrap_err(), Error::Broken, "{other:?}");
    }
    let again = vault.seal(place(Purpose::Credential), b"123:token", &SystemEntropy).unwrap();
    assert_ne!(sealed, again, "the same secret never looks the same");
}

#[test]
fn any_known_key_opens_and_the_newest_seals() {
    let (old, new) = (random().reveal(), random().reveal());
    let before = Vault::new(key(&old).unwrap(), []);
    let sealed = before.seal(place(Purpose::Credential), b"x", &SystemEntropy).unwrap();
    let during = Vault::new(key(&new).unwrap(), [key(&old).unwrap()]);
    assert_eq!(&**during.open(place(Purpose::Credential), &sealed).unwrap(), b"x");
    let resealed = during.seal(place(Purpose::Credential), b"x", &SystemEntropy).unwrap();
    assert_eq!(key_of(&resealed).unwrap(), during.newest());
    let after = Vault::new(key(&new).unwrap(), []);
    assert_eq!(&**after.open(place(Purpose::Credential), &resealed).unwrap(), b"x");
    assert_eq!(after.open(place(Purpose::Credential), &sealed).unwrap_err(), Error::UnknownKey(before.newest()));
}

proptest! {
    /// No byte of it can be changed, taken or added without being noticed, and nothing makes it panic.
    #[test]
    fn a_changed_text_does_not_open(secret in proptest::collection::vec(any::<u8>(), 0..200), at in any::<prop::sample::Index>(), flip in 1_u8.., cut in any::<prop::sample::Index>()) {
        let vault = Vault::new(random(), []);
        let sealed = vault.seal(place(Purpose::State(3)), &secret, &SystemEntropy).unwrap();
        let mut changed = sealed.clone();
        changed[at.index(sealed.len())] ^= flip;
        prop_assert!(vault.open(place(Purpose::State(3)), &changed).is_err());
        prop_assert!(vault.open(place(Purpose::State(3)), &sealed[..cut.index(sealed.len())]).is_err());
        prop_assert!(vault.open(place(Purpose::State(3)), &[&sealed[..], &[0]].concat()).is_err());
        prop_assert_eq!(&**vault.open(place(Purpose::State(3)), &sealed).unwrap(), &secret[..]);
    }
}
