import type { BusinessId, WriteBatch, WriteResult } from '@bizboost/core';
import type { ChangeListener, Changes } from './changes.ts';

export interface ChangePollerParts {
  /** How many changes the businesses have had; those that are not there have had none. */
  changesOf(businesses: readonly BusinessId[]): Promise<ReadonlyMap<BusinessId, number>>;
  /** Says at no cost that nothing can have changed since it was asked last. */
  isSame?(): boolean;
  /** How many of the changes a write of this process has made. Default: one, if anything was new. */
  changesMadeBy?(result: WriteResult): number;
  /** Between two looks. Looks that take long are fewer: they take a tenth of the time at most. */
  readonly intervalMs: number;
}

/** What is known of a business that somebody watches. */
interface Watched {
  readonly listeners: Set<ChangeListener>;
  /** Its changes so far. */
  known: number | undefined;
  writing: number;
  /** Writes of this process that have begun. */
  begun: number;
}

/** Changes that are told one by one; of more it is told once that there were some. */
const MOST_TOLD = 100;
const BUSY_SHARE = 10;
const PATIENCE_MS = 1_000;

/** Looks whether the businesses that are watched have had more changes than this process made, for all of them in one go. */
export class ChangePoller implements Changes {
  readonly #parts: ChangePollerParts;
  readonly #watched = new Map<BusinessId, Watched>();
  #timer: NodeJS.Timeout | undefined;
  #isLooking = false;
  /** A look has failed: what it would have found is still to be found. */
  #isUnsure = false;
  #isClosed = false;

  constructor(parts: ChangePollerParts) {
    this.#parts = parts;
  }

  async watch(business: BusinessId, listener: ChangeListener): Promise<() => void> {
    const watched = this.#watched.get(business) ?? { listeners: new Set(), known: undefined, writing: 0, begun: 0 };
    this.#watched.set(business, watched);
    const own: ChangeListener = (tags, mark) => listener(tags, mark);
    watched.listeners.add(own);
    if (watched.known === undefined) await this.#getToKnow(business, watched);
    this.#schedule(this.#parts.intervalMs);
    return () => {
      watched.listeners.delete(own);
      if (watched.listeners.size === 0 && this.#watched.get(business) === watched) this.#watched.delete(business);
    };
  }

  async writing(business: BusinessId, batch: WriteBatch, write: () => Promise<WriteResult>): Promise<WriteResult> {
    const watched = this.#watched.get(business);
    if (watched === undefined) return write();
    watched.writing++;
    watched.begun++;
    try {
      const result = await write();
      this.#takeOwn(watched, batch, result);
      return result;
    } finally {
      watched.writing--;
    }
  }

  /** Others see it in the number of changes; this process, too, once more than it need. */
  told(): void {}

  async close(): Promise<void> {
    this.#isClosed = true;
    clearTimeout(this.#timer);
    this.#watched.clear();
  }

  /** What is read from now on is newer than this number. Where it cannot be had soon, everything counts as changed once it can. */
  async #getToKnow(business: BusinessId, watched: Watched): Promise<void> {
    const looking = this.#parts.changesOf([business]).then(
      (changes) => void (watched.known ??= changes.get(business) ?? 0),
      () => void (watched.known ??= -1),
    );
    let timer: NodeJS.Timeout | undefined;
    const patience = new Promise<void>((resolve) => {
      timer = setTimeout(() => {
        watched.known ??= -1;
        resolve();
      }, PATIENCE_MS);
    });
    await Promise.race([looking, patience]);
    clearTimeout(timer);
  }

  /** Others have written, too, where the number has grown by more than our own write accounts for. */
  #takeOwn(watched: Watched, { reattributed }: WriteBatch, result: WriteResult): void {
    const { known } = watched;
    const now = Number(result.highWaterMark);
    watched.known = now;
    if (known === undefined) return;
    const grown = now - known;
    const made = this.#parts.changesMadeBy?.(result);
    const isNew = result.newFacts.includes(true) || result.newStates.includes(true);
    const isOurs =
      made === undefined ? grown === (isNew ? 1 : 0) || (reattributed.length > 0 && grown === 1) : grown === made;
    // Ours are the last of them.
    if (!isOurs) tell(watched, known, now - (made ?? (isNew ? 1 : 0)));
  }

  #schedule(delayMs: number): void {
    if (this.#isClosed || this.#isLooking || this.#watched.size === 0) return;
    this.#timer ??= setTimeout(() => void this.#look(), delayMs).unref();
  }

  async #look(): Promise<void> {
    this.#timer = undefined;
    this.#isLooking = true;
    const began = performance.now();
    try {
      const isSame = this.#parts.isSame?.() === true;
      if (!isSame || this.#isUnsure) await this.#compare();
      this.#isUnsure = false;
    } catch {
      this.#isUnsure = true;
    }
    this.#isLooking = false;
    this.#schedule(Math.max(this.#parts.intervalMs, (performance.now() - began) * BUSY_SHARE));
  }

  async #compare(): Promise<void> {
    // What is being written now is looked at next time, or by the write itself.
    const looked = [...this.#watched]
      .filter(([, { known, writing }]) => known !== undefined && writing === 0)
      .map(([business, watched]) => ({ business, watched, begun: watched.begun }));
    if (looked.length === 0) return;
    const changes = await this.#parts.changesOf(looked.map(({ business }) => business));
    for (const { business, watched, begun } of looked) {
      const now = changes.get(business) ?? 0;
      const { known } = watched;
      if (watched.begun !== begun || known === now) continue;
      watched.known = now;
      tell(watched, known, now);
    }
  }
}

/** Tells of the changes after one number up to another, each by the mark that it led to; where that is unclear, that anything may have changed. */
function tell({ listeners }: Watched, after: number | undefined, upTo: number): void {
  const isClear = after !== undefined && after >= 0 && upTo > after && upTo - after <= MOST_TOLD;
  const marks = isClear ? Array.from({ length: upTo - after }, (_, i) => String(after + i + 1)) : [undefined];
  for (const mark of marks) for (const listener of listeners) listener(undefined, mark);
}
