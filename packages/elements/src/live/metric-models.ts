import type { MetricAnswer } from '@bizboost/core/contract';
import { spelledOut } from '../kit/i18n/en-names.ts';
import type { Language } from '../kit/language.ts';
import type { CardModel } from '../parts/card/card-model.ts';
import type { ChartKind, ChartModel } from '../parts/chart/chart-model.ts';
import { channelInk, channelName } from '../parts/channel/channel.ts';
import { isUntold, missingWords } from '../parts/badge/missing-words.ts';
import { comparedPeriod } from './period-name.ts';
import { axisOf } from './series-axis.ts';

/** `average_order_value` → `Average order value`; nothing for what is no name. */
export function metricName(name: unknown, language: Language): string {
  return typeof name === 'string' ? language.sayIfKnown(`measure.${name}`, spelledOut(name, language.locale)) : '';
}

/** Metrics whose rise is bad news. */
const BETTER_LESS = new Set(['refunds', 'discounts', 'spend']);

export function isMoreBetter(metric: string): boolean {
  return !BETTER_LESS.has(metric);
}

export function metricCard(answer: MetricAnswer, label: string, language: Language): CardModel {
  return {
    label: label || metricName(answer.name, language),
    value: answer.value,
    unit: answer.unit,
    currency: answer.currency,
    comparison: isUntold(answer, 'previous')
      ? undefined
      : {
          trend: answer.trend,
          previous: answer.previous,
          period: comparedPeriod(answer.period.name),
          isMoreBetter: isMoreBetter(answer.name),
        },
    note: missingWords(answer, language) || undefined,
    series: answer.series.map(({ value }) => value ?? untold(answer, 'series') ?? 0),
  };
}

/** Over time, or where the answer is split its groups. */
export function metricChart(answer: MetricAnswer, kind: ChartKind | undefined, language: Language): ChartModel {
  return answer.groups === undefined || kind === 'line'
    ? overTime(answer, language)
    : byGroup(answer, kind ?? 'bar', language);
}

function overTime(answer: MetricAnswer, language: Language): ChartModel {
  const { period, series, unit, currency } = answer;
  return {
    kind: 'line',
    categoryName: language.say('chart.time'),
    categories: axisOf(
      series.map(({ at }) => at),
      period,
      { locale: language.locale, timezone: period.timezone },
    ),
    series: [
      {
        key: answer.name,
        name: metricName(answer.name, language),
        values: series.map(({ value }) => value ?? untold(answer, 'series')),
        unit,
        currency,
      },
    ],
    isLastPartial: Date.parse(answer.as_of) < Date.parse(period.to),
  };
}

function byGroup(answer: MetricAnswer, kind: 'bar' | 'doughnut', language: Language): ChartModel {
  const groups = (answer.groups ?? []).slice(0, kind === 'bar' ? 10 : undefined);
  const keys = groups.map(({ key }) => key ?? 'unknown');
  const inks = answer.by === 'channel' ? channelInk(keys) : undefined;
  return {
    kind,
    categoryName: metricName(answer.by ?? '', language),
    categories: groups.map(({ name }, index) => {
      const key = keys[index] ?? '';
      return { key, label: answer.by === 'channel' ? channelName(key, language) : name, ink: inks?.get(key) };
    }),
    series: [
      {
        key: answer.name,
        name: metricName(answer.name, language),
        values: groups.map(({ value }) => value ?? untold(answer, 'groups')),
        unit: answer.unit,
        currency: answer.currency,
      },
    ],
    action:
      answer.by === 'product' || answer.by === 'channel' || answer.by === 'campaign' ? `see-${answer.by}` : undefined,
  };
}

// No data, or a number that cannot be told: the answer says which of its fields have some.
function untold(answer: MetricAnswer, field: string): number | null {
  return isUntold(answer, field) ? NaN : null;
}
