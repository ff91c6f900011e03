import type { Chart, Plugin } from 'chart.js';
import type { ChartScene } from './chart-scene.ts';

/** Space between a bar and the words above it, in CSS pixels. */
const ABOVE_BAR = 10;

/** A pale wash under the only line of a chart. */
export function washPlugin(sceneOf: () => ChartScene): Plugin {
  return {
    id: 'wash',
    // Afterwards, because only then the handles of the curve are where it was drawn; and behind what is there already.
    afterDatasetsDraw(chart) {
      const { model, ink } = sceneOf();
      if (model.kind !== 'line' || model.series.length !== 1) return;
      const points = (chart.getDatasetMeta(0).data as readonly Placed[]).filter((point) => point.skip !== true);
      const [first, last] = [points[0], points.at(-1)];
      if (first === undefined || last === undefined || first === last) return;
      fillUnder(chart, points, ink.accent);
    },
  };
}

/** A point of a line with the handles of its curve, as Chart.js has placed them. */
interface Placed {
  readonly x: number;
  readonly y: number;
  readonly skip?: boolean;
  readonly cp1x?: number;
  readonly cp1y?: number;
  readonly cp2x?: number;
  readonly cp2y?: number;
}

// The line's own path is cut into segments where its dash changes, so the curve is followed anew.
function fillUnder({ ctx, chartArea, scales }: Chart, points: readonly Placed[], color: string): void {
  const ground = scales['y']?.getPixelForValue(0) ?? chartArea.bottom;
  ctx.save();
  ctx.beginPath();
  ctx.moveTo(points[0]?.x ?? 0, ground);
  points.forEach((point, index) => {
    const before = points[index - 1];
    if (before === undefined) ctx.lineTo(point.x, point.y);
    else ctx.bezierCurveTo(before.cp2x ?? before.x, before.cp2y ?? before.y, point.cp1x ?? point.x, point.cp1y ?? point.y, point.x, point.y);
  });
  ctx.lineTo(points.at(-1)?.x ?? 0, ground);
  ctx.closePath();
  ctx.globalCompositeOperation = 'destination-over';
  ctx.globalAlpha = 0.1;
  ctx.fillStyle = color;
  ctx.fill();
  ctx.restore();
}

/** A hairline through the point that is read. */
export function hairPlugin(sceneOf: () => ChartScene): Plugin {
  return {
    id: 'hair',
    beforeDatasetsDraw(chart) {
      const active = chart.getActiveElements()[0];
      if (active === undefined || sceneOf().model.kind !== 'line') return;
      const { ctx, chartArea } = chart;
      ctx.save();
      ctx.strokeStyle = sceneOf().ink.muted;
      ctx.globalAlpha = 0.6;
      ctx.setLineDash([2, 3]);
      ctx.beginPath();
      ctx.moveTo(active.element.x, chartArea.top);
      ctx.lineTo(active.element.x, chartArea.bottom);
      ctx.stroke();
      ctx.restore();
    },
  };
}

/** Bars with their track; the name above it at the start, the value at the end. */
export function barPlugin(sceneOf: () => ChartScene): Plugin {
  return {
    id: 'bar-words',
    beforeDatasetsDraw(chart) {
      if (sceneOf().model.kind === 'bar') eachBar(chart, sceneOf(), drawTrack);
    },
    afterDatasetsDraw(chart) {
      if (sceneOf().model.kind === 'bar') eachBar(chart, sceneOf(), drawWords);
    },
  };
}

type Bar = { readonly y: number; readonly index: number; readonly isRead: boolean };

function eachBar(chart: Chart, scene: ChartScene, draw: (chart: Chart, scene: ChartScene, bar: Bar) => void): void {
  const read = chart.getActiveElements()[0]?.index;
  chart.ctx.save();
  chart.getDatasetMeta(0).data.forEach((element, index) => {
    if (index < scene.model.categories.length) draw(chart, scene, { y: element.y, index, isRead: read === index });
  });
  chart.ctx.restore();
}

function drawTrack(chart: Chart, scene: ChartScene, { y }: Bar): void {
  const { ctx, chartArea } = chart;
  ctx.fillStyle = scene.ink.line;
  ctx.globalAlpha = 0.6;
  ctx.beginPath();
  ctx.roundRect(chartArea.left, y - 3, chartArea.width, 6, 3);
  ctx.fill();
  ctx.globalAlpha = 1;
}

function drawWords(chart: Chart, scene: ChartScene, { y, index, isRead }: Bar): void {
  const { ctx, chartArea } = chart;
  const { model, ink, isRightToLeft } = scene;
  const [start, end] = isRightToLeft ? [chartArea.right, chartArea.left] : [chartArea.left, chartArea.right];
  const value = scene.valueText(model.series[0]?.values[index] ?? null);
  ctx.textBaseline = 'alphabetic';
  ctx.font = `600 ${ink.fontSize}px ${ink.fontFamily}`;
  ctx.fillStyle = ink.text;
  ctx.textAlign = isRightToLeft ? 'left' : 'right';
  ctx.fillText(value, end, y - ABOVE_BAR);
  const room = chartArea.width - ctx.measureText(value).width - 12;
  ctx.font = `${isRead ? 600 : 500} ${ink.fontSize}px ${ink.fontFamily}`;
  ctx.fillStyle = isRead ? ink.accent : ink.text;
  ctx.textAlign = isRightToLeft ? 'right' : 'left';
  ctx.fillText(fitted(ctx, model.categories[index]?.label ?? '', room), start, y - ABOVE_BAR);
}

function fitted(ctx: CanvasRenderingContext2D, words: string, room: number): string {
  if (ctx.measureText(words).width <= room) return words;
  const letters = [...words];
  while (letters.length > 1 && ctx.measureText(`${letters.join('')}…`).width > room) letters.pop();
  return `${letters.join('').trimEnd()}…`;
}
