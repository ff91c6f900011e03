import type { PostingSlot, PostingTimes, SuggestionsAnswer } from '@bizboost/core/contract';
import { chanceParams } from '../kit/format/chance-text.ts';
import { hourText } from '../kit/format/time-text.ts';
import { weekdayText } from '../kit/format/week-text.ts';
import type { Language } from '../kit/language.ts';
import { gainOf } from './gain-words.ts';
import { daysOf } from './slot.ts';

/** Days and hours of a slot: `weekdays`, `18:00 – 21:00`. */
export function slotWhen(slot: PostingSlot, language: Language): { readonly days: string; readonly time: string } {
  const { locale } = language;
  const days = daysOf(slot);
  const isWeekdays = days.join() === '0,1,2,3,4';
  const from = hourText(slot.time, locale);
  return {
    days: isWeekdays
      ? language.say('times.weekdays')
      : days.join() === '5,6'
        ? language.say('times.weekends')
        : language.list(days.map((day) => weekdayText(day, locale, 'long'))),
    time: slot.until === undefined ? from : language.say('times.range', { from, until: hourText(slot.until, locale) }),
  };
}

/** In one line: `Thursday, 18:00`. */
export function slotName(slot: PostingSlot, language: Language): string {
  const { days, time } = slotWhen(slot, language);
  return language.say('heat.moment', { day: days, hour: time });
}

/** What a post there gets and how that compares; of general experience only how often it does better. */
export function slotEffect(slot: PostingSlot, usual: number | null, language: Language): string {
  const chance = language.say('times.chance', chanceParams(slot.probability_above_usual, language));
  if (usual === null || usual <= 0 || slot.post_count === 0) return sentence(chance, language);
  const percent = Math.round((slot.avg_engagement / usual - 1) * 100);
  const { way, size } = gainOf(percent, language);
  const compared = { more: 'times.above', less: 'times.below', times: 'times.above_times' } as const;
  return language.say('times.effect', {
    about: language.say('times.about', { count: Math.round(slot.avg_engagement) }),
    compared: percent === 0 ? language.say('times.as_usual') : language.say(compared[way], { size }),
  });
}

function sentence(words: string, { locale }: Language): string {
  return words.charAt(0).toLocaleUpperCase(locale) + words.slice(1);
}

/** What a slot's advice is drawn from, held against, and how right such advice was. */
export function slotEvidence(
  slot: PostingSlot,
  { optimal_posting_times: times, track_record: record }: Evidence,
  language: Language,
): readonly string[] {
  const number = (value: number): string => language.number(value, { unit: 'count' });
  const chance = language.say('why.chance', chanceParams(slot.probability_above_usual, language));
  if (times.basis === 'general') return [language.say('why.general'), chance];
  const { low, high } = slot.interval;
  return [
    language.say('why.posts', { count: slot.post_count }),
    chance,
    language.say('why.mean', { low: number(low), high: number(high) }),
    ...(times.usual_engagement === null ? [] : [language.say('why.usual', { usual: number(times.usual_engagement) })]),
    ...timesRecord(record, language),
  ];
}

type Evidence = Pick<SuggestionsAnswer, 'optimal_posting_times' | 'track_record'>;

function timesRecord(
  { best_times: all, best_times_high: high }: Evidence['track_record'],
  language: Language,
): string[] {
  if (all.said === 0) return [language.say('why.no_score')];
  return [
    language.say('why.times', { held: all.held, said: all.said }),
    ...(high.said === 0 ? [] : [language.say('why.times_high', { held: high.held, said: high.said })]),
  ];
}

/** The heat map in a sentence. */
export function weekSummary({ best_times: [best], worst_times: [worst] }: PostingTimes, language: Language): string {
  if (best === undefined) return language.say('heat.none');
  if (worst === undefined) return language.say('heat.summary.best', { best: slotName(best, language) });
  return language.say('heat.summary', { best: slotName(best, language), worst: slotName(worst, language) });
}
