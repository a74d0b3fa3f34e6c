// fn derives(start: u8) -> impl Iterator<Item = u8> + Clone + core::fmt::Debug {
//     let mut at = start;
//     loop {
//         yield_!(at);
//         at = at.wrapping_add(1);
//         if at == start {
//             return;
//         }
//     }
// }

fn derives(start: u8) -> impl Iterator<Item = u8> + Clone + core::fmt::Debug {
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
        #[derive(::core::clone::Clone)]
        enum Generator_derives<T0, T1, T2> {
            Loop1 { inner: T2, at: T1, start: T0 },
            Returned {},
            Unresumed { start: T0 },
        }
        impl<T0, T1, T2> ::core::fmt::Debug for Generator_derives<T0, T1, T2>
        where
            T0: ::core::fmt::Debug,
            T1: ::core::fmt::Debug,
            T2: ::core::fmt::Debug,
        {
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                match self {
                    Self::Unresumed { start: __gen_field_start, .. } => {
                        ::core::fmt::Formatter::debug_struct(f, "Unresumed")
                            .field("start", __gen_field_start)
                            .finish()
                    }
                    Self::Returned { .. } => {
                        ::core::fmt::Formatter::debug_struct(f, "Returned").finish()
                    }
                    Self::Loop1 {
                        start: __gen_field_start,
                        at: __gen_field_at,
                        inner: __gen_field_inner,
                        ..
                    } => {
                        ::core::fmt::Formatter::debug_struct(f, "Loop1")
                            .field("start", __gen_field_start)
                            .field("at", __gen_field_at)
                            .field("inner", __gen_field_inner)
                            .finish()
                    }
                }
            }
        }
        #[derive(::core::clone::Clone)]
        enum Generator_derives_loop1 {
            Yield1 {},
        }
        impl ::core::fmt::Debug for Generator_derives_loop1 {
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                match self {
                    Self::Yield1 { .. } => {
                        ::core::fmt::Formatter::debug_struct(f, "Yield1").finish()
                    }
                }
            }
        }
        impl<T0, T1, T2> __gen_private::State for Generator_derives<T0, T1, T2> {
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
        impl<T0, T1, T2> __gen_private::Observed for Generator_derives<T0, T1, T2> {
            #[inline(always)]
            fn is_unresumed(&self) -> __gen_private::bool {
                match self {
                    Self::Unresumed { .. } => true,
                    _ => false,
                }
            }
        }
        let __gen_machine = __gen_private::Generator::inlined(
            Generator_derives::Unresumed {
                start: start,
            },
            move |
                __gen_state: &mut Generator_derives<_, _, _>,
            | -> __gen_private::Option<u8> {
                'lost: {
                    let mut __gen_resuming = true;
                    {
                        let mut start;
                        {
                            let mut at;
                            {
                                'enter4: {
                                    if let Generator_derives::Loop1 {
                                        inner: Generator_derives_loop1::Yield1 { .. },
                                        ..
                                    } = __gen_state {
                                        break 'enter4;
                                    }
                                    __gen_private::once();
                                    __gen_resuming = false;
                                    let Generator_derives::Unresumed {
                                        start: __gen_field_start,
                                        ..
                                    } = __gen_private::take(
                                        __gen_state,
                                        Generator_derives::Returned {},
                                    ) else { return __gen_private::None };
                                    start = __gen_field_start;
                                    at = start;
                                    __gen_private::store(
                                        __gen_state,
                                        Generator_derives::Loop1 {
                                            inner: Generator_derives_loop1::Yield1 {},
                                            at: at,
                                            start: start,
                                        },
                                    );
                                }
                                let Generator_derives::Loop1 {
                                    inner: __gen_inner1,
                                    start: start,
                                    at: at,
                                    ..
                                } = &mut *__gen_state else { break 'lost };
                                let mut __gen_nothing = ();
                                *{
                                    'round1: loop {
                                        let __gen_item: u8 = (*at);
                                        __gen_private::store(
                                            __gen_inner1,
                                            Generator_derives_loop1::Yield1 {},
                                        );
                                        return __gen_private::Some(__gen_item);
                                    }
                                    &mut __gen_nothing
                                } = if __gen_resuming {
                                    __gen_resuming = false;
                                    (*at) = (*at).wrapping_add(1);
                                    let _: () = if (*at) == (*start) {
                                        return __gen_private::None;
                                    };
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
                __gen_state: Generator_derives<_, _, _>,
                __gen_emitter,
            | -> __gen_private::Option<u8> {
                let Generator_derives::Unresumed { start: __gen_field0, .. } = __gen_state
                else {
                    return __gen_private::None;
                };
                let __gen_argument0 = __gen_field0;
                let start = __gen_argument0;
                let _: () = {
                    let mut at = start;
                    loop {
                        __gen_emitter(at);
                        at = at.wrapping_add(1);
                        if at == start {
                            return __gen_private::None;
                        }
                    }
                };
                __gen_private::None
            });
        __gen_machine
    }
}
