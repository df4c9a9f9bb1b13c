/**
 * A proposal's arguments as a form sees them. Each tool has its own, so a form shows the fields that the arguments'
 * tool takes and leaves what it does not know as it is. A time keeps the way it was written in: a plain day, a wall
 * time, an instant, or a zoned time.
 */
import type { Priority, Proposal } from '../api/types';
import { dayOf, instantOf, wallOf } from './time';

type Args = Proposal['arguments'];

/** Times that may stand in arguments, in the order of a form. */
const START = ['start', 'starts_at'];
const END = ['end', 'ends_at'];
const DUE = ['due', 'due_at', 'at'];
const BEFORE = ['remind_before_minutes', 'remind_before', 'remind_minutes_before'];

export interface Draft {
  title: string;
  allDay: boolean;
  /** Wall times such as `2026-11-27T13:00`; empty where there is none. */
  start: string;
  end: string;
  due: string;
  place: string;
  /** Separated by commas. */
  participants: string;
  /** Minutes before the start; -1 for none. */
  before: number;
  priority: Priority;
  notes: string;
}

/** Which fields a form for these arguments has. */
export interface Fields {
  title: boolean;
  allDay: boolean;
  start: boolean;
  end: boolean;
  due: boolean;
  place: boolean;
  participants: boolean;
  before: boolean;
  priority: boolean;
  notes: boolean;
}

const CREATES_EVENT = 'create_event';
const CHANGES_EVENT = ['change_event', 'update_event', 'move_event'];

export function fieldsOf(proposal: Proposal): Fields {
  const args = proposal.arguments;
  const has = (names: string[]) => names.some((name) => args[name] !== undefined);
  const creates = proposal.tool === CREATES_EVENT;
  const event = creates || CHANGES_EVENT.includes(proposal.tool);
  const start = creates || has(START);
  return {
    title: event || has(['title']),
    allDay: creates || has(['all_day']),
    start: event || start,
    end: event || has(END),
    due: has(DUE),
    place: event || has(['place']),
    participants: event || has(['participants']),
    before: creates || has(BEFORE),
    priority: has(DUE) || has(['priority']),
    notes: event || has(['notes']),
  };
}

const nameOf = (args: Args, names: string[]) => names.find((name) => args[name] !== undefined) ?? names[0] ?? '';
const text = (value: unknown) => (typeof value === 'string' ? value : '');
const ZONED = /^(\d{4}-\d\d-\d\dT\d\d:\d\d)[^[]*\[([^\]]+)\]$/;
const DAY = /^\d{4}-\d\d-\d\d$/;
const CIVIL = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?$/;

/** The wall time of a written time, in `zone` where the text has none of its own. */
export function wallFrom(value: unknown, zone: string): string {
  const written = text(value);
  if (DAY.test(written)) return `${written}T00:00`;
  if (CIVIL.test(written)) return written.slice(0, 16);
  return ZONED.exec(written)?.[1] ?? (written === '' ? '' : wallOf(written, zone));
}

/** A wall time, written as `like` is. */
export function writeTime(wall: string, like: unknown, zone: string): string {
  const model = text(like);
  if (DAY.test(model)) return wall.slice(0, 10);
  if (model === '' || CIVIL.test(model)) return `${wall}:00`;
  const named = ZONED.exec(model)?.[2];
  const instant = instantOf(wall, named ?? zone);
  if (named === undefined) return instant.toISOString().replace('.000Z', 'Z');
  const minutes = Math.round((Date.parse(`${wall}Z`) - instant.getTime()) / 60_000);
  const two = (value: number) => String(value).padStart(2, '0');
  const offset = `${minutes < 0 ? '-' : '+'}${two(Math.floor(Math.abs(minutes) / 60))}:${two(Math.abs(minutes) % 60)}`;
  return `${wall}:00${offset}[${named}]`;
}

const PRIORITIES: Priority[] = ['low', 'medium', 'high', 'urgent'];

export function draftOf(args: Args, zone: string): Draft {
  const start = args[nameOf(args, START)];
  const before = args[nameOf(args, BEFORE)];
  return {
    title: text(args['title']),
    allDay: args['all_day'] === true || DAY.test(text(start)),
    start: wallFrom(start, zone),
    end: wallFrom(args[nameOf(args, END)], zone),
    due: wallFrom(args[nameOf(args, DUE)], zone),
    place: text(args['place']),
    participants: Array.isArray(args['participants']) ? args['participants'].filter((p) => typeof p === 'string').join(', ') : '',
    before: typeof before === 'number' ? before : -1,
    priority: PRIORITIES.find((priority) => priority === args['priority']) ?? 'medium',
    notes: text(args['notes']),
  };
}

/** The arguments with what the form changed; a field that was left alone stays exactly as it was. */
export function apply(args: Args, draft: Draft, zone: string): Args {
  const old = draftOf(args, zone);
  const out: Args = { ...args };
  const put = (name: string, value: unknown) => {
    if (value === undefined || value === '') delete out[name];
    else out[name] = value;
  };
  const startName = nameOf(args, START);
  const startLike = args[startName];
  const dayChanged = draft.allDay !== old.allDay;
  const like = !dayChanged ? startLike : DAY.test(text(startLike)) && !draft.allDay ? '' : startLike;
  if (draft.title !== old.title) put('title', draft.title.trim());
  if (dayChanged) out['all_day'] = draft.allDay;
  if (dayChanged || draft.start !== old.start) put(startName, draft.start && writeTime(draft.start, like, zone));
  const endName = nameOf(args, END);
  if (dayChanged || draft.end !== old.end) {
    put(endName, draft.end && writeTime(draft.end, dayChanged ? like : (args[endName] ?? like), zone));
  }
  const dueName = nameOf(args, DUE);
  if (draft.due !== old.due) put(dueName, draft.due && writeTime(draft.due, args[dueName], zone));
  if (draft.place !== old.place) put('place', draft.place.trim());
  if (draft.notes !== old.notes) put('notes', draft.notes.trim());
  if (draft.participants !== old.participants) {
    out['participants'] = draft.participants.split(',').map((name) => name.trim()).filter(Boolean);
  }
  if (draft.before !== old.before) put(nameOf(args, BEFORE), draft.before < 0 ? undefined : draft.before);
  if (draft.priority !== old.priority) out['priority'] = draft.priority;
  return out;
}

/** When the proposed thing is, for sorting; after everything else where it has no time. */
export function soonest(proposal: Proposal): string {
  const args = proposal.arguments;
  const written = text(args[nameOf(args, START)]) || text(args[nameOf(args, DUE)]);
  return written === '' ? '~' : wallFrom(written, 'UTC') || dayOf(0, 'UTC');
}
