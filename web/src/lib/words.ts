/** Sentences that are put together from several texts, of others too. */
import type { Strings } from '../i18n/en';

/** `1 hour`, in the largest unit that divides it. */
const lengthText = (t: Strings['form'], minutes: number) =>
  minutes % 1440 === 0 ? t.days(minutes / 1440) : minutes % 60 === 0 ? t.hours(minutes / 60) : t.minutes(minutes);

/** `1 hour before`. */
export const beforeText = (t: Strings['form'], minutes: number) => (minutes === 0 ? t.atStart : t.before(lengthText(t, minutes)));

/** `In 1 hour`. */
export const inText = (t: Strings['form'], minutes: number) => t.in(lengthText(t, minutes));

/** A day, or a moment, as the server writes it where it does not know who reads. */
const WRITTEN = /\b(\d{4}-\d\d-\d\d)(?: (\d\d:\d\d))?\b/g;

/** A text with its days and moments as its reader writes them. */
export function datesText(text: string, day: (day: string) => string, moment: (wall: string) => string): string {
  return text.replace(WRITTEN, (_, date: string, time?: string) => (time ? moment(`${date}T${time}`) : day(date)));
}

/** What turns the direction of the text behind it, and what ends that. */
const TURNING = /[\u202A-\u202E\u2066-\u2069]/g;

/** Names in a row, the rest of many counted; each read in its own direction, so that none turns those behind it around. */
export function namesText(names: string[], most = Infinity): string {
  const shown = names.slice(0, most).map((name) => `\u2068${name.replace(TURNING, '')}\u2069`);
  return [...shown, ...(names.length > most ? [`+${names.length - most}`] : [])].join(', ');
}
