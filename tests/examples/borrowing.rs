//! `self_borrow`, `crawler` and `stream_rows`: what borrows from itself, and what is async.

use std::pin::pin;
use std::sync::Mutex;

use futures::StreamExt;

use super::crawler::{Page, Site, crawl};
use super::self_borrow::{drained, pairs, ranking, running_means, words};
use super::stream_rows::{Database, totals};
use super::{folder, temporary};

fn on_tokio<T>(run: impl Future<Output = T>) -> T {
    tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .unwrap()
        .block_on(run)
}

#[test]
fn borrowing_generators() {
    assert_eq!(words(String::new()).count(), 0);
    let lines: Vec<_> = words("A b\n\nc".to_owned()).collect();
    assert_eq!(lines, [(1, "a".into()), (1, "b".into()), (3, "c".into())]);
    assert!(ranking("b a b".to_owned()).eq([(2, "b".into()), (1, "a".into())]));
    let means = pin!(running_means([2.0, 4.0, 6.0, 8.0]));
    assert!(means.eq([2.0, 3.0, 4.0, 5.0]));
}

#[test]
fn a_lock_is_held_from_the_first_item_to_the_end() {
    let queue = Mutex::new(vec!["a".to_owned(), "b".to_owned()]);
    let mut jobs = drained(&queue);
    assert!(queue.try_lock().is_ok());
    assert_eq!(jobs.next().unwrap(), "a");
    assert!(queue.try_lock().is_err());
    assert_eq!(jobs.by_ref().count(), 1);
    assert!(queue.try_lock().unwrap().is_empty());
}

#[test]
fn a_wrong_pattern_is_the_only_item() {
    let mut found = pairs("a=1".to_owned(), "(");
    assert!(found.next().unwrap().is_err());
    assert!(found.next().is_none());
    assert_eq!(pairs("a=1 b=2".to_owned(), r"(\w)=(\d)").count(), 2);
}

#[test]
fn a_site_is_crawled_lazily_and_once() {
    let site = Site::start(12).unwrap();
    on_tokio(async {
        let mut pages = Box::pin(crawl(site.address.to_string(), 1));
        assert_eq!(site.served(), 0);
        assert_eq!(pages.next().await.unwrap().path, "/");
        assert_eq!(site.served(), 1);
        assert_eq!(pages.next().await.unwrap().path, "/2");
        drop(pages);
        assert_eq!(site.paths(), ["/", "/2"]);

        let all: Vec<Page> = crawl(site.address.to_string(), 3).collect().await;
        let mut paths: Vec<_> = all.iter().map(|page| page.path.as_str()).collect();
        paths.sort_unstable();
        assert_eq!(
            paths,
            [
                "/", "/10", "/11", "/2", "/3", "/4", "/5", "/6", "/7", "/8", "/9"
            ]
        );
        assert_eq!(all.iter().filter(|page| page.links.is_err()).count(), 1);
    });
}

#[test]
fn a_site_that_is_not_there_is_an_error() {
    let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap().to_string();
    drop(listener);
    let pages: Vec<Page> = on_tokio(crawl(address, 0).collect());
    assert_eq!(pages.len(), 1);
    assert!(pages[0].links.is_err());
}

fn database(name: &str, rows: i64) -> (temporary::Folder, Database) {
    let folder = folder(name);
    let database = Database::new(&folder.file("orders.sqlite"));
    database.fill(rows).unwrap();
    (folder, database)
}

#[test]
fn rows_come_in_order_and_not_far_ahead() {
    let (_folder, database) = database("rows", 10_000);
    on_tokio(async {
        let mut orders = Box::pin(database.orders("SELECT * FROM orders".to_owned()));
        assert_eq!(database.read(), 0);
        for id in 1..=100 {
            assert_eq!(orders.next().await.unwrap().unwrap().id, id);
        }
        assert!(database.read() < 2_000, "{}", database.read());
        assert_eq!(orders.count().await, 9_900);
        assert_eq!(database.read(), 10_000);
    });
}

#[test]
fn a_dropped_stream_stops_its_query() {
    let (_folder, database) = database("stopped", 10_000);
    // The runtime waits for the thread of the query when it is dropped.
    on_tokio(async {
        let mut orders = pin!(database.orders("SELECT * FROM orders".to_owned()));
        assert!(orders.next().await.is_some());
    });
    assert!(database.read() < 5_000, "{}", database.read());
}

#[test]
fn a_wrong_query_is_one_error() {
    let (_folder, database) = database("wrong", 3);
    on_tokio(async {
        let orders: Vec<_> = database.orders("SELECT".to_owned()).collect().await;
        assert!(matches!(orders[..], [Err(_)]));
        // A row that is no order: those before it come first.
        let sql = "SELECT id, customer, CASE id WHEN 2 THEN 'x' ELSE 5 END FROM orders";
        let orders: Vec<_> = database.orders(sql.to_owned()).collect().await;
        assert!(orders.last().unwrap().is_err());
        let sums = totals(
            database.orders("SELECT id, customer, 5 FROM orders".to_owned()),
            2,
        );
        let sums: Vec<_> = sums.map(Result::unwrap).collect().await;
        assert_eq!(sums, [10, 5]);
    });
}
