use gen_core::generate;

fn main() {
    let items = generate! {
        yield!((let Some(n) = Some(1))); //~ ERROR
    };
    let _ = items;
}
