use gen_core::generate;

fn main() {
    let list = vec![1, 2];
    let items = generate! {
        coroutine {
            let found = list;
            for item in found.iter() { //~ ERROR
                yield!(*item);
            }
        }
    };
    let _ = items;
}
