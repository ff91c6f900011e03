import type { LiveAnswer } from '@bizboost/core/contract';
import type { MessageCode } from '../kit/i18n/messages.ts';
import type { Measured } from '../kit/language.ts';

export type Campaign = LiveAnswer['campaigns'][number];

/** The columns of numbers, in their order. */
export const CAMPAIGN_COLUMNS = ['impressions', 'clicks', 'conversions', 'ctr', 'revenue', 'roas'] as const;

export type CampaignColumn = (typeof CAMPAIGN_COLUMNS)[number];

/** How a table is ordered. `undefined`: as the answer lists them. */
export interface CampaignOrder {
  readonly column: CampaignColumn | 'name';
  readonly isDescending: boolean;
}

/** The heading of a column. */
export function columnTitle(column: CampaignColumn | 'name'): MessageCode {
  return `measure.${column}`;
}

export function measuredAs(column: CampaignColumn, currency: string | undefined): Measured {
  switch (column) {
    case 'ctr':
      return { unit: 'percent' };
    case 'roas':
      return { unit: 'ratio' };
    case 'revenue':
      return { unit: 'money', currency };
    case 'impressions':
    case 'clicks':
    case 'conversions':
      return { unit: 'count' };
  }
}

/** `-ctr` is by `ctr`, most first; what names no column is no order. */
export function orderOf(sort: string): CampaignOrder | undefined {
  const [, minus, column] = /^(-?)(\w+)$/.exec(sort) ?? [];
  const isColumn = column === 'name' || CAMPAIGN_COLUMNS.includes(column as CampaignColumn);
  return isColumn ? { column: column as CampaignOrder['column'], isDescending: minus === '-' } : undefined;
}

/** The rows in an order; campaigns without a number come last whichever way. Equal ones keep their place. */
export function ordered(
  campaigns: readonly Campaign[],
  order: CampaignOrder | undefined,
  locale: string,
): readonly Campaign[] {
  if (order === undefined) return campaigns;
  const { column, isDescending } = order;
  const sign = isDescending ? -1 : 1;
  return [...campaigns].sort((a, b) => {
    if (column === 'name') return sign * a.name.localeCompare(b.name, locale);
    const [left, right] = [a[column], b[column]];
    if (left === null || right === null) return Number(left === null) - Number(right === null);
    return sign * (left - right);
  });
}

/** The order after a press on a column's head: first most to least (names A to Z), then the other way, then as listed. */
export function nextSort(sort: string, column: CampaignOrder['column']): string {
  const orders = column === 'name' ? ['name', '-name', ''] : [`-${column}`, column, ''];
  return orders[(orders.indexOf(sort) + 1) % 3] ?? '';
}
