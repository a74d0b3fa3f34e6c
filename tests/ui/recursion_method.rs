use gen_core::{generator, yield_, yield_from};

struct Tree {
    value: u32,
    children: Vec<Tree>,
}

impl Tree {
    #[generator]
    fn values(&self) -> impl Iterator<Item = u32> { //~ ERROR
        yield_!(self.value);
        for child in &self.children {
            yield_from!(child.values());
        }
    }
}

fn main() {
    let tree = Tree { value: 1, children: vec![] };
    for _ in tree.values() {}
}
