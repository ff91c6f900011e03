import * as z from 'zod/mini';
import { missingPart } from '../kernel/missing-part.ts';

/** A time on the wire: RFC 3339, UTC or with an offset. */
const timestamp = z.string();

export const periodField = z.object({
  /** `today`, `week`, `month`, or `2026-03-01..2026-03-31`. */
  name: z.string(),
  from: timestamp,
  to: timestamp,
  timezone: z.string(),
});

/** The fields every answer has. */
export const commonFields = {
  business_id: z.string(),
  currency: z.string(),
  /** When it was computed. */
  as_of: timestamp,
  /** Names the content: equal revision, equal answer but for `as_of` and `freshness`. */
  revision: z.string(),
  freshness: z.enum(['fresh', 'stale', 'partial']),
  /** With `partial`: what is missing, each as a code with its parameters. */
  missing: z.optional(z.array(missingPart)),
  period: periodField,
  compared_to: z.object({ from: timestamp, to: timestamp }),
};

/** What every answer says about itself, beside its content. */
export type CommonFields = z.infer<z.ZodMiniObject<typeof commonFields>>;

/** `period=today|week|month|FROM..TO`, or `from=&to=`, which means the same as the latter. Default `today`. */
export const periodParams = {
  period: z.optional(z.string()),
  from: z.optional(z.string()),
  to: z.optional(z.string()),
};
