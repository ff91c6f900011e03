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

/** What a record's `kind` may be. */
export type RecordKind = keyof typeof recordSchemas;

/** Every kind, states and facts. */
export const recordKinds = Object.keys(recordSchemas) as readonly RecordKind[];

const KINDS: ReadonlySet<unknown> = new Set(recordKinds);

type Immutable<T> = T extends readonly (infer E)[]
  ? readonly Immutable<E>[]
  : T extends object
    ? { readonly [K in keyof T]: Immutable<T[K]> }
    : T;

/** A business's profile: the newest version counts. Its currency cannot change once there are facts. */
export type BusinessRecord = Immutable<z.infer<typeof businessSchema>>;
/** What a product is called and costs: the newest version counts. */
export type ProductRecord = Immutable<z.infer<typeof productSchema>>;
/** A campaign and whether it runs: the newest version counts. */
export type CampaignRecord = Immutable<z.infer<typeof campaignSchema>>;
/** Something that somebody saw or did, or several of the same at once (`count`): the first of an id counts. */
export type EventRecord = Immutable<z.infer<typeof eventSchema>>;
/** A sale, by its items or as one amount: the first of an id counts. */
export type SaleRecord = Immutable<z.infer<typeof saleSchema>>;
/** Money given back: the first of an id counts. It may come before the sale it names. */
export type RefundRecord = Immutable<z.infer<typeof refundSchema>>;
/** What a campaign cost at a moment, in the business's own currency: the first of an id counts. */
export type SpendRecord = Immutable<z.infer<typeof spendSchema>>;
/** A post on a channel, with its engagement so far (totals, not additions): the newest version counts. */
export type PostRecord = Immutable<z.infer<typeof postSchema>>;

/** One record of any kind. Unknown fields are ignored. */
export type BizRecord =
  BusinessRecord | ProductRecord | CampaignRecord | EventRecord | SaleRecord | RefundRecord | SpendRecord | PostRecord;

/** Whether a word names a kind of record. */
export function isRecordKind(word: unknown): word is RecordKind {
  return KINDS.has(word);
}
