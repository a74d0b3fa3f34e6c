// pub(crate) fn failed<T>(items: Vec<T>) -> Vec<T>
// where
//     T: Clone,
// {
//     use gen_core::yield_;
//     let each = |item: T| { yield_!(item) };
//     items.into_iter().for_each(each);
// }

#[allow(warnings, clippy::all, clippy::pedantic, clippy::nursery, clippy::restriction)]
pub(crate) fn failed<T>(items: Vec<T>) -> Vec<T>
where
    T: Clone,
{
    use gen_core::yield_;
    yield_!(@ used);
    ::core::compile_error! {
        "a generator gives its items one by one, not in a `Vec`; write `impl Iterator<Item = T>`, the caller can `collect` it"
    }
    ::core::compile_error! {
        "a closure cannot yield for the generator around it: it is code of its own; yield from the body of the generator, in a `for` loop instead of `for_each` and the like"
    }
    ::core::unreachable!()
}
