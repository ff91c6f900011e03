import { html, svg, type TemplateResult } from 'lit';
import type { Prediction } from '@bizboost/core/contract';
import type { Language } from '../kit/language.ts';
import { signedGain } from './gain-words.ts';

/** Smaller ones say little; all of them are in the answer. */
const MOST = 6;

/** What a prediction is made of: each with its sign, its percent, and a bar to its side of the middle. */
export function factorsTemplate(factors: Prediction['factors'], language: Language): TemplateResult {
  const shown = factors.slice(0, MOST);
  const widest = Math.max(1, ...shown.map(({ contribution }) => Math.abs(contribution)));
  return html`<ul class="factors" part="factors">
    ${shown.map(({ code, contribution }) => {
      const width = (48 * Math.abs(contribution)) / widest;
      const sign = contribution < 0 ? 'less' : 'more';
      return html`<li class=${sign}>
        <span class="factor-name">${language.sayIfKnown(`factor.${code}`, code)}</span>
        <svg class="factor-bar" aria-hidden="true" focusable="false">
          <rect class="factor-axis" x="50%" width="1" height="100%" />
          ${svg`<rect class="factor-share" x="${(sign === 'less' ? 50 - width : 50).toFixed(1)}%" y="2" width="${width.toFixed(1)}%" height="8" rx="2" />`}
        </svg>
        <bdi class="number factor-percent">${signedGain(contribution, language)}</bdi>
      </li>`;
    })}
  </ul>`;
}
