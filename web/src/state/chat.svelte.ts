/** The conversations, and sending. What comes live arrives here through `live.svelte.ts`. */
import { SvelteSet } from 'svelte/reactivity';
import { api, Problem } from '../api/client';
import type { Accepted, ChannelRole, Conversation, LiveEvent } from '../api/types';
import { explain } from './notices.svelte';
import { session } from './session.svelte';
import { keep, recall } from './storage';
import { Thread, type Outgoing } from './thread.svelte';

/** Unacknowledged messages of all conversations together; beyond this the composer refuses. */
const MOST_OUTGOING = 200;
/** A message that waited longer tells when it was written. */
const LATE_MS = 60_000;

/** Sends a message; false where there is no connection. Set by `live.svelte.ts`. */
type Transmit = (out: Outgoing, conversation: string) => boolean;

class Chat {
  conversations = $state.raw<Conversation[]>([]);
  loaded = $state(false);
  /** Conversations in which something was said that has not been seen. */
  unread = new SvelteSet<string>();
  #threads = new Map<string, Thread>();
  transmit: Transmit = () => false;

  /** Where a tab keeps what is not sent yet; nobody else's who signs in there. */
  get #key(): string {
    return `outgoing.${session.user?.id ?? ''}`;
  }

  /** The thread of a conversation; the empty id is the main conversation before the server has named it. */
  thread(id: string): Thread {
    let thread = this.#threads.get(id);
    if (!thread) {
      thread = new Thread(id);
      this.#threads.set(id, thread);
    }
    return thread;
  }

  /** A thread only where one is held. */
  held(id: string): Thread | undefined {
    return this.#threads.get(id);
  }

  find(id: string | null | undefined): Conversation | undefined {
    return this.conversations.find((conversation) => conversation.id === id);
  }

  get main(): Conversation | undefined {
    return this.conversations.find((conversation) => conversation.role === 'assistant');
  }

  async refresh(): Promise<Conversation[]> {
    const { items } = await api.conversations();
    this.conversations = items;
    this.loaded = true;
    return items;
  }

  async create(title: string, role: ChannelRole): Promise<Conversation> {
    const made = await api.createConversation(title, role);
    if (!this.find(made.id)) this.conversations = [...this.conversations, made];
    return made;
  }

  async rename(id: string, title: string): Promise<void> {
    const renamed = await api.renameConversation(id, title);
    this.conversations = this.conversations.map((held) => (held.id === id ? renamed : held));
  }

  async remove(id: string): Promise<void> {
    await api.deleteConversation(id);
    this.conversations = this.conversations.filter((held) => held.id !== id);
    this.#threads.delete(id);
    this.#store();
  }

  /** Shows the message at once and sends it as soon as there is a way. False: too many wait already. */
  send(conversation: string, text: string, from = ''): boolean {
    const waiting = [...this.#threads.values()].reduce((sum, thread) => sum + thread.outgoing.length, 0);
    if (waiting >= MOST_OUTGOING) return false;
    const thread = this.thread(conversation);
    const out: Outgoing = {
      client_id: crypto.randomUUID?.() ?? `${Date.now()}-${Math.random()}`,
      text, from, at: new Date().toISOString(), state: 'waiting', reason: '', after: thread.newest,
    };
    thread.add(out);
    this.#store();
    this.#dispatch(thread, out);
    return true;
  }

  resend(thread: Thread, out: Outgoing): void {
    this.#dispatch(thread, out);
  }

  discard(thread: Thread, out: Outgoing): void {
    thread.remove(out.client_id);
    this.#store();
  }

  /** After a (re)connection: everything unacknowledged again, under the same ids, which the server knows by. */
  flush(): void {
    for (const thread of this.#threads.values()) {
      for (const out of thread.outgoing) if (out.state !== 'rejected') this.#dispatch(thread, out);
    }
  }

  /** The connection is gone: nothing is being written, and what is not acknowledged waits. */
  disconnected(): void {
    for (const thread of this.#threads.values()) {
      thread.settle();
      for (const out of thread.outgoing) if (out.state === 'sending') thread.mark(out.client_id, { state: 'waiting' });
    }
  }

  acknowledged(ack: Accepted): void {
    for (const thread of this.#threads.values()) {
      const out = thread.remove(ack.client_id);
      if (!out) continue;
      const home = this.thread(ack.conversation_id);
      home.accept(ack, out);
      const answered = home.messages.some((m) => m.sender === 'assistant' && m.seq > ack.seq);
      if (this.find(home.id)?.role !== 'source' && !answered) home.think(true);
      if (!this.find(home.id)) void this.refresh().catch(() => undefined);
      this.#store();
      return;
    }
  }

  rejected(clientId: string, reason: string): void {
    for (const thread of this.#threads.values()) thread.mark(clientId, { state: 'rejected', reason });
  }

  apply(event: LiveEvent, shown: boolean): void {
    const thread = this.#threads.get(event.conversation_id);
    const payload = event.payload;
    if (payload.kind === 'message' && !shown && payload.message.sender !== 'user') this.unread.add(event.conversation_id);
    // A thread that was never opened is read whole when it is.
    if (!thread || !(thread.loaded || thread.loading || thread.outgoing.length > 0)) return;
    if (payload.kind === 'message') thread.put(payload.message);
    if (payload.kind === 'delivery') thread.delivered(payload.message_id, payload.delivery);
    if (payload.kind === 'turn') {
      thread.settle();
      thread.failed = payload.state === 'failed';
    }
  }

  /** What this tab had not got out before it was reloaded. */
  restore(): void {
    try {
      const kept = JSON.parse(recall(this.#key, 'sessionStorage') ?? '[]') as (Outgoing & { conversation: string })[];
      for (const { conversation, ...out } of kept.slice(0, MOST_OUTGOING)) {
        this.thread(conversation).add({ ...out, state: 'waiting', reason: '' });
      }
    } catch {
      keep(this.#key, null, 'sessionStorage');
    }
  }

  clear(): void {
    this.#threads.clear();
    this.unread.clear();
    this.conversations = [];
    this.loaded = false;
  }

  #dispatch(thread: Thread, out: Outgoing): void {
    // What waited was said when it was written: "tomorrow" in it means the day after that. Only REST takes the time,
    // and the name of somebody else.
    const late = Date.now() - Date.parse(out.at) > LATE_MS;
    if (out.from !== '' || late) void this.#post(thread, out);
    else thread.mark(out.client_id, { state: this.transmit(out, thread.id) ? 'sending' : 'waiting', reason: '' });
  }

  async #post(thread: Thread, out: Outgoing): Promise<void> {
    thread.mark(out.client_id, { state: 'sending', reason: '' });
    const { client_id, text, at: sent_at } = out;
    const to = thread.id === '' ? {} : { conversation_id: thread.id };
    const from = out.from === '' ? {} : { from: out.from };
    try {
      this.acknowledged(await api.send({ client_id, text, sent_at, ...to, ...from }));
    } catch (cause) {
      const offline = cause instanceof Problem && cause.code === 'offline';
      thread.mark(client_id, offline ? { state: 'waiting' } : { state: 'rejected', reason: explain(cause) });
    }
  }

  #store(): void {
    const all = [...this.#threads.values()].flatMap((thread) =>
      thread.outgoing.map((out) => ({ ...out, conversation: thread.id })),
    );
    keep(this.#key, all.length === 0 ? null : JSON.stringify(all), 'sessionStorage');
  }
}

export const chat = new Chat();
