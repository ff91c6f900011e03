import type { MissingPart } from '../kernel/missing-part.ts';

/** What one answer lacks, each thing once: of what differs in nothing but `until`, a date, the latest. */
export class MissingParts {
  readonly #parts = new Map<string, MissingPart>();

  add({ code, params }: MissingPart): void {
    const sorted = params && Object.fromEntries(Object.entries(params).sort(([a], [b]) => (a < b ? -1 : 1)));
    const { until, ...others } = sorted ?? {};
    const name = JSON.stringify([code, others]);
    const before = this.#parts.get(name)?.params?.['until'];
    if (before !== undefined && until !== undefined && before >= until) return;
    this.#parts.set(name, { code, ...(sorted && { params: sorted }) });
  }

  /** In an order that does not depend on who said it first, since it is part of the answer's content. */
  list(): readonly MissingPart[] {
    return [...this.#parts].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, part]) => part);
  }
}

/** Says of each field of an answer whether it holds a number that cannot be told: it will travel as `null`. */
export function addUntold(content: object, parts: MissingParts): void {
  for (const [field, value] of Object.entries(content))
    if (holdsUntold(value)) parts.add({ code: 'sum_too_large', params: { field } });
}

function holdsUntold(value: unknown): boolean {
  if (typeof value === 'number') return !Number.isFinite(value);
  return typeof value === 'object' && value !== null && Object.values(value).some(holdsUntold);
}
