use gen_core::generate;

fn main() {
    let name = String::from("name");
    let items = generate! { yield!(name.len()); yield!(name.len()) };
    println!("{name}"); //~ ERROR
    let _ = items.count();
}
