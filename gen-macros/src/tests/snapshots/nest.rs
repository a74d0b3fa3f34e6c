// fn nest(n: u32) -> impl Iterator<Item = [u32; 3]> {
//     'a: for a in 0..n {
//         for b in 0..n {
//             for c in 0..n {
//                 if c == a {
//                     continue;
//                 }
//                 if a + b == c {
//                     continue 'a;
//                 }
//                 yield_!([a, b, c]);
//             }
//         }
//     }
// }

fn nest(n: u32) -> impl Iterator<Item = [u32; 3]> {
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
        enum Generator_nest<T0, T1, T2> {
            Loop1 { inner: T2, iter: T1, n: T0 },
            Returned {},
        }
        enum Generator_nest_loop1<T0, T1, T2> {
            Loop2 { inner: T2, iter: T1, a: T0 },
            Head {},
        }
        enum Generator_nest_loop2<T0, T1> {
            Loop3 { iter: T1, b: T0 },
            Head {},
        }
        impl<T0, T1, T2> __gen_private::State for Generator_nest<T0, T1, T2> {
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
        impl<T0, T1, U0, U1, U2> __gen_private::Observed
        for Generator_nest<T0, T1, Generator_nest_loop1<U0, U1, U2>> {
            #[inline(always)]
            fn is_unresumed(&self) -> __gen_private::bool {
                match self {
                    Self::Loop1 { inner: Generator_nest_loop1::Head {}, .. } => true,
                    _ => false,
                }
            }
        }
        let __gen_machine = __gen_private::Generator::inlined(
            Generator_nest::Loop1 {
                inner: Generator_nest_loop1::Head {},
                n: n,
                iter: __gen_private::IntoIterator::into_iter(0..n),
            },
            #[cfg_attr(not(debug_assertions), inline(always))]
            move |
                __gen_state: &mut Generator_nest<_, _, _>,
            | -> __gen_private::Option<[u32; 3]> {
                'lost: {
                    let mut __gen_resuming = true;
                    let mut __gen_left = 0;
                    let mut __gen_nothing = ();
                    *{
                        {
                            {
                                {
                                    'enter3: {
                                        if let Generator_nest::Loop1 {
                                            inner: Generator_nest_loop1::Loop2 {
                                                inner: Generator_nest_loop2::Loop3 { .. },
                                                ..
                                            },
                                            ..
                                        } = __gen_state {
                                            break 'enter3;
                                        }
                                        __gen_resuming = false;
                                        if let Generator_nest::Returned {} = __gen_state {
                                            return __gen_private::None;
                                        }
                                    }
                                    let Generator_nest::Loop1 {
                                        inner: __gen_inner1,
                                        n: n,
                                        iter: iter_4,
                                        ..
                                    } = &mut *__gen_state else { break 'lost };
                                    'a: loop {
                                        let mut a;
                                        let mut iter_5;
                                        'exit8: {
                                            'enter9: {
                                                if __gen_resuming {
                                                    break 'enter9;
                                                }
                                                let __gen_private::Some(__gen_bound_a_1) = __gen_private::Iterator::next(
                                                    &mut (*iter_4),
                                                ) else {
                                                    return __gen_private::None;
                                                };
                                                a = __gen_bound_a_1;
                                                iter_5 = __gen_private::IntoIterator::into_iter(0..(*n));
                                                __gen_private::store(
                                                    __gen_inner1,
                                                    Generator_nest_loop1::Loop2 {
                                                        inner: Generator_nest_loop2::Head {},
                                                        iter: iter_5,
                                                        a: a,
                                                    },
                                                );
                                                break 'enter9;
                                            }
                                            'out21: {
                                                'out10: {
                                                    let Generator_nest_loop1::Loop2 {
                                                        inner: __gen_inner2,
                                                        a: a,
                                                        iter: iter_5,
                                                        ..
                                                    } = &mut *__gen_inner1 else { break 'lost };
                                                    'round7: loop {
                                                        let mut b;
                                                        let mut iter_6;
                                                        'enter17: {
                                                            if __gen_resuming {
                                                                break 'enter17;
                                                            }
                                                            let __gen_private::Some(__gen_bound_b_2) = __gen_private::Iterator::next(
                                                                &mut (*iter_5),
                                                            ) else {
                                                                break 'out10;
                                                            };
                                                            b = __gen_bound_b_2;
                                                            iter_6 = __gen_private::IntoIterator::into_iter(0..(*n));
                                                            __gen_private::store(
                                                                __gen_inner2,
                                                                Generator_nest_loop2::Loop3 {
                                                                    iter: iter_6,
                                                                    b: b,
                                                                },
                                                            );
                                                            break 'enter17;
                                                        }
                                                        'out18: {
                                                            let Generator_nest_loop2::Loop3 {
                                                                b: b,
                                                                iter: iter_6,
                                                                ..
                                                            } = &mut *__gen_inner2 else { break 'lost };
                                                            match __gen_private::take(&mut __gen_left, 0) {
                                                                1 => {
                                                                    __gen_resuming = false;
                                                                    break 'out18;
                                                                }
                                                                2 => {
                                                                    __gen_resuming = false;
                                                                    break 'out10;
                                                                }
                                                                3 => {
                                                                    __gen_resuming = false;
                                                                    break 'out21;
                                                                }
                                                                _ => {}
                                                            }
                                                            'round14: loop {
                                                                let c;
                                                                __gen_resuming = false;
                                                                let __gen_private::Some(__gen_bound_c_3) = __gen_private::Iterator::next(
                                                                    &mut (*iter_6),
                                                                ) else {
                                                                    break 'out18;
                                                                };
                                                                c = __gen_bound_c_3;
                                                                if c == (*a) {
                                                                    continue 'round14;
                                                                }
                                                                if (*a) + (*b) == c {
                                                                    break 'out21;
                                                                }
                                                                let __gen_item: [u32; 3] = [(*a), (*b), c];
                                                                return __gen_private::Some(__gen_item);
                                                            }
                                                        }
                                                        *__gen_inner2 = Generator_nest_loop2::Head {};
                                                    }
                                                }
                                                *__gen_inner1 = Generator_nest_loop1::Head {};
                                                break 'exit8;
                                            }
                                            *__gen_inner1 = Generator_nest_loop1::Head {};
                                            continue 'a;
                                        };
                                    };
                                }
                            }
                        }
                        &mut __gen_nothing
                    } = {
                        if let Generator_nest::Loop1 {
                            inner: __gen_inner1,
                            n: n,
                            iter: iter_4,
                            ..
                        } = &mut *__gen_state {
                            if let Generator_nest_loop1::Loop2 {
                                inner: __gen_inner2,
                                a: a,
                                iter: iter_5,
                                ..
                            } = &mut *__gen_inner1 {
                                if let Generator_nest_loop2::Loop3 {
                                    b: b,
                                    iter: iter_6,
                                    ..
                                } = &mut *__gen_inner2 {
                                    __gen_left = 'ahead26: {
                                        'out21: {
                                            'out10: {
                                                'out18: {
                                                    let mut __gen_resuming;
                                                    let mut __gen_first = true;
                                                    'round14: while __gen_private::take(
                                                        &mut __gen_first,
                                                        false,
                                                    ) {
                                                        let c;
                                                        __gen_resuming = false;
                                                        let __gen_private::Some(__gen_bound_c_3) = __gen_private::Iterator::next(
                                                            &mut (*iter_6),
                                                        ) else {
                                                            break 'out18;
                                                        };
                                                        c = __gen_bound_c_3;
                                                        if c == (*a) {
                                                            continue 'round14;
                                                        }
                                                        if (*a) + (*b) == c {
                                                            break 'out21;
                                                        }
                                                        let __gen_item: [u32; 3] = [(*a), (*b), c];
                                                        return __gen_private::Some(__gen_item);
                                                    }
                                                    break 'ahead26 0;
                                                }
                                                break 'ahead26 1;
                                            }
                                            break 'ahead26 2;
                                        }
                                        break 'ahead26 3;
                                    };
                                }
                            }
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
                __gen_state: Generator_nest<_, _, _>,
                __gen_emitter,
            | -> __gen_private::Option<[u32; 3]> {
                let Generator_nest::Loop1 {
                    inner: Generator_nest_loop1::Head {},
                    n: __gen_field0,
                    iter: __gen_field1,
                    ..
                } = __gen_state else {
                    return __gen_private::None;
                };
                let __gen_argument0 = __gen_field0;
                let n = __gen_argument0;
                let _: () = {
                    'a: for a in __gen_field1 {
                        for b in 0..n {
                            for c in 0..n {
                                if c == a {
                                    continue;
                                }
                                if a + b == c {
                                    continue 'a;
                                }
                                __gen_emitter([a, b, c]);
                            }
                        }
                    }
                };
                __gen_private::None
            });
        __gen_machine
    }
}
