/** The calendars elsewhere that events stand in: their names, and a colour for each. */
import { api } from '../api/client';
import type { Calendar } from '../api/types';

/** As many as the theme has for series. */
const COLORS = 6;
const HEX = /^#[0-9a-f]{6}$/i;

class Calendars {
  #all = $state.raw(new Map<string, Calendar>());

  /** Those that are kept equal, in the server's order. */
  chosen = $derived([...this.#all.values()].filter((calendar) => calendar.chosen));

  /** They are an extra: without them events have no calendar's name and colour. */
  async load(): Promise<void> {
    try {
      const { calendars } = await api.connections();
      this.#all = new Map(calendars.map((calendar) => [calendar.id, calendar]));
    } catch {
      // The page of calendars says what is wrong.
    }
  }

  of(id: string | null | undefined): Calendar | undefined {
    return id ? this.#all.get(id) : undefined;
  }

  /** A colour that CSS takes: the calendar's own, else one of the theme's. Others choose it, so only plain ones count. */
  tint(id: string | null | undefined): string {
    const calendar = this.of(id);
    if (!calendar) return 'var(--series-0)';
    if (calendar.color && HEX.test(calendar.color)) return calendar.color;
    return `var(--series-${(1 + this.chosen.indexOf(calendar)) % COLORS})`;
  }
}

export const calendars = new Calendars();
