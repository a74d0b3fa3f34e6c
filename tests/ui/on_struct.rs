use gen_core::generator;

#[generator]
struct Numbers(u32); //~ ERROR

fn main() {
    let _ = Numbers(1);
}
