import type { Language } from '../kit/language.ts';

/** How far something is from something else: so many percent more or less; from twice as much on, so many times. */
export interface Gain {
  readonly way: 'more' | 'less' | 'times';
  /** `18%`, or the `7` of "7 times". */
  readonly size: string;
}

/** Percent more, from which nobody sees any more how much that is. */
const TIMES_FROM = 100;

/** @param percent more, or less where it is below 0 */
export function gainOf(percent: number, language: Language): Gain {
  if (percent >= TIMES_FROM) return { way: 'times', size: timesText(1 + percent / 100, language) };
  const size = language.number(Math.abs(Math.round(percent)), { unit: 'percent' });
  return { way: percent < 0 ? 'less' : 'more', size };
}

/** `+18%`, `−7%`, `×7`, with the language's own digits. */
export function signedGain(percent: number, language: Language): string {
  const { way, size } = gainOf(percent, language);
  return `${{ more: '+', less: '−', times: '×' }[way]}${size}`;
}

/** One decimal while that says something. */
function timesText(times: number, language: Language): string {
  const rounded = times < 3 ? Math.round(times * 10) / 10 : Math.round(times);
  return language.count(rounded);
}
