import type { Dimension } from '../../metric/definition.ts';
import { metricDrivers } from '../../metric/drivers.ts';
import type { AnswerContext, EngineFields } from '../capability.ts';
import type { DriversAnswer } from './contract.ts';
import { dimensionOf, metricOf } from './metric.ts';

/** Asked for where none is named: weekdays tell nothing within a day. */
const DIMENSIONS: readonly Dimension[] = ['channel', 'product', 'campaign', 'hour'];

/**
 * What moved a metric, by each dimension or by one.
 * `not_found` for a metric that is not there, `invalid_input` for what is no dimension.
 */
export async function answerDrivers(
  context: AnswerContext,
  name: string,
  by?: string,
): Promise<Omit<DriversAnswer, EngineFields>> {
  const metric = metricOf(name, context);
  const asked = by === undefined ? DIMENSIONS : [dimensionOf(by)];
  const { dimensions, ...reading } = await metricDrivers(metric, asked, context);
  return {
    name: metric.name,
    unit: metric.unit,
    ...reading,
    dimensions: dimensions.map(({ drivers, ...dimension }) => ({ ...dimension, drivers: [...drivers] })),
  };
}
