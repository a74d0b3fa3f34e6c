// fn borrowed<'a, const N: usize>(
//     mut list: Vec<u32>,
//     names: &'a [&'a str; N],
// ) -> impl Iterator<Item = u32> {
//     let (low, high) = list.split_halves();
//     while let Some(next) = low.following() {
//         yield_!(next.value(high) ?);
//     }
// }

fn borrowed<'a, const N: usize>(
    list: Vec<u32>,
    names: &'a [&'a str; N],
) -> impl Iterator<Item = u32> {
    {
        let names = ();
    }
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
        enum Generator_borrowed<T0, T1, T2, T3> {
            Loop1 { high: T3, low: T2 },
            Returned {},
            Unresumed { names: T1, list: T0 },
        }
        impl<T0, T1, T2, T3> __gen_private::State
        for Generator_borrowed<T0, T1, T2, T3> {
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
        impl<T0, T1, T2, T3> __gen_private::Observed
        for Generator_borrowed<T0, T1, T2, T3> {
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
        fn __gen_twin<'a, const N: usize, __Unknown>(
            mut list: Vec<u32>,
            names: &'a [&'a str; N],
            _: __Unknown,
        ) -> impl ::core::marker::Sized {
            let (low, high) = list.split_halves();
            while let Some(next) = low.following() {
                {
                    let __gen_item: u32 = (match (next.value(high)) {
                        __gen_value => {
                            match __gen_private::Try::branch(__gen_value) {
                                __gen_private::ControlFlow::Continue(__gen_value) => {
                                    __gen_value
                                }
                                __gen_private::ControlFlow::Break(__gen_value) => {
                                    let __gen_returned = __gen_private::last(
                                        __gen_private::EndWith::<
                                            u32,
                                        >::end(
                                            __gen_value,
                                            |__gen_error| __gen_private::Err(__gen_error)?,
                                        ),
                                    );
                                    return;
                                }
                            }
                        }
                    });
                    if false {
                        list = __gen_private::any();
                    }
                };
            }
        }
        if false {
            __gen_private::checked(__gen_twin::<N, _>(list, names, 1));
            __gen_private::stop();
        }
        let __gen_machine = __gen_private::Generator::inlined(
            Generator_borrowed::Unresumed {
                list: list,
                names: names,
            },
            move |
                __gen_state: &mut Generator_borrowed<_, _, _, _>,
            | -> __gen_private::Step<u32> {
                'lost: {
                    let mut __gen_resuming = true;
                    let __gen_kind_scrutinee_5 = __gen_private::Kind::default();
                    let __gen_slot_scrutinee_5 = __gen_kind_scrutinee_5;
                    let mut __gen_type_scrutinee_5;
                    let mut __gen_type_high_3;
                    {
                        let mut list;
                        let names;
                        {
                            let mut low;
                            let mut high;
                            {
                                'enter4: {
                                    if let Generator_borrowed::Loop1 { .. } = __gen_state {
                                        break 'enter4;
                                    }
                                    __gen_private::once();
                                    __gen_resuming = false;
                                    let Generator_borrowed::Unresumed {
                                        list: __gen_field_list,
                                        names: __gen_field_names,
                                        ..
                                    } = __gen_private::take(
                                        __gen_state,
                                        Generator_borrowed::Returned {},
                                    ) else { return __gen_private::Step::Ended };
                                    list = __gen_field_list;
                                    names = __gen_field_names;
                                    let (__gen_bound_low_2, __gen_bound_high_3) = list
                                        .split_halves();
                                    low = __gen_bound_low_2;
                                    high = __gen_bound_high_3;
                                    __gen_private::store(
                                        __gen_state,
                                        Generator_borrowed::Loop1 {
                                            high: high,
                                            low: low,
                                        },
                                    );
                                }
                                let Generator_borrowed::Loop1 {
                                    low: low,
                                    high: high,
                                    ..
                                } = &mut *__gen_state else { break 'lost };
                                'round1: loop {
                                    let mut scrutinee_5;
                                    let mut __gen_held1_scrutinee_5;
                                    {
                                        let next_4;
                                        __gen_resuming = false;
                                        scrutinee_5 = (*low).following();
                                        if let Some(next) = scrutinee_5 {
                                            next_4 = next;
                                            let __gen_item: u32 = (match (next_4.value((*high))) {
                                                __gen_value => {
                                                    match __gen_private::Try::branch(__gen_value) {
                                                        __gen_private::ControlFlow::Continue(__gen_value) => {
                                                            __gen_value
                                                        }
                                                        __gen_private::ControlFlow::Break(__gen_value) => {
                                                            return __gen_private::EndWith::<
                                                                u32,
                                                            >::end(
                                                                __gen_value,
                                                                |__gen_error| __gen_private::Err(__gen_error)?,
                                                            );
                                                        }
                                                    }
                                                }
                                            });
                                            return __gen_private::Step::Yielded(__gen_item);
                                        } else {
                                            __gen_held1_scrutinee_5 = if __gen_slot_scrutinee_5.keeps()
                                            {
                                                __gen_slot_scrutinee_5.kept();
                                                __gen_slot_scrutinee_5.hold(scrutinee_5)
                                            } else {
                                                ::core::default::Default::default()
                                            };
                                            #[allow(if_let_rescope)]
                                            let __gen_early = {
                                                let __gen_seen = ::core::cell::Cell::new(false);
                                                if let __gen_private::Some(()) = __gen_private::DropProbe(
                                                        &__gen_seen,
                                                    )
                                                    .nothing()
                                                {
                                                    false
                                                } else {
                                                    __gen_seen.get()
                                                }
                                            };
                                            if __gen_early {
                                                __gen_held1_scrutinee_5 = ::core::default::Default::default();
                                            }
                                            return __gen_private::Step::Ended;
                                        };
                                    }
                                    'types11: {
                                        break 'types11;
                                        __gen_held1_scrutinee_5 = __gen_slot_scrutinee_5
                                            .hold(scrutinee_5);
                                        __gen_type_scrutinee_5 = __gen_private::probe(&scrutinee_5);
                                    };
                                }
                            }
                            'types13: {
                                break 'types13;
                                __gen_type_high_3 = __gen_private::probe(&high);
                            };
                        }
                    };
                    return __gen_private::Step::Ended;
                    __gen_kind_scrutinee_5.is((&__gen_type_scrutinee_5).__gen_kind());
                    use __gen_private::types::*;
                    {
                        #[diagnostic::on_unimplemented(
                            message = "use of moved value: `high` is moved here and used again, in the next round of the loop or behind it; move `high.clone()`",
                            label = "moved here, and used again"
                        )]
                        trait UsedAgain {
                            fn check(self);
                        }
                        #[diagnostic::do_not_recommend]
                        impl UsedAgain for __gen_private::Movable {
                            fn check(self) {}
                        }
                        UsedAgain::check(
                            __gen_private::verdict(
                                __gen_private::moved_place(
                                    (&__gen_type_high_3).__gen_kind(),
                                    (&&__gen_type_high_3).__gen_refers(),
                                ),
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
                __gen_state: Generator_borrowed<_, _, _, _>,
                __gen_emitter,
            | -> __gen_private::Option<u32> {
                let Generator_borrowed::Unresumed {
                    list: __gen_field0,
                    names: __gen_field1,
                    ..
                } = __gen_state else {
                    return __gen_private::None;
                };
                let __gen_argument0 = __gen_field0;
                let mut list = __gen_argument0;
                let __gen_argument1 = __gen_field1;
                let names = __gen_argument1;
                let _: () = {
                    let (low, high) = list.split_halves();
                    while let Some(next) = low.following() {
                        __gen_emitter(
                            (match (next.value(high)) {
                                __gen_value => {
                                    match __gen_private::Try::branch(__gen_value) {
                                        __gen_private::ControlFlow::Continue(__gen_value) => {
                                            __gen_value
                                        }
                                        __gen_private::ControlFlow::Break(__gen_value) => {
                                            return __gen_private::last(
                                                __gen_private::EndWith::<
                                                    u32,
                                                >::end(
                                                    __gen_value,
                                                    |__gen_error| __gen_private::Err(__gen_error)?,
                                                ),
                                            );
                                        }
                                    }
                                }
                            }),
                        );
                    }
                };
                __gen_private::None
            });
        __gen_machine
    }
}
