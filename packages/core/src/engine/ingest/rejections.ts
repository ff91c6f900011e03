import { BizBoostError } from '../../kernel/errors.ts';
import type { Refusal } from '../../records/refusal.ts';
import type { Rejection } from '../analytics.ts';

/** How many rejections a receipt lists. */
export const MAX_LISTED = 100;

/** Counts what was rejected and remembers the first ones; only those are explained, since explaining costs more than checking. */
export class Rejections {
  #count = 0;
  readonly #listed: Rejection[] = [];
  readonly #listedByPass = new Map<string, number>();

  get count(): number {
    return this.#count;
  }

  /** @param pass each pass goes through the items in their order, so the first of every pass are enough. */
  add(pass: string, index: number, explain: () => Refusal): void {
    this.#count++;
    const listed = this.#listedByPass.get(pass) ?? 0;
    if (listed >= MAX_LISTED) return;
    this.#listedByPass.set(pass, listed + 1);
    const { path, message } = explain();
    this.#listed.push({ index, path, message });
  }

  /** The same for what was thrown while a record was read. What is no refusal is a fault of ours and goes on. */
  addThrown(pass: string, index: number, error: unknown, pathOf: (path: string) => string = (path) => path): void {
    if (!BizBoostError.isInstance(error)) throw error;
    this.add(pass, index, () => ({ path: pathOf(error.path ?? ''), message: error.message }));
  }

  /** The first ones by index. */
  list(): readonly Rejection[] {
    return firstByIndex(this.#listed);
  }
}

/** The first ones by index, as many as a receipt lists. */
export function firstByIndex(rejections: readonly Rejection[]): readonly Rejection[] {
  return [...rejections].sort((a, b) => a.index - b.index).slice(0, MAX_LISTED);
}
