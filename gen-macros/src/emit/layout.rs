//! The enum of a region: a variant per suspension point, a type parameter per stored local.

use proc_macro2::{Ident, Span};
use quote::format_ident;

use super::Derives;
use super::begins::Begins;
use super::labels::Label;
use super::steps::bound;
use crate::code::{Code, code};
use crate::flat::Map;
use crate::locals::LocalId;
use crate::status::Status;
use crate::syntax;

/// What a field holds: a local (`true`: only held for its drop), or the state of a loop.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Content {
    Local(LocalId, bool),
    Inner(usize),
}

struct Field {
    name: Ident,
    param: usize,
    /// `Debug` shows it: it is a local of the user's, with its value, or the state of a loop.
    shown: bool,
}

struct Variant {
    name: Ident,
    /// In order of declaration of the locals.
    fields: Vec<Field>,
}

/// Where a variant resumes.
pub(super) struct Resume {
    pub(super) variant: Ident,
    /// Its segment.
    pub(super) label: Label,
    /// It is the head of the loop, unless this is true: then there is something to drop first.
    pub(super) unless_head: Option<Code>,
}

/// One enum.
pub(super) struct Region {
    pub(super) name: Ident,
    /// The variant in which the region starts.
    pub(super) start: Ident,
    /// The variant without data that stands there while the code runs.
    pub(super) empty: Ident,
    variants: Vec<Variant>,
    /// The loops right inside, by the variants that stand for them.
    pub(super) loops: Vec<(Ident, usize)>,
    params: Map<Content, usize>,
    /// It is a loop at whose head nothing is stored: whether it is resumed is told by a flag.
    pub(super) flagged: bool,
    /// It may be suspended at the end of a round, as what it is at its head.
    pub(super) rests_at_head: bool,
    /// It is always suspended in the same state, which holds nothing: it needs no enum.
    pub(super) bare: bool,
    /// It is a loop that runs a child, which is in that field of the variant around it.
    pub(super) child: Option<Ident>,
    pub(super) resumes: Vec<Resume>,
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
            loops: Vec::new(),
            params: Map::new(),
            flagged: false,
            rests_at_head: false,
            bare: false,
            child: None,
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
        content: Content,
        shown: bool,
    ) -> Ident {
        let next = self.params.len();
        let param = *self.params.or_insert(content, next);
        let variant = self
            .variants
            .iter_mut()
            .find(|v| v.name == variant)
            .expect("the variant");
        let mut field = syntax::ident(name, Span::call_site());
        let mut count = 2usize;
        while variant.fields.iter().any(|taken| taken.name == field) {
            field = format_ident!("{}_{}", name, count);
            count += 1;
        }
        variant.fields.push(Field {
            name: field.clone(),
            param,
            shown,
        });
        field
    }

    /// What a variant holds, in order of declaration.
    pub(super) fn contents(&self, variant: &str) -> impl Iterator<Item = Content> {
        let variant = self.variants.iter().find(|v| v.name == variant);
        let fields = variant.map_or(&[][..], |variant| &variant.fields);
        fields.iter().filter_map(|field| {
            let param = self.params.iter().find(|(_, param)| *param == field.param);
            param.map(|(content, _)| *content)
        })
    }

    /// The loop that a variant stands for, and the field with the state of that loop, if it has
    /// any.
    pub(super) fn inner_of(&self, variant: &Ident) -> Option<(usize, Option<&Ident>)> {
        let (_, inner) = *self.loops.iter().find(|(name, _)| name == variant)?;
        let variant = self.variants.iter().find(|v| v.name == *variant)?;
        let param = self.params.get(&Content::Inner(inner));
        let field = param.and_then(|param| variant.fields.iter().find(|f| f.param == *param));
        Some((inner, field.map(|field| &field.name)))
    }

    /// The way from each variant to where it resumes.
    // Output: Loop1::Yield2 { .. } => break 'yield2,
    pub(super) fn arms(&self) -> Code {
        let name = &self.name;
        let arms = self.resumes.iter().map(|resume| {
            let Resume {
                variant,
                label,
                unless_head,
            } = resume;
            let guard = unless_head.as_ref().map(|drops| code!(if #drops));
            code!(#name::#variant { .. } #guard => break #label,)
        });
        arms.collect()
    }

    /// Whether `empty` is a variant: where no other holds anything, any of them will do.
    pub(super) fn has_empty(&self) -> bool {
        !self.flagged || self.rests_at_head || self.variants.len() == 1 || self.holds_data()
    }

    /// Whether some variant has something to take, or a loop to go back into.
    fn holds_data(&self) -> bool {
        let mut variants = self.variants.iter();
        !self.loops.is_empty() || variants.any(|variant| !variant.fields.is_empty())
    }

    /// The variant that a flagged region is in before it is first suspended.
    pub(super) fn initial(&self) -> Ident {
        let other = self
            .variants
            .iter()
            .find(|variant| variant.name != self.start);
        match other {
            Some(other) if !self.has_empty() => other.name.clone(),
            _ => self.start.clone(),
        }
    }

    /// The type parameters.
    fn params(&self) -> Vec<Ident> {
        (0..self.params.len())
            .map(|n| format_ident!("T{}", n))
            .collect()
    }

    /// The same, as a list.
    fn generics(&self) -> Code {
        let params = self.params();
        code!(#(#params),*)
    }

    /// A hole for each type parameter.
    pub(super) fn holes(&self) -> Code {
        let holes = (0..self.params.len()).map(|_| code!(_));
        code!(#(#holes),*)
    }

    /// The enum itself.
    pub(super) fn enumeration(&self, derives: Derives) -> Code {
        let name = &self.name;
        let params = self.params();
        let clone = derives
            .clone
            .then(|| code!(#[derive(::core::clone::Clone)]));
        let debug = derives.debug.then(|| self.debug_impl());
        // What is resumed comes first, where it is first asked for.
        let ends = if self.start == self.empty { 1 } else { 2 };
        let (ends, others) = self.variants.split_at(ends);
        let ends = if self.has_empty() { ends } else { &[] };
        let variants = others.iter().chain(ends.iter().rev());
        let variants = variants.map(|variant| {
            let name = &variant.name;
            // Fields drop in order of declaration, locals in the reverse order.
            let fields = variant.fields.iter().rev().map(|field| {
                let (name, param) = (&field.name, &params[field.param]);
                code!(#name: #param)
            });
            code!(#name { #(#fields),* })
        });
        let generics = self.generics();
        code! {
            #clone
            enum #name<#generics> { #(#variants),* }
            #debug
        }
    }

    /// `Debug`: the suspension point and the locals of the user's that are alive at it.
    fn debug_impl(&self) -> Code {
        let (name, params, generics) = (&self.name, self.params(), self.generics());
        let bounds = params.iter().enumerate().filter_map(|(at, param)| {
            let is_shown = |field: &Field| field.shown && field.param == at;
            let shown = self.variants.iter().any(|v| v.fields.iter().any(is_shown));
            shown.then(|| code!(#param: ::core::fmt::Debug,))
        });
        let present = |variant: &&Variant| self.has_empty() || variant.name != self.start;
        let arms = self.variants.iter().filter(present).map(|variant| {
            let (name, text) = (&variant.name, variant.name.to_string());
            let shown: Vec<_> = variant.fields.iter().filter(|field| field.shown).collect();
            let bindings = shown.iter().map(|field| {
                let (name, bound) = (&field.name, bound(&field.name));
                code!(#name: #bound,)
            });
            let said = shown.iter().map(|field| {
                let (text, bound) = (unraw(&field.name), bound(&field.name));
                code!(.field(#text, #bound))
            });
            code!(Self::#name { #(#bindings)* .. } => ::core::fmt::Formatter::debug_struct(f, #text) #(#said)* .finish(),)
        });
        code! {
            impl<#generics> ::core::fmt::Debug for #name<#generics> where #(#bounds)* {
                fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                    match self { #(#arms)* }
                }
            }
        }
    }

    /// How the machine ends it.
    pub(super) fn state_impl(&self) -> Code {
        let (name, empty, generics) = (&self.name, &self.empty, self.generics());
        code! {
            impl<#generics> #krate::State for #name<#generics> {
                #[inline(always)]
                fn returned() -> Self {
                    Self::#empty {}
                }
                #[inline(always)]
                fn is_returned(&self) -> #krate::bool {
                    match self { Self::#empty {} => true, _ => false }
                }
            }
        }
    }

    /// Does without the variant in which it starts.
    pub(super) fn begin_elsewhere(&mut self) {
        self.variants.retain(|variant| variant.name != self.start);
        self.start = self.empty.clone();
        // Each type parameter is that of some field.
        let variants = self.variants.iter();
        let fields = variants.flat_map(|variant| &variant.fields);
        let mut used: Vec<usize> = fields.map(|field| field.param).collect();
        used.sort_unstable();
        used.dedup();
        let number = |param: usize| used.iter().position(|of| *of == param);
        let mut params = Map::new();
        for (content, param) in self.params.iter() {
            if let Some(param) = number(*param) {
                params.insert(*content, param);
            }
        }
        self.params = params;
        for variant in &mut self.variants {
            for field in &mut variant.fields {
                field.param = number(field.param).expect("that of a field");
            }
        }
    }

    /// How others see whether the body has begun: as this, it has not. `inner` is the loop whose
    /// state that mentions, with its number.
    pub(super) fn observed_impl(&self, begins: &Begins, inner: Option<(usize, &Region)>) -> Code {
        let name = &self.name;
        let (variant, state) = (&begins.variant, &begins.inner);
        let mut params: Vec<Code> = self.params().iter().map(|param| code!(#param)).collect();
        let mut all = params.clone();
        if let Some((number, inner)) = inner {
            let more: Vec<_> = (0..inner.params.len())
                .map(|n| format_ident!("U{}", n))
                .collect();
            let (at, name) = (self.params[&Content::Inner(number)], &inner.name);
            all.remove(at);
            all.extend(more.iter().map(|param| code!(#param)));
            params[at] = code!(#name<#(#more),*>);
        }
        code! {
            impl<#(#all),*> #krate::Observed for #name<#(#params),*> {
                #[inline(always)]
                fn is_unresumed(&self) -> #krate::bool {
                    match self { Self::#variant { #state .. } => true, _ => false }
                }
            }
        }
    }
}

fn unraw(ident: &Ident) -> String {
    let text = ident.to_string();
    text.strip_prefix("r#").unwrap_or(&text).to_owned()
}
