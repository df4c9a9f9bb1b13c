// A stand-in for the server, to develop and test the console against: REST, the socket, and the built pages under the
// policy that the real server sends. `npm run mock` prints a link; `start()` is for tests.

import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { argv, env } from 'node:process';
import { fileURLToPath } from 'node:url';
import { WebSocketServer } from 'ws';
import { problem } from './problem.mjs';
import { seed } from './seed.mjs';
import { World } from './world.mjs';

const DIST = fileURLToPath(new URL('../dist/', import.meta.url));
const POLICY = "default-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' data:; frame-ancestors 'none'; base-uri 'none'; form-action 'self'";
const TYPES = { '.html': 'text/html; charset=utf-8', '.js': 'text/javascript', '.css': 'text/css', '.svg': 'image/svg+xml' };
const PAGES = ['/', '/agenda', '/usage', '/health', '/times', '/memory', '/calendars', '/channels', '/proposals', '/connections', '/contacts', '/settings', '/login'];
const MOST_BYTES = 16 * 1024 * 1024;

async function body(request) {
  const chunks = [];
  let size = 0;
  for await (const chunk of request) {
    size += chunk.length;
    if (size > MOST_BYTES) throw problem(413, 'too_large', 'The body is larger than 16 MiB.');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

async function json(request) {
  try {
    return JSON.parse((await body(request)) || '{}');
  } catch {
    throw problem(400, 'invalid_input', 'The body is no JSON.');
  }
}

const page = (items, keyOf, before, limit = 50) => {
  const at = before ? items.findIndex((item) => String(keyOf(item)) === before) + 1 : 0;
  return { items: items.slice(at, at + limit), more: items.length > at + limit };
};

/** Every endpoint: method, path pattern, and what it answers with. `[status, body]`, or a body for 200. */
const routes = (world, base) => [
  ['GET', '/v1/me', () => ({ user: world.user, workspace: world.workspace, redaction: world.redaction ?? false })],
  ['PUT', '/v1/redaction', async (_, request) => ({ on: (world.redaction = (await json(request)).on ?? false) })],
  ['PATCH', '/v1/me', async (_, request) => Object.assign(world.user, await json(request))],
  ['GET', '/v1/me/preferences', () => world.preferences],
  ['PATCH', '/v1/me/preferences', async (_, request) => world.prefer(await json(request))],
  ['GET', '/v1/me/briefs', () => world.briefs],
  ['PATCH', '/v1/me/briefs', async (_, request) => Object.assign(world.briefs, await json(request))],
  ['GET', '/v1/undo', () => ({ items: world.deeds.slice(0, 50).map(({ shown }) => shown) })],
  ['POST', '/v1/undo/:id', ([id]) => world.undo(id)],
  ['GET', '/v1/sends', () => ({ items: world.sends })],
  ['PUT', '/v1/policy', async (_, request) => Object.assign(world.workspace, { policy: await json(request) })],
  ['GET', '/v1/tools', () => ({ sources: world.sources ?? [] })],
  ['PUT', '/v1/tools/:name/class', () => [204]],
  ['POST', '/v1/logout', (_, __, ___, login) => (world.logins.delete(login), [204])],
  ['GET', '/v1/conversations', () => ({ items: world.conversations })],
  ['POST', '/v1/conversations', async (_, request) => {
    const { title, role } = await json(request);
    return [201, world.converse(title, role)];
  }],
  ['PATCH', '/v1/conversations/:id', async ([id], request) => Object.assign(world.conversation(id), await json(request))],
  ['DELETE', '/v1/conversations/:id', ([id]) => {
    world.conversation(id);
    world.conversations = world.conversations.filter((c) => c.id !== id);
    return [204];
  }],
  ['GET', '/v1/conversations/:id/messages', ([id], _, query) => {
    const all = world.messages(world.conversation(id));
    const before = Number(query.get('before') ?? Infinity);
    const older = all.filter((message) => message.seq < before);
    return { items: older.slice(-50), more: older.length > 50 };
  }],
  ['POST', '/v1/messages', async (_, request) => [202, world.accept(await json(request))]],
  ['POST', '/v1/imports', async (_, request, query) => [202, world.importChat(query.get('name') ?? 'chat', await body(request))]],
  ['GET', '/v1/agenda', (_, __, query) => {
    const [from, to] = [query.get('from'), query.get('to')];
    return { items: world.entries(from, to), from, to };
  }],
  ['GET', '/v1/proposals', (_, __, query) => {
    const state = query.get('state') ?? 'pending';
    const all = [...world.proposals.values()].reverse().filter((proposal) => proposal.state === state);
    return page(all, (proposal) => proposal.id, query.get('before'));
  }],
  ['GET', '/v1/proposals/:id', ([id]) => world.proposal(id)],
  ['PATCH', '/v1/proposals/:id', async ([id], request) => world.edit(id, (await json(request)).arguments)],
  ['POST', '/v1/proposals/:id/approve', async ([id], request) => world.decide(id, 'approved', (await json(request)).arguments_hash)],
  ['POST', '/v1/proposals/:id/reject', ([id]) => world.decide(id, 'rejected')],
  ['GET', '/v1/events/:id', ([id]) => world.details(id)],
  ['POST', '/v1/events/quick', async (_, request) => world.quick(await json(request))],
  ['PATCH', '/v1/events/:id', async ([id], request) => world.edit(id, await json(request))],
  ['POST', '/v1/events/:id/answer', async ([id], request) => world.change(id, 'confirmed', { reply: { note: null, ...(await json(request)) } })],
  ['POST', '/v1/events/:id/move', async ([id], request) => world.move(id, await json(request))],
  ['POST', '/v1/events/:id/leave-out', async ([id], request) => world.except(id, (await json(request)).of, null)],
  ['POST', '/v1/events/:id/cancel', ([id]) => world.change(id, 'cancelled')],
  ['POST', '/v1/reminders/:id/complete', ([id]) => world.change(id, 'completed')],
  ['POST', '/v1/reminders/:id/snooze', async ([id], request) => world.snooze(id, await json(request))],
  ['POST', '/v1/reminders/:id/dismiss', ([id]) => world.change(id, 'dismissed')],
  ['GET', '/v1/feed', () => {
    if (!world.feed) throw problem(404, 'not_found', 'There is no link yet.');
    return { created_at: world.feedSince };
  }],
  ['POST', '/v1/feed', () => {
    world.feed = world.issue();
    world.feedSince = new Date().toISOString();
    return [201, { url: `${base()}/feeds/${world.feed}.ics` }];
  }],
  ['DELETE', '/v1/feed', () => ((world.feed = null), [204])],
  ['GET', '/v1/facts', () => ({ items: world.facts })],
  ['POST', '/v1/facts', async (_, request) => [201, world.remember(await json(request))]],
  ['PATCH', '/v1/facts/:id', async ([id], request) => Object.assign(world.fact(id), await json(request), { confidence: 1, outside: false })],
  ['DELETE', '/v1/facts/:id', ([id]) => {
    world.facts = world.facts.filter((fact) => fact !== world.fact(id));
    return [204];
  }],
  ['GET', '/v1/connections', () => world.elsewhere],
  ['GET', '/v1/channels', () => ({ items: world.links, platforms: [] })],
  ['GET', '/v1/contacts', (_, __, query) => world.contacts.page(query.get('search') ?? '', query.get('after'), Number(query.get('limit') ?? 50))],
  ['POST', '/v1/contacts', async (_, request) => [201, world.contacts.add(await json(request))]],
  ['GET', '/v1/contacts/:id', ([id]) => world.contacts.get(id)],
  ['PUT', '/v1/contacts/:id', async ([id], request, query) => world.contacts.change(id, await json(request), query.get('version'))],
  ['DELETE', '/v1/contacts/:id', ([id]) => {
    const { gone, back } = world.contacts.delete(id);
    return { undo: world.done(`Contact deleted: ${gone.name}`, back) };
  }],
  ['GET', '/v1/usage', (_, __, query) => world.usage(query.get('from'), query.get('to'))],
  ['GET', '/v1/reach', () => ({ channels: [], patience_minutes: 10, places: [] })],
  ['GET', '/v1/held', () => ({ items: [] })],
  ['GET', '/v1/health', () => world.health()],
  ['GET', '/v1/dead-letters', (_, __, query) => page(world.letters, (letter) => letter.id, query.get('before'))],
  ['POST', '/v1/dead-letters/:id/replay', ([id]) => {
    const letter = world.letters.find((held) => held.id === id);
    if (!letter) throw problem(404, 'not_found', 'There is no such dead letter.');
    letter.replayed_at = new Date().toISOString();
    return [202, letter];
  }],
];

const loginOf = (request) => /attache_login=([0-9a-f]+)/.exec(request.headers.cookie ?? '')?.[1];

function matching(pattern, path) {
  const names = pattern.split('/');
  const parts = path.split('/');
  if (names.length !== parts.length) return null;
  return names.every((name, at) => name.startsWith(':') || name === parts[at]) ? parts.filter((_, at) => names[at].startsWith(':')) : null;
}

async function answer(world, table, request, response) {
  const url = new URL(request.url, 'http://mock');
  if (url.pathname === '/v1/login' && request.method === 'POST') {
    const secret = world.login((await json(request)).token);
    response.setHeader('Set-Cookie', `attache_login=${secret}; HttpOnly; SameSite=Strict; Path=/`);
    return [200, { secret, user: world.user }];
  }
  const login = loginOf(request);
  if (!world.logins.has(login)) throw problem(401, 'not_signed_in', 'Nobody is signed in.');
  for (const [method, pattern, handle] of table) {
    const found = method === request.method && matching(pattern, url.pathname);
    if (!found) continue;
    const result = await handle(found, request, url.searchParams, login);
    return Array.isArray(result) ? result : [200, result];
  }
  throw problem(404, 'not_found', 'There is no such endpoint.');
}

function calendar(world, pathname, response) {
  if (pathname !== `/feeds/${world.feed}.ics`) throw problem(404, 'not_found', 'There is no such feed.');
  const events = [...world.agenda.values()].filter((entry) => entry.kind === 'event' && entry.state === 'confirmed');
  const lines = events.flatMap(({ id, title }) => ['BEGIN:VEVENT', `UID:${id}`, `SUMMARY:${title}`, 'END:VEVENT']);
  response.writeHead(200, { 'Content-Type': 'text/calendar; charset=utf-8' });
  response.end(['BEGIN:VCALENDAR', 'VERSION:2.0', ...lines, 'END:VCALENDAR', ''].join('\r\n'));
}

async function file(pathname, response) {
  const name = PAGES.includes(pathname) ? 'index.html' : normalize(pathname).replace(/^[/\\]+/, '');
  const content = await readFile(join(DIST, name));
  response.writeHead(200, {
    'Content-Type': TYPES[extname(name)] ?? 'application/octet-stream', 'Content-Security-Policy': POLICY,
    'Cross-Origin-Opener-Policy': 'same-origin', 'X-Content-Type-Options': 'nosniff',
  });
  response.end(content);
}

/** One client's socket: hello, then what it asks. */
function converse(world, socket, clients) {
  const send = (frame) => socket.readyState === 1 && socket.send(JSON.stringify(frame));
  const replay = ({ conversation_id, after }) => {
    for (const event of world.events.get(conversation_id) ?? []) if (event.seq > after) send({ type: 'event', event });
  };
  socket.on('message', (data) => {
    const frame = JSON.parse(String(data));
    if (frame.type === 'hello') {
      const conversations = world.conversations.map(({ id, title, role, seq }) => ({ id, title, role, seq }));
      send({ type: 'welcome', protocol: 1, user: world.user, conversations, heartbeat_seconds: 20 });
      frame.resume.forEach(replay);
      clients.set(socket, send);
    } else if (frame.type === 'follow') replay(frame);
    else if (frame.type === 'ping') send({ type: 'pong' });
    else if (frame.type === 'send') {
      try {
        const ack = world.accept(frame);
        send({ type: 'ack', ...ack });
      } catch (error) {
        send({ type: 'error', code: error.code, message: error.message, client_id: frame.client_id });
      }
    }
  });
  socket.on('close', () => clients.delete(socket));
}

export async function start({ port = 0, seeded = false, delay = 250 } = {}) {
  const world = new World();
  world.delay = delay;
  if (seeded) seed(world);
  const clients = new Map();
  world.broadcast = (_conversation, frame) => clients.forEach((send) => send(frame));
  let base = '';
  const table = routes(world, () => base);
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url, 'http://mock');
    const work = pathname.startsWith('/feeds/') ? (async () => calendar(world, pathname, response))()
      : pathname.startsWith('/v1/')
      ? answer(world, table, request, response).then(([status, content]) => {
          response.writeHead(status, { 'Content-Type': 'application/json' });
          response.end(content === undefined ? undefined : JSON.stringify(content));
        })
      : file(pathname, response).catch(() => Promise.reject(problem(404, 'not_found', 'There is no such page.')));
    work.catch((error) => {
      const { status = 500, code = 'internal', message } = error;
      response.writeHead(status, { 'Content-Type': 'application/problem+json' });
      response.end(JSON.stringify({ type: `/docs/errors/${code}`, title: code, status, code, detail: message, request_id: 'mock' }));
    });
  });
  const sockets = new WebSocketServer({ noServer: true, maxPayload: 128 * 1024 });
  server.on('upgrade', (request, socket, head) => {
    if (request.url !== '/v1/socket' || !world.logins.has(loginOf(request))) {
      socket.end('HTTP/1.1 401 Unauthorized\r\n\r\n');
      return;
    }
    sockets.handleUpgrade(request, socket, head, (client) => converse(world, client, clients));
  });
  await new Promise((resolve) => server.listen(port, '127.0.0.1', resolve));
  base = `http://127.0.0.1:${server.address().port}`;
  return {
    url: base,
    link: `${base}/login#${world.token}`,
    world,
    close: () => {
      sockets.clients.forEach((client) => client.terminate());
      server.closeAllConnections();
      return new Promise((resolve) => server.close(resolve));
    },
  };
}

if (argv[1] === fileURLToPath(import.meta.url)) {
  const { url, link } = await start({ port: Number(env.PORT ?? 8790), seeded: true });
  console.log(`${link}\n(with npm run dev: ${link.replace(url, 'http://localhost:5173')})`);
}
