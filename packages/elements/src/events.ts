/** What the elements' events carry. Importing it also types `addEventListener` for them. */
export type {
  ActionDetail,
  BizBoostEventMap,
  ErrorDetail,
  FinishedPost,
  PeriodChangeDetail,
  PostDetail,
  StatusDetail,
} from './kit/events.ts';
