/** Sentences that are put together from several texts. */
import type { Strings } from '../i18n/en';

/** `1 hour before`, in the largest unit that divides it. */
export function beforeText(t: Strings['form'], minutes: number): string {
  if (minutes === 0) return t.atStart;
  const text = minutes % 1440 === 0 ? t.days(minutes / 1440) : minutes % 60 === 0 ? t.hours(minutes / 60) : t.minutes(minutes);
  return t.before(text);
}
