import type { Clock, JsonValue } from '@bizboost/core';
import { heartbeatFrame, metricFrame, retryFrame } from './event-frames.ts';
import type { StandingAsk } from './standing-ask.ts';
import type { StreamSink, StreamSource } from './stream-sink.ts';

/** Well under the 20 s after which a client takes the way for dead. */
const HEARTBEAT_MS = 15_000;

/** Kinds of notes that may wait for a slow reader; the one waiting longest is dropped for one more. */
const MOST_WAITING_NOTES = 64;

export interface SessionOptions {
  readonly clock: Clock;
  /** Milliseconds UTC; the session ends then. */
  readonly expiresAt: number | undefined;
  /** Within how long the reader is to come back, should it lose the stream now. */
  readonly retryMs: () => number;
  /** Stands the questions. Called once, when there is somewhere to write to. */
  readonly onStart: (session: StreamSession) => void;
  readonly onEnd: (session: StreamSession) => void;
}

/**
 * One reader of a stream. Writes while the sink has room, then waits; meanwhile each question keeps only its newest answer,
 * so a slow reader holds what fits the sink and one reference for each question, however long it is slow.
 */
export class StreamSession implements StreamSource {
  readonly #options: SessionOptions;
  readonly #releases = new Set<() => void>();
  /** Questions with news, longest waiting first. */
  readonly #waiting = new Set<StandingAsk>();
  readonly #notes = new Map<string, Uint8Array>();
  #sink: StreamSink | undefined;
  #hasRoom = true;
  #cancelBeat: (() => void) | undefined;
  #toldRetryMs: number | undefined;
  #ended = false;

  constructor(options: SessionOptions) {
    this.#options = options;
  }

  get isEnded(): boolean {
    return this.#ended;
  }

  start(sink: StreamSink): void {
    if (this.#ended) return sink.end();
    this.#sink = sink;
    // Sent at once, so that proxies and `fetch` know the answer has begun.
    this.#write(this.#pulse());
    this.#beat();
    const { clock, expiresAt } = this.#options;
    if (expiresAt !== undefined) this.release(clock.schedule(Math.max(0, expiresAt - clock.now()), () => this.end()));
    this.#options.onStart(this);
  }

  /** Something to let go of when the session ends; at once, if it has. Returns how to say that it is gone already. */
  release(free: () => void): () => void {
    if (this.#ended) free();
    else this.#releases.add(free);
    return () => this.#releases.delete(free);
  }

  /** The question has news. */
  wake(question: StandingAsk): void {
    if (this.#ended) return;
    this.#waiting.add(question);
    this.#flush();
  }

  note(note: { readonly metric_type: string; readonly data: JsonValue }): void {
    if (this.#ended) return;
    this.#notes.delete(note.metric_type);
    this.#notes.set(note.metric_type, metricFrame(note));
    const [longest] = this.#notes.keys();
    if (this.#notes.size > MOST_WAITING_NOTES && longest !== undefined) this.#notes.delete(longest);
    this.#flush();
  }

  drained(): void {
    this.#hasRoom = true;
    this.#flush();
  }

  closed(): void {
    this.#finish();
  }

  /** Ends the stream. With `retryMs` the reader is told when to come back. */
  end(retryMs?: number): void {
    if (this.#ended) return;
    if (retryMs !== undefined) this.#write(retryFrame(jittered(retryMs)));
    const sink = this.#sink;
    this.#finish();
    sink?.end();
  }

  #finish(): void {
    if (this.#ended) return;
    this.#ended = true;
    this.#cancelBeat?.();
    this.#waiting.clear();
    this.#notes.clear();
    for (const free of this.#releases) free();
    this.#releases.clear();
    this.#options.onEnd(this);
  }

  #flush(): void {
    if (!this.#hasRoom) return;
    for (const [type, frame] of this.#notes) {
      this.#notes.delete(type);
      this.#write(frame);
      if (!this.#hasRoom) return;
    }
    for (const question of this.#waiting) {
      // Whatever more it has goes to the end of the row, so that no question waits behind a busier one.
      this.#waiting.delete(question);
      const frame = question.take();
      if (!frame) continue;
      if (question.hasNews) this.#waiting.add(question);
      this.#write(frame);
      if (!this.#hasRoom) return;
    }
  }

  #write(bytes: Uint8Array): void {
    if (this.#sink?.write(bytes) === false) this.#hasRoom = false;
  }

  #beat(): void {
    this.#cancelBeat = this.#options.clock.schedule(HEARTBEAT_MS, () => {
      // A reader that takes nothing has bytes waiting already.
      if (this.#hasRoom) this.#write(this.#pulse());
      this.#beat();
    });
  }

  /** When to come back, where the reader knows another time or none; else what means nothing. */
  #pulse(): Uint8Array {
    const retryMs = this.#options.retryMs();
    if (retryMs === this.#toldRetryMs) return heartbeatFrame;
    this.#toldRetryMs = retryMs;
    return retryFrame(jittered(retryMs));
  }
}

/** Half to one and a half times, so that readers do not all come back at once. */
function jittered(ms: number): number {
  return Math.round(ms * (0.5 + Math.random()));
}
