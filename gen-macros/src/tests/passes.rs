//! What each pass makes of a few functions.

// `UPDATE_EXPECT=1` writes them.
#![allow(clippy::needless_raw_string_hashes)]

use expect_test::{Expect, expect};

use super::dump::passes;

fn check(dump: &str, expected: &Expect) {
    expected.assert_eq(dump);
}

const COUNTDOWN: &str = "
    fn countdown(mut from: u32) -> impl Iterator<Item = u32> + Clone {
        while from > 0 { yield_!(from); from -= 1; }
    }";

const GUARDED: &str = "
    fn guarded(&self, text: String) -> Box<dyn Iterator<Item = usize>> {
        let guard = self.lock();
        if self.ready() { consume(guard); }
        yield_!(text.len());
        let text = text + \"!\";
        yield_!(text.len());
    }";

const NESTED: &str = "
    fn nested(rows: Vec<Vec<u32>>) -> impl Iterator<Item = impl Debug> {
        let mut total = 0;
        'rows: for row in rows {
            for cell in row {
                if cell == 0 { continue 'rows; }
                total += cell;
                yield_!(cell);
            }
            let _old = row;
        }
        yield_!(total);
    }";

const OPERANDS: &str = "
    fn operands() -> impl Iterator<Item = u32> {
        let pair = (a(), { yield_!(1); b() });
        println!(\"{pair:?}\");
        if let Some(x) = next() && yield_!(pair.0) == () { yield_!(x); }
        let Some(last) = c(yield_!(3)) else { return };
        yield_!(last);
    }";

const MATCHED: &str = "
    fn matched(value: Value) -> impl Iterator<Item = String> {
        match value {
            Value::Text(text) if text.is_empty() => return,
            Value::Text(text) => { yield_!(text); }
            Value::List(list, _) => for each in list { yield_!(each); },
            other => drop(other),
        }
        yield_!(String::new());
    }";

#[test]
fn signature_countdown() {
    check(
        &passes(COUNTDOWN).signature,
        &expect![[r#"
        u32 + Clone
    "#]],
    );
}

#[test]
fn signature_guarded() {
    check(
        &passes(GUARDED).signature,
        &expect![[r#"
        usize, boxed
    "#]],
    );
}

#[test]
fn signature_nested() {
    check(
        &passes(NESTED).signature,
        &expect![[r#"
        _
    "#]],
    );
}

#[test]
fn resolve_guarded() {
    check(
        &passes(GUARDED).resolve,
        &expect![[r#"
            __l0_this: receiver copy ambiguous
            __l1_text: owned
            __l2_guard: 
            __l3_text: 
            let __l2_guard = __l0_this.lock ();
            if __l0_this.ready () { consume (__l2_guard); }
            __yield (__l1_text.len ());
            let __l3_text = __l1_text + "!";
            __yield (__l3_text.len ());
        "#]],
    );
}

#[test]
fn resolve_nested() {
    check(
        &passes(NESTED).resolve,
        &expect![[r#"
            __l0_rows: owned
            __l1_total: mut copy primitive
            __l2_row: 
            __l3_cell: 
            __l4__old: 
            __l5_iter: hidden
            __l6_iter: hidden
            let mut __l1_total = 0;
            'rows : for __l2_row in __l0_rows { for __l3_cell in __l2_row { if __l3_cell == 0 { continue 'rows; } __l1_total += __l3_cell; __yield (__l3_cell); } let __l4__old = __l2_row; }
            __yield (__l1_total);
        "#]],
    );
}

#[test]
fn resolve_operands() {
    check(
        &passes(OPERANDS).resolve,
        &expect![[r#"
            __l0_pair: 
            __l1_x: refutable
            __l2_last: 
            __l3_operand: hidden
            __l4_value: hidden
            __l5_scrutinee: hidden
            __l6_condition: copy primitive hidden
            __l7_value: hidden
            let __l0_pair = (a (), { __yield (1); b () });
            __m0_println ("{pair:?}", __l0_pair);
            if let Some (__l1_x) = next () && __yield (__l0_pair.0) == () { __yield (__l1_x); }
            let Some (__l2_last) = c (__yield (3)) else { return };
            __yield (__l2_last);
        "#]],
    );
}

#[test]
fn lower_countdown() {
    check(
        &passes(COUNTDOWN).lower,
        &expect![[r#"
        loop 0 suspends
          if __l0_from > 0
            yield __l0_from
            __l0_from -= 1;
          else
            <exit 0>
    "#]],
    );
}

#[test]
fn lower_nested() {
    check(
        &passes(NESTED).lower,
        &expect![[r#"
            declare __l1_total
            init __l1_total = 0;
            scope suspends
              declare __l5_iter
              init __l5_iter = __gen_private::IntoIterator::into_iter (__l0_rows);
              loop 0 suspends
                let __gen_private::Some (__l2_row) = __gen_private::Iterator::next (& mut __l5_iter)
                else
                  <exit 0>
                scope suspends
                  scope suspends
                    declare __l6_iter
                    init __l6_iter = __gen_private::IntoIterator::into_iter (__l2_row);
                    loop 1 suspends
                      let __gen_private::Some (__l3_cell) = __gen_private::Iterator::next (& mut __l6_iter)
                      else
                        <exit 1>
                      scope suspends
                        if __l3_cell == 0 { <next 0>; }
                        __l1_total += __l3_cell;
                        yield __l3_cell
                  declare __l4__old
                  init __l4__old = __l2_row;
            yield __l1_total
        "#]],
    );
}

#[test]
fn lower_operands() {
    check(
        &passes(OPERANDS).lower,
        &expect![[r#"
            declare __l0_pair
            scope suspends
              declare __l3_operand
              init __l3_operand = a ();
              declare __l4_value
              scope suspends
                yield 1
                init __l4_value = { b () };
              init __l0_pair = (__l3_operand, __l4_value);
            __m0_println ("{pair:?}", __l0_pair);
            scope 0 suspends
              scope suspends
                scope suspends
                  declare __l5_scrutinee
                  init __l5_scrutinee = next ();
                  if let Some (__l1_x) = __l5_scrutinee [__l1_x all of __l5_scrutinee]
                    scope suspends
                      declare __l6_condition
                      yield __l0_pair.0
                      init __l6_condition = () == ();
                      if __l6_condition
                        scope suspends
                          yield __l1_x
                        <exit 0>
            declare __l7_value
            yield 3
            init __l7_value = c (());
            let Some (__l2_last) = __gen_private::identity (__l7_value)
            else
              { <end> };
            yield __l2_last
        "#]],
    );
}

#[test]
fn lower_matched() {
    check(
        &passes(MATCHED).lower,
        &expect![[r#"
            match __l0_value
              Value::Text (__l1_text) if __l1_text.is_empty () [__l1_text __l0_value]
                <end>
              Value::Text (__l2_text) [__l2_text __l0_value]
                scope suspends
                  yield __l2_text
              Value::List (__l3_list, _) [__l3_list __l0_value]
                scope suspends
                  declare __l6_iter
                  init __l6_iter = __gen_private::IntoIterator::into_iter (__l3_list);
                  loop 0 suspends
                    let __gen_private::Some (__l4_each) = __gen_private::Iterator::next (& mut __l6_iter)
                    else
                      <exit 0>
                    scope suspends
                      yield __l4_each
              __l5_other [__l5_other all of __l0_value]
                let _ : () = drop (__l5_other);
            yield String::new ()
        "#]],
    );
}

#[test]
fn flow_countdown() {
    check(
        &passes(COUNTDOWN).flow,
        &expect![[r#"
            0 -
            1 bind __l0_from
            2 enter -> [4]
            3 - -> [17]
            4 -
            5 run
            6 Borrow __l0_from -> [8, 14]
            7 - -> [16]
            8 run
            9 Value __l0_from
            10 yield
            11 run
            12 Borrow __l0_from
            13 - -> [7]
            14 - -> [3]
            15 - unreached
            16 - -> [4]
            17 - -> []
            18 - unreached
        "#]],
    );
}

#[test]
fn flow_guarded() {
    check(
        &passes(GUARDED).flow,
        &expect![[r#"
            0 -
            1 bind __l0_this
            2 bind __l1_text
            3 declare __l2_guard
            4 run
            5 Borrow __l0_this
            6 assign __l2_guard
            7 run
            8 Receiver __l0_this -> [10, 13]
            9 - -> [14]
            10 run
            11 Value __l2_guard
            12 - -> [9]
            13 - -> [9]
            14 run
            15 Borrow __l1_text
            16 yield
            17 declare __l3_text
            18 run
            19 Value __l1_text
            20 assign __l3_text
            21 run
            22 Borrow __l3_text
            23 yield
            24 -
            25 end __l2_guard __l3_text -> []
            26 - unreached
        "#]],
    );
}

#[test]
fn stored_countdown() {
    check(
        &passes(COUNTDOWN).stored,
        &expect![[r#"
            2 enter __l0_from: live
            10 yield __l0_from: live
            loop 0 __l0_from: Resident { held: false }
        "#]],
    );
}

#[test]
fn stored_guarded() {
    check(
        &passes(GUARDED).stored,
        &expect![[r#"
            16 yield __l1_text: live, __l2_guard: held
            23 yield __l2_guard: held, __l3_text: held
        "#]],
    );
}

#[test]
fn stored_nested() {
    check(
        &passes(NESTED).stored,
        &expect![[r#"
            10 enter __l1_total: live, __l5_iter: live
            24 enter __l1_total: live, __l2_row: live, __l3_cell: held, __l5_iter: live, __l6_iter: live
            43 yield __l1_total: live, __l2_row: live, __l5_iter: live, __l6_iter: live
            61 yield __l2_row: held, __l3_cell: held, __l6_iter: held
            loop 0 __l1_total: Resident { held: false } __l5_iter: Resident { held: false }
            loop 1 __l2_row: Resident { held: false } __l6_iter: Resident { held: false }
        "#]],
    );
}

#[test]
fn stored_operands() {
    check(
        &passes(OPERANDS).stored,
        &expect![[r#"
            9 yield __l3_operand: live
            35 yield __l0_pair: held, __l1_x: live
            44 yield __l0_pair: held
            60 yield __l0_pair: held
            71 yield __l0_pair: held
        "#]],
    );
}

#[test]
fn stored_matched() {
    check(
        &passes(MATCHED).stored,
        &expect![[r#"
            17 yield __l0_value: held
            28 enter __l0_value: held, __l6_iter: live
            39 yield __l0_value: held, __l6_iter: live
            54 yield __l0_value: held
            loop 0 __l0_value: Resident { held: true } __l6_iter: Resident { held: false }
        "#]],
    );
}
