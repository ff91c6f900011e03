import { hasLink } from '../text/words.ts';
import type { DraftPost } from '../posts/published-post.ts';

/** What can be said of a post by looking at it alone, and what each number is about, in the order of `ownTraits`. */
export const OWN_TRAITS = [
  ['video', 'media'],
  ['image', 'media'],
  ['link', 'media'],
  ['text_only', 'media'],
  ['carousel', 'media'],
  ['paid', 'paid'],
  ['day_sine', 'time'],
  ['day_cosine', 'time'],
  ['half_day_sine', 'time'],
  ['half_day_cosine', 'time'],
  ['monday', 'time'],
  ['tuesday', 'time'],
  ['wednesday', 'time'],
  ['thursday', 'time'],
  ['friday', 'time'],
  ['saturday', 'time'],
  ['sunday', 'time'],
  ['length', 'caption'],
  ['length_squared', 'caption'],
  ['short', 'caption'],
  ['question', 'caption'],
  ['exclamation', 'caption'],
  ['emoji', 'caption'],
  ['number', 'caption'],
  ['capitals', 'caption'],
  ['hashtags', 'hashtags'],
  ['mention', 'caption'],
  ['address', 'caption'],
  ['quote', 'caption'],
  ['colon', 'caption'],
  ['lines', 'caption'],
] as const;

const DAY_HOURS = 24;
const HOUR_MS = 3_600_000;
/** Captions of fewer characters are short. */
const SHORT = 60;

export function ownTraits(post: DraftPost): number[] {
  return [...mediaTraits(post), ...timeTraits(post.localAt), ...captionTraits(post)];
}

function mediaTraits({ media, isPaid }: DraftPost): number[] {
  const kinds = ['video', 'image', 'link', 'none', 'carousel'];
  return [...kinds.map((kind) => flag(media === kind)), flag(isPaid)];
}

function timeTraits(localAt: number): number[] {
  const hour = (localAt / HOUR_MS) % DAY_HOURS;
  const angle = (hour / DAY_HOURS) * 2 * Math.PI;
  const today = weekdayOf(localAt);
  return [
    Math.sin(angle),
    Math.cos(angle),
    Math.sin(2 * angle),
    Math.cos(2 * angle),
    ...Array.from({ length: 7 }, (_, weekday) => flag(weekday === today)),
  ];
}

function captionTraits({ caption, hashtags }: DraftPost): number[] {
  const length = Math.log1p(lengthOf(caption));
  return [
    length,
    length ** 2 / 5,
    flag(lengthOf(caption) < SHORT),
    flag(/[?？؟]/u.test(caption)),
    flag(/[!！]/u.test(caption)),
    flag(/\p{Extended_Pictographic}/u.test(caption)),
    flag(/\d/.test(caption)),
    shareOfCapitals(caption),
    Math.log1p(hashtags.length),
    flag(caption.includes('@')),
    flag(hasLink(caption)),
    flag(/["“«「]/u.test(caption)),
    flag(caption.includes(':')),
    flag(caption.includes('\n')),
  ];
}

function shareOfCapitals(text: string): number {
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  return letters === 0 ? 0 : (text.match(/\p{Lu}/gu)?.length ?? 0) / letters;
}

/** Characters as people count them, near enough: code points. */
export function lengthOf(text: string): number {
  let length = 0;
  for (const _ of text) length++;
  return length;
}

/** 0 is Monday. */
export function weekdayOf(localAt: number): number {
  // 1970-01-01 was a Thursday.
  return (Math.floor(localAt / (DAY_HOURS * HOUR_MS)) + 3) % 7;
}

/** 0 to 23. */
export function hourOf(localAt: number): number {
  return Math.floor(localAt / HOUR_MS) % DAY_HOURS;
}

function flag(isSo: boolean): number {
  return isSo ? 1 : 0;
}
