// fn closures(names: Vec<String>) -> impl Iterator<Item = String> {
//     let mut count = 0;
//     let mut number = move |name: &str| {
//         count += 1;
//         format!("{count} {name}")
//     };
//     for name in &names {
//         yield_!(number(name));
//     }
// }

#[allow(warnings, clippy::all, clippy::pedantic, clippy::nursery, clippy::restriction)]
fn closures(names: Vec<String>) -> impl Iterator<Item = String> {
    yield_!(@ used);
    ::core::compile_error! {
        "`names` is borrowed across a yield: a generator can be moved while it is suspended, so it cannot hold a borrow of its own local; iterate by value (`for item in names`), or over a list by index (`for i in 0..names.len()`), or take `names` by reference, so that the caller owns it, or write `#[generator(boxed)]`, which can"
    }
    ::core::unreachable!()
}
