/** Where entries stand in a grid of days: pieces of a day by their minutes, and bars over whole days. Pure. */
import type { AgendaEntry, EventItem } from '../api/types';
import { dayOf, minuteOf, wallOf } from './time';

const DAY_MS = 86_400_000;
/** What is shorter takes as much room, so that it can be read and hit. */
const LEAST_MINUTES = 25;

/** The part of an entry that lies on one day: minutes of its wall time. */
export interface Piece {
  entry: AgendaEntry;
  start: number;
  end: number;
  /** It begins, it ends on this day. */
  first: boolean;
  last: boolean;
}

/** From one day to another, the last included. */
export interface Bar {
  entry: EventItem;
  first: string;
  last: string;
}

/** Tells occurrences apart. */
export const keyOf = (entry: AgendaEntry) => `${entry.id} ${entry.of ?? ''}`;

/** What stands above the hours: whole days, and what takes a day or longer. */
export function isLong(event: EventItem): boolean {
  return event.all_day || Date.parse(event.ends_at) - Date.parse(event.starts_at) >= DAY_MS;
}

/** The days of an event; whole days are those of its own zone, wherever one is. */
export function barOf(event: EventItem, zone: string): Bar {
  const own = event.all_day ? event.zone : zone;
  return { entry: event, first: dayOf(event.starts_at, own), last: dayOf(Math.max(Date.parse(event.ends_at) - 1, Date.parse(event.starts_at)), own) };
}

/** The days that an entry is shown on: first and last. */
export function daysOf(entry: AgendaEntry, zone: string): [string, string] {
  if (entry.kind === 'reminder') {
    const day = dayOf(entry.due_at, zone);
    return [day, day];
  }
  const { first, last } = barOf(entry, zone);
  return [first, last];
}

/** What lies on `day` between its hours. A clock that is put back makes no piece run backwards. */
export function piecesOf(entries: AgendaEntry[], day: string, zone: string): Piece[] {
  const pieces: Piece[] = [];
  for (const entry of entries) {
    if (entry.kind === 'event' && isLong(entry)) continue;
    const [from, to] = entry.kind === 'event' ? [entry.starts_at, entry.ends_at] : [entry.due_at, entry.due_at];
    const [begins, ends] = [wallOf(from, zone), wallOf(to, zone)];
    // What ends at midnight ends on the day before.
    const [firstDay, lastDay] = [begins.slice(0, 10), dayOf(Math.max(Date.parse(to) - 1, Date.parse(from)), zone)];
    if (day < firstDay || day > lastDay) continue;
    const start = day === firstDay ? minuteOf(begins) : 0;
    const end = ends.slice(0, 10) > day ? 1440 : minuteOf(ends);
    // At the end of the day it still has its room.
    const least = Math.min(start, 1440 - LEAST_MINUTES);
    pieces.push({ entry, start: least, end: Math.max(end, least + LEAST_MINUTES), first: day === firstDay, last: day === lastDay });
  }
  return pieces;
}

/** Other events that take place at the same time as `start` to `end`, both instants. Whole days leave room for others. */
export function clashesOf(entries: AgendaEntry[], self: EventItem, start: number, end: number): EventItem[] {
  return entries.filter((entry): entry is EventItem =>
    entry.kind === 'event' && !entry.all_day && entry.state !== 'cancelled' && keyOf(entry) !== keyOf(self) &&
    Date.parse(entry.starts_at) < end && Date.parse(entry.ends_at) > start);
}
