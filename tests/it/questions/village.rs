//! A village whose offices can be asked: an akim with his people, a department, and a seat that nobody holds.

use diesel::prelude::*;
use elab::base::{AddresseeId, DelegateId, OfficeId, ThreadId};
use elab::db::schema::{addressees, cycles, offices};

use crate::app::TestApp;
use crate::offices::Town;
use crate::people::{Answer, Client, number};

/// See above.
pub struct Village<'s> {
    pub town: Town<'s>,
    site: &'s TestApp,
}

impl<'s> Village<'s> {
    pub async fn of(site: &'s TestApp) -> Village<'s> {
        let town = Town::of(site).await;
        for (slug, name, kind) in [
            ("akim", "Akim of the valley", "seat"),
            ("roads", "Department of roads", "body"),
            ("empty", "The empty chair", "seat"),
        ] {
            town.opens(slug, name, kind).await;
        }
        let term = ("elected", "2024-01-01", "2026-12-31");
        town.gives("akim", "marat", term).await.unwrap();
        town.gives("roads", "rustem", ("appointed", "2025-01-01", ""))
            .await
            .unwrap();
        for slug in ["akim", "roads"] {
            town.verifies(slug).await;
        }
        town.names("akim", "clerk", ("draft", false)).await.unwrap();
        town.names("akim", "deputy", ("publish", false))
            .await
            .unwrap();
        site.moderator(town.space, "judge").await;
        Village { town, site }
    }

    /// Somebody of the village.
    pub async fn asker(&self, name: &str) -> Client<'s> {
        self.town.member(name).await;
        self.site.member(name).await
    }

    pub async fn holder(&self) -> Client<'s> {
        self.site.member("marat").await
    }

    pub async fn head_of_roads(&self) -> Client<'s> {
        self.site.member("rustem").await
    }

    pub async fn drafter(&self) -> Client<'s> {
        self.site.member("clerk").await
    }

    pub async fn publisher(&self) -> Client<'s> {
        self.site.member("deputy").await
    }

    /// Somebody more who publishes for the akim.
    pub async fn hires(&self, name: &str) -> DelegateId {
        self.town
            .names("akim", name, ("publish", false))
            .await
            .unwrap()
    }

    pub async fn moderator(&self) -> Client<'s> {
        self.site.moderator(self.town.space, "judge").await
    }

    /// Asks the akim; gives the number of the question.
    pub async fn asks(&self, who: &Client<'_>, title: &str) -> i64 {
        let fields = [("title", title), ("offices", "akim")];
        self.asks_with(who, &fields).await
    }

    pub async fn asks_with(&self, who: &Client<'_>, fields: &[(&str, &str)]) -> i64 {
        let sent = who.fill("/s/town/ask", "/s/town/questions", fields).await;
        let location = sent.is(303).location();
        number(&location.replace("/questions/", "/t/"))
    }

    /// The moderator lets it stand.
    pub async fn approves(&self, id: i64) {
        let judge = self.moderator().await;
        let done = self.judges(&judge, id, &[("do", "approve")]).await;
        done.is(303);
    }

    /// Sends the form of a question's page, with the version that it shows.
    pub async fn judges(&self, who: &Client<'_>, id: i64, fields: &[(&str, &str)]) -> Answer {
        let page = format!("/questions/{id}");
        let action = format!("{page}/acts");
        who.fill(&page, &action, fields).await
    }

    /// A question to the akim that stands.
    pub async fn published(&self, who: &Client<'_>, title: &str) -> i64 {
        let id = self.asks(who, title).await;
        self.approves(id).await;
        id
    }

    /// A question to the akim that stands: its number, and its number before him.
    pub async fn received(&self, who: &Client<'_>, title: &str) -> (i64, i64) {
        let id = self.published(who, title).await;
        (id, self.addressee(id, "akim").await)
    }

    /// The akim answers; gives the number of the post.
    pub async fn answers(&self, before: i64, body: &str) -> String {
        let fields = [("do", "answer"), ("body", body)];
        let said = self.step(&self.holder().await, before, &fields).await;
        number(&said.is(303).location()).to_string()
    }

    /// The akim takes more time, and says why.
    pub async fn extends(&self, before: i64, why: &str) {
        let fields = [("do", "extend"), ("note", why)];
        let holder = self.holder().await;
        self.step(&holder, before, &fields).await.is(303);
    }

    /// Somebody says that this post answers a part of what was asked.
    pub async fn verdict(
        &self,
        who: &Client<'_>,
        before: i64,
        (post, note): (&str, &str),
    ) -> Answer {
        let fields = [
            ("do", "verdict"),
            ("code", "partly"),
            ("post", post),
            ("note", note),
        ];
        self.step(who, before, &fields).await
    }

    /// The moderator declines it as an insult.
    pub async fn declines(&self, id: i64, why: &str) {
        let fields = [("do", "decline"), ("code", "insult"), ("note", why)];
        let judge = self.moderator().await;
        self.judges(&judge, id, &fields).await.is(303);
    }

    /// A question of dana's that timur signed, the akim answered for his office, and she says of it what she thinks.
    pub async fn answered(&self) -> i64 {
        let (dana, timur) = (self.asker("dana").await, self.asker("timur").await);
        let fields = [
            ("title", "When will the bridge be repaired?"),
            ("body", "It has been closed since *autumn*."),
            ("place", "The bridge near the school"),
            ("sources", "The notice at the bridge"),
            ("offices", "akim"),
        ];
        let id = self.asks_with(&dana, &fields).await;
        self.approves(id).await;
        let sign = format!("/questions/{id}/cosigns");
        self.posts(&timur, &sign, &[("named", "on")]).await.is(303);
        let before = self.addressee(id, "akim").await;
        let post = self.answers(before, "In **June**.").await;
        let said = (&*post, "Of which year?");
        self.verdict(&dana, before, said).await.is(303);
        id
    }

    /// The moderator takes somebody's co-sign out of the count.
    pub async fn uncounts(&self, id: i64, name: &str, why: &str) {
        let judge = self.moderator().await;
        let path = format!("/api/v1/questions/{id}/removals");
        let chosen = serde_json::json!({ "do": "preview", "people": name }).to_string();
        let chosen = judge.json("POST", &path, &[], &chosen).await.is(200);
        let chosen = chosen.value();
        let fields = [
            ("do", "remove"),
            ("people", name),
            ("mark", chosen["mark"].as_str().unwrap()),
            ("note", why),
        ];
        let page = format!("/questions/{id}/removals");
        self.posts(&judge, &page, &fields).await.is(303);
    }

    pub async fn withdraws(&self, who: &Client<'_>, id: i64, status: u16) {
        let version = self.version(id).await.to_string();
        let fields = [("do", "withdraw"), ("version", &*version)];
        self.posts(who, &format!("/questions/{id}/acts"), &fields)
            .await
            .is(status);
    }

    async fn version(&self, id: i64) -> i32 {
        use elab::db::schema::questions;
        let read = self.site.app.db.read(move |c| {
            let row = questions::table.find(ThreadId(id));
            Ok(row.select(questions::version).first(c)?)
        });
        read.await.unwrap()
    }

    /// The number of the question before an office.
    pub async fn addressee(&self, id: i64, slug: &'static str) -> i64 {
        let read = self.site.app.db.read(move |c| {
            let office: OfficeId = offices::table
                .filter(offices::slug.eq(slug))
                .select(offices::id)
                .first(c)?;
            let row = addressees::table
                .filter(addressees::thread_id.eq(ThreadId(id)))
                .filter(addressees::office_id.eq(office));
            let id: AddresseeId = row.select(addressees::id).first(c)?;
            Ok(id.0)
        });
        read.await.unwrap()
    }

    /// State, why it was closed, and version of the question before an office.
    pub async fn stands(&self, addressee: i64) -> (String, Option<String>, i32) {
        let read = self.site.app.db.read(move |c| {
            let row = addressees::table.find(AddresseeId(addressee));
            let columns = (addressees::state, addressees::closing, addressees::version);
            Ok(row.select(columns).first(c)?)
        });
        read.await.unwrap()
    }

    /// A step before an office with the version of its row, whatever the page offers; he signs in anew, as days pass.
    pub async fn step(&self, who: &Client<'_>, addressee: i64, fields: &[(&str, &str)]) -> Answer {
        let version = self.stands(addressee).await.2.to_string();
        let mut all = fields.to_vec();
        all.push(("version", &version));
        let path = format!("/addressees/{addressee}/steps");
        let who = self.site.member(who.name()).await;
        self.posts(&who, &path, &all).await
    }

    /// What somebody is told; he signs in anew, as days pass.
    pub async fn notices(&self, who: &Client<'_>) -> Answer {
        let who = self.site.member(who.name()).await;
        who.get("/notices").await
    }

    /// Sends fields with a good token and a fresh key.
    pub async fn posts(&self, who: &Client<'_>, path: &str, fields: &[(&str, &str)]) -> Answer {
        who.act(path, fields).await
    }

    /// So many clocks have run.
    pub async fn counted(&self, addressee: i64, want: i64) {
        let read = self.site.app.db.read(move |c| {
            let all = cycles::table.filter(cycles::addressee_id.eq(AddresseeId(addressee)));
            Ok(all.count().get_result::<i64>(c)?)
        });
        assert_eq!(read.await.unwrap(), want);
    }

    /// Days of the newest clock: when it began, when it is due, when and how it stopped.
    pub async fn clock(
        &self,
        addressee: i64,
    ) -> (String, Option<String>, Option<String>, Option<String>) {
        let read = self.site.app.db.read(move |c| {
            let all = cycles::table.filter(cycles::addressee_id.eq(AddresseeId(addressee)));
            let newest = all.order(cycles::n.desc());
            let columns = (
                cycles::started_on,
                cycles::due_on,
                cycles::stopped_on,
                cycles::outcome,
            );
            Ok(newest.select(columns).first(c)?)
        });
        read.await.unwrap()
    }
}
