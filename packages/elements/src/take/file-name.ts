import { wallTime } from '../kit/format/zoned-time.ts';
import type { Taken } from './taken.ts';

/** Longer names are of no use to anybody, and some disks refuse them. */
const LONGEST = 80;

/** `bizboost-revenue-2026-11-01--2026-11-30.csv`: what, and of which days, as the business counts them. */
export function fileName({ slug, answer }: Pick<Taken, 'slug' | 'answer'>, ending: 'csv' | 'png'): string {
  const what = slug
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, '-')
    .replaceAll(/^-|-$/g, '')
    .slice(0, LONGEST);
  return `${['bizboost', what, days(answer)].filter((part) => part !== '').join('-')}.${ending}`;
}

function days(answer: Taken['answer']): string {
  if (answer === undefined) return '';
  const { from: start, to: end, timezone } = answer.period;
  const dayOf = (at: number): string => (Number.isFinite(at) ? wallTime(at, timezone).slice(0, 10) : '');
  const [from, last] = [dayOf(Date.parse(start)), dayOf(Date.parse(end) - 1)]; // the end is not part of it
  return from === last ? from : [from, last].join('--');
}
