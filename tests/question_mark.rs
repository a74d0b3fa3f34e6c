//! `?` in a generator: on `Err(e)` the locals are dropped, the generator is finished and
//! the consumer gets `Err(From::from(e))` as the last item; on `None` it ends.

mod common;
use common::{Guard, eval, mk, say, trace, trace_of};
use gen_core::{generator, yield_, yield_from};
use std::fmt;
use std::num::{ParseFloatError, ParseIntError};

#[derive(Debug, PartialEq)]
enum Error {
    Int(ParseIntError),
    Float(ParseFloatError),
    Text(String),
}

impl From<ParseIntError> for Error {
    fn from(e: ParseIntError) -> Self {
        say("converted");
        Self::Int(e)
    }
}
impl From<ParseFloatError> for Error {
    fn from(e: ParseFloatError) -> Self {
        Self::Float(e)
    }
}
impl From<&str> for Error {
    fn from(e: &str) -> Self {
        Self::Text(e.to_owned())
    }
}
impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{self:?}")
    }
}
impl std::error::Error for Error {}

#[generator]
fn numbers(texts: Vec<&'static str>) -> impl Iterator<Item = Result<u32, Error>> {
    let _g = mk("g");
    for text in texts {
        let n: u32 = text.parse()?;
        yield_!(Ok(n));
        yield_!(Ok(n + text.parse::<u32>()?));
    }
    say("end");
}

#[test]
fn an_error_is_the_last_item() {
    let items: Vec<_> = numbers(vec!["1", "2", "x", "3"]).collect();
    assert_eq!(items.len(), 5);
    assert_eq!(items[..4], [Ok(1), Ok(2), Ok(2), Ok(4)]);
    assert!(matches!(items[4], Err(Error::Int(_))));
    let all: Result<Vec<_>, _> = numbers(vec!["1", "2"]).collect();
    assert_eq!(all.unwrap(), [1, 2, 2, 4]);
}

#[test]
fn the_locals_are_gone_when_the_error_arrives() {
    let lines = trace_of(|| {
        let mut items = numbers(vec!["1", "x", "3"]);
        assert_eq!(items.by_ref().take(2).count(), 2);
        say("asking");
        let error = items.next();
        say("got it");
        assert!(matches!(error, Some(Err(_))));
        assert_eq!(items.next(), None);
        assert_eq!(items.next(), None);
        assert_eq!(items.size_hint(), (0, Some(0)));
    });
    assert_eq!(lines, ["make g", "asking", "converted", "drop g", "got it"]);
}

#[test]
fn several_errors_convert() {
    #[generator]
    fn mixed(a: &str, b: &str, c: bool) -> impl Iterator<Item = Result<f64, Error>> {
        let a = a.parse::<i32>()?;
        yield_!(Ok(f64::from(a)));
        let b: f64 = b.trim().parse()?;
        yield_!(Ok(b));
        if c {
            Err("text")?;
        }
        Err(Error::Text("the end".into()))?;
        yield_!(Ok(9.0));
    }
    let text = |t: &str| Err(Error::Text(t.into()));
    assert_eq!(
        mixed("1", " 2.5", true).collect::<Vec<_>>(),
        [Ok(1.0), Ok(2.5), text("text")]
    );
    assert_eq!(
        mixed("1", "2.5", false).collect::<Vec<_>>(),
        [Ok(1.0), Ok(2.5), text("the end")]
    );
    assert!(matches!(
        mixed("1", "?", true).nth(1),
        Some(Err(Error::Float(_)))
    ));
    assert!(matches!(
        mixed("", "?", true).next(),
        Some(Err(Error::Int(_)))
    ));
}

#[test]
fn into_a_boxed_error() {
    #[generator]
    fn boxed(
        texts: &[&str],
    ) -> impl Iterator<Item = Result<u8, Box<dyn std::error::Error + Send + Sync>>> {
        for text in texts {
            yield_!(Ok(text.parse::<u8>()?));
            if *text == "7" {
                Err("no sevens")?;
            }
        }
    }
    let items: Vec<_> = boxed(&["1", "7", "8"])
        .map(|r| r.map_err(|e| e.to_string()))
        .collect();
    assert_eq!(items, [Ok(1), Ok(7), Err("no sevens".to_string())]);
    let items: Vec<_> = boxed(&["256"])
        .map(|r| r.map_err(|e| e.to_string()))
        .collect();
    assert_eq!(
        items,
        [Err("number too large to fit in target type".to_string())]
    );
}

#[test]
fn none_ends() {
    #[generator]
    fn firsts(words: Vec<&'static str>) -> impl Iterator<Item = char> {
        let _g = mk("g");
        for word in words {
            let c = word.chars().next()?;
            yield_!(c);
            yield_!(word.chars().nth(1)?);
        }
        say("end");
    }
    let lines = trace_of(|| assert_eq!(firsts(vec!["ab", "cd"]).collect::<String>(), "abcd"));
    assert_eq!(lines, ["make g", "end", "drop g"]);
    let lines = trace_of(|| assert_eq!(firsts(vec!["ab", "", "cd"]).collect::<String>(), "ab"));
    assert_eq!(lines, ["make g", "drop g"]);
    let mut items = firsts(vec!["a", "bc"]);
    assert_eq!(items.next(), Some('a'));
    assert_eq!(items.next(), None);
    assert_eq!(items.next(), None);
}

#[test]
fn none_ends_a_generator_of_options() {
    #[generator]
    fn halves(v: Vec<Option<u32>>) -> impl Iterator<Item = Option<u32>> {
        for n in v {
            yield_!(n);
            let n = n?;
            yield_!(n.checked_sub(5));
        }
    }
    assert_eq!(
        halves(vec![Some(9), Some(1), None, Some(3)]).collect::<Vec<_>>(),
        [Some(9), Some(4), Some(1), None, None]
    );
}

#[test]
fn in_every_position() {
    #[generator]
    fn positions(v: Vec<Result<u32, &'static str>>) -> impl Iterator<Item = Result<u32, String>> {
        let mut v = v.into_iter();
        let mut next = move || v.next().unwrap_or(Err("empty"));
        let _a = mk("a");
        let sum = eval(next()?) + eval(next()?);
        yield_!(Ok(sum));
        if next()? == 3 {
            yield_!(Ok(next()?));
        }
        match next()? {
            n @ 5.. => yield_!(Ok(n * 10)),
            n => yield_!(Ok(n)),
        }
        let list = [
            next()?,
            {
                yield_!(Ok(0));
                1
            },
            next()?,
        ];
        yield_!(Ok(list.iter().sum()));
        while next()? < 9 {
            yield_!(Ok(8));
        }
        for i in 0..next()? {
            let Ok(n) = u8::try_from(next()?) else { return };
            yield_!(Ok(i + u32::from(n)));
        }
        let _ = (mk("half"), next()?);
        say("end");
    }
    let all = [1, 2, 3, 4, 5, 6, 7, 1, 9, 2, 10, 20, 30];
    let expected = [3, 4, 50, 0, 14, 8, 10, 21];
    for cut in 0..=all.len() {
        let mut input: Vec<_> = all.iter().map(|n| Ok(*n)).collect();
        input.truncate(cut);
        let mut items: Vec<_> = positions(input).collect();
        if cut < all.len() {
            assert_eq!(items.pop(), Some(Err("empty".to_string())), "cut at {cut}");
        }
        let values: Vec<_> = items.into_iter().map(Result::unwrap).collect();
        assert_eq!(values, expected[..values.len()], "cut at {cut}");
        let lines = trace();
        let drops: Vec<_> = lines.iter().filter(|l| l.starts_with("drop")).collect();
        assert_eq!(drops.last().unwrap(), &"drop a");
        assert_eq!(
            drops.len(),
            if cut >= 12 { 2 } else { 1 },
            "cut at {cut}: {lines:?}"
        );
    }
}

#[test]
fn the_operand_is_dropped_as_a_temporary() {
    fn check(_g: &Guard, ok: bool) -> Result<u32, String> {
        if ok { Ok(1) } else { Err("bad".into()) }
    }
    #[generator]
    fn run(ok: bool) -> impl Iterator<Item = Result<u32, String>> {
        let _outer = mk("outer");
        let n = check(&mk("temporary"), ok)?;
        say("after");
        yield_!(Ok(n));
    }
    fn plain(ok: bool) -> Result<(), String> {
        let _outer = mk("outer");
        let _n = check(&mk("temporary"), ok)?;
        say("after");
        Ok(())
    }
    for ok in [true, false] {
        let expected = trace_of(|| drop(plain(ok)));
        assert_eq!(trace_of(|| assert_eq!(run(ok).count(), 1)), expected);
    }
}

#[test]
fn nested_and_chained() {
    #[generator]
    fn run(text: &str) -> impl Iterator<Item = Result<u32, Error>> {
        let n = text
            .split_once('=')
            .ok_or("no =")?
            .1
            .trim()
            .parse::<u32>()?
            .checked_mul(2)
            .ok_or_else(|| "big")?;
        yield_!(Ok(n));
        let inner: Option<u32> = (|| {
            let first = text.chars().next()?;
            first.to_digit(10)
        })();
        yield_!(inner.ok_or("no digit".into()));
        let nested: Result<Result<u32, ParseIntError>, &str> = Ok("5".parse());
        yield_!(Ok(nested??));
    }
    assert_eq!(
        run("a= 4").collect::<Vec<_>>(),
        [Ok(8), Err(Error::Text("no digit".into())), Ok(5)]
    );
    assert_eq!(run("1=1").collect::<Vec<_>>(), [Ok(2), Ok(1), Ok(5)]);
    assert_eq!(
        run("a").collect::<Vec<_>>(),
        [Err(Error::Text("no =".into()))]
    );
    assert_eq!(
        run("a=4294967295").collect::<Vec<_>>(),
        [Err(Error::Text("big".into()))]
    );
}

#[test]
fn in_closures_and_nested_functions_it_is_theirs() {
    #[generator]
    fn run(texts: Vec<&'static str>) -> impl Iterator<Item = u32> {
        fn parse(t: &str) -> Result<u32, ParseIntError> {
            let n: u32 = t.parse()?;
            Ok(n + 1)
        }
        let twice = |t: &str| -> Option<u32> { Some(parse(t).ok()? * 2) };
        for t in texts {
            yield_!(twice(t).unwrap_or(0));
        }
    }
    assert_eq!(run(vec!["1", "x", "2"]).collect::<Vec<_>>(), [4, 0, 6]);
}

#[test]
fn with_yield_from_and_boxes() {
    #[generator]
    fn lines(text: &'static str) -> Box<dyn Iterator<Item = Result<u32, Error>>> {
        for line in text.lines() {
            if let Some(rest) = line.strip_prefix('>') {
                yield_from!(lines(Box::leak(rest.to_owned().into_boxed_str())));
                continue;
            }
            yield_!(Ok(line.parse()?));
        }
    }
    let items: Vec<_> = lines("1\n>2\nx\n3").collect();
    assert_eq!(items.len(), 3);
    assert_eq!(items[..2], [Ok(1), Ok(2)]);
    assert!(items[2].is_err());
}

type Outcome<T> = Result<T, Error>;

#[test]
fn behind_an_alias() {
    #[generator]
    fn run(text: &'static str) -> impl Iterator<Item = Outcome<u32>> {
        let n = text.parse::<u32>()?;
        yield_!(Ok(n));
    }
    assert_eq!(run("3").collect::<Vec<_>>(), [Ok(3)]);
    assert!(matches!(run("y").next(), Some(Err(Error::Int(_)))));
}

#[test]
fn generic_error() {
    #[generator]
    fn run<T, E, F: From<E>>(v: Vec<Result<T, E>>) -> impl Iterator<Item = Result<T, F>> {
        for r in v {
            let t = r?;
            yield_!(Ok(t));
        }
    }
    let items: Vec<Result<u8, String>> = run(vec![Ok(1u8), Err("a"), Ok(2)]).collect();
    assert_eq!(items, [Ok(1), Err("a".to_string())]);
}

#[test]
fn at_the_end_of_an_else() {
    #[generator]
    fn numbers(texts: &[&'static str]) -> impl Iterator<Item = Result<u32, String>> {
        for text in texts {
            let Ok(n) = text.parse::<u32>() else {
                match text.len() {
                    0 => continue,
                    1 => {
                        yield_!(Ok(0));
                        let held = mk("held");
                        Err(held.0)?
                    }
                    _ => Err(format!("{text}!"))?,
                }
            };
            let Some(half) = n.checked_div(2) else {
                Err("never")?
            };
            yield_!(Ok(half));
        }
    }
    let all = |texts: &[&'static str]| numbers(texts).collect::<Vec<_>>();
    assert_eq!(all(&["4", "", "6"]), [Ok(2), Ok(3)]);
    assert_eq!(all(&["4", "six", "8"]), [Ok(2), Err("six!".to_owned())]);
    trace();
    assert_eq!(all(&["x", "8"]), [Ok(0), Err("held".to_owned())]);
    assert_eq!(trace(), ["make held", "drop held"]);
}
