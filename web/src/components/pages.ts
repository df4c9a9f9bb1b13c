/** The pages that the navigation lists, in its order. The page of times is reached from the settings. */
import type { Route } from '../state/router.svelte';
import type { IconName } from './Icon.svelte';

export const pages: [Exclude<Route, 'login' | 'times'>, IconName][] = [
  ['chat', 'chat'],
  ['agenda', 'agenda'],
  ['channels', 'link'],
  ['usage', 'usage'],
  ['health', 'health'],
  ['settings', 'settings'],
];
