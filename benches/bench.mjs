// Measures the release binary: the demo community (size, memory, start, weight of pages), then how close it comes to the machine.
// Exit code: 0 measured and within the limits, 1 a limit is exceeded, 2 something could not be measured.
import { readFileSync, readdirSync, statSync } from "node:fs";
import { Agent } from "node:http";
import { cpus, loadavg } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { asked } from "./asked.mjs";
import { backup } from "./backup.mjs";
import { elsewhere } from "./export.mjs";
import { live } from "./live.mjs";
import { postgres } from "./postgres.mjs";
import { speed } from "./speed.mjs";
import { fanout, letters } from "./told.mjs";
import { BINARY, ROOT, ask, findPlaces, formOn, pause, signIn, start, stop, text } from "./site.mjs";

const LIMITS = { binary: 40, memory: 60, start: 500, thread: 30, requests: 4, scripts: 10 };
const POSTS = 50; // on a full page of a thread
const STARTS = 5;
const ROUNDS = 15;
const REQUESTS = 128; // of a round, of each side
const REPLIES = 48; // of a round, of each side
const MANY = 16; // at once
const TRIES = 14; // of a round, of each side

const sections = [], failures = [];
const sorted = (list) => [...list].sort((a, b) => a - b);
const quantile = (list, q) => sorted(list)[Math.min(list.length - 1, Math.floor(list.length * q))];
const median = (list) => quantile(list, 0.5);
const spread = (list) => ({ value: median(list), low: quantile(list, 0.25), high: quantile(list, 0.75) });

/** A part of the table. What cannot be measured is said at its end, and the other parts go on. */
async function section(title, means, measure) {
  const rows = [];
  sections.push({ title, means, rows });
  console.error(`measuring: ${title} ...`);
  const add = (name, unit, { value, low, high }, { limit, least, note = "" } = {}) => {
    const exceeded = (limit !== undefined && value > limit) || (least !== undefined && value < least);
    rows.push({ name, unit, value, low, high, limit, least, exceeded, note });
  };
  await measure(add).catch((why) => failures.push(`${title}: ${why.message}`));
}

function memory(site) {
  return { value: Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${site.child.pid}/status`, "utf8"))[1]) / 1024 };
}

/** What a first visit to a page fetches: the page and all that it names for a browser to load. */
async function weigh(site, path, jar) {
  const page = await ask(site, path, { jar: jar && new Map(jar), want: 200 });
  // A lazy picture in a part that is closed is fetched by who opens it.
  const html = text(page).replace(/<img [^>]*loading="lazy"[^>]*>/g, "");
  const named = /<(?:link rel="(?:stylesheet|icon|manifest|\w*preload)|script|img|use)\b[^>]* (?:src|href)="([^"#]+)/g;
  const posts = html.split("<article ").length - 1;
  const sum = { html: page.bytes.length, css: 0, js: 0, svg: 0, requests: 1, posts };
  for (const name of new Set([...html.matchAll(named)].map(([, source]) => source))) {
    const kind = name.split(".").pop();
    if (!(kind in sum)) throw new Error(`${path} loads ${name}, which this does not know how to weigh`);
    sum[kind] += (await ask(site, name, { want: 200 })).bytes.length;
    sum.requests += 1;
  }
  if (sum.css === 0) throw new Error(`${path} names no style sheet that this could find`);
  return sum;
}

/** Does `one` so many times, so many at once, on connections that are open already; gives the time of all in ms. */
async function atOnce(site, many, times, one) {
  const pool = new Agent({ keepAlive: true, maxSockets: many });
  const hands = Array.from({ length: many });
  await Promise.all(hands.map(() => ask(site, "/livez", { pool, want: 200 })));
  let next = 0;
  const from = performance.now();
  const work = async () => {
    while (next < times) await one(next++, pool);
  };
  await Promise.all(hands.map(work)).finally(() => pool.destroy());
  return performance.now() - from;
}

async function timesOf(site, path, many) {
  const times = [];
  await atOnce(site, many, REQUESTS, async (_, pool) => times.push((await ask(site, path, { pool, want: 200 })).ms));
  return times;
}

/** Runs both sides in each round, the other first every second time; a round ahead of them warms up and is dropped. */
async function rounds(sides) {
  const all = [];
  for (let n = 0; n <= ROUNDS; n += 1) {
    const round = [];
    for (const side of n % 2 ? [1, 0] : [0, 1]) round[side] = await sides[side]();
    if (n > 0) all.push(round);
  }
  return all;
}

const few = (number) => (number >= 100 ? number.toFixed(0) : number >= 10 ? number.toFixed(1) : number.toFixed(2));

function bound({ limit, least, exceeded }) {
  if (limit !== undefined) return `at most ${limit}: ${exceeded ? "EXCEEDED" : "ok"}`;
  return least === undefined ? "" : `at least ${least}: ${exceeded ? "NOT REACHED" : "ok"}`;
}

/** An option's values, as in --posts 10000,1000000. */
function option(name, usual) {
  const at = process.argv.indexOf(`--${name}`);
  return (at < 0 ? usual : process.argv[at + 1] ?? "").split(",");
}

/** The table: a heading and what it means, then name, value, spread, limit, note. */
function print(about) {
  console.log(about);
  for (const { title, means, rows } of sections) {
    console.log(`\n${title}\n${means.map((line) => `  ${line}`).join("\n")}`);
    const cells = rows.map((row) => [
      row.name,
      Number.isInteger(row.value) ? String(row.value) : few(row.value),
      row.unit,
      row.low === undefined ? "" : `${few(row.low)} to ${few(row.high)}`,
      bound(row),
      row.note,
    ]);
    const widths = cells[0]?.map((_, column) => Math.max(...cells.map((cell) => cell[column].length)));
    for (const cell of cells) {
      const padded = cell.map((words, at) => (at === 1 ? words.padStart(widths[at]) : words.padEnd(widths[at])));
      console.log(`    ${padded.join("  ").trimEnd()}`);
    }
  }
  for (const failure of failures) console.log(`\nNOT MEASURED: ${failure}`);
}

/** Everything in turn; what fails does not take the rest along. Gives the exit code. */
async function main() {
  const parts = option("parts", "demo,speed,live,fanout,letters,questions,backup,elsewhere");
  const sizes = option("posts", "10000").map(Number);
  const most = sizes.at(-1);
  const questions = Number(option("questions", "10000")[0]);
  const databases = { sqlite: () => ({}), postgres: async () => ({ database_url: await postgres() }) };
  const measures = {
    demo,
    live: () => live(section),
    speed: (name) => speed(section, name, databases[name], sizes),
    fanout: (name) => fanout(section, name, databases[name]),
    letters: (name) => letters(section, name, databases[name]),
    questions: (name) => asked(section, name, databases[name], { posts: most, questions }),
    backup: (name) => backup(section, name, databases[name], most),
    elsewhere: (name) => elsewhere(section, name, databases[name], most),
  };
  for (const [part, measure] of Object.entries(measures)) {
    if (!parts.includes(part)) continue;
    const names = measure.length === 0 ? ["the demo's"] : option("databases", "sqlite,postgres");
    for (const name of names) await measure(name).catch((why) => failures.push(`${part}, ${name}: ${why.message}`));
  }
  return tell();
}

/** The demo community as a visitor and a member meet it. */
async function demo() {
  let site = await start();
  await pause(2000); // What the start still has to do is done.
  const atRest = memory(site);
  const places = await findPlaces(site);
  const member = await signIn(site, "member");
  const list = `forum, ${places.count} threads`;
  const kB = (bytes) => ({ value: bytes / 1000 });

  await section("Weight of pages", [
    "kB (1000 bytes) of HTML, style and scripts as they travel (gzip, without headers) on a first visit;",
    "requests: the page and all it loads, icons too, whose kB stand in the note. All but the same on every machine.",
  ], async (add) => {
    const pages = [
      ["home", "/"],
      ["space", places.space],
      [list, places.forum],
      [`thread, ${POSTS} posts`, places.thread],
      ["composer", places.reply, member],
      ["sign-in", "/signin"],
    ];
    for (const [name, path, jar] of pages) {
      const { html, css, js, svg, requests, posts } = await weigh(site, path, jar);
      const full = path === places.thread;
      if (full && posts !== POSTS) throw new Error(`${path} shows ${posts} posts, not ${POSTS}`);
      const note = `HTML ${few(html / 1000)}, CSS ${few(css / 1000)}, JS ${few(js / 1000)}; icons ${few(svg / 1000)}`;
      add(name, "kB", kB(html + css + js), { limit: full ? LIMITS.thread : undefined, note });
      add(`${name}: requests`, "", { value: requests }, { limit: full ? LIMITS.requests : undefined });
      if (js > 0) add(`${name}: scripts`, "kB", kB(js), { limit: LIMITS.scripts });
    }
    const packed = (name) => gzipSync(readFileSync(join(ROOT, "assets/js", name)), { level: 9 }).length;
    const scripts = readdirSync(join(ROOT, "assets/js")).reduce((sum, name) => sum + packed(name), 0);
    add("all JavaScript", "kB", kB(scripts), { note: "every file of assets/js" });
  });

  await section("Speed of reading, as a visitor", [
    `Time of GET over that of GET /livez in the same round: ${ROUNDS} rounds of ${REQUESTS} requests a side.`,
    "Median over median, p95 over p95; shown is the median of all rounds and their middle half.",
    "/livez is what connection, door and this client cost; it asks no database.",
    `At ${MANY} at once this client, one thread on the same machine, is measured too. Notes in ms: order of size only.`,
  ], async (add) => {
    for (const many of [1, MANY]) {
      for (const [name, path] of [["thread", places.thread], [list, places.forum], ["home", "/"]]) {
        const sides = ["/livez", path].map((each) => () => timesOf(site, each, many));
        const all = await rounds(sides);
        for (const [word, q] of [["median", 0.5], ["p95", 0.95]]) {
          const [base, page] = [0, 1].map((side) => few(median(all.map((round) => quantile(round[side], q)))));
          const ratio = spread(all.map(([livez, asked]) => quantile(asked, q) / quantile(livez, q)));
          const how = many === 1 ? "one by one" : `${many} at once`;
          add(`${name}, ${how}, ${word}`, "x", ratio, { note: `${page} ms, /livez ${base} ms` });
        }
      }
    }
  });

  await section("Speed of writing, one person signed in", [
    `Replies a second to one thread, by form, each on the disk before its answer: ${ROUNDS} rounds of ${REPLIES} a side.`,
    "The ratio says what commits shared by those who wait together gain; the rates are an order of size only.",
    "Where the temporary folder lies in memory a commit costs next to nothing, and the ratio says little.",
  ], async (add) => {
    const write = (many) => async () => {
      const forms = [];
      while (forms.length < REPLIES) {
        const body = `Reply ${forms.length}, ${many} at once: the *pump* ran from six to nine.`;
        forms.push(await formOn(site, places.reply, member, { do: "publish", lang: "en", body }));
      }
      const reply = (n, pool) => ask(site, places.posts, { jar: member, form: forms[n], pool, want: 303 });
      return (REPLIES / (await atOnce(site, many, REPLIES, reply))) * 1000;
    };
    const all = await rounds([write(1), write(MANY)]);
    add(`${MANY} at once over one by one`, "x", spread(all.map(([one, many]) => many / one)));
    add("one by one", "/s", spread(all.map(([one]) => one)));
    add(`${MANY} at once`, "/s", spread(all.map(([, many]) => many)));
  });

  await section("What the time of an answer tells a stranger", [
    `Time of a POST about an account that is there over that about one that is not: ${ROUNDS} rounds of ${TRIES} a side.`,
    "Median over median; about 1 tells nothing. The note has the difference of the medians of all.",
  ], async (add) => {
    const password = "kettle under seven birches";
    const person = { name: "bench-known", email: "bench-known@example.org", password };
    const visitor = new Map();
    await ask(site, "/register", { jar: visitor, form: await formOn(site, "/register", visitor, person), want: 303 });
    const nobody = (n) => `nobody-${n}-${process.pid}`;
    for (const [path, status, known, unknown] of [
      ["/signin", 422, () => ({ name: person.name, password: "wrong" }), (n) => ({ name: nobody(n), password: "wrong" })],
      ["/forgot", 303, () => ({ email: person.email }), (n) => ({ email: `${nobody(n)}@example.org` })],
      ["/register", 303, (n) => ({ ...person, name: `a-${nobody(n)}` }),
        (n) => ({ name: `b-${nobody(n)}`, email: `${nobody(n)}@example.net`, password })],
    ]) {
      let n = 0;
      const side = (fields) => async () => {
        const times = [];
        while (times.length < TRIES) {
          const form = await formOn(site, path, visitor, fields((n += 1)));
          times.push((await ask(site, path, { jar: visitor, form, want: status })).ms);
        }
        return times;
      };
      const all = await rounds([side(unknown), side(known)]);
      const [absent, there] = [0, 1].map((at) => median(all.flatMap((round) => round[at])));
      const ratio = spread(all.map(([without, with_]) => median(with_) / median(without)));
      add(path, "x", ratio, { note: `${few(Math.abs(there - absent))} ms apart, of ${few(absent)} ms` });
    }
  });

  await section("Size, memory, start", [
    "MB (1000000 bytes) of the file; MiB resident (VmRSS) two seconds after the demo fill, and after all of the above;",
    `ms from spawn to a 200 of /readyz on the database of this run: median of ${STARTS} starts and their middle half.`,
    "All are an order of size only: machines and toolchains differ.",
  ], async (add) => {
    add("binary", "MB", { value: statSync(BINARY).size / 1e6 }, { limit: LIMITS.binary });
    add("memory at rest", "MiB", atRest, { limit: LIMITS.memory });
    add("memory after the load", "MiB", memory(site));
    const times = [];
    while (times.length < STARTS) {
      await stop(site);
      site = await start();
      times.push(site.took);
    }
    add("second start", "ms", spread(times), { limit: LIMITS.start });
  });
  await stop(site).catch((why) => failures.push(`the end: ${why.message}`));
}

/** Prints what was measured; gives the exit code. */
function tell() {
  const [processor] = cpus();
  const machine = { processors: cpus().length, model: processor?.model, load: loadavg()[0], node: process.version };
  const over = sections.some(({ rows }) => rows.some((row) => row.exceeded));
  if (process.argv.includes("--json")) console.log(JSON.stringify({ machine, sections, failures, over }, null, 2));
  else print(`elab on ${machine.processors} x ${machine.model}, load ${few(machine.load)} at the end, Node ${machine.node}`);
  return over ? 1 : failures.length > 0 ? 2 : 0;
}

process.exit(
  await main().catch((why) => {
    console.error(why.message);
    return 2;
  }),
);
