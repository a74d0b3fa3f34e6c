use gen_core::generate;

fn main() {
    let name = String::from("name");
    let once = move || name;
    let items = generate! { yield!(once()) }; //~ ERROR
    let _ = items.count();
}
