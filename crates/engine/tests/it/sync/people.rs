//! Contacts and address books elsewhere: stories of both sides.

use async_trait::async_trait;
use domain::{Calendar, Card, Contact, Holds, Settled};
use engine::Error as EngineError;
use futures_util::FutureExt;
use services::contacts::{Book, Changes, Contacts, Error, Found, Person, Written};

use super::world::*;

/// The address books of the account.
pub const BOOK: &str = "people";
pub const FAMILY: &str = "family";

#[async_trait]
impl Contacts for Wire {
    async fn list(&self) -> Result<Vec<Book>, Error> {
        self.books.list().await
    }

    async fn changes(&self, book: &str, since: Option<&str>) -> Result<Changes, Error> {
        self.through("changes", self.books.changes(book, since), since.is_some()).await
    }

    async fn get(&self, book: &str, href: &str) -> Result<Found, Error> {
        self.through("get", self.books.get(book, href), false).await
    }

    async fn create(&self, book: &str, person: &Person) -> Result<Written, Error> {
        self.through("create", self.books.create(book, person), false).await
    }

    async fn find(&self, book: &str, uid: &str) -> Result<Option<Found>, Error> {
        self.through("find", self.books.find(book, uid), false).await
    }

    async fn search(&self, book: &str, text: &str, most: usize) -> Result<Vec<Found>, Error> {
        self.books.search(book, text, most).await
    }

    async fn replace(&self, book: &str, href: &str, etag: &str, person: &Person) -> Result<Written, Error> {
        self.through("replace", self.books.replace(book, href, etag, person), false).await
    }

    async fn remove(&self, book: &str, href: &str, etag: &str) -> Result<(), Error> {
        self.through("remove", self.books.remove(book, href, etag), false).await
    }
}

/// Somebody with an address of their own.
pub fn card(name: &str) -> Card {
    let email = format!("{}@example.org", name.replace(' ', "."));
    Card { name: name.into(), emails: vec![email], ..Card::default() }
}

pub fn person(uid: &str, card: &Card) -> Person {
    let Card { name, given, family, emails, phones, organisation, note, birthday } = card.clone();
    Person { uid: uid.into(), name, given, family, emails, phones, organisation, note, birthday }
}

pub fn card_of(person: &Person) -> Card {
    let Person { name, given, family, emails, phones, organisation, note, birthday, .. } = person.clone();
    Card { name, given, family, emails, phones, organisation, note, birthday }
}

impl World {
    pub async fn book(&self, name: &str) -> Calendar {
        self.seen().await.books.into_iter().find(|book| book.name == name).unwrap()
    }

    pub async fn choose_book(&self, name: &str, chosen: bool) {
        let id = self.book(name).await.id;
        self.engine.choose_calendar(&self.user, Holds::People, id, chosen).await.unwrap();
    }

    pub async fn take_new_people(&self, name: &str) {
        let id = self.book(name).await.id;
        self.engine.set_new_calendar(&self.user, Holds::People, Some(id)).await.unwrap();
    }

    /// The person's contacts, by name.
    pub async fn contacts(&self) -> Vec<Contact> {
        let whose = (self.user.workspace_id, self.user.id);
        let read = self.engine.store.read::<_, store::Error, _>(move |tx| {
            async move { store::cards::page(tx, whose, "", None, 1_000).await }.boxed()
        });
        read.await.unwrap()
    }

    pub async fn add_contact(&self, card: Card) -> Contact {
        self.engine.add_contact(&self.user, card).await.unwrap()
    }

    /// Changes the only contact of the name.
    pub async fn change_contact(&self, name: &str, what: impl FnOnce(&mut Card)) {
        let contact = self.contacts().await.into_iter().find(|contact| contact.card.name == name).unwrap();
        let mut card = contact.card;
        what(&mut card);
        self.engine.change_contact(&self.user, contact.id, card, None).await.unwrap();
    }

    pub async fn delete_contact(&self, name: &str) {
        let contact = self.contacts().await.into_iter().find(|contact| contact.card.name == name).unwrap();
        self.engine.delete_contact(&self.user, contact.id).await.unwrap();
    }

    pub fn people(&self, book: &str) -> Vec<Person> {
        self.wire.books.standing(book).into_iter().map(|found| found.person).collect()
    }

    /// Somebody changes the only one of the name there.
    pub fn change_person(&self, book: &str, name: &str, what: impl FnOnce(&mut Person)) {
        let mut person = self.people(book).into_iter().find(|person| person.name == name).unwrap();
        what(&mut person);
        self.wire.books.puts(book, person).unwrap();
    }

    pub fn remove_person(&self, book: &str, name: &str) {
        let person = self.people(book).into_iter().find(|person| person.name == name).unwrap();
        assert!(self.wire.books.takes(book, &person.uid));
    }

    async fn names(&self) -> Vec<String> {
        self.contacts().await.into_iter().map(|contact| contact.card.name).collect()
    }

    fn names_there(&self, book: &str) -> Vec<String> {
        let mut names: Vec<String> = self.people(book).into_iter().map(|person| person.name).collect();
        names.sort();
        names
    }

    async fn marked(&self, contact: &Contact) -> bool {
        let (workspace, ids) = (self.user.workspace_id, vec![contact.id.to_string()]);
        let read = self.engine.store.read::<_, store::Error, _>(move |tx| {
            async move { store::outside::among(tx, workspace, &ids).await }.boxed()
        });
        !read.await.unwrap().is_empty()
    }
}

#[tokio::test]
async fn what_changes_on_one_side_is_on_the_other() {
    for world in World::each().await {
        for name in ["bo", "cy", "di", "ed"] {
            world.wire.books.puts(BOOK, person(name, &card(name))).unwrap();
        }
        world.add_contact(card("ana")).await;
        assert_eq!(world.names().await, ["ana"], "no book is chosen yet");
        world.choose_book(BOOK, true).await;
        world.take_new_people(BOOK).await;
        world.quiet().await;
        assert_eq!(world.names().await, ["ana", "bo", "cy", "di", "ed"]);
        assert_eq!(world.names_there(BOOK), ["ana", "bo", "cy", "di", "ed"]);
        let contacts = world.contacts().await;
        assert!(!world.marked(&contacts[0]).await, "the person's own");
        assert!(world.marked(&contacts[1]).await, "others may have written it");
        let book = world.book(BOOK).await;
        assert_eq!((book.chosen, book.takes_new, book.events, book.waiting, book.problem), (true, true, 5, 0, None));

        world.change_contact("bo", |card| card.phones = vec!["+34 600 000 000".into()]).await;
        world.change_person(BOOK, "cy", |person| person.note = Some("met at the fair".into()));
        world.add_contact(card("flo")).await;
        world.delete_contact("di").await;
        world.remove_person(BOOK, "ed");
        world.remove_person(BOOK, "ana");
        world.quiet().await;
        assert_eq!(world.names().await, ["bo", "cy", "flo"]);
        assert_eq!(world.names_there(BOOK), ["bo", "cy", "flo"]);
        assert_eq!(world.people(BOOK)[0].phones, ["+34 600 000 000"]);
        assert_eq!(world.contacts().await[1].card.note.as_deref(), Some("met at the fair"));
        assert_eq!(world.seen().await.notices, [], "nothing clashed");
    }
}

#[tokio::test]
async fn who_is_plainly_one_of_ours_is_joined_and_keeps_what_both_know() {
    for world in World::each().await {
        let mine = Card { note: Some("from school".into()), ..card("ana ruiz") };
        let own = world.add_contact(mine).await;
        let other = world.add_contact(Card { emails: vec!["other@example.org".into()], ..card("bo") }).await;
        let theirs = Card {
            name: "Ana Ruiz".into(),
            emails: vec!["ANA.RUIZ@example.org".into(), "ana@work.example".into()],
            phones: vec!["+34 600".into()],
            ..Card::default()
        };
        world.wire.books.puts(BOOK, person("1@there", &theirs)).unwrap();
        world.wire.books.puts(FAMILY, person("2@there", &theirs)).unwrap();
        // Of the same name, and somebody else.
        world.wire.books.puts(BOOK, person("3@there", &card("bo"))).unwrap();
        world.choose_book(BOOK, true).await;
        world.choose_book(FAMILY, true).await;
        world.take_new_people(BOOK).await;
        world.quiet().await;
        let here = world.contacts().await;
        assert_eq!(here.len(), 3, "{here:?}");
        let ana = here.iter().find(|contact| contact.id == own.id).unwrap();
        assert_eq!(ana.card.emails, theirs.emails);
        assert_eq!((ana.card.note.as_deref(), ana.card.phones.len()), (Some("from school"), 1));
        for book in [BOOK, FAMILY] {
            let there = world.people(book).into_iter().find(|person| person.name == "Ana Ruiz").unwrap();
            assert_eq!(card_of(&there), ana.card, "{book}");
        }
        assert_eq!(world.people(BOOK).len(), 3);
        assert_eq!(world.people(FAMILY).len(), 1);

        // What one book brings goes to the other; gone from one, it stays in the other.
        world.change_person(FAMILY, "Ana Ruiz", |person| person.organisation = Some("Panadería Sol".into()));
        world.quiet().await;
        let there = world.people(BOOK).into_iter().find(|person| person.name == "Ana Ruiz").unwrap();
        assert_eq!(there.organisation.as_deref(), Some("Panadería Sol"));
        world.remove_person(FAMILY, "Ana Ruiz");
        world.quiet().await;
        assert_eq!((world.contacts().await.len(), world.people(BOOK).len(), world.people(FAMILY).len()), (3, 3, 0));
        world.engine.delete_contact(&world.user, own.id).await.unwrap();
        world.engine.delete_contact(&world.user, other.id).await.unwrap();
        world.quiet().await;
        assert_eq!(world.names_there(BOOK), ["bo"]);
    }
}

#[tokio::test]
async fn where_both_changed_a_field_the_account_s_stands_and_the_person_is_told() {
    for world in World::each().await {
        world.choose_book(BOOK, true).await;
        world.take_new_people(BOOK).await;
        for name in ["ana", "bo", "cy"] {
            world.add_contact(card(name)).await;
        }
        world.quiet().await;
        world
            .change_contact("ana", |card| (card.note, card.organisation) = (Some("mine".into()), Some("Sol".into())))
            .await;
        world.change_person(BOOK, "ana", |person| person.note = Some("theirs".into()));
        world.change_contact("bo", |card| card.note = Some("edited".into())).await;
        world.remove_person(BOOK, "bo");
        world.delete_contact("cy").await;
        world.change_person(BOOK, "cy", |person| person.note = Some("edited".into()));
        world.quiet().await;
        assert_eq!(world.names().await, ["ana", "bo", "cy"]);
        assert_eq!(world.names_there(BOOK), ["ana", "bo", "cy"]);
        let ana = world.contacts().await.swap_remove(0);
        assert_eq!((ana.card.note.as_deref(), ana.card.organisation.as_deref()), (Some("theirs"), Some("Sol")));
        let notices = world.seen().await.notices;
        let told = |what| notices.iter().find(|notice| notice.what == what).unwrap();
        let note = told(Settled::Notes);
        assert_eq!((note.kept.as_deref(), note.lost.as_deref()), (Some("theirs"), Some("mine")));
        assert_eq!((note.contact_id, note.event_id), (Some(ana.id), None));
        assert_eq!(
            (told(Settled::DeletedThere).title.as_str(), told(Settled::DeletedHere).title.as_str()),
            ("bo", "cy")
        );
        assert_eq!(notices.len(), 3, "{notices:?}");
    }
}

#[tokio::test]
async fn what_came_from_an_account_leaves_with_it_and_what_was_made_here_stays() {
    for world in World::each().await {
        world.wire.books.puts(BOOK, person("1@there", &card("bo"))).unwrap();
        world.choose_book(BOOK, true).await;
        world.choose_book(FAMILY, true).await;
        world.take_new_people(BOOK).await;
        world.add_contact(card("ana")).await;
        world.quiet().await;
        world.wire.books.puts(FAMILY, person("2@there", &card("cy"))).unwrap();
        world.wire.books.puts(FAMILY, person("3@there", &card("bo"))).unwrap();
        world.quiet().await;
        assert_eq!(world.names().await, ["ana", "bo", "cy"]);
        world.choose_book(FAMILY, false).await;
        assert_eq!(world.names().await, ["ana", "bo"], "who stands in another book stays");
        let stranger = world.engine.create_account(crate::rig::account("Bo")).await.unwrap();
        let book = world.book(BOOK).await.id;
        let other = world.engine.choose_calendar(&stranger, Holds::People, book, false).await;
        assert!(matches!(other, Err(EngineError::NotFound(_))));
        let as_calendar = world.engine.choose_calendar(&world.user, Holds::Events, book, false).await;
        assert!(matches!(as_calendar, Err(EngineError::NotFound(_))));
        world.engine.remove_connection(&world.user, world.connection.id).await.unwrap();
        assert_eq!(world.names().await, ["ana"]);
        assert_eq!(world.names_there(BOOK), ["ana", "bo"], "there nothing changes");

        // Connected again, nobody is doubled.
        world.engine.connect_calendars(&world.user, new("right")).await.unwrap();
        world.choose_book(BOOK, true).await;
        world.take_new_people(BOOK).await;
        world.quiet().await;
        assert_eq!(world.names().await, ["ana", "bo"]);
        assert_eq!(world.names_there(BOOK), ["ana", "bo"]);
    }
}

#[tokio::test]
async fn a_place_that_is_forgotten_and_cards_that_cannot_be_read_lose_nobody() {
    for world in World::each().await {
        for name in ["ana", "bo", "cy", "di", "ed"] {
            world.wire.books.puts(BOOK, person(name, &card(name))).unwrap();
        }
        world.choose_book(BOOK, true).await;
        world.quiet().await;
        world.change_contact("ana", |card| card.note = Some("mine".into())).await;
        world.remove_person(BOOK, "bo");
        let spoiled = world.wire.books.standing(BOOK).into_iter().find(|found| found.person.name == "cy").unwrap();
        world.wire.books.spoils(BOOK, &spoiled.href, "it is broken");
        world.wire.books.forgets();
        world.quiet().await;
        assert_eq!(world.names().await, ["ana", "cy", "di", "ed"]);
        let ana = world.people(BOOK).into_iter().find(|person| person.name == "ana").unwrap();
        assert_eq!(ana.note.as_deref(), Some("mine"));
        assert_eq!(world.book(BOOK).await.problem.as_deref(), Some("it is broken"));
    }
}
