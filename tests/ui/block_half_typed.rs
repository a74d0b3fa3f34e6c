use gen_core::generate;

fn main() {
    let list = vec![1];
    let items = generate! {
        let n = list.
        yield!(n); //~ ERROR
    };
    let _ = items.count();
}
