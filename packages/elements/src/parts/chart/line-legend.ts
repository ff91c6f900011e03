import { html, nothing, type TemplateResult } from 'lit';
import { inkOf, type ChartModel } from './chart-model.ts';

/** Which line is which; nothing for a single one. */
export function lineLegend(model: ChartModel): TemplateResult | typeof nothing {
  if (model.series.length < 2) return nothing;
  return html`<ul class="legend" part="legend">
    ${model.series.map((series, index) => html`<li><i class="swatch ink-series-${inkOf(index)}"></i>${series.name}</li>`)}
  </ul>`;
}
