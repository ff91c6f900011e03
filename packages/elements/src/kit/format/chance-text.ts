import type { Language } from '../language.ts';
import { numberFormat } from './intl-cache.ts';

/** `0.93` → `93`, for sentences of the kind "93 times in 100"; "more than 99" or "fewer than 1" where a whole number would claim more than can be known. */
export function ofHundred(chance: number, language: Language): string {
  const whole = (value: number): string => numberFormat(language.locale, { maximumFractionDigits: 0 }).format(value);
  if (chance > 0.99) return language.say('chance.over', { chance: whole(99) });
  return chance < 0.01 ? language.say('chance.under', { chance: whole(1) }) : whole(chance * 100);
}

/** Parameters of a sentence that names a chance: its words, and the number by which "times" is singular or plural. */
export function chanceParams(chance: number, language: Language): { readonly chance: string; readonly count: number } {
  return { chance: ofHundred(chance, language), count: Math.min(99, Math.max(1, Math.round(chance * 100))) };
}
