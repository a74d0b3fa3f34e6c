// fn names(tree: &Tree) -> Recursive<'_, &str> {
//     yield_!(& tree.name);
//     for child in &tree.children {
//         yield_from!(names(child));
//     }
// }

fn names(tree: &Tree) -> Recursive<'_, &str> {
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
        yield_from!(@ used);
        enum Generator_names<T0, T1, T2> {
            Yield1 { tree: T0 },
            Loop1 { inner: T2, iter: T1 },
            Returned {},
            Unresumed { tree: T0 },
        }
        enum Generator_names_loop1<T0> {
            Loop2 { iter: T0 },
            Head {},
        }
        impl<T0, T1, T2> __gen_private::State for Generator_names<T0, T1, T2> {
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
        impl<T0, T1, T2> __gen_private::Observed for Generator_names<T0, T1, T2> {
            #[inline(always)]
            fn is_unresumed(&self) -> __gen_private::bool {
                match self {
                    Self::Unresumed { .. } => true,
                    _ => false,
                }
            }
        }
        use __gen_private::{IsOther as _, IsNoCoroutine as _};
        <__gen_private::Recursive<
            '_,
            &str,
        >>::from_body(
            Generator_names::Unresumed {
                tree: tree,
            },
            move |
                __gen_state: &mut Generator_names<_, _, _>,
                __gen_argument: __gen_private::Message<_, _>,
            | -> __gen_private::Outcome<_, &str, _, _> {
                let mut __gen_argument: <__gen_private::Recursive<
                    '_,
                    &str,
                > as __gen_private::Root>::Slot = __gen_private::Slot::of(
                    __gen_argument,
                );
                'lost: {
                    let mut __gen_resuming = true;
                    {
                        let tree;
                        {
                            let mut iter_2;
                            'enter6: {
                                'yield2: {
                                    match __gen_state {
                                        Generator_names::Yield1 { .. } => break 'yield2,
                                        Generator_names::Loop1 { .. } => break 'enter6,
                                        _ => {}
                                    }
                                    __gen_private::once();
                                    __gen_resuming = false;
                                    let Generator_names::Unresumed {
                                        tree: __gen_field_tree,
                                        ..
                                    } = __gen_private::take(
                                        __gen_state,
                                        Generator_names::Returned {},
                                    ) else { return __gen_private::Outcome::Complete(()) };
                                    tree = __gen_field_tree;
                                    let __gen_item: &str = &tree.name;
                                    __gen_private::store(
                                        __gen_state,
                                        Generator_names::Yield1 {
                                            tree: tree,
                                        },
                                    );
                                    return __gen_private::Outcome::Yielded(__gen_item);
                                }
                                __gen_resuming = false;
                                let Generator_names::Yield1 {
                                    tree: __gen_field_tree,
                                    ..
                                } = __gen_private::take(
                                    __gen_state,
                                    Generator_names::Returned {},
                                ) else { break 'lost };
                                tree = __gen_field_tree;
                                iter_2 = __gen_private::IntoIterator::into_iter(
                                    &tree.children,
                                );
                                __gen_private::store(
                                    __gen_state,
                                    Generator_names::Loop1 {
                                        inner: Generator_names_loop1::Head {},
                                        iter: iter_2,
                                    },
                                );
                                break 'enter6;
                            }
                            let Generator_names::Loop1 {
                                inner: __gen_inner1,
                                iter: iter_2,
                                ..
                            } = &mut *__gen_state else { break 'lost };
                            'round4: loop {
                                let child;
                                let mut __value;
                                {
                                    let mut iter_4;
                                    'enter14: {
                                        if __gen_resuming {
                                            break 'enter14;
                                        }
                                        let __gen_private::Some(__gen_bound_child_1) = __gen_private::Iterator::next(
                                            &mut (*iter_2),
                                        ) else {
                                            return __gen_private::Outcome::Complete(());
                                        };
                                        child = __gen_bound_child_1;
                                        iter_4 = match __gen_private::identity(names(child)) {
                                            __gen_child => {
                                                (&__gen_private::Ask::<
                                                    __gen_private::Recursive<'_, &str>,
                                                    _,
                                                >::of(&__gen_child))
                                                    .__gen_child()
                                                    .begin_in::<(), _, _, _>(__gen_child, &mut __gen_argument)
                                            }
                                        };
                                        __gen_private::store(
                                            __gen_inner1,
                                            Generator_names_loop1::Loop2 {
                                                iter: iter_4,
                                            },
                                        );
                                        break 'enter14;
                                    }
                                    'out22: {
                                        let Generator_names_loop1::Loop2 { iter: iter_4, .. } = &mut *__gen_inner1
                                        else { break 'lost };
                                        'round11: loop {
                                            let mut __call;
                                            let mut __item;
                                            __gen_resuming = false;
                                            match __gen_private::Callee::advance(
                                                &mut (*iter_4),
                                                &mut __gen_argument,
                                                __gen_private::Some(()),
                                            ) {
                                                __gen_private::Advanced::Yielded(__gen_bound___item_5) => {
                                                    __item = __gen_bound___item_5;
                                                    let __gen_item: &str = __item;
                                                    return __gen_private::Outcome::Yielded(__gen_item);
                                                }
                                                __gen_private::Advanced::Call(__gen_bound___call_6) => {
                                                    __call = __gen_bound___call_6;
                                                    let __gen_item = __call;
                                                    return __gen_private::Outcome::Call(__gen_item);
                                                }
                                                __gen_private::Advanced::Complete(__gen_bound_end_7) => {
                                                    let mut end_7;
                                                    end_7 = __gen_bound_end_7;
                                                    __value = end_7;
                                                    break 'out22;
                                                }
                                            };
                                        }
                                    }
                                    let Generator_names_loop1::Loop2 {
                                        iter: __gen_field_iter,
                                        ..
                                    } = __gen_private::take(
                                        __gen_inner1,
                                        Generator_names_loop1::Head {},
                                    ) else { break 'lost };
                                    iter_4 = __gen_field_iter;
                                }
                                __value;
                            };
                        }
                    };
                    return __gen_private::Outcome::Complete(());
                }
                __gen_private::ended(__gen_private::Outcome::Complete(()))
            },
        )
    }
}
