//! Small programs, each against the same thing done another way.

use gen_core::{generator, yield_, yield_from};
use std::collections::{HashMap, HashSet};

fn all<T>(items: impl Iterator<Item = T>) -> Vec<T> {
    items.collect()
}

struct Node {
    key: u32,
    left: Option<Box<Node>>,
    right: Option<Box<Node>>,
}

impl Node {
    fn insert(slot: &mut Option<Box<Node>>, key: u32) {
        match slot {
            None => {
                *slot = Some(Box::new(Node {
                    key,
                    left: None,
                    right: None,
                }))
            }
            Some(node) if key < node.key => Self::insert(&mut node.left, key),
            Some(node) => Self::insert(&mut node.right, key),
        }
    }
}

#[generator]
fn in_order(root: &Option<Box<Node>>) -> impl Iterator<Item = u32> {
    let mut stack = Vec::new();
    let mut at = root.as_deref();
    loop {
        while let Some(node) = at {
            stack.push(node);
            at = node.left.as_deref();
        }
        let Some(node) = stack.pop() else { break };
        yield_!(node.key);
        at = node.right.as_deref();
    }
}

#[generator]
fn recursive(root: &Option<Box<Node>>) -> Box<dyn Iterator<Item = u32> + '_> {
    if let Some(node) = root {
        yield_from!(recursive(&node.left));
        yield_!(node.key);
        yield_from!(recursive(&node.right));
    }
}

#[generator]
fn leaves(root: Option<Box<Node>>) -> impl Iterator<Item = u32> {
    let mut stack = vec![root];
    while let Some(top) = stack.pop() {
        let Some(node) = top else { continue };
        let Node { key, left, right } = *node;
        if left.is_none() && right.is_none() {
            yield_!(key);
            continue;
        }
        stack.push(right);
        stack.push(left);
    }
}

#[test]
fn trees() {
    let keys = [50, 30, 70, 20, 40, 60, 80, 35, 45, 65];
    let mut root = None;
    for key in keys {
        Node::insert(&mut root, key);
    }
    let mut sorted = keys;
    sorted.sort_unstable();
    assert_eq!(all(in_order(&root)), sorted);
    assert_eq!(all(recursive(&root)), sorted);
    assert_eq!(all(in_order(&None)), []);
    assert_eq!(all(leaves(root)), [20, 35, 45, 65, 80]);
}

#[generator]
fn sieve(limit: usize) -> impl Iterator<Item = usize> {
    let mut composite = vec![false; limit + 1];
    for n in 2..=limit {
        if composite[n] {
            continue;
        }
        yield_!(n);
        let mut m = n * n;
        while m <= limit {
            composite[m] = true;
            m += n;
        }
    }
}

#[generator]
fn primes_by_filter() -> impl Iterator<Item = usize> {
    let mut found: Vec<usize> = Vec::new();
    for n in 2.. {
        if found
            .iter()
            .take_while(|p| *p * *p <= n)
            .all(|p| !n.is_multiple_of(*p))
        {
            found.push(n);
            yield_!(n);
        }
    }
}

#[generator]
fn incremental_sieve() -> impl Iterator<Item = usize> {
    let mut next_multiples: HashMap<usize, Vec<usize>> = HashMap::new();
    for n in 2.. {
        match next_multiples.remove(&n) {
            Some(primes) => {
                for p in primes {
                    next_multiples.entry(n + p).or_default().push(p);
                }
            }
            None => {
                yield_!(n);
                next_multiples.insert(n * n, vec![n]);
            }
        }
    }
}

#[test]
fn primes() {
    let expected: Vec<_> = (2..200usize)
        .filter(|n| (2..*n).all(|d| n % d != 0))
        .collect();
    assert_eq!(all(sieve(199)), expected);
    assert_eq!(all(primes_by_filter().take_while(|p| *p < 200)), expected);
    assert_eq!(all(incremental_sieve().take(expected.len())), expected);
}

/// Heap's algorithm, without recursion.
#[generator]
fn permutations<T: Clone, const N: usize>(mut items: [T; N]) -> impl Iterator<Item = [T; N]> {
    let mut counters = [0; N];
    yield_!(items.clone());
    let mut i = 0;
    'search: loop {
        while i < N {
            if counters[i] < i {
                items.swap(if i % 2 == 0 { 0 } else { counters[i] }, i);
                yield_!(items.clone());
                counters[i] += 1;
                i = 0;
                continue 'search;
            }
            counters[i] = 0;
            i += 1;
        }
        break 'search;
    }
}

#[generator]
fn queens(n: usize) -> impl Iterator<Item = Vec<usize>> {
    let mut columns: Vec<usize> = vec![];
    let mut next = 0;
    'search: loop {
        'place: while next < n {
            for (row, &column) in columns.iter().enumerate() {
                if column == next || column.abs_diff(next) == columns.len() - row {
                    next += 1;
                    continue 'place;
                }
            }
            columns.push(next);
            next = 0;
            if columns.len() == n {
                yield_!(columns.clone());
                break;
            }
        }
        match columns.pop() {
            Some(column) => next = column + 1,
            None => break 'search,
        }
    }
}

#[test]
fn searches() {
    let found = all(permutations(['a', 'b', 'c', 'd']));
    assert_eq!(found.len(), 24);
    assert_eq!(found.iter().collect::<HashSet<_>>().len(), 24);
    assert_eq!(all(permutations([0u8; 0])).len(), 1);
    assert_eq!(
        all(permutations([1, 2, 3])),
        [
            [1, 2, 3],
            [2, 1, 3],
            [3, 1, 2],
            [1, 3, 2],
            [2, 3, 1],
            [3, 2, 1]
        ]
    );
    assert_eq!(queens(6).count(), 4);
    assert_eq!(queens(8).count(), 92);
    assert_eq!(queens(4).next(), Some(vec![1, 3, 0, 2]));
}

#[generator]
fn words(text: &str) -> impl Iterator<Item = &str> {
    let mut start = None;
    for (i, c) in text.char_indices() {
        match (c.is_alphanumeric(), start) {
            (true, None) => start = Some(i),
            (false, Some(s)) => {
                yield_!(&text[s..i]);
                start = None;
            }
            _ => {}
        }
    }
    if let Some(s) = start {
        yield_!(&text[s..]);
    }
}

#[derive(Debug, PartialEq, Clone)]
enum Token {
    Number(f64),
    Name(String),
    Op(char),
    Text(String),
}

#[generator]
fn tokens(source: &str) -> impl Iterator<Item = Result<Token, String>> {
    let mut chars = source.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            c if c.is_whitespace() => continue,
            '#' => while chars.next_if(|c| *c != '\n').is_some() {},
            '0'..='9' => {
                let mut text = String::from(c);
                while let Some(d) = chars.next_if(|c| c.is_ascii_digit() || *c == '.') {
                    text.push(d);
                }
                let number = text.parse::<f64>().map_err(|e| format!("{text}: {e}"))?;
                yield_!(Ok(Token::Number(number)));
            }
            'a'..='z' | 'A'..='Z' | '_' => {
                let mut name = c.to_string();
                while let Some(&d) = chars.peek() {
                    if !d.is_alphanumeric() {
                        break;
                    }
                    name.push(d);
                    chars.next();
                }
                yield_!(Ok(Token::Name(name)));
            }
            '"' => {
                let mut text = String::new();
                loop {
                    match chars.next().ok_or("unclosed text")? {
                        '"' => break,
                        '\\' => text.push(chars.next().ok_or("half an escape")?),
                        c => text.push(c),
                    }
                }
                yield_!(Ok(Token::Text(text)));
            }
            '+' | '-' | '*' | '/' | '(' | ')' | '=' => yield_!(Ok(Token::Op(c))),
            other => {
                yield_!(Err(format!("skipped {other:?}")));
            }
        }
    }
}

#[test]
fn texts() {
    assert_eq!(
        all(words(" the quick,  brown-fox 42")),
        ["the", "quick", "brown", "fox", "42"]
    );
    assert_eq!(all(words("...")), [""; 0]);
    assert_eq!(all(words("één")), ["één"]);
    use Token::{Name, Number, Op, Text};
    assert_eq!(
        all(tokens("x1 = 3.5*(y) # end\n+ \"a\\\"b\" ;")),
        [
            Ok(Name("x1".into())),
            Ok(Op('=')),
            Ok(Number(3.5)),
            Ok(Op('*')),
            Ok(Op('(')),
            Ok(Name("y".into())),
            Ok(Op(')')),
            Ok(Op('+')),
            Ok(Text("a\"b".into())),
            Err("skipped ';'".into())
        ]
    );
    assert_eq!(
        all(tokens("1 \"abc")),
        [Ok(Number(1.0)), Err("unclosed text".into())]
    );
    assert_eq!(tokens("1.2.3 4").count(), 1);
}

#[generator]
fn collatz(mut n: u64) -> impl Iterator<Item = u64> + Clone {
    yield_!(n);
    while n != 1 {
        n = if n.is_multiple_of(2) {
            n / 2
        } else {
            3 * n + 1
        };
        yield_!(n);
    }
}

#[generator]
fn digits(mut n: u32, base: u32) -> impl Iterator<Item = u32> {
    loop {
        yield_!(n % base);
        n /= base;
        if n == 0 {
            return;
        }
    }
}

#[generator]
fn gray_code(bits: u32) -> impl Iterator<Item = u32> {
    for i in 0..1u32 << bits {
        yield_!(i ^ (i >> 1));
    }
}

#[generator]
fn pascal(rows: usize) -> impl Iterator<Item = Vec<u32>> {
    let mut row = vec![1];
    for _ in 0..rows {
        yield_!(row.clone());
        let mut next = vec![1];
        next.extend(row.windows(2).map(|w| w[0] + w[1]));
        next.push(1);
        row = next;
    }
}

#[test]
fn numbers() {
    assert_eq!(all(collatz(6)), [6, 3, 10, 5, 16, 8, 4, 2, 1]);
    assert_eq!(collatz(27).count(), 112);
    assert_eq!(collatz(27).max(), Some(9232));
    assert_eq!(all(digits(1203, 10)), [3, 0, 2, 1]);
    assert_eq!(all(digits(0, 2)), [0]);
    assert_eq!(all(gray_code(3)), [0, 1, 3, 2, 6, 7, 5, 4]);
    assert_eq!(pascal(5).last().unwrap(), [1, 4, 6, 4, 1]);
}

#[generator]
fn hanoi(n: u32, from: char, to: char, by: char) -> Box<dyn Iterator<Item = (char, char)>> {
    if n > 0 {
        yield_from!(hanoi(n - 1, from, by, to));
        yield_!((from, to));
        yield_from!(hanoi(n - 1, by, to, from));
    }
}

#[generator]
fn subsets<T>(items: &[T]) -> impl Iterator<Item = Vec<&T>> {
    for mask in 0..1u64 << items.len() {
        let mut subset = Vec::new();
        for (i, item) in items.iter().enumerate() {
            if mask >> i & 1 == 1 {
                subset.push(item);
            }
        }
        yield_!(subset);
    }
}

#[test]
fn recursion_and_subsets() {
    assert_eq!(hanoi(10, 'a', 'b', 'c').count(), 1023);
    assert_eq!(
        all(hanoi(2, 'a', 'b', 'c')),
        [('a', 'c'), ('a', 'b'), ('c', 'b')]
    );
    assert_eq!(
        all(subsets(&[1, 2])),
        [vec![], vec![&1], vec![&2], vec![&1, &2]]
    );
}

#[test]
fn entries_of_maps() {
    use std::collections::btree_map::{BTreeMap, Entry};

    #[generator]
    fn distinct(keys: &[u32]) -> impl Iterator<Item = u32> {
        let mut seen = BTreeMap::new();
        for key in keys {
            if let Entry::Vacant(slot) = seen.entry(*key) {
                slot.insert(());
                yield_!(*key);
            }
        }
        yield_!(seen.len() as u32);
    }

    #[generator]
    fn paired(keys: &[u32]) -> impl Iterator<Item = (u32, String)> {
        let mut open = BTreeMap::new();
        for key in keys {
            match open.entry(*key) {
                Entry::Occupied(first) => {
                    let first: String = first.remove();
                    yield_!((*key, first));
                }
                Entry::Vacant(slot) => {
                    slot.insert(format!("first {key}"));
                }
            }
        }
        while let Some(entry) = open.first_entry() {
            let key = *entry.key();
            let alone = entry.remove();
            yield_!((key, alone));
        }
    }

    assert_eq!(distinct(&[3, 1, 3, 2, 1]).collect::<Vec<_>>(), [3, 1, 2, 3]);
    let said = |key| (key, format!("first {key}"));
    assert_eq!(
        paired(&[3, 1, 3, 2, 3, 1]).collect::<Vec<_>>(),
        [3, 1, 2, 3].map(said)
    );
}
