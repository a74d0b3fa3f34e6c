//! The enum of a region: a variant per suspension point, a type parameter per stored local.

use std::collections::BTreeMap;

use proc_macro2::{Ident, Span, TokenStream};
use quote::{format_ident, quote};

use super::{Derives, ident};
use crate::locals::LocalId;
use crate::status::Status;

/// What a field holds: a local (`true`: only held for its drop), or the state of a loop.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Content {
    Local(LocalId, bool),
    Inner(usize),
}

impl From<(LocalId, bool)> for Content {
    fn from((local, held): (LocalId, bool)) -> Self {
        Self::Local(local, held)
    }
}

struct Variant {
    name: Ident,
    /// In order of declaration of the locals.
    fields: Vec<(Ident, usize)>,
}

/// One enum.
pub(super) struct Region {
    pub(super) name: Ident,
    /// The variant in which the region starts.
    pub(super) start: Ident,
    /// The variant without data that stands there while the code runs.
    pub(super) empty: Ident,
    variants: Vec<Variant>,
    params: BTreeMap<Content, usize>,
    /// The segment that each variant resumes at.
    pub(super) resumes: Vec<(Ident, syn::Lifetime)>,
    /// The locals carried into the loop: their status at its head and their field in `start`.
    pub(super) carried: Option<Vec<(LocalId, Status, Ident)>>,
}

impl Region {
    pub(super) fn new(name: Ident, start: &str, empty: &str) -> Self {
        let start = Ident::new(start, Span::call_site());
        let empty = Ident::new(empty, Span::call_site());
        let mut region = Self {
            name,
            start: start.clone(),
            empty: empty.clone(),
            variants: Vec::new(),
            params: BTreeMap::new(),
            resumes: Vec::new(),
            carried: None,
        };
        region.variant(&start);
        if start != empty {
            region.variant(&empty);
        }
        region
    }

    /// Adds a variant, unless it is there.
    pub(super) fn variant(&mut self, name: &Ident) {
        if self.variants.iter().all(|v| v.name != *name) {
            self.variants.push(Variant {
                name: name.clone(),
                fields: Vec::new(),
            });
        }
    }

    /// Adds a field to a variant; the identifier it got.
    pub(super) fn field(
        &mut self,
        variant: &str,
        name: &str,
        content: impl Into<Content>,
    ) -> Ident {
        let next = self.params.len();
        let param = *self.params.entry(content.into()).or_insert(next);
        let variant = self
            .variants
            .iter_mut()
            .find(|v| v.name == variant)
            .expect("the variant");
        let mut field = ident(name, Span::call_site());
        let mut count = 2usize;
        while variant.fields.iter().any(|(taken, _)| *taken == field) {
            field = format_ident!("{}_{}", name, count);
            count += 1;
        }
        variant.fields.push((field.clone(), param));
        // A binding of ours, so that no constant of the user's can meet it.
        field
    }

    /// The type parameters.
    fn params(&self) -> Vec<Ident> {
        (0..self.params.len())
            .map(|n| format_ident!("T{}", n))
            .collect()
    }

    /// A hole for each type parameter.
    pub(super) fn holes(&self) -> TokenStream {
        let holes = (0..self.params.len()).map(|_| quote!(_));
        quote!(#(#holes),*)
    }

    /// The enum itself.
    pub(super) fn enumeration(&self, derives: Derives) -> TokenStream {
        let name = &self.name;
        let params = self.params();
        let clone = derives
            .clone
            .then(|| quote!(#[derive(::core::clone::Clone)]));
        let debug = derives.debug.then(|| quote!(#[derive(::core::fmt::Debug)]));
        let variants = self.variants.iter().map(|variant| {
            let name = &variant.name;
            // Fields drop in order of declaration, locals in the reverse order.
            let fields = variant.fields.iter().rev().map(|(field, param)| {
                let param = &params[*param];
                quote!(#field: #param)
            });
            quote!(#name { #(#fields),* })
        });
        quote! {
            #clone #debug
            enum #name<#(#params),*> { #(#variants),* }
        }
    }

    /// How the machine ends it.
    pub(super) fn state_impl(&self) -> TokenStream {
        let (name, empty, params) = (&self.name, &self.empty, self.params());
        let krate = crate::lower::private();
        quote! {
            impl<#(#params),*> #krate::State for #name<#(#params),*> {
                #[inline(always)]
                fn is_done(&self) -> bool {
                    match self { Self::#empty {} => true, _ => false }
                }
                #[inline(always)]
                fn finish(&mut self) {
                    *self = Self::#empty {};
                }
            }
        }
    }
}
