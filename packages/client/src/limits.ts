/** How long a client waits, and how much it takes. All in milliseconds or bytes. */
export interface ClientLimits {
  /** A stream without a byte for this long is given up and its questions are asked for instead. Default 20,000. */
  readonly silenceMs: number;
  /** How often they are asked for then, until the stream is back. Default 30,000. */
  readonly pollMs: number;
  /** The longest wait until a lost stream is tried again; each failure then doubles it. The stream's own `retry:` replaces it. Default 2,000. */
  readonly retryBaseMs: number;
  /** The longest wait before any retry, unless the server asks for more: whoever is back is found within it. Default 14,000. */
  readonly retryCapMs: number;
  /** A stream that lived this long counts as a success: the next failure starts from the base again. Default 10,000. */
  readonly stableMs: number;
  /** How long the stream of a hidden page is kept. Default 30,000. */
  readonly hiddenMs: number;
  /** How long a question, and the stream, outlive their last watcher. Default 1,000. */
  readonly graceMs: number;
  /** Questions that come within this time go out together. Default 10. */
  readonly gatherMs: number;
  /** How long `ask` and `act` wait for an answer. Default 30,000. */
  readonly requestMs: number;
  /** The longest message a stream may send. Default 1,048,576. */
  readonly maxMessageBytes: number;
  /** Answers that `ask` remembers for `If-None-Match`. Default 50. */
  readonly maxRemembered: number;
  /** How often the tab that holds the stream tells the others that it lives. Default 1,500. */
  readonly leaderBeatMs: number;
  /** A tab that holds the stream and is silent for this long loses it to another. Default 4,500. */
  readonly leaderSilenceMs: number;
}

/** What holds where nothing else is given. */
export const defaultLimits: ClientLimits = Object.freeze({
  silenceMs: 20_000,
  pollMs: 30_000,
  retryBaseMs: 2_000,
  retryCapMs: 14_000,
  stableMs: 10_000,
  hiddenMs: 30_000,
  graceMs: 1_000,
  gatherMs: 10,
  requestMs: 30_000,
  maxMessageBytes: 1_048_576,
  maxRemembered: 50,
  leaderBeatMs: 1_500,
  leaderSilenceMs: 4_500,
});
