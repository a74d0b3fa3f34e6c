use gen_core::{generator, yield_};

#[generator]
fn slice(list: &[u32]) -> impl Iterator<Item = u32> {
    for x in list.iter() {
        yield_!(*x);
    }
    for x in list {
        yield_!(*x);
    }
    let view = &list[1..];
    yield_!(view[0]);
    yield_!(view[1]);
}

#[generator]
fn vec(list: &Vec<u32>) -> impl Iterator<Item = u32> {
    for x in list.iter().rev() {
        yield_!(*x);
    }
}

#[generator]
fn mutable(list: &mut [u32]) -> impl Iterator<Item = u32> {
    for x in list.iter_mut() {
        *x += 1;
        yield_!(*x);
    }
}

#[generator]
fn words(text: &str) -> impl Iterator<Item = &str> {
    for line in text.lines() {
        for word in line.split_whitespace() {
            yield_!(word);
        }
    }
}

fn main() {
    assert!(slice(&[1, 2, 3]).eq([1, 2, 3, 1, 2, 3, 2, 3]));
    assert!(vec(&vec![1, 2, 3]).eq([3, 2, 1]));
    assert!(mutable(&mut [1, 2, 3]).eq([2, 3, 4]));
    assert!(words("a b\nc").eq(["a", "b", "c"]));
}
