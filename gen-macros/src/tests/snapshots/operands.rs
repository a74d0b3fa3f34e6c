// fn operands(log: Log) -> impl Iterator<Item = u32> {
//     let total = add(
//         log.first(),
//         {
//             yield_!(1);
//             log.second()
//         },
//         log.third(),
//     );
//     let both = total > 1
//         && {
//             yield_!(2);
//             total < 9
//         };
//     let pair = (
//         total,
//         {
//             yield_!(3);
//             both
//         },
//     );
//     yield_!(pair.0 + { yield_!(4); 5 });
// }

fn operands(log: Log) -> impl Iterator<Item = u32> {
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
        enum Generator_operands<T0, T1, T2, T3, T4, T5, T6> {
            Yield1 { operand: T1, log: T0 },
            Yield2 { total: T2 },
            Yield3 { operand: T4, both: T3 },
            Yield4 { part: T6, pair: T5 },
            Yield5 { pair: T5 },
            Returned {},
            Unresumed { log: T0 },
        }
        impl<T0, T1, T2, T3, T4, T5, T6> __gen_private::State
        for Generator_operands<T0, T1, T2, T3, T4, T5, T6> {
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
        impl<T0, T1, T2, T3, T4, T5, T6> __gen_private::Observed
        for Generator_operands<T0, T1, T2, T3, T4, T5, T6> {
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
            Generator_operands::Unresumed {
                log: log,
            },
            #[cfg_attr(not(debug_assertions), inline(always))]
            move |
                __gen_state: &mut Generator_operands<_, _, _, _, _, _, _>,
            | -> __gen_private::Option<u32> {
                'lost: {
                    let __gen_kind_pair_3 = __gen_private::Kind::default();
                    let __gen_kind_part_9 = __gen_private::Kind::default();
                    let __gen_slot_pair_3 = __gen_kind_pair_3.under(__gen_kind_part_9);
                    let mut __gen_type_pair_3;
                    let mut __gen_type_part_9;
                    {
                        let log;
                        {
                            let total;
                            let both;
                            let mut pair;
                            let mut __gen_held0_pair_3;
                            {
                                let mut part_9;
                                let mut value_10;
                                'yield28: {
                                    {
                                        'yield25: {
                                            {
                                                let mut operand_7;
                                                let mut value_8;
                                                {
                                                    'yield19: {
                                                        {
                                                            let mut condition_6;
                                                            'join8: {
                                                                'yield11: {
                                                                    {
                                                                        let mut operand_4;
                                                                        let mut value_5;
                                                                        {
                                                                            'yield4: {
                                                                                match __gen_state {
                                                                                    Generator_operands::Yield1 { .. } => break 'yield4,
                                                                                    Generator_operands::Yield2 { .. } => break 'yield11,
                                                                                    Generator_operands::Yield3 { .. } => break 'yield19,
                                                                                    Generator_operands::Yield4 { .. } => break 'yield25,
                                                                                    Generator_operands::Yield5 { .. } => break 'yield28,
                                                                                    _ => {}
                                                                                }
                                                                                __gen_private::once();
                                                                                let Generator_operands::Unresumed {
                                                                                    log: __gen_field_log,
                                                                                    ..
                                                                                } = __gen_private::take(
                                                                                    __gen_state,
                                                                                    Generator_operands::Returned {},
                                                                                ) else { return __gen_private::None };
                                                                                log = __gen_field_log;
                                                                                operand_4 = log.first();
                                                                                let __gen_item: u32 = 1;
                                                                                let _ = &log;
                                                                                __gen_private::store(
                                                                                    __gen_state,
                                                                                    Generator_operands::Yield1 {
                                                                                        operand: operand_4,
                                                                                        log: log,
                                                                                    },
                                                                                );
                                                                                return __gen_private::Some(__gen_item);
                                                                            }
                                                                            let Generator_operands::Yield1 {
                                                                                log: __gen_field_log,
                                                                                operand: __gen_field_operand,
                                                                                ..
                                                                            } = __gen_private::take(
                                                                                __gen_state,
                                                                                Generator_operands::Returned {},
                                                                            ) else { break 'lost };
                                                                            log = __gen_field_log;
                                                                            operand_4 = __gen_field_operand;
                                                                            value_5 = { log.second() };
                                                                        }
                                                                        total = add(operand_4, value_5, log.third());
                                                                    }
                                                                    if total > 1 {
                                                                        let __gen_item: u32 = 2;
                                                                        __gen_private::store(
                                                                            __gen_state,
                                                                            Generator_operands::Yield2 {
                                                                                total: total,
                                                                            },
                                                                        );
                                                                        return __gen_private::Some(__gen_item);
                                                                    } else {
                                                                        condition_6 = false;
                                                                        break 'join8;
                                                                    };
                                                                }
                                                                let Generator_operands::Yield2 {
                                                                    total: __gen_field_total,
                                                                    ..
                                                                } = __gen_private::take(
                                                                    __gen_state,
                                                                    Generator_operands::Returned {},
                                                                ) else { break 'lost };
                                                                total = __gen_field_total;
                                                                condition_6 = { total < 9 };
                                                            }
                                                            both = condition_6;
                                                        }
                                                        operand_7 = total;
                                                        let __gen_item: u32 = 3;
                                                        __gen_private::store(
                                                            __gen_state,
                                                            Generator_operands::Yield3 {
                                                                operand: operand_7,
                                                                both: both,
                                                            },
                                                        );
                                                        return __gen_private::Some(__gen_item);
                                                    }
                                                    let Generator_operands::Yield3 {
                                                        both: __gen_field_both,
                                                        operand: __gen_field_operand,
                                                        ..
                                                    } = __gen_private::take(
                                                        __gen_state,
                                                        Generator_operands::Returned {},
                                                    ) else { break 'lost };
                                                    both = __gen_field_both;
                                                    operand_7 = __gen_field_operand;
                                                    value_8 = both;
                                                }
                                                pair = (operand_7, value_8);
                                            }
                                            part_9 = pair.0;
                                            if __gen_kind_part_9.leaves_whole() {
                                                __gen_kind_part_9.go_on();
                                                __gen_held0_pair_3 = if __gen_slot_pair_3.keeps() {
                                                    __gen_slot_pair_3.kept();
                                                    __gen_slot_pair_3.hold(pair)
                                                } else {
                                                    ::core::default::Default::default()
                                                };
                                            } else {
                                                __gen_held0_pair_3 = ::core::default::Default::default();
                                            }
                                            let __gen_item: u32 = 4;
                                            __gen_private::store(
                                                __gen_state,
                                                Generator_operands::Yield4 {
                                                    part: part_9,
                                                    pair: __gen_held0_pair_3,
                                                },
                                            );
                                            return __gen_private::Some(__gen_item);
                                        }
                                        let Generator_operands::Yield4 {
                                            pair: __gen_field_pair,
                                            part: __gen_field_part,
                                            ..
                                        } = __gen_private::take(
                                            __gen_state,
                                            Generator_operands::Returned {},
                                        ) else { break 'lost };
                                        __gen_held0_pair_3 = __gen_field_pair;
                                        part_9 = __gen_field_part;
                                        value_10 = 5;
                                    }
                                    let __gen_item: u32 = part_9 + value_10;
                                    __gen_private::store(
                                        __gen_state,
                                        Generator_operands::Yield5 {
                                            pair: __gen_held0_pair_3,
                                        },
                                    );
                                    return __gen_private::Some(__gen_item);
                                }
                                let Generator_operands::Yield5 {
                                    pair: __gen_field_pair,
                                    ..
                                } = __gen_private::take(
                                    __gen_state,
                                    Generator_operands::Returned {},
                                ) else { break 'lost };
                                __gen_held0_pair_3 = __gen_field_pair;
                                'types30: {
                                    break 'types30;
                                    __gen_type_part_9 = __gen_private::probe(&part_9);
                                };
                            }
                            'types32: {
                                break 'types32;
                                __gen_held0_pair_3 = __gen_slot_pair_3.hold(pair);
                                __gen_type_pair_3 = __gen_private::probe(&pair);
                            };
                        }
                    };
                    return __gen_private::None;
                    __gen_kind_pair_3.is((&__gen_type_pair_3).__gen_kind());
                    __gen_kind_part_9.is((&__gen_type_part_9).__gen_kind());
                }
                __gen_private::ended(__gen_private::None)
            },
        );
        #[cfg(not(debug_assertions))]
        let __gen_machine = __gen_machine
            .with_whole(move |
                __gen_state: Generator_operands<_, _, _, _, _, _, _>,
                __gen_emitter,
            | -> __gen_private::Option<u32> {
                let Generator_operands::Unresumed { log: __gen_field0, .. } = __gen_state
                else {
                    return __gen_private::None;
                };
                let __gen_argument0 = __gen_field0;
                let log = __gen_argument0;
                let _: () = {
                    let total = add(
                        log.first(),
                        {
                            __gen_emitter(1);
                            log.second()
                        },
                        log.third(),
                    );
                    let both = total > 1
                        && {
                            __gen_emitter(2);
                            total < 9
                        };
                    let pair = (
                        total,
                        {
                            __gen_emitter(3);
                            both
                        },
                    );
                    __gen_private::emit::<
                        u32,
                    >(
                        pair.0
                            + {
                                __gen_emitter(4);
                                5
                            },
                        __gen_emitter,
                    );
                };
                __gen_private::None
            });
        __gen_machine
    }
}
