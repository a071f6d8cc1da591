// How fast a post becomes notices for thousands who follow, and how fast letters leave, beside bare loops that do only that.
import { execFileSync, spawn } from "node:child_process";
import { createServer } from "node:net";
import { rmSync } from "node:fs";
import { processor } from "./load.mjs";
import { BARE, BINARY, ask, environment, fill, folderFor, formOn, signIn, start, stop, text } from "./site.mjs";

const FOLLOWERS = 10_000;
const ROUNDS = 3;
const LETTERS = 3000;
const MORE = 10; // times as many in the bare insert loop: processor time is told in steps of 10 ms
const AIM = { rows: 5000, letters: 200 };

const middle = (list) => [...list].sort((a, b) => a - b)[Math.floor(list.length / 2)];
const us = (seconds) => `${(seconds * 1e6).toFixed(0)} us`;
const ease = (settings, ...words) => execFileSync(BARE, words.map(String), { env: environment(settings), encoding: "utf8", stdio: ["ignore", "pipe", "inherit"] }).trim();

/** The same beside a site that serves, which goes on meanwhile. */
const beside = (settings, ...words) => new Promise((resolve, reject) => {
  const child = spawn(BARE, words.map(String), { env: environment(settings), stdio: ["ignore", "ignore", "inherit"] });
  child.on("error", reject).on("exit", (code) => (code === 0 ? resolve() : reject(new Error(`${words[0]} ended with ${code}`))));
});

/** A relay that takes every letter; `taken(ms)` hears of each. */
async function sink(taken) {
  const server = createServer((socket) => {
    let inLetter = false, tail = "";
    socket.setNoDelay(true).write("220 sink\r\n");
    socket.on("error", () => undefined).on("data", (bytes) => {
      tail += bytes.toString("latin1");
      for (let end; (end = tail.indexOf(inLetter ? "\r\n.\r\n" : "\r\n")) >= 0; ) {
        const said = tail.slice(0, 4).toUpperCase();
        tail = tail.slice(end + (inLetter ? 5 : 2));
        if (inLetter) taken(performance.now());
        inLetter = !inLetter && said === "DATA";
        if (said === "QUIT") return socket.end("221 bye\r\n");
        socket.write(inLetter ? "354 go on\r\n" : "250 taken\r\n");
      }
    });
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  return server;
}

/** Posts in discussions that thousands follow; `section` prints it. */
export async function fanout(section, name, settings) {
  const own = { ...(await settings()), data_dir: folderFor(`${name}-fanout`) };
  fill(ROUNDS * 50, own);
  let site = await start(own);
  const threads = [];
  for (let forum = 0; threads.length < ROUNDS; forum += 1) {
    const { items } = JSON.parse(text(await ask(site, `/api/v1/spaces/crowd/forums/talk${forum}/threads`, { want: 200 })));
    threads.push(...items.slice(0, ROUNDS - threads.length).map(({ id }) => id));
  }
  await stop(site);
  const first = ease(own, "followers", FOLLOWERS, ...threads);
  const [bare, alone] = JSON.parse(ease(own, "insert", MORE * FOLLOWERS)).map((seconds) => seconds / (MORE * FOLLOWERS));
  site = await start(own);
  await section(`Notices, ${name}: a post in a discussion that ${FOLLOWERS} follow`, [
    `From the request until the last notice stands, in the middle of ${ROUNDS}. A follower costs a notice, an event and its`,
    "topic. Processor time of the site over that of a bare loop that inserts as many rows of their sizes; what a server of",
    "its own does for either is not in it.",
  ], async (add) => {
    const member = await signIn(site, "moderator");
    const took = [], spent = [];
    for (const [round, id] of threads.entries()) {
      const form = await formOn(site, `/t/${id}/reply`, member, { do: "publish", lang: "en", body: "For all who follow." });
      const [cpu, from] = [processor(site.child.pid), performance.now()];
      await ask(site, `/t/${id}/posts`, { jar: member, form, want: 303 });
      await beside(own, "wait", (round + 1) * FOLLOWERS, first);
      took.push((performance.now() - from) / 1000);
      spent.push((processor(site.child.pid) - cpu) / FOLLOWERS);
    }
    add("notices", "/s", { value: FOLLOWERS / middle(took) }, { note: `${AIM.rows} is the aim; all of them after ${middle(took).toFixed(2)} s, the bare loop ${(alone * FOLLOWERS).toFixed(2)}` });
    add("processor time over the bare loop", "x", { value: middle(spent) / bare }, { note: `${us(middle(spent))} a follower, ${us(bare)}` });
  });
  await stop(site);
  rmSync(own.data_dir, { recursive: true, force: true });
}

/** Letters that wait, signed and handed to a relay on this machine; `section` prints it. */
export async function letters(section, name, settings) {
  const times = [];
  let all;
  const relay = await sink((ms) => times.push(ms) === LETTERS && all());
  const data_dir = folderFor(`${name}-letters`);
  const own = {
    ...(await settings()), data_dir, mail_url: `smtp://127.0.0.1:${relay.address().port}`, mail_from: "lab@example.org",
    mail_dkim_key_file: `${data_dir}.pem`,
  };
  execFileSync("openssl", ["genrsa", "-out", own.mail_dkim_key_file, "2048"], { stdio: "ignore" });
  execFileSync(BINARY, ["demo"], { env: environment(own), stdio: ["ignore", "ignore", "inherit"] });
  ease(own, "letters", LETTERS);
  await section(`Letters, ${name}`, [
    `${LETTERS} that wait, each written, signed (DKIM, RSA of 2048 bits), kept, handed to a relay on this machine over 4`,
    "connections, and settled: from the first to the last. Processor time over that of a bare loop of lettre that signs too.",
  ], async (add) => {
    const rate = () => (times.length - 1) / ((times.at(-1) - times[0]) / 1000);
    const sent = new Promise((resolve) => (all = resolve));
    const site = await start(own);
    const [cpu, before] = [processor(site.child.pid), times.length]; // Some have gone while it started.
    await sent;
    const spent = (processor(site.child.pid) - cpu) / (LETTERS - before);
    const reached = rate();
    await stop(site);
    times.length = 0;
    const bare = await new Promise((resolve, reject) => {
      const child = spawn(BARE, ["send", String(LETTERS)], { env: environment(own), stdio: ["ignore", "pipe", "inherit"] });
      let out = "";
      child.stdout.on("data", (bytes) => (out += bytes));
      child.on("error", reject).on("close", (code) => (code === 0 ? resolve(Number(out) / LETTERS) : reject(new Error("the bare loop failed"))));
    });
    add("letters", "/s", { value: reached }, { note: `${AIM.letters} is the aim; the bare loop: ${rate().toFixed(0)}` });
    add("processor time over the bare loop", "x", { value: spent / bare }, { note: `${us(spent)} a letter, ${us(bare)}` });
  });
  relay.close();
  rmSync(data_dir, { recursive: true, force: true });
}
