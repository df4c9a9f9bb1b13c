// The assistants: how each is started from nothing with the stub as its model, and spoken to through its own door. To
// measure one more, add it here.
//
// `start({folder, model, tools, attache})` answers with `{child, conversation, end}`. `conversation()` begins one and
// answers with a function that says a text in it and resolves to the whole answer; `end()` hangs up.
import { readFileSync, writeFileSync } from 'node:fs';
import { freePort, start, until } from './process.mjs';

const json = { 'content-type': 'application/json' };

async function post(url, headers, body) {
  const response = await fetch(url, { method: 'POST', headers: { ...json, ...headers }, body: JSON.stringify(body) });
  const answer = await response.text();
  if (!response.ok) throw new Error(`${url} answered ${response.status}: ${answer.slice(0, 300)}`);
  return answer;
}

// The text of a streamed chat completion.
const joined = (stream) =>
  stream
    .split('\n')
    .filter((line) => line.startsWith('data: {'))
    .map((line) => JSON.parse(line.slice(6)).choices[0]?.delta.content ?? '')
    .join('');

/** Attaché: its REST interface to speak, its WebSocket to hear. */
const attache = (settings) => async ({ folder, model, attache: program }) => {
  const address = `127.0.0.1:${await freePort()}`;
  const child = start(folder, program, ['serve'], {
    ATTACHE_SERVER_LISTEN: address,
    ATTACHE_STORE_URL: `sqlite:${folder}/attache.db`,
    ATTACHE_MODEL_KIND: 'chain',
    ATTACHE_MODEL_MAIN_URL: model,
    ATTACHE_MODEL_MAIN_NAME: 'pong',
    ATTACHE_MODEL_MAIN_KEY: 'none',
    ...settings,
  });
  await until(child, 'ready', async () => (await fetch(`http://${address}/readyz`)).ok);
  const [, token] = readFileSync(`${folder}/out`, 'utf8').match(/\/login#(\w+)/);
  const { secret } = JSON.parse(await post(`http://${address}/v1/login`, {}, { token }));
  const headers = { authorization: `Bearer ${secret}` };
  const waiting = new Map();
  const socket = new WebSocket(`ws://${address}/v1/socket`, { headers });
  await new Promise((done, fail) => {
    socket.onopen = () => socket.send(JSON.stringify({ type: 'hello', protocol: 1, resume: [] }));
    socket.onerror = () => fail(new Error('no socket'));
    socket.onmessage = ({ data }) => {
      const { type, event } = JSON.parse(data);
      if (type === 'welcome') done();
      const message = event?.payload.message;
      if (event?.payload.kind === 'message' && message.sender === 'assistant') {
        waiting.get(event.conversation_id)?.(message.text);
      }
    };
  });
  const beat = setInterval(() => socket.send('{"type":"ping"}'), 20_000);
  let said = 0;
  const conversation = async () => {
    const wanted = { title: 'ping', role: 'assistant' };
    const { id } = JSON.parse(await post(`http://${address}/v1/conversations`, headers, wanted));
    return async (text) => {
      const answer = new Promise((done) => waiting.set(id, done));
      said += 1;
      await post(`http://${address}/v1/messages`, headers, { client_id: String(said), text, conversation_id: id });
      return answer;
    };
  };
  const end = () => {
    clearInterval(beat);
    socket.close();
  };
  return { child, conversation, end };
};

/**
 * OpenClaw: its gateway's chat completions; `user` names the session. The model's provider is one that it has a plugin
 * for: by a name of ours it looks through all plugins several times a turn, which makes a turn three times as long.
 */
const openclaw = (defaults) => async ({ folder, model, tools }) => {
  const port = await freePort();
  const pong = {
    id: 'pong',
    name: 'pong',
    reasoning: false,
    input: ['text'],
    cost: { input: 0, output: 0, cacheRead: 0, cacheWrite: 0 },
    contextWindow: 200_000,
    maxTokens: 8192,
  };
  const config = {
    gateway: {
      mode: 'local',
      bind: 'loopback',
      port,
      auth: { mode: 'token', token: 'none' },
      http: { endpoints: { chatCompletions: { enabled: true } } },
    },
    agents: { defaults: { workspace: `${folder}/workspace`, model: { primary: 'vllm/pong' }, ...defaults } },
    models: { providers: { vllm: { baseUrl: model, apiKey: 'none', api: 'openai-completions', models: [pong] } } },
    logging: { file: `${folder}/openclaw.log` },
    update: { checkOnStart: false },
  };
  writeFileSync(`${folder}/openclaw.json`, JSON.stringify(config));
  const child = start(folder, process.execPath, [`${tools}/node_modules/openclaw/openclaw.mjs`, 'gateway', 'run'], {
    OPENCLAW_STATE_DIR: folder,
    OPENCLAW_CONFIG_PATH: `${folder}/openclaw.json`,
  });
  const url = `http://127.0.0.1:${port}/v1`;
  const headers = { authorization: 'Bearer none' };
  await until(child, 'ready', async () => (await fetch(`${url}/models`, { headers })).ok);
  let begun = 0;
  const conversation = async () => {
    const user = `conversation-${(begun += 1)}`;
    return async (text) => {
      const messages = [{ role: 'user', content: text }];
      const body = { model: 'openclaw', user, stream: true, messages };
      return joined(await post(`${url}/chat/completions`, headers, body));
    };
  };
  return { child, conversation, end() {} };
};

/** nanobot: its API server's chat completions; `session_id` names the session. */
const nanobot = () => async ({ folder, model, tools }) => {
  const port = await freePort();
  const config = {
    agents: { defaults: { workspace: `${folder}/workspace`, provider: 'custom', model: 'pong' } },
    providers: { custom: { apiKey: 'none', apiBase: model } },
    api: { port },
  };
  writeFileSync(`${folder}/config.json`, JSON.stringify(config));
  const child = start(folder, `${tools}/nanobot/bin/nanobot`, ['serve', '--config', `${folder}/config.json`]);
  const url = `http://127.0.0.1:${port}`;
  await until(child, 'ready', async () => (await fetch(`${url}/health`)).ok);
  let begun = 0;
  const conversation = async () => {
    const session_id = `conversation-${(begun += 1)}`;
    return async (text) => {
      const messages = [{ role: 'user', content: text }];
      return joined(await post(`${url}/v1/chat/completions`, {}, { session_id, stream: true, messages }));
    };
  };
  return { child, conversation, end() {} };
};

export const assistants = [
  { name: 'attache', note: 'as it comes', start: attache({}) },
  { name: 'attache', note: 'debounce 0s', start: attache({ ATTACHE_ENGINE_DEBOUNCE: '0s' }) },
  { name: 'openclaw', note: 'as it comes', start: openclaw({}) },
  { name: 'openclaw', note: 'maxConcurrent 32', start: openclaw({ maxConcurrent: 32 }) },
  { name: 'nanobot', note: 'as it comes', start: nanobot() },
];
