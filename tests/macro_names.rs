//! Names among the tokens of macros of the user's own: what they mean, and how they are spelled.

#![allow(
    clippy::all,
    reason = "the bodies are there for the language, not for style"
)]

mod common;
use common::{same, say, twin};

macro_rules! info {
    ($($tokens:tt)*) => {
        say(format!($($tokens)*))
    };
}

macro_rules! spelled {
    ($($tokens:tt)*) => {
        say(stringify!($($tokens)*))
    };
}

macro_rules! made {
    ($($tokens:tt)*) => {
        say(format!("{:?}", $($tokens)*))
    };
}

#[derive(Clone, Debug)]
#[allow(dead_code)]
pub enum Event {
    Message { id: u32, text: String },
    Left { id: u32 },
    Maybe(Option<u32>),
}

twin! {
    fn named_arguments(text: &'static str) -> [usize] {
        let mut offset = 0;
        for line in text.lines() {
            let offset = {
                let start = offset;
                offset += line.len() + 1;
                start
            };
            yield_!(line.len());
            info!("line at {offset}", offset = offset);
        }
        let len = offset;
        yield_!(len);
        info!("end at {offset}, {y} {len}", y = 1, len = len + 5);
        let offset = 7;
        yield_!(offset);
        info!("{len} {0}", offset, len = offset * 2);
    }

    fn spelled_as_they_are(events: Vec<Event>) -> [u32] {
        for event in events {
            if let Event::Message { id, text } = event {
                spelled!(id);
                spelled!(text.len());
                yield_!(id);
                spelled!(id > 3);
                made!((id, &text));
            }
        }
    }

    fn fields(events: Vec<Event>) -> [u32] {
        for event in events {
            match event {
                Event::Message { id, text } => {
                    made!(Event::Message { id, text: text.clone() });
                    yield_!(id);
                    made!(Event::Message { id, text });
                }
                Event::Left { id } => {
                    yield_!(id);
                    made!(Event::Left { id });
                }
                Event::Maybe(id) => {
                    while let Some(id) = id {
                        yield_!(id);
                        made!([Event::Left { id }, Event::Left { id: id + 1 }]);
                        break;
                    }
                }
            }
        }
    }
}

#[test]
fn a_named_argument_is_read_behind_its_name() {
    same!(named_arguments("a\nbc"), [1, 2, 5, 7]);
}

#[test]
fn macros_see_the_names_that_the_user_wrote() {
    let message = Event::Message {
        id: 5,
        text: "abc".into(),
    };
    let events = vec![message, Event::Left { id: 6 }, Event::Maybe(Some(7))];
    same!(spelled_as_they_are(events.clone()), [5]);
    same!(fields(events.clone()), [5, 6, 7]);
}
