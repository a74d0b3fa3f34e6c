//! Generators that a `macro_rules!` makes, of tokens that are passed in.

/// Makes a function of a name, a limit, and a body in which `$n` is the number.
macro_rules! counting {
    ($(#[$attr:meta])* $name:ident($limit:expr), |$n:ident| $body:block) => {
        $(#[$attr])*
        #[gen_core::generator]
        pub fn $name(times: u32) -> impl Iterator<Item = u32> {
            // A name that the body may have, too.
            let count = $limit * times;
            for $n in 0..count {
                let value = $body;
                gen_core::yield_!(value);
            }
            gen_core::yield_from!([count]);
        }
    };
}

counting! {
    /// Twice each number.
    doubled(2 + 1), |n| { n * 2 }
}

counting! {
    /// Each number and one, which the body calls as the macro calls something else.
    increased(2), |n| { let count = n + 1; count }
}

/// Makes a block of whatever is in it.
macro_rules! block {
    ($($body:tt)*) => {
        gen_core::generate! { $($body)* }
    };
}

/// All of it passed through.
pub fn passed(limit: u32) -> impl Iterator<Item = u32> {
    block! {
        for n in 0..limit {
            yield!(n);
            yield n + 1;
        }
        yield_!(limit);
    }
}

/// Makes a block that yields each of some values, and then those of a list.
macro_rules! yielding {
    ($($value:expr),* ; $list:ident) => {
        gen_core::generate! {
            $(yield!($value);)*
            for item in $list {
                yield!(item);
            }
        }
    };
}

/// Values from outside, among names of the macro's own.
pub fn yielded(item: u32, list: Vec<u32>) -> impl Iterator<Item = u32> {
    yielding!(item, item + 1; list)
}
