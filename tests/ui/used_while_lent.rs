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

fn main() {
    for _ in (List { items: vec![] }).grow() {}
}
