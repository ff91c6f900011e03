import { html, nothing, type TemplateResult } from 'lit';
import type { TrackRecord } from '@bizboost/core/contract';
import type { Language } from '../kit/language.ts';
import { icons } from '../parts/icons.ts';
import { noticeTemplate } from '../parts/notice/notice.ts';
import { rangeTemplate } from '../parts/range/range-bar.ts';
import { contentIcons } from './content-icons.ts';
import { gainOf, signedGain } from './gain-words.ts';

const ROWS = [
  'predictions',
  'high_confidence',
  'intervals',
  'pairs',
  'best_times',
  'best_times_high',
  'tips',
] as const satisfies readonly (keyof TrackRecord)[];

/** How right all this would have been on the business's own past. */
export function recordTemplate(record: TrackRecord, language: Language): TemplateResult {
  const rows = ROWS.filter((row) => record[row].said > 0);
  const sentences = recordSentences(record, language);
  // Ranges of a few posts can be held against what came before anything is called: that is no track record.
  if (sentences.length === 0)
    return noticeTemplate(
      { icon: contentIcons.scale, title: language.say('record.none'), text: language.say('record.none.hint') },
      'panel',
    );
  return html`<div class="figures">
    ${sentences.map((words, index) => html`<p class=${index === 0 ? 'verdict' : 'effect'}>${words}</p>`)}
    <p class="effect">${language.say('record.replayed')}</p>
    <details class="why" part="why">
      <summary>${language.say('record.all')}${icons.sorted}</summary>
      <div class="table-scroll" tabindex="0" role="region" aria-label=${language.say('record.all')}>
        <table part="record">
          <thead>
            <tr>
              <th scope="col">${language.say('record.what')}</th>
              <th scope="col">${language.say('record.held')}</th>
              <th scope="col">${language.say('record.share')}</th>
              <th scope="col">${language.say('record.range')}</th>
            </tr>
          </thead>
          <tbody>
            ${rows.map((row) => rowTemplate(row, record, language))}
          </tbody>
        </table>
        ${record.calibration.length === 0 ? nothing : calibrationTemplate(record, language)}
      </div>
    </details>
  </div>`;
}

/** The record in plain sentences, the most telling first. */
export function recordSentences(
  { predictions, high_confidence: high, lift }: TrackRecord,
  language: Language,
): readonly string[] {
  const count = predictions.said;
  return [
    ...(high.said > 0 ? [language.say('why.high', { count, held: high.held, said: high.said })] : []),
    ...(count > 0 ? [language.say('why.predictions', { count, held: predictions.held, said: count })] : []),
    ...(lift === null ? [] : [liftWords(lift, language)]),
  ];
}

function liftWords({ percent, interval }: NonNullable<TrackRecord['lift']>, language: Language): string {
  const { way, size } = gainOf(percent, language);
  return language.say(`record.lift.${Math.round(percent) === 0 ? 'same' : way}`, {
    size,
    low: signedGain(interval.low, language),
    high: signedGain(interval.high, language),
  });
}

function rowTemplate(row: (typeof ROWS)[number], record: TrackRecord, language: Language): TemplateResult {
  const { said, held, share, interval } = record[row];
  return html`<tr>
    <th scope="row">${language.say(`record.${row}`)}</th>
    <td class="number">${language.say('record.of', { held, said })}</td>
    <td class="number">${share === null ? language.say('none') : language.share(share)}</td>
    <td>
      <span class="number">${language.share(interval.low)} – ${language.share(interval.high)}</span>
      ${share === null ? nothing : rangeTemplate({ ...interval, value: share, mark: 0.5, from: 0, to: 1 })}
    </td>
  </tr>`;
}

function calibrationTemplate({ calibration }: TrackRecord, language: Language): TemplateResult {
  return html`<table part="calibration">
    <caption>
      ${language.say('record.calibration')}
    </caption>
    <thead>
      <tr>
        <th scope="col">${language.say('record.said')}</th>
        <th scope="col">${language.say('record.came')}</th>
        <th scope="col">${language.say('record.posts')}</th>
      </tr>
    </thead>
    <tbody>
      ${calibration.map(
        ({ said, came, posts }) =>
          html`<tr>
            <th scope="row" class="number">${language.share(said)}</th>
            <td class="number">${language.share(came)}</td>
            <td class="number">${language.number(posts, { unit: 'count' })}</td>
          </tr>`,
      )}
    </tbody>
  </table>`;
}
