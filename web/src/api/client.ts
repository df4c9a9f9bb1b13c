/** The requests that the console makes, one function each. A new endpoint is one more line here. */
import { call } from './call';
import type {
  BriefsChange, Card, ChannelChange, ChannelRole, EventEdit, EventMove, FactToCorrect, FactToWrite, NewChannel, NewConnection, NewMessage, Policy, PreferencesChange,
  Proposal, Reply, Text, ToolClass, User,
} from './types';

export { onSignedOut, Problem } from './call';

/** Reading an exported chat takes the server longer than anything else. */
const IMPORT_DEADLINE_MS = 300_000;

export const api = {
  login: (token: string) => call('post', '/v1/login', { body: { token } }),
  logout: () => call('post', '/v1/logout', {}),
  me: () => call('get', '/v1/me', {}),
  preferences: () => call('get', '/v1/me/preferences', {}),
  changePreferences: (body: PreferencesChange) => call('patch', '/v1/me/preferences', { body }),
  briefs: () => call('get', '/v1/me/briefs', {}),
  changeBriefs: (body: BriefsChange) => call('patch', '/v1/me/briefs', { body }),
  changeMe: (body: Partial<Pick<User, 'name' | 'zone' | 'language'>>) => call('patch', '/v1/me', { body }),
  setPolicy: (body: Policy) => call('put', '/v1/policy', { body }),
  tools: () => call('get', '/v1/tools', {}),
  setToolClass: (name: string, to: ToolClass) => call('put', '/v1/tools/{name}/class', { path: { name }, body: { class: to } }),
  setRedaction: (on: boolean) => call('put', '/v1/redaction', { body: { on } }),
  texts: () => call('get', '/v1/texts', {}),
  putText: ({ key, language }: Text, text: string) => call('put', '/v1/texts/{key}/{language}', { path: { key, language }, body: { text } }),
  dropText: ({ key, language }: Text) => call('delete', '/v1/texts/{key}/{language}', { path: { key, language } }),

  conversations: () => call('get', '/v1/conversations', {}),
  createConversation: (title: string, role: ChannelRole) => call('post', '/v1/conversations', { body: { title, role } }),
  renameConversation: (id: string, title: string) => call('patch', '/v1/conversations/{id}', { path: { id }, body: { title } }),
  deleteConversation: (id: string) => call('delete', '/v1/conversations/{id}', { path: { id } }),
  messages: (id: string, before?: number) =>
    call('get', '/v1/conversations/{id}/messages', { path: { id }, query: before === undefined ? {} : { before } }),
  send: (body: NewMessage) => call('post', '/v1/messages', { body }),
  messageAttempts: (id: string) => call('get', '/v1/messages/{id}/attempts', { path: { id } }),
  importChat: (file: File) =>
    call('post', '/v1/imports', { query: { name: file.name }, body: file, deadline: IMPORT_DEADLINE_MS }),

  agenda: (from: string, to: string) => call('get', '/v1/agenda', { query: { from, to } }),
  event: (id: string) => call('get', '/v1/events/{id}', { path: { id } }),
  moveEvent: (id: string, body: EventMove) => call('post', '/v1/events/{id}/move', { path: { id }, body }),
  editEvent: (id: string, body: EventEdit) => call('patch', '/v1/events/{id}', { path: { id }, body }),
  answerEvent: (id: string, answer: Reply['answer']) => call('post', '/v1/events/{id}/answer', { path: { id }, body: { answer } }),
  /** Only reads the sentence where `starts_at` is absent. */
  quickAdd: (text: string, starts_at: string | null = null) => call('post', '/v1/events/quick', { body: { text, starts_at } }),
  leaveOut: (id: string, of: string) => call('post', '/v1/events/{id}/leave-out', { path: { id }, body: { of } }),
  cancelEvent: (id: string) => call('post', '/v1/events/{id}/cancel', { path: { id } }),
  completeReminder: (id: string) => call('post', '/v1/reminders/{id}/complete', { path: { id } }),
  dismissReminder: (id: string) => call('post', '/v1/reminders/{id}/dismiss', { path: { id } }),
  snoozeReminder: (id: string, minutes: number) => call('post', '/v1/reminders/{id}/snooze', { path: { id }, body: { minutes } }),
  undoable: () => call('get', '/v1/undo', {}),
  undo: (id: string) => call('post', '/v1/undo/{id}', { path: { id } }),
  sends: () => call('get', '/v1/sends', {}),
  undoSend: (id: string) => call('post', '/v1/sends/{id}/undo', { path: { id } }),
  when: (text: string) => call('post', '/v1/when', { body: { text } }),
  feed: () => call('get', '/v1/feed', {}),
  makeFeed: () => call('post', '/v1/feed', {}),
  deleteFeed: () => call('delete', '/v1/feed', {}),

  proposals: (state: Proposal['state'], before?: string) =>
    call('get', '/v1/proposals', { query: before === undefined ? { state } : { state, before } }),
  proposal: (id: string) => call('get', '/v1/proposals/{id}', { path: { id } }),
  editProposal: (id: string, args: Proposal['arguments']) =>
    call('patch', '/v1/proposals/{id}', { path: { id }, body: { arguments: args } }),
  approve: ({ id, arguments_hash }: Proposal) =>
    call('post', '/v1/proposals/{id}/approve', { path: { id }, body: { arguments_hash } }),
  reject: (id: string) => call('post', '/v1/proposals/{id}/reject', { path: { id } }),

  facts: () => call('get', '/v1/facts', {}),
  writeFact: (body: FactToWrite) => call('post', '/v1/facts', { body }),
  correctFact: (id: string, body: FactToCorrect) => call('patch', '/v1/facts/{id}', { path: { id }, body }),
  deleteFact: (id: string) => call('delete', '/v1/facts/{id}', { path: { id } }),

  contacts: (search: string, after: string | null) =>
    call('get', '/v1/contacts', { query: { search, limit: 100, ...(after === null ? {} : { after }) } }),
  contact: (id: string) => call('get', '/v1/contacts/{id}', { path: { id } }),
  addContact: (body: Card) => call('post', '/v1/contacts', { body }),
  changeContact: (id: string, body: Card, version: number) => call('put', '/v1/contacts/{id}', { path: { id }, query: { version }, body }),
  deleteContact: (id: string) => call('delete', '/v1/contacts/{id}', { path: { id } }),

  usage: (from: string, to: string) => call('get', '/v1/usage', { query: { from, to } }),

  channels: () => call('get', '/v1/channels', {}),
  connectChannel: (body: NewChannel) => call('post', '/v1/channels', { body }),
  changeChannel: (id: string, body: ChannelChange) => call('patch', '/v1/channels/{id}', { path: { id }, body }),
  removeChannel: (id: string) => call('delete', '/v1/channels/{id}', { path: { id } }),
  pairChannel: (id: string) => call('post', '/v1/channels/{id}/code', { path: { id } }),
  channelHook: (id: string) => call('get', '/v1/channels/{id}/hook', { path: { id } }),
  held: () => call('get', '/v1/held', {}),
  /** With `seen_only` the platform is not asked for more. */
  sourceChats: (id: string, search: string, seen_only = false) =>
    call('get', '/v1/channels/{id}/chats', { path: { id }, query: { search, seen_only } }),
  chooseChat: (id: string, key: string, chosen: boolean) =>
    call('patch', '/v1/channels/{id}/chats', { path: { id }, body: { key, chosen } }),

  connections: () => call('get', '/v1/connections', {}),
  connectCalendars: (body: NewConnection) => call('post', '/v1/connections', { body }),
  removeConnection: (id: string) => call('delete', '/v1/connections/{id}', { path: { id } }),
  lookNow: (id: string) => call('post', '/v1/connections/{id}/look', { path: { id } }),
  chooseCalendar: (id: string, chosen: boolean) => call('put', '/v1/calendars/{id}', { path: { id }, body: { chosen } }),
  setNewCalendar: (calendar_id: string | null) => call('put', '/v1/new-events', { body: { calendar_id } }),
  chooseBook: (id: string, chosen: boolean) => call('put', '/v1/books/{id}', { path: { id }, body: { chosen } }),
  setNewBook: (book_id: string | null) => call('put', '/v1/new-contacts', { body: { book_id } }),

  reach: () => call('get', '/v1/reach', {}),
  setReach: (channels: string[], patience_minutes: number) => call('put', '/v1/reach', { body: { channels, patience_minutes } }),

  health: () => call('get', '/v1/health', {}),
  deadLetters: (before?: string) => call('get', '/v1/dead-letters', { query: before === undefined ? {} : { before } }),
  replay: (id: string) => call('post', '/v1/dead-letters/{id}/replay', { path: { id } }),
};
