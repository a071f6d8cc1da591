//! A page of a list by the place where it begins: the newest first, of equals the one with the higher id.

/// Cuts and orders a boxed query by two columns, an instant and an id, where `seek` says. In a function that may fail
/// with `Invalid(cursor)`.
macro_rules! keyset {
    ($query:expr, ($at:expr, $id:expr), $seek:expr) => {
        match $seek {
            $crate::base::paging::Seek::First => $query.order(($at.desc(), $id.desc())),
            $crate::base::paging::Seek::Last => $query.order(($at.asc(), $id.asc())),
            $crate::base::paging::Seek::After(cursor) => {
                let (at, id) = cursor.pair()?;
                let behind = $at.lt(at).or($at.eq(at).and($id.lt(id)));
                $query.filter(behind).order(($at.desc(), $id.desc()))
            }
            $crate::base::paging::Seek::Before(cursor) => {
                let (at, id) = cursor.pair()?;
                let ahead = $at.gt(at).or($at.eq(at).and($id.gt(id)));
                $query.filter(ahead).order(($at.asc(), $id.asc()))
            }
        }
    };
}
pub(crate) use keyset;
