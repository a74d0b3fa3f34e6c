use gen_core::generate;

fn main() {
    let items = generate! {
        yield!(1);
        let n: i32 = "1".parse()?; //~ ERROR
        yield!(n);
    };
    let _ = items.count();
}
