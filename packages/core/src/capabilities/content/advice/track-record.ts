import { wilsonInterval } from '../../../kernel/statistics/proportion.ts';
import { Z_95 } from '../../../kernel/statistics/normal.ts';
import { formatTimestamp } from '../../../kernel/timestamp.ts';
import type { TrackRecord } from '../contract.ts';
import type { Retold } from '../model/replay.ts';
import { logEngagement } from '../posts/published-post.ts';
import type { Outcome } from '../traits/history-walk.ts';
import { confidenceOfChance } from '../predictor/confidence.ts';
import type { Confidence } from '../timing/rank-slots.ts';
import type { Held } from './held.ts';
import { rounded } from '../rounded.ts';
import { replayTimes, type TimesRecord } from './replay-times.ts';
import { replayTips } from './replay-tips.ts';

/** What would have been said of the past, and how it came: counts, so that records of several businesses can be added. */
export interface KeptRecord {
  /** Times of the first and the last post that something was said of, ms UTC. */
  readonly from: number | null;
  readonly to: number | null;
  readonly predictions: Held;
  /** Of those that were told as high. */
  readonly highConfidence: Held;
  /** Of those that were sure by their chance, told as high or not. */
  readonly strong: Held;
  readonly intervals: Held;
  readonly pairs: Held;
  readonly tips: Held;
  readonly times: TimesRecord;
  /** By tenths of the chance that was said: sum of chances, posts above the usual, posts. */
  readonly calibration: readonly (readonly [chances: number, above: number, posts: number])[];
}

const WEEK_MS = 7 * 24 * 3_600_000;
const TENTHS = 10;

/** Compares what would have been said with what came. Both in the order of time. */
export function recordOf(outcomes: readonly Outcome[], retold: readonly Retold[]): KeptRecord {
  const calls = retold.flatMap((one) => callOf(one) ?? []);
  return {
    from: retold[0]?.outcome.post.at ?? null,
    to: retold.at(-1)?.outcome.post.at ?? null,
    predictions: heldOf(calls),
    highConfidence: heldOf(calls.filter(({ chance, most }) => confidenceOfChance(chance, most) === 'high')),
    strong: heldOf(calls.filter(({ chance }) => confidenceOfChance(chance) === 'high')),
    intervals: { said: retold.length, held: retold.filter(isWithin).length },
    pairs: pairsOf(retold),
    tips: replayTips(outcomes),
    times: replayTimes(outcomes),
    calibration: calibrationOf(calls),
  };
}

/** A call, above or below the usual. */
interface Call {
  /** That it would be above the usual. */
  readonly chance: number;
  readonly isAbove: boolean;
  readonly most: Confidence;
}

function callOf({ outcome, usual, chance, most }: Retold): Call | undefined {
  if (usual === undefined || chance === undefined) return undefined;
  return { chance, isAbove: logEngagement(outcome.post) > usual, most };
}

function heldOf(calls: readonly Call[]): Held {
  return { said: calls.length, held: calls.filter(({ chance, isAbove }) => chance > 0.5 === isAbove).length };
}

/** Whether it came to lie within the range that was told. */
export function isWithin({ outcome, low, high }: Retold): boolean {
  const came = logEngagement(outcome.post);
  return came >= low && came <= high;
}

/** Of posts within a week of each other, which came better. */
function pairsOf(retold: readonly Retold[]): Held {
  let [said, held] = [0, 0];
  for (const [index, one] of retold.entries()) {
    for (let other = index + 1; other < retold.length; other++) {
      const next = retold[other] as Retold;
      if (next.outcome.post.at - one.outcome.post.at > WEEK_MS) break;
      const came = logEngagement(one.outcome.post) - logEngagement(next.outcome.post);
      if (came === 0) continue;
      said++;
      if (came * (one.predicted - next.predicted) > 0) held++;
    }
  }
  return { said, held };
}

function calibrationOf(calls: readonly Call[]): [number, number, number][] {
  const tenths = Array.from({ length: TENTHS }, (): [number, number, number] => [0, 0, 0]);
  for (const { chance, isAbove } of calls) {
    const tenth = tenths[Math.min(TENTHS - 1, Math.floor(chance * TENTHS))] as [number, number, number];
    tenth[0] += chance;
    tenth[1] += isAbove ? 1 : 0;
    tenth[2]++;
  }
  return tenths;
}

/** The record in words of the contract. */
export function presentRecord(record: KeptRecord): TrackRecord {
  const { times } = record;
  return {
    from: record.from === null ? null : formatTimestamp(record.from),
    to: record.to === null ? null : formatTimestamp(record.to),
    predictions: presentHeld(record.predictions),
    high_confidence: presentHeld(record.highConfidence),
    intervals: presentHeld(record.intervals),
    pairs: presentHeld(record.pairs),
    best_times: presentHeld(times.best),
    best_times_high: presentHeld(times.bestHigh),
    tips: presentHeld(record.tips),
    lift: liftOf(times),
    calibration: record.calibration
      .filter(([, , posts]) => posts > 0)
      .map(([chances, above, posts]) => ({
        said: rounded(chances / posts, 2),
        came: rounded(above / posts, 2),
        posts,
      })),
  };
}

function presentHeld({ said, held }: Held): TrackRecord['predictions'] {
  const { from, to } = wilsonInterval(held, said, Z_95);
  return {
    said,
    held,
    share: said === 0 ? null : rounded(held / said, 2),
    interval: { low: rounded(from, 2), high: rounded(to, 2) },
  };
}

function liftOf({ lift }: TimesRecord): TrackRecord['lift'] {
  if (lift.posts < 2) return null;
  const mean = lift.sum / lift.posts;
  const error = Math.sqrt((lift.squares / lift.posts - mean ** 2) / (lift.posts - 1));
  const percent = (log: number): number => rounded((Math.exp(log) - 1) * 100, 1);
  return {
    percent: percent(mean),
    interval: { low: percent(mean - Z_95 * error), high: percent(mean + Z_95 * error) },
  };
}
