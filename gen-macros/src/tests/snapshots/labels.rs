// fn labels(n: u32) -> impl Iterator<Item = (u32, u32)> {
//     'rows: for row in 0..n {
//         for column in 0..n {
//             if column == 3 {
//                 continue 'rows;
//             }
//             if row + column > 7 {
//                 break 'rows;
//             }
//             yield_!((row, column));
//         }
//         yield_!((row, 0));
//     }
// }

fn labels(n: u32) -> impl Iterator<Item = (u32, u32)> {
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
        enum Generator_labels<T0, T1, T2> {
            Loop1 { inner: T2, iter: T1, n: T0 },
            Returned {},
        }
        enum Generator_labels_loop1<T0, T1> {
            Loop2 { iter: T1, row: T0 },
            Head {},
        }
        impl<T0, T1, T2> __gen_private::State for Generator_labels<T0, T1, T2> {
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
        impl<T0, T1, U0, U1> __gen_private::Observed
        for Generator_labels<T0, T1, Generator_labels_loop1<U0, U1>> {
            #[inline(always)]
            fn is_unresumed(&self) -> __gen_private::bool {
                match self {
                    Self::Loop1 { inner: Generator_labels_loop1::Head {}, .. } => true,
                    _ => false,
                }
            }
        }
        let __gen_machine = __gen_private::Generator::inlined(
            Generator_labels::Loop1 {
                inner: Generator_labels_loop1::Head {},
                n: n,
                iter: __gen_private::IntoIterator::into_iter(0..n),
            },
            #[cfg_attr(not(debug_assertions), inline(always))]
            move |
                __gen_state: &mut Generator_labels<_, _, _>,
            | -> __gen_private::Option<(u32, u32)> {
                'lost: {
                    let mut __gen_resuming = true;
                    {
                        {
                            'enter3: {
                                if let Generator_labels::Loop1 { inner: _, .. } = __gen_state {
                                    break 'enter3;
                                }
                                __gen_resuming = false;
                                if let Generator_labels::Returned {} = __gen_state {
                                    return __gen_private::None;
                                }
                            }
                            let Generator_labels::Loop1 {
                                inner: __gen_inner1,
                                n: n,
                                iter: iter_3,
                                ..
                            } = &mut *__gen_state else { break 'lost };
                            'rows: loop {
                                let mut row;
                                {
                                    let mut iter_4;
                                    'exit8: {
                                        'enter10: {
                                            if __gen_resuming {
                                                match __gen_inner1 {
                                                    Generator_labels_loop1::Loop2 { .. } => break 'enter10,
                                                    Generator_labels_loop1::Head {} => {
                                                        __gen_resuming = false;
                                                    }
                                                }
                                            }
                                            let __gen_private::Some(__gen_bound_row_1) = __gen_private::Iterator::next(
                                                &mut (*iter_3),
                                            ) else {
                                                return __gen_private::None;
                                            };
                                            row = __gen_bound_row_1;
                                            iter_4 = __gen_private::IntoIterator::into_iter(0..(*n));
                                            __gen_private::store(
                                                __gen_inner1,
                                                Generator_labels_loop1::Loop2 {
                                                    iter: iter_4,
                                                    row: row,
                                                },
                                            );
                                            break 'enter10;
                                        }
                                        'out14: {
                                            'out11: {
                                                let Generator_labels_loop1::Loop2 {
                                                    row: row,
                                                    iter: iter_4,
                                                    ..
                                                } = &mut *__gen_inner1 else { break 'lost };
                                                'round7: loop {
                                                    let column;
                                                    __gen_resuming = false;
                                                    let __gen_private::Some(__gen_bound_column_2) = __gen_private::Iterator::next(
                                                        &mut (*iter_4),
                                                    ) else {
                                                        break 'out11;
                                                    };
                                                    column = __gen_bound_column_2;
                                                    if column == 3 {
                                                        break 'out14;
                                                    }
                                                    if (*row) + column > 7 {
                                                        return __gen_private::None;
                                                    }
                                                    let __gen_item: (u32, u32) = ((*row), column);
                                                    return __gen_private::Some(__gen_item);
                                                }
                                            }
                                            let Generator_labels_loop1::Loop2 {
                                                row: __gen_field_row,
                                                ..
                                            } = __gen_private::take(
                                                __gen_inner1,
                                                Generator_labels_loop1::Head {},
                                            ) else { break 'lost };
                                            row = __gen_field_row;
                                            break 'exit8;
                                        }
                                        *__gen_inner1 = Generator_labels_loop1::Head {};
                                        continue 'rows;
                                    };
                                }
                                let __gen_item: (u32, u32) = (row, 0);
                                __gen_private::store(
                                    __gen_inner1,
                                    Generator_labels_loop1::Head {},
                                );
                                return __gen_private::Some(__gen_item);
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
                __gen_state: Generator_labels<_, _, _>,
                __gen_emitter,
            | -> __gen_private::Option<(u32, u32)> {
                let Generator_labels::Loop1 {
                    inner: Generator_labels_loop1::Head {},
                    n: __gen_field0,
                    iter: __gen_field1,
                    ..
                } = __gen_state else {
                    return __gen_private::None;
                };
                let __gen_argument0 = __gen_field0;
                let n = __gen_argument0;
                let _: () = {
                    'rows: for row in __gen_field1 {
                        for column in 0..n {
                            if column == 3 {
                                continue 'rows;
                            }
                            if row + column > 7 {
                                break 'rows;
                            }
                            __gen_emitter((row, column));
                        }
                        __gen_emitter((row, 0));
                    }
                };
                __gen_private::None
            });
        __gen_machine
    }
}
