/** Which page shows: the path, and what of it in the query, such as the conversation in `?c=`. */

export type Route = 'chat' | 'agenda' | 'health' | 'usage' | 'settings' | 'channels' | 'times' | 'memory' | 'calendars' | 'proposals' | 'connections' | 'contacts' | 'login';

const PATHS: Record<Route, string> = {
  chat: '/', agenda: '/agenda', health: '/health', usage: '/usage', settings: '/settings', channels: '/channels', times: '/times', memory: '/memory', calendars: '/calendars', proposals: '/proposals', connections: '/connections', contacts: '/contacts', login: '/login',
};

class Router {
  #path = $state(location.pathname);
  #search = $state(location.search);

  constructor() {
    addEventListener('popstate', () => this.#read());
  }

  get route(): Route {
    const found = Object.entries(PATHS).find(([, path]) => path === this.#path.replace(/(.)\/$/, '$1'));
    return (found?.[0] as Route | undefined) ?? 'chat';
  }

  get conversation(): string | null {
    return this.param('c');
  }

  /** A value of the query. */
  param(name: string): string | null {
    return new URLSearchParams(this.#search).get(name);
  }

  go(url: string, replace = false): void {
    if (replace) history.replaceState(null, '', url);
    else if (url !== location.pathname + location.search) history.pushState(null, '', url);
    this.#read();
  }

  /** Ours to follow without loading a page: a plain click on a link to one of the pages. */
  follow(event: MouseEvent): void {
    if (event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    const link = event.target instanceof Element ? event.target.closest('a') : null;
    if (!link || link.origin !== location.origin || link.target || link.hasAttribute('download')) return;
    if (!Object.values(PATHS).includes(link.pathname) || link.hash) return;
    event.preventDefault();
    this.go(link.pathname + link.search);
  }

  #read(): void {
    this.#path = location.pathname;
    this.#search = location.search;
  }
}

export const router = new Router();

export const path = (route: Route) => PATHS[route];
export const contactPath = (id: string) => `${PATHS.contacts}?who=${encodeURIComponent(id)}`;
export const chatPath = (conversation: string) => `/?c=${encodeURIComponent(conversation)}`;
