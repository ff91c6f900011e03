import { html, nothing, type TemplateResult } from 'lit';
import type { DriverRow, DriversModel, DriversSection } from './drivers-model.ts';

/** What moved a number: the change in a sentence, then its parts, one dimension after the other, the one that tells most first. */
export function driversTemplate({ lead, sections, instead }: DriversModel, headingLevel: number): TemplateResult {
  return html`<p class="lead" part="lead">${lead}</p>
    ${instead === undefined ? nothing : html`<p class="instead" part="instead">${instead}</p>`}
    <div class="dimensions">${sections.map((section) => sectionTemplate(section, headingLevel))}</div>`;
}

function sectionTemplate({ by, name, rows, sum }: DriversSection, headingLevel: number): TemplateResult {
  return html`<section class="dimension" part="dimension" role="group" aria-labelledby=${`by-${by}`}>
    <div class="by" id=${`by-${by}`} role="heading" aria-level=${headingLevel}>${name}</div>
    <ul role="list" class="drivers">
      ${rows.map(rowTemplate)}
    </ul>
    <p class="sum" part="sum">${sum}</p>
  </section>`;
}

// The bar says nothing that the words do not say: its side is the sign, its length the size.
function rowTemplate({ name, change, detail, reach, isGood }: DriverRow): TemplateResult {
  const length = Math.abs(reach) * 50;
  const start = reach < 0 ? 50 - length : 50;
  return html`<li class="driver ${isGood ? 'good' : 'bad'}" part="driver">
    <span class="name">${name}</span>
    <bdi class="change number" part="change">${change}</bdi>
    <svg class="bar" part="bar" aria-hidden="true" focusable="false">
      <rect class="bar-track" width="100%" height="6" rx="3" />
      <rect class="bar-part" x="${start.toFixed(1)}%" width="${length.toFixed(1)}%" height="6" rx="1" />
      <svg x="50%" overflow="visible"><path class="bar-middle" d="M0 -2v10" /></svg>
    </svg>
    <span class="detail number">${detail}</span>
  </li>`;
}
