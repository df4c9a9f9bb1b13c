import assert from 'node:assert/strict';
import { test } from 'node:test';
import { notice, open } from './harness.mjs';

const row = (page, name) => page.locator('[data-contact]').filter({ hasText: name });
const search = (page) => page.getByRole('searchbox');
const form = (page, name = 'New contact') => page.getByRole('dialog', { name });
const add = async (page, card) => (await page.request.post('/v1/contacts', { data: card })).json();
const focused = (page) => page.evaluate(() => document.activeElement.innerText || document.activeElement.name);

export function contactStories(harness) {
  test('somebody is written, looked at, corrected and deleted, and comes back', async (t) => {
    const page = await harness.page(t);
    await open(page);
    await page.getByRole('link', { name: 'Contacts' }).click();
    await page.getByRole('heading', { level: 1, name: 'Contacts' }).waitFor();
    await page.locator('[data-empty]').getByText('Nobody here yet').waitFor();
    await harness.shot(page, 'contacts-empty');
    await page.locator('[data-empty]').getByRole('button', { name: 'New contact' }).click();
    const made = form(page);
    await made.getByLabel('First name').fill('Ana <b>');
    await made.getByLabel('Last name').fill('Ruiz');
    await made.getByLabel('Mail address 1').fill('nobody');
    await made.getByLabel('Telephone 1').fill('+34 600 000 000');
    await made.getByLabel('Day').fill('31');
    await made.getByLabel('Month').selectOption('4');
    await made.getByRole('button', { name: 'Save' }).click();
    // What is wrong stands beside its field, and the focus goes there.
    await made.getByRole('alert').filter({ hasText: 'no day' }).waitFor();
    assert.equal(await focused(page), 'day');
    await made.getByLabel('Day').fill('12');
    await made.getByRole('button', { name: 'Save' }).click();
    await made.getByRole('alert').filter({ hasText: 'no mail address' }).waitFor();
    assert.equal(await made.getByLabel('Mail address 1').getAttribute('aria-invalid'), 'true');
    assert.equal(await made.getByLabel('Telephone 1').getAttribute('aria-invalid'), 'false');
    await made.getByLabel('Mail address 1').fill('ana@work.example.org');
    await made.getByLabel('Mail address 2').fill('ana@example.org');
    await made.getByRole('button', { name: 'Use ana@example.org first' }).click();
    await harness.shot(page, 'contacts-new');
    await made.getByRole('button', { name: 'Save' }).click();
    await notice(page, 'Added: Ana <b> Ruiz').waitFor();

    await row(page, 'Ana').click();
    const sheet = form(page, 'Ana <b> Ruiz');
    assert.deepEqual(await sheet.locator('a').evaluateAll((links) => links.map((link) => link.getAttribute('href'))), [
      'mailto:ana@example.org', 'mailto:ana@work.example.org', 'tel:+34600000000',
    ]);
    await sheet.getByText('12 April', { exact: true }).waitFor();
    await harness.shot(page, 'contacts-one');
    const address = page.url();
    await page.goBack();
    await sheet.waitFor({ state: 'detached' });
    await page.goto(address);
    await sheet.getByRole('button', { name: 'Edit' }).click();
    const edited = form(page, 'Edit Ana <b> Ruiz');
    assert.equal(await edited.getByLabel('Name', { exact: true }).inputValue(), '', 'it follows from the parts');
    await edited.getByLabel('Last name').fill('Zapata');
    await edited.getByLabel('Note').fill('two\nlines');
    await edited.getByRole('button', { name: 'Save' }).click();
    await form(page, 'Ana <b> Zapata').getByText('two').waitFor();
    await form(page, 'Ana <b> Zapata').getByRole('button', { name: 'Delete' }).click();
    await row(page, 'Ana').waitFor({ state: 'detached' });
    await page.locator('[data-empty]').waitFor();
    await notice(page, 'Deleted: Ana').getByRole('button', { name: 'Undo' }).click();
    await row(page, 'Ana <b> Zapata').waitFor();
    await page.reload();
    await row(page, 'Ana <b> Zapata').waitFor();
    const { items } = await (await page.request.get('/v1/contacts')).json();
    assert.deepEqual([items.length, items[0].birthday, items[0].note, items[0].emails[0]], [1, '--04-12', 'two\nlines', 'ana@example.org']);
  });

  test('who was changed elsewhere meanwhile is shown, and nothing is written over unseen', async (t) => {
    const page = await harness.page(t);
    const bo = await add(page, { name: 'Bo Li', phones: ['555 0100'] });
    const elsewhere = (card) => page.request.put(`/v1/contacts/${bo.id}`, { data: card });
    await open(page, '/contacts');
    await row(page, 'Bo Li').click();
    await page.getByRole('dialog').getByRole('button', { name: 'Edit' }).click();
    const edited = form(page, 'Edit Bo Li');
    await edited.getByLabel('Organisation').fill('Mine');
    await elsewhere({ name: 'Bo Li', phones: ['555 0199'] });
    await edited.getByRole('button', { name: 'Save' }).click();
    await edited.getByRole('alert').filter({ hasText: '555 0199' }).waitFor();
    await harness.shot(page, 'contacts-conflict');
    assert.equal(await edited.getByLabel('Organisation').inputValue(), 'Mine', 'what was typed stays');
    await edited.getByRole('button', { name: 'Take this instead of mine' }).click();
    assert.equal(await edited.getByLabel('Telephone 1').inputValue(), '555 0199');
    await edited.getByLabel('Organisation').fill('Ours');
    await edited.getByRole('button', { name: 'Save' }).click();
    await edited.waitFor({ state: 'detached' });
    const stands = await (await page.request.get(`/v1/contacts/${bo.id}`)).json();
    assert.deepEqual([stands.phones, stands.organisation], [['555 0199'], 'Ours']);

    // Deleted elsewhere: told, and gone from the list.
    await page.getByRole('dialog').getByRole('button', { name: 'Edit' }).click();
    await edited.getByLabel('Note').fill('late');
    await page.request.delete(`/v1/contacts/${bo.id}`);
    await edited.getByRole('button', { name: 'Save' }).click();
    await notice(page, 'not there any more').waitFor();
    await row(page, 'Bo Li').waitFor({ state: 'detached' });
    assert.equal(await page.getByRole('dialog').count(), 0);
  });

  test('many are listed page after page and found by typing, by the keyboard alone', async (t) => {
    const page = await harness.page(t);
    for (let n = 0; n < 250; n += 25) {
      await Promise.all(Array.from({ length: 25 }, (_, m) => add(page, { name: `Person ${String(n + m).padStart(3, '0')}`, emails: [`p${n + m}@example.org`] })));
    }
    await open(page, '/contacts');
    await row(page, 'Person 000').waitFor();
    assert.equal(await page.locator('[data-contact]').count(), 100);
    await harness.shot(page, 'contacts');
    while (await page.getByRole('button', { name: 'Show more' }).count()) {
      const before = await page.locator('[data-contact]').count();
      await page.getByRole('button', { name: 'Show more' }).scrollIntoViewIfNeeded();
      await page.waitForFunction((count) => document.querySelectorAll('[data-contact]').length > count, before);
    }
    const names = await page.locator('[data-contact] .name').allTextContents();
    assert.deepEqual(names.filter((name) => name.startsWith('Person')), Array.from({ length: 250 }, (_, n) => `Person ${String(n).padStart(3, '0')}`));

    // The answers arrive in another order than they were asked for: the newest question wins.
    let hold;
    const held = new Promise((resolve) => (hold = resolve));
    await page.route(/search=person%2001&/, async (route) => {
      await held;
      await route.continue().catch(() => {});
    });
    await page.keyboard.press('/');
    await page.keyboard.type('person 01');
    await page.waitForRequest((request) => request.url().includes('search=person%2001&'));
    await page.keyboard.type('7');
    await row(page, 'Person 017').waitFor();
    await page.waitForFunction(() => document.querySelectorAll('[data-contact]').length === 1);
    const late = page.waitForResponse((response) => response.url().includes('search=person%2001&'));
    hold();
    await late;
    assert.deepEqual(await page.locator('[data-contact] .name').allTextContents(), ['Person 017']);
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await form(page, 'Person 017').waitFor();
    await page.keyboard.press('Escape');
    await form(page, 'Person 017').waitFor({ state: 'detached' });
    assert.match(await focused(page), /Person 017/, 'the focus comes back');
    await search(page).fill('nobody at all');
    await page.locator('[data-empty]').getByText('Nobody found for “nobody at all”').waitFor();

    // Somebody new is seen, whatever was looked for; what was typed is not lost by a slip.
    await page.locator('main h1').focus();
    await page.keyboard.press('c');
    await form(page).getByLabel('Name', { exact: true }).fill('Person 000 b');
    await page.keyboard.press('Escape');
    await notice(page, 'Not saved').getByRole('button', { name: 'Undo' }).click();
    assert.equal(await form(page).getByLabel('Name', { exact: true }).inputValue(), 'Person 000 b');
    await form(page).getByLabel('Name', { exact: true }).press('Enter');
    await row(page, 'Person 000 b').waitFor();
    assert.equal(await search(page).inputValue(), '');
  });
}
