/** Facts as the form shows them. A day until which a fact holds is included: it ends at the midnight behind it. */
import type { Fact, FactKind, FactToCorrect, FactToWrite } from '../api/types';
import { addDays, dayOf, wallOf } from './time';

export const LONGEST_FACT = 300;

/** In the order in which the form offers them. */
export const KINDS: FactKind[] = ['preference', 'name', 'home', 'person', 'diet', 'allergy', 'symptom', 'pregnancy', 'situation', 'other'];

export interface FactDraft {
  kind: FactKind;
  text: string;
  /** `2026-11-27`; empty as long as the kind usually holds. */
  until: string;
}

export function draftOf(fact: Fact, zone: string): FactDraft {
  // A moment before the end lies in the last day.
  const until = fact.expires_at ? dayOf(Date.parse(fact.expires_at) - 1, zone) : '';
  return { kind: fact.kind, text: fact.text, until };
}

export function newFact(draft: FactDraft, zone: string): FactToWrite {
  return { kind: draft.kind, text: draft.text.trim(), ...(draft.until ? { expires_at: endOf(draft.until, zone) } : {}) };
}

/** What the draft changes; nothing else is sent, so that an untouched end stays to the second. */
export function changeOf(fact: Fact, draft: FactDraft, zone: string): FactToCorrect {
  const before = draftOf(fact, zone);
  return {
    ...(draft.kind === before.kind ? {} : { kind: draft.kind }),
    ...(draft.text.trim() === before.text ? {} : { text: draft.text.trim() }),
    ...(draft.until === before.until ? {} : { expires_at: draft.until ? endOf(draft.until, zone) : null }),
  };
}

/** The midnight behind a day, where the user is: guessed as UTC's, then moved by what the clock there shows. */
function endOf(day: string, zone: string): string {
  const wanted = Date.parse(`${addDays(day, 1)}T00:00Z`);
  let at = wanted;
  // Twice, because the offset may be another at the guess.
  for (let n = 0; n < 2; n += 1) at += wanted - Date.parse(`${wallOf(at, zone)}Z`);
  return new Date(at).toISOString();
}
