import { COLUMNS, DIMENSIONS, type Where } from '../data/adapter.ts';
import { BizBoostError } from '../kernel/errors.ts';
import type { DistinctMeasure, Measure, MetricDefinition, MetricUnit, MetricValue, Sums } from './definition.ts';

const UNITS: readonly MetricUnit[] = ['money', 'count', 'percent', 'ratio', 'duration'];

/**
 * Checks a metric once, so that nothing can go wrong with it later, and freezes it.
 *
 * ```ts
 * const refundRate = defineMetric({
 *   name: 'refund_rate',
 *   unit: 'percent',
 *   measures: { refunds: sum('sale', 'refund'), gross: sum('sale', 'gross') },
 *   value: ({ refunds, gross }) => divide(refunds, gross),
 * });
 * ```
 *
 * Throws `invalid_input`: a name that is not snake case, an unknown unit, column or dimension, no measure at all, or a formula that
 * throws or gives `NaN` for a business without data.
 */
export function defineMetric<Names extends string>(definition: MetricDefinition<Names>): MetricDefinition<Names> {
  const { name, unit, measures } = definition;
  if (!/^[a-z][a-z0-9_]{0,63}$/.test(name)) throw refusal('/name', 'snake case of at most 64 characters', name);
  if (!UNITS.includes(unit)) throw refusal('/unit', `one of ${UNITS.join(', ')}`, unit);
  const names = Object.keys(measures) as Names[];
  if (names.length === 0) throw refusal('/measures', 'at least one measure', 'none');
  for (const each of names) checkMeasure(measures[each], `/measures/${each}`);
  checkFormula(definition, names);
  // Its fields one by one: a definition may be an instance of a class, whose methods a spread would lose.
  const value = (sums: Sums<Names>): MetricValue => definition.value(sums);
  const { description } = definition;
  return Object.freeze({ name, unit, ...(description && { description }), measures: deepFrozen(measures), value });
}

function checkMeasure(measure: Measure | DistinctMeasure, path: string): void {
  if ('distinct' in measure) {
    checkOneOf(['visitor', 'customer', 'session'], measure.distinct, `${path}/distinct`);
    checkWhere([...DIMENSIONS.event, ...DIMENSIONS.ledger], measure.where, path);
    return;
  }
  const { collection, column, where } = measure;
  checkOneOf(Object.keys(COLUMNS), collection, `${path}/collection`);
  checkOneOf(
    collection === 'ledger' ? [...COLUMNS.ledger, 'net', 'revenue'] : COLUMNS[collection],
    column,
    `${path}/column`,
  );
  checkWhere(DIMENSIONS[collection], where, path);
}

function checkWhere(dimensions: readonly string[], where: Where | undefined, path: string): void {
  for (const dimension of Object.keys(where ?? {})) checkOneOf(dimensions, dimension, `${path}/where`);
}

function checkOneOf(known: readonly string[], word: string, path: string): void {
  if (!known.includes(word)) throw refusal(path, `one of ${[...new Set(known)].join(', ')}`, word);
}

function checkFormula<Names extends string>(definition: MetricDefinition<Names>, names: readonly Names[]): void {
  const zeros = Object.fromEntries(names.map((name) => [name, 0])) as Record<Names, number>;
  const expected = 'a number, a ratio or null when all sums are 0 (divide with `divide`)';
  let value: MetricValue;
  try {
    value = definition.value(zeros);
  } catch (cause) {
    throw refusal('/value', expected, `an error: ${cause instanceof Error ? cause.message : 'not an Error'}`, cause);
  }
  if (!isValue(value)) throw refusal('/value', expected, JSON.stringify(value) ?? 'undefined');
}

function isValue(value: unknown): value is MetricValue {
  if (value === null || Number.isFinite(value)) return true;
  if (typeof value !== 'object') return false;
  const { numerator, denominator } = value as Record<string, unknown>;
  return Number.isFinite(numerator) && Number.isFinite(denominator);
}

function deepFrozen<T>(value: T): T {
  if (typeof value !== 'object' || value === null) return value;
  const copy = Array.isArray(value)
    ? value.map(deepFrozen)
    : Object.fromEntries(Object.entries(value).map(([name, part]) => [name, deepFrozen(part)]));
  return Object.freeze(copy) as T;
}

function refusal(path: string, expected: string, received: string, cause?: unknown): BizBoostError {
  const message = `Expected ${expected} at ${path} of a metric, got ${received}: correct the definition.`;
  return new BizBoostError('invalid_input', message, { path, expected, received, cause });
}
