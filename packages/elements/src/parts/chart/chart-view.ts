import { html, nothing, type ReactiveController, type TemplateResult } from 'lit';
import { onPrint } from '../../kit/page/page-signals.ts';
import type { Language } from '../../kit/language.ts';
import { icons } from '../icons.ts';
import { moveCursor } from './chart-cursor.ts';
import { foldSmall, pointCount } from './chart-model.ts';
import { choosePoint, type ChartHost, type ChartShown } from './chart-shown.ts';
import { summaryOf } from './chart-summary.ts';
import { chartTable } from './chart-table.ts';
import { LineView } from './line-view.ts';
import { barsTemplate, ringTemplate, type PartListeners } from './part-list.ts';

/** More segments than this nobody can tell apart. */
const MOST_PARTS = 8;

/** A chart of any kind with its summary and its data table: the picture is one way to read it, the table another. */
export class ChartView implements ReactiveController {
  readonly #host: ChartHost;
  readonly #line: LineView;
  #shown: ChartShown | undefined;
  #read: number | undefined;
  #isPrinting = false;
  #stopPrint: (() => void) | undefined;

  constructor(host: ChartHost) {
    this.#host = host;
    this.#line = new LineView(host);
    host.addController(this);
  }

  hostConnected(): void {
    this.#stopPrint = onPrint((isPrinting) => {
      this.#isPrinting = isPrinting;
      this.#host.requestUpdate();
    });
  }

  hostDisconnected(): void {
    this.#stopPrint?.();
    this.#isPrinting = false;
    this.#read = undefined;
  }

  /** The button that shows the numbers as a table, or the picture again. */
  toggleTemplate(language: Language): TemplateResult {
    const label = language.say(this.#host.asTable ? 'chart.as_chart' : 'chart.as_table');
    return html`<button
      type="button"
      class="tool screen"
      part="toggle"
      aria-label=${label}
      title=${label}
      @click=${this.#toggle}
    >
      ${this.#host.asTable ? icons.chart : icons.table}
    </button>`;
  }

  /** The chart, or its table. */
  template(shown: ChartShown): TemplateResult {
    const { kind } = shown.model;
    this.#shown =
      kind === 'doughnut'
        ? { ...shown, model: foldSmall(shown.model, MOST_PARTS, shown.language.say('chart.other')) }
        : shown;
    const hasFailed = kind === 'line' && this.#line.hasFailed;
    const showsTable = this.#host.asTable || hasFailed;
    return html`<p class="only-spoken" id="summary">${summaryOf(shown.name, shown.model, shown.language)}</p>
      ${showsTable || this.#isPrinting ? chartTable(shown.name, shown.model, shown.language) : nothing}
      ${hasFailed ? this.#failure(shown.language) : nothing}
      <div class="body of-${kind} ${shown.isStale ? 'stale' : ''}" ?hidden=${showsTable}>
        ${this.#picture(this.#shown)}
      </div>`;
  }

  /** There is nothing to draw any more. */
  clear(): void {
    this.#shown = undefined;
    this.#read = undefined;
    this.#line.clear();
  }

  #picture(shown: ChartShown): TemplateResult {
    const { model, language } = shown;
    if (model.kind === 'line') return this.#line.template(shown);
    this.#line.clear();
    return (model.kind === 'doughnut' ? ringTemplate : barsTemplate)(model, this.#read, language, this.#listeners);
  }

  #failure(language: Language): TemplateResult {
    return html`<div class="chart-failure" part="error">
      <p>${language.say('chart.failed')}</p>
      <button type="button" class="button" part="retry" @click=${() => this.#line.retry()}>
        ${language.say('chart.retry')}
      </button>
    </div>`;
  }

  readonly #toggle = (): void => {
    this.#host.asTable = !this.#host.asTable;
  };

  readonly #listeners: PartListeners = {
    onKey: (event) => this.#onKey(event),
    onRead: (point) => this.#onRead(point),
    onChoose: (point) => {
      if (this.#shown !== undefined) choosePoint(this.#shown, point);
    },
  };

  #onRead(point: number | undefined): void {
    if (point === this.#read) return;
    this.#read = point;
    this.#host.requestUpdate();
  }

  #onKey(event: KeyboardEvent): void {
    if (this.#shown === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
    const { model, isRightToLeft } = this.#shown;
    const ground = {
      isLine: false,
      points: pointCount(model),
      series: model.series.map(({ values }) => values),
      isRightToLeft,
    };
    const next = moveCursor(event.key, { point: this.#read ?? 0, series: 0 }, ground);
    if (next === undefined) return;
    event.preventDefault();
    (event.currentTarget as Element).querySelectorAll<HTMLElement>('.part-name')[next.point]?.focus();
  }
}
