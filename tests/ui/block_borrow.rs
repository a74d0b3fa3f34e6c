use gen_core::generate;

fn main() {
    let text = String::from("a b");
    let words = generate! {
        for word in text.split(' ') { //~ ERROR
            yield!(word.to_owned());
        }
    };
    drop(words);
}
