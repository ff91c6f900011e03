import type { ChartData, ChartDataset, ChartOptions } from 'chart.js';
import type { DrawnLine, LineScene } from './line-scene.ts';

/** A point as Chart.js takes it without parsing: its place on the axis, and its value. */
export interface DrawnPoint {
  readonly x: number;
  readonly y: number | null;
}

type LineDataset = ChartDataset<'line', DrawnPoint[]>;

/** What Chart.js draws. `kept`: the indexes of the points that are drawn. */
export function dataOf(scene: LineScene, kept: readonly number[]): ChartData<'line', DrawnPoint[]> {
  return { datasets: scene.lines.map((line, index) => lineOf(scene, line, kept, index)) };
}

/** A second cue beside colour: each line of several has a dash of its own. */
const DASHES = [[], [6, 3], [2, 3], [8, 3, 2, 3], [4, 2], [1, 2], [10, 3], [5, 5]];

function lineOf(scene: LineScene, { color, values }: DrawnLine, kept: readonly number[], index: number): LineDataset {
  const data = kept.map((point) => ({ x: point, y: values[point] ?? null }));
  const last = data.findLastIndex(({ y }) => y !== null);
  const radius = scene.points <= 2 ? 3.5 : 0; // a point or two make no line
  return {
    data,
    borderColor: color,
    borderWidth: 2,
    borderDash: DASHES[index % DASHES.length] ?? [],
    borderJoinStyle: 'round',
    cubicInterpolationMode: 'monotone',
    pointRadius: radius,
    pointHoverRadius: radius,
    pointBackgroundColor: color,
    pointBorderColor: color,
    segment: { borderDash: ({ p1DataIndex }) => (scene.isLastPartial && p1DataIndex === last ? [3, 4] : undefined) },
  };
}

export function optionsOf(scene: LineScene): ChartOptions<'line'> {
  const { ink, isEmpty, isRightToLeft, ticks } = scene;
  const font = { family: ink.fontFamily, size: ink.fontSize };
  return {
    responsive: false,
    maintainAspectRatio: false,
    parsing: false,
    ...(scene.pixelRatio === undefined ? {} : { devicePixelRatio: scene.pixelRatio }),
    events: [],
    animation: scene.isStill ? false : { duration: 450, easing: 'easeOutQuart' },
    transitions: { active: { animation: { duration: 0 } } },
    layout: { padding: { top: 8 } },
    scales: {
      x: {
        type: 'linear',
        min: 0,
        max: Math.max(1, ticks.length - 1),
        reverse: isRightToLeft,
        // Every place may have its name; those without room are skipped evenly.
        afterBuildTicks: (axis) => (axis.ticks = ticks.map((_, value) => ({ value }))),
        grid: { display: false },
        border: { color: ink.line },
        ticks: {
          color: ink.muted,
          font,
          maxRotation: 0,
          autoSkipPadding: 16,
          padding: 4,
          callback: (value) => ticks[Number(value)],
        },
      },
      y: {
        type: 'linear',
        position: isRightToLeft ? 'right' : 'left',
        beginAtZero: true,
        ...(isEmpty ? { max: 1 } : {}),
        grid: { color: ink.line, drawTicks: false, display: !isEmpty },
        border: { display: false },
        ticks: {
          color: ink.muted,
          font,
          maxTicksLimit: 5,
          padding: 10,
          callback: (value) => (isEmpty && value !== 0 ? '' : scene.axisText(Number(value))),
        },
      },
    },
  };
}
