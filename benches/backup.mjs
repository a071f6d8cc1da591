// What a backup takes, and how long it makes those wait who write meanwhile.
import { execFile } from "node:child_process";
import { rmSync } from "node:fs";
import { promisify } from "node:util";
import { BINARY, ask, environment, fill, folderFor, formOn, pause, signIn, start, stop, text } from "./site.mjs";

const WRITERS = 4;
const A_THREAD = 4000; // replies
const STALL = 250; // ms
const GIGABYTE = { backup: 60, restore: 300 }; // seconds for as much; less has as long
const QUIET = 3000; // ms of writing before and after, to compare with

/** Makes a backup beside people who write, then brings it back; `section` prints it. */
export async function backup(section, name, settings, posts) {
  const own = { ...(await settings()), data_dir: folderFor(`${name}-backup`) };
  console.error(`filling: ${name}, ${posts} posts ...`);
  fill(posts, own);
  const site = await start(own);
  const elab = (words, config) => promisify(execFile)(BINARY, words, { env: environment(config), maxBuffer: 1 << 26 });
  await section(`Backup, ${name}, ${posts} posts`, [
    `elab backup beside ${WRITERS} who reply one after another, each on the disk before its answer; then verify and restore.`,
    `The longest reply beside the backup, and the longest of ${QUIET / 1000} s ahead of it: what the machine does by itself.`,
  ], async (add) => {
    const member = await signIn(site, "member");
    const { items } = JSON.parse(text(await ask(site, "/api/v1/spaces/crowd/forums/talk0/threads", { want: 200 })));
    // Each has discussions of his own: one closes at 10,000 posts.
    const open = items.filter(({ locked }) => !locked).map(({ id }) => id);
    let writing = true, slowest = 0, replies = 0;
    const writer = async (_, n) => {
      const own = open.filter((_, place) => place % WRITERS === n);
      const { token } = await formOn(site, `/t/${own[0]}/reply`, member);
      for (let written = 0; writing; written += 1) {
        const thread = own[Math.floor(written / A_THREAD) % own.length];
        const form = { token, key: `bench-${process.pid}-${(replies += 1)}`, do: "publish", lang: "en", body: `Reply ${replies}` };
        const answer = await ask(site, `/t/${thread}/posts`, { jar: new Map(member), form, want: 303 });
        slowest = Math.max(slowest, answer.ms);
      }
    };
    const writers = Array.from({ length: WRITERS }, writer);
    writers.forEach((one) => one.catch(() => undefined));
    await pause(QUIET);
    const quiet = slowest;
    slowest = 0;
    const from = performance.now();
    const { stdout } = await elab(["backup", "--json"], own);
    const took = performance.now() - from;
    const beside = slowest;
    writing = false;
    await Promise.all(writers);
    const made = JSON.parse(stdout);
    const within = (seconds) => ({ limit: Math.round(seconds * Math.max(1, made.bytes / 1e9)) });
    add("backup", "s", { value: took / 1000 }, { ...within(GIGABYTE.backup), note: `${(made.bytes / 1e6).toFixed(0)} MB, ${made.posts} posts` });
    add("longest reply beside it", "ms", { value: beside }, { limit: STALL, note: `${quiet.toFixed(0)} ms without; ${replies} replies in all` });
    const timed = async (words, config) => {
      const begun = performance.now();
      await elab(words, config);
      return { value: (performance.now() - begun) / 1000 };
    };
    add("verify-backup", "s", await timed(["verify-backup", made.folder], own));
    const other = { ...(await settings()), data_dir: folderFor(`${name}-restored`) };
    add("restore", "s", await timed(["restore", made.folder], other), within(GIGABYTE.restore));
    rmSync(other.data_dir, { recursive: true, force: true });
  });
  await stop(site);
  rmSync(own.data_dir, { recursive: true, force: true });
}
