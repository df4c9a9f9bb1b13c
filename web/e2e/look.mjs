import assert from 'node:assert/strict';
import { test } from 'node:test';
import { newThread, open, said, send } from './harness.mjs';

const PAGES = ['/', '/agenda', '/agenda?view=week', '/agenda?view=month', '/proposals', '/connections', '/usage', '/health', '/times', '/memory', '/calendars', '/settings'];
const name = (path) => (path === '/' ? 'chat' : path.slice(1).replace('?view=', '-'));

/** How light the page's ground is, 0 to 255. */
const ground = (page) => page.evaluate(() => {
  const [red, green, blue] = getComputedStyle(document.body).backgroundColor.match(/\d+/g).map(Number);
  return (red + green + blue) / 3;
});

export function look(harness) {
  test('hostile text is shown as text and runs nothing', async (t) => {
    const page = await harness.page(t);
    await open(page);
    await newThread(page, 'Hostile <b>title</b>', 'source');
    const hostile = '<script>window.pwned = 1</script><img src=x onerror="window.pwned = 2"> <style>*{display:none}</style> {@html x}';
    await page.getByLabel('From').fill('<i>Mallory</i>');
    await send(page, hostile);
    await said(page, '<script>window.pwned = 1</script>', 'contact');
    assert.equal(await page.locator('[data-message] .text').innerText(), hostile);
    assert.equal(await page.locator('.who').innerText(), '<i>Mallory</i>');

    // An override turns the text that follows around; it must not reach over the end of its own element.
    await send(page, 'invoice \u202Efdp.exe and \u2067more');
    await said(page, 'invoice', 'contact');
    const last = page.locator('[data-message] .text').last();
    assert.equal(await last.getAttribute('dir'), 'auto');
    assert.equal(await last.evaluate((element) => getComputedStyle(element).unicodeBidi), 'isolate');

    await page.reload();
    await said(page, 'window.pwned', 'contact');
    assert.equal(await page.evaluate(() => window.pwned), undefined);
    assert.equal(await page.locator('.messages :is(script, img, style, i, b)').count(), 0);
    assert.equal(await page.locator('.sidebar b').count(), 0);
    await harness.shot(page, 'hostile');
  });

  test('a dead letter is shown with its cause and replayed', async (t) => {
    const page = await harness.page(t);
    // No request makes a dead letter on demand, so this list alone is ours; the page and the rest are the server's.
    const letter = {
      id: 'dlt_00000000000000000000000000000001', workspace_id: 'wsp_1', conversation_id: 'cnv_1', message_id: 'msg_1',
      cause: 'the model gave no answer <b>5 times</b>', attempts: 5, created_at: new Date().toISOString(), replayed_at: null,
    };
    const asked = [];
    await page.route('**/v1/dead-letters**', (route) => {
      const request = route.request();
      if (request.method() === 'POST') {
        asked.push(new URL(request.url()).pathname);
        letter.replayed_at = new Date().toISOString();
        return route.fulfill({ status: 202, json: letter });
      }
      return route.fulfill({ json: { items: [letter], more: false } });
    });
    await open(page, '/health');
    const row = page.locator(`[data-letter=${letter.id}]`);
    await row.getByText(letter.cause).waitFor();
    await harness.shot(page, 'health');
    await row.getByRole('button', { name: 'Replay' }).click();
    await row.locator('.chip').filter({ hasText: 'Replayed' }).waitFor();
    assert.deepEqual(asked, [`/v1/dead-letters/${letter.id}/replay`]);
    for (const name of ['Lanes waiting', 'Lanes at work', 'Oldest wait', 'Inbox depth', 'To be delivered', 'Uncertain', 'Dead letters']) {
      assert.ok(await page.locator('.tile dt').filter({ hasText: name }).isVisible(), name);
    }
  });

  test('a phone of 360 pixels shows every page without sideways scrolling', async (t) => {
    const page = await harness.page(t, { viewport: { width: 360, height: 740 }, deviceScaleFactor: 2, isMobile: true, hasTouch: true });
    for (const path of PAGES) {
      await page.goto(path);
      await page.locator('.tabs').waitFor();
      await page.locator('main h1').waitFor();
      assert.ok(await page.evaluate(() => document.documentElement.scrollWidth) <= 360, `${path} is wider than the screen`);
      await harness.shot(page, `phone-${name(path)}`);
    }
    await page.getByRole('link', { name: 'Chat' }).last().tap();
    await page.getByRole('button', { name: 'Conversations and menu' }).tap();
    const drawer = page.locator('.sidebar');
    await drawer.locator('[data-conversation]').first().waitFor();
    await harness.shot(page, 'phone-drawer');
    await drawer.locator('[data-conversation]').first().tap();
    await page.locator('.sidebar[data-open=false]').waitFor({ state: 'attached' });
  });

  test('dark follows the system, and the choice of a theme stays', async (t) => {
    const page = await harness.page(t, { colorScheme: 'dark' });
    for (const path of PAGES) {
      await open(page, path);
      assert.ok(await ground(page) < 60, `${path} is dark`);
      await harness.shot(page, `dark-${name(path)}`);
    }
    await page.getByLabel('Light', { exact: true }).check({ force: true });
    assert.ok(await ground(page) > 200, 'light was chosen');
    await page.reload();
    await page.locator('.shell').waitFor();
    assert.ok(await ground(page) > 200, 'light is kept');
  });

  test('the keyboard reaches the content first, and every control has a name', async (t) => {
    const page = await harness.page(t);
    for (const path of PAGES) {
      await open(page, path);
      const unnamed = await page.evaluate(() =>
        [...document.querySelectorAll('button, a, input:not([type=file]), select, textarea')]
          .filter((element) => !(element.textContent?.trim() || element.getAttribute('aria-label') || element.labels?.length))
          .map((element) => element.outerHTML.slice(0, 120)));
      assert.deepEqual(unnamed, [], path);
    }
    await open(page, '/agenda');
    await page.keyboard.press('Tab');
    assert.equal(await page.evaluate(() => document.activeElement.textContent), 'Skip to content');
    await page.keyboard.press('Enter');
    assert.equal(await page.evaluate(() => document.activeElement.id), 'content');
  });

  test('signing out ends it', async (t) => {
    const page = await harness.page(t);
    await open(page, '/settings');
    await page.getByRole('button', { name: 'Sign out' }).click();
    await page.getByRole('heading', { name: 'Sign in to Attaché' }).waitFor();
    await page.goto('/agenda');
    await page.getByRole('heading', { name: 'Sign in to Attaché' }).waitFor();
  });
}
