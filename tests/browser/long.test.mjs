// A discussion of 5,000 posts, read in three visits on a telephone: by keyboard alone, scripts switched off.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { NARROW } from "./pages.mjs";
import { openAs, openBrowser, programOf, startSite } from "./site.mjs";

const POSTS = 5000;
const WRITERS = ["moderator", "administrator"];
const AT_ONCE = 8;
const MOST_STEPS = 300;
// Bytes of a page, packed; forum.md allows 30 kB with its style, half of it for a reader on a telephone.
const PAGE_LIMIT = 20_000;
const TITLE = "Five thousand words about the pump";

let site, browser, page, thread;
/** What was written: each post's id, number and path, which is its parent's and its own number. */
const written = [];
before(async () => {
  [site, browser] = await Promise.all([startSite(), openBrowser()]);
  const programs = [];
  for (const role of WRITERS) programs.push(await programOf(browser, site, role));
  const forum = "/api/v1/spaces/saryozen/forums/water/threads";
  thread = await programs[0]("POST", forum, { title: TITLE, body: "What is said of the pump, in order." });
  const { items } = await (await fetch(`${site.url}/api/v1/threads/${thread.id}/posts`)).json();
  written.push(place(items[0]));
  site.write = async (count, parent) => {
    let next = 0;
    const one = async () => {
      while (next < count) {
        const i = next++;
        const to = parent(i);
        const body = `Word ${written.length + i}: the meter stood at ${i % 97}.`;
        const post = await programs[i % programs.length]("POST", `/api/v1/threads/${thread.id}/posts`, { body, parent_id: to.id });
        written[post.n - 1] = place(post, to);
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, one));
  };
  // Some of the first are answered before they are there.
  await site.write(POSTS - 1, (i) => written[Math.floor(i / 3)] ?? written[0]);
  assert.equal(written.length, POSTS);
  const context = await openAs(browser, site, "member", {
    viewport: NARROW,
    javaScriptEnabled: false,
    reducedMotion: "reduce",
    storageState: await english(),
  });
  page = await context.newPage();
});
after(async () => {
  await browser?.close();
  await site?.stop();
});

/** The reader's session, in English. */
async function english() {
  const context = await openAs(browser, site, "member");
  const own = await context.newPage();
  await own.goto("/settings");
  await own.selectOption("main [name=lang]", "en");
  await own.click("main form button");
  const state = await context.storageState();
  await context.close();
  return state;
}

/** A token by which a program writes as this role. */
function place(post, parent) {
  return { id: post.id, n: post.n, path: [...(parent?.path ?? []), post.n] };
}

/** These posts in the order of the tree. */
function inTree(posts) {
  const before = (a, b) => {
    const at = a.path.findIndex((n, i) => n !== b.path[i]);
    if (at < 0) return a.path.length - b.path.length;
    return at >= b.path.length ? 1 : a.path[at] - b.path[at];
  };
  return [...posts].sort(before).map(({ n }) => n);
}

/** The numbers of the posts on the page, or of those of them that are marked as new. */
function numbers(which = "article.post") {
  return page.$$eval(which, (all) => all.map((one) => Number(/#(\d+)/.exec(one.querySelector("h3").textContent)[1])));
}
const marked = () => numbers("article.post:has(.new)");

/** Presses Tab until `wanted` says that the right thing has the focus. */
async function tabTo(what, wanted) {
  for (let step = 0; step < MOST_STEPS; step += 1) {
    await page.keyboard.press("Tab");
    const stop = await page.evaluate(() => {
      const e = document.activeElement;
      return { words: e.textContent.trim(), href: e.getAttribute("href"), rel: e.rel, post: e.closest("article.post")?.id };
    });
    if (wanted(stop)) return stop;
  }
  return assert.fail(`the keyboard does not reach ${what} on ${page.url()}`);
}

async function enter() {
  const from = page.url();
  await page.keyboard.press("Enter");
  await page.waitForURL((url) => url.href !== from);
  await page.waitForLoadState();
}

/** How many new posts the forum's list says this discussion has. */
async function unread() {
  await page.goto("/s/saryozen/water");
  const row = page.locator(".thread-row", { hasText: TITLE });
  const said = (await row.locator(".new").count()) ? await row.locator(".new").innerText() : "0";
  return Number(said.replace(/\D/g, ""));
}

/** Opens the discussion from the forum's list, as somebody comes who looks what is new. */
async function come() {
  await page.goto("/s/saryozen/water");
  await tabTo("the discussion", ({ words }) => words === TITLE);
  await enter();
}

/** What a screen reader is told: one heading in each article, with number, name and place. */
async function heard() {
  const cdp = await page.context().newCDPSession(page);
  const { nodes } = await cdp.send("Accessibility.getFullAXTree");
  await cdp.detach();
  const byId = new Map(nodes.map((node) => [node.nodeId, node]));
  const role = (node) => node.role?.value;
  const inside = (node) => (node.childIds ?? []).flatMap((id) => [byId.get(id), ...inside(byId.get(id))]);
  const words = (node) => inside(node).filter((each) => role(each) === "StaticText").map((each) => each.name?.value).join(" ");
  const level = (node) => node.properties?.find(({ name }) => name === "level")?.value.value;
  assert.equal(nodes.filter((node) => role(node) === "heading" && level(node) === 1).length, 1, "one heading of the page");
  return nodes.filter((node) => role(node) === "article").map((article) => {
    const headings = inside(article).filter((node) => role(node) === "heading");
    assert.equal(headings.length, 1);
    assert.equal(level(headings[0]), 3);
    return { heading: headings[0].name.value, words: words(article) };
  });
}

/** Every page read weighs little. */
async function weighed(act) {
  const answers = [];
  const note = (answer) => answer.request().isNavigationRequest() && answers.push(answer);
  page.on("response", note);
  await act();
  page.off("response", note);
  for (const answer of answers.filter((each) => each.status() === 200)) {
    const { responseBodySize } = await answer.request().sizes();
    assert.ok(responseBodySize <= PAGE_LIMIT, `${responseBodySize} bytes of ${answer.url()}`);
  }
}

test("the first visit reads three pages, and nothing of it is new to whom all is", async () => {
  await weighed(async () => {
    await come();
    for (let turn = 0; turn < 2; turn += 1) {
      assert.equal((await numbers()).length, 50);
      assert.deepEqual(await marked(), []);
      await tabTo("the next page", ({ rel }) => rel === "next");
      await enter();
    }
  });
  assert.deepEqual(await numbers(), inTree(written).slice(100, 150));
  assert.equal(await unread(), POSTS - 150);
});

test("the articles of a page are told by number, name and place", async () => {
  await page.goto(`/t/${thread.id}`);
  const articles = await heard();
  assert.equal(articles.length, 50);
  assert.match(articles[0].heading, /^#1 \p{L}+ \p{L}+$/u);
  for (const { heading } of articles.slice(1)) {
    assert.match(heading, /^#\d+ \p{L}+ \p{L}+ ?, level \d+, reply \d+ of \d+, reply to #\d+$/u);
  }
});

test("the second visit is led to the first new post and on to the next, across pages", async () => {
  // Below what stands on the first page nothing is new: the way leads over other pages.
  const far = inTree(written).slice(400).map((n) => written[n - 1]);
  const spots = Array.from({ length: 30 }, (_, i) => far[i * 150]);
  await site.write(spots.length, (i) => spots[i]);
  const news = inTree(written.slice(POSTS));
  assert.equal(await unread(), POSTS - 150 + news.length);
  await weighed(async () => {
    await come();
    assert.deepEqual(await marked(), []);
    await tabTo("the way to the first new post", ({ words }) => words === "To the first new post");
    await enter();
    for (const n of news.slice(0, 3)) {
      const { id } = written[n - 1];
      assert.equal(new URL(page.url()).hash, `#p${id}`);
      assert.ok((await marked()).includes(n));
      const box = await page.locator(`#p${id}`).boundingBox();
      assert.ok(box.y >= 0 && box.y < NARROW.height, `#${n} is in sight`);
      const stop = await tabTo("the post", () => true);
      assert.equal(stop.post, `p${id}`, "the next stop is in the post");
      await tabTo("its menu", ({ words }) => words === `More #${n}`);
      await page.keyboard.press("Enter");
      await tabTo("the way on", ({ words }) => words === "Next new");
      await enter();
    }
  });
  const here = (await heard()).filter(({ words }) => /\bNew\b/.test(words));
  assert.deepEqual(here.map(({ heading }) => Number(/#(\d+)/.exec(heading)[1])), await marked(), "it is said, not only shown");
});

test("the view of what is new shows all of it and nothing else, and one button ends the visit", async () => {
  const news = inTree(written.slice(POSTS));
  await come();
  await tabTo("the view of what is new", ({ words, href }) => words === "New" && href.endsWith("view=new"));
  await weighed(enter);
  assert.deepEqual(await numbers(), news);
  assert.deepEqual(await marked(), news);
  // The clock of a browser's site cannot be put forward by the half hour that ends a visit: the reader says it.
  await tabTo("the button", ({ words }) => words === "Mark all as read");
  await enter();
  assert.equal(await unread(), 0);
});

test("the third visit shows only what came since the second", async () => {
  const known = written.length;
  await come();
  assert.deepEqual(await marked(), []);
  await site.write(3, (i) => written[[1, 2500, known - 1][i]]);
  assert.equal(await unread(), 3);
  await come();
  await tabTo("the view of what is new", ({ words, href }) => words === "New" && href.endsWith("view=new"));
  await weighed(enter);
  assert.deepEqual(await numbers(), inTree(written.slice(known)));
  assert.deepEqual(await marked(), await numbers());
  assert.equal((await heard()).length, 3);
  assert.equal(await unread(), 0);
});
