/** The pages that the navigation lists, in its order. Those of times, memory and calendars are reached from others. */
import type { Route } from '../state/router.svelte';
import type { IconName } from './Icon.svelte';

export const pages: [Exclude<Route, 'login' | 'times' | 'memory' | 'calendars'>, IconName][] = [
  ['chat', 'chat'],
  ['agenda', 'agenda'],
  ['proposals', 'check'],
  ['contacts', 'people'],
  ['channels', 'link'],
  ['connections', 'plug'],
  ['usage', 'usage'],
  ['health', 'health'],
  ['settings', 'settings'],
];

/** Those that a phone has room for; its drawer lists all. */
export const tabs = pages.filter(([route]) => ['chat', 'agenda', 'proposals', 'channels', 'settings'].includes(route));
