//! The signature: which kind of generator, which item, which bounds, which parameters.
//!
//! The signature itself is never changed; this only reads it.

use proc_macro2::{Ident, TokenStream, TokenTree};
use quote::ToTokens;
use syn::spanned::Spanned;
use syn::{FnArg, GenericArgument, Pat, PathArguments, ReturnType, Type, TypeParamBound};

use crate::code::{Code, code};
use crate::diag::{self, Errors};
use crate::emit::Derives;
use crate::known::Known;
use crate::recursive;
use crate::repair;
use crate::syntax;
use crate::walk::{self, Visit};

/// What the return type says.
pub(crate) struct Kind {
    /// What it yields, where it can be written inside the body: no `impl` in it.
    pub(crate) item: Option<Type>,
    /// `None`: it is an iterator.
    pub(crate) coroutine: Option<Exchange>,
    pub(crate) derives: Derives,
    /// It is a stream.
    pub(crate) stream: bool,
    pub(crate) output: Output,
    /// The type of a recursive generator, as the expansion names it.
    pub(crate) root: Option<Type>,
}

impl Kind {
    /// What the generator is resumed with: `()` for all but coroutines.
    pub(crate) fn argument(&self) -> Code {
        self.coroutine
            .as_ref()
            .map_or_else(|| code!(()), |exchange| or_hole(exchange.argument.as_ref()))
    }
}

/// How the generator is handed out.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Output {
    /// `impl ..`
    Opaque,
    /// `Box<dyn ..>`
    Boxed,
    /// `Pin<Box<dyn ..>>`
    PinnedBox,
    /// `Pinned<impl ..>`
    InPlace,
}

/// What a coroutine is given and gives back, as types that can be written inside the body.
#[derive(Clone)]
pub(crate) struct Exchange {
    /// What it is resumed with.
    pub(crate) argument: Option<Type>,
    /// That is `()`, so a yield has that value too.
    pub(crate) takes_nothing: bool,
    /// What it returns.
    pub(crate) returns: Option<Type>,
}

/// What one bound of the return type says of the generator.
struct Said {
    item: Option<Type>,
    coroutine: Option<Exchange>,
    stream: bool,
}

impl Said {
    fn kind(self, derives: Derives, output: Output) -> Kind {
        Kind {
            item: self.item,
            coroutine: self.coroutine,
            derives,
            stream: self.stream,
            output,
            root: None,
        }
    }
}

/// Reads the return type, and reports what cannot be a generator.
pub(crate) fn read(sig: &syn::Signature, errors: &mut Errors) -> Option<Kind> {
    if let Some(constness) = &sig.constness {
        errors.at(constness, diag::CONST_FN);
    }
    if let Some(abi) = &sig.abi {
        errors.at(abi, diag::EXTERN_FN);
    }
    let ReturnType::Type(_, ty) = &sig.output else {
        errors.at(&sig.ident, diag::no_return_type(sig.asyncness.is_some()));
        return None;
    };
    match kind_of(ty, sig.asyncness.is_some()) {
        Ok(kind) => {
            match &sig.asyncness {
                Some(asyncness) if !kind.stream => errors.at(asyncness, diag::ASYNC_FN),
                None if kind.stream => errors.at(ty, diag::SYNC_STREAM),
                _ => {}
            }
            Some(kind)
        }
        Err(wrong) => {
            if let Some(wrong) = wrong {
                errors.push(wrong);
            }
            None
        }
    }
}

/// What kind of generator a return type asks for; else what is wrong with it. That of a bare
/// trait is left to rustc, which says it well. `is_async`: it is meant to be a stream.
fn kind_of(ty: &Type, is_async: bool) -> Result<Kind, Option<syn::Error>> {
    let wrong = |node: &dyn ToTokens, message: String| {
        Some(syn::Error::new_spanned(node.to_token_stream(), message))
    };
    match ty {
        Type::ImplTrait(object) => {
            let said = said_by(ty, object.bounds.iter(), is_async)?;
            let asks = |name: &str| {
                object.bounds.iter().any(|bound| {
                    matches!(bound, TypeParamBound::Trait(bound) if bound.path.segments.last().is_some_and(|s| s.ident == name))
                })
            };
            let derives = Derives {
                clone: asks("Clone"),
                debug: asks("Debug"),
                apart: asks("Debug"),
            };
            Ok(said.kind(derives, Output::Opaque))
        }
        Type::Path(path) => {
            let Some(last) = path.path.segments.last() else {
                return Err(wrong(ty, diag::wrong_return_type(None, is_async)));
            };
            if let Some(kind) = recursive::kind_of(last) {
                return kind.map_err(|()| None);
            }
            let name = last.ident.to_string();
            let inner = match &last.arguments {
                PathArguments::AngleBracketed(args) => args.args.iter().find_map(|arg| match arg {
                    GenericArgument::Type(ty) => Some(ty),
                    _ => None,
                }),
                _ => None,
            };
            match (name.as_str(), inner) {
                ("Box", Some(Type::TraitObject(object))) => {
                    // An unknown item rustc says itself.
                    let said = said_by(ty, object.bounds.iter(), is_async)
                        .map_err(|wrong| wrong.filter(|_| !is_bare(object)))?;
                    if said.stream {
                        return Err(wrong(ty, diag::UNPINNED_STREAM.to_owned()));
                    }
                    Ok(said.kind(Derives::default(), Output::Boxed))
                }
                // A trait without `dyn`.
                ("Box", Some(Type::Path(inner))) if is_trait(&inner.path) => Err(None),
                ("Pin", Some(pinned)) => {
                    let Some(object) = boxed_object(pinned) else {
                        return Err(wrong(ty, diag::wrong_return_type(None, is_async)));
                    };
                    let said = said_by(ty, object.bounds.iter(), is_async)?;
                    if !said.stream {
                        return Err(wrong(ty, diag::wrong_return_type(None, is_async)));
                    }
                    Ok(said.kind(Derives::default(), Output::PinnedBox))
                }
                ("Pinned", Some(Type::ImplTrait(object))) => {
                    let said = said_by(ty, object.bounds.iter(), is_async)?;
                    Ok(said.kind(Derives::default(), Output::InPlace))
                }
                (
                    "Vec" | "VecDeque" | "HashSet" | "BTreeSet" | "LinkedList" | "Option",
                    Some(item),
                ) => Err(wrong(ty, diag::collection(&name, &said(item)))),
                ("Iterator" | "Coroutine", _) => Err(None),
                ("Result", Some(_)) => Err(wrong(ty, diag::FALLIBLE.to_owned())),
                (_, None) if path.qself.is_none() => {
                    Err(wrong(ty, diag::opaque_name(&said(ty), is_async)))
                }
                _ => Err(wrong(ty, diag::wrong_return_type(None, is_async))),
            }
        }
        Type::Slice(slice) => Err(wrong(
            ty,
            diag::wrong_return_type(Some(&said(&slice.elem)), is_async),
        )),
        Type::Array(array) => Err(wrong(
            ty,
            diag::wrong_return_type(Some(&said(&array.elem)), is_async),
        )),
        Type::Paren(ty) => kind_of(&ty.elem, is_async),
        Type::Group(ty) => kind_of(&ty.elem, is_async),
        Type::TraitObject(object) if object.dyn_token.is_none() => Err(None),
        Type::TraitObject(object) => Err(wrong(&object.dyn_token, diag::UNSIZED.to_owned())),
        _ => Err(wrong(ty, diag::wrong_return_type(None, is_async))),
    }
}

/// Whether a path is that of a trait that a generator has.
fn is_trait(path: &syn::Path) -> bool {
    let last = path.segments.last();
    last.is_some_and(|last| last.ident == "Iterator" || last.ident == "Coroutine")
}

/// `dyn Iterator` without an item, `dyn Coroutine` without what it yields or returns.
fn is_bare(object: &syn::TypeTraitObject) -> bool {
    object.bounds.iter().any(|bound| {
        let TypeParamBound::Trait(bound) = bound else {
            return false;
        };
        bound.path.segments.last().is_some_and(|last| {
            (last.ident == "Iterator" && last.arguments.is_none())
                || (last.ident == "Coroutine" && bound.lifetimes.is_none())
        })
    })
}

/// The `dyn ..` of `Box<dyn ..>`.
pub(crate) fn boxed_object(ty: &Type) -> Option<&syn::TypeTraitObject> {
    let Type::Path(path) = ty else { return None };
    let last = path.path.segments.last().filter(|s| s.ident == "Box")?;
    let PathArguments::AngleBracketed(args) = &last.arguments else {
        return None;
    };
    args.args.iter().find_map(|arg| match arg {
        GenericArgument::Type(Type::TraitObject(object)) => Some(object),
        _ => None,
    })
}

/// Tokens as a user would write them.
pub(crate) fn said(node: &dyn ToTokens) -> String {
    let text = node.to_token_stream().to_string();
    let mut said = String::new();
    for part in text.split(' ') {
        let tight_before = part == "(" || part.starts_with(|c| "<>,;)].?!:".contains(c));
        let tight_after = said.ends_with("::") || said.ends_with(|c| "<([&.!*".contains(c));
        if !(said.is_empty() || tight_after || (tight_before && part != "->")) {
            said.push(' ');
        }
        said.push_str(part);
    }
    said
}

/// What the bounds say: the `T` of `Iterator<Item = T>`, the types of a `Coroutine`.
fn said_by<'a>(
    ty: &Type,
    bounds: impl Iterator<Item = &'a TypeParamBound>,
    is_async: bool,
) -> Result<Said, Option<syn::Error>> {
    let mut found: Option<&syn::PathSegment> = None;
    for bound in bounds {
        let TypeParamBound::Trait(bound) = bound else {
            continue;
        };
        let Some(last) = bound.path.segments.last() else {
            continue;
        };
        let name = last.ident.to_string();
        if let (Some(any), "Coroutine") = (&bound.lifetimes, name.as_str()) {
            return Err(Some(syn::Error::new_spanned(any, diag::ANY_LIFETIME)));
        }
        let message = match name.as_str() {
            "Iterator" | "Coroutine" | "Stream" | "Yields" => match found {
                Some(first) if first.ident != last.ident => diag::BOTH_KINDS.to_owned(),
                first => {
                    found = first.or(Some(last));
                    continue;
                }
            },
            "IntoIterator" => diag::INTO_ITERATOR.to_owned(),
            "DoubleEndedIterator" | "ExactSizeIterator" => diag::one_way(&name),
            _ => continue,
        };
        return Err(Some(syn::Error::new_spanned(&last.ident, message)));
    }
    let Some(last) = found else {
        return Err(Some(syn::Error::new_spanned(
            ty,
            diag::wrong_return_type(None, is_async),
        )));
    };
    let is_coroutine = last.ident == "Coroutine";
    let mut argument = None;
    let (mut item, mut returns) = (None, None);
    if let PathArguments::AngleBracketed(args) = &last.arguments {
        for arg in &args.args {
            match arg {
                GenericArgument::Type(ty) => argument = argument.or(Some(ty)),
                GenericArgument::AssocType(assoc) if assoc.ident == "Return" => {
                    returns = Some(&assoc.ty);
                }
                GenericArgument::AssocType(assoc)
                    if assoc.ident == if is_coroutine { "Yield" } else { "Item" } =>
                {
                    item = Some(&assoc.ty);
                }
                _ => {}
            }
        }
    }
    let written = |ty: &Type| (!has_impl(ty)).then(|| ty.clone());
    let meant = || repair::suggestion(last).map(|meant| said(&meant));
    let missing = |message: String| Some(syn::Error::new_spanned(last, message));
    let exchange = if is_coroutine {
        let (Some(_), Some(returns)) = (item, returns) else {
            return Err(missing(diag::no_yield_or_return(meant().as_deref())));
        };
        Some(Exchange {
            argument: argument.map_or(Some(syn::parse_quote!(())), written),
            takes_nothing: argument.is_none_or(is_unit),
            returns: written(returns),
        })
    } else {
        None
    };
    let name = last.ident.to_string();
    let item = item.ok_or_else(|| missing(diag::no_item(&name, meant().as_deref())))?;
    if is_unsized(item) {
        let message = diag::unsized_item(&said(item));
        return Err(Some(syn::Error::new_spanned(item, message)));
    }
    Ok(Said {
        item: written(item),
        coroutine: exchange,
        stream: last.ident == "Stream",
    })
}

/// Whether a type is written as one that has no size.
pub(crate) fn is_unsized(ty: &Type) -> bool {
    match ty {
        Type::Slice(_) | Type::TraitObject(_) => true,
        Type::Path(path) => path.path.is_ident("str"),
        Type::Paren(ty) => is_unsized(&ty.elem),
        Type::Group(ty) => is_unsized(&ty.elem),
        _ => false,
    }
}

/// A type as it is written in the body: a hole where it cannot be.
pub(crate) fn or_hole(ty: Option<&Type>) -> Code {
    ty.map_or_else(|| code!(_), |ty| code!(#ty))
}

/// Whether a type is written `()`.
pub(crate) fn is_unit(ty: &Type) -> bool {
    match ty {
        Type::Tuple(tuple) => tuple.elems.is_empty(),
        Type::Paren(ty) => is_unit(&ty.elem),
        Type::Group(ty) => is_unit(&ty.elem),
        _ => false,
    }
}

/// Whether a type may be `()`: a path without arguments may be a name for it.
pub(crate) fn may_be_unit(ty: &Type) -> bool {
    match ty {
        Type::Tuple(tuple) => tuple.elems.is_empty(),
        Type::Path(path) => {
            let known = ["String", "Option", "Result", "Vec", "Box"];
            Known::of_type(ty).is_none()
                && path
                    .path
                    .segments
                    .last()
                    .is_none_or(|s| known.iter().all(|k| s.ident != k))
        }
        Type::Paren(ty) => may_be_unit(&ty.elem),
        Type::Group(ty) => may_be_unit(&ty.elem),
        Type::Reference(_)
        | Type::Array(_)
        | Type::Slice(_)
        | Type::Ptr(_)
        | Type::TraitObject(_) => false,
        _ => true,
    }
}

pub(crate) fn has_impl(ty: &Type) -> bool {
    struct Find(bool);
    impl Visit for Find {
        fn visit_type(&mut self, ty: &Type) {
            match ty {
                Type::ImplTrait(_) => self.0 = true,
                _ => walk::visit_type(self, ty),
            }
        }
    }
    let mut find = Find(false);
    find.visit_type(ty);
    find.0
}

/// One parameter: what the signature calls it, and what the body matches it against.
pub(crate) struct Argument {
    /// The name in the signature.
    pub(crate) name: Ident,
    /// `None` for `self`.
    pub(crate) pat: Option<Pat>,
    pub(crate) ty: Option<Type>,
}

/// Whether the receiver is a reference that the body never mentions.
pub(crate) fn is_idle_reference(function: &syn::ItemFn) -> bool {
    fn is_mentioned(tokens: TokenStream) -> bool {
        tokens.into_iter().any(|token| match token {
            TokenTree::Ident(name) => name == "self",
            TokenTree::Group(group) => is_mentioned(group.stream()),
            // A format string may capture it.
            TokenTree::Literal(literal) => literal.to_string().contains("self"),
            TokenTree::Punct(_) => false,
        })
    }
    let receiver = function.sig.receiver();
    receiver.is_some_and(|said| matches!(said.kind, syn::ReceiverKind::Reference(..)))
        && !is_mentioned(function.block.to_token_stream())
}

/// The parameters, and the signature in which each has a name.
pub(crate) fn arguments(sig: &syn::Signature) -> (syn::Signature, Vec<Argument>) {
    let mut named = sig.clone();
    let mut arguments = Vec::new();
    for (at, input) in named.inputs.iter_mut().enumerate() {
        match input {
            FnArg::Receiver(receiver) => {
                arguments.push(Argument {
                    name: Ident::new("self", receiver.self_token.span),
                    pat: None,
                    ty: None,
                });
                receiver.mutability = None;
            }
            FnArg::Typed(typed) => {
                let pat = (*typed.pat).clone();
                let name = match &pat {
                    Pat::Ident(ident) if ident.subpat.is_none() => {
                        let mut name = ident.ident.clone();
                        if name.to_string().starts_with(|c: char| c.is_uppercase()) {
                            name = quote::format_ident!("argument{}", at, span = ident.span());
                        }
                        name
                    }
                    _ => quote::format_ident!("argument{}", at, span = pat.span()),
                };
                *typed.pat = syntax::binding(name.clone());
                arguments.push(Argument {
                    name,
                    pat: Some(pat),
                    ty: Some((*typed.ty).clone()),
                });
            }
        }
    }
    (named, arguments)
}
