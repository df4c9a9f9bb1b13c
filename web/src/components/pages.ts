/** The pages that the navigation lists, in its order. Those of times and memory are reached from the settings. */
import type { Route } from '../state/router.svelte';
import type { IconName } from './Icon.svelte';

export const pages: [Exclude<Route, 'login' | 'times' | 'memory'>, IconName][] = [
  ['chat', 'chat'],
  ['agenda', 'agenda'],
  ['channels', 'link'],
  ['usage', 'usage'],
  ['health', 'health'],
  ['settings', 'settings'],
];
