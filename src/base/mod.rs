//! The ground under every room: ids, time, errors, paging and cryptography. Imports nothing of ours.

pub mod clock;
pub mod crypto;
pub mod csv;
pub mod diff;
pub mod error;
pub mod ids;
pub mod mailbox;
pub mod packing;
pub mod paging;
pub mod rates;
pub mod slug;
pub mod text;
pub mod words;
pub mod zip;

pub use clock::{Clock, Instant, days, hours, minutes, seconds};
pub use error::{Brake, Conflict, Error, FieldError, Result, Rule, Unknown};
pub use ids::{
    AddresseeId, CheckId, CycleId, DelegateId, DeliveryId, FollowId, ForumId, InviteId, JobId,
    LetterId, LettersId, NoticeId, OfficeArticleId, OfficeId, PostId, ReaderId, RedactionId,
    RemovalId, SeriesId, SessionId, SpaceId, TagId, TemplateId, TermId, ThreadId, TokenId, UserId,
};
