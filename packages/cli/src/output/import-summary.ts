/** Collects what became of the records of an import, in constant memory. */
export interface ImportSummary {
  readonly accepted: number;
  readonly duplicates: number;
  readonly rejected: number;
  /** Most frequent first: why records were refused, how often, and the first places. */
  readonly reasons: readonly RefusalReason[];
}

export interface RefusalReason {
  readonly message: string;
  readonly count: number;
  /** `file:line`, the first few. */
  readonly examples: readonly string[];
}

export interface SummaryBuilder {
  add(counts: { readonly accepted: number; readonly duplicates: number; readonly rejected: number }): void;
  /** Notes why one of the rejected was refused. The first hundred of a batch come with a reason. */
  explain(message: string, place: string): void;
  readonly summary: () => ImportSummary;
}

const MAX_REASONS = 50;
const MAX_EXAMPLES = 3;

export function summaryBuilder(): SummaryBuilder {
  const totals = { accepted: 0, duplicates: 0, rejected: 0 };
  const reasons = new Map<string, { count: number; examples: string[] }>();
  return {
    add(counts) {
      totals.accepted += counts.accepted;
      totals.duplicates += counts.duplicates;
      totals.rejected += counts.rejected;
    },
    explain(message, place) {
      const key = reasons.has(message) || reasons.size < MAX_REASONS ? message : 'other reasons';
      const reason = reasons.get(key) ?? { count: 0, examples: [] };
      reason.count += 1;
      if (reason.examples.length < MAX_EXAMPLES) reason.examples.push(place);
      reasons.set(key, reason);
    },
    summary: () => ({ ...totals, reasons: ranked(reasons) }),
  };
}

function ranked(reasons: ReadonlyMap<string, { count: number; examples: string[] }>): RefusalReason[] {
  return [...reasons].map(([message, rest]) => ({ message, ...rest })).sort((a, b) => b.count - a.count);
}

/** The summary in words, for people. */
export function summaryText(summary: ImportSummary): string {
  const { accepted, duplicates, rejected } = summary;
  const head = `${numberOf(accepted)} kept, ${numberOf(duplicates)} known already, ${numberOf(rejected)} refused`;
  const lines = summary.reasons.map(
    (one) =>
      `  ${numberOf(one.count)} × ${one.message} (${one.examples.join(', ')}${one.count > one.examples.length ? ', …' : ''})`,
  );
  return [head, ...lines].join('\n');
}

function numberOf(value: number): string {
  return value.toLocaleString('en-US');
}
