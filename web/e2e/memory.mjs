import assert from 'node:assert/strict';
import { test } from 'node:test';
import { open } from './harness.mjs';

export function memory(harness) {
  test('what is remembered is written, corrected and deleted', async (t) => {
    const page = await harness.page(t);
    await open(page, '/settings');
    await page.getByRole('link', { name: 'See what Attaché remembers about you' }).click();
    await page.getByRole('heading', { level: 1, name: 'Memory' }).waitFor();
    const form = page.locator('[data-new-fact]');
    await form.getByLabel('What').fill('I like <b>tea</b>');
    await form.getByRole('button', { name: 'Remember' }).click();
    const fact = page.locator('[data-fact]').filter({ hasText: 'tea' });
    await fact.waitFor();
    assert.match(await fact.innerText(), /I like <b>tea<\/b>[^]*Preference · for good · written here/, 'text stays text');
    await harness.shot(page, 'memory');

    await fact.getByRole('button', { name: 'Correct' }).click();
    const edited = page.locator('[data-fact] form');
    await edited.getByLabel('What').fill('I like coffee');
    await edited.getByLabel('Until').fill('2099-12-31');
    await edited.getByRole('button', { name: 'Save' }).click();
    const corrected = page.locator('[data-fact]').filter({ hasText: 'coffee' });
    await corrected.filter({ hasText: 'until' }).waitFor();

    await corrected.getByRole('button', { name: 'Delete' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Delete' }).click();
    await corrected.waitFor({ state: 'detached' });
    await page.reload();
    await page.getByRole('heading', { level: 1, name: 'Memory' }).waitFor();
    assert.equal(await page.locator('[data-fact]').count(), 0);
  });
}
