import type { Broadcaster, Change, ChangeDetails, Unsubscribe } from '../broadcast/broadcaster.ts';
import { TagSequences } from '../broadcast/tag-sequences.ts';
import type { Clock } from '../kernel/clock.ts';
import { BizBoostError } from '../kernel/errors.ts';
import type { BusinessId } from '../kernel/ids.ts';
import { EVERYTHING, type Sequences } from '../kernel/sequences.ts';
import { withTimeLimit } from '../kernel/time-limit.ts';
import { Retry } from './retry.ts';

export interface BusinessChangesParts {
  readonly broadcaster: Broadcaster;
  readonly clock: Clock;
  readonly business: BusinessId;
  /** Names this engine, so that it knows its own tellings. */
  readonly origin: string;
  /** Told of each change once: this engine's own after `publish`, and others' as they come. */
  readonly onChange: (change: Change) => void;
  readonly onError: (error: unknown) => void;
}

const MAX_TAGS = 10_000;
/** Before anything is known everything counts as changed. */
const UNKNOWN: Sequences = { last: Infinity, since: Infinity, byTag: new Map() };
/** Older than any number of a broadcaster's, also after very many steps: what is remembered under it counts as changed for everyone else. */
const NO_NUMBERS = { last: -(2 ** 20), since: -(2 ** 20) };
/** Between two numbers of the broadcaster's: later than all it has told, earlier than the next. */
const BETWEEN = 2 ** -10;
/** How long an answer waits for the first numbers; without them it is this process's own knowledge. */
const OPEN_PATIENCE_MS = 50;
/** How long a record that is kept waits to be told to others; then they are told later. */
const TELL_PATIENCE_MS = 75;
const RETRY_PATIENCE_MS = 5_000;

/**
 * What is known of one business's changes, at once, whatever the broadcaster's way of telling.
 *
 * A broadcaster that is away costs neither an answer nor a record. This process goes on alone: it knows its own changes, believes nothing that
 * others have remembered, keeps what it could not tell, and tells it as soon as that goes. Then it asks for everything anew.
 */
export class BusinessChanges {
  readonly #parts: BusinessChangesParts;
  readonly #retry: Retry;
  #opening: Promise<void> | undefined;
  #unsubscribe: Unsubscribe | undefined;
  #known: TagSequences | undefined;
  /** Whether `#known` began with the broadcaster's numbers. */
  #isNumbered = false;
  /** What came while the broadcaster's numbers were not known, under its numbers. */
  #early = new TagSequences(NO_NUMBERS, MAX_TAGS);
  /** Tags of changes that could not be told. */
  #untold = new Set<string>();
  /** Those that are being told again. */
  #retold = new Set<string>();
  /** Changes with each `close`, so that what was begun before it comes to nothing. */
  #life = Symbol();

  constructor(parts: BusinessChangesParts) {
    this.#parts = parts;
    this.#retry = new Retry(parts.clock, () => this.#catchUp());
  }

  /** A look at what is known now. */
  get sequences(): Sequences {
    return this.#known ?? UNKNOWN;
  }

  /** Whether something of this process's is still to be told to others. */
  get hasUntold(): boolean {
    return this.#untold.size + this.#retold.size > 0;
  }

  /** Starts to listen; later calls wait for the first, for a moment at most. Never rejects: without a broadcaster this process goes on alone. */
  open(): Promise<void> {
    this.#opening ??= this.#open(this.#life);
    return this.#opening;
  }

  /** Tells everyone, and takes the change in here before it resolves. Rejects when it cannot be told in time; then nothing is taken in. */
  async publish(tags: readonly string[], details: ChangeDetails = {}): Promise<void> {
    await this.open();
    await this.#publish(tags, details, TELL_PATIENCE_MS);
  }

  /** As `publish`, but never rejects: what cannot be told now is taken in here at once, and told to others as soon as that goes. */
  async tell(tags: readonly string[], details?: ChangeDetails): Promise<void> {
    try {
      await this.publish(tags, details);
    } catch (error) {
      const { business, origin, onError } = this.#parts;
      onError(error);
      for (const tag of tags) this.#untold.add(tag);
      this.#noteCompany();
      this.#take({ business, tags, origin, sequence: (this.#known ?? NO_NUMBERS).last + BETWEEN });
      this.#retry.later();
    }
  }

  /** Takes in a change that was noticed in the store. It is not told on: whoever shares the store notices it likewise. */
  notice(tags: readonly string[]): void {
    const { business, origin } = this.#parts;
    this.#take({ business, tags, origin, sequence: (this.#known ?? NO_NUMBERS).last + BETWEEN });
  }

  close(): void {
    this.#life = Symbol();
    this.#retry.stop();
    this.#unsubscribe?.();
    this.#unsubscribe = undefined;
    this.#opening = undefined;
    this.#known = undefined;
    this.#isNumbered = false;
    this.#early = new TagSequences(NO_NUMBERS, MAX_TAGS);
    [this.#untold, this.#retold] = [new Set(), new Set()];
  }

  async #open(life: symbol): Promise<void> {
    try {
      await this.#within(OPEN_PATIENCE_MS, () => this.#listen(life));
    } catch (cause) {
      if (life !== this.#life || this.#known !== undefined) return;
      const problem = 'Changes of the business cannot be heard from others just now; this process goes on alone.';
      this.#parts.onError(new BizBoostError('unavailable', problem, { cause }));
      this.#known = new TagSequences(NO_NUMBERS, MAX_TAGS);
      this.#noteCompany();
      this.#retry.later();
    }
  }

  async #listen(life: symbol): Promise<void> {
    const { broadcaster, business, origin } = this.#parts;
    if (this.#unsubscribe === undefined) {
      const unsubscribe = await broadcaster.subscribe(business, (change) => {
        if (change.origin !== origin && life === this.#life) this.#take(change);
      });
      // Closed meanwhile, or an earlier try has come through late.
      if (life !== this.#life || this.#unsubscribe !== undefined) unsubscribe();
      else this.#unsubscribe = unsubscribe;
    }
    const numbers = await broadcaster.current(business);
    if (life === this.#life && !this.#isNumbered) this.#begin(numbers);
  }

  #begin(numbers: Sequences): void {
    const wasAlone = this.#known !== undefined;
    const known = new TagSequences(numbers, MAX_TAGS);
    for (const { byTag } of [numbers, this.#early])
      for (const [tag, sequence] of byTag) if (sequence > numbers.since) known.record(sequence, [tag]);
    this.#known = known;
    this.#early = new TagSequences(NO_NUMBERS, MAX_TAGS);
    this.#isNumbered = true;
    this.#noteCompany();
    // Answers from before are older than any number; what else is remembered must go as well.
    const { business, onChange } = this.#parts;
    if (wasAlone) onChange({ business, tags: [EVERYTHING], sequence: known.last });
  }

  async #publish(tags: readonly string[], details: ChangeDetails, limitMs: number): Promise<void> {
    const { broadcaster, business, origin } = this.#parts;
    const life = this.#life;
    const change = await this.#within(limitMs, () => broadcaster.publish(business, tags, { ...details, origin }));
    if (life === this.#life) this.#take(change);
  }

  /** Listens where it does not yet, and tells what is untold. True when nothing is left to do. */
  async #catchUp(): Promise<boolean> {
    const life = this.#life;
    try {
      if (!this.#isNumbered) await this.#within(RETRY_PATIENCE_MS, () => this.#listen(life));
      if (life !== this.#life) return true;
      [this.#retold, this.#untold] = [this.#untold, new Set()];
      if (this.#retold.size > 0) await this.#publish([...this.#retold], {}, RETRY_PATIENCE_MS);
      this.#retold.clear();
    } catch {
      // Told when it began; from then on it is only a matter of time.
      if (life !== this.#life) return true;
      for (const tag of this.#retold) this.#untold.add(tag);
      this.#retold.clear();
    }
    this.#noteCompany();
    return this.#isNumbered && !this.hasUntold;
  }

  #noteCompany(): void {
    if (this.#known !== undefined) this.#known.isAlone = !this.#isNumbered || this.hasUntold;
  }

  #take(change: Change): void {
    if (!this.#isNumbered) this.#early.record(change.sequence, change.tags);
    this.#known?.record(this.#numberOf(change, this.#known.last), change.tags);
    this.#parts.onChange(change);
  }

  /**
   * The number a change is remembered under. Without the broadcaster's numbers, one of our own that says nothing to anyone else; and
   * others' changes that come after later ones count as the latest, since what was made in between does not hold them.
   */
  #numberOf({ sequence, origin }: Change, last: number): number {
    const isLate = origin !== this.#parts.origin && sequence <= last;
    return isLate || !this.#isNumbered ? last + BETWEEN : sequence;
  }

  #within<T>(limitMs: number, work: () => Promise<T>): Promise<T> {
    const { clock, broadcaster } = this.#parts;
    const late = (): Error =>
      new BizBoostError('timeout', `The broadcaster "${broadcaster.name}" did not answer within ${limitMs} ms.`);
    return withTimeLimit(work, { clock, limitMs, late });
  }
}
