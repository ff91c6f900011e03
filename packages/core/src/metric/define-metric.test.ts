import { expect, test } from 'vitest';
import { count, distinct, divide, sum } from './builders.ts';
import { defineMetric } from './define-metric.ts';
import type { MetricDefinition } from './definition.ts';
import { builtInMetrics, metricsByName } from './library.ts';

const refundRate: MetricDefinition<'refunds' | 'gross'> = {
  name: 'refund_rate',
  unit: 'percent',
  measures: { refunds: sum('sale', 'refund'), gross: sum('sale', 'gross', { channel: ['website', null] }) },
  value: ({ refunds, gross }) => divide(refunds, gross),
};

test('a metric comes back as it was given, frozen through and through', () => {
  const metric = defineMetric(refundRate);
  expect(metric).toEqual({ ...refundRate, value: expect.any(Function) as unknown });
  expect(metric.value({ refunds: 1, gross: 4 })).toEqual(divide(1, 4));
  expect(Object.isFrozen(metric)).toBe(true);
  expect(Object.isFrozen(metric.measures.gross)).toBe(true);
  expect(() => Object.assign((metric.measures.gross as { where: object }).where, { channel: [] })).toThrow(TypeError);
});

test('a metric may be an instance of a class', () => {
  class Doubled implements MetricDefinition<'orders'> {
    readonly name = 'doubled_orders';
    readonly unit = 'count';
    readonly measures = { orders: count('sale') };
    readonly #factor = 2;
    value({ orders }: { readonly orders: number }): number {
      return orders * this.#factor;
    }
  }
  expect(defineMetric(new Doubled()).value({ orders: 21 })).toBe(42);
});

test('builders say what they sum', () => {
  expect(sum('sale', 'net')).toEqual({ collection: 'ledger', column: 'net' });
  expect(count('sale')).toEqual({ collection: 'ledger', column: 'orders' });
  expect(count('event')).toEqual({ collection: 'event', column: 'count' });
  expect(count('event', ['click', 'tap'])).toEqual({
    collection: 'event',
    column: 'count',
    where: { type: ['click', 'tap'] },
  });
  expect(distinct('customer', { channel: ['website'] })).toEqual({
    distinct: 'customer',
    where: { channel: ['website'] },
  });
});

test.for([
  ['/name', { name: 'RefundRate' }],
  ['/name', { name: '' }],
  ['/name', { name: 'x'.repeat(65) }],
  ['/unit', { unit: 'euros' }],
  ['/measures', { measures: {} }],
  ['/measures/refunds/collection', { measures: { refunds: { collection: 'sales', column: 'refund' } } }],
  ['/measures/refunds/column', { measures: { refunds: { collection: 'event', column: 'net' } } }],
  [
    '/measures/refunds/where',
    { measures: { refunds: { collection: 'spend', column: 'amount', where: { channel: ['website'] } } } },
  ],
  ['/measures/people/distinct', { measures: { people: { distinct: 'dog' } } }],
  ['/value', { value: (): number => NaN }],
  ['/value', { value: (): undefined => undefined }],
  ['/value', { value: (): object => ({ numerator: NaN, denominator: 1 }) }],
  [
    '/value',
    {
      value: () => {
        throw new Error('boom');
      },
    },
  ],
] as const)('what cannot be right is refused at %s', ([path, wrong]) => {
  expect(() => defineMetric({ ...refundRate, ...wrong } as MetricDefinition)).toThrow(
    expect.objectContaining({ code: 'invalid_input', path }),
  );
});

test('a division by zero written plainly is found when the metric is defined', () => {
  const value: MetricDefinition<'refunds' | 'gross'>['value'] = ({ refunds, gross }) => refunds / gross;
  expect(() => defineMetric({ ...refundRate, value })).toThrow('divide with `divide`');
});

test('every metric of the contract is there once', () => {
  const names =
    'gross_revenue net_revenue revenue total_revenue orders units average_order_value refunds discounts spend impressions clicks conversions engagements engagement_rate ctr conversion_rate roas visitors';
  expect(builtInMetrics.map(({ name }) => name)).toEqual(names.split(' '));
});

test("a host's own metrics stand beside the built-in ones, under names of their own", () => {
  expect(metricsByName([refundRate]).get('refund_rate')?.unit).toBe('percent');
  expect(() => metricsByName([{ ...refundRate, name: 'revenue' }])).toThrow(
    expect.objectContaining({ code: 'conflict' }),
  );
  expect(() => metricsByName([refundRate, refundRate])).toThrow(expect.objectContaining({ code: 'conflict' }));
});
