//! Expansions of canonical functions, one file each in `snapshots/`.
//!
//! `UPDATE_EXPECT=1 cargo test -p gen-macros expansions` writes the files anew. Each begins with
//! the function it comes from.

use expect_test::expect_file;
use proc_macro2::TokenStream;

use super::{soup, verify};
use crate::compile::compile;

/// Formats tokens as a file.
pub(super) fn pretty(tokens: &TokenStream) -> String {
    let file: syn::File =
        syn::parse2(tokens.clone()).unwrap_or_else(|error| panic!("{error}: {tokens}"));
    prettyplease::unparse(&file)
}

/// `GENERATOR_EXPAND='fn f() ..' cargo test -p gen-macros expand_given -- --nocapture`
#[test]
fn expand_given() {
    if let Ok(function) = std::env::var("GENERATOR_EXPAND") {
        let output = compile(&TokenStream::new(), soup::tokens(&function));
        println!("{}", pretty(&output));
    }
}

macro_rules! expansions {
    ($($name:ident: $function:literal)*) => {$(
        #[test]
        fn $name() {
            let function = soup::tokens($function);
            let output = compile(&TokenStream::new(), function.clone());
            verify::verify_output(&syn::parse2(output.clone()).expect("code"));
            let input: String = pretty(&function).lines().map(|line| format!("// {line}").trim_end().to_owned() + "\n").collect();
            let path = concat!("snapshots/", stringify!($name), ".rs");
            expect_file![path].assert_eq(&format!("{input}\n{}", pretty(&output)));
        }
    )*};
}

expansions! {
    fibonacci: "
        fn fibonacci() -> impl Iterator<Item = u64> {
            let (mut a, mut b) = (0, 1);
            loop {
                yield_!(a);
                (a, b) = (b, a + b);
            }
        }"
    countdown: "
        /// Down to one.
        pub fn countdown(mut from: u32) -> impl Iterator<Item = u32> {
            while from > 0 {
                yield_!(from);
                from -= 1;
            }
        }"
    labels: "
        fn labels(n: u32) -> impl Iterator<Item = (u32, u32)> {
            'rows: for row in 0..n {
                for column in 0..n {
                    if column == 3 { continue 'rows; }
                    if row + column > 7 { break 'rows; }
                    yield_!((row, column));
                }
                yield_!((row, 0));
            }
        }"
    nest: "
        fn nest(n: u32) -> impl Iterator<Item = [u32; 3]> {
            'a: for a in 0..n {
                for b in 0..n {
                    for c in 0..n {
                        if c == a { continue; }
                        if a + b == c { continue 'a; }
                        yield_!([a, b, c]);
                    }
                }
            }
        }"
    while_let: "
        fn while_let(root: Tree) -> impl Iterator<Item = u32> {
            let mut stack = vec![root];
            while let Some(tree) = stack.pop() {
                yield_!(tree.value);
                stack.extend(tree.children);
            }
        }"
    match_bindings: "
        fn match_bindings(shape: Shape) -> impl Iterator<Item = f64> {
            match shape {
                Shape::Circle(radius) => { yield_!(radius); yield_!(radius * 2.0); }
                Shape::Square { side, .. } if side > 1.0 => yield_!(side),
                Shape::Named(name) => { yield_!(0.0); drop(name); }
                _ => {}
            }
        }"
    let_else: "
        fn let_else(lines: Vec<String>) -> impl Iterator<Item = u32> {
            for line in lines {
                let Ok(number) = line.parse() else { yield_!(0); continue; };
                yield_!(number);
                println!(\"{line}: {number}\");
            }
        }"
    shadowing: "
        fn shadowing(x: u32) -> impl Iterator<Item = u32> {
            let x = x + 1;
            {
                let x = x * 2;
                yield_!(x);
                yield_!(x);
            }
            yield_!(x);
        }"
    moved: "
        fn moved(text: String, keep: bool) -> impl Iterator<Item = usize> {
            let mut kept = Vec::new();
            if keep { kept.push(text); } else { yield_!(text.len()); }
            yield_!(kept.len());
        }"
    guard: "
        fn guard(mutex: &Mutex<Vec<u32>>) -> impl Iterator<Item = u32> {
            let _guard = mutex.lock().unwrap();
            for n in 0..3 { yield_!(n); }
            yield_!(3);
        }"
    question_mark: "
        fn question_mark(input: impl BufRead) -> impl Iterator<Item = Result<u32, Error>> {
            for line in input.lines() {
                let line = line?;
                yield_!(Ok(line.trim().parse()?));
            }
        }"
    recursive: "
        fn names(tree: &Tree) -> Recursive<'_, &str> {
            yield_!(&tree.name);
            for child in &tree.children {
                yield_from!(names(child));
            }
        }"
    recursive_coroutine: "
        fn sum(n: u32) -> gen_core::RecursiveCoroutine<'static, Result<u32, E>, u32, Result<u32, E>> {
            if n == 0 {
                return Ok(yield_!(n)?);
            }
            Ok(n + yield_from!(sum(n - 1))?)
        }"
    delegation: "
        fn delegation(tree: &Tree) -> Box<dyn Iterator<Item = u32> + '_> {
            for child in &tree.children { yield_from!(delegation(child)); }
            yield_!(tree.value);
        }"
    temporaries: "
        fn temporaries(cell: &RefCell<Vec<u32>>) -> impl Iterator<Item = u32> {
            if let Some(last) = cell.borrow().last() { yield_!(*last); } else { yield_!(0); }
            yield_!(cell.borrow().len() as u32);
        }"
    tuples: "
        fn tuples(pairs: Vec<(String, u32)>) -> impl Iterator<Item = String> {
            for (at, (name, mut count)) in pairs.into_iter().enumerate() {
                let (head, _) = name.split_at(at);
                let head = head.to_owned();
                while count > 0 { yield_!(head.clone()); count -= 1; }
                yield_!(name);
            }
        }"
    method: "
        fn method(&self) -> impl Iterator<Item = &str> {
            for name in &self.names {
                if self.hidden(name) { continue; }
                yield_!(name.as_str());
            }
            yield_!(self.last.as_str());
        }"
    generics: "
        fn generics<'a, T, const N: usize>(blocks: &'a [[T; N]]) -> impl Iterator<Item = [T; N]> + use<'a, T, N>
        where T: Clone {
            for block in blocks { let copy = block.clone(); yield_!(copy.clone()); yield_!(copy); }
        }"
    derives: "
        fn derives(start: u8) -> impl Iterator<Item = u8> + Clone + core::fmt::Debug {
            let mut at = start;
            loop { yield_!(at); at = at.wrapping_add(1); if at == start { return; } }
        }"
    boxed: "
        fn boxed(mut words: Vec<String>) -> Box<dyn Iterator<Item = String> + Send> {
            words.sort();
            for word in words { yield_!(word); }
        }"
    operands: "
        fn operands(log: Log) -> impl Iterator<Item = u32> {
            let total = add(log.first(), { yield_!(1); log.second() }, log.third());
            let both = total > 1 && { yield_!(2); total < 9 };
            let pair = (total, { yield_!(3); both });
            yield_!(pair.0 + { yield_!(4); 5 });
        }"
    formats: "
        fn formats(name: &str) -> impl Iterator<Item = String> {
            let width = 8;
            yield_!(format!(\"{name:>width$} {0}\", { yield_!(String::new()); 1 }));
            assert!(width > 3, \"{name} {width}\");
            println!(\"{name:?}\");
        }"
    choices: "
        fn choices() -> impl Iterator<Item = u32> {
            #[cfg(unix)]
            yield_!(1);
            yield_!(2);
        }"
    closures: "
        fn closures(names: Vec<String>) -> impl Iterator<Item = String> {
            let mut count = 0;
            let mut number = move |name: &str| { count += 1; format!(\"{count} {name}\") };
            for name in &names { yield_!(number(name)); }
        }"
    conditions: "
        fn conditions(flag: bool) -> impl Iterator<Item = u32> {
            let value;
            if flag { yield_!(1); value = 2; } else { value = 3; }
            let doubled = if value > 2 { yield_!(value); value * 2 } else { 0 };
            yield_!(doubled);
        }"
    unsafe_places: "
        fn unsafe_places(bytes: *mut [u8; 2]) -> impl Iterator<Item = u8> {
            unsafe {
                (*bytes)[0] = { yield_!((*bytes)[1]); 3 };
                yield_!((*bytes)[0]);
            }
        }"
    borrowed: "
        fn borrowed<'a, const N: usize>(mut list: Vec<u32>, names: &'a [&'a str; N]) -> impl Iterator<Item = u32> {
            let (low, high) = list.split_halves();
            while let Some(next) = low.following() {
                yield_!(next.value(high)?);
            }
        }"
    failed: "
        pub(crate) fn failed<T>(items: Vec<T>) -> Vec<T> where T: Clone {
            use gen_core::yield_;
            let each = |item: T| { yield_!(item) };
            items.into_iter().for_each(each);
        }"
}

/// The guide explains an expansion, and it is the real one.
#[test]
fn the_guide_shows_the_real_one() {
    let squeezed = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let guide = include_str!("../../../gen-core/src/guide/expansion.md");
    let real = include_str!("snapshots/countdown.rs");
    let real = squeezed(&real.replace("\n// ", "\n"));
    let pieces = guide.split("```rust,ignore\n").skip(1);
    let pieces: Vec<_> = pieces
        .map(|rest| rest.split_once("```").expect("its end").0)
        .collect();
    assert!(pieces.len() > 6);
    for piece in pieces {
        assert!(real.contains(&squeezed(piece)), "{piece}");
    }
}
