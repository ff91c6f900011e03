import * as z from 'zod/mini';
import { commonFields, periodParams } from '../../protocol/common-fields.ts';
import { defineQuery } from '../../protocol/query.ts';

// A file of its own: a page fetches it when somebody asks for a receipt.

/** `null` where it cannot be told, or there is no data. */
const number = z.nullable(z.number());
const linearTerms = z.array(z.object({ measure: z.string(), times: z.number() }));

/** What `analytics/metrics/{name}/receipt` answers. */
export const receiptResult = z.object({
  name: z.string(),
  unit: z.enum(['money', 'count', 'percent', 'ratio', 'duration']),
  /** As `analytics/metrics/{name}` says it; so are `previous` and `trend`. */
  value: number,
  previous: number,
  trend: number,
  definition: z.object({
    /** One sentence in English; of a host's own metric the host's, where it has one. */
    description: z.optional(z.string()),
    /** Over the names of the measures, e.g. `(revenue - unattributed) / spend`; absent where it is no such formula. Times 100 it is a `percent`. */
    expression: z.optional(z.string()),
    /** The same as data: measures, each so many times. */
    numerator: z.optional(linearTerms),
    /** Of a quotient. */
    denominator: z.optional(linearTerms),
    /** Whether the values of parts of time add up to the value of the whole. */
    is_additive: z.boolean(),
    measures: z.array(
      z.object({
        name: z.string(),
        /** What it is taken over: events, lines of sales and refunds, spends, or the people whom events and sales name. */
        of: z.enum(['event', 'sale', 'spend', 'people']),
        /** What is summed of it, e.g. `count`, `net`, `quantity`, `visitor`. */
        column: z.string(),
        /** The integer that the formula is given; `sum / scale` is what people would say. */
        sum: number,
        /** 100 for a currency of two decimals, 1,000 for pieces, 1,000,000 for values of events, 1 for counts. */
        scale: z.number(),
      }),
    ),
  }),
  /** What was divided by what, before it was, where that was done; money in minor units. */
  quotient: z.optional(z.object({ numerator: number, denominator: number })),
  /** What records must have to count, those nobody asks for included: money counts in the business's own currency alone. */
  filters: z.array(
    z.object({
      dimension: z.enum(['channel', 'campaign', 'product', 'currency', 'type', 'post']),
      /** One of these; `null` is "has none". */
      values: z.array(z.nullable(z.string())),
      /** The measures it holds for. */
      measures: z.array(z.string()),
    }),
  ),
  /** The records of the period that the metric looked at, each once, whatever its lines. Of a quotient those of both its numbers. */
  records: z.object({
    total: z.number(),
    kinds: z.array(
      z.object({
        kind: z.enum(['sale', 'refund', 'event', 'spend']),
        /** Of events: their type, the most frequent first. */
        type: z.optional(z.string()),
        count: z.number(),
      }),
    ),
    /** Types of events that are not listed. */
    more: z.optional(z.object({ types: z.number(), count: z.number() })),
  }),
  /** 1 Monday … 7 Sunday: the week of the `period`. */
  week_start: z.number(),
  source: z.object({
    /** What the store calls itself. */
    name: z.string(),
    /** `records` that were sent to BizBoost, or `tables` of an application that it reads. */
    holds: z.enum(['records', 'tables']),
    /** A local date: of events before it sums of days are kept alone, each of which counts as one record. Where it concerns the period. */
    daily_sums_until: z.optional(z.string()),
  }),
  ...commonFields,
});

/** How a metric's number came about: definition, filters, records counted, source. */
export type ReceiptAnswer = z.infer<typeof receiptResult>;

/** Parameters: the metric's name, the period. `not_found` for an unknown name. */
export const receiptQuery = defineQuery({
  name: 'receipt',
  path: 'analytics/metrics/{name}/receipt',
  summary: 'How a number came about: its definition, filters, records counted and source',
  params: z.object({ name: z.string(), ...periodParams }),
  result: receiptResult,
});
