/** What waits for the person's yes, and what they said. */
import { SvelteMap } from 'svelte/reactivity';
import { api, Problem } from '../api/client';
import type { DeedId, Proposal } from '../api/types';
import { locale } from '../i18n/locale.svelte';
import { isPast, soonest } from '../lib/arguments';
import { wallOf } from '../lib/time';
import { agenda } from './agenda.svelte';
import { clock } from './clock.svelte';
import { deeds } from './deeds.svelte';
import { notices } from './notices.svelte';
import { session } from './session.svelte';

/** Kept in the page; beyond this the oldest decided ones go. */
const MOST = 500;
const MOST_PAGES = 4;
const DECIDED: Proposal['state'][] = ['approved', 'rejected', 'expired'];

class Proposals {
  #all = new SvelteMap<string, Proposal>();
  #asked = new Set<string>();
  /** The one whose form is open. */
  editing = $state<string | null>(null);
  busy = $state<string | null>(null);
  /** Several are being decided. */
  deciding = $state(false);

  /** The soonest thing first: it is the most pressing one. What is over already comes last. */
  pending = $derived.by(() => {
    const rank = (proposal: Proposal) => `${this.past(proposal) ? 1 : 0} ${soonest(proposal, session.zone)} ${proposal.id}`;
    const ranked = [...this.#all.values()].filter((proposal) => this.state(proposal) === 'pending').map((proposal) => [rank(proposal), proposal] as const);
    return ranked.sort(([a], [b]) => (a < b ? -1 : 1)).map(([, proposal]) => proposal);
  });

  of(conversation: string): Proposal[] {
    return [...this.#all.values()]
      .filter((proposal) => proposal.conversation_id === conversation)
      .sort((a, b) => a.created_at.localeCompare(b.created_at) || a.id.localeCompare(b.id));
  }

  past(proposal: Proposal): boolean {
    return isPast(proposal, wallOf(clock.now, session.zone), session.zone);
  }

  /** A lifetime ends without anybody saying so. */
  state(proposal: Proposal): Proposal['state'] {
    const over = proposal.state === 'pending' && Date.parse(proposal.expires_at) <= clock.now;
    return over ? 'expired' : proposal.state;
  }

  /** Everything that waits, and the newest of the decided ones for the conversations' sake. */
  async load(): Promise<void> {
    const decided = await Promise.all(DECIDED.map((state) => api.proposals(state)));
    for (const page of decided) page.items.forEach((proposal) => this.put(proposal));
    const waiting = new Set<string>();
    let before: string | undefined;
    for (let pages = 0; pages < MOST_PAGES; pages++) {
      const page = await api.proposals('pending', before);
      for (const proposal of page.items) {
        this.put(proposal);
        waiting.add(proposal.id);
      }
      before = page.items.at(-1)?.id;
      if (!page.more) {
        // Decided elsewhere while we were away.
        for (const held of this.pending) if (!waiting.has(held.id)) void this.reread(held.id);
        return;
      }
    }
  }

  put(proposal: Proposal): void {
    const held = this.#all.get(proposal.id);
    // The trigger is left out of live events; it does not change.
    this.#all.set(proposal.id, proposal.trigger || !held?.trigger ? proposal : { ...proposal, trigger: held.trigger });
    if (this.#all.size <= MOST) return;
    for (const [id, old] of this.#all) {
      if (this.#all.size <= MOST) break;
      if (old.state !== 'pending') this.#all.delete(id);
    }
  }

  /** Reads the trigger of a proposal that came without it, once. */
  async complete(proposal: Proposal): Promise<void> {
    if (proposal.trigger || !proposal.trigger_id || this.#asked.has(proposal.id)) return;
    this.#asked.add(proposal.id);
    await this.reread(proposal.id);
  }

  async reread(id: string): Promise<void> {
    try {
      this.put(await api.proposal(id));
    } catch (cause) {
      if (cause instanceof Problem && cause.code === 'not_found') this.#all.delete(id);
    }
  }

  async approve(proposal: Proposal): Promise<boolean> {
    return this.#decide(proposal, async () => {
      const { proposal: decided, undo } = await api.approve(proposal);
      this.put(decided);
      agenda.touch();
      await this.#approved(proposal, undo ?? null);
    });
  }

  /** Says what was approved, and how to take it back: what was written, or the mail that has not left yet. */
  async #approved(proposal: Proposal, undo: DeedId | null): Promise<void> {
    const text = locale.t.proposal.approvedToast(proposal.summary);
    if (undo) return notices.done(text, () => void agenda.takeBack([undo]));
    const mail = await deeds.mail(proposal.summary);
    if (mail) notices.done(text, () => void deeds.withdraw(mail));
    else notices.add(text, 'good');
  }

  async reject(proposal: Proposal): Promise<boolean> {
    return this.#decide(proposal, async () => {
      this.put((await api.reject(proposal.id)).proposal);
      notices.add(locale.t.proposal.rejectedToast(proposal.summary));
    });
  }

  /** Decides several, one after the other, each as it was shown. Tells once how many it reached. */
  async decideAll(how: 'approve' | 'reject', chosen: Proposal[]): Promise<void> {
    if (this.deciding) return;
    this.deciding = true;
    const t = locale.t.proposal;
    const undo: DeedId[] = [];
    let done = 0;
    for (const proposal of chosen) {
      try {
        const decided = await (how === 'approve' ? api.approve(proposal) : api.reject(proposal.id));
        this.put(decided.proposal);
        if (decided.undo) undo.unshift(decided.undo);
        done += 1;
      } catch (cause) {
        // What the server cannot be asked about now is not asked about further.
        if (!(cause instanceof Problem) || cause.code === 'offline') {
          notices.failure(cause);
          break;
        }
        await this.reread(proposal.id);
      }
    }
    this.deciding = false;
    if (undo.length > 0) notices.done(t.approvedMany(done), () => void agenda.takeBack(undo));
    else if (done > 0) notices.add(how === 'approve' ? t.approvedMany(done) : t.rejectedMany(done), how === 'approve' ? 'good' : 'plain');
    if (done < chosen.length) notices.add(t.undecided(chosen.length - done), 'bad');
    agenda.touch();
  }

  /** Throws what the server says, for the form to show. */
  async edit(proposal: Proposal, args: Proposal['arguments']): Promise<Proposal> {
    const edited = await api.editProposal(proposal.id, args);
    this.put(edited);
    return edited;
  }

  clear(): void {
    this.#all.clear();
    this.#asked.clear();
    this.editing = null;
  }

  async #decide(proposal: Proposal, act: () => Promise<void>): Promise<boolean> {
    if (this.busy === proposal.id) return false;
    this.busy = proposal.id;
    try {
      await act();
      return true;
    } catch (cause) {
      const t = locale.t.proposal;
      const known: Record<string, string> = { arguments_changed: t.changed, conflict: t.decided, expired: t.gone };
      const text = cause instanceof Problem ? known[cause.code] : undefined;
      if (text === undefined) notices.failure(cause);
      else notices.add(text, 'bad');
      await this.reread(proposal.id);
      return false;
    } finally {
      this.busy = null;
    }
  }
}

export const proposals = new Proposals();
