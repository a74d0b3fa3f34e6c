use gen_core::generate;

fn main() {
    let items = generate! {
        let f = |n: u32| yield n; //~ ERROR
        let g = async { yield!(1) }; //~ ERROR
        fn h() {
            yield 1; //~ ERROR
        }
        match 1 {
            n if yield n => {} //~ ERROR
            _ => {}
        }
        yield!(1, 2); //~ ERROR
    };
    let _ = items.count();
}
