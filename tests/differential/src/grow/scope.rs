//! The symbol table: which variables are in scope, and which of them hold a value.

/// The types of the variables and expressions in a body.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Ty {
    /// `u64`
    Num,
    /// `bool`
    Bool,
    /// The tracked value.
    D,
    /// `Vec<D>`
    VecD,
    /// `Option<D>`
    OptD,
    /// `String`
    Text,
    /// `(D, u64)`
    Pair,
    /// `Vec<u64>`
    VecNum,
    /// `Option<u64>`
    OptNum,
    /// `Record`
    Record,
    /// `Shape`
    Shape,
    /// `[u64; 3]`
    Array,
    /// `&'a [u64]`
    Slice,
    /// A closure that owns a tracked value: `impl Fn() -> u64`
    Closure,
    /// A closure that changes what it owns: `impl FnMut() -> u64`
    Counter,
    /// `&'a mut Vec<u64>`
    Out,
}

impl Ty {
    pub(crate) fn is_copy(self) -> bool {
        matches!(
            self,
            Self::Num | Self::Bool | Self::OptNum | Self::Array | Self::Slice
        )
    }
}

/// Whether a variable holds a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Status {
    /// Declared, certainly not initialised yet.
    Uninit,
    /// Certainly holds a value.
    Init,
    /// Moved out of, or that on some way to here.
    Gone,
}

/// A variable in scope.
#[derive(Clone, Debug)]
pub(crate) struct Var {
    pub(crate) name: String,
    pub(crate) ty: Ty,
    pub(crate) mutable: bool,
    pub(crate) status: Status,
    /// How many loops the declaration stands in.
    pub(crate) level: usize,
    /// Being used by an expression that is not complete: leave it alone.
    pub(crate) locked: bool,
    /// No other variable of the body has it.
    pub(crate) serial: u32,
}

/// The statuses of all variables at a point, and whether the point can be reached.
#[derive(Clone, Debug)]
pub(crate) struct Snapshot {
    pub(crate) statuses: Vec<Status>,
    pub(crate) reachable: bool,
}

/// The variables in scope.
#[derive(Debug)]
pub(crate) struct Table {
    vars: Vec<Var>,
    declared: u32,
    pub(crate) reachable: bool,
    /// There has been a closure.
    pub(crate) has_closure: bool,
    /// How many loops we stand in.
    pub(crate) level: usize,
    /// Variables of lower levels are not to be moved: a loop would come back without
    /// them. Lower than `level` on the way out of loops.
    pub(crate) free_level: usize,
}

impl Table {
    pub(crate) fn new() -> Self {
        Self {
            vars: Vec::new(),
            declared: 0,
            reachable: true,
            has_closure: false,
            level: 0,
            free_level: 0,
        }
    }

    pub(crate) fn len(&self) -> usize {
        self.vars.len()
    }

    pub(crate) fn var(&self, at: usize) -> &Var {
        &self.vars[at]
    }

    pub(crate) fn set(&mut self, at: usize, status: Status) {
        self.vars[at].status = status;
    }

    pub(crate) fn lock(&mut self, at: usize, locked: bool) {
        self.vars[at].locked = locked;
    }

    pub(crate) fn declare(&mut self, name: &str, ty: Ty, mutable: bool, status: Status) -> usize {
        let level = self.level;
        self.declared += 1;
        self.vars.push(Var {
            name: name.to_owned(),
            ty,
            mutable,
            status,
            level,
            locked: false,
            serial: self.declared,
        });
        self.vars.len() - 1
    }

    /// Ends scopes: only the first `len` variables stay.
    pub(crate) fn truncate(&mut self, len: usize) {
        self.vars.truncate(len);
    }

    pub(crate) fn snapshot(&self) -> Snapshot {
        let statuses = self.vars.iter().map(|var| var.status).collect();
        Snapshot {
            statuses,
            reachable: self.reachable,
        }
    }

    pub(crate) fn restore(&mut self, to: &Snapshot) {
        for (var, &status) in self.vars.iter_mut().zip(&to.statuses) {
            var.status = status;
        }
        self.reachable = to.reachable;
    }

    /// Goes on where the given ways meet.
    pub(crate) fn join(&mut self, ways: &[Snapshot]) {
        let mut ways = ways.iter().filter(|way| way.reachable);
        let Some(first) = ways.next() else {
            self.reachable = false;
            return;
        };
        self.restore(first);
        for way in ways {
            for (var, &status) in self.vars.iter_mut().zip(&way.statuses) {
                if var.status != status {
                    var.status = Status::Gone;
                }
            }
        }
    }

    /// Whether the variables outside `level`, of the first ones that `entry` knows, hold
    /// at least what they held there.
    pub(crate) fn holds(&self, entry: &Snapshot, level: usize) -> bool {
        self.vars.iter().zip(&entry.statuses).all(|(var, &before)| {
            var.level >= level
                || var.status == before
                || (var.mutable && var.status == Status::Init)
        })
    }

    fn visible(&self, at: usize) -> bool {
        let var = &self.vars[at];
        !var.locked
            && self.vars[at + 1..]
                .iter()
                .all(|later| later.name != var.name)
    }

    pub(crate) fn all(&self, wanted: impl Fn(&Var) -> bool) -> Vec<usize> {
        (0..self.vars.len())
            .filter(|&at| self.visible(at) && wanted(&self.vars[at]))
            .collect()
    }

    /// Whether the variable at a position is still the one of this number, can be named
    /// and holds a value.
    pub(crate) fn is_usable(&self, at: usize, serial: u32) -> bool {
        self.vars
            .get(at)
            .is_some_and(|var| var.serial == serial && var.status == Status::Init)
            && self.visible(at)
    }

    /// Variables of a type that hold a value.
    pub(crate) fn readable(&self, ty: Ty) -> Vec<usize> {
        self.all(|var| var.ty == ty && var.status == Status::Init)
    }

    /// The readable ones that may change in place.
    pub(crate) fn changeable(&self, ty: Ty) -> Vec<usize> {
        self.all(|var| var.ty == ty && var.mutable && var.status == Status::Init)
    }

    /// The readable ones that may be moved away.
    pub(crate) fn movable(&self, ty: Ty) -> Vec<usize> {
        self.all(|var| {
            var.ty == ty && var.status == Status::Init && (ty.is_copy() || self.is_free(var))
        })
    }

    /// The ones that may be assigned to.
    pub(crate) fn assignable(&self) -> Vec<usize> {
        self.all(|var| {
            !matches!(var.ty, Ty::Closure | Ty::Counter | Ty::Slice | Ty::Out)
                && (var.mutable || (var.status == Status::Uninit && self.is_free(var)))
        })
    }

    fn is_free(&self, var: &Var) -> bool {
        var.level >= self.free_level
    }
}
