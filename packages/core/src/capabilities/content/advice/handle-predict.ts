import { parseTimestamp } from '../../../kernel/timestamp.ts';
import { BizBoostError } from '../../../kernel/errors.ts';
import type { PostDraft, PredictAnswer, Prediction } from '../contract.ts';
import { draftOf } from '../posts/read-posts.ts';
import { rankSlots } from '../timing/rank-slots.ts';
import { adviceOf, type AdviceContext } from './advice.ts';
import type { Outlook } from './adviser.ts';
import { confidenceOfChance } from './confidence.ts';
import { draftChanges } from './draft-changes.ts';
import { NO_PREDICTION, presentOutlook } from './present-outlook.ts';
import { rounded } from './rounded.ts';

type Input = PostDraft | { readonly drafts: readonly PostDraft[] };

/** How one draft will do, or two beside each other. Nothing of them is kept. Throws `invalid_input` for a time that is none. */
export async function handlePredict(context: AdviceContext, input: Input): Promise<PredictAnswer> {
  const { adviser } = await adviceOf(context);
  const timing = rankSlots(adviser.mature, context.now);
  const { timezone } = context.profile;
  const foretell = (content: PostDraft, path: string): { prediction: Prediction; outlook: Outlook | undefined } => {
    const draft = draftOf('draft', content, timeOf(content, context.now, path), timezone);
    const outlook = adviser.outlook(draft);
    if (outlook === undefined) return { prediction: NO_PREDICTION, outlook };
    const changes = draftChanges(draft, { adviser, timing, timezone });
    return { prediction: presentOutlook(outlook, adviser, changes), outlook };
  };
  if (!('drafts' in input)) return foretell(input, '').prediction;
  const told = input.drafts.map((draft, index) => foretell(draft, `/drafts/${index}`));
  const [one, other] = told;
  const predictions = told.map(({ prediction }) => prediction);
  if (one?.outlook === undefined || other?.outlook === undefined) return { predictions };
  const chance = adviser.chanceBetter(one.outlook, other.outlook);
  const probability = Math.max(chance, 1 - chance);
  return {
    predictions,
    comparison: {
      better: chance >= 0.5 ? 0 : 1,
      probability: rounded(probability, 2),
      confidence: adviser.isOwn ? confidenceOfChance(probability) : 'low',
    },
  };
}

/** A draft without a time goes out now. A time in the past would know what came after it. */
function timeOf({ scheduled_at }: PostDraft, now: number, path: string): number {
  if (scheduled_at === undefined) return now;
  const at = parseTimestamp(scheduled_at);
  if (!Number.isNaN(at)) return Math.max(at, now);
  const expected = 'a time such as "2026-03-02T18:00:00+02:00"';
  const received = JSON.stringify(scheduled_at.slice(0, 60));
  throw new BizBoostError('invalid_input', `Expected ${expected} at ${path}/scheduled_at, got ${received}.`, {
    path: `${path}/scheduled_at`,
    expected,
    received,
  });
}
