/** The language of the console: the user's, and the browser's before anyone has signed in. */
import { en, type Strings } from './en';
import { es } from './es';

/** A language more is one file beside `es.ts` and one line here. */
const languages: Record<string, Strings> = { en, es };

/** What the server speaks, and so a person can choose; the console itself has some of them. */
export const SPOKEN = ['en', 'es', 'fr', 'de', 'pt'];

/** The browser's first language among these, such as `es` of `es-MX`. */
export function browserLanguage(among: string[] = Object.keys(languages)): string {
  const wanted = navigator.languages.map((tag) => tag.slice(0, 2).toLowerCase());
  return wanted.find((code) => among.includes(code)) ?? 'en';
}

class Locale {
  language = $state(browserLanguage());

  get t(): Strings {
    return languages[this.language] ?? en;
  }

  /** For dates and numbers: the browser's own variant of the language (en-GB, es-MX) where it has one. */
  get tag(): string {
    return navigator.languages.find((tag) => tag.toLowerCase().startsWith(this.language)) ?? this.language;
  }

  use(language: string): void {
    this.language = language in languages ? language : browserLanguage();
    document.documentElement.lang = this.language;
  }
}

export const locale = new Locale();
