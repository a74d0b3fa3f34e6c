// fn boxed(mut words: Vec<String>) -> Box<dyn Iterator<Item = String> + Send> {
//     words.sort();
//     for word in words {
//         yield_!(word);
//     }
// }

fn boxed(words: Vec<String>) -> Box<dyn Iterator<Item = String> + Send> {
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
            yield_!(@ used);
            enum Generator_boxed<T0, T1> {
                Loop1 { iter: T1 },
                Returned {},
                Unresumed { words: T0 },
            }
            impl<T0, T1> __gen_private::State for Generator_boxed<T0, T1> {
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
            __gen_private::Generator::inlined(
                Generator_boxed::Unresumed {
                    words: words,
                },
                move |
                    __gen_state: &mut Generator_boxed<_, _>,
                | -> __gen_private::Option<String> {
                    'lost: {
                        let mut __gen_resuming = true;
                        {
                            let mut words;
                            {
                                let mut iter_2;
                                'enter5: {
                                    if let Generator_boxed::Loop1 { .. } = __gen_state {
                                        break 'enter5;
                                    }
                                    __gen_private::once();
                                    __gen_resuming = false;
                                    let Generator_boxed::Unresumed {
                                        words: __gen_field_words,
                                        ..
                                    } = __gen_private::take(
                                        __gen_state,
                                        Generator_boxed::Returned {},
                                    ) else { return __gen_private::None };
                                    words = __gen_field_words;
                                    words.sort();
                                    iter_2 = __gen_private::IntoIterator::into_iter(words);
                                    __gen_private::store(
                                        __gen_state,
                                        Generator_boxed::Loop1 {
                                            iter: iter_2,
                                        },
                                    );
                                    break 'enter5;
                                }
                                let Generator_boxed::Loop1 { iter: iter_2, .. } = &mut *__gen_state
                                else { break 'lost };
                                'round2: loop {
                                    let word;
                                    __gen_resuming = false;
                                    let __gen_private::Some(__gen_bound_word_1) = __gen_private::Iterator::next(
                                        &mut (*iter_2),
                                    ) else {
                                        return __gen_private::None;
                                    };
                                    word = __gen_bound_word_1;
                                    let __gen_item: String = word;
                                    return __gen_private::Some(__gen_item);
                                };
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
