//! A handwritten `Iterator` struct beside the generator that replaces it.
//!
//! Both print the same report, line by line: a heading for each customer, a line for each
//! order, a sum where there is more than one, and the total at the end.
//!
//! `cargo run --example replace_struct`
use std::slice;

use gen_core::{generator, yield_};

/// One order; the orders of a customer stand together.
pub struct Order {
    /// Who ordered.
    pub customer: &'static str,
    /// What.
    pub item: &'static str,
    /// For how much.
    pub cents: u64,
}

fn amount(what: &str, cents: u64) -> String {
    format!("{what:<14}{:>6}.{:02}", cents / 100, cents % 100)
}

/// By hand: each place to come back to is a variant, and so is what it needs.
pub mod by_hand {
    use super::{Order, amount, slice};

    // begin: struct
    pub struct Report<'a> {
        orders: &'a [Order],
        total: u64,
        place: Place<'a>,
    }

    enum Place<'a> {
        Heading,
        Orders {
            orders: slice::Iter<'a, Order>,
            count: usize,
            sum: u64,
        },
        Done,
    }

    pub fn report(orders: &[Order]) -> Report<'_> {
        Report {
            orders,
            total: 0,
            place: Place::Heading,
        }
    }

    impl Iterator for Report<'_> {
        type Item = String;

        fn next(&mut self) -> Option<String> {
            loop {
                match &mut self.place {
                    Place::Heading => {
                        let Some(first) = self.orders.first() else {
                            self.place = Place::Done;
                            return Some(amount("== total", self.total));
                        };
                        let customer = first.customer;
                        let count = self
                            .orders
                            .iter()
                            .take_while(|order| order.customer == customer)
                            .count();
                        let (group, rest) = self.orders.split_at(count);
                        self.orders = rest;
                        self.place = Place::Orders {
                            orders: group.iter(),
                            count,
                            sum: 0,
                        };
                        return Some(format!("-- {customer}"));
                    }
                    Place::Orders { orders, count, sum } => {
                        if let Some(order) = orders.next() {
                            *sum += order.cents;
                            return Some(amount(order.item, order.cents));
                        }
                        let (count, sum) = (*count, *sum);
                        self.total += sum;
                        self.place = Place::Heading;
                        if count > 1 {
                            return Some(amount("sum", sum));
                        }
                    }
                    Place::Done => return None,
                }
            }
        }
    }
    // end: struct
}

/// As a generator: the report, written down from top to bottom.
pub mod generated {
    use super::{Order, amount, generator, yield_};

    // begin: generator
    #[generator]
    pub fn report(orders: &[Order]) -> impl Iterator<Item = String> {
        let mut total = 0;
        for group in orders.chunk_by(|a, b| a.customer == b.customer) {
            yield_!(format!("-- {}", group[0].customer));
            let mut sum = 0;
            for order in group {
                sum += order.cents;
                yield_!(amount(order.item, order.cents));
            }
            total += sum;
            if group.len() > 1 {
                yield_!(amount("sum", sum));
            }
        }
        yield_!(amount("== total", total));
    }
    // end: generator
}

/// Lines of code in the part of this file that is marked with `name`.
pub fn line_count(name: &str) -> usize {
    let (begin, end) = (format!("// begin: {name}"), format!("// end: {name}"));
    include_str!("replace_struct.rs")
        .lines()
        .map(str::trim)
        .skip_while(|line| *line != begin)
        .skip(1)
        .take_while(|line| *line != end)
        .filter(|line| !line.is_empty())
        .count()
}

fn main() {
    let order = |customer, item, cents| Order {
        customer,
        item,
        cents,
    };
    let orders = [
        order("Ada", "gears", 12_50),
        order("Ada", "punch cards", 3_20),
        order("Grace", "compiler", 99_00),
        order("Edsger", "pencil", 80),
        order("Edsger", "paper", 4_15),
        order("Edsger", "eraser", 1_05),
    ];

    for line in generated::report(&orders) {
        println!("{line}");
    }
    assert!(generated::report(&orders).eq(by_hand::report(&orders)));

    let (by_hand, generated) = (line_count("struct"), line_count("generator"));
    println!("\nthe same from both: {by_hand} lines by hand, {generated} as a generator");
}
