import type { ReactiveController } from 'lit';
import type { ChartHost } from './chart-shown.ts';
import { watchSight, watchSize } from '../../kit/page/element-signals.ts';
import {
  isPageHidden,
  onMotionPreference,
  onPrint,
  onVisibility,
  prefersLessMotion,
} from '../../kit/page/page-signals.ts';
import { pageClock } from '../../kit/page/page-clock.ts';
import type { Language } from '../../kit/language.ts';
import { hasPoints, inkOf, pointCount, type ChartModel } from './chart-model.ts';
import { readInk, type ChartInk } from './chart-ink.ts';
import type { LineDrawing, LineScene } from './line-scene.ts';
import { DrawGate } from './draw-gate.ts';

/** What a canvas is drawn with beside its colours, which it reads itself. */
export interface Drawn {
  readonly model: ChartModel;
  readonly language: Language;
  readonly isRightToLeft: boolean;
}

/**
 * Keeps the canvas in a `.frame` of its host drawn: fetches the chart library when there is something to draw in sight, draws at
 * most four times a second and not at all unseen, follows size, theme and motion preference, and destroys the chart with its
 * host. Coming back it draws anew; a host that is only moved keeps its chart.
 */
export class LineCanvas implements ReactiveController {
  /** `failed`: the library could not be fetched; `retry` tries again. */
  status: 'waiting' | 'drawn' | 'failed' = 'waiting';
  readonly #host: ChartHost;
  readonly #gate = new DrawGate(pageClock, () => void this.#draw());
  #wanted: Drawn | undefined;
  #ink: ChartInk | undefined;
  #drawing: LineDrawing | undefined;
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
  get drawing(): LineDrawing | undefined {
    return this.#drawing;
  }

  /** Says what to draw; it is drawn when it may. */
  show(drawn: Drawn | undefined): void {
    const before = this.#wanted;
    this.#wanted = drawn;
    if (drawn === undefined) return this.#destroy();
    if (
      drawn.model !== before?.model ||
      drawn.language !== before.language ||
      drawn.isRightToLeft !== before.isRightToLeft
    )
      this.#gate.request();
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
    // One that has left may still have an update to make; watching its frame would hold it for good.
    if (!this.#host.isConnected) return;
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
      const { drawLines } = await import('./line-drawing.ts');
      const canvas = this.#frame?.querySelector('canvas');
      if (canvas == null || !this.#host.isConnected) return;
      this.#drawOn(canvas, drawLines);
    } catch (error) {
      this.#fail(error);
    }
  }

  #drawOn(
    canvas: HTMLCanvasElement,
    drawLines: (canvas: HTMLCanvasElement, scene: LineScene, width: number, height: number) => LineDrawing,
  ): void {
    const scene = this.#scene();
    const { width, height } = this.#size;
    if (scene === undefined || width === 0 || height === 0) return;
    if (this.#drawing === undefined) this.#drawing = drawLines(canvas, scene, width, height);
    else this.#drawing.draw(scene);
    if (this.status === 'drawn') return;
    this.status = 'drawn';
    this.#host.requestUpdate();
  }

  #scene(): LineScene | undefined {
    this.#ink ??= readInk(this.#host.renderRoot);
    if (this.#wanted === undefined || this.#ink === undefined) return undefined;
    const { model, language, isRightToLeft } = this.#wanted;
    const ink = this.#ink;
    const measured = model.series[0] ?? { unit: 'count' as const };
    const colorOf = (index: number): string =>
      model.series.length === 1 ? ink.accent : (ink.series[inkOf(index) - 1] ?? ink.accent);
    return {
      lines: model.series.map(({ values }, index) => ({ values, color: colorOf(index) })),
      ticks: model.categories.map(({ tick, label }) => tick ?? label),
      points: pointCount(model),
      isEmpty: !hasPoints(model),
      isLastPartial: model.isLastPartial === true,
      ink,
      isRightToLeft,
      isStill: prefersLessMotion(),
      maxPoints: Math.max(32, this.#size.width),
      axisText: (value) => language.axis(value, measured),
    };
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
    if (this.status === 'drawn') this.status = 'waiting';
  }
}
