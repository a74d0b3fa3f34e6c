//! What the operand that yields changes, where a macro cannot know what plain Rust reads before it.

use gen_core::{generator, yield_};

struct Point {
    n: u32,
}

impl Point {
    fn plus(self, n: u32) -> u32 {
        self.n + n
    }
}

#[generator]
fn receiver(mut point: Point) -> impl Iterator<Item = u32> {
    let sum = point.plus({
        //~ ERROR
        point = Point { n: 5 };
        yield_!(0);
        1
    });
    yield_!(sum);
}

#[generator]
fn reference(r: &mut u32) -> impl Iterator<Item = u32> {
    let power = r.pow({
        //~ ERROR
        *r += 1;
        yield_!(0);
        2
    });
    yield_!(power);
}

#[generator]
fn assignment(words: &mut [String]) -> impl Iterator<Item = usize> {
    let mut i = 0;
    words[i] += {
        //~ ERROR
        i = 1;
        yield_!(i);
        "!"
    };
}

struct Sum(u32);

impl std::ops::AddAssign<u32> for Sum {
    fn add_assign(&mut self, n: u32) {
        self.0 += n;
    }
}

#[generator]
fn behind<'a>(mut sum: &'a mut Sum, other: &'a mut Sum) -> impl Iterator<Item = u32> + 'a {
    *sum += {
        //~ ERROR
        sum = other;
        yield_!(0);
        3
    };
    yield_!(sum.0);
}

fn main() {
    let _ = behind(&mut Sum(1), &mut Sum(2)).count();
    let _ = receiver(Point { n: 1 }).count();
    let _ = reference(&mut 1).count() + assignment(&mut []).count();
}
