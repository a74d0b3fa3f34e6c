//! Collections and items that only refer to something outside, or to nothing.

use std::collections::BTreeMap;

use gen_core::{generator, yield_};

struct Named<'a> {
    name: &'a str,
}

#[generator]
fn names<'a>(text: &'a str) -> impl Iterator<Item = &'a str> {
    let named: Vec<Named<'a>> = text.split(' ').map(|name| Named { name }).collect();
    let names: Vec<&'a str> = named.iter().map(|named| named.name).collect();
    for name in names {
        yield_!(name);
    }
    yield_!(named[0].name);
    let words: Vec<&'a str> = text.split(' ').collect();
    let copied: Vec<&'a str> = words.iter().copied().rev().collect();
    for word in copied {
        yield_!(word);
    }
    let longest: &'a str = words.iter().max_by_key(|word| word.len()).unwrap();
    yield_!(words[0]);
    yield_!(longest);
    let map: BTreeMap<&'a str, usize> = words.iter().map(|word| (*word, word.len())).collect();
    let keys: Vec<_> = map.keys().copied().collect();
    for key in keys {
        yield_!(key);
    }
    for line in words {
        let Some((left, right)) = line.split_once('=') else {
            continue;
        };
        yield_!(left);
        yield_!(right);
    }
}

#[generator]
fn texts(mut chars: Vec<char>) -> impl Iterator<Item = String> {
    let text: String = chars.iter().collect();
    yield_!(text.clone());
    chars.push('!');
    let text = chars.iter().rev().collect::<String>();
    yield_!(text.clone());
    let largest = chars.iter().max().copied();
    let owned: Vec<String> = text.split('!').map(String::from).collect();
    yield_!(format!("{largest:?}"));
    for text in owned {
        yield_!(text);
    }
    yield_!(text + "?");
}

fn main() {
    assert_eq!(names("a=b cd").count(), 11);
    assert_eq!(texts(vec!['a', 'b']).last().unwrap(), "!ba?");
}
