use gen_core::{
    Coroutine, Recursive, RecursiveCoroutine, SendRecursive, generator, yield_, yield_from,
};
use std::rc::Rc;

struct Tree {
    value: u32,
    children: Vec<Tree>,
}

#[generator]
fn contains_itself(tree: &Tree) -> impl Iterator<Item = u32> {
    yield_!(tree.value);
    for child in &tree.children {
        yield_from!(contains_itself(child)); //~ ERROR
    }
}

#[generator(boxed)] //~ ERROR
fn boxed(n: u32) -> Recursive<'static, u32> {
    yield_!(n);
}

#[generator]
async fn asynchronous(n: u32) -> Recursive<'static, u32> { //~ ERROR
    yield_!(n);
}

#[generator]
fn other_items(n: u64) -> Recursive<'static, u64> {
    yield_!(n);
}

#[generator]
fn wrong_item_of_child(n: u32) -> Recursive<'static, u32> {
    yield_from!(other_items(u64::from(n))); //~ ERROR
}

#[generator]
fn wrong_item(n: u32) -> Recursive<'static, String> {
    yield_!(n); //~ ERROR
}

#[generator]
fn loses_arguments(n: u32) -> RecursiveCoroutine<'static, bool, u32, ()> {
    yield_from!(wrong_item_of_child(n)); //~ ERROR
}

#[generator]
fn value_in_an_iterator(n: u32) -> Recursive<'static, u32> {
    yield_!(n);
    return n; //~ ERROR
}

#[generator]
fn too_few(n: u32) -> RecursiveCoroutine<'static, u32> { //~ ERROR
    yield_!(n);
}

#[generator] //~ ERROR
fn not_send(n: u32) -> SendRecursive<'static, u32> {
    let count = Rc::new(n);
    yield_!(*count);
}

#[generator]
fn literals() -> Recursive<'static, &'static str> {
    yield_!("literal");
}

#[generator]
fn longer_items(text: &str) -> Recursive<'_, &str> {
    yield_!(text);
    yield_from!(literals()); //~ ERROR
}

fn main() {}
