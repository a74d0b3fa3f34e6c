use gen_core::generate;

fn main() {
    let n = 3;
    let items = generate! {
        while n > 0 {
            yield!(n);
            n -= 1; //~ ERROR
        }
    };
    let _ = items.count();
    let list = vec![3, 1];
    let items = generate! {
        list.sort(); //~ ERROR
        yield!(list.len());
    };
    let _ = items.count();
}
