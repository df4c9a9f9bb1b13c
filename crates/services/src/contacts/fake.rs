//! An account in memory, for tests: keeps what is written, counts versions, and fails as it is told to.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use async_trait::async_trait;

use super::{Book, Change, Changes, Contacts, Error, Found, Person, Written};
use crate::shelf::{Shelf, Standing, What};

/// See the module. Clones are the same account.
#[derive(Debug, Clone)]
pub struct Fake(Arc<Mutex<State>>);

#[derive(Debug)]
struct State {
    books: Vec<Book>,
    shelf: Shelf<Person>,
}

impl Fake {
    /// An account with writable address books of these ids, named as their ids.
    pub fn new(books: &[&str]) -> Self {
        let mut shelf = Shelf::new(|person: &Person| &person.uid);
        let book = |id: &&str| {
            shelf.lists(id, true);
            Book { id: (*id).into(), name: (*id).into(), writable: true }
        };
        let books = books.iter().map(book).collect();
        Self(Arc::new(Mutex::new(State { books, shelf })))
    }

    /// Every call fails with this from now on, and nothing is done; `None`: no more.
    pub fn fails(&self, error: Option<Error>) {
        self.state().shelf.away = error;
    }

    /// The next call that has no fault yet fails so, and nothing is done.
    pub fn fails_once(&self, error: Error) {
        self.state().shelf.fails_once(error);
    }

    /// The next call that has no fault yet is done, and its answer is lost: [`Error::Unknown`].
    pub fn loses_an_answer(&self) {
        self.state().shelf.loses_an_answer();
    }

    /// Every place in the changes that was told until now is forgotten.
    pub fn forgets(&self) {
        self.state().shelf.forgets();
    }

    /// At most so many changes in a page from now on; at least one.
    pub fn pages(&self, size: usize) {
        self.state().shelf.page = size.max(1);
    }

    /// Another program writes: somebody new, or over who stands under the same uid. Answers the href; none where there
    /// is no such book.
    pub fn puts(&self, book: &str, person: Person) -> Option<String> {
        self.state().shelf.puts(book, person).ok()
    }

    /// Another program writes something that cannot be read.
    pub fn spoils(&self, book: &str, href: &str, why: &str) {
        self.state().shelf.set(book, href, What::Unreadable(why.into()));
    }

    /// Another program takes away who stands under `uid`; false where nobody did.
    pub fn takes(&self, book: &str, uid: &str) -> bool {
        let mut state = self.state();
        let Ok(Some((href, ..))) = state.shelf.find(book, uid) else { return false };
        state.shelf.set(book, &href, What::Gone);
        true
    }

    /// Who stands in a book and can be read, by href.
    pub fn standing(&self, book: &str) -> Vec<Found> {
        self.state().shelf.all(book).unwrap_or_default().into_iter().map(found).collect()
    }

    /// Every call so far: its name, and what it was about.
    pub fn calls(&self) -> Vec<String> {
        self.state().shelf.calls.clone()
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn call<T>(
        &self,
        name: &str,
        of: &str,
        act: impl FnOnce(&mut Shelf<Person>) -> Result<T, Error>,
    ) -> Result<T, Error> {
        self.state().shelf.call(name, of, act)
    }
}

#[async_trait]
impl Contacts for Fake {
    async fn list(&self) -> Result<Vec<Book>, Error> {
        self.call("list", "", |_| Ok(()))?;
        Ok(self.state().books.clone())
    }

    async fn changes(&self, book: &str, since: Option<&str>) -> Result<Changes, Error> {
        let page = self.call("changes", book, |shelf| shelf.changes(book, since, |_| true))?;
        let change = |(href, etag, what)| match what {
            What::Stands(person) => Change::Stands(Box::new(found((href, etag, person)))),
            What::Unreadable(why) => Change::Unreadable { href, why },
            What::Gone => Change::Gone(href),
        };
        let changes = page.changes.into_iter().map(change).collect();
        Ok(Changes { changes, next: page.next, more: page.more, whole: page.whole })
    }

    async fn get(&self, book: &str, href: &str) -> Result<Found, Error> {
        self.call("get", href, |shelf| shelf.get(book, href)).map(found)
    }

    async fn create(&self, book: &str, person: &Person) -> Result<Written, Error> {
        self.call("create", &person.uid, |shelf| shelf.create(book, person.clone()))
    }

    async fn find(&self, book: &str, uid: &str) -> Result<Option<Found>, Error> {
        Ok(self.call("find", uid, |shelf| shelf.find(book, uid))?.map(found))
    }

    async fn search(&self, book: &str, text: &str, most: usize) -> Result<Vec<Found>, Error> {
        let all = self.call("search", text, |shelf| shelf.all(book))?;
        Ok(all.into_iter().filter(|(_, _, person)| person.mentions(text)).take(most).map(found).collect())
    }

    async fn replace(&self, book: &str, href: &str, etag: &str, person: &Person) -> Result<Written, Error> {
        self.call("replace", href, |shelf| shelf.replace(book, href, etag, What::Stands(person.clone())))
    }

    async fn remove(&self, book: &str, href: &str, etag: &str) -> Result<(), Error> {
        self.call("remove", href, |shelf| shelf.replace(book, href, etag, What::Gone)).map(|_| ())
    }
}

fn found((href, etag, person): Standing<Person>) -> Found {
    Found { href, etag, person }
}
