/** Dragging by mouse, pen or finger: when it begins, how far it went, and that its end is no click. */

/** So far a mouse moves before it is meant. */
const SLOP = 4;
/** So long a finger rests before it holds what is under it: moving at once scrolls. */
const PRESS_MS = 350;
/** The click that follows on letting go comes at once, or not at all. */
const CLICK_MS = 50;

export interface Dragging {
  begin: () => void;
  /** Pixels from where it began; the event tells what lies under the pointer. */
  move: (dx: number, dy: number, event: PointerEvent) => void;
  end: () => void;
  cancel: () => void;
}

/** Follows a pointer that was pressed. A press alone stays a click. */
export function follow(down: PointerEvent, { begin, move, end, cancel }: Dragging): void {
  if (down.button !== 0 || !down.isPrimary) return;
  const [x, y] = [down.clientX, down.clientY];
  const touch = down.pointerType === 'touch';
  const stop = new AbortController();
  const { signal } = stop;
  let dragging = false;
  const start = () => {
    dragging = true;
    begin();
  };
  const press = touch ? setTimeout(start, PRESS_MS) : undefined;
  const finish = (how: () => void) => {
    clearTimeout(press);
    stop.abort();
    if (!dragging) return;
    const swallow = (click: Event) => {
      click.stopPropagation();
      click.preventDefault();
    };
    addEventListener('click', swallow, { capture: true, once: true, signal: AbortSignal.timeout(CLICK_MS) });
    how();
  };
  const mine = (event: PointerEvent) => event.pointerId === down.pointerId;
  addEventListener('pointermove', (event) => {
    if (!mine(event)) return;
    const [dx, dy] = [event.clientX - x, event.clientY - y];
    if (!dragging && Math.hypot(dx, dy) > SLOP) {
      // A finger that moves at once scrolls.
      if (touch) return finish(cancel);
      start();
    }
    if (dragging) move(dx, dy, event);
  }, { signal });
  addEventListener('pointerup', (event) => { if (mine(event)) finish(end); }, { signal });
  addEventListener('pointercancel', (event) => { if (mine(event)) finish(cancel); }, { signal });
  // A finger that holds something neither scrolls nor opens the browser's menu.
  addEventListener('touchmove', (event) => { if (dragging && event.cancelable) event.preventDefault(); }, { signal, passive: false });
  addEventListener('contextmenu', (event) => { if (touch) event.preventDefault(); }, { signal });
  addEventListener('keydown', (event) => {
    if (event.key !== 'Escape' || !dragging) return;
    event.stopPropagation();
    finish(cancel);
  }, { signal, capture: true });
}
