// fn guard(mutex: &Mutex<Vec<u32>>) -> impl Iterator<Item = u32> {
//     let _guard = mutex.lock().unwrap();
//     for n in 0..3 {
//         yield_!(n);
//     }
//     yield_!(3);
// }

fn guard(mutex: &Mutex<Vec<u32>>) -> impl Iterator<Item = u32> {
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
        enum Generator_guard<T0, T1, T2> {
            Loop1 { iter: T2, _guard: T1 },
            Yield2 { _guard: T1 },
            Returned {},
            Unresumed { mutex: T0 },
        }
        impl<T0, T1, T2> __gen_private::State for Generator_guard<T0, T1, T2> {
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
        impl<T0, T1, T2> __gen_private::Observed for Generator_guard<T0, T1, T2> {
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
            Generator_guard::Unresumed {
                mutex: mutex,
            },
            move |
                __gen_state: &mut Generator_guard<_, _, _>,
            | -> __gen_private::Option<u32> {
                'lost: {
                    let mut __gen_resuming = true;
                    let __gen_kind__guard_1 = __gen_private::Kind::default();
                    let mut __gen_type__guard_1;
                    {
                        let mutex;
                        {
                            let mut _guard;
                            let mut __gen_held0__guard_1;
                            'yield15: {
                                {
                                    let mut iter_3;
                                    'enter5: {
                                        match __gen_state {
                                            Generator_guard::Loop1 { .. } => break 'enter5,
                                            Generator_guard::Yield2 { .. } => break 'yield15,
                                            _ => {}
                                        }
                                        __gen_private::once();
                                        __gen_resuming = false;
                                        let Generator_guard::Unresumed {
                                            mutex: __gen_field_mutex,
                                            ..
                                        } = __gen_private::take(
                                            __gen_state,
                                            Generator_guard::Returned {},
                                        ) else { return __gen_private::None };
                                        mutex = __gen_field_mutex;
                                        _guard = mutex.lock().unwrap();
                                        iter_3 = __gen_private::IntoIterator::into_iter(0..3);
                                        __gen_private::store(
                                            __gen_state,
                                            Generator_guard::Loop1 {
                                                iter: iter_3,
                                                _guard: if __gen_kind__guard_1.keeps() {
                                                    __gen_kind__guard_1.kept();
                                                    __gen_kind__guard_1.hold(_guard)
                                                } else {
                                                    ::core::default::Default::default()
                                                },
                                            },
                                        );
                                        break 'enter5;
                                    }
                                    'out6: {
                                        let Generator_guard::Loop1 { iter: iter_3, .. } = &mut *__gen_state
                                        else { break 'lost };
                                        'round2: loop {
                                            let n;
                                            __gen_resuming = false;
                                            let __gen_private::Some(__gen_bound_n_2) = __gen_private::Iterator::next(
                                                &mut (*iter_3),
                                            ) else {
                                                break 'out6;
                                            };
                                            n = __gen_bound_n_2;
                                            let __gen_item: u32 = n;
                                            return __gen_private::Some(__gen_item);
                                        }
                                    }
                                    let Generator_guard::Loop1 {
                                        _guard: __gen_field__guard,
                                        ..
                                    } = __gen_private::take(
                                        __gen_state,
                                        Generator_guard::Returned {},
                                    ) else { break 'lost };
                                    __gen_held0__guard_1 = __gen_field__guard;
                                }
                                let __gen_item: u32 = 3;
                                __gen_private::store(
                                    __gen_state,
                                    Generator_guard::Yield2 {
                                        _guard: __gen_held0__guard_1,
                                    },
                                );
                                return __gen_private::Some(__gen_item);
                            }
                            __gen_resuming = false;
                            let Generator_guard::Yield2 {
                                _guard: __gen_field__guard,
                                ..
                            } = __gen_private::take(
                                __gen_state,
                                Generator_guard::Returned {},
                            ) else { break 'lost };
                            __gen_held0__guard_1 = __gen_field__guard;
                            'types17: {
                                break 'types17;
                                __gen_held0__guard_1 = __gen_kind__guard_1.hold(_guard);
                                __gen_type__guard_1 = __gen_private::probe(&_guard);
                            };
                        }
                    };
                    return __gen_private::None;
                    __gen_kind__guard_1.is((&__gen_type__guard_1).__gen_kind());
                }
                __gen_private::ended(__gen_private::None)
            },
        );
        #[cfg(not(debug_assertions))]
        let __gen_machine = __gen_machine
            .with_whole(move |
                __gen_state: Generator_guard<_, _, _>,
                __gen_emitter,
            | -> __gen_private::Option<u32> {
                let Generator_guard::Unresumed { mutex: __gen_field0, .. } = __gen_state
                else {
                    return __gen_private::None;
                };
                let __gen_argument0 = __gen_field0;
                let mutex = __gen_argument0;
                let _: () = {
                    let _guard = mutex.lock().unwrap();
                    for n in 0..3 {
                        __gen_emitter(n);
                    }
                    __gen_emitter(3);
                };
                __gen_private::None
            });
        __gen_machine
    }
}
