/** Forms of what the server keeps: one request at a time, and what it refuses told at its field. */
import { RIGHT, wrongField } from '../lib/wrong';
import { explain, notices } from './notices.svelte';

export class Form {
  busy = $state(false);
  wrong = $state.raw(RIGHT);

  /** The fields that have a place for what is wrong with them. */
  constructor(readonly fields: readonly string[]) {}

  /** What the server answered; undefined where it refused, or a request is on its way. */
  async send<Answer>(request: () => Promise<Answer>): Promise<Answer | undefined> {
    if (this.busy) return undefined;
    [this.busy, this.wrong] = [true, RIGHT];
    try {
      return await request();
    } catch (cause) {
      this.refuse(explain(cause));
      return undefined;
    } finally {
      this.busy = false;
    }
  }

  refuse(text: string): void {
    this.wrong = wrongField(text, this.fields);
  }
}

/** A form of something that there is one of, read first. */
export class Kept<T> extends Form {
  stands = $state.raw<T>();
  failed = $state(false);
  readonly #read: () => Promise<T>;
  readonly #show: (now: T) => void;

  /** `show` takes what stands into the fields. */
  constructor(fields: readonly string[], read: () => Promise<T>, show: (now: T) => void) {
    super(fields);
    [this.#read, this.#show] = [read, show];
  }

  async load(): Promise<void> {
    this.failed = false;
    try {
      this.#take(await this.#read());
    } catch (cause) {
      this.failed = true;
      notices.failure(cause);
    }
  }

  async save(write: () => Promise<T>, said: string): Promise<void> {
    const now = await this.send(write);
    if (now === undefined) return;
    this.#take(now);
    notices.add(said, 'good');
  }

  #take(now: T): void {
    this.stands = now;
    this.#show(now);
  }
}
