//! The fake's People v1.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::http::Request;
use super::{Answered, error, query};

const PAGE: usize = 100;

#[derive(Debug, Default)]
pub(super) struct People {
    /// Grows with every change.
    version: u64,
    /// Sync tokens from before this version are forgotten.
    oldest: u64,
    all: BTreeMap<String, (u64, Value)>,
}

fn no(status: u16, reason: &str) -> Answered {
    let mut body = error(status, reason);
    if status == 400 {
        body["error"]["status"] = json!("FAILED_PRECONDITION");
    }
    (status, Some(body))
}

impl People {
    pub(super) fn forget(&mut self) {
        self.version += 1;
        self.oldest = self.version;
    }

    pub(super) fn all(&self) -> Vec<Value> {
        self.all.values().map(|(_, one)| one.clone()).collect()
    }

    pub(super) fn route(&mut self, request: &Request, path: &[&str]) -> Answered {
        let null = Value::Null;
        let body = request.body.as_ref().unwrap_or(&null);
        match (request.method.as_str(), path) {
            ("GET", ["people", "me", "connections"]) => self.list(request),
            ("POST", ["people:createContact"]) => (200, Some(self.add(body))),
            ("GET", ["people", id]) => match self.standing(&format!("people/{id}")) {
                Some(one) => (200, Some(one)),
                None => no(404, "notFound"),
            },
            ("PATCH", ["people", last]) => match last.strip_suffix(":updateContact") {
                Some(id) => self.update(&format!("people/{id}"), request, body),
                None => no(404, "notFound"),
            },
            ("DELETE", ["people", last]) => match last.strip_suffix(":deleteContact") {
                Some(id) => self.delete(&format!("people/{id}")),
                None => no(404, "notFound"),
            },
            _ => no(404, "notFound"),
        }
    }

    pub(super) fn add(&mut self, one: &Value) -> Value {
        let id = format!("people/c{}", self.version + 1);
        self.store(&id, one.clone())
    }

    fn standing(&self, id: &str) -> Option<Value> {
        let (_, one) = self.all.get(id)?;
        (one["metadata"]["deleted"] != true).then(|| one.clone())
    }

    /// As Google gives it back.
    fn store(&mut self, id: &str, mut one: Value) -> Value {
        self.version += 1;
        let etag = format!("%{}", self.version);
        one["resourceName"] = json!(id);
        one["etag"] = json!(etag);
        one["metadata"]["objectType"] = json!("PERSON");
        one["metadata"]["sources"] = json!([{ "type": "CONTACT", "id": id, "etag": etag }]);
        if let Some(fields) = one.as_object_mut() {
            fields.retain(|_, value| *value != json!([]));
        }
        self.all.insert(id.to_owned(), (self.version, one.clone()));
        one
    }

    fn update(&mut self, id: &str, request: &Request, body: &Value) -> Answered {
        let Some(mut one) = self.standing(id) else { return no(404, "notFound") };
        let Some(wanted) = query(request).get("updatePersonFields").map(|fields| (*fields).to_owned()) else {
            return no(400, "required");
        };
        if body["metadata"]["sources"][0]["etag"] != one["etag"] {
            return no(400, "failedPrecondition");
        }
        for field in wanted.split(',') {
            one[field] = body[field].clone();
        }
        (200, Some(self.store(id, one)))
    }

    fn delete(&mut self, id: &str) -> Answered {
        if self.standing(id).is_none() {
            return no(404, "notFound");
        }
        self.store(id, json!({ "metadata": { "deleted": true } }));
        (200, Some(json!({})))
    }

    fn list(&self, request: &Request) -> Answered {
        let query = query(request);
        if !query.contains_key("personFields") {
            return no(400, "required");
        }
        let size = query.get("pageSize").and_then(|size| size.parse().ok()).unwrap_or(PAGE);
        let (since, to, after) = match (query.get("syncToken"), query.get("pageToken")) {
            (Some(token), page) => {
                let since = token.strip_prefix("sync").and_then(|since| since.parse::<u64>().ok());
                let Some(since) = since.filter(|since| (self.oldest..=self.version).contains(since)) else {
                    return no(400, "EXPIRED_SYNC_TOKEN");
                };
                let after = page.and_then(|page| page.parse().ok()).unwrap_or(since);
                (Some(after), self.version, String::new())
            }
            (None, Some(page)) => {
                let (to, after) = page.split_once('-').unwrap_or_default();
                (None, to.parse().unwrap_or(self.version), after.to_owned())
            }
            (None, None) => (None, self.version, String::new()),
        };
        let mut found: Vec<(&String, &(u64, Value))> = match since {
            Some(since) => self.all.iter().filter(|(_, (version, _))| *version > since).collect(),
            None => {
                let stands = |one: &Value| one["metadata"]["deleted"] != true;
                self.all.iter().filter(|(id, (_, one))| **id > after && stands(one)).collect()
            }
        };
        if since.is_some() {
            found.sort_by_key(|(_, (version, _))| *version);
        }
        let more = found.len() > size;
        found.truncate(size);
        let people: Vec<Value> = found.iter().map(|(_, (_, one))| one.clone()).collect();
        let mut answer = json!({ "connections": people, "totalPeople": self.all.len(), "totalItems": self.all.len() });
        match found.last().filter(|_| more) {
            Some((_, (version, _))) if since.is_some() => answer["nextPageToken"] = json!(version.to_string()),
            Some((id, _)) => answer["nextPageToken"] = json!(format!("{to}-{id}")),
            None if query.get("requestSyncToken") == Some(&"true") => {
                answer["nextSyncToken"] = json!(format!("sync{to}"))
            }
            None => {}
        }
        (200, Some(answer))
    }
}
