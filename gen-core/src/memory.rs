//! Types whose drop gives back memory, and does nothing else that anybody could see.
//!
//! A value of such a type is not kept where the body suspends and does not mention it again, so a
//! list of borrows holds none of them across the yield. A raw pointer may point into that memory:
//! a body with unsafe code in it is compiled without.

/// Types that are `Copy`, or own nothing but memory. None of them is a
/// [`NoDrop`](crate::plain::NoDrop) that is not `Copy`: method lookup would not know which to take.
pub trait Inert {}

macro_rules! inert {
    ($([$($param:ident),*] $ty:ty;)*) => {
        $(impl<$($param: Inert),*> Inert for $ty {})*
    };
}

impl<T: ?Sized> Inert for &T {}
impl<T: Inert, const N: usize> Inert for [T; N] {}
inert! {
    [] ();
    [] u8; [] u16; [] u32; [] u64; [] u128; [] usize;
    [] i8; [] i16; [] i32; [] i64; [] i128; [] isize;
    [] f32; [] f64; [] bool; [] char;
    [] core::cmp::Ordering;
    [] core::time::Duration;
    [T] core::cmp::Reverse<T>;
    [T] Option<T>;
    [T, E] Result<T, E>;
    [A] (A,);
    [A, B] (A, B);
    [A, B, C] (A, B, C);
    [A, B, C, D] (A, B, C, D);
    [A, B, C, D, E] (A, B, C, D, E);
    [A, B, C, D, E, F] (A, B, C, D, E, F);
}

#[cfg(any(feature = "alloc", feature = "std"))]
mod owners {
    use alloc::borrow::Cow;
    use alloc::boxed::Box;
    use alloc::collections::{BTreeMap, BTreeSet, BinaryHeap, LinkedList, VecDeque, btree_map};
    use alloc::string::String;
    use alloc::vec::Vec;

    use super::Inert;

    impl Inert for Cow<'_, str> {}
    impl<K: Inert, V> Inert for btree_map::Entry<'_, K, V> {}
    impl<K: Inert, V> Inert for btree_map::VacantEntry<'_, K, V> {}
    impl<K: Inert, V> Inert for btree_map::OccupiedEntry<'_, K, V> {}
    inert! {
        [] String;
        [] Box<str>;
        [T] Box<T>;
        [T] Box<[T]>;
        [T] Vec<T>;
        [T] alloc::vec::IntoIter<T>;
        [T] VecDeque<T>;
        [T] LinkedList<T>;
        [T] BinaryHeap<T>;
        [T] BTreeSet<T>;
        [K, V] BTreeMap<K, V>;
    }
}

#[cfg(feature = "std")]
mod hashed {
    use std::collections::{HashMap, HashSet, hash_map};
    use std::ffi::OsString;
    use std::path::PathBuf;

    use super::Inert;

    // What is vacant or occupied holds a key, and borrows the map.
    impl<K: Inert, V> Inert for hash_map::Entry<'_, K, V> {}
    impl<K: Inert, V> Inert for hash_map::VacantEntry<'_, K, V> {}
    impl<K: Inert, V> Inert for hash_map::OccupiedEntry<'_, K, V> {}
    inert! {
        [] OsString;
        [] PathBuf;
        [T] HashSet<T>;
        [K, V] HashMap<K, V>;
    }
}
