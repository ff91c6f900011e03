import { expect, test } from 'vitest';
import { count, distinct, divide, sum } from './builders.ts';
import { defineMetric } from './define-metric.ts';
import type { MetricDefinition, MetricValue, Sums } from './definition.ts';
import { expressionOf, formulaOf, isAdditive } from './formula.ts';
import { builtInMetrics } from './library.ts';

const metric = (value: (sums: Sums<'a' | 'b'>) => MetricValue): MetricDefinition =>
  defineMetric({ name: 'own', unit: 'count', measures: { a: count('event'), b: count('sale') }, value });

function told(definition: MetricDefinition): string | undefined {
  const formula = formulaOf(definition);
  return formula && expressionOf(formula);
}

test('every built-in metric says what it does', () => {
  const expressions = Object.fromEntries(builtInMetrics.map((one) => [one.name, told(one)]));
  expect(expressions).toMatchObject({
    revenue: 'revenue',
    units: 'thousandths / 1000',
    average_order_value: 'revenue / orders',
    engagement_rate: 'engagements / impressions',
    roas: '(revenue - unattributed) / spend',
    visitors: 'visitors',
  });
  expect(Object.values(expressions)).not.toContain(undefined);
});

test.each<[string, (sums: Sums<'a' | 'b'>) => MetricValue]>([
  ['a + b', ({ a, b }) => a + b],
  ['-a + 2 * b', ({ a, b }) => 2 * b - a],
  ['a / (a + b)', ({ a, b }) => divide(a, a + b)],
  ['(3 * a) / b', ({ a, b }) => divide(3 * a, b)],
  ['a / b', ({ a, b }) => (b === 0 ? null : divide(a, b))],
  ['a - 5', ({ a }) => a - 5],
  ['7', () => 7],
])("a host's own formula need not say that it is %s", (expression, value) => {
  expect(told(metric(value))).toBe(expression);
});

test.each<[string, (sums: Sums<'a' | 'b'>) => MetricValue]>([
  ['a product', ({ a, b }) => a * b],
  ['a maximum', ({ a, b }) => Math.max(a, 2_500 - b)],
  ['a root', ({ a }) => Math.sqrt(a)],
  ['a quotient that was divided at once', ({ a, b }) => (b === 0 ? null : a / b)],
])('%s is told by no expression', (_, value) => {
  expect(told(metric(value))).toBeUndefined();
});

test('a formula that throws beyond zero is told by no expression, and throws at nobody', () => {
  expect(
    told(
      metric(({ a }) => {
        if (a > 0) throw new Error('not today');
        return 0;
      }),
    ),
  ).toBeUndefined();
});

test('sums add up over time; quotients, people and what has a constant do not', () => {
  const additive = builtInMetrics.filter((one) => isAdditive(one, formulaOf(one)!)).map(({ name }) => name);
  expect(additive).toContain('revenue');
  expect(additive).toContain('units');
  for (const name of ['ctr', 'roas', 'average_order_value', 'visitors']) expect(additive).not.toContain(name);
  const people = defineMetric({
    name: 'people',
    unit: 'count',
    measures: { seen: distinct('visitor'), sold: sum('sale', 'orders') },
    value: ({ seen, sold }) => seen + sold,
  });
  expect(isAdditive(people, formulaOf(people)!)).toBe(false);
  expect(
    isAdditive(
      metric(({ a }) => a + 1),
      formulaOf(metric(({ a }) => a + 1))!,
    ),
  ).toBe(false);
});
