/** Short names for the server's shapes. They come from the OpenAPI document: `npm run api` after it has changed. */
import type { components } from './schema';

type Schemas = components['schemas'];

export type Accepted = Schemas['Accepted'];
export type AgendaEntry = Schemas['AgendaEntry'];
export type ChannelRole = Schemas['ChannelRole'];
export type ClientFrame = Schemas['ClientFrame'];
export type Conversation = Schemas['Conversation'];
export type DeadLetter = Schemas['DeadLetter'];
export type Delivery = Schemas['Delivery'];
export type Event = Schemas['Event'];
export type Health = Schemas['Health'];
export type Imported = Schemas['Imported'];
export type LiveEvent = Schemas['LiveEvent'];
export type Message = Schemas['Message'];
export type NewMessage = Schemas['NewMessage'];
export type Policy = Schemas['Policy'];
export type Priority = Schemas['Priority'];
export type Proposal = Schemas['Proposal'];
export type Reminder = Schemas['Reminder'];
export type Resume = Schemas['Resume'];
export type Rule = Schemas['Rule'];
export type ServerFrame = Schemas['ServerFrame'];
export type Text = Schemas['Text'];
export type Usage = Schemas['Usage'];
export type UsageBudget = Schemas['UsageBudget'];
export type UsageRow = Schemas['UsageRow'];
export type User = Schemas['User'];
export type Welcome = Schemas['Welcome'];
export type WhenTime = Schemas['WhenTime'];
export type WhenValue = Schemas['WhenValue'];
export type Workspace = Schemas['Workspace'];
