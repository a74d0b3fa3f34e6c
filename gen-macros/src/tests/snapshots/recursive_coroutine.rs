// fn sum(
//     n: u32,
// ) -> gen_core::RecursiveCoroutine<'static, Result<u32, E>, u32, Result<u32, E>> {
//     if n == 0 {
//         return Ok(yield_!(n)?);
//     }
//     Ok(n + yield_from!(sum(n - 1))?)
// }

fn sum(
    n: u32,
) -> gen_core::RecursiveCoroutine<'static, Result<u32, E>, u32, Result<u32, E>> {
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
        yield_from!(@ used);
        enum Generator_sum<T0, T1, T2> {
            Yield1 {},
            Loop1 { iter: T2, operand: T1 },
            Returned {},
            Unresumed { n: T0 },
        }
        impl<T0, T1, T2> __gen_private::State for Generator_sum<T0, T1, T2> {
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
        impl<T0, T1, T2> __gen_private::Observed for Generator_sum<T0, T1, T2> {
            #[inline(always)]
            fn is_unresumed(&self) -> __gen_private::bool {
                match self {
                    Self::Unresumed { .. } => true,
                    _ => false,
                }
            }
        }
        use __gen_private::{IsOther as _, IsNoCoroutine as _};
        <__gen_private::RecursiveCoroutine<
            '_,
            Result<u32, E>,
            u32,
            Result<u32, E>,
        >>::from_body(
            Generator_sum::Unresumed { n: n },
            move |
                __gen_state: &mut Generator_sum<_, _, _>,
                __gen_argument: __gen_private::Message<_, _>,
            | -> __gen_private::Outcome<_, u32, _, _> {
                let mut __gen_argument: <__gen_private::RecursiveCoroutine<
                    '_,
                    Result<u32, E>,
                    u32,
                    Result<u32, E>,
                > as __gen_private::Root>::Slot = __gen_private::Slot::of(
                    __gen_argument,
                );
                'lost: {
                    let mut __gen_resuming = true;
                    {
                        let n;
                        {
                            let mut returned_1: Result<u32, E>;
                            {
                                let mut operand_3;
                                let mut __value;
                                {
                                    let mut iter_5;
                                    'enter14: {
                                        'join2: {
                                            {
                                                {
                                                    {
                                                        let mut __received;
                                                        'yield5: {
                                                            match __gen_state {
                                                                Generator_sum::Yield1 { .. } => break 'yield5,
                                                                Generator_sum::Loop1 { .. } => break 'enter14,
                                                                _ => {}
                                                            }
                                                            __gen_private::once();
                                                            if __gen_private::Slot::is_argument(&__gen_argument) {
                                                                return __gen_private::Outcome::Lost;
                                                            }
                                                            __gen_resuming = false;
                                                            let Generator_sum::Unresumed { n: __gen_field_n, .. } = __gen_private::take(
                                                                __gen_state,
                                                                Generator_sum::Returned {},
                                                            ) else { return __gen_private::Outcome::Lost };
                                                            n = __gen_field_n;
                                                            if n == 0 {
                                                                let __gen_item: u32 = n;
                                                                __gen_private::store(__gen_state, Generator_sum::Yield1 {});
                                                                return __gen_private::Outcome::Yielded(__gen_item);
                                                            } else {
                                                                break 'join2;
                                                            };
                                                        }
                                                        __gen_resuming = false;
                                                        let Generator_sum::Yield1 { .. } = __gen_private::take(
                                                            __gen_state,
                                                            Generator_sum::Returned {},
                                                        ) else { break 'lost };
                                                        __received = match __gen_private::Slot::argument(
                                                            &mut __gen_argument,
                                                        ) {
                                                            __gen_private::Some(__gen_value) => __gen_value,
                                                            __gen_private::None => return __gen_private::Outcome::Lost,
                                                        };
                                                        {
                                                            let __gen_returned: Result<u32, E> = Ok(
                                                                (match (__received) {
                                                                    __gen_value => {
                                                                        match __gen_private::Try::branch(__gen_value) {
                                                                            __gen_private::ControlFlow::Continue(__gen_value) => {
                                                                                __gen_value
                                                                            }
                                                                            __gen_private::ControlFlow::Break(__gen_value) => {
                                                                                return __gen_private::Outcome::Complete(
                                                                                    __gen_private::CompleteWith::<
                                                                                        Result<u32, E>,
                                                                                    >::complete(
                                                                                        __gen_value,
                                                                                        |__gen_error| __gen_private::Err(__gen_error)?,
                                                                                    ),
                                                                                );
                                                                            }
                                                                        }
                                                                    }
                                                                }),
                                                            );
                                                            return __gen_private::Outcome::Complete(__gen_returned);
                                                        };
                                                        return __gen_private::Outcome::Lost;
                                                    }
                                                }
                                                return __gen_private::Outcome::Lost;
                                            }
                                        }
                                        operand_3 = n;
                                        iter_5 = match __gen_private::identity(sum(n - 1)) {
                                            __gen_child => {
                                                (&__gen_private::Ask::<
                                                    __gen_private::RecursiveCoroutine<
                                                        '_,
                                                        Result<u32, E>,
                                                        u32,
                                                        Result<u32, E>,
                                                    >,
                                                    _,
                                                >::of(&__gen_child))
                                                    .__gen_child()
                                                    .begin_in::<
                                                        Result<u32, E>,
                                                        _,
                                                        _,
                                                        _,
                                                    >(__gen_child, &mut __gen_argument)
                                            }
                                        };
                                        __gen_private::store(
                                            __gen_state,
                                            Generator_sum::Loop1 {
                                                iter: iter_5,
                                                operand: operand_3,
                                            },
                                        );
                                        break 'enter14;
                                    }
                                    'out22: {
                                        let Generator_sum::Loop1 {
                                            operand: operand_3,
                                            iter: iter_5,
                                            ..
                                        } = &mut *__gen_state else { break 'lost };
                                        'round11: loop {
                                            let mut __call;
                                            let mut __item;
                                            __gen_resuming = false;
                                            match __gen_private::Callee::advance(
                                                &mut (*iter_5),
                                                &mut __gen_argument,
                                                __gen_private::None,
                                            ) {
                                                __gen_private::Advanced::Yielded(__gen_bound___item_6) => {
                                                    __item = __gen_bound___item_6;
                                                    let __gen_item: u32 = __item;
                                                    return __gen_private::Outcome::Yielded(__gen_item);
                                                }
                                                __gen_private::Advanced::Call(__gen_bound___call_7) => {
                                                    __call = __gen_bound___call_7;
                                                    let __gen_item = __call;
                                                    return __gen_private::Outcome::Call(__gen_item);
                                                }
                                                __gen_private::Advanced::Complete(__gen_bound_end_8) => {
                                                    let mut end_8;
                                                    end_8 = __gen_bound_end_8;
                                                    __value = end_8;
                                                    break 'out22;
                                                }
                                            };
                                        }
                                    }
                                    let Generator_sum::Loop1 {
                                        operand: __gen_field_operand,
                                        iter: __gen_field_iter,
                                        ..
                                    } = __gen_private::take(
                                        __gen_state,
                                        Generator_sum::Returned {},
                                    ) else { break 'lost };
                                    operand_3 = __gen_field_operand;
                                    iter_5 = __gen_field_iter;
                                }
                                let __gen_bound_returned_1: Result<u32, E> = {
                                    Ok(
                                        operand_3
                                            + (match (__value) {
                                                __gen_value => {
                                                    match __gen_private::Try::branch(__gen_value) {
                                                        __gen_private::ControlFlow::Continue(__gen_value) => {
                                                            __gen_value
                                                        }
                                                        __gen_private::ControlFlow::Break(__gen_value) => {
                                                            return __gen_private::Outcome::Complete(
                                                                __gen_private::CompleteWith::<
                                                                    Result<u32, E>,
                                                                >::complete(
                                                                    __gen_value,
                                                                    |__gen_error| __gen_private::Err(__gen_error)?,
                                                                ),
                                                            );
                                                        }
                                                    }
                                                }
                                            }),
                                    )
                                };
                                returned_1 = __gen_bound_returned_1;
                            }
                            {
                                let __gen_returned: Result<u32, E> = returned_1;
                                return __gen_private::Outcome::Complete(__gen_returned);
                            };
                            return __gen_private::Outcome::Lost;
                        }
                    };
                    return __gen_private::Outcome::Lost;
                }
                __gen_private::Outcome::Lost
            },
        )
    }
}
