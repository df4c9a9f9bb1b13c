//! One transaction, whichever database: values in, rows out.

use std::borrow::Cow;
use std::fmt::Display;
use std::str::FromStr;

use jiff::Timestamp;
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde::de::value::StrDeserializer;

use crate::{Error, Result, postgres, sqlite};

/// Which database, for the few places where the SQL must differ.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Dialect {
    Sqlite,
    Postgres,
}

/// A parameter.
#[derive(Debug, Clone, PartialEq)]
pub enum Value<'a> {
    Null,
    Int(i64),
    Real(f64),
    Text(Cow<'a, str>),
    Bytes(Cow<'a, [u8]>),
}

impl Value<'_> {
    /// The text of `value`: how ids are kept.
    pub fn id(value: impl Display) -> Self {
        Self::Text(Cow::Owned(value.to_string()))
    }

    /// An enum's word in snake case.
    pub fn word(value: impl Serialize) -> Self {
        match serde_json::to_value(value) {
            Ok(serde_json::Value::String(word)) => Self::Text(Cow::Owned(word)),
            _ => Self::Null,
        }
    }

    /// JSON as text.
    pub fn json(value: impl Serialize) -> Self {
        serde_json::to_string(&value).map_or(Self::Null, |text| Self::Text(Cow::Owned(text)))
    }
}

macro_rules! into_value {
    ($($type:ty, $value:ident => $make:expr;)*) => {$(
        impl<'a> From<$type> for Value<'a> {
            fn from($value: $type) -> Self { $make }
        }
    )*};
}

into_value! {
    i64, value => Self::Int(value);
    u32, value => Self::Int(i64::from(value));
    bool, value => Self::Int(i64::from(value));
    f64, value => Self::Real(value);
    String, value => Self::Text(Cow::Owned(value));
    &'a str, value => Self::Text(Cow::Borrowed(value));
    Vec<u8>, value => Self::Bytes(Cow::Owned(value));
    &'a [u8], value => Self::Bytes(Cow::Borrowed(value));
    &'a String, value => Self::Text(Cow::Borrowed(value.as_str()));
    Timestamp, value => Self::Int(value.as_microsecond());
}

impl<'a, T: Into<Value<'a>>> From<Option<T>> for Value<'a> {
    fn from(value: Option<T>) -> Self {
        value.map_or(Value::Null, Into::into)
    }
}

macro_rules! id_values {
    ($($type:ident),*) => {$(
        impl From<domain::$type> for Value<'_> {
            fn from(id: domain::$type) -> Self { Value::id(id) }
        }
    )*};
}

id_values!(
    WorkspaceId,
    UserId,
    ChannelId,
    ContactId,
    ConversationId,
    MessageId,
    TurnId,
    EffectId,
    ProposalId,
    EventId,
    ReminderId,
    DeadLetterId,
    CallId,
    DeedId,
    FactId,
    ConnectionId,
    CalendarId,
    WatchId,
    CardId,
    Kept
);

/// Parameters of one statement, in the order of `$1`, `$2`, ….
#[macro_export]
macro_rules! params {
    ($($value:expr),* $(,)?) => { vec![$($crate::Value::from($value)),*] };
}

/// A row of an answer; columns count from 0.
#[derive(Debug)]
pub enum Row<'a> {
    #[doc(hidden)]
    Sqlite(&'a rusqlite::Row<'a>),
    #[doc(hidden)]
    Postgres(&'a tokio_postgres::Row),
}

impl Row<'_> {
    pub fn opt_int(&self, column: usize) -> Result<Option<i64>> {
        match self {
            Self::Sqlite(row) => row.get(column).map_err(|error| corrupt(column, error)),
            Self::Postgres(row) => row.try_get(column).map_err(|error| corrupt(column, error)),
        }
    }

    pub fn opt_real(&self, column: usize) -> Result<Option<f64>> {
        match self {
            Self::Sqlite(row) => row.get(column).map_err(|error| corrupt(column, error)),
            Self::Postgres(row) => row.try_get(column).map_err(|error| corrupt(column, error)),
        }
    }

    /// The text in place, without a copy.
    fn str(&self, column: usize) -> Result<Option<&str>> {
        match self {
            Self::Sqlite(row) => row
                .get_ref(column)
                .map_err(|error| corrupt(column, error))?
                .as_str_or_null()
                .map_err(|error| corrupt(column, error)),
            Self::Postgres(row) => row.try_get(column).map_err(|error| corrupt(column, error)),
        }
    }

    /// How many columns there are.
    pub fn width(&self) -> usize {
        match self {
            Self::Sqlite(row) => row.as_ref().column_count(),
            Self::Postgres(row) => row.len(),
        }
    }

    /// Whatever stands there.
    pub fn value(&self, column: usize) -> Result<Value<'static>> {
        use rusqlite::types::Type as Kind;
        use tokio_postgres::types::Type;
        let kind = match self {
            Self::Sqlite(row) => match row.get_ref(column).map_err(|error| corrupt(column, error))?.data_type() {
                Kind::Null => return Ok(Value::Null),
                Kind::Integer => Type::INT8,
                Kind::Real => Type::FLOAT8,
                Kind::Text => Type::TEXT,
                Kind::Blob => Type::BYTEA,
            },
            Self::Postgres(row) => row.columns()[column].type_().clone(),
        };
        match kind {
            Type::INT8 => self.opt_int(column).map(Value::from),
            Type::FLOAT8 => self.opt_real(column).map(Value::from),
            Type::TEXT => self.opt_text(column).map(Value::from),
            Type::BYTEA => self.opt_bytes(column).map(Value::from),
            other => Err(corrupt(column, format!("a {other}, a kind that is not used here"))),
        }
    }

    pub fn opt_text(&self, column: usize) -> Result<Option<String>> {
        Ok(self.str(column)?.map(str::to_owned))
    }

    pub fn opt_bytes(&self, column: usize) -> Result<Option<Vec<u8>>> {
        match self {
            Self::Sqlite(row) => row.get(column).map_err(|error| corrupt(column, error)),
            Self::Postgres(row) => row.try_get(column).map_err(|error| corrupt(column, error)),
        }
    }

    pub fn bytes(&self, column: usize) -> Result<Vec<u8>> {
        required(column, self.opt_bytes(column)?)
    }

    pub fn int(&self, column: usize) -> Result<i64> {
        required(column, self.opt_int(column)?)
    }

    pub fn count(&self, column: usize) -> Result<u32> {
        u32::try_from(self.int(column)?).map_err(|error| corrupt(column, error))
    }

    pub fn flag(&self, column: usize) -> Result<bool> {
        Ok(self.int(column)? != 0)
    }

    pub fn real(&self, column: usize) -> Result<f64> {
        required(column, self.opt_real(column)?)
    }

    pub fn text(&self, column: usize) -> Result<String> {
        required(column, self.opt_text(column)?)
    }

    pub fn time(&self, column: usize) -> Result<Timestamp> {
        Timestamp::from_microsecond(self.int(column)?).map_err(|error| corrupt(column, error))
    }

    pub fn opt_time(&self, column: usize) -> Result<Option<Timestamp>> {
        self.opt_int(column)?
            .map(|micros| Timestamp::from_microsecond(micros).map_err(|error| corrupt(column, error)))
            .transpose()
    }

    pub fn id<T: FromStr<Err: Display>>(&self, column: usize) -> Result<T> {
        required(column, self.opt_id(column)?)
    }

    pub fn opt_id<T: FromStr<Err: Display>>(&self, column: usize) -> Result<Option<T>> {
        self.str(column)?.map(|text| text.parse().map_err(|error| corrupt(column, error))).transpose()
    }

    /// Ids with commas between them.
    pub fn ids<T: FromStr<Err: Display>>(&self, column: usize) -> Result<Vec<T>> {
        let text = required(column, self.str(column)?)?;
        text.split(',').map(|id| id.parse().map_err(|error| corrupt(column, error))).collect()
    }

    /// An enum from its word.
    pub fn word<T: DeserializeOwned>(&self, column: usize) -> Result<T> {
        let word = required(column, self.str(column)?)?;
        T::deserialize(StrDeserializer::<serde::de::value::Error>::new(word)).map_err(|error| corrupt(column, error))
    }

    pub fn json<T: DeserializeOwned>(&self, column: usize) -> Result<T> {
        serde_json::from_str(required(column, self.str(column)?)?).map_err(|error| corrupt(column, error))
    }
}

fn required<T>(column: usize, value: Option<T>) -> Result<T> {
    value.ok_or_else(|| Error::Corrupt { column, problem: "nothing".into() })
}

fn corrupt(column: usize, problem: impl Display) -> Error {
    Error::Corrupt { column, problem: problem.to_string() }
}

/// An open transaction. Its methods are the only thing that a transaction's function may await.
#[derive(Debug)]
pub enum Tx {
    #[doc(hidden)]
    Sqlite(sqlite::Connection),
    #[doc(hidden)]
    Postgres(postgres::Connection),
}

/// A statement and its parameters, for [`Tx::execute_all`].
pub type Statement<'a> = (&'a str, Vec<Value<'a>>);

impl Tx {
    pub fn dialect(&self) -> Dialect {
        match self {
            Self::Sqlite(_) => Dialect::Sqlite,
            Self::Postgres(_) => Dialect::Postgres,
        }
    }

    /// What stands behind a `SELECT` that takes rows for itself and passes over those that another node has.
    pub fn skip_locked(&self) -> &'static str {
        match self {
            Self::Sqlite(_) => "",
            Self::Postgres(_) => " FOR UPDATE SKIP LOCKED",
        }
    }

    /// What stands behind a `SELECT` whose rows nobody else may change until this transaction ends.
    pub fn for_update(&self) -> &'static str {
        match self {
            Self::Sqlite(_) => "",
            Self::Postgres(_) => " FOR UPDATE",
        }
    }

    /// The rows of a parameter that is a JSON array of texts: `WHERE id IN (…)`.
    pub fn texts_of(&self, parameter: &str) -> String {
        match self {
            Self::Sqlite(_) => format!("SELECT value FROM json_each({parameter})"),
            Self::Postgres(_) => format!("SELECT json_array_elements_text(CAST({parameter} AS TEXT)::json)"),
        }
    }

    /// Runs a statement; answers with the number of rows that it touched. A statement that fails dooms its
    /// transaction: the later ones answer the same error, and nothing is committed even where the work answers `Ok`.
    pub async fn execute(&mut self, sql: &str, params: Vec<Value<'_>>) -> Result<u64> {
        match self {
            Self::Sqlite(connection) => connection.execute(sql, &params),
            Self::Postgres(connection) => connection.execute(sql, &params).await,
        }
    }

    /// Runs statements in order, in one round trip where there is a network; answers with the rows that each touched.
    pub async fn execute_all(&mut self, statements: Vec<Statement<'_>>) -> Result<Vec<u64>> {
        match self {
            Self::Sqlite(connection) => {
                statements.iter().map(|(sql, params)| connection.execute(sql, params)).collect()
            }
            Self::Postgres(connection) => connection.execute_all(&statements).await,
        }
    }

    /// Like [`Tx::execute_all`] and then [`Tx::query`], in one round trip where there is a network; answers with the
    /// rows that each statement touched, and the query's rows.
    pub async fn query_after<T>(
        &mut self,
        statements: Vec<Statement<'_>>,
        sql: &str,
        params: Vec<Value<'_>>,
        map: impl Fn(&Row<'_>) -> Result<T> + Send,
    ) -> Result<(Vec<u64>, Vec<T>)> {
        match self {
            Self::Sqlite(_) => {
                let touched = self.execute_all(statements).await?;
                Ok((touched, self.query(sql, params, map).await?))
            }
            Self::Postgres(connection) => {
                let (touched, rows) = connection.query_after(&statements, sql, &params).await?;
                Ok((touched, rows.iter().map(|row| map(&Row::Postgres(row))).collect::<Result<_>>()?))
            }
        }
    }

    /// Every row, through `map`.
    pub async fn query<T>(
        &mut self,
        sql: &str,
        params: Vec<Value<'_>>,
        map: impl Fn(&Row<'_>) -> Result<T> + Send,
    ) -> Result<Vec<T>> {
        match self {
            Self::Sqlite(connection) => connection.query(sql, &params, map),
            Self::Postgres(connection) => {
                connection.query(sql, &params).await?.iter().map(|row| map(&Row::Postgres(row))).collect()
            }
        }
    }

    /// The first row, through `map`.
    pub async fn query_opt<T>(
        &mut self,
        sql: &str,
        params: Vec<Value<'_>>,
        map: impl Fn(&Row<'_>) -> Result<T> + Send,
    ) -> Result<Option<T>> {
        Ok(self.query(sql, params, map).await?.into_iter().next())
    }

    /// How much the database has done in this transaction, in units of its own: steps on SQLite, rows and index entries
    /// read on Postgres. What a test compares before it and behind.
    #[cfg(feature = "testing")]
    pub async fn effort(&mut self) -> Result<i64> {
        match self {
            Self::Sqlite(connection) => Ok(connection.steps as i64),
            Self::Postgres(_) => {
                let sql = "SELECT CAST(sum(pg_stat_get_xact_tuples_returned(c.oid)) AS BIGINT)
                    FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
                    WHERE n.nspname = current_schema() AND c.relkind IN ('r', 'i')";
                Ok(self.query_opt(sql, Vec::new(), |row| row.int(0)).await?.unwrap_or(0))
            }
        }
    }

    /// Several statements without parameters, as in a migration.
    pub(crate) async fn batch(&mut self, sql: &str) -> Result<()> {
        match self {
            Self::Sqlite(connection) => connection.batch(sql),
            Self::Postgres(connection) => connection.batch(sql).await,
        }
    }
}
