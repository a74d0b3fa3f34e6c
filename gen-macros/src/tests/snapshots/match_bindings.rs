// fn match_bindings(shape: Shape) -> impl Iterator<Item = f64> {
//     match shape {
//         Shape::Circle(radius) => {
//             yield_!(radius);
//             yield_!(radius * 2.0);
//         }
//         Shape::Square { side, .. } if side > 1.0 => yield_!(side),
//         Shape::Named(name) => {
//             yield_!(0.0);
//             drop(name);
//         }
//         _ => {}
//     }
// }

fn match_bindings(shape: Shape) -> impl Iterator<Item = f64> {
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
        enum Generator_match_bindings<T0, T1, T2, T3> {
            Yield1 { radius: T2, shape: T1 },
            Yield2 { shape: T1 },
            Yield4 { name: T3, shape: T1 },
            Returned {},
            Unresumed { shape: T0 },
        }
        impl<T0, T1, T2, T3> __gen_private::State
        for Generator_match_bindings<T0, T1, T2, T3> {
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
        for Generator_match_bindings<T0, T1, T2, T3> {
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
            Generator_match_bindings::Unresumed {
                shape: shape,
            },
            move |
                __gen_state: &mut Generator_match_bindings<_, _, _, _>,
            | -> __gen_private::Option<f64> {
                'lost: {
                    let mut __gen_any_item;
                    let __gen_kind_shape_0 = __gen_private::Kind::default();
                    let __gen_kind_radius_1 = __gen_private::Kind::default();
                    let __gen_kind_side_2 = __gen_private::Kind::default();
                    let __gen_kind_name_3 = __gen_private::Kind::default();
                    let __gen_slot_shape_0 = __gen_kind_shape_0
                        .under(
                            __gen_kind_radius_1
                                .or(__gen_kind_side_2)
                                .or(__gen_kind_name_3),
                        );
                    let mut __gen_type_shape_0;
                    let mut __gen_type_radius_1;
                    let mut __gen_type_side_2;
                    let mut __gen_type_name_3;
                    {
                        let shape;
                        let mut __gen_held0_shape_0;
                        {
                            'join1: {
                                let name_3;
                                {
                                    'yield16: {
                                        {
                                            let side_2;
                                            {
                                                'suspend5: {
                                                    {
                                                        let radius;
                                                        {
                                                            'yield6: {
                                                                'yield4: {
                                                                    match __gen_state {
                                                                        Generator_match_bindings::Yield1 { .. } => break 'yield4,
                                                                        Generator_match_bindings::Yield2 { .. } => break 'yield6,
                                                                        Generator_match_bindings::Yield4 { .. } => break 'yield16,
                                                                        _ => {}
                                                                    }
                                                                    __gen_private::once();
                                                                    let Generator_match_bindings::Unresumed {
                                                                        shape: __gen_field_shape,
                                                                        ..
                                                                    } = __gen_private::take(
                                                                        __gen_state,
                                                                        Generator_match_bindings::Returned {
                                                                        },
                                                                    ) else { return __gen_private::None };
                                                                    shape = __gen_field_shape;
                                                                    match shape {
                                                                        Shape::Circle(radius) => {
                                                                            radius = radius;
                                                                            if __gen_kind_radius_1.leaves_whole() {
                                                                                __gen_kind_radius_1.go_on();
                                                                                __gen_held0_shape_0 = if __gen_slot_shape_0.keeps() {
                                                                                    __gen_slot_shape_0.kept();
                                                                                    __gen_slot_shape_0.hold(shape)
                                                                                } else {
                                                                                    ::core::default::Default::default()
                                                                                };
                                                                            } else {
                                                                                __gen_held0_shape_0 = ::core::default::Default::default();
                                                                            }
                                                                            let __gen_item: f64 = radius;
                                                                            let _ = &radius;
                                                                            __gen_private::store(
                                                                                __gen_state,
                                                                                Generator_match_bindings::Yield1 {
                                                                                    radius: radius,
                                                                                    shape: __gen_held0_shape_0,
                                                                                },
                                                                            );
                                                                            return __gen_private::Some(__gen_item);
                                                                        }
                                                                        Shape::Square { side: side, .. } if side > 1.0 => {
                                                                            side_2 = side;
                                                                            if __gen_kind_side_2.leaves_whole() {
                                                                                __gen_kind_side_2.go_on();
                                                                                __gen_held0_shape_0 = if __gen_slot_shape_0.keeps() {
                                                                                    __gen_slot_shape_0.kept();
                                                                                    __gen_slot_shape_0.hold(shape)
                                                                                } else {
                                                                                    ::core::default::Default::default()
                                                                                };
                                                                            } else {
                                                                                __gen_held0_shape_0 = ::core::default::Default::default();
                                                                            }
                                                                            let __gen_item: f64 = side_2;
                                                                            __gen_any_item = __gen_item;
                                                                            break 'suspend5;
                                                                        }
                                                                        Shape::Named(name) => {
                                                                            name_3 = name;
                                                                            if __gen_kind_name_3.leaves_whole() {
                                                                                __gen_kind_name_3.go_on();
                                                                                __gen_held0_shape_0 = if __gen_slot_shape_0.keeps() {
                                                                                    __gen_slot_shape_0.kept();
                                                                                    __gen_slot_shape_0.hold(shape)
                                                                                } else {
                                                                                    ::core::default::Default::default()
                                                                                };
                                                                            } else {
                                                                                __gen_held0_shape_0 = ::core::default::Default::default();
                                                                            }
                                                                            let __gen_item: f64 = 0.0;
                                                                            __gen_private::store(
                                                                                __gen_state,
                                                                                Generator_match_bindings::Yield4 {
                                                                                    name: name_3,
                                                                                    shape: __gen_held0_shape_0,
                                                                                },
                                                                            );
                                                                            return __gen_private::Some(__gen_item);
                                                                        }
                                                                        _ => {
                                                                            let _: () = {};
                                                                            break 'join1;
                                                                        }
                                                                    };
                                                                }
                                                                let Generator_match_bindings::Yield1 {
                                                                    shape: __gen_field_shape,
                                                                    radius: __gen_field_radius,
                                                                    ..
                                                                } = __gen_private::take(
                                                                    __gen_state,
                                                                    Generator_match_bindings::Returned {
                                                                    },
                                                                ) else { break 'lost };
                                                                __gen_held0_shape_0 = __gen_field_shape;
                                                                radius = __gen_field_radius;
                                                                let __gen_item: f64 = radius * 2.0;
                                                                __gen_any_item = __gen_item;
                                                                break 'suspend5;
                                                            }
                                                            let Generator_match_bindings::Yield2 {
                                                                shape: __gen_field_shape,
                                                                ..
                                                            } = __gen_private::take(
                                                                __gen_state,
                                                                Generator_match_bindings::Returned {
                                                                },
                                                            ) else { break 'lost };
                                                            __gen_held0_shape_0 = __gen_field_shape;
                                                        }
                                                        'types9: {
                                                            break 'types9;
                                                            __gen_type_radius_1 = __gen_private::probe(&radius);
                                                        };
                                                    }
                                                    break 'join1;
                                                }
                                                __gen_private::store(
                                                    __gen_state,
                                                    Generator_match_bindings::Yield2 {
                                                        shape: __gen_held0_shape_0,
                                                    },
                                                );
                                                return __gen_private::Some(__gen_any_item);
                                            }
                                            'types13: {
                                                break 'types13;
                                                __gen_type_side_2 = __gen_private::probe(&side_2);
                                            };
                                        }
                                        break 'join1;
                                    }
                                    let Generator_match_bindings::Yield4 {
                                        shape: __gen_field_shape,
                                        name: __gen_field_name,
                                        ..
                                    } = __gen_private::take(
                                        __gen_state,
                                        Generator_match_bindings::Returned {
                                        },
                                    ) else { break 'lost };
                                    __gen_held0_shape_0 = __gen_field_shape;
                                    name_3 = __gen_field_name;
                                    drop(name_3);
                                }
                                'types19: {
                                    break 'types19;
                                    __gen_type_name_3 = __gen_private::probe(&name_3);
                                };
                            };
                        }
                        'types22: {
                            break 'types22;
                            __gen_held0_shape_0 = __gen_slot_shape_0.hold(shape);
                            __gen_type_shape_0 = __gen_private::probe(&shape);
                        };
                    };
                    return __gen_private::None;
                    __gen_kind_shape_0.is((&__gen_type_shape_0).__gen_kind());
                    __gen_kind_radius_1.is((&__gen_type_radius_1).__gen_kind());
                    __gen_kind_side_2.is((&__gen_type_side_2).__gen_kind());
                    __gen_kind_name_3.is((&__gen_type_name_3).__gen_kind());
                }
                __gen_private::ended(__gen_private::None)
            },
        );
        #[cfg(not(debug_assertions))]
        let __gen_machine = __gen_machine
            .with_whole(move |
                __gen_state: Generator_match_bindings<_, _, _, _>,
                __gen_emitter,
            | -> __gen_private::Option<f64> {
                let Generator_match_bindings::Unresumed { shape: __gen_field0, .. } = __gen_state
                else {
                    return __gen_private::None;
                };
                let __gen_argument0 = __gen_field0;
                let shape = __gen_argument0;
                let _: () = {
                    match shape {
                        Shape::Circle(radius) => {
                            __gen_emitter(radius);
                            __gen_emitter(radius * 2.0);
                        }
                        Shape::Square { side, .. } if side > 1.0 => __gen_emitter(side),
                        Shape::Named(name) => {
                            __gen_emitter(0.0);
                            drop(name);
                        }
                        _ => {}
                    }
                };
                __gen_private::None
            });
        __gen_machine
    }
}
