use gen_core::{generator, yield_};

struct List {
    items: Vec<u32>,
}

impl List {
    #[generator]
    fn grow(&mut self) -> impl Iterator<Item = u32> {
        for item in &mut self.items { //~ ERROR
            *item += 1;
            yield_!(*item);
        }
        self.items.push(9);
        yield_!(self.items[0]);
    }
}

#[generator]
fn raised(list: &mut Vec<u32>) -> impl Iterator<Item = u32> {
    for n in list.iter_mut() { //~ ERROR
        *n += 1;
        yield_!(*n);
    }
    list.clear();
}

fn main() {
    for _ in raised(&mut vec![1]) {}
    for _ in (List { items: vec![] }).grow() {}
}
