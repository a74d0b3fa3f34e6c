// fn unsafe_places(bytes: *mut [u8; 2]) -> impl Iterator<Item = u8> {
//     unsafe {
//         (*bytes)[0] = {
//             yield_!((* bytes) [1]);
//             3
//         };
//         yield_!((* bytes) [0]);
//     }
// }

fn unsafe_places(bytes: *mut [u8; 2]) -> impl Iterator<Item = u8> {
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
        enum Generator_unsafe_places<T0> {
            Yield1 { bytes: T0 },
            Yield2 {},
            Returned {},
            Unresumed { bytes: T0 },
        }
        impl<T0> __gen_private::State for Generator_unsafe_places<T0> {
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
        impl<T0> __gen_private::Observed for Generator_unsafe_places<T0> {
            #[inline(always)]
            fn is_unresumed(&self) -> __gen_private::bool {
                match self {
                    Self::Unresumed { .. } => true,
                    _ => false,
                }
            }
        }
        let __gen_machine = __gen_private::Generator::new(
            Generator_unsafe_places::Unresumed {
                bytes: bytes,
            },
            move |
                __gen_state: &mut Generator_unsafe_places<_>,
            | -> __gen_private::Option<u8> {
                'lost: {
                    {
                        let bytes;
                        {
                            'yield9: {
                                {
                                    let mut value_1;
                                    {
                                        'yield5: {
                                            match __gen_state {
                                                Generator_unsafe_places::Yield1 { .. } => break 'yield5,
                                                Generator_unsafe_places::Yield2 { .. } => break 'yield9,
                                                _ => {}
                                            }
                                            __gen_private::once();
                                            let Generator_unsafe_places::Unresumed {
                                                bytes: __gen_field_bytes,
                                                ..
                                            } = __gen_private::take(
                                                __gen_state,
                                                Generator_unsafe_places::Returned {
                                                },
                                            ) else { return __gen_private::None };
                                            bytes = __gen_field_bytes;
                                            unsafe {
                                                let __gen_item: u8 = (*bytes)[1];
                                                __gen_private::store(
                                                    __gen_state,
                                                    Generator_unsafe_places::Yield1 {
                                                        bytes: bytes,
                                                    },
                                                );
                                                return __gen_private::Some(__gen_item);
                                            };
                                        }
                                        unsafe {
                                            let Generator_unsafe_places::Yield1 {
                                                bytes: __gen_field_bytes,
                                                ..
                                            } = __gen_private::take(
                                                __gen_state,
                                                Generator_unsafe_places::Returned {
                                                },
                                            ) else { break 'lost };
                                            bytes = __gen_field_bytes;
                                            value_1 = 3;
                                        };
                                    }
                                    unsafe {
                                        (*bytes)[0] = value_1;
                                    };
                                }
                                unsafe {
                                    let __gen_item: u8 = (*bytes)[0];
                                    __gen_private::store(
                                        __gen_state,
                                        Generator_unsafe_places::Yield2 {},
                                    );
                                    return __gen_private::Some(__gen_item);
                                }
                            }
                            unsafe {
                                let Generator_unsafe_places::Yield2 { .. } = __gen_private::take(
                                    __gen_state,
                                    Generator_unsafe_places::Returned {
                                    },
                                ) else { break 'lost };
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
                __gen_state: Generator_unsafe_places<_>,
                __gen_emitter,
            | -> __gen_private::Option<u8> {
                let Generator_unsafe_places::Unresumed { bytes: __gen_field0, .. } = __gen_state
                else {
                    return __gen_private::None;
                };
                let __gen_argument0 = __gen_field0;
                let bytes = __gen_argument0;
                let _: () = {
                    unsafe {
                        (*bytes)[0] = {
                            __gen_emitter((*bytes)[1]);
                            3
                        };
                        __gen_emitter((*bytes)[0]);
                    }
                };
                __gen_private::None
            });
        __gen_machine
    }
}
