/** Who is signed in. Everything else of the state begins when this is `in` and ends when it is `out`. */
import { api, onSignedOut, Problem } from '../api/client';
import type { User, Workspace } from '../api/types';
import { browserLanguage, locale, SPOKEN } from '../i18n/locale.svelte';
import { isZone } from '../lib/time';
import { notices } from './notices.svelte';
import { keep, recall } from './storage';

export type Status = 'starting' | 'out' | 'in' | 'unreachable';

class Session {
  status = $state<Status>('starting');
  user = $state<User>();
  workspace = $state<Workspace>();
  /** Personal data is hidden from language models. */
  redaction = $state(false);

  constructor() {
    onSignedOut(() => this.#end());
  }

  get zone(): string {
    return this.user?.zone ?? Intl.DateTimeFormat().resolvedOptions().timeZone;
  }

  /** Asks the server who we are. */
  async check(): Promise<void> {
    try {
      const { user, workspace, redaction } = await api.me();
      this.workspace = workspace;
      this.redaction = redaction;
      this.set(user);
      this.status = 'in';
      await this.#adoptBrowser(user);
    } catch (cause) {
      if (cause instanceof Problem && cause.status === 401) this.#end();
      else if (this.status !== 'in') this.status = 'unreachable';
    }
  }

  async signIn(token: string): Promise<void> {
    await api.login(token);
    await this.check();
  }

  async signOut(): Promise<void> {
    await api.logout();
    this.#end();
  }

  set(user: User): void {
    this.user = user;
    locale.use(user.language);
  }

  /** A person's own choice of zone or language: from here on the browser's is not taken over any more. */
  async change(changes: Partial<Pick<User, 'name' | 'zone' | 'language'>>): Promise<void> {
    this.set(await api.changeMe(changes));
    keep('adopted', this.user?.id ?? null);
  }

  /**
   * At the first sign-in of a new account its zone and language become the browser's. Once something was said they
   * stand: another browser only points out that its zone is another one.
   */
  async #adoptBrowser(user: User): Promise<void> {
    if (recall('adopted') === user.id) return;
    const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
    const language = browserLanguage(SPOKEN);
    const t = locale.t.settings;
    try {
      const elsewhere = isZone(zone) && zone !== user.zone;
      if (elsewhere || language !== user.language) {
        const { items } = await api.conversations();
        if (items.every((conversation) => conversation.seq === 0)) {
          this.set(await api.changeMe(isZone(zone) ? { zone, language } : { language }));
          notices.add(locale.t.settings.detected(zone, t.languages[language] ?? language));
        } else if (elsewhere) {
          notices.add(t.elsewhere(zone, user.zone), 'plain', { link: { text: locale.t.nav.settings, href: '/settings' } });
        }
      }
      keep('adopted', user.id);
    } catch (cause) {
      notices.failure(cause);
    }
  }

  #end(): void {
    this.status = 'out';
    this.user = undefined;
    this.workspace = undefined;
  }
}

export const session = new Session();
