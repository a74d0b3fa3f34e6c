//! Parts that are moved out of locals, one after the other.

#![allow(
    clippy::all,
    unused_variables,
    reason = "the bodies are there for the language, not for style"
)]

mod common;
use common::{Guard, mk, same, say, twin};

pub struct Entry {
    pub path: String,
    pub depth: u32,
    pub tags: Vec<u32>,
    pub kept: Option<String>,
}

fn entry(path: &str) -> Entry {
    Entry {
        path: path.to_string(),
        depth: path.len() as u32,
        tags: vec![7, 8],
        kept: Some("kept".to_string()),
    }
}

/// Something to drop, of which a part is a copy.
pub struct Numbered {
    pub guard: Guard,
    pub n: u32,
    pub m: u32,
}

fn numbered(name: &'static str) -> Numbered {
    Numbered {
        guard: mk(name),
        n: 1,
        m: 2,
    }
}

twin! {
    fn in_one_yield(entries: Vec<Entry>) -> [(String, u32)] {
        for e in entries { yield_!((e.path, e.depth)); }
    }

    fn in_statements(e: Entry) -> [u32] {
        let tags = e.tags;
        let depth = e.depth;
        for tag in tags { yield_!(tag); if depth == 1 { break; } }
        yield_!(depth);
    }

    fn in_a_chain(e: Entry) -> [u32] {
        for tag in e.tags.into_iter().skip(e.depth as usize - 1) { yield_!(tag); }
    }

    fn behind_a_pattern(entries: Vec<Entry>) -> [String] {
        for e in entries {
            if let Some(kept) = e.kept { yield_!(format!("{kept} {}", e.path)); }
        }
    }

    fn of_a_tuple(pair: (String, u32, char)) -> [(u32, String)] {
        let item = (pair.1, pair.0);
        yield_!(item);
        yield_!((0, "end".to_string()));
    }

    fn copies_leave_it_whole(d: Numbered) -> [u32] {
        let n = d.n;
        let m = d.m + n;
        yield_!(n);
        say("between");
        yield_!(m);
        say("end");
    }

    fn copies_in_a_loop(v: Vec<Numbered>) -> [u32] {
        for d in v {
            let n = d.n;
            for i in [1, d.m] { yield_!(match i { k if k > 1 => k + n, _ => n }); }
            say("behind");
        }
    }

    fn copies_in_branches(d: Numbered, c: bool) -> [u32] {
        if c { let n = d.n; yield_!(n); say(n.to_string()); }
        let m = if c { d.m } else { d.n };
        yield_!(m);
        say("end");
    }

    fn filled_again(d: Numbered) -> [u32] {
        let mut d = d;
        drop(d.guard);
        d.guard = mk("second");
        let n = d.n;
        yield_!(n);
        say("end");
    }
}

#[test]
fn parts_are_taken_one_after_the_other() {
    same!(
        in_one_yield(vec![entry("a"), entry("bb")]),
        [("a".to_string(), 1), ("bb".to_string(), 2)]
    );
    same!(in_statements(entry("a")), [7, 1]);
    same!(in_statements(entry("bb")), [7, 8, 2]);
    same!(in_a_chain(entry("bb")), [8]);
    same!(behind_a_pattern(vec![entry("a")]), ["kept a".to_string()]);
    same!(
        of_a_tuple(("a".to_string(), 5, 'c')),
        [(5, "a".to_string()), (0, "end".to_string())]
    );
}

#[test]
fn copies_leave_the_rest_where_it_is() {
    same!(copies_leave_it_whole(numbered("d")), [1, 3]);
    same!(
        copies_in_a_loop(vec![numbered("d"), numbered("e")]),
        [1, 3, 1, 3]
    );
    same!(copies_in_branches(numbered("d"), true), [1, 2]);
    same!(copies_in_branches(numbered("d"), false), [1]);
    same!(filled_again(numbered("first")), [1]);
}
