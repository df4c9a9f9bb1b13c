// Measures the assistants one after another and prints one table; scripts/bench-assistants says what it means.
//
//   node measure.mjs FOLDER TOOLS ATTACHE NAME …      ATTACHE is the binary; the named are measured
import { mkdirSync, readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { assistants } from './assistants.mjs';
import { resident, start, stop, until, watch } from './process.mjs';

const [folder, tools, attache, ...names] = process.argv.slice(2);
const WARM = 5;
const TURNS = 50;
const AT_ONCE = 32;
const SECONDS = 20;
const LEAST = 2;
const DELAY = 2_000;
const EMAIL = 'send an e-mail to Ana about Friday';

const warn = (line) => process.stderr.write(`${line}\n`);
const sum = (values) => values.reduce((total, value) => total + value, 0);
const times = (values) => {
  const sorted = values.toSorted((a, b) => a - b);
  const at = (part) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))];
  return { p50: at(0.5), p99: at(0.99) };
};

class Stub {
  constructor(port) {
    this.url = `http://127.0.0.1:${port}`;
  }
  async begin(settings = {}) {
    await fetch(`${this.url}/stub/begin`, { method: 'POST', body: JSON.stringify(settings) });
  }
  async report() {
    return (await fetch(`${this.url}/stub/report`)).json();
  }
  /** The report, once nothing has been asked for three seconds: some go on after they have answered. */
  async settled() {
    for (let seen = -1; ; ) {
      const report = await this.report();
      if (report.calls.length === seen) return report;
      seen = report.calls.length;
      await sleep(3_000);
    }
  }
}

// One turn: when it began and how many ms it took.
async function turn(say, text = 'ping') {
  const [at, begun] = [Date.now(), performance.now()];
  const answer = await say(text);
  const ms = performance.now() - begun;
  if (!answer.includes('pong')) throw new Error(`it answered ${JSON.stringify(answer.slice(0, 300))}`);
  return { at, ms };
}

// What is sent for one text in a new conversation: calls and prompt tokens.
async function sent(stub, assistant, text) {
  const say = await assistant.conversation();
  await stub.begin({ keep: true });
  await turn(say, text);
  const { calls } = await stub.settled();
  return { calls: calls.length, tokens: sum(calls.map((call) => call.tokens)) };
}

// One conversation, one turn after the other; the stub's own time for a turn's calls is taken off.
async function alone(stub, assistant) {
  const say = await assistant.conversation();
  for (let warm = 0; warm < WARM; warm += 1) await turn(say);
  await stub.begin();
  const turns = [];
  while (turns.length < TURNS) turns.push(await turn(say));
  const { calls } = await stub.report();
  const stubs = ({ at, ms }) => sum(calls.filter((call) => call.at >= at && call.at <= at + ms).map((call) => call.ms));
  return { ...times(turns.map((one) => one.ms - stubs(one))), stub: sum(turns.map(stubs)) / TURNS };
}

// All conversations at once, each speaking again once it was answered, for SECONDS and at least LEAST turns each.
async function together(stub, conversations) {
  await Promise.all(conversations.map((say) => turn(say)));
  await stub.begin();
  const begun = performance.now();
  const turns = [];
  const chat = async (say) => {
    for (let said = 0; said < LEAST || performance.now() - begun < SECONDS * 1_000; said += 1) {
      turns.push((await turn(say)).ms);
    }
  };
  await Promise.all(conversations.map(chat));
  return { perSecond: (turns.length * 1_000) / (performance.now() - begun), ...times(turns) };
}

// All conversations say one thing at once to a model that takes two seconds: how many calls are open at once.
async function lanes(stub, conversations) {
  await stub.begin({ delay: DELAY });
  const begun = performance.now();
  await Promise.all(conversations.map((say) => turn(say)));
  return { most: (await stub.report()).most, seconds: (performance.now() - begun) / 1_000 };
}

async function measure({ name, note, start: begin }, stub, number) {
  const home = `${folder}/${number}-${name}`;
  mkdirSync(home);
  const assistant = await begin({ folder: home, model: `${stub.url}/v1`, tools, attache });
  const memory = watch(assistant.child);
  try {
    const ping = await sent(stub, assistant, 'ping');
    const email = await sent(stub, assistant, EMAIL);
    const idle = resident(assistant.child);
    const one = await alone(stub, assistant);
    const conversations = [];
    while (conversations.length < AT_ONCE) conversations.push(await assistant.conversation());
    const many = await together(stub, conversations);
    const busy = await lanes(stub, conversations);
    return { ping, email, idle, one, many, busy, peak: memory.peak };
  } finally {
    memory.end();
    assistant.end();
    await stop(assistant.child);
  }
}

function print(columns) {
  const ms = (value) => value.toFixed(value < 10 ? 1 : 0);
  const mb = (kb) => (kb / 1024).toFixed(0);
  const rows = [
    ['', (c) => c.name],
    ['', (c) => c.note],
    ['one turn at a time: p50 / p99, ms', (c) => `${ms(c.one.p50)} / ${ms(c.one.p99)}`],
    ['  taken off for the stub, ms', (c) => c.one.stub.toFixed(1)],
    [`turns per second, ${AT_ONCE} conversations`, (c) => c.many.perSecond.toFixed(1)],
    ['  their turns: p50 / p99, ms', (c) => `${ms(c.many.p50)} / ${ms(c.many.p99)}`],
    [`model takes ${DELAY / 1_000} s: most calls at once`, (c) => `${c.busy.most} of ${AT_ONCE}`],
    ['  until all are answered, s', (c) => c.busy.seconds.toFixed(1)],
    ['resident: idle / peak, MiB', (c) => `${mb(c.idle)} / ${mb(c.peak)}`],
    ['"ping": calls, prompt tokens', (c) => `${c.ping.calls}, ${c.ping.tokens}`],
    ['e-mail to Ana: calls, prompt tokens', (c) => `${c.email.calls}, ${c.email.tokens}`],
  ];
  for (const [what, value] of rows) {
    console.log(what.padEnd(38) + columns.map((column) => value(column).padStart(18)).join(''));
  }
}

mkdirSync(`${folder}/stub`);
const child = start(`${folder}/stub`, process.execPath, [new URL('stub.mjs', import.meta.url).pathname, tools]);
const port = () => readFileSync(`${folder}/stub/out`, 'utf8').trim();
await until(child, 'listening', async () => port());
const stub = new Stub(port());
const columns = [];
for (const [number, one] of assistants.filter(({ name }) => names.includes(name)).entries()) {
  warn(`${one.name}, ${one.note} …`);
  try {
    columns.push({ ...one, ...(await measure(one, stub, number)) });
  } catch (error) {
    warn(`left out: ${one.name}, ${one.note}: ${error.message}`);
  }
}
await stop(child);
if (!columns.length) process.exit(1);
print(columns);
