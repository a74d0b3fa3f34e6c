use gen_core::{generator};

#[generator]
mod numbers {} //~ ERROR

fn main() {

}
