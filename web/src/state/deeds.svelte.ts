/** What was done lately and can be taken back: changes of the agenda, and mails that have not left yet. */
import { api } from '../api/client';
import type { Undoable, WaitingMail } from '../api/types';
import { locale } from '../i18n/locale.svelte';
import { notices } from './notices.svelte';

class Deeds {
  /** The newest first. */
  items = $state.raw<Undoable[]>([]);
  /** The soonest first. */
  mails = $state.raw<WaitingMail[]>([]);

  /** What cannot be read now is read the next time; the page has its own word for a server that is away. */
  async load(): Promise<void> {
    const [done, waiting] = await Promise.allSettled([api.undoable(), api.sends()]);
    if (done.status === 'fulfilled') this.items = done.value.items;
    if (waiting.status === 'fulfilled') this.mails = waiting.value.items;
  }

  /** The mail of a proposal that was approved a moment ago, while it has not left. */
  async mail(summary: string): Promise<WaitingMail | undefined> {
    await this.load();
    return this.mails.findLast((mail) => mail.summary === summary);
  }

  /** Keeps a mail from leaving. */
  async withdraw(mail: WaitingMail): Promise<void> {
    try {
      await api.undoSend(mail.id);
      notices.add(locale.t.done.notSent(mail.summary), 'good');
    } catch (cause) {
      notices.failure(cause);
    }
    await this.load();
  }

  clear(): void {
    this.items = [];
    this.mails = [];
  }
}

export const deeds = new Deeds();
