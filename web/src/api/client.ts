/**
 * The REST calls that the console makes, one function each. A new endpoint is one more line in `api`.
 * Every failure is a `Problem`: what the server said (problem+json), or `offline` where no answer came.
 */
import type {
  AgendaEntry, ChannelRole, Conversation, DeadLetter, Event, Health, Imported, Message, Page, Policy,
  Proposal, Reminder, User, Workspace,
} from './types';

export class Problem extends Error {
  constructor(
    /** HTTP status; 0 where no answer came. */
    readonly status: number,
    /** The stable code, such as `not_found`; `offline` where no answer came. */
    readonly code: string,
    /** Fit for a person. */
    detail: string,
    readonly requestId = '',
  ) {
    super(detail);
  }
}

const DEADLINE_MS = 30_000;
const IMPORT_DEADLINE_MS = 300_000;

let signedOut: () => void = () => {};

/** Called whenever the server says that nobody is signed in. */
export function onSignedOut(callback: () => void): void {
  signedOut = callback;
}

type Body = { json: unknown } | { raw: Blob } | undefined;

async function call<T>(method: string, path: string, body?: Body, deadline = DEADLINE_MS): Promise<T> {
  const headers: Record<string, string> = { Accept: 'application/json' };
  let content: BodyInit | null = null;
  if (body && 'json' in body) {
    headers['Content-Type'] = 'application/json';
    content = JSON.stringify(body.json);
  } else if (body) {
    headers['Content-Type'] = 'application/octet-stream';
    content = body.raw;
  }
  let response: Response;
  try {
    response = await fetch(path, {
      method, headers, body: content, credentials: 'same-origin', signal: AbortSignal.timeout(deadline),
    });
  } catch (cause) {
    throw new Problem(0, 'offline', String(cause));
  }
  if (response.ok) {
    return (response.status === 204 ? undefined : await response.json().catch(() => undefined)) as T;
  }
  const problem = await readProblem(response);
  if (problem.code === 'not_signed_in') signedOut();
  throw problem;
}

async function readProblem(response: Response): Promise<Problem> {
  const body: unknown = await response.json().catch(() => null);
  const fields = (typeof body === 'object' && body !== null ? body : {}) as Record<string, unknown>;
  const text = (name: string) => (typeof fields[name] === 'string' ? fields[name] : '');
  return new Problem(
    response.status,
    text('code') || (response.status === 401 ? 'not_signed_in' : 'internal'),
    text('detail') || text('title') || response.statusText || String(response.status),
    text('request_id'),
  );
}

const get = <T>(path: string) => call<T>('GET', path);
const post = <T>(path: string, json: unknown = {}) => call<T>('POST', path, { json });
const id = encodeURIComponent;

function query(values: Record<string, string | number | undefined>): string {
  const parts = Object.entries(values).flatMap(([name, value]) => (value === undefined ? [] : [`${name}=${id(value)}`]));
  return parts.length === 0 ? '' : `?${parts.join('&')}`;
}

export const api = {
  login: (token: string) => post<{ user: User }>('/v1/login', { token }),
  logout: () => post<void>('/v1/logout'),
  me: () => get<{ user: User; workspace: Workspace }>('/v1/me'),
  changeMe: (json: Partial<Pick<User, 'name' | 'zone' | 'language'>>) => call<User>('PATCH', '/v1/me', { json }),
  setPolicy: (json: Policy) => call<Workspace>('PUT', '/v1/policy', { json }),

  conversations: () => get<{ items: Conversation[] }>('/v1/conversations'),
  createConversation: (title: string, role: ChannelRole) => post<Conversation>('/v1/conversations', { title, role }),
  renameConversation: (conversation: string, title: string) =>
    call<Conversation>('PATCH', `/v1/conversations/${id(conversation)}`, { json: { title } }),
  deleteConversation: (conversation: string) => call<void>('DELETE', `/v1/conversations/${id(conversation)}`),
  messages: (conversation: string, before?: number, limit = 50) =>
    get<Page<Message>>(`/v1/conversations/${id(conversation)}/messages${query({ before, limit })}`),
  importChat: (file: File) =>
    call<Imported>('POST', `/v1/imports${query({ name: file.name })}`, { raw: file }, IMPORT_DEADLINE_MS),

  agenda: (from?: string, to?: string) =>
    get<{ items: AgendaEntry[]; from: string; to: string }>(`/v1/agenda${query({ from, to })}`),
  cancelEvent: (event: string) => post<Event>(`/v1/events/${id(event)}/cancel`),
  closeReminder: (reminder: string, how: 'complete' | 'dismiss') =>
    post<Reminder>(`/v1/reminders/${id(reminder)}/${how}`),
  feed: () => get<{ created_at: string }>('/v1/feed'),
  makeFeed: () => post<{ url: string }>('/v1/feed'),
  deleteFeed: () => call<void>('DELETE', '/v1/feed'),

  proposals: (state: Proposal['state'], before?: string, limit = 50) =>
    get<Page<Proposal>>(`/v1/proposals${query({ state, before, limit })}`),
  proposal: (proposal: string) => get<Proposal>(`/v1/proposals/${id(proposal)}`),
  editProposal: (proposal: string, args: Proposal['arguments']) =>
    call<Proposal>('PATCH', `/v1/proposals/${id(proposal)}`, { json: { arguments: args } }),
  approve: (proposal: Proposal) =>
    post<{ proposal: Proposal }>(`/v1/proposals/${id(proposal.id)}/approve`, { arguments_hash: proposal.arguments_hash }),
  reject: (proposal: string) => post<{ proposal: Proposal }>(`/v1/proposals/${id(proposal)}/reject`),

  health: () => get<Health>('/v1/health'),
  deadLetters: (before?: string) => get<Page<DeadLetter>>(`/v1/dead-letters${query({ before })}`),
  replay: (letter: string) => post<DeadLetter>(`/v1/dead-letters/${id(letter)}/replay`),
};
