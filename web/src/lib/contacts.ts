/** A contact as a form holds it, and its place among the others. */
import type { Card, Contact } from '../api/types';

export interface ContactDraft {
  name: string;
  given: string;
  family: string;
  emails: string[];
  phones: string[];
  organisation: string;
  note: string;
  day: string;
  month: string;
  year: string;
}

/** The server's bounds, so that nobody types what it will refuse. */
export const LONGEST = { name: 500, address: 300, note: 8000 };
export const MOST_ADDRESSES = 50;

export const EMPTY: ContactDraft = { name: '', given: '', family: '', emails: [], phones: [], organisation: '', note: '', day: '', month: '', year: '' };

/** A leap year, for days whose year is not known. */
const ANY_YEAR = 2024;

export const composed = ({ given, family }: { given?: string | null; family?: string | null }) => [given, family].map((part) => part?.trim()).filter(Boolean).join(' ');

export function draftOf(card: Partial<Card>): ContactDraft {
  const [, year = '', month = '', day = ''] = /^(\d{4}|-)-(\d\d)-(\d\d)$/.exec(card.birthday ?? '') ?? [];
  const { name = '', emails = [], phones = [] } = card;
  return {
    // What follows from the parts goes on following them.
    name: name === composed(card) ? '' : name,
    given: card.given ?? '', family: card.family ?? '', organisation: card.organisation ?? '', note: card.note ?? '',
    emails: [...emails], phones: [...phones],
    day: String(Number(day) || ''), month: String(Number(month) || ''), year: year === '-' ? '' : year,
  };
}

/** `1985-04-12`, `--04-12`, or null for none; undefined where it is no day. */
export function birthdayOf({ day, month, year }: Pick<ContactDraft, 'day' | 'month' | 'year'>): string | null | undefined {
  const [d, m, y] = [day, month, year].map((part) => String(part ?? '').trim()) as [string, string, string];
  if (!d && !m && !y) return null;
  if (!/^\d{1,2}$/.test(d) || !/^\d{1,2}$/.test(m) || !/^(\d{4})?$/.test(y)) return undefined;
  const text = `${m.padStart(2, '0')}-${d.padStart(2, '0')}`;
  const at = new Date(`${y || ANY_YEAR}-${text}T00:00Z`);
  const isDay = !Number.isNaN(at.getTime()) && at.toISOString().slice(5, 10) === text;
  return isDay ? `${y || '-'}-${text}` : undefined;
}

/** The whole card, as the server takes it; what is wrong with it the server says. */
export function cardOf(draft: ContactDraft): Card {
  const some = (text: string) => text.trim() || null;
  const all = (values: string[]) => values.map((value) => value.trim()).filter(Boolean);
  return {
    name: draft.name.trim(), given: some(draft.given), family: some(draft.family), emails: all(draft.emails), phones: all(draft.phones),
    organisation: some(draft.organisation), note: some(draft.note), birthday: birthdayOf(draft) ?? null,
  };
}

export const isSame = (one: ContactDraft, other: ContactDraft) =>
  JSON.stringify(cardOf(one)) === JSON.stringify(cardOf(other)) && birthdayOf(one) === birthdayOf(other);

/** The birthday in words: `12 April 1985`, `12 April`. */
export function birthdayText(birthday: string, tag: string): string {
  const [hasYear, day] = birthday.startsWith('-') ? [false, `${ANY_YEAR}${birthday.slice(1)}`] : [true, birthday];
  const format = new Intl.DateTimeFormat(tag, { day: 'numeric', month: 'long', ...(hasYear ? { year: 'numeric' } : {}), timeZone: 'UTC' });
  return format.format(new Date(`${day}T00:00Z`));
}

/** As the server sorts: without case and accents. */
const sorted = ({ name }: Contact) => name.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '');

/** The list with the contact in its place by name; behind the last of a list that has `more` it is left out: it comes with a later page. */
export function placed(items: readonly Contact[], contact: Contact, more: boolean): Contact[] {
  const others = items.filter(({ id }) => id !== contact.id);
  const behind = others.findIndex((other) => sorted(other) > sorted(contact));
  if (behind === -1) return more ? others : [...others, contact];
  return others.toSpliced(behind, 0, contact);
}

/** What a mail program and a telephone take. */
export const mailLink = (address: string) => `mailto:${encodeURIComponent(address).replaceAll('%40', '@')}`;
export const callLink = (number: string) => `tel:${number.replace(/[^\d+]/g, '')}`;
