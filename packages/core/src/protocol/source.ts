import type { Observable } from 'rxjs';
import type { BizBoostError } from '../kernel/errors.ts';
import type { AnswerOf, CommandDefinition, InputOf, ParamsOf, QueryDefinition, ReceiptOf } from './query.ts';

/**
 * How the way to the source is doing:
 * `connecting` first try, or a retry under way · `live` pushed · `polling` asked for at intervals, since nothing is pushed ·
 * `paused` on purpose (hidden page) · `offline` the device has no network · `denied` 401 or 403, will not retry ·
 * `failed` the source cannot be had now; retries go on unless `error.retryable` is false.
 */
export type LinkStatus = 'connecting' | 'live' | 'polling' | 'paused' | 'offline' | 'denied' | 'failed';

/** What a watcher knows at one moment. The last good answer stays when the link goes. */
export interface Snapshot<Answer> {
  /** The last good answer; absent until the first. Its `as_of` says how old it is. */
  readonly answer?: Answer | undefined;
  readonly link: LinkStatus;
  /** Why the link is not live, or why this question cannot be answered now. */
  readonly error?: BizBoostError | undefined;
  /** How many times in a row connecting has failed. */
  readonly attempt?: number | undefined;
  /** When the next try is, ms UTC. */
  readonly retryAt?: number | undefined;
}

/** An aborted `signal` rejects at once, with its reason; others who wait for the same answer still get it. */
export interface AskOptions {
  readonly signal?: AbortSignal | undefined;
}

/** One interface, two homes: the engine in process, and the client over HTTP. */
export interface AnalyticsSource {
  /** The answer now. Rejects with a `BizBoostError`, or `AbortError`. */
  ask<Q extends QueryDefinition>(query: Q, params: ParamsOf<Q>, options?: AskOptions): Promise<AnswerOf<Q>>;
  /** The answer now and whenever it changes. Never errors: trouble comes as a snapshot with `error`. Unsubscribing frees it. */
  watch<Q extends QueryDefinition>(query: Q, params: ParamsOf<Q>): Observable<Snapshot<AnswerOf<Q>>>;
  /** Does what a person asked for. Resolves with the receipt once it is done; what it changed comes round as updates. */
  act<C extends CommandDefinition>(command: C, input: InputOf<C>, options?: AskOptions): Promise<ReceiptOf<C>>;
  /** What the host told its viewers with `broadcastMetricUpdate`. */
  notes?(): Observable<{ readonly metric_type: string; readonly data: unknown }>;
  /** Try again at once, whatever the backoff says. Harmless when live. */
  reconnect?(): void;
}
