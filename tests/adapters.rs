//! Programs that are adapters: generators over iterators.

use gen_core::{generator, yield_, yield_from};
use std::collections::VecDeque;

fn all<T>(items: impl Iterator<Item = T>) -> Vec<T> {
    items.collect()
}

#[generator]
fn merge<T: Ord>(
    left: impl Iterator<Item = T>,
    right: impl Iterator<Item = T>,
) -> impl Iterator<Item = T> {
    let mut left = left.peekable();
    let mut right = right.peekable();
    loop {
        let take_left = match (left.peek(), right.peek()) {
            (Some(l), Some(r)) => l <= r,
            (Some(_), None) => true,
            (None, Some(_)) => false,
            (None, None) => return,
        };
        let Some(item) = (if take_left { left.next() } else { right.next() }) else {
            return;
        };
        yield_!(item);
    }
}

#[generator]
fn merge_by_hand(a: Vec<u32>, b: Vec<u32>) -> impl Iterator<Item = u32> {
    let (mut a, mut b) = (a.into_iter(), b.into_iter());
    let (mut x, mut y) = (a.next(), b.next());
    loop {
        match (x, y) {
            (Some(l), Some(r)) if l <= r => {
                yield_!(l);
                x = a.next();
            }
            (_, Some(r)) => {
                yield_!(r);
                y = b.next();
            }
            (Some(l), None) => {
                yield_!(l);
                yield_from!(a);
                return;
            }
            (None, None) => break,
        }
    }
}

#[generator]
fn chunks<I: IntoIterator>(items: I, size: usize) -> impl Iterator<Item = Vec<I::Item>> {
    let mut chunk = Vec::with_capacity(size);
    for item in items {
        chunk.push(item);
        if chunk.len() == size {
            yield_!(std::mem::replace(&mut chunk, Vec::with_capacity(size)));
        }
    }
    if !chunk.is_empty() {
        yield_!(chunk);
    }
}

#[generator]
fn run_lengths<T: PartialEq>(
    items: impl IntoIterator<Item = T>,
) -> impl Iterator<Item = (T, usize)> {
    let mut items = items.into_iter();
    let mut current = items.next()?;
    let mut count = 1;
    for item in items {
        if item == current {
            count += 1;
            continue;
        }
        yield_!((std::mem::replace(&mut current, item), count));
        count = 1;
    }
    yield_!((current, count));
}

#[generator]
fn runs_expanded<T: Clone>(runs: impl Iterator<Item = (T, usize)>) -> impl Iterator<Item = T> {
    for (item, count) in runs {
        for _ in 1..count {
            yield_!(item.clone());
        }
        yield_!(item);
    }
}

#[generator]
fn windows<T: Clone>(
    items: impl IntoIterator<Item = T>,
    size: usize,
) -> impl Iterator<Item = Vec<T>> {
    let mut window = VecDeque::with_capacity(size);
    for item in items {
        if window.len() == size {
            window.pop_front();
        }
        window.push_back(item);
        if window.len() < size {
            continue;
        }
        yield_!(window.iter().cloned().collect());
    }
}

#[generator]
fn group_by<T, K, F>(items: impl Iterator<Item = T>, key: F) -> impl Iterator<Item = (K, Vec<T>)>
where
    K: PartialEq,
    F: Fn(&T) -> K,
{
    let mut group: Option<(K, Vec<T>)> = None;
    for item in items {
        let k = key(&item);
        match &mut group {
            Some((at, list)) if *at == k => {
                list.push(item);
                continue;
            }
            _ => {}
        }
        if let Some(done) = group.replace((k, vec![item])) {
            yield_!(done);
        }
    }
    if let Some(last) = group {
        yield_!(last);
    }
}

#[generator]
fn zip<A, B>(
    a: impl Iterator<Item = A>,
    b: impl Iterator<Item = B>,
) -> impl Iterator<Item = (A, B)> {
    let mut a = a;
    let mut b = b;
    while let Some(x) = a.next()
        && let Some(y) = b.next()
    {
        yield_!((x, y));
    }
}

#[generator]
fn round_robin<T>(sources: Vec<Box<dyn Iterator<Item = T>>>) -> impl Iterator<Item = T> {
    let mut queue = VecDeque::from(sources);
    while let Some(mut source) = queue.pop_front() {
        let Some(item) = source.next() else { continue };
        queue.push_back(source);
        yield_!(item);
    }
}

#[generator]
fn dedup<T: PartialEq + Clone>(items: impl Iterator<Item = T>) -> impl Iterator<Item = T> {
    let mut last = None;
    for item in items {
        if last.as_ref() == Some(&item) {
            continue;
        }
        last = Some(item.clone());
        yield_!(item);
    }
}

#[generator]
fn intersperse<T: Clone>(
    items: impl IntoIterator<Item = T>,
    between: T,
) -> impl Iterator<Item = T> {
    let mut first = true;
    for item in items {
        if !std::mem::take(&mut first) {
            yield_!(between.clone());
        }
        yield_!(item);
    }
}

#[generator]
fn matrix_spiral<const W: usize, const H: usize>(m: &[[u32; W]; H]) -> impl Iterator<Item = u32> {
    let (mut top, mut bottom, mut left, mut right) = (0, H, 0, W);
    while top < bottom && left < right {
        for x in left..right {
            yield_!(m[top][x]);
        }
        top += 1;
        for row in &m[top..bottom] {
            yield_!(row[right - 1]);
        }
        right -= 1;
        if top >= bottom || left >= right {
            break;
        }
        for x in (left..right).rev() {
            yield_!(m[bottom - 1][x]);
        }
        bottom -= 1;
        for y in (top..bottom).rev() {
            yield_!(m[y][left]);
        }
        left += 1;
    }
}

#[generator]
fn neighbours(
    x: usize,
    y: usize,
    w: usize,
    h: usize,
) -> impl Iterator<Item = (usize, usize)> + Clone {
    for dy in [-1isize, 0, 1] {
        for dx in [-1isize, 0, 1] {
            if (dx, dy) == (0, 0) {
                continue;
            }
            let (Some(nx), Some(ny)) = (x.checked_add_signed(dx), y.checked_add_signed(dy)) else {
                continue;
            };
            if nx < w && ny < h {
                yield_!((nx, ny));
            }
        }
    }
}

#[generator]
fn csv_records(text: &str) -> impl Iterator<Item = Result<Vec<String>, String>> {
    for (number, line) in text.lines().enumerate() {
        if line.trim().is_empty() {
            continue;
        }
        let mut record = Vec::new();
        let mut field = String::new();
        let mut quoted = false;
        let mut chars = line.chars().peekable();
        while let Some(c) = chars.next() {
            match (c, quoted) {
                ('"', true) if chars.next_if_eq(&'"').is_some() => field.push('"'),
                ('"', _) => quoted = !quoted,
                (',', false) => record.push(std::mem::take(&mut field)),
                (c, _) => field.push(c),
            }
        }
        if quoted {
            Err(format!("line {}: unclosed quote", number + 1))?;
        }
        record.push(field);
        yield_!(Ok(record));
    }
}

#[test]
fn merging() {
    let expected = [1, 2, 3, 4, 5, 5, 8];
    assert_eq!(
        all(merge([1, 3, 5, 8].into_iter(), [2, 4, 5].into_iter())),
        expected
    );
    assert_eq!(
        all(merge_by_hand(vec![1, 3, 5, 8], vec![2, 4, 5])),
        expected
    );
    assert_eq!(all(merge_by_hand(vec![], vec![1])), [1]);
    assert_eq!(all(merge("ac".chars(), "b".chars())), ['a', 'b', 'c']);
}

#[test]
fn grouping() {
    assert_eq!(all(chunks(1..=5, 2)), [vec![1, 2], vec![3, 4], vec![5]]);
    assert_eq!(all(chunks("abcd".chars(), 2)), [['a', 'b'], ['c', 'd']]);
    assert_eq!(
        all(run_lengths("aaabcc".chars())),
        [('a', 3), ('b', 1), ('c', 2)]
    );
    assert_eq!(all(run_lengths([0u8; 0])), []);
    assert_eq!(
        runs_expanded(run_lengths("aaabcc".chars())).collect::<String>(),
        "aaabcc"
    );
    assert_eq!(all(windows([1, 2, 3, 4], 3)), [[1, 2, 3], [2, 3, 4]]);
    assert_eq!(
        all(group_by([1, 3, 2, 4, 5].into_iter(), |n| n % 2)),
        [(1, vec![1, 3]), (0, vec![2, 4]), (1, vec![5])]
    );
    assert_eq!(all(dedup([1, 1, 2, 1].into_iter())), [1, 2, 1]);
}

#[test]
fn several_sources() {
    assert_eq!(
        all(zip(windows(1..4, 2), "ab".chars())),
        [(vec![1, 2], 'a'), (vec![2, 3], 'b')]
    );
    let sources: Vec<Box<dyn Iterator<Item = u32>>> = vec![
        Box::new(1..4),
        Box::new(std::iter::empty()),
        Box::new(dedup([7, 7, 8].into_iter())),
    ];
    assert_eq!(all(round_robin(sources)), [1, 7, 2, 8, 3]);
    assert_eq!(
        intersperse(["a", "b", "c"], "-").collect::<String>(),
        "a-b-c"
    );
}

#[test]
fn grids() {
    let m = [[1, 2, 3, 4], [5, 6, 7, 8], [9, 10, 11, 12]];
    assert_eq!(
        all(matrix_spiral(&m)),
        [1, 2, 3, 4, 8, 12, 11, 10, 9, 5, 6, 7]
    );
    assert_eq!(all(matrix_spiral(&[[1], [2]])), [1, 2]);
    assert_eq!(all(neighbours(0, 0, 2, 3)), [(1, 0), (0, 1), (1, 1)]);
    assert_eq!(neighbours(1, 1, 3, 3).clone().count(), 8);
}

#[test]
fn records() {
    let text = "a,b\n\n\"x, y\",\"say \"\"hi\"\"\"\n\"open,2\nz";
    assert_eq!(
        all(csv_records(text)),
        [
            Ok(vec!["a".into(), "b".into()]),
            Ok(vec!["x, y".into(), "say \"hi\"".into()]),
            Err("line 4: unclosed quote".into())
        ]
    );
}

#[test]
fn deep_chains_of_generators() {
    #[generator]
    fn add(n: u32, source: Box<dyn Iterator<Item = u32>>) -> Box<dyn Iterator<Item = u32>> {
        for item in source {
            yield_!(item + n);
        }
    }
    let mut chain: Box<dyn Iterator<Item = u32>> = Box::new(0..3);
    for n in 0..50 {
        chain = add(n, chain);
    }
    assert_eq!(all(chain), [1225, 1226, 1227]);
}
