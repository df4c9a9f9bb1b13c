/** What is coming. Read again from the server whenever something in it changes: recurrences are expanded there. */
import { api } from '../api/client';
import type { AgendaEntry, DeedId, Event, EventEdit, EventItem, Reminder, ReminderItem, Reply } from '../api/types';
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
    await this.#change(() => api.cancelEvent(event.id), () => locale.t.agenda.cancelledToast(event.title));
  }

  /** Leaves one occurrence out. */
  async leaveOut(event: EventItem): Promise<void> {
    const { of } = event;
    if (of) await this.#change(() => api.leaveOut(event.id, of), () => locale.t.views.leftOut(event.title));
  }

  /** Moves an event, one occurrence of it, or all of them as far as that one. */
  async move(event: EventItem, { start, end }: Times, all: boolean): Promise<void> {
    const [starts_at, ends_at] = [new Date(start).toISOString(), new Date(end).toISOString()];
    const when = event.all_day ? clock.shortDate(dayOf(start, event.zone)) : clock.moment(starts_at);
    const move = () => api.moveEvent(event.id, { starts_at, ends_at, of: event.of ?? null, all, version: event.version });
    await this.#change(move, () => locale.t.views.moved(event.title, when));
  }

  /** Changes an event's words or times; what the server refuses is for the form to say. */
  async edit(event: EventItem, edit: EventEdit): Promise<true> {
    const { undo, title } = await api.editEvent(event.id, edit);
    this.#done(locale.t.views.edited(edit.title ?? (event.of ? event.title : title)), undo);
    return true;
  }

  /** Answers an invitation. */
  async answer(event: EventItem, answer: Reply['answer']): Promise<void> {
    await this.#change(() => api.answerEvent(event.id, answer), () => locale.t.views.answered(event.title, answer));
  }

  /** Tells a reminder again later. */
  async snooze(reminder: Reminder, minutes: number): Promise<void> {
    const when = clock.moment(new Date(Date.now() + minutes * 60_000).toISOString());
    await this.#change(() => api.snoozeReminder(reminder.id, minutes), () => locale.t.agenda.snoozedToast(reminder.title, when));
  }

  /** Makes the event that a sentence was read as; what the server refuses is for the form to say. */
  async add(text: string, starts_at: string): Promise<true> {
    const { event, undo } = await api.quickAdd(text, starts_at);
    this.#done(locale.t.agenda.addedToast(event.title, event.all_day ? clock.shortDate(dayOf(event.starts_at, event.zone)) : clock.moment(event.starts_at)), undo);
    return true;
  }

  async close(reminder: Reminder, how: 'complete' | 'dismiss'): Promise<void> {
    const t = locale.t.agenda;
    const close = () => (how === 'complete' ? api.completeReminder(reminder.id) : api.dismissReminder(reminder.id));
    await this.#change(close, () => (how === 'complete' ? t.completedToast(reminder.title) : t.dismissedToast(reminder.title)));
  }

  /** Takes back what was done, the newest first; where one of them cannot go back, those before it stay too. */
  async takeBack(deeds: DeedId[]): Promise<void> {
    const lines: string[] = [];
    try {
      for (const id of deeds) lines.push(...(await api.undo(id)).lines);
    } catch (cause) {
      notices.failure(cause);
    }
    if (lines.length > 0) notices.add(locale.t.done.takenBack(lines.join(' · ')), 'good');
    this.touch();
  }

  clear(): void {
    this.#entries = [];
    this.loaded = false;
    this.#wanted = false;
    this.days = STEP_DAYS;
  }

  /** Does it, says what was done, and offers to take it back. */
  async #change(act: () => Promise<{ undo?: DeedId | null }>, said: () => string): Promise<void> {
    try {
      const { undo } = await act();
      this.#done(said(), undo);
    } catch (cause) {
      notices.failure(cause);
      this.touch();
    }
  }

  #done(said: string, undo: DeedId | null | undefined): void {
    if (undo) notices.done(said, () => void this.takeBack([undo]));
    else notices.add(said, 'good');
    this.touch();
  }
}

export const agenda = new Agenda();
