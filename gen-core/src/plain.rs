//! Types that are not `Copy` and have nothing to drop: mostly the iterators of `core` that borrow
//! what they go through.
//!
//! A value of such a type is not kept where the body suspends and does not mention it again, so
//! it holds no borrow across the yield. What owns memory is none of them, as a raw pointer may
//! point to that: see [`crate::memory`].

/// Types with nothing to drop.
pub trait NoDrop {}

macro_rules! no_drop {
    ($([$($param:ident $(: $bound:ident $(+ $more:ident)?)?),*] $ty:ty;)*) => {
        $(impl<$($param $(: $bound $(+ $more)?)?),*> NoDrop for $ty {})*
    };
}

impl<T: ?Sized> NoDrop for &T {}
impl<T: ?Sized> NoDrop for &mut T {}
impl<T: NoDrop, const N: usize> NoDrop for [T; N] {}
impl<T: Copy, const N: usize> NoDrop for core::array::IntoIter<T, N> {}
impl<I: NoDrop + Iterator<Item: NoDrop>> NoDrop for core::iter::Peekable<I> {}
impl<F: Copy + FnMut(char) -> bool> NoDrop for core::str::Split<'_, F> {}
impl<F: Copy + FnMut(char) -> bool> NoDrop for core::str::RSplit<'_, F> {}
impl<F: Copy + FnMut(char) -> bool> NoDrop for core::str::SplitN<'_, F> {}
impl<T, F: Copy + FnMut(&T) -> bool> NoDrop for core::slice::Split<'_, T, F> {}
no_drop! {
    [] core::str::Chars<'_>;
    [] core::str::CharIndices<'_>;
    [] core::str::Bytes<'_>;
    [] core::str::Lines<'_>;
    [] core::str::SplitWhitespace<'_>;
    [] core::str::SplitAsciiWhitespace<'_>;
    [] core::str::Split<'_, char>;
    [] core::str::Split<'_, &str>;
    [] core::str::RSplit<'_, char>;
    [] core::str::RSplit<'_, &str>;
    [] core::str::SplitN<'_, char>;
    [] core::str::SplitN<'_, &str>;
    [] core::str::Matches<'_, char>;
    [] core::str::Matches<'_, &str>;
    [] core::str::MatchIndices<'_, char>;
    [] core::str::MatchIndices<'_, &str>;
    [] core::str::RSplitN<'_, char>;
    [] core::str::RSplitN<'_, &str>;
    [] core::str::SplitInclusive<'_, char>;
    [] core::str::SplitInclusive<'_, &str>;
    [] core::str::SplitTerminator<'_, char>;
    [] core::str::SplitTerminator<'_, &str>;
    [T] core::slice::Iter<'_, T>;
    [T] core::slice::IterMut<'_, T>;
    [T] core::slice::Chunks<'_, T>;
    [T] core::slice::ChunksMut<'_, T>;
    [T] core::slice::ChunksExact<'_, T>;
    [T] core::slice::ChunksExactMut<'_, T>;
    [T] core::slice::RChunks<'_, T>;
    [T] core::slice::Windows<'_, T>;
    [T: Copy] core::ops::Range<T>;
    [T: Copy] core::ops::RangeInclusive<T>;
    [T: Copy] core::ops::RangeFrom<T>;
    [I: NoDrop] core::iter::Rev<I>;
    [I: NoDrop] core::iter::Enumerate<I>;
    [I: NoDrop] core::iter::Skip<I>;
    [I: NoDrop] core::iter::Take<I>;
    [I: NoDrop] core::iter::StepBy<I>;
    [I: NoDrop] core::iter::Copied<I>;
    [I: NoDrop] core::iter::Cloned<I>;
    [I: NoDrop] core::iter::Fuse<I>;
    [I: NoDrop] core::iter::Cycle<I>;
    [A: NoDrop, B: NoDrop] core::iter::Zip<A, B>;
    [A: NoDrop, B: NoDrop] core::iter::Chain<A, B>;
    [I: NoDrop, F: Copy] core::iter::Map<I, F>;
    [I: NoDrop, F: Copy] core::iter::Filter<I, F>;
    [I: NoDrop, F: Copy] core::iter::FilterMap<I, F>;
    [I: NoDrop, F: Copy] core::iter::TakeWhile<I, F>;
    [I: NoDrop, F: Copy] core::iter::SkipWhile<I, F>;
    [I: NoDrop, F: Copy] core::iter::MapWhile<I, F>;
    [I: NoDrop, F: Copy] core::iter::Inspect<I, F>;
    [I: NoDrop, S: Copy, F: Copy] core::iter::Scan<I, S, F>;
    [T: NoDrop] Option<T>;
    [T: NoDrop, E: NoDrop] Result<T, E>;
    [A: NoDrop, B: NoDrop] (A, B);
    [A: NoDrop, B: NoDrop, C: NoDrop] (A, B, C);
    [] ();
    [] u8; [] u16; [] u32; [] u64; [] u128; [] usize;
    [] i8; [] i16; [] i32; [] i64; [] i128; [] isize;
    [] f32; [] f64; [] bool; [] char;
}

#[cfg(any(feature = "alloc", feature = "std"))]
mod collections {
    use alloc::collections::{binary_heap, btree_map, btree_set, linked_list, vec_deque};

    use super::NoDrop;

    no_drop! {
        [K, V] btree_map::Iter<'_, K, V>;
        [K, V] btree_map::IterMut<'_, K, V>;
        [K, V] btree_map::Keys<'_, K, V>;
        [K, V] btree_map::Values<'_, K, V>;
        [K, V] btree_map::ValuesMut<'_, K, V>;
        [K, V] btree_map::Range<'_, K, V>;
        [K, V] btree_map::RangeMut<'_, K, V>;
        [T] btree_set::Iter<'_, T>;
        [T] btree_set::Range<'_, T>;
        [T] vec_deque::Iter<'_, T>;
        [T] vec_deque::IterMut<'_, T>;
        [T] linked_list::Iter<'_, T>;
        [T] linked_list::IterMut<'_, T>;
        [T] binary_heap::Iter<'_, T>;
    }
}

#[cfg(feature = "std")]
mod hashed {
    use std::collections::{hash_map, hash_set};

    use super::NoDrop;

    no_drop! {
        [K, V] hash_map::Iter<'_, K, V>;
        [K, V] hash_map::IterMut<'_, K, V>;
        [K, V] hash_map::Keys<'_, K, V>;
        [K, V] hash_map::Values<'_, K, V>;
        [K, V] hash_map::ValuesMut<'_, K, V>;
        [T] hash_set::Iter<'_, T>;
        [T, S] hash_set::Intersection<'_, T, S>;
        [T, S] hash_set::Difference<'_, T, S>;
        [T, S] hash_set::Union<'_, T, S>;
        [T, S] hash_set::SymmetricDifference<'_, T, S>;
    }
}
