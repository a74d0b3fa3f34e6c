//! What syntax tells of a type: a number, text, a slice, an iterator over one of these.
//!
//! Input: written types, literals, methods of `str` and of slices. Output: a [`Known`] type, or
//! none. Guarantee: a type that is known is so, if the names of numbers and of `str` are those of
//! the language; [`Known::of_std`] goes by a name of std, and the expansion asks rustc for it. A
//! method counts only where rustc prefers it to those of all traits: one of `str` on a `&str`, of
//! a slice on a `&[T]`, and of `Iterator` or of a number that takes its receiver by value. What
//! such a type does not have a trait of the user may give it: a `pow` of `char`, a `rev` of `..n`.
//!
//! ```text
//! for (at, c) in text.char_indices() { .. }     // text: &str   =>   at, c: numbers
//! for row in rows { .. }                        // rows: &[T]   =>   row: &T
//! ```

use syn::{GenericArgument, Lit, PathArguments, Type};

/// Which numbers: those of a kind have the same methods.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Number {
    Unsigned,
    Signed,
    /// One of the two.
    Integer,
    Float,
    Bool,
    Char,
    /// Any of these, or what else of std there are ranges of: `Ipv4Addr`.
    Any,
}

/// What is known of a type.
#[derive(Clone, PartialEq, Debug)]
pub(crate) enum Known {
    /// A number, a `bool` or a `char`.
    Number(Number),
    /// `&str`
    Text,
    /// `&[T]`
    Slice,
    /// Another `&T`.
    Shared,
    /// `Option<T>` of such that is `Copy`, if the name is that of std.
    Optional,
    /// Another type that has nothing to drop.
    Plain,
    /// A tuple of such.
    Tuple(Vec<Known>),
    /// An iterator that gives such.
    Items(Box<Known>),
    /// A range that is an iterator, or else is none that a loop goes through.
    Range,
}

impl Known {
    pub(crate) const BOOL: Self = Self::Number(Number::Bool);
    const UNSIGNED: Self = Self::Number(Number::Unsigned);

    /// What a written type is.
    pub(crate) fn of_type(ty: &Type) -> Option<Self> {
        Some(match ty {
            Type::Reference(reference) if reference.mutability.is_none() => {
                match &*reference.elem {
                    Type::Path(path) if path.path.is_ident("str") => Self::Text,
                    Type::Slice(_) => Self::Slice,
                    _ => Self::Shared,
                }
            }
            Type::Reference(_) | Type::Ptr(_) => Self::Plain,
            Type::Path(path) if path.qself.is_none() => {
                let name = path.path.get_ident()?.to_string();
                Self::Number(Number::named(&name)?)
            }
            Type::Tuple(tuple) => {
                let each = tuple.elems.iter().map(Self::of_type);
                Self::Tuple(each.collect::<Option<_>>()?)
            }
            Type::Array(array) => {
                Self::of_type(&array.elem)?;
                Self::Plain
            }
            Type::Paren(paren) => return Self::of_type(&paren.elem),
            _ => return None,
        })
    }

    /// What a parameter is of a type that is a name of std's, which a parameter of that type has
    /// to be asked for.
    pub(crate) fn of_std(ty: &Type) -> Option<Self> {
        let Type::Path(path) = ty else {
            return None;
        };
        let last = path.path.segments.last().filter(|s| s.ident == "Option")?;
        let PathArguments::AngleBracketed(arguments) = &last.arguments else {
            return None;
        };
        let Some(GenericArgument::Type(of)) = arguments.args.first() else {
            return None;
        };
        Self::of_type(of)?.is_copy().then_some(Self::Optional)
    }

    /// What a literal is.
    pub(crate) fn of_literal(literal: &Lit) -> Option<Self> {
        match literal {
            Lit::Int(number) => Some(Self::Number(match number.suffix() {
                "" => Number::Integer,
                suffix => Number::named(suffix)?,
            })),
            Lit::Float(_) => Some(Self::Number(Number::Float)),
            Lit::Bool(_) => Some(Self::BOOL),
            Lit::Char(_) => Some(Self::Number(Number::Char)),
            Lit::Byte(_) => Some(Self::UNSIGNED),
            Lit::Str(_) => Some(Self::Text),
            Lit::ByteStr(_) => Some(Self::Shared),
            _ => None,
        }
    }

    /// What a method gives.
    pub(crate) fn given(self, method: &str) -> Option<Self> {
        let items = |of| Self::Items(Box::new(of));
        Some(match (self, method) {
            (Self::Text | Self::Slice, "len") => Self::UNSIGNED,
            (Self::Text | Self::Slice, "is_empty" | "contains" | "starts_with" | "ends_with")
            | (Self::Text, "is_char_boundary") => Self::BOOL,
            (Self::Text, "trim" | "trim_start" | "trim_end") => Self::Text,
            (Self::Text, "as_bytes") => Self::Slice,
            (Self::Text, "chars") => items(Self::Number(Number::Char)),
            (Self::Text, "bytes") => items(Self::UNSIGNED),
            (Self::Text, "char_indices") => items(Self::Tuple(vec![
                Self::UNSIGNED,
                Self::Number(Number::Char),
            ])),
            (Self::Text, "lines" | "split_whitespace") => items(Self::Text),
            (Self::Slice, "iter") => items(Self::Shared),
            (Self::Slice, "windows" | "chunks" | "chunks_exact") => items(Self::Slice),
            (Self::Text, "find" | "rfind" | "strip_prefix" | "strip_suffix" | "split_once")
            | (Self::Slice, "first" | "last" | "get" | "split_first" | "split_last") => Self::Plain,
            (Self::Number(number), method) => Self::Number(number.given(method)?),
            (Self::Items(of), "rev" | "skip" | "take" | "step_by") => Self::Items(of),
            (Self::Items(of), "enumerate") => items(Self::Tuple(vec![Self::UNSIGNED, *of])),
            _ => return None,
        })
    }

    /// What a `for` loop over it gives.
    pub(crate) fn item(self) -> Option<Self> {
        match self {
            Self::Items(of) => Some(*of),
            Self::Slice => Some(Self::Shared),
            Self::Range => Some(Self::Number(Number::Any)),
            _ => None,
        }
    }

    /// Whether it is a number, a `bool` or a `char`.
    pub(crate) fn is_number(&self) -> bool {
        matches!(self, Self::Number(_))
    }

    /// Whether there is nothing to drop, nor anything to move.
    pub(crate) fn is_plain(&self) -> bool {
        match self {
            Self::Items(_) | Self::Range => false,
            Self::Tuple(each) => each.iter().all(Self::is_plain),
            _ => true,
        }
    }

    /// Whether it is `Copy`, which a `&mut` is not.
    fn is_copy(&self) -> bool {
        match self {
            Self::Plain | Self::Items(_) | Self::Range => false,
            Self::Tuple(each) => each.iter().all(Self::is_copy),
            _ => true,
        }
    }

    /// Whether it is a `&T`.
    pub(crate) fn is_shared(&self) -> bool {
        matches!(self, Self::Text | Self::Slice | Self::Shared)
    }
}

impl Number {
    /// What a name of the language is.
    fn named(name: &str) -> Option<Self> {
        Some(match name {
            "u8" | "u16" | "u32" | "u64" | "u128" | "usize" => Self::Unsigned,
            "i8" | "i16" | "i32" | "i64" | "i128" | "isize" => Self::Signed,
            "f32" | "f64" => Self::Float,
            "bool" => Self::Bool,
            "char" => Self::Char,
            _ => return None,
        })
    }

    /// What two of one type are.
    pub(crate) fn same(self, other: Self) -> Self {
        match self {
            Self::Any => other,
            Self::Integer if other != Self::Any => other,
            known => known,
        }
    }

    /// Whether a range of these is an iterator: those of floats are none.
    pub(crate) fn is_stepped(self) -> bool {
        matches!(
            self,
            Self::Unsigned | Self::Signed | Self::Integer | Self::Char
        )
    }

    /// What a method gives that takes its receiver by value, if all numbers of the kind have it.
    fn given(self, method: &str) -> Option<Self> {
        let is_integer = matches!(self, Self::Unsigned | Self::Signed | Self::Integer);
        Some(match (self, method) {
            (_, "clamp" | "max" | "min") => self,
            (Self::Signed | Self::Float, "abs") => self,
            (Self::Unsigned, "div_ceil") => self,
            (Self::Unsigned, "is_power_of_two") => Self::Bool,
            (
                Self::Char,
                "is_alphabetic" | "is_alphanumeric" | "is_control" | "is_lowercase" | "is_numeric"
                | "is_uppercase" | "is_whitespace",
            ) => Self::Bool,
            (Self::Char, "len_utf8") => Self::Unsigned,
            (_, "abs_diff" | "count_ones" | "leading_zeros" | "trailing_zeros") if is_integer => {
                Self::Unsigned
            }
            (
                _,
                "pow" | "rem_euclid" | "rotate_left" | "rotate_right" | "saturating_add"
                | "saturating_mul" | "saturating_sub" | "wrapping_add" | "wrapping_mul"
                | "wrapping_sub",
            ) if is_integer => self,
            _ => return None,
        })
    }
}
