import type { AnalyticsStatistics } from '@bizboost/core';

/** What is known of a request before it is answered. Nothing of a caller, and nothing of an address but its path. */
export interface RequestFacts {
  /** One of the methods of HTTP, or `_OTHER`. */
  readonly method: string;
  readonly path: string;
  /** For what a caller's own trace travels in (`traceparent`). */
  readonly headers: Headers;
}

/** How a request was answered; a stream is answered once it has begun. */
export interface AnswerFacts {
  /** Template of the route, such as `analytics/live/campaign/{id}`; `undefined` where there was none. */
  readonly route: string | undefined;
  readonly status: number;
}

/** Takes what a server tells of itself, e.g. `openTelemetry()` of `@bizboost/server/otel`. Must not throw. */
export interface Telemetry {
  /** Runs the answering of one request; what happens in it belongs to its trace. */
  request(facts: RequestFacts, answer: () => Promise<AnswerFacts>): Promise<void>;
  /** Called once with a look at the engine: its counters as they stand, and the streams that are open. @returns how to stop looking */
  observe(look: () => EngineFacts): () => void;
}

/** What a server can tell of its engine at any time. */
export interface EngineFacts {
  readonly statistics: AnalyticsStatistics;
  readonly openStreams: number;
}
