use gen_core::generate;

fn main() {
    let items = generate! { yield!(std::future::ready(1).await) }; //~ ERROR
    let _ = items;
}
