//! What bodies are made of: values and functions that leave marks in a trace.
//!
//! Every function here first *ticks*: it counts, and when the [`Plan`] of the run says
//! so it unwinds. So a panic can be put at every side effect of a body, and a body that
//! loops for ever ends. Unwinds use `resume_unwind`, which calls no panic hook.

use std::cell::RefCell;
use std::fmt;
use std::panic::resume_unwind;

use gen_core::{Coroutine, CoroutineState, Status};

/// After so many ticks a body is taken to loop for ever, and unwinds.
const FUEL: usize = 250;

/// One mark in a trace.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Event {
    /// The consumer got an item.
    Item(String),
    /// A tracked value was made: the site in the body, and the count of values so far.
    New(u32, u32),
    /// A tracked value was dropped.
    Drop(u32, u32),
    /// A function was called at a site, or a method on a value made there; the result.
    Call(u32, u64),
    /// The run unwound, as the plan wanted (empty) or for the given reason.
    Panic(String),
}

impl fmt::Display for Event {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Item(item) => write!(f, "ITEM {item}"),
            Self::New(site, serial) => write!(f, "new {site} (as {serial})"),
            Self::Drop(site, serial) => write!(f, "drop {site} (as {serial})"),
            Self::Call(site, result) => write!(f, "call {site} gave {result}"),
            Self::Panic(why) if why.is_empty() => write!(f, "PANIC as planned"),
            Self::Panic(why) => write!(f, "PANIC {why}"),
        }
    }
}

/// How one run of a body goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Plan {
    /// The seed of what [`flip`], [`num`] and the like return.
    pub choices: u64,
    /// After how many items the consumer drops the generator; none: before the first `next`.
    pub stop_after: usize,
    /// Which tick panics; none if zero.
    pub panic_at: usize,
}

/// What a planned panic carries.
#[derive(Debug)]
pub struct Planned;

/// What the unwind carries that stands for the consumer's stop.
#[derive(Debug)]
pub struct Stop;

struct Run {
    plan: Plan,
    choices: u64,
    items: usize,
    ticks: usize,
    values: u32,
    events: Vec<Event>,
}

thread_local! {
    static RUN: RefCell<Run> = const {
        RefCell::new(Run {
            plan: Plan { choices: 0, stop_after: 0, panic_at: 0 },
            choices: 0,
            items: 0,
            ticks: 0,
            values: 0,
            events: Vec::new(),
        })
    };
}

fn with_run<R>(f: impl FnOnce(&mut Run) -> R) -> R {
    RUN.with_borrow_mut(f)
}

/// Starts the trace of a new run.
pub fn start(plan: Plan) {
    let choices = crate::rng::Rng::new(plan.choices).number();
    with_run(|run| {
        *run = Run {
            plan,
            choices,
            items: 0,
            ticks: 0,
            values: 0,
            events: Vec::new(),
        }
    });
}

/// Ends a run: its trace, and how often it ticked.
#[must_use]
pub fn finish() -> (Vec<Event>, usize) {
    with_run(|run| (std::mem::take(&mut run.events), run.ticks))
}

/// Leaves a mark.
pub fn mark(event: Event) {
    with_run(|run| run.events.push(event));
}

/// Counts a side effect; unwinds if the plan puts a panic here.
pub fn step() {
    let unwinds = with_run(|run| {
        run.ticks += 1;
        run.ticks == run.plan.panic_at || run.ticks > FUEL
    });
    if unwinds {
        resume_unwind(Box::new(Planned));
    }
}

fn choose(bound: u64) -> u64 {
    with_run(|run| {
        let mut rng = crate::rng::Rng::new(run.choices);
        run.choices = rng.number();
        rng.below(bound)
    })
}

/// Something a generator can yield here.
pub trait Item {
    /// How the item looks in a trace.
    fn show(&self) -> String;
}

impl Item for u64 {
    fn show(&self) -> String {
        self.to_string()
    }
}

impl Item for Result<u64, String> {
    fn show(&self) -> String {
        format!("{self:?}")
    }
}

impl Item for D {
    fn show(&self) -> String {
        format!("{self:?}")
    }
}

/// Something a coroutine can be resumed with here.
pub trait Argument {
    /// What the consumer resumes it with, after so many items.
    fn given() -> Self;
}

impl Argument for () {
    fn given() -> Self {}
}

impl Argument for u64 {
    fn given() -> Self {
        items() as u64 % 3
    }
}

impl Argument for D {
    fn given() -> Self {
        // No step: this is the consumer's doing.
        made(9000)
    }
}

/// Something a coroutine can return here.
pub trait Returned: fmt::Debug {}

impl Returned for D {}
impl Returned for Result<D, String> {}

/// The consumer gets what a coroutine returned, and drops it.
pub fn returned<R: Returned>(value: R) {
    mark(Event::Item(format!("returned {value:?}")));
    drop(value);
}

/// The consumer gets an item, and drops it; says whether it stops here.
pub fn received<T: Item>(item: T) -> bool {
    mark(Event::Item(item.show()));
    drop(item);
    with_run(|run| {
        run.items += 1;
        run.items >= run.plan.stop_after
    })
}

/// How many items the consumer has got.
#[must_use]
pub fn items() -> usize {
    with_run(|run| run.items)
}

/// What `yield_!` does in the plain function: gives the item to the consumer, and
/// unwinds if that one stops; else gives back the argument.
#[must_use]
pub fn yielded<T: Item, A: Argument>(item: T) -> A {
    if received(item) {
        resume_unwind(Box::new(Stop));
    }
    A::given()
}

/// What `yield_from!` of a coroutine does in the plain function.
pub fn delegated<A: Argument, C: Coroutine<A, Yield: Item>>(mut child: C) -> C::Return {
    let mut state = child.start();
    loop {
        match state {
            CoroutineState::Yielded(item) => state = child.resume(yielded(item)),
            CoroutineState::Complete(value) => return value,
        }
    }
}

/// Stands first in the plain function: where a generator is before its first `next`.
pub fn begin() {
    if with_run(|run| run.plan.stop_after == 0) {
        resume_unwind(Box::new(Stop));
    }
}

/// `yield_!` in the plain function. The module of that one names the item type.
#[macro_export]
macro_rules! reference_yield {
    ($value:expr) => {
        $crate::trace::yielded::<YieldItem, YieldArgument>($value)
    };
}

/// `yield_from!` in the plain function.
#[macro_export]
macro_rules! reference_yield_from {
    // The body itself.
    (body($($args:tt)*)) => {
        $crate::bench::called::<YieldArgument, _>(body($($args)*))
    };
    (echo($($args:tt)*)) => {
        $crate::trace::delegated::<YieldArgument, _>(echo($($args)*))
    };
    ($items:expr) => {
        for item in $items {
            $crate::trace::yielded::<YieldItem, YieldArgument>(item);
        }
    };
}

/// A value whose making and dropping leave marks.
#[derive(PartialEq, Eq)]
pub struct D {
    site: u32,
    serial: u32,
}

impl fmt::Debug for D {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "D {} (as {})", self.site, self.serial)
    }
}

impl Drop for D {
    fn drop(&mut self) {
        mark(Event::Drop(self.site, self.serial));
    }
}

fn made(site: u32) -> D {
    with_run(|run| {
        run.values += 1;
        run.events.push(Event::New(site, run.values));
        D {
            site,
            serial: run.values,
        }
    })
}

impl D {
    /// A new value, made at this site of the body.
    #[must_use]
    pub fn new(site: u32) -> Self {
        step();
        made(site)
    }

    fn used(&self, result: u64) -> u64 {
        step();
        mark(Event::Call(self.site, result));
        result
    }

    /// Uses the value; small.
    #[must_use]
    #[allow(
        clippy::len_without_is_empty,
        reason = "`is_empty` is there, with another meaning"
    )]
    pub fn len(&self) -> u64 {
        self.used(u64::from(self.serial % 5))
    }

    /// Uses the value.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.used(u64::from(self.serial % 2)) == 0
    }

    /// Uses the value and a number.
    #[must_use]
    pub fn get(&self, n: u64) -> u64 {
        self.used(n % 7)
    }

    /// Changes the value.
    pub fn push(&mut self, n: u64) {
        self.used(n % 7 + 100);
    }

    /// Uses the value, by a method that no standard type has.
    #[allow(clippy::must_use_candidate, reason = "it leaves a mark")]
    pub fn touch(&self) -> u64 {
        self.used(9)
    }

    /// Leaves no mark.
    #[must_use]
    pub fn serial_is_odd(&self) -> bool {
        self.serial % 2 == 1
    }

    /// Takes the value.
    #[must_use]
    pub fn into_num(self) -> u64 {
        self.used(8)
    }
}

/// A struct that owns a tracked value.
#[derive(Debug)]
pub struct Record {
    /// The tracked value.
    pub left: D,
    /// A number beside it.
    pub count: u64,
}

/// A struct of which fields are moved one after the other.
#[derive(Debug)]
pub struct Parts {
    /// Some values.
    pub list: Vec<D>,
    /// A value, or none.
    pub first: Option<D>,
    /// A value in between.
    pub guard: D,
    /// A value, or none, and a number.
    pub rest: (Option<D>, u64),
}

/// An enum that may own a tracked value.
#[derive(Debug)]
pub enum Shape {
    /// A value.
    Leaf(D),
    /// A number and a value.
    Pair {
        /// The number.
        n: u64,
        /// The value.
        d: D,
    },
    /// Nothing.
    Empty,
}

/// The error of [`may_fail`].
#[derive(Debug)]
pub struct Fault(u32);

impl From<Fault> for String {
    fn from(fault: Fault) -> Self {
        mark(Event::Call(fault.0, 404));
        format!("fault {}", fault.0)
    }
}

fn chosen(site: u32, bound: u64) -> u64 {
    step();
    let result = choose(bound);
    mark(Event::Call(site, result));
    result
}

/// Does nothing but leave a mark.
pub fn tick(site: u32) {
    step();
    mark(Event::Call(site, 0));
}

/// True or false.
#[must_use]
pub fn flip(site: u32) -> bool {
    chosen(site, 2) == 1
}

/// A number below five.
#[must_use]
pub fn num(site: u32) -> u64 {
    chosen(site, 5)
}

/// Some number or none.
#[must_use]
pub fn opt_num(site: u32) -> Option<u64> {
    chosen(site, 4).checked_sub(1)
}

/// Some tracked value or none.
#[must_use]
pub fn opt_d(site: u32) -> Option<D> {
    (chosen(site, 3) > 0).then(|| D::new(site))
}

/// Up to three tracked values.
#[must_use]
pub fn vec_d(site: u32) -> Vec<D> {
    (0..chosen(site, 4)).map(|_| D::new(site)).collect()
}

/// Some shape.
#[must_use]
pub fn shape(site: u32) -> Shape {
    match chosen(site, 4) {
        0 => Shape::Empty,
        1 => Shape::Leaf(D::new(site)),
        n => Shape::Pair { n, d: D::new(site) },
    }
}

/// A number, or an error.
///
/// # Errors
///
/// One time in five.
pub fn may_fail(site: u32) -> Result<u64, Fault> {
    Some(chosen(site, 5)).filter(|&n| n > 0).ok_or(Fault(site))
}

/// A tracked value, or an error.
///
/// # Errors
///
/// One time in five.
pub fn may_fail_d(site: u32) -> Result<D, Fault> {
    may_fail(site).map(|_| D::new(site))
}

/// Takes a tracked value.
#[allow(clippy::must_use_candidate, reason = "it leaves a mark")]
#[allow(clippy::needless_pass_by_value, reason = "it takes it")]
pub fn consume(d: D) -> u64 {
    step();
    mark(Event::Call(d.site, 1));
    u64::from(d.site % 3)
}

/// Takes anything.
pub fn swallow<T>(site: u32, value: T) -> u64 {
    step();
    mark(Event::Call(site, 2));
    drop(value);
    2
}

/// Gives a tracked value back.
#[must_use]
pub fn pass(d: D) -> D {
    step();
    mark(Event::Call(d.site, 3));
    d
}

/// Takes two tracked values and a number, gives the second value back.
#[must_use]
#[allow(clippy::needless_pass_by_value, reason = "it takes both")]
pub fn second(a: D, n: u64, b: D) -> D {
    step();
    mark(Event::Call(a.site, n % 7));
    b
}

/// Makes a [`Record`].
#[must_use]
pub fn record(left: D, count: u64) -> Record {
    step();
    Record { left, count }
}

/// Uses a tracked value and a number.
#[must_use]
pub fn look(d: &D, n: u64) -> u64 {
    d.used(n % 7 + 20)
}

/// Uses two numbers.
#[must_use]
pub fn two(site: u32, a: u64, b: u64) -> u64 {
    step();
    let result = (a.wrapping_mul(3)).wrapping_add(b) % 100;
    mark(Event::Call(site, result));
    result
}

/// Takes a reference, so that the value is seen not to have been moved before.
pub fn keep<T>(_: &T) {}

/// A coroutine written by hand, which yields what it is given a few times, starting with
/// `first`, and returns a tracked value.
#[must_use]
pub fn echo<A>(site: u32, first: A, times: u64) -> Echo<A> {
    Echo {
        first: Some(first),
        guard: Some(D::new(site)),
        left: times % 3,
        started: false,
    }
}

/// See [`echo`].
#[derive(Debug)]
pub struct Echo<A> {
    first: Option<A>,
    guard: Option<D>,
    left: u64,
    started: bool,
}

impl<A> Coroutine<A> for Echo<A> {
    type Yield = A;
    type Return = D;

    fn start(&mut self) -> CoroutineState<A, D> {
        let first = self.first.take().expect("it starts once");
        self.started = true;
        self.resume(first)
    }

    fn resume(&mut self, arg: A) -> CoroutineState<A, D> {
        step();
        if self.left > 0 {
            self.left -= 1;
            return CoroutineState::Yielded(arg);
        }
        drop(arg);
        CoroutineState::Complete(self.guard.take().expect("it ends once"))
    }

    fn close(&mut self) {
        (self.first, self.guard) = (None, None);
    }

    fn status(&self) -> Status {
        match (&self.guard, self.started) {
            (None, _) => Status::Complete,
            (Some(_), false) => Status::Unstarted,
            (Some(_), true) => Status::Suspended,
        }
    }
}
