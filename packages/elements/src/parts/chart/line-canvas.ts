import type { ReactiveController } from 'lit';
import type { ChartHost } from './chart-shown.ts';
import { watchSight, watchSize } from '../../kit/page/element-signals.ts';
import { isPageHidden, onMotionPreference, onPrint, onVisibility } from '../../kit/page/page-signals.ts';
import { pageClock } from '../../kit/page/page-clock.ts';
import { readInk, type ChartInk } from './chart-ink.ts';
import { lineSceneOf, type Drawn } from './line-scene-of.ts';
import type { LineDrawing, LineScene } from './line-scene.ts';
import { DrawGate } from './draw-gate.ts';

/** What a chart is drawn for on paper: in CSS pixels as wide as a page between its margins, and in ink as fine as a printer’s. */
const PAPER = { width: 680, height: 250, ratio: 3 };

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
  #isOnPaper = false;
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
      onPrint((isPrinting) => this.#print(isPrinting)),
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
    if (width === 0 || height === 0 || this.#isOnPaper) return;
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
    const { width, height } = this.#paper;
    if (scene === undefined || width === 0 || height === 0) return;
    if (this.#drawing === undefined) this.#drawing = drawLines(canvas, scene, width, height);
    else this.#drawing.draw(scene);
    if (this.status === 'drawn') return;
    this.status = 'drawn';
    this.#host.requestUpdate();
  }

  #scene(): LineScene | undefined {
    this.#ink ??= readInk(this.#host.renderRoot);
    const scene = this.#wanted && this.#ink && lineSceneOf(this.#wanted, this.#ink, this.#size.width);
    return scene && this.#isOnPaper ? { ...scene, isStill: true, pixelRatio: PAPER.ratio } : scene;
  }

  // Browsers lay the paper out before they tell of its colours and its width, so both are taken as they always are.
  #print(isPrinting: boolean): void {
    this.#isOnPaper = isPrinting;
    this.#host.renderRoot.querySelector('.inks')?.classList.toggle('paper', isPrinting);
    this.recolor();
    if (this.#drawing === undefined) return this.#gate.flush();
    const scene = this.#scene();
    if (scene === undefined) return;
    const { width, height } = this.#paper;
    this.#drawing.draw(scene);
    this.#drawing.resize(width, height);
  }

  get #paper(): { readonly width: number; readonly height: number } {
    return this.#isOnPaper ? PAPER : this.#size;
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
