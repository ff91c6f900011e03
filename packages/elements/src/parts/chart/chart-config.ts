import type { ChartConfiguration, ChartData, ChartOptions, ScriptableLineSegmentContext } from 'chart.js';
import { inkOf, pointCount, type ChartKind, type ChartSeries } from './chart-model.ts';
import type { ChartScene } from './chart-scene.ts';

/** A bar chart of fewer bars leaves the rest of its height free, so that bars keep their size as products come in. */
const LEAST_BARS = 6;

export type DrawnKind = ChartKind;

/** What Chart.js draws. `kept`: the indexes of the points that are drawn. */
export function dataOf(scene: ChartScene, kept: readonly number[]): ChartData<DrawnKind, (number | null)[], string> {
  const { model, ink } = scene;
  const labels = kept.map((index) => model.categories[index]?.tick ?? model.categories[index]?.label ?? '');
  if (model.kind === 'bar') while (labels.length < LEAST_BARS) labels.push('');
  const values = (series: ChartSeries): (number | null)[] => kept.map((index) => series.values[index] ?? null);
  const color = (index: number, wish?: number): string => ink.series[inkOf(index, wish) - 1] ?? ink.accent;
  switch (model.kind) {
    case 'line':
      return { labels, datasets: model.series.map((series, index) => lineOf(scene, values(series), model.series.length === 1 ? ink.accent : color(index), index)) };
    case 'bar':
      return { labels, datasets: model.series.slice(0, 1).map((series) => ({ data: values(series), backgroundColor: ink.accent, hoverBackgroundColor: ink.accent, borderRadius: 3, borderSkipped: false, barThickness: 6 })) };
    case 'doughnut': {
      const colors = kept.map((index) => color(index, model.categories[index]?.ink));
      // A segment cannot be less than nothing: a channel that only gave money back has none, its number is in the legend.
      const shares = model.series.slice(0, 1).map((series) => values(series).map((value) => Math.max(0, value ?? 0)));
      return { labels, datasets: shares.map((data) => ({ data, backgroundColor: colors, hoverBackgroundColor: colors, borderColor: ink.surface, hoverBorderColor: ink.surface, borderWidth: 2, borderRadius: 4, hoverOffset: 3 })) };
    }
  }
}

/** A second cue beside colour: each line of several has a dash of its own. */
const DASHES = [[], [6, 3], [2, 3], [8, 3, 2, 3], [4, 2], [1, 2], [10, 3], [5, 5]];

function lineOf(scene: ChartScene, data: (number | null)[], color: string, index: number): ChartData<'line', (number | null)[], string>['datasets'][number] {
  const points = pointCount(scene.model);
  const lastDrawn = data.reduce<number>((last, value, at) => (value === null ? last : at), -1);
  const dash = (segment: ScriptableLineSegmentContext): number[] | undefined => (scene.model.isLastPartial === true && segment.p1DataIndex === lastDrawn ? [3, 4] : undefined);
  return {
    data,
    borderColor: color,
    borderWidth: 2,
    borderDash: DASHES[index % DASHES.length] ?? [],
    borderCapStyle: 'round',
    borderJoinStyle: 'round',
    cubicInterpolationMode: 'monotone',
    pointRadius: points <= 2 ? 3 : 0,
    pointHoverRadius: 4.5,
    pointBackgroundColor: color,
    pointBorderColor: scene.ink.surface,
    pointHoverBackgroundColor: color,
    pointHoverBorderColor: scene.ink.surface,
    pointHoverBorderWidth: 2,
    segment: { borderDash: dash },
  };
}

export function optionsOf(scene: ChartScene): ChartOptions<DrawnKind> {
  const { ink } = scene;
  const shared: ChartOptions<DrawnKind> = {
    responsive: false,
    maintainAspectRatio: false,
    events: [],
    animation: scene.isStill ? false : { duration: 450, easing: 'easeOutQuart' },
    color: ink.muted,
    font: { family: ink.fontFamily, size: ink.fontSize },
  };
  const particular = { line: lineOptions, bar: barOptions, doughnut: doughnutOptions }[scene.model.kind](scene);
  return { ...shared, ...particular };
}

function lineOptions(scene: ChartScene): ChartOptions<DrawnKind> {
  const { ink } = scene;
  const font = { family: ink.fontFamily, size: ink.fontSize };
  return {
    layout: { padding: { top: 8 } },
    scales: {
      x: {
        type: 'category',
        reverse: scene.isRightToLeft,
        grid: { display: false },
        border: { color: ink.line },
        ticks: { color: ink.muted, font, maxRotation: 0, autoSkip: true, autoSkipPadding: 16, padding: 4 },
      },
      y: {
        type: 'linear',
        position: scene.isRightToLeft ? 'right' : 'left',
        beginAtZero: true,
        grid: { color: ink.line, drawTicks: false },
        border: { display: false },
        ticks: { color: ink.muted, font, maxTicksLimit: 5, padding: 10, callback: (value) => scene.axisText(Number(value)) },
      },
    },
  };
}

function barOptions(scene: ChartScene): ChartOptions<DrawnKind> {
  return {
    indexAxis: 'y',
    layout: { padding: { top: 12 } },
    scales: {
      x: { type: 'linear', display: false, reverse: scene.isRightToLeft, beginAtZero: true, grace: 0 },
      y: { type: 'category', display: false, position: scene.isRightToLeft ? 'right' : 'left' },
    },
  };
}

function doughnutOptions(): ChartOptions<DrawnKind> {
  const options: ChartOptions<'doughnut'> = { cutout: '74%', layout: { padding: 4 } };
  return options as ChartOptions<DrawnKind>;
}

export type DrawnConfig = ChartConfiguration<DrawnKind, (number | null)[], string>;
