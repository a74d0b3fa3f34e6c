//! The examples that call themselves: `tree`, `directory` and `permutations`.

use std::collections::BTreeSet;
use std::{fs, thread};

use crate::directory::{self, Entry};
use crate::folder;
use crate::permutations::{permutations, queens};
use crate::tree::Tree;

#[test]
fn keys_are_in_order() {
    let keys = [50, 20, 80, 10, 30, 90, 25, 35, 20];
    let mut tree = Tree::default();
    assert_eq!(tree.keys().count(), 0);
    let inserted = keys.map(|key| tree.insert(key));
    assert_eq!(inserted.iter().filter(|new| !**new).count(), 1);
    assert!(tree.keys().eq(BTreeSet::from(keys)));
}

#[test]
fn a_tree_a_million_deep_is_walked_on_a_small_stack() {
    let run = || {
        let tree = Tree::descending(1_000_000);
        assert!(tree.keys().eq(0..1_000_000));
        let mut keys = tree.keys();
        assert_eq!(keys.next(), Some(0));
        drop(keys);
    };
    let small = thread::Builder::new().stack_size(512 * 1024);
    small.spawn(run).unwrap().join().unwrap();
}

#[test]
fn a_folder_comes_before_what_is_in_it() {
    let folder = folder("directory");
    fs::create_dir_all(folder.0.join("b/c")).unwrap();
    fs::write(folder.0.join("a"), "12345").unwrap();
    fs::write(folder.0.join("b/c/d"), "1").unwrap();
    fs::write(folder.0.join("e"), "").unwrap();
    let found = directory::directory(folder.0.clone(), 0).map(|entry| {
        let Entry { path, depth, size } = entry.unwrap();
        let path = path.strip_prefix(&folder.0).unwrap().to_owned();
        (path.to_str().unwrap().to_owned(), depth, size)
    });
    let expected = [
        ("", 0, None),
        ("a", 1, Some(5)),
        ("b", 1, None),
        ("b/c", 2, None),
        ("b/c/d", 3, Some(1)),
        ("e", 1, Some(0)),
    ];
    let expected = expected.map(|(path, depth, size)| (path.to_owned(), depth, size));
    assert_eq!(found.collect::<Vec<_>>(), expected);
}

#[test]
fn what_cannot_be_read_is_an_item_and_the_walk_goes_on() {
    let folder = folder("directory-errors");
    for name in ["a", "b", "c"] {
        fs::create_dir_all(folder.0.join(name)).unwrap();
    }
    let mut entries = directory::directory(folder.0.clone(), 0);
    assert_eq!(entries.next().unwrap().unwrap().path, folder.0);
    // They were seen, and are gone when they are read.
    fs::remove_dir(folder.0.join("a")).unwrap();
    fs::remove_dir(folder.0.join("b")).unwrap();
    for name in ["a", "b"] {
        let error = entries.next().unwrap().unwrap_err();
        assert_eq!(error.path, folder.0.join(name));
        assert!(error.to_string().starts_with("cannot read "), "{error}");
    }
    let last = entries.next().unwrap().unwrap();
    assert_eq!((last.path, last.depth), (folder.0.join("c"), 1));
    assert!(entries.next().is_none());
}

#[test]
fn all_orders_come_once() {
    for (text, count) in [("", 1), ("a", 1), ("abc", 6), ("abcde", 120)] {
        let all: Vec<_> = permutations(text).collect();
        assert_eq!(all.len(), count);
        assert!(all.is_sorted());
        assert_eq!(all.iter().collect::<BTreeSet<_>>().len(), count);
    }
    // Only what is asked for is computed.
    let text: String = ('a'..='z').collect();
    assert_eq!(permutations(&text).next(), Some(text));
}

#[test]
fn queens_do_not_meet() {
    let counts: Vec<_> = (0..7).map(|size| queens(size, vec![]).count()).collect();
    assert_eq!(counts, [1, 1, 0, 0, 2, 10, 4]);
    assert_eq!(queens(4, vec![]).next(), Some(vec![1, 3, 0, 2]));
}
