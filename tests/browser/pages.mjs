// Every kind of page: who sees it, where it is, what is done there first, and its status.
import { letterTo, openAs, openBrowser, startSite } from "./site.mjs";
import { findPlaces } from "./places.mjs";

export const WIDE = { width: 1280, height: 900 };
export const NARROW = { width: 360, height: 780 };

const ADDRESS = "tester@example.org";
const PASSWORD = "rain on the pump house roof";

/** `where` is a path, or makes one from the places; `act` works on the page once it is there, and may look at the places too. */
function kind(name, role, where, status = 200, act = undefined) {
  return { name, role, where: typeof where === "string" ? () => where : where, status, act };
}

/** Presses a form's button whatever the browser thinks of its fields. */
async function send(page, fields = {}, button = "main form button") {
  for (const [name, value] of Object.entries(fields)) await page.fill(`main [name=${name}]`, value);
  await page.$$eval("main form", (forms) => forms.forEach((form) => (form.noValidate = true)));
  await Promise.all([page.waitForEvent("framenavigated"), page.click(button)]);
  await page.waitForLoadState();
}

/** From a list of questions to what is hidden beside the first of them of which anything is told. */
async function notes(page) {
  const rows = await page.$$eval("main .rows a[href^='/t/']", (links) => links.map((link) => link.href));
  for (const row of new Set(rows)) {
    await page.goto(row);
    const beside = await page.$("a[href^='/questions/'][href$='/redactions']");
    if (beside) return page.goto(await beside.evaluate((link) => link.href));
  }
  throw new Error("nothing is told of any of these questions");
}

const PREVIEW = "button[name=do][value=preview]";
const PUBLISH = "button[name=do][value=publish]";
const TEXT = "A **short** text with a [link](https://example.org), `code` and\n\n> a quotation\n\n| Day | m³ |\n|---|---|\n| Mon | 12 |";
const id = (thread) => /\/t\/(\d+)/.exec(thread)[1];

const VISITOR = [
  kind("home", "visitor", "/"),
  kind("space", "visitor", (p) => p.space),
  kind("space-restricted", "visitor", (p) => p.restricted),
  kind("space-about", "visitor", (p) => `${p.space}/about`),
  kind("forum", "visitor", (p) => p.forum),
  kind("tags", "visitor", (p) => `${p.space}/tags`),
  kind("tagged", "visitor", (p) => p.tag),
  kind("forum-tag", "visitor", (p) => p.forum, 200, (page) => page.click(".thread-row .tag")),
  kind("forum-archived", "visitor", (p) => p.archived),
  kind("forum-first-sort", "visitor", (p) => p.forum, 200, (page) => page.click(".tabs li:nth-child(1) a")),
  kind("forum-last-sort", "visitor", (p) => p.forum, 200, (page) => page.click(".tabs li:last-child a")),
  kind("thread-tree", "visitor", (p) => p.long),
  kind("thread-tree-page-2", "visitor", (p) => p.long, 200, (page) => page.click("a[rel=next]")),
  kind("thread-time", "visitor", (p) => `${p.long}?view=time`),
  kind("thread-time-page-2", "visitor", (p) => `${p.long}?view=time`, 200, (page) => page.click("a[rel=next]")),
  kind("thread-new", "visitor", (p) => `${p.long}?view=new&since=1`),
  kind("thread-branch", "visitor", (p) => `${p.long}?root=${p.post.slice(3)}`),
  kind("thread-permalink", "visitor", (p) => p.post),
  kind("thread-locked", "visitor", (p) => p.locked),
  kind("thread-moved", "visitor", (p) => p.moved),
  kind("thread-pinned", "visitor", (p) => p.pinned),
  kind("thread-tombstone", "visitor", (p) => p.withdrawn),
  kind("history", "visitor", (p) => `${p.edited}/history`),
  kind("person", "visitor", (p) => p.person),
  kind("share", "visitor", (p) => p.long, 200, (page) => page.click("details.share > summary")),
  kind("board", "visitor", (p) => `/t/${id(p.long)}/board`),
  kind("board-week", "visitor", (p) => `${p.space}/board`),
  kind("blogs", "visitor", "/b"),
  kind("blog", "visitor", "/b/hannah-writes"),
  kind("blog-month", "visitor", "/b/hannah-writes", 200, (page) => page.click("aside .rows.tight a")),
  kind("blog-tag", "visitor", "/b/saryozen-news", 200, (page) => page.click(".article-row .tag")),
  kind("article", "visitor", "/b/hannah-writes", 200, (page) => page.click(".article-row:last-child h3 a")),
  kind("offices", "visitor", "/o"),
  kind("office", "visitor", "/o/akim-saryozen"),
  kind("office-figures", "visitor", "/o/akim-saryozen/figures"),
  kind("office-data", "visitor", "/s/saryozen/offices/data"),
  kind("office-vacant", "visitor", "/o/head-doctor"),
  kind("office-body", "visitor", "/o/housing"),
  kind("series", "visitor", "/b/hannah-writes/series/1"),
  kind("series-part", "visitor", "/b/hannah-writes/series/1", 200, (page) => page.click(".article-row:nth-child(2) h3 a")),
  kind("article-of-several", "visitor", "/b/hannah-writes", 200, (page) => page.click(".article-row:first-child h3 a")),
  kind("newsletter", "visitor", "/b/hannah-writes/newsletter"),
  kind("newsletter-error", "visitor", "/b/hannah-writes/newsletter", 422, (page) => send(page, { email: "nobody" })),
  kind("about", "visitor", "/about"),
  kind("accessibility", "visitor", "/accessibility"),
  kind("api", "visitor", "/api"),
  kind("api-operation", "visitor", "/api", 200, (page) => page.click("main details:first-of-type summary")),
  kind("language", "visitor", "/language"),
  kind("register", "visitor", "/register"),
  kind("register-errors", "visitor", "/register", 422, (page) => send(page, { name: "a b", email: "nobody", password: "1234" })),
  kind("sign-in", "visitor", "/signin"),
  kind("sign-in-error", "visitor", "/signin", 422, (page) => send(page, { name: "marat", password: "wrong horse" })),
  kind("register-by-code", "visitor", "/join/ABCDE-FGHJK"),
  kind("forgot", "visitor", "/forgot"),
  kind("forgot-error", "visitor", "/forgot", 422, (page) => send(page, { email: "nobody" })),
  kind("letter-sent", "visitor", "/forgot", 200, (page) => send(page, { email: ADDRESS })),
  kind("sign-in-first", "visitor", "/settings"),
  kind("not-found", "visitor", "/nothing/here", 404),
  kind("link-used-up", "visitor", "/k/used-up-long-ago", 410),
  kind("stop", "visitor", (p) => p.stop),
  kind("stop-done", "visitor", (p) => p.stop, 200, (page) => send(page)),
  kind("stop-old", "visitor", "/stop/all.1.0.20000.forged", 404),
];

const MEMBER = [
  kind("blogs-mine", "moderator", "/b/mine"),
  kind("blog-new", "member", "/b/new"),
  kind("blog-new-errors", "member", "/b/new", 422, (page) => send(page, { title: "", slug: "a b" })),
  kind("blog-settings", "moderator", "/b/saryozen-news/settings"),
  kind("all-series", "moderator", "/b/saryozen-news/series"),
  kind("series-settings", "moderator", "/b/saryozen-news/series", 200, (page) => send(page, { title: "Water" })),
  kind("newsletter-own", "member", "/b/hannah-writes/newsletter"),
  kind("newsletter-refused", "member", "/b/hannah-writes/newsletter", 403, (page) => send(page)),
  kind("newsletter-keeper", "moderator", "/b/saryozen-news/newsletter"),
  kind("article-asked", "member", "/b/mine", 200, (page) => page.click(".rows.tight li:first-child a")),
  kind("article-along", "member", "/b/mine", 200, (page) => page.click(".rows.tight li:nth-child(2) a")),
  kind("article-ask-error", "moderator", "/b/saryozen-news", 422, async (page) => {
    await page.click(".article-row:last-child h3 a");
    await page.click(".page-head .button");
    await send(page, { name: "nobody-here" }, "form[action$='/authors'] button");
  }),
  kind("article-new", "moderator", "/b/saryozen-news/new"),
  kind("article-desk", "moderator", "/b/saryozen-news", 200, async (page) => {
    await page.click(".article-row:last-child h3 a");
    await page.click(".page-head .button");
  }),
  kind("ask", "member", (p) => `${p.space}/ask`),
  kind("ask-errors", "member", (p) => `${p.space}/ask`, 422, (page) => send(page, { title: "Why?" }, PUBLISH)),
  kind("ask-likely", "member", (p) => `${p.space}/ask`, 422, (page) => send(page, { title: "Why?", place: "У башни" }, PUBLISH)),
  kind("residence", "member", (p) => `${p.space}/residence`),
  kind("residence-error", "member", (p) => `${p.space}/residence`, 422, (page) => send(page, { code: "ABCDE-FGHJK" })),
  kind("question-held", "member", (p) => p.question),
  kind("question-returned", "member", (p) => p.returned),
  kind("question-before-office", "member", (p) => p.addressee),
  kind("question-again", "member", (p) => `${p.returned}/edit`),
  kind("home-member", "member", "/"),
  kind("space-member", "member", (p) => p.space),
  kind("membership", "member", (p) => `${p.space}/join`),
  kind("space-not-joined", "member", (p) => p.restricted),
  kind("join", "member", (p) => `${p.restricted}/join`),
  kind("forum-member", "member", (p) => p.forum),
  kind("thread-member", "member", (p) => p.long),
  kind("thread-nothing-new", "member", (p) => `${p.own}?view=new`),
  kind("thread-to-join", "member", (p) => p.elsewhere),
  kind("thread-own", "member", (p) => p.own),
  kind("thread-to-keep-view", "member", (p) => `${p.long}?view=time`),
  kind("reply", "member", (p) => `/t/${id(p.own)}/reply`),
  kind("reply-to", "member", (p) => `/t/${id(p.own)}/reply?to=${p.mine.slice(3)}`),
  kind("reply-quote", "member", (p) => `/t/${id(p.own)}/reply?to=${p.mine.slice(3)}&quote=1`),
  kind("reply-preview", "member", (p) => `/t/${id(p.own)}/reply`, 200, (page) => send(page, { body: TEXT }, PREVIEW)),
  kind("reply-error", "member", (p) => `/t/${id(p.own)}/reply`, 422, (page) => send(page, { body: "" }, PUBLISH)),
  kind("new-thread", "member", (p) => `${p.forum}/new`),
  kind("new-thread-preview", "member", (p) => `${p.forum}/new`, 200, (page) => send(page, { title: "Pumps", body: TEXT }, PREVIEW)),
  kind("new-thread-errors", "member", (p) => `${p.forum}/new`, 422, (page) => send(page, { title: "", body: "" }, PUBLISH)),
  kind("edit", "member", (p) => `${p.mine}/edit`),
  kind("edit-conflict", "member", (p) => `${p.edited}/edit`, 409, async (page) => {
    await page.$eval("[name=base]", (base) => (base.value = "1"));
    await send(page, { body: "The keys are with nobody." }, PUBLISH);
  }),
  kind("join-by-code", "member", "/join/ABCDE-FGHJK"),
  kind("delete", "member", (p) => `${p.mine}/delete`),
  kind("restore", "member", (p) => `${p.withdrawn}/restore`),
  kind("reply-names", "member", (p) => `/t/${id(p.own)}/reply`, 200, (page) =>
    send(page, { body: "@marat, @galym and @nobody-here: who has the keys?" }, PREVIEW)),
  kind("drafts", "member", "/drafts", 200, async (page, p) => {
    await page.goto(`/t/${id(p.own)}/reply`);
    await send(page, { body: TEXT }, "button[name=do][value=draft]");
    await page.goto("/drafts");
  }),
  kind("thread-picture", "member", (p) => p.pictured),
  kind("pictures-error", "member", (p) => `${p.pictured}/pictures`, 422, (page) =>
    page.fill("main textarea", "long ".repeat(101)).then(() => send(page))),
  kind("pictures", "member", (p) => `${p.pictured}/pictures`, 200, async (page, p) => {
    await page.fill("main textarea", "The list of discussions about water, as it stands on the site today.");
    await send(page);
    await page.goto(`${p.pictured}/pictures`);
  }),
  kind("notices", "member", "/notices"),
  kind("notices-page-2", "member", "/notices", 200, (page) => page.click("a[rel=next]")),
  kind("follows", "member", "/settings/follows"),
  kind("letters", "member", "/settings/notices"),
  kind("letters-errors", "member", "/settings/notices", 422, (page) => send(page, { budget: "99" })),
  kind("follow-person", "member", (p) => p.person === "/u/marat" ? "/u/svetlana" : p.person),
  kind("bookmark", "member", (p) => `${p.post}/bookmark`),
  kind("bookmarks", "member", (p) => `${p.mine}/bookmark`, 200, (page) => send(page, { note: "For the meeting." })),
  kind("settings", "member", "/settings"),
  kind("settings-saved", "member", "/settings?saved"),
  kind("settings-errors", "member", "/settings", 422, (page) => send(page, { display_name: "" })),
  kind("picture", "member", "/settings/picture"),
  kind("picture-error", "member", "/settings/picture", 422, (page) => send(page)),
  kind("picture-shown", "member", "/settings/picture", 200, async (page, p) => {
    const buffer = await page.screenshot();
    await page.setInputFiles("main [type=file]", { name: "me.png", mimeType: "image/png", buffer });
    await send(page);
    await page.goto(p.person);
  }),
  kind("password", "member", "/settings/password"),
  kind("password-errors", "member", "/settings/password", 422, (page) => send(page)),
  kind("factor", "member", "/settings/factor"),
  kind("factor-errors", "member", "/settings/factor", 422, (page) => send(page)),
  kind("proof", "member", "/proof"),
  kind("email", "member", "/settings/email"),
  kind("email-error", "member", "/settings/email", 422, (page) => send(page, { email: "nobody" })),
  kind("devices", "member", "/settings/devices"),
  kind("takeout", "member", "/settings/takeout"),
  kind("tokens", "member", "/settings/tokens"),
  kind("tokens-errors", "member", "/settings/tokens", 422, (page) => send(page)),
  kind("token-shown", "member", "/settings/tokens", 200, async (page) => {
    await page.check("main [name=read]");
    await send(page, { name: "Clock" });
  }),
  kind("sign-out", "member", "/signout"),
  kind("letter-again", "member", "/confirm/again"),
  kind("person-own", "member", (p) => p.person),
  kind("not-allowed", "member", "/spaces/new", 403),
];

const STAFF = [
  kind("space-moderator", "moderator", (p) => p.space),
  kind("thread-moderator", "moderator", (p) => p.own),
  kind("waiting", "moderator", (p) => `${p.space}/waiting`),
  kind("decision", "moderator", (p) => `${p.space}/waiting`, 200, (page) => page.click("main h3 a")),
  kind("thread-held-moderator", "moderator", (p) => p.held),
  kind("residents-moderator", "moderator", (p) => `${p.space}/residents`),
  kind("residents-error", "moderator", (p) => `${p.space}/residents`, 422, (page) => send(page, { name: "nobody-here" })),
  kind("desk", "deputy", "/o/deputy-saryozen/desk"),
  kind("desk-answer", "deputy", "/o/deputy-saryozen/desk", 200, (page) => page.click("main .rows a[href^='/addressees/']")),
  kind("desk-answer-error", "deputy", "/o/deputy-saryozen/desk", 422, async (page) => {
    await page.click("main .rows a[href^='/addressees/']");
    await send(page, {}, "button[name=do][value=answer]");
  }),
  kind("official-list", "deputy", "/o/deputy-saryozen/articles"),
  kind("official-new", "deputy", "/o/deputy-saryozen/articles/new"),
  kind("official-new-errors", "deputy", "/o/deputy-saryozen/articles/new", 422, (page) => send(page, { title: "", body: "" }, "button[name=do][value=propose]")),
  kind("official-review", "deputy", "/o/deputy-saryozen/articles", 200, (page) => page.click("main .rows a")),
  kind("official-blog", "visitor", "/b/deputy-saryozen"),
  kind("official-article", "visitor", "/b/deputy-saryozen", 200, (page) => page.click(".article-row:first-child h3 a")),
  kind("templates", "deputy", "/o/deputy-saryozen/templates"),
  kind("question-letter", "visitor", "/o/akim-saryozen?list=answered", 200, async (page) => {
    await page.click("main .rows a");
    await page.click("a[href$='/letter']");
  }),
  kind("post-hidden", "moderator", "/o/akim-saryozen?list=answered", 200, async (page) => {
    await page.click("main .rows a");
    await page.goto(await page.$eval("a[href^='/p/'][href$='/redactions']", (link) => link.href));
  }),
  kind("notes-hidden", "moderator", "/o/deputy-saryozen?list=open", 200, notes),
  kind("notes-hidden-error", "moderator", "/o/deputy-saryozen?list=open", 422, async (page) => {
    await notes(page);
    await send(page, { words: "Timbuktu" });
  }),
  kind("questions-waiting", "moderator", (p) => `${p.space}/ask/waiting`),
  kind("cosigns-removed", "moderator", "/o/deputy-saryozen?list=open&sort=cosigned", 200, async (page) => {
    await page.click("main .rows a");
    await page.goto(await page.$eval("a[href$='/removals']", (link) => link.href));
  }),
  kind("intake", "moderator", (p) => `${p.space}/ask/intake`),
  kind("intake-error", "moderator", (p) => `${p.space}/ask/intake`, 422, (page) => send(page)),
  kind("slip", "moderator", (p) => `${p.space}/ask/intake`, 200, async (page) => {
    await page.check("main [name=unsure]");
    await page.check("main [name=consent]");
    await page.selectOption("main [name=how]", "phone");
    await send(page, { alias: "Grandmother Rosa", title: "When will the bridge at the school be repaired?" });
  }),
  kind("scan", "moderator", (p) => `${p.space}/ask/intake`, 200, async (page) => {
    await page.check("main [name=unsure]");
    await page.check("main [name=consent]");
    const buffer = await page.screenshot();
    await page.setInputFiles("main [name=file]", { name: "sheet.png", mimeType: "image/png", buffer });
    await send(page, { alias: "Grandmother Rosa", title: "When will the well at the school be cleaned?" });
    await page.click("main a[href$='/scan']");
  }),
  kind("scan-error", "moderator", (p) => `${p.space}/ask/intake`, 422, async (page) => {
    await page.check("main [name=unsure]");
    await page.check("main [name=consent]");
    await send(page, { alias: "Grandfather Ilyas", title: "When will the fence at the school be painted?" });
    await page.click("main a[href$='/scan']");
    await send(page);
  }),
  kind("claim", "moderator", "/claim"),
  kind("claim-error", "moderator", "/claim", 422, (page) => send(page, { code: "ABCDE-FGHJK" })),
  kind("question-judged", "moderator", (p) => p.question),
  kind("question-judge-error", "moderator", (p) => p.question, 422, (page) => send(page, {}, "button[name=do][value=return]")),
  kind("members-moderator", "moderator", (p) => `${p.space}/members`),
  kind("invites-moderator", "moderator", (p) => `${p.space}/invites`),
  kind("invites-errors", "moderator", (p) => `${p.space}/invites`, 422, (page) => send(page, { label: "" }, "main section form button")),
  kind("invites", "moderator", (p) => `${p.space}/invites`, 200, (page) => send(page, { label: "Class 9b" }, "main section form button")),
  kind("invite", "moderator", (p) => `${p.space}/invites`, 200, (page) =>
    Promise.all([page.waitForEvent("framenavigated"), page.click("main .rows h3 a")])),
  kind("tags-moderator", "moderator", (p) => `${p.space}/tags`),
  kind("tags-error", "moderator", (p) => `${p.space}/tags`, 422, (page) => send(page, { name: "?" }, "main section form button")),
  kind("tag-settings", "moderator", (p) => `${p.tag.split("-")[0]}/settings`),
  kind("thread-tags", "moderator", (p) => `/t/${id(p.own)}/tags`),
  kind("moderate", "moderator", (p) => `/t/${id(p.own)}/moderate`),
  kind("moderate-error", "moderator", (p) => `/t/${id(p.own)}/moderate`, 422, (page) => send(page, { reason: "" })),
  kind("remove", "moderator", (p) => `${p.mine}/remove`),
  kind("remove-error", "moderator", (p) => `${p.mine}/remove`, 422, (page) => send(page)),
  kind("hide-words", "moderator", (p) => `${p.mine}/redactions`),
  kind("hide-words-error", "moderator", (p) => `${p.mine}/redactions`, 422, (page) => send(page, { words: "Timbuktu" })),
  kind("purge", "administrator", (p) => `${p.mine}/purge`),
  kind("purge-error", "administrator", (p) => `${p.mine}/purge`, 422, (page) => send(page)),
  kind("office-new", "administrator", "/s/saryozen/offices/new"),
  kind("office-new-errors", "administrator", "/s/saryozen/offices/new", 422, (page) => send(page, { name: "", slug: "a b" })),
  kind("office-settings", "administrator", "/o/akim-saryozen/settings"),
  kind("office-rules", "administrator", "/o/akim-saryozen/rules"),
  kind("space-rules", "administrator", "/s/saryozen/offices/rules"),
  kind("site-rules-errors", "administrator", "/admin/questions-settings", 422, (page) => send(page, { norm_days: "0" })),
  kind("residents", "administrator", (p) => `${p.space}/residents`),
  kind("residents-preview", "administrator", (p) => `${p.space}/residents`, 200, (page) => send(page, { lines: "marat\nnobody-here" }, "form[action$='/list'] button")),
  kind("resident-letters", "administrator", (p) => `${p.space}/residents`, 200, (page) => send(page, { label: "Mill street", count: "2" }, "form[action$='/letters'] button")),
  kind("packs", "administrator", "/admin/packs"),
  kind("office-people", "administrator", "/o/akim-saryozen/people"),
  kind("space-administrator", "administrator", (p) => p.restricted),
  kind("moderate-locked", "administrator", (p) => `/t/${id(p.locked)}/moderate`),
  kind("members", "administrator", (p) => `${p.restricted}/members`),
  kind("space-settings", "administrator", (p) => `${p.space}/settings`),
  kind("forums", "administrator", (p) => `${p.space}/forums`),
  kind("forum-settings", "administrator", (p) => `${p.forum}/settings`),
  kind("new-forum", "administrator", (p) => `${p.space}/forums/new`),
  kind("names-none", "administrator", "/names"),
  kind("audit", "administrator", "/admin/audit"),
  kind("deliveries", "administrator", "/admin/deliveries"),
  kind("letters-again", "administrator", "/settings/email/retry"),
  kind("new-space", "administrator", "/spaces/new"),
  kind("new-space-errors", "administrator", "/spaces/new", 422, (page) => send(page, { slug: "A B" })),
];

/** Behind one-time links, in the order in which a person meets them. */
const STRANGER = [
  kind("enter", "stranger", (p) => p.enter),
  kind("registered", "stranger", "/register", 200, (page) =>
    send(page, { name: "tester", email: ADDRESS, password: PASSWORD })),
  kind("confirm", "stranger", (p) => letterTo(p.site, ADDRESS, "confirm")),
  kind("reset", "stranger", "/forgot", 200, async (page, p) => {
    await send(page, { email: ADDRESS });
    await page.goto(await letterTo(p.site, ADDRESS, "reset"));
  }),
  kind("reset-error", "stranger", (p) => letterTo(p.site, ADDRESS, "reset"), 422, (page) => send(page, { password: "1234" })),
  kind("name-to-wait", "stranger", "/register", 200, (page) =>
    send(page, { name: "deputy-tester", email: `second-${ADDRESS}`, password: PASSWORD })),
  kind("names", "administrator", "/names"),
  kind("unconfirmed", "stranger", "/signin", 200, (page) => send(page, { name: "tester", password: PASSWORD })),
  kind("thread-held", "newcomer", (p) => p.held),
  kind("person-new", "stranger", "/u/aisulu"),
];

/** On a site where nobody is yet. */
const EMPTY = [
  kind("empty-home", "visitor", (p) => p.empty),
  kind("set-up", "visitor", (p) => p.setUp),
  kind("set-up-errors", "visitor", (p) => p.setUp, 422, (page) => send(page)),
];

export const KINDS = [...VISITOR, ...MEMBER, ...STAFF, ...STRANGER, ...EMPTY];

/** The site, another where nobody is yet, and the browser; nothing is left running when one does not start. */
export async function openAll() {
  const started = await Promise.allSettled([startSite(), startSite({ demo: false }), openBrowser()]);
  const close = async () => {
    for (const { value } of started.reverse()) await (value?.stop?.() ?? value?.close());
  };
  try {
    for (const { reason } of started) if (reason) throw reason;
    const [site, empty, browser] = started.map(({ value }) => value);
    const places = await findPlaces(browser, site);
    Object.assign(places, { site, enter: site.links.newcomer, empty: empty.url, setUp: empty.setup });
    return { site, browser, places, close, window: windows(browser, site) };
  } catch (why) {
    await close().catch((also) => console.error(also));
    throw why;
  }
}

/** Gives the window of a role, opened once. */
function windows(browser, site) {
  const known = new Map();
  return async (role, options = {}) => {
    if (!known.has(role)) {
      const context = await openAs(browser, site, role, { viewport: WIDE, ...options });
      known.set(role, await context.newPage());
    }
    return known.get(role);
  };
}

/** Brings a page to this kind; gives its last answer. */
export async function open(page, one, places) {
  let last;
  const note = (answer) => {
    if (answer.request().isNavigationRequest()) last = answer;
  };
  page.on("response", note);
  await page.goto(await one.where(places));
  if (one.act) await one.act(page, places);
  page.off("response", note);
  return last;
}
