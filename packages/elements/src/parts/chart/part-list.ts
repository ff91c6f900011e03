import { html, nothing, svg, type TemplateResult } from 'lit';
import { isShown } from '../../kit/format/number-text.ts';
import type { Language } from '../../kit/language.ts';
import { inkOf, type ChartModel } from './chart-model.ts';
import { shareOf, totalOf } from './chart-words.ts';

/** What the reader of a list of parts does. */
export interface PartListeners {
  onKey(event: KeyboardEvent): void;
  /** Points at a part, or at none. */
  onRead(point: number | undefined): void;
  onChoose(point: number): void;
}

/** Parts of a whole as a ring, with the list that says what each is. */
export function ringTemplate(
  model: ChartModel,
  read: number | undefined,
  language: Language,
  listeners: PartListeners,
): TemplateResult {
  return html`<div class="ring-plot" part="plot">
      <svg class="ring" viewBox="0 0 100 100" aria-hidden="true" focusable="false">
        ${segments(model, read, listeners)}
      </svg>
      <div class="total" aria-hidden="true">
        <span class="total-name">${language.say('chart.total')}</span>
        <span class="total-value number">${valueOf(model, totalOf(model), language)}</span>
      </div>
    </div>
    <ul class="shares" part="legend" @keydown=${listeners.onKey}>
      ${model.categories.map((category, point) => {
        const share = shareOf(model, point);
        return html`<li
          class=${read === point ? 'read' : ''}
          @pointerenter=${() => listeners.onRead(point)}
          @pointerleave=${() => listeners.onRead(undefined)}
        >
          <i class="swatch ink-series-${inkOf(point, category.ink)}"></i>
          ${nameTemplate(model, point, read, listeners)}
          <span class="part-value number">${valueOf(model, model.series[0]?.values[point], language)}</span>
          <span class="part-share number">${share === undefined ? language.say('none') : language.share(share)}</span>
        </li>`;
      })}
    </ul>`;
}

/** A part of the ring takes a little less than its share, so that neighbours stand apart. */
const GAP = 1.2;

function segments(model: ChartModel, read: number | undefined, listeners: PartListeners): readonly TemplateResult[] {
  let before = 0;
  return model.categories.map((category, point) => {
    const share = (shareOf(model, point) ?? 0) * 100;
    const start = before;
    before += share;
    const length = share > 99.9 ? 100 : Math.max(share > 0 ? 0.4 : 0, share - GAP);
    // Lengths are hundredths of the way round (pathLength), begun at the top.
    return svg`<circle class="ink-series-${inkOf(point, category.ink)} ${read === point ? 'read' : ''}" cx="50" cy="50" r="42" pathLength="100"
      stroke-dasharray="${length.toFixed(2)} 200" stroke-dashoffset="${(-start).toFixed(2)}" transform="rotate(-90 50 50)"
      @pointerenter=${() => listeners.onRead(point)} @pointerleave=${() => listeners.onRead(undefined)} @click=${() => listeners.onChoose(point)} />`;
  });
}

/** Things by size: each with its name, its number and a bar. */
export function barsTemplate(
  model: ChartModel,
  read: number | undefined,
  language: Language,
  listeners: PartListeners,
): TemplateResult {
  const values = model.series[0]?.values ?? [];
  const longest = Math.max(0, ...values.map((value) => (isShown(value) ? value : 0)));
  return html`<ol class="bars" part="plot" @keydown=${listeners.onKey}>
    ${model.categories.map((_, point) => {
      const value = values[point];
      const width = longest > 0 && isShown(value) ? (Math.max(0, value) / longest) * 100 : 0;
      return html`<li
        class=${read === point ? 'read' : ''}
        @pointerenter=${() => listeners.onRead(point)}
        @pointerleave=${() => listeners.onRead(undefined)}
      >
        ${nameTemplate(model, point, read, listeners)}
        <span class="part-detail number">${detailOf(model, point, language)}</span>
        <span class="part-value number">${valueOf(model, value, language)}</span>
        <svg class="bar ink-accent" aria-hidden="true" focusable="false">
          <rect class="track" width="100%" height="100%" rx="3" />
          <rect width="${width.toFixed(1)}%" height="100%" rx="3" />
        </svg>
      </li>`;
    })}
  </ol>`;
}

// One tab stop for the whole list: the arrow keys go from part to part.
function nameTemplate(
  model: ChartModel,
  point: number,
  read: number | undefined,
  { onRead, onChoose }: PartListeners,
): TemplateResult {
  const name = model.categories[point]?.label ?? '';
  if (model.action === undefined || model.categories[point]?.key === '')
    return html`<span class="part-name">${name}</span>`;
  return html`<button
    type="button"
    class="link part-name"
    tabindex=${point === (read ?? 0) ? 0 : -1}
    @focus=${() => onRead(point)}
    @click=${() => onChoose(point)}
  >
    ${name}
  </button>`;
}

function valueOf(model: ChartModel, value: number | null | undefined, language: Language): string {
  const series = model.series[0];
  return (series === undefined ? undefined : language.headline(value, series)?.short) ?? language.say('none');
}

function detailOf(model: ChartModel, point: number, language: Language): string | typeof nothing {
  const detail = model.details?.[0];
  return detail === undefined || model.kind !== 'bar'
    ? nothing
    : `${language.number(detail.values[point], detail)} ${detail.name.toLocaleLowerCase(language.locale)}`;
}
