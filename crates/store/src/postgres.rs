//! Postgres: pooled connections, prepared statements, and as few round trips as the work allows.

use std::time::Duration;

use bytes::BytesMut;
use deadpool_postgres::{Manager, ManagerConfig, Object, Pool, RecyclingMethod, Runtime, Timeouts};
use futures_util::future::{BoxFuture, try_join_all};
use tokio_postgres::error::SqlState;
use tokio_postgres::types::{Format, IsNull, ToSql, Type};
use tokio_postgres::{NoTls, Statement};

use crate::{Error, Options, Result, Tx, Value};

#[derive(Debug)]
pub(crate) struct Database {
    pool: Pool,
    url: String,
}

impl Database {
    pub(crate) async fn open(url: &str, options: &Options) -> Result<Self> {
        let mut config: tokio_postgres::Config =
            url.parse().map_err(|error| Error::Location(format!("the Postgres address cannot be read: {error}")))?;
        config.connect_timeout(options.patience).keepalives_idle(Duration::from_secs(30));
        let patience = options.patience.as_millis();
        config.options(format!(
            "-c statement_timeout={} -c lock_timeout={patience} -c idle_in_transaction_session_timeout={}",
            patience * 6,
            patience * 2
        ));
        let manager = Manager::from_config(config, NoTls, ManagerConfig { recycling_method: RecyclingMethod::Fast });
        let wait = Some(options.patience);
        let pool = Pool::builder(manager)
            .max_size(options.connections.max(2))
            .timeouts(Timeouts { wait, create: wait, recycle: wait })
            .runtime(Runtime::Tokio1)
            .build()
            .map_err(|error| Error::Misuse(error.to_string()))?;
        let database = Self { pool, url: url.to_owned() };
        drop(database.client().await?);
        Ok(database)
    }

    async fn client(&self) -> Result<Object> {
        self.pool.get().await.map_err(|error| Error::Unavailable(error.to_string()))
    }

    pub(crate) async fn run<T, E, F>(&self, read_only: bool, work: F) -> Result<T, E>
    where
        T: Send + 'static,
        E: From<Error> + Send + 'static,
        F: for<'t> FnOnce(&'t mut Tx) -> BoxFuture<'t, Result<T, E>> + Send + 'static,
    {
        let client = Some(self.client().await?);
        let mut tx = Tx::Postgres(Connection { client, read_only, begun: false });
        let result = work(&mut tx).await;
        let Tx::Postgres(mut connection) = tx else { return result };
        match &result {
            Ok(_) => connection.end("COMMIT").await?,
            // The work's own error says more than a failed rollback, after which the connection is thrown away.
            Err(_) => drop(connection.end("ROLLBACK").await),
        }
        result
    }

    pub(crate) fn close(&self) {
        self.pool.close();
    }
}

/// A connection inside a transaction that begins with its first statement, in the same round trip.
#[derive(Debug)]
pub struct Connection {
    client: Option<Object>,
    read_only: bool,
    begun: bool,
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
    fn client(&self) -> Result<&Object> {
        self.client.as_ref().ok_or_else(|| Error::Misuse("the transaction is over".into()))
    }

    /// Sends `BEGIN` in front of the first statement, without waiting for its answer first.
    async fn begin(&mut self) -> Result<()> {
        if self.begun {
            return Ok(());
        }
        self.begun = true;
        let begin = if self.read_only { "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY" } else { "BEGIN" };
        Ok(self.client()?.batch_execute(begin).await?)
    }

    async fn end(&mut self, how: &str) -> Result<()> {
        if self.begun {
            self.client()?.batch_execute(how).await?;
            self.begun = false;
        }
        Ok(())
    }

    async fn prepare(&self, sql: &str) -> Result<Statement> {
        Ok(self.client()?.prepare_cached(sql).await?)
    }

    pub(crate) async fn execute(&mut self, sql: &str, params: &[Value<'_>]) -> Result<u64> {
        let statement = self.prepare(sql).await?;
        self.begin().await?;
        Ok(self.client()?.execute_raw(&statement, params.iter()).await?)
    }

    pub(crate) async fn execute_all(&mut self, statements: &[(&str, Vec<Value<'_>>)]) -> Result<Vec<u64>> {
        let mut prepared = Vec::with_capacity(statements.len());
        for (sql, params) in statements {
            prepared.push((self.prepare(sql).await?, params));
        }
        self.begin().await?;
        let client = self.client()?;
        // Polled in order, so sent in order; Postgres answers in order.
        let all = prepared.iter().map(|(statement, params)| client.execute_raw(statement, params.iter()));
        Ok(try_join_all(all).await?)
    }

    pub(crate) async fn query(&mut self, sql: &str, params: &[Value<'_>]) -> Result<Vec<tokio_postgres::Row>> {
        let statement = self.prepare(sql).await?;
        self.begin().await?;
        let refs: Vec<&(dyn ToSql + Sync)> = params.iter().map(|value| value as &(dyn ToSql + Sync)).collect();
        Ok(self.client()?.query(&statement, &refs).await?)
    }

    pub(crate) async fn batch(&mut self, sql: &str) -> Result<()> {
        self.begin().await?;
        Ok(self.client()?.batch_execute(sql).await?)
    }
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
        }
    }

    fn accepts(ty: &Type) -> bool {
        matches!(*ty, Type::INT8 | Type::FLOAT8 | Type::TEXT | Type::VARCHAR | Type::UNKNOWN)
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
            // Faults of encoding are ours; whatever else has no code is the connection.
            return if error.is_closed() || std::error::Error::source(&error).is_none_or(|s| s.is::<std::io::Error>()) {
                Self::Unavailable(error.to_string())
            } else {
                Self::Database(format!("{error}: {:?}", std::error::Error::source(&error).map(ToString::to_string)))
            };
        };
        let text = format!("{} ({})", told.message(), told.code().code());
        match told.code() {
            &SqlState::UNIQUE_VIOLATION => Self::Taken(text),
            &SqlState::DISK_FULL => Self::Full(text),
            code if matches!(code.code().get(..2), Some("08" | "53" | "57" | "40" | "55")) => Self::Unavailable(text),
            _ => Self::Database(text),
        }
    }
}

impl Database {
    pub(crate) async fn listen(&self, hints: tokio::sync::mpsc::Sender<String>) -> Result<()> {
        let (client, mut connection) = tokio_postgres::connect(&self.url, NoTls).await?;
        let mut listening = Box::pin(client.batch_execute("LISTEN attache"));
        let mut begun = false;
        loop {
            let message = std::future::poll_fn(|context| {
                if !begun && let std::task::Poll::Ready(result) = listening.as_mut().poll(context) {
                    begun = true;
                    if let Err(error) = result {
                        return std::task::Poll::Ready(Some(Err(error)));
                    }
                }
                connection.poll_message(context)
            })
            .await;
            match message {
                Some(Ok(tokio_postgres::AsyncMessage::Notification(notification))) => {
                    for hint in notification.payload().lines() {
                        if let Err(tokio::sync::mpsc::error::TrySendError::Closed(_)) = hints.try_send(hint.to_owned())
                        {
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
