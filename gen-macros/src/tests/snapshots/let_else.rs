// fn let_else(lines: Vec<String>) -> impl Iterator<Item = u32> {
//     for line in lines {
//         let Ok(number) = line.parse() else {
//             yield_!(0);
//             continue;
//         };
//         yield_!(number);
//         println!("{line}: {number}");
//     }
// }

fn let_else(lines: Vec<String>) -> impl Iterator<Item = u32> {
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
        enum Generator_let_else<T0, T1, T2> {
            Loop1 { inner: T2, iter: T1 },
            Returned {},
            Unresumed { lines: T0 },
        }
        enum Generator_let_else_loop1<T0, T1, T2> {
            Yield1 { line: T0 },
            Yield2 { number: T2, line: T1 },
            Head {},
        }
        impl<T0, T1, T2> __gen_private::State for Generator_let_else<T0, T1, T2> {
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
        impl<T0, T1, T2> __gen_private::Observed for Generator_let_else<T0, T1, T2> {
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
            Generator_let_else::Unresumed {
                lines: lines,
            },
            move |
                __gen_state: &mut Generator_let_else<_, _, _>,
            | -> __gen_private::Option<u32> {
                'lost: {
                    let mut __gen_resuming = true;
                    let __gen_kind_line_1 = __gen_private::Kind::default();
                    let mut __gen_type_line_1;
                    {
                        let lines;
                        {
                            let mut iter_3;
                            'enter4: {
                                if let Generator_let_else::Loop1 { inner: _, .. } = __gen_state {
                                    break 'enter4;
                                }
                                __gen_private::once();
                                __gen_resuming = false;
                                let Generator_let_else::Unresumed {
                                    lines: __gen_field_lines,
                                    ..
                                } = __gen_private::take(
                                    __gen_state,
                                    Generator_let_else::Returned {},
                                ) else { return __gen_private::None };
                                lines = __gen_field_lines;
                                iter_3 = __gen_private::IntoIterator::into_iter(lines);
                                __gen_private::store(
                                    __gen_state,
                                    Generator_let_else::Loop1 {
                                        inner: Generator_let_else_loop1::Head {},
                                        iter: iter_3,
                                    },
                                );
                                break 'enter4;
                            }
                            let Generator_let_else::Loop1 {
                                inner: __gen_inner1,
                                iter: iter_3,
                                ..
                            } = &mut *__gen_state else { break 'lost };
                            'round2: loop {
                                let line;
                                let mut __gen_held1_line_1;
                                {
                                    let number;
                                    'yield13: {
                                        {
                                            {
                                                {
                                                    'yield9: {
                                                        if __gen_resuming {
                                                            match __gen_inner1 {
                                                                Generator_let_else_loop1::Yield1 {
                                                                    ..
                                                                } if __gen_kind_line_1.keeps() => break 'yield9,
                                                                Generator_let_else_loop1::Yield2 { .. } => break 'yield13,
                                                                _ => {
                                                                    __gen_resuming = false;
                                                                }
                                                            }
                                                        }
                                                        let __gen_private::Some(__gen_bound_line_1) = __gen_private::Iterator::next(
                                                            &mut (*iter_3),
                                                        ) else {
                                                            return __gen_private::None;
                                                        };
                                                        line = __gen_bound_line_1;
                                                        let Ok(__gen_bound_number_2) = line.parse() else {
                                                            let __gen_item: u32 = 0;
                                                            __gen_private::store(
                                                                __gen_inner1,
                                                                Generator_let_else_loop1::Yield1 {
                                                                    line: if __gen_kind_line_1.keeps() {
                                                                        __gen_kind_line_1.kept();
                                                                        __gen_kind_line_1.hold(line)
                                                                    } else {
                                                                        ::core::default::Default::default()
                                                                    },
                                                                },
                                                            );
                                                            return __gen_private::Some(__gen_item);
                                                        };
                                                        number = __gen_bound_number_2;
                                                        let __gen_item: u32 = number;
                                                        let _ = &line;
                                                        let _ = &number;
                                                        __gen_private::store(
                                                            __gen_inner1,
                                                            Generator_let_else_loop1::Yield2 {
                                                                number: number,
                                                                line: line,
                                                            },
                                                        );
                                                        return __gen_private::Some(__gen_item);
                                                    }
                                                    __gen_resuming = false;
                                                    let Generator_let_else_loop1::Yield1 {
                                                        line: __gen_field_line,
                                                        ..
                                                    } = __gen_private::take(
                                                        __gen_inner1,
                                                        Generator_let_else_loop1::Head {},
                                                    ) else { break 'lost };
                                                    __gen_held1_line_1 = __gen_field_line;
                                                    continue 'round2;
                                                    return __gen_private::None;
                                                }
                                            }
                                            return __gen_private::None;
                                        }
                                    }
                                    __gen_resuming = false;
                                    let Generator_let_else_loop1::Yield2 {
                                        line: __gen_field_line,
                                        number: __gen_field_number,
                                        ..
                                    } = __gen_private::take(
                                        __gen_inner1,
                                        Generator_let_else_loop1::Head {},
                                    ) else { break 'lost };
                                    line = __gen_field_line;
                                    number = __gen_field_number;
                                    println!("{line}: {number}", line = line, number = number);
                                }
                                'types16: {
                                    break 'types16;
                                    __gen_held1_line_1 = __gen_kind_line_1.hold(line);
                                    __gen_type_line_1 = __gen_private::probe(&line);
                                };
                            };
                        }
                    };
                    return __gen_private::None;
                    __gen_kind_line_1.is((&__gen_type_line_1).__gen_kind());
                }
                __gen_private::ended(__gen_private::None)
            },
        );
        #[cfg(not(debug_assertions))]
        let __gen_machine = __gen_machine
            .with_whole(move |
                __gen_state: Generator_let_else<_, _, _>,
                __gen_emitter,
            | -> __gen_private::Option<u32> {
                let Generator_let_else::Unresumed { lines: __gen_field0, .. } = __gen_state
                else {
                    return __gen_private::None;
                };
                let __gen_argument0 = __gen_field0;
                let lines = __gen_argument0;
                let _: () = {
                    for line in lines {
                        let Ok(number) = line.parse() else {
                            __gen_emitter(0);
                            continue;
                        };
                        __gen_emitter(number);
                        println!("{line}: {number}");
                    }
                };
                __gen_private::None
            });
        __gen_machine
    }
}
