/** What is coming. Read again from the server whenever something in it changes: recurrences are expanded there. */
import { api } from '../api/client';
import type { AgendaEntry, Event, EventItem, Reminder, ReminderItem } from '../api/types';
import { locale } from '../i18n/locale.svelte';
import { addDays, dayOf } from '../lib/time';
import { clock } from './clock.svelte';
import { notices } from './notices.svelte';
import { session } from './session.svelte';

const STEP_DAYS = 30;
/** How far back a reminder that nobody closed still shows. */
const OPEN_DAYS = 14;
/** The server gives at most 400 days at once. */
const MOST_DAYS = 360;
const SETTLE_MS = 150;

export const isOpen = (reminder: Reminder) => reminder.state === 'confirmed' || reminder.state === 'synced';

export const atOf = (entry: AgendaEntry) => (entry.kind === 'event' ? entry.starts_at : entry.due_at);

/** The day that an entry stands under. A whole day is a day of its own zone, wherever its reader is. */
export const entryDay = (entry: AgendaEntry) =>
  dayOf(atOf(entry), entry.kind === 'event' && entry.all_day ? entry.zone : session.zone);

/** Instants. */
export interface Times {
  start: number;
  end: number;
}

class Agenda {
  #entries = $state.raw<AgendaEntry[]>([]);
  loaded = $state(false);
  failed = $state(false);
  days = $state(STEP_DAYS);
  /** Grows when something changed: what reads other ranges (the calendar) reads again. */
  version = $state(0);
  #wanted = false;
  #settling: ReturnType<typeof setTimeout> | undefined;

  /** From today on; what began earlier and still goes on stands under today. */
  coming = $derived.by(() => {
    const days = new Map<string, AgendaEntry[]>();
    for (const entry of this.#entries) {
      const goesOn = entry.kind === 'event' && dayOf(Date.parse(entry.ends_at) - 1, entry.all_day ? entry.zone : session.zone) >= clock.today;
      const day = goesOn && entryDay(entry) < clock.today ? clock.today : entryDay(entry);
      if (day < clock.today) continue;
      const list = days.get(day);
      if (list) list.push(entry);
      else days.set(day, [entry]);
    }
    return [...days].sort(([a], [b]) => a.localeCompare(b));
  });

  /** Reminders of the last days that nobody closed. Those of events are over with the event. */
  open = $derived(this.#entries.filter((entry): entry is ReminderItem =>
    entry.kind === 'reminder' && !entry.event_id && isOpen(entry) && entryDay(entry) < clock.today));

  get canGrow(): boolean {
    return this.days < MOST_DAYS;
  }

  async load(): Promise<void> {
    this.#wanted = true;
    try {
      const { today } = clock;
      this.#entries = (await api.agenda(addDays(today, -OPEN_DAYS), addDays(today, this.days))).items;
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

  /** Leaves one occurrence out; undone, it takes place again. */
  async leaveOut(event: EventItem): Promise<void> {
    const { of } = event;
    if (!of) return;
    await this.#change(async () => {
      const { version } = await api.leaveOut(event.id, of);
      const times = { start: Date.parse(event.starts_at), end: Date.parse(event.ends_at) };
      notices.done(locale.t.views.leftOut(event.title), () => void this.#put(event.id, times, of, false, version));
    });
  }

  /** Moves an event, one occurrence of it, or all of them as far as that one; and says how to undo it. */
  async move(event: EventItem, to: Times, all: boolean): Promise<void> {
    const before = { start: Date.parse(event.starts_at), end: Date.parse(event.ends_at) };
    const of = event.of ?? null;
    const written = await this.#put(event.id, to, of, all, event.version);
    if (!written) return;
    // A series that was moved begins each occurrence at its new time.
    const shifted = all && of ? new Date(to.start).toISOString() : of;
    const back = all && of ? { start: Date.parse(of), end: Date.parse(of) + before.end - before.start } : before;
    const when = event.all_day ? clock.shortDate(dayOf(to.start, event.zone)) : clock.moment(new Date(to.start).toISOString());
    notices.done(locale.t.views.moved(event.title, when), () => void this.#put(event.id, back, shifted, all, written.version));
  }

  async #put(id: string, { start, end }: Times, of: string | null, all: boolean, version: number): Promise<Event | undefined> {
    const iso = (at: number) => new Date(at).toISOString();
    let written: Event | undefined;
    await this.#change(async () => {
      written = await api.moveEvent(id, { starts_at: iso(start), ends_at: iso(end), of, all, version });
    });
    return written;
  }

  async close(reminder: Reminder, how: 'complete' | 'dismiss'): Promise<void> {
    await this.#change(() => (how === 'complete' ? api.completeReminder(reminder.id) : api.dismissReminder(reminder.id)));
  }

  clear(): void {
    this.#entries = [];
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
