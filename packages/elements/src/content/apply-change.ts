import { wallTime } from '../kit/format/zoned-time.ts';
import type { Change } from './change-words.ts';
import { hashtagsOf, MEDIA, type DraftFields } from './draft-fields.ts';

/** What a suggestion does to a draft: it changes a field, or leads to one that only its author can change. */
export interface Applied {
  readonly fields: DraftFields;
  /** Where the author goes on, and what is selected there, in characters. */
  readonly goTo?:
    { readonly field: keyof DraftFields; readonly select?: readonly [from: number, to: number] } | undefined;
}

/** Hashtags that rise now, for a draft that wants some. */
export interface ApplyGround {
  readonly timezone: string;
  readonly rising: readonly string[];
}

/** Applies a suggestion with one press. Words are never written for their author. */
export function applyChange(fields: DraftFields, { code, params }: Change, { timezone, rising }: ApplyGround): Applied {
  const { caption } = fields;
  switch (code) {
    case 'time': {
      const at = Date.parse(String(params['at'] ?? ''));
      return Number.isNaN(at)
        ? { fields, goTo: { field: 'when' } }
        : { fields: { ...fields, when: wallTime(at, timezone) } };
    }
    case 'media':
      return { fields: { ...fields, media: MEDIA.find((kind) => kind === params['media']) ?? fields.media } };
    case 'add_hashtags': {
      const tags = rising.slice(0, Number(params['count'] ?? 2));
      if (tags.length === 0) return { fields, goTo: { field: 'hashtags' } };
      return {
        fields: { ...fields, hashtags: [fields.hashtags.trim(), ...tags].filter((tag) => tag !== '').join(' ') },
      };
    }
    case 'fewer_hashtags':
      return {
        fields: {
          ...fields,
          hashtags: hashtagsOf(fields.hashtags)
            .slice(0, Number(params['count'] ?? 3))
            .map((tag) => `#${tag}`)
            .join(' '),
        },
      };
    case 'shorter_caption':
      return {
        fields,
        goTo: { field: 'caption', select: [Math.min(caption.length, Number(params['length'] ?? 100)), caption.length] },
      };
    default:
      return { fields, goTo: { field: 'caption', select: [caption.length, caption.length] } };
  }
}

/** Whether a suggestion changes something by itself; else it leads to where its author can. */
export function changesItself(fields: DraftFields, change: Change, ground: ApplyGround): boolean {
  return applyChange(fields, change, ground).goTo === undefined;
}
