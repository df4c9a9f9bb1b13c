/** Keyboard shortcuts: single keys and two-key sequences such as `g a`, never while somebody types. */

type Action = () => void;

/** How long the second key of a sequence may take. */
const SEQUENCE_MS = 1_200;

export function typing(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.closest('input:not([type=radio], [type=checkbox]), textarea, select, [contenteditable]') !== null;
}

/** A handler for `keydown` on the window. The keys of `actions` are `event.key`s, with a space in a sequence. */
export function shortcuts(actions: Record<string, Action>): (event: KeyboardEvent) => void {
  let first = '';
  let at = 0;
  return (event) => {
    const altGraph = event.getModifierState('AltGraph');
    if (event.defaultPrevented || event.metaKey || ((event.ctrlKey || event.altKey) && !altGraph)) return;
    if (typing(event.target) || document.querySelector('dialog[open]')) return;
    const sequence = first !== '' && event.timeStamp - at < SEQUENCE_MS ? `${first} ${event.key}` : '';
    const action = actions[sequence] ?? actions[event.key];
    const begins = !action && Object.keys(actions).some((keys) => keys.startsWith(`${event.key} `));
    first = begins ? event.key : '';
    at = event.timeStamp;
    if (!action) return;
    event.preventDefault();
    action();
  };
}

/** Moves the focus among the elements of a selector, in document order; `1` down, `-1` up. */
export function moveFocus(selector: string, step: 1 | -1): void {
  const all = [...document.querySelectorAll<HTMLElement>(selector)];
  if (all.length === 0) return;
  const current = all.findIndex((element) => element.contains(document.activeElement));
  const next = current === -1 ? (step === 1 ? 0 : all.length - 1) : Math.min(Math.max(current + step, 0), all.length - 1);
  all[next]?.focus();
  all[next]?.scrollIntoView({ block: 'nearest' });
}
