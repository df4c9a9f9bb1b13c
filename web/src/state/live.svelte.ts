/**
 * What comes live, handled once: a cursor per conversation drops repeats and notices gaps. The rest of the state
 * hears of an event only from here.
 */
import type { LiveEvent, Resume, Welcome } from '../api/types';
import { Live } from '../live/socket';
import { agenda } from './agenda.svelte';
import { chat } from './chat.svelte';
import { deeds } from './deeds.svelte';
import { proposals } from './proposals.svelte';
import { router } from './router.svelte';
import { session } from './session.svelte';
import type { Outgoing } from './thread.svelte';

/** What one `hello` may name. */
const MOST_RESUMED = 100;
/** Without an ack by then the connection is taken for dead; the message goes again on the next one. */
const ACK_MS = 15_000;

class Connection {
  open = $state(false);
  /** Whether it is worth telling: shortly closed is not. */
  lost = $state(false);
  #cursors = new Map<string, number>();
  #resumed = new Set<string>();
  #followed = new Map<string, number>();
  #acks = new Map<string, ReturnType<typeof setTimeout>>();
  #grace: ReturnType<typeof setTimeout> | undefined;
  #started = false;

  #live = new Live({
    resume: () => this.#resume(),
    welcome: (frame) => this.#welcome(frame),
    event: (event) => this.#event(event),
    ack: (ack) => {
      this.#acked(ack.client_id);
      chat.acknowledged(ack);
    },
    delta: (frame) => chat.held(frame.conversation_id)?.delta(frame.turn_id, frame.text),
    restart: (frame) => chat.held(frame.conversation_id)?.restart(frame.turn_id),
    reset: (conversation, seq) => this.#reset(conversation, seq),
    error: (_code, message, clientId) => {
      if (clientId == null) return;
      this.#acked(clientId);
      chat.rejected(clientId, message);
    },
    state: (open) => this.#state(open),
    refused: () => void session.check(),
  });

  /** Reads what stands, then follows what comes. */
  async start(): Promise<void> {
    if (this.#started) return;
    this.#started = true;
    chat.restore();
    chat.transmit = (out, conversation) => this.#send(out, conversation);
    addEventListener('online', this.#nudge);
    document.addEventListener('visibilitychange', this.#nudge);
    await this.#list();
    if (!this.#started) return;
    void proposals.load().catch(() => undefined);
    this.#live.start();
  }

  stop(): void {
    this.#started = false;
    this.#live.stop();
    removeEventListener('online', this.#nudge);
    document.removeEventListener('visibilitychange', this.#nudge);
    this.#acks.forEach((timer) => clearTimeout(timer));
    this.#acks.clear();
    this.#cursors.clear();
    this.#followed.clear();
    chat.clear();
    proposals.clear();
    agenda.clear();
    deeds.clear();
  }

  /** The conversation is new to this page: live from here. */
  know(conversation: string, seq: number): void {
    if (!this.#cursors.has(conversation)) this.#cursors.set(conversation, seq);
  }

  forget(conversation: string): void {
    this.#cursors.delete(conversation);
  }

  #nudge = (): void => {
    if (document.visibilityState === 'visible') this.#live.nudge();
  };

  /** The list's `seq` is read before any message is, so what is read later by REST never lies behind the cursor. */
  async #list(): Promise<void> {
    try {
      for (const conversation of await chat.refresh()) this.know(conversation.id, conversation.seq);
    } catch {
      // The socket's welcome names the conversations too, and its failure shows as no connection.
    }
  }

  #resume(): Resume[] {
    const known = [...this.#cursors].map(([conversation_id, after]) => ({ conversation_id, after }));
    // Conversations that the page holds first: the others are read whole when opened.
    known.sort((a, b) => Number(chat.held(b.conversation_id)?.loaded ?? 0) - Number(chat.held(a.conversation_id)?.loaded ?? 0));
    const named = known.slice(0, MOST_RESUMED);
    this.#resumed = new Set(named.map((resume) => resume.conversation_id));
    return named;
  }

  #welcome(frame: Welcome): void {
    for (const { id, seq } of frame.conversations) {
      if (this.#resumed.has(id)) continue;
      this.#cursors.set(id, seq);
      const thread = chat.held(id);
      if (thread?.loaded) void thread.load().catch(() => undefined);
    }
    this.#followed.clear();
    // Made, renamed or deleted elsewhere while we were away.
    const names = (list: { id: string; title: string }[]) => list.map(({ id, title }) => `${id} ${title}`).sort().join('\n');
    if (!chat.loaded || names(frame.conversations) !== names(chat.conversations)) void this.#list();
    chat.flush();
  }

  #event(event: LiveEvent): void {
    const { conversation_id: conversation, seq } = event;
    const cursor = this.#cursors.get(conversation);
    if (cursor !== undefined && seq <= cursor) return;
    if (cursor !== undefined && seq > cursor + 1) {
      // A gap: ask once for what lies in it. If it is still there after that, reading the conversation mends it.
      if (this.#followed.get(conversation) !== cursor) {
        this.#followed.set(conversation, cursor);
        this.#live.send({ type: 'follow', conversation_id: conversation, after: cursor });
        return;
      }
      this.#reset(conversation, seq - 1);
    }
    this.#cursors.set(conversation, seq);
    if (cursor === undefined && !chat.find(conversation)) void this.#list();
    this.#dispatch(event);
  }

  #dispatch(event: LiveEvent): void {
    const { payload } = event;
    const shown = router.route === 'chat' && document.visibilityState === 'visible' && this.#shows(event.conversation_id);
    chat.apply(event, shown);
    if (payload.kind === 'proposal') proposals.put(payload.proposal);
    if (payload.kind === 'event' || payload.kind === 'reminder') agenda.touch();
  }

  #shows(conversation: string): boolean {
    return (router.conversation ?? chat.main?.id) === conversation;
  }

  #reset(conversation: string, seq: number): void {
    this.#cursors.set(conversation, seq);
    const thread = chat.held(conversation);
    if (thread?.loaded) {
      thread.messages = [];
      void thread.load().catch(() => undefined);
    }
    void proposals.load().catch(() => undefined);
    agenda.touch();
  }

  #send(out: Outgoing, conversation: string): boolean {
    const to = conversation === '' ? {} : { conversation_id: conversation };
    if (!this.#live.send({ type: 'send', client_id: out.client_id, text: out.text, ...to })) return false;
    this.#acked(out.client_id);
    this.#acks.set(out.client_id, setTimeout(() => this.#live.restart(), ACK_MS));
    return true;
  }

  #acked(clientId: string): void {
    clearTimeout(this.#acks.get(clientId));
    this.#acks.delete(clientId);
  }

  #state(open: boolean): void {
    this.open = open;
    clearTimeout(this.#grace);
    if (open) {
      this.lost = false;
      return;
    }
    this.#acks.forEach((timer) => clearTimeout(timer));
    this.#acks.clear();
    chat.disconnected();
    if (this.#started) this.#grace = setTimeout(() => (this.lost = true), 1_500);
  }
}

export const connection = new Connection();
