/** What is coming. Read again from the server whenever something in it changes: recurrences are expanded there. */
import { api } from '../api/client';
import type { AgendaEntry, Event, Reminder } from '../api/types';
import { addDays, dayOf } from '../lib/time';
import { clock } from './clock.svelte';
import { notices } from './notices.svelte';
import { session } from './session.svelte';

const STEP_DAYS = 30;
/** The server gives at most 400 days at once. */
const MOST_DAYS = 360;
const SETTLE_MS = 150;

export const atOf = (entry: AgendaEntry) => (entry.kind === 'event' ? entry.starts_at : entry.due_at);

/** The day that an entry stands under. A whole day is a day of its own zone, wherever its reader is. */
export const entryDay = (entry: AgendaEntry) =>
  dayOf(atOf(entry), entry.kind === 'event' && entry.all_day ? entry.zone : session.zone);

class Agenda {
  entries = $state.raw<AgendaEntry[]>([]);
  loaded = $state(false);
  failed = $state(false);
  days = $state(STEP_DAYS);
  /** Grows when something changed: what reads other ranges (the calendar) reads again. */
  version = $state(0);
  #wanted = false;
  #settling: ReturnType<typeof setTimeout> | undefined;

  get canGrow(): boolean {
    return this.days < MOST_DAYS;
  }

  async load(): Promise<void> {
    this.#wanted = true;
    try {
      this.entries = (await api.agenda(clock.today, addDays(clock.today, this.days))).items;
      this.loaded = true;
      this.failed = false;
    } catch (cause) {
      this.failed = !this.loaded;
      notices.failure(cause);
    }
  }

  async grow(): Promise<void> {
    this.days = Math.min(this.days + STEP_DAYS, MOST_DAYS);
    await this.load();
  }

  /** Something in the agenda has changed; a burst of changes is read once. */
  touch(): void {
    clearTimeout(this.#settling);
    this.#settling = setTimeout(() => {
      this.version += 1;
      if (this.#wanted) void this.load();
    }, SETTLE_MS);
  }

  async cancel(event: Event): Promise<void> {
    await this.#change(() => api.cancelEvent(event.id));
  }

  async close(reminder: Reminder, how: 'complete' | 'dismiss'): Promise<void> {
    await this.#change(() => api.closeReminder(reminder.id, how));
  }

  clear(): void {
    this.entries = [];
    this.loaded = false;
    this.#wanted = false;
    this.days = STEP_DAYS;
  }

  async #change(act: () => Promise<unknown>): Promise<void> {
    try {
      await act();
    } catch (cause) {
      notices.failure(cause);
    }
    this.touch();
  }
}

export const agenda = new Agenda();
