import type { DataAdapter } from '../data/adapter.ts';
import type { BusinessId } from '../kernel/ids.ts';
import type { WriteGate } from './write-gate.ts';

/** What a look at the store has found: `same`, `told` (others have told of changes meanwhile), or `untold`. */
export type HighWaterFinding = 'same' | 'told' | 'untold';

const MOST_MARKS = 1_000;

/** Knows whether the store of a business holds what this process thinks it holds. */
export class HighWater {
  readonly #adapter: DataAdapter;
  readonly #business: BusinessId;
  readonly #gate: WriteGate;
  #mark: string | undefined;
  #wasTold = false;
  /** The last marks of which others have told. */
  readonly #told = new Set<string>();

  constructor({
    adapter,
    business,
    gate,
  }: {
    readonly adapter: DataAdapter;
    readonly business: BusinessId;
    readonly gate: WriteGate;
  }) {
    this.#adapter = adapter;
    this.#business = business;
    this.#gate = gate;
  }

  /** The mark after a write of this process. */
  noteWritten(mark: string): void {
    this.#mark = mark;
  }

  /** Says that others have told of a change, with the mark it led to where they know that. */
  noteTold(mark?: string): void {
    this.#wasTold = true;
    if (mark === undefined) return;
    this.#told.add(mark);
    const [oldest] = this.#told;
    if (this.#told.size > MOST_MARKS && oldest !== undefined) this.#told.delete(oldest);
  }

  /** Whether others have told of the change that led to this mark. */
  isTold(mark: string): boolean {
    return this.#told.has(mark);
  }

  /** Looks. The first look finds nothing, since nothing was known; nor does one that a write of this process has crossed. */
  async look(): Promise<HighWaterFinding> {
    const begun = this.#gate.writesBegun;
    if (this.#adapter.highWaterMark === undefined || this.#gate.isWriting) return 'same';
    const mark = await this.#adapter.highWaterMark(this.#business);
    if (begun !== this.#gate.writesBegun) return 'same';
    const known = this.#mark;
    const finding = this.#wasTold ? 'told' : 'untold';
    this.#mark = mark;
    this.#wasTold = false;
    return known === undefined || known === mark ? 'same' : finding;
  }
}
