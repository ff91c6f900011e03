import { html, nothing, type TemplateResult } from 'lit';
import type { Language } from '../../kit/language.ts';
import { pointCount, type ChartModel } from './chart-model.ts';
import { pointName } from './chart-words.ts';

/** More rows than this help nobody who reads a table, and would make the page slow. */
const MOST_ROWS = 1_000;

/** The chart's numbers, all of them, as a table. */
export function chartTable(name: string, model: ChartModel, language: Language): TemplateResult {
  const columns = [...model.series, ...(model.details ?? [])];
  const rows = model.categories.slice(0, Math.min(pointCount(model), MOST_ROWS));
  const left = pointCount(model) - rows.length;
  return html`<div
    class="table-scroll"
    part="table"
    tabindex="0"
    role="region"
    aria-label=${language.say('chart.table_of', { name })}
  >
    <table>
      <caption class="only-spoken">
        ${name}
      </caption>
      <thead>
        <tr>
          <th scope="col">${model.categoryName}</th>
          ${columns.map((column) => html`<th scope="col">${column.name}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${rows.map(
          (_, point) =>
            html`<tr>
              <th scope="row">${pointName(model, point, language)}</th>
              ${columns.map((column) => html`<td class="number">${language.number(column.values[point] ?? null, column)}</td>`)}
            </tr>`,
        )}
      </tbody>
    </table>
    ${left > 0 ? html`<p class="more">${language.say('chart.more', { count: left })}</p>` : nothing}
  </div>`;
}
