import { html, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { ImprovementTip, SuggestionsAnswer } from '@bizboost/core/contract';
import { enTips } from '../kit/i18n/en-tips.ts';
import type { Language } from '../kit/language.ts';
import { noticeTemplate } from '../parts/notice/notice.ts';
import { rangeTemplate } from '../parts/range/range-bar.ts';
import { adviceTemplate, type Advice, type AdvicePage } from './advice-row.ts';
import { gainOf, signedGain } from './gain-words.ts';
import { contentIcons } from './content-icons.ts';
import { bringWords } from './content-words.ts';

// Here, since a bundler may leave out a module whose exports nobody names. Topics and the track record come along with tips.
bringWords(enTips);

/** What to do otherwise than so far, as far as the business's own posts bear it out. */
export function tipsTemplate(
  { improvement_tips: tips, history, track_record: record }: SuggestionsAnswer,
  page: AdvicePage,
): TemplateResult {
  const { language } = page;
  if (tips.length === 0) {
    const code = history.enough ? 'tips.none' : 'tips.early';
    return noticeTemplate(
      { icon: contentIcons.bulb, title: language.say(code), text: language.say(`${code}.hint`) },
      'panel',
    );
  }
  const furthest = Math.max(...tips.flatMap(({ interval }) => [Math.abs(interval.low), Math.abs(interval.high)]));
  return html`<ul class="advices">
    ${repeat(
      tips,
      ({ code }) => code,
      (tip) => adviceTemplate(tipAdvice(tip, record, furthest, language), page),
    )}
  </ul>`;
}

function tipAdvice(
  tip: ImprovementTip,
  record: SuggestionsAnswer['track_record'],
  furthest: number,
  language: Language,
): Advice {
  const { code, effect, interval, n } = tip;
  const isMore = effect >= 0;
  const todo = language.sayIfKnown(`tip.${code}.${isMore ? 'more' : 'less'}`, tip.action.text.replace(/[.!]$/, ''));
  const having = language.sayIfKnown(`tip.${code}`, '');
  const { way, size } = gainOf(effect, language);
  const low = signedGain(interval.low, language);
  const high = signedGain(interval.high, language);
  return {
    key: code,
    todo,
    effect: having === '' ? tip.text : language.say(`tips.effect.${way}`, { having, size }),
    sure: html`<span class="confidence high">${contentIcons.check}${language.say('tips.beyond')}</span>`,
    picture: rangeTemplate({ ...interval, mark: 0, from: -furthest, to: furthest }),
    evidence: [
      language.say('why.tip.compared', {
        with: language.say('why.tip.n', { count: n }),
        without: Number(tip.params['without'] ?? 0),
      }),
      language.say('why.tip.interval', { low, high }),
      language.say('why.tip.gate'),
      record.tips.said === 0
        ? language.say('why.no_score')
        : language.say('why.tip.record', { held: record.tips.held, said: record.tips.said }),
    ],
    action: {
      label: language.say('action.use_tip'),
      spoken: language.say('action.use_tip_of', { tip: todo }),
      detail: { action: 'use-tip', id: tip.action.code, name: todo },
    },
  };
}
