import type { Unit } from '../../kit/format/number-text.ts';

/** What a number is held against. */
export interface Comparison {
  /** Percent change, one decimal; `null` when there was nothing before. */
  readonly trend: number | null;
  /** The value of the interval before, cut at the same elapsed time. */
  readonly previous: number | null;
  readonly period: 'today' | 'week' | 'month' | 'range';
  /** Default true. False for what should fall, e.g. refunds. */
  readonly isMoreBetter?: boolean | undefined;
}

/** What a card shows. Everything but the label may be absent. */
export interface CardModel {
  readonly label: string;
  /** `null` is "no data", or cannot be told: shown as a dash. */
  readonly value: number | null;
  readonly unit: Unit;
  /** ISO 4217; for `money`. */
  readonly currency?: string | undefined;
  readonly comparison?: Comparison | undefined;
  /** A line under the number. */
  readonly note?: string | undefined;
  /** Drawn as a small line, oldest first. */
  readonly series?: readonly number[] | undefined;
  /** What the number leads to: the detail of its `bizboost-action`. */
  readonly action?: { readonly label: string; readonly action: string; readonly id?: string } | undefined;
}

/** Whether a value handed over is a card's own model, and not an answer. */
export function isCardModel(value: unknown): value is CardModel {
  return typeof value === 'object' && value !== null && 'label' in value && 'value' in value && !('as_of' in value);
}
