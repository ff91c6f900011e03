import type { Broadcaster, Change, ChangeDetails, Note } from '../broadcast/broadcaster.ts';
import type { Reader } from '../capabilities/capability.ts';
import type { WriteBatch, WriteResult } from '../data/adapter.ts';
import type { SummingAdapter } from '../data/complete-adapter.ts';
import type { State } from '../data/fact.ts';
import type { Clock } from '../kernel/clock.ts';
import { BizBoostError } from '../kernel/errors.ts';
import type { BusinessId } from '../kernel/ids.ts';
import { EVERYTHING } from '../kernel/sequences.ts';
import { profileOfState } from '../records/business-profile.ts';
import type { BusinessProfile } from '../records/profile.ts';
import { BusinessChanges } from './business-changes.ts';
import { HighWater } from './high-water.ts';
import { onlyTrue } from './ingest/only-true.ts';
import type { ReadsStore } from './reads-shelf.ts';
import { RememberedReads } from './remembered-reads.ts';
import { RememberedStates } from './remembered-states.ts';
import { summedDaysReader } from './summed-days-reader.ts';
import { createTenantReader, fromStore, type TellMissing } from './tenant-reader.ts';
import { touchedBy } from './touched-by.ts';
import { WriteGate } from './write-gate.ts';

/** How long after a change was noticed in the store the telling of it may come. */
const TELLING_MS = 100;

/** What all tenants of an engine share. */
export interface TenantParts {
  readonly adapter: SummingAdapter;
  readonly broadcaster: Broadcaster;
  readonly clock: Clock;
  /** Names the engine among those that share the broadcaster. */
  readonly origin: string;
  readonly readsStore: ReadsStore;
  /** How long what is remembered of the store is believed without a telling. */
  readonly ttlMs: number;
  readonly onError: (error: unknown) => void;
  hostProfileOf(business: BusinessId): BusinessProfile | undefined;
}

/** Everything the engine keeps of one business. No other business's data ever comes near it. */
export class Tenant {
  readonly id: BusinessId;
  readonly changes: BusinessChanges;
  readonly gate: WriteGate;
  readonly #parts: TenantParts;
  readonly #reads: RememberedReads;
  readonly #states: RememberedStates;
  readonly #highWater: HighWater;
  readonly #listeners = new Set<(change: Change) => void>();
  #lastBusiness: State | undefined;
  #opening: Promise<void> | undefined;
  #watching: Promise<() => void> | undefined;

  constructor(id: BusinessId, parts: TenantParts) {
    this.id = id;
    this.#parts = parts;
    const { adapter, broadcaster, clock, origin, readsStore, ttlMs, onError } = parts;
    this.gate = new WriteGate(clock);
    this.changes = new BusinessChanges({
      broadcaster,
      clock,
      business: id,
      origin,
      onChange: (change) => this.#hear(change),
      onError,
    });
    this.#highWater = new HighWater({ adapter, business: id, gate: this.gate });
    this.#reads = new RememberedReads({ shelf: readsStore.shelfOf(id), clock, ttlMs });
    this.#states = new RememberedStates({ find: (query) => fromStore(() => adapter.find(id, query)), clock, ttlMs });
  }

  /** Its data, for one answer that hears of what the store lacks. */
  reader(onMissing: TellMissing): Reader {
    const { adapter } = this.#parts;
    const parts = { adapter, business: this.id, reads: this.#reads, states: this.#states, gate: this.gate };
    return summedDaysReader(createTenantReader(parts, onMissing), onMissing);
  }

  /** Starts to listen to changes. Nothing may be computed to be remembered before. Never rejects. */
  open(): Promise<void> {
    this.#opening ??= this.#open().catch((error: unknown) => {
      this.#opening = undefined;
      throw error;
    });
    return this.#opening;
  }

  /** The host's, else that of the kept `business` record; `not_found` where there is neither. */
  async profile(): Promise<BusinessProfile> {
    const host = this.#parts.hostProfileOf(this.id);
    if (host !== undefined) return host;
    const [state] = await this.#states.find({ kind: 'business', ids: [this.id] }).catch((error: unknown) => {
      // The last good answer is still to be found while the store is away.
      if (this.#lastBusiness !== undefined) return [this.#lastBusiness];
      throw error;
    });
    this.#lastBusiness = state;
    if (state !== undefined) return profileOfState(state);
    throw new BizBoostError(
      'not_found',
      `There is no business "${this.id}" yet: send its \`business\` record first, or give its profile with analytics.for(id, profile).`,
      {
        expected: 'a business with a profile',
        received: this.id,
      },
    );
  }

  /** Gives a batch to the store, and takes what was new into what is remembered, in the same turn. */
  keep(batch: WriteBatch): Promise<WriteResult> {
    return this.gate.write(async () => {
      this.#reads.beginWrite();
      let result: WriteResult;
      try {
        result = await this.#parts.adapter.write!(this.id, batch);
      } catch (error) {
        // It may have been kept all the same: a connection can break after the commit.
        this.#reads.endWrite(undefined);
        this.#states.forget();
        throw error;
      }
      this.#takeIn(batch, result);
      return result;
    });
  }

  /**
   * Lets the store change what it has kept, in turn with writes, and tells everyone what that touches.
   * @param tagsOf none where nothing was changed
   */
  async rewrite<R extends { readonly highWaterMark: string }>(
    work: () => Promise<R>,
    tagsOf: (result: R) => readonly string[],
  ): Promise<R> {
    const result = await this.gate.write(async () => {
      this.#reads.beginWrite();
      try {
        const done = await work();
        this.#highWater.noteWritten(done.highWaterMark);
        return done;
      } finally {
        this.#reads.endWrite(undefined);
        this.#states.forget();
      }
    });
    const tags = tagsOf(result);
    if (tags.length > 0) await this.tell(tags);
    return result;
  }

  /** Tells everyone that something with these tags has changed. Never rejects: what cannot be told now is known here, and told later. */
  tell(tags: readonly string[], details?: Pick<ChangeDetails, 'highWaterMark'>): Promise<void> {
    return this.changes.tell(tags, details);
  }

  /** Says that the store was changed by others, who may not have told. */
  async changed(tags: readonly string[]): Promise<void> {
    this.#forget(tags);
    await this.tell(tags);
  }

  /** Rejects where not everyone can be told; those who listen here are all the same. */
  async tellNote(note: Note): Promise<void> {
    try {
      await this.changes.publish([], { note });
    } catch (error) {
      this.#tellListeners({ business: this.id, sequence: 0, tags: [], origin: this.#parts.origin, note });
      throw error;
    }
  }

  /** Changes and notes, this engine's own too. */
  listen(listener: (change: Change) => void): () => void {
    const own = (change: Change): void => listener(change);
    this.#listeners.add(own);
    return () => void this.#listeners.delete(own);
  }

  /** Says that the host gave another profile: answers under the old one are kept apart by their keys, but who listens must hear. */
  noteProfile(): void {
    this.#tellListeners({ business: this.id, sequence: 0, tags: [EVERYTHING], origin: this.#parts.origin });
  }

  /**
   * Looks whether the store has changed without a telling, and makes up for it.
   * Where others have told of changes since the last look, theirs may be all there was: then only what is remembered is dropped.
   */
  async heal(): Promise<void> {
    const finding = await this.#highWater.look();
    if (finding === 'told') this.#forget([EVERYTHING]);
    else if (finding === 'untold') await this.changed([EVERYTHING]);
  }

  /** Whether it may be let go: nobody listens, nothing is under way or still to be told. */
  get isIdle(): boolean {
    return this.#listeners.size === 0 && !this.gate.isBusy && !this.changes.hasUntold;
  }

  close(): void {
    this.#opening = undefined;
    void this.#watching?.then((stop) => stop());
    this.#watching = undefined;
    this.changes.close();
    this.#reads.forget();
    this.#listeners.clear();
  }

  async #open(): Promise<void> {
    this.#watching ??= this.#parts.adapter.watchChanges?.(this.id, (tags, mark) => this.#notice(tags, mark));
    await Promise.all([this.changes.open(), this.#watching]);
  }

  /** Takes in what the adapter noticed, unless whoever made the change tells of it, too: before, or in a moment. */
  #notice(tags: readonly string[] = [EVERYTHING], mark?: string): void {
    if (mark === undefined || !this.#hearsOthers) return this.#takeNoticed(tags);
    if (this.#highWater.isTold(mark)) return;
    const watching = this.#watching;
    this.#parts.clock.schedule(TELLING_MS, () => {
      if (watching === this.#watching && !this.#highWater.isTold(mark)) this.#takeNoticed(tags);
    });
  }

  get #hearsOthers(): boolean {
    // Who knows the numbers at once has them from this process alone.
    return !('currentSync' in this.#parts.broadcaster) && this.changes.sequences.isAlone !== true;
  }

  /** It is not told on: whoever shares the store notices it likewise. */
  #takeNoticed(tags: readonly string[]): void {
    this.#highWater.noteTold();
    this.#forget(tags);
    this.changes.notice(tags);
  }

  #takeIn(batch: WriteBatch, result: WriteResult): void {
    const { facts, states, reattributed, replaced = [] } = batch;
    this.#highWater.noteWritten(result.highWaterMark);
    const { newFacts, reattributed: moved = [] } = result;
    const isKnown = result.reattributed !== undefined && replaced.length === reattributed.length;
    const added = onlyTrue(facts, newFacts);
    this.#reads.endWrite({
      added: reattributed.length === 0 ? added : [...added, ...onlyTrue(reattributed, moved)],
      removed: onlyTrue(replaced, moved),
      rewritten: reattributed.length > 0 && !isKnown ? ['ledger'] : [],
    });
    this.#states.forget(new Set(states.map(({ kind }) => kind)));
  }

  #hear(change: Change): void {
    if (change.origin !== this.#parts.origin && change.tags.length > 0) {
      this.#highWater.noteTold(change.highWaterMark);
      this.#forget(change.tags);
    }
    this.#tellListeners(change);
  }

  #tellListeners(change: Change): void {
    for (const listener of this.#listeners) {
      try {
        listener(change);
      } catch (error) {
        this.#parts.onError(error);
      }
    }
  }

  #forget(tags: readonly string[]): void {
    const { collections, kinds } = touchedBy(tags);
    this.gate.noteTurn();
    this.#reads.forget(collections);
    this.#states.forget(kinds);
  }
}
