import type { LinkStatus, PostDraft } from '@bizboost/core/contract';
import type { Failure } from './failure.ts';
import type { Mark, Phase } from './state/view-of.ts';

/** The person chose another period. Bubbles, composed; cancelled, the period stays. */
export interface PeriodChangeDetail {
  /** `today`, `week`, `month` or `2026-03-01..2026-03-31`. */
  readonly period: string;
}

/** The person wants to act on a number. Bubbles, composed; cancelled, the element does not do what it would have done itself. */
export interface ActionDetail {
  /**
   * What: `see-campaign`, `see-product`, `see-channel`, `see-point`, `see-section`, `connect-channel`, `create-campaign`; of advice `plan-post`
   * (its id is a time, RFC 3339), `edit-post`, `use-tip`, `use-topic`.
   */
  readonly action: string;
  /** Which one, where there are several. */
  readonly id?: string | undefined;
  /** What it is called, for people. */
  readonly name?: string | undefined;
}

/** The person has finished a post. Bubbles, composed; cancelled, it stays in the form until the page clears it. Nothing is sent anywhere. */
export interface PostDetail {
  readonly post: FinishedPost;
}

/** A post as `POST /records` takes it, but for the business, which the page's token says. */
export interface FinishedPost {
  readonly kind: 'post';
  /** New: a random UUID. */
  readonly id: string;
  readonly channel: string;
  readonly media: NonNullable<PostDraft['media']>;
  readonly status: 'scheduled' | 'published';
  /** RFC 3339 with the business's offset; of a scheduled post. */
  readonly scheduled_at?: string;
  /** The same of one that goes out now. */
  readonly published_at?: string;
  readonly caption?: string;
  readonly hashtags?: readonly string[];
}

/** What the element shows has changed in kind. Does not bubble. */
export interface StatusDetail {
  readonly phase: Phase;
  readonly mark: Mark;
  readonly link: LinkStatus | 'idle' | 'given';
  /** When the answer shown was computed. */
  readonly asOf?: string | undefined;
}

/** Something failed: the question, the data handed over, or the element itself. Bubbles, composed. Never holds a token. */
export interface ErrorDetail {
  readonly code: Failure['code'];
  readonly message: string;
  readonly retryable: boolean;
}

/** The events of all elements, by name: for typed listeners. Which bubble, and which can be cancelled, their details say. */
export interface BizBoostEventMap {
  'bizboost-period-change': CustomEvent<PeriodChangeDetail>;
  'bizboost-action': CustomEvent<ActionDetail>;
  'bizboost-post': CustomEvent<PostDetail>;
  'bizboost-status': CustomEvent<StatusDetail>;
  'bizboost-error': CustomEvent<ErrorDetail>;
}

/** How each event travels. */
export const EVENT_SHAPES: Readonly<Record<keyof BizBoostEventMap, EventInit>> = {
  'bizboost-period-change': { bubbles: true, composed: true, cancelable: true },
  'bizboost-action': { bubbles: true, composed: true, cancelable: true },
  'bizboost-post': { bubbles: true, composed: true, cancelable: true },
  'bizboost-status': { bubbles: false, composed: false },
  'bizboost-error': { bubbles: true, composed: true },
};

/** An event of the package, travelling as it is documented. */
export function eventOf<K extends keyof BizBoostEventMap>(name: K, detail: BizBoostEventMap[K]['detail']): CustomEvent {
  return new CustomEvent(name, { detail, ...EVENT_SHAPES[name] });
}

declare global {
  interface HTMLElementEventMap extends BizBoostEventMap {}
  // Those that bubble are heard on the document, too.
  interface DocumentEventMap extends Omit<BizBoostEventMap, 'bizboost-status'> {}
}
