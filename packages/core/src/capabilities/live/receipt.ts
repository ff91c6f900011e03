import { RETENTION_QUERY, summedDaysOf } from '../../data/summed-days.ts';
import { dateAt } from '../../kernel/calendar.ts';
import { formatDate } from '../../kernel/calendar-date.ts';
import { conditionsOf } from '../../metric/records-counted.ts';
import type { MetricDefinition } from '../../metric/definition.ts';
import { metricReceipt } from '../../metric/receipt.ts';
import type { AnswerContext, EngineFields } from '../capability.ts';
import type { ReceiptAnswer } from './receipt-contract.ts';
import { metricOf } from './metric.ts';

type Told = Omit<ReceiptAnswer, EngineFields | 'name' | 'unit' | 'week_start' | 'source'>;

/** How a metric's number came about. `not_found` for a metric that is not there. */
export async function answerReceipt(context: AnswerContext, name: string): Promise<Omit<ReceiptAnswer, EngineFields>> {
  const metric = metricOf(name, context);
  const [receipt, until] = await Promise.all([metricReceipt(metric, context), dailySumsUntil(metric, context)]);
  const { reader, profile } = context;
  const { name: store, holds } = reader.source;
  return {
    name: metric.name,
    unit: metric.unit,
    // A schema's type has lists that may be written to; nobody does.
    ...(receipt as Told),
    week_start: profile.week_start,
    source: { name: store, holds, ...(until !== undefined && { daily_sums_until: until }) },
  };
}

/** The local date before which events of the period are kept as sums of days alone, where any are counted. */
async function dailySumsUntil(metric: MetricDefinition, context: AnswerContext): Promise<string | undefined> {
  if (!conditionsOf(metric, context).has('event')) return undefined;
  const days = summedDaysOf(await context.reader.find(RETENTION_QUERY));
  if (days === undefined || days.until <= context.period.interval.from) return undefined;
  return formatDate(dateAt(days.until, days.timezone));
}
