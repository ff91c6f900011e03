import type { PostDraft } from '@bizboost/core/contract';
import type { FinishedPost } from '../kit/events.ts';
import { instantAt, wallTime, zonedTimestamp } from '../kit/format/zoned-time.ts';
import type { MessageCode } from '../kit/i18n/messages.ts';

export type Media = NonNullable<PostDraft['media']>;

export const MEDIA = ['none', 'image', 'video', 'link', 'carousel'] as const satisfies readonly Media[];

/** A draft as it stands in a form: what was typed, whatever it is. */
export interface DraftFields {
  readonly channel: string;
  readonly media: Media;
  readonly caption: string;
  /** As typed, separated by spaces or commas, with or without `#`. */
  readonly hashtags: string;
  /** `2026-03-05T18:00` by the business's clock; empty for now. */
  readonly when: string;
}

export const EMPTY_DRAFT: DraftFields = { channel: '', media: 'none', caption: '', hashtags: '', when: '' };

const MOST_CHARACTERS = 20_000;
const MOST_HASHTAGS = 100;

/** Hashtags without `#`, each once. */
export function hashtagsOf(typed: string): readonly string[] {
  const tags = typed.split(/[\s,;]+/).map((tag) => tag.replace(/^#+/, ''));
  return [...new Map(tags.filter((tag) => tag !== '').map((tag) => [tag.toLowerCase(), tag])).values()];
}

/** The draft as the service is asked about it. A time that is none, or has passed, is left out: it goes out now. */
export function draftOf(fields: DraftFields, timezone: string, now: number): PostDraft {
  const { channel, media, caption, hashtags, when } = fields;
  const at = instantAt(when, timezone);
  return {
    channel,
    media,
    caption: caption.slice(0, MOST_CHARACTERS),
    hashtags: hashtagsOf(hashtags).slice(0, MOST_HASHTAGS),
    ...(at > now && { scheduled_at: zonedTimestamp(at, timezone) }),
  };
}

/** A draft that a page hands over, as it stands in a form. Takes whatever it is given. */
export function fieldsOf(draft: unknown, timezone: string, fallback: DraftFields): DraftFields {
  if (typeof draft !== 'object' || draft === null) return fallback;
  const { channel, media, caption, hashtags, scheduled_at: scheduled } = draft as Record<string, unknown>;
  const at = typeof scheduled === 'string' ? Date.parse(scheduled) : Number.NaN;
  const isText = (value: unknown): value is string => typeof value === 'string';
  return {
    channel: isText(channel) && channel !== '' ? channel : fallback.channel,
    media: MEDIA.find((kind) => kind === media) ?? fallback.media,
    caption: isText(caption) ? caption : '',
    hashtags: Array.isArray(hashtags)
      ? hashtags
          .filter(isText)
          .map((tag) => `#${tag.replace(/^#+/, '')}`)
          .join(' ')
      : '',
    when: Number.isNaN(at) ? '' : wallTime(at, timezone),
  };
}

/** What is wrong with each field of a draft, in words by code; nothing where it can go out. */
export type Faults = Readonly<Partial<Record<keyof DraftFields, MessageCode>>>;

/** `isUnfinished`: the browser holds half a time in the field, which it gives as an empty one. */
export function faultsOf(fields: DraftFields, timezone: string, now: number, isUnfinished = false): Faults {
  const { channel, media, caption, hashtags, when } = fields;
  const at = instantAt(when, timezone);
  return {
    ...(channel === '' && { channel: 'fault.channel' as const }),
    ...(caption.trim() === '' && media === 'none' && { caption: 'fault.empty' as const }),
    ...(caption.length > MOST_CHARACTERS && { caption: 'fault.caption' as const }),
    ...(hashtagsOf(hashtags).length > MOST_HASHTAGS && { hashtags: 'fault.hashtags' as const }),
    ...((isUnfinished || (when !== '' && Number.isNaN(at))) && { when: 'fault.when' as const }),
    ...(at <= now && { when: 'fault.past' as const }),
  };
}

/** A draft without faults as a record. `id`: of the new post. */
export function postOf(fields: DraftFields, timezone: string, now: number, id: string): FinishedPost {
  const { scheduled_at, channel, media = 'none' } = draftOf(fields, timezone, now);
  const caption = fields.caption.trim();
  const hashtags = hashtagsOf(fields.hashtags);
  return {
    kind: 'post',
    id,
    channel,
    media,
    ...(scheduled_at === undefined
      ? { status: 'published', published_at: zonedTimestamp(now, timezone) }
      : { status: 'scheduled', scheduled_at }),
    ...(caption !== '' && { caption }),
    ...(hashtags.length > 0 && { hashtags }),
  };
}
