// fn formats(name: &str) -> impl Iterator<Item = String> {
//     let width = 8;
//     yield_!(format!("{name:>width$} {0}", { yield_!(String::new()); 1 }));
//     assert!(width > 3, "{name} {width}");
//     println!("{name:?}");
// }

fn formats(name: &str) -> impl Iterator<Item = String> {
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
        enum Generator_formats<T0, T1> {
            Yield1 { width: T1, name: T0 },
            Yield2 { width: T1, name: T0 },
            Returned {},
            Unresumed { name: T0 },
        }
        impl<T0, T1> __gen_private::State for Generator_formats<T0, T1> {
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
        impl<T0, T1> __gen_private::Observed for Generator_formats<T0, T1> {
            #[inline(always)]
            fn is_unresumed(&self) -> __gen_private::bool {
                match self {
                    Self::Unresumed { .. } => true,
                    _ => false,
                }
            }
        }
        let __gen_machine = __gen_private::Generator::new(
            Generator_formats::Unresumed {
                name: name,
            },
            move |
                __gen_state: &mut Generator_formats<_, _>,
            | -> __gen_private::Option<String> {
                'lost: {
                    {
                        let name;
                        {
                            let width;
                            {
                                let mut value_2;
                                'yield9: {
                                    {
                                        let mut value_3;
                                        {
                                            'yield5: {
                                                match __gen_state {
                                                    Generator_formats::Yield1 { .. } => break 'yield5,
                                                    Generator_formats::Yield2 { .. } => break 'yield9,
                                                    _ => {}
                                                }
                                                __gen_private::once();
                                                let Generator_formats::Unresumed {
                                                    name: __gen_field_name,
                                                    ..
                                                } = __gen_private::take(
                                                    __gen_state,
                                                    Generator_formats::Returned {},
                                                ) else { return __gen_private::None };
                                                name = __gen_field_name;
                                                width = 8;
                                                let __gen_item: String = String::new();
                                                __gen_private::store(
                                                    __gen_state,
                                                    Generator_formats::Yield1 {
                                                        width: width,
                                                        name: name,
                                                    },
                                                );
                                                return __gen_private::Some(__gen_item);
                                            }
                                            let Generator_formats::Yield1 {
                                                name: __gen_field_name,
                                                width: __gen_field_width,
                                                ..
                                            } = __gen_private::take(
                                                __gen_state,
                                                Generator_formats::Returned {},
                                            ) else { break 'lost };
                                            name = __gen_field_name;
                                            width = __gen_field_width;
                                            value_3 = 1;
                                        }
                                        value_2 = format!(
                                            "{name:>width$} {0}", value_3, name = name, width = width
                                        );
                                    }
                                    let __gen_item: String = value_2;
                                    __gen_private::store(
                                        __gen_state,
                                        Generator_formats::Yield2 {
                                            width: width,
                                            name: name,
                                        },
                                    );
                                    return __gen_private::Some(__gen_item);
                                }
                                let Generator_formats::Yield2 {
                                    name: __gen_field_name,
                                    width: __gen_field_width,
                                    ..
                                } = __gen_private::take(
                                    __gen_state,
                                    Generator_formats::Returned {},
                                ) else { break 'lost };
                                name = __gen_field_name;
                                width = __gen_field_width;
                            }
                            assert!(
                                width > 3, "{name} {width}", name = name, width = width
                            );
                            println!("{name:?}", name = name);
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
                __gen_state: Generator_formats<_, _>,
                __gen_emitter,
            | -> __gen_private::Option<String> {
                let Generator_formats::Unresumed { name: __gen_field0, .. } = __gen_state
                else {
                    return __gen_private::None;
                };
                let __gen_argument0 = __gen_field0;
                let name = __gen_argument0;
                let _: () = {
                    let width = 8;
                    __gen_private::emit::<
                        String,
                    >(
                        format!(
                            "{name:>width$} {0}", { __gen_emitter(String::new()); 1 }
                        ),
                        __gen_emitter,
                    );
                    assert!(width > 3, "{name} {width}");
                    println!("{name:?}");
                };
                __gen_private::None
            });
        __gen_machine
    }
}
