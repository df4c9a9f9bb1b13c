import assert from 'node:assert/strict';
import { test } from 'node:test';
import { open } from './harness.mjs';

const TOKEN = '123456:AAF-a_token_of_nobody_at_all_really';
const link = (state, more = {}) => ({
  id: 'chn_00000000000000000000000000000001', workspace_id: 'wsp_00000000000000000000000000000001',
  user_id: 'usr_00000000000000000000000000000001', platform: 'telegram', name: 'Attaché', role: 'assistant',
  account: 'Attaché', address: 'https://t.me/attache_bot', state, since: '2026-11-20T09:00:00Z', next_attempt_at: null,
  last_error: null, template: null, held: 0, created_at: '2026-11-20T09:00:00Z', ...more,
});
const BROKEN = link('waiting', {
  id: 'chn_00000000000000000000000000000002', name: 'A bot with <b>a rather long name</b> that somebody once gave it',
  role: 'both', address: null, last_error: 'no connection to api.telegram.org: connection reset',
  next_attempt_at: '2026-11-20T09:05:00Z',
});

/** The server's side of the page, with what was asked of it. */
async function channels(page, items) {
  const asked = [];
  let reach = { channels: [], patience_minutes: 10 };
  const place = ({ id, platform, name, state }) => ({ channel_id: id, platform, name, able: state === 'running' });
  await page.route('**/v1/reach', async (route) => {
    if (route.request().method() === 'PUT') {
      reach = route.request().postDataJSON();
      asked.push(['PUT', '/v1/reach', reach]);
    }
    return route.fulfill({ json: { ...reach, places: items.map(place) } });
  });
  await page.route('**/v1/channels**', async (route) => {
    const request = route.request();
    if (request.method() === 'GET') {
      return route.fulfill({ json: { items, platforms: [{ platform: 'telegram', limit: 200 }] } });
    }
    const body = request.postDataJSON();
    asked.push([request.method(), new URL(request.url()).pathname, body]);
    if (request.url().endsWith('/code')) {
      const url = 'https://t.me/attache_bot?start=abcdef0123456789abcd';
      return route.fulfill({ status: 201, json: { code: 'abcdef0123456789abcd', url, expires_at: '2026-11-20T09:30:00Z' } });
    }
    if (body?.credential?.token !== TOKEN) {
      const detail = 'credential: the bot\'s token is wrong or was withdrawn; get it from @BotFather';
      return route.fulfill({ status: 400, json: { type: '/docs/errors/invalid_input', title: 'No', status: 400, code: 'invalid_input', detail } });
    }
    items.push(link('running'));
    return route.fulfill({ status: 201, json: items.at(-1) });
  });
  return asked;
}

export function channelStories(harness) {
  test('a bot is connected by its guide, and its person let in', async (t) => {
    const page = await harness.page(t);
    const asked = await channels(page, []);
    await open(page, '/channels');
    await page.getByRole('button', { name: /Telegram/ }).click();
    const dialog = page.getByRole('dialog');
    assert.match(await dialog.locator('ol').innerText(), /BotFather/);
    await dialog.locator('input[name=token]').fill('nonsense');
    await dialog.locator('button[type=submit]').click();
    await dialog.getByRole('alert').filter({ hasText: 'withdrawn' }).waitFor();
    await harness.shot(page, 'channels-guide');
    await dialog.locator('input[name=token]').fill(TOKEN);
    await dialog.locator('button[type=submit]').click();
    await page.locator('code', { hasText: '/start abcdef0123456789abcd' }).waitFor();
    assert.deepEqual(asked.map(([method, path]) => `${method} ${path}`), [
      'POST /v1/channels', 'POST /v1/channels', 'POST /v1/channels/chn_00000000000000000000000000000001/code',
    ]);
    await harness.shot(page, 'channels-code');
    await page.keyboard.press('Escape');
    await page.locator('[data-channel] .chip.approved').waitFor();
  });

  test('an order of channels is chosen and changed', async (t) => {
    const page = await harness.page(t);
    const running = link('running');
    const asked = await channels(page, [running, BROKEN]);
    await open(page, '/channels');
    const panel = page.locator('section[aria-labelledby=reach-title]');
    await panel.locator('.actions button').nth(1).click();
    await panel.locator('ol li .chip.pending').waitFor();
    await panel.locator('.actions button').first().click();
    await panel.locator('ol li').nth(1).waitFor();
    await panel.locator('ol li').nth(1).locator('button').first().click();
    await panel.locator('ol li').first().filter({ hasText: running.name }).waitFor();
    await panel.locator('input[name=patience]').fill('30');
    await panel.locator('input[name=patience]').blur();
    await panel.locator('ol li').nth(1).locator('button').last().click();
    await panel.locator('ol li').nth(1).waitFor({ state: 'detached' });
    assert.deepEqual(asked.map(([, , body]) => [body.channels, body.patience_minutes]), [
      [[BROKEN.id], 10], [[BROKEN.id, running.id], 10], [[running.id, BROKEN.id], 10], [[running.id, BROKEN.id], 30],
      [[running.id], 30],
    ]);
    await harness.shot(page, 'channels-reach');
  });

  test('of a mailbox that is read people are chosen, and what they wrote before comes', async (t) => {
    const page = await harness.page(t);
    const mailbox = link('running', { platform: 'mail', role: 'source', name: 'ana@example.org', account: 'ana@example.org', address: 'mailto:ana@example.org' });
    const luis = { key: 'luis@example.net', title: 'Luis', chosen: false, seen_at: '2026-11-20T09:00:00Z', backfill: null };
    const nora = { ...luis, key: 'nora@example.net', title: 'Nora', chosen: true, backfill: { state: 'failed', messages: 3, error: 'IMAP: connection reset' } };
    const bo = { ...luis, key: 'bo@example.net', title: 'Bo', seen_at: null };
    const all = [nora, luis, bo];
    const searched = [];
    let looks = 0;
    await channels(page, [mailbox]);
    await page.route('**/v1/channels/*/chats**', async (route) => {
      const request = route.request();
      if (request.method() === 'PATCH') {
        const { key, chosen } = request.postDataJSON();
        const chat = all.find((one) => one.key === key);
        Object.assign(chat, { chosen, backfill: chosen ? { state: 'waiting', messages: 10, error: null } : null });
        return route.fulfill({ status: 204 });
      }
      const search = new URL(request.url()).searchParams.get('search') ?? '';
      searched.push(search);
      // After a choice the page looks twice at once; the look after these finds it done.
      const items = structuredClone(all.filter((one) => one.title.toLowerCase().includes(search.toLowerCase())));
      for (const chat of all) {
        if (chat.backfill?.state === 'waiting' && (looks += 1) >= 2) chat.backfill = { state: 'done', messages: 12, error: null };
      }
      return route.fulfill({ json: { items, remembers: true, lists: true, problem: search ? null : '503 of the server' } });
    });
    await open(page, '/channels');
    await page.getByRole('button', { name: 'Chats that are read' }).click();
    await page.getByText('the last ten days are read too').waitFor();
    await page.getByText('could not be asked for more: 503 of the server').waitFor();
    await page.getByLabel('Bo bo@example.net no message seen yet').waitFor();
    await page.locator('[data-backfill=failed]').filter({ hasText: 'connection reset' }).waitFor();
    await page.getByLabel('Search chats').fill('lui');
    await page.keyboard.press('Enter');
    await page.getByLabel('Nora').waitFor({ state: 'detached' });
    await page.getByLabel('Luis').check();
    await page.locator('[data-backfill=waiting]').filter({ hasText: '10 so far' }).waitFor();
    await harness.shot(page, 'channels-chats');
    await page.locator('[data-backfill=done]').filter({ hasText: '12 messages of before read' }).waitFor();
    assert.ok(searched.includes('lui'));
    await page.getByLabel('Search chats').fill('nobody');
    await page.keyboard.press('Enter');
    await page.getByText('No chat is called that.').waitFor();
  });

  for (const [name, options] of [
    ['light', { colorScheme: 'light' }], ['dark', { colorScheme: 'dark' }],
    ['phone', { colorScheme: 'light', viewport: { width: 360, height: 740 } }],
  ]) {
    test(`channels that run and one that does not, ${name}`, async (t) => {
      const page = await harness.page(t, options);
      await channels(page, [link('running'), BROKEN]);
      await open(page, '/channels');
      await page.locator('[data-channel] .error').filter({ hasText: 'connection reset' }).waitFor();
      assert.equal(await page.locator('[data-channel] h2 b').count(), 0, 'a name is text');
      const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      assert.ok(wide <= 0, `${wide} pixels too wide`);
      await harness.shot(page, `channels-${name}`);
    });
  }
}
