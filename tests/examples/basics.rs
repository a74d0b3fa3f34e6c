//! The first examples: `countdown`, `log_stream`, `walk` and `replace_struct`.

use std::cell::RefCell;
use std::env;
use std::fs;
use std::io::{self, BufReader};

use crate::{Broken, countdown, folder, log_stream, replace_struct, walk};

#[test]
fn countdown_runs_nothing_before_the_first_next() {
    let said = RefCell::new(Vec::new());
    let mut numbers = countdown::countdown(2, |what| said.borrow_mut().push(what.to_owned()));
    assert!(said.borrow().is_empty());

    assert_eq!(numbers.next(), Some(2));
    assert_eq!(said.take(), ["started", "about to yield"]);
    assert_eq!(numbers.next(), Some(1));
    assert_eq!(said.take(), ["resumed", "about to yield"]);
    assert_eq!(numbers.next(), None);
    assert_eq!(said.take(), ["resumed", "finished"]);
    assert_eq!(numbers.next(), None);
    assert!(said.borrow().is_empty());
}

#[test]
fn countdown_from_zero_is_empty() {
    assert_eq!(countdown::countdown(0, |_| ()).count(), 0);
}

#[test]
fn lines_are_those_of_the_file() {
    let folder = folder("lines");
    let path = folder.0.join("small.log");
    log_stream::write_log(&path, 10_000).unwrap();
    let text = fs::read_to_string(&path).unwrap();
    assert!(text.len() >= 10_000);

    let lines = log_stream::lines(BufReader::new(fs::File::open(&path).unwrap()));
    assert!(lines.map(Result::unwrap).eq(text.lines()));
}

#[test]
fn lines_need_neither_utf_8_nor_a_last_line_end() {
    let lines = log_stream::lines(&b"a\r\n\n\xffb"[..]);
    assert_eq!(
        lines.map(Result::unwrap).collect::<Vec<_>>(),
        ["a", "", "\u{fffd}b"]
    );
    assert_eq!(log_stream::lines(&b""[..]).count(), 0);
}

#[test]
fn a_read_error_is_the_last_line() {
    let mut lines = log_stream::lines(BufReader::new(Broken::after(b"one\ntwo\n")));
    assert_eq!(lines.next().unwrap().unwrap(), "one");
    assert_eq!(lines.next().unwrap().unwrap(), "two");
    assert_eq!(
        lines.next().unwrap().unwrap_err().to_string(),
        "the disk is gone"
    );
    assert!(lines.next().is_none());
}

#[test]
fn neighbouring_errors_are_one_burst() {
    let log = "0 INFO a\n1 ERROR b\n2 ERROR c\n3 WARN d\n4 ERROR e\n";
    let bursts = log_stream::bursts(log_stream::lines(log.as_bytes()));
    let bursts: Vec<_> = bursts.map(Result::unwrap).collect();
    assert_eq!(
        bursts,
        [
            log_stream::Burst {
                line: 2,
                len: 2,
                first: "1 ERROR b".to_owned()
            },
            log_stream::Burst {
                line: 5,
                len: 1,
                first: "4 ERROR e".to_owned()
            },
        ]
    );
}

#[test]
fn a_read_error_does_not_lose_the_open_burst() {
    let log = BufReader::new(Broken::after(b"1 ERROR b\n"));
    let mut bursts = log_stream::bursts(log_stream::lines(log));
    assert!(bursts.next().unwrap().is_err());
    assert_eq!(bursts.next().unwrap().unwrap().len, 1);
    assert!(bursts.next().is_none());
}

#[test]
fn walk_finds_every_file_at_every_depth() {
    let folder = folder("depth");
    let mut expected = Vec::new();
    let mut path = folder.0.clone();
    for depth in 0..20 {
        let file = path.join("file");
        fs::write(&file, vec![0; depth]).unwrap();
        expected.push(walk::Found {
            size: depth as u64,
            path: file,
        });
        path.push("below");
        fs::create_dir(&path).unwrap();
    }

    let mut found: Vec<_> = walk::walk(folder.0.clone()).map(Result::unwrap).collect();
    found.sort();
    assert_eq!(found, expected);
}

#[test]
fn walk_names_a_folder_that_is_not_there() {
    let missing = env::temp_dir().join("no such folder anywhere");
    let mut found = walk::walk(missing.clone());
    let error = found.next().unwrap().unwrap_err();
    assert_eq!(error.path, missing);
    assert_eq!(error.cause.kind(), io::ErrorKind::NotFound);
    assert!(error.to_string().contains("no such folder anywhere"));
    assert!(found.next().is_none());
}

#[test]
fn walk_goes_on_after_a_folder_that_vanished() {
    let folder = folder("vanished");
    for name in ["a", "b", "c"] {
        fs::create_dir(folder.0.join(name)).unwrap();
        fs::write(folder.0.join(name).join("file"), name).unwrap();
    }

    // At the first item, all three folders are known and at most one is read.
    let mut found = walk::walk(folder.0.clone());
    let first = found.next().unwrap().unwrap().path;
    let mut folders = ["a", "b"].map(|name| folder.0.join(name)).into_iter();
    let gone = folders.rfind(|path| !first.starts_with(path)).unwrap();
    fs::remove_dir_all(&gone).unwrap();

    let (rest, errors): (Vec<_>, Vec<_>) = found.partition(Result::is_ok);
    assert_eq!(rest.len(), 1);
    let errors: Vec<_> = errors
        .into_iter()
        .map(|error| error.unwrap_err().path)
        .collect();
    assert_eq!(errors, [gone]);
}

#[cfg(unix)]
#[test]
fn walk_goes_on_after_a_folder_it_may_not_read() {
    use std::os::unix::fs::PermissionsExt;

    let folder = folder("locked");
    let locked = folder.0.join("locked");
    fs::create_dir(&locked).unwrap();
    fs::write(folder.0.join("file"), "x").unwrap();
    fs::set_permissions(&locked, fs::Permissions::from_mode(0o0)).unwrap();
    let readable_all_the_same = fs::read_dir(&locked).is_ok(); // for root

    let (files, errors): (Vec<_>, Vec<_>) = walk::walk(folder.0.clone()).partition(Result::is_ok);
    fs::set_permissions(&locked, fs::Permissions::from_mode(0o700)).unwrap();
    assert_eq!(files.len(), 1);
    if !readable_all_the_same {
        let errors: Vec<_> = errors
            .into_iter()
            .map(|error| error.unwrap_err().path)
            .collect();
        assert_eq!(errors, [locked]);
    }
}

#[test]
fn the_generator_replaces_the_struct() {
    use replace_struct::{Order, by_hand, generated, line_count};

    let customers = ["Ada", "Grace", "Edsger"];
    for shape in 0..64_u64 {
        // Up to three orders for each customer, none included.
        let orders: Vec<_> = (0..3)
            .flat_map(|c| (0..shape >> (2 * c) & 3).map(move |cents| (c, cents)))
            .map(|(c, cents)| Order {
                customer: customers[c],
                item: "thing",
                cents,
            })
            .collect();
        let generated: Vec<_> = generated::report(&orders).collect();
        assert_eq!(generated, by_hand::report(&orders).collect::<Vec<_>>());
        assert!(!generated.is_empty());
    }
    assert!(line_count("generator") > 10);
    assert!(line_count("generator") * 2 < line_count("struct"));
}
