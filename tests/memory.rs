//! Size of the state machines, and that they never touch the heap.

use gen_core::{generator, yield_, yield_from};
use std::alloc::{GlobalAlloc, Layout, System};
use std::cell::Cell;

/// Counts the allocations of each thread.
struct Counting;

thread_local! {
    static ALLOCATIONS: Cell<usize> = const { Cell::new(0) };
}

// SAFETY: hands everything to `System`; the counter allocates nothing.
unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        ALLOCATIONS.set(ALLOCATIONS.get() + 1);
        // SAFETY: the caller's contract is the same.
        unsafe { System.alloc(layout) }
    }
    unsafe fn dealloc(&self, ptr: *mut u8, layout: Layout) {
        // SAFETY: the caller's contract is the same.
        unsafe { System.dealloc(ptr, layout) }
    }
}

#[global_allocator]
static ALLOCATOR: Counting = Counting;

fn allocations<T>(run: impl FnOnce() -> T) -> (T, usize) {
    let before = ALLOCATIONS.get();
    let value = run();
    (value, ALLOCATIONS.get() - before)
}

#[generator]
fn fibonacci() -> impl Iterator<Item = u64> {
    let (mut a, mut b) = (0, 1);
    loop {
        yield_!(a);
        (a, b) = (b, a + b);
    }
}

#[generator]
fn primes(limit: u32) -> impl Iterator<Item = u32> {
    'next: for n in 2..limit {
        let mut d = 2;
        while d * d <= n {
            if n % d == 0 {
                continue 'next;
            }
            d += 1;
        }
        yield_!(n);
    }
}

#[generator]
fn words(text: &str) -> impl Iterator<Item = &str> {
    let mut start = 0;
    for (i, b) in text.bytes().enumerate() {
        if b == b' ' {
            if start < i {
                yield_!(&text[start..i]);
            }
            start = i + 1;
        }
    }
    if start < text.len() {
        yield_!(&text[start..]);
    }
}

#[generator]
fn nested(n: u8) -> impl Iterator<Item = u32> {
    for a in 0..n {
        for b in a..n {
            for c in b..n {
                yield_!(u32::from(a) * 100 + u32::from(b) * 10 + u32::from(c));
            }
        }
        yield_from!(0..2);
    }
}

#[generator]
fn everything(
    v: &[u32],
    text: &str,
    n: u32,
) -> impl Iterator<Item = Result<u32, std::num::ParseIntError>> {
    let guard = Some(n);
    let buffer = [0u8; 16];
    for &x in v {
        match x {
            0 => {}
            1..10 => yield_!(Ok(x)),
            _ => {
                let y = x / 2;
                yield_!(Ok(y));
                yield_!(Ok({
                    yield_!(Ok(7));
                    x + 1
                }));
            }
        }
        if let Some(k) = guard
            && k > x
        {
            yield_!(Ok(k - x));
        }
    }
    let parsed: u32 = text.parse()?;
    yield_!(Ok(parsed + u32::from(buffer[3])));
}

#[generator]
fn blocks(seed: u8) -> impl Iterator<Item = u8> {
    let mut block = [seed; 4096];
    for round in 0..4 {
        for i in 0..4096 {
            block[i] = block[i].wrapping_mul(31).wrapping_add(round);
            if i % 1024 == 0 {
                yield_!(block[i]);
            }
        }
    }
}

#[generator]
fn sequence(n: u32) -> impl Iterator<Item = u32> {
    {
        let a = [n; 16];
        yield_!(a[0]);
        yield_!(a[1]);
    }
    {
        let b = [n; 16];
        yield_!(b[0]);
        yield_!(b[1]);
    }
    {
        let c = [n; 16];
        yield_!(c[0]);
        yield_!(c[1]);
    }
}

#[test]
fn no_heap() {
    let (sum, count) = allocations(|| {
        let mut sum = fibonacci().take(50).sum::<u64>();
        sum += u64::from(primes(200).sum::<u32>());
        sum += words("a bc  def g").map(|w| w.len() as u64).sum::<u64>();
        sum += u64::from(nested(5).sum::<u32>());
        sum += everything(&[0, 5, 20, 3], "12", 6)
            .map(|r| u64::from(r.unwrap()))
            .sum::<u64>();
        sum += blocks(1).map(u64::from).sum::<u64>();
        sum + u64::from(sequence(3).sum::<u32>())
    });
    assert!(sum > 0);
    assert_eq!(count, 0);
}

#[test]
fn no_heap_when_dropped_early_or_failed() {
    let (_, count) = allocations(|| {
        for n in 0..20 {
            let _ = fibonacci().nth(n);
            let _ = words("a b c d").nth(n);
            let _ = nested(3).nth(n);
            let _ = everything(&[20, 1], "x", 30).nth(n);
        }
    });
    assert_eq!(count, 0);
}

#[test]
fn a_box_is_one_allocation() {
    #[generator]
    fn boxed(n: u32) -> Box<dyn Iterator<Item = u32>> {
        let mut total = 0;
        for i in 0..n {
            total += i;
            yield_!(total);
        }
    }
    let (sum, count) = allocations(|| boxed(100).sum::<u32>());
    assert_eq!((sum, count), (166_650, 1));
}

#[test]
fn sizes() {
    // Two numbers and a state.
    assert!(
        size_of_val(&fibonacci()) <= 24,
        "{}",
        size_of_val(&fibonacci())
    );
    // The range, `n` or `d`, and a state or two.
    assert!(size_of_val(&primes(9)) <= 24, "{}", size_of_val(&primes(9)));
    // A `&str`, `Enumerate<Bytes>`, two indexes, and a state or two.
    assert!(size_of_val(&words("")) <= 72, "{}", size_of_val(&words("")));
    // Three ranges of bytes, two bytes, a range of numbers.
    assert!(size_of_val(&nested(9)) <= 32, "{}", size_of_val(&nested(9)));
    // The buffer once, and little more.
    assert!(
        size_of_val(&blocks(9)) <= 4096 + 32,
        "{}",
        size_of_val(&blocks(9))
    );
    // Blocks one after the other share their room.
    assert!(
        size_of_val(&sequence(9)) <= 64 + 16,
        "{}",
        size_of_val(&sequence(9))
    );
}

#[test]
fn what_is_not_needed_is_not_stored() {
    #[generator]
    fn dead_buffer(n: u8) -> impl Iterator<Item = u8> {
        let buffer = [n; 1024];
        let sum = buffer.iter().fold(0u8, |a, b| a.wrapping_add(*b));
        yield_!(sum);
        yield_!(sum + 1);
    }
    assert!(
        size_of_val(&dead_buffer(1)) <= 16,
        "{}",
        size_of_val(&dead_buffer(1))
    );

    #[generator]
    fn dead_reference(v: &[u32]) -> impl Iterator<Item = u32> {
        let first = v[0];
        let last = v[v.len() - 1];
        yield_!(first);
        yield_!(last);
    }
    // The parameter at the start, one number afterwards.
    assert!(
        size_of_val(&dead_reference(&[1])) <= 24,
        "{}",
        size_of_val(&dead_reference(&[1]))
    );
}

#[test]
fn nothing_at_all() {
    #[generator]
    fn units() -> impl Iterator<Item = ()> {
        yield_!(());
        yield_!(());
    }
    assert_eq!(size_of_val(&units()), 1);
    assert_eq!(units().count(), 2);
}
