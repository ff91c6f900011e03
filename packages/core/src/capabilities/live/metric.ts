import { BizBoostError } from '../../kernel/errors.ts';
import { METRIC_DIMENSIONS, type Dimension, type MetricDefinition } from '../../metric/definition.ts';
import { evaluateMetric } from '../../metric/evaluate.ts';
import { metricGroups } from '../../metric/groups.ts';
import { metricSeries } from '../../metric/series.ts';
import type { AnswerContext, EngineFields } from '../capability.ts';
import type { MetricAnswer } from './contract.ts';

/**
 * Any metric, built-in or the host's own: value, previous, trend, series, and split by a dimension where one is asked for.
 * `not_found` for a metric that is not there, `invalid_input` for what is no dimension.
 */
export async function answerMetric(
  context: AnswerContext,
  name: string,
  by?: string,
): Promise<Omit<MetricAnswer, EngineFields>> {
  const metric = metricOf(name, context);
  const dimension = by === undefined ? undefined : dimensionOf(by);
  const [reading, series, split] = await Promise.all([
    evaluateMetric(metric, context),
    metricSeries(metric, context),
    dimension === undefined ? undefined : metricGroups(metric, dimension, context),
  ]);
  const groups = split && {
    by: by!,
    groups: [...split.groups],
    ...(split.more === undefined ? {} : { more: split.more }),
  };
  return { name: metric.name, unit: metric.unit, ...reading, series: [...series], ...groups };
}

/** What a change must touch to change the metric: the collections of its measures, and the names of what it is split by. */
export function metricTags(metric: MetricDefinition | undefined, by: string | undefined): readonly string[] {
  if (metric === undefined) return [];
  const tags = Object.values(metric.measures).flatMap((measure) =>
    'distinct' in measure ? ['events', 'sales'] : TAG_OF[measure.collection],
  );
  if (by === 'campaign') tags.push('campaigns');
  if (by === 'product') tags.push('products');
  return [...new Set(tags)];
}

const TAG_OF = { event: ['events'], ledger: ['sales'], spend: ['spend'] } as const;

/** The dimension of a name; `invalid_input` for what is none. */
export function dimensionOf(by: string): Dimension {
  const dimension = METRIC_DIMENSIONS.find((name) => name === by);
  if (dimension !== undefined) return dimension;
  const expected = `one of ${METRIC_DIMENSIONS.join(', ')}`;
  const received = JSON.stringify(by.slice(0, 80));
  throw new BizBoostError('invalid_input', `Expected "by" to be ${expected}, received ${received}.`, {
    path: '/by',
    expected,
    received,
  });
}

/** The metric of a name; `not_found` where there is none. */
export function metricOf(name: string, { metrics }: AnswerContext): MetricDefinition {
  const metric = metrics.get(name);
  if (metric !== undefined) return metric;

  const expected = `one of ${[...metrics.keys()].sort().join(', ')}`;
  const received = JSON.stringify(name.slice(0, 80));
  throw new BizBoostError('not_found', `There is no metric ${received}. Expected ${expected}.`, {
    path: '/name',
    expected,
    received,
  });
}
