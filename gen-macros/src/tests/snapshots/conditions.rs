// fn conditions(flag: bool) -> impl Iterator<Item = u32> {
//     let value;
//     if flag {
//         yield_!(1);
//         value = 2;
//     } else {
//         value = 3;
//     }
//     let doubled = if value > 2 {
//         yield_!(value);
//         value * 2
//     } else {
//         0
//     };
//     yield_!(doubled);
// }

fn conditions(flag: bool) -> impl Iterator<Item = u32> {
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
        enum Generator_conditions<T0, T1, T2> {
            Yield1 {},
            Yield2 { value: T1 },
            Yield3 { value: T2 },
            Returned {},
            Unresumed { flag: T0 },
        }
        impl<T0, T1, T2> __gen_private::State for Generator_conditions<T0, T1, T2> {
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
        impl<T0, T1, T2> __gen_private::Observed for Generator_conditions<T0, T1, T2> {
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
        let __gen_machine = __gen_private::Generator::new(
            Generator_conditions::Unresumed {
                flag: flag,
            },
            move |
                __gen_state: &mut Generator_conditions<_, _, _>,
            | -> __gen_private::Option<u32> {
                'lost: {
                    let __gen_kind_value_1 = __gen_private::Kind::default();
                    let mut __gen_type_value_1;
                    {
                        let flag;
                        {
                            let value;
                            let mut __gen_held0_value_1;
                            let doubled;
                            'yield12: {
                                'join6: {
                                    'yield8: {
                                        'join1: {
                                            'yield3: {
                                                match __gen_state {
                                                    Generator_conditions::Yield1 { .. } => break 'yield3,
                                                    Generator_conditions::Yield2 { .. } => break 'yield8,
                                                    Generator_conditions::Yield3 { .. } => break 'yield12,
                                                    _ => {}
                                                }
                                                __gen_private::once();
                                                let Generator_conditions::Unresumed {
                                                    flag: __gen_field_flag,
                                                    ..
                                                } = __gen_private::take(
                                                    __gen_state,
                                                    Generator_conditions::Returned {},
                                                ) else { return __gen_private::None };
                                                flag = __gen_field_flag;
                                                if flag {
                                                    let __gen_item: u32 = 1;
                                                    __gen_private::store(
                                                        __gen_state,
                                                        Generator_conditions::Yield1 {},
                                                    );
                                                    return __gen_private::Some(__gen_item);
                                                } else {
                                                    let _: () = {
                                                        value = 3;
                                                    };
                                                    break 'join1;
                                                };
                                            }
                                            let Generator_conditions::Yield1 { .. } = __gen_private::take(
                                                __gen_state,
                                                Generator_conditions::Returned {},
                                            ) else { break 'lost };
                                            value = 2;
                                        }
                                        if value > 2 {
                                            let __gen_item: u32 = value;
                                            let _ = &value;
                                            __gen_private::store(
                                                __gen_state,
                                                Generator_conditions::Yield2 {
                                                    value: value,
                                                },
                                            );
                                            return __gen_private::Some(__gen_item);
                                        } else {
                                            doubled = { 0 };
                                            __gen_held0_value_1 = if __gen_kind_value_1.keeps() {
                                                __gen_kind_value_1.kept();
                                                __gen_kind_value_1.hold(value)
                                            } else {
                                                ::core::default::Default::default()
                                            };
                                            break 'join6;
                                        };
                                    }
                                    let Generator_conditions::Yield2 {
                                        value: __gen_field_value,
                                        ..
                                    } = __gen_private::take(
                                        __gen_state,
                                        Generator_conditions::Returned {},
                                    ) else { break 'lost };
                                    value = __gen_field_value;
                                    doubled = { value * 2 };
                                    __gen_held0_value_1 = ::core::default::Default::default();
                                }
                                let __gen_item: u32 = doubled;
                                __gen_private::store(
                                    __gen_state,
                                    Generator_conditions::Yield3 {
                                        value: __gen_held0_value_1,
                                    },
                                );
                                return __gen_private::Some(__gen_item);
                            }
                            let Generator_conditions::Yield3 {
                                value: __gen_field_value,
                                ..
                            } = __gen_private::take(
                                __gen_state,
                                Generator_conditions::Returned {},
                            ) else { break 'lost };
                            __gen_held0_value_1 = __gen_field_value;
                            'types14: {
                                break 'types14;
                                __gen_held0_value_1 = __gen_kind_value_1.hold(value);
                                __gen_type_value_1 = __gen_private::probe(&value);
                            };
                        }
                    };
                    return __gen_private::None;
                    __gen_kind_value_1.is((&__gen_type_value_1).__gen_kind());
                }
                __gen_private::ended(__gen_private::None)
            },
        );
        #[cfg(not(debug_assertions))]
        let __gen_machine = __gen_machine
            .with_whole(move |
                __gen_state: Generator_conditions<_, _, _>,
                __gen_emitter,
            | -> __gen_private::Option<u32> {
                let Generator_conditions::Unresumed { flag: __gen_field0, .. } = __gen_state
                else {
                    return __gen_private::None;
                };
                let __gen_argument0 = __gen_field0;
                let flag = __gen_argument0;
                let _: () = {
                    let value;
                    if flag {
                        __gen_emitter(1);
                        value = 2;
                    } else {
                        value = 3;
                    }
                    let doubled = if value > 2 {
                        __gen_emitter(value);
                        value * 2
                    } else {
                        0
                    };
                    __gen_emitter(doubled);
                };
                __gen_private::None
            });
        __gen_machine
    }
}
