import { html, type TemplateResult } from 'lit';

const WIDTH = 100;
const HEIGHT = 32;
const EDGE = 2;

/** The points of a small line in a box of 100 × 32, lowest at the bottom. Nothing for fewer than two numbers, or equal ones. */
export function sparkPath(values: readonly number[]): string {
  const shown = values.filter((value) => Number.isFinite(value));
  if (shown.length < 2) return '';
  const lowest = Math.min(0, ...shown);
  const range = Math.max(...shown) - lowest;
  if (range === 0) return '';
  const xOf = (index: number): number => (index / (shown.length - 1)) * WIDTH;
  const yOf = (value: number): number => HEIGHT - EDGE - ((value - lowest) / range) * (HEIGHT - 2 * EDGE);
  return shown
    .map((value, index) => `${index === 0 ? 'M' : 'L'}${xOf(index).toFixed(1)} ${yOf(value).toFixed(1)}`)
    .join('');
}

/** A picture only: the number beside it says what matters, the chart has the points. */
export function sparkTemplate(values: readonly number[]): TemplateResult | undefined {
  const path = sparkPath(values);
  if (path === '') return undefined;
  return html`<svg
    class="spark"
    part="spark"
    viewBox="0 0 ${WIDTH} ${HEIGHT}"
    preserveAspectRatio="none"
    aria-hidden="true"
    focusable="false"
  >
    <path class="spark-area" d="${path}V${HEIGHT}H0Z" />
    <path class="spark-line" d=${path} />
  </svg>`;
}
