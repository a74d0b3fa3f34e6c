// fn choices() -> impl Iterator<Item = u32> {
//     #[cfg(unix)]
//     yield_!(1);
//     yield_!(2);
// }

#[cfg(unix)]
#[::gen_core::generator(crate = ::gen_core)]
fn choices() -> impl Iterator<Item = u32> {
    yield_!(1);
    yield_!(2);
}
#[cfg(not(unix))]
#[::gen_core::generator(crate = ::gen_core)]
fn choices() -> impl Iterator<Item = u32> {
    yield_!(2);
}
