// fn while_let(root: Tree) -> impl Iterator<Item = u32> {
//     let mut stack = vec![root];
//     while let Some(tree) = stack.pop() {
//         yield_!(tree.value);
//         stack.extend(tree.children);
//     }
// }

fn while_let(root: Tree) -> impl Iterator<Item = u32> {
    #[allow(
        unused_variables,
        unused_assignments,
        unused_mut,
        unused_labels,
        unused_parens,
        unused_braces,
        unused_imports,
        unused_macros,
        unused_qualifications,
        unused_results,
        unreachable_code,
        unreachable_patterns,
        dead_code,
        path_statements,
        non_snake_case,
        non_upper_case_globals,
        non_shorthand_field_patterns,
        trivial_casts
    )]
    #[cfg_attr(
        clippy,
        allow(clippy::all, clippy::pedantic, clippy::nursery, clippy::restriction)
    )]
    {
        use ::gen_core::__private as __gen_private;
        yield_!(@ used);
        enum Generator_while_let<T0, T1, T2> {
            Loop1 { inner: T2, stack: T1 },
            Returned {},
            Unresumed { root: T0 },
        }
        enum Generator_while_let_loop1<T0> {
            Yield1 { tree: T0 },
            Head {},
        }
        impl<T0, T1, T2> __gen_private::State for Generator_while_let<T0, T1, T2> {
            #[inline(always)]
            fn returned() -> Self {
                Self::Returned {}
            }
            #[inline(always)]
            fn is_returned(&self) -> __gen_private::bool {
                match self {
                    Self::Returned {} => true,
                    _ => false,
                }
            }
        }
        #[cfg(not(debug_assertions))]
        impl<T0, T1, T2> __gen_private::Observed for Generator_while_let<T0, T1, T2> {
            #[inline(always)]
            fn is_unresumed(&self) -> __gen_private::bool {
                match self {
                    Self::Unresumed { .. } => true,
                    _ => false,
                }
            }
        }
        use __gen_private::{HoldAny as _, HoldNothing as _};
        use __gen_private::HoldMemory as _;
        let __gen_machine = __gen_private::Generator::inlined(
            Generator_while_let::Unresumed {
                root: root,
            },
            move |
                __gen_state: &mut Generator_while_let<_, _, _>,
            | -> __gen_private::Option<u32> {
                'lost: {
                    let mut __gen_resuming = true;
                    let __gen_kind_tree_2 = __gen_private::Kind::default();
                    let __gen_kind_scrutinee_3 = __gen_private::Kind::default();
                    let __gen_kind_part_4 = __gen_private::Kind::default();
                    let __gen_vacancy_part_4 = __gen_private::Kind::default();
                    let __gen_left_part_4 = __gen_kind_part_4.or(__gen_vacancy_part_4);
                    let __gen_slot_tree_2 = __gen_kind_tree_2.under(__gen_left_part_4);
                    let __gen_slot_scrutinee_3 = __gen_kind_scrutinee_3;
                    let mut __gen_type_tree_2;
                    let mut __gen_type_scrutinee_3;
                    let mut __gen_type_part_4;
                    {
                        let root;
                        {
                            let mut stack;
                            'enter4: {
                                if let Generator_while_let::Loop1 {
                                    inner: Generator_while_let_loop1::Yield1 { .. },
                                    ..
                                } = __gen_state {
                                    break 'enter4;
                                }
                                __gen_private::once();
                                __gen_resuming = false;
                                let Generator_while_let::Unresumed {
                                    root: __gen_field_root,
                                    ..
                                } = __gen_private::take(
                                    __gen_state,
                                    Generator_while_let::Returned {},
                                ) else { return __gen_private::None };
                                root = __gen_field_root;
                                stack = vec![root];
                                __gen_private::store(
                                    __gen_state,
                                    Generator_while_let::Loop1 {
                                        inner: Generator_while_let_loop1::Head {},
                                        stack: stack,
                                    },
                                );
                            }
                            let Generator_while_let::Loop1 {
                                inner: __gen_inner1,
                                stack: stack,
                                ..
                            } = &mut *__gen_state else { break 'lost };
                            let mut __gen_both16;
                            let mut __gen_both17;
                            let mut __gen_nothing = ();
                            *{
                                'round1: loop {
                                    let mut scrutinee_3;
                                    let mut __gen_held1_scrutinee_3;
                                    'types18: {
                                        break 'types18;
                                        __gen_both16 = __gen_private::probe(&scrutinee_3);
                                        __gen_both17 = __gen_private::probe(
                                            &__gen_held1_scrutinee_3,
                                        );
                                    };
                                    let mut tree_2;
                                    scrutinee_3 = (*stack).pop();
                                    if let Some(tree) = scrutinee_3 {
                                        tree_2 = tree;
                                        let __gen_item: u32 = tree_2.value;
                                        let _ = &tree_2;
                                        __gen_private::store(
                                            __gen_inner1,
                                            Generator_while_let_loop1::Yield1 {
                                                tree: tree_2,
                                            },
                                        );
                                        return __gen_private::Some(__gen_item);
                                    } else {
                                        __gen_held1_scrutinee_3 = if __gen_slot_scrutinee_3.keeps()
                                        {
                                            __gen_slot_scrutinee_3.kept();
                                            __gen_slot_scrutinee_3.hold(scrutinee_3)
                                        } else {
                                            ::core::default::Default::default()
                                        };
                                        #[allow(if_let_rescope)]
                                        let __gen_early = {
                                            let __gen_seen = ::core::cell::Cell::new(false);
                                            if let __gen_private::Some(()) = __gen_private::DropProbe(
                                                    &__gen_seen,
                                                )
                                                .nothing()
                                            {
                                                false
                                            } else {
                                                __gen_seen.get()
                                            }
                                        };
                                        if __gen_early {
                                            __gen_held1_scrutinee_3 = ::core::default::Default::default();
                                        }
                                        return __gen_private::None;
                                    };
                                }
                                &mut __gen_nothing
                            } = if __gen_resuming {
                                __gen_resuming = false;
                                let mut scrutinee_3;
                                let mut __gen_held1_scrutinee_3;
                                'types18: {
                                    break 'types18;
                                    __gen_both16 = __gen_private::probe(&scrutinee_3);
                                    __gen_both17 = __gen_private::probe(
                                        &__gen_held1_scrutinee_3,
                                    );
                                };
                                {
                                    let mut tree_2;
                                    let mut __gen_held1_tree_2;
                                    let Generator_while_let_loop1::Yield1 {
                                        tree: __gen_field_tree,
                                        ..
                                    } = __gen_private::take(
                                        __gen_inner1,
                                        Generator_while_let_loop1::Head {},
                                    ) else { break 'lost };
                                    tree_2 = __gen_field_tree;
                                    {
                                        let mut part_4;
                                        part_4 = (if __gen_kind_part_4.leaves_whole() {
                                            __gen_kind_part_4.go_on();
                                            tree_2.children
                                        } else if __gen_kind_tree_2.leaves_whole() {
                                            __gen_kind_tree_2.go_on();
                                            tree_2.children
                                        } else {
                                            __gen_kind_part_4.moves();
                                            __gen_kind_tree_2.moves();
                                            if __gen_vacancy_part_4.leaves_whole() {
                                                __gen_vacancy_part_4.go_on();
                                                let __gen_moved = tree_2.children;
                                                tree_2.children = __gen_vacancy_part_4.empty(&__gen_moved);
                                                __gen_moved
                                            } else {
                                                __gen_vacancy_part_4.moves();
                                                tree_2.children
                                            }
                                        });
                                        if __gen_left_part_4.leaves_whole() {
                                            __gen_left_part_4.go_on();
                                            __gen_held1_tree_2 = if __gen_slot_tree_2.keeps() {
                                                __gen_slot_tree_2.kept();
                                                __gen_slot_tree_2.hold(tree_2)
                                            } else {
                                                ::core::default::Default::default()
                                            };
                                        } else {
                                            __gen_held1_tree_2 = ::core::default::Default::default();
                                        }
                                        (*stack).extend(part_4);
                                        'types10: {
                                            break 'types10;
                                            __gen_type_part_4 = __gen_private::probe(&part_4);
                                        };
                                    }
                                    'types12: {
                                        break 'types12;
                                        __gen_held1_tree_2 = __gen_slot_tree_2.hold(tree_2);
                                        __gen_type_tree_2 = __gen_private::probe(&tree_2);
                                    };
                                }
                                'types15: {
                                    break 'types15;
                                    __gen_held1_scrutinee_3 = __gen_slot_scrutinee_3
                                        .hold(scrutinee_3);
                                    __gen_type_scrutinee_3 = __gen_private::probe(&scrutinee_3);
                                };
                            };
                        }
                    };
                    return __gen_private::None;
                    __gen_kind_tree_2.is((&__gen_type_tree_2).__gen_kind());
                    __gen_kind_scrutinee_3.is((&__gen_type_scrutinee_3).__gen_kind());
                    __gen_kind_part_4.is((&__gen_type_part_4).__gen_kind());
                    use __gen_private::types::*;
                    __gen_vacancy_part_4.is((&&__gen_type_part_4).__gen_vacancy());
                }
                __gen_private::ended(__gen_private::None)
            },
        );
        #[cfg(not(debug_assertions))]
        let __gen_machine = __gen_machine
            .with_whole(move |
                __gen_state: Generator_while_let<_, _, _>,
                __gen_emitter,
            | -> __gen_private::Option<u32> {
                let Generator_while_let::Unresumed { root: __gen_field0, .. } = __gen_state
                else {
                    return __gen_private::None;
                };
                let __gen_argument0 = __gen_field0;
                let root = __gen_argument0;
                let _: () = {
                    let mut stack = vec![root];
                    while let Some(tree) = stack.pop() {
                        __gen_emitter(tree.value);
                        stack.extend(tree.children);
                    }
                };
                __gen_private::None
            });
        __gen_machine
    }
}
