use gen_core::{generator, yield_};

#[generator]
trait Numbers { //~ ERROR
    fn numbers(&self) -> impl Iterator<Item = u32> {
        yield_!(1);
    }
}

fn main() {

}
