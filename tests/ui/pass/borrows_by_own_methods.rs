//! Borrows by the user's own methods that are over before a yield.

use gen_core::{generator, yield_};

pub struct S(Vec<u32>);
impl S {
    fn items(&self) -> std::slice::Iter<'_, u32> {
        self.0.iter()
    }
    fn first(&self) -> &u32 {
        &self.0[0]
    }
    fn iter(&self) -> std::slice::Iter<'_, u32> {
        self.0.iter()
    }
    fn total(&self) -> u32 {
        1
    }
    fn cut(&mut self, n: usize) -> &mut [u32] {
        &mut self.0[..n]
    }
}
#[generator]
fn a() -> impl Iterator<Item = u32> {
    let s = S(vec![1, 2]);
    let first = *s.first();
    let n = s.total();
    yield_!(first + n);
    for x in s.items() {
        if *x > 1 {
            yield_!(*x);
            break;
        }
    }
    let all: Vec<u32> = s.items().copied().collect();
    for x in all {
        yield_!(x);
    }
    let s = s;
    {
        let f = s.first();
        yield_!(*f);
    }
    let mut s = s;
    let part = s.cut(1);
    part[0] = 3;
    yield_!(4);
    s.cut(1)[0] = 3;
    yield_!(s.total());
}
#[generator]
fn b<'a, T: Clone + 'a, const N: usize>(
    s: &'a [T; N],
    mut other: Vec<T>,
    it: impl Iterator<Item = T>,
) -> impl Iterator<Item = T>
where
    T: std::fmt::Debug,
{
    let x = s.first().cloned();
    if let Some(x) = x {
        yield_!(x);
    }
    let (p, q) = (other.first().cloned(), other.last().cloned());
    for y in [p, q].into_iter().flatten() {
        yield_!(y);
    }
    while let Some(last) = other.pop() {
        let r = &last;
        let c = std::iter::once(r).next().cloned();
        yield_!(c.unwrap());
    }
    for z in it {
        let view = std::slice::from_ref(&z).to_vec();
        for v in view {
            yield_!(v);
        }
    }
}
#[generator]
fn c(text: &str) -> impl Iterator<Item = Result<usize, std::num::ParseIntError>> {
    let owned = text.to_string();
    let mut total = 0;
    let parts: Vec<String> = owned.split(',').map(str::to_owned).collect();
    for part in parts {
        let n: usize = part.trim().parse()?;
        total += n;
        if n == 0 {
            return;
        }
        yield_!(Ok(total));
    }
    let Some(x) = Some(total) else { return };
    yield_!(Ok(x));
}
#[generator]
fn d(mut rows: Vec<Vec<u32>>) -> impl Iterator<Item = u32> {
    let mut best: Option<usize> = None;
    for i in 0..rows.len() {
        let row = &mut rows[i];
        row.sort();
        let top = row.last().copied();
        if best.is_none() {
            best = Some(i);
        }
        match top {
            Some(t) if t > 1 => yield_!(t),
            Some(t) => {
                yield_!(t);
            }
            None => {}
        }
    }
    if let Some(i) = best
        && let Some(v) = rows[i].first()
    {
        let v = *v;
        yield_!(v);
    }
    rows.clear();
    let mut it = rows.drain(..);
    let n = it.next().map_or(0, |r| r[0]);
    drop(it);
    yield_!(n);
}
pub struct Lexer<'a> {
    rest: &'a str,
}
impl<'a> Lexer<'a> {
    fn token(&mut self) -> Option<&'a str> {
        let (a, b) = self.rest.split_once(' ')?;
        self.rest = b;
        Some(a)
    }
    fn new(rest: &'a str) -> Self {
        Lexer { rest }
    }
}
#[generator]
fn e<'a>(text: &'a str) -> impl Iterator<Item = &'a str> {
    let mut lexer = Lexer::new(text);
    while let Some(t) = lexer.token() {
        yield_!(t);
    }
    let tail = lexer.rest;
    yield_!(tail);
}
#[generator]
fn g(list: &mut Vec<u32>) -> impl Iterator<Item = u32> {
    let it = list.iter_mut();
    for x in it {
        *x += 1;
        yield_!(*x);
    }
}
#[generator]
fn h(list: &mut [S]) -> impl Iterator<Item = u32> {
    for s in list.iter_mut() {
        let part = s.cut(1);
        for x in part {
            *x += 1;
            yield_!(*x);
        }
    }
}
#[generator]
fn i(s: &mut S, t: &mut S) -> impl Iterator<Item = u32> {
    loop {
        if t.total() == 1 {
            for x in s.cut(1) {
                yield_!(*x);
            }
            return;
        }
        yield_!(s.total());
        t.cut(1)[0] += 1;
        let first = s.cut(1)[0];
        yield_!(first);
    }
}
fn main() {
    let _ = (
        a().count(),
        b(&[1], vec![2], [3].into_iter()).count(),
        c("").count(),
        d(vec![]).count(),
        e("").count(),
        g(&mut vec![]).count(),
        h(&mut []).count(),
        i(&mut S(vec![1]), &mut S(vec![2])).count(),
    );
}
