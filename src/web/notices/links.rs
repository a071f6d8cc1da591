//! Where the links of letters lead.

use std::sync::Arc;

use crate::app::App;
use crate::base::{AddresseeId, PostId, ThreadId};
use crate::notices::{Desk, Links};
use crate::web::door::urls;

struct Addresses(Arc<App>);

impl Addresses {
    fn whole(&self, path: &str) -> String {
        urls::absolute(&self.0.config, path)
    }
}

impl Links for Addresses {
    fn thread(&self, id: ThreadId) -> String {
        self.whole(&urls::thread_numbered(id))
    }

    fn article(&self, id: ThreadId) -> String {
        self.whole(&urls::article(id))
    }

    fn post(&self, id: PostId) -> String {
        self.whole(&urls::post(id))
    }

    fn question(&self, id: ThreadId) -> String {
        self.whole(&urls::question(id))
    }

    fn addressee(&self, id: AddresseeId) -> String {
        self.whole(&urls::addressee(id))
    }

    fn forum(&self, space: &str, forum: &str) -> String {
        self.whole(&urls::forum(space, forum))
    }

    fn notices(&self) -> String {
        self.whole(urls::NOTICES)
    }

    fn settings(&self) -> String {
        self.whole(urls::LETTERS)
    }

    fn stop(&self, token: &str, lang: &str) -> String {
        self.whole(&urls::in_language(&urls::stop(token), lang))
    }
}

/// What letters need of the site.
pub fn desk(app: &Arc<App>) -> Arc<Desk> {
    Arc::new(Desk {
        key: app.key.clone(),
        staff_mfa: app.config.staff_mfa,
        links: Box::new(Addresses(app.clone())),
    })
}
