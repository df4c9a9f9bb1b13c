/** The pages that the navigation lists, in its order. */
import type { Route } from '../state/router.svelte';
import type { IconName } from './Icon.svelte';

export const pages: [Exclude<Route, 'login'>, IconName][] = [
  ['chat', 'chat'],
  ['agenda', 'agenda'],
  ['health', 'health'],
  ['settings', 'settings'],
];
