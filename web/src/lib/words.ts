/** Sentences that are put together from several texts, of others too. */
import type { Strings } from '../i18n/en';

/** `1 hour before`, in the largest unit that divides it. */
export function beforeText(t: Strings['form'], minutes: number): string {
  if (minutes === 0) return t.atStart;
  const text = minutes % 1440 === 0 ? t.days(minutes / 1440) : minutes % 60 === 0 ? t.hours(minutes / 60) : t.minutes(minutes);
  return t.before(text);
}

/** What turns the direction of the text behind it, and what ends that. */
const TURNING = /[\u202A-\u202E\u2066-\u2069]/g;

/** Names in a row, the rest of many counted; each read in its own direction, so that none turns those behind it around. */
export function namesText(names: string[], most = Infinity): string {
  const shown = names.slice(0, most).map((name) => `\u2068${name.replace(TURNING, '')}\u2069`);
  return [...shown, ...(names.length > most ? [`+${names.length - most}`] : [])].join(', ');
}
