// fn shadowing(x: u32) -> impl Iterator<Item = u32> {
//     let x = x + 1;
//     {
//         let x = x * 2;
//         yield_!(x);
//         yield_!(x);
//     }
//     yield_!(x);
// }

fn shadowing(x: u32) -> impl Iterator<Item = u32> {
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
        enum Generator_shadowing<T0, T1, T2> {
            Yield1 { x_2: T2, x: T1 },
            Yield2 { x: T1 },
            Yield3 {},
            Returned {},
            Unresumed { x: T0 },
        }
        impl<T0, T1, T2> __gen_private::State for Generator_shadowing<T0, T1, T2> {
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
        impl<T0, T1, T2> __gen_private::Observed for Generator_shadowing<T0, T1, T2> {
            #[inline(always)]
            fn is_unresumed(&self) -> __gen_private::bool {
                match self {
                    Self::Unresumed { .. } => true,
                    _ => false,
                }
            }
        }
        let __gen_machine = __gen_private::Generator::new(
            Generator_shadowing::Unresumed {
                x: x,
            },
            move |
                __gen_state: &mut Generator_shadowing<_, _, _>,
            | -> __gen_private::Option<u32> {
                'lost: {
                    {
                        let x;
                        {
                            let x_1;
                            'yield8: {
                                {
                                    let x_2;
                                    'yield5: {
                                        'yield3: {
                                            match __gen_state {
                                                Generator_shadowing::Yield1 { .. } => break 'yield3,
                                                Generator_shadowing::Yield2 { .. } => break 'yield5,
                                                Generator_shadowing::Yield3 { .. } => break 'yield8,
                                                _ => {}
                                            }
                                            __gen_private::once();
                                            let Generator_shadowing::Unresumed {
                                                x: __gen_field_x,
                                                ..
                                            } = __gen_private::take(
                                                __gen_state,
                                                Generator_shadowing::Returned {},
                                            ) else { return __gen_private::None };
                                            x = __gen_field_x;
                                            x_1 = x + 1;
                                            x_2 = x_1 * 2;
                                            let __gen_item: u32 = x_2;
                                            __gen_private::store(
                                                __gen_state,
                                                Generator_shadowing::Yield1 {
                                                    x_2: x_2,
                                                    x: x_1,
                                                },
                                            );
                                            return __gen_private::Some(__gen_item);
                                        }
                                        let Generator_shadowing::Yield1 {
                                            x: __gen_field_x,
                                            x_2: __gen_field_x_2,
                                            ..
                                        } = __gen_private::take(
                                            __gen_state,
                                            Generator_shadowing::Returned {},
                                        ) else { break 'lost };
                                        x_1 = __gen_field_x;
                                        x_2 = __gen_field_x_2;
                                        let __gen_item: u32 = x_2;
                                        __gen_private::store(
                                            __gen_state,
                                            Generator_shadowing::Yield2 {
                                                x: x_1,
                                            },
                                        );
                                        return __gen_private::Some(__gen_item);
                                    }
                                    let Generator_shadowing::Yield2 { x: __gen_field_x, .. } = __gen_private::take(
                                        __gen_state,
                                        Generator_shadowing::Returned {},
                                    ) else { break 'lost };
                                    x_1 = __gen_field_x;
                                }
                                let __gen_item: u32 = x_1;
                                __gen_private::store(
                                    __gen_state,
                                    Generator_shadowing::Yield3 {},
                                );
                                return __gen_private::Some(__gen_item);
                            }
                            let Generator_shadowing::Yield3 { .. } = __gen_private::take(
                                __gen_state,
                                Generator_shadowing::Returned {},
                            ) else { break 'lost };
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
                __gen_state: Generator_shadowing<_, _, _>,
                __gen_emitter,
            | -> __gen_private::Option<u32> {
                let Generator_shadowing::Unresumed { x: __gen_field0, .. } = __gen_state
                else {
                    return __gen_private::None;
                };
                let __gen_argument0 = __gen_field0;
                let x = __gen_argument0;
                let _: () = {
                    let x = x + 1;
                    {
                        let x = x * 2;
                        __gen_emitter(x);
                        __gen_emitter(x);
                    }
                    __gen_emitter(x);
                };
                __gen_private::None
            });
        __gen_machine
    }
}
