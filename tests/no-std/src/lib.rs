//! Generators in a `no_std` crate without `alloc` and without `unsafe`.
#![no_std]
#![forbid(unsafe_code)]
#![deny(warnings)]

use core::fmt::{self, Debug, Write};
use core::num::ParseIntError;
use gen_core::{Coroutine, Pinned, Yields, generator, yield_, yield_from};

/// The lengths of the runs of equal bytes in a packet that the generator owns.
#[generator]
pub fn runs<const N: usize>(packet: [u8; N]) -> Pinned<impl Yields<Item = (u8, usize)> + Send> {
    for run in packet.chunk_by(|a, b| a == b) {
        yield_!((run[0], run.len()));
    }
}

/// Endless.
#[generator]
pub fn fibonacci() -> impl Iterator<Item = u64> + Clone + Debug + Send + Sync {
    let (mut a, mut b) = (0, 1);
    loop {
        yield_!(a);
        (a, b) = (b, a + b);
    }
}

/// The bytes of a packet, escaped and between two frame marks.
#[generator]
pub fn framed(packet: &[u8]) -> impl Iterator<Item = u8> {
    yield_!(0x7e);
    let mut checksum = 0u8;
    for &byte in packet {
        checksum ^= byte;
        yield_from!(escaped(byte));
    }
    yield_from!(escaped(checksum));
    yield_!(0x7e);
}

#[generator]
fn escaped(byte: u8) -> impl Iterator<Item = u8> {
    match byte {
        0x7d | 0x7e => {
            yield_!(0x7d);
            yield_!(byte ^ 0x20);
        }
        _ => yield_!(byte),
    }
}

/// Packets out of a stream of bytes, each of at most `N` bytes, with its length.
#[generator]
pub fn packets<const N: usize>(
    bytes: impl Iterator<Item = u8>,
) -> impl Iterator<Item = Result<([u8; N], usize), Damaged>> {
    let mut buffer = [0; N];
    let mut len = 0;
    let mut bytes = bytes;
    while let Some(mut byte) = bytes.next() {
        if byte == 0x7e {
            if len > 0 {
                let checksum = buffer[..len].iter().fold(0, |a, b| a ^ b);
                if checksum != 0 {
                    yield_!(Err(Damaged::Checksum));
                } else {
                    yield_!(Ok((buffer, len - 1)));
                }
            }
            len = 0;
            continue;
        }
        if byte == 0x7d {
            byte = bytes.next().ok_or(Damaged::Cut)? ^ 0x20;
        }
        *buffer.get_mut(len).ok_or(Damaged::TooLong)? = byte;
        len += 1;
    }
}

/// What may be wrong with a packet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Damaged {
    /// The checksum differs.
    Checksum,
    /// Longer than the buffer.
    TooLong,
    /// The stream ends within an escape.
    Cut,
}

/// Numbers of a text.
#[generator]
pub fn numbers<'a>(text: &'a str) -> impl Iterator<Item = Result<i16, ParseIntError>> + use<'a> {
    for word in text.split_ascii_whitespace() {
        yield_!(Ok(word.parse()?));
    }
}

/// A sensor that is read by a generator.
pub struct Sensor {
    /// Raw readings to come.
    pub readings: [u16; 4],
    at: usize,
}

impl Sensor {
    /// A sensor.
    #[must_use]
    pub const fn new(readings: [u16; 4]) -> Self {
        Self { readings, at: 0 }
    }

    fn read(&mut self) -> Option<u16> {
        let reading = self.readings.get(self.at).copied();
        self.at += 1;
        reading
    }

    /// Readings, smoothed; ends when the sensor does.
    #[generator]
    pub fn smoothed(&mut self) -> impl Iterator<Item = u16> {
        let mut last = self.read()?;
        loop {
            yield_!(last);
            last = u16::midpoint(last, self.read()?);
        }
    }
}

/// The mean of the last `N` samples that it is sent.
#[generator]
pub fn mean<const N: usize>() -> impl Coroutine<i32, Yield = i32, Return = ()> + Clone + Send {
    let mut last = [0; N];
    let mut at = 0;
    loop {
        let sum: i32 = last.iter().sum();
        let count = i32::try_from(N).unwrap_or(i32::MAX);
        last[at] = yield_!(sum / count);
        at = (at + 1) % N;
    }
}

/// Takes a packet byte by byte, as [`framed`] makes it: its length, or what is wrong with it.
#[generator]
pub fn received<const N: usize>(
    buffer: &mut [u8; N],
) -> impl Coroutine<u8, Yield = (), Return = Result<usize, Damaged>> {
    while yield_!() != 0x7e {}
    let (mut len, mut checksum) = (0, 0);
    loop {
        let byte = match yield_!() {
            0x7e if checksum == 0 && len > 0 => return Ok(len - 1),
            0x7e => return Err(Damaged::Checksum),
            0x7d => yield_!() ^ 0x20,
            byte => byte,
        };
        *buffer.get_mut(len).ok_or(Damaged::TooLong)? = byte;
        checksum ^= byte;
        len += 1;
    }
}

/// Takes two packets; gives the length of both.
#[generator]
pub fn received_twice(
    buffers: &mut [[u8; 8]; 2],
) -> impl Coroutine<u8, Yield = (), Return = Result<[usize; 2], Damaged>> {
    let [first, second] = buffers;
    Ok([
        yield_from!(received(first))?,
        yield_from!(received(second))?,
    ])
}

/// Writes what each step has to say into a buffer of its own.
#[generator]
pub fn messages<const N: usize>(count: u8) -> impl Iterator<Item = Message<N>> {
    for i in 0..count {
        let mut message = Message {
            bytes: [0; N],
            len: 0,
        };
        if write!(message, "step {i} of {count}").is_err() {
            return;
        }
        yield_!(message);
    }
}

/// A text of at most `N` bytes.
#[derive(Clone, Copy)]
pub struct Message<const N: usize> {
    bytes: [u8; N],
    len: usize,
}

impl<const N: usize> Message<N> {
    /// The text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        core::str::from_utf8(&self.bytes[..self.len]).unwrap_or_default()
    }
}

impl<const N: usize> Write for Message<N> {
    fn write_str(&mut self, s: &str) -> fmt::Result {
        let room = self
            .bytes
            .get_mut(self.len..self.len + s.len())
            .ok_or(fmt::Error)?;
        room.copy_from_slice(s.as_bytes());
        self.len += s.len();
        Ok(())
    }
}

/// A block in `no_std`: the sums of a list and what is captured.
pub fn added(list: &[u32], more: u32) -> impl Iterator<Item = u32> + Clone + Debug {
    gen_core::generate! {
        for n in list {
            yield!(n + more);
            yield n * more;
        }
    }
}

/// A coroutine in `no_std`, as a block.
pub fn counted(limit: u32) -> impl Coroutine<u32, Yield = u32, Return = u32> {
    gen_core::generate! {
        coroutine {
            let mut total = 0;
            while total < limit {
                total += yield!(total);
            }
            total
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{
        Damaged, Sensor, added, counted, fibonacci, framed, mean, messages, numbers, packets,
        received, received_twice,
    };
    use gen_core::{Coroutine, CoroutineState};

    #[test]
    fn numbers_of_fibonacci() {
        assert!(fibonacci().take(6).eq([0, 1, 1, 2, 3, 5]));
        let mut items = fibonacci();
        items.nth(10);
        assert!(items.clone().take(5).eq(items.take(5)));
    }

    #[test]
    fn frames() {
        assert!(framed(&[1, 0x7e, 2]).eq([0x7e, 1, 0x7d, 0x5e, 2, 0x7d, 0x5d, 0x7e]));
        let stream = framed(&[1, 0x7e, 2]).chain(framed(&[9]));
        let mut read = packets::<8>(stream);
        let (bytes, len) = read.next().unwrap().unwrap();
        assert_eq!(&bytes[..len], [1, 0x7e, 2]);
        assert_eq!(read.next().unwrap().unwrap().1, 1);
        assert_eq!(read.next(), None);
    }

    #[test]
    fn damaged_frames() {
        let read = |bytes: &'static [u8]| packets::<2>(bytes.iter().copied());
        assert!(read(&[0x7e, 1, 2, 0x7e]).eq([Err(Damaged::Checksum)]));
        assert!(read(&[0x7e, 1, 2, 3, 0x7e]).eq([Err(Damaged::TooLong)]));
        assert!(read(&[0x7e, 0x7d]).eq([Err(Damaged::Cut)]));
    }

    #[test]
    fn means() {
        let mut mean = mean::<2>();
        assert_eq!(mean.start(), CoroutineState::Yielded(0));
        assert_eq!(mean.resume(10), CoroutineState::Yielded(5));
        let mut copy = mean.clone();
        assert_eq!(mean.resume(20), CoroutineState::Yielded(15));
        assert_eq!(copy.resume(0), CoroutineState::Yielded(5));
    }

    /// Sends bytes until it is complete.
    fn send<C: Coroutine<u8>>(mut to: C, bytes: impl Iterator<Item = u8>) -> Option<C::Return> {
        let _ = to.start();
        bytes
            .map(|byte| to.resume(byte))
            .find_map(CoroutineState::complete)
    }

    #[test]
    fn bytes_that_are_sent() {
        let mut buffer = [0; 8];
        assert_eq!(
            send(received(&mut buffer), framed(&[1, 0x7d, 2])),
            Some(Ok(3))
        );
        assert_eq!(buffer[..3], [1, 0x7d, 2]);
        let broken = [0x7e, 1, 2, 0x7e];
        let read = send(received(&mut buffer), broken.into_iter());
        assert_eq!(read, Some(Err(Damaged::Checksum)));
        let long = send(received(&mut [0; 1]), framed(&[1, 2]));
        assert_eq!(long, Some(Err(Damaged::TooLong)));
        assert_eq!(send(received(&mut buffer), [0x7e, 1].into_iter()), None);
        let both = framed(&[1, 2]).chain(framed(&[3]));
        assert_eq!(
            send(received_twice(&mut [[0; 8]; 2]), both),
            Some(Ok([2, 1]))
        );
    }

    #[test]
    fn parsing() {
        assert!(numbers("1 -2").eq([Ok(1), Ok(-2)]));
        assert_eq!(numbers("1 x 2").filter(Result::is_err).count(), 1);
        assert_eq!(numbers("1 x 2").count(), 2);
    }

    #[test]
    fn runs_of_a_packet() {
        let runs = core::pin::pin!(super::runs(*b"aabccc"));
        assert!(runs.eq([(b'a', 2), (b'b', 1), (b'c', 3)]));
    }

    #[test]
    fn sensors_and_messages() {
        assert!(Sensor::new([10, 20, 30, 1]).smoothed().eq([10, 15, 22, 11]));
        let mut texts = messages::<16>(3);
        assert_eq!(texts.next().unwrap().as_str(), "step 0 of 3");
        assert_eq!(texts.count(), 2);
        assert_eq!(messages::<4>(3).count(), 0);
    }

    #[test]
    fn blocks() {
        assert!(added(&[1, 2], 3).eq([4, 3, 5, 6]));
        let mut run = counted(2);
        assert_eq!(run.start(), CoroutineState::Yielded(0));
        assert_eq!(run.resume(2), CoroutineState::Complete(2));
    }
}
