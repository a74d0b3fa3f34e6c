use gen_core::generate;

fn main() {
    let __l0_x = 1;
    let items = generate! { yield!(__l0_x) }; //~ ERROR
    let _ = items.count();
}
