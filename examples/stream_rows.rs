//! The rows of a database query as an async stream, in constant memory.
//!
//! `cargo run --example stream_rows [ROWS]`
//!
//! The database is a real one, SQLite, in a file that the example makes and removes. SQLite
//! blocks, so each query runs on a thread of its own, which hands over the rows through a
//! bounded channel: the stream waits for the thread, and the thread never runs far ahead of the
//! stream. Who drops the stream stops the query.
use std::error::Error;
use std::path::{Path, PathBuf};
use std::pin::pin;
use std::process::ExitCode;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use futures::{Stream, StreamExt};
use gen_core::{generator, yield_};
use rusqlite::Connection;
use tokio::sync::mpsc;

#[path = "common/temporary.rs"]
mod temporary;

use temporary::Folder;

/// A row.
#[derive(Clone, PartialEq, Debug)]
pub struct Order {
    /// Counted from one.
    pub id: i64,
    /// Who ordered.
    pub customer: String,
    /// In cents.
    pub amount: i64,
}

/// How many rows change threads at a time.
const BATCH: usize = 256;
/// How many of these wait at most.
const WAITING: usize = 4;

/// An async driver of a database in a file.
pub struct Database {
    path: PathBuf,
    /// How many rows its queries have read.
    read: Arc<AtomicU64>,
}

impl Database {
    /// The database in a file, which need not exist yet.
    pub fn new(path: &Path) -> Self {
        Self {
            path: path.to_owned(),
            read: Arc::default(),
        }
    }

    /// Makes the table, and fills it.
    ///
    /// # Errors
    ///
    /// What SQLite says.
    pub fn fill(&self, rows: i64) -> rusqlite::Result<()> {
        let connection = Connection::open(&self.path)?;
        connection.execute_batch("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;")?;
        connection.execute_batch(
            "CREATE TABLE orders (id INTEGER PRIMARY KEY, customer TEXT, amount INTEGER);",
        )?;
        connection.execute(
            "WITH RECURSIVE n (id) AS (VALUES (1) UNION ALL SELECT id + 1 FROM n WHERE id < ?1)
             INSERT INTO orders SELECT id, 'customer ' || id % 1000, id * 7919 % 100000 FROM n",
            [rows],
        )?;
        Ok(())
    }

    /// How many rows its queries have read.
    pub fn read(&self) -> u64 {
        self.read.load(Ordering::SeqCst)
    }

    /// Runs a query on a thread of its own. It goes on as long as there is room in the channel,
    /// and ends when nobody listens any more.
    fn query(&self, sql: String) -> mpsc::Receiver<rusqlite::Result<Vec<Order>>> {
        let (send, receive) = mpsc::channel(WAITING);
        let (path, read) = (self.path.clone(), Arc::clone(&self.read));
        tokio::task::spawn_blocking(move || {
            if let Err(error) = select(&path, &sql, &read, &send) {
                // If nobody listens, nobody wants the error.
                let _ = send.blocking_send(Err(error));
            }
        });
        receive
    }

    /// The orders that a query gives, one by one.
    ///
    /// Nothing is asked of the database before the stream is polled.
    #[generator]
    pub async fn orders(&self, sql: String) -> impl Stream<Item = rusqlite::Result<Order>> + Send {
        let mut batches = self.query(sql);
        while let Some(batch) = batches.recv().await {
            for order in batch? {
                yield_!(Ok(order));
            }
        }
    }
}

/// Sends the rows of a query, until they end or the other side does.
fn select(
    path: &Path,
    sql: &str,
    read: &AtomicU64,
    send: &mpsc::Sender<rusqlite::Result<Vec<Order>>>,
) -> rusqlite::Result<()> {
    let connection = Connection::open(path)?;
    let mut statement = connection.prepare(sql)?;
    let orders = statement.query_map([], |row| {
        Ok(Order {
            id: row.get(0)?,
            customer: row.get(1)?,
            amount: row.get(2)?,
        })
    })?;
    let mut batch = Vec::with_capacity(BATCH);
    for order in orders {
        read.fetch_add(1, Ordering::SeqCst);
        batch.push(order?);
        if batch.len() == BATCH {
            let full = std::mem::replace(&mut batch, Vec::with_capacity(BATCH));
            if send.blocking_send(Ok(full)).is_err() {
                return Ok(());
            }
        }
    }
    let _ = send.blocking_send(Ok(batch));
    Ok(())
}

/// The total of each hundred orders: a stream of a stream.
#[generator]
pub async fn totals(
    orders: impl Stream<Item = rusqlite::Result<Order>>,
    each: usize,
) -> impl Stream<Item = rusqlite::Result<i64>> {
    let mut orders = pin!(orders);
    loop {
        let mut total = 0;
        let mut count = 0;
        let mut some = orders.by_ref().take(each);
        while let Some(order) = some.next().await {
            total += order?.amount;
            count += 1;
        }
        if count == 0 {
            return;
        }
        yield_!(Ok(total));
    }
}

/// The most memory that the process has had, in MiB, where the system tells.
fn peak() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status
        .lines()
        .find_map(|line| line.strip_prefix("VmHWM:"))?;
    Some(line.split_whitespace().next()?.parse::<u64>().ok()? / 1024)
}

async fn run(rows: u64) -> Result<(), Box<dyn Error>> {
    let folder = Folder::new("stream_rows")?;
    let database = Database::new(&folder.file("orders.sqlite"));
    database.fill(i64::try_from(rows)?)?;
    println!("{rows} rows in the database");

    let mut ahead = 0;
    let mut count = 0;
    let mut early = None;
    {
        let mut orders = pin!(database.orders("SELECT * FROM orders".to_owned()));
        println!("called; rows read: {}", database.read());
        while let Some(order) = orders.next().await {
            order?;
            count += 1;
            ahead = ahead.max(database.read() - count);
            if count == rows / 10 {
                early = peak();
            }
        }
    }
    println!("{count} rows, at most {ahead} of them read ahead");
    if let (Some(early), Some(late)) = (early, peak()) {
        println!("memory: {early} MiB after a tenth, {late} MiB after all");
    }

    let orders = database.orders("SELECT * FROM orders WHERE amount > 50000".to_owned());
    let mut totals = pin!(totals(orders, 100).take(3));
    while let Some(total) = totals.next().await {
        println!("a hundred large orders: {}", total?);
    }

    let mut wrong = pin!(database.orders("SELECT * FROM order".to_owned()));
    while let Some(order) = wrong.next().await {
        println!(
            "a wrong query: {}",
            order.map_or_else(|_| "an error", |_| "a row")
        );
    }
    Ok(())
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> ExitCode {
    let rows = match std::env::args().nth(1).map(|rows| rows.parse()) {
        None => 1_000_000,
        Some(Ok(rows)) => rows,
        Some(Err(error)) => {
            eprintln!("usage: stream_rows [ROWS]: {error}");
            return ExitCode::FAILURE;
        }
    };
    match run(rows).await {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("stream_rows: {error}");
            ExitCode::FAILURE
        }
    }
}
