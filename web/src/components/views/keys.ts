/** Holding an event by the keyboard: space takes and lays down, arrows move it, with shift its end. */
import type { EventItem } from '../../api/types';
import { STEP } from '../../lib/held';
import { holding } from '../../state/hold.svelte';

/** Days and minutes of each arrow. A grid of days has weeks above each other. */
const HOURS: Record<string, [number, number]> = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -STEP], ArrowDown: [0, STEP] };
const WEEKS: Record<string, [number, number]> = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [-7, 0], ArrowDown: [7, 0] };

/** A handler for `keydown` on an event's button; `from` and `to` are the days that are shown. */
export function handling(entry: EventItem, grid: 'hours' | 'weeks', from: string, to: string): (event: KeyboardEvent) => void {
  return (event) => {
    if (event.metaKey || event.ctrlKey || event.altKey) return;
    const mine = holding.held !== null && holding.held.entry.id === entry.id && holding.held.entry.of === entry.of;
    const act = mine ? held(event) : event.key === ' ' ? () => holding.grab(entry, true) : undefined;
    if (!act) return;
    event.preventDefault();
    event.stopPropagation();
    act();
  };

  function held({ key, shiftKey }: KeyboardEvent): (() => void) | undefined {
    if (key === 'Escape') return () => holding.release();
    if (key === ' ' || key === 'Enter') return () => void holding.drop();
    const steps = grid === 'weeks' || entry.all_day ? WEEKS : HOURS;
    const step = steps[key];
    return step && (() => holding.step(shiftKey ? 'end' : 'move', step[0], step[1], from, to));
  }
}
