import type { ReactiveController } from 'lit';
import type { ChartHost } from './chart-host.ts';
import { systemClock } from '@bizboost/core/contract';
import { watchSight, watchSize } from '../../kit/page/element-signals.ts';
import { isPageHidden, onMotionPreference, onPrint, onVisibility, prefersLessMotion } from '../../kit/page/page-signals.ts';
import { readInk, type ChartInk } from './chart-ink.ts';
import type { ChartDrawing, ChartScene } from './chart-scene.ts';
import { DrawGate } from './draw-gate.ts';

/** What a canvas is drawn with beside its colours, which it reads itself. */
export type Drawn = Pick<ChartScene, 'model' | 'isRightToLeft' | 'axisText' | 'valueText'>;

/**
 * Keeps the canvas in a `.frame` of its host drawn: fetches the chart library when there is something to draw in sight, draws at
 * most four times a second and not at all unseen, follows size, theme and motion preference, and destroys the chart with its
 * host. Coming back it draws anew; a host that is only moved keeps its chart.
 */
export class ChartCanvas implements ReactiveController {
  /** `failed`: the library could not be fetched; `retry` tries again. */
  status: 'waiting' | 'drawn' | 'failed' = 'waiting';
  readonly #host: ChartHost;
  readonly #gate = new DrawGate(systemClock, () => void this.#draw());
  #wanted: Drawn | undefined;
  #ink: ChartInk | undefined;
  #drawing: ChartDrawing | undefined;
  #kind = '';
  #frame: Element | undefined;
  #size = { width: 0, height: 0 };
  #isInSight = false;
  #release: readonly (() => void)[] = [];
  #releaseFrame: readonly (() => void)[] = [];

  constructor(host: ChartHost) {
    this.#host = host;
    host.addController(this);
  }

  /** The chart as it is, for reading points off it. */
  get drawing(): ChartDrawing | undefined {
    return this.#drawing;
  }

  /** Says what to draw; it is drawn when it may. */
  show(drawn: Drawn | undefined): void {
    this.#wanted = drawn;
    if (drawn === undefined) this.#destroy();
    else this.#gate.request();
  }

  /** The colours have changed. */
  recolor(): void {
    this.#ink = undefined;
    this.#gate.request();
  }

  retry(): void {
    this.status = 'waiting';
    this.#gate.request();
    this.#host.requestUpdate();
  }

  hostConnected(): void {
    const look = (): void => this.#look();
    this.#release = [
      onVisibility(look),
      onPrint(() => this.#gate.flush()),
      onMotionPreference(() => this.#gate.request()),
    ];
    this.#ink = undefined;
    if (this.#wanted !== undefined) this.#gate.request();
    this.#look();
  }

  hostUpdated(): void {
    const frame = this.#host.renderRoot.querySelector('.frame') ?? undefined;
    if (frame === this.#frame) return;
    this.#dropFrame();
    this.#destroy();
    this.#frame = frame;
    this.#watchFrame();
  }

  hostDisconnected(): void {
    for (const release of this.#release) release();
    this.#release = [];
    this.#gate.open(false);
    queueMicrotask(() => {
      if (this.#host.isConnected) return;
      this.#dropFrame();
      this.#destroy();
    });
  }

  #watchFrame(): void {
    const frame = this.#frame;
    if (frame === undefined) return;
    this.#releaseFrame = [
      watchSize(frame, (width, height) => this.#resize(Math.floor(width), Math.floor(height))),
      watchSight(frame, (isInSight) => {
        this.#isInSight = isInSight;
        this.#look();
      }),
    ];
  }

  #dropFrame(): void {
    for (const release of this.#releaseFrame) release();
    this.#releaseFrame = [];
    this.#frame = undefined;
    this.#isInSight = false;
  }

  #look(): void {
    this.#gate.open(this.#isInSight && !isPageHidden() && this.#host.isConnected);
  }

  #resize(width: number, height: number): void {
    this.#size = { width, height };
    if (width === 0 || height === 0) return;
    if (this.#drawing === undefined) this.#gate.request();
    else this.#drawing.resize(width, height);
    this.#host.requestUpdate();
  }

  async #draw(): Promise<void> {
    if (this.#wanted === undefined || this.status === 'failed') return;
    try {
      const { drawChart } = await import('./chart-drawing.ts');
      const canvas = this.#frame?.querySelector('canvas');
      if (canvas == null || !this.#host.isConnected) return;
      this.#drawOn(canvas, drawChart);
    } catch (error) {
      this.#fail(error);
    }
  }

  #drawOn(canvas: HTMLCanvasElement, drawChart: (canvas: HTMLCanvasElement, scene: ChartScene, width: number, height: number) => ChartDrawing): void {
    const scene = this.#scene();
    const { width, height } = this.#size;
    if (scene === undefined || width === 0 || height === 0) return;
    if (this.#kind !== scene.model.kind) this.#destroy();
    if (this.#drawing === undefined) this.#drawing = drawChart(canvas, scene, width, height);
    else this.#drawing.draw(scene);
    this.#kind = scene.model.kind;
    if (this.status === 'drawn') return;
    this.status = 'drawn';
    this.#host.requestUpdate();
  }

  #scene(): ChartScene | undefined {
    this.#ink ??= readInk(this.#host.renderRoot);
    if (this.#wanted === undefined || this.#ink === undefined) return undefined;
    return { ...this.#wanted, ink: this.#ink, isStill: prefersLessMotion(), maxPoints: Math.max(32, this.#size.width) };
  }

  #fail(error: unknown): void {
    console.error('[bizboost] A chart could not be drawn.', error);
    this.#destroy();
    this.status = 'failed';
    this.#host.requestUpdate();
  }

  #destroy(): void {
    this.#drawing?.destroy();
    this.#drawing = undefined;
    this.#kind = '';
    if (this.status === 'drawn') this.status = 'waiting';
  }
}

