import assert from 'node:assert/strict';
import { test } from 'node:test';
import { cards, newThread, open, said, send } from './harness.mjs';

const own = (page) => page.locator('[data-message].user .text').allInnerTexts();
const everything = (page) => page.locator('[data-message]').evaluateAll((all) => all.map((element) => `${element.dataset.seq} ${element.querySelector('.text').textContent}`));

/**
 * Puts the page's socket in our hands: `drop()` closes it and keeps it closed until `restore()`; `say()` sends the page
 * a frame as if it came from the server; `frames` is what the page has sent, `events` what it has got.
 */
async function wire(page) {
  let blocked = false;
  let routes = [];
  const frames = [];
  const events = [];
  await page.routeWebSocket('**/v1/socket', (route) => {
    if (blocked) return void route.close();
    const server = route.connectToServer();
    route.onMessage((message) => {
      frames.push(JSON.parse(message));
      server.send(message);
    });
    server.onMessage((message) => {
      const frame = JSON.parse(message);
      if (frame.type === 'event') events.push(frame.event);
      route.send(message);
    });
    routes.push({ route, server });
  });
  return {
    frames,
    events,
    say: (frame) => routes.at(-1).route.send(JSON.stringify(frame)),
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

/** Waits for something on our side of the line. */
async function until(holds) {
  for (let turns = 0; !holds(); turns++) {
    assert.ok(turns < 2_000, 'it did not come');
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
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

  test('an answer is shown as it is written, and what became of its delivery', async (t) => {
    const page = await harness.page(t);
    const line = await wire(page);
    await open(page);
    await newThread(page, 'Delivery');
    await send(page, 'good morning');
    const answer = page.locator('[data-message].assistant');
    await answer.waitFor();
    const conversation_id = new URL(page.url()).searchParams.get('c');

    line.say({ type: 'delta', conversation_id, turn_id: 'trn_x', text: 'Half of ' });
    line.say({ type: 'delta', conversation_id, turn_id: 'trn_x', text: 'an answer' });
    await page.locator('.writing .text').filter({ hasText: 'Half of an answer' }).waitFor();
    line.say({ type: 'restart', conversation_id, turn_id: 'trn_x' });
    line.say({ type: 'delta', conversation_id, turn_id: 'trn_x', text: 'Another one' });
    await page.locator('.writing .text').filter({ hasText: /^\s*Another one\s*$/ }).waitFor();

    // Ours is the next event once the server has said all that it will: at the end, that the answer was sent.
    const message_id = await answer.getAttribute('data-message');
    const own = () => line.events.filter((event) => event.conversation_id === conversation_id);
    const told = (test) => own().some((event) => test(event.payload));
    await until(() => told((p) => (p.message?.id === message_id || p.message_id === message_id) && (p.delivery ?? p.message.delivery) === 'sent'));
    const seq = own().at(-1).seq;
    const delivery = (at, state) => line.say({
      type: 'event', event: { conversation_id, seq: at, at: new Date().toISOString(), payload: { kind: 'delivery', message_id, delivery: state } },
    });
    delivery(seq + 1, 'uncertain');
    await answer.getByText('May not have arrived').waitFor();
    delivery(seq + 1, 'failed');
    delivery(seq + 2, 'failed');
    await answer.getByText('Not delivered').waitFor();

    // A gap is asked for, from its beginning, and so not jumped over.
    delivery(seq + 9, 'sent');
    await until(() => line.frames.some((frame) => frame.type === 'follow' && frame.conversation_id === conversation_id && frame.after === seq + 2));
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

  test('what was changed elsewhere is not approved unseen', async (t) => {
    const [first, second] = [await harness.page(t), await harness.page(t)];
    const line = await wire(first);
    await open(first);
    await newThread(first, 'Unseen');
    await send(first, 'meeting with Pilar on Wednesday at 4pm');
    const card = cards(first).filter({ hasText: 'Pilar' });
    await card.waitFor();
    await line.drop();

    await open(second, new URL(first.url()).pathname + new URL(first.url()).search);
    await cards(second).getByRole('button', { name: 'Edit' }).click();
    await cards(second).locator('[name=title]').fill('Meeting with Pilar and her lawyer');
    await cards(second).getByRole('button', { name: 'Save', exact: true }).click();
    await cards(second).locator('h3').filter({ hasText: 'lawyer' }).waitFor();

    await card.getByRole('button', { name: 'Approve' }).click();
    await first.getByText('It was changed in the meantime.').waitFor();
    await card.locator('h3').filter({ hasText: 'lawyer' }).waitFor();
    await line.restore();
    await card.getByRole('button', { name: 'Reject' }).click();
    await cards(second, 'rejected').waitFor();
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
