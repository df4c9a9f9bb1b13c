import assert from 'node:assert/strict';
import { test } from 'node:test';
import { notice, open } from './harness.mjs';

export function settingStories(harness) {
  test('how one is asked and what one is told are chosen in the settings, and kept', async (t) => {
    const page = await harness.page(t);
    await open(page, '/settings');
    const asking = page.getByRole('region', { name: 'How you are asked' });
    await asking.getByLabel('without asking').check();
    await asking.getByLabel('only has a day').fill('08:30');
    await asking.getByLabel('Suggestions').fill('3');
    await asking.getByLabel('Quiet hours').check();
    await asking.getByLabel('From', { exact: true }).fill('23:00');
    await asking.getByLabel('Until', { exact: true }).fill('23:00');
    await asking.getByRole('button', { name: 'Save' }).click();
    // Beside the field that is wrong, and nothing of it is kept.
    await asking.getByRole('alert').filter({ hasText: 'begins and ends at the same time' }).waitFor();
    assert.equal(await asking.getByLabel('Until', { exact: true }).getAttribute('aria-invalid'), 'true');
    await asking.getByLabel('Until', { exact: true }).fill('07:00');
    await asking.getByRole('button', { name: 'Save' }).click();
    await notice(page, 'Saved').waitFor();
    assert.ok(await asking.getByRole('button', { name: 'Save' }).isDisabled(), 'nothing is left to save');
    assert.equal(await asking.getByRole('alert').count(), 0);

    const briefs = page.getByRole('region', { name: 'What you are told unasked' });
    assert.equal(await briefs.getByLabel('At', { exact: true }).count(), 0);
    await briefs.getByLabel('A brief each day').check();
    await briefs.getByLabel('At', { exact: true }).fill('21:15');
    await briefs.getByLabel('before a meeting').check();
    await briefs.getByRole('button', { name: 'Save' }).click();
    await notice(page, 'Saved').nth(1).waitFor();
    await harness.shot(page, 'settings-asking');

    const read = async (path) => (await page.request.get(path)).json();
    assert.deepEqual(await read('/v1/me/preferences'), {
      low_without_asking: true, reminder_time: '08:30:00', quiet: { from: '23:00:00', to: '07:00:00' }, suggestions_per_hour: 3,
    });
    assert.deepEqual(await read('/v1/me/briefs'), { brief: true, at: '21:15', meeting_notes: true });
    await page.reload();
    await asking.getByLabel('From', { exact: true }).waitFor();
    assert.equal(await asking.getByLabel('From', { exact: true }).inputValue(), '23:00');
    assert.equal(await briefs.getByLabel('At', { exact: true }).inputValue(), '21:15');

    await asking.getByLabel('Quiet hours').uncheck();
    await asking.getByLabel('without asking').uncheck();
    await asking.getByRole('button', { name: 'Save' }).click();
    await notice(page, 'Saved').first().waitFor();
    assert.deepEqual((await read('/v1/me/preferences')).quiet, null);
    await briefs.getByLabel('A brief each day').uncheck();
    await briefs.getByRole('button', { name: 'Save' }).click();
    await notice(page, 'Saved').nth(1).waitFor();
    assert.deepEqual(await read('/v1/me/briefs'), { brief: false, at: '21:15', meeting_notes: true });
  });

  test('every language that Attaché speaks can be chosen, and shows what holds', async (t) => {
    const page = await harness.page(t);
    let language = 'de';
    await page.route('**/v1/me', async (route) => {
      if (route.request().method() === 'PATCH') ({ language } = route.request().postDataJSON());
      const response = await route.fetch({ method: 'GET', postData: null });
      const me = await response.json();
      const user = { ...me.user, language };
      return route.fulfill({ json: route.request().method() === 'PATCH' ? user : { ...me, user } });
    });
    await open(page, '/settings');
    const select = page.locator('select[name=language]');
    assert.equal(await select.inputValue(), 'de');
    assert.deepEqual(await select.locator('option').allInnerTexts(), ['English', 'Español', 'Français', 'Deutsch', 'Português']);
    await select.selectOption('Português');
    await page.getByRole('region', { name: 'You', exact: true }).getByRole('button', { name: 'Save' }).click();
    await notice(page, 'Saved').waitFor();
    assert.equal(language, 'pt');
    assert.equal(await select.inputValue(), 'pt');
  });
}
