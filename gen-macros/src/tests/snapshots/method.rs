// fn method(&self) -> impl Iterator<Item = &str> {
//     for name in &self.names {
//         if self.hidden(name) {
//             continue;
//         }
//         yield_!(name.as_str());
//     }
//     yield_!(self.last.as_str());
// }

fn method(&self) -> impl Iterator<Item = &str> {
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
        enum Generator_method<T0, T1, T2> {
            Loop1 { inner: T2, iter: T1, this: T0 },
            Yield2 {},
            Returned {},
            Unresumed { this: T0 },
        }
        enum Generator_method_loop1<T0> {
            Yield1 { name: T0 },
            Head {},
        }
        impl<T0, T1, T2> __gen_private::State for Generator_method<T0, T1, T2> {
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
        impl<T0, T1, T2> __gen_private::Observed for Generator_method<T0, T1, T2> {
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
            Generator_method::Unresumed {
                this: self,
            },
            move |
                __gen_state: &mut Generator_method<_, _, _>,
            | -> __gen_private::Option<&str> {
                'lost: {
                    let mut __gen_resuming = true;
                    let __gen_kind_name_1 = __gen_private::Kind::default();
                    let mut __gen_type_name_1;
                    {
                        let mut this;
                        {
                            'yield18: {
                                {
                                    let mut iter_2;
                                    'enter5: {
                                        match __gen_state {
                                            Generator_method::Loop1 { .. } => break 'enter5,
                                            Generator_method::Yield2 { .. } => break 'yield18,
                                            _ => {}
                                        }
                                        __gen_private::once();
                                        __gen_resuming = false;
                                        let Generator_method::Unresumed {
                                            this: __gen_field_this,
                                            ..
                                        } = __gen_private::take(
                                            __gen_state,
                                            Generator_method::Returned {},
                                        ) else { return __gen_private::None };
                                        this = __gen_field_this;
                                        iter_2 = __gen_private::IntoIterator::into_iter(
                                            &this.names,
                                        );
                                        __gen_private::store(
                                            __gen_state,
                                            Generator_method::Loop1 {
                                                inner: Generator_method_loop1::Head {},
                                                iter: iter_2,
                                                this: this,
                                            },
                                        );
                                        break 'enter5;
                                    }
                                    'out6: {
                                        let Generator_method::Loop1 {
                                            inner: __gen_inner1,
                                            this: this,
                                            iter: iter_2,
                                            ..
                                        } = &mut *__gen_state else { break 'lost };
                                        let mut __gen_both14;
                                        let mut __gen_nothing = ();
                                        *{
                                            'round2: loop {
                                                let name;
                                                'types15: {
                                                    break 'types15;
                                                    __gen_both14 = __gen_private::probe(&name);
                                                };
                                                let __gen_private::Some(__gen_bound_name_1) = __gen_private::Iterator::next(
                                                    &mut (*iter_2),
                                                ) else {
                                                    break 'out6;
                                                };
                                                name = __gen_bound_name_1;
                                                if (*this).hidden(name) {
                                                    continue 'round2;
                                                }
                                                let __gen_item: &str = name.as_str();
                                                __gen_private::store(
                                                    __gen_inner1,
                                                    Generator_method_loop1::Yield1 {
                                                        name: if __gen_kind_name_1.keeps() {
                                                            __gen_kind_name_1.kept();
                                                            __gen_kind_name_1.hold(name)
                                                        } else {
                                                            ::core::default::Default::default()
                                                        },
                                                    },
                                                );
                                                return __gen_private::Some(__gen_item);
                                            }
                                            &mut __gen_nothing
                                        } = if __gen_resuming {
                                            __gen_resuming = false;
                                            'head4: {
                                                let name;
                                                let mut __gen_held1_name_1;
                                                'types15: {
                                                    break 'types15;
                                                    __gen_both14 = __gen_private::probe(&name);
                                                };
                                                {
                                                    'yield10: {
                                                        match __gen_inner1 {
                                                            Generator_method_loop1::Yield1 {
                                                                ..
                                                            } if __gen_kind_name_1.keeps() => break 'yield10,
                                                            _ => break 'head4,
                                                        }
                                                    }
                                                    let Generator_method_loop1::Yield1 {
                                                        name: __gen_field_name,
                                                        ..
                                                    } = __gen_private::take(
                                                        __gen_inner1,
                                                        Generator_method_loop1::Head {},
                                                    ) else { break 'lost };
                                                    __gen_held1_name_1 = __gen_field_name;
                                                }
                                                'types13: {
                                                    break 'types13;
                                                    __gen_held1_name_1 = __gen_kind_name_1.hold(name);
                                                    __gen_type_name_1 = __gen_private::probe(&name);
                                                };
                                            }
                                        };
                                    }
                                    let Generator_method::Loop1 {
                                        this: __gen_field_this,
                                        iter: __gen_field_iter,
                                        ..
                                    } = __gen_private::take(
                                        __gen_state,
                                        Generator_method::Returned {},
                                    ) else { break 'lost };
                                    this = __gen_field_this;
                                    iter_2 = __gen_field_iter;
                                }
                                let __gen_item: &str = this.last.as_str();
                                __gen_private::store(
                                    __gen_state,
                                    Generator_method::Yield2 {},
                                );
                                return __gen_private::Some(__gen_item);
                            }
                            __gen_resuming = false;
                            let Generator_method::Yield2 { .. } = __gen_private::take(
                                __gen_state,
                                Generator_method::Returned {},
                            ) else { break 'lost };
                        }
                    };
                    return __gen_private::None;
                    __gen_kind_name_1.is((&__gen_type_name_1).__gen_kind());
                    use __gen_private::types::*;
                    {
                        #[diagnostic::on_unimplemented(
                            message = "an item cannot borrow from `name`: it belongs to the generator, and the caller may keep the item for longer; yield an owned value, such as a clone, or take `name` by reference",
                            label = "borrows from a local of the generator"
                        )]
                        trait OutlivesGenerator {
                            fn check(self);
                        }
                        #[diagnostic::do_not_recommend]
                        impl OutlivesGenerator for __gen_private::Movable {
                            fn check(self) {}
                        }
                        OutlivesGenerator::check(
                            __gen_private::verdict(
                                (&&&&__gen_type_name_1)
                                    .__gen_owner()
                                    .of_places((&&__gen_type_name_1).__gen_items()),
                            ),
                        );
                    };
                }
                __gen_private::ended(__gen_private::None)
            },
        );
        #[cfg(not(debug_assertions))]
        let __gen_machine = __gen_machine
            .with_whole(move |
                __gen_state: Generator_method<_, _, _>,
                __gen_emitter,
            | -> __gen_private::Option<&str> {
                let Generator_method::Unresumed { this: __gen_field0, .. } = __gen_state
                else {
                    return __gen_private::None;
                };
                let this = __gen_field0;
                let _: () = {
                    for name in &this.names {
                        if this.hidden(name) {
                            continue;
                        }
                        __gen_emitter(name.as_str());
                    }
                    __gen_emitter(this.last.as_str());
                };
                __gen_private::None
            });
        __gen_machine
    }
}
