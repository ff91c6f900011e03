import { html, nothing, type TemplateResult } from 'lit';

/** A range on a track, in the units of what it measures. */
export interface Range {
  readonly low: number;
  readonly high: number;
  /** What is expected, within the range. */
  readonly value?: number | undefined;
  /** What it is held against, e.g. the usual. */
  readonly mark?: number | undefined;
  /** The ends of the track. */
  readonly from: number;
  readonly to: number;
}

/** The same in percent of the track. */
export interface RangePlaces {
  readonly start: number;
  readonly length: number;
  readonly value: number | undefined;
  readonly mark: number | undefined;
}

export function rangePlaces({ low, high, value, mark, from, to }: Range): RangePlaces {
  const place = (at: number): number => (to > from ? Math.min(100, Math.max(0, (100 * (at - from)) / (to - from))) : 0);
  const start = place(low);
  const orNone = (at: number | undefined): number | undefined => (at === undefined ? undefined : place(at));
  return { start, length: place(high) - start, value: orNone(value), mark: orNone(mark) };
}

/** A picture of how wide a range is: the words beside it say the numbers. */
export function rangeTemplate(range: Range): TemplateResult {
  const { start, length, value, mark } = rangePlaces(range);
  return html`<svg class="range" part="range" aria-hidden="true" focusable="false">
    <rect class="range-track" y="6" width="100%" height="4" rx="2" />
    <rect class="range-span" x="${start.toFixed(1)}%" y="5" width="${length.toFixed(1)}%" height="6" rx="3" />
    ${mark === undefined ? nothing : html`<svg x="${mark.toFixed(1)}%" overflow="visible"><path class="range-mark" d="M0 1v14" /></svg>`}
    ${value === undefined ? nothing : html`<svg x="${value.toFixed(1)}%" overflow="visible"><circle class="range-value" cy="8" r="4.5" /></svg>`}
  </svg>`;
}
