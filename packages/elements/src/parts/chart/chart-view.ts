import { html, nothing, type ReactiveController, type TemplateResult } from 'lit';
import { onPrint } from '../../kit/page/page-signals.ts';
import type { Language } from '../../kit/language.ts';
import { icons } from '../icons.ts';
import { ChartCanvas } from './chart-canvas.ts';
import { moveCursor, type ChartCursor } from './chart-cursor.ts';
import type { ChartHost } from './chart-host.ts';
import { inkTemplate } from './chart-ink.ts';
import { chartLegend } from './chart-legend.ts';
import { foldSmall, inkOf, pointCount, type ChartModel } from './chart-model.ts';
import { summaryOf } from './chart-summary.ts';
import { chartTable } from './chart-table.ts';
import { pointLines, pointName, pointSentence, totalOf } from './chart-words.ts';

/** What is shown at this moment. */
export interface ChartShown {
  readonly name: string;
  readonly model: ChartModel;
  readonly language: Language;
  readonly isRightToLeft: boolean;
  readonly isStale: boolean;
  onAction(action: string, id: string, name: string): void;
}

/** More segments or lines than this nobody can tell apart. */
const MOST_PARTS = 8;

/** A chart with its data table, its legend, its tooltip and its keyboard: the canvas is only the picture of it. */
export class ChartView implements ReactiveController {
  readonly #host: ChartHost;
  readonly #canvas: ChartCanvas;
  #shown: ChartShown | undefined;
  #cursor: ChartCursor | undefined;
  #showsTable = false;
  #isPrinting = false;
  #stopPrint: (() => void) | undefined;

  constructor(host: ChartHost) {
    this.#host = host;
    this.#canvas = new ChartCanvas(host);
    host.addController(this);
  }

  hostConnected(): void {
    this.#stopPrint = onPrint(() => {
      this.#isPrinting = !this.#isPrinting;
      this.#host.requestUpdate();
    });
  }

  hostDisconnected(): void {
    this.#stopPrint?.();
    this.#isPrinting = false;
    this.#cursor = undefined;
  }

  hostUpdated(): void {
    this.#placeTooltip();
  }

  /** The button that shows the numbers as a table, or the picture again. */
  toggleTemplate(language: Language): TemplateResult {
    const label = language.say(this.#showsTable ? 'chart.as_chart' : 'chart.as_table');
    return html`<button type="button" class="toggle screen" part="toggle" aria-pressed=${this.#showsTable} aria-label=${label} title=${label} @click=${this.#toggle}>
      ${this.#showsTable ? icons.chart : icons.table}
    </button>`;
  }

  /** The chart, or its table. */
  template(shown: ChartShown): TemplateResult {
    const model = shown.model.kind === 'doughnut' ? foldSmall(shown.model, MOST_PARTS, shown.language.say('chart.other')) : shown.model;
    this.#shown = { ...shown, model };
    this.#canvas.show(this.#drawn(this.#shown));
    const hasFailed = this.#canvas.status === 'failed';
    const showsTable = this.#showsTable || hasFailed;
    return html`${inkTemplate(() => this.#canvas.recolor())}
      <p class="only-spoken" id="summary">${summaryOf(shown.name, shown.model, shown.language)}</p>
      ${showsTable || this.#isPrinting ? chartTable(shown.name, shown.model, shown.language) : nothing}
      ${hasFailed ? this.#failure(shown.language) : nothing}
      <div class="body ${model.kind}" ?hidden=${showsTable}>${this.#plot(this.#shown)} ${chartLegend(model, this.#cursor?.point, shown.language)}</div>`;
  }

  /** Nothing to draw: the canvas is given up, the tooltip gone. */
  clear(): TemplateResult {
    this.#shown = undefined;
    this.#cursor = undefined;
    this.#canvas.show(undefined);
    return inkTemplate(() => this.#canvas.recolor());
  }

  #drawn({ model, language, isRightToLeft }: ChartShown): Parameters<ChartCanvas['show']>[0] {
    const measured = model.series[0] ?? { unit: 'count' as const };
    return {
      model,
      isRightToLeft,
      axisText: (value) => language.axis(value, measured),
      valueText: (value) => language.headline(value, measured)?.short ?? language.say('none'),
    };
  }

  // A slider is what assistive technology knows that has one stop, arrow keys, and a value in words.
  #plot({ name, model, language, isStale }: ChartShown): TemplateResult {
    const points = pointCount(model);
    const cursor = this.#cursor ?? { point: Math.max(0, points - 1), series: 0 };
    return html`<div
      class="plot ${isStale ? 'stale' : ''}"
      part="plot"
      tabindex=${points > 0 ? 0 : nothing}
      role="slider"
      aria-label=${language.say('chart.points', { name })}
      aria-describedby="summary keys"
      aria-valuemin="1"
      aria-valuemax=${Math.max(1, points)}
      aria-valuenow=${Math.min(points, cursor.point + 1) || 1}
      aria-valuetext=${pointSentence(model, cursor.point, cursor.series, language)}
      @keydown=${this.#onKey}
      @focus=${this.#onFocus}
      @blur=${this.#leave}
      @pointermove=${this.#onPointer}
      @pointerdown=${this.#onPointer}
      @pointerleave=${this.#onPointerLeave}
      @click=${this.#choose}
    >
      <div class="frame"><canvas aria-hidden="true"></canvas></div>
      ${model.kind === 'doughnut' ? this.#total(model, language) : nothing} ${this.#cursor === undefined ? nothing : this.#tooltip(this.#cursor, model, language)}
      <span class="only-spoken" id="keys">${language.say('chart.keys')}</span>
    </div>`;
  }

  #total(model: ChartModel, language: Language): TemplateResult {
    const series = model.series[0];
    const total = series === undefined ? undefined : language.headline(totalOf(model), series);
    return html`<div class="total" aria-hidden="true"><span class="total-name">${language.say('chart.total')}</span><span class="total-value number">${total?.short ?? language.say('none')}</span></div>`;
  }

  #tooltip(cursor: ChartCursor, model: ChartModel, language: Language): TemplateResult {
    return html`<div class="tooltip" part="tooltip">
      <p class="tooltip-name">${pointName(model, cursor.point, language)}</p>
      <dl>
        ${pointLines(model, cursor.point, language).map((line) => {
          const ink = model.kind === 'doughnut' ? inkOf(cursor.point, model.categories[cursor.point]?.ink) : inkOf(line.series ?? 0);
          const swatch = line.series === undefined ? 'none' : model.series.length === 1 && model.kind !== 'doughnut' ? 'ink-accent' : `ink-series-${ink}`;
          return html`<div><dt><i class="swatch ${swatch}"></i>${line.name}</dt><dd class="number">${line.value}</dd></div>`;
        })}
      </dl>
    </div>`;
  }

  #failure(language: Language): TemplateResult {
    return html`<p class="chart-failure" part="error">${language.say('chart.failed')}</p>
      <button type="button" class="button" part="retry" @click=${() => this.#canvas.retry()}>${language.say('chart.retry')}</button>`;
  }

  readonly #toggle = (): void => {
    this.#showsTable = !this.#showsTable;
    this.#move(undefined);
  };

  readonly #onKey = (event: KeyboardEvent): void => {
    const shown = this.#shown;
    if (shown === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
    const points = pointCount(shown.model);
    if (event.key === 'Escape' && this.#cursor !== undefined) this.#move(undefined);
    else if (event.key === 'Enter' || event.key === ' ') this.#choose();
    else if (points > 0) {
      const { model, isRightToLeft } = shown;
      const from = this.#cursor ?? { point: points - 1, series: 0 };
      const next = moveCursor(event.key, from, { kind: model.kind, points, series: model.series.map(({ values }) => values), isRightToLeft });
      if (next === undefined) return;
      this.#move(next);
    } else return;
    event.preventDefault();
  };

  readonly #onFocus = (event: FocusEvent): void => {
    const isByKeyboard = (event.currentTarget as Element).matches(':focus-visible');
    if (isByKeyboard && this.#cursor === undefined && this.#shown !== undefined) this.#move({ point: Math.max(0, pointCount(this.#shown.model) - 1), series: 0 });
  };

  readonly #leave = (): void => this.#move(undefined);

  readonly #onPointer = (event: PointerEvent): void => {
    const frame = this.#host.renderRoot.querySelector('.frame');
    // On the tooltip itself nothing moves, so that it can be read and its words selected.
    if (frame === null || (event.target as Element).closest('.tooltip') !== null || this.#shown === undefined) return;
    const box = frame.getBoundingClientRect();
    const point = this.#canvas.drawing?.pointAt(event.clientX - box.left, event.clientY - box.top);
    if (point !== undefined && point < pointCount(this.#shown.model)) this.#move({ point, series: this.#cursor?.series ?? 0 });
    else if (event.pointerType === 'mouse') this.#move(undefined);
  };

  readonly #onPointerLeave = (event: PointerEvent): void => {
    const hasFocus = (event.currentTarget as Element).matches(':focus-visible');
    if (event.pointerType === 'mouse' && !hasFocus) this.#move(undefined);
  };

  readonly #choose = (): void => {
    const shown = this.#shown;
    const category = this.#cursor === undefined ? undefined : shown?.model.categories[this.#cursor.point];
    if (shown?.model.action !== undefined && category !== undefined && category.key !== '') shown.onAction(shown.model.action, category.key, category.label);
  };

  #move(cursor: ChartCursor | undefined): void {
    if (cursor?.point === this.#cursor?.point && cursor?.series === this.#cursor?.series) {
      this.#host.requestUpdate();
      return;
    }
    this.#cursor = cursor;
    this.#canvas.drawing?.highlight(cursor?.point);
    this.#host.requestUpdate();
  }

  // Placed by script, not by a style attribute: a strict content security policy refuses those.
  #placeTooltip(): void {
    const tooltip = this.#host.renderRoot.querySelector<HTMLElement>('.tooltip');
    const frame = this.#host.renderRoot.querySelector<HTMLElement>('.frame');
    const cursor = this.#cursor;
    if (tooltip === null || frame === null || cursor === undefined) return;
    const place = this.#canvas.drawing?.placeOf(cursor.point, cursor.series);
    if (place === undefined) return;
    const room = frame.clientWidth - tooltip.offsetWidth;
    const beside = place.x + 12 <= room ? place.x + 12 : place.x - tooltip.offsetWidth - 12;
    const above = place.y - tooltip.offsetHeight - 10;
    const x = Math.round(Math.min(Math.max(0, room), Math.max(0, beside)));
    const y = Math.round(above >= -8 ? above : Math.min(place.y + 12, Math.max(0, frame.clientHeight - tooltip.offsetHeight)));
    // It starts at the inline start, which is the right edge where text runs right to left.
    tooltip.style.setProperty('translate', `${this.#shown?.isRightToLeft === true ? x - room : x}px ${y}px`);
  }
}
