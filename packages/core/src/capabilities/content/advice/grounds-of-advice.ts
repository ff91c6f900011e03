import { segmentsOf } from '../../../kernel/calendar.ts';
import { DAY_MS } from '../../../kernel/calendar-date.ts';
import { mostBorneOut } from '../predictor/confidence.ts';
import type { Grounds } from '../predictor/grounds.ts';
import { knownPostsOf } from '../traits/known-posts.ts';
import { triedIn } from '../predictor/tried.ts';
import type { Confidence, Timing } from '../timing/rank-slots.ts';
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
    most: mostOf(judged, model),
    bestSlots: (timing?.best ?? []).map(({ days, from }) => ({ days, from })),
    tried: triedIn(judged.mature.map(({ post }) => post)),
  };
}

/** While it is said that there is not enough history yet, no call is a sure one. */
function mostOf({ isOwn, isEnough }: Advice['judged'], model: Advice['model']): Confidence {
  if (!isOwn) return 'low';
  const most = mostBorneOut(model.record.strong);
  return isEnough || most !== 'high' ? most : 'medium';
}
