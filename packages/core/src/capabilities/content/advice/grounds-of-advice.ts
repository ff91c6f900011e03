import { segmentsOf } from '../../../kernel/calendar.ts';
import { DAY_MS } from '../../../kernel/calendar-date.ts';
import { mostBorneOut } from '../predictor/confidence.ts';
import type { Grounds } from '../predictor/grounds.ts';
import { knownPostsOf } from '../traits/known-posts.ts';
import { triedIn } from '../predictor/tried.ts';
import type { Timing } from '../timing/rank-slots.ts';
import type { Advice, AdviceContext } from './advice.ts';

/** Nobody plans posts further ahead. */
const AHEAD_MS = 2 * 366 * DAY_MS;

/** What drafts are foretold from at a moment. */
export function groundsOfAdvice(
  { history, judged, model }: Advice,
  timing: Timing | undefined,
  { now, profile }: Pick<AdviceContext, 'now' | 'profile'>,
): Grounds {
  return {
    at: now,
    offsets: segmentsOf({ from: now - 2 * DAY_MS, to: now + AHEAD_MS }, profile.timezone),
    known: knownPostsOf(history.published, now),
    engagement: model.engagement,
    errors: model.errors,
    recent: judged.recent.byChannel,
    isOwn: judged.isOwn,
    most: judged.isOwn ? mostBorneOut(model.record.strong) : 'low',
    bestSlots: (timing?.best ?? []).map(({ days, from }) => ({ days, from })),
    tried: triedIn(judged.mature.map(({ post }) => post)),
  };
}
