import { isShown } from '../../kit/format/number-text.ts';
import type { Language } from '../../kit/language.ts';
import type { ChartModel, ChartSeries } from './chart-model.ts';
import { totalOf } from './chart-words.ts';

/** Values less than this share of their range apart, first to last, are called steady. */
const STEADY = 0.05;

/** What a chart says in one or two sentences: how many values, lowest, highest, last, where it goes. Never longer than 300 characters or so. */
export function summaryOf(name: string, model: ChartModel, language: Language): string {
  const series = model.series[0];
  const shown = series === undefined ? [] : shownOf(series);
  if (series === undefined || shown.length === 0) return language.say('summary.none', { name: shorten(name) });
  return model.kind === 'line'
    ? lineSummary(name, model, series, language)
    : partsSummary(name, model, series, language);
}

interface Shown {
  readonly index: number;
  readonly value: number;
}

function shownOf(series: ChartSeries): readonly Shown[] {
  return series.values.flatMap((value, index) => (isShown(value) ? [{ index, value }] : []));
}

function lineSummary(name: string, model: ChartModel, series: ChartSeries, language: Language): string {
  const shown = shownOf(series);
  const [low, high] = [
    shown.reduce((a, b) => (b.value < a.value ? b : a)),
    shown.reduce((a, b) => (b.value > a.value ? b : a)),
  ];
  const [first, last] = [shown[0] ?? low, shown.at(-1) ?? high];
  const text = (value: number): string => language.headline(value, series)?.short ?? '';
  const at = ({ index }: Shown): string => shorten(model.categories[index]?.label ?? '');
  const range = high.value - low.value;
  const change = range === 0 ? 0 : (last.value - first.value) / range;
  const trend = language.say(
    Math.abs(change) < STEADY ? 'summary.steady' : change > 0 ? 'summary.rising' : 'summary.falling',
  );
  return language.say('summary.line', {
    name: shorten(name),
    count: shown.length,
    first: text(first.value),
    last: text(last.value),
    min: text(low.value),
    minAt: at(low),
    max: text(high.value),
    maxAt: at(high),
    trend,
  });
}

function partsSummary(name: string, model: ChartModel, series: ChartSeries, language: Language): string {
  const shown = shownOf(series);
  const [low, high] = [
    shown.reduce((a, b) => (b.value < a.value ? b : a)),
    shown.reduce((a, b) => (b.value > a.value ? b : a)),
  ];
  const total = totalOf(model);
  const text = (value: number): string => language.headline(value, series)?.short ?? '';
  return language.say(model.kind === 'doughnut' && isShown(total) ? 'summary.shares' : 'summary.parts', {
    name: shorten(name),
    count: shown.length,
    topName: shorten(model.categories[high.index]?.label ?? ''),
    top: text(high.value),
    lowName: shorten(model.categories[low.index]?.label ?? ''),
    low: text(low.value),
    total: text(total),
    share: language.share(total === 0 ? 0 : Math.max(0, high.value) / total),
  });
}

// Names come from people's data: any length.
function shorten(words: string): string {
  return words.length <= 48 ? words : `${words.slice(0, 47)}…`;
}
