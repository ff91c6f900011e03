import type { Prediction } from '@bizboost/core/contract';
import { dayAndHourText } from '../kit/format/time-text.ts';
import type { Language } from '../kit/language.ts';
import { gainOf } from './gain-words.ts';

export type Change = Prediction['suggestions'][number];

/** What to change, in the reader's language; a change this version does not know, in the answer's own words. */
export function changeWords({ code, params, text }: Change, language: Language, timezone: string): string {
  if (code === 'media') return language.sayIfKnown(`change.media.${params['media']}`, text);
  if (code !== 'time') return language.sayIfKnown(`change.${code}`, text, params);
  const when = dayAndHourText(String(params['at'] ?? ''), { locale: language.locale, timezone });
  return language.say('change.time', { when });
}

/** `20% more to expect`, `about 7 times as much to expect`. */
export function gainWords({ expected_gain: gain }: Change, language: Language): string {
  const { way, size } = gainOf(gain, language);
  return language.say(way === 'times' ? 'change.gain_times' : 'change.gain', { size });
}
