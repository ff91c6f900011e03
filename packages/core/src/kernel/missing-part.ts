import * as z from 'zod/mini';

/**
 * Something that an answer lacks, or has only in part: a code in snake case with what it is about. Whoever shows the answer words it.
 * `sum_too_large` (`field`): sums in that field of the answer are beyond what a number holds exactly, and are `null`.
 * `only_daily_sums` (`until`, a local date): of days before it the store has only sums, and the answer would need more of some.
 * `late_channel` (`channel`, `hours`): the channel has been silent for so many whole hours, longer than it should (`lateAfterMs`).
 * `silent_channel` (`channel`): for more than a month beyond that, or ever.
 */
export const missingPart = z.object({
  code: z.string(),
  params: z.optional(z.record(z.string(), z.union([z.string(), z.number()]))),
});

/** One thing that an answer lacks. */
export type MissingPart = z.infer<typeof missingPart>;
