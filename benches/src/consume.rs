//! The ways in which the items of an iterator are consumed.

use std::fmt::Debug;
use std::hint::black_box;

/// What is iterated over: something of which a few bits can be mixed into a checksum.
pub trait Item: Debug {
    /// Bits that depend on the value, made at next to no cost.
    fn bits(self) -> u64;
}

impl Item for u64 {
    #[inline]
    fn bits(self) -> u64 {
        self
    }
}

impl Item for u32 {
    #[inline]
    fn bits(self) -> u64 {
        self.into()
    }
}

impl Item for usize {
    #[inline]
    fn bits(self) -> u64 {
        self as u64
    }
}

impl Item for (u32, u32) {
    #[inline]
    fn bits(self) -> u64 {
        u64::from(self.0) ^ u64::from(self.1)
    }
}

impl Item for [u8; 4] {
    #[inline]
    fn bits(self) -> u64 {
        u32::from_ne_bytes(self).into()
    }
}

impl Item for &str {
    #[inline]
    fn bits(self) -> u64 {
        self.len() as u64
    }
}

/// Puts an item into a checksum. Each step needs the one before it, so the optimiser can
/// neither vectorise the loop nor solve it.
#[inline]
pub fn mix(sum: u64, item: impl Item) -> u64 {
    sum.rotate_left(1) ^ item.bits()
}

/// Something that can be done with an iterator of any type.
pub trait Consume {
    /// What comes of it.
    type Output;

    /// Does it.
    fn consume<I: Iterator<Item: Item>>(self, items: I) -> Self::Output;
}

/// A `for` loop, where the optimiser sees the iterator.
pub struct ForLoop;

impl Consume for ForLoop {
    type Output = u64;

    #[inline]
    fn consume<I: Iterator<Item: Item>>(self, items: I) -> u64 {
        let mut sum = 0;
        for item in items {
            sum = mix(sum, item);
        }
        sum
    }
}

/// A `for` loop through a reference to a trait object.
pub struct Dyn;

impl Consume for Dyn {
    type Output = u64;

    #[inline]
    fn consume<I: Iterator<Item: Item>>(self, mut items: I) -> u64 {
        let items: &mut dyn Iterator<Item = I::Item> = &mut items;
        let mut sum = 0;
        for item in black_box(items) {
            sum = mix(sum, item);
        }
        sum
    }
}

/// `Iterator::fold`.
pub struct Fold;

impl Consume for Fold {
    type Output = u64;

    #[inline]
    fn consume<I: Iterator<Item: Item>>(self, items: I) -> u64 {
        items.fold(0, mix)
    }
}

/// The size of the iterator itself.
pub struct Size;

impl Consume for Size {
    type Output = usize;

    // Here and below through a trait object: one more place into which the code that is measured
    // could be inlined would keep LLVM from inlining it into the measured one.
    fn consume<I: Iterator<Item: Item>>(self, mut items: I) -> usize {
        let items: &mut dyn Iterator<Item = I::Item> = &mut items;
        // next-gen aborts if one is dropped before it has begun.
        black_box(items).for_each(drop);
        size_of::<I>()
    }
}

/// All items, as text.
pub struct Collect;

impl Consume for Collect {
    type Output = Vec<String>;

    fn consume<I: Iterator<Item: Item>>(self, mut items: I) -> Vec<String> {
        let items: &mut dyn Iterator<Item = I::Item> = &mut items;
        black_box(items).map(|item| format!("{item:?}")).collect()
    }
}
