use gen_core::{generator, yield_};

struct List(Vec<u32>);

#[generator]
impl List { //~ ERROR
    fn all(&self) -> impl Iterator<Item = u32> {
        for i in 0..self.0.len() {
            yield_!(self.0[i]);
        }
    }

    fn len(&self) -> usize {
        self.0.len()
    }
}

fn main() {
    let list = List(vec![1]);
    assert_eq!(list.all().count(), list.len());
}
