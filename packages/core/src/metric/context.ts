import type { SumsReader } from '../data/reader.ts';
import type { Period } from '../kernel/period.ts';
import type { BusinessProfile } from '../records/profile.ts';

/** What the evaluation of a metric may know: one business, one period of its calendar. */
export interface MetricContext {
  readonly reader: SumsReader;
  readonly profile: Pick<BusinessProfile, 'currency' | 'revenue_basis'>;
  readonly period: Period;
}
