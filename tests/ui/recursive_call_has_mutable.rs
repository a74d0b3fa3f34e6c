use gen_core::{Recursive, RecursiveCoroutine, generator, yield_, yield_from};

#[generator]
fn backtracking(n: usize, board: &mut Vec<usize>) -> Recursive<'_, Vec<usize>> {
    if n == 0 {
        yield_!(board.clone());
        return;
    }
    board.push(n);
    yield_from!(backtracking(n - 1, board)); //~ ERROR
    board.pop();
}

#[generator]
fn in_a_loop(n: u32, seen: &mut Vec<u32>) -> Recursive<'_, u32> {
    yield_!(seen.len() as u32);
    for i in 0..n {
        yield_from!(in_a_loop(i, seen)); //~ ERROR
    }
}

#[generator]
fn asked(n: u32, all: &mut Vec<u32>) -> RecursiveCoroutine<'_, u32, u32, u32> {
    if n > 0 {
        let sum = yield_from!(asked(n - 1, all)); //~ ERROR
        all.push(sum);
    }
    yield_!(n)
}

struct Solver;

impl Solver {
    #[generator]
    fn solve<'a>(&'a self, n: u32, board: &'a mut Vec<u32>) -> Recursive<'a, u32> {
        for i in 0..n {
            board.push(i);
            yield_from!(self.solve(i, board)); //~ ERROR
            yield_!(board.pop().unwrap());
        }
    }
}

fn main() {}
