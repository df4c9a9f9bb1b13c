// One browser, one server, one login for all stories. The server is the one that ATTACHE_URL and ATTACHE_LINK (a fresh
// one-time link) name, else the mock. Needs the built pages: `npm run build` (the real server has them inside).

import assert from 'node:assert/strict';
import { mkdir } from 'node:fs/promises';
import { env } from 'node:process';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { start } from '../mock/server.mjs';

export const ZONE = 'Europe/Madrid';
const SHOTS = fileURLToPath(new URL('shots/', import.meta.url));
const FLAGS = [
  '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
  '--disable-component-update', '--disable-sync',
];
/** For everything that a server takes its time for: a turn after its debounce, for one. */
export const PATIENCE = 20_000;

export class Harness {
  async start() {
    const real = env.ATTACHE_LINK !== undefined;
    this.mock = real ? null : await start({ delay: 60 });
    this.link = env.ATTACHE_LINK ?? this.mock.link;
    this.url = (env.ATTACHE_URL ?? this.mock?.url ?? new URL(this.link).origin).replace(/\/$/, '');
    this.browser = await chromium.launch({ executablePath: env.CHROMIUM ?? '/usr/bin/chromium', args: FLAGS });
    this.login = undefined;
    await mkdir(SHOTS, { recursive: true });
  }

  async stop() {
    await this.browser?.close();
    await this.mock?.close();
  }

  /** A page of its own browser context, signed in if `login` says so. Fails the test if the page had an error. */
  async page(t, { login = true, ...options } = {}) {
    const context = await this.browser.newContext({
      baseURL: this.url, locale: 'en-GB', timezoneId: ZONE, viewport: { width: 1280, height: 860 },
      permissions: [], ...(login ? { storageState: this.login } : {}), ...options,
    });
    const page = await context.newPage();
    page.setDefaultTimeout(PATIENCE);
    const errors = [];
    page.on('pageerror', (error) => errors.push(String(error.stack ?? error)));
    page.on('console', (message) => {
      if (message.type() === 'error' && /Content Security Policy/i.test(message.text())) errors.push(message.text());
    });
    t.after(async () => {
      await context.close();
      assert.deepEqual(errors, [], 'the page had errors');
    });
    return page;
  }

  async shot(page, name) {
    await page.screenshot({ path: `${SHOTS}${name}.png` });
  }
}

/** Opens a page of the console and waits until it is signed in and connected. */
export async function open(page, path = '/') {
  await page.goto(path);
  await page.locator('.shell').waitFor();
  await page.locator('.sidebar-foot .dot.good').waitFor({ state: 'attached' });
}

/** A new conversation with a title of its own, opened. */
export async function newThread(page, title, role = 'assistant') {
  await page.getByRole('button', { name: 'New conversation' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Title').fill(title);
  await dialog.locator(`input[value=${role}]`).check();
  await dialog.getByRole('button', { name: 'Create' }).click();
  await page.getByRole('heading', { level: 1, name: title }).waitFor();
}

export async function send(page, text) {
  await page.getByLabel('Message', { exact: true }).fill(text);
  await page.keyboard.press('Enter');
}

/** Waits until the text stands among the messages, acknowledged. */
export async function said(page, text, sender = 'user') {
  await page.locator(`[data-message].${sender} .text`).filter({ hasText: text }).first().waitFor();
}

export const notice = (page, text) => page.locator('.notice').filter({ hasText: text });

export const cards = (page, state = 'pending') => page.locator(`[data-proposal][data-state=${state}]`);

/** `Friday 13:00` of an element's `datetime`, in the user's zone. */
export async function weekdayTime(locator) {
  const at = new Date(await locator.locator('time').first().getAttribute('datetime'));
  return new Intl.DateTimeFormat('en-GB', { timeZone: ZONE, weekday: 'long', hour: '2-digit', minute: '2-digit' }).format(at).replace(' at ', ' ').replace(',', '');
}
