/** A batch's records after checking: times in ms UTC, amounts in integer minor units. What adapters keep. */

export interface EventFact {
  readonly kind: 'event';
  readonly id: string;
  readonly at: number;
  readonly type: string;
  readonly channel: string;
  readonly campaign?: string | undefined;
  readonly product?: string | undefined;
  readonly post?: string | undefined;
  readonly visitor?: string | undefined;
  readonly session?: string | undefined;
  /** Positive integer. */
  readonly count: number;
  /** In millionths (integer), 0 when absent. */
  readonly value: number;
}

/** One line of a sale or refund. All numbers are integers. */
export interface LedgerLine {
  readonly product?: string | undefined;
  /** As the sale named it; the product's own record wins when there is one. */
  readonly name?: string | undefined;
  /** Minor units, >= 0. */
  readonly gross: number;
  /** Minor units; what the sale took off this line. */
  readonly discount: number;
  /** Minor units; what was given back. */
  readonly refund: number;
  /** Units sold, in thousandths. */
  readonly quantity: number;
  /** Units given back, in thousandths. */
  readonly returned: number;
  /** 1 on the first line of a sale, else 0: their sum counts sales. */
  readonly orders: 0 | 1;
  /** 1 on the first line of each product of a sale, else 0: their sum per product counts the sales that hold it. */
  readonly productOrders: 0 | 1;
}

/** A sale as ledger lines, at least one. Discounts are on the lines already. */
export interface SaleFact {
  readonly kind: 'sale';
  readonly id: string;
  readonly at: number;
  readonly channel: string;
  readonly campaign?: string | undefined;
  readonly customer?: string | undefined;
  readonly visitor?: string | undefined;
  readonly currency: string;
  readonly lines: readonly LedgerLine[];
}

/** Money given back, as ledger lines with nothing but `refund` and `returned`. */
export interface RefundFact {
  readonly kind: 'refund';
  readonly id: string;
  readonly at: number;
  /** Of its sale once that is known; before, the refund's own or `unknown`. */
  readonly channel: string;
  readonly campaign?: string | undefined;
  /** The sale it names, known or not. */
  readonly sale?: string | undefined;
  readonly currency: string;
  readonly lines: readonly LedgerLine[];
  /**
   * True while its lines depend on what may still come, and a write that brings it may replace them: the sale it names; and for one that gives
   * back the rest of its sale, ever, the sale's other refunds.
   */
  readonly orphan: boolean;
  /**
   * Only of an orphan that does not simply say an amount: the lines it names itself, none (`[]`) for the rest of its sale. Until its sale comes
   * it counts without product, so `lines` cannot say them. Whoever keeps an orphan gives them back from `find`.
   */
  readonly items?: readonly LedgerLine[] | undefined;
}

/** What a campaign cost at a moment. */
export interface SpendFact {
  readonly kind: 'spend';
  readonly id: string;
  readonly at: number;
  readonly campaign: string;
  /** Minor units of the business's currency. */
  readonly amount: number;
}

/** Something that happened: kept once, never changed (but see `RefundFact.orphan`). */
export type Fact = EventFact | SaleFact | RefundFact | SpendFact;

/** Kinds of which the newest version counts. `retention` is ours alone, and comes in no record: up to when events are kept as sums of days. */
export type StateKind = 'business' | 'product' | 'campaign' | 'post' | 'retention';

/** Something that is: the newest version counts. */
export interface State {
  readonly kind: StateKind;
  readonly id: string;
  /** `updated_at` in ms UTC, where the record has one. */
  readonly updatedAt?: number | undefined;
  /** Made from a sale's item names, not sent by anyone: gives way to any explicit state. */
  readonly implicit?: boolean | undefined;
  /** The record as it came (already checked), without `updated_at`. */
  readonly record: Readonly<Record<string, unknown>>;
}
