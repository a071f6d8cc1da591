// What it costs to hold thousands who watch, and how fast a reply reaches them, beside a bare loop that only broadcasts.
import { spawn } from "node:child_process";
import { readFileSync, rmSync } from "node:fs";
import { connect } from "node:net";
import { drive, get, processor } from "./load.mjs";
import { BARE, ask, fill, folderFor, formOn, pause, signIn, start, stop, text } from "./site.mjs";

const HELD = 10_000;
const FEW = 1000;
const ROUNDS = 5;
const AT_ONCE = 100; // handshakes
const PAGES = 20_000;
const LEAST = { socket: 14, last: 250, ratio: 2, p99: 50, leak: 1.05, pages: 0.9 };

const middle = (list) => [...list].sort((a, b) => a - b)[Math.floor(list.length / 2)];
const kB = (pid) => Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))[1]);

/** A text frame as a client sends it: masked, with a mask that changes nothing (RFC 6455, 5.2). */
function frame(words) {
  const body = Buffer.from(words);
  const head = body.length < 126 ? [0x81, 0x80 | body.length] : [0x81, 0xfe, body.length >> 8, body.length & 255];
  return Buffer.concat([Buffer.from([...head, 0, 0, 0, 0]), body]);
}

/** One who watches: `ready` once the server has said `greeting`, then `heard(ms)` for each message with `mark` in it. */
function watcher(port, path, { ask: question, greeting, mark, heard }) {
  return new Promise((ready, reject) => {
    const socket = connect(port, "127.0.0.1").setNoDelay(true);
    let tail = "", asked = !question, begun = false;
    socket.on("connect", () => socket.write(
      `GET ${path} HTTP/1.1\r\nhost: 127.0.0.1\r\nconnection: Upgrade\r\nupgrade: websocket\r\nsec-websocket-version: 13\r\nsec-websocket-key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n`));
    socket.on("error", reject).on("close", () => reject(new Error("a watcher was cut off")));
    socket.on("data", (bytes) => {
      tail += bytes.toString("latin1");
      if (!asked && tail.includes("\r\n\r\n")) (asked = true), socket.write(frame(question));
      if (!begun && tail.includes(greeting)) (begun = true), (tail = ""), ready(socket);
      for (let at; begun && (at = tail.indexOf(mark)) >= 0; tail = tail.slice(at + mark.length)) heard(performance.now());
      tail = tail.slice(-200);
    });
  });
}

/** So many watchers; `next()` promises the times at which each of them hears what comes next. */
async function crowd(port, path, count, words) {
  const sockets = [];
  let times, all;
  const heard = (ms) => {
    times?.push(ms);
    if (times?.length === sockets.length) all(times);
  };
  while (sockets.length < count) {
    const some = Math.min(AT_ONCE, count - sockets.length);
    sockets.push(...(await Promise.all(Array.from({ length: some }, () => watcher(port, path, { ...words, heard })))));
  }
  const next = () => new Promise((resolve) => ((times = []), (all = resolve)));
  return { next, leave: () => sockets.forEach((socket) => socket.removeAllListeners("close").destroy()) };
}

/** The bare loop: how long until the last has it, and the processor time of it all, in the middle of some rounds. */
async function bareBroadcast(count) {
  const child = spawn(BARE, ["broadcast"], { stdio: ["pipe", "pipe", "inherit"] });
  process.on("exit", () => child.kill("SIGKILL"));
  const port = Number(await new Promise((resolve) => child.stdout.once("data", resolve)));
  const people = await crowd(port, "/", count, { greeting: "\r\n\r\n", mark: "post.created" });
  const line = `${JSON.stringify({ kind: "post.created", about: "x".repeat(250) })}\n`;
  const took = [], spent = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const [next, cpu, from] = [people.next(), processor(child.pid), performance.now()];
    child.stdin.write(line);
    took.push(Math.max(...(await next)) - from);
    spent.push(processor(child.pid) - cpu);
  }
  people.leave();
  child.kill();
  return { last: middle(took), cpu: middle(spent) };
}

/** Watchers of a discussion; `section` prints what they cost. */
export async function live(section) {
  const own = { data_dir: folderFor("live") };
  fill(1000, own);
  const site = await start(own);
  const { items } = JSON.parse(text(await ask(site, "/api/v1/spaces/crowd/forums/talk0/threads", { want: 200 })));
  const { id, url } = items[0];
  const member = await signIn(site, "member");
  const words = { ask: JSON.stringify({ type: "sub", topic: `thread:${id}` }), greeting: '"subscribed"', mark: '"post.created"' };
  const watch = (count) => crowd(site.port, "/api/v1/live", count, words);
  const { token } = await formOn(site, `/t/${id}/reply`, member);
  let replies = 0;
  /** Writes replies one by one; the times in ms from the request to each watcher, and the site's processor time. */
  const told = async (people) => {
    const took = [], spent = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      const form = { token, key: `bench-${process.pid}-${(replies += 1)}`, do: "publish", lang: "en", body: `Reply ${replies}` };
      const [next, cpu, from] = [people.next(), processor(site.child.pid), performance.now()];
      await ask(site, `/t/${id}/posts`, { jar: new Map(member), form, want: 303 });
      took.push((await next).map((ms) => ms - from).sort((a, b) => a - b));
      spent.push(processor(site.child.pid) - cpu);
      await pause(200);
    }
    return { took, cpu: middle(spent) };
  };
  await section(`Live updates, ${HELD} who watch one discussion`, [
    "Memory (VmRSS) of the site for each; ms from the request that replies until the last watcher has it, over what a",
    `bare loop takes that only broadcasts: middle of ${ROUNDS}. The watchers are one process on the same machine.`,
  ], async (add) => {
    const request = get(url, { "accept-language": "en", "accept-encoding": "br" });
    const pages = async () => (await drive(site, () => request, { times: PAGES })).cpu;
    await drive(site, () => request, { times: PAGES });
    const alone = await pages();
    const small = await watch(FEW);
    const few = (await told(small)).took.map((times) => times[Math.floor(times.length * 0.99)]);
    add(`${FEW} watchers, p99`, "ms", { value: middle(few) }, { note: `${LEAST.p99} is the aim` });
    small.leave();
    await pause(2000);
    const before = kB(site.child.pid);
    let people = await watch(HELD / 2);
    const held = await pages();
    add(`pages with ${HELD / 2} watchers over without`, "x", { value: alone / held }, { least: LEAST.pages, note: `processor time a page: ${held.toFixed(1)} us, ${alone.toFixed(1)} us` });
    const rest = await watch(HELD / 2);
    await pause(1000);
    add("memory a watcher", "kB", { value: (kB(site.child.pid) - before) / HELD }, { limit: LEAST.socket });
    rest.leave();
    people.leave();
    await pause(3000);
    const bare = await bareBroadcast(HELD);
    people = await watch(HELD);
    const all = await told(people);
    const last = middle(all.took.map((times) => times.at(-1)));
    add("the last has a reply after", "ms", { value: last }, { note: `${LEAST.last} is the aim; the bare loop: ${bare.last.toFixed(0)} ms` });
    add("that over the bare loop", "x", { value: last / bare.last }, { limit: LEAST.ratio, note: `processor time ${(all.cpu * 1000).toFixed(0)} ms, ${(bare.cpu * 1000).toFixed(0)} ms` });
    people.leave();
    // What the allocator keeps for itself is the same after the second crowd as after the third.
    const comeAndGo = async () => {
      (await watch(HELD)).leave();
      await pause(3000);
    };
    await comeAndGo();
    const after = kB(site.child.pid);
    await comeAndGo();
    add("memory after they came and went again", "x", { value: kB(site.child.pid) / after }, { limit: LEAST.leak, note: `${(after / 1024).toFixed(0)} MiB` });
  });
  await stop(site);
  rmSync(own.data_dir, { recursive: true, force: true });
}
