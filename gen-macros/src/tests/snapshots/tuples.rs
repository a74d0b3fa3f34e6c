// fn tuples(pairs: Vec<(String, u32)>) -> impl Iterator<Item = String> {
//     for (at, (name, mut count)) in pairs.into_iter().enumerate() {
//         let (head, _) = name.split_at(at);
//         let head = head.to_owned();
//         while count > 0 {
//             yield_!(head.clone());
//             count -= 1;
//         }
//         yield_!(name);
//     }
// }

fn tuples(pairs: Vec<(String, u32)>) -> impl Iterator<Item = String> {
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
        enum Generator_tuples<T0, T1, T2> {
            Loop1 { inner: T2, iter: T1 },
            Returned {},
            Unresumed { pairs: T0 },
        }
        enum Generator_tuples_loop1<T0, T1, T2, T3, T4, T5> {
            Loop2 { head_2: T3, head: T2, count: T1, name: T0 },
            Yield2 { head_2: T5, head: T2, count: T4 },
            Head {},
        }
        impl<T0, T1, T2> __gen_private::State for Generator_tuples<T0, T1, T2> {
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
        impl<T0, T1, T2> __gen_private::Observed for Generator_tuples<T0, T1, T2> {
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
        #[allow(warnings)]
        fn __gen_twin<__Unknown>(
            pairs: Vec<(String, u32)>,
            _: __Unknown,
        ) -> impl ::core::marker::Sized {
            for (at, (name, mut count)) in pairs.into_iter().enumerate() {
                let mut name = __gen_private::identity(name);
                let (head, _) = name.split_at(at);
                let head = head.to_owned();
                while count > 0 {
                    {
                        let __gen_item: String = head.clone();
                        if false {
                            name = __gen_private::any();
                        }
                    };
                    count -= 1;
                }
                {
                    let __gen_item: String = name;
                    if false {
                        name = __gen_private::any();
                    }
                };
            }
        }
        if false {
            __gen_private::checked(__gen_twin::<_>(pairs, 1));
            __gen_private::stop();
        }
        let __gen_machine = __gen_private::Generator::inlined(
            Generator_tuples::Unresumed {
                pairs: pairs,
            },
            #[cfg_attr(not(debug_assertions), inline(always))]
            move |
                __gen_state: &mut Generator_tuples<_, _, _>,
            | -> __gen_private::Option<String> {
                'lost: {
                    let mut __gen_resuming = true;
                    let __gen_kind_count_3 = __gen_private::Kind::default();
                    let __gen_kind_head_4 = __gen_private::Kind::default();
                    let __gen_kind_head_5 = __gen_private::Kind::default();
                    let mut __gen_type_count_3;
                    let mut __gen_type_head_4;
                    let mut __gen_type_head_5;
                    {
                        let pairs;
                        {
                            let mut iter_6;
                            'enter4: {
                                if let Generator_tuples::Loop1 { inner: _, .. } = __gen_state {
                                    break 'enter4;
                                }
                                __gen_private::once();
                                __gen_resuming = false;
                                let Generator_tuples::Unresumed {
                                    pairs: __gen_field_pairs,
                                    ..
                                } = __gen_private::take(
                                    __gen_state,
                                    Generator_tuples::Returned {},
                                ) else { return __gen_private::None };
                                pairs = __gen_field_pairs;
                                iter_6 = __gen_private::IntoIterator::into_iter(
                                    pairs.into_iter().enumerate(),
                                );
                                __gen_private::store(
                                    __gen_state,
                                    Generator_tuples::Loop1 {
                                        inner: Generator_tuples_loop1::Head {},
                                        iter: iter_6,
                                    },
                                );
                                break 'enter4;
                            }
                            let Generator_tuples::Loop1 {
                                inner: __gen_inner1,
                                iter: iter_6,
                                ..
                            } = &mut *__gen_state else { break 'lost };
                            'round2: loop {
                                let at;
                                let mut name;
                                let mut count;
                                let mut __gen_held1_count_3;
                                {
                                    let mut head;
                                    let mut __gen_held1_head_4;
                                    let mut head_5;
                                    let mut __gen_held1_head_5;
                                    'yield19: {
                                        {
                                            'enter10: {
                                                if __gen_resuming {
                                                    match __gen_inner1 {
                                                        Generator_tuples_loop1::Loop2 { .. } => break 'enter10,
                                                        Generator_tuples_loop1::Yield2 {
                                                            ..
                                                        } if __gen_kind_count_3.keeps() || __gen_kind_head_4.keeps()
                                                            || __gen_kind_head_5.keeps() => break 'yield19,
                                                        _ => {
                                                            __gen_resuming = false;
                                                        }
                                                    }
                                                }
                                                let __gen_private::Some(
                                                    (
                                                        __gen_bound_at_1,
                                                        (__gen_bound_name_2, mut __gen_bound_count_3),
                                                    ),
                                                ) = __gen_private::Iterator::next(&mut (*iter_6)) else {
                                                    return __gen_private::None;
                                                };
                                                at = __gen_bound_at_1;
                                                name = __gen_bound_name_2;
                                                count = __gen_bound_count_3;
                                                let (__gen_bound_head_4, _) = name.split_at(at);
                                                head = __gen_bound_head_4;
                                                head_5 = head.to_owned();
                                                __gen_private::store(
                                                    __gen_inner1,
                                                    Generator_tuples_loop1::Loop2 {
                                                        head_2: head_5,
                                                        head: if __gen_kind_head_4.keeps() {
                                                            __gen_kind_head_4.kept();
                                                            __gen_kind_head_4.hold(head)
                                                        } else {
                                                            ::core::default::Default::default()
                                                        },
                                                        count: count,
                                                        name: name,
                                                    },
                                                );
                                                break 'enter10;
                                            }
                                            'out15: {
                                                let Generator_tuples_loop1::Loop2 {
                                                    name: name,
                                                    count: count,
                                                    head_2: head_5,
                                                    ..
                                                } = &mut *__gen_inner1 else { break 'lost };
                                                let mut __gen_nothing = ();
                                                *{
                                                    'round7: loop {
                                                        if (*count) > 0 {
                                                            let __gen_item: String = (*head_5).clone();
                                                            return __gen_private::Some(__gen_item);
                                                        } else {
                                                            break 'out15;
                                                        };
                                                    }
                                                    &mut __gen_nothing
                                                } = if __gen_resuming {
                                                    __gen_resuming = false;
                                                    (*count) -= 1;
                                                };
                                            }
                                            let Generator_tuples_loop1::Loop2 {
                                                name: __gen_field_name,
                                                count: __gen_field_count,
                                                head: __gen_field_head,
                                                head_2: __gen_field_head_2,
                                                ..
                                            } = __gen_private::take(
                                                __gen_inner1,
                                                Generator_tuples_loop1::Head {},
                                            ) else { break 'lost };
                                            name = __gen_field_name;
                                            count = __gen_field_count;
                                            __gen_held1_head_4 = __gen_field_head;
                                            head_5 = __gen_field_head_2;
                                        }
                                        let __gen_item: String = name;
                                        __gen_private::store(
                                            __gen_inner1,
                                            Generator_tuples_loop1::Yield2 {
                                                head_2: if __gen_kind_head_5.keeps() {
                                                    __gen_kind_head_5.kept();
                                                    __gen_kind_head_5.hold(head_5)
                                                } else {
                                                    ::core::default::Default::default()
                                                },
                                                head: __gen_held1_head_4,
                                                count: if __gen_kind_count_3.keeps() {
                                                    __gen_kind_count_3.kept();
                                                    __gen_kind_count_3.hold(count)
                                                } else {
                                                    ::core::default::Default::default()
                                                },
                                            },
                                        );
                                        return __gen_private::Some(__gen_item);
                                    }
                                    __gen_resuming = false;
                                    let Generator_tuples_loop1::Yield2 {
                                        count: __gen_field_count,
                                        head: __gen_field_head,
                                        head_2: __gen_field_head_2,
                                        ..
                                    } = __gen_private::take(
                                        __gen_inner1,
                                        Generator_tuples_loop1::Head {},
                                    ) else { break 'lost };
                                    __gen_held1_count_3 = __gen_field_count;
                                    __gen_held1_head_4 = __gen_field_head;
                                    __gen_held1_head_5 = __gen_field_head_2;
                                    'types21: {
                                        break 'types21;
                                        __gen_held1_head_4 = __gen_kind_head_4.hold(head);
                                        __gen_held1_head_5 = __gen_kind_head_5.hold(head_5);
                                        __gen_type_head_4 = __gen_private::probe(&head);
                                        __gen_type_head_5 = __gen_private::probe(&head_5);
                                    };
                                }
                                'types23: {
                                    break 'types23;
                                    __gen_held1_count_3 = __gen_kind_count_3.hold(count);
                                    __gen_type_count_3 = __gen_private::probe(&count);
                                };
                            };
                        }
                    };
                    return __gen_private::None;
                    __gen_kind_count_3.is((&__gen_type_count_3).__gen_kind());
                    __gen_kind_head_4.is((&__gen_type_head_4).__gen_kind());
                    __gen_kind_head_5.is((&__gen_type_head_5).__gen_kind());
                }
                __gen_private::ended(__gen_private::None)
            },
        );
        #[cfg(not(debug_assertions))]
        let __gen_machine = __gen_machine
            .with_whole(move |
                __gen_state: Generator_tuples<_, _, _>,
                __gen_emitter,
            | -> __gen_private::Option<String> {
                let Generator_tuples::Unresumed { pairs: __gen_field0, .. } = __gen_state
                else {
                    return __gen_private::None;
                };
                let __gen_argument0 = __gen_field0;
                let pairs = __gen_argument0;
                let _: () = {
                    for (at, (name, mut count)) in pairs.into_iter().enumerate() {
                        let (head, _) = name.split_at(at);
                        let head = head.to_owned();
                        while count > 0 {
                            __gen_emitter(head.clone());
                            count -= 1;
                        }
                        __gen_emitter(name);
                    }
                };
                __gen_private::None
            });
        __gen_machine
    }
}
