import { BizBoostError } from '../kernel/errors.ts';
import type { State } from './fact.ts';
import { explainRecord } from './explain-record.ts';
import type { BusinessProfile, BusinessProfileInput } from './profile.ts';
import type { BusinessRecord } from './schema/record.ts';

const DEFAULT_CHANNELS = ['facebook', 'instagram', 'whatsapp', 'website'] as const;

/** The profile that a checked `business` record gives, defaults filled in. */
export function profileOfRecord(record: Omit<BusinessRecord, 'kind' | 'id'>): BusinessProfile {
  return Object.freeze({
    name: record.name,
    timezone: record.timezone,
    currency: record.currency,
    week_start: record.week_start ?? 1,
    locale: record.locale ?? undefined,
    revenue_basis: record.revenue_basis ?? 'net',
    channels: Object.freeze([...new Set(record.channels ?? DEFAULT_CHANNELS)]),
  });
}

/** The profile that a kept `business` state gives. */
export function profileOfState(state: State): BusinessProfile {
  return profileOfRecord(state.record as unknown as BusinessRecord);
}

/** The profile a host vouches for, checked and with defaults filled in. Throws `invalid_input` and names the field. */
export function profileOfInput(input: BusinessProfileInput): BusinessProfile {
  const record = { ...input, kind: 'business', id: 'profile' };
  const refusal = explainRecord(record);
  if (refusal === undefined) return profileOfRecord(record as unknown as BusinessRecord);
  throw new BizBoostError('invalid_input', `The profile's \`${refusal.path.slice(1)}\`: ${refusal.message}`, {
    path: refusal.path,
  });
}
