import * as z from 'zod/mini';

/** A value as its schema has it, or the first thing that is wrong with it. */
export type CheckedValue<S extends z.core.$ZodType> =
  | { readonly data: z.core.output<S>; readonly issue?: undefined }
  | { readonly data?: undefined; readonly issue: z.core.$ZodIssue };

/**
 * Whether a value from outside is what its schema says. Beware of asking the schema itself: it measures whatever has a `length` before it
 * looks what it is, and throws over one that cannot be turned into a number.
 */
export function checkValue<S extends z.core.$ZodType>(schema: S, value: unknown): CheckedValue<S> {
  try {
    const { data, error } = z.safeParse(schema, value, { reportInput: true });
    const issue = error?.issues[0];
    return issue === undefined ? { data: data as z.core.output<S> } : { issue };
  } catch {
    return {
      issue: { code: 'custom', path: [], input: value, message: 'Expected plain values, got one that is none.' },
    };
  }
}
