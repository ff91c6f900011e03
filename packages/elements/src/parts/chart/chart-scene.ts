import type { ChartInk } from './chart-ink.ts';
import type { ChartModel } from './chart-model.ts';

/** Everything a drawing needs: the model, the colours, and how a number is written. Made anew for each drawing. */
export interface ChartScene {
  readonly model: ChartModel;
  readonly ink: ChartInk;
  readonly isRightToLeft: boolean;
  readonly isStill: boolean;
  /** At most this many points of a row are drawn. */
  readonly maxPoints: number;
  /** For the axis. */
  axisText(value: number): string;
  /** Beside a bar. */
  valueText(value: number | null): string;
}

/** A drawn chart. Made by `drawChart`, ended by `destroy`. */
export interface ChartDrawing {
  draw(scene: ChartScene): void;
  resize(width: number, height: number): void;
  /** The point at a place in CSS pixels of the canvas; `undefined` for none. */
  pointAt(x: number, y: number): number | undefined;
  /** Where a point's tooltip points to, in CSS pixels of the canvas. */
  placeOf(point: number, series: number): { readonly x: number; readonly y: number } | undefined;
  highlight(point: number | undefined): void;
  destroy(): void;
}
