// fn generics<'a, T, const N: usize>(
//     blocks: &'a [[T; N]],
// ) -> impl Iterator<Item = [T; N]> + use<'a, T, N>
// where
//     T: Clone,
// {
//     for block in blocks {
//         let copy = block.clone();
//         yield_!(copy.clone());
//         yield_!(copy);
//     }
// }

fn generics<'a, T, const N: usize>(
    blocks: &'a [[T; N]],
) -> impl Iterator<Item = [T; N]> + use<'a, T, N>
where
    T: Clone,
{
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
        enum Generator_generics<T0, T1> {
            Loop1 { inner: T1, iter: T0 },
            Returned {},
        }
        enum Generator_generics_loop1<T0> {
            Yield1 { copy: T0 },
            Head {},
        }
        impl<T0, T1> __gen_private::State for Generator_generics<T0, T1> {
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
        impl<T0, U0> __gen_private::Observed
        for Generator_generics<T0, Generator_generics_loop1<U0>> {
            #[inline(always)]
            fn is_unresumed(&self) -> __gen_private::bool {
                match self {
                    Self::Loop1 { inner: Generator_generics_loop1::Head {}, .. } => true,
                    _ => false,
                }
            }
        }
        let __gen_machine = __gen_private::Generator::new(
            Generator_generics::Loop1 {
                inner: Generator_generics_loop1::Head {},
                iter: __gen_private::IntoIterator::into_iter(blocks),
            },
            move |
                __gen_state: &mut Generator_generics<_, _>,
            | -> __gen_private::Option<[T; N]> {
                'lost: {
                    let mut __gen_resuming = true;
                    {
                        {
                            'enter5: {
                                if let Generator_generics::Loop1 { inner: _, .. } = __gen_state {
                                    break 'enter5;
                                }
                                __gen_resuming = false;
                                if let Generator_generics::Returned {} = __gen_state {
                                    return __gen_private::None;
                                }
                            }
                            let Generator_generics::Loop1 {
                                inner: __gen_inner1,
                                iter: iter_3,
                                ..
                            } = &mut *__gen_state else { break 'lost };
                            let mut __gen_nothing = ();
                            *{
                                'round2: loop {
                                    let block;
                                    let copy;
                                    let __gen_private::Some(__gen_bound_block_1) = __gen_private::Iterator::next(
                                        &mut (*iter_3),
                                    ) else {
                                        return __gen_private::None;
                                    };
                                    block = __gen_bound_block_1;
                                    copy = block.clone();
                                    let __gen_item: [T; N] = copy.clone();
                                    __gen_private::store(
                                        __gen_inner1,
                                        Generator_generics_loop1::Yield1 {
                                            copy: copy,
                                        },
                                    );
                                    return __gen_private::Some(__gen_item);
                                }
                                &mut __gen_nothing
                            } = if __gen_resuming {
                                __gen_resuming = false;
                                'head4: {
                                    let copy;
                                    'yield9: {
                                        match __gen_inner1 {
                                            Generator_generics_loop1::Yield1 { .. } => break 'yield9,
                                            Generator_generics_loop1::Head {} => break 'head4,
                                        }
                                    }
                                    let Generator_generics_loop1::Yield1 {
                                        copy: __gen_field_copy,
                                        ..
                                    } = __gen_private::take(
                                        __gen_inner1,
                                        Generator_generics_loop1::Head {},
                                    ) else { break 'lost };
                                    copy = __gen_field_copy;
                                    let __gen_item: [T; N] = copy;
                                    __gen_private::store(
                                        __gen_inner1,
                                        Generator_generics_loop1::Head {},
                                    );
                                    return __gen_private::Some(__gen_item);
                                }
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
                __gen_state: Generator_generics<_, _>,
                __gen_emitter,
            | -> __gen_private::Option<[T; N]> {
                let Generator_generics::Loop1 {
                    inner: Generator_generics_loop1::Head {},
                    iter: __gen_field1,
                    ..
                } = __gen_state else {
                    return __gen_private::None;
                };
                let _: () = {
                    for block in __gen_field1 {
                        let copy = block.clone();
                        __gen_emitter(copy.clone());
                        __gen_emitter(copy);
                    }
                };
                __gen_private::None
            });
        __gen_machine
    }
}
