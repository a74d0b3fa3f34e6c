use gen_core::generate;

fn main() {
    'outer: for n in 0..3 {
        let items = generate! {
            yield!(n);
            if n > 1 {
                break 'outer; //~ ERROR
            }
            continue; //~ ERROR
        };
        let _ = items.count();
    }
}
