use gen_core::generate;

fn main() {
    let items = generate! {
        yield!(1);
        yield!("two"); //~ ERROR
    };
    let _ = items.count();
}
