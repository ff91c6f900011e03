import { html, nothing, type TemplateResult } from 'lit';
import type { Language } from '../../kit/language.ts';
import { inkOf, type ChartModel } from './chart-model.ts';
import { shareOf } from './chart-words.ts';

/** Which colour is what: the segments of a doughnut with their values and shares, the names of several lines; else nothing. */
export function chartLegend(model: ChartModel, read: number | undefined, language: Language): TemplateResult | typeof nothing {
  if (model.kind === 'doughnut') return shareLegend(model, read, language);
  if (model.kind === 'line' && model.series.length > 1) return lineLegend(model);
  return nothing;
}

function shareLegend(model: ChartModel, read: number | undefined, language: Language): TemplateResult {
  const series = model.series[0];
  return html`<ul class="legend shares" part="legend">
    ${model.categories.map((category, index) => {
      const share = shareOf(model, index);
      return html`<li class=${read === index ? 'read' : ''}>
        <i class="swatch ink-series-${inkOf(index, category.ink)}"></i>
        <span class="legend-name">${category.label}</span>
        <span class="legend-value number">${series === undefined ? nothing : (language.headline(series.values[index], series)?.short ?? language.say('none'))}</span>
        <span class="legend-share number">${share === undefined ? language.say('none') : language.share(share)}</span>
      </li>`;
    })}
  </ul>`;
}

function lineLegend(model: ChartModel): TemplateResult {
  return html`<ul class="legend lines" part="legend">
    ${model.series.map((series, index) => html`<li><i class="swatch ink-series-${inkOf(index)}"></i>${series.name}</li>`)}
  </ul>`;
}
