//! Whatever both sides do, whatever breaks and whoever dies: the contacts and the address books come to the same.

use std::collections::{HashMap, HashSet};

use domain::Card;
use proptest::prelude::*;
use store::testing;

use super::people::{BOOK, FAMILY, card, card_of, person};
use super::random::cases;
use super::world::*;

const BOOKS: [&str; 2] = [BOOK, FAMILY];

#[derive(Debug, Clone, Copy)]
enum Side {
    Here,
    There(usize),
}

#[derive(Debug, Clone)]
enum Step {
    Add(Side),
    /// The same person, on both sides at once.
    Meet(Side, Side),
    Edit {
        side: Side,
        which: usize,
        note: bool,
    },
    Delete {
        side: Side,
        which: usize,
    },
    Look {
        faults: Vec<Fault>,
        dies: Option<usize>,
    },
}

fn side() -> impl Strategy<Value = Side> {
    prop_oneof![3 => Just(Side::Here), 2 => Just(Side::There(0)), 1 => Just(Side::There(1))]
}

fn fault() -> impl Strategy<Value = Fault> {
    use Fault::{Before, Behind, Expired, Later, Lost, Never, Well};
    prop_oneof![12 => Just(Well), 1 => Just(Later), 1 => Just(Lost), 1 => Just(Never), 1 => Just(Before),
        1 => Just(Behind), 1 => Just(Expired)]
}

fn step() -> impl Strategy<Value = Step> {
    let look = (prop::collection::vec(fault(), 0..8), prop::option::weighted(0.2, 0..120_usize));
    prop_oneof![
        2 => side().prop_map(Step::Add),
        1 => (side(), side()).prop_map(|(one, other)| Step::Meet(one, other)),
        6 => (side(), 0..8_usize, any::<bool>()).prop_map(|(side, which, note)| Step::Edit { side, which, note }),
        2 => (side(), 0..8_usize).prop_map(|(side, which)| Step::Delete { side, which }),
        4 => look.prop_map(|(faults, dies)| Step::Look { faults, dies }),
    ]
}

/// What the steps did, by the name of each person.
#[derive(Debug, Default)]
struct Story {
    made: HashSet<String>,
    deleted: HashSet<String>,
    /// Each text of a field that was written here, with its step; and the newest step of any side.
    notes: HashMap<String, Vec<(usize, Side, String)>>,
}

async fn add(world: &World, side: Side, card: &Card) {
    match side {
        Side::Here => drop(world.add_contact(card.clone()).await),
        Side::There(at) => {
            let uid = format!("{}@{}", card.name, BOOKS[at]);
            world.wire.books.puts(BOOKS[at], person(&uid, card)).unwrap();
        }
    }
}

async fn play(world: &World, steps: &[Step]) -> Story {
    let mut story = Story::default();
    for book in BOOKS {
        world.choose_book(book, true).await;
    }
    world.take_new_people(BOOK).await;
    for (n, step) in steps.iter().enumerate() {
        let name = format!("person {n}");
        match step {
            Step::Add(side) => {
                add(world, *side, &card(&name)).await;
                story.made.insert(name);
            }
            Step::Meet(one, other) => {
                add(world, *one, &card(&name)).await;
                let sides = (matches!(one, Side::Here), matches!(other, Side::Here));
                if !matches!((one, other), (Side::There(one), Side::There(other)) if one == other)
                    && sides != (true, true)
                {
                    add(world, *other, &card(&name)).await;
                }
                story.made.insert(name);
            }
            Step::Edit { side, which, note } => {
                let text = format!("edit {n}");
                let name = match side {
                    Side::Here => {
                        let here = world.contacts().await;
                        let Some(contact) = here.get(which % here.len().max(1)) else { continue };
                        let mut card = contact.card.clone();
                        if *note {
                            card.note = Some(text.clone());
                        } else {
                            card.phones.push(format!("+1 {n:03}"));
                        }
                        world.engine.change_contact(&world.user, contact.id, card, None).await.unwrap();
                        contact.card.name.clone()
                    }
                    Side::There(at) => {
                        let there = world.people(BOOKS[*at]);
                        let Some(person) = there.get(which % there.len().max(1)) else { continue };
                        world.change_person(BOOKS[*at], &person.name, |person| {
                            if *note {
                                person.note = Some(text.clone());
                            } else {
                                person.phones.push(format!("+1 {n:03}"));
                            }
                        });
                        person.name.clone()
                    }
                };
                if *note {
                    story.notes.entry(name).or_default().push((n, *side, text));
                }
            }
            Step::Delete { side: Side::Here, which } => {
                let here = world.contacts().await;
                let Some(contact) = here.get(which % here.len().max(1)) else { continue };
                story.deleted.insert(contact.card.name.clone());
                world.engine.delete_contact(&world.user, contact.id).await.unwrap();
            }
            Step::Delete { side: Side::There(at), which } => {
                let there = world.people(BOOKS[*at]);
                let Some(person) = there.get(which % there.len().max(1)) else { continue };
                story.deleted.insert(person.name.clone());
                world.remove_person(BOOKS[*at], &person.name);
            }
            Step::Look { faults, dies } => {
                world.faults(faults.clone());
                world.look_until(dies.unwrap_or(usize::MAX)).await;
            }
        }
    }
    world.quiet().await;
    story
}

async fn check(world: &World, story: &Story) -> Result<(), TestCaseError> {
    let key = |card: &Card| format!("{card:?}");
    let mut here: Vec<String> = world.contacts().await.iter().map(|contact| key(&contact.card)).collect();
    here.sort();
    let mut there = Vec::new();
    for book in BOOKS {
        let mut people: Vec<String> = world.people(book).iter().map(|person| key(&card_of(person))).collect();
        let names: HashSet<String> = world.people(book).into_iter().map(|person| person.name).collect();
        prop_assert_eq!(names.len(), people.len(), "nobody twice in {}", book);
        there.append(&mut people);
    }
    there.sort();
    there.dedup();
    prop_assert_eq!(&here, &there, "the contacts, and the books");
    let contacts = world.contacts().await;
    for name in story.made.difference(&story.deleted) {
        prop_assert!(contacts.iter().any(|contact| contact.card.name == *name), "{} was never deleted", name);
    }
    let notices = world.seen().await.notices;
    for contact in contacts.iter().filter(|contact| !story.deleted.contains(&contact.card.name)) {
        let Some(notes) = story.notes.get(&contact.card.name) else { continue };
        let now = contact.card.note.as_deref();
        prop_assert!(notes.iter().any(|(.., text)| Some(text.as_str()) == now), "{:?} is none of {:?}", now, notes);
        if let Some((_, Side::Here, newest)) = notes.last()
            && now != Some(newest)
        {
            let told = notices.iter().any(|notice| notice.lost.as_ref() == Some(newest));
            prop_assert!(told, "{} was lost in silence", newest);
        }
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: cases(), max_shrink_iters: 200, ..ProptestConfig::default() })]

    #[test]
    fn contacts_and_books_come_to_the_same(steps in prop::collection::vec(step(), 1..80)) {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        runtime.block_on(async {
            let world = World::on(testing::sqlite().await).await;
            let story = play(&world, &steps).await;
            check(&world, &story).await
        })?;
    }
}

/// The same on Postgres, once, with as much of everything.
#[tokio::test]
async fn contacts_and_books_come_to_the_same_on_postgres() {
    let Some(database) = testing::postgres().await else { return };
    let world = World::on(database).await;
    let side = |n: usize| [Side::Here, Side::There(0), Side::Here, Side::There(1)][n % 4];
    let mut steps = Vec::new();
    for n in 0..60_usize {
        steps.push(match n % 6 {
            0 => Step::Add(side(n / 6)),
            1 => Step::Meet(side(n / 6), side(n / 6 + 1)),
            2 | 3 => Step::Edit { side: side(n / 2), which: n, note: n % 2 == 0 },
            4 if n % 4 == 0 => Step::Delete { side: side(n / 4), which: n },
            _ => Step::Look {
                faults: vec![Fault::Well, [Fault::Lost, Fault::Behind, Fault::Expired][n % 3], Fault::Well],
                dies: (n % 3 == 1).then_some(n),
            },
        });
    }
    let story = play(&world, &steps).await;
    check(&world, &story).await.unwrap();
}
