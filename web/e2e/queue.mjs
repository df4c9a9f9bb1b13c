import assert from 'node:assert/strict';
import { test } from 'node:test';
import { cards, newThread, open, send } from './harness.mjs';

const NOW = '2026-11-20T09:00:00Z';
const USER = 'usr_00000000000000000000000000000001';

/** Channels and accounts in every state; answers what was asked of them. */
async function connected(page) {
  const asked = [];
  const account = (n, name, more = {}) => ({
    id: `cnn_0000000000000000000000000000000${n}`, user_id: USER, kind: 'caldav', url: 'https://dav.example.org/', account: name, state: 'running', since: NOW,
    looked_at: NOW, next_look_at: NOW, last_error: null, created_at: NOW, services: [], scopes: [], mend: null, ...more,
  });
  const google = account(3, 'lucia@gmail.example', {
    kind: 'google', url: '', state: 'failed', services: ['calendar', 'mail'], scopes: ['https://www.googleapis.com/auth/calendar.events'], mend: '/oauth/google/begin?services=calendar',
  });
  const club = account(4, 'club@gmail.example', { kind: 'google', url: '', services: ['calendar'] });
  const link = (n, platform, name, more = {}) => ({
    id: `chn_0000000000000000000000000000000${n}`, user_id: USER, platform, name, account: name, address: null, role: 'assistant', state: 'running', since: NOW,
    next_attempt_at: null, last_error: null, template: null, held: 0, created_at: NOW, ...more,
  });
  const calendar = { id: 'cdr_1', connection_id: account(1).id, name: 'Home', color: null, writable: true, zone: 'UTC', chosen: true, takes_new: true, events: 1, waiting: 0, problem: null };
  const broken = account(2, 'school', { state: 'failed', next_look_at: null, last_error: 'the server does not take <b>the password</b>' });
  await page.route('**/v1/connections**', (route) => {
    const request = route.request();
    if (request.method() === 'GET') return route.fulfill({ json: { items: [account(1, 'lucia'), broken, google, club], calendars: [calendar], books: [], notices: [], kinds: ['caldav', 'google'] } });
    asked.push(new URL(request.url()).pathname);
    return route.fulfill({ status: 202 });
  });
  await page.route('**/v1/channels', (route) => route.fulfill({
    json: { items: [link(1, 'telegram', '@helper'), link(2, 'mail', 'lucia@example.org', { role: 'source', state: 'waiting', last_error: 'no answer', next_attempt_at: NOW })], platforms: [] },
  }));
  return { asked, broken };
}

export function queueStories(harness) {
  test('all that waits on one page: chosen and approved at once, the rest by keys', async (t) => {
    const page = await harness.page(t);
    await open(page);
    await newThread(page, 'Queue');
    for (const [name, time] of [['Quim', '9am'], ['Rosa', '11am'], ['Saul', '5pm']]) {
      await send(page, `meeting with ${name} tomorrow at ${time}`);
      await cards(page).filter({ hasText: name }).waitFor();
    }
    for (const key of ['Escape', 'g', 'w']) await page.keyboard.press(key);
    await page.getByRole('heading', { level: 1, name: 'Waiting' }).waitFor();
    const card = (name) => cards(page).filter({ hasText: name });
    assert.match(await card('Quim').innerText(), /Can be decided until/);
    await card('Quim').getByRole('checkbox').check();
    await card('Rosa').focus();
    await page.keyboard.press('x');
    await harness.shot(page, 'queue');
    await page.getByRole('button', { name: 'Approve 2' }).click();
    await page.locator('.notice').filter({ hasText: '2 proposals approved' }).waitFor();
    await card('Quim').waitFor({ state: 'detached' });
    await card('Rosa').waitFor({ state: 'detached' });
    while (!(await card('Saul').evaluate((element) => element === document.activeElement))) await page.keyboard.press('k');
    await page.keyboard.press('r');
    await card('Saul').waitFor({ state: 'detached' });
    const day = (days) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
    const { items } = await (await page.request.get(`/v1/agenda?from=${day(0)}&to=${day(3)}`)).json();
    const found = (name) => items.filter((item) => item.kind === 'event' && item.title.includes(name)).length;
    assert.deepEqual([found('Quim'), found('Rosa'), found('Saul')], [1, 1, 0]);
  });

  test('what is connected, how it is doing, and what a person has to do', async (t) => {
    const page = await harness.page(t);
    const { asked, broken } = await connected(page);
    await open(page, '/connections');
    const first = page.locator('[data-connected]').first();
    await first.getByText('Its password is not taken any more').waitFor();
    assert.equal(await first.getAttribute('data-connected'), broken.id, 'what needs a person comes first');
    assert.match(await first.innerText(), /does not take <b>the password<\/b>/, 'text stays text');
    await page.getByText('2 need you').waitFor();
    const google = page.locator('[data-connected]').nth(1);
    assert.equal(await google.getByRole('link', { name: 'Let it in again' }).getAttribute('href'), '/oauth/google/begin?services=calendar');
    await google.getByText('word for word').click();
    await google.getByText('calendar.events').waitFor();
    assert.match(await page.locator('[data-connected]').nth(2).innerText(), /no answer/);
    assert.match(await page.locator('[data-connected="cnn_00000000000000000000000000000001"]').innerText(), /Home\s+read and write/);
    assert.match(await page.locator('[data-connected="chn_00000000000000000000000000000002"]').innerText(), /never answer/);
    const more = page.getByRole('link', { name: 'Let its mail in, too' });
    assert.equal(await more.getAttribute('href'), '/oauth/google/begin?services=mail&connection=cnn_00000000000000000000000000000004');
    assert.equal(await page.getByRole('link', { name: 'Connect Google mail' }).getAttribute('href'), '/oauth/google/begin?services=mail');
    await harness.shot(page, 'connections');
    await first.getByRole('button', { name: 'Try again now' }).click();
    await page.waitForFunction(() => !document.querySelector('[data-connected] button[disabled]'));
    assert.deepEqual(asked, [`/v1/connections/${broken.id}/look`]);
    await first.getByRole('link', { name: 'Settings' }).click();
    await page.getByRole('heading', { level: 1, name: 'Calendars' }).waitFor();
  });
}
