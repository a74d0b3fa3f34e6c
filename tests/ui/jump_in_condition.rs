use gen_core::{generator, yield_};

#[generator]
fn counted() -> impl Iterator<Item = u32> {
    let mut i = 0;
    while {
        if i == 2 {
            break; //~ ERROR
        }
        i += 1;
        for _ in 0..i {
            continue;
        }
        true
    } {
        yield_!(i);
    }
}

fn main() {
    let _ = counted().count();
}
