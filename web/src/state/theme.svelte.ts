/** Light or dark: the system's choice, or the person's for this browser. `public/theme.js` applies it before paint. */
import { keep, recall } from './storage';

export type Theme = 'system' | 'light' | 'dark';
export const THEMES: Theme[] = ['system', 'light', 'dark'];

class Themes {
  choice = $state<Theme>(THEMES.find((theme) => theme === recall('theme')) ?? 'system');

  set(theme: Theme): void {
    this.choice = theme;
    keep('theme', theme === 'system' ? null : theme);
    if (theme === 'system') delete document.documentElement.dataset['theme'];
    else document.documentElement.dataset['theme'] = theme;
  }

  next(): void {
    this.set(THEMES[(THEMES.indexOf(this.choice) + 1) % THEMES.length] ?? 'system');
  }
}

export const themes = new Themes();
