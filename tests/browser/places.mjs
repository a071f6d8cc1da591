// Where things are on the demo site: found through the programs' door and the pages, or written for the tests.
import assert from "node:assert/strict";
import { createHmac } from "node:crypto";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { openAs } from "./site.mjs";

/** Finds a thread of each state, and writes the posts that the pages of a member's own posts need. */
export async function findPlaces(browser, site) {
  const threads = await allThreads(site);
  const most = (list) => list.reduce((a, b) => (b.posts > a.posts ? b : a));
  const found = {
    space: "/s/saryozen",
    restricted: "/s/nowa-laka",
    private: "/s/leaders",
    forum: "/s/saryozen/water",
    archived: "/s/saryozen/done",
    person: "/u/marat",
    long: most(threads).url,
    locked: threads.find((thread) => thread.locked)?.url,
    pinned: threads.find((thread) => thread.pinned_until)?.url,
    elsewhere: threads.find((thread) => !thread.forum.startsWith("/s/saryozen"))?.url,
    unanswered: threads.find((thread) => thread.posts === 1)?.url,
  };
  const [tag] = await (await fetch(`${site.url}/api/v1/spaces/saryozen/tags`)).json();
  found.tag = tag.url;
  const context = await openAs(browser, site, "visitor");
  const page = await context.newPage();
  found.moved = await movedThread(page, threads);
  await page.goto(found.long);
  found.post = await page.locator(".re .post-head h3 a").nth(3).getAttribute("href");
  await context.close();
  found.stop = await stopLink(site);
  found.held = await heldPost(browser, site, found.space);
  Object.assign(found, await ownPosts(browser, site));
  Object.assign(found, await questions(browser, site));
  for (const [name, path] of Object.entries(found)) assert.ok(path, `the demo site has no place "${name}"`);
  return found;
}

async function allThreads(site) {
  const api = async (path) => (await fetch(`${site.url}/api/v1${path}`)).json();
  const threads = [];
  for (const space of await api("/spaces")) {
    for (const forum of await api(`/spaces/${space.slug}/forums`)) {
      const { items } = await api(`/spaces/${space.slug}/forums/${forum.slug}/threads`);
      threads.push(...items.map((item) => ({ ...item, forum: `/s/${space.slug}/${forum.slug}` })));
    }
  }
  return threads;
}

/** A link of a letter that makes letters fewer, made as the site makes it: no letter leaves for ten minutes. */
async function stopLink(site) {
  const key = await readFile(join(site.mail, "..", "secret"));
  const text = `fewer.1.0.${Math.floor(Date.now() / 86_400_000)}`;
  const tag = createHmac("sha256", key).update(`stop\0${text}`).digest().subarray(0, 16);
  return `/stop/${text}.${tag.toString("base64url")}`;
}

/** A thread that left a trace in the list it was moved from. */
async function movedThread(page, threads) {
  for (const forum of new Set([...threads.map((thread) => thread.forum), "/s/saryozen/school-bus", "/s/barrio-sur/mercado"])) {
    await page.goto(forum);
    const trace = page.locator('.thread-row:has(use[href$="#move"]) h3 a');
    if (await trace.count()) return trace.first().getAttribute("href");
  }
  return undefined;
}

/** A new member's post that waits. */
async function heldPost(browser, site, space) {
  const context = await openAs(browser, site, "moderator");
  const page = await context.newPage();
  await page.goto(`${space}/waiting`);
  const link = await page.locator("main h3 a").first().getAttribute("href");
  await context.close();
  return link.replace("/decision", "");
}

/** A thread of the member's own, with a post to edit, one edited, one withdrawn. */
async function ownPosts(browser, site) {
  const context = await openAs(browser, site, "member");
  const page = await context.newPage();
  await page.goto("/s/saryozen/water/new");
  await page.fill("[name=title]", "Who reads the meter at the second pump?");
  await publish(page, "The paper says **three readings a week**, and I have seen one.\n\n- Monday\n- Thursday");
  const own = new URL(page.url()).pathname;
  const mine = await reply(page, own, "The pump house is locked on Sundays.");
  const edited = await reply(page, own, "The *keys* are with Marat.");
  // What somebody has answered changes in the open.
  await page.goto(`/t/${/\d+/.exec(own)[0]}/reply?to=${edited.slice(3)}`);
  await publish(page, "Since when?");
  await page.goto(`${edited}/edit`);
  await publish(page, "The *keys* are with Galym now.");
  const withdrawn = await reply(page, own, "This was meant for another thread.");
  await page.goto(`${withdrawn}/delete`);
  await page.click("main form button");
  const pictured = await picture(page);
  await context.close();
  return { own, mine, edited, withdrawn, pictured };
}

/** A question that waits for a moderator, one that he returned, and one that stands before its office. */
async function questions(browser, site) {
  const asker = await openAs(browser, site, "member");
  const page = await asker.newPage();
  const ask = async (title) => {
    await page.goto("/s/saryozen/ask?office=akim-saryozen");
    await page.fill("[name=title]", title);
    await page.click("button[name=do][value=publish]");
    const path = new URL(page.url()).pathname;
    assert.match(path, /^\/questions\//, "the question was sent");
    return path;
  };
  const question = await ask("When will the second pump be repaired?");
  const returned = await ask("Why is the road always closed?");
  const standing = await ask("Who reads the meter of the pump house?");
  await asker.close();
  const moderator = await openAs(browser, site, "moderator");
  const judge = await moderator.newPage();
  await judge.goto(returned);
  await judge.fill("form:has(button[value=return]) [name=note]", "Say which road, and since when.");
  await judge.click("button[name=do][value=return]");
  await judge.goto(standing);
  await judge.click("button[name=do][value=approve]");
  await moderator.close();
  const told = await (await fetch(`${site.url}/api/v1${standing}`)).json();
  return { question, returned, addressee: `/addressees/${told.offices[0].id}` };
}

/** Starts a thread with a picture that nothing describes; gives the address of its post. */
async function picture(page) {
  await page.goto("/s/saryozen/water/new");
  const buffer = await page.screenshot();
  await page.fill("[name=title]", "What the page looks like");
  await page.fill("[name=body]", "So it looks today.");
  await page.$$eval("main details", (all) => all.forEach((one) => (one.open = true)));
  await page.setInputFiles("#file", { name: "page.png", mimeType: "image/png", buffer });
  await Promise.all([page.waitForEvent("framenavigated"), page.click("button[name=do][value=file]")]);
  await page.click("button[name=do][value=publish]");
  return page.locator(".post-head h3 a").first().getAttribute("href");
}

/** Replies to a thread; gives the address of the new post. */
export async function reply(page, thread, text) {
  const id = /\/t\/(\d+)/.exec(thread)[1];
  await page.goto(`/t/${id}/reply`);
  await publish(page, text);
  return `/p/${new URL(page.url()).searchParams.get("at")}`;
}

/** Fills the composer and publishes. */
export async function publish(page, text) {
  await page.fill("[name=body]", text);
  await page.click("button[name=do][value=publish]");
  assert.match(new URL(page.url()).pathname, /^\/t\//, "the post was published");
}
