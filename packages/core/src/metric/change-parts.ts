import { divide, type Ratio } from '../kernel/ratio.ts';
import type { MetricValue } from './definition.ts';

/** A value in a period and in the one before. */
export interface ThenAndNow {
  readonly now: MetricValue;
  readonly before: MetricValue;
}

/**
 * How much each group moved the whole, in the metric's own measure: what a definition's `value` gives (minor units, plain quotients), not rounded.
 * They add up to now less before.
 *
 * Of sums each group's part is its own change. Of a quotient it is how far the group lifts the whole above what the whole was
 * before, less how far it did so then: (nᵍ − r·dᵍ) ÷ d now, less the same before, with r the quotient before. That counts both that a group does
 * better and that more goes through a better group, and leaves no rest (an exact form of the decomposition into rates and
 * weights: Kitagawa, 1955).
 *
 * `undefined` where the groups do not add up to the whole, as with people who are counted in several, or where there is nothing to divide by.
 */
export function changeParts(whole: ThenAndNow, groups: readonly ThenAndNow[]): readonly number[] | undefined {
  const all = ratiosOf(whole);
  const each = groups.map(ratiosOf);
  if (all === undefined || each.some((one) => one === undefined)) return undefined;
  const parts = each as readonly Ratios[];
  if (!adds(all, parts, 'numerator')) return undefined;
  if (isShared(all, parts)) return parts.map(({ now, before }) => (now.numerator - before.numerator) / now.denominator);
  const canDivide = all.now.denominator !== 0 && all.before.denominator !== 0;
  if (!canDivide || !adds(all, parts, 'denominator')) return undefined;
  const rate = all.before.numerator / all.before.denominator;
  const lift = (part: Ratio, { denominator }: Ratio): number =>
    (part.numerator - rate * part.denominator) / denominator;
  return parts.map(({ now, before }) => lift(now, all.now) - lift(before, all.before));
}

interface Ratios {
  readonly now: Ratio;
  readonly before: Ratio;
}

function ratiosOf({ now, before }: ThenAndNow): Ratios | undefined {
  const [ratioNow, ratioBefore] = [ratioOf(now), ratioOf(before)];
  return ratioNow && ratioBefore && { now: ratioNow, before: ratioBefore };
}

function ratioOf(value: MetricValue): Ratio | undefined {
  if (value === null) return undefined;
  const ratio = typeof value === 'number' ? divide(value, 1) : value;
  return Number.isFinite(ratio.numerator) && Number.isFinite(ratio.denominator) ? ratio : undefined;
}

function adds(all: Ratios, parts: readonly Ratios[], term: keyof Ratio): boolean {
  return (['now', 'before'] as const).every(
    (time) => parts.reduce((sum, part) => sum + part[time][term], 0) === all[time][term],
  );
}

/** Whether everything is divided by one and the same number, as thousandths are by a thousand: then it is a sum. */
function isShared(all: Ratios, parts: readonly Ratios[]): boolean {
  const { denominator } = all.now;
  return (
    denominator !== 0 &&
    [all, ...parts].every(({ now, before }) => now.denominator === denominator && before.denominator === denominator)
  );
}
