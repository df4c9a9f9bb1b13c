/**
 * The live connection: hello, heartbeat, reconnecting with backoff. It knows frames, not what they mean;
 * `state/chat.svelte.ts` decides what to ask for and what to do with what comes. See docs/protocol.md.
 */
import type { Accepted, ClientFrame, LiveEvent, Resume, ServerFrame, Welcome } from '../api/types';

type Delta = Extract<ServerFrame, { type: 'delta' }>;
type Restart = Extract<ServerFrame, { type: 'restart' }>;

export interface Handlers {
  /** Where to go on from, asked at each connection; at most 100. */
  resume(): Resume[];
  welcome(frame: Welcome): void;
  ack(frame: Accepted): void;
  event(event: LiveEvent): void;
  delta(frame: Delta): void;
  restart(frame: Restart): void;
  reset(conversation: string, seq: number): void;
  error(code: string, message: string, clientId: string | null | undefined): void;
  /** Whether frames can be sent now. */
  state(open: boolean): void;
  /** The handshake failed: the login may be over. */
  refused(): void;
}

const FIRST_WAIT_MS = 500;
const LONGEST_WAIT_MS = 30_000;
/** How long an answer may take (welcome, pong) before the connection counts as dead. */
const PATIENCE_MS = 12_000;

/** Half to all of the doubled wait, so that many clients do not return at once after a restart. */
export function backoff(failures: number, chance = Math.random()): number {
  const full = Math.min(FIRST_WAIT_MS * 2 ** Math.max(0, failures - 1), LONGEST_WAIT_MS);
  return full / 2 + (full / 2) * chance;
}

export class Live {
  #socket: WebSocket | undefined;
  #welcomed = false;
  #failures = 0;
  #stopped = true;
  #retry: ReturnType<typeof setTimeout> | undefined;
  #heartbeat: ReturnType<typeof setInterval> | undefined;
  #patience: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly handlers: Handlers) {}

  start(): void {
    if (!this.#stopped) return;
    this.#stopped = false;
    this.#failures = 0;
    this.#connect();
  }

  stop(): void {
    this.#stopped = true;
    this.#drop();
  }

  /** The network or the page came back: do not sit out the rest of the wait. */
  nudge(): void {
    if (this.#stopped || this.#welcomed) return this.#check();
    if (this.#socket === undefined) this.#connect();
  }

  /** False where there is no connection; the caller keeps what it wanted to send. */
  send(frame: ClientFrame): boolean {
    if (!this.#welcomed) return false;
    this.#write(frame);
    return true;
  }

  /** Gives the connection up as dead and makes a new one. */
  restart(): void {
    if (this.#stopped) return;
    this.#drop();
    this.#connect();
  }

  #connect(): void {
    clearTimeout(this.#retry);
    const url = new URL('/v1/socket', location.href);
    url.protocol = url.protocol.replace('http', 'ws');
    const socket = new WebSocket(url);
    this.#socket = socket;
    this.#expect();
    socket.onopen = () => {
      if (this.#socket === socket) this.#write({ type: 'hello', protocol: 1, resume: this.handlers.resume() });
    };
    socket.onmessage = (message) => {
      if (this.#socket === socket && typeof message.data === 'string') this.#read(message.data);
    };
    socket.onclose = () => {
      if (this.#socket === socket) this.#closed();
    };
  }

  #read(data: string): void {
    clearTimeout(this.#patience);
    const frame = JSON.parse(data) as ServerFrame;
    switch (frame.type) {
      case 'welcome':
        this.#welcomed = true;
        this.#failures = 0;
        this.#beat(frame.heartbeat_seconds);
        this.handlers.welcome(frame);
        this.handlers.state(true);
        break;
      case 'event': this.handlers.event(frame.event); break;
      case 'ack': this.handlers.ack(frame); break;
      case 'delta': this.handlers.delta(frame); break;
      case 'restart': this.handlers.restart(frame); break;
      case 'reset': this.handlers.reset(frame.conversation_id, frame.seq); break;
      case 'error': this.handlers.error(frame.code, frame.message, frame.client_id); break;
      // It closes next; why does not matter, but for a login that is over.
      case 'bye': if (frame.code === 'signed_out') this.handlers.refused(); break;
      case 'pong': break;
    }
  }

  #closed(): void {
    const refused = !this.#welcomed;
    this.#drop();
    if (this.#stopped) return;
    this.#failures += 1;
    if (refused) this.handlers.refused();
    if (this.#stopped) return;
    this.#retry = setTimeout(() => this.#connect(), backoff(this.#failures));
  }

  #drop(): void {
    clearTimeout(this.#retry);
    clearTimeout(this.#patience);
    clearInterval(this.#heartbeat);
    const socket = this.#socket;
    this.#socket = undefined;
    this.#welcomed = false;
    if (socket) {
      socket.onopen = socket.onmessage = socket.onclose = null;
      socket.close();
      this.handlers.state(false);
    }
  }

  #beat(seconds: number): void {
    clearInterval(this.#heartbeat);
    this.#heartbeat = setInterval(() => this.#check(), Math.max(5, seconds) * 1000);
  }

  /** Asks whether the other side is there. */
  #check(): void {
    if (!this.#welcomed) return;
    this.#write({ type: 'ping' });
    this.#expect();
  }

  /** Without any frame in time the connection is dead, whatever the browser thinks of it. */
  #expect(): void {
    clearTimeout(this.#patience);
    this.#patience = setTimeout(() => this.#closed(), PATIENCE_MS);
  }

  #write(frame: ClientFrame): void {
    if (this.#socket?.readyState === WebSocket.OPEN) this.#socket.send(JSON.stringify(frame));
  }
}
