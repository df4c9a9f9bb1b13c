/**
 * An event that is being moved or lengthened: as days where it lasts whole ones, else as wall times in the user's zone,
 * so that every step is one on the clock that they see. What it lasts stays the same on every day. Pure.
 */
import type { EventItem } from '../api/types';
import { addDays, addMinutes, dayOf, instantOf, wallOf } from './time';

/** The grid that times fall on, in minutes. */
export const STEP = 15;

export interface Held {
  entry: EventItem;
  /** A wall time, or a day. */
  start: string;
  end: string;
  /** Its end was moved by itself. */
  lengthened: boolean;
}

export function hold(entry: EventItem, zone: string): Held {
  const at = (instant: string) => (entry.all_day ? dayOf(instant, entry.zone) : wallOf(instant, zone));
  return { entry, start: at(entry.starts_at), end: at(entry.ends_at), lengthened: false };
}

/** So many days and minutes further on; minutes mean nothing to whole days. */
export function moved({ entry, start, end, lengthened }: Held, days: number, minutes: number): Held {
  const shift = (wall: string) => (entry.all_day ? addDays(wall, days) : addMinutes(wall, days * 1440 + minutes));
  return { entry, start: shift(start), end: shift(end), lengthened };
}

/** Its end so much further on; it lasts a step, or a day, at least. */
export function lengthened({ entry, start, end }: Held, days: number, minutes: number): Held {
  const least = entry.all_day ? addDays(start, 1) : addMinutes(start, STEP);
  const wanted = entry.all_day ? addDays(end, days) : addMinutes(end, days * 1440 + minutes);
  return { entry, start, end: wanted < least ? least : wanted, lengthened: true };
}

/** From when to when, as instants. */
export function timesOf({ entry, start, end, lengthened }: Held, zone: string): { start: number; end: number } {
  if (entry.all_day) return { start: instantOf(`${start}T00:00`, entry.zone), end: instantOf(`${end}T00:00`, entry.zone) };
  const lasts = Date.parse(entry.ends_at) - Date.parse(entry.starts_at);
  const unmoved = start === wallOf(entry.starts_at, zone);
  // One of two equal wall times stays the one that it is.
  const from = unmoved ? Date.parse(entry.starts_at) : instantOf(start, zone);
  return { start: from, end: lengthened ? Math.max(instantOf(end, zone), from + STEP * 60_000) : from + lasts };
}

/** Whether it stands where it stood. */
export function isUnmoved(held: Held, zone: string): boolean {
  const { start, end } = timesOf(held, zone);
  return start === Date.parse(held.entry.starts_at) && end === Date.parse(held.entry.ends_at);
}
