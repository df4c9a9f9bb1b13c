//! Several models in the order in which they are asked: the main one, a cheaper one, the rules.

use std::sync::Arc;

use async_trait::async_trait;

use crate::guarded::Watched;
use crate::rules::gate;
use crate::{Answer, Deltas, Error, Failed, Health, Model, Request, Result, Worst};

/// Asks the first; whoever fails is followed by the next. One whose breaker is open fails at once.
#[derive(Debug)]
pub struct Chain {
    models: Vec<Arc<dyn Model>>,
    name: String,
}

impl Chain {
    pub fn new(models: Vec<Arc<dyn Model>>) -> Self {
        let name = models.first().map_or("nobody", |model| model.name()).to_owned();
        Self { models, name }
    }
}

#[async_trait]
impl Model for Chain {
    /// The first one's; [`Made::model`](crate::Made::model) says who answered.
    fn name(&self) -> &str {
        &self.name
    }

    async fn respond(&self, request: &Request, deltas: &mut dyn Deltas) -> Result<Answer> {
        let mut watched = Watched { deltas, streamed: Arc::default() };
        let mut failed = Vec::new();
        let mut last = Error::Denied("there is nobody to ask".into());
        // What holds nothing to find costs nothing: only who takes no money reads it.
        let free = gate::stops(request);
        for model in self.models.iter().filter(|model| !free || !model.is_billed()) {
            watched.take_back();
            match model.respond(request, &mut watched).await {
                Ok(mut answer) => {
                    if answer.made.model.is_empty() {
                        model.name().clone_into(&mut answer.made.model);
                    }
                    answer.made.failed = failed;
                    return Ok(answer);
                }
                Err(error) => {
                    tracing::warn!(model = model.name(), %error, "the next model is asked");
                    failed.push(Failed { model: model.name().to_owned(), error: error.to_string() });
                    last = error;
                }
            }
        }
        if free && failed.is_empty() { Ok(Answer::default()) } else { Err(last) }
    }

    fn is_billed(&self) -> bool {
        self.models.iter().any(|model| model.is_billed())
    }

    fn most(&self, request: &Request) -> Option<Worst> {
        if gate::stops(request) {
            return None;
        }
        self.models.iter().find_map(|model| model.most(request))
    }

    fn health(&self) -> Vec<Health> {
        self.models.iter().flat_map(|model| model.health()).collect()
    }
}
