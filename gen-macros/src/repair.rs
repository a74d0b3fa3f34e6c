//! What a return type was meant to be that does not say what is yielded.
//!
//! Input: what stands behind `->`. Output: the same, as far as its words tell what is meant.
//! Guarantee: beside an error of ours, rustc finds nothing more wrong with it.
//!
//! ```text
//! impl Iterator<u32>              =>   impl Iterator<Item = u32>
//! Box<dyn Iterator<Items = u32>>  =>   Box<dyn Iterator<Item = u32>>
//! ```

use syn::{GenericArgument, PathArguments, PathSegment, ReturnType, Type, TypeParamBound};

/// Mends what can be of a return type.
pub(crate) fn return_type(output: &mut ReturnType) {
    if let ReturnType::Type(_, ty) = output {
        mend(ty);
    }
}

fn mend(ty: &mut Type) {
    match ty {
        Type::ImplTrait(object) => object.bounds.iter_mut().for_each(mend_bound),
        Type::TraitObject(object) => object.bounds.iter_mut().for_each(mend_bound),
        Type::Paren(ty) => mend(&mut ty.elem),
        Type::Group(ty) => mend(&mut ty.elem),
        Type::Path(path) => {
            let last = path.path.segments.last_mut();
            let Some(PathArguments::AngleBracketed(args)) = last.map(|last| &mut last.arguments)
            else {
                return;
            };
            for arg in &mut args.args {
                if let GenericArgument::Type(inner) = arg {
                    mend(inner);
                }
            }
        }
        _ => {}
    }
}

fn mend_bound(bound: &mut TypeParamBound) {
    if let TypeParamBound::Trait(bound) = bound {
        if let Some(last) = bound.path.segments.last_mut() {
            *last = meant(last);
        }
    }
}

/// What such a trait has to say.
fn wanted(last: &PathSegment) -> Option<&'static [&'static str]> {
    match last.ident.to_string().as_str() {
        "Iterator" | "Stream" => Some(&["Item"]),
        "Coroutine" => Some(&["Yield", "Return"]),
        _ => None,
    }
}

/// The trait with what it has to say, where its arguments tell that.
pub(crate) fn meant(last: &PathSegment) -> PathSegment {
    let (Some(wanted), PathArguments::AngleBracketed(args)) = (wanted(last), &last.arguments)
    else {
        return last.clone();
    };
    let is_said = |name: &str| {
        args.args
            .iter()
            .any(|arg| matches!(arg, GenericArgument::AssocType(assoc) if assoc.ident == name))
    };
    let mut missing = wanted.iter().filter(|name| !is_said(name));
    let is_coroutine = last.ident == "Coroutine";
    let mut mended = args.clone();
    mended.args.clear();
    for arg in &args.args {
        match arg {
            GenericArgument::Type(_) if is_coroutine => mended.args.push(arg.clone()),
            GenericArgument::Type(ty) => {
                if let Some(name) = missing.next() {
                    let name = syn::Ident::new(name, syn::spanned::Spanned::span(ty));
                    mended.args.push(syn::parse_quote!(#name = #ty));
                }
            }
            GenericArgument::AssocType(assoc) if wanted.iter().any(|name| assoc.ident == name) => {
                mended.args.push(arg.clone());
            }
            GenericArgument::AssocType(assoc) => {
                if let Some(name) = missing.next() {
                    let mut assoc = assoc.clone();
                    assoc.ident = syn::Ident::new(name, assoc.ident.span());
                    mended.args.push(GenericArgument::AssocType(assoc));
                }
            }
            _ => {}
        }
    }
    let arguments = if mended.args.is_empty() {
        PathArguments::None
    } else {
        PathArguments::AngleBracketed(mended)
    };
    PathSegment {
        ident: last.ident.clone(),
        arguments,
    }
}

/// What to write instead, where that is known.
pub(crate) fn suggestion(last: &PathSegment) -> Option<Type> {
    let meant = meant(last);
    let PathArguments::AngleBracketed(args) = &meant.arguments else {
        return None;
    };
    let said = args
        .args
        .iter()
        .filter(|arg| matches!(arg, GenericArgument::AssocType(_)));
    let is_all = wanted(last).is_some_and(|wanted| said.count() == wanted.len());
    is_all.then(|| syn::parse_quote!(#meant))
}
