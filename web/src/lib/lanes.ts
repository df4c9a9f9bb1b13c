/** Things that overlap stand side by side. Pure. */

export interface Stretch {
  start: number;
  /** Not included. */
  end: number;
}

export interface Laned<T> {
  item: T;
  /** From 0. */
  lane: number;
  /** How many lanes those take that overlap it, or overlap what does. */
  lanes: number;
}

/** Each in the first lane that is free, by start; of those that start together the longest first. */
export function lanesOf<T extends Stretch>(items: T[]): Laned<T>[] {
  const out: Laned<T>[] = [];
  let cluster: Laned<T>[] = [];
  let ends: number[] = [];
  const close = () => {
    for (const one of cluster) one.lanes = ends.length;
    [cluster, ends] = [[], []];
  };
  for (const item of [...items].sort((a, b) => a.start - b.start || b.end - a.end)) {
    if (ends.every((end) => end <= item.start)) close();
    const free = ends.findIndex((end) => end <= item.start);
    const lane = free === -1 ? ends.length : free;
    ends[lane] = item.end;
    const laned = { item, lane, lanes: 1 };
    cluster.push(laned);
    out.push(laned);
  }
  close();
  return out;
}
