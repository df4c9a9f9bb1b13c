import assert from 'node:assert/strict';
import { test } from 'node:test';
import { cards, newThread, open, said, send } from './harness.mjs';

const own = (page) => page.locator('[data-message].user .text').allInnerTexts();
const everything = (page) => page.locator('[data-message]').evaluateAll((all) => all.map((element) => `${element.dataset.seq} ${element.querySelector('.text').textContent}`));

/** Puts the page's socket in our hands: `drop()` closes it and keeps it closed until `restore()`. */
async function wire(page) {
  let blocked = false;
  let routes = [];
  await page.routeWebSocket('**/v1/socket', (route) => {
    if (blocked) return void route.close();
    routes.push({ route, server: route.connectToServer() });
  });
  return {
    async drop() {
      blocked = true;
      const open = routes;
      routes = [];
      for (const { route, server } of open) {
        await server.close();
        await route.close();
      }
      await page.locator('.sidebar-foot .dot.waiting').waitFor();
    },
    async restore() {
      blocked = false;
      await page.evaluate(() => dispatchEvent(new Event('online')));
      await page.locator('.sidebar-foot .dot.good').waitFor();
    },
  };
}

export function live(harness) {
  test('two pages see the same stream', async (t) => {
    const [first, second] = [await harness.page(t), await harness.page(t)];
    await open(first);
    await newThread(first, 'Two pages');
    await open(second, new URL(first.url()).pathname + new URL(first.url()).search);
    await send(first, 'meeting with Nadia on Tuesday at 4pm');
    await said(second, 'Nadia');
    await cards(second).filter({ hasText: 'Nadia' }).waitFor();
    await second.locator('[data-message].assistant').waitFor();
    await first.locator('[data-message].assistant').waitFor();
    await cards(second).getByRole('button', { name: 'Reject' }).click();
    await cards(first, 'rejected').filter({ hasText: 'Nadia' }).waitFor();
    assert.deepEqual(await everything(first), await everything(second));
  });

  test('a dropped socket: nothing missing, nothing doubled, what was written meanwhile is sent', async (t) => {
    const [first, second] = [await harness.page(t), await harness.page(t)];
    const line = await wire(first);
    await open(first);
    await newThread(first, 'Reconnect');
    await open(second, new URL(first.url()).pathname + new URL(first.url()).search);
    await send(first, 'before');
    await said(second, 'before');

    await line.drop();
    await first.locator('.banner').waitFor();
    await send(first, 'written without a line');
    await first.locator('[data-unsent=waiting]').waitFor();
    await harness.shot(first, 'offline');
    for (const word of ['one', 'two', 'three']) {
      await send(second, word);
      await said(second, word);
    }
    assert.deepEqual(await own(first), ['before'], 'nothing comes without a line');
    await line.restore();

    await said(first, 'written without a line');
    await said(second, 'written without a line');
    await first.locator('[data-unsent]').waitFor({ state: 'detached' });
    const expected = ['before', 'one', 'two', 'three', 'written without a line'];
    assert.deepEqual(await own(first), expected);
    assert.deepEqual(await own(second), expected);

    // Again, with the answers under way.
    await send(second, 'four');
    await line.drop();
    await line.restore();
    await said(first, 'four');
    await send(first, 'five');
    await said(second, 'five');
    assert.deepEqual(await own(first), [...expected, 'four', 'five']);
    await first.reload();
    await said(first, 'five');
    assert.deepEqual(await own(first), [...expected, 'four', 'five']);
    assert.equal(await first.locator('[data-unsent]').count(), 0);
  });

  test('what was not sent survives a reload', async (t) => {
    const page = await harness.page(t);
    const line = await wire(page);
    await open(page);
    await newThread(page, 'Reload');
    await line.drop();
    await send(page, 'kept through a reload');
    await page.locator('[data-unsent=waiting]').waitFor();
    await page.reload();
    await page.locator('[data-unsent=waiting]').waitFor();
    await line.restore();
    await said(page, 'kept through a reload');
    assert.deepEqual(await own(page), ['kept through a reload']);
  });

  test('conversations are renamed and deleted', async (t) => {
    const page = await harness.page(t);
    await open(page);
    await newThread(page, 'Short-lived');
    await page.getByRole('button', { name: 'Rename' }).click();
    await page.getByRole('dialog').getByLabel('Title').fill('Shorter-lived');
    await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click();
    await page.getByRole('heading', { level: 1, name: 'Shorter-lived' }).waitFor();
    const entry = page.locator('.conversations a').filter({ hasText: 'Shorter-lived' });
    assert.equal(await entry.count(), 1);
    await page.getByRole('button', { name: 'Delete' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Delete' }).click();
    await entry.waitFor({ state: 'detached' });
    await page.reload();
    await page.locator('.conversations a').first().waitFor();
    assert.equal(await entry.count(), 0);
  });
}
