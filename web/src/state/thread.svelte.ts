/** One conversation as this page holds it: what was said, what is being said, what is still to be sent. */
import { api } from '../api/client';
import type { Accepted, Delivery, Message } from '../api/types';

/** A message of the user's that the server has not acknowledged yet. */
export interface Outgoing {
  client_id: string;
  text: string;
  /** In a source conversation: who said it. */
  from: string;
  at: string;
  /** `waiting` for a connection, `sending` until the ack, `rejected` by the server. */
  state: 'waiting' | 'sending' | 'rejected';
  /** Why it was rejected, in the server's words. */
  reason: string;
  /** The newest `seq` at hand when it was written: an own message above it may be this one. */
  after: number;
}

/**
 * Messages kept in the page. What comes beyond pushes the oldest out, to be read again when scrolled to; scrolling back
 * ends there.
 */
const MOST_MESSAGES = 2_000;
const DROP = 200;
/** An answer that is not there by then is no longer announced. */
const THINKING_MS = 45_000;

export class Thread {
  /** By `seq`. */
  messages = $state.raw<Message[]>([]);
  outgoing = $state.raw<Outgoing[]>([]);
  /** The answer that is being written, from deltas. */
  writing = $state.raw<{ turn: string; text: string } | null>(null);
  thinking = $state(false);
  /** The last turn was given up. */
  failed = $state(false);
  loaded = $state(false);
  loading = $state(false);
  /** Whether there are messages before the first. */
  more = $state(false);
  draft = $state('');
  #thinkingEnds: ReturnType<typeof setTimeout> | undefined;

  constructor(readonly id: string) {}

  get newest(): number {
    return this.messages.at(-1)?.seq ?? 0;
  }

  /** Those to show: not the ones whose message came before its ack. */
  get unsent(): Outgoing[] {
    return this.outgoing.filter(
      (out) => !this.messages.some((m) => m.seq > out.after && m.sender === 'user' && m.text === out.text && !out.from),
    );
  }

  /** Reads the newest messages; what is held already is replaced. */
  async load(): Promise<void> {
    this.loading = true;
    try {
      const page = await api.messages(this.id);
      const newest = page.items.at(-1)?.seq ?? 0;
      // What came live while the answer was under way is newer than it.
      this.messages = [...page.items, ...this.messages.filter((m) => m.seq > newest)];
      this.more = page.more;
      this.loaded = true;
    } finally {
      this.loading = false;
    }
  }

  /** Whether earlier messages can be read. */
  get earlier(): boolean {
    return this.more && this.messages.length <= MOST_MESSAGES - DROP;
  }

  async loadEarlier(): Promise<void> {
    const first = this.messages[0];
    if (!first || !this.earlier || this.loading) return;
    this.loading = true;
    try {
      const page = await api.messages(this.id, first.seq);
      this.messages = [...page.items.filter((m) => m.seq < first.seq), ...this.messages];
      this.more = page.more;
    } finally {
      this.loading = false;
    }
  }

  /** Adds a message or replaces the one of the same id. */
  put(message: Message): void {
    const list = this.messages.filter((held) => held.id !== message.id);
    let at = list.length;
    while (at > 0 && (list[at - 1]?.seq ?? 0) > message.seq) at -= 1;
    list.splice(at, 0, message);
    if (list.length > MOST_MESSAGES) {
      list.splice(0, DROP);
      this.more = true;
    }
    this.messages = list;
    if (message.sender === 'assistant') this.settle();
  }

  delivered(id: string, delivery: Delivery): void {
    // A platform may tell that it was read before we hear that it was sent.
    const isNews = (m: Message) => delivery !== 'sent' || (m.delivery !== 'delivered' && m.delivery !== 'read' && m.delivery !== 'failed');
    this.messages = this.messages.map((m) => (m.id === id && isNews(m) ? { ...m, delivery } : m));
  }

  delta(turn: string, text: string): void {
    this.writing = { turn, text: this.writing?.turn === turn ? this.writing.text + text : text };
    this.think(false);
  }

  /** The pieces so far are taken back: the answer is written anew. */
  restart(turn: string): void {
    if (this.writing?.turn !== turn) return;
    this.writing = null;
    this.think(true);
  }

  think(on: boolean): void {
    clearTimeout(this.#thinkingEnds);
    this.thinking = on;
    if (on) this.#thinkingEnds = setTimeout(() => (this.thinking = false), THINKING_MS);
  }

  /** Nothing is being written any more. */
  settle(): void {
    this.writing = null;
    this.think(false);
  }

  add(out: Outgoing): void {
    this.outgoing = [...this.outgoing, out];
    this.failed = false;
  }

  mark(clientId: string, change: Partial<Outgoing>): void {
    this.outgoing = this.outgoing.map((out) => (out.client_id === clientId ? { ...out, ...change } : out));
  }

  remove(clientId: string): Outgoing | undefined {
    const found = this.outgoing.find((out) => out.client_id === clientId);
    this.outgoing = this.outgoing.filter((out) => out !== found);
    return found;
  }

  /** The server has it: it stands among the messages from here on. The live event may have come first. */
  accept(ack: Accepted, out: Outgoing): void {
    if (this.messages.some((m) => m.id === ack.message_id)) return;
    this.put({
      id: ack.message_id,
      conversation_id: ack.conversation_id,
      seq: ack.seq,
      sender: out.from ? 'contact' : 'user',
      sender_name: out.from,
      text: out.text,
      delivery: 'received',
      turn_id: null,
      sent_at: out.at,
    });
  }
}
