use gen_core::{generator, yield_};

const fn six() -> i32 {
    6
}

struct Unit;

#[generator]
fn statics() -> impl Iterator<Item = i32> {
    static T: i32 = six();
    yield_!(T);
    {
        static T: i32 = 60; //~ ERROR
        yield_!(T);
    }
    yield_!(T);
}

#[generator]
fn of_the_module() -> impl Iterator<Item = usize> {
    yield_!(size_of::<Unit>());
    loop {
        struct Unit(u32); //~ ERROR
        yield_!(size_of_val(&Unit(1).0));
        break;
    }
}

#[generator]
fn in_a_string() -> impl Iterator<Item = String> {
    static NAME: &str = "outer";
    yield_!(format!("{NAME}"));
    {
        static NAME: &str = "inner"; //~ ERROR
        yield_!(NAME.to_string());
    }
}

mod small {
    pub type Unit = u8;
}

#[generator]
fn imported() -> impl Iterator<Item = usize> {
    yield_!(size_of::<Unit>());
    {
        use small::Unit; //~ ERROR
        let unit: Unit = 1;
        yield_!(usize::from(unit));
    }
}

fn main() {}
