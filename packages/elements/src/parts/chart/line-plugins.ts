import type { Chart, Plugin } from 'chart.js';
import type { LineScene } from './line-scene.ts';

/** A pale wash under the only line of a chart. */
export function washPlugin(sceneOf: () => LineScene): Plugin {
  return {
    id: 'wash',
    // Afterwards, because only then the handles of the curve are where it was drawn; and behind what is there already.
    afterDatasetsDraw(chart) {
      const { lines, ink } = sceneOf();
      if (lines.length !== 1) return;
      for (const stretch of stretchesOf(chart.getDatasetMeta(0).data as readonly Placed[]))
        fillUnder(chart, stretch, ink.accent);
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

/** The points between gaps, where there are two or more to make a line. */
function stretchesOf(points: readonly Placed[]): readonly (readonly Placed[])[] {
  const stretches: Placed[][] = [[]];
  for (const point of points) {
    if (point.skip === true) stretches.push([]);
    else stretches.at(-1)?.push(point);
  }
  return stretches.filter((stretch) => stretch.length > 1);
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
    else
      ctx.bezierCurveTo(
        before.cp2x ?? before.x,
        before.cp2y ?? before.y,
        point.cp1x ?? point.x,
        point.cp1y ?? point.y,
        point.x,
        point.y,
      );
  });
  ctx.lineTo(points.at(-1)?.x ?? 0, ground);
  ctx.closePath();
  ctx.globalCompositeOperation = 'destination-over';
  ctx.globalAlpha = 0.1;
  ctx.fillStyle = color;
  ctx.fill();
  ctx.restore();
}

/** A hairline through the point that is read, and the point itself on every line. */
export function hairPlugin(sceneOf: () => LineScene): Plugin {
  return {
    id: 'hair',
    beforeDatasetsDraw(chart) {
      const read = chart.getActiveElements()[0]?.element;
      if (read !== undefined) drawHair(chart, read.x, sceneOf().ink.muted);
    },
    afterDatasetsDraw(chart) {
      for (const { element, datasetIndex } of chart.getActiveElements()) {
        drawPoint(chart.ctx, element, String(chart.data.datasets[datasetIndex]?.borderColor), sceneOf().ink.surface);
      }
    },
  };
}

function drawHair({ ctx, chartArea }: Chart, x: number, color: string): void {
  ctx.save();
  ctx.strokeStyle = color;
  ctx.globalAlpha = 0.6;
  ctx.setLineDash([2, 3]);
  ctx.beginPath();
  ctx.moveTo(x, chartArea.top);
  ctx.lineTo(x, chartArea.bottom);
  ctx.stroke();
  ctx.restore();
}

function drawPoint(
  ctx: CanvasRenderingContext2D,
  { x, y }: { readonly x: number; readonly y: number },
  color: string,
  around: string,
): void {
  if (!Number.isFinite(y)) return;
  ctx.save();
  ctx.beginPath();
  ctx.arc(x, y, 4.5, 0, 2 * Math.PI);
  ctx.fillStyle = color;
  ctx.fill();
  ctx.lineWidth = 2;
  ctx.strokeStyle = around;
  ctx.stroke();
  ctx.restore();
}
