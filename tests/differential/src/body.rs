//! A grown body, and how it is printed: as a generator, and as a plain function.

use std::fmt::Write as _;

/// What stands for `return` in the text of a body; the two halves return different things.
pub const RETURN: &str = "RETURN";

/// How a body is compiled.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// `#[generator]`
    Movable,
    /// `#[generator(boxed)]`, in which it may borrow its own locals over a yield.
    Boxed,
    /// `#[generator]`, by whose type it may call itself.
    Recursive,
    /// `generate!`, which captures the parameters of the function around it; coroutines as
    /// `#[generator]`, as nothing says what they are given.
    Block,
}

impl Form {
    /// The attribute.
    fn attribute(self) -> &'static str {
        match self {
            Self::Movable | Self::Recursive | Self::Block => "#[generator]",
            Self::Boxed => "#[generator(boxed)]",
        }
    }
}

/// What a body yields, and what ends it early.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Yields `u64`; no `?`.
    Plain,
    /// Yields `Result<u64, String>`; `?` on a `Result`.
    Fallible,
    /// Yields `u64`; `?` on an `Option`.
    Optional,
    /// Yields tracked values; no `?`.
    Tracked,
    /// A coroutine: given and yields `u64`, returns `Result<D, String>`; `?` on a `Result`.
    Driven,
    /// A coroutine: given, yields and returns tracked values; no `?`.
    Fed,
}

impl Kind {
    /// The item type of the generator.
    #[must_use]
    pub fn item(self) -> &'static str {
        match self {
            Self::Plain | Self::Optional | Self::Driven => "u64",
            Self::Fallible => "Result<u64, String>",
            Self::Tracked | Self::Fed => "D",
        }
    }

    /// Whether `?` ends the body with an `Err`.
    #[must_use]
    pub fn fails(self) -> bool {
        matches!(self, Self::Fallible | Self::Driven)
    }

    /// What a yield evaluates to.
    #[must_use]
    pub fn argument(self) -> &'static str {
        match self {
            Self::Driven => "u64",
            Self::Fed => "D",
            _ => "()",
        }
    }

    /// What the body of a coroutine returns, and how it does so early.
    fn returned(self) -> Option<[&'static str; 2]> {
        match self {
            Self::Driven => Some(["Result<D, String>", "return Ok(D::new(7))"]),
            Self::Fed => Some(["D", "return D::new(8)"]),
            _ => None,
        }
    }

    /// The return type of the generator that calls itself.
    fn recursive(self, lifetime: &str) -> String {
        let item = self.item();
        match self.returned() {
            Some([returned, _]) => {
                let argument = self.argument();
                format!("RecursiveCoroutine<{lifetime}, {argument}, {item}, {returned}>")
            }
            None => format!("Recursive<{lifetime}, {item}>"),
        }
    }

    /// The bound on the return type of any other generator.
    fn output(self) -> String {
        let item = self.item();
        match self.returned() {
            Some([returned, _]) => {
                let argument = self.argument();
                format!("Coroutine<{argument}, Yield = {item}, Return = {returned}>")
            }
            None => format!("Iterator<Item = {item}>"),
        }
    }

    /// The function that runs the generator.
    fn runner(self) -> &'static str {
        match self.returned() {
            Some(_) => "run_coroutine",
            None => "run_generator",
        }
    }

    /// The return type, the value returned at the end and the early `return` of the plain
    /// function.
    fn plain_return(self) -> [&'static str; 3] {
        match self {
            Self::Plain | Self::Tracked => ["", "", "return"],
            Self::Fallible => [" -> Result<(), String>", "Ok(())", "return Ok(())"],
            Self::Optional => [" -> Option<()>", "Some(())", "return Some(())"],
            Self::Driven => [" -> Result<D, String>", "", "return Ok(D::new(7))"],
            Self::Fed => [" -> D", "", "return D::new(8)"],
        }
    }
}

/// A function body with its parameters and the arguments it is called with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Body {
    /// How it is compiled.
    pub form: Form,
    /// What it yields.
    pub kind: Kind,
    /// The parameters, as written in the signature.
    pub params: Vec<&'static str>,
    /// The arguments.
    pub args: Vec<&'static str>,
    /// The statements, one a line, not indented.
    pub lines: Vec<String>,
}

impl Body {
    /// The statements with indentation, `return` written as given.
    fn statements(&self, indent: usize, returns: &str) -> String {
        let mut text = String::new();
        let mut depth = indent;
        for line in &self.lines {
            let closes = line.chars().take_while(|c| "})]".contains(*c)).count();
            let shown = depth.saturating_sub(closes.min(1));
            let line_end = line.replace(RETURN, returns);
            writeln!(text, "{:1$}{line_end}", "", shown * 4).expect("a string");
            depth = (depth + opened(line)).saturating_sub(closed(line));
        }
        text
    }

    /// The body as a generator, without imports.
    #[must_use]
    pub fn generator(&self) -> String {
        let borrows = self.params.iter().any(|param| param.contains("'a"));
        let (generics, bound) = if borrows { ("<'a>", " + 'a") } else { ("", "") };
        if self.is_block() {
            return format!(
                "pub fn body{generics}({}) -> impl {}{bound} {{\n    gen_core::generate! {{\n        {}\n{}    }}\n}}\n",
                self.params.join(", "),
                self.kind.output(),
                self.captures(),
                self.statements(2, "return"),
            );
        }
        let lifetime = if borrows { "'a" } else { "'static" };
        let output = match self.form {
            Form::Recursive => self.kind.recursive(lifetime),
            Form::Movable | Form::Boxed | Form::Block => {
                format!("impl {}{bound}", self.kind.output())
            }
        };
        format!(
            "{}\npub fn body{generics}({}) -> {output} {{\n{}}}\n",
            self.form.attribute(),
            self.params.join(", "),
            self.statements(1, self.kind.returned().map_or("return", |[_, early]| early)),
        )
    }

    /// The body as a plain function, without imports.
    #[must_use]
    pub fn reference(&self) -> String {
        let [output, end, returns] = self.kind.plain_return();
        let generics = if self.params.iter().any(|param| param.contains("'a")) {
            "<'a>"
        } else {
            ""
        };
        if self.is_block() {
            return format!(
                "type YieldItem = {};\ntype YieldArgument = {};\n\n\
                 pub fn body{generics}({}){output} {{\n    (move ||{} {{\n        {}\n        begin();\n{}        {end}\n    }})()\n}}\n",
                self.kind.item(),
                self.kind.argument(),
                self.params.join(", "),
                if output.is_empty() { " -> ()" } else { output },
                self.captures(),
                self.statements(2, returns),
            );
        }
        format!(
            "type YieldItem = {};\ntype YieldArgument = {};\n\n\
             pub fn body{generics}({}){output} {{\n    begin();\n{}    {end}\n}}\n",
            self.kind.item(),
            self.kind.argument(),
            self.params.join(", "),
            self.statements(1, returns),
        )
    }

    /// Whether it is printed as a `generate!`.
    fn is_block(&self) -> bool {
        self.form == Form::Block && self.kind.returned().is_none()
    }

    /// Mentions all parameters as a whole, so that a closure captures them in the same order.
    fn captures(&self) -> String {
        let mut names = String::new();
        for param in &self.params {
            let pattern = param.split(": ").next().unwrap_or_default();
            let words = pattern.split(|c: char| !(c.is_alphanumeric() || c == '_'));
            let is_name =
                |word: &&str| word.trim_start_matches('_').starts_with(char::is_lowercase);
            for name in words
                .filter(is_name)
                .filter(|word| !["mut", "ref"].contains(word))
            {
                write!(names, "&{name}, ").expect("a string");
            }
        }
        format!("let _ = ({names});")
    }

    /// The function that calls and compares both halves, from the module above them.
    #[must_use]
    pub fn bench(&self) -> String {
        let args = self.args.join(", ");
        let runner = self.kind.runner();
        let at_once = match self.kind.returned() {
            Some(_) => "None".to_owned(),
            None => format!("Some(&|| differential::bench::all(generator::body({args})))"),
        };
        format!(
            "pub fn compare() -> Option<String> {{\n    \
             differential::bench::compare(\n        \
             &|plan| differential::bench::{runner}(plan, &|| Box::new(generator::body({args}))),\n        \
             {at_once},\n        \
             &|| differential::bench::end(reference::body({args})),\n    )\n}}\n"
        )
    }

    /// Where the statement that starts in line `at` ends: one past its last line. `None`
    /// if no statement starts there.
    #[must_use]
    pub fn statement_end(&self, at: usize) -> Option<usize> {
        if self.lines[at].starts_with(['}', ')', ']']) {
            return None;
        }
        let mut depth = 0;
        for (n, line) in self.lines.iter().enumerate().skip(at) {
            depth += opened(line);
            depth = depth.checked_sub(closed(line))?;
            if depth == 0 {
                return Some(n + 1);
            }
        }
        None
    }
}

fn opened(line: &str) -> usize {
    line.chars().filter(|c| "{([".contains(*c)).count()
}

fn closed(line: &str) -> usize {
    line.chars().filter(|c| "})]".contains(*c)).count()
}
