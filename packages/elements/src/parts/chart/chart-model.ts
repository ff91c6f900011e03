import type { Unit } from '../../kit/format/number-text.ts';

export type ChartKind = 'line' | 'bar' | 'doughnut';

/** One point on the axis, one bar, one segment. */
export interface ChartCategory {
  /** Stable across updates: a product's id, a channel, a time. */
  readonly key: string;
  /** In full, worded. */
  readonly label: string;
  /** For the axis; default the label. */
  readonly tick?: string | undefined;
  /** 1 to 8: which of the series colours; default by order. */
  readonly ink?: number | undefined;
}

/** A row of numbers, one per category; fewer where the axis runs on into the future. */
export interface ChartSeries {
  readonly key: string;
  readonly name: string;
  /** `null` is no data; `NaN` is a number that cannot be told. */
  readonly values: readonly (number | null)[];
  readonly unit: Unit;
  readonly currency?: string | undefined;
}

/** What a chart shows, in words and numbers alone. */
export interface ChartModel {
  readonly kind: ChartKind;
  /** What the categories are: `Time`, `Product`. Heads the first column of the table. */
  readonly categoryName: string;
  readonly categories: readonly ChartCategory[];
  readonly series: readonly ChartSeries[];
  /** Further columns of the data table and lines of the tooltip. */
  readonly details?: readonly ChartSeries[] | undefined;
  /** The last value still grows: it is drawn as unfinished. */
  readonly isLastPartial?: boolean | undefined;
  /** Choosing a point asks for this action with its key. */
  readonly action?: string | undefined;
}

/** Whether a value handed over is a chart's own model, and not an answer. */
export function isChartModel(value: unknown): value is ChartModel {
  return (
    typeof value === 'object' && value !== null && 'categories' in value && 'series' in value && !('as_of' in value)
  );
}

/** How many points have a value: where the axis runs on, fewer than categories. */
export function pointCount(model: ChartModel): number {
  return Math.min(model.categories.length, Math.max(0, ...model.series.map(({ values }) => values.length)));
}

/** Whether there is anything to show: a number other than zero, told or not. */
export function hasPoints(model: ChartModel): boolean {
  return model.series.some(({ values }) => values.some((value) => value !== null && value !== 0));
}

/** Which of the eight series colours a category or series has, 1 to 8. */
export function inkOf(index: number, wish?: number): number {
  return wish !== undefined && wish >= 1 && wish <= 8 ? Math.trunc(wish) : (index % 8) + 1;
}

/** At most `limit` categories of a whole: the smallest become one, called `name`. Values keep their sum. */
export function foldSmall(model: ChartModel, limit: number, name: string): ChartModel {
  if (model.categories.length <= limit) return model;
  const order = model.categories
    .map((_, index) => index)
    .sort((a, b) => sizeOf(model.series[0]?.values[b]) - sizeOf(model.series[0]?.values[a]));
  const kept = order.slice(0, limit - 1);
  const rest = order.slice(limit - 1);
  const fold = (series: ChartSeries): ChartSeries => ({
    ...series,
    values: [
      ...kept.map((index) => series.values[index] ?? null),
      series.unit === 'percent' || series.unit === 'ratio'
        ? null
        : rest.reduce((sum, index) => sum + (series.values[index] ?? 0), 0),
    ],
  });
  return {
    ...model,
    categories: [...kept.flatMap((index) => model.categories[index] ?? []), { key: '', label: name, ink: 8 }],
    series: model.series.map(fold),
    details: model.details?.map(fold),
  };
}

// What cannot be told is too large to be.
function sizeOf(value: number | null | undefined): number {
  return Number.isNaN(value) ? Number.MAX_VALUE : (value ?? 0);
}
