//! Coroutines made of coroutines: `yield_from!` hands everything on to a child, both ways, and
//! evaluates to what the child returns.
//!
//! `cargo run --example delegate`
use std::fmt;
use std::ops::RangeInclusive;

use gen_core::{Coroutine, CoroutineState, Status, generator, yield_, yield_from};

/// An answer of the customer, or that there is none to come.
pub type Answer<'a> = Result<&'a str, Cancelled>;

/// The customer has changed their mind.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cancelled;

/// What was ordered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Order {
    /// Its name.
    pub pizza: String,
    /// How many.
    pub count: u32,
    /// Where to bring it; `None` if it is fetched.
    pub address: Option<String>,
}

impl fmt::Display for Order {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} x {}, ", self.count, self.pizza)?;
        match &self.address {
            Some(address) => write!(f, "to {address}"),
            None => f.write_str("to be fetched"),
        }
    }
}

/// Asks until the answer is not empty.
#[generator]
pub fn text<'a>(
    question: impl Into<String>,
) -> impl Coroutine<Answer<'a>, Yield = String, Return = Result<String, Cancelled>> {
    let question = question.into();
    loop {
        let answer = yield_!(question.clone())?.trim();
        if !answer.is_empty() {
            return Ok(answer.to_owned());
        }
    }
}

/// Asks until the answer is a number in this range.
#[generator]
pub fn number<'a>(
    question: impl Into<String>,
    range: RangeInclusive<u32>,
) -> impl Coroutine<Answer<'a>, Yield = String, Return = Result<u32, Cancelled>> {
    let mut answer = yield_from!(text(question))?;
    loop {
        match answer.parse() {
            Ok(number) if range.contains(&number) => return Ok(number),
            _ => {
                let again = format!("From {} to {}, please.", range.start(), range.end());
                answer = yield_from!(text(again))?;
            }
        }
    }
}

/// Asks until the answer is yes or no. Here cancelling is a way to say no.
#[generator]
pub fn confirm<'a>(
    question: impl Into<String>,
) -> impl Coroutine<Answer<'a>, Yield = String, Return = bool> {
    let question = question.into();
    loop {
        match yield_!(format!("{question} (y/n)")) {
            Ok("y" | "yes") => return true,
            Ok("n" | "no") | Err(Cancelled) => return false,
            Ok(_) => {}
        }
    }
}

/// The whole dialog. It knows nothing of how the questions are asked or where answers are from.
#[generator]
pub fn order<'a>(
    menu: &[&str],
) -> impl Coroutine<Answer<'a>, Yield = String, Return = Result<Order, Cancelled>> {
    let mut question = String::from("Which pizza?");
    for (at, pizza) in (1..).zip(menu) {
        question += &format!(" [{at}] {pizza}");
    }
    let last = u32::try_from(menu.len()).unwrap_or(u32::MAX);
    loop {
        let at = yield_from!(number(question.clone(), 1..=last))?;
        let pizza = menu[at as usize - 1].to_owned();
        let count = yield_from!(number("How many?", 1..=20))?;
        let address = if yield_from!(confirm("Shall we bring it?")) {
            Some(yield_from!(text("Where to?"))?)
        } else {
            None
        };
        let order = Order {
            pizza,
            count,
            address,
        };
        if yield_from!(confirm(format!("{order}: is that right?"))) {
            return Ok(order);
        }
    }
}

const MENU: [&str; 3] = ["Margherita", "Funghi", "Quattro Stagioni"];

/// Plays a dialog with these answers; a `Cancelled` is thrown. What it ends with, if it does.
pub fn play(answers: &[Answer<'static>]) -> Option<Result<Order, Cancelled>> {
    let mut dialog = order(&MENU);
    let mut state = dialog.start();
    for answer in answers {
        match state {
            CoroutineState::Yielded(question) => println!("  {question}"),
            CoroutineState::Complete(_) => break,
        }
        state = match answer {
            Ok(text) => {
                println!("      > {text}");
                dialog.resume(Ok(text))
            }
            Err(cancelled) => {
                println!("      > (cancelled)");
                dialog.throw(*cancelled)
            }
        };
    }
    // Whoever has hung up is not asked any more: this closes the child that asks, too.
    dialog.close();
    assert_eq!(dialog.status(), Status::Complete);
    state.complete()
}

fn main() {
    let dialogs: [&[Answer<'static>]; 3] = [
        &[
            Ok("4"),
            Ok("two"),
            Ok("2"),
            Ok("3"),
            Ok("maybe"),
            Ok("y"),
            Ok(""),
            Ok("12 Main Street"),
            Ok("y"),
        ],
        &[Ok("1"), Ok("1"), Err(Cancelled), Ok("y")],
        &[Ok("1"), Err(Cancelled)],
    ];
    for answers in dialogs {
        println!("A customer calls.");
        match play(answers) {
            Some(Ok(order)) => println!("Ordered: {order}\n"),
            Some(Err(Cancelled)) => println!("Cancelled.\n"),
            None => println!("Gone.\n"),
        }
    }
}
