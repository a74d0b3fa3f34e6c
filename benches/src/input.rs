//! What the workloads are given.

/// A node of a binary tree.
pub struct Tree {
    /// What a walk yields here.
    pub value: u32,
    /// What comes before it.
    pub left: Option<Box<Self>>,
    /// What comes after it.
    pub right: Option<Box<Self>>,
}

impl Tree {
    /// A tree of the numbers in the range, balanced but for one lopsided node in seven.
    fn new(from: u32, to: u32) -> Option<Box<Self>> {
        if from >= to {
            return None;
        }
        let middle = if from.is_multiple_of(7) {
            from
        } else {
            from.midpoint(to)
        };
        Some(Box::new(Self {
            value: middle,
            left: Self::new(from, middle),
            right: Self::new(middle + 1, to),
        }))
    }
}

/// One input for each workload, all of about the same size.
pub struct Input {
    /// How large.
    pub size: u32,
    /// A tree with as many nodes.
    pub tree: Option<Box<Tree>>,
    /// Text with as many words.
    pub text: String,
    /// A program with as many tokens, about.
    pub source: String,
    /// Rows with as many numbers, about.
    pub rows: Vec<Vec<u32>>,
}

impl Input {
    /// An input of a size. It is always the same.
    pub fn new(size: u32) -> Self {
        let words = ["a", "generator", "is", "a", "", "function", "that", "waits"];
        let tokens = [
            "let ",
            "x1",
            " = ",
            "4711",
            " + ",
            "long_name",
            "(",
            "\"text\"",
            ")",
            ";",
            "// note\n",
            "if ",
            "y",
            "<",
            "7",
            "{",
            "}",
        ];
        let repeat = |parts: &[&str], separator: &str| {
            let parts: Vec<_> = parts.iter().copied().cycle().take(size as usize).collect();
            parts.join(separator)
        };
        Self {
            size,
            tree: Tree::new(0, size),
            text: repeat(&words, " "),
            source: repeat(&tokens, ""),
            rows: (0..size / 8)
                .map(|row| (0..4 + row % 9).map(|column| row ^ column).collect())
                .collect(),
        }
    }
}
