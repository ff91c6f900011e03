import type { Sequences, Tag } from '../kernel/sequences.ts';

/** The sequences of one business, brought up to date change by change, for a bounded number of tags. */
export class TagSequences implements Sequences {
  last: number;
  since: number;
  isAlone = false;
  /** In order of their last change, so that the first is the one to forget. */
  readonly byTag = new Map<Tag, number>();
  readonly #maxTags: number;

  constructor(start: Pick<Sequences, 'last' | 'since'>, maxTags: number) {
    this.last = start.last;
    this.since = start.since;
    this.#maxTags = maxTags;
  }

  /** Takes a change in. One that is older than what is known changes nothing it should not. */
  record(sequence: number, tags: readonly Tag[]): void {
    this.last = Math.max(this.last, sequence);
    for (const tag of tags) {
      const known = this.byTag.get(tag) ?? sequence;
      this.byTag.delete(tag);
      this.byTag.set(tag, Math.max(known, sequence));
    }
    while (this.byTag.size > this.#maxTags) this.#forgetOldest();
  }

  #forgetOldest(): void {
    for (const [tag, sequence] of this.byTag) {
      this.byTag.delete(tag);
      this.since = Math.max(this.since, sequence);
      return;
    }
  }
}
