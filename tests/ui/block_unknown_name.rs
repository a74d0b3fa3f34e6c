use gen_core::generate;

fn main() {
    let items = generate! {
        yield!(missing); //~ ERROR
        yield!(missing + 1);
    };
    let _ = items.count();
}
