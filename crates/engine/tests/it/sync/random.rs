//! Random edits on both sides for an hour, on a wire that breaks at random; then quiet: both sides are equal, nothing
//! stands twice, and nothing is lost but what the rule overwrites and the person was told of.

use std::collections::HashMap;

use domain::Event;
use jiff::SignedDuration;
use proptest::prelude::*;
use services::calendars::{Found, Moment};
use store::testing;

use super::world::*;

#[derive(Debug, Clone, Copy)]
enum Side {
    Here,
    There,
}

#[derive(Debug, Clone, Copy)]
enum Field {
    Title,
    Place,
    Time,
}

#[derive(Debug, Clone)]
enum Step {
    Add {
        side: Side,
        repeats: bool,
    },
    Edit {
        side: Side,
        which: usize,
        field: Field,
    },
    Delete {
        side: Side,
        which: usize,
    },
    LeaveOut {
        side: Side,
        which: usize,
        nth: i64,
    },
    /// A minute goes by, and the account is looked at; the worker may die at one of its waits.
    Look {
        faults: Vec<Fault>,
        dies: Option<usize>,
    },
}

fn side() -> impl Strategy<Value = Side> {
    prop_oneof![Just(Side::Here), Just(Side::There)]
}

fn fault() -> impl Strategy<Value = Fault> {
    use Fault::{Before, Behind, Expired, Later, Lost, Never, Well};
    prop_oneof![12 => Just(Well), 1 => Just(Later), 1 => Just(Lost), 1 => Just(Never), 1 => Just(Before),
        1 => Just(Behind), 1 => Just(Expired)]
}

fn step() -> impl Strategy<Value = Step> {
    let field = prop_oneof![Just(Field::Title), Just(Field::Place), Just(Field::Time)];
    prop_oneof![
        2 => (side(), any::<bool>()).prop_map(|(side, repeats)| Step::Add { side, repeats }),
        6 => (side(), 0..8_usize, field).prop_map(|(side, which, field)| Step::Edit { side, which, field }),
        2 => (side(), 0..8_usize).prop_map(|(side, which)| Step::Delete { side, which }),
        2 => (side(), 0..8_usize, 0..6_i64).prop_map(|(side, which, nth)| Step::LeaveOut { side, which, nth }),
        4 => look(),
    ]
}

fn look() -> impl Strategy<Value = Step> {
    (prop::collection::vec(fault(), 0..8), prop::option::weighted(0.2, 0..120_usize))
        .prop_map(|(faults, dies)| Step::Look { faults, dies })
}

/// What was last written to a field on each side, in the order of the steps.
#[derive(Debug, Default, Clone)]
struct Last {
    here: Option<(usize, String)>,
    there: Option<(usize, String)>,
}

/// What the steps did, by the uid of each thing.
#[derive(Debug, Default)]
struct Story {
    titles: HashMap<String, Last>,
    places: HashMap<String, Last>,
    made: Vec<String>,
    deleted: Vec<String>,
    /// Looks whose worker died.
    deaths: usize,
}

const WEEKLY: &str = "FREQ=WEEKLY;COUNT=6";

fn uid_of(event: &Event, there: &HashMap<String, String>) -> String {
    there.get(&event.id.to_string()).cloned().unwrap_or_else(|| format!("{}@attache", event.id))
}

/// The uid of each event that came from there.
fn derived(world: &World, there: &[Found]) -> HashMap<String, String> {
    let id = |uid: &str| domain::EventId::derived(format!("{}\n{uid}", world.user.id).as_bytes()).to_string();
    there.iter().map(|found| (id(&found.entry.uid), found.entry.uid.clone())).collect()
}

async fn play(world: &World, steps: &[Step]) -> Story {
    let mut story = Story::default();
    // Names stay known when what they name is gone.
    let mut names: HashMap<String, String> = HashMap::new();
    for (n, step) in steps.iter().enumerate() {
        let there = world.there(HOME);
        names.extend(derived(world, &there));
        match step {
            Step::Add { side: Side::Here, repeats } => {
                let title = format!("here {n}");
                let event = world.add(&title, 24 + n as i64).await;
                if *repeats {
                    world.change(&event, |event| event.recurrence = Some(WEEKLY.into())).await;
                }
                let uid = format!("{}@attache", event.id);
                story.titles.entry(uid.clone()).or_default().here = Some((n, title));
                story.made.push(uid);
            }
            Step::Add { side: Side::There, repeats } => {
                let uid = format!("{n}@there");
                let mut new = entry(&uid, &format!("there {n}"), 24 + (n % 6) as i8, 9);
                new.recurrence = repeats.then(|| WEEKLY.to_owned());
                story.titles.entry(uid.clone()).or_default().there = Some((n, new.title.clone()));
                world.add_there(HOME, new);
                story.made.push(uid);
            }
            Step::Edit { side: Side::Here, which, field } => {
                let here = world.here().await;
                let Some(event) = here.get(which % here.len().max(1)) else { continue };
                let (uid, text) = (uid_of(event, &names), format!("here {n}"));
                match field {
                    Field::Title => story.titles.entry(uid).or_default().here = Some((n, text.clone())),
                    Field::Place => story.places.entry(uid).or_default().here = Some((n, text.clone())),
                    Field::Time => {}
                }
                world
                    .change(event, |event| match field {
                        Field::Title => event.title = text,
                        Field::Place => event.place = Some(text),
                        Field::Time => {
                            event.ends_at = event.starts_at + SignedDuration::from_mins(60 + n as i64);
                        }
                    })
                    .await;
            }
            Step::Edit { side: Side::There, which, field } => {
                let Some(found) = there.get(which % there.len().max(1)) else { continue };
                let (uid, text) = (found.entry.uid.clone(), format!("there {n}"));
                match field {
                    Field::Title => story.titles.entry(uid).or_default().there = Some((n, text.clone())),
                    Field::Place => story.places.entry(uid).or_default().there = Some((n, text.clone())),
                    Field::Time => {}
                }
                world.change_there(found, |entry| match field {
                    Field::Title => entry.title = text,
                    Field::Place => entry.place = Some(text),
                    Field::Time => {
                        if let (Moment::At { wall, .. }, Moment::At { wall: ends, .. }) =
                            (&entry.starts, &mut entry.ends)
                        {
                            *ends = wall.checked_add(SignedDuration::from_mins(90 + n as i64)).unwrap();
                        }
                    }
                });
            }
            Step::Delete { side: Side::Here, which } => {
                let here = world.here().await;
                let Some(event) = here.get(which % here.len().max(1)) else { continue };
                story.deleted.push(uid_of(event, &names));
                world.cancel(event).await;
            }
            Step::Delete { side: Side::There, which } => {
                let Some(found) = there.get(which % there.len().max(1)) else { continue };
                story.deleted.push(found.entry.uid.clone());
                world.remove_there(found);
            }
            Step::LeaveOut { side: Side::Here, which, nth } => {
                let here: Vec<Event> =
                    world.here().await.into_iter().filter(|event| event.recurrence.is_some()).collect();
                let Some(event) = here.get(which % here.len().max(1)) else { continue };
                let of = event.starts_at + SignedDuration::from_hours(24 * 7 * nth);
                // One that is left out already stays so.
                let _ = world.engine.leave_out(&world.user, event.id, of).await;
            }
            Step::LeaveOut { side: Side::There, which, nth } => {
                let series: Vec<&Found> = there.iter().filter(|found| found.entry.recurrence.is_some()).collect();
                let Some(found) = series.get(which % series.len().max(1)) else { continue };
                let Moment::At { wall, zone } = &found.entry.starts else { continue };
                let of = wall.checked_add(SignedDuration::from_hours(24 * 7 * nth)).unwrap();
                let of = Moment::At { wall: of, zone: zone.clone() };
                if !found.entry.left_out.contains(&of) {
                    world.change_there(found, |entry| entry.left_out.push(of));
                }
            }
            Step::Look { faults, dies } => {
                world.faults(faults.clone());
                story.deaths += usize::from(!world.look_until(dies.unwrap_or(usize::MAX)).await);
            }
        }
    }
    names.extend(derived(world, &world.there(HOME)));
    world.quiet().await;
    story
}

async fn check(world: &World, story: &Story) -> Result<(), TestCaseError> {
    world.assert_equal(&[HOME]).await;
    let there = world.there(HOME);
    let mut uids: Vec<&str> = there.iter().map(|found| found.entry.uid.as_str()).collect();
    uids.sort_unstable();
    let count = uids.len();
    uids.dedup();
    prop_assert_eq!(count, uids.len(), "one of each");
    for uid in &story.made {
        prop_assert!(uids.contains(&uid.as_str()) || story.deleted.contains(uid), "{} was never deleted", uid);
    }
    let notices = world.seen().await.notices;
    for found in &there {
        let uid = &found.entry.uid;
        for (last, now) in
            [(story.titles.get(uid), Some(&found.entry.title)), (story.places.get(uid), found.entry.place.as_ref())]
        {
            // What was deleted on one side and made anew by the other's edit may miss what came with the deletion.
            let Some(last) = last.filter(|_| !story.deleted.contains(uid)) else { continue };
            let texts: Vec<&String> = [&last.here, &last.there].into_iter().flatten().map(|(_, text)| text).collect();
            prop_assert!(
                now.is_some_and(|now| texts.contains(&now)),
                "{:?} is not the last of a side: {:?}",
                now,
                last
            );
            if let (Some((here, mine)), Some((there, _))) = (&last.here, &last.there)
                && here > there
                && now != Some(mine)
            {
                // An older change there won: then the two had not met, and the person was told.
                let told = notices.iter().any(|notice| notice.lost.as_ref() == Some(mine));
                prop_assert!(told, "{} was lost in silence", mine);
            }
        }
    }
    Ok(())
}

pub fn cases() -> u32 {
    std::env::var("SYNC_CASES").ok().and_then(|cases| cases.parse().ok()).unwrap_or(12)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: cases(), max_shrink_iters: 200, ..ProptestConfig::default() })]

    #[test]
    fn both_sides_come_to_the_same(steps in prop::collection::vec(step(), 1..80)) {
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
async fn both_sides_come_to_the_same_on_postgres() {
    let Some(database) = testing::postgres().await else { return };
    let world = World::on(database).await;
    let side = |n: usize| if n.is_multiple_of(2) { Side::Here } else { Side::There };
    let mut steps = Vec::new();
    for n in 0..60_usize {
        steps.push(match n % 5 {
            0 => Step::Add { side: side(n), repeats: n % 3 == 0 },
            1 => Step::Edit { side: side(n), which: n, field: Field::Title },
            2 => Step::Edit { side: side(n / 2), which: n, field: Field::Place },
            3 => Step::LeaveOut { side: side(n), which: n, nth: (n % 6) as i64 },
            _ if n % 4 == 0 => Step::Delete { side: side(n), which: n },
            _ => Step::Look {
                faults: vec![Fault::Well, [Fault::Lost, Fault::Behind, Fault::Expired][n % 3], Fault::Well],
                dies: (n % 3 == 1).then_some(n),
            },
        });
    }
    let story = play(&world, &steps).await;
    check(&world, &story).await.unwrap();
}

/// An hour: in each of its minutes some edits, and a look.
fn hour() -> impl Strategy<Value = Vec<Step>> {
    let edits = prop::collection::vec(step().prop_filter("an edit", |step| !matches!(step, Step::Look { .. })), 2..12);
    let minute = (edits, look()).prop_map(|(mut steps, look)| {
        steps.push(look);
        steps
    });
    prop::collection::vec(minute, 60).prop_map(|minutes| minutes.concat())
}

/// What the hours came to.
#[derive(Debug, Default)]
struct Tally {
    here: usize,
    there: usize,
    looks: usize,
    faults: usize,
    deaths: usize,
    made: usize,
    standing: usize,
    told: usize,
}

/// `SYNC_HOURS=100 cargo test -p engine --test it -- hours_of_edits --ignored --nocapture`: hours of compressed time, on
/// SQLite, with what they came to.
#[test]
#[ignore = "minutes long; a measurement"]
#[allow(clippy::print_stderr)]
fn hours_of_edits() {
    let hours = std::env::var("SYNC_HOURS").ok().and_then(|hours| hours.parse().ok()).unwrap_or(20);
    let tally = std::cell::RefCell::new(Tally::default());
    let config = ProptestConfig { cases: hours, max_shrink_iters: 50, ..ProptestConfig::default() };
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    let ended = proptest::test_runner::TestRunner::new(config).run(&hour(), |steps| {
        runtime.block_on(async {
            let world = World::on(testing::sqlite().await).await;
            let story = play(&world, &steps).await;
            check(&world, &story).await?;
            let told = world.seen().await.notices.len();
            let mut tally = tally.borrow_mut();
            for step in &steps {
                match step {
                    Step::Add { side, .. }
                    | Step::Edit { side, .. }
                    | Step::Delete { side, .. }
                    | Step::LeaveOut { side, .. } => match side {
                        Side::Here => tally.here += 1,
                        Side::There => tally.there += 1,
                    },
                    Step::Look { faults, .. } => {
                        tally.looks += 1;
                        tally.faults += faults.iter().filter(|fault| **fault != Fault::Well).count();
                    }
                }
            }
            tally.deaths += story.deaths;
            tally.made += story.made.len();
            tally.standing += world.there(HOME).len();
            tally.told += told;
            Ok(())
        })
    });
    ended.unwrap();
    let Tally { here, there, looks, faults, deaths, made, standing, told } = tally.into_inner();
    eprintln!(
        "{hours} hours: {here} edits here, {there} there, {looks} looks, {faults} faults on the wire, {deaths} workers died; \
         {made} things made, {standing} stand at the end on both sides, 0 twice, 0 lost, {told} conflicts told",
    );
}
