import { isShown } from '../../kit/format/number-text.ts';
import type { Language } from '../../kit/language.ts';
import { pointCount, type ChartModel } from './chart-model.ts';

/** One line about a point: whose, and how much. */
export interface PointLine {
  readonly key: string;
  readonly name: string;
  readonly value: string;
  /** Which series' colour stands beside it; `undefined` for a detail. */
  readonly series?: number | undefined;
}

/** A point's name: its category, and that it still grows if it does. */
export function pointName(model: ChartModel, point: number, language: Language): string {
  const label = model.categories[point]?.label ?? '';
  return model.isLastPartial === true && point === pointCount(model) - 1
    ? `${label} (${language.say('chart.so_far')})`
    : label;
}

/** What there is to say of a point: every series, then the share of the whole, then the details. */
export function pointLines(model: ChartModel, point: number, language: Language): readonly PointLine[] {
  const lines = model.series.map((series, index): PointLine => {
    const value = series.values[point] ?? null;
    const share = model.kind === 'doughnut' ? shareOf(model, point) : undefined;
    const text = language.number(value, series);
    return {
      key: series.key,
      name: series.name,
      value: share === undefined ? text : `${text} · ${language.share(share)}`,
      series: index,
    };
  });
  const details = (model.details ?? []).map((detail): PointLine => ({
    key: detail.key,
    name: detail.name,
    value: language.number(detail.values[point] ?? null, detail),
  }));
  return [...lines, ...details];
}

/** A segment's part of the whole, 0 to 1; `undefined` where there is no whole. */
export function shareOf(model: ChartModel, point: number): number | undefined {
  const values = model.series[0]?.values ?? [];
  const total = totalOf(model);
  const value = values[point];
  return !(total > 0) || !isShown(value) ? undefined : Math.max(0, value) / total;
}

/** What the segments add up to; negative ones do not take part. `NaN` where one of them cannot be told. */
export function totalOf(model: ChartModel): number {
  return (model.series[0]?.values ?? []).reduce<number>((sum, value) => sum + Math.max(0, value ?? 0), 0);
}

/** A point in one sentence, for a screen reader: `14:00: Revenue K310.00`. */
export function pointSentence(model: ChartModel, point: number, series: number, language: Language): string {
  const lines = pointLines(model, point, language);
  const chosen =
    model.series.length > 1
      ? lines.filter((line) => line.series === series)
      : lines.filter((line) => line.series !== undefined);
  return `${pointName(model, point, language)}, ${chosen.map(({ name, value }) => language.say('chart.value', { name, value })).join(', ')}`;
}
