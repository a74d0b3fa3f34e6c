// What `&self` refers to cannot be changed.

use gen_core::{generator, yield_};

struct Lexer {
    position: usize,
    seen: [u32; 3],
}

impl Lexer {
    #[generator]
    fn tokens(&self) -> impl Iterator<Item = u32> {
        let next = 1;
        self.position += next; //~ ERROR
        yield_!(1);
        self.seen = [1, 2, 3]; //~ ERROR
        yield_!(self.seen[0]);
    }

    #[generator]
    fn others(&mut self) -> impl Iterator<Item = u32> {
        self.position += 1;
        yield_!(1);
        self.seen[0] = 1;
        yield_!(self.seen[0]);
    }
}

fn main() {
    let mut lexer = Lexer {
        position: 0,
        seen: [0; 3],
    };
    lexer.others().for_each(drop);
    lexer.tokens().for_each(drop);
}
