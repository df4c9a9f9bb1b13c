/** Short names for the server's shapes. They come from the OpenAPI document: `npm run api` after it has changed. */
import type { components } from './schema';

type Schemas = components['schemas'];

export type AgendaEntry = Schemas['AgendaEntry'];
export type ChannelRole = Schemas['ChannelRole'];
export type Conversation = Schemas['Conversation'];
export type DeadLetter = Schemas['DeadLetter'];
export type Delivery = Schemas['Delivery'];
export type Event = Schemas['Event'];
export type Health = Schemas['Health'];
export type LiveEvent = Schemas['LiveEvent'];
export type Message = Schemas['Message'];
export type Policy = Schemas['Policy'];
export type Priority = Schemas['Priority'];
export type Proposal = Schemas['Proposal'];
export type Reminder = Schemas['Reminder'];
export type Rule = Schemas['Rule'];
export type User = Schemas['User'];
export type Workspace = Schemas['Workspace'];

export interface Page<T> {
  items: T[];
  more: boolean;
}

/** What `POST /v1/messages` and the socket's `ack` say. */
export interface Accepted {
  client_id: string;
  message_id: string;
  conversation_id: string;
  seq: number;
  duplicate: boolean;
}

export interface Imported {
  conversation_id: string;
  title: string;
  messages: number;
  duplicates: number;
  notes: string[];
}
