use gen_core::generate;

fn main() {
    let items = generate! { boxed async { yield!(1) } }; //~ ERROR
    let more = generate! { move { yield!(1) } }; //~ ERROR
    let _ = (items, more);
}
