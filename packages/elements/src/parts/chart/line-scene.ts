import type { ChartInk } from './chart-ink.ts';

/** One line to draw. */
export interface DrawnLine {
  readonly color: string;
  readonly values: readonly (number | null)[];
}

/** Everything a drawing needs, in numbers, colours and words alone. Made anew for each drawing. */
export interface LineScene {
  readonly lines: readonly DrawnLine[];
  /** What the places of the axis are called; there may be more than values, where the axis runs on. */
  readonly ticks: readonly string[];
  /** How many places have a value. */
  readonly points: number;
  /** Not one value but zero. */
  readonly isEmpty: boolean;
  /** The last value still grows: it is drawn as unfinished. */
  readonly isLastPartial: boolean;
  readonly ink: ChartInk;
  readonly isRightToLeft: boolean;
  /** Without motion. */
  readonly isStill: boolean;
  /** At most this many points of a line are drawn. */
  readonly maxPoints: number;
  /** Pixels of the picture to one of CSS; default the screen's. */
  readonly pixelRatio?: number | undefined;
  axisText(value: number): string;
}

/** A drawn chart. Made by `drawLines`, ended by `destroy`. */
export interface LineDrawing {
  draw(scene: LineScene): void;
  /** CSS pixels. */
  resize(width: number, height: number): void;
  /** The point at a place across the canvas in CSS pixels; `undefined` beside the chart. */
  pointAt(x: number): number | undefined;
  /** Where a point is, in CSS pixels of the canvas. */
  placeOf(point: number, line: number): { readonly x: number; readonly y: number } | undefined;
  highlight(point: number | undefined): void;
  destroy(): void;
}
