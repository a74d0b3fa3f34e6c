use gen_core::{generator, yield_};

macro_rules! outer {
    ($a:expr) => {
        $a
    };
}

#[generator]
fn twice() -> impl Iterator<Item = u32> {
    macro_rules! add {
        ($a:expr) => {
            $a + 1
        };
    }
    yield_!(add!(1));
    macro_rules! add { //~ ERROR
        ($a:expr) => {
            $a + 10
        };
    }
    yield_!(add!(1));
}

#[generator]
fn hiding() -> impl Iterator<Item = u32> {
    for n in [outer!(1)] {
        yield_!(outer!(n));
        macro_rules! outer { //~ ERROR
            ($a:expr) => {
                $a + 10
            };
        }
        yield_!(outer!(n));
    }
}

// Each in its own block, and where nothing yields, as they are.
#[generator]
fn apart() -> impl Iterator<Item = u32> {
    for n in 0..2 {
        macro_rules! add {
            ($a:expr) => {
                $a + 1
            };
        }
        let last = add!(1);
        {
            macro_rules! add {
                ($a:expr) => {
                    $a + 10
                };
            }
            let _ = add!(last);
        }
        drop(last);
    }
    yield_!(1);
}

fn main() {
    let _ = twice().count() + hiding().count() + apart().count();
}
