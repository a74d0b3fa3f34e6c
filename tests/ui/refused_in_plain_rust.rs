// What the machine would take, and plain Rust does not.
use gen_core::{Coroutine, generator, yield_};

#[generator]
fn without_mut() -> impl Iterator<Item = u32> {
    let x;
    loop {
        x = 5; //~ ERROR
        yield_!(x);
    }
}

#[generator]
fn argument(mut list: Vec<u32>) -> impl Iterator<Item = u32> {
    fill(&mut list, {
        list.push(3); //~ ERROR
        yield_!(1);
        3
    });
}

#[generator]
fn receiver(mut lists: Vec<Vec<u32>>) -> impl Iterator<Item = u32> {
    lists[0].push({
        lists.clear(); //~ ERROR
        yield_!(1);
        3
    });
}

struct Dice(u32);

impl Dice {
    fn roll(&mut self) -> u32 {
        self.0 = self.0 * 7 % 31;
        self.0
    }
}

#[generator]
fn rolls(dice: Dice) -> impl Iterator<Item = u32> {
    loop {
        yield_!(dice.roll()); //~ ERROR
    }
}

#[generator]
fn boxed_rolls(dice: Option<Dice>) -> Box<dyn Iterator<Item = u32>> {
    if let Some(dice) = dice {
        for _ in 0..3 {
            yield_!(dice.roll()); //~ ERROR
        }
    }
}

#[generator]
fn called(next: impl FnMut() -> u32) -> impl Coroutine<u32, Yield = u32, Return = ()> {
    while yield_!(next()) > 0 {} //~ ERROR
    loop {
        yield_!(next());
    }
}

#[generator]
fn cells(grid: Vec<Vec<u32>>) -> impl Iterator<Item = u32> {
    for i in 0..grid.len() {
        grid[i][i] += 1; //~ ERROR
        yield_!(grid[i][i]);
    }
}

fn fill(list: &mut Vec<u32>, n: u32) {
    list.push(n);
}

fn main() {}
