import { isTimezone } from '../../kernel/calendar.ts';
import {
  isAmount,
  isCost,
  isCurrencyCode,
  isId,
  isLocale,
  isName,
  isSlug,
  isText,
  isTimestamp,
  isTotal,
} from '../schema/field-checks.ts';
import { isFields, type Fields } from './fields.ts';

/** Accept-only checks of what is, for the hot path: exactly what the schemas accept (a property test holds them to it). */

function hasState(record: Fields, kind: string): boolean {
  return (
    record.kind === kind &&
    isId(record.id) &&
    (record.business_id == null || isId(record.business_id)) &&
    maybeTimestamp(record.updated_at)
  );
}

function maybeTimestamp(value: unknown): boolean {
  return value == null || isTimestamp(value);
}

function isEvery(value: unknown, check: (entry: unknown) => boolean): boolean {
  return Array.isArray(value) && value.every(check);
}

export function acceptsBusiness(record: Fields): boolean {
  return (
    hasState(record, 'business') &&
    isName(record.name) &&
    typeof record.timezone === 'string' &&
    isTimezone(record.timezone) &&
    isCurrencyCode(record.currency) &&
    (record.week_start == null || isWeekday(record.week_start)) &&
    (record.locale == null || isLocale(record.locale)) &&
    (record.revenue_basis == null || record.revenue_basis === 'net' || record.revenue_basis === 'gross') &&
    (record.channels == null || isEvery(record.channels, isSlug))
  );
}

function isWeekday(value: unknown): boolean {
  return Number.isInteger(value) && (value as number) >= 1 && (value as number) <= 7;
}

export function acceptsProduct(record: Fields): boolean {
  return (
    hasState(record, 'product') &&
    isName(record.name) &&
    (record.unit_cost == null || isCost(record.unit_cost)) &&
    (record.category == null || isText(record.category)) &&
    (record.learned == null || typeof record.learned === 'boolean')
  );
}

const CAMPAIGN_STATUS: ReadonlySet<unknown> = new Set(['draft', 'active', 'paused', 'completed']);

export function acceptsCampaign(record: Fields): boolean {
  return (
    hasState(record, 'campaign') &&
    isName(record.name) &&
    CAMPAIGN_STATUS.has(record.status) &&
    maybeTimestamp(record.starts_at) &&
    maybeTimestamp(record.ends_at) &&
    (record.budget == null || isAmount(record.budget))
  );
}

const POST_STATUS: ReadonlySet<unknown> = new Set(['draft', 'scheduled', 'published']);
const MEDIA: ReadonlySet<unknown> = new Set(['none', 'image', 'video', 'link', 'carousel']);

export function acceptsPost(record: Fields): boolean {
  return (
    hasState(record, 'post') &&
    isSlug(record.channel) &&
    POST_STATUS.has(record.status) &&
    maybeTimestamp(record.published_at) &&
    maybeTimestamp(record.scheduled_at) &&
    (record.published_at != null || record.scheduled_at != null) &&
    (record.caption == null || isText(record.caption)) &&
    (record.hashtags == null || isEvery(record.hashtags, isText)) &&
    (record.author == null || isText(record.author)) &&
    MEDIA.has(record.media) &&
    (record.paid == null || typeof record.paid === 'boolean') &&
    maybeTotal(record.followers) &&
    (record.engagement == null || acceptsEngagement(record.engagement))
  );
}

function maybeTotal(value: unknown): boolean {
  return value == null || isTotal(value);
}

function acceptsEngagement(value: unknown): boolean {
  return (
    isFields(value) &&
    maybeTotal(value.reactions) &&
    maybeTotal(value.comments) &&
    maybeTotal(value.shares) &&
    maybeTotal(value.saves) &&
    maybeTotal(value.clicks) &&
    maybeTotal(value.impressions) &&
    maybeTotal(value.reach)
  );
}
