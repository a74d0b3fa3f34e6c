//! A crawler that yields pages as they come, several requests under way at a time.
//!
//! `cargo run --example crawler`
//!
//! The site is served by the example itself, on loopback. The crawler owns the address, and its
//! requests borrow it while they are under way. It asks for no page before somebody polls it,
//! has never more than a few requests open, and ends where it is when it is dropped.
use std::collections::{BTreeSet, VecDeque};
use std::io;
use std::net::SocketAddr;
use std::pin::pin;
use std::process::ExitCode;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::{self, JoinHandle};

use futures::stream::FuturesUnordered;
use futures::{Stream, StreamExt};
use gen_core::{generator, yield_};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

/// A page, or why it could not be had.
#[derive(Debug)]
pub struct Page {
    /// Its path on the site.
    pub path: String,
    /// What it links to.
    pub links: io::Result<Vec<String>>,
}

/// All pages that can be reached from `/`, each once, with at most `open` requests at a time.
#[generator]
pub async fn crawl(site: String, open: usize) -> impl Stream<Item = Page> + Send {
    let mut seen = BTreeSet::from(["/".to_owned()]);
    let mut waiting = VecDeque::from(["/".to_owned()]);
    let mut requests = FuturesUnordered::new();
    loop {
        while requests.len() < open.max(1) {
            let Some(path) = waiting.pop_front() else {
                break;
            };
            requests.push(page(&site, path));
        }
        let Some(page) = requests.next().await else {
            return;
        };
        for link in page.links.iter().flatten() {
            if seen.insert(link.clone()) {
                waiting.push_back(link.clone());
            }
        }
        yield_!(page);
    }
}

async fn page(site: &str, path: String) -> Page {
    let links = fetch(site, &path).await.map(|text| {
        // The site is not worth a parser.
        let links = text.split("href=\"").skip(1);
        let paths = links.filter_map(|link| link.split('"').next());
        paths
            .filter(|path| path.starts_with('/'))
            .map(str::to_owned)
            .collect()
    });
    Page { path, links }
}

/// `GET path` over HTTP/1.0: the body, or an error for any other status than 200.
async fn fetch(site: &str, path: &str) -> io::Result<String> {
    let mut stream = TcpStream::connect(site).await?;
    let request = format!("GET {path} HTTP/1.0\r\nHost: {site}\r\n\r\n");
    stream.write_all(request.as_bytes()).await?;
    let mut answer = String::new();
    stream.read_to_string(&mut answer).await?;
    let (head, body) = answer
        .split_once("\r\n\r\n")
        .ok_or_else(|| io::Error::other("no answer"))?;
    match head.split(' ').nth(1) {
        Some("200") => Ok(body.to_owned()),
        status => Err(io::Error::other(format!(
            "status {}",
            status.unwrap_or("?")
        ))),
    }
}

/// A site on loopback: page `n` links to `2n` and `2n + 1`, home, and out; 7 is broken.
pub struct Site {
    http: Arc<tiny_http::Server>,
    /// Where it is.
    pub address: SocketAddr,
    served: Arc<AtomicUsize>,
    paths: Arc<Mutex<Vec<String>>>,
    thread: Option<JoinHandle<()>>,
}

impl Site {
    /// Serves that many pages.
    ///
    /// # Errors
    ///
    /// If it cannot listen.
    pub fn start(pages: usize) -> io::Result<Self> {
        let http = Arc::new(tiny_http::Server::http("127.0.0.1:0").map_err(io::Error::other)?);
        let address = http
            .server_addr()
            .to_ip()
            .ok_or_else(|| io::Error::other("no address"))?;
        let (served, paths) = (
            Arc::new(AtomicUsize::new(0)),
            Arc::<Mutex<Vec<String>>>::default(),
        );
        let thread = thread::spawn({
            let (http, served, paths) =
                (Arc::clone(&http), Arc::clone(&served), Arc::clone(&paths));
            move || {
                for request in http.incoming_requests() {
                    served.fetch_add(1, Ordering::SeqCst);
                    let path = request.url().to_owned();
                    let n = path.trim_start_matches('/').parse().unwrap_or(1);
                    paths
                        .lock()
                        .unwrap_or_else(PoisonError::into_inner)
                        .push(path);
                    let below = [2 * n, 2 * n + 1].into_iter().filter(|n| *n < pages);
                    let mut text: String =
                        below.map(|n| format!("<a href=\"/{n}\">{n}</a>")).collect();
                    text += "<a href=\"/\">home</a> <a href=\"https://example.org\">out</a>";
                    let status = if n == 7 { 500 } else { 200 };
                    let answer = tiny_http::Response::from_string(text).with_status_code(status);
                    // Who hangs up early does not want the answer.
                    let _ = request.respond(answer);
                }
            }
        });
        Ok(Self {
            http,
            address,
            served,
            paths,
            thread: Some(thread),
        })
    }

    /// How many pages it was asked for.
    pub fn served(&self) -> usize {
        self.served.load(Ordering::SeqCst)
    }

    /// Which.
    pub fn paths(&self) -> Vec<String> {
        self.paths
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .clone()
    }
}

impl Drop for Site {
    fn drop(&mut self) {
        self.http.unblock();
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

async fn run() -> io::Result<()> {
    let site = Site::start(100)?;
    {
        let mut pages = pin!(crawl(site.address.to_string(), 4));
        println!("called; requests: {}", site.served());
        let mut number = 0;
        while let Some(page) = pages.next().await {
            number += 1;
            match &page.links {
                Ok(links) => println!("{number}. {}: {} links", page.path, links.len()),
                Err(error) => println!("{number}. {}: {error}", page.path),
            }
            if number == 10 {
                break;
            }
        }
        // Dropped here, and the requests that are still open with it.
    }
    println!(
        "ten pages, no more than 14 requests: {}",
        site.served() <= 14
    );
    let all = pin!(crawl(site.address.to_string(), 4));
    println!("all pages: {}", all.count().await);
    Ok(())
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> ExitCode {
    match run().await {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("crawler: {error}");
            ExitCode::FAILURE
        }
    }
}
