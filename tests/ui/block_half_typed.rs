use gen_core::generate;

fn main() {
    let list = vec![1];
    let items = generate! {
        let n = list. //~ ERROR
        yield!(n);
    };
    let _ = items.count();
}
