/** The event that a person holds, by pointer or by keyboard, to move it or its end; and where it would come to lie. */
import type { EventItem } from '../api/types';
import { clashesOf } from '../lib/grid';
import { hold, isUnmoved, lengthened, moved, timesOf, type Held } from '../lib/held';
import { dayOf } from '../lib/time';
import { agenda } from './agenda.svelte';
import { session } from './session.svelte';
import { span } from './span.svelte';

class Hold {
  held = $state.raw<Held | null>(null);
  /** By keyboard. */
  keys = $state(false);
  /** It was let go, and the server has not answered yet. */
  dropped = $state(false);
  /** The id of what was laid down last. */
  laid = $state<string | null>(null);
  /** An event that repeats was let go: the person says whether all of them are meant. */
  asks = $state.raw<{ answer: (which: 'one' | 'all' | null) => void } | null>(null);
  #origin: Held | null = null;

  times = $derived(this.held ? timesOf(this.held, session.zone) : null);
  /** The event as it would be. */
  ghost = $derived.by((): EventItem | null => {
    if (!this.held || !this.times) return null;
    const iso = (at: number) => new Date(at).toISOString();
    return { ...this.held.entry, starts_at: iso(this.times.start), ends_at: iso(this.times.end) };
  });

  /** What takes place at the same time, while it is held. */
  clashes = $derived(this.held && this.times && !this.held.entry.all_day ? clashesOf(span.entries, this.held.entry, this.times.start, this.times.end) : []);

  grab(entry: EventItem, keys = false): void {
    if (this.dropped) return;
    this.keys = keys;
    this.#origin = this.held = hold(entry, session.zone);
  }

  /** So far from where it stood. */
  drag(kind: 'move' | 'end', days: number, minutes: number): void {
    if (!this.#origin || this.dropped) return;
    this.held = kind === 'move' ? moved(this.#origin, days, minutes) : lengthened(this.#origin, days, minutes);
  }

  /** So far from where it is; within `from` to `to`, both days. */
  step(kind: 'move' | 'end', days: number, minutes: number, from: string, to: string): void {
    if (!this.held || this.dropped) return;
    const next = kind === 'move' ? moved(this.held, days, minutes) : lengthened(this.held, days, minutes);
    const { start } = timesOf(next, session.zone);
    const day = next.entry.all_day ? next.start : dayOf(start, session.zone);
    if (day >= from && day <= to) this.held = next;
  }

  release(): void {
    if (this.dropped) return;
    this.held = this.#origin = null;
  }

  /** Lets it go where it is. */
  async drop(): Promise<void> {
    const { held, times } = this;
    if (!held || !times || this.dropped) return;
    if (isUnmoved(held, session.zone)) {
      this.release();
      return;
    }
    this.dropped = true;
    const which = held.entry.of ? await this.#ask() : 'one';
    if (which) {
      await agenda.move(held.entry, times, which === 'all');
      this.laid = held.entry.id;
      await span.reload();
    }
    this.dropped = false;
    this.release();
  }

  #ask(): Promise<'one' | 'all' | null> {
    return new Promise((resolve) => {
      this.asks = {
        answer: (which) => {
          this.asks = null;
          resolve(which);
        },
      };
    });
  }
}

export const holding = new Hold();
