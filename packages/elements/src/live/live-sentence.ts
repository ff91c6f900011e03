import type { LiveAnswer } from '@bizboost/core/contract';
import type { Language } from '../kit/language.ts';

/** What a screen reader hears of new numbers. */
export function liveSentence({ revenue, engagement, currency }: LiveAnswer, language: Language): string {
  const total = language.number(revenue.total_revenue, { unit: 'money', currency });
  const { revenue_trend: trend } = revenue;
  const money =
    trend === null
      ? language.say('announce.revenue_plain', { revenue: total })
      : language.say('announce.revenue', { revenue: total, trend: trendWords(trend, language) });
  const { total_engagements: count } = engagement;
  return count === null ? money : `${money} ${language.say('announce.engagements', { count })}`;
}

function trendWords(trend: number, language: Language): string {
  const percent = language.number(Math.abs(trend), { unit: 'percent' });
  const words = language.say(trend === 0 ? 'trend.flat' : trend > 0 ? 'trend.up' : 'trend.down', { percent });
  return words.charAt(0).toLocaleLowerCase(language.locale) + words.slice(1);
}
