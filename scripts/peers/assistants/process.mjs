// Processes of the measurement: each leads a session of its own, by which it is measured and stopped with all that it
// began, and sees of the environment only what it needs, so that no key and no setting of this machine takes part.
import { spawn } from 'node:child_process';
import { mkdirSync, openSync, readFileSync, readdirSync } from 'node:fs';
import { createServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

const running = new Set();
process.on('exit', () => running.forEach((id) => kill(-id, 'SIGKILL')));
for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(name, () => process.exit(1));

/** Starts a program at home in `folder`; `out` and `log` there take what it says. */
export function start(folder, program, args, variables = {}) {
  mkdirSync(`${folder}/tmp`, { recursive: true });
  const child = spawn(program, args, {
    cwd: folder,
    detached: true,
    env: { PATH: process.env.PATH, LANG: 'C.UTF-8', TZ: 'UTC', HOME: folder, TMPDIR: `${folder}/tmp`, ...variables },
    stdio: ['ignore', openSync(`${folder}/out`, 'w'), openSync(`${folder}/log`, 'w')],
  });
  child.on('error', () => {});
  if (child.pid) running.add(child.pid);
  return child;
}

/** SIGTERM, and after 20 s SIGKILL, to the program and all that it began. */
export async function stop(child) {
  for (let tenths = 0; tenths < 220 && members(child.pid).length; tenths += 1) {
    if (tenths === 0) kill(-child.pid, 'SIGTERM');
    if (tenths === 200) members(child.pid).forEach((id) => kill(Number(id), 'SIGKILL'));
    await sleep(100);
  }
  running.delete(child.pid);
}

/** Looks at a program's resident memory four times a second: `peak` is the most so far, in kB. */
export function watch(child) {
  const seen = { peak: 0 };
  const timer = setInterval(() => (seen.peak = Math.max(seen.peak, resident(child))), 250);
  return Object.assign(seen, { end: () => clearInterval(timer) });
}

/** What is resident of all of a program's processes, in kB; what they share counts for each. */
export function resident(child) {
  let sum = 0;
  for (const id of members(child.pid)) {
    sum += Number(/^VmRSS:\s+(\d+)/m.exec(read(`/proc/${id}/status`))?.[1] ?? 0);
  }
  return sum;
}

/** Waits until `ready` answers true, at most a minute; fails where the program ends before. */
export async function until(child, what, ready) {
  for (let tenths = 0; tenths < 600; tenths += 1) {
    if (await ready().catch(() => false)) return;
    if (!child.pid || child.exitCode !== null) throw new Error(`it ended before ${what}`);
    await sleep(100);
  }
  throw new Error(`no ${what} within a minute`);
}

/** A port that nobody has, and that the system gives to nobody who connects. */
export async function freePort() {
  for (;;) {
    const port = 20_000 + Math.floor(Math.random() * 10_000);
    const server = createServer();
    const free = await new Promise((done) => {
      server.once('error', () => done(false)).listen(port, '127.0.0.1', () => done(true));
    });
    if (free) return new Promise((done) => server.close(() => done(port)));
  }
}

// The living processes of a session. Behind the name, /proc/ID/stat has state, parent, group and session.
function members(session) {
  const living = (id) => {
    const stat = read(`/proc/${id}/stat`);
    const [state, , , its] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return Number(its) === session && state !== 'Z';
  };
  return readdirSync('/proc').filter((name) => /^\d+$/.test(name) && living(name));
}

// A file of /proc; empty where its process has ended.
function read(path) {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}

function kill(id, signal) {
  try {
    process.kill(id, signal);
  } catch {
    // It has ended.
  }
}
