// A model that answers "pong" to everything: an OpenAI-compatible server on loopback that remembers what it was sent.
//
//   node stub.mjs TOOLS      prints its port; TOOLS is the folder whose node_modules holds gpt-tokenizer
//
// POST …/chat/completions  the answer, streamed to whom wants it so
// POST /stub/begin         {delay, keep}: forgets what was. From now on an answer takes `delay` ms (0), and with `keep`
//                          (false) the requests are kept, to count their tokens
// GET  /stub/report        {calls: [{at, ms, tokens}], most}: every call since `begin` that was answered, when it had
//                          come (ms of the epoch), the stub's own time for it, its tokens if it was kept; and the most
//                          calls that were open at once
//
// Tokens are counted for a report and not before, so that no turn waits for it. They are counted in one way for all,
// whatever a provider adds: o200k_base over the role, text and tool calls of each message and the JSON of each tool.
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import { performance } from 'node:perf_hooks';

const { countTokens } = createRequire(`${process.argv[2]}/`)('gpt-tokenizer/encoding/o200k_base');
const ANSWER = 'pong';

let settings = { delay: 0, keep: false };
let calls = [];
let open = 0;
let most = 0;

const text = (content) =>
  typeof content === 'string' ? content : (content ?? []).map((part) => part.text ?? JSON.stringify(part)).join('\n');

function tokens(asked) {
  const messages = asked.messages.flatMap(({ role, content, tool_calls }) => [
    role,
    text(content),
    tool_calls ? JSON.stringify(tool_calls) : '',
  ]);
  const tools = (asked.tools ?? []).map((tool) => JSON.stringify(tool.function ?? tool));
  return [...messages, ...tools].reduce((sum, part) => sum + countTokens(part), 0);
}

async function read(request) {
  const chunks = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks).toString();
}

function answerWith(response, status, value) {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(value));
}

function stream(response, head, usage) {
  response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-cache' });
  const chunk = (choices, more) =>
    response.write(`data: ${JSON.stringify({ ...head, object: 'chat.completion.chunk', choices, ...more })}\n\n`);
  chunk([{ index: 0, delta: { role: 'assistant', content: '' }, finish_reason: null }]);
  chunk([{ index: 0, delta: { content: ANSWER }, finish_reason: null }]);
  chunk([{ index: 0, delta: {}, finish_reason: 'stop' }]);
  if (usage) chunk([], { usage });
  response.end('data: [DONE]\n\n');
}

async function complete(request, response) {
  const body = await read(request);
  const [at, begun] = [Date.now(), performance.now()];
  open += 1;
  most = Math.max(most, open);
  const asked = JSON.parse(body);
  if (settings.delay) await new Promise((done) => setTimeout(done, settings.delay));
  // What a client is told is an estimate, four characters a token; counting would cost the turn time.
  const prompt_tokens = Math.ceil(body.length / 4);
  const usage = { prompt_tokens, completion_tokens: 1, total_tokens: prompt_tokens + 1 };
  const head = { id: `chatcmpl-${calls.length}`, created: Math.floor(at / 1000), model: asked.model };
  if (asked.stream) {
    stream(response, head, asked.stream_options?.include_usage && usage);
  } else {
    const choices = [{ index: 0, message: { role: 'assistant', content: ANSWER }, finish_reason: 'stop' }];
    answerWith(response, 200, { ...head, object: 'chat.completion', choices, usage });
  }
  open -= 1;
  calls.push({ at, ms: performance.now() - begun, asked: settings.keep ? asked : null });
}

async function serve(request, response) {
  if (request.url.endsWith('/chat/completions')) return complete(request, response);
  if (request.url.endsWith('/models')) {
    return answerWith(response, 200, { object: 'list', data: [{ id: 'pong', object: 'model', owned_by: 'stub' }] });
  }
  if (request.url === '/stub/begin') {
    settings = JSON.parse(await read(request));
    [calls, most] = [[], open];
    return answerWith(response, 200, {});
  }
  if (request.url === '/stub/report') {
    const told = calls.map(({ at, ms, asked }) => ({ at, ms, tokens: asked && tokens(asked) }));
    return answerWith(response, 200, { calls: told, most });
  }
  return answerWith(response, 404, { error: { message: `nothing at ${request.url}` } });
}

const server = createServer((request, response) =>
  serve(request, response).catch((error) => answerWith(response, 500, { error: { message: String(error) } })),
);
server.keepAliveTimeout = 600_000;
server.listen(0, '127.0.0.1', () => console.log(server.address().port));
