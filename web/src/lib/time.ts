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

const MINUTE_MS = 60_000;

/** Minutes by which the zone is ahead of UTC at an instant. */
function ahead(at: number, zone: string): number {
  return Math.round((Date.parse(`${wallOf(at, zone)}Z`) - Math.floor(at / MINUTE_MS) * MINUTE_MS) / MINUTE_MS);
}

/** The instant of a wall time, as the server reads it: the earlier where it comes twice, the first after it where the clock skips it. */
export function instantOf(wall: string, zone: string): number {
  const naive = Date.parse(`${wall}Z`);
  const found = [naive - DAY_MS, naive + DAY_MS].map((near) => naive - ahead(near, zone) * MINUTE_MS);
  const meant = found.filter((at) => wallOf(at, zone) === wall);
  if (meant.length > 0) return Math.min(...meant);
  // Skipped: the moment at which the clock is moved lies between the two.
  let [before, after] = [Math.min(...found), Math.max(...found)];
  const offset = ahead(before, zone);
  while (after - before > MINUTE_MS) {
    const middle = before + Math.floor((after - before) / 2 / MINUTE_MS) * MINUTE_MS;
    if (ahead(middle, zone) === offset) before = middle;
    else after = middle;
  }
  return after;
}

/** Where the clock of a day skips or repeats minutes: from, to in minutes of its wall time. Null on all other days. */
export function clockChange(day: string, zone: string): { kind: 'skipped' | 'repeated'; start: number; end: number } | null {
  const [begin, end] = [instantOf(`${day}T00:00`, zone), instantOf(`${addDays(day, 1)}T00:00`, zone)];
  const by = Math.round((end - begin) / MINUTE_MS) - 1440;
  if (by === 0) return null;
  for (let minute = 0; minute < 1440; minute += 15) {
    const wall = addMinutes(`${day}T00:00`, minute);
    const at = instantOf(wall, zone);
    if (by < 0 && wallOf(at, zone) !== wall) return { kind: 'skipped', start: minute, end: minute - by };
    if (by > 0 && wallOf(at + by * MINUTE_MS, zone) === wall) return { kind: 'repeated', start: minute, end: minute + by };
  }
  return null;
}

/** Minutes since the midnight of a wall time. */
export function minuteOf(wall: string): number {
  return Number(wall.slice(11, 13)) * 60 + Number(wall.slice(14, 16));
}

/** The first day of the week in which a day lies. */
export function weekStart(day: string, first: number): string {
  return addDays(day, -((new Date(`${day}T00:00Z`).getUTCDay() - first + 7) % 7));
}

/** So many days from one on. */
export function daysFrom(day: string, count: number): string[] {
  return Array.from({ length: count }, (_, at) => addDays(day, at));
}

export function isDay(text: string | null): text is string {
  return text !== null && /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(Date.parse(`${text}T00:00Z`)) && addDays(text, 0) === text;
}
