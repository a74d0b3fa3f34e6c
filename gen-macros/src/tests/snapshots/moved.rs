// fn moved(text: String, keep: bool) -> impl Iterator<Item = usize> {
//     let mut kept = Vec::new();
//     if keep {
//         kept.push(text);
//     } else {
//         yield_!(text.len());
//     }
//     yield_!(kept.len());
// }

fn moved(text: String, keep: bool) -> impl Iterator<Item = usize> {
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
        enum Generator_moved<T0, T1, T2, T3, T4> {
            Yield1 { kept: T3, text: T2 },
            Yield2 { kept: T4, text: T2 },
            Returned {},
            Unresumed { keep: T1, text: T0 },
        }
        impl<T0, T1, T2, T3, T4> __gen_private::State
        for Generator_moved<T0, T1, T2, T3, T4> {
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
        impl<T0, T1, T2, T3, T4> __gen_private::Observed
        for Generator_moved<T0, T1, T2, T3, T4> {
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
            Generator_moved::Unresumed {
                text: text,
                keep: keep,
            },
            move |
                __gen_state: &mut Generator_moved<_, _, _, _, _>,
            | -> __gen_private::Option<usize> {
                'lost: {
                    let __gen_kind_text_0 = __gen_private::Kind::default();
                    let __gen_kind_kept_2 = __gen_private::Kind::default();
                    let mut __gen_type_text_0;
                    let mut __gen_type_kept_2;
                    {
                        let text;
                        let mut __gen_held0_text_0;
                        let keep;
                        {
                            let mut kept;
                            let mut __gen_held0_kept_2;
                            'yield9: {
                                'join1: {
                                    'yield5: {
                                        match __gen_state {
                                            Generator_moved::Yield1 { .. } => break 'yield5,
                                            Generator_moved::Yield2 { .. } => break 'yield9,
                                            _ => {}
                                        }
                                        __gen_private::once();
                                        let Generator_moved::Unresumed {
                                            text: __gen_field_text,
                                            keep: __gen_field_keep,
                                            ..
                                        } = __gen_private::take(
                                            __gen_state,
                                            Generator_moved::Returned {},
                                        ) else { return __gen_private::None };
                                        text = __gen_field_text;
                                        keep = __gen_field_keep;
                                        kept = Vec::new();
                                        if keep {
                                            kept.push(text);
                                            __gen_held0_text_0 = ::core::default::Default::default();
                                            break 'join1;
                                        } else {
                                            let __gen_item: usize = text.len();
                                            __gen_private::store(
                                                __gen_state,
                                                Generator_moved::Yield1 {
                                                    kept: kept,
                                                    text: if __gen_kind_text_0.keeps() {
                                                        __gen_kind_text_0.kept();
                                                        __gen_kind_text_0.hold(text)
                                                    } else {
                                                        ::core::default::Default::default()
                                                    },
                                                },
                                            );
                                            return __gen_private::Some(__gen_item);
                                        };
                                    }
                                    let Generator_moved::Yield1 {
                                        text: __gen_field_text,
                                        kept: __gen_field_kept,
                                        ..
                                    } = __gen_private::take(
                                        __gen_state,
                                        Generator_moved::Returned {},
                                    ) else { break 'lost };
                                    __gen_held0_text_0 = __gen_field_text;
                                    kept = __gen_field_kept;
                                }
                                let __gen_item: usize = kept.len();
                                __gen_private::store(
                                    __gen_state,
                                    Generator_moved::Yield2 {
                                        kept: if __gen_kind_kept_2.keeps() {
                                            __gen_kind_kept_2.kept();
                                            __gen_kind_kept_2.hold(kept)
                                        } else {
                                            ::core::default::Default::default()
                                        },
                                        text: __gen_held0_text_0,
                                    },
                                );
                                return __gen_private::Some(__gen_item);
                            }
                            let Generator_moved::Yield2 {
                                text: __gen_field_text,
                                kept: __gen_field_kept,
                                ..
                            } = __gen_private::take(
                                __gen_state,
                                Generator_moved::Returned {},
                            ) else { break 'lost };
                            __gen_held0_text_0 = __gen_field_text;
                            __gen_held0_kept_2 = __gen_field_kept;
                            'types11: {
                                break 'types11;
                                __gen_held0_kept_2 = __gen_kind_kept_2.hold(kept);
                                __gen_type_kept_2 = __gen_private::probe(&kept);
                            };
                        }
                        'types12: {
                            break 'types12;
                            __gen_held0_text_0 = __gen_kind_text_0.hold(text);
                            __gen_type_text_0 = __gen_private::probe(&text);
                        };
                    };
                    return __gen_private::None;
                    __gen_kind_text_0.is((&__gen_type_text_0).__gen_kind());
                    __gen_kind_kept_2.is((&__gen_type_kept_2).__gen_kind());
                }
                __gen_private::ended(__gen_private::None)
            },
        );
        #[cfg(not(debug_assertions))]
        let __gen_machine = __gen_machine
            .with_whole(move |
                __gen_state: Generator_moved<_, _, _, _, _>,
                __gen_emitter,
            | -> __gen_private::Option<usize> {
                let Generator_moved::Unresumed {
                    text: __gen_field0,
                    keep: __gen_field1,
                    ..
                } = __gen_state else {
                    return __gen_private::None;
                };
                let __gen_argument0 = __gen_field0;
                let text = __gen_argument0;
                let __gen_argument1 = __gen_field1;
                let keep = __gen_argument1;
                let _: () = {
                    let mut kept = Vec::new();
                    if keep {
                        kept.push(text);
                    } else {
                        __gen_emitter(text.len());
                    }
                    __gen_emitter(kept.len());
                };
                __gen_private::None
            });
        __gen_machine
    }
}
