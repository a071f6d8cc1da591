// How close the site comes to what the machine can do: pages against the ceiling, replies against a bare loop.
import { readFileSync, rmSync } from "node:fs";
import { drive, flood, get, post } from "./load.mjs";
import { ask, bare, fill, folderFor, formOn, pause, signIn, start, stop, text } from "./site.mjs";

const TIMES = 30_000; // requests of a kept page in a round: processor time is told in steps of 10 ms
const FRESH = 1200; // and of one that is made each time
const ROUNDS = 3;
const WRITERS = 64;
const REPLIES = 64 * 40;
const SAME = 1.3;
const NOTHING = { page_cache_mb: 0, post_cache_mb: 0 }; // is kept of what was shown
const FLOOD = 20; // seconds of twice the rate
const CALM = 10; // seconds after which all is as before
const LONGEST = 1000; // ms that 99 of 100 good answers take at most meanwhile

const middle = (list) => [...list].sort((a, b) => a - b)[Math.floor(list.length / 2)];
const memory = (site) => readFileSync(`/proc/${site.child.pid}/status`, "utf8").match(/VmRSS:\s+(\d+)/)[1] / 1024;
const language = { "accept-language": "en" };

/** The pages of the filled site, with those that a list or a discussion ends in. */
async function places(site) {
  const json = async (path) => JSON.parse(text(await ask(site, path, { want: 200 })));
  const { items } = await json("/api/v1/spaces/crowd/forums/talk0/threads");
  const thread = items[0];
  return { id: thread.id, thread: thread.url, ids: items.map(({ id }) => id) };
}

/**
 * One kind of page against the ceiling of its size, or of the size of the page that it spares: the ratio of processor
 * time, in rounds that take turns.
 */
async function against(site, request, { times, want = 200, packing = "", headers = {}, spares }) {
  const sized = spares ?? request;
  const first = await drive(site, () => sized, { times: 20, many: 1, want: spares ? 200 : want });
  // Its head is part of the answer; what is left is the body of the ceiling.
  const body = Math.max(0, Math.round(first.bytes) - 900);
  const ceiling = get(`/ceiling?bytes=${body}&packing=${packing}`, { ...language, ...headers });
  const ratios = [], pages = [], tops = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const sides = [
      async () => tops.push(await drive(site, () => ceiling, { times: TIMES })),
      async () => pages.push(await drive(site, () => request, { times, want })),
    ];
    for (const side of round % 2 ? sides.reverse() : sides) await side();
    ratios.push(tops.at(-1).cpu / pages.at(-1).cpu);
  }
  const of = (list, name) => middle(list.map((each) => each[name]));
  return {
    ratio: middle(ratios), low: Math.min(...ratios), high: Math.max(...ratios),
    cpu: of(pages, "cpu"), top: of(tops, "cpu"), rate: of(pages, "rate"), p50: of(pages, "p50"), p99: of(pages, "p99"), bytes: of(pages, "bytes"),
  };
}

const note = (one) =>
  `${one.cpu.toFixed(0)} us a request, ceiling ${one.top.toFixed(0)}; ${one.rate.toFixed(0)}/s, p50 ${one.p50.toFixed(1)} ms, p99 ${one.p99.toFixed(1)} ms, ${(one.bytes / 1000).toFixed(1)} kB`;

/** All parts for one database, at each size of `sizes`; `section` prints them. */
export async function speed(section, name, settings, sizes) {
  const costs = new Map();
  for (const posts of sizes) {
    const own = { ...(await settings()), data_dir: folderFor(`${name}-${posts}`) };
    console.error(`filling: ${name}, ${posts} posts ...`);
    fill(posts, own);
    await pages(section, `${name}, ${posts} posts`, own, costs, posts);
    if (posts === sizes.at(-1)) {
      await writing(section, `${name}, ${posts} posts`, own);
      await crowded(section, `${name}, ${posts} posts`, own);
    }
    rmSync(own.data_dir, { recursive: true, force: true });
  }
  if (sizes.length > 1) {
    await section(`Cost by size: ${name}`, [
      `Processor time of a page at ${sizes.at(-1)} posts over that at ${sizes[0]}, each made afresh of its rows.`,
    ], async (add) => {
      for (const [path, found] of costs) add(path, "x", { value: found.at(-1) / found[0] }, { limit: SAME });
    });
  }
}

async function pages(section, title, settings, costs, posts) {
  let site = await start(settings);
  const { thread, id } = await places(site);
  await section(`Pages against the ceiling: ${title}`, [
    "Processor time of the ceiling (the same door, as many bytes from memory) over that of the page, in the same run:",
    `middle of ${ROUNDS} rounds and their range; 1 is as fast as the door. Rates and times are an order of size only.`,
  ], async (add) => {
    const row = (words, one, least) =>
      add(words, "x", { value: one.ratio, low: one.low, high: one.high }, { least, note: note(one) });
    const br = { ...language, "accept-encoding": "br" };
    row("thread, kept, br", await against(site, get(thread, br), { times: TIMES, packing: "br", headers: br }), 0.9);
    const gzip = { ...language, "accept-encoding": "gzip" };
    row("thread, kept, gzip", await against(site, get(thread, gzip), { times: TIMES, packing: "br", headers: br }), 0.9);
    const tag = (await ask(site, thread, { want: 200 })).headers.etag;
    const known = { ...br, "if-none-match": tag };
    row("thread, not modified", await against(site, get(thread, known), { times: TIMES, want: 304, headers: br }), 1);
    const spares = get(thread, br);
    row("thread, not modified, against the page it spares", await against(site, get(thread, known), { times: TIMES, want: 304, packing: "br", headers: br, spares }), 1);
    const feed = "/s/crowd/feed.atom";
    row("feed, kept, br", await against(site, get(feed, br), { times: TIMES, packing: "br", headers: br }), 0.5);
    const { headers } = await ask(site, feed, { want: 200 });
    const unchanged = { ...br, "if-none-match": headers.etag };
    row("feed, not modified", await against(site, get(feed, unchanged), { times: TIMES, want: 304, headers: br }), 0.5);
    const jar = await signIn(site, "member");
    const cookie = [...jar].map((pair) => pair.join("=")).join("; ");
    await ask(site, thread, { jar, want: 200 }); // What is new is marked as seen at the first look.
    row("thread, a member's, identity", await against(site, get(thread, { ...language, cookie }), { times: FRESH }), 0.06);
    await stop(site);
    site = await start({ ...settings, page_cache_mb: 0 });
    row("thread, made afresh of kept posts, identity", await against(site, get(thread, language), { times: FRESH }), 0.08);
    await stop(site);
    site = await start({ ...settings, ...NOTHING });
    row("thread, made afresh of its rows, identity", await against(site, get(thread, language), { times: FRESH }));
    const forum = "/s/crowd/talk0";
    const paths = [
      ["thread, tree", thread], ["thread, by time", `${thread}?view=time`], ["thread, by time, last page", `${thread}?view=time&last`],
      ["forum", forum], ["forum, newest", `${forum}?sort=newest`], ["forum, last page", await deepest(site, forum)],
      ["space", "/s/crowd"], ["home", "/"], ["person", "/u/marat"], ["feed of the site", "/feed.atom"], ["feed of a space", feed], ["feed of a thread", `/t/${id}/feed.atom`], ["map", "/sitemap.xml"], ["permalink", await permalink(site, id)],
    ];
    for (const [words, path] of paths) {
      if (!path) continue;
      const all = [];
      for (let round = 0; round < ROUNDS; round += 1) all.push((await drive(site, () => get(path, language), { times: FRESH })).cpu);
      if (!costs.has(words)) costs.set(words, []);
      costs.get(words).push(middle(all));
      add(`${words}, of its rows`, "us", { value: middle(all), low: Math.min(...all), high: Math.max(...all) }, { note: "of processor time" });
    }
    add("memory after the load", "MiB", { value: memory(site) }, { limit: 200 });
  });
  await stop(site);
}

/** The list's page furthest back that a walk of forty steps reaches. */
async function deepest(site, forum) {
  let path = forum;
  for (let step = 0; step < 40; step += 1) {
    const html = text(await ask(site, path, { want: 200 }));
    const next = /href="([^"]*[?&](?:amp;)?after=[^"]*)"/.exec(html);
    if (!next) break;
    path = next[1].replaceAll("&amp;", "&").replaceAll("&#38;", "&");
  }
  return path;
}

async function permalink(site, thread) {
  const { items } = JSON.parse(text(await ask(site, `/api/v1/threads/${thread}/posts`, { want: 200 })));
  const answer = await ask(site, `/p/${items[1].id}`);
  return answer.headers.location?.replace(/^https?:\/\/[^/]+/, "").split("#")[0];
}

async function writing(section, title, settings) {
  await section(`Replies against a bare loop: ${title}`, [
    `${WRITERS} writers at once, each reply acknowledged after its commit, over the commits a second of a loop that`,
    "inserts one row of 600 characters through the same writer; the rates are an order of size only.",
  ], async (add) => {
    const best = bare(settings);
    const site = await start(settings);
    const { id, ids } = await places(site);
    const jar = await signIn(site, "member");
    const cookie = [...jar].map((pair) => pair.join("=")).join("; ");
    const form = await formOn(site, `/t/${id}/reply`, jar, { do: "publish", lang: "en" });
    const said = "The pump by the school ran from six to nine, and then it stopped again. ".repeat(8);
    let key = 0;
    for (const [words, threads, bounds] of [
      [`replies in ${ids.length} discussions over bare commits`, ids, { least: 0.4 }],
      ["replies in one discussion over bare commits", [id], {}],
    ]) {
      const reply = (n) => post(`/t/${threads[n % threads.length]}/posts`, { cookie },
        { ...form, key: `${form.key.slice(0, -6)}${String((key += 1)).padStart(6, "0")}`, body: `${n} ${said}` });
      const one = await drive(site, reply, { times: REPLIES, many: WRITERS, want: 303 });
      const note = `${one.rate.toFixed(0)}/s of ${best.commits}/s, ${best.syncs} syncs/s of the disk; ${one.cpu.toFixed(0)} us of processor a reply, p99 ${one.p99.toFixed(0)} ms`;
      add(words, "x", { value: one.rate / best.commits }, { ...bounds, note });
    }
    add("memory after the replies", "MiB", { value: memory(site) }, { limit: 200 });
    await pause(500);
    await stop(site);
  });
}

async function crowded(section, title, settings) {
  await section(`Twice as many as it can serve: ${title}`, [
    "Pages made afresh and answered well a second while twice the saturated rate is asked for, over that rate; then",
    `p95 of one who asks alone ${CALM} s later, over that before. This client takes its part of the same processors.`,
  ], async (add) => {
    const site = await start({ ...settings, ...NOTHING });
    const { thread } = await places(site);
    const request = get(thread, language);
    const alone = async () => {
      const times = [];
      while (times.length < 100) times.push((await ask(site, thread, { want: 200 })).ms);
      return times.sort((a, b) => a - b)[94];
    };
    const before = await alone();
    const { rate } = await drive(site, () => request, { times: FRESH * 3, many: 32 });
    const found = await flood(site, request, { rate: rate * 2, seconds: FLOOD });
    await pause(CALM * 1000);
    const after = await alone();
    const p99 = found.took[Math.floor(found.took.length * 0.99)] ?? Infinity;
    const note = `${found.good.toFixed(0)}/s of ${rate.toFixed(0)}/s; of ${found.sent} asked ${found.turnedAway} turned away, ${found.lost} cut off`;
    add("answered well", "x", { value: found.good / rate }, { least: 0.8, note });
    add("p99 of those answered well", "ms", { value: p99 }, { limit: LONGEST });
    add("p95 afterwards over before", "x", { value: after / before }, { limit: 2, note: `${after.toFixed(1)} ms, ${before.toFixed(1)} ms` });
    add("memory after the flood", "MiB", { value: memory(site) }, { limit: 512 });
    await stop(site);
  });
}
