// /// Down to one.
// pub fn countdown(mut from: u32) -> impl Iterator<Item = u32> {
//     while from > 0 {
//         yield_!(from);
//         from -= 1;
//     }
// }

/// Down to one.
pub fn countdown(from: u32) -> impl Iterator<Item = u32> {
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
        enum Generator_countdown<T0> {
            Loop1 { from: T0 },
            Returned {},
            Unresumed { from: T0 },
        }
        impl<T0> __gen_private::State for Generator_countdown<T0> {
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
        impl<T0> __gen_private::Observed for Generator_countdown<T0> {
            #[inline(always)]
            fn is_unresumed(&self) -> __gen_private::bool {
                match self {
                    Self::Unresumed { .. } => true,
                    _ => false,
                }
            }
        }
        let __gen_machine = __gen_private::Generator::inlined(
            Generator_countdown::Unresumed {
                from: from,
            },
            move |
                __gen_state: &mut Generator_countdown<_>,
            | -> __gen_private::Option<u32> {
                'lost: {
                    let mut __gen_resuming = true;
                    {
                        let mut from;
                        {
                            'enter4: {
                                if let Generator_countdown::Loop1 { .. } = __gen_state {
                                    break 'enter4;
                                }
                                __gen_private::once();
                                __gen_resuming = false;
                                let Generator_countdown::Unresumed {
                                    from: __gen_field_from,
                                    ..
                                } = __gen_private::take(
                                    __gen_state,
                                    Generator_countdown::Returned {},
                                ) else { return __gen_private::None };
                                from = __gen_field_from;
                                __gen_private::store(
                                    __gen_state,
                                    Generator_countdown::Loop1 {
                                        from: from,
                                    },
                                );
                            }
                            let Generator_countdown::Loop1 { from: from, .. } = &mut *__gen_state
                            else { break 'lost };
                            let mut __gen_nothing = ();
                            *{
                                'round1: loop {
                                    if (*from) > 0 {
                                        let __gen_item: u32 = (*from);
                                        return __gen_private::Some(__gen_item);
                                    } else {
                                        return __gen_private::None;
                                    };
                                }
                                &mut __gen_nothing
                            } = if __gen_resuming {
                                __gen_resuming = false;
                                (*from) -= 1;
                            };
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
                __gen_state: Generator_countdown<_>,
                __gen_emitter,
            | -> __gen_private::Option<u32> {
                let Generator_countdown::Unresumed { from: __gen_field0, .. } = __gen_state
                else {
                    return __gen_private::None;
                };
                let __gen_argument0 = __gen_field0;
                let mut from = __gen_argument0;
                let _: () = {
                    while from > 0 {
                        __gen_emitter(from);
                        from -= 1;
                    }
                };
                __gen_private::None
            });
        __gen_machine
    }
}
