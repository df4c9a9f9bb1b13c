import assert from 'node:assert/strict';
import { test } from 'node:test';
import { open } from './harness.mjs';

const ID = 'chn_00000000000000000000000000000007';
const GIVEN = {
  phone_number_id: '106540352242922', access_token: 'EAAsecretpartofthetoken123', app_secret: '0123456789abcdef0123456789abcdef',
};
const HOOK = { url: `https://attache.example/hooks/${'a1'.repeat(32)}`, verify_token: 'b2'.repeat(32) };
const number = (more = {}) => ({
  id: ID, workspace_id: 'wsp_00000000000000000000000000000001', user_id: 'usr_00000000000000000000000000000001',
  platform: 'whatsapp', name: 'Casa Lucio', role: 'assistant', account: 'Casa Lucio', address: 'https://wa.me/15550783881',
  state: 'running', since: '2026-11-20T09:00:00Z', next_attempt_at: null, last_error: null, template: null, held: 0,
  created_at: '2026-11-20T09:00:00Z', ...more,
});
const HELD = {
  message: {
    id: 'msg_00000000000000000000000000000001', conversation_id: 'cnv_00000000000000000000000000000001', seq: 7, sender: 'assistant',
    sender_name: '', text: 'Reminder: <i>call</i> the dentist', delivery: 'held', turn_id: null, sent_at: '2026-11-20T09:00:00Z',
  },
  title: 'Ana', channel_id: ID, platform: 'whatsapp', why: 'waits until the person writes again: WhatsApp\'s 24-hour window; it is too long for the template',
  held_at: '2026-11-20T09:00:00Z', expires_at: '2026-11-27T09:00:00Z',
};

const refusal = (detail) => ({ status: 400, json: { type: '/docs/errors/invalid_input', title: 'No', status: 400, code: 'invalid_input', detail } });

/** The server's side of the page, with what was asked of it. */
async function whatsapp(page, items) {
  const asked = [];
  await page.route('**/v1/channels**', async (route) => {
    const request = route.request();
    const path = new URL(request.url()).pathname;
    if (request.method() === 'GET' && path.endsWith('/hook')) return route.fulfill({ json: HOOK });
    if (request.method() === 'GET') return route.fulfill({ json: { items, platforms: [{ platform: 'whatsapp', limit: 100 }] } });
    const body = request.postDataJSON();
    asked.push([request.method(), path, body]);
    if (path.endsWith('/code')) {
      const url = 'https://wa.me/15550783881?text=/start%20abcdef0123456789abcd';
      return route.fulfill({ status: 201, json: { code: 'abcdef0123456789abcd', url, expires_at: '2026-11-20T09:30:00Z' } });
    }
    if (request.method() === 'PATCH') {
      if (/[^a-z_]/.test(body.template.name)) return route.fulfill(refusal('template: has a name of letters, digits and _'));
      items[0] = number({ template: body.template.name === '' ? null : body.template });
      return route.fulfill({ json: items[0] });
    }
    if (body.credential.access_token !== GIVEN.access_token) {
      return route.fulfill(refusal('credential: the access token is wrong, has expired or was withdrawn'));
    }
    items.push(number());
    return route.fulfill({ status: 201, json: items.at(-1) });
  });
  return asked;
}

export function whatsappStories(harness) {
  test('a number is connected by its guide, its address shown for Meta, and its person let in', async (t) => {
    const page = await harness.page(t);
    const asked = await whatsapp(page, []);
    await open(page, '/channels');
    await page.getByRole('button', { name: /WhatsApp/ }).click();
    const dialog = page.getByRole('dialog');
    assert.match(await dialog.locator('ol').innerText(), /phone number ID[^]*app secret/);
    for (const [name, value] of Object.entries({ ...GIVEN, access_token: 'EAAwrong' })) await dialog.locator(`input[name=${name}]`).fill(value);
    assert.equal(await dialog.locator('input[name=app_secret]').getAttribute('type'), 'password');
    await dialog.locator('button[type=submit]').click();
    await dialog.getByRole('alert').filter({ hasText: 'access token is wrong' }).waitFor();
    await harness.shot(page, 'whatsapp-guide');
    await dialog.locator('input[name=access_token]').fill(GIVEN.access_token);
    await dialog.locator('button[type=submit]').click();

    await page.getByRole('heading', { name: 'Enter this at Meta' }).waitFor();
    assert.deepEqual(await dialog.locator('input.secret').evaluateAll((fields) => fields.map((field) => field.value)), [HOOK.url, HOOK.verify_token]);
    assert.match(await dialog.locator('ol').innerText(), /messages/);
    await harness.shot(page, 'whatsapp-hook');
    await dialog.getByRole('button', { name: 'Done' }).click();
    await page.locator('code', { hasText: '/start abcdef0123456789abcd' }).waitFor();
    assert.equal(await dialog.getByRole('link').getAttribute('href'), 'https://wa.me/15550783881?text=/start%20abcdef0123456789abcd');
    assert.deepEqual(asked.map(([method, path]) => `${method} ${path}`), ['POST /v1/channels', 'POST /v1/channels', `POST /v1/channels/${ID}/code`]);
    assert.deepEqual(asked[1][2].credential, GIVEN);
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Address for Meta' }).click();
    await page.getByRole('heading', { name: 'Enter this at Meta' }).waitFor();
  });

  for (const [name, options] of [['light', { colorScheme: 'light' }], ['phone', { colorScheme: 'dark', viewport: { width: 360, height: 740 } }]]) {
    test(`what waits for a person is shown at its channel and in the agenda, and a template is set, ${name}`, async (t) => {
      const page = await harness.page(t, options);
      const asked = await whatsapp(page, [number({ held: 2 })]);
      await page.route('**/v1/held', (route) => route.fulfill({ json: { items: [HELD] } }));
      await open(page, '/channels');
      await page.locator('[data-channel]', { hasText: '2 messages wait until the person writes again' }).waitFor();
      await harness.shot(page, `whatsapp-held-${name}`);
      await page.getByRole('button', { name: 'Template' }).click();
      const dialog = page.getByRole('dialog');
      await dialog.locator('input[name=template]').fill('no spaces');
      await dialog.locator('button[type=submit]').click();
      await dialog.getByRole('alert').filter({ hasText: 'letters, digits' }).waitFor();
      await dialog.locator('input[name=template]').fill('a_line');
      await harness.shot(page, `whatsapp-template-${name}`);
      await dialog.locator('button[type=submit]').click();
      await dialog.waitFor({ state: 'detached' });
      assert.deepEqual(asked.at(-1), ['PATCH', `/v1/channels/${ID}`, { template: { name: 'a_line', language: 'en' } }]);

      await open(page, '/agenda');
      const held = page.locator('[data-held]');
      await held.filter({ hasText: 'Reminder: <i>call</i> the dentist' }).waitFor();
      assert.match(await held.innerText(), /Ana · it goes out as soon as they write again · not sent after .* · it is too long for the template/);
      const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      assert.ok(wide <= 0, `${wide} pixels too wide`);
      await harness.shot(page, `whatsapp-agenda-${name}`);
    });
  }
}
