/** Short notices at the edge of the page, spoken to screen readers. */
import { Problem } from '../api/client';
import { locale } from '../i18n/locale.svelte';

export interface Notice {
  id: number;
  kind: 'plain' | 'good' | 'bad';
  text: string;
  link?: { text: string; href: string };
  /** What can be done about it, such as undoing it; once. */
  action?: { text: string; run: () => void };
}

const MOST = 4;
const SHOWN_MS = 6_000;
const LINKED_MS = 15_000;

class Notices {
  list = $state<Notice[]>([]);
  #next = 1;

  add(text: string, kind: Notice['kind'] = 'plain', more: Pick<Notice, 'link' | 'action'> = {}): void {
    const id = this.#next++;
    this.list = [...this.list, { id, kind, text, ...more }].slice(-MOST);
    setTimeout(() => this.remove(id), more.link || more.action || kind === 'bad' ? LINKED_MS : SHOWN_MS);
  }

  /** Says what was done, and how to undo it. */
  done(text: string, undo: () => void): void {
    this.add(text, 'good', { action: { text: locale.t.app.undo, run: undo } });
  }

  remove(id: number): void {
    this.list = this.list.filter((notice) => notice.id !== id);
  }

  /** Says what went wrong, in the server's words where it had some. */
  failure(cause: unknown): void {
    this.add(explain(cause), 'bad');
  }
}

export function explain(cause: unknown): string {
  if (!(cause instanceof Problem)) return locale.t.app.unexpected;
  return cause.code === 'offline' ? locale.t.app.unreachable : cause.message;
}

export const notices = new Notices();
