import { BizBoostError, withTimeLimit, type Cancel, type Clock } from '@bizboost/core';
import { entriesOf, type StreamEntry } from './change-text.ts';
import type { ChangeLog } from './change-log.ts';
import type { ReaderLink, RedisLink } from './link.ts';

export interface StreamReaderParts {
  readonly link: RedisLink;
  readonly log: ChangeLog;
  readonly clock: Clock;
  /** The keys of the streams, all on one node. */
  readonly streams: readonly string[];
  /** Told of each entry once, in order. */
  readonly onEntry: (entry: StreamEntry) => void;
  /** Told before the next entry where some may be missing. The reader waits for it, and when it rejects comes back with the same. */
  readonly onGap: (gap: Gap) => Promise<void>;
  /** Told when it begins to read, and with why when it stops. */
  readonly onTurn: (problem: unknown) => void;
}

/** Changes of a stream that were not heard. */
export interface Gap {
  readonly stream: string;
  /** All up to this number were heard; `undefined` where nothing was before. */
  readonly after: number | undefined;
  /** Redis has lost what it knew: the numbers it has say nothing. Then this one is later than all that were given. */
  readonly lostAt?: number | undefined;
}

const BLOCK_MS = 1_000;
/** Beyond the time that a read may take: then the connection is dead, though nobody said so. */
const SILENCE_MS = 1_000;
const OPEN_LIMIT_MS = 2_000;
const MOST_ENTRIES = 1_000;
const FIRST_PAUSE_MS = 50;
const LONGEST_PAUSE_MS = 1_000;

/** Reads streams from now on, on a connection of its own, and comes back where it left off whenever that breaks. */
export class StreamReader {
  readonly #parts: StreamReaderParts;
  readonly #positions = new Map<string, number>();
  readonly #waiting = new Set<() => void>();
  #line: ReaderLink | undefined;
  #isReading = false;
  #isClosed = false;
  #wake: () => void = () => {};

  constructor(parts: StreamReaderParts) {
    this.#parts = parts;
    void this.#run();
  }

  /** Whether it hears what is told, as far as it knows. */
  get isReading(): boolean {
    return this.#isReading;
  }

  /** Everything up to this number of a stream has been told; `undefined` before it has begun. */
  positionIn(stream: string): number | undefined {
    return this.#positions.get(stream);
  }

  /** Waits until something holds, looked at whenever there is news; false when the time is over first. */
  async until(holds: () => boolean, limitMs: number): Promise<boolean> {
    if (holds() || limitMs <= 0 || this.#isClosed) return holds();
    let look = (): void => {};
    const news = new Promise<void>((resolve) => {
      look = () => {
        if (this.#isClosed || holds()) resolve();
      };
    });
    this.#waiting.add(look);
    const late = (): Error => new Error('That was long enough.');
    await withTimeLimit(() => news, { clock: this.#parts.clock, limitMs, late }).catch(() => {});
    this.#waiting.delete(look);
    return holds();
  }

  close(): void {
    this.#isClosed = true;
    this.#isReading = false;
    this.#line?.close();
    this.#wake();
    this.#tellWaiting();
  }

  async #run(): Promise<void> {
    for (let pauseMs = FIRST_PAUSE_MS; !this.#isClosed; pauseMs = Math.min(2 * pauseMs, LONGEST_PAUSE_MS)) {
      try {
        await this.#open();
        pauseMs = FIRST_PAUSE_MS;
        while (!this.#isClosed) await this.#read();
      } catch (problem) {
        this.#stop(problem);
      }
      this.#line?.close();
      this.#line = undefined;
      await this.#pause(pauseMs * (0.5 + Math.random()));
    }
  }

  async #open(): Promise<void> {
    const { link, streams, onTurn } = this.#parts;
    if (!link.isReady())
      throw new BizBoostError('unavailable', 'There is no connection to Redis to read changes from.');
    const opening = link.openReader();
    try {
      this.#line = await this.#within(OPEN_LIMIT_MS, () => opening);
    } catch (error) {
      opening.then((line) => line.close()).catch(() => {});
      throw error;
    }
    if (this.#isClosed) return;
    for (const stream of streams) await this.#findPlace(stream);
    this.#isReading = true;
    onTurn(undefined);
    this.#tellWaiting();
  }

  /** Where to go on: where it left off, if that is still there. */
  async #findPlace(stream: string): Promise<void> {
    const { log, onGap } = this.#parts;
    const line = this.#line;
    if (line === undefined) return;
    const after = this.#positions.get(stream);
    const { now, last } = await this.#within(SILENCE_MS, () => log.newest(line, stream));
    if (after !== undefined && last >= after) return;
    const lostAt = after === undefined ? undefined : Math.max(after, now - 1);
    await onGap({ stream, after, lostAt });
    this.#positions.set(stream, last);
  }

  async #read(): Promise<void> {
    const { streams, onEntry, onGap } = this.#parts;
    const line = this.#line;
    if (line === undefined) return;
    const places = streams.map((stream) => `${this.#positions.get(stream) ?? 0}-0`);
    const command = [
      'XREAD',
      'COUNT',
      String(MOST_ENTRIES),
      'BLOCK',
      String(BLOCK_MS),
      'STREAMS',
      ...streams,
      ...places,
    ];
    const reply = await this.#within(BLOCK_MS + SILENCE_MS, () => line.send(streams[0] ?? '', command));
    for (const [name, entries] of entriesOf(reply)) {
      // A client of the host's may put something before every key.
      const stream = streams.find((key) => name.endsWith(key)) ?? name;
      for (const entry of entries) {
        if (this.#isClosed) return;
        const after = this.#positions.get(stream) ?? 0;
        if (entry.before !== after) await onGap({ stream, after });
        this.#positions.set(stream, entry.sequence);
        onEntry(entry);
      }
    }
    this.#tellWaiting();
  }

  #stop(problem: unknown): void {
    this.#isReading = false;
    if (!this.#isClosed) this.#parts.onTurn(problem);
    this.#tellWaiting();
  }

  #tellWaiting(): void {
    for (const look of [...this.#waiting]) look();
  }

  #pause(ms: number): Promise<void> {
    if (this.#isClosed) return Promise.resolve();
    return new Promise((resolve) => {
      const cancel: Cancel = this.#parts.clock.schedule(ms, resolve);
      this.#wake = () => {
        cancel();
        resolve();
      };
    });
  }

  #within<T>(limitMs: number, work: () => Promise<T>): Promise<T> {
    const late = (): Error => new BizBoostError('timeout', `Redis did not tell of changes within ${limitMs} ms.`);
    return withTimeLimit(work, { clock: this.#parts.clock, limitMs, late });
  }
}
