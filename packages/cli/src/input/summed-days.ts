import type { Analytics } from '@bizboost/core';

/**
 * What an export says of days of which only daily sums are left: in the `business` record, from which date on events are one by one. Taken
 * in at the end, since a store refuses events of days that are closed.
 */
export class SummedDays {
  readonly #from = new Map<string, string>();

  /** Looks at a record on its way in. */
  note(record: unknown): void {
    const { kind, id, events_from: from } = (record ?? {}) as Readonly<Record<string, unknown>>;
    if (kind === 'business' && typeof from === 'string') this.#from.set(String(id), from);
  }

  /** Closes the days in the store, so that it answers as the one that was exported. */
  async apply(analytics: Analytics, warn: (message: string) => void): Promise<void> {
    for (const [business, from] of this.#from) {
      try {
        await analytics.for(business).retain({ from });
      } catch (error) {
        warn(
          `Of ${business} there are only daily sums before ${from}, which was not noted: ${(error as Error).message}`,
        );
      }
    }
  }
}
