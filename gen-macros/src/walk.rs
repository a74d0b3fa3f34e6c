//! The visitors of `syn`, as objects: how passes look at syntax.
//!
//! The functions of `syn` that walk over syntax are generic over the visitor. Were each of our
//! visitors one of `syn`, this crate would have thirty copies of all of them, which is a third of
//! what rustc would compile; here there is one, of the visitor `dyn Visit`. The names are those of
//! `syn`, and so is what they do. A node that no pass asks for is not in the lists below: add it
//! there to override its method.

use proc_macro2::Ident;
use syn::{
    AngleBracketedGenericArguments, Arm, Attribute, Block, Expr, ExprAssign, ExprConst, ExprPath,
    FieldPat, FieldValue, FnArg, GenericArgument, ImplItemFn, Item, ItemFn, ItemMacro, Lifetime,
    Local, LocalInit, Macro, Pat, PatIdent, PathArguments, Stmt, TraitItemFn, Type,
    TypeTraitObject,
};

/// A visitor, what makes an object of it, and functions that go on to the children of a node.
macro_rules! visitor {
    (
        $(#[$doc:meta])*
        trait $Visit:ident: $Object:ident = $Syn:path;
        use syn::$module:ident::{$($visit:ident(& $($Node:tt)+),)*};
    ) => {
        $(#[$doc])*
        pub(crate) trait $Visit: $Object {
            $(fn $visit(&mut self, node: & $($Node)+) {
                $visit(self.object(), node);
            })*
        }

        pub(crate) trait $Object {
            fn object(&mut self) -> &mut dyn $Visit;
        }

        impl<V: $Visit> $Object for V {
            fn object(&mut self) -> &mut dyn $Visit {
                self
            }
        }

        impl $Syn for dyn $Visit + '_ {
            $(fn $visit(&mut self, node: & $($Node)+) {
                $Visit::$visit(self, node);
            })*
        }

        $(pub(crate) fn $visit(visitor: &mut dyn $Visit, node: & $($Node)+) {
            syn::$module::$visit(visitor, node);
        })*
    };
}

visitor! {
    /// Looks at syntax. What is not overridden goes on to the children.
    trait Visit: Object = syn::visit::Visit<'_>;
    use syn::visit::{
        visit_angle_bracketed_generic_arguments(&AngleBracketedGenericArguments),
        visit_attribute(&Attribute),
        visit_block(&Block),
        visit_expr(&Expr),
        visit_fn_arg(&FnArg),
        visit_ident(&Ident),
        visit_impl_item_fn(&ImplItemFn),
        visit_item(&Item),
        visit_item_fn(&ItemFn),
        visit_item_macro(&ItemMacro),
        visit_lifetime(&Lifetime),
        visit_local(&Local),
        visit_macro(&Macro),
        visit_pat(&Pat),
        visit_pat_ident(&PatIdent),
        visit_path_arguments(&PathArguments),
        visit_stmt(&Stmt),
        visit_trait_item_fn(&TraitItemFn),
        visit_type(&Type),
    };
}

visitor! {
    /// Changes syntax. What is not overridden goes on to the children.
    trait VisitMut: ObjectMut = syn::visit_mut::VisitMut;
    use syn::visit_mut::{
        visit_angle_bracketed_generic_arguments_mut(&mut AngleBracketedGenericArguments),
        visit_arm_mut(&mut Arm),
        visit_attribute_mut(&mut Attribute),
        visit_block_mut(&mut Block),
        visit_expr_assign_mut(&mut ExprAssign),
        visit_expr_const_mut(&mut ExprConst),
        visit_expr_mut(&mut Expr),
        visit_expr_path_mut(&mut ExprPath),
        visit_field_pat_mut(&mut FieldPat),
        visit_field_value_mut(&mut FieldValue),
        visit_generic_argument_mut(&mut GenericArgument),
        visit_ident_mut(&mut Ident),
        visit_item_mut(&mut Item),
        visit_local_init_mut(&mut LocalInit),
        visit_local_mut(&mut Local),
        visit_macro_mut(&mut Macro),
        visit_pat_ident_mut(&mut PatIdent),
        visit_pat_mut(&mut Pat),
        visit_path_arguments_mut(&mut PathArguments),
        visit_stmt_mut(&mut Stmt),
        visit_type_mut(&mut Type),
        visit_type_trait_object_mut(&mut TypeTraitObject),
    };
}
