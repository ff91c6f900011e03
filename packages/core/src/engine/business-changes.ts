import type { Broadcaster, Change, Unsubscribe } from '../broadcast/broadcaster.ts';
import { TagSequences } from '../broadcast/tag-sequences.ts';
import { BizBoostError } from '../kernel/errors.ts';
import type { BusinessId } from '../kernel/ids.ts';
import type { Sequences } from '../kernel/sequences.ts';

export interface BusinessChangesParts {
  readonly broadcaster: Broadcaster;
  readonly business: BusinessId;
  /** Names this engine, so that it knows its own tellings. */
  readonly origin: string;
  /** Told of each change once: this engine's own after `publish`, and others' as they come. */
  readonly onChange: (change: Change) => void;
}

const MAX_TAGS = 10_000;
/** Before anything is known everything counts as changed. */
const UNKNOWN: Sequences = { last: Infinity, since: Infinity, byTag: new Map() };
/** Between two numbers of the broadcaster's: later than all it has told, earlier than the next. */
const UNTOLD_STEP = 2 ** -10;

/** What is known of one business's changes, at once, whatever the broadcaster's way of telling. */
export class BusinessChanges {
  readonly #parts: BusinessChangesParts;
  #opening: Promise<void> | undefined;
  #unsubscribe: Unsubscribe | undefined;
  #known: TagSequences | undefined;
  /** Came while the numbers so far were asked for. */
  #early: Change[] = [];

  constructor(parts: BusinessChangesParts) {
    this.#parts = parts;
  }

  /** A look at what is known now. */
  get sequences(): Sequences {
    return this.#known ?? UNKNOWN;
  }

  /** Starts to listen; later calls wait for the first. Rejects with `unavailable`; the next call tries anew. */
  open(): Promise<void> {
    this.#opening ??= this.#open().catch((cause: unknown) => {
      this.close();
      throw new BizBoostError('unavailable', 'Changes of the business cannot be heard just now: try again.', { cause });
    });
    return this.#opening;
  }

  /** Tells everyone, and takes the change in here before it resolves. */
  async publish(tags: readonly string[], note?: Change['note']): Promise<void> {
    const { broadcaster, business, origin } = this.#parts;
    await this.open();
    this.#take(await broadcaster.publish(business, tags, { origin, ...(note && { note }) }));
  }

  /** Takes in a change that could not be told to anyone: at least this process knows. */
  publishHere(tags: readonly string[]): void {
    const { business, origin } = this.#parts;
    this.#take({ business, tags, origin, sequence: (this.#known?.last ?? 0) + UNTOLD_STEP });
  }

  close(): void {
    this.#unsubscribe?.();
    this.#unsubscribe = undefined;
    this.#opening = undefined;
    this.#known = undefined;
    this.#early = [];
  }

  async #open(): Promise<void> {
    const { broadcaster, business, origin } = this.#parts;
    this.#unsubscribe = await broadcaster.subscribe(business, (change) => {
      if (change.origin !== origin) this.#take(change);
    });
    const { last, since, byTag } = await broadcaster.current(business);
    const known = new TagSequences({ last, since }, MAX_TAGS);
    for (const [tag, sequence] of byTag) known.record(sequence, [tag]);
    for (const { sequence, tags } of this.#early.splice(0)) known.record(sequence, tags);
    this.#known = known;
  }

  #take(change: Change): void {
    if (this.#known === undefined) this.#early.push(change);
    else this.#known.record(change.sequence, change.tags);
    this.#parts.onChange(change);
  }
}
