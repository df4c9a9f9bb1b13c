/**
 * Instants, and the wall clock of a zone. Pure: zone and locale are arguments. A day is written `2026-11-27`, a wall
 * time `2026-11-27T13:00`, as the inputs of a form have them; an instant is RFC 3339 in UTC, as the server has it.
 */

const formats = new Map<string, Intl.DateTimeFormat>();
/** Few zones, locales and shapes exist; beyond this the cache starts anew. */
const MOST_FORMATS = 200;

/** A formatter, made once: making one costs a thousand times what using it does. */
export function format(locale: string, zone: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${locale} ${zone} ${JSON.stringify(options)}`;
  let made = formats.get(key);
  if (made === undefined) {
    if (formats.size >= MOST_FORMATS) formats.clear();
    made = new Intl.DateTimeFormat(locale, { ...options, timeZone: zone });
    formats.set(key, made);
  }
  return made;
}

export function isZone(zone: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }) !== undefined && zone !== '';
  } catch {
    return false;
  }
}

const PARTS: Intl.DateTimeFormatOptions = {
  year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', hourCycle: 'h23',
};

/** The wall time in `zone` at an instant. */
export function wallOf(instant: string | number | Date, zone: string): string {
  const date = new Date(instant);
  if (Number.isNaN(date.getTime())) return '';
  const parts: Record<string, string> = {};
  for (const part of format('en-GB', zone, PARTS).formatToParts(date)) parts[part.type] = part.value;
  return `${parts['year']?.padStart(4, '0')}-${parts['month']}-${parts['day']}T${parts['hour']}:${parts['minute']}`;
}

/** The day in `zone` at an instant. */
export function dayOf(instant: string | number | Date, zone: string): string {
  return wallOf(instant, zone).slice(0, 10);
}

const DAY_MS = 86_400_000;

export function addDays(day: string, count: number): string {
  return new Date(Date.parse(`${day}T00:00Z`) + count * DAY_MS).toISOString().slice(0, 10);
}

/** Minutes from one wall time to another, without regard to clock changes between. */
export function minutesBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}Z`) - Date.parse(`${from}Z`)) / 60_000);
}

export function addMinutes(wall: string, minutes: number): string {
  return new Date(Date.parse(`${wall}Z`) + minutes * 60_000).toISOString().slice(0, 16);
}

/** The weeks that show a month: days from the Monday before its first to the Sunday after its last. */
export function monthGrid(month: string, firstWeekday: number): string[] {
  const first = `${month}-01`;
  const weekday = new Date(`${first}T00:00Z`).getUTCDay();
  const start = addDays(first, -((weekday - firstWeekday + 7) % 7));
  const days: string[] = [];
  for (let at = start; days.length < 42 && !(days.length % 7 === 0 && at > `${month}-31`); at = addDays(at, 1)) {
    days.push(at);
  }
  return days;
}

export function addMonths(month: string, count: number): string {
  const [year = 0, number = 1] = month.split('-').map(Number);
  return new Date(Date.UTC(year, number - 1 + count, 1)).toISOString().slice(0, 7);
}

/** 0 Sunday … 6 Saturday: the day that a week begins with. */
export function firstWeekday(locale: string): number {
  type WithWeek = Intl.Locale & { getWeekInfo?: () => { firstDay: number }; weekInfo?: { firstDay: number } };
  const info = new Intl.Locale(locale) as WithWeek;
  return (info.getWeekInfo?.() ?? info.weekInfo ?? { firstDay: 1 }).firstDay % 7;
}
