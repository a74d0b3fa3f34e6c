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
        let items = &mut self.items;
        items.push(9);
        yield_!(items[0]);
        items.push(9);
        yield_!(items.len() as u32);
    }

    #[generator]
    fn grow_all(&mut self) -> impl Iterator<Item = u32> {
        for item in &mut self.items {
            *item += 1;
            yield_!(*item);
        }
    }

    #[generator]
    fn grow_by_index(&mut self) -> impl Iterator<Item = u32> {
        for i in 0..self.items.len() {
            self.items[i] += 1;
            yield_!(self.items[i]);
        }
        self.items.push(7);
        yield_!(self.items.len() as u32);
    }
}

fn main() {
    let mut list = List { items: vec![1, 2] };
    assert!(list.all().eq(&[1, 2, 1, 2, 1, 2]));
    assert!(list.grow().eq([1, 4]));
    assert!(list.grow_all().eq([2, 3, 10, 10]));
    assert!(list.grow_by_index().eq([3, 4, 11, 11, 5]));
}
