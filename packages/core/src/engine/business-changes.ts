import type { Broadcaster, Change, SyncBroadcaster, Unsubscribe } from '../broadcast/broadcaster.ts';
import { TagSequences } from '../broadcast/tag-sequences.ts';
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

/** What is known of one business's changes, at once, whatever the broadcaster's way of telling. */
export class BusinessChanges {
  readonly #parts: BusinessChangesParts;
  #opening: Promise<void> | undefined;
  #isOpen = false;
  #unsubscribe: Unsubscribe | undefined;
  /** Kept here for a broadcaster that must be asked. */
  #known: TagSequences | undefined;
  /** Came while the numbers so far were asked for. */
  #early: Change[] = [];

  constructor(parts: BusinessChangesParts) {
    this.#parts = parts;
  }

  /** A look at what is known now. */
  get sequences(): Sequences {
    const { broadcaster, business } = this.#parts;
    if (!this.#isOpen) return UNKNOWN;
    return this.#known ?? (broadcaster as SyncBroadcaster).currentSync(business);
  }

  /** Starts to listen; later calls wait for the first. A failure is tried anew by the next call. */
  open(): Promise<void> {
    this.#opening ??= this.#open().catch((error: unknown) => {
      this.close();
      throw error;
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
    this.#take({ business, tags, origin, sequence: this.sequences.last + 1 });
  }

  close(): void {
    this.#unsubscribe?.();
    this.#unsubscribe = undefined;
    this.#opening = undefined;
    this.#isOpen = false;
    this.#known = undefined;
    this.#early = [];
  }

  async #open(): Promise<void> {
    const { broadcaster, business, origin } = this.#parts;
    this.#unsubscribe = await broadcaster.subscribe(business, (change) => {
      if (change.origin !== origin) this.#take(change);
    });
    if (!('currentSync' in broadcaster)) this.#known = await this.#current();
    this.#isOpen = true;
  }

  async #current(): Promise<TagSequences> {
    const { last, since, byTag } = await this.#parts.broadcaster.current(this.#parts.business);
    const known = new TagSequences({ last, since }, MAX_TAGS);
    for (const [tag, sequence] of byTag) known.record(sequence, [tag]);
    for (const { sequence, tags } of this.#early.splice(0)) known.record(sequence, tags);
    return known;
  }

  #take(change: Change): void {
    if (!this.#isOpen) this.#early.push(change);
    this.#known?.record(change.sequence, change.tags);
    this.#parts.onChange(change);
  }
}
