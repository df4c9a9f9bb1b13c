import assert from 'node:assert/strict';
import { test } from 'node:test';
import { open } from './harness.mjs';

const USER = 'usr_00000000000000000000000000000001';
const OTHER = 'usr_00000000000000000000000000000002';

/** Two models and two users over the days that are asked for; what a server without a billed model never has. */
function spent(url) {
  const to = url.searchParams.get('to');
  const back = (days) => new Date(Date.parse(`${to}T00:00Z`) - days * 86_400_000).toISOString().slice(0, 10);
  const row = (day, model, user_id, micro_dollars) => ({
    day, model, user_id, user_name: user_id === USER ? 'Lucía' : '<b>Jon</b>', calls: 4, failed: 1, input_tokens: 9_000,
    cached_tokens: 3_000, output_tokens: 1_000, micro_dollars, unpriced: 0,
  });
  const amount = (micro_dollars) => ({ micro_dollars, tokens: 10_000 });
  const budget = (spent, cap) => ({ spent: amount(spent), reserved: amount(0), cap: { micro_dollars: cap, tokens: 0 } });
  return {
    from: url.searchParams.get('from'), to, more: false,
    rows: [row(to, 'gpt-5-mini', USER, 120_000), row(to, 'claude-haiku-4-5', OTHER, 30_000), row(back(1), 'gpt-5-mini', USER, 70_000)],
    today: { day: to, user: budget(120_000, 500_000), workspace: budget(150_000, 1_000_000) },
  };
}

export function usage(harness) {
  test('where only the rules answered nothing was spent', async (t) => {
    const page = await harness.page(t);
    await open(page, '/agenda');
    for (const key of 'gu') await page.keyboard.press(key);
    await page.getByRole('heading', { level: 1, name: 'Usage' }).waitFor();
    await page.locator('[data-empty]').filter({ hasText: 'the rules cost nothing' }).waitFor();
    await harness.shot(page, 'usage-empty');
  });

  for (const colorScheme of ['light', 'dark']) {
    test(`what was spent is shown by day and model, in ${colorScheme}, and the keyboard reads each day`, async (t) => {
      const page = await harness.page(t, { colorScheme });
      await page.route('**/v1/usage**', (route) => route.fulfill({ json: spent(new URL(route.request().url())) }));
      await open(page, '/usage');
      const chart = page.locator('[data-chart]');
      await chart.waitFor();
      assert.equal(await chart.locator('[data-bar]').count(), 3);
      assert.match(await page.locator('.tiles').innerText(), /\$0\.12 of .*\$0\.50/);
      assert.match(await chart.getAttribute('aria-valuetext'), /\$0\.15, gpt-5-mini .*\$0\.12, claude-haiku-4-5 .*\$0\.03/);
      await chart.focus();
      await page.keyboard.press('ArrowLeft');
      assert.match(await page.locator('[data-chosen]').innerText(), /\$0\.07/);
      await page.keyboard.press('Home');
      assert.match(await page.locator('[data-chosen]').innerText(), /\$0\.00/);
      await page.keyboard.press('End');
      // Each model has a colour of its own, and neither is the ground's.
      const colours = await page.evaluate(() => ['.series-0', '.series-1', '.chart'].map((one) => {
        const style = getComputedStyle(document.querySelector(one));
        return one === '.chart' ? getComputedStyle(document.querySelector('.panel')).backgroundColor : style.fill;
      }));
      assert.equal(new Set(colours).size, 3, colours.join(' '));
      const row = page.locator('[data-usage="gpt-5-mini"]');
      assert.match(await row.innerText(), /8\s+18,000\s+6,000\s+2,000\s+\S*\$0\.19/);
      assert.equal(await page.locator('.numbers b').count(), 0, 'a name is text');
      await harness.shot(page, `usage-${colorScheme}`);
      await page.getByLabel('Tokens', { exact: true }).check({ force: true });
      assert.match(await page.locator('[data-chosen]').innerText(), /20,000/);
      await page.getByLabel('7 days').check({ force: true });
      await page.locator('[data-chart][aria-valuemax="6"]').waitFor();
    });
  }
}
