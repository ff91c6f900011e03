/** What a business is, as far as numbers depend on it. Defaults are filled in. */
export interface BusinessProfile {
  readonly name: string;
  /** IANA name. */
  readonly timezone: string;
  /** ISO 4217. */
  readonly currency: string;
  /** 1 Monday … 7 Sunday. */
  readonly week_start: number;
  readonly locale?: string | undefined;
  readonly revenue_basis: 'net' | 'gross';
  readonly channels: readonly string[];
}

/** What a host hands to `analytics.for(id, profile)`: only name, time zone and currency are needed. */
export type BusinessProfileInput = Pick<BusinessProfile, 'name' | 'timezone' | 'currency'> & Partial<BusinessProfile>;
