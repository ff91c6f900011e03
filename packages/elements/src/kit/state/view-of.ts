import type { Answered, ViewState } from './view-state.ts';

/**
 * What the body shows: `loading` a frame of the final size · `slow` the same with a word, after ten seconds · `switching` the
 * numbers of the period before, marked, for a blink · `ready` numbers · `error`, `offline`, `denied`, `ended` (the session) and
 * `unconfigured` instead of numbers.
 */
export type Phase =
  'loading' | 'slow' | 'switching' | 'ready' | 'error' | 'offline' | 'denied' | 'ended' | 'unconfigured';

/** How good the numbers shown are. `none`: there is no link whose state could matter. */
export type Mark =
  | 'none'
  | 'live'
  | 'polling'
  | 'connecting'
  | 'reconnecting'
  | 'offline'
  | 'paused'
  | 'stopped'
  | 'delayed'
  | 'partial';

export interface View {
  readonly phase: Phase;
  readonly mark: Mark;
  /** The numbers shown are the last good ones, not today's truth: kept readable, but standing back. */
  readonly isStale: boolean;
  /** When this view will look different though nothing happens, ms UTC. */
  readonly changesAt?: number | undefined;
}

/** How long numbers of the period before stay, marked, when the period changes. */
export const SWITCH_MS = 350;
/** How long a page may take to hand over its source before we say that it has not. */
export const GRACE_MS = 1_000;
/** After this long a waiting person is told so in words. */
export const SLOW_MS = 10_000;

/** What people see of a state at a moment. Pure. */
export function viewOf(state: ViewState<Answered>, now: number): View {
  const mark = markOf(state);
  const isCurrent = state.answer !== undefined && (state.link === 'given' || state.answerTo === state.question);
  if (isCurrent) return { phase: 'ready', mark, isStale: STALE.has(mark) };
  return { mark, isStale: false, ...waiting(state, now) };
}

const STALE: ReadonlySet<Mark> = new Set<Mark>(['reconnecting', 'offline', 'stopped', 'delayed']);

function waiting(state: ViewState<Answered>, now: number): Pick<View, 'phase' | 'changesAt'> {
  if (state.link === 'denied') return { phase: state.error?.code === 'unauthenticated' ? 'ended' : 'denied' };
  if (state.link === 'idle') return until(now, [['loading', state.askedAt + GRACE_MS]], 'unconfigured');
  if (state.link === 'offline') return { phase: 'offline' };
  if (state.error !== undefined) return { phase: 'error' };
  const switching: Step[] = state.answer === undefined ? [] : [['switching', state.askedAt + SWITCH_MS]];
  return until(now, [...switching, ['loading', state.askedAt + SLOW_MS]], 'slow');
}

type Step = readonly [phase: Phase, endsAt: number];

function until(now: number, steps: readonly Step[], last: Phase): Pick<View, 'phase' | 'changesAt'> {
  const step = steps.find(([, endsAt]) => now < endsAt);
  return step === undefined ? { phase: last } : { phase: step[0], changesAt: step[1] };
}

function markOf(state: ViewState<Answered>): Mark {
  switch (state.link) {
    case 'idle':
    case 'given':
    case 'denied':
      return state.link === 'given' ? markOfAnswer(state, 'none') : 'none';
    case 'offline':
    case 'paused':
      return state.link;
    case 'connecting':
      return state.attempt > 0 ? 'reconnecting' : 'connecting';
    case 'failed':
      return state.error?.retryable === false ? 'stopped' : 'reconnecting';
    case 'live':
    case 'polling':
      return markOfAnswer(state, state.link);
  }
}

function markOfAnswer(state: ViewState<Answered>, otherwise: Mark): Mark {
  if (state.error !== undefined || state.answer?.freshness === 'stale') return 'delayed';
  return state.answer?.freshness === 'partial' ? 'partial' : otherwise;
}

/** The view of an element that is handed a model: no link, no question. */
export function viewOfModel(model: unknown, isStale: boolean): View {
  return { phase: model === undefined ? 'loading' : 'ready', mark: 'none', isStale };
}
