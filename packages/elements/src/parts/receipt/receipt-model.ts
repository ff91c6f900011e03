/** A name and what stands behind it, with a line between. */
export interface ReceiptLine {
  readonly label: string;
  /** Of several lines where it has several parts. */
  readonly value: string;
  /** In full, where the value is shortened or worded. */
  readonly title?: string | undefined;
  /** `+`, `−`, `÷` or `=` before the name, in a calculation. */
  readonly sign?: string | undefined;
  /** What others add up to. */
  readonly isTotal?: boolean;
  /** A name for machines: letters of one width, broken anywhere. */
  readonly isCode?: boolean;
}

/** Lines that belong together, with what is to be said of them. */
export interface ReceiptBlock {
  readonly name: 'working' | 'records' | 'facts';
  readonly lines: readonly ReceiptLine[];
  readonly before?: string | undefined;
  readonly notes: readonly string[];
}

/** How a number came about, in words. */
export interface ReceiptModel {
  /** Every digit. */
  readonly value: string;
  /** What it is compared with. */
  readonly comparison: string;
  /** What it is. */
  readonly definition: string;
  readonly blocks: readonly ReceiptBlock[];
}
