//! Examples with files: `compressed_logs`, `read_all_logs` and `failure_modes`.

use std::fs;
use std::io::Write;

use flate2::Compression;
use flate2::write::GzEncoder;

use crate::compressed_logs::{self, LogError};
use crate::failure_modes::{self, OpenFiles, collected, exhaustion, kept_open, swallowed};
use crate::read_all_logs::{self, Line};
use crate::{Broken, Counter, folder};

fn gzip(text: &[u8]) -> Vec<u8> {
    let mut archive = GzEncoder::new(Vec::new(), Compression::default());
    archive.write_all(text).unwrap();
    archive.finish().unwrap()
}

/// The log of some events, of which every second reports an error.
fn log(count: u64) -> String {
    (0..count)
        .map(|time| {
            let level = if time % 2 == 0 { "INFO" } else { "ERROR" };
            // Text that does not get much smaller.
            let message = time.wrapping_mul(0x9e37_79b9_7f4a_7c15);
            format!("{{\"time\":{time},\"level\":\"{level}\",\"message\":\"{message:x}\"}}\n")
        })
        .collect()
}

/// The time of each event, the message of each error.
fn told(archive: &[u8]) -> Vec<Result<u64, String>> {
    compressed_logs::error_events(archive)
        .map(|event| {
            event
                .map(|event| event.time)
                .map_err(|error| error.to_string())
        })
        .collect()
}

#[test]
fn error_events_come_out_of_an_archive() {
    let archive = gzip(log(6).as_bytes());
    assert_eq!(told(&archive), [Ok(1), Ok(3), Ok(5)]);
    // Two archives on end are one, as `zcat` sees it.
    let both = [archive, gzip(log(8).as_bytes())].concat();
    assert_eq!(told(&both).len(), 3 + 4);
    assert_eq!(told(&gzip(b"")), []);
}

#[test]
fn lines_do_not_care_where_chunks_are_cut() {
    let text = b"one\n\ntwo\nthree";
    for at in 0..=text.len() {
        for then in at..=text.len() {
            let pieces = [&text[..at], &text[at..then], &text[then..]];
            let lines = compressed_logs::lines(pieces.into_iter().map(|piece| Ok(piece.to_vec())));
            let lines: Vec<_> = lines.map(Result::unwrap).collect();
            assert_eq!(lines, [&b"one"[..], b"", b"two", b"three"]);
        }
    }
}

#[test]
fn a_broken_json_line_is_an_error_with_its_line_and_the_rest_follows() {
    let mut lines: Vec<_> = log(6).lines().map(str::to_owned).collect();
    lines[2] = r#"{"time": 2, "level": }"#.to_owned();
    lines[4] = r#"{"time": 4}"#.to_owned();
    let events = told(&gzip(lines.join("\n").as_bytes()));
    assert_eq!(
        events,
        [
            Ok(1),
            Err("line 3, column 22: expected value".to_owned()),
            Ok(3),
            Err("line 5, column 11: missing field `level`".to_owned()),
            Ok(5),
        ]
    );
}

#[test]
fn a_truncated_archive_is_an_error_behind_all_that_came_out() {
    let text = log(3000);
    let archive = gzip(text.as_bytes());
    let events: Vec<_> = compressed_logs::error_events(&archive[..archive.len() / 2]).collect();
    let broken = events.iter().position(Result::is_err).unwrap();
    let Err(LogError::Archive { offset, .. }) = &events[broken] else {
        panic!("{:?}", events[broken]);
    };
    let offset = usize::try_from(*offset).unwrap();
    assert!(offset > text.len() / 4 && offset < text.len());

    // Every event of which all was there, and an error for the line that was cut.
    let whole = text[..offset]
        .lines()
        .filter(|line| line.contains("ERROR") && line.ends_with('}'));
    assert_eq!(broken, whole.count());
    let rest = &events[broken + 1..];
    let line = text[..offset].lines().count() as u64;
    match rest {
        [] => assert!(text[..offset].ends_with('\n')),
        [Err(LogError::Line { line: cut, .. })] => assert_eq!(*cut, line),
        rest => panic!("{rest:?}"),
    }
}

#[test]
fn what_is_no_archive_is_one_error_at_its_begin() {
    let events = told(b"this is no archive");
    assert_eq!(
        events,
        [Err("behind byte 0: invalid gzip header".to_owned())]
    );
    let events: Vec<_> = compressed_logs::error_events(Broken::after(b"")).collect();
    let [Err(error)] = &events[..] else {
        panic!("{events:?}")
    };
    assert!(error.to_string().contains("the disk is gone"), "{error}");
}

#[test]
fn an_archive_is_read_chunk_by_chunk() {
    let text = log(3000);
    let chunk_count = text
        .len()
        .div_ceil(usize::try_from(compressed_logs::CHUNK).unwrap());
    assert!(chunk_count > 5);
    let (chunks, lines) = (Counter::default(), Counter::default());
    let archive = gzip(text.as_bytes());
    let pieces = chunks.items(compressed_logs::chunks(&archive[..]));
    let pieces = lines.items(compressed_logs::lines(pieces));
    let events = compressed_logs::errors(compressed_logs::events(pieces));
    assert_eq!((chunks.get(), lines.get()), (0, 0));
    let mut seen = 0;
    for event in events {
        let event = event.unwrap();
        seen += 1;
        // Lines up to that of the event, and only the chunks it needs, the last in part.
        let line = usize::try_from(event.time).unwrap() + 1;
        assert_eq!(lines.get(), line);
        let end: usize = text.lines().take(line).map(|line| line.len() + 1).sum();
        let needed = end.div_ceil(usize::try_from(compressed_logs::CHUNK).unwrap());
        assert_eq!(chunks.get(), needed);
    }
    assert_eq!((seen, chunks.get()), (1500, chunk_count));
}

#[test]
fn the_lines_of_all_logs_come_with_their_place() {
    let folder = folder("logs");
    let paths = ["a", "b", "c", "d"].map(|name| folder.file(name));
    fs::write(&paths[0], "one\ntwo").unwrap();
    fs::write(&paths[1], b"three\n\xff\nfour\n").unwrap();
    fs::create_dir(&paths[2]).unwrap();
    // There is no fourth.
    let items: Vec<_> = read_all_logs::read_all(paths.clone())
        .map(|line| match line {
            Ok(Line { path, number, text }) => (path.to_path_buf(), Some(number), Some(text)),
            Err(error) => {
                assert!(
                    error
                        .to_string()
                        .starts_with(&error.path.display().to_string())
                );
                (error.path.to_path_buf(), error.number, None)
            }
        })
        .collect();
    let [a, b, c, d] = paths;
    assert_eq!(
        items,
        [
            (a.clone(), Some(1), Some("one".to_owned())),
            (a, Some(2), Some("two".to_owned())),
            (b.clone(), Some(1), Some("three".to_owned())),
            (b.clone(), Some(2), None),
            (b, Some(3), Some("four".to_owned())),
            (c, cfg!(unix).then_some(1), None), // where a folder can be opened
            (d, None, None),
        ]
    );
}

#[test]
fn a_log_is_opened_when_its_first_line_is_asked_for() {
    let folder = folder("lazy-logs");
    let paths = ["a", "b", "c"].map(|name| folder.file(name));
    let asked = Counter::default();
    let mut lines = read_all_logs::read_all(asked.items(paths.clone()));
    assert_eq!(asked.get(), 0);

    // None of the files was there at the call.
    fs::write(&paths[0], "one\ntwo\n").unwrap();
    assert_eq!(lines.next().unwrap().unwrap().text, "one");
    assert_eq!(asked.get(), 1);
    fs::write(&paths[1], "three\n").unwrap();
    assert_eq!(lines.next().unwrap().unwrap().text, "two");
    assert_eq!(asked.get(), 1);
    assert_eq!(lines.next().unwrap().unwrap().text, "three");
    assert_eq!(asked.get(), 2);
    assert_eq!(*lines.next().unwrap().unwrap_err().path, paths[2]);
    assert!(lines.next().is_none());
}

#[test]
fn what_was_gone_through_is_gone() {
    assert_eq!(exhaustion::wrong(exhaustion::squares(4)), (4, 0));
    assert_eq!(exhaustion::right(exhaustion::squares(4)), (4, 14));
    assert_eq!(
        exhaustion::right_in_one_pass(exhaustion::squares(4)),
        (4, 14)
    );
}

#[test]
fn an_accidental_collect_reads_everything() {
    let read = Counter::default();
    let lines = || read.items(["a", "b", "c", "d"].map(|line| Ok::<_, ()>(line.to_owned())));
    assert_eq!(collected::wrong(lines(), "b"), Some("b".to_owned()));
    assert_eq!(read.get(), 4);
    assert_eq!(collected::right(lines(), "b"), Ok(Some("b".to_owned())));
    assert_eq!(read.get(), 4 + 2);
    assert_eq!(collected::right(lines(), "z"), Ok(None));

    // The wrong way goes over an error in front of what it finds.
    let lines = || [Err("broken"), Ok("b".to_owned())].into_iter();
    assert_eq!(collected::wrong(lines(), "b"), Some("b".to_owned()));
    assert_eq!(collected::right(lines(), "b"), Err("broken"));
}

#[test]
fn a_generator_keeps_its_file_open_until_it_is_dropped() {
    let folder = folder("open");
    let paths: Vec<_> = ["a", "b", "c"].map(|name| folder.file(name)).into();
    for path in &paths {
        fs::write(path, "first\nsecond\n").unwrap();
    }
    let files = OpenFiles::default();
    let firsts = vec!["first".to_owned(); 3];
    assert_eq!(
        kept_open::wrong(&paths, &files).unwrap(),
        (firsts.clone(), 3)
    );
    assert_eq!(files.count(), 0);
    assert_eq!(kept_open::right(&paths, &files).unwrap(), (firsts, 0));

    let mut lines = kept_open::lines(paths[0].clone(), files.clone());
    assert_eq!(files.count(), 0);
    lines.next();
    assert_eq!(files.count(), 1);
    assert_eq!(lines.by_ref().count(), 1);
    assert_eq!(files.count(), 0); // at the end as well

    let mut lines = kept_open::right_for_small_files(&paths[0], files.clone());
    assert_eq!(lines.next().unwrap().unwrap(), "first");
    assert_eq!(files.count(), 0);
    assert_eq!(lines.next().unwrap().unwrap(), "second");

    let missing = folder.file("missing");
    assert!(
        kept_open::lines(missing.clone(), files.clone())
            .next()
            .unwrap()
            .is_err()
    );
    assert!(kept_open::right(&[missing], &files).is_err());
}

#[test]
fn flattened_errors_are_gone() {
    let numbers = || failure_modes::swallowed::numbers("1\n2\nthree\n4\nfive");
    assert_eq!(swallowed::wrong(numbers()), 7);
    assert_eq!(swallowed::right(numbers()).unwrap_err().0, 3);
    let (sum, errors) = swallowed::right_with_all_errors(numbers());
    let lines: Vec<_> = errors.into_iter().map(|(line, _)| line).collect();
    assert_eq!((sum, lines), (7, vec![3, 5]));
    assert_eq!(swallowed::right(swallowed::numbers("1\n2")), Ok(3));
}
