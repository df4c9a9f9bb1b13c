// The user's own contacts.

import { randomBytes } from 'node:crypto';
import { problem } from './problem.mjs';

const folded = (text) => text.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '');
const digits = (text) => text.replace(/[^\d+]/g, '');
const place = ({ name, id }) => `${folded(name)}\n${id}`;
const compare = (one, other) => (place(one) < place(other) ? -1 : 1);

function sought({ name, given, family, organisation, emails, phones }) {
  return folded([name, given, family, organisation, ...emails, ...phones, ...phones.map(digits)].filter(Boolean).join('\n'));
}

function checked({ name = '', given = null, family = null, emails = [], phones = [], organisation = null, note = null, birthday = null }) {
  const refused = (field, text) => problem(400, 'invalid_input', `${field}: ${text}`);
  const email = emails.find((one) => !/^[^\s@]+@[^\s@]+$/.test(one));
  if (email !== undefined) throw refused('emails', `"${email}" is no mail address`);
  const phone = phones.find((one) => (one.match(/\d/g) ?? []).length < 3);
  if (phone !== undefined) throw refused('phones', `"${phone}" is no telephone number`);
  const called = [name, [given, family].filter(Boolean).join(' '), organisation, emails[0], phones[0]].find(Boolean);
  if (!called) throw refused('name', 'is empty, and there is nothing else to call them by');
  const some = Object.fromEntries(Object.entries({ given, family, organisation, note, birthday }).filter(([, value]) => value));
  return { name: called, emails: [...new Set(emails)], phones: [...new Set(phones)], ...some };
}

export class Contacts {
  #all = new Map();

  page(search, after, limit) {
    const number = /^[+\d\s().-]*\d[+\d\s().-]*\d[+\d\s().-]*\d/.test(search) && !/\p{L}/u.test(search);
    const words = number ? [digits(search)] : folded(search).split(/\s+/).filter(Boolean);
    const found = [...this.#all.values()].filter((one) => words.every((word) => sought(one).includes(word))).sort(compare);
    const rest = after ? found.filter((one) => place(one) > Buffer.from(after, 'hex').toString()) : found;
    const items = rest.slice(0, limit);
    return { items, next: rest.length > limit ? Buffer.from(place(items.at(-1))).toString('hex') : null };
  }

  get(id) {
    const found = this.#all.get(id);
    if (!found) throw problem(404, 'not_found', 'There is no such contact.');
    return found;
  }

  add(card) {
    return this.#put({ ...checked(card), id: `crd_${randomBytes(16).toString('hex')}`, version: 1 });
  }

  change(id, card, version) {
    const before = this.get(id);
    if (version !== null && Number(version) !== before.version) throw problem(409, 'conflict', 'the contact was changed meanwhile; read it again');
    return this.#put({ ...checked(card), id, version: before.version + 1 });
  }

  /** The contact that is gone, and what brings it back. */
  delete(id) {
    const gone = this.get(id);
    this.#all.delete(id);
    return { gone, back: () => this.#put(gone) };
  }

  #put(contact) {
    const kept = { ...contact, updated_at: new Date().toISOString() };
    this.#all.set(contact.id, kept);
    return kept;
  }
}
