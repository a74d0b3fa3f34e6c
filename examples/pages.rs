//! A paged API as one sequence of records, over real HTTP.
//!
//! `cargo run --example pages`
//!
//! A page is fetched when its first record is asked for. One that fails is an error item with
//! its number, and the pages behind it follow. The example starts the server itself, on
//! loopback; the fourth of its seven pages is out of order.
use std::error::Error;
use std::fmt;
use std::io;
use std::net::SocketAddr;
use std::process::ExitCode;
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::{self, JoinHandle};
use std::time::Duration;

use gen_core::{generator, yield_, yield_from};
use serde::{Deserialize, Serialize};
use tiny_http::Response;

/// What the API is about.
#[derive(Debug, PartialEq, Serialize, Deserialize)]
pub struct Record {
    /// Counted from one.
    pub id: u64,
    /// What it is called.
    pub name: String,
}

/// The answer to `GET /records?page=N`.
#[derive(Serialize, Deserialize)]
struct Page {
    /// How many pages there are.
    pages: u64,
    records: Vec<Record>,
}

/// A page that could not be had.
#[derive(Debug)]
pub struct PageError {
    /// Its number, counted from one.
    pub page: u64,
    /// Where it should be.
    pub url: String,
    /// The reason.
    pub cause: Cause,
}

/// Why a page could not be had.
#[derive(Debug)]
pub enum Cause {
    /// The server said no, or nothing.
    Http(ureq::Error),
    /// It said something else.
    Json(serde_json::Error),
}

impl fmt::Display for PageError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "page {} ({}): ", self.page, self.url)?;
        match &self.cause {
            Cause::Http(cause) => write!(f, "{cause}"),
            Cause::Json(cause) => write!(f, "{cause}"),
        }
    }
}

impl Error for PageError {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        match &self.cause {
            Cause::Http(cause) => Some(cause),
            Cause::Json(cause) => Some(cause),
        }
    }
}

fn fetch(agent: &ureq::Agent, api: &str, page: u64) -> Result<Page, PageError> {
    let url = format!("{api}/records?page={page}");
    let answer = agent.get(&url).call().map_err(Cause::Http);
    let parsed = answer.and_then(|mut answer| {
        serde_json::from_reader(answer.body_mut().as_reader()).map_err(Cause::Json)
    });
    parsed.map_err(|cause| PageError { page, url, cause })
}

/// All records of the API at `api`, page by page.
///
/// Without any page it is not known how many there are: if the first one fails, the next is
/// tried only if the caller asks for more, and two failures on end are the end.
#[generator]
pub fn records(api: String) -> impl Iterator<Item = Result<Record, PageError>> {
    let config = ureq::Agent::config_builder()
        .timeout_global(Some(Duration::from_secs(10)))
        .proxy(None);
    let agent = config.build().new_agent();

    let mut pages = None;
    let mut page = 1;
    while pages.is_none_or(|pages| page <= pages) {
        match fetch(&agent, &api, page) {
            Ok(found) => {
                pages = Some(found.pages);
                yield_from!(found.records.into_iter().map(Ok));
            }
            Err(error) => {
                yield_!(Err(error));
                if pages.is_none() && page > 1 {
                    return;
                }
            }
        }
        page += 1;
    }
}

/// What the server does with a page.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Answer {
    /// Gives its records.
    Records,
    /// Fails with this status.
    Status(u16),
    /// Stops in the middle of the records.
    Half,
}

/// An HTTP server on loopback with a paged API; stops when it is dropped.
pub struct Server {
    http: Arc<tiny_http::Server>,
    address: SocketAddr,
    served: Arc<Mutex<Vec<u64>>>,
    thread: Option<JoinHandle<()>>,
}

impl Server {
    /// Starts it, with as many pages of `per_page` records as there are answers.
    ///
    /// # Errors
    ///
    /// If there is no free port.
    pub fn start(per_page: u64, answers: Vec<Answer>) -> io::Result<Self> {
        let http = tiny_http::Server::http("127.0.0.1:0").map_err(io::Error::other)?;
        let address = http
            .server_addr()
            .to_ip()
            .ok_or_else(|| io::Error::other("no address"))?;
        let (http, served) = (Arc::new(http), Arc::default());
        let thread = thread::spawn({
            let (http, served) = (Arc::clone(&http), Arc::clone(&served));
            move || serve(&http, &served, per_page, &answers)
        });
        Ok(Self {
            http,
            address,
            served,
            thread: Some(thread),
        })
    }

    /// Where the API is.
    pub fn api(&self) -> String {
        format!("http://{}", self.address)
    }

    /// The pages it was asked for so far.
    pub fn served(&self) -> Vec<u64> {
        let served = self.served.lock();
        served.unwrap_or_else(PoisonError::into_inner).clone()
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.http.unblock();
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

fn serve(http: &tiny_http::Server, served: &Mutex<Vec<u64>>, per_page: u64, answers: &[Answer]) {
    for request in http.incoming_requests() {
        let page = request.url().strip_prefix("/records?page=");
        let page = page.and_then(|page| page.parse().ok()).unwrap_or(0);
        let mut served = served.lock().unwrap_or_else(PoisonError::into_inner);
        served.push(page);
        drop(served);

        let first = page.saturating_sub(1) * per_page + 1;
        let body = serde_json::json!(Page {
            pages: answers.len() as u64,
            records: (first..first + per_page)
                .map(|id| Record {
                    id,
                    name: format!("record {id}"),
                })
                .collect(),
        })
        .to_string();
        let answer = (1..).zip(answers).find(|(number, _)| *number == page);
        let response = match answer {
            Some((_, Answer::Records)) => Response::from_string(body),
            Some((_, Answer::Half)) => Response::from_string(&body[..body.len() / 2]),
            Some((_, Answer::Status(status))) => {
                Response::from_string("").with_status_code(*status)
            }
            None => Response::from_string("no such page").with_status_code(404),
        };
        // A client that is gone does not want it.
        let _ = request.respond(response);
    }
}

fn run() -> Result<(), Box<dyn Error>> {
    let mut answers = vec![Answer::Records; 7];
    answers[3] = Answer::Status(503);
    let server = Server::start(3, answers)?;

    let mut found = records(server.api());
    println!("called; pages served: {:?}", server.served());
    for record in found.by_ref().take(5) {
        println!("    {}", record?.name);
    }
    println!("five records; pages served: {:?}", server.served());
    for record in found {
        match record {
            Ok(record) => println!("    {}", record.name),
            Err(error) => println!(
                "    error: {}",
                error.to_string().replace(&server.api(), "")
            ),
        }
    }
    println!("all records; pages served: {:?}", server.served());
    Ok(())
}

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("pages: {error}");
            ExitCode::FAILURE
        }
    }
}
