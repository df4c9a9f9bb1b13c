/**
 * A proposal's arguments as a form sees them: those of `create_event`, `change_event` and `create_reminder`. Times are
 * shown in the user's zone and written as wall times there, which is how the tools read them; what the form leaves
 * alone stays exactly as it was. A tool that the form does not know has no fields, and so cannot be edited.
 */
import type { Priority, Proposal } from '../api/types';
import { addMinutes, wallOf } from './time';

type Args = Proposal['arguments'];

export interface Draft {
  title: string;
  allDay: boolean;
  /** A day (`2026-11-27`) where no time of day is meant, else a wall time (`2026-11-27T13:00`); or empty. */
  start: string;
  /** As `start`; of whole days the last one, included. */
  end: string;
  due: string;
  place: string;
  /** Separated by commas. */
  participants: string;
  /** Minutes before the start, one for each reminder. */
  before: number[];
  priority: Priority;
  notes: string;
}

export type Fields = Partial<Record<keyof Draft, boolean>>;

/** As many as a tool takes. */
export const MOST_REMINDERS = 5;
/** When in the day something is told that names no time. */
const MORNING = 'T09:00';
const DEFAULT_MINUTES = 60;
const PRIORITIES: Priority[] = ['low', 'medium', 'high', 'urgent'];
const DAY = /^\d{4}-\d\d-\d\d$/;
const CIVIL = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?$/;

const text = (value: unknown) => (typeof value === 'string' ? value.trim() : '');

/** Which fields a form for these arguments has. */
export function fieldsOf({ tool, arguments: args }: Proposal): Fields {
  const has = (name: string) => args[name] !== undefined && args[name] !== null;
  switch (tool) {
    case 'create_event':
      return { title: true, allDay: true, start: true, end: true, place: true, participants: true, before: true, notes: true };
    case 'change_event':
      return {
        title: true, start: true, end: true, place: true, allDay: has('all_day'), participants: has('participants'), notes: has('notes'),
      };
    case 'create_reminder':
      return { title: true, due: true, priority: true };
    default:
      return {};
  }
}

/** The wall time in `zone` of a written time; of a bare day, its `hour`. */
function wall(value: unknown, zone: string, hour: string): string {
  const written = text(value);
  if (DAY.test(written)) return written + hour;
  if (CIVIL.test(written)) return written.slice(0, 16);
  // An instant, with or without the name of a zone behind it.
  return written === '' ? '' : wallOf(written.replace(/\[.*$/, ''), zone);
}

export function draftOf({ tool, arguments: args }: Proposal, zone: string): Draft {
  // To change an event to another day leaves its time of day; to make one for a day alone is for the whole of it.
  const changes = tool === 'change_event';
  const allDay = args['all_day'] === true || (!changes && args['all_day'] !== false && DAY.test(text(args['start'])));
  const cut = (value: string) => (allDay ? value.slice(0, 10) : value);
  const hour = changes ? '' : MORNING;
  const start = cut(wall(args['start'], zone, hour));
  const open = tool === 'create_event' && start !== '';
  const end = cut(wall(args['end'], zone, hour)) || (open ? (allDay ? start : addMinutes(start, DEFAULT_MINUTES)) : '');
  const names = args['participants'];
  const before = args['remind_minutes_before'];
  return {
    title: text(args['title']),
    allDay,
    start,
    end,
    due: wall(args['due'], zone, MORNING),
    place: text(args['place']),
    participants: Array.isArray(names) ? names.filter((name) => typeof name === 'string').join(', ') : '',
    before: Array.isArray(before) ? before.filter((minutes) => typeof minutes === 'number') : [],
    priority: PRIORITIES.find((priority) => priority === args['priority']) ?? 'medium',
    notes: text(args['notes']),
  };
}

/** The arguments with what the form changed. */
export function apply(proposal: Proposal, draft: Draft, zone: string): Args {
  const old = draftOf(proposal, zone);
  const out: Args = { ...proposal.arguments };
  const put = (name: string, value: unknown) => {
    if (value === '' || (Array.isArray(value) && value.length === 0)) delete out[name];
    else out[name] = value;
  };
  const changed = (name: keyof Draft) => JSON.stringify(draft[name]) !== JSON.stringify(old[name]);
  if (changed('title')) put('title', draft.title.trim());
  if (changed('start')) put('start', draft.start);
  // Whole days or not is one for both.
  if (changed('end') || (changed('allDay') && draft.end)) put('end', draft.end);
  if (changed('allDay')) put('all_day', draft.allDay);
  if (changed('due')) put('due', draft.due);
  if (changed('place')) put('place', draft.place.trim());
  if (changed('participants')) put('participants', draft.participants.split(',').map((name) => name.trim()).filter(Boolean));
  if (changed('before')) put('remind_minutes_before', [...new Set(draft.before)]);
  if (changed('priority')) put('priority', draft.priority);
  if (changed('notes')) put('notes', draft.notes.trim());
  return out;
}

/** When the proposed thing is: a wall time or a day, to be compared as text; after everything where it has none. */
export function soonest({ arguments: args }: Proposal, zone: string): string {
  return wall(args['start'], zone, '') || wall(args['due'], zone, '') || '~';
}

/** Whether its time is over at `now`, a wall time: what an old chat tells of. */
export function isPast(proposal: Proposal, now: string, zone: string): boolean {
  const at = soonest(proposal, zone);
  return at < now.slice(0, at.length);
}
