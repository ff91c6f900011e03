import { html, nothing, type TemplateResult } from 'lit';
import type { ReceiptBlock, ReceiptLine, ReceiptModel } from './receipt-model.ts';

/** A number, what it is, and line by line how it came about. */
export function receiptTemplate({ value, comparison, definition, blocks }: ReceiptModel): TemplateResult {
  return html`<div class="sum">
      <p class="value number" part="value">${value}</p>
      <p class="comparison number">${comparison}</p>
    </div>
    ${definition === '' ? nothing : html`<p class="definition" part="definition">${definition}</p>`}
    ${blocks.map(blockTemplate)}`;
}

function blockTemplate({ name, before, lines, notes }: ReceiptBlock): TemplateResult {
  return html`<div class="block" part=${name}>
    ${before === undefined ? nothing : html`<p class="before">${before}</p>`}
    <dl>${lines.map(lineTemplate)}</dl>
    ${notes.map((note) => html`<p class="note">${note}</p>`)}
  </div>`;
}

// The sign is a part of the name, so that it is spoken with it; the dots between are drawn.
function lineTemplate({ label, value, title, sign, isTotal = false, isCode = false }: ReceiptLine): TemplateResult {
  return html`<div class="row ${isTotal ? 'total' : ''}" part="line">
    <dt>${sign === undefined ? nothing : html`<span class="sign">${sign}</span>`}<span>${label}</span></dt>
    <dd class="number ${isCode ? 'code' : ''}" title=${title ?? nothing}><bdi>${value}</bdi></dd>
  </div>`;
}
