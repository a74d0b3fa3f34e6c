//! A worker that is sent jobs, interrupted by errors, and stopped at any time: `throw`, `close`,
//! and clean-up that runs whatever the end may be.
//!
//! `cargo run --example worker`
use std::cell::RefCell;
use std::error::Error;
use std::fmt;
use std::rc::Rc;

use gen_core::{Coroutine, CoroutineState, generator, yield_};

/// What the outside can throw into a worker.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Signal {
    /// Forget what was counted so far, and go on.
    Reset,
    /// Stop with this as the error.
    Abort,
}

impl fmt::Display for Signal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Reset => "reset",
            Self::Abort => "aborted",
        })
    }
}

impl Error for Signal {}

/// Where everybody writes down what happens.
pub type Journal = Rc<RefCell<Vec<String>>>;

/// A desk that is taken for as long as this lives. It is what would be a file, a lock or a
/// connection elsewhere: to give it back is the clean-up of the worker.
struct Desk(Journal);

impl Desk {
    fn take(journal: &Journal) -> Self {
        journal.borrow_mut().push("desk taken".to_owned());
        Self(Rc::clone(journal))
    }
}

impl Drop for Desk {
    fn drop(&mut self) {
        self.0.borrow_mut().push("desk given back".to_owned());
    }
}

/// Counts the words of each text that it is sent, until an empty one; returns how many there
/// were. A [`Signal::Abort`] that is thrown into it ends it.
#[generator]
pub fn worker(
    journal: Journal,
) -> impl Coroutine<Result<String, Signal>, Yield = usize, Return = Result<usize, Signal>> {
    let _desk = Desk::take(&journal);
    let mut total = 0;
    let mut last = 0;
    loop {
        // Waits here: `Err` is what was thrown.
        let text = match yield_!(last) {
            Err(Signal::Reset) => {
                journal.borrow_mut().push(format!("{total} forgotten"));
                (total, last) = (0, 0);
                continue;
            }
            given => given?,
        };
        if text.is_empty() {
            return Ok(total);
        }
        last = text.split_whitespace().count();
        total += last;
    }
}

/// What the outside does to a worker.
#[derive(Debug, Clone, Copy)]
pub enum Event {
    /// Sends it a text.
    Send(&'static str),
    /// Throws a signal into it.
    Throw(Signal),
    /// Stops it where it is.
    Close,
}

/// Starts a worker and lets these things happen to it; gives what was written down.
pub fn shift(events: &[Event]) -> Vec<String> {
    let journal = Journal::default();
    let mut worker = worker(Rc::clone(&journal));
    let note = |line: String| journal.borrow_mut().push(line);

    let ready = worker.start();
    note(format!("started: {ready:?}"));
    for event in events {
        let state = match *event {
            Event::Send(text) => worker.resume(Ok(text.to_owned())),
            Event::Throw(signal) => worker.throw(signal),
            Event::Close => {
                worker.close();
                note("closed".to_owned());
                break;
            }
        };
        note(format!("{event:?}: {state:?}"));
        if let CoroutineState::Complete(_) = state {
            break;
        }
    }
    // Dropping a worker that is still waiting would close it, too.
    drop(worker);
    journal.take()
}

fn main() {
    use Event::{Close, Send, Throw};

    let shifts: [(&str, &[Event]); 3] = [
        (
            "done with all of its work",
            &[Send("the quick brown fox"), Send("jumps"), Send("")],
        ),
        (
            "reset, which it handles, then aborted",
            &[
                Send("over the lazy dog"),
                Throw(Signal::Reset),
                Send("one two"),
                Throw(Signal::Abort),
            ],
        ),
        ("sent home half-way", &[Send("and then"), Close]),
    ];
    for (title, events) in shifts {
        println!("{title}:");
        for line in shift(events) {
            println!("    {line}");
        }
    }
}
