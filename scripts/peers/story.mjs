// The story that scripts/peers/story tells. What a person sees is asserted over the protocol that every client has
// (docs/protocol.md); what became of it, at the servers of others themselves.

import assert from 'node:assert/strict';
import { readFile, readdir } from 'node:fs/promises';
import { env } from 'node:process';
import { after, before, test } from 'node:test';

const { STORY_URL: URL_, STORY_LINK, STORY_DAV, STORY_DAV_LOG, STORY_MAIL, STORY_GOOGLE } = env;
const ZONE = 'Europe/Madrid';
const MINUTE = 60_000;
/** For what is answered at once: a turn behind its debounce. */
const SOON = 20_000;

const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/** Waits for what `look` finds, and answers it; fails after `bound` milliseconds. */
async function until(what, look, bound = SOON) {
  for (const end = Date.now() + bound; Date.now() < end; await pause(200)) {
    const found = await look();
    if (found) return found;
  }
  return assert.fail(`not within ${bound / 1000} s: ${what}`);
}

// ── Attaché, as a client has it

let secret = '';

async function api(method, path, body) {
  const answer = await fetch(URL_ + path, {
    method,
    headers: { authorization: `Bearer ${secret}`, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
    body: body === undefined ? undefined : JSON.stringify(body),
  });
  const text = await answer.text();
  assert.ok(answer.ok, `${method} ${path}: ${answer.status} ${text}`);
  return text === '' ? null : JSON.parse(text);
}

const chat = { socket: null, replies: [], sent: 0 };

async function talk() {
  const socket = new WebSocket(`${URL_.replace('http', 'ws')}/v1/socket`, { headers: { authorization: `Bearer ${secret}` } });
  await new Promise((resolve, reject) => {
    socket.addEventListener('error', reject);
    socket.addEventListener('open', () => socket.send(JSON.stringify({ type: 'hello', protocol: 1, resume: [] })));
    socket.addEventListener('message', ({ data }) => {
      const frame = JSON.parse(data);
      if (frame.type === 'welcome') resolve();
      if (frame.type === 'error' || frame.type === 'bye') reject(new Error(data));
      const message = frame.type === 'event' && frame.event.payload.kind === 'message' ? frame.event.payload.message : null;
      if (message?.sender === 'assistant') chat.replies.push(message.text);
    });
  });
  chat.socket = socket;
  chat.beat = setInterval(() => socket.send(JSON.stringify({ type: 'ping' })), 20_000);
}

/** Says all of it in one go, and answers what is said back: as many messages as `count`. */
async function say(texts, count = 1) {
  const heard = chat.replies.length;
  for (const text of [texts].flat()) {
    chat.socket.send(JSON.stringify({ type: 'send', client_id: `story-${chat.sent++}`, text }));
  }
  await until(`an answer to “${texts}”, but ${JSON.stringify(chat.replies.slice(heard))}`, () => chat.replies.length >= heard + count);
  return chat.replies.slice(heard).join('\n');
}

const pending = async () => (await api('GET', '/v1/proposals?state=pending')).items;

/** The event of that title, as the agenda shows it; undefined where there is none. */
async function shown(title) {
  const from = day(new Date());
  const { items } = await api('GET', `/v1/agenda?from=${from}&to=${day(new Date(Date.now() + 20 * 24 * 60 * MINUTE))}`);
  return items.find((item) => item.kind === 'event' && item.title === title);
}

// ── Days and times in the person's zone

const parts = (at) => Object.fromEntries(new Intl.DateTimeFormat('en-GB', {
  timeZone: ZONE, year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', weekday: 'short',
}).formatToParts(new Date(at)).map(({ type, value }) => [type, value]));
const day = (at) => `${parts(at).year}-${parts(at).month}-${parts(at).day}`;
const compact = (date) => date.replaceAll('-', '');
const wall = (at) => `${day(at)} ${parts(at).hour}:${parts(at).minute}`;
const days = (count) => day(new Date(Date.now() + count * 24 * 60 * MINUTE));

/** The next Thursday behind tomorrow, and the day before it. */
const thursday = [2, 3, 4, 5, 6, 7, 8].find((count) => parts(new Date(Date.now() + count * 24 * 60 * MINUTE)).weekday === 'Thu');
const TO = days(thursday);
const FROM = days(thursday - 1);

// ── The calendar elsewhere, as another client has it

const DAV = { authorization: `Basic ${Buffer.from('ines:pass"word').toString('base64')}` };

async function dav(method, path, body, headers = {}) {
  const answer = await fetch(STORY_DAV + path, { method, headers: { ...DAV, ...headers }, body });
  const text = await answer.text();
  assert.ok(answer.ok, `${method} ${path}: ${answer.status} ${text}`);
  return text;
}

const put = (name, lines) => dav('PUT', `/ines/home/${name}.ics`, [
  'BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Another//Client//EN', 'BEGIN:VEVENT', `UID:${name}@example.org`,
  'DTSTAMP:20261121T120000Z', ...lines, 'END:VEVENT', 'END:VCALENDAR', '',
].join('\r\n'), { 'content-type': 'text/calendar' });

const putPerson = (name, lines) => dav('PUT', `/ines/people/${name}.vcf`, [
  'BEGIN:VCARD', 'VERSION:3.0', `UID:${name}@example.org`, ...lines, 'END:VCARD', '',
].join('\r\n'), { 'content-type': 'text/vcard' });

/** When an entry there begins, as the file says it. */
const begins = async (name) => {
  // A zone's own beginnings stand before it.
  const [, event] = (await dav('GET', `/ines/home/${name}.ics`)).split('BEGIN:VEVENT');
  return /DTSTART[^:]*:(\S+)/.exec(event)[1];
};

/** How often an entry was written there, by anybody. */
const writes = async (name) =>
  (await readFile(STORY_DAV_LOG, 'utf8')).split('\n').filter((line) => line.includes('PUT request for') && line.includes(`${name}.ics`)).length;

// ── The mail server, where it keeps what arrived

const [imaps, smtps, folder] = STORY_MAIL.split(' ');

async function arrived(user) {
  const mails = [];
  for (const place of ['new', 'cur']) {
    const names = await readdir(`${folder}/${user}/${place}`).catch(() => []);
    mails.push(...await Promise.all(names.map((name) => readFile(`${folder}/${user}/${place}/${name}`, 'utf8'))));
  }
  return mails;
}

before(async () => {
  const token = STORY_LINK.split('#')[1];
  const login = await fetch(`${URL_}/v1/login`, {
    method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ token }),
  });
  assert.ok(login.ok, `the link does not sign in: ${login.status} ${await login.clone().text()}`);
  ({ secret } = await login.json());
  await api('PATCH', '/v1/me', { name: 'Ines', zone: ZONE, language: 'en' });
  await talk();
});

after(() => {
  clearInterval(chat.beat);
  chat.socket?.close();
});

test('the mailbox and the calendar are connected', async () => {
  const credential = { address: 'ines@example.org', password: 'pass"word', imap: `127.0.0.1:${imaps}`, smtp: `127.0.0.1:${smtps}` };
  await api('POST', '/v1/channels', { platform: 'mail', role: 'source', credential });
  await dav('MKCALENDAR', '/ines/home/', '<C:mkcalendar xmlns="DAV:" xmlns:C="urn:ietf:params:xml:ns:caldav"><set><prop><displayname>Home</displayname></prop></set></C:mkcalendar>');
  await put('dentist', [`DTSTART;TZID=${ZONE}:${compact(FROM)}T100000`, 'DURATION:PT1H', 'SUMMARY:Dentist', 'X-ANOTHER:kept']);
  await put('market', [`DTSTART;VALUE=DATE:${compact(days(0))}`, `DTEND;VALUE=DATE:${compact(days(3))}`, 'SUMMARY:Market days']);
  await dav('MKCOL', '/ines/people/', '<mkcol xmlns="DAV:" xmlns:C="urn:ietf:params:xml:ns:carddav"><set><prop><resourcetype><collection/><C:addressbook/></resourcetype><displayname>People</displayname></prop></set></mkcol>', { 'content-type': 'application/xml' });
  await putPerson('eva', ['FN:Eva Luna', 'N:Luna;Eva;;;', 'EMAIL:eva@example.org', 'X-ANOTHER:kept']);
  const { id } = await api('POST', '/v1/connections', { kind: 'caldav', url: `${STORY_DAV}/`, user: 'ines', password: 'pass"word' });
  const home = (await api('GET', '/v1/connections')).calendars.find((calendar) => calendar.connection_id === id && calendar.name === 'Home');
  await api('PUT', `/v1/calendars/${home.id}`, { chosen: true });
  await api('PUT', '/v1/new-events', { calendar_id: home.id });
  const dentist = await until('the dentist is in the agenda', () => shown('Dentist'), MINUTE);
  assert.equal(wall(dentist.starts_at), `${FROM} 10:00`);
});

test('one message becomes two proposals with previews, and nothing is done yet', async () => {
  const told = await say('move my dentist to Thursday same time and tell Ana');
  const proposals = await pending();
  assert.deepEqual(proposals.map((proposal) => proposal.tool).sort(), ['change_event', 'send_mail'], told);
  for (const { summary } of proposals) assert.ok(told.includes(summary), `${summary} is not shown in\n${told}`);
  const mail = proposals.find((proposal) => proposal.tool === 'send_mail');
  assert.deepEqual(mail.arguments.to, ['ana@example.org']);
  assert.match(mail.arguments.body, /^Hello Ana,\n\n“Dentist” moves from Wed .*, 10:00 to Thu .*, 10:00\.\n\nInes$/);
  assert.equal(wall((await shown('Dentist')).starts_at), `${FROM} 10:00`);
  assert.equal((await arrived('ana@example.org')).length, 0);
});

test('one “yes to both” approves both, and each is written once', async () => {
  const before = await writes('dentist');
  const told = await say('yes to both');
  assert.match(told, /Dentist/);
  assert.match(told, /On its way: E-mail to ana@example\.org/);
  assert.equal(wall((await shown('Dentist')).starts_at), `${TO} 10:00`);
  assert.equal((await pending()).length, 0);
  await until('the calendar elsewhere has it', async () => (await begins('dentist')).startsWith(`${compact(TO)}T100000`), MINUTE + 5_000);
  assert.match(await dav('GET', '/ines/home/dentist.ics'), /X-ANOTHER:kept/, 'what another client wrote stays');
  const [mail] = await until('Ana has the mail', async () => {
    const mails = await arrived('ana@example.org');
    return mails.length > 0 && mails;
  }, MINUTE);
  assert.match(mail, /From: .*ines@example\.org/);
  assert.match(mail, /Subject: /);
  await pause(65_000);
  assert.equal((await arrived('ana@example.org')).length, 1, 'one mail');
  assert.equal(await writes('dentist'), before + 1, 'one write');
});

test('“undo” takes back the event, and says that the mail has left', async () => {
  const told = await say('undo');
  assert.match(told, /^Undone: Dentist/m);
  assert.match(told, /has left already and cannot be taken back: E-mail to ana@example\.org/);
  assert.equal(wall((await shown('Dentist')).starts_at), `${FROM} 10:00`);
  await until('the calendar elsewhere has it', async () => (await begins('dentist')).startsWith(`${compact(FROM)}T100000`), MINUTE + 5_000);
});

test('“undo” within the delay takes back both', async () => {
  await say('move my dentist to Thursday same time and let Ana know');
  await say('yes to both');
  const told = await say('undo');
  assert.match(told, /^Undone: Dentist/m);
  assert.match(told, /^Taken back, not sent: E-mail to ana@example\.org/m);
  assert.equal((await api('GET', '/v1/sends')).items.length, 0);
  assert.equal(wall((await shown('Dentist')).starts_at), `${FROM} 10:00`);
  await pause(15_000);
  assert.equal((await arrived('ana@example.org')).length, 1, 'no second mail');
});

test('a yes and an undo in one burst are answered in order', async () => {
  await say(`Swimming on ${new Intl.DateTimeFormat('en-GB', { weekday: 'long', timeZone: ZONE }).format(new Date(`${TO}T12:00:00Z`))} at 6pm`);
  const told = await say(['yes', 'undo'], 2);
  assert.match(told, /^(?:Done|.*): ?.*Swimming[^]*\nUndone: Swimming/m);
  assert.equal(await shown('Swimming'), undefined);
});

test('an edit in the calendar elsewhere shows here within a minute', async (t) => {
  const began = Date.now();
  await put('dentist', [`DTSTART;TZID=${ZONE}:${compact(FROM)}T113000`, 'DURATION:PT1H', 'SUMMARY:Dentist', 'SEQUENCE:9']);
  await until('it shows', async () => wall((await shown('Dentist')).starts_at) === `${FROM} 11:30`, MINUTE);
  t.diagnostic(`seen after ${((Date.now() - began) / 1000).toFixed(1)} s`);
});

test('the evening brief arrives', async () => {
  const at = parts(new Date(Date.now() + MINUTE + 20_000));
  const asked = await say(`send me a brief every day at ${at.hour}:${at.minute}`);
  assert.equal((await pending()).length, 1, asked);
  await say('yes');
  assert.deepEqual((({ brief, at }) => ({ brief, at }))(await api('GET', '/v1/me/briefs')), { brief: true, at: `${at.hour}:${at.minute}` });
  const heard = chat.replies.length;
  await until('the brief', () => chat.replies.slice(heard).some((text) => text.includes('Market days')), 3 * MINUTE);
  assert.equal(chat.replies.slice(heard).length, 1, 'once');
});

test('an address book there and the contacts here become the same', async () => {
  const known = async (name) => (await api('GET', `/v1/contacts?search=${encodeURIComponent(name)}`)).items[0];
  const { books } = await api('GET', '/v1/connections');
  const book = books.find(({ name }) => name === 'People') ?? assert.fail(JSON.stringify(books));
  await api('PUT', `/v1/books/${book.id}`, { chosen: true });
  await api('PUT', '/v1/new-contacts', { book_id: book.id });
  const eva = await until('Eva is known', () => known('Eva Luna'), MINUTE + 5_000);
  assert.deepEqual(eva.emails, ['eva@example.org']);
  const bo = await api('POST', '/v1/contacts', { name: 'Bo Li', emails: ['bo@example.org'] });
  await until('Bo stands there', async () => (await dav('GET', '/ines/people/')).includes('FN:Bo Li'), MINUTE + 5_000);
  await api('PUT', `/v1/contacts/${eva.id}`, { name: eva.name, given: eva.given, family: eva.family, emails: eva.emails, phones: ['+34 600 000 001'] });
  const card = await until('her number is there', async () => {
    const text = await dav('GET', '/ines/people/eva.vcf');
    return text.includes('600') && text;
  }, MINUTE + 5_000);
  assert.match(card, /X-ANOTHER:kept/, 'what another client wrote stays');
  await api('DELETE', `/v1/contacts/${bo.id}`);
  await until('Bo is gone there', async () => !(await dav('GET', '/ines/people/')).includes('Bo Li'), MINUTE + 5_000);
  await dav('DELETE', '/ines/people/eva.vcf');
  await until('Eva is gone here', async () => !(await known('Eva Luna')), MINUTE + 5_000);
});

test('a Google account is let in', async (t) => {
  // As the person's browser: it keeps cookies, and agrees as the first of those who are offered.
  const cookie = (answer) => answer.headers.getSetCookie().map((line) => line.split(';')[0]).join('; ');
  const mine = `attache_login=${secret}`;
  const browser = { redirect: 'manual', headers: { cookie: mine, 'sec-fetch-site': 'same-origin' } };
  const begun = await fetch(`${URL_}/oauth/google/begin?services=calendar`, browser);
  const consent = new URL(begun.headers.get('location') ?? assert.fail(`${begun.status} ${await begun.text()}`));
  assert.ok(consent.href.startsWith(STORY_GOOGLE));
  const form = new URLSearchParams([['email', 'testuser@gmail.com'], ['nonce', ''], ...consent.searchParams]);
  const agreed = await fetch(`${STORY_GOOGLE}/o/oauth2/v2/auth/callback`, { method: 'POST', redirect: 'manual', body: form });
  const back = new URL(agreed.headers.get('location'));
  const cookies = [mine, cookie(begun)].filter(Boolean).join('; ');
  const done = await fetch(URL_ + back.pathname + back.search, { redirect: 'manual', headers: { cookie: cookies, 'sec-fetch-site': 'cross-site' } });
  assert.ok(done.status < 400, `${done.status} ${await done.text()}`);
  const { items, calendars } = await api('GET', '/v1/connections');
  const account = items.find((item) => item.kind === 'google');
  assert.equal(account?.account, 'testuser@gmail.com');
  t.diagnostic(JSON.stringify({ account, calendars: calendars.filter((calendar) => calendar.connection_id === account.id) }));
});
