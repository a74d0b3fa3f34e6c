// fn derives(start: u8) -> impl Iterator<Item = u8> + Clone + core::fmt::Debug {
//     let mut at = start;
//     loop {
//         yield_!(at);
//         at = at.wrapping_add(1);
//         if at == start {
//             return;
//         }
//     }
// }

fn derives(start: u8) -> impl Iterator<Item = u8> + Clone + core::fmt::Debug {
    #[allow(
        warnings,
        clippy::all,
        clippy::pedantic,
        clippy::nursery,
        clippy::restriction
    )]
    {
        yield_!(@ used);
        #[derive(::core::clone::Clone)]
        #[derive(::core::fmt::Debug)]
        enum Generator_derives<T0, T1> {
            Unresumed { start: T0 },
            Returned {},
            Loop1 { inner: T1, start: T0 },
        }
        #[derive(::core::clone::Clone)]
        #[derive(::core::fmt::Debug)]
        enum Generator_derives_loop1<T0> {
            Head { at: T0 },
            Running {},
            Yield1 { at: T0 },
        }
        impl<T0, T1> ::gen_core::__private::State for Generator_derives<T0, T1> {
            #[inline(always)]
            fn is_done(&self) -> bool {
                match self {
                    Self::Returned {} => true,
                    _ => false,
                }
            }
            #[inline(always)]
            fn finish(&mut self) {
                *self = Self::Returned {};
            }
        }
        use ::gen_core::__private::{HoldAny as _, HoldNothing as _};
        ::gen_core::__private::Generator::new(
            Generator_derives::Unresumed {
                start: start,
            },
            move |
                __gen_state: &mut Generator_derives<_, _>,
            | -> ::gen_core::__private::Option<u8> {
                {
                    let mut start;
                    {
                        let mut at;
                        let mut __gen_relay0_at_1;
                        'exit2: {
                            'enter3: {
                                match __gen_state {
                                    Generator_derives::Unresumed { .. } => {
                                        let Generator_derives::Unresumed {
                                            start: __gen_field_start,
                                            ..
                                        } = ::gen_core::__private::take(
                                            __gen_state,
                                            Generator_derives::Returned {},
                                        ) else { ::core::unreachable!() };
                                        start = __gen_field_start;
                                        at = start;
                                        ::gen_core::__private::store(
                                            __gen_state,
                                            Generator_derives::Loop1 {
                                                inner: Generator_derives_loop1::Head {
                                                    at: at,
                                                },
                                                start: start,
                                            },
                                        );
                                        break 'enter3;
                                    }
                                    Generator_derives::Loop1 { .. } => break 'enter3,
                                    Generator_derives::Returned {} => {
                                        return ::gen_core::__private::None;
                                    }
                                }
                            }
                            'types5: {
                                break 'types5;
                                at = __gen_relay0_at_1;
                            };
                            let Generator_derives::Loop1 {
                                inner: __gen_inner1,
                                start: start,
                                ..
                            } = &mut *__gen_state else { ::core::unreachable!() };
                            'round1: loop {
                                let mut at;
                                {
                                    'yield6: {
                                        match __gen_inner1 {
                                            Generator_derives_loop1::Head { .. } => {
                                                let Generator_derives_loop1::Head {
                                                    at: __gen_field_at,
                                                    ..
                                                } = ::gen_core::__private::take(
                                                    __gen_inner1,
                                                    Generator_derives_loop1::Running {
                                                    },
                                                ) else { ::core::unreachable!() };
                                                at = __gen_field_at;
                                                let __gen_item: u8 = at;
                                                let _ = &at;
                                                ::gen_core::__private::store(
                                                    __gen_inner1,
                                                    Generator_derives_loop1::Yield1 {
                                                        at: at,
                                                    },
                                                );
                                                return ::gen_core::__private::Some(__gen_item);
                                            }
                                            Generator_derives_loop1::Yield1 { .. } => break 'yield6,
                                            Generator_derives_loop1::Running {} => {
                                                ::core::unreachable!()
                                            }
                                        }
                                    }
                                    let Generator_derives_loop1::Yield1 {
                                        at: __gen_field_at,
                                        ..
                                    } = ::gen_core::__private::take(
                                        __gen_inner1,
                                        Generator_derives_loop1::Running {
                                        },
                                    ) else { ::core::unreachable!() };
                                    at = __gen_field_at;
                                    at = at.wrapping_add(1);
                                    let _: () = if at == (*start) {
                                        { return ::gen_core::__private::None };
                                    };
                                    ::gen_core::__private::store(
                                        __gen_inner1,
                                        Generator_derives_loop1::Head {
                                            at: at,
                                        },
                                    );
                                    continue 'round1;
                                }
                                'types4: {
                                    break 'types4;
                                    __gen_relay0_at_1 = at;
                                };
                            }
                        }
                        ::core::unreachable!();
                    }
                };
                return ::gen_core::__private::None;
            },
        )
    }
}
