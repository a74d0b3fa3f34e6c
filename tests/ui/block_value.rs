use gen_core::generate;

fn main() {
    let items = generate! {
        if true {
            return 1; //~ ERROR
        }
        yield!(1);
        2 //~ ERROR
    };
    let _ = items.count();
}
