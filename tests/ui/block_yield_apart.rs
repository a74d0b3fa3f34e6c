use gen_core::generate;

fn main() {
    let flag = true;
    let items = generate! { yield !(flag) }; //~ ERROR
    let _ = items;
}
