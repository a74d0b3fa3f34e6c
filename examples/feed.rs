//! A feed without an end whose consumer sets the pace: it asks for each reading, and says how
//! carefully it wants it.
//!
//! `cargo run --example feed [READINGS]`
use std::convert::Infallible;
use std::env;

use gen_core::{Coroutine, CoroutineState::Yielded, generator, yield_};

/// One reading of the feed.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Reading {
    /// When it ended, in ticks of the sensor.
    pub tick: u64,
    /// The mean over its samples.
    pub value: f64,
    /// The largest distance between two samples of it.
    pub spread: f64,
}

/// A sensor: gives one sample for each tick, for ever. This one makes them up; it is calm, but
/// for some ticks of every hundred.
#[generator]
pub fn sensor(seed: u64) -> impl Iterator<Item = f64> {
    let mut random = seed;
    let mut level = 20.0;
    for tick in 0_u64.. {
        random = random
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        let noise = f64::from((random >> 40) as u32) / f64::from(1 << 24) - 0.5;
        let storm = if tick % 100 >= 80 { 5.0 } else { 0.1 };
        level += noise * storm;
        yield_!(level);
    }
}

/// Readings of a sensor. It is resumed with the number of samples that the next one is to be
/// made of, and samples just those: what nobody asks for is not read.
#[generator]
pub fn feed(
    mut sensor: impl Iterator<Item = f64>,
) -> impl Coroutine<u32, Yield = Option<Reading>, Return = Infallible> {
    let mut tick = 0;
    let mut reading = None;
    loop {
        let samples = yield_!(reading);
        let (mut sum, mut taken) = (0.0, 0);
        let (mut low, mut high) = (f64::INFINITY, f64::NEG_INFINITY);
        while taken < samples {
            let Some(sample) = sensor.next() else { break };
            taken += 1;
            tick += 1;
            sum += sample;
            (low, high) = (low.min(sample), high.max(sample));
        }
        reading = (taken > 0).then(|| Reading {
            tick,
            value: sum / f64::from(taken),
            spread: high - low,
        });
    }
}

/// How many samples the next reading is to have: few in a storm, to see it, many in a calm.
pub fn pace(samples: u32, reading: &Reading) -> u32 {
    if reading.spread > 1.0 {
        (samples / 4).max(1)
    } else {
        (samples * 2).min(32)
    }
}

fn main() {
    let readings = match env::args().nth(1).map(|arg| arg.parse()) {
        None => 24,
        Some(Ok(readings)) => readings,
        Some(Err(error)) => {
            eprintln!("usage: feed [READINGS]: {error}");
            std::process::exit(2);
        }
    };

    let mut feed = feed(sensor(7));
    // Nothing has been asked for, so there is nothing yet.
    let Yielded(nothing) = feed.start();
    assert_eq!(nothing, None);

    let mut samples = 4;
    for _ in 0..readings {
        let Yielded(Some(reading)) = feed.resume(samples) else {
            unreachable!("this sensor never ends")
        };
        println!(
            "tick {:>4}: {:>6.2}, spread {:>5.2}, of {samples} samples",
            reading.tick, reading.value, reading.spread
        );
        samples = pace(samples, &reading);
    }
}
