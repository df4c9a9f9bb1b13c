/**
 * An event as the form has it that changes it: its words, and its times on the user's clock; whole days as days, the last
 * one included. What the form leaves alone is not sent. Pure.
 */
import type { EventEdit, EventItem } from '../api/types';
import { addDays, addMinutes, dayOf, instantOf, minutesBetween, wallOf } from './time';

export interface Draft {
  title: string;
  place: string;
  /** A wall time, or a day. */
  start: string;
  end: string;
}

export function draftOf(event: EventItem, zone: string): Draft {
  const { title, place, all_day } = event;
  const start = all_day ? dayOf(event.starts_at, event.zone) : wallOf(event.starts_at, zone);
  const end = all_day ? dayOf(Date.parse(event.ends_at) - 1, event.zone) : wallOf(event.ends_at, zone);
  return { title, place: place ?? '', start, end };
}

/** Begins elsewhere and lasts as long. */
export function startAt(draft: Draft, start: string): Draft {
  if (!start || !draft.start || !draft.end) return { ...draft, start };
  if (start.length === 10) return { ...draft, start, end: addDays(draft.end, minutesBetween(`${draft.start}T00:00`, `${start}T00:00`) / 1440) };
  return { ...draft, start, end: addMinutes(start, minutesBetween(draft.start, draft.end)) };
}

/** What is wrong with it, if anything is. */
export function faultOf({ title, start, end }: Draft): 'needsTitle' | 'needsTime' | 'endBeforeStart' | null {
  if (title.trim() === '') return 'needsTitle';
  if (!start || !end) return 'needsTime';
  const ends = start.length === 10 ? end >= start : end > start;
  return ends ? null : 'endBeforeStart';
}

/** What is to be sent; `null` where nothing is otherwise. */
export function editOf(event: EventItem, draft: Draft, zone: string, all: boolean): EventEdit | null {
  const stood = draftOf(event, zone);
  const said: Partial<EventEdit> = {};
  if (draft.title.trim() !== stood.title) said.title = draft.title.trim();
  if (draft.place.trim() !== stood.place) said.place = draft.place.trim();
  if (draft.start !== stood.start || draft.end !== stood.end) Object.assign(said, timesOf(event, draft, stood, zone));
  if (Object.keys(said).length === 0) return null;
  return { ...said, of: event.of ?? null, all, version: event.version };
}

function timesOf(event: EventItem, draft: Draft, stood: Draft, zone: string): Pick<EventEdit, 'starts_at' | 'ends_at'> {
  const iso = (at: number) => new Date(at).toISOString();
  if (event.all_day) {
    const midnight = (day: string) => iso(instantOf(`${day}T00:00`, event.zone));
    return { starts_at: midnight(draft.start), ends_at: midnight(addDays(draft.end, 1)) };
  }
  // One of two equal wall times stays the one that it is.
  const starts_at = draft.start === stood.start ? event.starts_at : iso(instantOf(draft.start, zone));
  const ends_at = draft.end === stood.end ? event.ends_at : iso(instantOf(draft.end, zone));
  return { starts_at, ends_at };
}
