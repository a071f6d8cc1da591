// A site to measure: the release binary with its demo community, in a folder that goes away, and how to ask it.
import { execFileSync, spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { request } from "node:http";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { gunzipSync } from "node:zlib";

export const ROOT = fileURLToPath(new URL("..", import.meta.url));
const built = join(process.env.CARGO_TARGET_DIR ?? join(ROOT, "target"), "release", "elab");
export const BINARY = resolve(process.env.BINARY ?? built);
/** Loops beside the site: `bare WHAT`. */
export const BARE = process.env.BARE ?? join(BINARY, "../examples/bare");
const PATIENCE = 120_000;

const folder = mkdtempSync(join(tmpdir(), "elab-bench-"));
const running = new Set();
process.on("exit", () => {
  for (const child of running) child.kill("SIGKILL");
  rmSync(folder, { recursive: true, force: true });
});
for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => process.exit(2));

export const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/** What the binary of a site of these settings is started with. */
export function environment(settings) {
  const kept = Object.entries(process.env).filter(([name]) => !name.startsWith("ELAB_"));
  const own = Object.entries(settings).map(([name, value]) => [`ELAB_${name.toUpperCase()}`, String(value)]);
  return { ...Object.fromEntries(kept), ELAB_DATA_DIR: join(folder, "data"), ELAB_LIMITS: "off", ...Object.fromEntries(own) };
}

/** A folder of this run for a site of its own. */
export const folderFor = (name) => join(folder, name);

/** Fills an empty site with the demo and so many posts and questions more; or with FILLED, an export of a site so filled. */
export function fill(posts, settings, questions = 0) {
  const more = questions ? ["--questions", questions] : [];
  const words = process.env.FILLED ? ["import", process.env.FILLED] : ["demo", "--posts", posts, ...more];
  execFileSync(BINARY, words, { cwd: folder, env: environment(settings), stdio: ["ignore", "ignore", "inherit"] });
}

/** Commits and syncs a second that the machine does at best, on the database of these settings. */
export function bare(settings) {
  return JSON.parse(execFileSync(BARE, ["commits"], { cwd: folder, env: environment(settings), stdio: ["ignore", "pipe", "inherit"] }));
}

/** Starts the binary on the data of this run; gives it back once /readyz says 200, with the time that took. */
export async function start(settings = {}) {
  const port = await freePort();
  const env = environment({ ...settings, bind: `127.0.0.1:${port}` });
  const from = performance.now();
  const child = spawn(BINARY, ["serve", "--demo"], { cwd: folder, env, stdio: ["ignore", "pipe", "pipe"] });
  running.add(child);
  const site = { child, port, out: "", err: "", over: undefined };
  child.stdout.on("data", (bytes) => (site.out += bytes));
  child.stderr.on("data", (bytes) => (site.err += bytes));
  site.ended = new Promise((resolve) => {
    const end = (how) => resolve((site.over = how));
    child.on("error", (why) => end(String(why)));
    child.on("exit", (code, signal) => end(code ?? signal));
  });
  const refused = () => undefined; // Nobody listens yet.
  await until(site, async () => (await ask(site, "/readyz").catch(refused))?.status === 200);
  site.took = performance.now() - from;
  return site;
}

/** Tells the site to stop; it takes a moment after its first answer until it hears that. */
export async function stop(site) {
  await pause(250);
  site.child.kill("SIGTERM");
  const how = await site.ended;
  running.delete(site.child);
  if (how !== 0) throw new Error(`the site ended with ${how}:\n${site.err}`);
}

/** Looks until there is something; 2 ms is how finely a start is timed. */
async function until(site, look) {
  const end = performance.now() + PATIENCE;
  for (;;) {
    const found = await look();
    if (found) return found;
    if (site.over !== undefined) throw new Error(`the site ended with ${site.over}:\n${site.err}`);
    if (performance.now() > end) throw new Error(`the site was not ready in time:\n${site.out}${site.err}`);
    await pause(2);
  }
}

function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer().on("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

// Requests go as a browser sends them; node:http leaves bodies packed, so that their weight is what travels.

/** One request; `ms` runs until the last byte. `want` is the only status that is not a failure. */
export function ask(site, path, { jar, form, pool = false, want } = {}) {
  return new Promise((resolve, reject) => {
    const headers = { "accept-encoding": "gzip" };
    if (jar) headers.cookie = [...jar].map((pair) => pair.join("=")).join("; ");
    if (form) headers["content-type"] = "application/x-www-form-urlencoded";
    const from = performance.now();
    const method = form ? "POST" : "GET";
    const where = { host: "127.0.0.1", port: site.port, path, method, headers, agent: pool, timeout: PATIENCE };
    const sent = request(where, (answer) => {
      const pieces = [];
      answer.on("error", reject).on("data", (piece) => pieces.push(piece));
      answer.on("end", () => {
        const status = answer.statusCode;
        const limited = status === 429 ? ": the site limits how often one may do this, so nothing is measured" : "";
        if (want && status !== want) return reject(new Error(`${method} ${path} gave ${status}${limited}`));
        for (const [, name, value] of (answer.headers["set-cookie"] ?? []).join("\n").matchAll(/^([^=]+)=([^;\n]*)/gm)) {
          if (value) jar?.set(name, value);
          else jar?.delete(name);
        }
        resolve({ status, headers: answer.headers, bytes: Buffer.concat(pieces), ms: performance.now() - from });
      });
    });
    sent.on("timeout", () => sent.destroy(new Error(`${method} ${path} gave no answer in time`)));
    sent.on("error", reject).end(form && new URLSearchParams(form).toString());
  });
}

export function text({ headers, bytes }) {
  return (headers["content-encoding"] === "gzip" ? gunzipSync(bytes) : bytes).toString();
}

/** The form on a page, filled in with its token and its key. */
export async function formOn(site, path, jar, fields = {}) {
  const html = text(await ask(site, path, { jar, want: 200 }));
  const hidden = (name) => new RegExp(`name="${name}" value="([^"]*)"`).exec(html)[1];
  return { token: hidden("token"), key: hidden("key"), ...fields };
}

/** Signs in by the link on the console; gives the cookies. */
export async function signIn(site, role) {
  const link = await until(site, () => new RegExp(`^ +${role} +\\S+ +(http\\S+)\\n`, "m").exec(site.out)?.[1]);
  const jar = new Map();
  await ask(site, new URL(link).pathname, { jar, want: 303 });
  await ask(site, "/enter", { jar, form: await formOn(site, "/enter", jar), want: 303 });
  return jar;
}

/** The longest thread, and the forum with the most threads and its space, found through the programs' door. */
export async function findPlaces(site) {
  const api = async (path) => JSON.parse(text(await ask(site, `/api/v1/spaces${path}`, { want: 200 })));
  let longest = { posts: 0 };
  let fullest = { count: 0 };
  for (const { slug: space } of await api("")) {
    for (const { slug: forum } of await api(`/${space}/forums`)) {
      const { items } = await api(`/${space}/forums/${forum}/threads`);
      if (items.length > fullest.count) fullest = { count: items.length, space: `/s/${space}`, forum: `/s/${space}/${forum}` };
      longest = items.reduce((a, b) => (b.posts > a.posts ? b : a), longest);
    }
  }
  return { ...fullest, thread: longest.url, reply: `/t/${longest.id}/reply`, posts: `/t/${longest.id}/posts` };
}
