import type * as z from 'zod/mini';
import { eventSchema, refundSchema, saleSchema, spendSchema } from './facts.ts';
import { businessSchema, campaignSchema, postSchema, productSchema } from './states.ts';

/** The schema of each kind (contract section 1): types, OpenAPI and refusals come from here. None transforms. */
export const recordSchemas = {
  business: businessSchema,
  product: productSchema,
  campaign: campaignSchema,
  event: eventSchema,
  sale: saleSchema,
  refund: refundSchema,
  spend: spendSchema,
  post: postSchema,
} as const;

export type RecordKind = keyof typeof recordSchemas;

export const recordKinds = Object.keys(recordSchemas) as readonly RecordKind[];

const KINDS: ReadonlySet<unknown> = new Set(recordKinds);

type Immutable<T> = T extends readonly (infer E)[]
  ? readonly Immutable<E>[]
  : T extends object
    ? { readonly [K in keyof T]: Immutable<T[K]> }
    : T;

export type BusinessRecord = Immutable<z.infer<typeof businessSchema>>;
export type ProductRecord = Immutable<z.infer<typeof productSchema>>;
export type CampaignRecord = Immutable<z.infer<typeof campaignSchema>>;
export type EventRecord = Immutable<z.infer<typeof eventSchema>>;
export type SaleRecord = Immutable<z.infer<typeof saleSchema>>;
export type RefundRecord = Immutable<z.infer<typeof refundSchema>>;
export type SpendRecord = Immutable<z.infer<typeof spendSchema>>;
export type PostRecord = Immutable<z.infer<typeof postSchema>>;

/** One record of any kind. Unknown fields are ignored. */
export type BizRecord =
  BusinessRecord | ProductRecord | CampaignRecord | EventRecord | SaleRecord | RefundRecord | SpendRecord | PostRecord;

/** Whether a word names a kind of record. */
export function isRecordKind(word: unknown): word is RecordKind {
  return KINDS.has(word);
}
