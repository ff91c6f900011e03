import { expect, it } from 'vitest';
import { shopAnswer, STORY_NOW } from '../../../../stories/shop-data.ts';
import { liveEnglish } from '../kit/i18n/live-english.ts';
import { Language } from '../kit/language.ts';
import { liveSentence } from './live-sentence.ts';

it('what is heard of new numbers is revenue with its direction, and engagement', () => {
  const words = liveSentence(shopAnswer({ period: 'today', now: STORY_NOW }), new Language('en-GB', liveEnglish));
  expect(words.replace(/\u00a0/g, ' ')).toBe('Revenue ZMW 5,443.51, up 8.3%. 477 engagements.');
});
