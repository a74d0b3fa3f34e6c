use gen_core::{generator, yield_};

#[generator]
fn numbers(list: &[u32]) -> impl Iterator<Item = u32> {
    let outer = list;
    {
        let list = vec![7, 8];
        yield_!(list[0]);
    }
    for x in list.iter() {
        yield_!(*x);
    }
    let list = vec![list.len() as u32];
    let view = &outer;
    for x in view.iter() {
        assert!(*x > 0);
    }
    for x in list {
        let list = outer;
        for y in list.iter() {
            yield_!(x + *y);
        }
    }
}

fn main() {
    assert!(numbers(&[1, 2]).eq([7, 1, 2, 3, 4]));
}
