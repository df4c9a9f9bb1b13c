import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ZONE, cards, newThread, notice, open, send } from './harness.mjs';

const DAY = 86_400_000;
const dayAt = (days) => new Intl.DateTimeFormat('en-CA', { timeZone: ZONE }).format(Date.now() + days * DAY);
const weekdayAt = (days) => new Intl.DateTimeFormat('en-GB', { weekday: 'long', timeZone: ZONE }).format(Date.now() + days * DAY);
/** One that stands in a calendar elsewhere, in three days. */
const EVENT = {
  kind: 'event', id: 'evt_00000000000000000000000000000001', user_id: 'usr_00000000000000000000000000000001', title: 'Budget',
  starts_at: `${dayAt(3)}T09:00:00Z`, ends_at: `${dayAt(3)}T10:00:00Z`, all_day: false, zone: ZONE, place: 'Room 4', participants: ['Marta', 'Jon'],
  notes: null, recurrence: null, state: 'confirmed', version: 1, updated_at: `${dayAt(0)}T09:00:00Z`, calendar_id: 'cdr_00000000000000000000000000000001',
};
const block = (page, title) => page.locator('button[data-block]').filter({ hasText: title });

/** An event by a sentence and a yes. */
async function approved(page, sentence, word) {
  await send(page, sentence);
  const card = cards(page).filter({ hasText: word });
  await card.getByRole('button', { name: 'Approve' }).click();
  await cards(page, 'approved').filter({ hasText: word }).waitFor();
}

/** The instants of an event as the server has it. */
async function times(page, title, days) {
  const { items } = await (await page.request.get(`/v1/agenda?from=${dayAt(days)}&to=${dayAt(days + 8)}`)).json();
  const found = items.find((item) => item.kind === 'event' && item.title.includes(title));
  const wall = (at) => new Intl.DateTimeFormat('en-GB', { timeZone: ZONE, hour: '2-digit', minute: '2-digit' }).format(new Date(at));
  return found && `${new Intl.DateTimeFormat('en-CA', { timeZone: ZONE }).format(new Date(found.starts_at))} ${wall(found.starts_at)}–${wall(found.ends_at)}`;
}

/** Pixels of an hour, once its week is shown. */
const hour = (page) => page.locator('.hours').evaluate((element) => element.scrollHeight / 24);

async function drag(page, from, dx, dy) {
  const box = await from.boundingBox();
  const [x, y] = [box.x + box.width / 2, box.y + Math.min(box.height / 2, 12)];
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x + dx / 2, y + dy / 2, { steps: 4 });
  await page.mouse.move(x + dx, y + dy, { steps: 4 });
}

/** A finger, as the browser's own input has it: what it does is a touch, a tap or a scroll, as on a phone. */
async function finger(page) {
  const session = await page.context().newCDPSession(page);
  const send = (type, ...touchPoints) => session.send('Input.dispatchTouchEvent', { type, touchPoints });
  const at = { x: 0, y: 0 };
  return {
    down: (x, y) => send('touchStart', Object.assign(at, { x, y })),
    /** So far from where it is, in some steps. */
    by: async (dx, dy, steps = 6) => {
      const from = { ...at };
      for (let step = 1; step <= steps; step += 1) await send('touchMove', Object.assign(at, { x: from.x + (dx * step) / steps, y: from.y + (dy * step) / steps }));
    },
    up: () => send('touchEnd'),
    cancel: () => send('touchCancel'),
  };
}

const scrolled = (page) => page.locator('.hours').evaluate((element) => element.scrollTop);

/** The middle of something, once it lies in the middle of the hours. */
async function middle(locator) {
  await locator.evaluate((element) => element.scrollIntoView({ block: 'center', behavior: 'instant' }));
  const box = await locator.boundingBox();
  return [box.x + box.width / 2, box.y + box.height / 2];
}

export function viewStories(harness) {
  test('in the week an event is dragged, clashes before it is let go, and the move is undone', async (t) => {
    const page = await harness.page(t);
    await open(page);
    await newThread(page, 'Week');
    await approved(page, `meeting with Tomas on ${weekdayAt(3)} at 10am`, 'Tomas');
    await approved(page, `coffee with Vera on ${weekdayAt(3)} at 12pm`, 'Vera');
    await page.goto(`/agenda?view=week&day=${dayAt(3)}`);
    const meeting = block(page, 'Tomas');
    await meeting.waitFor();
    assert.equal(await times(page, 'Tomas', 3), `${dayAt(3)} 10:00–11:00`);
    // Right below the upper edge, whatever the hour of the day: being dragged away from it scrolls nothing.
    await meeting.evaluate((element) => element.scrollIntoView({ block: 'start', behavior: 'instant' }));
    const [size, before] = [await hour(page), await scrolled(page)];
    await drag(page, meeting, 0, size * 2.25);
    assert.equal(await scrolled(page), before);
    const ghost = page.locator('[data-ghost]');
    await ghost.filter({ hasText: 'At the same time' }).waitFor();
    assert.match(await ghost.innerText(), /12:15.*13:15/s);
    assert.match(await ghost.innerText(), /Vera/);
    await harness.shot(page, 'week-drag');
    await page.mouse.up();
    await notice(page, 'is now').waitFor();
    assert.equal(await page.getByRole('dialog').count(), 0, 'letting go opens nothing');
    assert.equal(await times(page, 'Tomas', 3), `${dayAt(3)} 12:15–13:15`);
    await harness.shot(page, 'week');
    await notice(page, 'is now').getByRole('button', { name: 'Undo' }).click();
    await page.locator('button[data-block][aria-label*="10:00"]').filter({ hasText: 'Tomas' }).waitFor();
    assert.equal(await times(page, 'Tomas', 3), `${dayAt(3)} 10:00–11:00`);

    // Its end, by its handle.
    const id = await meeting.getAttribute('data-block');
    await drag(page, page.locator(`[data-handle="${id}"]`), 0, size);
    await page.mouse.up();
    await notice(page, 'is now').waitFor();
    assert.equal(await times(page, 'Tomas', 3), `${dayAt(3)} 10:00–12:00`);
  });

  test('by keys alone: the view, the event, its time and its end', async (t) => {
    const page = await harness.page(t);
    await open(page);
    await newThread(page, 'Keys');
    await approved(page, `dinner with Nuria on ${weekdayAt(4)} at 8pm`, 'Nuria');
    await page.goto(`/agenda?view=list&day=${dayAt(4)}`);
    await page.locator('.agenda [aria-busy=false]').waitFor();
    await page.keyboard.press('2');
    const dinner = block(page, 'Nuria');
    await dinner.focus();
    const before = await times(page, 'Nuria', 4);
    await page.keyboard.press('Space');
    await page.keyboard.press('ArrowDown');
    await page.locator('[data-ghost]').waitFor();
    await page.keyboard.press('Escape');
    await page.locator('[data-ghost]').waitFor({ state: 'detached' });
    assert.equal(await times(page, 'Nuria', 4), before, 'put back');
    await page.keyboard.press('Space');
    for (const key of ['ArrowUp', 'ArrowUp', 'Shift+ArrowDown', 'Shift+ArrowDown']) await page.keyboard.press(key);
    await page.keyboard.press('Space');
    await notice(page, 'is now').waitFor();
    const [, end] = before.split('–');
    const later = `${String((Number(end.slice(0, 2)))).padStart(2, '0')}:${end.slice(3)}`;
    assert.equal(await times(page, 'Nuria', 4), `${dayAt(4)} 19:30–${later}`);

    await page.keyboard.press('3');
    await page.locator('.month-view[aria-busy=false]').waitFor();
    await block(page, 'Nuria').focus();
    for (const key of ['Space', 'ArrowLeft', 'Space']) await page.keyboard.press(key);
    await notice(page, 'is now').last().waitFor();
    await page.locator(`[data-cell="${dayAt(3)}"] [data-block]`).filter({ hasText: 'Nuria' }).waitFor();
    await harness.shot(page, 'month');
    assert.equal(await times(page, 'Nuria', 3), `${dayAt(3)} 19:30–${later}`);
    await page.keyboard.press('1');
    await page.locator('.agenda').waitFor();
  });

  test('of one that repeats, this one or all; one is left out, and back', async (t) => {
    const page = await harness.page(t);
    await open(page);
    await newThread(page, 'Series');
    await approved(page, `yoga with Berta every ${weekdayAt(3)} at 6pm`, 'Berta');
    await page.goto(`/agenda?view=week&day=${dayAt(3)}`);
    const yoga = block(page, 'Berta');
    await yoga.focus();
    for (const key of ['Space', 'ArrowUp', 'ArrowUp', 'Space']) await page.keyboard.press(key);
    const dialog = page.getByRole('dialog');
    await dialog.filter({ hasText: 'repeats' }).waitFor();
    await dialog.getByRole('button', { name: 'Only this one' }).click();
    await notice(page, 'is now').waitFor();
    assert.match(await times(page, 'Berta', 3), / 17:30/);
    assert.match(await times(page, 'Berta', 10), / 18:00/, 'the next one stays');
    await notice(page, 'is now').getByRole('button', { name: 'Undo' }).click();
    await page.locator('button[data-block][aria-label*="18:00"]').filter({ hasText: 'Berta' }).waitFor();

    await yoga.focus();
    for (const key of ['Space', 'ArrowDown', 'ArrowDown', 'Space']) await page.keyboard.press(key);
    await dialog.getByRole('button', { name: 'All of them' }).click();
    await notice(page, 'is now').waitFor();
    assert.match(await times(page, 'Berta', 10), / 18:30/);
    await notice(page, 'is now').getByRole('button', { name: 'Undo' }).click();
    await page.locator('button[data-block][aria-label*="18:00"]').filter({ hasText: 'Berta' }).waitFor();

    await yoga.click();
    await dialog.getByText('Repeats').waitFor();
    await dialog.getByRole('button', { name: 'Leave this one out' }).click();
    await yoga.waitFor({ state: 'detached' });
    await notice(page, 'left out').getByRole('button', { name: 'Undo' }).click();
    await yoga.waitFor();
  });

  test('an event shows its calendar and who comes', async (t) => {
    const page = await harness.page(t);
    const event = EVENT;
    const guest = (name, answer, organizer = false) => ({ email: `${name.toLowerCase()}@example.org`, name, answer, organizer });
    const guests = [guest('Marta', 'yes', true), guest('Jon', 'no'), guest('<b>Priya</b>', 'maybe'), guest('Lee', 'none')];
    const calendar = {
      id: event.calendar_id, connection_id: 'cnn_1', name: 'Work', color: '#b5487a', writable: true, zone: ZONE, chosen: true, takes_new: false, events: 1, waiting: 0, problem: null,
    };
    await page.route('**/v1/agenda**', (route) => route.fulfill({ json: { items: [event], from: dayAt(0), to: dayAt(8) } }));
    await page.route(`**/v1/events/${event.id}`, (route) => {
      const { kind: _, calendar_id, ...kept } = event;
      return route.fulfill({ json: { event: kept, calendar_id, guests } });
    });
    await page.route('**/v1/connections', (route) => route.fulfill({ json: { items: [], calendars: [calendar], books: [], notices: [], kinds: [] } }));
    await open(page, '/agenda?view=list');
    const row = page.locator(`[data-event="${event.id}"]`);
    assert.match(await row.innerText(), /Work/);
    await row.getByRole('button', { name: 'Budget', exact: true }).click();
    const sheet = page.getByRole('dialog');
    await sheet.locator('[data-guest=no]').filter({ hasText: 'Jon' }).filter({ hasText: 'does not come' }).waitFor();
    await sheet.locator('[data-guest=maybe]').filter({ hasText: '<b>Priya</b>' }).waitFor();
    assert.equal(await sheet.locator('[data-calendar]').innerText(), 'Work');
    assert.equal(await sheet.locator('[data-calendar] .color').evaluate((element) => getComputedStyle(element).backgroundColor), 'rgb(181, 72, 122)');
    await harness.shot(page, 'event');
    await sheet.getByRole('button', { name: 'Close' }).click();
    await page.goto(`/agenda?view=week&day=${dayAt(3)}`);
    await page.locator('.legend').getByText('Work').waitFor();
  });

  test('days on which the clock is moved say so', async (t) => {
    const page = await harness.page(t);
    await open(page, '/agenda?view=week&day=2027-03-28');
    await page.locator('[data-column="2027-03-28"] .change').filter({ hasText: 'goes forward' }).waitFor();
    await page.goto('/agenda?view=week&day=2026-10-25');
    await page.locator('[data-column="2026-10-25"] .change').filter({ hasText: 'goes back' }).waitFor();
    assert.equal(await page.locator('.change').count(), 1);
  });

  test('a finger that moves at once scrolls; one that rests holds an event, moves it and its end', async (t) => {
    const page = await harness.page(t);
    await open(page);
    await newThread(page, 'Finger');
    await approved(page, `meeting with Ulla on ${weekdayAt(5)} at 10am`, 'Ulla');
    const phone = await harness.page(t, { viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, isMobile: true, hasTouch: true });
    await phone.clock.install();
    await phone.goto(`/agenda?view=week&day=${dayAt(5)}`);
    const [meeting, ghost] = [block(phone, 'Ulla'), phone.locator('[data-ghost]')];
    await meeting.waitFor();
    const size = await hour(phone);
    const touch = await finger(phone);

    // With the page's clock standing still no finger rests long enough, however slow this machine is.
    await phone.clock.pauseAt(Date.now() + 60_000);
    let [x, y] = await middle(meeting);
    const before = await scrolled(phone);
    const rests = await phone.locator('.hours').evaluateHandle((element) => ({ end: new Promise((resolve) => element.addEventListener('scrollend', resolve, { once: true })) }));
    await touch.down(x, y);
    await touch.by(0, -2 * size);
    await touch.up();
    // A touch on what still rolls on is the browser's: it stops the rolling.
    await rests.evaluate(({ end }) => end.then(() => true));
    assert.ok(await scrolled(phone) > before + size, 'it scrolls');
    assert.equal(await ghost.count(), 0, 'and holds nothing');
    await phone.clock.resume();

    [x, y] = await middle(meeting);
    const still = await scrolled(phone);
    await touch.down(x, y);
    await ghost.waitFor();
    await touch.by(0, 2 * size, 12);
    await ghost.filter({ hasText: '12:00' }).waitFor();
    assert.equal(await scrolled(phone), still, 'what is held does not scroll');
    await harness.shot(phone, 'phone-drag');
    await touch.up();
    await notice(phone, 'is now').waitFor();
    assert.equal(await phone.getByRole('dialog').count(), 0, 'letting go opens nothing');
    assert.equal(await times(phone, 'Ulla', 5), `${dayAt(5)} 12:00–13:00`);
    await notice(phone, 'is now').getByRole('button', { name: 'Close' }).tap();

    // To the next day, and its end.
    [x, y] = await middle(meeting);
    const column = await phone.locator('[data-column]').first().evaluate((element) => element.clientWidth);
    await touch.down(x, y);
    await ghost.waitFor();
    await touch.by(column, 0);
    await touch.up();
    await notice(phone, 'is now').waitFor();
    assert.equal(await times(phone, 'Ulla', 5), `${dayAt(6)} 12:00–13:00`);
    await notice(phone, 'is now').getByRole('button', { name: 'Close' }).tap();
    [x, y] = await middle(phone.locator(`[data-handle="${await meeting.getAttribute('data-block')}"]`));
    await touch.down(x, y);
    await ghost.waitFor();
    await touch.by(0, size);
    await touch.up();
    await notice(phone, 'is now').waitFor();
    assert.equal(await times(phone, 'Ulla', 5), `${dayAt(6)} 12:00–14:00`);

    // At the edge the hours beyond it come, though the finger rests; a call that comes in puts it back.
    [x, y] = await middle(meeting);
    const bottom = await phone.locator('.hours').evaluate((element) => element.getBoundingClientRect().bottom);
    const begun = await scrolled(phone);
    await touch.down(x, y);
    await ghost.waitFor();
    await touch.by(0, bottom - 8 - y);
    await phone.waitForFunction((from) => document.querySelector('.hours').scrollTop > from + 100, begun);
    await touch.cancel();
    await ghost.waitFor({ state: 'detached' });
    assert.equal(await times(phone, 'Ulla', 5), `${dayAt(6)} 12:00–14:00`, 'put back');

    [x, y] = await middle(meeting);
    await phone.touchscreen.tap(x, y);
    await phone.getByRole('dialog').getByText('Ulla').first().waitFor();
  });

  test('a phone shows three days, and a month with the chosen day below', async (t) => {
    const page = await harness.page(t, { viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, isMobile: true, hasTouch: true });
    await page.route('**/v1/agenda**', (route) => route.fulfill({ json: { items: [{ ...EVENT, title: 'Vera' }], from: dayAt(0), to: dayAt(8) } }));
    await page.goto(`/agenda?view=week&day=${dayAt(3)}`);
    await page.locator('.week[aria-busy=false]').waitFor();
    assert.equal(await page.locator('[data-column]').count(), 3);
    await block(page, 'Vera').waitFor();
    await harness.shot(page, 'phone-week');
    await page.getByRole('link', { name: 'Month' }).tap();
    await page.locator(`[data-cell="${dayAt(3)}"] .number`).tap();
    await page.locator('.day [data-event]').filter({ hasText: 'Vera' }).waitFor();
    await harness.shot(page, 'phone-month');
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth) <= 390);
  });
}
