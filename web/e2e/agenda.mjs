import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ZONE, cards, newThread, open, said, send, weekdayTime } from './harness.mjs';

/** From the sentence to the agenda: proposed, approved, there with its reminder. */
async function lunch(harness, t, { title, sentence }) {
  const page = await harness.page(t);
  await open(page);
  await newThread(page, title);
  await send(page, sentence);
  await said(page, 'Casa Lucio');
  const card = cards(page).filter({ hasText: 'Ana' });
  await card.waitFor();
  assert.match(await card.innerText(), /Casa Lucio/);
  await page.locator('[data-message].assistant').first().waitFor();
  await harness.shot(page, `${title}-proposed`);
  await card.getByRole('button', { name: 'Approve' }).click();
  await cards(page, 'approved').filter({ hasText: 'Ana' }).waitFor();

  await page.getByRole('link', { name: 'Agenda' }).first().click();
  const event = page.locator('[data-event]:not(.over)').filter({ hasText: 'Ana' });
  await event.waitFor();
  assert.match(await event.innerText(), /Casa Lucio/);
  assert.equal(await weekdayTime(event), 'Friday 13:00');
  const reminder = page.locator('[data-reminder]:not(.over)').filter({ hasText: 'Ana' });
  await reminder.waitFor();
  assert.equal(await weekdayTime(reminder), 'Friday 12:00');
  await harness.shot(page, `${title}-agenda`);
  return { page, event, reminder };
}

export function agenda(harness) {
  test('lunch with Ana: proposed, approved, in the agenda, reminder done, event cancelled', async (t) => {
    const { page, event, reminder } = await lunch(harness, t, {
      title: 'Lunch', sentence: 'lunch with Ana on Friday at 1pm at Casa Lucio, remind me an hour before',
    });
    await reminder.getByRole('button', { name: 'Complete' }).click();
    await reminder.waitFor({ state: 'detached' });
    await event.getByRole('button', { name: 'Cancel event' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Keep it' }).click();
    assert.equal(await event.count(), 1);
    await event.getByRole('button', { name: 'Cancel event' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Cancel event' }).click();
    await event.waitFor({ state: 'detached' });
  });

  test('the same in Spanish, and the calendar link carries it', async (t) => {
    const { page, event } = await lunch(harness, t, {
      title: 'Comida', sentence: 'comida con Ana el viernes a la una en Casa Lucio, recuérdamelo una hora antes',
    });
    const name = await event.locator('.entry-title').innerText();
    await page.getByRole('button', { name: 'Make a link' }).click();
    const link = page.getByLabel('Secret calendar link');
    await link.waitFor();
    const first = new URL(await link.inputValue()).pathname;
    const read = async (path) => page.request.get(path, { headers: { cookie: '' } });
    const feed = await read(first);
    assert.match(feed.headers()['content-type'], /^text\/calendar/);
    assert.ok((await feed.text()).includes(name), 'the feed names the event');
    await page.getByRole('button', { name: 'Replace' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Replace' }).click();
    await page.waitForFunction((old) => !document.querySelector('.secret').value.endsWith(old), first);
    assert.equal((await read(first)).status(), 404);
    assert.equal((await read(new URL(await link.inputValue()).pathname)).status(), 200);
  });

  test('a proposal is edited, then approved by key as it stands then', async (t) => {
    const page = await harness.page(t);
    await open(page);
    await newThread(page, 'Dinner');
    // Some days ahead, whatever the hour is now.
    const weekday = new Intl.DateTimeFormat('en-GB', { weekday: 'long', timeZone: ZONE }).format(Date.now() + 3 * 86_400_000);
    await send(page, `dinner with Irene on ${weekday} at 9pm at Bodega Ardosa`);
    const card = cards(page).filter({ hasText: 'Irene' });
    await card.waitFor();
    await card.focus();
    await page.keyboard.press('e');
    const form = card.locator('form');
    await form.locator('[name=title]').fill('Dinner with Irene and Omar');
    const start = await form.locator('[name=start]').inputValue();
    await form.locator('[name=start]').fill(start.replace('T21:00', 'T20:30'));
    assert.match(await form.locator('[name=end]').inputValue(), /T(21|22):30$/, 'the end goes along');
    await form.locator('[name=place]').fill('Casa Revuelta');
    await form.locator('[name=before]').first().selectOption('120');
    await harness.shot(page, 'edit');
    await form.getByRole('button', { name: 'Save', exact: true }).click();
    await form.waitFor({ state: 'detached' });
    assert.match(await card.innerText(), /Omar/);
    assert.match(await card.innerText(), /Casa Revuelta/);
    await page.keyboard.press('a');
    await cards(page, 'approved').filter({ hasText: 'Omar' }).waitFor();
    for (const key of 'ga') await page.keyboard.press(key);
    const event = page.locator('[data-event]:not(.over)').filter({ hasText: 'Dinner with Irene and Omar' });
    await event.waitFor();
    assert.match(await event.innerText(), /Casa Revuelta/);
    assert.equal(await weekdayTime(event), `${weekday} 20:30`);
    assert.equal(await weekdayTime(page.locator('[data-reminder]:not(.over)').filter({ hasText: 'Omar' })), `${weekday} 18:30`);
  });

  test('an edit that cannot be is refused in the form, in words', async (t) => {
    const page = await harness.page(t);
    await open(page);
    await newThread(page, 'Refused edit');
    await send(page, 'meeting with Olga on Monday at 10am');
    const card = cards(page).filter({ hasText: 'Olga' });
    await card.getByRole('button', { name: 'Edit' }).click();
    await card.locator('[name=title]').fill('');
    await card.getByRole('button', { name: 'Save', exact: true }).click();
    await card.getByRole('alert').filter({ hasText: 'Give it a title.' }).waitFor();
    await card.locator('[name=title]').press('Escape');
    await card.locator('form').waitFor({ state: 'detached' });
    await card.getByRole('button', { name: 'Reject' }).click();
    await cards(page, 'rejected').filter({ hasText: 'Olga' }).waitFor();
  });

  test('in the agenda j moves, r rejects, and nothing is written', async (t) => {
    const page = await harness.page(t);
    await open(page);
    await newThread(page, 'Coffee');
    await send(page, 'coffee with Marta tomorrow at 10am');
    await cards(page).filter({ hasText: 'Marta' }).waitFor();
    await page.getByRole('link', { name: 'Agenda' }).first().click();
    const card = cards(page).filter({ hasText: 'Marta' });
    await card.waitFor();
    assert.match(await card.locator('blockquote').innerText(), /coffee with Marta/, 'the message that it was found in');
    await page.keyboard.press('j');
    while (!(await card.evaluate((element) => element === document.activeElement))) await page.keyboard.press('j');
    await page.keyboard.press('r');
    await card.waitFor({ state: 'detached' });
    await page.reload();
    await page.locator('.agenda [aria-busy=false]').waitFor();
    assert.equal(await page.getByText('Marta').count(), 0);
  });

  test('an exported chat is read: its messages, its senders, and what was found in it', async (t) => {
    const page = await harness.page(t);
    await open(page);
    const [day, month, year] = new Intl.DateTimeFormat('en-GB', { dateStyle: 'short' }).format(new Date()).split('/');
    const stamp = `${day}/${month}/${year}`;
    const lines = [
      `${stamp}, 08:01 - Bruno: good morning!`,
      `${stamp}, 08:02 - Carla: dinner with Bruno tomorrow at 9pm at Bodega Ardosa`,
      `${stamp}, 08:03 - Bruno: see you there`,
    ];
    await page.locator('input[type=file]').setInputFiles({
      name: 'WhatsApp Chat with Carla.txt', mimeType: 'text/plain', buffer: Buffer.from(lines.join('\n')),
    });
    const note = page.locator('.import-note.good');
    await note.waitFor();
    assert.match(await note.innerText(), /3 messages read/);
    await note.getByRole('link', { name: 'Open' }).click();
    await said(page, 'see you there', 'contact');
    assert.ok((await page.locator('[data-message] .who').allInnerTexts()).includes('Carla'));
    await cards(page).filter({ hasText: 'Bruno' }).first().waitFor();
    await harness.shot(page, 'imported');
    await page.getByRole('link', { name: 'Agenda' }).first().click();
    const card = cards(page).filter({ has: page.locator('figcaption', { hasText: 'Carla' }) });
    await card.waitFor();
    await card.getByRole('button', { name: 'Reject' }).click();
    await card.waitFor({ state: 'detached' });
  });

  test('a file that is no chat is refused in words', async (t) => {
    const page = await harness.page(t);
    await open(page);
    await page.locator('input[type=file]').setInputFiles({ name: 'shopping.txt', mimeType: 'text/plain', buffer: Buffer.from('milk\nbread\n') });
    await page.locator('.notice.bad').filter({ hasText: /WhatsApp/ }).waitFor();
  });

  test('the page of times shows what is read while one types', async (t) => {
    const page = await harness.page(t);
    await open(page, '/settings');
    await page.getByRole('link', { name: 'See what is read as a time' }).click();
    await page.getByRole('heading', { name: 'Times' }).waitFor();
    await page.locator('[data-time=recurrence]').waitFor();
    await harness.shot(page, 'times');
    await page.getByLabel('Text').fill('🎂 dinner next week on Tuesday at 20:30, <b>and</b> for an hour');
    await page.locator('mark', { hasText: 'an hour' }).waitFor();
    assert.match(await page.locator('[data-time=date_time] .means').innerText(), /Tuesday.*(20:30|8:30)/);
    assert.equal(await page.locator('.marked b').count(), 0, 'text stays text');
    await page.getByLabel('Text').fill('nothing at all');
    await page.getByText('No time in it.').waitFor();
  });
}
