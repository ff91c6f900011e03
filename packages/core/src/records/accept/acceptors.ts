import { acceptsEvent, acceptsRefund, acceptsSale, acceptsSpend } from './accept-fact.ts';
import { acceptsBusiness, acceptsCampaign, acceptsPost, acceptsProduct } from './accept-state.ts';
import type { RecordKind } from '../schema/record.ts';
import type { Fields } from './fields.ts';

/** The accept-only check of each kind. */
export const acceptors: Readonly<Record<RecordKind, (record: Fields) => boolean>> = {
  business: acceptsBusiness,
  product: acceptsProduct,
  campaign: acceptsCampaign,
  event: acceptsEvent,
  sale: acceptsSale,
  refund: acceptsRefund,
  spend: acceptsSpend,
  post: acceptsPost,
};
