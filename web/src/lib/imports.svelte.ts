/** Handing an exported chat over, by button or by dropping it. */
import { api } from '../api/client';
import type { Imported } from '../api/types';
import { locale } from '../i18n/locale.svelte';
import { chat } from '../state/chat.svelte';
import { notices } from '../state/notices.svelte';

/** The server takes no more. */
const MOST_BYTES = 16 * 1024 * 1024;

class Importing {
  /** The name of the file that is under way. */
  file = $state<string | null>(null);
  result = $state.raw<Imported | null>(null);

  async take(file: File): Promise<void> {
    const t = locale.t.chat;
    if (this.file !== null) return;
    if (file.size > MOST_BYTES) return notices.add(t.importTooLarge, 'bad');
    this.file = file.name;
    this.result = null;
    try {
      this.result = await api.importChat(file);
      await chat.refresh();
    } catch (cause) {
      notices.failure(cause);
    }
    this.file = null;
  }
}

export const importing = new Importing();
