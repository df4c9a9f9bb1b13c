/** Messages and proposals of a conversation in the order in which they are read, with a line for each new day. */
import type { Message, Proposal } from '../api/types';
import { dayOf } from './time';

export type Line =
  | { kind: 'day'; key: string; day: string }
  | { kind: 'message'; key: string; message: Message; /** First of a run of the same sender. */ first: boolean }
  | { kind: 'proposal'; key: string; proposal: Proposal };

/** A run of messages by one sender is broken by a pause longer than this. */
const RUN_MS = 10 * 60_000;

/** `more`: there are older messages that are not at hand, so a proposal without its message may belong to those. */
export function timeline(messages: Message[], proposals: Proposal[], zone: string, more: boolean): Line[] {
  const after = anchor(messages, proposals, more);
  const lines: Line[] = [];
  let day = '';
  let last: Message | undefined;
  const place = (at: number) => {
    for (const proposal of after.get(at) ?? []) {
      lines.push({ kind: 'proposal', key: proposal.id, proposal });
      last = undefined;
    }
  };
  place(-1);
  messages.forEach((message, at) => {
    const own = dayOf(message.sent_at, zone);
    if (own !== day) {
      lines.push({ kind: 'day', key: `${own} ${message.id}`, day: own });
      day = own;
      last = undefined;
    }
    lines.push({ kind: 'message', key: message.id, message, first: !last || !continues(last, message) });
    last = message;
    place(at);
  });
  return lines;
}

function continues(before: Message, message: Message): boolean {
  const same = before.sender === message.sender && before.sender_name === message.sender_name;
  return same && Date.parse(message.sent_at) - Date.parse(before.sent_at) < RUN_MS;
}

/** After which message each proposal stands: the answer of its turn, else what it was found in, else by time. */
function anchor(messages: Message[], proposals: Proposal[], more: boolean): Map<number, Proposal[]> {
  const byId = new Map(messages.map((message, at) => [message.id, at]));
  const byTurn = new Map<string, number>();
  messages.forEach((message, at) => {
    if (message.turn_id) byTurn.set(message.turn_id, at);
  });
  const after = new Map<number, Proposal[]>();
  for (const proposal of proposals) {
    const found = byTurn.get(proposal.turn_id ?? '') ?? byId.get(proposal.trigger_id ?? '');
    if (found === undefined && more && proposal.trigger_id) continue;
    const at = found ?? messages.findLastIndex((message) => message.sent_at <= proposal.created_at);
    if (at === -1 && more) continue;
    after.set(at, [...(after.get(at) ?? []), proposal]);
  }
  return after;
}
