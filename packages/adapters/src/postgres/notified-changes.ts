import { randomUUID } from 'node:crypto';
import { tagsOf, type BusinessId, type WriteBatch, type WriteResult } from '@bizboost/core';
import type { ChangeListener, Changes } from '../sql/changes.ts';
import { noticeOf, noticeText } from './change-notice.ts';
import type { Listening } from './listening.ts';
import { within } from '../pooled/within.ts';

/** What is still to be told of a business. */
interface Untold {
  readonly tags: Set<string>;
  readonly marks: string[];
}

/** How long a business is kept waiting until changes can be heard. */
const PATIENCE_MS = 1_000;

export interface NotifiedChangesParts {
  readonly listening: Listening;
  /** Tells the notices to all who listen. */
  notify(texts: readonly string[]): Promise<void>;
}

/**
 * Changes as PostgreSQL tells them: NOTIFY after each write, LISTEN on a connection of its own. A notice that is lost with a connection is
 * made up for: whenever listening begins anew, everything counts as changed. Telling costs the writer no time; what fails to be told is
 * found by looking at the high-water mark.
 */
export class NotifiedChanges implements Changes {
  readonly #parts: NotifiedChangesParts;
  readonly #origin = randomUUID();
  readonly #listeners = new Map<BusinessId, Set<ChangeListener>>();
  readonly #untold = new Map<BusinessId, Untold>();
  #telling: Promise<void> | undefined;
  #begun: Promise<void> | undefined;
  /** Somebody went on without hearing. */
  #isLate = false;

  constructor(parts: NotifiedChangesParts) {
    this.#parts = parts;
  }

  async watch(business: BusinessId, listener: ChangeListener): Promise<() => void> {
    const listeners = this.#listeners.get(business) ?? new Set();
    this.#listeners.set(business, listeners);
    const own: ChangeListener = (tags, mark) => listener(tags, mark);
    listeners.add(own);
    this.#begun ??= this.#begin();
    await within(PATIENCE_MS, this.#begun, () => new Error('Not yet.')).catch(() => {
      this.#isLate = true;
    });
    return () => {
      listeners.delete(own);
      if (listeners.size === 0 && this.#listeners.get(business) === listeners) this.#listeners.delete(business);
    };
  }

  async writing(business: BusinessId, batch: WriteBatch, write: () => Promise<WriteResult>): Promise<WriteResult> {
    const result = await write();
    const facts = batch.facts.filter((_, index) => result.newFacts[index]);
    const states = batch.states.filter((_, index) => result.newStates[index]);
    const tags = tagsOf(facts, batch.reattributed, states);
    this.told(business, tags, result.highWaterMark);
    return result;
  }

  told(business: BusinessId, tags: readonly string[], highWaterMark: string): void {
    if (tags.length > 0) this.#tell(business, tags, highWaterMark);
  }

  async close(): Promise<void> {
    this.#listeners.clear();
    await this.#parts.listening.stop();
    await this.#telling;
  }

  /** Resolves when changes are heard for the first time. */
  #begin(): Promise<void> {
    let isFirst = true;
    return new Promise((resolve) => {
      this.#parts.listening.start({
        onNotice: (text) => this.#hear(text),
        onListening: () => {
          // Something may have been missed, except by those who still wait for the first time.
          if (!isFirst || this.#isLate) this.#tellAll();
          isFirst = false;
          resolve();
        },
      });
    });
  }

  #hear(text: string): void {
    const { business, tags, marks = [undefined], origin } = noticeOf(text);
    if (origin === this.#origin) return;
    if (business === undefined) return this.#tellAll(tags);
    for (const mark of marks) for (const listener of this.#listeners.get(business) ?? []) listener(tags, mark);
  }

  #tellAll(tags?: readonly string[]): void {
    for (const listeners of this.#listeners.values()) for (const listener of listeners) listener(tags);
  }

  /** While one telling is under way the next ones gather. */
  #tell(business: BusinessId, tags: readonly string[], mark: string): void {
    const untold = this.#untold.get(business) ?? { tags: new Set(), marks: [] };
    for (const tag of tags) untold.tags.add(tag);
    untold.marks.push(mark);
    this.#untold.set(business, untold);
    this.#telling ??= this.#tellUntold();
  }

  async #tellUntold(): Promise<void> {
    while (this.#untold.size > 0) {
      const texts = [...this.#untold].map(([business, { tags, marks }]) =>
        noticeText({ business, tags: [...tags], marks, origin: this.#origin }),
      );
      this.#untold.clear();
      await this.#parts.notify(texts).catch(() => {});
    }
    this.#telling = undefined;
  }
}
