// fn temporaries(cell: &RefCell<Vec<u32>>) -> impl Iterator<Item = u32> {
//     if let Some(last) = cell.borrow().last() {
//         yield_!(* last);
//     } else {
//         yield_!(0);
//     }
//     yield_!(cell.borrow().len() as u32);
// }

fn temporaries(cell: &RefCell<Vec<u32>>) -> impl Iterator<Item = u32> {
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
        enum Generator_temporaries<T0, T1, T2, T3> {
            Yield1 { last: T1, cell: T0 },
            Yield2 { scrutinee: T2, cell: T0 },
            Yield3 { temporary: T3 },
            Returned {},
            Unresumed { cell: T0 },
        }
        impl<T0, T1, T2, T3> __gen_private::State
        for Generator_temporaries<T0, T1, T2, T3> {
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
        for Generator_temporaries<T0, T1, T2, T3> {
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
            Generator_temporaries::Unresumed {
                cell: cell,
            },
            #[cfg_attr(not(debug_assertions), inline(always))]
            move |
                __gen_state: &mut Generator_temporaries<_, _, _, _>,
            | -> __gen_private::Option<u32> {
                'lost: {
                    let mut __gen_any_item;
                    let __gen_kind_last_1 = __gen_private::Kind::default();
                    let __gen_kind_scrutinee_3 = __gen_private::Kind::default();
                    let __gen_kind_part_4 = __gen_private::Kind::default();
                    let __gen_kind_temporary_5 = __gen_private::Kind::default();
                    let __gen_slot_last_1 = __gen_kind_last_1.under(__gen_kind_part_4);
                    let __gen_slot_scrutinee_3 = __gen_kind_scrutinee_3;
                    let mut __gen_type_last_1;
                    let mut __gen_type_scrutinee_3;
                    let mut __gen_type_part_4;
                    let mut __gen_type_temporary_5;
                    {
                        let cell;
                        {
                            let mut temporary_5;
                            let mut __gen_held0_temporary_5;
                            'yield19: {
                                {
                                    let mut temporary_2;
                                    let mut scrutinee_3;
                                    let mut __gen_held0_scrutinee_3;
                                    'join2: {
                                        'yield12: {
                                            'suspend11: {
                                                {
                                                    let last_1;
                                                    let mut __gen_held0_last_1;
                                                    {
                                                        let mut part_4;
                                                        'yield5: {
                                                            'suspend4: {
                                                                match __gen_state {
                                                                    Generator_temporaries::Yield1 { .. } => break 'yield5,
                                                                    Generator_temporaries::Yield2 { .. } => break 'yield12,
                                                                    Generator_temporaries::Yield3 { .. } => break 'yield19,
                                                                    _ => {}
                                                                }
                                                                __gen_private::once();
                                                                let Generator_temporaries::Unresumed {
                                                                    cell: __gen_field_cell,
                                                                    ..
                                                                } = __gen_private::take(
                                                                    __gen_state,
                                                                    Generator_temporaries::Returned {},
                                                                ) else { return __gen_private::None };
                                                                cell = __gen_field_cell;
                                                                temporary_2 = cell.borrow();
                                                                scrutinee_3 = temporary_2.last();
                                                                if let Some(last) = scrutinee_3 {
                                                                    last_1 = last;
                                                                    part_4 = *last_1;
                                                                    if __gen_kind_part_4.leaves_whole() {
                                                                        __gen_kind_part_4.go_on();
                                                                        __gen_held0_last_1 = if __gen_slot_last_1.keeps() {
                                                                            __gen_slot_last_1.kept();
                                                                            __gen_slot_last_1.hold(last_1)
                                                                        } else {
                                                                            ::core::default::Default::default()
                                                                        };
                                                                    } else {
                                                                        __gen_held0_last_1 = ::core::default::Default::default();
                                                                    }
                                                                    let __gen_item: u32 = part_4;
                                                                    __gen_any_item = __gen_item;
                                                                    break 'suspend4;
                                                                } else {
                                                                    __gen_held0_scrutinee_3 = if __gen_slot_scrutinee_3.keeps()
                                                                    {
                                                                        __gen_slot_scrutinee_3.kept();
                                                                        __gen_slot_scrutinee_3.hold(scrutinee_3)
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
                                                                        __gen_held0_scrutinee_3 = ::core::default::Default::default();
                                                                    }
                                                                    let __gen_item: u32 = 0;
                                                                    __gen_any_item = __gen_item;
                                                                    break 'suspend11;
                                                                };
                                                            }
                                                            __gen_private::store(
                                                                __gen_state,
                                                                Generator_temporaries::Yield1 {
                                                                    last: __gen_held0_last_1,
                                                                    cell: cell,
                                                                },
                                                            );
                                                            return __gen_private::Some(__gen_any_item);
                                                        }
                                                        let Generator_temporaries::Yield1 {
                                                            cell: __gen_field_cell,
                                                            last: __gen_field_last,
                                                            ..
                                                        } = __gen_private::take(
                                                            __gen_state,
                                                            Generator_temporaries::Returned {},
                                                        ) else { break 'lost };
                                                        cell = __gen_field_cell;
                                                        __gen_held0_last_1 = __gen_field_last;
                                                        'types7: {
                                                            break 'types7;
                                                            __gen_type_part_4 = __gen_private::probe(&part_4);
                                                        };
                                                    }
                                                    'types9: {
                                                        break 'types9;
                                                        __gen_held0_last_1 = __gen_slot_last_1.hold(last_1);
                                                        __gen_type_last_1 = __gen_private::probe(&last_1);
                                                    };
                                                }
                                                break 'join2;
                                            }
                                            __gen_private::store(
                                                __gen_state,
                                                Generator_temporaries::Yield2 {
                                                    scrutinee: __gen_held0_scrutinee_3,
                                                    cell: cell,
                                                },
                                            );
                                            return __gen_private::Some(__gen_any_item);
                                        }
                                        let Generator_temporaries::Yield2 {
                                            cell: __gen_field_cell,
                                            scrutinee: __gen_field_scrutinee,
                                            ..
                                        } = __gen_private::take(
                                            __gen_state,
                                            Generator_temporaries::Returned {},
                                        ) else { break 'lost };
                                        cell = __gen_field_cell;
                                        __gen_held0_scrutinee_3 = __gen_field_scrutinee;
                                    }
                                    'types16: {
                                        break 'types16;
                                        __gen_held0_scrutinee_3 = __gen_slot_scrutinee_3
                                            .hold(scrutinee_3);
                                        __gen_type_scrutinee_3 = __gen_private::probe(&scrutinee_3);
                                    };
                                }
                                temporary_5 = cell.borrow();
                                let __gen_item: u32 = temporary_5.len() as u32;
                                __gen_private::store(
                                    __gen_state,
                                    Generator_temporaries::Yield3 {
                                        temporary: if __gen_kind_temporary_5.keeps() {
                                            __gen_kind_temporary_5.kept();
                                            __gen_kind_temporary_5.hold(temporary_5)
                                        } else {
                                            ::core::default::Default::default()
                                        },
                                    },
                                );
                                return __gen_private::Some(__gen_item);
                            }
                            let Generator_temporaries::Yield3 {
                                temporary: __gen_field_temporary,
                                ..
                            } = __gen_private::take(
                                __gen_state,
                                Generator_temporaries::Returned {},
                            ) else { break 'lost };
                            __gen_held0_temporary_5 = __gen_field_temporary;
                            'types21: {
                                break 'types21;
                                __gen_held0_temporary_5 = __gen_kind_temporary_5
                                    .hold(temporary_5);
                                __gen_type_temporary_5 = __gen_private::probe(&temporary_5);
                            };
                        }
                    };
                    return __gen_private::None;
                    __gen_kind_last_1.is((&__gen_type_last_1).__gen_kind());
                    __gen_kind_scrutinee_3.is((&__gen_type_scrutinee_3).__gen_kind());
                    __gen_kind_part_4.is((&__gen_type_part_4).__gen_kind());
                    __gen_kind_temporary_5.is((&__gen_type_temporary_5).__gen_kind());
                }
                __gen_private::ended(__gen_private::None)
            },
        );
        #[cfg(not(debug_assertions))]
        let __gen_machine = __gen_machine
            .with_whole(move |
                __gen_state: Generator_temporaries<_, _, _, _>,
                __gen_emitter,
            | -> __gen_private::Option<u32> {
                let Generator_temporaries::Unresumed { cell: __gen_field0, .. } = __gen_state
                else {
                    return __gen_private::None;
                };
                let __gen_argument0 = __gen_field0;
                let cell = __gen_argument0;
                let _: () = {
                    if let Some(last) = cell.borrow().last() {
                        __gen_emitter(*last);
                    } else {
                        __gen_emitter(0);
                    }
                    __gen_emitter(cell.borrow().len() as u32);
                };
                __gen_private::None
            });
        __gen_machine
    }
}
