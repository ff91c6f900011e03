import { html, nothing, type ReactiveController, type TemplateResult } from 'lit';
import type { Language } from '../../kit/language.ts';
import { moveCursor, type ChartCursor } from './chart-cursor.ts';
import { inkTemplate } from './chart-ink.ts';
import { inkOf, pointCount, type ChartModel } from './chart-model.ts';
import { choosePoint, type ChartHost, type ChartShown } from './chart-shown.ts';
import { pointLines, pointName, pointSentence } from './chart-words.ts';
import { LineCanvas } from './line-canvas.ts';
import { lineLegend } from './line-legend.ts';
import { tooltipPlace } from './tooltip-place.ts';

/** Lines on a canvas, with a tooltip in the DOM that follows the pointer or the keyboard. */
export class LineView implements ReactiveController {
  readonly #host: ChartHost;
  readonly #canvas: LineCanvas;
  #shown: ChartShown | undefined;
  #cursor: ChartCursor | undefined;

  constructor(host: ChartHost) {
    this.#host = host;
    this.#canvas = new LineCanvas(host);
    host.addController(this);
  }

  /** The chart library could not be fetched. */
  get hasFailed(): boolean {
    return this.#canvas.status === 'failed';
  }

  retry(): void {
    this.#canvas.retry();
  }

  /** There is nothing to draw any more. */
  clear(): void {
    this.#shown = undefined;
    this.#cursor = undefined;
    this.#canvas.show(undefined);
  }

  hostDisconnected(): void {
    this.#cursor = undefined;
  }

  hostUpdated(): void {
    this.#placeTooltip();
  }

  template(shown: ChartShown): TemplateResult {
    const { model, language, isRightToLeft } = shown;
    this.#shown = shown;
    this.#canvas.show({ model, language, isRightToLeft });
    return html`${inkTemplate(() => this.#canvas.recolor())}${this.#plot(shown)}${lineLegend(model)}`;
  }

  // A slider is what assistive technology knows that has one tab stop, arrow keys, and a value in words.
  #plot({ name, model, language, isStale }: ChartShown): TemplateResult {
    const points = pointCount(model);
    const { point, series } = this.#cursor ?? { point: Math.max(0, points - 1), series: 0 };
    return html`<div
      class="plot ${isStale ? 'stale' : ''}"
      part="plot"
      tabindex="0"
      role="slider"
      aria-label=${language.say('chart.points', { name })}
      aria-describedby="summary keys"
      aria-valuemin="1"
      aria-valuemax=${Math.max(1, points)}
      aria-valuenow=${Math.min(points, point + 1) || 1}
      aria-valuetext=${pointSentence(model, point, series, language)}
      @keydown=${this.#onKey}
      @focus=${this.#onFocus}
      @blur=${() => this.#move(undefined)}
      @pointermove=${this.#onPointer}
      @pointerdown=${this.#onPointer}
      @pointerleave=${this.#onPointerLeave}
      @click=${this.#choose}
    >
      <div class="frame"><canvas aria-hidden="true"></canvas></div>
      ${this.#cursor === undefined ? nothing : this.#tooltip(this.#cursor, model, language)}
      <span class="only-spoken" id="keys">${language.say('chart.keys')}</span>
    </div>`;
  }

  #tooltip({ point }: ChartCursor, model: ChartModel, language: Language): TemplateResult {
    const swatch = (series: number | undefined): string =>
      series === undefined ? 'none' : model.series.length === 1 ? 'ink-accent' : `ink-series-${inkOf(series)}`;
    return html`<div class="tooltip" part="tooltip">
      <p class="tooltip-name">${pointName(model, point, language)}</p>
      <dl>
        ${pointLines(model, point, language).map(
          ({ series, name, value }) =>
            html`<div>
              <dt><i class="swatch ${swatch(series)}"></i>${name}</dt>
              <dd class="number">${value}</dd>
            </div>`,
        )}
      </dl>
    </div>`;
  }

  readonly #onKey = (event: KeyboardEvent): void => {
    if (this.#shown === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
    const { model, isRightToLeft } = this.#shown;
    const points = pointCount(model);
    const from = this.#cursor ?? { point: points - 1, series: 0 };
    const next = moveCursor(event.key, from, {
      isLine: true,
      points,
      series: model.series.map(({ values }) => values),
      isRightToLeft,
    });
    if (event.key === 'Escape' && this.#cursor !== undefined) this.#move(undefined);
    else if (event.key === 'Enter' || event.key === ' ') this.#choose();
    else if (next !== undefined) this.#move(next);
    else return;
    event.preventDefault();
  };

  // By keyboard or by script; a pointer has shown its own point before it gives focus.
  readonly #onFocus = (): void => {
    if (this.#cursor !== undefined || this.#shown === undefined) return;
    this.#move({ point: Math.max(0, pointCount(this.#shown.model) - 1), series: 0 });
  };

  readonly #onPointer = (event: PointerEvent): void => {
    const frame = this.#host.renderRoot.querySelector('.frame');
    // On the tooltip itself nothing moves, so that it can be read and its words selected.
    if (frame === null || (event.target as Element).closest('.tooltip') !== null || this.#shown === undefined) return;
    const point = this.#canvas.drawing?.pointAt(event.clientX - frame.getBoundingClientRect().left);
    if (point !== undefined && point < pointCount(this.#shown.model))
      this.#move({ point, series: this.#cursor?.series ?? 0 });
    else if (event.pointerType === 'mouse') this.#move(undefined);
  };

  readonly #onPointerLeave = (event: PointerEvent): void => {
    const hasFocus = (event.currentTarget as Element).matches(':focus-visible');
    if (event.pointerType === 'mouse' && !hasFocus) this.#move(undefined);
  };

  readonly #choose = (): void => {
    if (this.#shown !== undefined && this.#cursor !== undefined) choosePoint(this.#shown, this.#cursor.point);
  };

  #move(cursor: ChartCursor | undefined): void {
    this.#cursor = cursor;
    this.#canvas.drawing?.highlight(cursor?.point);
    this.#host.requestUpdate();
  }

  // Placed by script, not by a style attribute: a strict content security policy refuses those.
  #placeTooltip(): void {
    const tooltip = this.#host.renderRoot.querySelector<HTMLElement>('.tooltip');
    const frame = this.#host.renderRoot.querySelector<HTMLElement>('.frame');
    const { point, series } = this.#cursor ?? { point: 0, series: 0 };
    const place = tooltip === null || frame === null ? undefined : this.#canvas.drawing?.placeOf(point, series);
    if (tooltip === null || frame === null || place === undefined) return;
    const { x, y } = tooltipPlace(place, tooltip, frame, this.#shown?.isRightToLeft === true);
    tooltip.style.setProperty('translate', `${x}px ${y}px`);
  }
}
