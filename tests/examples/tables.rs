//! Examples with rows: `csv_rows`, `pipeline` and `etl`.

use std::cell::RefCell;
use std::fs;
use std::io::{self, BufRead, BufReader};

use crate::csv_rows::{self, BadRow, Problem, Row};
use crate::etl::{self, Reason};
use crate::pipeline::{self, BadLine};
use crate::{Broken, Counter, folder, heap};

/// The fields of a row in the order of their names.
fn fields(row: &Row) -> Vec<&str> {
    row.values().map(String::as_str).collect()
}

#[test]
fn csv_rows_keep_commas_quotes_and_line_ends() {
    let text = "a,b\n1,\"x, y\"\n2,\"say \"\"hi\"\"\"\r\n3,\"up\n\r\ndown\"\n\n4,";
    let rows: Vec<_> = csv_rows::rows(text.as_bytes())
        .map(Result::unwrap)
        .collect();
    let rows: Vec<_> = rows.iter().map(fields).collect();
    assert_eq!(
        rows,
        [
            ["1", "x, y"],
            ["2", "say \"hi\""],
            ["3", "up\n\r\ndown"],
            ["4", ""]
        ]
    );
}

#[test]
fn csv_rows_are_maps_by_the_names_of_the_head() {
    let row = csv_rows::rows(&b"\xef\xbb\xbfname,age\nAda,36\n"[..]).next();
    let row = row.unwrap().unwrap();
    assert_eq!(row["name"], "Ada");
    assert_eq!(row["age"], "36");
    assert_eq!(row.len(), 2);
}

/// Line and message of each bad row, and the first field of each good one.
fn told(rows: impl Iterator<Item = Result<Row, BadRow>>) -> Vec<String> {
    rows.map(|row| match row {
        Ok(row) => row.values().next().cloned().unwrap_or_default(),
        Err(error) => format!("{error} {:?}", error.fields),
    })
    .collect()
}

#[test]
fn a_bad_csv_row_is_an_error_with_its_line_and_the_rest_follows() {
    // The second row takes three lines, the fifth is behind an empty one.
    for end in ["\n", "\r\n"] {
        let lines = [
            "a,b", "1,x", "2,\"x", "", "y\"", "3", "4,x", "", "5,x,y", "6,x", "",
        ];
        let text = lines.join(end);
        assert_eq!(
            told(csv_rows::rows(text.as_bytes())),
            [
                "1",
                "2",
                "line 6: 1 fields where 2 belong ByteRecord([\"3\"])",
                "4",
                "line 9: 3 fields where 2 belong ByteRecord([\"5\", \"x\", \"y\"])",
                "6",
            ]
        );
    }
    assert_eq!(
        told(csv_rows::rows(&b"a,b\n1,\xff\n2,x"[..])),
        [
            "line 2: `b` is not UTF-8 ByteRecord([\"1\", \"\\xff\"])",
            "2"
        ]
    );
}

#[test]
fn a_csv_quote_that_is_never_closed_is_an_error_at_its_line() {
    let told = told(csv_rows::rows(&b"a,b\n1,x\n2,\"x\n3,y\n4,z"[..]));
    assert_eq!(told[0], "1");
    assert!(
        told[1].starts_with("line 3: a quote is opened here and never closed"),
        "{}",
        told[1]
    );
    // What it swallowed can still be seen.
    assert!(told[1].contains("3,y\\n4,z"), "{}", told[1]);
    assert_eq!(told.len(), 2);

    // A last row without a line end is not one, nor is a line end in quotes at the very end.
    assert_eq!(csv_rows::rows(&b"a,b\n1,\"x\n\""[..]).flatten().count(), 1);
    assert_eq!(csv_rows::rows(&b"a,b\n1,x"[..]).flatten().count(), 1);
}

#[test]
fn a_csv_file_without_a_usable_head_is_one_error() {
    assert_eq!(
        told(csv_rows::rows(&b"a,b,a\n1,2,3\n"[..])),
        ["line 1: there are two fields named `a` ByteRecord([\"a\", \"b\", \"a\"])"]
    );
    assert_eq!(
        told(csv_rows::rows(&b"a,\xff\n1,2\n"[..])),
        ["line 1: a name is not UTF-8 ByteRecord([\"a\", \"\\xff\"])"]
    );
    assert_eq!(csv_rows::rows(&b""[..]).count(), 0);
    assert_eq!(csv_rows::rows(&b"a,b\n"[..]).count(), 0);
}

#[test]
fn a_csv_file_that_breaks_off_is_an_error_behind_the_rows_before() {
    let mut rows = csv_rows::rows(BufReader::new(Broken::after(b"a,b\n1,x\n")));
    assert_eq!(fields(&rows.next().unwrap().unwrap()), ["1", "x"]);
    let error = rows.next().unwrap().unwrap_err();
    assert!(matches!(error.problem, Problem::Unreadable(_)));
    assert_eq!(error.line, 3);
    assert!(error.to_string().contains("the disk is gone"), "{error}");
    assert!(rows.next().is_none());
}

#[test]
fn csv_rows_are_read_when_they_are_asked_for() {
    let read = Counter::default();
    let text = &b"a,b\n1,x\n2,\"x\ny\"\n3,x\n4,x\n"[..];
    let mut rows = csv_rows::rows(BufReader::new(read.lines(text)));
    assert_eq!(read.get(), 0);
    for lines in [2, 4, 5, 6] {
        rows.next().unwrap().unwrap();
        assert_eq!(read.get(), lines);
    }
    assert!(rows.next().is_none());
}

#[test]
fn the_made_up_books_have_three_bad_rows() {
    let folder = folder("books");
    let path = folder.file("books.csv");
    csv_rows::write_books(&path, 1000).unwrap();
    let file = BufReader::new(fs::File::open(&path).unwrap());
    let (good, bad): (Vec<_>, Vec<_>) = csv_rows::rows(file).partition(Result::is_ok);
    let ids: Vec<_> = good
        .into_iter()
        .map(|row| row.unwrap()["id"].clone())
        .collect();
    assert!(
        ids.iter()
            .eq(&(0..1000).map(|id| id.to_string()).collect::<Vec<_>>())
    );

    let bad: Vec<_> = bad.into_iter().map(Result::unwrap_err).collect();
    let text = fs::read(&path).unwrap();
    let text = String::from_utf8_lossy(&text);
    for (error, begin) in bad.iter().zip(["500,a field", "not UTF-8", "1000,\"never"]) {
        let line = (1..)
            .zip(text.lines())
            .find(|(_, line)| line.starts_with(begin));
        assert_eq!(error.line, line.unwrap().0, "{begin}");
    }
    assert_eq!(bad.len(), 3);
}

fn lines(text: &str) -> impl Iterator<Item = io::Result<String>> {
    text.lines().map(|line| Ok(line.to_owned()))
}

#[test]
fn a_pipeline_says_what_is_above_the_limit() {
    let items = pipeline::format(pipeline::above(
        10.0,
        pipeline::parse(lines("a 9\n\nb warm\nc 11.25\nd\ne 10\nf 1e2")),
    ));
    let items: Vec<_> = items
        .map(|item| item.unwrap_or_else(|error| error.to_string()))
        .collect();
    assert_eq!(
        items,
        [
            "line 3: `warm`: invalid float literal",
            "c is at 11.2 °C",
            "line 5: `d` is not a sensor and a number",
            "f is at 100.0 °C",
        ]
    );
}

#[test]
fn no_stage_of_a_pipeline_reads_ahead() {
    let (read, parsed, passed) = (Counter::default(), Counter::default(), Counter::default());
    let text = "a 20\nb 1\nc 30\nd 2\ne 3\nf 40\ng 50";
    let readings = parsed.items(pipeline::parse(read.items(lines(text))));
    let mut sentences = pipeline::format(passed.items(pipeline::above(10.0, readings)));
    assert_eq!((read.get(), parsed.get(), passed.get()), (0, 0, 0));
    for (nth, line) in (1..).zip([1, 3, 6, 7]) {
        sentences.next().unwrap().unwrap();
        assert_eq!((read.get(), parsed.get(), passed.get()), (line, line, nth));
    }
    assert!(sentences.next().is_none());
}

#[test]
fn a_tap_says_what_passes_when_it_passes() {
    let (taken, said) = (Counter::default(), RefCell::new(Vec::new()));
    let say = |what: &str| said.borrow_mut().push(what.to_owned());
    let mut items = pipeline::tap("tap", say, taken.items([7, 8]));
    assert!(said.borrow().is_empty());
    assert_eq!(items.next(), Some(7));
    assert_eq!((said.take(), taken.get()), (vec!["tap 1: 7".to_owned()], 1));
    assert_eq!(items.next(), Some(8));
    assert_eq!(items.next(), None);
    assert_eq!(said.take(), ["tap 2: 8", "tap: 2 in all"]);
}

#[test]
fn a_tap_keeps_nothing() {
    let peak_of = |count| heap::peak_of(|| pipeline::tap("", |_| (), 0..count).sum::<u64>()).1;
    assert_eq!(peak_of(10_000), peak_of(1000));
}

#[test]
fn a_pipeline_ends_with_a_source_that_fails_for_ever() {
    let source = BufReader::new(Broken::after(b"a 20\n"));
    let mut readings = pipeline::parse(source.lines());
    assert_eq!(readings.next().unwrap().unwrap().celsius, 20.0);
    let error: BadLine = readings.next().unwrap().unwrap_err();
    assert_eq!(error.to_string(), "line 2: the disk is gone");
    assert!(readings.next().is_none());

    // A line that is not UTF-8 is no such source.
    let readings = pipeline::parse(b"a\xff 1\nb 2".lines());
    assert_eq!(
        readings.map(|reading| reading.is_ok()).collect::<Vec<_>>(),
        [false, true]
    );
}

const CUSTOMERS: &str = "name,country\nada,UK\ngrace,US\n";

/// Runs the job over some orders; gives summary, totals and rejects.
fn run_etl(orders: &[u8]) -> (etl::Summary, String, String) {
    let countries = etl::countries(CUSTOMERS.as_bytes()).unwrap();
    let (mut good, mut bad) = (Vec::new(), Vec::new());
    let sales = etl::enrich(etl::clean(etl::extract(orders)), &countries);
    let summary = etl::load(etl::totals(sales), &mut good, &mut bad).unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    (summary, text(good), text(bad))
}

#[test]
fn etl_adds_up_what_is_clean_and_rejects_the_rest() {
    let orders = b"customer,amount\n ADA ,12.5\ngrace, much\ngrace,\xe2\x82\xac 1\nnobody,1\nada\nada,0.05\ngrace,\xff\nada,-1\ngrace,1.234\nada,.\ngrace,2\n";
    let (summary, good, bad) = run_etl(orders);
    assert_eq!(good, "country,orders,cents\nUK,2,1255\nUS,2,300\n");
    let bad: Vec<_> = bad.lines().collect();
    assert_eq!(bad[0], "2,`much` is not an amount");
    assert_eq!(bad[1], "4,there is no customer `nobody`");
    assert!(bad[2].starts_with("5,"), "{}", bad[2]);
    assert!(bad[3].starts_with("7,"), "{}", bad[3]);
    assert_eq!(
        bad[4..],
        [
            "8,`-1` is not an amount",
            "9,`1.234` is not an amount",
            "10,`.` is not an amount"
        ]
    );
    assert_eq!(
        summary,
        etl::Summary {
            orders: 4,
            rejects: 7
        }
    );
}

#[test]
fn etl_reads_a_row_when_it_is_asked_for() {
    let read = Counter::default();
    let orders = &b"customer,amount\nada,1\nada,x\nada,2\nnobody,1\nada,3\n"[..];
    let countries = etl::countries(CUSTOMERS.as_bytes()).unwrap();
    let sales = etl::enrich(etl::clean(etl::extract(read.lines(orders))), &countries);
    let mut totals = etl::totals(sales);
    assert_eq!(read.get(), 0);
    let reject = totals.next().unwrap().unwrap_err();
    assert_eq!((reject.row, read.get()), (2, 3));
    let reject = totals.next().unwrap().unwrap_err();
    assert_eq!((reject.row, read.get()), (4, 5));
    assert!(matches!(reject.reason, Reason::Customer(name) if name == "nobody"));
    let total = totals.next().unwrap().unwrap();
    assert_eq!((total.country, total.orders, total.cents), ("UK", 3, 600));
    assert!(totals.next().is_none());
}

#[test]
fn etl_fails_if_the_orders_break_off() {
    let countries = etl::countries(CUSTOMERS.as_bytes()).unwrap();
    let orders = etl::extract(Broken::after(b"customer,amount\nada,1\n"));
    let sales = etl::enrich(etl::clean(orders), &countries);
    let error = etl::load(etl::totals(sales), io::sink(), io::sink()).unwrap_err();
    assert!(error.to_string().starts_with("row 2: "), "{error}");
    assert!(error.to_string().contains("the disk is gone"), "{error}");
}

#[test]
fn etl_takes_no_more_memory_for_more_rows() {
    let folder = folder("etl");
    let measure = |rows| {
        etl::write_input(&folder.0, rows).unwrap();
        let (summary, peak) = heap::peak_of(|| etl::job(&folder.0));
        let summary = summary.unwrap();
        assert_eq!(summary.orders + summary.rejects, rows);
        assert_eq!(summary.rejects, rows / 200);
        peak
    };
    let small = measure(2000);
    let large = measure(20_000);
    assert!(small > 1000, "{small}");
    assert!(large < small + 256, "{small} {large}");
}
