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

const event = (title, starts_at, ends_at, more = {}) => ({ kind: 'event', id: title, title, starts_at, ends_at, all_day: false, zone: ZONE, state: 'confirmed', ...more });

test('a wall time is the instant that the server reads, on days when the clock is moved too', async () => {
  const { clockChange, instantOf, wallOf } = await load('/src/lib/time.ts');
  const iso = (wall, zone = ZONE) => new Date(instantOf(wall, zone)).toISOString().slice(0, 16);
  assert.equal(iso('2026-11-27T13:00'), '2026-11-27T12:00');
  assert.equal(iso('2027-03-28T02:30'), '2027-03-28T01:00', 'skipped: the first one after it');
  assert.equal(iso('2026-10-25T02:30'), '2026-10-25T00:30', 'twice: the earlier');
  assert.equal(iso('2026-10-04T02:15', 'Australia/Lord_Howe'), '2026-10-03T15:30', 'by half an hour');
  for (const zone of [ZONE, 'America/New_York', 'Asia/Kathmandu', 'Pacific/Apia', 'America/St_Johns']) {
    for (let at = Date.UTC(2026, 0, 1); at < Date.UTC(2027, 0, 1); at += 47 * 3_600_000) {
      assert.equal(wallOf(instantOf(wallOf(at, zone), zone), zone), wallOf(at, zone));
    }
  }
  assert.deepEqual(clockChange('2027-03-28', ZONE), { kind: 'skipped', start: 120, end: 180 });
  assert.deepEqual(clockChange('2026-10-25', ZONE), { kind: 'repeated', start: 120, end: 180 });
  assert.equal(clockChange('2026-11-27', ZONE), null);
});

test('weeks and days', async () => {
  const { daysFrom, isDay, weekStart } = await load('/src/lib/time.ts');
  assert.equal(weekStart('2026-11-22', 1), '2026-11-16');
  assert.equal(weekStart('2026-11-22', 0), '2026-11-22');
  assert.deepEqual(daysFrom('2026-02-27', 3), ['2026-02-27', '2026-02-28', '2026-03-01']);
  for (const wrong of [null, '', 'today', '2026-02-30', '2026-13-01', '2026-1-1']) assert.equal(isDay(wrong), false, wrong);
  assert.ok(isDay('2028-02-29'));
});

test('what overlaps stands in lanes of its own, and what does not has all the room', async () => {
  const { lanesOf } = await load('/src/lib/lanes.ts');
  const laned = (...spans) => lanesOf(spans.map(([start, end]) => ({ start, end }))).map(({ item, lane, lanes }) => `${item.start}–${item.end}: ${lane}/${lanes}`);
  assert.deepEqual(laned([60, 120], [0, 60]), ['0–60: 0/1', '60–120: 0/1']);
  assert.deepEqual(laned([0, 90], [60, 120], [90, 100], [200, 210]), ['0–90: 0/2', '60–120: 1/2', '90–100: 0/2', '200–210: 0/1']);
  // No two in one lane overlap, whatever there is.
  let seed = 7;
  const random = (below) => (seed = (seed * 48_271) % 2_147_483_647) % below;
  for (let round = 0; round < 200; round += 1) {
    const spans = Array.from({ length: random(30) }, () => ({ start: random(1000), length: 1 + random(300) })).map(({ start, length }) => ({ start, end: start + length }));
    const all = lanesOf(spans);
    assert.equal(all.length, spans.length);
    for (const a of all) {
      assert.ok(a.lane < a.lanes);
      for (const b of all) if (a !== b && a.item.start < b.item.end && b.item.start < a.item.end) assert.ok(a.lane !== b.lane && a.lanes === b.lanes);
    }
  }
});

test('an event has a piece on each of its days, and none runs backwards', async () => {
  const { barOf, clashesOf, piecesOf } = await load('/src/lib/grid.ts');
  const on = (entry, day) => piecesOf([entry], day, ZONE).map(({ start, end, first, last }) => [start, end, first, last]);
  const night = event('Night', '2026-11-27T21:00:00Z', '2026-11-28T07:30:00Z');
  assert.deepEqual(on(night, '2026-11-27'), [[1320, 1440, true, false]]);
  assert.deepEqual(on(night, '2026-11-28'), [[0, 510, false, true]]);
  assert.deepEqual(on(night, '2026-11-29'), []);
  assert.deepEqual(on(event('To midnight', '2026-11-27T21:00:00Z', '2026-11-27T23:00:00Z'), '2026-11-28'), []);
  // From 02:45 to 02:15 on the clock, half an hour.
  assert.deepEqual(on(event('Twice', '2026-10-25T00:45:00Z', '2026-10-25T01:15:00Z'), '2026-10-25'), [[165, 190, true, true]]);
  assert.deepEqual(on(event('Last minute', '2026-11-27T22:59:00Z', '2026-11-27T23:00:00Z'), '2026-11-27'), [[1415, 1440, true, true]]);
  assert.deepEqual(piecesOf([{ kind: 'reminder', id: 'r', due_at: '2026-11-27T12:00:00Z' }], '2026-11-27', ZONE).map(({ start, end }) => [start, end]), [[780, 805]]);
  const tokyo = event('Holiday', '2026-11-26T15:00:00Z', '2026-11-28T15:00:00Z', { all_day: true, zone: 'Asia/Tokyo' });
  assert.deepEqual([barOf(tokyo, ZONE).first, barOf(tokyo, ZONE).last], ['2026-11-27', '2026-11-28'], 'the days of its own zone');
  const others = [night, tokyo, event('Gone', night.starts_at, night.ends_at, { state: 'cancelled' }), event('Other', '2026-11-27T20:00:00Z', '2026-11-27T21:00:00Z')];
  const names = (start, end) => clashesOf(others, event('Self', '', ''), Date.parse(start), Date.parse(end)).map(({ title }) => title);
  assert.deepEqual(names('2026-11-27T20:30:00Z', '2026-11-27T21:30:00Z'), ['Night', 'Other']);
  assert.deepEqual(names('2026-11-27T19:00:00Z', '2026-11-27T20:00:00Z'), []);
});

test('what is held keeps its length over clock changes, and its end stays behind its start', async () => {
  const { hold, isUnmoved, lengthened, moved, timesOf } = await load('/src/lib/held.ts');
  const iso = (held) => Object.values(timesOf(held, ZONE)).map((at) => new Date(at).toISOString().slice(0, 16));
  const lunch = hold(event('Lunch', '2027-03-27T01:30:00Z', '2027-03-27T02:30:00Z'), ZONE);
  assert.ok(isUnmoved(lunch, ZONE));
  assert.deepEqual(iso(moved(lunch, 1, 0)), ['2027-03-28T01:00', '2027-03-28T02:00'], 'from a time that the clock skips');
  assert.deepEqual(iso(moved(lunch, 2, 15)), ['2027-03-29T00:45', '2027-03-29T01:45']);
  assert.deepEqual(iso(lengthened(lunch, 0, 45)), ['2027-03-27T01:30', '2027-03-27T03:15']);
  assert.deepEqual(iso(lengthened(lunch, 0, -600)), ['2027-03-27T01:30', '2027-03-27T01:45']);
  // The second of two equal wall times is not the first.
  assert.ok(isUnmoved(hold(event('Second', '2026-10-25T01:30:00Z', '2026-10-25T01:45:00Z'), ZONE), ZONE));
  const days = hold(event('Trip', '2026-10-23T22:00:00Z', '2026-10-24T22:00:00Z', { all_day: true }), ZONE);
  assert.deepEqual(iso(moved(days, 1, 300)), ['2026-10-24T22:00', '2026-10-25T23:00'], 'a day of 25 hours');
  assert.deepEqual(iso(lengthened(days, -3, 0)), ['2026-10-23T22:00', '2026-10-24T22:00']);
});

test('what needs a person comes first among the connections', async () => {
  const { connected } = await load('/src/lib/connected.ts');
  const link = (id, state) => ({ id, state, platform: 'mail', name: id, account: id, role: 'source', since: '' });
  const account = (id, state) => ({ id, state, kind: 'caldav', url: '', account: id, since: '', services: [], scopes: [] });
  const all = connected({ items: [link('a', 'running'), link('b', 'failed')] }, { items: [account('c', 'failed'), account('d', 'waiting')], calendars: [{ connection_id: 'c', name: 'Home' }] });
  assert.deepEqual(all.map(({ id, remedy }) => `${id} ${remedy}`), ['b credential', 'c credential', 'd waits', 'a null']);
  assert.deepEqual(all[1].calendars.map(({ name }) => name), ['Home']);
  assert.deepEqual(connected(undefined, undefined), []);
});

test('names stand for themselves: none turns those behind it around, and the rest of many is counted', async () => {
  const { namesText } = await load('/src/lib/words.ts');
  assert.equal(namesText(['Ana', 'fdp\u202Eexe\u2069']), '\u2068Ana\u2069, \u2068fdpexe\u2069');
  assert.equal(namesText(['a', 'b', 'c'], 1), '\u2068a\u2069, +2');
});

test('a refusal is told beside its field, where it names one of the form', async () => {
  const { RIGHT, wrongField } = await load('/src/lib/wrong.ts');
  assert.deepEqual(wrongField('quiet: begins and ends at the same time', ['quiet']), { field: 'quiet', text: 'begins and ends at the same time' });
  assert.deepEqual(wrongField('quiet.from: is no time', ['quiet']), { field: 'quiet', text: 'is no time' });
  assert.deepEqual(wrongField('loud: is not known', ['quiet']), { field: '', text: 'loud: is not known' });
  assert.deepEqual(RIGHT, { field: '', text: '' });
});

test('a contact that is not changed stays as it is, and its birthday is a day or none', async () => {
  const { birthdayOf, birthdayText, cardOf, draftOf, isSame } = await load('/src/lib/contacts.ts');
  const ana = {
    name: 'Ana Ruiz', given: 'Ana', family: 'Ruiz', emails: ['ana@example.org'], phones: [], organisation: null, note: 'two\nlines', birthday: '--02-29',
  };
  assert.deepEqual(cardOf(draftOf(ana)), { ...ana, name: '' }, 'the name follows from its parts');
  assert.deepEqual(cardOf(draftOf({ ...ana, name: 'Anita' })), { ...ana, name: 'Anita' });
  assert.ok(isSame(draftOf(ana), { ...draftOf(ana), emails: [' ana@example.org ', ''] }));
  const day = (day, month, year) => birthdayOf({ day, month, year });
  assert.deepEqual([day('', '', ''), day('12', '4', '1985'), day('29', '2', '')], [null, '1985-04-12', '--02-29']);
  assert.deepEqual([day('31', '4', ''), day('29', '2', '1985'), day('12', '', ''), day('12', '4', '85')], [undefined, undefined, undefined, undefined]);
  assert.deepEqual([birthdayText('--02-29', 'en-GB'), birthdayText('1985-04-12', 'en-GB')], ['29 February', '12 April 1985']);
});

test('a contact takes its place by name, behind a page that is not the last it waits', async () => {
  const { placed } = await load('/src/lib/contacts.ts');
  const [anna, bo, cy] = ['Ánna', 'bo', 'Cy'].map((name, id) => ({ id: String(id), name }));
  const names = (items) => items.map(({ name }) => name).join(' ');
  assert.equal(names(placed([anna, cy], bo, true)), 'Ánna bo Cy');
  assert.equal(names(placed([bo, cy], { ...cy, name: 'Al' }, true)), 'Al bo');
  assert.equal(names(placed([anna, bo], cy, true)), 'Ánna bo');
  assert.equal(names(placed([anna, bo], cy, false)), 'Ánna bo Cy');
});

const yoga = (more = {}) => ({
  kind: 'event', id: 'evt_1', title: 'Yoga', place: 'Park', all_day: false, zone: ZONE, version: 3,
  starts_at: '2026-11-27T12:00:00Z', ends_at: '2026-11-27T13:30:00Z', ...more,
});

test('an edit of an event says what is otherwise, and nothing else', async () => {
  const { draftOf, editOf, startAt } = await load('/src/lib/edit.ts');
  const draft = draftOf(yoga(), ZONE);
  assert.deepEqual(draft, { title: 'Yoga', place: 'Park', start: '2026-11-27T13:00', end: '2026-11-27T14:30' });
  assert.equal(editOf(yoga(), { ...draft, title: ' Yoga ' }, ZONE, false), null);
  assert.deepEqual(editOf(yoga(), { ...draft, place: ' ' }, ZONE, false), { place: '', of: null, all: false, version: 3 });

  const later = startAt(draft, '2026-11-28T09:15');
  assert.equal(later.end, '2026-11-28T10:45', 'it lasts as long');
  const of = '2026-11-27T12:00:00Z';
  assert.deepEqual(editOf(yoga({ of }), later, ZONE, true), { starts_at: '2026-11-28T08:15:00.000Z', ends_at: '2026-11-28T09:45:00.000Z', of, all: true, version: 3 });
  const longer = editOf(yoga(), { ...draft, end: '2026-11-27T15:00' }, ZONE, false);
  assert.deepEqual([longer.starts_at, longer.ends_at, longer.title], ['2026-11-27T12:00:00Z', '2026-11-27T14:00:00.000Z', undefined]);
});

test('the later one of two equal hours stays it while the end is moved', async () => {
  const { draftOf, editOf } = await load('/src/lib/edit.ts');
  const night = yoga({ starts_at: '2026-10-25T01:30:00Z', ends_at: '2026-10-25T02:00:00Z' });
  const draft = draftOf(night, ZONE);
  assert.equal(draft.start, '2026-10-25T02:30');
  assert.equal(editOf(night, { ...draft, end: '2026-10-25T04:00' }, ZONE, false).starts_at, night.starts_at);
});

test('whole days are edited as days of the zone of the event, the last one included', async () => {
  const { draftOf, editOf, startAt } = await load('/src/lib/edit.ts');
  const days = yoga({ all_day: true, starts_at: '2026-10-23T22:00:00Z', ends_at: '2026-10-25T23:00:00Z' });
  const draft = draftOf(days, 'America/New_York');
  assert.deepEqual([draft.start, draft.end], ['2026-10-24', '2026-10-25']);
  const next = startAt(draft, '2026-10-26');
  assert.equal(next.end, '2026-10-27');
  const edit = editOf(days, next, 'America/New_York', false);
  assert.deepEqual([edit.starts_at, edit.ends_at], ['2026-10-25T23:00:00.000Z', '2026-10-27T23:00:00.000Z']);
});

test('what cannot be an event is said before it is sent', async () => {
  const { faultOf } = await load('/src/lib/edit.ts');
  const draft = { title: 'Yoga', place: '', start: '2026-11-27T13:00', end: '2026-11-27T14:30' };
  assert.equal(faultOf(draft), null);
  assert.equal(faultOf({ ...draft, title: ' ' }), 'needsTitle');
  assert.equal(faultOf({ ...draft, start: '' }), 'needsTime');
  assert.equal(faultOf({ ...draft, end: draft.start }), 'endBeforeStart');
  assert.equal(faultOf({ ...draft, start: '2026-11-27', end: '2026-11-27' }), null, 'one whole day');
});

test('days and moments that the server wrote are written as the reader writes them', async () => {
  const { datesText } = await load('/src/lib/words.ts');
  const said = (text) => datesText(text, (day) => `<${day}>`, (wall) => `[${wall}]`);
  assert.equal(said('Yoga · 2026-11-27 13:00 – 2026-11-27 14:00'), 'Yoga · [2026-11-27T13:00] – [2026-11-27T14:00]');
  assert.equal(said('2026-11-27 – 2026-11-29'), '<2026-11-27> – <2026-11-29>');
  assert.equal(said('–'), '–');
});
