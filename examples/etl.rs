//! Extract, transform, load: sales by country out of a large file of orders.
//!
//! `cargo run --release --example etl [ROWS]`
//!
//! Orders are read and cleaned, get their country from a second file, are added up and
//! written; each stage is a generator over the one before. A row that does not fit goes to a
//! file of rejects with its number and the reason. The example runs the job twice, the second
//! time with ten times the rows, and fails if that took more memory.
use std::borrow::Cow;
use std::collections::{BTreeMap, HashMap};
use std::error::Error;
use std::fmt;
use std::fs::{self, File};
use std::io::{self, BufWriter, Read, Write};
use std::path::Path;
use std::process::ExitCode;
use std::time::Instant;
use std::{env, str};

use csv::{ReaderBuilder, Trim, Writer};
use gen_core::{generator, yield_};
use serde::{Deserialize, Serialize};

#[path = "common/heap.rs"]
mod heap;
#[path = "common/temporary.rs"]
mod temporary;

#[cfg(not(test))] // the tests have one of their own
#[global_allocator]
static HEAP: heap::Heap = heap::Heap;

/// How much more memory ten times the rows may take, in bytes.
const TOLERANCE: usize = 4096;

/// A row of the orders, as it stands there.
#[derive(Debug, Deserialize)]
pub struct Raw {
    customer: String,
    amount: String,
    /// The row, counted from one; the head is none.
    #[serde(skip)]
    row: u64,
}

/// A clean order.
#[derive(Debug, PartialEq)]
pub struct Order {
    /// See [`Raw`].
    pub row: u64,
    /// Who ordered: a name of the second file.
    pub customer: String,
    /// For how much.
    pub cents: u64,
}

/// An order with its country.
#[derive(Debug, PartialEq)]
pub struct Sale<'a> {
    /// Where it was sold.
    pub country: &'a str,
    /// For how much.
    pub cents: u64,
}

/// What was sold in a country.
#[derive(Debug, PartialEq, Serialize)]
pub struct Total<'a> {
    /// Where.
    pub country: &'a str,
    /// How many orders.
    pub orders: u64,
    /// For how much, all in all.
    pub cents: u64,
}

/// A row that does not fit, and why.
#[derive(Debug)]
pub struct Reject {
    /// See [`Raw`].
    pub row: u64,
    /// The reason.
    pub reason: Reason,
}

/// Why a row does not fit.
#[derive(Debug)]
pub enum Reason {
    /// It is no order at all.
    Unreadable(csv::Error),
    /// That is not an amount.
    Amount(String),
    /// That is nobody in the second file.
    Customer(String),
}

impl fmt::Display for Reject {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "row {}: {}", self.row, self.reason)
    }
}

impl fmt::Display for Reason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unreadable(cause) => write!(f, "{cause}"),
            Self::Amount(text) => write!(f, "`{text}` is not an amount"),
            Self::Customer(name) => write!(f, "there is no customer `{name}`"),
        }
    }
}

impl Error for Reject {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        match &self.reason {
            Reason::Unreadable(cause) => Some(cause),
            Reason::Amount(_) | Reason::Customer(_) => None,
        }
    }
}

/// Country of each customer.
pub type Countries = HashMap<String, String>;

/// Reads the second file, which is small: all of it.
///
/// # Errors
///
/// If a row of it cannot be read.
pub fn countries(source: impl Read) -> Result<Countries, csv::Error> {
    let mut reader = ReaderBuilder::new().trim(Trim::All).from_reader(source);
    reader.deserialize().collect()
}

/// First stage: the rows of the orders. If the file cannot be read on, that is the last item.
#[generator]
pub fn extract(source: impl Read) -> impl Iterator<Item = Result<Raw, Reject>> {
    let reader = ReaderBuilder::new().trim(Trim::All).from_reader(source);
    for (row, raw) in (1..).zip(reader.into_deserialize::<Raw>()) {
        yield_!(match raw {
            Ok(raw) => Ok(Raw { row, ..raw }),
            Err(cause) => Err(Reject {
                row,
                reason: Reason::Unreadable(cause),
            }),
        });
    }
}

/// Second stage: names in one spelling, amounts in cents. Errors pass, here as below.
#[generator]
pub fn clean(
    rows: impl Iterator<Item = Result<Raw, Reject>>,
) -> impl Iterator<Item = Result<Order, Reject>> {
    for raw in rows {
        yield_!(raw.and_then(|raw| match cents(&raw.amount) {
            Some(cents) => Ok(Order {
                row: raw.row,
                customer: raw.customer.to_lowercase(),
                cents,
            }),
            None => Err(Reject {
                row: raw.row,
                reason: Reason::Amount(raw.amount),
            }),
        }));
    }
}

/// `12`, `12.5`, `12.50` and `€ 12.50` in cents.
fn cents(amount: &str) -> Option<u64> {
    let amount = amount.trim_start_matches(['€', ' ']);
    let (whole, part) = amount.split_once('.').unwrap_or((amount, ""));
    let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    if part.len() > 2 || !digits(whole) || !digits(part) {
        return None;
    }
    let part: u64 = format!("{part:0<2}").parse().ok()?;
    whole
        .parse::<u64>()
        .ok()?
        .checked_mul(100)?
        .checked_add(part)
}

/// Third stage: the country of each order.
#[generator]
pub fn enrich<'a>(
    orders: impl Iterator<Item = Result<Order, Reject>>,
    countries: &'a Countries,
) -> impl Iterator<Item = Result<Sale<'a>, Reject>> {
    for order in orders {
        yield_!(
            order.and_then(|order| match countries.get(&order.customer) {
                Some(country) => Ok(Sale {
                    country,
                    cents: order.cents,
                }),
                None => Err(Reject {
                    row: order.row,
                    reason: Reason::Customer(order.customer),
                }),
            })
        );
    }
}

/// Fourth stage: errors as they come, and behind all rows a total for each country.
#[generator]
pub fn totals<'a>(
    sales: impl Iterator<Item = Result<Sale<'a>, Reject>>,
) -> impl Iterator<Item = Result<Total<'a>, Reject>> {
    let mut totals = BTreeMap::<&str, Total>::new();
    for sale in sales {
        match sale {
            Ok(Sale { country, cents }) => {
                let total = totals.entry(country).or_insert(Total {
                    country,
                    orders: 0,
                    cents: 0,
                });
                total.orders += 1;
                total.cents += cents;
            }
            Err(reject) => yield_!(Err(reject)),
        }
    }
    for total in totals.into_values() {
        yield_!(Ok(total));
    }
}

/// What a job did.
#[derive(Debug, Default, PartialEq)]
pub struct Summary {
    /// Orders that are part of a total.
    pub orders: u64,
    /// Rows in the file of rejects.
    pub rejects: u64,
}

/// Last stage: writes the totals to one file and the rejects to another.
///
/// # Errors
///
/// If one of them cannot be written, or the orders could not be read to the end.
pub fn load<'a>(
    totals: impl Iterator<Item = Result<Total<'a>, Reject>>,
    good: impl Write,
    bad: impl Write,
) -> Result<Summary, Box<dyn Error>> {
    let (mut good, mut bad) = (Writer::from_writer(good), Writer::from_writer(bad));
    let mut summary = Summary::default();
    for total in totals {
        match total {
            Ok(total) => {
                summary.orders += total.orders;
                good.serialize(total)?;
            }
            Err(reject) => {
                if matches!(&reject.reason, Reason::Unreadable(cause) if cause.is_io_error()) {
                    return Err(reject.into());
                }
                summary.rejects += 1;
                bad.write_record([reject.row.to_string(), reject.reason.to_string()])?;
            }
        }
    }
    good.flush()?;
    bad.flush()?;
    Ok(summary)
}

/// The whole job, from `orders.csv` and `customers.csv` to `totals.csv` and `rejects.csv`.
///
/// # Errors
///
/// If a file cannot be read or written.
pub fn job(folder: &Path) -> Result<Summary, Box<dyn Error>> {
    let countries = countries(File::open(folder.join("customers.csv"))?)?;
    let orders = clean(extract(File::open(folder.join("orders.csv"))?));
    load(
        totals(enrich(orders, &countries)),
        File::create(folder.join("totals.csv"))?,
        File::create(folder.join("rejects.csv"))?,
    )
}

/// Writes made-up customers, and `rows` made-up orders of theirs. Five in a thousand are bad.
///
/// # Errors
///
/// If a file cannot be written.
pub fn write_input(folder: &Path, rows: u64) -> io::Result<()> {
    const NAMES: [&str; 5] = ["ada", "grace", "edsger", "barbara", "niklaus"];
    let countries = "name,country\nada,UK\ngrace,US\nedsger,NL\nbarbara,US\nniklaus,CH\n";
    fs::write(folder.join("customers.csv"), countries)?;

    let mut orders = BufWriter::new(File::create(folder.join("orders.csv"))?);
    writeln!(orders, "customer,amount")?;
    for (row, name) in (0..rows).zip(NAMES.iter().cycle()) {
        let name = match row % 7 {
            3 => Cow::from(name.to_uppercase()),
            _ => Cow::from(*name),
        };
        let (euros, cents) = (row % 90, row % 100);
        match row % 1000 {
            100 | 600 => writeln!(orders, "{name},much")?,
            250 | 750 => writeln!(orders, "nobody,{euros}")?,
            999 => writeln!(orders, "{name}")?,
            _ if row % 3 == 0 => writeln!(orders, " {name} , € {euros}.{cents:02}")?,
            _ => writeln!(orders, "{name},{euros}.{cents:02}")?,
        }
    }
    orders.flush()
}

/// Runs the job over `rows` rows; gives its peak of memory.
fn measure(rows: u64) -> Result<usize, Box<dyn Error>> {
    let folder = temporary::Folder::new("etl")?;
    write_input(&folder.0, rows)?;

    let start = Instant::now();
    let (summary, peak) = heap::peak_of(|| job(&folder.0));
    let Summary { orders, rejects } = summary?;
    let millis = start.elapsed().as_millis().max(1);
    let rate = u128::from(rows) * 1000 / millis;
    println!("{rows} rows: {orders} orders, {rejects} rejects, {rate} rows per second");
    println!("{peak} bytes of memory at the peak");
    println!("{}", fs::read_to_string(folder.file("totals.csv"))?);
    if orders + rejects != rows {
        return Err("rows are lost".into());
    }
    Ok(peak)
}

fn run() -> Result<(), Box<dyn Error>> {
    let rows = match env::args().nth(1) {
        Some(rows) => rows.parse().map_err(|error| format!("`{rows}`: {error}"))?,
        None => 30_000,
    };
    let small = measure(rows)?;
    let large = measure(10 * rows)?;
    if large > small + TOLERANCE {
        return Err(format!("ten times the rows took {large} bytes instead of {small}").into());
    }
    println!("ten times the rows, the same memory");
    Ok(())
}

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("etl: {error}");
            ExitCode::FAILURE
        }
    }
}
