/** The pages that the navigation lists, in its order. Those of times, memory and calendars are reached from the settings. */
import type { Route } from '../state/router.svelte';
import type { IconName } from './Icon.svelte';

export const pages: [Exclude<Route, 'login' | 'times' | 'memory' | 'calendars'>, IconName][] = [
  ['chat', 'chat'],
  ['agenda', 'agenda'],
  ['channels', 'link'],
  ['usage', 'usage'],
  ['health', 'health'],
  ['settings', 'settings'],
];
