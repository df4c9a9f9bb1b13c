import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ZONE, cards, newThread, notice, open, send } from './harness.mjs';

const dayAt = (days) => new Intl.DateTimeFormat('en-CA', { timeZone: ZONE }).format(Date.now() + days * 86_400_000);

/** What stands with that name in the next days, open reminders among it. */
async function standing(page, name) {
  const { items } = await (await page.request.get(`/v1/agenda?from=${dayAt(0)}&to=${dayAt(4)}`)).json();
  const isOpen = ({ kind, state }) => kind === 'event' || state === 'confirmed' || state === 'synced';
  return items.filter((item) => item.title.includes(name) && isOpen(item));
}

async function proposed(page, sentence, name) {
  await send(page, sentence);
  const card = cards(page).filter({ hasText: name });
  await card.waitFor();
  return card;
}

const row = (page, name) => page.locator('[data-deed]').filter({ hasText: name });

export function undoStories(harness) {
  test('what was approved is listed as done lately, and taken back there once', async (t) => {
    const page = await harness.page(t);
    await open(page);
    await newThread(page, 'Undo');
    await proposed(page, 'meeting with Wanda tomorrow at 3pm', 'Wanda');
    await page.goto('/proposals');
    await cards(page).filter({ hasText: 'Wanda' }).getByRole('button', { name: 'Approve' }).click();
    await notice(page, 'Approved').getByRole('button', { name: 'Undo' }).waitFor();
    const undo = row(page, 'Wanda').getByRole('button', { name: 'Undo' });
    await undo.waitFor();
    assert.equal((await standing(page, 'Wanda')).length, 1);
    await harness.shot(page, 'done-lately');
    await undo.click();
    await row(page, 'Wanda').getByText('taken back').waitFor();
    await undo.waitFor({ state: 'detached' });
    assert.ok(await row(page, 'Wanda').evaluate((element) => element === document.activeElement), 'the focus stays');
    assert.equal((await standing(page, 'Wanda')).length, 0);
    await page.reload();
    await row(page, 'Wanda').getByText('taken back').waitFor();
  });

  test('what was changed since stays, and the page says what', async (t) => {
    const page = await harness.page(t);
    await open(page);
    await newThread(page, 'Undo late');
    const card = await proposed(page, 'meeting with Xenia tomorrow at 5pm', 'Xenia');
    await card.getByRole('button', { name: 'Approve' }).click();
    await cards(page, 'approved').filter({ hasText: 'Xenia' }).waitFor();
    const [event] = await standing(page, 'Xenia');
    const later = (at) => new Date(Date.parse(at) + 1_800_000).toISOString();
    await page.request.post(`/v1/events/${event.id}/move`, { data: { starts_at: later(event.starts_at), ends_at: later(event.ends_at) } });
    await page.goto('/proposals');
    // The move is the newer of the two.
    await row(page, 'Xenia').nth(1).getByRole('button', { name: 'Undo' }).click();
    await page.locator('.notice.bad').filter({ hasText: 'changed since' }).filter({ hasText: 'Xenia' }).waitFor();
    assert.equal((await standing(page, 'Xenia')).length, 1);
  });

  test('several that were approved at once go back at once', async (t) => {
    const page = await harness.page(t);
    await open(page);
    await newThread(page, 'Undo several');
    await proposed(page, 'meeting with Yago tomorrow at 9am', 'Yago');
    await proposed(page, 'meeting with Zita tomorrow at 11am', 'Zita');
    await page.goto('/proposals');
    for (const name of ['Yago', 'Zita']) await cards(page).filter({ hasText: name }).getByRole('checkbox').check();
    await page.getByRole('button', { name: 'Approve 2' }).click();
    await notice(page, '2 proposals approved').getByRole('button', { name: 'Undo' }).click();
    await notice(page, 'Taken back').waitFor();
    assert.deepEqual([await standing(page, 'Yago'), await standing(page, 'Zita')], [[], []]);
  });

  test('in the agenda a reminder that was closed and an event that was cancelled come back', async (t) => {
    const page = await harness.page(t);
    await open(page);
    await newThread(page, 'Undo agenda');
    const card = await proposed(page, 'dinner with Vito tomorrow at 8pm, remind me an hour before', 'Vito');
    await card.getByRole('button', { name: 'Approve' }).click();
    await cards(page, 'approved').filter({ hasText: 'Vito' }).waitFor();
    await page.goto('/agenda?view=list');
    const event = page.locator('[data-event]:not(.over)').filter({ hasText: 'Vito' });
    const reminder = page.locator('[data-reminder]:not(.over)').filter({ hasText: 'Vito' });
    await reminder.getByRole('button', { name: 'Complete' }).click();
    await reminder.waitFor({ state: 'detached' });
    await notice(page, 'Completed').getByRole('button', { name: 'Undo' }).click();
    await reminder.waitFor();
    await event.getByRole('button', { name: 'Cancel event' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Cancel event' }).click();
    await event.waitFor({ state: 'detached' });
    await notice(page, 'Cancelled').getByRole('button', { name: 'Undo' }).click();
    await event.waitFor();
    await reminder.waitFor();
  });

  test('a mail that has not left is kept back', async (t) => {
    const page = await harness.page(t);
    const mail = { id: 'eff_00000000000000000000000000000001', summary: 'Mail to Ana: <b>Lunch?</b>', leaves_at: new Date(Date.now() + 600_000).toISOString() };
    let items = [mail];
    const asked = [];
    // No mailbox is connected here, so these two are ours; the page and the rest are the server's.
    await page.route('**/v1/sends', (route) => route.fulfill({ json: { items } }));
    await page.route('**/v1/sends/*/undo', (route) => {
      asked.push(new URL(route.request().url()).pathname);
      items = [];
      return route.fulfill({ json: { summary: mail.summary } });
    });
    await open(page, '/proposals');
    const waiting = page.locator(`[data-leaving="${mail.id}"]`);
    assert.match(await waiting.innerText(), /<b>Lunch\?<\/b>/, 'text stays text');
    await waiting.getByText('leaves in 10 min').waitFor();
    await waiting.getByRole('button', { name: 'Do not send' }).click();
    await waiting.waitFor({ state: 'detached' });
    await notice(page, 'Not sent: Mail to Ana').waitFor();
    assert.deepEqual(asked, [`/v1/sends/${mail.id}/undo`]);
  });
}
