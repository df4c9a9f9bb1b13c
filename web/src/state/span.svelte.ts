/** What stands in the days that a week or a month shows. Read again whenever something in the agenda changes. */
import { api } from '../api/client';
import type { AgendaEntry } from '../api/types';
import { notices } from './notices.svelte';

class Span {
  entries = $state.raw<AgendaEntry[]>([]);
  loaded = $state(false);
  failed = $state(false);
  #wanted = '';

  /** From one day to another, both included. What was shown stays until the answer is there. */
  async load(from: string, to: string): Promise<void> {
    const wanted = `${from} ${to}`;
    if (wanted !== this.#wanted) this.loaded = false;
    this.#wanted = wanted;
    try {
      const { items } = await api.agenda(from, to);
      // Another range was asked for meanwhile.
      if (this.#wanted !== wanted) return;
      this.entries = items;
      this.loaded = true;
      this.failed = false;
    } catch (cause) {
      if (this.#wanted !== wanted) return;
      this.failed = !this.loaded;
      notices.failure(cause);
    }
  }

  /** The same days once more. */
  async reload(): Promise<void> {
    const [from, to] = this.#wanted.split(' ');
    if (from && to) await this.load(from, to);
  }

  clear(): void {
    this.entries = [];
    this.loaded = false;
    this.#wanted = '';
  }
}

export const span = new Span();
