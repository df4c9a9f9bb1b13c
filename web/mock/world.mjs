// What the mock holds: one user, their conversations, and the live events of each. The same shapes as the server's.

import { createHash, randomBytes } from 'node:crypto';
import { Contacts } from './contacts.mjs';
import { problem } from './problem.mjs';
import { understand } from './understand.mjs';

const id = (prefix) => `${prefix}_${Date.now().toString(16).padStart(12, '0')}${randomBytes(10).toString('hex')}`;
const secret = () => randomBytes(32).toString('hex');
const now = () => new Date().toISOString();
const hash = (tool, args) => createHash('sha256').update(`${tool}\n${JSON.stringify(args)}`).digest('hex');

/** One line of a WhatsApp export. */
const LINE = /^\[?(\d\d?)\/(\d\d?)\/(\d{2,4}),? (\d\d?:\d\d)\]?(?: -)? ([^:]+): (.*)$/;

/** Minutes by which the zone is ahead of UTC at an instant. */
function ahead(zone, at) {
  const parts = Object.fromEntries(
    new Intl.DateTimeFormat('en-GB', { timeZone: zone, dateStyle: 'short', timeStyle: 'medium' }).formatToParts(at).map((p) => [p.type, p.value]),
  );
  return Math.round((Date.UTC(parts.year, parts.month - 1, parts.day, parts.hour, parts.minute, parts.second) - at) / 60_000);
}

const instant = (wall, zone) => {
  const utc = Date.parse(`${wall}Z`);
  return new Date(utc - ahead(zone, utc) * 60_000).toISOString();
};

export class World {
  tokens = new Map([[secret(), 'open']]);
  logins = new Set();
  user = { id: id('usr'), workspace_id: id('wsp'), name: 'Lucía', role: 'owner', zone: 'UTC', language: 'en' };
  workspace = { id: this.user.workspace_id, name: 'Home', policy: {}, created_at: now() };
  conversations = [];
  /** By conversation: every live event, in order. */
  events = new Map();
  accepted = new Map();
  proposals = new Map();
  agenda = new Map();
  /** What was done, the newest first: as it is shown, and what takes it back. */
  deeds = [];
  sends = [];
  preferences = { low_without_asking: false, reminder_time: '09:00:00', quiet: null, suggestions_per_hour: 6 };
  briefs = { brief: false, at: '20:00', meeting_notes: false };
  letters = [];
  contacts = new Contacts();
  facts = [];
  /** Of models, by day, model and user. */
  calls = [];
  feed = null;
  links = [];
  elsewhere = { items: [], calendars: [], books: [], notices: [], kinds: ['caldav'] };
  /** Called with a conversation and a frame that all sockets get. */
  broadcast = () => {};
  /** How long the assistant takes. */
  delay = 250;

  constructor() {
    this.converse('Attaché', 'assistant');
  }

  get token() {
    return [...this.tokens].find(([, state]) => state === 'open')?.[0];
  }

  issue() {
    const token = secret();
    this.tokens.set(token, 'open');
    return token;
  }

  login(token) {
    if (this.tokens.get(token) !== 'open') throw problem(401, 'link_invalid', 'The link was used already or has expired.');
    this.tokens.set(token, 'used');
    const login = secret();
    this.logins.add(login);
    return login;
  }

  converse(title, role) {
    const conversation = {
      id: id('cnv'), workspace_id: this.workspace.id, channel_id: id('chn'), user_id: this.user.id, role, title, seq: 0, created_at: now(),
    };
    this.conversations.push(conversation);
    this.events.set(conversation.id, []);
    return conversation;
  }

  conversation(wanted) {
    const found = wanted === undefined ? this.conversations[0] : this.conversations.find((c) => c.id === wanted);
    if (!found) throw problem(404, 'not_found', 'There is no such conversation.');
    return found;
  }

  emit(conversation, payload, at = now()) {
    conversation.seq += 1;
    if (payload.message) payload.message.seq = conversation.seq;
    const event = { conversation_id: conversation.id, seq: conversation.seq, at, payload: structuredClone(payload) };
    this.events.get(conversation.id).push(event);
    this.broadcast(conversation.id, { type: 'event', event });
    return event;
  }

  say(conversation, sender, text, extra = {}) {
    const message = {
      id: id('msg'), conversation_id: conversation.id, seq: 0, sender, sender_name: '', text,
      delivery: sender === 'assistant' ? 'sent' : 'received', turn_id: null, sent_at: now(), ...extra,
    };
    this.emit(conversation, { kind: 'message', message });
    return message;
  }

  /** As `POST /v1/messages` and the socket's `send`. */
  accept({ client_id, text, conversation_id, from, sent_at }) {
    if (typeof client_id !== 'string' || client_id === '' || client_id.length > 100) throw problem(400, 'invalid_input', 'client_id: 1 to 100 characters.');
    if (typeof text !== 'string' || text.trim() === '') throw problem(400, 'invalid_input', 'text: must not be empty.');
    const known = this.accepted.get(client_id);
    if (known) return { ...known, duplicate: true };
    const conversation = this.conversation(conversation_id);
    const extra = { ...(from ? { sender_name: from } : {}), ...(sent_at ? { sent_at } : {}) };
    const message = this.say(conversation, from ? 'contact' : 'user', text, extra);
    const ack = { client_id, message_id: message.id, conversation_id: conversation.id, seq: message.seq };
    this.accepted.set(client_id, ack);
    setTimeout(() => this.turn(conversation, message), this.delay);
    return { ...ack, duplicate: false };
  }

  messages(conversation) {
    const found = new Map();
    for (const { payload } of this.events.get(conversation.id)) {
      if (payload.kind === 'message') found.set(payload.message.id, { ...payload.message });
      if (payload.kind === 'delivery') Object.assign(found.get(payload.message_id) ?? {}, { delivery: payload.delivery });
    }
    return [...found.values()];
  }

  turn(conversation, message) {
    const turn = id('trn');
    const found = understand(message.text, this.today());
    if (found.tool) this.propose(conversation, turn, message, found);
    if (conversation.role === 'source') return;
    const answer = found.tool
      ? (found.spanish ? 'Te lo propongo. ¿Lo apunto?' : 'Here is what I would add. Shall I?')
      : (found.spanish ? 'Puedo apuntar citas y recordatorios. Prueba: «comida con Ana el viernes a la una».' : 'I can keep appointments and reminders. Try: “lunch with Ana on Friday at 1pm”.');
    const pieces = answer.match(/\S+\s*/g) ?? [];
    const step = () => {
      const piece = pieces.shift();
      if (piece !== undefined) {
        this.broadcast(conversation.id, { type: 'delta', conversation_id: conversation.id, turn_id: turn, text: piece });
        setTimeout(step, this.delay / 12);
        return;
      }
      const { id: message_id } = this.say(conversation, 'assistant', answer, { turn_id: turn, delivery: 'pending' });
      this.emit(conversation, { kind: 'delivery', message_id, delivery: 'sent' });
    };
    step();
  }

  propose(conversation, turn, trigger, found) {
    const proposal = {
      id: id('prp'), user_id: this.user.id, conversation_id: conversation.id, turn_id: turn, tool: found.tool, arguments: found.arguments,
      arguments_hash: hash(found.tool, found.arguments), summary: this.summary(found.arguments), state: 'pending',
      trace: { intent: found.tool, confidence: found.confidence ?? 0.94, reason: found.reason ?? 'A day, a time and a person were named.', quote: trigger.text.slice(0, 300), model: 'mock' },
      trigger_id: trigger.id, created_at: now(), expires_at: new Date(Date.now() + 7 * 86_400_000).toISOString(), decided_at: null,
    };
    this.proposals.set(proposal.id, { ...proposal, trigger });
    this.emit(conversation, { kind: 'proposal', proposal });
    return proposal;
  }

  summary(args) {
    return [args.title, (args.start ?? args.due)?.replace('T', ' ').slice(0, 16), args.place].filter(Boolean).join(' · ');
  }

  proposal(wanted) {
    const found = this.proposals.get(wanted);
    if (!found) throw problem(404, 'not_found', 'There is no such proposal.');
    return found;
  }

  edit(wanted, args) {
    const proposal = this.proposal(wanted);
    if (proposal.state !== 'pending') throw problem(409, 'conflict', 'The proposal was decided already.');
    if (typeof args?.title !== 'string' || args.title === '') throw problem(400, 'invalid_input', 'title: must not be empty.');
    Object.assign(proposal, { arguments: args, arguments_hash: hash(proposal.tool, args), summary: this.summary(args) });
    return this.changed(proposal);
  }

  decide(wanted, state, bound) {
    const proposal = this.proposal(wanted);
    if (proposal.state !== 'pending') throw problem(409, 'conflict', 'The proposal was decided already.');
    if (state === 'approved' && bound !== proposal.arguments_hash) throw problem(409, 'arguments_changed', 'The proposal has changed.');
    Object.assign(proposal, { state, decided_at: now() });
    this.changed(proposal);
    if (state !== 'approved') return { proposal, result: null, undo: null };
    const written = this.write(proposal);
    const first = this.agenda.get(written[0]).version;
    const undo = this.done(proposal.summary, () => {
      const { version, title } = this.agenda.get(written[0]);
      if (version !== first) throw problem(409, 'conflict', `it was changed since: ${title}`);
      for (const one of written) this.put(one, { state: this.agenda.get(one).kind === 'event' ? 'cancelled' : 'dismissed' });
    });
    return { proposal, result: null, undo };
  }

  changed(proposal) {
    const { trigger: _trigger, ...bare } = proposal;
    this.emit(this.conversation(proposal.conversation_id), { kind: 'proposal', proposal: bare });
    return proposal;
  }

  write({ tool, arguments: args, conversation_id }) {
    const conversation = this.conversation(conversation_id);
    const { zone } = this.user;
    const written = [];
    if (tool === 'create_event') {
      const event = this.addEvent(args, zone, args.recurrence ? { recurrence: args.recurrence } : {});
      this.emit(conversation, { kind: 'event', event });
      written.push(event.id);
      for (const minutes of args.remind_minutes_before ?? []) {
        const due = new Date(Date.parse(event.starts_at) - minutes * 60_000).toISOString();
        const reminder = this.addReminder(args.title, due, conversation_id, { event_id: event.id });
        this.emit(conversation, { kind: 'reminder', reminder });
        written.push(reminder.id);
      }
    } else {
      const reminder = this.addReminder(args.title, instant(args.due, zone), conversation_id, { priority: args.priority ?? 'medium' });
      this.emit(conversation, { kind: 'reminder', reminder });
      written.push(reminder.id);
    }
    return written;
  }

  addEvent(args, zone, extra = {}) {
    // Whole days: from the midnight before the first to the one after the last.
    const allDay = args.all_day ?? args.start.length === 10;
    const start = allDay ? `${args.start.slice(0, 10)}T00:00` : args.start;
    const later = (wall, minutes) => new Date(Date.parse(`${wall}Z`) + minutes * 60_000).toISOString().slice(0, 16);
    const end = allDay ? later(`${(args.end ?? args.start).slice(0, 10)}T00:00`, 1440) : (args.end ?? later(start, 60));
    const event = {
      id: id('evt'), user_id: this.user.id, title: args.title, starts_at: instant(start, zone), ends_at: instant(end, zone),
      all_day: allDay, zone, place: args.place ?? null, participants: args.participants ?? [], notes: args.notes ?? null,
      recurrence: null, state: 'confirmed', version: 1, updated_at: now(), ...extra,
    };
    this.agenda.set(event.id, { kind: 'event', ...event });
    return event;
  }

  addReminder(title, due_at, conversation_id, extra = {}) {
    const reminder = {
      id: id('rem'), user_id: this.user.id, conversation_id, event_id: null, title, due_at, zone: this.user.zone, priority: 'medium',
      recurrence: null, state: 'confirmed', updated_at: now(), ...extra,
    };
    this.agenda.set(reminder.id, { kind: 'reminder', ...reminder });
    return reminder;
  }

  entries(from, to) {
    const { zone } = this.user;
    const [first, last] = [instant(`${from}T00:00:00`, zone), instant(`${to}T23:59:59`, zone)];
    const at = (entry) => entry.starts_at ?? entry.due_at;
    const all = [...this.agenda.values()].filter((e) => e.state !== 'cancelled').flatMap((e) => this.occurrences(e, last));
    return all.filter((e) => (e.ends_at ?? e.due_at) > first && at(e) <= last).sort((a, b) => at(a).localeCompare(at(b)));
  }

  /** Of what repeats, every week is all that the mock knows; a clock change moves it. */
  occurrences(entry, last) {
    const { exceptions = [], ...bare } = entry;
    if (bare.kind !== 'event' || !bare.recurrence) return [entry];
    const found = [];
    const later = (at, weeks) => new Date(Date.parse(at) + weeks * 7 * 86_400_000).toISOString();
    for (let week = 0; week < 200 && later(bare.starts_at, week) <= last; week += 1) {
      const of = later(bare.starts_at, week);
      const special = exceptions.find((exception) => exception.of === of);
      if (special && !special.instead) continue;
      found.push({ ...bare, starts_at: of, ends_at: later(bare.ends_at, week), ...(special?.instead ?? {}), of });
    }
    return found;
  }

  event(wanted) {
    const entry = this.agenda.get(wanted);
    if (entry?.kind !== 'event') throw problem(404, 'not_found', 'There is no such event.');
    return entry;
  }

  details(wanted) {
    const { kind: _kind, calendar_id = null, guests = [], ...event } = this.event(wanted);
    return { event, calendar_id, guests };
  }

  move(wanted, { starts_at, ends_at, of, all, version }) {
    const event = this.event(wanted);
    if (version != null && version !== event.version) throw problem(409, 'conflict', 'The event was changed since.');
    if (ends_at <= starts_at) throw problem(400, 'invalid_input', 'ends_at: must lie after the start.');
    if (of && !all) {
      const span = Date.parse(event.ends_at) - Date.parse(event.starts_at);
      const regular = starts_at === of && Date.parse(ends_at) - Date.parse(starts_at) === span;
      return this.except(wanted, of, regular ? undefined : { starts_at, ends_at });
    }
    const by = of ? Date.parse(starts_at) - Date.parse(of) : 0;
    const start = of ? new Date(Date.parse(event.starts_at) + by).toISOString() : starts_at;
    const end = new Date(Date.parse(start) + Date.parse(ends_at) - Date.parse(starts_at)).toISOString();
    return this.change(wanted, event.state, { starts_at: start, ends_at: end });
  }

  edit(wanted, { title, place, starts_at, of, all, ...more }) {
    const event = this.event(wanted);
    const words = { ...(title === undefined ? {} : { title }), ...(place === undefined ? {} : { place: place || null }) };
    if (starts_at && !words.title && words.place === undefined) return this.move(wanted, { starts_at, of, all, ...more });
    if (of && !all) return this.except(wanted, of, { ...words, ...(starts_at ? { starts_at, ends_at: more.ends_at } : {}) });
    return this.change(wanted, event.state, { ...words, ...(starts_at ? { starts_at, ends_at: more.ends_at } : {}) });
  }

  snooze(wanted, { minutes }) {
    return this.change(wanted, 'confirmed', { due_at: new Date(Date.now() + minutes * 60_000).toISOString() });
  }

  quick({ text, starts_at }) {
    const { tool, arguments: args } = understand(text, this.today());
    if (tool !== 'create_event') throw problem(400, 'invalid_input', 'text: when is it? Say a day.');
    const event = this.addEvent(args, this.user.zone);
    const said = { event, line: `${event.title} · ${args.start.replace('T', ' ')}`, clashes: [], made: Boolean(starts_at), undo: null };
    if (!starts_at) this.agenda.delete(event.id);
    else said.undo = this.done(event.title, () => this.put(event.id, { state: 'cancelled' }));
    return said;
  }

  today() {
    return new Date(Date.now() + ahead(this.user.zone, Date.now()) * 60_000).toISOString().slice(0, 10);
  }

  /** `instead` is null where it is left out, and undefined where it is as its series says. */
  except(wanted, of, instead) {
    const others = (this.event(wanted).exceptions ?? []).filter((exception) => exception.of !== of);
    return this.change(wanted, 'confirmed', { exceptions: instead === undefined ? others : [...others, { of, instead }] });
  }

  change(wanted, state, more = {}) {
    const entry = this.agenda.get(wanted);
    if (!entry) throw problem(404, 'not_found', 'There is no such entry.');
    const { version: _, ...before } = { exceptions: [], ...structuredClone(entry) };
    const changed = this.put(wanted, { state, ...more });
    const undo = this.done(entry.title, () => {
      if (this.agenda.get(wanted).version !== changed.version) throw problem(409, 'conflict', `it was changed since: ${entry.title}`);
      this.put(wanted, before);
    });
    return { ...changed, undo };
  }

  put(wanted, more) {
    const entry = this.agenda.get(wanted);
    Object.assign(entry, more, { updated_at: now() });
    if (entry.version) entry.version += 1;
    const { kind, ...bare } = entry;
    this.emit(this.conversations[0], { kind, [kind]: bare });
    return bare;
  }

  /** Keeps what was done; answers what takes it back. */
  done(line, back) {
    const until = new Date(Date.now() + 86_400_000).toISOString();
    const shown = { id: id('ded'), user_id: this.user.id, conversation_id: this.conversations[0].id, lines: [line], kept: [], at: now(), undone_at: null, until };
    this.deeds.unshift({ shown, back });
    return shown.id;
  }

  undo(wanted) {
    const deed = this.deeds.find(({ shown }) => shown.id === wanted);
    if (!deed) throw problem(404, 'not_found', 'There is no such deed.');
    if (!deed.shown.undone_at) deed.back();
    deed.shown.undone_at ??= now();
    return deed.shown;
  }

  prefer(change) {
    if (change.quiet && change.quiet.from === change.quiet.to) throw problem(400, 'invalid_input', 'quiet: begins and ends at the same time; null is for none');
    const seconds = (time) => (time.length === 5 ? `${time}:00` : time);
    const quiet = change.quiet && { from: seconds(change.quiet.from), to: seconds(change.quiet.to) };
    Object.assign(this.preferences, change, 'quiet' in change ? { quiet } : {});
    this.preferences.reminder_time = seconds(this.preferences.reminder_time);
    return this.preferences;
  }

  importChat(name, text) {
    const found = text.split('\n').slice(0, 5000);
    if (!found.some((line) => LINE.test(line))) throw problem(415, 'unsupported_media_type', `${name} is no exported chat that we know: WhatsApp .txt or .zip, Telegram .json, .mbox or .eml.`);
    const conversation = this.converse(name.replace(/\.[^.]+$/, ''), 'source');
    let messages = 0;
    let unread = 0;
    for (const line of found) {
      const parts = LINE.exec(line);
      if (!parts) {
        unread += line.trim() === '' ? 0 : 1;
        continue;
      }
      const [, day, month, year, time, from, said] = parts;
      const sent_at = new Date(`${year.padStart(4, '20')}-${month.padStart(2, '0')}-${day.padStart(2, '0')}T${time.padStart(5, '0')}Z`).toISOString();
      const message = this.say(conversation, 'contact', said, { sender_name: from, sent_at });
      const promise = understand(said, sent_at.slice(0, 10));
      if (promise.tool) this.propose(conversation, id('trn'), message, { ...promise, confidence: 0.81 });
      messages += 1;
    }
    const notes = unread > 0 ? [`${unread} lines were no messages and were left out.`] : [];
    return { conversation_id: conversation.id, title: conversation.title, messages, duplicates: 0, notes };
  }

  remember({ kind, text, expires_at = null }) {
    const fact = {
      id: id('fct'), user_id: this.user.id, kind, text, confidence: 1, source_id: null, outside: false, created_at: now(), updated_at: now(), expires_at,
    };
    this.facts = [fact, ...this.facts];
    return fact;
  }

  fact(id) {
    const found = this.facts.find((fact) => fact.id === id);
    if (!found) throw problem(404, 'not_found', 'There is no such fact.');
    return found;
  }

  /** The mock understands by rules, which cost nothing; a seeded world had a model. */
  usage(from, to) {
    const amount = (micro_dollars = 0) => ({ micro_dollars, tokens: 0 });
    const rows = this.calls.filter((row) => row.day >= from && row.day <= to);
    const spent = rows.filter((row) => row.day === to).reduce((sum, row) => sum + row.micro_dollars, 0);
    const budget = (cap) => ({ spent: amount(spent), reserved: amount(), cap: amount(cap) });
    return { from, to, rows, more: false, today: { day: to, user: budget(500_000), workspace: budget(1_000_000) } };
  }

  health() {
    const dead = this.letters.filter((letter) => !letter.replayed_at).length;
    return {
      status: dead > 0 ? 'degraded' : 'ok', lanes: { ready: 0, running: 1, oldest_seconds: 0 }, inbox_depth: 0,
      outbox: { pending: 0, uncertain: 0, held: 0 }, dead_letters: dead, need_person: { channels: 0, accounts: 0 }, sockets: 1, models: [], issues: dead > 0 ? ['There are messages whose handling was given up.'] : [],
    };
  }

  die(cause) {
    const conversation = this.conversations[0];
    this.letters.unshift({
      id: id('dlt'), workspace_id: this.workspace.id, conversation_id: conversation.id, message_id: id('msg'), cause, attempts: 5, created_at: now(), replayed_at: null,
    });
  }
}
