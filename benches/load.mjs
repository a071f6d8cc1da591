// Load over plain sockets: as little work a request as a client can do, since it shares the machine with the site.
import { readFileSync } from "node:fs";
import { connect } from "node:net";

/** The bytes of a request as a browser sends them. */
export function get(path, headers = {}) {
  const lines = Object.entries({ host: "127.0.0.1", ...headers }).map(([name, value]) => `${name}: ${value}\r\n`);
  return Buffer.from(`GET ${path} HTTP/1.1\r\n${lines.join("")}\r\n`);
}

export function post(path, headers, fields) {
  const body = new URLSearchParams(fields).toString();
  const all = { host: "127.0.0.1", "content-type": "application/x-www-form-urlencoded", "content-length": body.length, ...headers };
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}\r\n`);
  return Buffer.from(`POST ${path} HTTP/1.1\r\n${lines.join("")}\r\n${body}`);
}

/** Seconds of processor that a process has used, all its threads together. */
export function processor(pid) {
  const [user, system] = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ")[1].split(" ").slice(11, 13);
  return (Number(user) + Number(system)) / 100; // in ticks of 10 ms (USER_HZ)
}

const HEAD_END = Buffer.from("\r\n\r\n");

/** Takes a connection's bytes; `whole(status, head, size)` for each answer that is complete. */
function answers(whole) {
  let pieces = Buffer.alloc(0), head = "", have = 0, wanted = 0;
  return (bytes) => {
    if (!head) {
      pieces = pieces.length ? Buffer.concat([pieces, bytes]) : bytes;
      const end = pieces.indexOf(HEAD_END);
      if (end < 0) return;
      head = pieces.toString("latin1", 0, end);
      const length = /content-length: (\d+)/i.exec(head);
      wanted = end + 4 + (length && !head.startsWith("HTTP/1.1 304") ? Number(length[1]) : 0);
      have = pieces.length;
      pieces = Buffer.alloc(0);
    } else have += bytes.length;
    if (have < wanted) return;
    const said = head;
    head = "";
    whole(Number(said.slice(9, 12)), said, wanted);
  };
}

/** One connection that sends `next()` until it gives nothing; `heard(status, head, ms, size)` for each answer. */
function converse(port, next, heard) {
  return new Promise((resolve, reject) => {
    const socket = connect(port, "127.0.0.1");
    let from, over = false;
    const send = () => {
      const request = next();
      if (!request) return (over = true), socket.end(), resolve();
      from = performance.now();
      socket.write(request);
    };
    socket.setNoDelay(true);
    socket.on("connect", send).on("error", reject);
    socket.on("close", () => over || reject(new Error("the site hung up")));
    socket.on("data", answers((status, head, size) => {
      heard(status, head, performance.now() - from, size);
      send();
    }));
  });
}

/**
 * Sends what `request(n)` gives, `times` times over `many` connections; every answer must be `want`.
 * Gives requests a second, p50 and p99 in ms, the site's processor time a request in microseconds, bytes an answer.
 */
export async function drive(site, request, { times, many = 16, want = 200 }) {
  let sent = 0, bytes = 0, wrong;
  const took = [];
  const next = () => (wrong || sent >= times ? undefined : request(sent++));
  const heard = (status, head, ms, size) => {
    if (status !== want) wrong ??= head.split("\r\n")[0];
    took.push(ms);
    bytes += size;
  };
  const [cpu, from] = [processor(site.child.pid), performance.now()];
  await Promise.all(Array.from({ length: many }, () => converse(site.port, next, heard)));
  const seconds = (performance.now() - from) / 1000;
  if (wrong) throw new Error(`an answer was ${wrong}, not ${want}`);
  took.sort((a, b) => a - b);
  return {
    rate: took.length / seconds,
    p50: took[Math.floor(took.length * 0.5)],
    p99: took[Math.floor(took.length * 0.99)],
    cpu: ((processor(site.child.pid) - cpu) / took.length) * 1e6,
    bytes: bytes / took.length,
  };
}

const TICK = 5; // ms

/**
 * Sends `rate` requests a second for so many seconds, whatever becomes of them, as people do who know nothing of each
 * other. Gives what was answered well a second and in which times (ms, sorted), what was turned away, what hung up.
 */
export async function flood(site, request, { rate, seconds, most = 2000 }) {
  const idle = [], all = new Set(), took = [];
  let turnedAway = 0, lost = 0, sent = 0;
  const line = () => {
    const one = { socket: connect(site.port, "127.0.0.1").setNoDelay(true), busy: true, from: 0 };
    const gone = () => {
      if (one.busy && all.has(one)) lost += 1;
      all.delete(one);
    };
    one.socket.on("error", gone).on("close", gone);
    one.socket.on("data", answers((status, head) => {
      if (status === 200) took.push(performance.now() - one.from);
      else turnedAway += 1;
      one.busy = false;
      if (/connection: close/i.test(head)) all.delete(one);
      else idle.push(one);
    }));
    all.add(one);
    return one;
  };
  const from = performance.now();
  for (let now = from; now - from < seconds * 1000; now = performance.now()) {
    for (; sent < ((now - from) / 1000) * rate; sent += 1) {
      let one = idle.pop();
      while (one && !all.has(one)) one = idle.pop();
      if (!one && all.size >= most) {
        lost += 1;
        continue;
      }
      one ??= line();
      one.busy = true;
      one.from = performance.now();
      one.socket.write(request);
    }
    await new Promise((resolve) => setTimeout(resolve, TICK));
  }
  const good = took.length / seconds;
  for (const one of all) one.busy = false;
  for (const one of all) one.socket.destroy();
  return { good, took: took.sort((a, b) => a - b), turnedAway, lost, sent };
}
