// Written by hand from the contract until docs/openapi.json stands; then `npm run api` makes this file.
export interface components {
  schemas: {
    Sender: 'user' | 'contact' | 'assistant';
    Delivery: 'received' | 'pending' | 'sent' | 'uncertain' | 'failed';
    ChannelRole: 'assistant' | 'source';
    Priority: 'low' | 'medium' | 'high' | 'urgent';
    ProposalState: 'pending' | 'approved' | 'rejected' | 'expired';
    TurnState: 'running' | 'done' | 'failed';
    EventState: 'confirmed' | 'cancelled';
    ReminderState: 'pending' | 'confirmed' | 'synced' | 'completed' | 'dismissed' | 'rejected';
    Role: 'owner' | 'admin' | 'agent' | 'member';
    Rule: 'never' | 'ask' | 'auto';
    User: {
      id: string;
      workspace_id: string;
      name: string;
      role: components['schemas']['Role'];
      zone: string;
      language: string;
    };
    Policy: { [key: string]: components['schemas']['Rule'] };
    Workspace: { id: string; name: string; policy: components['schemas']['Policy']; created_at: string };
    Conversation: {
      id: string;
      workspace_id: string;
      channel_id: string;
      user_id: string;
      role: components['schemas']['ChannelRole'];
      title: string;
      seq: number;
      created_at: string;
    };
    Message: {
      id: string;
      conversation_id: string;
      seq: number;
      sender: components['schemas']['Sender'];
      sender_name: string;
      text: string;
      delivery: components['schemas']['Delivery'];
      turn_id?: string | null;
      sent_at: string;
    };
    Trace: { intent: string; confidence: number; reason: string; quote: string; model: string };
    Proposal: {
      id: string;
      user_id: string;
      conversation_id: string;
      turn_id?: string | null;
      tool: string;
      arguments: Record<string, unknown>;
      arguments_hash: string;
      summary: string;
      state: components['schemas']['ProposalState'];
      trace: components['schemas']['Trace'];
      trigger_id?: string | null;
      trigger?: components['schemas']['Message'] | null;
      created_at: string;
      expires_at: string;
      decided_at?: string | null;
    };
    Event: {
      id: string;
      user_id: string;
      title: string;
      starts_at: string;
      ends_at: string;
      all_day: boolean;
      zone: string;
      place?: string | null;
      participants: string[];
      notes?: string | null;
      recurrence?: string | null;
      state: components['schemas']['EventState'];
      version: number;
      updated_at: string;
    };
    Reminder: {
      id: string;
      user_id: string;
      conversation_id: string;
      event_id?: string | null;
      title: string;
      due_at: string;
      zone: string;
      priority: components['schemas']['Priority'];
      recurrence?: string | null;
      state: components['schemas']['ReminderState'];
      updated_at: string;
    };
    AgendaEntry:
      | (components['schemas']['Event'] & { kind: 'event' })
      | (components['schemas']['Reminder'] & { kind: 'reminder' });
    LivePayload:
      | { kind: 'message'; message: components['schemas']['Message'] }
      | { kind: 'delivery'; message_id: string; delivery: components['schemas']['Delivery'] }
      | { kind: 'turn'; turn_id: string; state: components['schemas']['TurnState'] }
      | { kind: 'proposal'; proposal: components['schemas']['Proposal'] }
      | { kind: 'event'; event: components['schemas']['Event'] }
      | { kind: 'reminder'; reminder: components['schemas']['Reminder'] };
    LiveEvent: { conversation_id: string; seq: number; at: string; payload: components['schemas']['LivePayload'] };
    DeadLetter: {
      id: string;
      workspace_id: string;
      conversation_id: string;
      message_id: string;
      cause: string;
      attempts: number;
      created_at: string;
      replayed_at?: string | null;
    };
    Health: {
      status: 'ok' | 'degraded' | 'down';
      lanes: { ready: number; running: number; oldest_seconds?: number | null };
      inbox_depth: number;
      outbox: { pending: number; uncertain: number };
      dead_letters: number;
      issues: string[];
    };
  };
}
