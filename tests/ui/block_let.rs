use gen_core::generate;

fn main() {
    let items = generate! {
        drop((let Some(n) = Some(1))); //~ ERROR
    };
    let _ = items;
}
