/** Dragging by mouse, pen or finger: when it begins, how far it went, and that its end is no click. */

/** So far a mouse moves before it is meant. */
const SLOP = 4;
/** So long a finger rests before it holds what is under it: moving at once scrolls. */
const PRESS_MS = 350;
/** The click that follows on letting go comes at once, or not at all. */
const CLICK_MS = 50;

export interface Dragging {
  begin: () => void;
  /**
   * Pixels from where it began; the event tells what lies under the pointer. Called again with the next frame, without
   * the pointer moving, while it answers true: the page scrolls under a finger that rests at its edge.
   */
  move: (dx: number, dy: number, event: PointerEvent) => boolean | void;
  end: () => void;
  cancel: () => void;
}

/** Something is held by a finger. */
let pressed = false;

/**
 * An attachment for what a finger can hold: while it is held, its moves do not scroll. A browser asks only listeners that
 * were there before the touch began, so this one stays.
 */
export function still(element: HTMLElement): () => void {
  const stop = new AbortController();
  const listener = (event: TouchEvent) => {
    if (pressed && event.cancelable) event.preventDefault();
  };
  element.addEventListener('touchmove', listener, { passive: false, signal: stop.signal });
  return () => stop.abort();
}

/** Follows a pointer that was pressed. A press alone stays a click. */
export function follow(down: PointerEvent, { begin, move, end, cancel }: Dragging): void {
  if (down.button !== 0 || !down.isPrimary) return;
  const [x, y] = [down.clientX, down.clientY];
  const touch = down.pointerType === 'touch';
  const stop = new AbortController();
  const { signal } = stop;
  let dragging = false;
  let frame = 0;
  const start = () => {
    dragging = true;
    pressed = touch;
    begin();
  };
  const press = touch ? setTimeout(start, PRESS_MS) : undefined;
  const finish = (how: () => void) => {
    clearTimeout(press);
    cancelAnimationFrame(frame);
    stop.abort();
    if (!dragging) return;
    pressed = false;
    how();
  };
  /** A browser that took the pointer away sends no click, and the next one is meant. */
  const swallowClick = () => {
    if (!dragging) return;
    const swallow = (click: Event) => {
      click.stopPropagation();
      click.preventDefault();
    };
    addEventListener('click', swallow, { capture: true, once: true, signal: AbortSignal.timeout(CLICK_MS) });
  };
  const mine = (event: PointerEvent) => event.pointerId === down.pointerId;
  const go = (event: PointerEvent) => {
    cancelAnimationFrame(frame);
    if (move(event.clientX - x, event.clientY - y, event)) frame = requestAnimationFrame(() => go(event));
  };
  addEventListener('pointermove', (event) => {
    if (!mine(event)) return;
    if (!dragging && Math.hypot(event.clientX - x, event.clientY - y) > SLOP) {
      // A finger that moves at once scrolls.
      if (touch) return finish(cancel);
      start();
    }
    if (dragging) go(event);
  }, { signal });
  addEventListener('pointerup', (event) => { if (mine(event)) { swallowClick(); finish(end); } }, { signal });
  addEventListener('pointercancel', (event) => { if (mine(event)) finish(cancel); }, { signal });
  // A finger that holds something does not open the browser's menu.
  addEventListener('contextmenu', (event) => { if (touch) event.preventDefault(); }, { signal });
  addEventListener('keydown', (event) => {
    if (event.key !== 'Escape' || !dragging) return;
    event.stopPropagation();
    swallowClick();
    finish(cancel);
  }, { signal, capture: true });
}
