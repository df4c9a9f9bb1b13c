import assert from 'node:assert/strict';
import { test } from 'node:test';
import { open } from './harness.mjs';

const ID = 'cnn_00000000000000000000000000000001';
const USER = 'usr_00000000000000000000000000000001';
const account = (more = {}) => ({
  id: ID, user_id: USER, kind: 'caldav', url: 'https://dav.example.org/', account: 'ines', state: 'running',
  since: '2026-11-20T09:00:00Z', looked_at: null, next_look_at: '2026-11-20T09:01:00Z', last_error: null,
  created_at: '2026-11-20T09:00:00Z', ...more,
});
const calendar = (n, name, more = {}) => ({
  id: `cdr_0000000000000000000000000000000${n}`, connection_id: ID, name, color: null, writable: true, zone: 'Europe/Madrid',
  chosen: false, takes_new: false, events: 0, waiting: 0, problem: null, ...more,
});
const book = (n, name, more = {}) => ({
  id: `cdr_0000000000000000000000000000000${n}`, connection_id: ID, name, writable: true, chosen: false, takes_new: false,
  contacts: 0, waiting: 0, problem: null, ...more,
});
const NOTICE = {
  id: 'aud_00000000000000000000000000000001', event_id: 'evt_00000000000000000000000000000001', at: '2026-11-20T09:00:00Z',
  what: 'title', title: 'Lunch', kept: 'Lunch', lost: 'My <b>lunch</b>',
};

const MOVED = { ...NOTICE, id: 'aud_00000000000000000000000000000002', what: 'times', kept: '2025-03-04 15:00 – 2025-03-04 16:00', lost: '2025-03-05' };

/** The server's side of the page, with what was asked of it. */
async function elsewhere(page, seen) {
  const asked = [];
  const note = (request) => asked.push([request.method(), new URL(request.url()).pathname, request.postDataJSON()]);
  await page.route('**/v1/connections**', async (route) => {
    const request = route.request();
    if (request.method() === 'GET') return route.fulfill({ json: { items: [], calendars: [], books: [], notices: [], kinds: ['caldav'], ...seen } });
    note(request);
    if (request.method() === 'DELETE') {
      [seen.items, seen.calendars, seen.books] = [[], [], []];
      return route.fulfill({ status: 204 });
    }
    if (request.postDataJSON()?.password !== 'right') {
      const detail = 'password: the server does not take the name and the password';
      return route.fulfill({ status: 400, json: { type: '/docs/errors/invalid_input', title: 'No', status: 400, code: 'invalid_input', detail } });
    }
    seen.items = [account()];
    seen.calendars = [calendar(1, 'Home & work'), calendar(2, 'Club', { writable: false })];
    return route.fulfill({ status: 201, json: account() });
  });
  await page.route('**/v1/new-contacts', async (route) => {
    note(route.request());
    for (const one of seen.books) one.takes_new = one.id === route.request().postDataJSON().book_id;
    return route.fulfill({ status: 204 });
  });
  await page.route('**/v1/calendars/**', async (route) => {
    note(route.request());
    const of = seen.calendars.find((one) => route.request().url().endsWith(one.id));
    Object.assign(of, route.request().postDataJSON(), { events: 3 });
    return route.fulfill({ status: 204 });
  });
  await page.route('**/v1/new-events', async (route) => {
    note(route.request());
    for (const one of seen.calendars) one.takes_new = one.id === route.request().postDataJSON().calendar_id;
    return route.fulfill({ status: 204 });
  });
  return asked;
}

export function calendarStories(harness) {
  test('an account is connected, a calendar chosen, and new events sent there', async (t) => {
    const page = await harness.page(t);
    const asked = await elsewhere(page, {});
    await open(page, '/settings');
    await page.getByRole('link', { name: 'Calendars elsewhere' }).click();
    await page.getByRole('heading', { level: 1, name: 'Calendars' }).waitFor();
    await page.getByRole('button', { name: 'Connect an account' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.locator('input[name=url]').fill('https://dav.example.org/');
    await dialog.locator('input[name=user]').fill('ines');
    await dialog.locator('input[name=password]').fill('wrong');
    assert.equal(await dialog.locator('input[name=password]').getAttribute('type'), 'password');
    await dialog.locator('button[type=submit]').click();
    await dialog.getByRole('alert').filter({ hasText: 'does not take' }).waitFor();
    await dialog.locator('input[name=password]').fill('right');
    await dialog.locator('button[type=submit]').click();
    await dialog.waitFor({ state: 'detached' });

    const one = page.locator(`[data-connection="${ID}"]`);
    await one.getByText('can only be read').waitFor();
    await one.getByLabel('Home & work').check();
    await page.getByLabel('New events of the agenda are written to').selectOption({ label: 'Home & work' });
    await one.getByText('3 events').waitFor();
    await harness.shot(page, 'calendars');
    assert.deepEqual(asked.slice(2), [
      ['PUT', '/v1/calendars/cdr_00000000000000000000000000000001', { chosen: true }],
      ['PUT', '/v1/new-events', { calendar_id: 'cdr_00000000000000000000000000000001' }],
    ]);
  });

  test('a calendar that is clicked twice is asked for once', async (t) => {
    const page = await harness.page(t);
    const seen = { items: [account()], calendars: [calendar(1, 'Home', { events: 0 })], books: [] };
    const asked = await elsewhere(page, seen);
    let go;
    const held = new Promise((resolve) => (go = resolve));
    await page.route('**/v1/calendars/**', async (route) => {
      await held;
      return route.fallback();
    });
    await open(page, '/calendars');
    const box = page.getByRole('checkbox', { name: 'Home' });
    await box.dblclick({ force: true });
    assert.ok(await box.isDisabled() && await box.isChecked(), 'as it will be, until the answer is there');
    go();
    await page.getByText('3 events').waitFor();
    assert.deepEqual(asked, [['PUT', '/v1/calendars/cdr_00000000000000000000000000000001', { chosen: true }]]);
    assert.ok(await box.isChecked());
  });

  test('what is wrong and what was settled is told, and an account is removed after a question', async (t) => {
    const page = await harness.page(t);
    const broken = account({ state: 'waiting', last_error: 'the server does not answer' });
    const seen = { items: [broken], calendars: [calendar(1, 'Home', { chosen: true, events: 2, waiting: 1 })], books: [book(2, 'Family', { chosen: true, contacts: 3 })], notices: [NOTICE, MOVED] };
    const asked = await elsewhere(page, seen);
    await open(page, '/calendars');
    const one = page.locator(`[data-connection="${ID}"]`);
    assert.match(await one.locator('.error').innerText(), /does not answer · since .* · next try/);
    await one.getByText('1 to be written').waitFor();
    await one.getByText('3 contacts').waitFor();
    await page.getByLabel('New contacts').selectOption('Family');
    assert.match(await page.locator('[data-notice=title]').innerText(), /Yours was: My <b>lunch<\/b>/, 'text stays text');
    assert.match(await page.locator('[data-notice=times]').innerText(), /Tuesday,? 4 March 2025, 15:00 – .*16:00.*Wed,? 5 Mar 2025/, 'as the reader writes it');
    await one.getByRole('button', { name: 'Remove' }).click();
    const sure = page.getByRole('dialog');
    assert.match(await sure.innerText(), /leaves your agenda.*leaves your contacts/s);
    await sure.getByRole('button', { name: 'Remove' }).click();
    await page.getByText('No account is connected yet.').waitFor();
    assert.deepEqual(asked, [
      ['PUT', '/v1/new-contacts', { book_id: 'cdr_00000000000000000000000000000002' }],
      ['DELETE', `/v1/connections/${ID}`, null],
    ]);
  });
}
