import { Chart, LinearScale, LineController, LineElement, PointElement } from 'chart.js';
import { CanvasPlatform } from './canvas-platform.ts';
import { keptPoints } from './decimate.ts';
import { dataOf, optionsOf, type DrawnPoint } from './line-config.ts';
import { hairPlugin, washPlugin } from './line-plugins.ts';
import type { LineDrawing, LineScene } from './line-scene.ts';

// Only what is drawn: legend and tooltip are in the DOM, so that people can read and reach them.
Chart.register(LineController, LineElement, PointElement, LinearScale);

/** Draws a scene on a canvas of a size in CSS pixels. The canvas must have no other chart. */
export function drawLines(canvas: HTMLCanvasElement, scene: LineScene, width: number, height: number): LineDrawing {
  return new CanvasLines(canvas, scene, width, height);
}

class CanvasLines implements LineDrawing {
  readonly #chart: Chart<'line', DrawnPoint[]>;
  #scene: LineScene;
  #kept: readonly number[];
  #read: number | undefined;

  constructor(canvas: HTMLCanvasElement, scene: LineScene, width: number, height: number) {
    this.#scene = scene;
    this.#kept = keptOf(scene);
    canvas.width = width;
    canvas.height = height;
    const sceneOf = (): LineScene => this.#scene;
    this.#chart = new Chart(canvas, {
      type: 'line',
      platform: CanvasPlatform,
      data: dataOf(scene, this.#kept),
      options: optionsOf(scene),
      plugins: [washPlugin(sceneOf), hairPlugin(sceneOf)],
    });
    this.#chart.resize(width, height);
  }

  draw(scene: LineScene): void {
    this.#scene = scene;
    this.#kept = keptOf(scene);
    this.#chart.data = dataOf(scene, this.#kept);
    this.#chart.options = optionsOf(scene);
    this.#activate();
    this.#chart.update('none');
  }

  resize(width: number, height: number): void {
    const ratio = this.#scene.pixelRatio ?? devicePixelRatio;
    const chart = this.#chart;
    if (width !== chart.width || height !== chart.height || ratio !== chart.currentDevicePixelRatio)
      chart.resize(width, height);
  }

  pointAt(x: number): number | undefined {
    const { chartArea, scales } = this.#chart;
    if (x < chartArea.left - 8 || x > chartArea.right + 8) return undefined;
    const place = Math.round(scales['x']?.getValueForPixel(x) ?? 0);
    return this.#kept[this.#drawnAt(Math.min(this.#scene.points - 1, Math.max(0, place)))];
  }

  placeOf(point: number, line: number): { readonly x: number; readonly y: number } | undefined {
    return this.#chart.getDatasetMeta(line).data[this.#drawnAt(point)];
  }

  highlight(point: number | undefined): void {
    if (point === this.#read) return;
    this.#read = point;
    this.#activate();
    this.#chart.render();
  }

  destroy(): void {
    this.#chart.destroy();
  }

  #activate(): void {
    const index = this.#read === undefined ? -1 : this.#drawnAt(this.#read);
    const isThere = index >= 0 && index < this.#kept.length;
    this.#chart.setActiveElements(
      isThere ? this.#chart.data.datasets.map((_, datasetIndex) => ({ datasetIndex, index })) : [],
    );
  }

  // Between points that were left out, the nearest one drawn.
  #drawnAt(point: number): number {
    const exact = this.#kept.indexOf(point);
    return exact >= 0 ? exact : this.#kept.findIndex((kept) => kept >= point);
  }
}

function keptOf({ lines, points, maxPoints }: LineScene): readonly number[] {
  return keptPoints(lines[0]?.values.slice(0, points) ?? [], maxPoints);
}
