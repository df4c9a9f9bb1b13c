/** Channels and accounts elsewhere as one list: how each is doing, and what a person has to do about it. Pure. */
import type { Calendar, Channels, Connections, Link } from '../api/types';

export type LinkState = Link['state'];

/** What helps: only a person can, it is tried again by itself, or a person stopped it. */
export type Remedy = 'credential' | 'waits' | 'paused' | null;

export interface Connected {
  id: string;
  kind: 'channel' | 'calendars';
  platform: string;
  name: string;
  account: string;
  state: LinkState;
  since: string;
  /** When it was last looked at to its end; channels are listened to all the time. */
  looked: string | null;
  next: string | null;
  error: string | null;
  remedy: Remedy;
  role: Link['role'] | null;
  calendars: Calendar[];
  /** What an account by OAuth is used for, and what its provider granted, by its own names. */
  services: string[];
  scopes: string[];
  /** Where a person goes to mend it. */
  mend: string | null;
}

const REMEDIES: Record<LinkState, Remedy> = { failed: 'credential', waiting: 'waits', paused: 'paused', connecting: null, running: null };
/** Who needs a person comes first. */
const ORDER: LinkState[] = ['failed', 'waiting', 'connecting', 'paused', 'running'];

export function connected(channels: Channels | undefined, connections: Connections | undefined): Connected[] {
  const links = (channels?.items ?? []).map((link): Connected => ({
    id: link.id, kind: 'channel', platform: link.platform, name: link.name, account: link.account, state: link.state, since: link.since,
    looked: null, next: link.next_attempt_at ?? null, error: link.last_error ?? null, remedy: REMEDIES[link.state], role: link.role, calendars: [], services: [], scopes: [], mend: null,
  }));
  const accounts = (connections?.items ?? []).map((account): Connected => ({
    id: account.id, kind: 'calendars', platform: account.kind, name: account.account, account: account.url, state: account.state, since: account.since,
    looked: account.looked_at ?? null, next: account.next_look_at ?? null, error: account.last_error ?? null, remedy: REMEDIES[account.state], role: null,
    calendars: (connections?.calendars ?? []).filter((calendar) => calendar.connection_id === account.id),
    services: account.services, scopes: account.scopes, mend: account.mend ?? null,
  }));
  return [...links, ...accounts].sort((a, b) => ORDER.indexOf(a.state) - ORDER.indexOf(b.state));
}
