//! The example `pages`, against its own server.

use std::net::TcpListener;

use crate::pages::{Answer, Cause, PageError, Server, records};

/// The ids that came out, with the number of a page in place of its error.
fn told(server: &Server) -> Vec<Result<u64, u64>> {
    records(server.api())
        .map(|record| record.map(|record| record.id).map_err(|error| error.page))
        .collect()
}

#[test]
fn records_of_all_pages_come_in_their_order() {
    let server = Server::start(3, vec![Answer::Records; 4]).unwrap();
    assert!(told(&server).into_iter().eq((1..=12).map(Ok)));
    assert_eq!(server.served(), [1, 2, 3, 4]);
    let name = records(server.api()).next().unwrap().unwrap().name;
    assert_eq!(name, "record 1");
}

#[test]
fn no_page_is_fetched_that_nobody_asked_for() {
    let server = Server::start(2, vec![Answer::Records; 5]).unwrap();
    let mut found = records(server.api());
    assert!(server.served().is_empty());
    for (id, last) in [(1, 1), (2, 1), (3, 2), (4, 2), (5, 3)] {
        assert_eq!(found.next().unwrap().unwrap().id, id);
        assert!(server.served().into_iter().eq(1..=last));
    }
    drop(found);
    assert_eq!(server.served(), [1, 2, 3]);
}

#[test]
fn a_page_that_fails_is_an_error_with_its_number_and_the_rest_follows() {
    use Answer::{Half, Records, Status};

    let answers = vec![Records, Status(500), Records, Half, Records, Status(404)];
    let server = Server::start(2, answers).unwrap();
    assert_eq!(
        told(&server),
        [
            Ok(1),
            Ok(2),
            Err(2),
            Ok(5),
            Ok(6),
            Err(4),
            Ok(9),
            Ok(10),
            Err(6)
        ]
    );
    assert_eq!(server.served(), [1, 2, 3, 4, 5, 6]); // each once, the failing ones too

    let errors: Vec<_> = records(server.api()).filter_map(Result::err).collect();
    assert!(matches!(
        errors[0].cause,
        Cause::Http(ureq::Error::StatusCode(500))
    ));
    assert!(matches!(errors[1].cause, Cause::Json(_)));
    let place = format!("page 2 ({}/records?page=2): ", server.api());
    assert!(errors[0].to_string().starts_with(&place), "{}", errors[0]);
}

#[test]
fn a_failing_first_page_is_skipped_once() {
    let server = Server::start(2, vec![Answer::Status(503), Answer::Records]).unwrap();
    assert_eq!(told(&server), [Err(1), Ok(3), Ok(4)]);

    let server = Server::start(2, vec![Answer::Status(503); 9]).unwrap();
    assert_eq!(told(&server), [Err(1), Err(2)]);
    assert_eq!(server.served(), [1, 2]);
}

#[test]
fn a_server_that_is_not_there_is_an_error() {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let api = format!("http://{}", listener.local_addr().unwrap());
    drop(listener);
    let PageError { page, url, cause } = records(api.clone()).next().unwrap().unwrap_err();
    assert_eq!((page, url), (1, format!("{api}/records?page=1")));
    assert!(matches!(cause, Cause::Http(_)));
}

#[test]
fn an_api_without_pages_has_no_records() {
    // Without a page there is none to say so: the first one is not found.
    let server = Server::start(2, vec![]).unwrap();
    assert_eq!(told(&server), [Err(1), Err(2)]);
}
