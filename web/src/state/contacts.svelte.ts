/** The person's own contacts by name, as far as they were read. */
import { api, Problem } from '../api/client';
import type { Contact } from '../api/types';
import { locale } from '../i18n/locale.svelte';
import { placed } from '../lib/contacts';
import { agenda } from './agenda.svelte';
import { notices } from './notices.svelte';

/** So long nobody may have typed before it is looked for. */
const SETTLE_MS = 200;

export class Contacts {
  items = $state.raw<Contact[]>([]);
  /** Where the next page begins; null behind the last. */
  next = $state<string | null>(null);
  loaded = $state(false);
  failed = $state(false);
  /** What the items were found by. */
  found = $state('');
  #search = '';
  #settling: ReturnType<typeof setTimeout> | undefined;
  /** Counts what was asked for; only the newest answer is shown. */
  #asked = 0;

  /** Looks for them once the typing pauses. */
  search(text: string): void {
    clearTimeout(this.#settling);
    this.#settling = setTimeout(() => void this.read(text), SETTLE_MS);
  }

  /** From the first page on. What was shown stays until the answer is there. */
  async read(search = this.#search): Promise<void> {
    clearTimeout(this.#settling);
    this.#search = search.trim();
    await this.#page(null);
  }

  async more(): Promise<void> {
    if (this.next !== null) await this.#page(this.next);
  }

  async #page(after: string | null): Promise<void> {
    const asked = ++this.#asked;
    const search = this.#search;
    try {
      const { items, next } = await api.contacts(search, after);
      if (asked !== this.#asked) return;
      this.items = after === null ? items : [...this.items, ...items];
      [this.next, this.found, this.loaded, this.failed] = [next ?? null, search, true, false];
    } catch (cause) {
      if (asked !== this.#asked) return;
      this.failed = true;
      notices.failure(cause);
    }
  }

  /** One as it stands now; null where there is none. */
  async get(id: string): Promise<Contact | null> {
    try {
      const contact = await api.contact(id);
      if (this.items.some((one) => one.id === id)) this.put(contact);
      return contact;
    } catch (cause) {
      if (!(cause instanceof Problem && cause.code === 'not_found')) throw cause;
      this.drop(id);
      return null;
    }
  }

  put(contact: Contact): void {
    this.items = placed(this.items, contact, this.next !== null);
  }

  drop(id: string): void {
    this.items = this.items.filter((one) => one.id !== id);
  }

  async remove(contact: Contact): Promise<void> {
    const said = locale.t.contacts.deleted(contact.name);
    try {
      const { undo } = await api.deleteContact(contact.id);
      this.drop(contact.id);
      if (undo) notices.done(said, () => void this.#bringBack(contact.id, undo));
      else notices.add(said, 'good');
    } catch (cause) {
      notices.failure(cause);
      await this.read();
    }
  }

  async #bringBack(id: string, deed: string): Promise<void> {
    await agenda.takeBack([deed]);
    const back = await this.get(id).catch(() => null);
    if (back) this.put(back);
  }
}
