import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { SuggestionsAnswer } from '@bizboost/core/contract';
import { dayAndHourText } from '../kit/format/time-text.ts';
import type { Language } from '../kit/language.ts';
import { channelName } from '../parts/channel/channel.ts';
import { confidenceTemplate } from '../parts/confidence/confidence.ts';
import { noticeTemplate } from '../parts/notice/notice.ts';
import { rangeTemplate } from '../parts/range/range-bar.ts';
import { adviceTemplate, type Advice, type AdvicePage } from './advice-row.ts';
import { changeWords, gainWords } from './change-words.ts';
import { factorsTemplate } from './factor-list.ts';
import { basisTemplate } from './times-panel.ts';
import { expectedWords, predictionEvidence } from './prediction-words.ts';

type ScheduledPost = SuggestionsAnswer['content_predictions'][number];

/** Posts that wait for their hour, with how they will do and what would help. */
export function plannedTemplate(answer: SuggestionsAnswer, page: AdvicePage): TemplateResult {
  const { language } = page;
  const posts = answer.content_predictions;
  if (posts.length === 0)
    return noticeTemplate(
      {
        icon: 'calendar',
        title: language.say('planned.none'),
        text: language.say('planned.none.hint'),
        action: page.offers('plan-post')
          ? { label: language.say('action.plan_post'), part: 'action', run: () => page.act({ action: 'plan-post' }) }
          : undefined,
      },
      'panel',
    );
  const most = Math.max(1, ...posts.map(({ interval }) => interval?.high ?? 0));
  return html`<ul class="advices">
    ${repeat(
      posts,
      ({ post_id }) => post_id,
      (post) => adviceTemplate(postAdvice(post, most, answer, page), page),
    )}
  </ul>`;
}

function postAdvice(
  post: ScheduledPost,
  most: number,
  { track_record: record }: SuggestionsAnswer,
  page: AdvicePage,
): Advice {
  const { language, timezone } = page;
  const { caption, confidence, expected, interval, factors, suggestions } = post;
  const when = dayAndHourText(post.scheduled_at, { locale: language.locale, timezone });
  const [change] = suggestions;
  return {
    key: post.post_id,
    about: `${when} · ${channelName(post.channel, language)}`,
    todo:
      change === undefined
        ? // That nothing would help is known of the business's own posts alone.
          language.say(post.basis === 'own' ? 'planned.keep' : 'planned.early')
        : `${changeWords(change, language, timezone)}: ${gainWords(change, language)}`,
    effect: html`<q class="caption" dir="auto">${caption === '' ? language.say('planned.no_caption') : caption}</q>
      ${scoreLine(post, language)}`,
    // Before there is a post to go by there is nothing to be more or less sure of.
    sure:
      post.basis === 'none'
        ? basisTemplate(post.basis, language)
        : html`${confidenceTemplate(confidence, language)}${basisTemplate(post.basis, language)}`,
    picture:
      expected === null || interval === null
        ? undefined
        : rangeTemplate({ ...interval, value: expected, from: 0, to: most }),
    evidence: predictionEvidence(post, record, language),
    more:
      factors.length === 0
        ? nothing
        : html`<p class="evidence-title">${language.say('why.factors')}</p>
            ${factorsTemplate(factors, language)}`,
    action: {
      label: language.say('action.edit_post'),
      spoken: language.say('action.edit_post_of', { when }),
      detail: { action: 'edit-post', id: post.post_id, name: caption },
    },
  };
}

function scoreLine(post: ScheduledPost, language: Language): TemplateResult | typeof nothing {
  if (post.basis === 'none') return nothing;
  // A place among recent posts says nothing where those are a handful.
  if (post.basis === 'general') return html`<span class="score-line">${expectedWords(post, language)}</span>`;
  const score = language.say('score.of', { score: post.predicted_engagement });
  return html`<span class="score-line"
    >${language.say('score.name')} <strong class="number">${score}</strong> · ${expectedWords(post, language)}</span
  >`;
}
