//! Runs both halves of a body under many plans and compares their traces. Linked into
//! the crates of a [batch](crate::batch).

use std::fmt::Write as _;
use std::io::Write as _;
use std::panic::{AssertUnwindSafe, catch_unwind};

use gen_core::{Coroutine, CoroutineState, Status};

use crate::trace::{self, Argument, Event, Item, Plan, Planned, Returned};

/// The consumer of a run that is not stopped stops here all the same.
const MANY: usize = 40;
/// Up to so many items, the consumer stops after each number of them.
const STOPS: usize = 10;
/// About so many panics are planned in the run of a body.
const PANICS: usize = 16;
/// The different paths through a body that are tried.
const CHOICES: u64 = 4;

/// What a plain function returns: `()`, what `?` left, or what a coroutine returns.
pub trait End {
    /// Gives it to the consumer.
    fn end(self);
}

impl End for () {
    fn end(self) {}
}

impl End for Option<()> {
    fn end(self) {}
}

impl End for Result<(), String> {
    fn end(self) {
        if let Err(error) = self {
            trace::received::<Result<u64, String>>(Err(error));
        }
    }
}

impl<R: Returned> End for R {
    fn end(self) {
        trace::returned(self);
    }
}

/// What a plain function gives that another one called.
pub trait Called<A> {
    /// The value of the `yield_from!`.
    type Value;
    /// Gives it; the error of a `?` is an item.
    fn called(self) -> Self::Value;
}

impl<A> Called<A> for () {
    type Value = ();
    fn called(self) {}
}

impl<A> Called<A> for Option<()> {
    type Value = ();
    fn called(self) {}
}

impl<A: trace::Argument> Called<A> for Result<(), String> {
    type Value = ();
    fn called(self) {
        if let Err(error) = self {
            let _ = trace::yielded::<Result<u64, String>, A>(Err(error));
        }
    }
}

impl<A, R: Returned> Called<A> for R {
    type Value = R;
    fn called(self) -> R {
        self
    }
}

/// The value of a call among plain functions.
pub fn called<A, R: Called<A>>(returned: R) -> R::Value {
    returned.called()
}

/// Gives the consumer what the plain function returned.
pub fn end(returned: impl End) {
    returned.end();
}

fn mark_panic(cause: &(dyn std::any::Any + Send)) {
    let why = if cause.is::<Planned>() {
        String::new()
    } else if let Some(text) = cause.downcast_ref::<&str>() {
        (*text).to_owned()
    } else {
        cause
            .downcast_ref::<String>()
            .cloned()
            .unwrap_or_else(|| "for no known reason".to_owned())
    };
    trace::mark(Event::Panic(why));
}

/// Runs the generator as the plan says.
#[must_use]
pub fn run_generator<T: Item>(
    plan: Plan,
    make: &dyn Fn() -> Box<dyn Iterator<Item = T>>,
) -> (Vec<Event>, usize) {
    trace::start(plan);
    match catch_unwind(AssertUnwindSafe(make)) {
        Err(cause) => mark_panic(&*cause),
        Ok(mut items) => {
            let mut goes_on = plan.stop_after > 0;
            while goes_on {
                match catch_unwind(AssertUnwindSafe(|| items.next())) {
                    Ok(Some(item)) => goes_on = !trace::received(item),
                    Ok(None) => goes_on = false,
                    Err(cause) => {
                        mark_panic(&*cause);
                        goes_on = false;
                    }
                }
                if !goes_on && !stopped(plan) {
                    // Ended: it stays so.
                    match catch_unwind(AssertUnwindSafe(|| items.next())) {
                        Ok(None) => {}
                        Ok(Some(item)) => {
                            trace::mark(Event::Panic(format!("{} after the end", item.show())));
                        }
                        Err(_) => trace::mark(Event::Panic("after the end".to_owned())),
                    }
                }
            }
            drop(items);
        }
    }
    trace::finish()
}

/// Runs the coroutine as the plan says; where it is stopped it is closed, or dropped.
#[must_use]
pub fn run_coroutine<A: Argument, Y: Item, R: Returned>(
    plan: Plan,
    make: &dyn Fn() -> Box<dyn Coroutine<A, Yield = Y, Return = R>>,
) -> (Vec<Event>, usize) {
    trace::start(plan);
    match catch_unwind(AssertUnwindSafe(make)) {
        Err(cause) => mark_panic(&*cause),
        Ok(mut body) => {
            let mut arg = None;
            let mut goes_on = plan.stop_after > 0;
            while goes_on {
                let given = arg.take();
                let step = || match given {
                    Some(given) => body.resume(given),
                    None => body.start(),
                };
                match catch_unwind(AssertUnwindSafe(step)) {
                    Ok(CoroutineState::Yielded(item)) => {
                        goes_on = !trace::received(item);
                        if goes_on {
                            arg = Some(A::given());
                        }
                    }
                    Ok(CoroutineState::Complete(value)) => {
                        trace::returned(value);
                        goes_on = false;
                    }
                    Err(cause) => {
                        mark_panic(&*cause);
                        goes_on = false;
                    }
                }
                if !goes_on && !stopped(plan) && body.status() != Status::Complete {
                    trace::mark(Event::Panic(format!("{:?} at the end", body.status())));
                }
            }
            if plan.choices % 2 == 0 {
                body.close();
            }
        }
    }
    trace::finish()
}

/// Whether the consumer of this run has all the items it wants.
fn stopped(plan: Plan) -> bool {
    trace::items() >= plan.stop_after
}

/// Runs the plain function as the plan says.
fn run_reference(plan: Plan, call: &dyn Fn()) -> (Vec<Event>, usize) {
    trace::start(plan);
    if let Err(cause) = catch_unwind(AssertUnwindSafe(call)) {
        if !cause.is::<trace::Stop>() {
            mark_panic(&*cause);
        }
    }
    trace::finish()
}

/// Takes all items at once, as a plain function hands them out.
pub fn all<T: Item>(items: impl Iterator<Item = T>) {
    trace::begin();
    items.for_each(trace::yielded::<T, ()>);
}

/// Runs both halves under all plans, `at_once` with a consumer that takes all items in one
/// call; describes the first difference.
#[must_use]
pub fn compare(
    run: &dyn Fn(Plan) -> (Vec<Event>, usize),
    at_once: Option<&dyn Fn()>,
    call: &dyn Fn(),
) -> Option<String> {
    for choices in 0..CHOICES {
        let whole = Plan {
            choices,
            stop_after: MANY,
            panic_at: 0,
        };
        let (events, ticks) = run_reference(whole, call);
        let items = events
            .iter()
            .filter(|event| matches!(event, Event::Item(_)))
            .count();
        let stops = (0..=items.min(STOPS)).map(|stop_after| Plan {
            stop_after,
            ..whole
        });
        let panics = (1..=ticks)
            .step_by(ticks / PANICS + 1)
            .map(|panic_at| Plan { panic_at, ..whole });
        for plan in std::iter::once(whole).chain(stops).chain(panics) {
            let (expected, _) = run_reference(plan, call);
            let (found, _) = run(plan);
            if found != expected {
                return Some(describe(plan, &expected, &found));
            }
            let found = at_once.map(|take_all| run_reference(plan, take_all).0);
            if let Some(found) = found.filter(|found| *found != expected) {
                return Some(format!(
                    "all at once: {}",
                    describe(plan, &expected, &found)
                ));
            }
        }
    }
    None
}

/// What differences of one cause mostly have in common: how the consumer went on, and what
/// differs first.
fn kind(plan: Plan, expected: Option<&Event>, found: Option<&Event>) -> String {
    let name = |event: Option<&Event>| match event {
        None => "the end",
        Some(Event::Item(_)) => "an item",
        Some(Event::New(..)) => "a new value",
        Some(Event::Drop(..)) => "a drop",
        Some(Event::Call(..)) => "a call",
        Some(Event::Panic(_)) => "a panic",
    };
    let way = match plan {
        Plan { panic_at: 1.., .. } => "after a panic",
        Plan {
            stop_after: MANY, ..
        } => "to the end",
        Plan { .. } => "dropped early",
    };
    format!("run {way}: {} instead of {}", name(found), name(expected))
}

/// Both traces, from a little before the first difference.
fn describe(plan: Plan, expected: &[Event], found: &[Event]) -> String {
    let same = expected
        .iter()
        .zip(found)
        .take_while(|(a, b)| a == b)
        .count();
    let mut text = format!(
        "{}\n{plan:?}: same for {same} events\n",
        kind(plan, expected.get(same), found.get(same))
    );
    for (name, events) in [("plain function", expected), ("generator", found)] {
        writeln!(text, "--- {name}").expect("a string");
        let from = same.saturating_sub(12);
        for (n, event) in events.iter().enumerate().skip(from).take(24) {
            let pointer = if n == same { '>' } else { ' ' };
            writeln!(text, " {pointer} {event}").expect("a string");
        }
    }
    text
}

/// Runs both halves of a body; describes the first difference.
pub type Comparison = fn() -> Option<String>;

/// The `main` of a crate of bodies. Its arguments are the numbers of the bodies to leave
/// out. Prints `start n` before a body and `end n lines` and a description after it.
///
/// # Panics
///
/// When there is nobody to read what it prints.
pub fn main(bodies: &[(usize, Comparison)]) {
    // A panic out of generated code is part of the trace.
    std::panic::set_hook(Box::new(|_| {}));
    let left_out: Vec<usize> = std::env::args()
        .filter_map(|arg| arg.parse().ok())
        .collect();
    let mut out = std::io::stdout();
    for &(number, compare) in bodies
        .iter()
        .filter(|(number, _)| !left_out.contains(number))
    {
        writeln!(out, "start {number}")
            .and_then(|()| out.flush())
            .expect("stdout is open");
        let difference = compare().unwrap_or_default();
        writeln!(out, "end {number} {}", difference.lines().count()).expect("stdout is open");
        write!(out, "{difference}").expect("stdout is open");
    }
}
