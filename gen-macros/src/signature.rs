//! The signature: which kind of generator, which item, which bounds, which parameters.
//!
//! The signature itself is never changed; this only reads it.

use proc_macro2::TokenStream;
use quote::{ToTokens, quote};
use syn::spanned::Spanned;
use syn::visit::{self, Visit};
use syn::{FnArg, GenericArgument, Pat, PathArguments, ReturnType, Type, TypeParamBound};

use crate::diag::{self, Errors};
use crate::emit::Derives;

/// What the return type says.
pub(crate) struct Kind {
    /// The item, where it can be written inside the body: no `impl` in it.
    pub(crate) item: Option<Type>,
    pub(crate) derives: Derives,
    /// `Box<dyn Iterator>`.
    pub(crate) boxed: bool,
}

/// Reads the return type, and reports what cannot be a generator.
pub(crate) fn read(sig: &syn::Signature, errors: &mut Errors) -> Option<Kind> {
    if let Some(constness) = &sig.constness {
        errors.at(constness, diag::CONST_FN);
    }
    if let Some(asyncness) = &sig.asyncness {
        errors.at(asyncness, diag::ASYNC_FN);
    }
    if let Some(abi) = &sig.abi {
        errors.at(abi, diag::EXTERN_FN);
    }
    let ReturnType::Type(_, ty) = &sig.output else {
        errors.at(&sig.ident, diag::NO_RETURN_TYPE);
        return None;
    };
    match kind_of(ty) {
        Ok(kind) => Some(kind),
        Err(wrong) => {
            // `async` alone is enough to say.
            if let (Some(wrong), None) = (wrong, &sig.asyncness) {
                errors.push(wrong);
            }
            None
        }
    }
}

/// What kind of generator a return type asks for; else what is wrong with it. That of a bare
/// trait is left to rustc, which says it well.
fn kind_of(ty: &Type) -> Result<Kind, Option<syn::Error>> {
    let wrong = |node: &dyn ToTokens, message: String| {
        Some(syn::Error::new_spanned(node.to_token_stream(), message))
    };
    match ty {
        Type::ImplTrait(object) => {
            let item = item_of(ty, object.bounds.iter())?;
            let asks = |name: &str| {
                object.bounds.iter().any(|bound| {
                    matches!(bound, TypeParamBound::Trait(bound) if bound.path.segments.last().is_some_and(|s| s.ident == name))
                })
            };
            let derives = Derives {
                clone: asks("Clone"),
                debug: asks("Debug"),
            };
            Ok(Kind {
                item,
                derives,
                boxed: false,
            })
        }
        Type::Path(path) => {
            let Some(last) = path.path.segments.last() else {
                return Err(wrong(ty, diag::wrong_return_type(None)));
            };
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
                    let item = item_of(ty, object.bounds.iter())
                        .map_err(|wrong| wrong.filter(|_| !is_bare_iterator(object)))?;
                    Ok(Kind {
                        item,
                        derives: Derives::default(),
                        boxed: true,
                    })
                }
                (
                    "Vec" | "VecDeque" | "HashSet" | "BTreeSet" | "LinkedList" | "Option",
                    Some(item),
                ) => Err(wrong(ty, diag::collection(&name, &said(item)))),
                ("Iterator", _) => Err(None),
                ("Result", Some(_)) => Err(wrong(ty, diag::FALLIBLE.to_owned())),
                (_, None) if path.qself.is_none() => Err(wrong(ty, diag::opaque_name(&said(ty)))),
                _ => Err(wrong(ty, diag::wrong_return_type(None))),
            }
        }
        Type::Slice(slice) => Err(wrong(ty, diag::wrong_return_type(Some(&said(&slice.elem))))),
        Type::Array(array) => Err(wrong(ty, diag::wrong_return_type(Some(&said(&array.elem))))),
        Type::Paren(ty) => kind_of(&ty.elem),
        Type::Group(ty) => kind_of(&ty.elem),
        Type::TraitObject(object) if object.dyn_token.is_none() => Err(None),
        Type::TraitObject(object) => Err(wrong(&object.dyn_token, diag::UNSIZED.to_owned())),
        _ => Err(wrong(ty, diag::wrong_return_type(None))),
    }
}

/// `dyn Iterator`, without an item.
fn is_bare_iterator(object: &syn::TypeTraitObject) -> bool {
    object.bounds.iter().any(|bound| {
        let TypeParamBound::Trait(bound) = bound else {
            return false;
        };
        bound
            .path
            .segments
            .last()
            .is_some_and(|last| last.ident == "Iterator" && last.arguments.is_none())
    })
}

/// Tokens as a user would write them.
pub(crate) fn said(node: &impl ToTokens) -> String {
    let text = node.to_token_stream().to_string();
    let mut said = String::new();
    for part in text.split(' ') {
        let tight_before =
            part.starts_with(['<', '>', ',', ';', ')', ']', '.', '?', '!', ':']) || part == "(";
        let tight_after =
            said.ends_with(['<', '(', '[', '&', '.', '!', '*']) || said.ends_with("::");
        if !(said.is_empty() || tight_after || (tight_before && part != "->")) {
            said.push(' ');
        }
        said.push_str(part);
    }
    said
}

/// The `T` of an `Iterator<Item = T>` among the bounds; empty if the type cannot be written
/// in the body.
fn item_of<'a>(
    ty: &Type,
    bounds: impl Iterator<Item = &'a TypeParamBound>,
) -> Result<Option<Type>, Option<syn::Error>> {
    let mut found = None;
    for bound in bounds {
        let TypeParamBound::Trait(bound) = bound else {
            continue;
        };
        let Some(last) = bound.path.segments.last() else {
            continue;
        };
        let name = last.ident.to_string();
        let message = match name.as_str() {
            "Iterator" => {
                found = found.or(Some(last));
                continue;
            }
            "IntoIterator" => diag::INTO_ITERATOR.to_owned(),
            "DoubleEndedIterator" | "ExactSizeIterator" => diag::one_way(&name),
            "Coroutine" | "Stream" => diag::later_kind(&name),
            _ => continue,
        };
        return Err(Some(syn::Error::new_spanned(&last.ident, message)));
    }
    if let Some(last) = found {
        if let PathArguments::AngleBracketed(args) = &last.arguments {
            for arg in &args.args {
                if let GenericArgument::AssocType(assoc) = arg {
                    if assoc.ident == "Item" {
                        return Ok((!has_impl(&assoc.ty)).then(|| assoc.ty.clone()));
                    }
                }
            }
        }
        return Err(Some(syn::Error::new_spanned(last, diag::NO_ITEM)));
    }
    Err(Some(syn::Error::new_spanned(
        ty,
        diag::wrong_return_type(None),
    )))
}

/// Whether a type may be `()`: a path without arguments may be a name for it.
pub(crate) fn may_be_unit(ty: &Type) -> bool {
    match ty {
        Type::Tuple(tuple) => tuple.elems.is_empty(),
        Type::Path(path) => {
            let known = ["String", "Option", "Result", "Vec", "Box"];
            !crate::lower::is_copy_type(ty)
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

fn has_impl(ty: &Type) -> bool {
    struct Find(bool);
    impl<'ast> Visit<'ast> for Find {
        fn visit_type_impl_trait(&mut self, _: &'ast syn::TypeImplTrait) {
            self.0 = true;
        }
        fn visit_type(&mut self, ty: &'ast Type) {
            visit::visit_type(self, ty);
        }
    }
    let mut find = Find(false);
    find.visit_type(ty);
    find.0
}

/// One parameter: what the signature calls it, and what the body matches it against.
pub(crate) struct Argument {
    /// The name in the signature.
    pub(crate) name: TokenStream,
    /// `None` for `self`.
    pub(crate) pat: Option<Pat>,
    pub(crate) ty: Option<Type>,
}

/// The parameters, and the signature in which each has a name.
pub(crate) fn arguments(sig: &syn::Signature) -> (syn::Signature, Vec<Argument>) {
    let mut named = sig.clone();
    let mut arguments = Vec::new();
    for (at, input) in named.inputs.iter_mut().enumerate() {
        match input {
            FnArg::Receiver(receiver) => {
                arguments.push(Argument {
                    name: receiver.self_token.to_token_stream(),
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
                *typed.pat = syn::parse_quote!(#name);
                arguments.push(Argument {
                    name: quote!(#name),
                    pat: Some(pat),
                    ty: Some((*typed.ty).clone()),
                });
            }
        }
    }
    (named, arguments)
}
