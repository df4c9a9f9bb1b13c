/** The browser's storage, where it lets us: a private window or a strict setting may not. */

type Kind = 'localStorage' | 'sessionStorage';

export function recall(key: string, kind: Kind = 'localStorage'): string | null {
  try {
    return window[kind].getItem(`attache.${key}`);
  } catch {
    return null;
  }
}

/** Keeps a value; `null` forgets it. */
export function keep(key: string, value: string | null, kind: Kind = 'localStorage'): void {
  try {
    if (value === null) window[kind].removeItem(`attache.${key}`);
    else window[kind].setItem(`attache.${key}`, value);
  } catch {
    // Full or closed: what was to be kept lasts as long as the page.
  }
}
