import assert from 'node:assert/strict';
import { test } from 'node:test';
import { cards, open, said, send } from './harness.mjs';

export function signIn(harness) {
  test('without a login the page says how to get a link', async (t) => {
    const page = await harness.page(t, { login: false });
    for (const path of ['/', '/agenda', '/login']) {
      await page.goto(path);
      await page.getByRole('heading', { name: 'Sign in to Attaché' }).waitFor();
      assert.equal(await page.locator('code').innerText(), 'attache login');
    }
    await harness.shot(page, 'sign-in');
  });

  test('the link signs in, once, and leaves no trace in the address', async (t) => {
    const page = await harness.page(t, { login: false });
    await page.goto(harness.link);
    await page.locator('.shell').waitFor();
    assert.equal(new URL(page.url()).pathname, '/');
    assert.equal(new URL(page.url()).hash, '');
    // The flag that the browser's zone was taken over is kept with the login.
    await page.waitForFunction(() => localStorage.getItem('attache.adopted'));
    const me = await (await page.request.get('/v1/me')).json();
    assert.equal(me.user.zone, 'Europe/Madrid');
    assert.equal(me.user.language, 'en');
    harness.login = await page.context().storageState();

    const other = await harness.page(t, { login: false });
    await other.goto(harness.link);
    await other.getByRole('heading', { name: 'This link does not work any more' }).waitFor();
    await harness.shot(other, 'used-link');
  });

  test('another browser elsewhere leaves the zone as it is, and says so', async (t) => {
    // Not a new account any more.
    const page = await harness.page(t);
    await open(page);
    await send(page, 'hello');
    await said(page, 'hello');
    await page.locator('[data-message].assistant').waitFor();

    const [cookies, origins] = [harness.login.cookies, []];
    const other = await harness.page(t, { login: false, storageState: { cookies, origins }, timezoneId: 'Asia/Tokyo', locale: 'es-ES' });
    await open(other);
    await other.getByText('This browser is in Asia/Tokyo, your times are in Europe/Madrid.').waitFor();
    const { user } = await (await other.request.get('/v1/me')).json();
    assert.deepEqual([user.zone, user.language], ['Europe/Madrid', 'en']);
  });

  test('keys lead everywhere and the list of them opens', async (t) => {
    const page = await harness.page(t);
    await open(page);
    await page.getByLabel('Message', { exact: true }).press('Escape');
    for (const [keys, name] of [['ga', 'Agenda'], ['gh', 'Health'], ['gs', 'Settings']]) {
      for (const key of keys) await page.keyboard.press(key);
      const heading = page.getByRole('heading', { level: 1, name });
      await heading.waitFor();
      assert.ok(await heading.evaluate((element) => element === document.activeElement), `the focus is on ${name}`);
    }
    await page.keyboard.press('?');
    await page.getByRole('dialog', { name: 'Keyboard shortcuts' }).waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    for (const key of 'gc') await page.keyboard.press(key);
    await page.getByLabel('Message', { exact: true }).waitFor();
    await page.goBack();
    await page.getByRole('heading', { level: 1, name: 'Settings' }).waitFor();
  });

  test('the settings hold: language, zone, policy, theme', async (t) => {
    const page = await harness.page(t);
    await open(page, '/settings');
    await page.locator('select[name=language]').selectOption('es');
    await page.getByRole('region', { name: 'You', exact: true }).getByRole('button', { name: 'Save' }).click();
    await page.getByRole('heading', { level: 1, name: 'Ajustes' }).waitFor();
    assert.equal(await page.locator('html').getAttribute('lang'), 'es');
    await harness.shot(page, 'spanish');
    await page.getByLabel('Zona horaria').fill('Nowhere/Land');
    await page.getByText('No hay ninguna zona horaria con ese nombre.').waitFor();
    const save = page.getByRole('region', { name: 'Tú', exact: true }).getByRole('button', { name: 'Guardar' });
    assert.ok(await save.isDisabled());
    await page.getByLabel('Zona horaria').fill('Europe/Madrid');
    await page.locator('select[name=language]').selectOption('en');
    await save.click();

    const rule = (value) => page.locator(`input[name=reminder_close][value=${value}]`);
    const chosen = async (value) => {
      const done = page.waitForResponse((response) => response.url().endsWith('/v1/policy') && response.ok());
      await rule(value).check({ force: true });
      await done;
      await page.reload();
      await page.getByRole('heading', { level: 1, name: 'Settings' }).waitFor();
      assert.ok(await rule(value).isChecked(), `reminder_close is ${value}`);
    };
    await chosen('auto');
    await chosen('ask');
    assert.equal(await cards(page).count(), 0);
  });
}
