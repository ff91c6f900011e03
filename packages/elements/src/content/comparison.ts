import { html, nothing, type TemplateResult } from 'lit';
import { ofHundred } from '../kit/format/chance-text.ts';
import type { Language } from '../kit/language.ts';
import { confidenceTemplate } from '../parts/confidence/confidence.ts';
import type { Outlook } from './latest-outlook.ts';

/** Nearer to even than this, neither is named the better. */
const CLEAR = 0.55;

/** Which of two drafts should do better. */
export function comparisonTemplate(
  outlook: Outlook | undefined,
  names: readonly string[],
  language: Language,
): TemplateResult {
  return html`<p class="comparison" part="comparison">
    ${outlook === undefined ? nothing : html`<span>${comparisonWords(outlook, names, language)}</span>`}
    ${outlook?.comparison === undefined ? nothing : confidenceTemplate(outlook.comparison.confidence, language)}
  </p>`;
}

/** The same in words. Two outlooks without a comparison are told by their scores alone. */
export function comparisonWords(
  { predictions, comparison }: Outlook,
  names: readonly string[],
  language: Language,
): string {
  if (comparison !== undefined) {
    const chance = ofHundred(comparison.probability, language);
    const name = names[comparison.better] ?? '';
    return language.say(comparison.probability >= CLEAR ? 'compose.better' : 'compose.close', { name, chance });
  }
  const [one, other] = predictions.map(({ predicted_engagement: score }) => score);
  if (one === undefined || other === undefined) return '';
  if (one === other) return language.say('compose.equal', { score: one });
  return language.say('compose.higher', {
    name: names[one > other ? 0 : 1] ?? '',
    score: Math.max(one, other),
    other: Math.min(one, other),
  });
}
