import type { BizBoostError, LinkStatus } from '@bizboost/core/contract';
import type { LinkState } from './link-state.ts';

/** What watchers are told of a link. */
export interface LinkReport {
  readonly link: LinkStatus | 'idle';
  readonly error?: BizBoostError | undefined;
  readonly attempt: number;
  readonly retryAt?: number | undefined;
}

/** The link as people see it. A stream that was just lost is `connecting`; one that could not be had again is `failed`. */
export function reportOf(state: LinkState): LinkReport {
  const link = linkOf(state);
  if (link === 'live') return { link, attempt: 0 };
  const error = state.polling === 'bad' ? state.pollError : state.error;
  return { link, error, attempt: state.failures, retryAt: state.retryAt };
}

function linkOf({ phase, polling, failures }: LinkState): LinkReport['link'] {
  if (phase === 'live' || phase === 'switching') return 'live';
  if (phase !== 'connecting' && phase !== 'waiting' && phase !== 'ended') return phase;
  if (polling === 'good') return 'polling';
  if (phase === 'ended') return polling === 'bad' ? 'failed' : 'connecting';
  return phase === 'waiting' && failures > 0 ? 'failed' : 'connecting';
}
