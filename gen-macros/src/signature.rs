//! The signature: which kind of generator, which item, which bounds, which parameters.
//!
//! The signature itself is never changed; this only reads it.

use proc_macro2::TokenStream;
use quote::{quote, ToTokens};
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
    let kind = kind_of(ty);
    if kind.is_none() && sig.asyncness.is_none() {
        errors.at(ty, diag::WRONG_RETURN_TYPE);
    }
    kind
}

fn kind_of(ty: &Type) -> Option<Kind> {
    match ty {
        Type::ImplTrait(ty) => {
            let item = item_of(ty.bounds.iter())?;
            let asks = |name: &str| {
                ty.bounds.iter().any(|bound| {
                    matches!(bound, TypeParamBound::Trait(bound) if bound.path.segments.last().is_some_and(|s| s.ident == name))
                })
            };
            let derives = Derives { clone: asks("Clone"), debug: asks("Debug") };
            Some(Kind { item, derives, boxed: false })
        }
        Type::Path(path) => {
            let last = path.path.segments.last()?;
            let PathArguments::AngleBracketed(args) = &last.arguments else { return None };
            if last.ident != "Box" {
                return None;
            }
            let Some(GenericArgument::Type(Type::TraitObject(object))) = args.args.first() else { return None };
            Some(Kind { item: item_of(object.bounds.iter())?, derives: Derives::default(), boxed: true })
        }
        Type::Paren(ty) => kind_of(&ty.elem),
        Type::Group(ty) => kind_of(&ty.elem),
        _ => None,
    }
}

/// The `T` of an `Iterator<Item = T>` among the bounds; the inner option is empty if the
/// type cannot be written in the body.
fn item_of<'a>(bounds: impl Iterator<Item = &'a TypeParamBound>) -> Option<Option<Type>> {
    for bound in bounds {
        let TypeParamBound::Trait(bound) = bound else { continue };
        let last = bound.path.segments.last()?;
        if last.ident != "Iterator" {
            continue;
        }
        let PathArguments::AngleBracketed(args) = &last.arguments else { return None };
        for arg in &args.args {
            if let GenericArgument::AssocType(assoc) = arg {
                if assoc.ident == "Item" {
                    return Some((!has_impl(&assoc.ty)).then(|| assoc.ty.clone()));
                }
            }
        }
    }
    None
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
                arguments.push(Argument { name: receiver.self_token.to_token_stream(), pat: None, ty: None });
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
                arguments.push(Argument { name: quote!(#name), pat: Some(pat), ty: Some((*typed.ty).clone()) });
            }
        }
    }
    (named, arguments)
}
