import { html, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { SuggestionsAnswer, TrendingTopic } from '@bizboost/core/contract';
import { dayAndHourText } from '../kit/format/time-text.ts';
import { noticeTemplate } from '../parts/notice/notice.ts';
import { rangeTemplate } from '../parts/range/range-bar.ts';
import { adviceTemplate, type Advice, type AdvicePage } from './advice-row.ts';

const DAY_MS = 86_400_000;

/** What more posts have than their own past lets expect. */
export function topicsTemplate({ trending_topics: topics }: SuggestionsAnswer, page: AdvicePage): TemplateResult {
  const { language } = page;
  if (topics.length === 0)
    return noticeTemplate(
      { icon: 'spark', title: language.say('topics.none'), text: language.say('topics.none.hint') },
      'panel',
    );
  const most = Math.max(...topics.map(({ count }) => count));
  return html`<ul class="advices">
    ${repeat(
      topics,
      ({ topic }) => topic,
      (topic) => adviceTemplate(topicAdvice(topic, most, page), page),
    )}
  </ul>`;
}

function topicAdvice(
  { topic, count, expected, authors, relevance, window }: TrendingTopic,
  most: number,
  { language, timezone }: AdvicePage,
): Advice {
  const style = { locale: language.locale, timezone };
  const days = Math.max(1, Math.round((Date.parse(window.to) - Date.parse(window.from)) / DAY_MS));
  return {
    key: topic,
    todo: language.say('topics.talk', { topic }),
    effect: language.say('topics.count', { count, days, expected: language.number(expected, { unit: 'count' }) }),
    sure: html`<span class="confidence"
      >${language.say('topics.relevance', { relevance: Math.round(relevance * 100) })}</span
    >`,
    picture: rangeTemplate({ low: expected, high: count, value: count, mark: expected, from: 0, to: most }),
    evidence: [
      language.say('why.topic.window', {
        from: dayAndHourText(window.from, style),
        to: dayAndHourText(window.to, style),
      }),
      language.say('why.topic.expected', { expected: language.number(expected, { unit: 'count' }) }),
      language.say('why.topic.authors', { count: authors }),
      language.say('why.topic.now'),
    ],
    action: {
      label: language.say('action.use_topic'),
      spoken: language.say('action.use_topic_of', { topic }),
      detail: { action: 'use-topic', id: topic, name: topic },
    },
  };
}
