import assert from 'node:assert/strict';
import { test } from 'node:test';
import { newThread, open, said, send } from './harness.mjs';

const PAGES = ['/', '/agenda', '/agenda?view=week', '/agenda?view=month', '/proposals', '/channels', '/connections', '/contacts', '/usage', '/health', '/times', '/memory', '/calendars', '/settings'];
const name = (path) => (path === '/' ? 'chat' : path.slice(1).replace('?view=', '-'));

/** How light the page's ground is, 0 to 255. */
const ground = (page) => page.evaluate(() => {
  const [red, green, blue] = getComputedStyle(document.body).backgroundColor.match(/\d+/g).map(Number);
  return (red + green + blue) / 3;
});

/** Texts that stand out less from their ground than WCAG's AA asks for: 4.5 to 1, large ones 3 to 1. */
const faint = (page) => page.evaluate(() => {
  const canvas = Object.assign(document.createElement('canvas'), { width: 1, height: 1 });
  const pen = canvas.getContext('2d', { willReadFrequently: true });
  const known = new Map();
  const paint = (color) => {
    if (!known.has(color)) {
      pen.clearRect(0, 0, 1, 1);
      pen.fillStyle = color;
      pen.fillRect(0, 0, 1, 1);
      const [red, green, blue, alpha] = pen.getImageData(0, 0, 1, 1).data;
      known.set(color, [red, green, blue, alpha / 255]);
    }
    return known.get(color);
  };
  const over = ([red, green, blue, alpha], ground) => [red, green, blue].map((part, at) => part * alpha + ground[at] * (1 - alpha));
  const lineage = (element) => (element ? [...lineage(element.parentElement), element] : []);
  const ground = (element) => lineage(element).reduce((under, one) => over(paint(getComputedStyle(one).backgroundColor), under), [255, 255, 255]);
  const light = (color) => {
    const [red, green, blue] = color.map((part) => (part <= 10 ? part / 255 / 12.92 : ((part / 255 + 0.055) / 1.055) ** 2.4));
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const found = [];
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const element = texts.currentNode.parentElement;
    const text = texts.currentNode.textContent.trim();
    const style = getComputedStyle(element);
    if (!text || style.visibility === 'hidden' || element.closest('.sr, .skip, option, [disabled]') || element.getClientRects().length === 0) continue;
    const [red, green, blue, alpha] = paint(style.color);
    const seen = lineage(element).reduce((most, one) => most * Number(getComputedStyle(one).opacity), alpha);
    const under = ground(element);
    const [more, less] = [light(over([red, green, blue, seen], under)), light(under)].sort((a, b) => b - a);
    const size = parseFloat(style.fontSize);
    const isLarge = size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700);
    const ratio = (more + 0.05) / (less + 0.05);
    if (ratio < (isLarge ? 3 : 4.5)) found.push(`${text.slice(0, 40)}: ${ratio.toFixed(2)}`);
  }
  return found;
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
      assert.deepEqual(await faint(page), [], `${path} is readable in the dark`);
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
      assert.deepEqual(await faint(page), [], `${path} is readable`);
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
