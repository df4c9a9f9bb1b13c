// Real channels against stand-ins of their platforms: the program that ATTACHE_PLATFORMS names, with its four ports,
// to which the server was pointed when it began. Without it these stories are skipped.

import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { env } from 'node:process';
import { createInterface } from 'node:readline';
import { test } from 'node:test';
import { open, PATIENCE } from './harness.mjs';

const TELEGRAM = '123456:AAF-a_token_of_nobody_at_all_really';
const DISCORD = 'MTIzNDU2.Gsecr.a_token-of_nobody';
const MAILBOX = 'assistant@example.org';

/** The person at the other end. */
class Person {
  heard = [];
  waiting = new Set();

  constructor([program, ...ports]) {
    this.ports = ports;
    this.child = spawn(program, ports, { stdio: ['pipe', 'pipe', 'inherit'] });
    createInterface({ input: this.child.stdout }).on('line', (line) => {
      if (line.startsWith('{')) this.heard.push(JSON.parse(line));
      for (const look of this.waiting) look();
    });
  }

  says(platform, text) {
    this.child.stdin.write(`${platform} ${text}\n`);
  }

  /** The first that the assistant said there of which `what` holds, behind the `from`th of all. */
  async hears(platform, what, from = 0) {
    const find = () => this.heard.slice(from).find((one) => one.platform === platform && what(one));
    return new Promise((resolve, reject) => {
      const look = () => {
        const found = find();
        if (!found) return;
        clearTimeout(late);
        this.waiting.delete(look);
        resolve(found);
      };
      const late = setTimeout(() => reject(new Error(`never said on ${platform}; ${JSON.stringify(this.heard)}`)), PATIENCE);
      this.waiting.add(look);
      look();
    });
  }

  async stop() {
    this.child.stdin.end();
    await once(this.child, 'exit');
  }
}

/** Reads `/start …` from the dialog that follows a connection, and closes it. */
async function code(page) {
  const command = await page.locator('dialog code').innerText();
  assert.match(command, /^\/start [0-9a-f]{20}$/);
  await page.getByRole('button', { name: 'Close' }).click();
  return command;
}

const fill = async (page, given) => {
  for (const [name, value] of Object.entries(given)) await page.locator(`dialog input[name=${name}]`).fill(value);
  await page.locator('dialog button[type=submit]').click();
};

/** Waits until the agenda of the console shows it. */
async function stands(page, title) {
  await page.goto('/agenda');
  await page.getByText(title).first().waitFor();
}

export function platformStories(harness) {
  const options = { skip: env.ATTACHE_PLATFORMS ? false : 'ATTACHE_PLATFORMS names no platforms' };
  let person;
  const begin = () => (person ??= new Person(env.ATTACHE_PLATFORMS.split(' ')));

  test('a Telegram bot is connected by its guide, and a press makes the event', options, async (t) => {
    const page = await harness.page(t);
    begin();
    await open(page, '/channels');
    await page.getByRole('button', { name: 'Connect Telegram' }).click();
    await fill(page, { token: TELEGRAM });
    await page.locator('dialog a[href^="https://t.me/attache_bot?start="]').waitFor();
    person.says('telegram', await code(page));
    await person.hears('telegram', (one) => one.text.includes('we are connected'));
    person.says('telegram', 'Breakfast with Nora on Friday at 8am');
    const proposal = await person.hears('telegram', (one) => one.buttons.length > 0);
    assert.deepEqual([proposal.text.includes('Breakfast with Nora'), proposal.buttons], [true, ['Yes', 'No']]);
    person.says('telegram', '!1');
    await person.hears('telegram', (one) => one.text.includes('Done: Breakfast with Nora'));
    await stands(page, 'Breakfast with Nora');
  });

  test('a Discord bot is connected by its guide, and a press makes the event', options, async (t) => {
    const page = await harness.page(t);
    begin();
    await open(page, '/channels');
    await page.getByRole('button', { name: 'Connect Discord' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('link', { name: 'Open the developer portal' }).waitFor();
    // What is wrong stands at its field, in words, and can be mended there.
    await fill(page, { token: 'abc' });
    await dialog.getByRole('alert').filter({ hasText: /^a token has three parts/ }).waitFor();
    assert.equal(await dialog.locator('input[name=token]').getAttribute('aria-invalid'), 'true');
    await harness.shot(page, 'discord-wrong');
    await fill(page, { token: `${DISCORD}X` });
    await dialog.getByRole('alert').filter({ hasText: /^the bot's token is wrong or was reset/ }).waitFor();
    await fill(page, { token: DISCORD });
    // First its invitation, then the command: there is no address that does both.
    const invitation = page.getByRole('link', { name: 'Invite it to your server' });
    assert.match(await invitation.getAttribute('href'), /^https:\/\/discord\.com\/oauth2\/authorize\?client_id=\d+&scope=[^?]*$/);
    await harness.shot(page, 'discord-code');
    person.says('discord', await code(page));
    await person.hears('discord', (one) => one.text.includes('we are connected'));
    person.says('discord', 'Lunch with Marta on Friday at 1pm');
    const proposal = await person.hears('discord', (one) => one.buttons.length > 0);
    assert.deepEqual([proposal.text.includes('Lunch with Marta'), proposal.buttons], [true, ['Yes', 'No']]);
    person.says('discord', '!1');
    await person.hears('discord', (one) => one.text.includes('Done: Lunch with Marta'));
    await stands(page, 'Lunch with Marta');
  });

  test('a mailbox is connected by its guide, and a yes in the thread makes the event', options, async (t) => {
    const page = await harness.page(t);
    begin();
    await open(page, '/channels');
    await page.getByRole('button', { name: 'Connect a mailbox' }).click();
    const dialog = page.getByRole('dialog');
    await fill(page, { address: 'nobody', password: 'x' });
    await dialog.getByRole('alert').filter({ hasText: /^an address is a name, an @ and a host/ }).waitFor();
    // A provider that is not known: the fields that it takes open by themselves.
    await fill(page, { address: MAILBOX, password: 'x' });
    await dialog.getByRole('alert').filter({ hasText: 'the servers of example.org are not known here' }).waitFor();
    await harness.shot(page, 'mail-servers');
    const [imap, smtp] = person.ports.slice(2).map((port) => `127.0.0.1:${port}/plain`);
    await fill(page, { imap, smtp, authority: 'mx.example.org' });
    await dialog.getByRole('alert').filter({ hasText: /^IMAP: the server does not take the name and password/ }).waitFor();
    await dialog.locator('select[name=role]').selectOption('assistant');
    await fill(page, { password: 'an app password' });
    const write = page.getByRole('link', { name: 'Write the mail' });
    assert.match(await write.getAttribute('href'), /^mailto:assistant@example\.org\?subject=%2Fstart%20[0-9a-f]{20}$/);
    await harness.shot(page, 'mail-code');
    person.says('mail', await code(page));
    await person.hears('mail', (one) => one.text.includes('we are connected'));
    person.says('mail', 'Dinner with Luis on Thursday at 20:00');
    const proposal = await person.hears('mail', (one) => one.text.includes('I propose'));
    assert.match(proposal.text, /^Subject: Re: Dinner with Luis on Thursday at 20:00\r$/m);
    person.says('mail', 're Yes please');
    await person.hears('mail', (one) => one.text.includes('Done: Dinner with Luis'));
    await stands(page, 'Dinner with Luis');
    await page.goto('/channels');
    await page.locator('[data-channel] .chip.approved').nth(2).waitFor();
    await harness.shot(page, 'channels-real');
    await person.stop();
  });
}
