use gen_core::{generator, yield_};

struct List {
    items: Vec<u32>,
}

impl List {
    #[generator]
    fn all(&self) -> impl Iterator<Item = &u32> {
        for item in self.items.iter() {
            yield_!(item);
        }
        for item in &self.items {
            yield_!(item);
        }
        let items = &self.items;
        yield_!(&items[0]);
        yield_!(&items[1]);
    }

    #[generator]
    fn grow(&mut self) -> impl Iterator<Item = u32> {
        for item in &mut self.items {
            *item += 1;
            yield_!(*item);
        }
        let items = &mut self.items;
        items.push(9);
        yield_!(items[0]);
        items.push(9);
        yield_!(items.len() as u32);
    }
}

fn main() {
    let mut list = List { items: vec![1, 2] };
    assert!(list.all().eq(&[1, 2, 1, 2, 1, 2]));
    assert!(list.grow().eq([2, 3, 2, 4]));
}
