import type { MetricDefinition, MetricValue, Sums } from './definition.ts';

/**
 * What a metric's formula makes of sums. What is not finite is no data (`null`); where a sum cannot be told the formula is not asked, since
 * it might make something of it, and the value cannot be told either (`NaN`).
 */
export function valueOf(metric: MetricDefinition, sums: Sums): MetricValue {
  if (Object.values(sums).some(Number.isNaN)) return NaN;
  const value = metric.value(sums);
  return typeof value === 'number' && !Number.isFinite(value) ? null : value;
}
