// fn delegation(tree: &Tree) -> Box<dyn Iterator<Item = u32> + '_> {
//     for child in &tree.children {
//         yield_from!(delegation(child));
//     }
//     yield_!(tree.value);
// }

fn delegation(tree: &Tree) -> Box<dyn Iterator<Item = u32> + '_> {
    Box::new(
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
            yield_from!(@ used);
            yield_!(@ used);
            enum Generator_delegation<T0, T1, T2> {
                Loop1 { inner: T2, iter: T1, tree: T0 },
                Yield2 {},
                Returned {},
                Unresumed { tree: T0 },
            }
            enum Generator_delegation_loop1<T0> {
                Loop2 { iter: T0 },
                Head {},
            }
            impl<T0, T1, T2> __gen_private::State for Generator_delegation<T0, T1, T2> {
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
            use __gen_private::{IsCoroutine as _, IsNoCoroutine as _};
            __gen_private::Generator::new(
                Generator_delegation::Unresumed {
                    tree: tree,
                },
                move |
                    __gen_state: &mut Generator_delegation<_, _, _>,
                | -> __gen_private::Option<u32> {
                    'lost: {
                        let mut __gen_resuming = true;
                        {
                            let mut tree;
                            {
                                'yield27: {
                                    {
                                        let mut iter_2;
                                        'enter4: {
                                            match __gen_state {
                                                Generator_delegation::Loop1 { .. } => break 'enter4,
                                                Generator_delegation::Yield2 { .. } => break 'yield27,
                                                _ => {}
                                            }
                                            __gen_private::once();
                                            __gen_resuming = false;
                                            let Generator_delegation::Unresumed {
                                                tree: __gen_field_tree,
                                                ..
                                            } = __gen_private::take(
                                                __gen_state,
                                                Generator_delegation::Returned {},
                                            ) else { return __gen_private::None };
                                            tree = __gen_field_tree;
                                            iter_2 = __gen_private::IntoIterator::into_iter(
                                                &tree.children,
                                            );
                                            __gen_private::store(
                                                __gen_state,
                                                Generator_delegation::Loop1 {
                                                    inner: Generator_delegation_loop1::Head {
                                                    },
                                                    iter: iter_2,
                                                    tree: tree,
                                                },
                                            );
                                            break 'enter4;
                                        }
                                        'out5: {
                                            let Generator_delegation::Loop1 {
                                                inner: __gen_inner1,
                                                tree: tree,
                                                iter: iter_2,
                                                ..
                                            } = &mut *__gen_state else { break 'lost };
                                            'round2: loop {
                                                let child;
                                                let mut __value;
                                                {
                                                    let mut iter_4;
                                                    'enter13: {
                                                        if __gen_resuming {
                                                            break 'enter13;
                                                        }
                                                        let __gen_private::Some(__gen_bound_child_1) = __gen_private::Iterator::next(
                                                            &mut (*iter_2),
                                                        ) else {
                                                            break 'out5;
                                                        };
                                                        child = __gen_bound_child_1;
                                                        iter_4 = match __gen_private::identity(delegation(child)) {
                                                            __gen_child => {
                                                                (&__gen_child).__gen_child().begin::<(), _>(__gen_child)
                                                            }
                                                        };
                                                        __gen_private::store(
                                                            __gen_inner1,
                                                            Generator_delegation_loop1::Loop2 {
                                                                iter: iter_4,
                                                            },
                                                        );
                                                        break 'enter13;
                                                    }
                                                    'out18: {
                                                        let Generator_delegation_loop1::Loop2 {
                                                            iter: iter_4,
                                                            ..
                                                        } = &mut *__gen_inner1 else { break 'lost };
                                                        'round10: loop {
                                                            let mut __item;
                                                            __gen_resuming = false;
                                                            match __gen_private::Child::advance(
                                                                &mut (*iter_4),
                                                                __gen_private::Some(()),
                                                            ) {
                                                                __gen_private::CoroutineState::Yielded(
                                                                    __gen_bound___item_5,
                                                                ) => {
                                                                    __item = __gen_bound___item_5;
                                                                    let __gen_item: u32 = __item;
                                                                    return __gen_private::Some(__gen_item);
                                                                }
                                                                __gen_private::CoroutineState::Complete(
                                                                    __gen_bound_end_6,
                                                                ) => {
                                                                    let mut end_6;
                                                                    end_6 = __gen_bound_end_6;
                                                                    __value = end_6;
                                                                    break 'out18;
                                                                }
                                                            };
                                                        }
                                                    }
                                                    let Generator_delegation_loop1::Loop2 {
                                                        iter: __gen_field_iter,
                                                        ..
                                                    } = __gen_private::take(
                                                        __gen_inner1,
                                                        Generator_delegation_loop1::Head {
                                                        },
                                                    ) else { break 'lost };
                                                    iter_4 = __gen_field_iter;
                                                }
                                                __value;
                                            }
                                        }
                                        let Generator_delegation::Loop1 {
                                            tree: __gen_field_tree,
                                            iter: __gen_field_iter,
                                            ..
                                        } = __gen_private::take(
                                            __gen_state,
                                            Generator_delegation::Returned {},
                                        ) else { break 'lost };
                                        tree = __gen_field_tree;
                                        iter_2 = __gen_field_iter;
                                    }
                                    let __gen_item: u32 = tree.value;
                                    __gen_private::store(
                                        __gen_state,
                                        Generator_delegation::Yield2 {},
                                    );
                                    return __gen_private::Some(__gen_item);
                                }
                                __gen_resuming = false;
                                let Generator_delegation::Yield2 { .. } = __gen_private::take(
                                    __gen_state,
                                    Generator_delegation::Returned {},
                                ) else { break 'lost };
                            }
                        };
                        return __gen_private::None;
                    }
                    __gen_private::ended(__gen_private::None)
                },
            )
        },
    )
}
