import type { html as litHtml, TemplateResult } from 'lit';
import type { AnalyticsSource } from '@bizboost/core/contract';
import type { Language } from '../kit/language.ts';

/** Which number, and where to ask. */
export interface WhyAsked {
  readonly source: AnalyticsSource;
  readonly metric: string;
  readonly period: string;
  readonly name: string;
}

/** What can be asked of a number: why it moved, and how it is counted. */
export type WhyKind = 'why' | 'receipt';

/** What the box is made with: whoever opens it has it, and a second file that imports Lit would make Lit a file of its own for everybody. */
export interface BoxTools {
  readonly html: typeof litHtml;
  readonly language: Language;
  readonly cross: TemplateResult;
  onClosed(): void;
}

const PARTS =
  'panel: why-panel, heading: why-heading, lead: why-lead, dimension: why-dimension, driver: why-driver, change: why-change, bar: why-bar';

/** The box that tells of a number what was asked. */
export function whyBox(
  kind: WhyKind,
  { source, metric, period, name }: WhyAsked,
  { html, language, cross, onClosed }: BoxTools,
): TemplateResult {
  return html`<dialog
    class="why-dialog ${kind}"
    part="why-dialog"
    aria-label=${language.say(`${kind}.ask_of`, { name })}
    @close=${onClosed}
    @click=${closeFromBackdrop}
  >
    <form method="dialog">
      <button class="tool why-close" part="why-close" aria-label=${language.say('why.close')}>${cross}</button>
    </form>
    ${
      kind === 'why'
        ? html`<bizboost-metric-drivers
            exportparts=${PARTS}
            .source=${source}
            .metric=${metric}
            .period=${period}
            .headingLevel=${2}
            no-export
          ></bizboost-metric-drivers>`
        : html`<bizboost-metric-receipt
            exportparts="panel: why-panel, heading: why-heading"
            .source=${source}
            .metric=${metric}
            .period=${period}
            .headingLevel=${2}
            no-export
          ></bizboost-metric-receipt>`
    }
  </dialog>`;
}

// What is inside the box is not the box: a click on the dialog itself is one beside it.
function closeFromBackdrop(event: Event): void {
  if (event.target === event.currentTarget) (event.currentTarget as HTMLDialogElement).close();
}
