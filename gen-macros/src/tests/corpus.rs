//! Functions that cover the syntax of Rust, for the property test to mutate.
//!
//! Not all of them compile: the names in them mean nothing. All of them are syntax.

/// One function each.
pub(super) const FUNCTIONS: &[&str] = &[
    r"fn a(n: u32) -> impl Iterator<Item = u32> { let mut i = 0; while i < n { yield_!(i); i += 1; } }",
    r"pub(crate) fn b<'a, T: Clone + 'a, const N: usize>(xs: &'a [T; N]) -> impl Iterator<Item = T> + Clone + use<'a, T, N>
       where T: Default, [T; N]: Sized { for x in xs.iter() { yield_!(x.clone()); } }",
    r"fn c(&mut self, (mut a, ref b): (u8, u8), _: (), [x, .., y]: [u8; 4], P { q, r: ref mut s, .. }: P) -> Box<dyn Iterator<Item = u8> + Send + '_> {
       self.count += 1; yield_!(a); yield_!(*b + x + y); a = 3; yield_!(a + q + *s + self.count); }",
    r"fn d(mut self: Box<Self>) -> impl Iterator<Item = Result<u8, E>> + Debug {
       let v = self.read()?; yield_!(Ok(v)); let Some(w) = self.next()? else { return }; yield_!(Ok(w?)); self.done()?; }",
    r"fn e(v: Vec<Vec<u8>>) -> impl Iterator<Item = u8> {
       'rows: for row in v { let mut k = 0; 'cells: loop { if k == row.len() { continue 'rows; }
       match row[k] { 0 => break 'rows, 1 | 2 => { yield_!(1); } n @ 3..=9 if n != k as u8 => yield_!(n), 10.. => {}
       m => { yield_!(m); break 'cells; } } k += 1; } } }",
    r"fn f() -> impl Iterator<Item = i32> { let x = 'b: { if yield_!(1) == () { break 'b 3; } 4 };
       let y = loop { yield_!(x); break x + 1 }; let z = if y > 2 { yield_!(y); 5 } else if let 3 = y { 6 } else { yield_!(7); 8 }; yield_!(z) }",
    r#"fn g(s: &str) -> impl Iterator<Item = String> { let n = 3; let w = 7;
       println!("{n} {0:>w$} {:?} {name}", s, name = { yield_!(format!("{s:?}{n:w$.1}{{}}")); 4 });
       assert!(n > 2, "{} {n}", w); assert_eq!(n, { yield_!(String::new()); 3 }); debug_assert_ne!(n, w,);
       let v = vec![n, { yield_!(s.to_owned()); 2 }, 3]; let r = vec![String::new(); { yield_!(vec![1; 2].len().to_string()); 3 }];
       if matches!(v.len(), 1..=3 if n > 1) { dbg!(&v, yield_!(dbg!(r[0].clone()))); } write!(out, "{n}").unwrap(); eprintln!(); todo!() }"#,
    r"fn h(x: Option<u8>, y: Result<u8, ()>) -> impl Iterator<Item = u8> {
       if let Some(a) = x && let Ok(b) = y && a < b { yield_!(a); yield_!(b) } else { yield_!(0) }
       while let Some(c) = it.next() && c > 3 { yield_!(c); } let Ok(d) | Err(d) = y.map_err(|()| 4); yield_!(d); }",
    r"fn i(a: A) -> impl Iterator<Item = u8> { f(a.x, yield_!(1), a.y[2], &a.z, &mut a.w, *a.p); S { u: 1, v: yield_!(2), ..a };
       (1, yield_!(3), a); [1, yield_!(4)]; [{ yield_!(5); 1 }; 3]; -{ yield_!(6); 1 }; !{ yield_!(7); true }; a.m(1, yield_!(8)).n::<u8>(yield_!(9));
       a[{ yield_!(10); 1 }] = { yield_!(11); 2 }; a.b.c += { yield_!(12); 3 }; { yield_!(13); 1 } as u64; ({ yield_!(14); 1 })..{ yield_!(15); 2 };
       ..=yield_!(16); &{ yield_!(17); 1 }; &mut { yield_!(18); 1 }; a < { yield_!(19); 1 } && b || c ^ yield_!(20) == (); return yield_!(21); }",
    r"fn j() -> impl Iterator<Item = u8> { let f = |x: u8, (y, z)| -> u8 { let w = x; w + y + z }; let g = move || { k += 1; k };
       let h = async move { f.await; Ok::<_, ()>(g()?) }; let c = const { 1 + 2 }; let s = static || 3; let a = async || { x.await }; let b = async move |x| x;
       let l = for<'a> |x: &'a u8| -> &'a u8 { x }; yield_!(f(1, (2, 3))); yield_!(g()); drop((h, c, s, a, b, l)); }",
    r"unsafe fn k(p: *const u8) -> impl Iterator<Item = u8> { unsafe { yield_!(*p); let q = p.add(1); yield_!(*q) } let r = &raw const x; let r = &raw mut x; yield_!(unsafe { *r }); }",
    r#"fn l() -> impl Iterator<Item = char> { #[cfg(feature = "x")] let a = 'a'; #[cfg(not(feature = "x"))] let a = '\u{1F600}'; yield_!(a);
       match a { #[cfg(unix)] 'b' => yield_!('c'), _ => {} } f(#[cfg(windows)] 1, 2); S { #[cfg(all())] x: 1, y: 2 }; #[allow(unused)] { yield_!('d'); } #[cfg_attr(a, b)] g(); }"#,
    r"fn m(#[cfg(a)] x: u8, #[allow(unused)] y: u8) -> impl Iterator<Item = u8> { #![allow(unused)] #[cfg(any(a, b))] yield_!(x); #[inline] yield_!(y) }",
    r##"fn r#fn(r#type: u8, r#match: &'static str) -> impl Iterator<Item = u8> { let r#loop = b'x' + r#type; yield_!(r#loop); r#yield!(1);
       let _ = (0xFF_u8, 0o7, 0b1, 1e3, 1.5f32, "a\n", r#"b"c"#, b"d", br"e", c"f", 'g', b'\'', 1_000i128, 1., 2.0.abs(), t.0.1); yield_!(r#match.len() as _); }"##,
    r"fn n(xs: Vec<u8>) -> impl Iterator<Item = u8> { yield_from!(xs); yield_from!(xs.iter().map(|x| x + 1)); yield_from!({ yield_!(1); 0..3 }) }",
    r#"fn o(e: E) -> impl Iterator<Item = u8> { match e { E::A(x, y) => { yield_!(x); yield_!(y) } E::B { z, ref w, .. } if z > 1 => { yield_!(z); yield_!(*w); }
       E::C | E::D => return, E::F(F(_, [a, b @ .., c])) => { yield_!(a); yield_!(b.len() as u8 + c); } &G(h) | H(&h) => yield_!(h), box_ @ E::I { .. } => { yield_!(1); drop(box_) }
       <T as U>::V => {}, -1 => {}, "s" => {}, i!() => {}, (..) => {}, (j, .., k) => yield_!(j + k), _ => unreachable!("{e:?}") } }"#,
    r"fn p() -> impl Iterator<Item = u8> { const K: u8 = 3; static S: u8 = 4; fn helper(x: u8) -> u8 { x + K } struct T { x: u8 } impl T { fn y(self) -> u8 { self.x } }
       use std::mem::{self, swap as sw}; macro_rules! mac { ($x:expr) => { $x + 1 }; } enum U { A, B } type V = u8; trait W {} extern crate core as c; mod m {}
       yield_!(helper(S)); { const K: u8 = 5; yield_!(K + T { x: 1 }.y()); } yield_!(mac!(2)); mac! { 3 } mac![4]; }",
    r"fn q<F: Fn(u8) -> u8, I>(f: F, it: I) -> impl Iterator<Item = <I as IntoIterator>::Item> + Send + 'static where I: IntoIterator<Item = u8> {
       let mut it = it.into_iter().peekable(); while let Some(x) = it.next() { let y = x; let x = f(x); let x = (x, y); yield_!(x.0); if it.peek().is_none() { break } } }",
    r"fn s() -> impl Iterator<Item = u8> { let (a, b); let c: u8; let d; (a, b) = (1, { yield_!(1); 2 }); if a > b { c = 1; } else { yield_!(2); c = 2; } d = c; [x, _] = [a, b]; S { y, .. } = t; (_, ..) = u; z.0 = d; yield_!(c + d); _ = 5; }",
    r"fn t(v: &mut Vec<u8>) -> impl Iterator<Item = &mut u8> { for x in v { yield_!(x); } for (i, x) in v.iter_mut().enumerate() { *x += i as u8; yield_!(&mut *x) } let last = v.last_mut().unwrap(); yield_!(last); }",
    r"fn u() -> impl Iterator<Item = u8> { let g = m.lock().unwrap().items.iter().next().cloned(); match m.lock().unwrap().get(0) { Some(x) => yield_!(*x), None => {} }
       if let Some(x) = make().field { yield_!(x) } for x in make().items() { yield_!(x); } let r = &make(); let s = &mut (1, make().x); yield_!(r.x + s.0); }",
    r"fn v() -> impl Iterator<Item = u8> + std::fmt::Debug + core::clone::Clone { loop { let x = { let t = 1; yield_!(t); t + 1 }; { { yield_!(x) } } ; if false { break; } continue; } }",
    r"fn w(self: &Self, f: fn(u8) -> !, g: impl Fn(), h: &dyn for<'x> Fn(&'x u8), t: (), n: [u8; { 3 }], m: mac!(u8), _: _) -> ::std::boxed::Box<dyn ::core::iter::Iterator<Item = (u8, Self)> + 'static> { yield_!((1, self)); g() }",
    r##"fn x() -> impl Iterator<Item = u8> { a.await; x.0.0?; (a)(b)[c]; ..; ..=3; a..; |_| (); || -> () {}; break; continue 'x; r#"a"#; if (a) {} for _ in {} {} while {} {} match {} {} loop {} }"##,
    r#"fn y() -> impl Iterator<Item = u8> { yield; yield 1; yield_!(); yield_!(1,); yield_!(1, 2); yield_!(;); yield_from!(); format!(); println!(); println!("{"); println!("}}{", x); assert!(); assert_eq!(1); vec![;]; vec![1; 2; 3]; matches!(); matches!(x); matches!(x, ); matches!(x, %%%); write!(); panic!(1); dbg!(); format!("{x" , y = ); }"#,
    r#"fn z() -> impl Iterator<Item = u8> { become f(); builtin # offset_of(S, x); do yeet 1; try { 1 }; box 1; x is Some(y); unsafe<'a> fn; let x = &raw 1; #[a] #[b(c)] #[d = "e"] x; f(..); a.b::<C, { 1 }, 'd, E = F>(); <A as B<C>>::D::<E>; a as fn(u8) -> u8; Self::X; self; crate::y; super::z; ::w; }"#,
    r"async fn aa() -> impl Stream<Item = u8> { let x = f().await; yield_!(x); }",
    r"const fn ab() -> impl Iterator<Item = u8> { yield_!(1); }",
    r#"extern "C" fn ac() -> impl Iterator<Item = u8> { yield_!(1); }"#,
    r"fn ad() -> Vec<u8> { yield_!(1); }",
    r"fn ae() { yield_!(1); }",
    r"fn af() -> Result<impl Iterator<Item = u8>, E> { yield_!(1); }",
    r"fn ag() -> dyn Iterator<Item = u8> { yield_!(1) }",
    r"fn ah() -> impl Iterator { yield_!(1) }",
    r"fn ai() -> impl IntoIterator<Item: Clone> + ExactSizeIterator + DoubleEndedIterator { yield_!(1) }",
    r"fn aj() -> impl Coroutine<u8, Yield = u8, Return = ()> { let x = yield_!(1); x }",
    r"fn ak() -> Gen<u8>;",
    r"struct S { x: u8 }",
    r"impl S { fn f(&self) -> impl Iterator<Item = u8> { yield_!(1); } const X: u8 = 1; }",
    r"trait T { fn f(&self) -> Box<dyn Iterator<Item = u8>> { yield_!(1); } fn g(); type A; }",
    r#"#[generator] #[doc = "x"] #[inline] pub fn al() -> impl Iterator<Item = u8> { |x| yield_!(x); async { yield_!(1) }; const { yield_!(1) }; fn f() { yield_!(2) } mac!(yield_!(3)); match x { y if yield_!(4) => {} } let z: [u8; { yield_!(5); 3 }]; assert!(x, "{}", yield_!(6)); }"#,
    r"fn am(g: Guard) -> impl Iterator<Item = u8> { let h = g; if c { consume(h); } yield_!(1); let p = (mk(), mk()); drop(p.1); yield_!(2); let (a, _) = p2; yield_!(3); match p3 { (x, _) => { yield_!(4); drop(x) } } let Some(q) = p4.0 else { yield_!(5); return }; drop(q); yield_!(6); }",
    r"fn an() -> impl Iterator<Item = u8> { let mut x = D; loop { if f() { drop(x); x = D; } else if g() { let y = x; yield_!(1); x = y; continue } yield_!(2); if h() { let k = move || x; break k() } } }",
    r"fn ao() -> impl Iterator<Item = impl Iterator<Item = u8>> { for i in 0..3 { yield_!((0..i).map(move |x| x)); } }",
    r"fn ap() -> impl Iterator<Item = Box<dyn Fn(u8) -> u8>> { let k = 1; yield_!(Box::new(move |x| x + k)); yield_!(Box::new(|x| x)) }",
    r"fn aq(x: u8) -> impl Iterator<Item = u8> { let x = x + 1; { let x = x * 2; yield_!(x); for x in 0..x { yield_!(x); let x = x; yield_!(x) } } yield_!(x); let Self { x } = y; let X = 1; let Y { .. } = z; yield_!(X + x) }",
];

/// Pieces to put where something else stood.
pub(super) const PIECES: &[&str] = &[
    "yield_!(x)",
    "yield_!()",
    "yield_from!(y)",
    "r#yield!(1)",
    "yield 1",
    "break",
    "break 'a",
    "break 'b 1",
    "continue",
    "continue 'a",
    "'a: loop { yield_!(1); }",
    "'a: { yield_!(1); break 'a }",
    "return",
    "return x",
    "x?",
    "x.await",
    "|x| x",
    "move || yield_!(1)",
    "async move { x }",
    "{ yield_!(2); x }",
    "{ x }",
    "(x)",
    "x = 1",
    "x += yield_!(1)",
    "x.y",
    "x.0",
    "*x",
    "&x",
    "&mut x",
    "&x.y[1]",
    "!x",
    "x as u8",
    "x..",
    "..",
    "_",
    "x[0]",
    "f(x)",
    "x.into_iter()",
    "x.iter()",
    "self.x",
    "if x { yield_!(1) }",
    "if let Some(x) = y { yield_!(x) } else { x }",
    "match x { a => a, _ if b => yield_!(c), _ => {} }",
    "while x { yield_!(1); }",
    "for x in y { yield_!(x); }",
    "format!(\"{x}\")",
    "println!(\"{x} {}\", yield_!(1))",
    "vec![x; 3]",
    "matches!(x, Some(y) if y > 1)",
    "assert!(x)",
    "unsafe { x }",
    "const { 1 }",
    "mac!(x, y)",
    "S { x, ..y }",
    "S { x: 1 }",
    "(x, y)",
    "[x, y]",
    "[x; 2]",
    "loop {}",
    "todo!()",
    "x && y",
    "x || yield_!(1) == ()",
    "x == yield_!(1)",
    "&raw const x",
    "become x()",
    "builtin # offset_of(S, x)",
];

/// Statements and the like to put between others.
pub(super) const STATEMENTS: &[&str] = &[
    ";",
    "let x = y;",
    "let x;",
    "let mut x: u8 = yield_!(1);",
    "let (x, _) = y;",
    "let Some(x) = y else { return };",
    "let Some(x) = y else { yield_!(1); return };",
    "let ref x = y;",
    "let x @ Some(ref y) = z;",
    "let _ = x;",
    "let _: u8 = { yield_!(1); x };",
    "fn f() {}",
    "const X: u8 = 1;",
    "use a::b;",
    "#[cfg(a)]",
    "#[cfg(b)] { yield_!(1); }",
    "#[allow(x)]",
    "yield_!(x);",
    "drop(x);",
    "return;",
    "break;",
    "x;",
    "{}",
    "if a { return; }",
    "macro_rules! m { () => {} }",
];
