import { html, type TemplateResult } from 'lit';
import { INKS } from './ink.styles.ts';

/** The colours and type a canvas is drawn with: it inherits none of them itself. */
export interface ChartInk {
  readonly muted: string;
  readonly line: string;
  readonly surface: string;
  readonly text: string;
  readonly accent: string;
  /** Eight. */
  readonly series: readonly string[];
  readonly fontFamily: string;
  /** CSS pixels. */
  readonly fontSize: number;
}

/**
 * Carriers of the tokens, inside the shadow root: the browser resolves theme, `light-dark()` and forced colours for them. Their
 * colour has a transition of a millisecond, so whatever changes it, however far above, is told. Both events count: at the first
 * the new colour is mostly there already, and the picture follows in the same frame; at the last it surely is.
 */
export function inkTemplate(onChange: () => void): TemplateResult {
  return html`<span class="inks" aria-hidden="true" @transitionrun=${onChange} @transitionend=${onChange}
    >${INKS.map((name) => html`<i class="ink-${name}"></i>`)}</span
  >`;
}

/** The colours as they are now. */
export function readInk(root: ParentNode): ChartInk | undefined {
  const carrier = root.querySelector('.inks');
  if (carrier === null) return undefined;
  const colors = [...carrier.children].map((child) => getComputedStyle(child).color);
  const { fontFamily, fontSize } = getComputedStyle(carrier);
  const [text = '', muted = '', line = '', surface = '', accent = '', ...series] = colors;
  return { text, muted, line, surface, accent, series, fontFamily, fontSize: Number.parseFloat(fontSize) || 12 };
}
