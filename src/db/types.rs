//! How our own types are kept in columns: ids and instants as BIGINT, on either database.

use diesel::backend::Backend;
use diesel::deserialize::{self, FromSql, FromSqlRow};
use diesel::expression::AsExpression;
use diesel::serialize::{self, Output, ToSql};
use diesel::sql_types::BigInt;

use crate::base::{
    AddresseeId, CheckId, CycleId, DelegateId, DeliveryId, FollowId, ForumId, Instant, InviteId,
    JobId, LetterId, LettersId, NoticeId, OfficeArticleId, OfficeId, PostId, ReaderId, RedactionId,
    RemovalId, SeriesId, SessionId, SpaceId, TagId, TemplateId, TermId, ThreadId, TokenId, UserId,
};

macro_rules! bigint {
    ($($ours:ident as $derived:ident),+ $(,)?) => {$(
        #[derive(AsExpression, FromSqlRow)]
        #[diesel(foreign_derive)]
        #[diesel(sql_type = BigInt)]
        #[expect(dead_code, reason = "it only carries the derives for a type of the ground floor")]
        struct $derived($ours);

        impl<DB: Backend> ToSql<BigInt, DB> for $ours
        where
            i64: ToSql<BigInt, DB>,
        {
            fn to_sql<'b>(&'b self, out: &mut Output<'b, '_, DB>) -> serialize::Result {
                self.0.to_sql(out)
            }
        }

        impl<DB: Backend> FromSql<BigInt, DB> for $ours
        where
            i64: FromSql<BigInt, DB>,
        {
            fn from_sql(raw: DB::RawValue<'_>) -> deserialize::Result<Self> {
                i64::from_sql(raw).map($ours)
            }
        }
    )+};
}

bigint! {
    UserId as UserColumn,
    SessionId as SessionColumn,
    SpaceId as SpaceColumn,
    ForumId as ForumColumn,
    ThreadId as ThreadColumn,
    PostId as PostColumn,
    InviteId as InviteColumn,
    TagId as TagColumn,
    TokenId as TokenColumn,
    DeliveryId as DeliveryColumn,
    JobId as JobColumn,
    LetterId as LetterColumn,
    LettersId as LettersColumn,
    NoticeId as NoticeColumn,
    FollowId as FollowColumn,
    ReaderId as ReaderColumn,
    SeriesId as SeriesColumn,
    OfficeId as OfficeColumn,
    TermId as TermColumn,
    DelegateId as DelegateColumn,
    CheckId as CheckColumn,
    RedactionId as RedactionColumn,
    RemovalId as RemovalColumn,
    AddresseeId as AddresseeColumn,
    OfficeArticleId as OfficeArticleColumn,
    TemplateId as TemplateColumn,
    CycleId as CycleColumn,
    Instant as InstantColumn,
}
