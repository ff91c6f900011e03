import * as z from 'zod/mini';
import { isTimezone } from '../../kernel/calendar.ts';
import { MAX_MINOR } from '../../kernel/money.ts';
import { expecting, type Words } from './expecting.ts';
import {
  isAmount,
  isCost,
  isCount,
  isCurrencyCode,
  isIdText,
  isLocale,
  isName,
  isPrice,
  isQuantity,
  isScaled,
  isSlug,
  isText,
  isTimestamp,
  isTotal,
} from './field-checks.ts';

/** The fields that records are made of: each with its limits, its words for a refusal and its description for OpenAPI. */

type Facts = z.core.GlobalMeta;

/** A string that passes a check of ours; `facts` say the same in JSON Schema. */
function text(check: (value: string) => boolean, error: Words, facts: Facts) {
  return z.string(error).check(z.refine(check, error), z.meta(facts));
}

/** A decimal, as a number or as a string: strings keep what a double cannot. */
function decimal(check: (value: unknown) => boolean, error: Words, facts: Facts & { minimum?: number }) {
  const { minimum, ...rest } = facts;
  const pattern = minimum === undefined ? '^-?\\d+(\\.\\d+)?$' : '^\\d+(\\.\\d+)?$';
  const number = z.number(error).check(z.refine(check, error), z.meta(minimum === undefined ? {} : { minimum }));
  const string = z.string(error).check(z.refine(check, error), z.meta({ pattern }));
  return z.union([number, string], error).check(z.meta(rest));
}

const idError = expecting('an id: a string of 1 to 128 characters, or an integer', 'send the id your own system uses');

const idText = z.string(idError).check(z.refine(isIdText, idError), z.meta({ minLength: 1, maxLength: 128 }));
const anyId = z.union([idText, z.int(idError)], idError).register(z.globalRegistry, { id: 'Id' });

/** An id with a description of its own. */
export function id(description: string) {
  return anyId.check(z.meta({ description }));
}

/** `?` in the contract: may be left out. `null` says the same, as exports of databases write it. */
export function maybe<T extends z.ZodMiniType>(schema: T) {
  return z.nullish(schema);
}

const slugPattern = '^[a-z][a-z0-9_.-]{0,63}$';

export const channel = text(
  isSlug,
  expecting(
    'a channel: lower case letters, digits, "_", "." and "-", a letter first, at most 64',
    'write it like "whatsapp"',
  ),
  { description: 'Where it happened, e.g. `whatsapp`.', pattern: slugPattern },
);

export const eventType = text(
  isSlug,
  expecting(
    'an event type: lower case letters, digits, "_", "." and "-", a letter first, at most 64',
    'write it like "impression" or "product_viewed"',
  ),
  {
    description:
      "`impression`, `click`, `conversion`, `reaction`, `comment`, `share`, `save`, `engagement`, or the host's own.",
    pattern: slugPattern,
  },
);

/** A time: RFC 3339 with an offset, from 1970 on. */
export function timestamp(description: string) {
  const error = expecting(
    'a time with its offset, from 1970 on',
    'write it like 2026-03-02T14:05:00+02:00 or 2026-03-02T12:05:00Z',
  );
  return text(isTimestamp, error, { description, format: 'date-time' });
}

export const currency = text(
  isCurrencyCode,
  expecting('an ISO 4217 currency code', 'use its three capital letters, e.g. "ZMW"'),
  {
    description: 'ISO 4217 code.',
    pattern: '^[A-Z]{3}$',
  },
);

export const timezone = text(isTimezone, expecting('an IANA time zone', 'write it like "Africa/Lusaka"'), {
  description: 'IANA name, e.g. `Africa/Lusaka`.',
});

export const locale = text(isLocale, expecting('a BCP 47 language tag', 'write it like "en-ZM"'), {
  description: 'BCP 47 language tag, e.g. `en-ZM`.',
});

/** An amount in major units, >= 0. */
export function amount(description: string) {
  const error = expecting(
    `an amount from 0 to ${MAX_MINOR}`,
    'send a plain decimal such as 12.5 or "12.50"; what goes back is a refund or a discount',
  );
  return decimal(isAmount, error, { description, minimum: 0 });
}

export const price = decimal(
  isPrice,
  expecting('a price with at most six decimals', 'send a plain decimal such as 2.55 or "2.55"'),
  {
    description: 'Price of one unit, in major units, up to six decimals. A line with a negative price is a discount.',
  },
);

/** A unit price or cost, >= 0. */
export function cost(description: string) {
  const error = expecting('a price from 0 on with at most six decimals', 'send a plain decimal such as 2.55 or "2.55"');
  return decimal(isCost, error, { description, minimum: 0 });
}

export const quantity = decimal(
  isQuantity,
  expecting(
    'a quantity from 0 on with at most three decimals',
    'send a plain decimal such as 2 or "0.75"; what comes back is a refund',
  ),
  { description: 'Units, up to three decimals.', minimum: 0 },
);

export const value = decimal(
  (input) => isScaled(input, 6),
  expecting('a number with at most six decimals', 'send a plain decimal such as 1.5'),
  { description: "A number of the host's own, up to six decimals." },
);

const countError = expecting(`a positive integer of at most ${MAX_MINOR}`, 'leave it out for one');

export const count = z
  .number(countError)
  .check(
    z.refine(isCount, countError),
    z.meta({ type: 'integer', minimum: 1, description: 'How many at once. Default 1.' }),
  );

const totalError = expecting('an integer from 0 on', 'send the total so far');

/** A total so far. */
export const total = z.number(totalError).check(z.refine(isTotal, totalError), z.meta({ type: 'integer', minimum: 0 }));

/** A name for people: at least one character. */
export function name(description: string) {
  return text(isName, expecting('a name of at least one character'), { description, minLength: 1 });
}

/** Free text. */
export function freeText(description: string) {
  return text(isText, expecting('text without the character U+0000'), { description });
}

/** Who the record belongs to. */
export const businessId = maybe(id("Whose it is. Default: the caller's business; another's is refused."));

/** One of a few words. */
export function oneOf<const W extends readonly [string, ...string[]]>(words: W, description: string) {
  return z
    .enum(words, expecting(`one of ${words.map((word) => `"${word}"`).join(', ')}`))
    .check(z.meta({ description }));
}
