// What is pure in the console, without a browser. Vite reads the TypeScript.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { createServer } from 'vite';

let vite;
let load;
before(async () => {
  vite = await createServer({ configFile: false, server: { middlewareMode: true }, appType: 'custom', logLevel: 'error', optimizeDeps: { noDiscovery: true } });
  load = (path) => vite.ssrLoadModule(path);
});
after(() => vite.close());

const ZONE = 'Europe/Madrid';
const proposal = (tool, args) => ({ tool, arguments: args });

test('a form that changes nothing leaves the arguments as they are', async () => {
  const { apply, draftOf } = await load('/src/lib/arguments.ts');
  for (const args of [
    { title: 'Lunch', start: '2026-11-27T13:00' },
    { title: 'Lunch', start: '2026-11-27T13:00:00+01:00[Europe/Madrid]', end: '2026-11-27T12:00:00Z', remind_minutes_before: [60, 5] },
    { title: 'Trip', start: '2026-11-27', end: '2026-11-29', unknown: { kept: true } },
    { title: 'Trip', start: '2026-11-27T00:00', all_day: true, participants: ['Ana', 'Omar'], notes: ' x ' },
  ]) {
    const of = proposal('create_event', args);
    assert.deepEqual(apply(of, draftOf(of, ZONE), ZONE), args);
  }
});

test('times are shown in the zone of the user, and written as wall times there', async () => {
  const { apply, draftOf } = await load('/src/lib/arguments.ts');
  const of = proposal('create_event', { title: 'Call', start: '2026-07-01T15:00:00-04:00[America/New_York]' });
  const draft = draftOf(of, ZONE);
  assert.equal(draft.start, '2026-07-01T21:00');
  assert.equal(draft.end, '2026-07-01T22:00', 'an hour where no end is given');
  assert.deepEqual(apply(of, { ...draft, start: '2026-07-01T20:30' }, ZONE), { title: 'Call', start: '2026-07-01T20:30' });
});

test('whole days: a day alone is one, and the end is the last one', async () => {
  const { apply, draftOf } = await load('/src/lib/arguments.ts');
  const day = proposal('create_event', { title: 'Fair', start: '2026-11-27', end: '2026-11-28' });
  assert.equal(draftOf(day, ZONE).allDay, true);
  const timed = apply(day, { ...draftOf(day, ZONE), allDay: false, start: '2026-11-27T09:00', end: '2026-11-27T10:00' }, ZONE);
  assert.deepEqual(timed, { title: 'Fair', start: '2026-11-27T09:00', end: '2026-11-27T10:00', all_day: false });
  const whole = proposal('create_event', { title: 'Fair', start: '2026-11-27T09:00' });
  const made = apply(whole, { ...draftOf(whole, ZONE), allDay: true, start: '2026-11-27', end: '2026-11-27' }, ZONE);
  assert.deepEqual(made, { title: 'Fair', start: '2026-11-27', end: '2026-11-27', all_day: true });
});

test('what is emptied goes, what is filled comes', async () => {
  const { apply, draftOf, fieldsOf } = await load('/src/lib/arguments.ts');
  const of = proposal('create_event', { title: 'Lunch', start: '2026-11-27T13:00', place: 'Here', participants: ['Ana'], remind_minutes_before: [60] });
  const draft = { ...draftOf(of, ZONE), place: ' ', participants: ' Ana , Omar,, ', before: [120, 120], notes: 'bring keys' };
  assert.deepEqual(apply(of, draft, ZONE), {
    title: 'Lunch', start: '2026-11-27T13:00', participants: ['Ana', 'Omar'], remind_minutes_before: [120], notes: 'bring keys',
  });
  assert.deepEqual(apply(of, { ...draft, before: [] }, ZONE).remind_minutes_before, undefined);
  const reminder = proposal('create_reminder', { title: 'Call', due: '2026-11-27' });
  assert.equal(draftOf(reminder, ZONE).due, '2026-11-27T09:00');
  assert.deepEqual(apply(reminder, { ...draftOf(reminder, ZONE), priority: 'high' }, ZONE), { title: 'Call', due: '2026-11-27', priority: 'high' });
  assert.deepEqual(fieldsOf(proposal('cancel_event', { id: 'evt_1' })), {});
});

test('a change to another day keeps the time of day', async () => {
  const { apply, draftOf } = await load('/src/lib/arguments.ts');
  const of = proposal('change_event', { id: 'evt_1', start: '2026-11-30' });
  const draft = draftOf(of, ZONE);
  assert.deepEqual([draft.allDay, draft.start, draft.end], [false, '2026-11-30', '']);
  assert.deepEqual(apply(of, { ...draft, start: '2026-12-01', place: 'Bar' }, ZONE), { id: 'evt_1', start: '2026-12-01', place: 'Bar' });
});

test('what is over is told from what is to come, to the minute or by the day', async () => {
  const { isPast, soonest } = await load('/src/lib/arguments.ts');
  const over = (args) => isPast(proposal('create_event', args), '2026-11-27T13:00', ZONE);
  assert.deepEqual(['2026-11-27T12:59', '2026-11-27T13:00', '2026-11-26', '2026-11-27'].map((start) => over({ start })), [true, false, true, false]);
  assert.equal(over({ start: '2026-11-27T11:59:00Z' }), true, 'an instant, in the zone');
  assert.equal(over({ id: 'evt_1' }), false);
  assert.ok(soonest(proposal('cancel_event', {}), ZONE) > soonest(proposal('create_event', { start: '2100-01-01' }), ZONE));
});

test('hostile arguments make an empty form, not an error', async () => {
  const { draftOf } = await load('/src/lib/arguments.ts');
  const draft = draftOf(proposal('create_event', { title: 7, start: 'soon', end: [], due: {}, participants: 'Ana', remind_minutes_before: ['x', null] }), ZONE);
  assert.deepEqual([draft.title, draft.start, draft.end, draft.participants, draft.before], ['', '', '', '', []]);
});

test('days and months', async () => {
  const { addDays, addMonths, dayOf, monthGrid, wallOf } = await load('/src/lib/time.ts');
  assert.equal(wallOf('2026-03-29T00:59:00Z', ZONE), '2026-03-29T01:59');
  assert.equal(wallOf('2026-03-29T01:00:00Z', ZONE), '2026-03-29T03:00');
  assert.equal(wallOf('nonsense', ZONE), '');
  assert.equal(dayOf('2026-11-26T23:30:00Z', ZONE), '2026-11-27');
  assert.equal(addDays('2028-02-28', 1), '2028-02-29');
  assert.equal(addMonths('2026-12', 1), '2027-01');
  const grid = monthGrid('2026-11', 1);
  assert.deepEqual([grid[0], grid.at(-1), grid.length % 7], ['2026-10-26', '2026-12-06', 0]);
  assert.equal(monthGrid('2027-02', 1).length, 28, 'a February that begins on a Monday');
});

test('the wait between connections doubles, within half and all of it, up to the longest', async () => {
  const { backoff } = await load('/src/live/socket.ts');
  for (const [failures, full] of [[1, 500], [2, 1000], [3, 2000], [7, 30000], [1000, 30000]]) {
    assert.equal(backoff(failures, 1), full);
    assert.equal(backoff(failures, 0), full / 2);
  }
});

test('a proposal stands after the answer of its turn, else after its message, else by time', async () => {
  const { timeline } = await load('/src/lib/timeline.ts');
  const message = (id, minute, extra = {}) => ({ id, seq: minute, sender: 'user', sender_name: '', text: id, sent_at: `2026-11-27T12:0${minute}:00Z`, turn_id: null, ...extra });
  const made = (id, minute, extra = {}) => ({ id, created_at: `2026-11-27T12:0${minute}:30Z`, turn_id: null, trigger_id: null, ...extra });
  const messages = [message('m1', 1), message('m2', 2, { sender: 'assistant', turn_id: 't1' }), message('m3', 3), message('m4', 4)];
  const keys = (proposals, more = false) => timeline(messages, proposals, ZONE, more).filter((line) => line.kind !== 'day').map((line) => line.key);
  assert.deepEqual(keys([made('p', 1, { turn_id: 't1', trigger_id: 'm1' })]), ['m1', 'm2', 'p', 'm3', 'm4']);
  assert.deepEqual(keys([made('p', 9, { trigger_id: 'm1' })]), ['m1', 'p', 'm2', 'm3', 'm4']);
  assert.deepEqual(keys([made('p', 3)]), ['m1', 'm2', 'm3', 'p', 'm4']);
  assert.deepEqual(keys([made('p', 0)]), ['p', 'm1', 'm2', 'm3', 'm4']);
  assert.deepEqual(keys([made('p', 3, { trigger_id: 'older' })], true), ['m1', 'm2', 'm3', 'm4'], 'its message is not at hand yet');
});

test('a marked text loses nothing, and an emoji is one character', async () => {
  const { marked } = await load('/src/lib/marked.ts');
  const text = '🎂 on Friday at 1, 👩‍👩‍👧 tomorrow';
  const pieces = marked(text, [{ characters: [5, 16] }, { characters: [24, 32] }]);
  assert.equal(pieces.map((piece) => piece.text).join(''), text);
  assert.deepEqual(pieces.filter((piece) => piece.found).map((piece) => piece.text), ['Friday at 1', 'tomorrow']);
  assert.deepEqual(marked('', []), []);
});

test('usage is stacked by model, the largest first, and the seventh model shares a colour', async () => {
  const { axisEnd, daysOf, dollars, seriesOf, sums } = await load('/src/lib/usage.ts');
  const row = (day, model, micro_dollars, user_id = 'u') => ({ day, model, user_id, user_name: '', calls: 1, failed: 0, input_tokens: 10, cached_tokens: 0, output_tokens: 1, micro_dollars, unpriced: 0 });
  const days = daysOf('2026-11-29', '2026-12-01');
  assert.deepEqual(days, ['2026-11-29', '2026-11-30', '2026-12-01']);
  assert.deepEqual(seriesOf([row('2026-11-30', 'a', 1), row('2026-11-30', 'b', 5), row('2026-12-01', 'a', 2), row('2020-01-01', 'a', 9)], days, 'cost'), [
    { model: 'b', values: [0, 5, 0], total: 5 }, { model: 'a', values: [0, 1, 2], total: 3 },
  ]);
  const many = seriesOf('abcdefgh'.split('').map((model, at) => row('2026-11-30', model, at + 1)), days, 'cost');
  assert.deepEqual(many.map((one) => one.model), ['h', 'g', 'f', 'e', 'd', '']);
  assert.equal(many.at(-1).total, 1 + 2 + 3);
  assert.deepEqual([0, 1, 3, 70, 501].map(axisEnd), [1, 1, 5, 100, 1000]);
  assert.deepEqual(sums([row('a', 'm', 1), row('b', 'm', 2), row('b', 'm', 9, 'v')]).map((one) => [one.micro_dollars, one.calls]), [[9, 1], [3, 2]]);
  assert.deepEqual([dollars('en', 0), dollars('en', 1_234_567), dollars('en', 4_200)], ['$0.00', '$1.23', '$0.0042']);
});

test('a fact holds until the midnight behind its last day, where its person is', async () => {
  const { changeOf, draftOf, newFact } = await load('/src/lib/facts.ts');
  const draft = { kind: 'symptom', text: ' a cough ', until: '2026-11-27' };
  for (const [zone, end] of [['Europe/Madrid', '2026-11-27T23:00:00.000Z'], ['America/New_York', '2026-11-28T05:00:00.000Z'], ['Asia/Tokyo', '2026-11-27T15:00:00.000Z']]) {
    assert.deepEqual(newFact(draft, zone), { kind: 'symptom', text: 'a cough', expires_at: end });
    const fact = { kind: 'symptom', text: 'a cough', expires_at: end };
    assert.deepEqual(draftOf(fact, zone), { kind: 'symptom', text: 'a cough', until: '2026-11-27' });
    assert.deepEqual(changeOf(fact, { ...draft, text: 'a cough' }, zone), {}, 'what is not touched is not sent');
    assert.deepEqual(changeOf(fact, { ...draft, until: '' }, zone), { expires_at: null });
  }
  assert.deepEqual(newFact({ ...draft, until: '' }, ZONE), { kind: 'symptom', text: 'a cough' });
  // The clocks go back that night.
  assert.equal(newFact({ ...draft, until: '2026-10-25' }, ZONE).expires_at, '2026-10-25T23:00:00.000Z');
});

test('every kind of fact has its words in both languages', async () => {
  const { KINDS } = await load('/src/lib/facts.ts');
  for (const path of ['/src/i18n/en.ts', '/src/i18n/es.ts']) {
    const [texts] = Object.values(await load(path));
    assert.deepEqual(Object.keys(texts.memory.kinds).sort(), [...KINDS].sort());
  }
});
