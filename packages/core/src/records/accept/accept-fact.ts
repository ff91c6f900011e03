import {
  isAmount,
  isCost,
  isCount,
  isCurrencyCode,
  isId,
  isPrice,
  isQuantity,
  isScaled,
  isSlug,
  isText,
  isTimestamp,
  REST,
} from '../schema/field-checks.ts';
import type { Fields } from './fields.ts';

/** Accept-only checks of what happened, for the hot path: exactly what the schemas accept (a property test holds them to it). */

function maybeId(value: unknown): boolean {
  return value == null || isId(value);
}

export function acceptsEvent(record: Fields): boolean {
  return (
    record.kind === 'event' &&
    isId(record.id) &&
    isSlug(record.type) &&
    isTimestamp(record.occurred_at) &&
    isSlug(record.channel) &&
    (record.count == null || isCount(record.count)) &&
    maybeId(record.campaign_id) &&
    maybeId(record.post_id) &&
    maybeId(record.product_id) &&
    maybeId(record.visitor_id) &&
    maybeId(record.session_id) &&
    (record.value == null || isScaled(record.value, 6)) &&
    maybeId(record.business_id)
  );
}

export function acceptsSale(record: Fields): boolean {
  return (
    record.kind === 'sale' &&
    isId(record.id) &&
    isTimestamp(record.occurred_at) &&
    isSlug(record.channel) &&
    (record.currency == null || isCurrencyCode(record.currency)) &&
    itemsOrAmount(record, acceptsSaleItem, isAmount) &&
    maybeAmount(record.discount) &&
    maybeAmount(record.tax) &&
    maybeAmount(record.shipping) &&
    maybeId(record.campaign_id) &&
    maybeId(record.customer_id) &&
    maybeId(record.visitor_id) &&
    maybeId(record.business_id)
  );
}

export function acceptsRefund(record: Fields): boolean {
  return (
    record.kind === 'refund' &&
    isId(record.id) &&
    isTimestamp(record.occurred_at) &&
    itemsOrAmount(record, acceptsRefundItem, isAmountOrRest) &&
    (record.amount !== REST || record.sale_id != null) &&
    maybeId(record.sale_id) &&
    (record.channel == null || isSlug(record.channel)) &&
    (record.currency == null || isCurrencyCode(record.currency)) &&
    maybeId(record.business_id)
  );
}

export function acceptsSpend(record: Fields): boolean {
  return (
    record.kind === 'spend' &&
    isId(record.id) &&
    isId(record.campaign_id) &&
    isTimestamp(record.occurred_at) &&
    isAmount(record.amount) &&
    maybeId(record.business_id)
  );
}

function maybeAmount(value: unknown): boolean {
  return value == null || isAmount(value);
}

function isAmountOrRest(value: unknown): boolean {
  return value === REST || isAmount(value);
}

function itemsOrAmount(
  record: Fields,
  accepts: (item: unknown) => boolean,
  isItsAmount: (value: unknown) => boolean,
): boolean {
  const { items, amount } = record;
  if (items != null && !Array.isArray(items)) return false;
  const length = items == null ? 0 : (items as unknown[]).length;
  if (amount == null ? length === 0 : length > 0 || !isItsAmount(amount)) return false;
  for (let index = 0; index < length; index++) if (!accepts((items as unknown[])[index])) return false;
  return true;
}

function acceptsSaleItem(item: unknown): boolean {
  if (typeof item !== 'object' || item === null || Array.isArray(item)) return false;
  const fields = item as Fields;
  return (
    isId(fields.product_id) &&
    (fields.name == null || isText(fields.name)) &&
    isQuantity(fields.quantity) &&
    isPrice(fields.unit_price) &&
    (fields.unit_cost == null || isCost(fields.unit_cost)) &&
    maybeAmount(fields.discount)
  );
}

function acceptsRefundItem(item: unknown): boolean {
  if (typeof item !== 'object' || item === null || Array.isArray(item)) return false;
  const fields = item as Fields;
  const hasAmount = fields.amount != null;
  return (
    isId(fields.product_id) &&
    (fields.name == null || isText(fields.name)) &&
    maybeAmount(fields.amount) &&
    (fields.quantity == null || isQuantity(fields.quantity)) &&
    (fields.unit_price == null || isCost(fields.unit_price)) &&
    (hasAmount ? fields.unit_price == null : fields.unit_price != null && fields.quantity != null)
  );
}
