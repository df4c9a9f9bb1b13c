//! A wait that may be left and taken up again, for what a `select!` waits for between other things.

use std::pin::Pin;
use std::time::Duration;

use tokio::time::{Sleep, sleep};

#[derive(Debug, Default)]
pub(super) struct Pause(Option<Pin<Box<Sleep>>>);

impl Pause {
    /// From now on, [`Pause::over`] waits for `wait`.
    pub fn begin(&mut self, wait: Duration) {
        self.0 = Some(Box::pin(sleep(wait)));
    }

    /// Completes once the pause is over, at once where there is none. Safe to cancel.
    pub async fn over(&mut self) {
        if let Some(sleep) = &mut self.0 {
            sleep.await;
            self.0 = None;
        }
    }
}

#[cfg(test)]
mod tests {
    use futures_util::FutureExt;

    use super::*;

    #[tokio::test(start_paused = true)]
    async fn a_pause_that_is_left_goes_on() {
        let mut pause = Pause::default();
        assert!(pause.over().now_or_never().is_some());
        pause.begin(Duration::from_secs(3));
        for second in 0..3 {
            assert!(pause.over().now_or_never().is_none(), "{second}");
            tokio::time::advance(Duration::from_secs(1)).await;
        }
        assert!(pause.over().now_or_never().is_some());
        assert!(pause.over().now_or_never().is_some());
    }
}
