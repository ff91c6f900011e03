import { contentHash } from '../kernel/content-hash.ts';
import type { JsonObject } from '../kernel/json.ts';
import type { Period } from '../kernel/period.ts';
import { formatTimestamp } from '../kernel/timestamp.ts';
import type { BusinessId } from '../kernel/ids.ts';
import type { BusinessProfile } from '../records/profile.ts';
import type { WireAnswer } from './analytics.ts';
import { addUntold, type MissingParts } from './missing-parts.ts';

/** What the engine knows of an answer besides its content. */
export interface AnswerFrame {
  readonly business: BusinessId;
  readonly profile: BusinessProfile;
  readonly period: Period;
  /** When it was computed, ms UTC. */
  readonly asOf: number;
  /** What the store and the capability said that it lacks. */
  readonly missing: MissingParts;
}

/**
 * Puts the common fields to what a capability answered, and names the content by its revision. A number that cannot be told (`NaN`) travels
 * as `null`, and the answer is `partial`. Freezing is left to the cache.
 */
export function composeAnswer(content: object, { business, profile, period, asOf, missing }: AnswerFrame): WireAnswer {
  const { interval, previous, name, timezone } = period;
  const identity = { business_id: business, currency: profile.currency };
  const times = {
    period: { name, from: formatTimestamp(interval.from), to: formatTimestamp(interval.to), timezone },
    compared_to: { from: formatTimestamp(previous.from), to: formatTimestamp(previous.to) },
  };
  addUntold(content, missing);
  const lacks = missing.list();
  const gaps = lacks.length > 0 ? { missing: lacks } : {};
  const text = JSON.stringify({ ...content, ...gaps, ...identity, ...times });
  const revision = contentHash(text);
  // Through JSON and back: what is in memory is what travels, whatever a capability put in.
  const {
    business_id: _business,
    currency: _currency,
    period: _period,
    compared_to: _comparedTo,
    ...plain
  } = JSON.parse(text) as JsonObject;
  const freshness = lacks.length > 0 ? 'partial' : 'fresh';
  return { revision, data: { ...plain, ...identity, as_of: formatTimestamp(asOf), revision, freshness, ...times } };
}

const staleOnes = new WeakMap<WireAnswer, WireAnswer>();

/** The same answer marked as the last good one: one frozen object for everyone. */
export function staleAnswer(answer: WireAnswer): WireAnswer {
  let stale = staleOnes.get(answer);
  if (stale === undefined) {
    stale = Object.freeze({ revision: answer.revision, data: Object.freeze({ ...answer.data, freshness: 'stale' }) });
    staleOnes.set(answer, stale);
  }
  return stale;
}
