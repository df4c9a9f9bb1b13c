//! Postgres: pooled connections, prepared statements, and as few round trips as the work allows.

use std::future::Future;
use std::panic::AssertUnwindSafe;
use std::pin::Pin;
use std::task::Poll;
use std::time::Duration;

use bytes::BytesMut;
use deadpool_postgres::{Manager, ManagerConfig, Object, Pool, PoolError, RecyclingMethod, Runtime, Timeouts};
use futures_util::FutureExt;
use futures_util::future::{BoxFuture, maybe_done, try_join, try_join_all};
use tokio::sync::mpsc::error::TrySendError;
use tokio_postgres::error::SqlState;
use tokio_postgres::types::{Format, IsNull, ToSql, Type};
use tokio_postgres::{AsyncMessage, Config, NoTls};

use crate::{Error, Options, Result, Statement, Tx, Value};

/// How many times the patience a statement may take. The server cuts it off there, and the client a little later.
const STATEMENT: u32 = 6;

/// Compiling a plan to machine code takes longer than any statement here.
const NO_COMPILER: &str = "-c jit=off";

/// Outside of a transaction a connection can only read. `BEGIN` is sent together with the first statement, so this is
/// what keeps that statement from taking place alone should the `BEGIN` fail.
const READ_ONLY: &str = "-c default_transaction_read_only=on";

#[derive(Debug)]
pub(crate) struct Database {
    pool: Pool,
    config: Config,
    patience: Duration,
}

impl Database {
    pub(crate) async fn open(url: &str, options: &Options) -> Result<Self> {
        let config = configure(url, options.patience)?;
        let manager =
            Manager::from_config(config.clone(), NoTls, ManagerConfig { recycling_method: RecyclingMethod::Fast });
        let wait = Some(options.patience);
        let pool = Pool::builder(manager)
            .max_size(options.connections.max(2))
            .timeouts(Timeouts { wait, create: wait, recycle: wait })
            .runtime(Runtime::Tokio1)
            .build()
            .map_err(|error| Error::Misuse(error.to_string()))?;
        let database = Self { pool, config, patience: options.patience };
        drop(database.client().await?);
        Ok(database)
    }

    async fn client(&self) -> Result<Object> {
        self.pool.get().await.map_err(|error| match error {
            PoolError::Backend(error) => error.into(),
            other => Error::Unavailable(other.to_string()),
        })
    }

    pub(crate) async fn run<T, E, F>(&self, read_only: bool, work: F) -> Result<T, E>
    where
        T: Send + 'static,
        E: From<Error> + Send + 'static,
        F: for<'t> FnOnce(&'t mut Tx) -> BoxFuture<'t, Result<T, E>> + Send + 'static,
    {
        let begin = if read_only { "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY" } else { "BEGIN READ WRITE" };
        let client = Some(self.client().await?);
        let limit = self.patience * (STATEMENT + 1);
        let mut tx = Tx::Postgres(Connection { client, begin, begun: false, failed: None, limit });
        let result = AssertUnwindSafe(async { work(&mut tx).await }).catch_unwind().await;
        let Tx::Postgres(mut connection) = tx else { return Err(Error::Misuse("a foreign transaction".into()).into()) };
        match result {
            Ok(Ok(value)) => connection.commit().await.map(|()| value).map_err(E::from),
            Ok(Err(error)) => {
                connection.roll_back().await;
                Err(error)
            }
            Err(_) => Err(Error::Misuse("a transaction panicked".into()).into()),
        }
    }

    pub(crate) fn close(&self) {
        self.pool.close();
    }

    /// Sends what other nodes told to `hints`; see [`crate::Store::listen`].
    pub(crate) async fn listen(&self, hints: tokio::sync::mpsc::Sender<String>) -> Result<()> {
        let (client, mut connection) = self.config.connect(NoTls).await?;
        let mut listening = Some(Box::pin(client.batch_execute("LISTEN attache")));
        loop {
            let message = std::future::poll_fn(|context| {
                // The connection carries the statement's answer, so both are polled.
                if let Some(Poll::Ready(answer)) = listening.as_mut().map(|listening| listening.poll_unpin(context)) {
                    listening = None;
                    if let Err(error) = answer {
                        return Poll::Ready(Some(Err(error)));
                    }
                }
                connection.poll_message(context)
            });
            let message = tokio::select! {
                message = message => message,
                () = hints.closed() => return Ok(()),
            };
            match message {
                Some(Ok(AsyncMessage::Notification(notification))) => {
                    for hint in notification.payload().lines() {
                        if let Err(TrySendError::Closed(_)) = hints.try_send(hint.to_owned()) {
                            return Ok(());
                        }
                    }
                }
                Some(Ok(_)) => {}
                Some(Err(error)) => return Err(error.into()),
                None => return Err(Error::Unavailable("the listening connection ended".into())),
            }
        }
    }
}

fn configure(url: &str, patience: Duration) -> Result<Config> {
    let mut config: Config =
        url.parse().map_err(|error| Error::Location(format!("the Postgres address cannot be read: {error}")))?;
    let millis = patience.as_millis();
    let options = format!(
        "{} {NO_COMPILER} {READ_ONLY} -c statement_timeout={} -c lock_timeout={millis} -c idle_in_transaction_session_timeout={}",
        config.get_options().unwrap_or_default(),
        millis * u128::from(STATEMENT),
        millis * 2
    );
    config.options(options.trim_start());
    config.connect_timeout(patience).keepalives_idle(Duration::from_secs(30)).tcp_user_timeout(patience * STATEMENT);
    Ok(config)
}

/// A connection inside a transaction that begins with its first statement, in the same round trip.
#[derive(Debug)]
pub struct Connection {
    client: Option<Object>,
    begin: &'static str,
    begun: bool,
    /// The first failure of a statement in this transaction, which dooms it.
    failed: Option<Error>,
    /// How long one round trip may take.
    limit: Duration,
}

impl Drop for Connection {
    fn drop(&mut self) {
        // Left in the middle of a transaction: the connection is closed, so that Postgres undoes it.
        if self.begun
            && let Some(client) = self.client.take()
        {
            drop(Object::take(client));
        }
    }
}

impl Connection {
    /// Sends `BEGIN`, where it is still to come, and behind it what `send` sends, before it waits for an answer.
    async fn round_trip<'c, T, F>(&'c mut self, send: impl FnOnce(&'c Object) -> F) -> Result<T>
    where
        F: Future<Output = Result<T, tokio_postgres::Error>>,
    {
        if let Some(error) = &self.failed {
            return Err(error.clone());
        }
        let client = self.client.as_ref().ok_or_else(|| Error::Misuse("the transaction is over".into()))?;
        let first = !std::mem::replace(&mut self.begun, true);
        let begin = async { if first { client.batch_execute(self.begin).await } else { Ok(()) } };
        // Polled in order, so sent in order; Postgres answers in order.
        let both = tokio::time::timeout(self.limit, try_join(begin, send(client))).await;
        let result = match both {
            Ok(Ok(((), value))) => Ok(value),
            Ok(Err(error)) => Err(error.into()),
            Err(_) => Err(Error::Unavailable("Postgres did not answer in time".into())),
        };
        result.inspect_err(|error: &Error| self.failed = Some(error.clone()))
    }

    pub(crate) async fn execute(&mut self, sql: &str, params: &[Value<'_>]) -> Result<u64> {
        self.round_trip(|client| async move {
            let statement = client.prepare_cached(sql).await?;
            client.execute_raw(&statement, params).await
        })
        .await
    }

    pub(crate) async fn execute_all(&mut self, statements: &[Statement<'_>]) -> Result<Vec<u64>> {
        if statements.is_empty() {
            return Ok(Vec::new());
        }
        self.round_trip(|client| execute_all(client, statements)).await
    }

    pub(crate) async fn query(&mut self, sql: &str, params: &[Value<'_>]) -> Result<Vec<tokio_postgres::Row>> {
        self.round_trip(|client| query(client, sql, params)).await
    }

    pub(crate) async fn query_after(
        &mut self,
        statements: &[Statement<'_>],
        sql: &str,
        params: &[Value<'_>],
    ) -> Result<(Vec<u64>, Vec<tokio_postgres::Row>)> {
        self.round_trip(|client| async move {
            // Whatever is to be prepared is prepared first, so that the query cannot overtake the statements.
            let new = statements.iter().map(|(sql, _)| *sql).chain([sql]);
            try_join_all(new.map(|sql| client.prepare_cached(sql))).await?;
            try_join(execute_all(client, statements), query(client, sql, params)).await
        })
        .await
    }

    /// Statements that may take as long as they need.
    pub(crate) async fn batch(&mut self, sql: &str) -> Result<()> {
        let limit = std::mem::replace(&mut self.limit, Duration::MAX);
        let result = self.round_trip(|client| client.batch_execute(sql)).await;
        self.limit = limit;
        result
    }

    async fn commit(&mut self) -> Result<()> {
        if let Some(error) = self.failed.clone() {
            self.roll_back().await;
            return Err(error);
        }
        self.end("COMMIT").await
    }

    /// A connection that does not answer, or cannot be rolled back, is thrown away; either way nothing stands.
    async fn roll_back(&mut self) {
        if !matches!(self.failed, Some(Error::Unavailable(_))) {
            self.failed = None;
            let _ = self.end("ROLLBACK").await;
        }
    }

    async fn end(&mut self, how: &'static str) -> Result<()> {
        if self.begun {
            self.round_trip(|client| client.batch_execute(how)).await?;
            self.begun = false;
        }
        Ok(())
    }
}

async fn execute_all(client: &Object, statements: &[Statement<'_>]) -> Result<Vec<u64>, tokio_postgres::Error> {
    let prepared = try_join_all(statements.iter().map(|(sql, _)| client.prepare_cached(sql))).await?;
    let all = prepared.iter().zip(statements);
    in_order(all.map(|(statement, (_, params))| client.execute_raw(statement, params))).await
}

async fn query(
    client: &Object,
    sql: &str,
    params: &[Value<'_>],
) -> Result<Vec<tokio_postgres::Row>, tokio_postgres::Error> {
    let statement = client.prepare_cached(sql).await?;
    let params: Vec<&(dyn ToSql + Sync)> = params.iter().map(|value| value as _).collect();
    client.query(&statement, &params).await
}

/// Polls each once before it waits for any, so that all are sent, in this order, at once.
async fn in_order<F, T, E>(all: impl Iterator<Item = F>) -> std::result::Result<Vec<T>, E>
where
    F: Future<Output = std::result::Result<T, E>>,
{
    let mut sent: Vec<_> = all.map(|one| maybe_done(Box::pin(one))).collect();
    std::future::poll_fn(|context| {
        for one in &mut sent {
            let _ = one.poll_unpin(context);
        }
        Poll::Ready(())
    })
    .await;
    let mut answers = Vec::with_capacity(sent.len());
    for mut one in sent {
        (&mut one).await;
        if let Some(answer) = Pin::new(&mut one).take_output() {
            answers.push(answer?);
        }
    }
    Ok(answers)
}

impl ToSql for Value<'_> {
    fn to_sql(
        &self,
        ty: &Type,
        out: &mut BytesMut,
    ) -> std::result::Result<IsNull, Box<dyn std::error::Error + Sync + Send>> {
        match self {
            Value::Null => Ok(IsNull::Yes),
            Value::Int(value) => value.to_sql(ty, out),
            Value::Real(value) => value.to_sql(ty, out),
            Value::Text(value) => value.to_sql(ty, out),
            Value::Bytes(value) => value.as_ref().to_sql(ty, out),
        }
    }

    fn accepts(ty: &Type) -> bool {
        matches!(*ty, Type::INT8 | Type::FLOAT8 | Type::TEXT | Type::VARCHAR | Type::UNKNOWN | Type::BYTEA)
    }

    fn to_sql_checked(
        &self,
        ty: &Type,
        out: &mut BytesMut,
    ) -> std::result::Result<IsNull, Box<dyn std::error::Error + Sync + Send>> {
        let fits = match self {
            Value::Null => true,
            Value::Int(_) => *ty == Type::INT8,
            Value::Real(_) => *ty == Type::FLOAT8,
            Value::Text(_) => matches!(*ty, Type::TEXT | Type::VARCHAR | Type::UNKNOWN),
            Value::Bytes(_) => *ty == Type::BYTEA,
        };
        if fits { self.to_sql(ty, out) } else { Err(format!("{self:?} does not fit a {ty} parameter").into()) }
    }

    fn encode_format(&self, _: &Type) -> Format {
        Format::Binary
    }
}

impl From<tokio_postgres::Error> for Error {
    fn from(error: tokio_postgres::Error) -> Self {
        let Some(told) = error.as_db_error() else {
            let cause = std::error::Error::source(&error);
            let text = cause.map_or_else(|| error.to_string(), |cause| format!("{error}: {cause}"));
            // Faults of encoding are ours; whatever else has no code is the connection.
            return if error.is_closed() || cause.is_none_or(<dyn std::error::Error>::is::<std::io::Error>) {
                Self::Unavailable(text)
            } else {
                Self::Database(text)
            };
        };
        let text = format!("{} ({})", told.message(), told.code().code());
        match told.code() {
            &SqlState::UNIQUE_VIOLATION => Self::Taken(text),
            &SqlState::DISK_FULL => Self::Full(text),
            &SqlState::IDLE_IN_TRANSACTION_SESSION_TIMEOUT => Self::Unavailable(text),
            code if matches!(code.code().get(..2), Some("08" | "53" | "57" | "58" | "40" | "55")) => {
                Self::Unavailable(text)
            }
            _ => Self::Database(text),
        }
    }
}
