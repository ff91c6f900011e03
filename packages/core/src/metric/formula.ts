import { divide, type Ratio } from '../kernel/ratio.ts';
import type { MetricDefinition, MetricValue, Sums } from './definition.ts';

/** Measures, each so many times, and a number. */
export interface LinearSum {
  readonly terms: readonly { readonly measure: string; readonly times: number }[];
  readonly constant: number;
}

/** What a metric's formula does, as far as it adds, takes off, multiplies by a number and divides once. */
export interface Formula {
  readonly numerator: LinearSum;
  /** Absent where nothing is divided. */
  readonly denominator?: LinearSum;
}

type Point = Readonly<Record<string, number>>;

/** Far from each other and from zero, where formulas tend to look for exceptions. */
const [FIRST, STEP] = [1_009, 997];

/**
 * What a formula does, found out by trying it: a host's own is code, and need not say. `undefined` where it does something else, as a root
 * or a maximum would, or divides at once instead of with `divide`.
 */
export function formulaOf(metric: MetricDefinition): Formula | undefined {
  const names = Object.keys(metric.measures);
  const base = pointOf(names, (index) => FIRST + index * STEP);
  const beside = names.map((name) => ({ ...base, [name]: (base[name] as number) + 1 }));
  const [atBase, ...besides] = [base, ...beside].map((point) => ratioAt(metric, point));
  if (atBase === undefined || besides.includes(undefined)) return undefined;
  const sumOf = (term: keyof Ratio): LinearSum => {
    const times = besides.map((one) => (one as Ratio)[term] - atBase[term]);
    const rest = names.reduce((sum, name, index) => sum - (times[index] as number) * (base[name] as number), 0);
    const terms = names
      .map((measure, index) => ({ measure, times: times[index] as number }))
      .filter((one) => one.times !== 0);
    return { terms, constant: atBase[term] + rest };
  };
  const [numerator, denominator] = [sumOf('numerator'), sumOf('denominator')];
  const isWhole = denominator.terms.length === 0 && denominator.constant === 1;
  const formula = isWhole ? { numerator } : { numerator, denominator };
  const elsewhere = [
    pointOf(names, (index) => index + 2),
    ...names.map((_, large) => pointOf(names, (index) => (index === large ? 1_000_003 : index + 1))),
  ];
  return elsewhere.every((point) => explains(formula, metric, point)) ? formula : undefined;
}

/** Whether a formula gives what the metric gives for some sums. */
export function explains(formula: Formula, metric: MetricDefinition, sums: Sums): boolean {
  const ratio = ratioAt(metric, sums);
  if (ratio === undefined) return false;
  const { numerator, denominator } = formula;
  return valueAt(numerator, sums) === ratio.numerator && valueAt(denominator, sums) === ratio.denominator;
}

/** The formula as text over the names of its measures, such as `(revenue - unattributed) / spend`. */
export function expressionOf({ numerator, denominator }: Formula): string {
  if (denominator === undefined) return textOf(numerator);
  return [numerator, denominator].map((sum) => (isSingle(sum) ? textOf(sum) : `(${textOf(sum)})`)).join(' / ');
}

/** Whether the values of parts of time add up to the value of the whole: sums do, quotients and counts of people do not. */
export function isAdditive(metric: MetricDefinition, formula: Formula): boolean {
  const countsPeople = Object.values(metric.measures).some((measure) => 'distinct' in measure);
  return !countsPeople && formula.numerator.constant === 0 && (formula.denominator?.terms.length ?? 0) === 0;
}

function isSingle({ terms, constant }: LinearSum): boolean {
  return terms.length + (constant === 0 ? 0 : 1) <= 1 && terms.every(({ times }) => times === 1);
}

function textOf({ terms, constant }: LinearSum): string {
  const parts = terms.map(
    ({ measure, times }) => [times, Math.abs(times) === 1 ? measure : `${Math.abs(times)} * ${measure}`] as const,
  );
  if (constant !== 0 || parts.length === 0) parts.push([constant, String(Math.abs(constant))]);
  return parts
    .map(([times, text], index) => (index === 0 ? (times < 0 ? `-${text}` : text) : `${times < 0 ? '-' : '+'} ${text}`))
    .join(' ');
}

function valueAt(sum: LinearSum | undefined, sums: Sums): number {
  if (sum === undefined) return 1;
  return sum.terms.reduce((total, { measure, times }) => total + times * (sums[measure] ?? 0), sum.constant);
}

function ratioAt(metric: MetricDefinition, point: Point): Ratio | undefined {
  let value: MetricValue;
  try {
    value = metric.value(point);
  } catch {
    return undefined;
  }
  if (value === null) return undefined;
  const ratio = typeof value === 'number' ? divide(value, 1) : value;
  return Number.isFinite(ratio.numerator) && Number.isFinite(ratio.denominator) ? ratio : undefined;
}

function pointOf(names: readonly string[], numberOf: (index: number) => number): Point {
  return Object.fromEntries(names.map((name, index) => [name, numberOf(index)]));
}
