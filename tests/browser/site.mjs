// A site of our own to look at: the binary with its demo community, on a free port, in a folder that goes away.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
const BINARY = process.env.BINARY ?? join(process.env.CARGO_TARGET_DIR ?? join(ROOT, "target"), "debug", "elab");
const CHROMIUM = process.env.CHROMIUM ?? "/usr/bin/chromium";
const READY_WITHIN = 120_000;

/** Starts a site: with the demo community, or empty with a link to set it up. */
export async function startSite({ demo = true } = {}) {
  const folder = await mkdtemp(join(tmpdir(), "elab-browser-"));
  const port = await freePort();
  const child = spawn(BINARY, demo ? ["serve", "--demo"] : ["serve"], {
    cwd: folder,
    env: { ...settings(), ELAB_DATA_DIR: join(folder, "data"), ELAB_BIND: `127.0.0.1:${port}`, ELAB_LIMITS: "off" },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const kill = () => child.kill("SIGKILL");
  process.once("exit", kill);
  const said = { out: "", err: "" };
  child.stdout.on("data", (bytes) => (said.out += bytes));
  child.stderr.on("data", (bytes) => (said.err += bytes));
  const ended = new Promise((resolve) => {
    child.on("error", (why) => resolve(String(why)));
    child.on("exit", (code, signal) => resolve(code ?? signal));
  });
  const site = {
    url: `http://127.0.0.1:${port}`,
    mail: join(folder, "data", "mail"),
    links: {},
    sessions: new Map(),
    /** Tells the site to stop: it must do so in good order, having logged no fault of its own. */
    async stop() {
      child.kill("SIGTERM");
      const code = await ended;
      process.off("exit", kill);
      await rm(folder, { recursive: true, force: true });
      assert.equal(code, 0, `the site ended with ${code}:\n${said.err}`);
      assert.doesNotMatch(said.err, / ERROR /, "the site logged a fault of its own");
    },
  };
  await ready(said, demo, ended).catch((why) => {
    kill();
    throw why;
  });
  for (const [, role, link] of said.out.matchAll(/^ +(administrator|deputy|moderator|member|newcomer) +\S+ +(http\S+)/gm)) {
    site.links[role] = link;
  }
  site.setup = /(http\S+\/k\/\S+)/.exec(said.out)?.[1];
  return site;
}

/** The environment without settings of another site. */
function settings() {
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith("ELAB_")));
}

function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.on("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

/** Waits until the console shows the links. */
async function ready(said, demo, ended) {
  const mark = demo ? /newcomer +\S+ +http\S+\n/ : /http\S+\/k\/\S+\n/;
  const end = Date.now() + READY_WITHIN;
  let over;
  ended.then((code) => (over = code));
  while (!mark.test(said.out)) {
    assert.equal(over, undefined, `the site ended with ${over} before it was ready:\n${said.out}${said.err}`);
    assert.ok(Date.now() < end, `the site was not ready in time:\n${said.out}${said.err}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** The link of the letter of this kind to this address, once it has come. */
export async function letterTo(site, address, kind) {
  for (let tries = 0; tries < 100; tries += 1) {
    const names = await readdir(site.mail).catch(() => []);
    for (const name of names.filter((each) => each.endsWith(`-${kind}.eml`))) {
      const letter = await readFile(join(site.mail, name), "utf8");
      // Quoted-printable (RFC 2045, 6.7) breaks long lines.
      const text = letter.replaceAll(/=\r?\n/g, "").replaceAll("=3D", "=");
      const link = /http\S+\/k\/[\w-]+/.exec(text);
      if (text.includes(address) && link) return link[0];
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`no letter of the kind ${kind} to ${address}`);
}

/** One Chromium for a file of tests. */
export function openBrowser() {
  const args = [
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
  ];
  // Chromium's own sandbox does not start for root.
  if (process.getuid?.() === 0) args.push("--no-sandbox");
  return chromium.launch({ executablePath: CHROMIUM, args });
}

/** Signs in as a role with its link, once; gives the cookies. */
async function sessionOf(browser, site, role) {
  if (role === "visitor" || role === "stranger") return undefined;
  if (!site.sessions.has(role)) {
    const context = await browser.newContext();
    const page = await context.newPage();
    await page.goto(site.links[role]);
    await page.click("main form button");
    assert.equal(new URL(page.url()).pathname, "/", `${role} is signed in`);
    site.sessions.set(role, await context.storageState());
    await context.close();
  }
  return site.sessions.get(role);
}

/** A window of its own for a role. */
export async function openAs(browser, site, role, options = {}) {
  const storageState = await sessionOf(browser, site, role);
  return browser.newContext({ baseURL: site.url, locale: "en-GB", storageState, ...options });
}

/** What acts for a role without a browser: takes method, path and body, and gives what is answered. */
export async function programOf(browser, site, role) {
  const context = await openAs(browser, site, role);
  const page = await context.newPage();
  await page.goto("/settings/tokens");
  for (const scope of ["read", "write"]) await page.check(`main [name=${scope}]`);
  await page.fill("main [name=name]", "Writer");
  await page.click("main form button");
  // Whoever has not proved for ten minutes that it is he presses once more.
  if (await page.locator("main [name=proof]").count()) await page.click("main form button");
  const token = (await page.locator(".copied").innerText()).trim();
  await context.close();
  return async (method, path, body, more = {}) => {
    const answer = await fetch(site.url + path, {
      method,
      headers: { authorization: `Bearer ${token}`, "content-type": "application/json", "idempotency-key": crypto.randomUUID(), ...more },
      body: body && JSON.stringify(body),
    });
    assert.ok(answer.ok, await answer.clone().text());
    return answer.status === 204 ? undefined : answer.json();
  };
}
