import { html, svg, type TemplateResult } from 'lit';
import type { Language } from '../../kit/language.ts';

/** How sure advice is, as answers say it. */
export type Confidence = 'high' | 'medium' | 'low';

const BARS: Readonly<Record<Confidence, number>> = { low: 1, medium: 2, high: 3 };

/** How sure: in words, and as one, two or three full bars, so that nothing hangs on colour. */
export function confidenceTemplate(confidence: Confidence, language: Language): TemplateResult {
  const full = BARS[confidence] ?? 0;
  return html`<span class="confidence ${confidence}" part="confidence">
    <svg class="bars" viewBox="0 0 16 12" aria-hidden="true" focusable="false">
      ${[1, 2, 3].map((bar) => {
        const height = 3 + bar * 2.5;
        return svg`<rect class=${bar <= full ? 'full' : 'open'} x=${(bar - 1) * 5.5 + 0.75} y=${11.25 - height} width="3.5" height=${height} rx="1" />`;
      })}
    </svg>
    ${language.say(`confidence.${confidence}`)}
  </span>`;
}
