import type { PostingSlot } from '@bizboost/core/contract';
import { describe, expect, it } from 'vitest';
import { addMessages } from '../i18n.ts';
import { Language } from '../kit/language.ts';
import { words } from '../languages/ar/advice.ts';
import { adviceEnglish } from './advice-words.ts';
import { slotEffect } from './slot-words.ts';

const slot = { avg_engagement: 42, post_count: 11, probability_above_usual: 0.88 } as PostingSlot;

describe('what a post at a time gets', () => {
  it('is said with how it compares, parted by the comma of the language', () => {
    expect(slotEffect(slot, 38, new Language('en', adviceEnglish))).toBe('About 42 engagements, 11% above your usual');
    addMessages('ar', words);
    const arabic = slotEffect(slot, 38, new Language('ar', adviceEnglish));
    expect(arabic).toContain('،');
    expect(arabic).not.toContain(', ');
  });
});
