import {
  ArcElement,
  BarController,
  BarElement,
  CategoryScale,
  Chart,
  DoughnutController,
  LinearScale,
  LineController,
  LineElement,
  PointElement,
} from 'chart.js';
import { dataOf, optionsOf, type DrawnConfig } from './chart-config.ts';
import { pointCount } from './chart-model.ts';
import { barPlugin, hairPlugin, washPlugin } from './chart-plugins.ts';
import type { ChartDrawing, ChartScene } from './chart-scene.ts';
import { keptPoints } from './decimate.ts';

// Only what is drawn: legend and tooltip are in the DOM, so that people can read and reach them.
Chart.register(LineController, BarController, DoughnutController, LineElement, PointElement, BarElement, ArcElement, LinearScale, CategoryScale);

/** Draws a scene on a canvas of a size in CSS pixels. The canvas must have no other chart. */
export function drawChart(canvas: HTMLCanvasElement, scene: ChartScene, width: number, height: number): ChartDrawing {
  return new CanvasChart(canvas, scene, width, height);
}

class CanvasChart implements ChartDrawing {
  readonly #chart: Chart<'line' | 'bar' | 'doughnut', (number | null)[], string>;
  #scene: ChartScene;
  #kept: readonly number[];
  #read: number | undefined;

  constructor(canvas: HTMLCanvasElement, scene: ChartScene, width: number, height: number) {
    this.#scene = scene;
    this.#kept = keptOf(scene);
    canvas.style.setProperty('inline-size', `${width}px`);
    canvas.style.setProperty('block-size', `${height}px`);
    canvas.width = width;
    canvas.height = height;
    const sceneOf = (): ChartScene => this.#scene;
    const config: DrawnConfig = {
      type: scene.model.kind,
      data: dataOf(scene, this.#kept),
      options: optionsOf(scene),
      plugins: [washPlugin(sceneOf), hairPlugin(sceneOf), barPlugin(sceneOf)],
    };
    this.#chart = new Chart(canvas, config);
    this.#chart.resize(width, height);
  }

  draw(scene: ChartScene): void {
    this.#scene = scene;
    this.#kept = keptOf(scene);
    this.#chart.data = dataOf(scene, this.#kept);
    this.#chart.options = optionsOf(scene);
    this.#activate();
    this.#chart.update('none');
  }

  resize(width: number, height: number): void {
    if (width !== this.#chart.width || height !== this.#chart.height) this.#chart.resize(width, height);
  }

  pointAt(x: number, y: number): number | undefined {
    const { chartArea, scales } = this.#chart;
    if (this.#scene.model.kind === 'doughnut') {
      const found = this.#chart.getDatasetMeta(0).data.findIndex((arc) => (arc as ArcElement).inRange(x, y, true));
      return found < 0 ? undefined : this.#kept[found];
    }
    if (x < chartArea.left - 8 || x > chartArea.right + 8) return undefined;
    const slot = this.#scene.model.kind === 'line' ? scales['x']?.getValueForPixel(x) : scales['y']?.getValueForPixel(y);
    return this.#kept[Math.min(this.#kept.length - 1, Math.max(0, slot ?? 0))];
  }

  placeOf(point: number, series: number): { readonly x: number; readonly y: number } | undefined {
    const element = this.#chart.getDatasetMeta(series).data[this.#drawnAt(point)];
    return element?.tooltipPosition(true) as { x: number; y: number } | undefined;
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
    this.#chart.setActiveElements(isThere ? this.#chart.data.datasets.map((_, datasetIndex) => ({ datasetIndex, index })) : []);
  }

  // Between points that were left out, the nearest one drawn.
  #drawnAt(point: number): number {
    const exact = this.#kept.indexOf(point);
    return exact >= 0 ? exact : this.#kept.findIndex((kept) => kept >= point);
  }
}

function keptOf({ model, maxPoints }: ChartScene): readonly number[] {
  const all = model.categories.map((_, index) => index);
  return model.kind === 'line' && pointCount(model) > maxPoints ? keptPoints(model.series[0]?.values ?? [], maxPoints) : all;
}
