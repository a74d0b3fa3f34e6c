// fn fibonacci() -> impl Iterator<Item = u64> {
//     let (mut a, mut b) = (0, 1);
//     loop {
//         yield_!(a);
//         (a, b) = (b, a + b);
//     }
// }

fn fibonacci() -> impl Iterator<Item = u64> {
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
        enum Generator_fibonacci<T0, T1> {
            Loop1 { b: T1, a: T0 },
            Returned {},
            Unresumed {},
        }
        impl<T0, T1> __gen_private::State for Generator_fibonacci<T0, T1> {
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
        impl<T0, T1> __gen_private::Observed for Generator_fibonacci<T0, T1> {
            #[inline(always)]
            fn is_unresumed(&self) -> __gen_private::bool {
                match self {
                    Self::Unresumed { .. } => true,
                    _ => false,
                }
            }
        }
        let __gen_machine = __gen_private::Generator::inlined(
            Generator_fibonacci::Unresumed {},
            move |
                __gen_state: &mut Generator_fibonacci<_, _>,
            | -> __gen_private::Option<u64> {
                'lost: {
                    let mut __gen_resuming = true;
                    {
                        {
                            let mut a;
                            let mut b;
                            {
                                'enter4: {
                                    if let Generator_fibonacci::Loop1 { .. } = __gen_state {
                                        break 'enter4;
                                    }
                                    __gen_private::once();
                                    __gen_resuming = false;
                                    let Generator_fibonacci::Unresumed { .. } = __gen_private::take(
                                        __gen_state,
                                        Generator_fibonacci::Returned {},
                                    ) else { return __gen_private::None };
                                    let (mut __gen_bound_a_0, mut __gen_bound_b_1) = (0, 1);
                                    a = __gen_bound_a_0;
                                    b = __gen_bound_b_1;
                                    __gen_private::store(
                                        __gen_state,
                                        Generator_fibonacci::Loop1 {
                                            b: b,
                                            a: a,
                                        },
                                    );
                                }
                                let Generator_fibonacci::Loop1 { a: a, b: b, .. } = &mut *__gen_state
                                else { break 'lost };
                                let mut __gen_nothing = ();
                                *{
                                    'round1: loop {
                                        let __gen_item: u64 = (*a);
                                        return __gen_private::Some(__gen_item);
                                    }
                                    &mut __gen_nothing
                                } = if __gen_resuming {
                                    __gen_resuming = false;
                                    ((*a), (*b)) = ((*b), (*a) + (*b));
                                };
                            }
                            return __gen_private::None;
                        }
                    };
                    return __gen_private::None;
                }
                __gen_private::ended(__gen_private::None)
            },
        );
        #[cfg(not(debug_assertions))]
        let __gen_machine = __gen_machine
            .with_whole(move |
                __gen_state: Generator_fibonacci<_, _>,
                __gen_emitter,
            | -> __gen_private::Option<u64> {
                let Generator_fibonacci::Unresumed { .. } = __gen_state else {
                    return __gen_private::None;
                };
                let _: () = {
                    let (mut a, mut b) = (0, 1);
                    loop {
                        __gen_emitter(a);
                        (a, b) = (b, a + b);
                    }
                };
                __gen_private::None
            });
        __gen_machine
    }
}
