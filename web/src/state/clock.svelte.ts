/** The present, ticking, and how moments are written for the user: in their zone and language. */
import { locale } from '../i18n/locale.svelte';
import { addDays, dayOf, format } from '../lib/time';
import { session } from './session.svelte';

const TICK_MS = 15_000;

class Clock {
  now = $state(Date.now());

  constructor() {
    setInterval(() => (this.now = Date.now()), TICK_MS);
    document.addEventListener('visibilitychange', () => (this.now = Date.now()));
  }

  get today(): string {
    return dayOf(this.now, session.zone);
  }

  /** `13:00`, or `1:00 pm` where the locale has it so. */
  time(instant: string | number, zone = session.zone): string {
    return format(locale.tag, zone, { hour: 'numeric', minute: '2-digit' }).format(new Date(instant));
  }

  /** Today, Tomorrow, Yesterday, else the weekday and date; the year where it is another one. */
  dayName(day: string): string {
    const t = locale.t.agenda;
    if (day === this.today) return t.today;
    if (day === addDays(this.today, 1)) return t.tomorrow;
    if (day === addDays(this.today, -1)) return t.yesterday;
    return this.date(day);
  }

  /** `Friday 27 November`. */
  date(day: string): string {
    const year = day.slice(0, 4) === this.today.slice(0, 4) ? {} : ({ year: 'numeric' } as const);
    const at = new Date(`${day}T00:00Z`);
    return format(locale.tag, 'UTC', { weekday: 'long', day: 'numeric', month: 'long', ...year }).format(at);
  }

  shortDate(day: string): string {
    const year = day.slice(0, 4) === this.today.slice(0, 4) ? {} : ({ year: 'numeric' } as const);
    const at = new Date(`${day}T00:00Z`);
    return format(locale.tag, 'UTC', { weekday: 'short', day: 'numeric', month: 'short', ...year }).format(at);
  }

  /** `27 Nov`. */
  tinyDate(day: string): string {
    return format(locale.tag, 'UTC', { day: 'numeric', month: 'short' }).format(new Date(`${day}T00:00Z`));
  }

  /** The month of `2026-11`: `November 2026`. */
  month(month: string): string {
    return format(locale.tag, 'UTC', { month: 'long', year: 'numeric' }).format(new Date(`${month}-01T00:00Z`));
  }

  /** `23 – 29 November 2026`, as the language writes it. */
  days(from: string, to: string): string {
    const dates = [from, to].map((day) => new Date(`${day}T00:00Z`)) as [Date, Date];
    return format(locale.tag, 'UTC', { day: 'numeric', month: 'long', year: 'numeric' }).formatRange(...dates);
  }

  /** `Friday 27 November, 13:00`. */
  moment(instant: string, zone = session.zone): string {
    return `${this.dayName(dayOf(instant, zone))}, ${this.time(instant, zone)}`;
  }

  /** As `moment`, of a wall time: `2026-11-27T13:00`. */
  wall(wall: string): string {
    const time = format(locale.tag, 'UTC', { hour: 'numeric', minute: '2-digit' }).format(new Date(`${wall}Z`));
    return `${this.dayName(wall.slice(0, 10))}, ${time}`;
  }

  wallTime(wall: string): string {
    return format(locale.tag, 'UTC', { hour: 'numeric', minute: '2-digit' }).format(new Date(`${wall}Z`));
  }

  /** A length of time in its largest unit: `3 min`. */
  span(seconds: number): string {
    const t = locale.t.time;
    if (seconds < 60) return t.seconds(Math.round(seconds));
    if (seconds < 3600) return t.minutes(Math.round(seconds / 60));
    if (seconds < 172_800) return t.hours(Math.round(seconds / 3600));
    return t.days(Math.round(seconds / 86_400));
  }
}

export const clock = new Clock();
