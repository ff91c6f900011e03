import type { BizBoostError } from '@bizboost/core/contract';
import { retryDelayMs } from './backoff.ts';

/**
 * `idle` nobody listens · `paused` hidden page · `offline` no network · `connecting` a request is out · `live` bytes come ·
 * `switching` was live, reopened for other questions · `waiting` for the next try · `denied` for good ·
 * `ended` there is no stream to be had, so it is polled for good.
 */
export type LinkPhase =
  'idle' | 'paused' | 'offline' | 'connecting' | 'live' | 'switching' | 'waiting' | 'denied' | 'ended';

/** All there is to know about the way to the server. */
export interface LinkState {
  readonly phase: LinkPhase;
  /** Grows whenever a new request must go out. */
  readonly run: number;
  /** Attempts in a row that failed, or gave a stream that soon broke. */
  readonly failures: number;
  readonly error?: BizBoostError | undefined;
  /** In `waiting`: when the next try is, ms UTC. */
  readonly retryAt?: number | undefined;
  /** When the first byte of the present stream came, ms UTC. */
  readonly liveSince?: number | undefined;
  /** Whether the questions are asked for at intervals: `due` nothing back yet, `good` and `bad` as the last round went. */
  readonly polling: 'no' | 'due' | 'good' | 'bad';
  /** In `bad`: why. */
  readonly pollError?: BizBoostError | undefined;
  /** The server's `retry:`, in place of the configured base. */
  readonly retryBaseMs?: number | undefined;
}

export interface Conditions {
  /** Somebody listens. */
  readonly wanted: boolean;
  /** The page can be seen, or could until a moment ago. */
  readonly visible: boolean;
  readonly online: boolean;
}

export type LinkEvent =
  | ({ readonly type: 'conditions' } & Conditions)
  /** The set of questions changed. */
  | { readonly type: 'reopened' }
  | { readonly type: 'pushed'; readonly at: number }
  | { readonly type: 'retry'; readonly baseMs: number }
  /** The attempt failed or the stream broke; `poll` when asking singly may still work. */
  | {
      readonly type: 'dropped';
      readonly at: number;
      readonly error: BizBoostError;
      readonly random: number;
      readonly poll?: boolean;
    }
  | { readonly type: 'denied'; readonly error: BizBoostError }
  /** The server says that there is no stream to come back to. */
  | { readonly type: 'ended' }
  /** The wait is over. */
  | { readonly type: 'due' }
  /** Nothing has been pushed for long, whatever the attempts do. */
  | { readonly type: 'quiet' }
  | { readonly type: 'polled'; readonly error?: BizBoostError | undefined }
  /** A person or the host wants it now. */
  | { readonly type: 'reconnect' }
  /** The page was frozen: what looks open may be dead. */
  | { readonly type: 'woken' };

export interface LinkRules {
  readonly retryBaseMs: number;
  readonly retryCapMs: number;
  readonly stableMs: number;
}

// A server that says 0 by mistake must not be hammered, one that says a year not be lost for good.
const MIN_RETRY_MS = 100;
const MAX_RETRY_MS = 600_000;

export const initialLink: LinkState = Object.freeze({ phase: 'idle', run: 0, failures: 0, polling: 'no' });

/** The next state. The same object comes back when nothing changes. */
export function reduceLink(state: LinkState, event: LinkEvent, rules: LinkRules): LinkState {
  switch (event.type) {
    case 'conditions':
      return withConditions(state, event);
    case 'reopened':
      return isOpen(state)
        ? { ...state, phase: state.phase === 'connecting' ? 'connecting' : 'switching', run: state.run + 1 }
        : state;
    case 'pushed':
      return isOpen(state) && state.phase !== 'live' ? pushed(state, event.at) : state;
    case 'retry':
      return { ...state, retryBaseMs: Math.min(Math.max(event.baseMs, MIN_RETRY_MS), MAX_RETRY_MS) };
    case 'dropped':
      return isOpen(state) ? dropped(state, event, rules) : state;
    case 'denied':
      return isActive(state) ? { ...rested(state), phase: 'denied', error: event.error } : state;
    case 'ended':
      return isOpen(state) ? { ...rested(state), phase: 'ended', polling: 'due' } : state;
    case 'due':
      return state.phase === 'waiting'
        ? { ...state, phase: 'connecting', retryAt: undefined, run: state.run + 1 }
        : state;
    case 'quiet':
      return awaitsData(state) ? { ...state, polling: 'due' } : state;
    case 'polled':
      return isActive(state) && state.polling !== 'no' ? polled(state, event.error) : state;
    case 'reconnect':
      return state.phase === 'live' || state.phase === 'switching' || isResting(state) ? state : opened(state);
    case 'woken':
      return isActive(state) ? opened(state) : state;
  }
}

function withConditions(state: LinkState, conditions: Conditions): LinkState {
  const rest = restOf(state, conditions);
  if (rest === undefined) return isResting(state) ? opened(state) : state;
  return state.phase === rest ? state : { ...rested(state), phase: rest };
}

function restOf({ phase }: LinkState, { wanted, visible, online }: Conditions): LinkPhase | undefined {
  if (!wanted) return 'idle';
  if (phase === 'denied') return undefined;
  if (!visible) return 'paused';
  return online ? undefined : 'offline';
}

/** A fresh start: all trouble forgotten but the server's own pace. */
function rested(state: LinkState): LinkState {
  return { phase: 'idle', run: state.run, failures: 0, polling: 'no', retryBaseMs: state.retryBaseMs };
}

function opened(state: LinkState): LinkState {
  return { ...rested(state), phase: 'connecting', run: state.run + 1 };
}

function pushed(state: LinkState, at: number): LinkState {
  const liveSince = state.phase === 'switching' ? state.liveSince : at;
  return { ...state, phase: 'live', liveSince, error: undefined, retryAt: undefined, polling: 'no' };
}

function dropped(state: LinkState, event: LinkEvent & { readonly type: 'dropped' }, rules: LinkRules): LinkState {
  const wasStable = state.liveSince !== undefined && event.at - state.liveSince >= rules.stableMs;
  const failures = wasStable ? 0 : state.failures + 1;
  const pace = {
    baseMs: state.retryBaseMs ?? rules.retryBaseMs,
    capMs: rules.retryCapMs,
    retryAfterMs: event.error.retryAfterMs,
  };
  const retryAt = event.at + retryDelayMs(failures, pace, event.random);
  const polling = event.poll === true && state.polling === 'no' ? 'due' : state.polling;
  return { ...state, phase: 'waiting', failures, error: event.error, retryAt, liveSince: undefined, polling };
}

function polled(state: LinkState, pollError: BizBoostError | undefined): LinkState {
  return { ...state, polling: pollError === undefined ? 'good' : 'bad', pollError };
}

/** A request is out or a stream is open. */
export function isOpen(state: LinkState): boolean {
  return state.phase === 'connecting' || state.phase === 'live' || state.phase === 'switching';
}

/** Somebody waits, and neither a stream nor polling brings anything. */
export function awaitsData(state: LinkState): boolean {
  return isActive(state) && state.phase !== 'live' && state.polling === 'no';
}

/** Data come, or are on their way. */
function isActive(state: LinkState): boolean {
  return isOpen(state) || state.phase === 'waiting' || state.phase === 'ended';
}

function isResting(state: LinkState): boolean {
  return state.phase === 'idle' || state.phase === 'paused' || state.phase === 'offline';
}
