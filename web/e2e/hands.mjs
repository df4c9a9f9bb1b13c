// What is done to the agenda by hand: one sentence, an edit, an answer, a reminder that is put off.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ZONE, cards, newThread, notice, open, send } from './harness.mjs';

const DAY = 86_400_000;
const dayAt = (days) => new Intl.DateTimeFormat('en-CA', { timeZone: ZONE }).format(Date.now() + days * DAY);
const weekdayAt = (days) => new Intl.DateTimeFormat('en-GB', { weekday: 'long', timeZone: ZONE }).format(Date.now() + days * DAY);
const USER = 'usr_00000000000000000000000000000001';
const row = (page, text) => page.locator('[data-event]:not(.over)').filter({ hasText: text });

/** A page whose agenda holds this entry only, and what is posted to the server. */
async function holding(page, entry) {
  const asked = [];
  await page.route('**/v1/agenda**', (route) => route.fulfill({ json: { items: [entry], from: dayAt(-14), to: dayAt(30) } }));
  const took = (route) => {
    asked.push([new URL(route.request().url()).pathname.split('/').pop(), route.request().postDataJSON()]);
    const { kind: _, ...kept } = entry;
    return route.fulfill({ json: { ...kept, undo: null } });
  };
  await page.route('**/v1/reminders/*/*', took);
  await page.route('**/v1/events/*/answer', took);
  await page.route(`**/v1/events/${entry.id}`, (route) => {
    const { kind: _, ...event } = entry;
    return route.fulfill({ json: { event, calendar_id: null, guests: [] } });
  });
  return asked;
}

export function handStories(harness) {
  test('one sentence is read, seen and added, and taken back', async (t) => {
    const page = await harness.page(t);
    await open(page, '/agenda?view=list');
    const box = page.getByRole('form', { name: 'Add' });
    await box.getByLabel('A new event, in one sentence').fill('nothing that has a time');
    await box.getByRole('button', { name: 'Add', exact: true }).click();
    await box.getByRole('alert').waitFor();
    await box.getByLabel('A new event, in one sentence').fill(`lunch with Fatima on ${weekdayAt(3)} at 1pm at Casa Lucio`);
    assert.equal(await box.getByRole('alert').count(), 0, 'another sentence may be right');
    await page.keyboard.press('Enter');
    await box.getByRole('status').filter({ hasText: 'Fatima' }).waitFor();
    await harness.shot(page, 'quick-read');
    assert.equal(await row(page, 'Fatima').count(), 0, 'nothing is made before it was seen');
    await box.getByRole('button', { name: 'Add it' }).click();
    await row(page, 'Fatima').waitFor();
    assert.match(await row(page, 'Fatima').innerText(), /Casa Lucio/);
    assert.equal(await box.getByLabel('A new event, in one sentence').inputValue(), '');
    await notice(page, 'Added').getByRole('button', { name: 'Undo' }).click();
    await row(page, 'Fatima').waitFor({ state: 'detached' });
  });

  test('the title, place and times of an event are written anew, and back', async (t) => {
    const page = await harness.page(t);
    await open(page);
    await newThread(page, 'Edit');
    await send(page, `meeting with Quim on ${weekdayAt(4)} at 10am`);
    await cards(page).filter({ hasText: 'Quim' }).getByRole('button', { name: 'Approve' }).click();
    await cards(page, 'approved').filter({ hasText: 'Quim' }).waitFor();
    await page.goto('/agenda?view=list');
    await row(page, 'Quim').getByRole('button', { name: /Quim/ }).first().click();
    const sheet = page.getByRole('dialog');
    await sheet.getByRole('button', { name: 'Edit' }).click();
    await sheet.getByLabel('Title').fill('');
    await sheet.getByRole('button', { name: 'Save' }).click();
    await sheet.getByRole('alert').filter({ hasText: 'Give it a title.' }).waitFor();
    await sheet.getByLabel('Title').fill('Budget with Quim');
    await sheet.getByLabel('Place').fill('Room 7');
    await sheet.getByLabel('Starts').fill(`${dayAt(5)}T11:30`);
    assert.equal(await sheet.getByLabel('Ends').inputValue(), `${dayAt(5)}T12:30`, 'it lasts as long');
    await sheet.getByLabel('Ends').fill(`${dayAt(5)}T12:00`);
    await harness.shot(page, 'event-edit');
    await sheet.getByRole('button', { name: 'Save' }).click();
    await sheet.waitFor({ state: 'detached' });
    await row(page, 'Budget with Quim').waitFor();
    assert.match(await row(page, 'Quim').innerText(), /11:30[\s\S]*12:00[\s\S]*Room 7/);
    await notice(page, 'Changed').getByRole('button', { name: 'Undo' }).click();
    await row(page, 'Budget with Quim').waitFor({ state: 'detached' });
    assert.match(await row(page, 'Quim').innerText(), /10:00/);
  });

  test('of an event that repeats, this one alone gets another place', async (t) => {
    const page = await harness.page(t);
    await open(page);
    await newThread(page, 'Edit one');
    await send(page, `yoga with Petra every ${weekdayAt(2)} at 6pm`);
    await cards(page).filter({ hasText: 'Petra' }).getByRole('button', { name: 'Approve' }).click();
    await cards(page, 'approved').filter({ hasText: 'Petra' }).waitFor();
    await page.goto('/agenda?view=list');
    await row(page, 'Petra').first().getByRole('button', { name: /Petra/ }).first().click();
    const sheet = page.getByRole('dialog');
    await sheet.getByRole('button', { name: 'Edit' }).click();
    await sheet.getByLabel('Place').fill('Park');
    assert.ok(await sheet.getByRole('radio', { name: 'Only this one' }).isChecked());
    await sheet.getByRole('button', { name: 'Save' }).click();
    await row(page, 'Petra').filter({ hasText: 'Park' }).waitFor();
    assert.equal(await row(page, 'Petra').filter({ hasText: 'Park' }).count(), 1);
    assert.ok(await row(page, 'Petra').count() > 1);
  });

  test('an invitation is answered', async (t) => {
    const page = await harness.page(t);
    const asked = await holding(page, {
      kind: 'event', id: 'evt_00000000000000000000000000000007', user_id: USER, title: 'Review', starts_at: `${dayAt(2)}T09:00:00Z`,
      ends_at: `${dayAt(2)}T10:00:00Z`, all_day: false, zone: ZONE, place: null, participants: ['Ana'], notes: null, recurrence: null,
      reply: { answer: 'open', note: null }, state: 'confirmed', version: 1, updated_at: `${dayAt(0)}T09:00:00Z`,
    });
    await open(page, '/agenda?view=list');
    assert.match(await row(page, 'Review').innerText(), /Invited, not answered/);
    await row(page, 'Review').getByRole('button', { name: 'Review', exact: true }).click();
    const sheet = page.getByRole('dialog');
    await harness.shot(page, 'invitation');
    await sheet.getByRole('button', { name: 'I come', exact: true }).click();
    await notice(page, 'You come: Review').waitFor();
    assert.deepEqual(asked, [['answer', { answer: 'accepted' }]]);
  });

  test('a reminder that was told shows when, and is done, dismissed or put off', async (t) => {
    const page = await harness.page(t);
    const asked = await holding(page, {
      kind: 'reminder', id: 'rem_00000000000000000000000000000007', user_id: USER, conversation_id: 'cnv_00000000000000000000000000000001', event_id: null,
      title: 'Call the dentist', due_at: `${dayAt(-1)}T09:30:00Z`, due_kind: 'clock', zone: ZONE, priority: 'medium', recurrence: null, state: 'synced',
      updated_at: `${dayAt(-1)}T09:30:00Z`,
    });
    await open(page, '/agenda?view=list');
    const told = page.locator('[data-reminder]').filter({ hasText: 'dentist' });
    await told.waitFor();
    assert.match(await told.innerText(), /\d{1,2}:30[\s\S]*Reminded/, 'the hour beside the day');
    await told.getByRole('button', { name: 'Complete' }).click();
    await notice(page, 'Completed').waitFor();
    await told.getByRole('button', { name: 'Dismiss' }).click();
    await notice(page, 'Dismissed').waitFor();
    await told.getByRole('button', { name: 'Remind me again' }).click();
    await harness.shot(page, 'reminder');
    await page.getByRole('dialog').getByRole('button', { name: 'In 1 hour' }).click();
    await notice(page, 'comes again').waitFor();
    assert.deepEqual(asked.map(([what, body]) => [what, body]), [['complete', null], ['dismiss', null], ['snooze', { minutes: 60 }]]);
  });
}
