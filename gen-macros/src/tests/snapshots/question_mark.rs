// fn question_mark(input: impl BufRead) -> impl Iterator<Item = Result<u32, Error>> {
//     for line in input.lines() {
//         let line = line?;
//         yield_!(Ok(line.trim().parse() ?));
//     }
// }

fn question_mark(input: impl BufRead) -> impl Iterator<Item = Result<u32, Error>> {
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
        enum Generator_question_mark<T0, T1, T2> {
            Loop1 { inner: T2, iter: T1 },
            Returned {},
            Unresumed { input: T0 },
        }
        enum Generator_question_mark_loop1<T0> {
            Yield1 { line: T0 },
            Head {},
        }
        impl<T0, T1, T2> __gen_private::State for Generator_question_mark<T0, T1, T2> {
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
        impl<T0, T1, T2> __gen_private::Observed
        for Generator_question_mark<T0, T1, T2> {
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
        let __gen_machine = __gen_private::Generator::inlined(
            Generator_question_mark::Unresumed {
                input: input,
            },
            move |
                __gen_state: &mut Generator_question_mark<_, _, _>,
            | -> __gen_private::Step<Result<u32, Error>> {
                'lost: {
                    let mut __gen_resuming = true;
                    let __gen_kind_line_2 = __gen_private::Kind::default();
                    let mut __gen_type_line_2;
                    let mut __gen_type_input_0;
                    let mut __gen_type_iter_3;
                    {
                        let input;
                        {
                            let mut iter_3;
                            {
                                'enter5: {
                                    if let Generator_question_mark::Loop1 { inner: _, .. } = __gen_state {
                                        break 'enter5;
                                    }
                                    __gen_private::once();
                                    __gen_resuming = false;
                                    let Generator_question_mark::Unresumed {
                                        input: __gen_field_input,
                                        ..
                                    } = __gen_private::take(
                                        __gen_state,
                                        Generator_question_mark::Returned {
                                        },
                                    ) else { return __gen_private::Step::Ended };
                                    input = __gen_field_input;
                                    iter_3 = __gen_private::IntoIterator::into_iter(
                                        input.lines(),
                                    );
                                    __gen_private::store(
                                        __gen_state,
                                        Generator_question_mark::Loop1 {
                                            inner: Generator_question_mark_loop1::Head {
                                            },
                                            iter: iter_3,
                                        },
                                    );
                                    break 'enter5;
                                }
                                let Generator_question_mark::Loop1 {
                                    inner: __gen_inner1,
                                    iter: iter_3,
                                    ..
                                } = &mut *__gen_state else { break 'lost };
                                let mut __gen_both13;
                                let mut __gen_both15;
                                let mut __gen_nothing = ();
                                *{
                                    'round2: loop {
                                        let line;
                                        'types16: {
                                            break 'types16;
                                            __gen_both15 = __gen_private::probe(&line);
                                        };
                                        let line_2;
                                        'types14: {
                                            break 'types14;
                                            __gen_both13 = __gen_private::probe(&line_2);
                                        };
                                        let __gen_private::Some(__gen_bound_line_1) = __gen_private::Iterator::next(
                                            &mut (*iter_3),
                                        ) else {
                                            return __gen_private::Step::Ended;
                                        };
                                        line = __gen_bound_line_1;
                                        line_2 = (match (line) {
                                            __gen_value => {
                                                match __gen_private::Try::branch(__gen_value) {
                                                    __gen_private::ControlFlow::Continue(__gen_value) => {
                                                        __gen_value
                                                    }
                                                    __gen_private::ControlFlow::Break(__gen_value) => {
                                                        return __gen_private::EndWith::<
                                                            Result<u32, Error>,
                                                        >::end(
                                                            __gen_value,
                                                            |__gen_error| __gen_private::Err(__gen_error)?,
                                                        );
                                                    }
                                                }
                                            }
                                        });
                                        let __gen_item: Result<u32, Error> = Ok(
                                            (match (line_2.trim().parse()) {
                                                __gen_value => {
                                                    match __gen_private::Try::branch(__gen_value) {
                                                        __gen_private::ControlFlow::Continue(__gen_value) => {
                                                            __gen_value
                                                        }
                                                        __gen_private::ControlFlow::Break(__gen_value) => {
                                                            return __gen_private::EndWith::<
                                                                Result<u32, Error>,
                                                            >::end(
                                                                __gen_value,
                                                                |__gen_error| __gen_private::Err(__gen_error)?,
                                                            );
                                                        }
                                                    }
                                                }
                                            }),
                                        );
                                        __gen_private::store(
                                            __gen_inner1,
                                            Generator_question_mark_loop1::Yield1 {
                                                line: if __gen_kind_line_2.keeps() {
                                                    __gen_kind_line_2.kept();
                                                    __gen_kind_line_2.hold(line_2)
                                                } else {
                                                    ::core::default::Default::default()
                                                },
                                            },
                                        );
                                        return __gen_private::Step::Yielded(__gen_item);
                                    }
                                    &mut __gen_nothing
                                } = if __gen_resuming {
                                    __gen_resuming = false;
                                    'head4: {
                                        let line;
                                        'types16: {
                                            break 'types16;
                                            __gen_both15 = __gen_private::probe(&line);
                                        };
                                        let line_2;
                                        let mut __gen_held1_line_2;
                                        'types14: {
                                            break 'types14;
                                            __gen_both13 = __gen_private::probe(&line_2);
                                        };
                                        'yield9: {
                                            match __gen_inner1 {
                                                Generator_question_mark_loop1::Yield1 {
                                                    ..
                                                } if __gen_kind_line_2.keeps() => break 'yield9,
                                                _ => break 'head4,
                                            }
                                        }
                                        let Generator_question_mark_loop1::Yield1 {
                                            line: __gen_field_line,
                                            ..
                                        } = __gen_private::take(
                                            __gen_inner1,
                                            Generator_question_mark_loop1::Head {
                                            },
                                        ) else { break 'lost };
                                        __gen_held1_line_2 = __gen_field_line;
                                        'types11: {
                                            break 'types11;
                                            __gen_held1_line_2 = __gen_kind_line_2.hold(line_2);
                                            __gen_type_line_2 = __gen_private::probe(&line_2);
                                        };
                                    }
                                };
                            }
                            'types18: {
                                break 'types18;
                                __gen_type_iter_3 = __gen_private::probe(&iter_3);
                            };
                        }
                        'types20: {
                            break 'types20;
                            __gen_type_input_0 = __gen_private::probe(&input);
                        };
                    };
                    return __gen_private::Step::Ended;
                    __gen_kind_line_2.is((&__gen_type_line_2).__gen_kind());
                    use __gen_private::types::*;
                    {
                        #[diagnostic::on_unimplemented(
                            message = "`input` is borrowed across a yield: a generator can be moved while it is suspended, so it cannot hold a borrow of its own local; collect owned parts first (`input.lines().map(String::from).collect::<Vec<_>>()`), or take `input` by reference, so that the caller owns it, or write `#[generator(boxed)]`, which can",
                            label = "borrowed here, and used after a yield"
                        )]
                        trait HeldAcrossYield {
                            fn check(self);
                        }
                        #[diagnostic::do_not_recommend]
                        impl HeldAcrossYield for __gen_private::Movable {
                            fn check(self) {}
                        }
                        HeldAcrossYield::check(
                            __gen_private::verdict(
                                (&&&&__gen_type_input_0)
                                    .__gen_owner()
                                    .and((&&&__gen_type_iter_3).__gen_lent()),
                            ),
                        );
                    };
                }
                __gen_private::ended(__gen_private::Step::Ended)
            },
        );
        #[cfg(not(debug_assertions))]
        let __gen_machine = __gen_machine
            .with_whole(move |
                __gen_state: Generator_question_mark<_, _, _>,
                __gen_emitter,
            | -> __gen_private::Option<Result<u32, Error>> {
                let Generator_question_mark::Unresumed { input: __gen_field0, .. } = __gen_state
                else {
                    return __gen_private::None;
                };
                let __gen_argument0 = __gen_field0;
                let input = __gen_argument0;
                let _: () = {
                    for line in input.lines() {
                        let line = (match (line) {
                            __gen_value => {
                                match __gen_private::Try::branch(__gen_value) {
                                    __gen_private::ControlFlow::Continue(__gen_value) => {
                                        __gen_value
                                    }
                                    __gen_private::ControlFlow::Break(__gen_value) => {
                                        return __gen_private::last(
                                            __gen_private::EndWith::<
                                                Result<u32, Error>,
                                            >::end(
                                                __gen_value,
                                                |__gen_error| __gen_private::Err(__gen_error)?,
                                            ),
                                        );
                                    }
                                }
                            }
                        });
                        __gen_emitter(
                            Ok(
                                (match (line.trim().parse()) {
                                    __gen_value => {
                                        match __gen_private::Try::branch(__gen_value) {
                                            __gen_private::ControlFlow::Continue(__gen_value) => {
                                                __gen_value
                                            }
                                            __gen_private::ControlFlow::Break(__gen_value) => {
                                                return __gen_private::last(
                                                    __gen_private::EndWith::<
                                                        Result<u32, Error>,
                                                    >::end(
                                                        __gen_value,
                                                        |__gen_error| __gen_private::Err(__gen_error)?,
                                                    ),
                                                );
                                            }
                                        }
                                    }
                                }),
                            ),
                        );
                    }
                };
                __gen_private::None
            });
        __gen_machine
    }
}
